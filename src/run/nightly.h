/*
 * nightly - what an unwatched run does today, and why (spec 4.4).
 *
 *     every period that has an input folder, or whose quarters are all published
 *       sealed                                 leave
 *       still running                          provisional set "so far", when anything changed
 *       ended                                  the set, when anything that decides it changed
 *
 * The day is handed in.  Deciding reads and digests files and writes nothing.
 */
#ifndef RUN_NIGHTLY_H
#define RUN_NIGHTLY_H

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
};

enum nightly_action { NIGHTLY_LEAVE, NIGHTLY_RUN, NIGHTLY_PROVISIONAL };

struct nightly_step {
    struct period period;
    enum nightly_action action;
    const char *why; /* Vietnamese, for the log */
};

/* What is still missing for a report that is due soon. */
struct nightly_reminder {
    struct period period;
    period_day due;      /* last safe day */
    int days_left;       /* 0: today; when it is past nobody is reminded */
    const char *missing; /* "nguoi_tham_gia, thue", or "" when all is there */
    const char *old;     /* inputs older than the closing day, or "" */
};

struct nightly_plan {
    struct nightly_step *step; /* in order of time */
    size_t steps;
    struct nightly_reminder *reminder;
    size_t reminders;
};

bool nightly_decide(struct arena *a, const struct nightly_request *r, struct nightly_plan *out,
                    struct err *e);

#endif /* RUN_NIGHTLY_H */
