/*
 * table_reader - one file of one table, from its bytes to checked cells (spec 2.2, 2.3).
 *
 *     read 1   source: SHA-256, encoding                        scan: separator, header
 *     read 2   evidence of every column: number form, order of dates; preview
 *     read 3   every record: skipped (counted), or a row: checked for D01 D02 D03 D14 D15, handed on
 *
 * Every row ends in one pot of the ledger's file; what was decided, and from what, is the file's how.
 * Nothing is allocated per row.
 */
#ifndef INGEST_TABLE_READER_H
#define INGEST_TABLE_READER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/str.h"
#include "ingest/ledger.h"
#include "ingest/table_reader_job.h"
#include "time/period.h"

/* false: the file is refused (ERR_DATA, ERR_NOINPUT), cannot be read, or a finding of severity chan
 * stopped it.  The ledger then still holds what was found. */
bool table_reader_file(const struct table_reader_job *j, struct err *e);

/* --- for row handlers -------------------------------------------------------------- */

/* Note a finding about a cell; detail "" for the rule's own words.  The first one that rejects the
 * row is what tra-lai/ tells.  true: the row still stands. */
bool table_reader_note(struct table_reader_row *r, uint32_t column, enum ledger_rule rule,
                       str detail);
/* The same, and the row falls: a rule that is milder weighs as loai here. */
void table_reader_reject(struct table_reader_row *r, uint32_t column, enum ledger_rule rule,
                         str detail);
/* The row falls by a finding that was noted already, by who counted it: a rule that the profile made reject. */
void table_reader_fall(struct table_reader_row *r, uint32_t column, enum ledger_rule rule);
/* A whole number 0..max, TABLE_READER_NO_NUMBER when missing or wrong (D04). */
int64_t table_reader_number(struct table_reader_row *r, uint32_t column, int64_t max);
/* The same of -max..max. */
int64_t table_reader_signed(struct table_reader_row *r, uint32_t column, int64_t max);
/* A number with decimals in hundredths, 0..max; further decimals are cut off. */
int64_t table_reader_decimal(struct table_reader_row *r, uint32_t column, int64_t max);
/* "95,15%" in hundredths of a percent. */
int64_t table_reader_percent(struct table_reader_row *r, uint32_t column, int64_t max);
/* A day, PERIOD_NO_DATE when missing or wrong (D05). */
period_day table_reader_day(struct table_reader_row *r, uint32_t column, bool year_alone);
/* A text that documents print: NFC, line ends as blanks, nothing hidden in it.  A letter that their font lacks, or that
 * nobody sees, is D20.  Points into the cell or into the arena. */
str table_reader_text(struct table_reader_row *r, uint32_t column, struct arena *a);
/* The ledger that the row's findings go to. */
struct ledger *table_reader_ledger(const struct table_reader_row *r);
/* Yes or no; what is neither is D04. */
bool table_reader_flag(struct table_reader_row *r, uint32_t column);

#endif /* INGEST_TABLE_READER_H */
