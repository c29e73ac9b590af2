/*
 * findings_book - what the checks of a period's data found, as the workbook kiem-tra-du-lieu.xlsx (spec 2.3, 3).
 *
 *     muc-luc      agency, period, what was read and found in three sentences, links
 *     theo-tep     one row a file: how it was read, read = accepted + rejected + duplicate
 *     theo-quy-tac every rule by the severity in force: what it means, how often, what to do
 *     theo-xa      findings a commune, by severity and by rule
 *     dia-chi      where there are any: employers without a commune code whose address does not tell it surely
 *     ma-so-thue   where there are any: tax payers that are proposed for employers without a tax code
 *     chi-tiet     every finding, values masked
 *
 * A finding of the last sheet costs memory, so it holds FINDINGS_BOOK_DETAIL_MAX of them: the severest
 * first when there are more, each severity in the order of the files.  What is left out is
 * counted and stands in kiem-tra-du-lieu.csv.  Every count of the other sheets is of all findings.
 */
#ifndef TEMPLATE_FINDINGS_BOOK_H
#define TEMPLATE_FINDINGS_BOOK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "conf/profile.h"
#include "dim/member.h"
#include "doc/block.h"
#include "figures/reconcile.h"
#include "ingest/ledger.h"
#include "ingest/located.h"
#include "time/period.h"

enum { FINDINGS_BOOK_DETAIL_MAX = 200000 };

struct findings_book_request {
    const struct profile *profile;
    const struct member_set *members;  /* no communes where the lists themselves were refused */
    struct ledger *ledger;             /* only read */
    const struct located *located;     /* NULL: none */
    const struct reconcile *reconcile; /* with its proposals; NULL: none */
    const struct employers *employers; /* that these are for */
    struct period period;
    period_day closing;
    period_day day;      /* the document is dated by it */
    str stopped;         /* why nothing was published, one sentence; empty: it was */
    str accepted;        /* what was let through and why, one sentence; empty: nothing */
    uint64_t detail_max; /* findings on the last sheet; 0: FINDINGS_BOOK_DETAIL_MAX */
};

/* Fails only where spilled findings cannot be read back. */
bool findings_book_workbook(struct arena *a, const struct findings_book_request *r,
                            struct doc **out, struct err *e);

#endif /* TEMPLATE_FINDINGS_BOOK_H */
