/*
 * table_reader - read one file of one table, from its bytes to checked cells (spec 2.2, 2.3).
 *
 *     read 1   source: SHA-256, encoding                        scan: separator, header
 *     read 2   number form and order of dates of every column; preview
 *     read 3   every record: skipped and counted, or a row that is checked (D01 D02 D03 D14 D15)
 *
 * A trusting reading (table_reader_job.h) takes what read 2 tells from the first records, and read 3 finds out whether all
 * of them say the same.
 *
 * Every row is counted once in the ledger: as accepted, rejected or duplicate.  The file's `how`
 * says what was decided, and why.  No memory is allocated for a row.
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

/* false: the file was refused (ERR_DATA, ERR_NOINPUT), could not be read, or a finding of
 * severity chan stopped it.  The ledger holds all findings so far. */
bool table_reader_file(const struct table_reader_job *j, struct err *e);

/* *there gets, for each part of the file, the columns that its header or its form gives, one bit each.  Each sheet of a
 * workbook is a part; any other file is one.  A part that cannot be read has 0: reading it will say why.  Returns the number
 * of parts, at least 1. */
size_t table_reader_columns(const struct table_reader_job *j, struct arena *a, uint32_t **there);

/* --- for row handlers -------------------------------------------------------------- */

/* Note a finding about a cell; an empty detail gives the rule's own words.  A rule of severity
 * loai or chan rejects the row, and tra-lai/ shows the first finding that did.  Returns whether the
 * row still stands. */
bool table_reader_note(struct table_reader_row *r, uint32_t column, enum ledger_rule rule,
                       str detail);
/* Note a finding and reject the row; a rule of lower severity counts as loai here. */
void table_reader_reject(struct table_reader_row *r, uint32_t column, enum ledger_rule rule,
                         str detail);
/* Reject the row for a finding that its handler has noted already, under a rule that the profile
 * set to loai or chan. */
void table_reader_fall(struct table_reader_row *r, uint32_t column, enum ledger_rule rule);
/* A whole number of 0..max; TABLE_READER_NO_NUMBER when it is missing or wrong (D04). */
int64_t table_reader_number(struct table_reader_row *r, uint32_t column, int64_t max);
/* The same for -max..max. */
int64_t table_reader_signed(struct table_reader_row *r, uint32_t column, int64_t max);
/* A number with decimals in hundredths, 0..max; further decimals are cut off. */
int64_t table_reader_decimal(struct table_reader_row *r, uint32_t column, int64_t max);
/* "95,15%" in hundredths of a percent. */
int64_t table_reader_percent(struct table_reader_row *r, uint32_t column, int64_t max);
/* A day; PERIOD_NO_DATE when it is missing or wrong (D05).  year_alone: a year is enough. */
period_day table_reader_day(struct table_reader_row *r, uint32_t column, bool year_alone);
/* A text that documents print: in NFC, with blanks for line ends, without invisible characters.
 * D20 notes such a character, and a letter that the documents' font lacks.  The result points
 * into the cell or into the arena. */
str table_reader_text(struct table_reader_row *r, uint32_t column, struct arena *a);
/* The month that the lines above the table name (stated_month.h). */
int table_reader_month(const struct table_reader_row *r);
/* The ledger for the row's findings. */
struct ledger *table_reader_ledger(const struct table_reader_row *r);
/* Yes or no; any other value is D04 and counts as no. */
bool table_reader_flag(struct table_reader_row *r, uint32_t column);

#endif /* INGEST_TABLE_READER_H */
