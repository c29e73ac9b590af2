/*
 * extract_regular - the fast way for rows of nguoi_tham_gia in which every cell has its plainest form, so that no rule
 * can find a fault.  The result is what extract's person_row would make of them.
 *
 *     4673687870,Trần Hữu Duy,08/10/1985,Nam,19753,XP0100000A,,BB,1,1,HC,7840000,05/05/2021,
 *
 * It stops at the first row with anything else in it: a code that is not in the lists, a date that does not exist, a
 * word for "yes".  extract then reads that row cell by cell and says what is wrong.
 */
#ifndef INGEST_EXTRACT_REGULAR_H
#define INGEST_EXTRACT_REGULAR_H

#include "ingest/extract_row.h"
#include "ingest/table_reader_job.h"

/* Call it once, when all employers are known and before the first file of people. */
void extract_regular_start(struct extraction *x);
/* Call it when all files are read, even when extract_regular_start was not called. */
void extract_regular_end(struct extraction *x);
/* For `regular` of struct table_reader_job; ctx is the struct extraction. */
void extract_regular_rows(void *ctx, const struct table_reader_ahead *a,
                          struct table_reader_taken *out);

#endif /* INGEST_EXTRACT_REGULAR_H */
