/*
 * extract_regular - rows of nguoi_tham_gia of regular form, whose every cell is of plain form too, so that no rule can
 * find fault: what extract's person_row would make of them, many at once.
 *
 *     4673687870,Trần Hữu Duy,08/10/1985,Nam,19753,XP0100000A,,BB,1,1,HC,7840000,05/05/2021,
 *
 * A row with anything else in it (a code that the lists have not, a date that cannot be, a word for yes) ends what is
 * taken: extract looks at it cell by cell and says what is wrong.
 */
#ifndef INGEST_EXTRACT_REGULAR_H
#define INGEST_EXTRACT_REGULAR_H

#include "ingest/extract_row.h"
#include "ingest/table_reader_job.h"

/* The employers are known, the first file of people comes. */
void extract_regular_start(struct extraction *x);
/* table_reader_job's regular; ctx: the extraction. */
void extract_regular_rows(void *ctx, const struct table_reader_ahead *a,
                          struct table_reader_taken *out);

#endif /* INGEST_EXTRACT_REGULAR_H */
