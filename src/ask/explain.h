/*
 * explain - where a figure comes from (spec 4.1): the rule, numerator and denominator, and of each
 * the files and how many rows made it, with their line numbers when asked for.
 *
 * A half or a year is told quarter by quarter, and so is a period whose extracts are no longer there from its figures;
 * of a commune of today's, each old commune under it with its share.
 *
 * The period's extracts are read again and every count is watched as it is made; what was
 * watched is held against the figure itself, so the explanation cannot drift from the count.
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
    const char *input, *output;
    const struct profile *profile;
    const char *indicator;   /* "bhxh_bb" */
    enum member_level level; /* TINH, XA or CO_QUAN */
    const char *code;        /* of the commune or department; NULL for the province */
    struct json_out *answer; /* for a program; NULL: text for a person, into out */
    bool rows;               /* also the line numbers; no value of a row is ever shown */
};

/* The explanation.  An unknown indicator or place is ERR_USAGE with the nearest. */
bool explain_figure(const struct explain_request *r, struct buf *out, struct err *e);

#endif /* ASK_EXPLAIN_H */
