/*
 * deadline - which report is due or overdue, how many days are left, what it still lacks (spec 1.1, 4.4).
 *
 *     quarters, halves and years; a month's report is due nowhere
 *       sealed                                        nothing is left to do
 *       from ky.bao_truoc days before the last day    what is missing or too old
 *       from 2 days before the last day               what is missing is an alarm (66)
 *       past the last day, not sealed                 overdue (76), for a year, whatever drafts there are: a set that
 *                                                     this program made by itself is no report that was signed; only
 *                                                     of periods that the office has worked on or after one that it
 *                                                     has: nobody is reminded of what was reported before there was
 *                                                     the program
 *
 * The day is handed in; nothing is written.
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
    int days_left;  /* 0: today; below 0: so many days too late */
    enum period_state state;
    /* Words between ", ", or "".  Of a quarter: tables without a file that is read as one "nguoi_tham_gia, thue"; such files
     * last written before the closing day.  Of a half or a year: quarters without final figures "2026-Q2". */
    const char *missing, *old;
    const char *unsealed; /* of a half or a year: quarters whose final figures are not sealed */
};

/* What a night with this deadline ends with: ERR_NONE, ERR_NOINPUT or ERR_OVERDUE. */
enum err_kind deadline_alarm(const struct deadline *d);

/* One period, also one that needs no word; what a sealed one lacks is not asked. */
bool deadline_of(struct arena *a, const struct deadline_request *r, struct period p,
                 struct deadline *out, struct err *e);

/* What needs a word today, in order of time. */
bool deadline_list(struct arena *a, const struct deadline_request *r, struct deadline **out,
                   size_t *n, struct err *e);

#endif /* ASK_DEADLINE_H */
