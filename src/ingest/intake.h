/*
 * intake - one file of one table, from its bytes to checked cells (spec 2.2, 2.3).
 *
 *     read 1   source: SHA-256, encoding                        scan: separator, header
 *     read 2   evidence of every column: number form, order of dates; preview
 *     read 3   every record: skipped (counted), or a row: checked for D01 D02 D03 D14 D15, handed on
 *
 * Every row ends in one pot of the ledger's file; what was decided, and from what, is the file's how.
 * Nothing is allocated per row.
 */
#ifndef INGEST_INTAKE_H
#define INGEST_INTAKE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/str.h"
#include "ingest/intake_job.h"
#include "ingest/ledger.h"
#include "time/period.h"

/* false: the file is refused (ERR_DATA, ERR_NOINPUT), cannot be read, or a finding of severity chan
 * stopped it.  The ledger then still holds what was found. */
bool intake_file(const struct intake_job *j, struct err *e);

/* --- for row handlers -------------------------------------------------------------- */

/* Note a finding about a cell; detail "" for the rule's own words.  The first one that rejects the
 * row is what tra-lai/ tells.  true: the row still stands. */
bool intake_note(struct intake_row *r, uint32_t column, enum ledger_rule rule, str detail);
/* The same, and the row falls: a rule that is milder weighs as loai here. */
void intake_reject(struct intake_row *r, uint32_t column, enum ledger_rule rule, str detail);
/* The row falls by a finding that was noted already, by who counted it: a rule that the profile made reject. */
void intake_fall(struct intake_row *r, uint32_t column, enum ledger_rule rule);
/* A whole number 0..max, INTAKE_NO_NUMBER when missing or wrong (D04). */
int64_t intake_number(struct intake_row *r, uint32_t column, int64_t max);
/* "95,15%" in hundredths of a percent. */
int64_t intake_percent(struct intake_row *r, uint32_t column, int64_t max);
/* A day, PERIOD_NO_DATE when missing or wrong (D05). */
period_day intake_day(struct intake_row *r, uint32_t column, bool year_alone);
/* Yes or no; what is neither is D04. */
bool intake_flag(struct intake_row *r, uint32_t column);

#endif /* INGEST_INTAKE_H */
