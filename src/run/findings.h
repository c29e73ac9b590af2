/*
 * findings - write the findings, for people here and for the senders of the data (spec 2.3, 3).
 *
 *     kiem-tra-du-lieu.csv   a line for each finding, values masked
 *     kiem-tra-du-lieu.xlsx  the same for people, with sums (template/findings_book.h)
 *     kiem-tra-dia-chi.csv   employers whose commune only their address could tell, with the proposal: in the form of
 *                            quyet_dinh_dia_chi.csv, so that a person corrects it and puts it there
 *     tra-lai/de-nghi-ghep-ma-so-thue.csv
 *                            tax payers proposed for employers without a tax code, in the form of
 *                            quyet_dinh_doi_chieu.csv; here because owners of household businesses have their personal
 *                            number for a tax code
 *     tra-lai/<source>.csv   the rejected rows of one source file: key, wrong cell, why, what to do.
 *                            Only here keys are not masked, because the file goes back to its sender.
 */
#ifndef RUN_FINDINGS_H
#define RUN_FINDINGS_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"
#include "conf/profile.h"
#include "dim/member.h"
#include "figures/reconcile.h"
#include "ingest/ledger.h"
#include "ingest/located.h"
#include "time/period.h"

struct findings_request {
    const struct profile *profile;
    const struct member_set *members;
    struct ledger *ledger;
    struct period period;
    period_day closing, day;
    const struct located *located;     /* employers whose commune nobody knows yet; NULL: none */
    const struct reconcile *reconcile; /* with its proposals; NULL: none */
    const struct employers *employers; /* that these are for */
    str accepted;          /* which rules were let through and why, for the workbook; or empty */
    const struct err *why; /* what stopped the run, for the workbook; NULL: nothing did */
};

/* Write all of these into folder, which must exist. */
bool findings_write(const struct findings_request *r, const char *folder, struct err *e);

#endif /* RUN_FINDINGS_H */
