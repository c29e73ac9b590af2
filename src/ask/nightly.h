/*
 * nightly - decide what an unwatched run does today, and why (spec 4.4).
 *
 *     every quarter and month that has extracts; every half and year that has ended and whose quarters all have figures:
 *     published, published in this night, or from before the program
 *       sealed                                 leave
 *       still running                          provisional set "so far", when anything changed
 *       ended                                  the set, when anything that decides it changed
 *       counted by other rules, same data      leave, unless phat_hanh.lap_lai_khi_doi_quy_tac allows it
 *       its files cannot be read               fail: it is reported, and the others are done
 *
 * The caller gives the day.  Deciding reads and digests files, except those that `known` knows, and
 * writes nothing.
 */
#ifndef ASK_NIGHTLY_H
#define ASK_NIGHTLY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "conf/profile.h"
#include "time/period.h"

struct nightly_request {
    const char *input, *output, *templates, *fonts;
    const struct profile *profile;
    const char *arguments; /* as in run/pipeline.h */
    period_day today;
    struct known_files *known; /* as in run/fingerprint.h */
};

enum nightly_action { NIGHTLY_LEAVE, NIGHTLY_RUN, NIGHTLY_PROVISIONAL, NIGHTLY_FAIL };

struct nightly_step {
    struct period period;
    enum nightly_action action;
    const char *why;           /* in Vietnamese, for the log; for NIGHTLY_FAIL see failure */
    bool needs_leave;          /* for NIGHTLY_LEAVE: a person has to decide */
    const struct err *failure; /* of NIGHTLY_FAIL */
    /* What a person let through for the set that stands, and why, while the deliveries and lists that he did it for are
     * the same; 0: nothing. */
    uint32_t accepted;
    str reason;
};

struct nightly_plan {
    struct nightly_step *step; /* in order of time */
    size_t steps;
};

bool nightly_decide(struct arena *a, const struct nightly_request *r, struct nightly_plan *out,
                    struct err *e);

/* Decide a step once more, at its turn: what this night has made before it may be what its set is compared with or made
 * of.  A set that waited for the next night would print figures of yesterday. */
void nightly_again(struct arena *a, const struct nightly_request *r, struct nightly_step *step);

#endif /* ASK_NIGHTLY_H */
