/*
 * extract_join - employers whose columns are spread over several files, or sheets of a workbook: money in one, workers
 * and commune in another (spec 2.1).  They are joined by ma_don_vi.
 *
 *     extract_join_plan    decide which files list the employers, and which only give some of their columns ("parts")
 *     extract_join_keep    keep a row of a part
 *     extract_join_fill    fill what a row of a listing file lacks from the parts
 *     extract_join_finish  reject the rows of parts whose employer no file lists, in the account of their own file; false: D03 stops the run
 *
 * Values are joined after they were read and checked, so each file keeps its own number form and unit.
 */
#ifndef INGEST_EXTRACT_JOIN_H
#define INGEST_EXTRACT_JOIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "ingest/extract_job.h"

/* there[n]: for each file the columns of don_vi that it gives, one bit each (0: the file cannot be read).  whole[n] gets
 * for each file whether it lists the employers.  false: no join is needed, or no join would give all required columns. */
bool extract_join_plan(const uint32_t *there, size_t n, bool *whole);
/* Whether the n sheets of a workbook give different columns of the same employers, as an account and a list do: each is then
 * to be joined like a file. */
bool extract_join_spread(const uint32_t *there, size_t n);
/* The required columns without the code: a file of a join may lack them. */
uint32_t extract_join_required(void);

struct extract_join;
/* unknown_xa, unknown_loai_hinh: the lines that stand for "not known".  period: whose monthly accounts are added up. */
struct extract_join *extract_join_new(uint32_t unknown_xa, uint32_t unknown_loai_hinh,
                                      struct period period);
void extract_join_free(struct extract_join *j);

enum extract_join_kept {
    EXTRACT_JOIN_KEPT,
    EXTRACT_JOIN_AGAIN,     /* the same file has a row with this code already: not kept */
    EXTRACT_JOIN_ELSEWHERE, /* another part has one, with some of the same columns: not kept */
};
/* d is copied.  there: the columns that its file gives.  month: of its file (stated_month.h).  Accounts of several months of
 * the period are added up: what was due, what was paid, the payroll; the rest is that of the last month. */
enum extract_join_kept extract_join_keep(struct extract_join *j, struct extract_at at,
                                         uint32_t there, int month,
                                         const struct extract_employer *d);
/* Fill what d lacks from the part with its code.  A part serves one row: the same row may ask again, another row of the
 * same employer gets nothing.  Return the columns that came from the part.  Texts live as long as j. */
uint32_t extract_join_fill(struct extract_join *j, struct extract_employer *d);
/* Note that the row of the employer with this code, in a listing file, was rejected. */
void extract_join_fell(struct extract_join *j, str ma_don_vi);
bool extract_join_finish(struct extract_join *j, struct ledger *l, struct err *e);

/* Say of which months of the period there are accounts; false: no account names its month.  have, lacks: "1, 3"; by: the
 * last day of a month that must be there. */
bool extract_join_months(const struct extract_join *j, period_day by, struct buf *have,
                         struct buf *lacks);

#endif /* INGEST_EXTRACT_JOIN_H */
