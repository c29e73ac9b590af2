/*
 * findings - what the checks found, written for people and for their senders (spec 2.3, 3).
 *
 *     kiem-tra-du-lieu.csv   one line a finding, values masked
 *     kiem-tra-du-lieu.xlsx  the same for people, with the sums (template/findings_book.h)
 *     tra-lai/<source>.csv   the rejected rows of one source file: key, wrong cell, why, what to do.
 *                            The only place that shows a key unmasked: it goes back to its sender.
 */
#ifndef RUN_FINDINGS_H
#define RUN_FINDINGS_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"
#include "conf/profile.h"
#include "dim/member.h"
#include "ingest/ledger.h"
#include "time/period.h"

#define FINDINGS_BOOK "kiem-tra-du-lieu.xlsx"

struct findings_request {
    const struct profile *profile;
    const struct member_set *members;
    struct ledger *ledger;
    struct period period;
    period_day closing, day;
    str accepted;          /* what was let through and why, told on the workbook; empty: nothing */
    const struct err *why; /* what stopped the run, told on the workbook; NULL: nothing did */
};

/* All kinds, below folder, which must exist. */
bool findings_write(const struct findings_request *r, const char *folder, struct err *e);

#endif /* RUN_FINDINGS_H */
