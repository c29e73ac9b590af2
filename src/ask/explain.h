/*
 * explain - show where a figure comes from (spec 4.1): the rule, numerator and denominator, and for
 * each the files and numbers of rows that made it, on request with line numbers.
 *
 * A half or a year is explained by its quarters; a period without extracts by its published
 * figures.  Under a commune of today each of its old communes is shown with its share.
 *
 * A set that was published from the files as they are now has both, the figures and the rows behind
 * them (run/origin.h).  Else, and for the numbers of the lines, the extracts are read again, and
 * every count is recorded when it is made.  The sum is compared with the figure, so that the
 * explanation always fits the count.
 */
#ifndef ASK_EXPLAIN_H
#define ASK_EXPLAIN_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"
#include "conf/profile.h"
#include "dim/member.h"
#include "store/json_out.h"
#include "time/period.h"

struct explain_request {
    struct period period;
    const char *input, *output, *templates;
    const struct profile *profile;
    const char *indicator;   /* "bhxh_bb" */
    enum member_level level; /* TINH, XA or CO_QUAN */
    const char *code;        /* of the commune or department; NULL for the province */
    struct json_out *answer; /* for a program; NULL: text for a person, into out */
    bool rows;               /* also the line numbers; no value of a row is ever shown */
};

/* Explain a figure.  An unknown indicator or place is ERR_USAGE; the message names the nearest. */
bool explain_figure(const struct explain_request *r, struct buf *out, struct err *e);

#endif /* ASK_EXPLAIN_H */
