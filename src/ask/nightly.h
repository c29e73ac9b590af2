/*
 * nightly - what an unwatched run does today, and why (spec 4.4).
 *
 *     every quarter and month that has extracts; every half and year that has ended and whose quarters are all to be
 *     had: published, about to be, or among the figures from before the program
 *       sealed                                 leave
 *       still running                          provisional set "so far", when anything changed
 *       ended                                  the set, when anything that decides it changed
 *       its files cannot be read               fail: said, and the others are done all the same
 *
 * The day is handed in.  Deciding reads and digests files and writes nothing.
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
};

enum nightly_action { NIGHTLY_LEAVE, NIGHTLY_RUN, NIGHTLY_PROVISIONAL, NIGHTLY_FAIL };

struct nightly_step {
    struct period period;
    enum nightly_action action;
    const char *why;           /* Vietnamese, for the log; of NIGHTLY_FAIL, failure says it */
    const struct err *failure; /* of NIGHTLY_FAIL */
};

struct nightly_plan {
    struct nightly_step *step; /* in order of time */
    size_t steps;
};

bool nightly_decide(struct arena *a, const struct nightly_request *r, struct nightly_plan *out,
                    struct err *e);

#endif /* ASK_NIGHTLY_H */
