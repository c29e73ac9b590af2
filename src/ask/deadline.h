/*
 * deadline - which reports are due or overdue, how many days are left, and what is still missing
 * (spec 1.1, 4.4).
 *
 *     for quarters, halves and years; a month has no report to hand in
 *       sealed                                        nothing is left to do
 *       from ky.bao_truoc days before the last day    what is missing or too old
 *       from 2 days before the last day               what is missing is an alarm (66)
 *       past the last day, not sealed                 overdue (76), for one year, even if there are drafts: a set that
 *                                                     the program made by itself is no signed report.  Only for periods
 *                                                     on which the office has worked, and later ones: reports from
 *                                                     before the program are not asked for
 *
 * The caller gives the day; nothing is written.
 */
#ifndef ASK_DEADLINE_H
#define ASK_DEADLINE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "conf/profile.h"
#include "run/period_state.h"
#include "time/period.h"

struct deadline_request {
    const char *input, *output;
    const struct profile *profile;
    period_day today;
};

struct deadline {
    struct period period;
    period_day due; /* last safe day */
    int days_left;  /* 0: due today; negative: days too late */
    enum period_state state;
    /* Names joined by ", ", or "".  Of a quarter: tables without a file (missing),
     * "nguoi_tham_gia, thue", and files last written before the closing day (old).  Of a half or
     * a year: quarters without final figures, "2026-Q2". */
    const char *missing, *old;
    const char *unsealed; /* of a half or a year: quarters whose final figures are not sealed */
};

/* The result of a night with this deadline: ERR_NONE, ERR_NOINPUT or ERR_OVERDUE. */
enum err_kind deadline_alarm(const struct deadline *d);

/* The deadline of one period, whether it needs attention or not; for a sealed one `missing` is
 * not filled. */
bool deadline_of(struct arena *a, const struct deadline_request *r, struct period p,
                 struct deadline *out, struct err *e);

/* List the deadlines that need attention today, in order of time. */
bool deadline_list(struct arena *a, const struct deadline_request *r, struct deadline **out,
                   size_t *n, struct err *e);

#endif /* ASK_DEADLINE_H */
