/*
 * prune - delete what the office's rule of retention (profile [luu_giu]) no longer keeps in an
 * output folder.
 *
 *     .truoc/<set>         the set that was replaced         made more than luu_giu.bo_truoc days ago
 *     <set>/tra-lai        rows with personal data           made more than luu_giu.tra_lai days ago
 *     kiem-tra/<KỲ>        findings of a check               made more than luu_giu.kiem_tra days ago
 *
 * The newest set of a period is never deleted, and nothing of a sealed set is: its tra-lai/ is
 * named, so that a person deletes it.
 */
#ifndef ASK_PRUNE_H
#define ASK_PRUNE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "conf/profile.h"
#include "time/period.h"

struct prune_request {
    const char *output;
    const struct profile *profile;
    period_day today;
};

struct prune_item {
    const char *path; /* below the output folder: ".truoc/2026-Q1" */
    const char *what; /* what it is, for a person */
    int days;         /* since it was made */
    bool sealed;      /* of a sealed set: named, not deleted */
};

/* List what the rule no longer keeps, in order of path. */
bool prune_list(struct arena *a, const struct prune_request *r, struct prune_item **out, size_t *n,
                struct err *e);

/* Delete an item that is not sealed.  The caller holds the lock of the output folder. */
bool prune_remove(const char *output, const struct prune_item *item, struct err *e);

#endif /* ASK_PRUNE_H */
