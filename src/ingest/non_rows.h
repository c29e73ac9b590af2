/*
 * non_rows - lines of an extract that are no rows: the numbering under a header, group lines with
 * Roman numerals, totals, signatures (spec 2.2).  They are recognised by words and shape.  The
 * caller first makes sure that the line has no codes of a row, so that no row is lost.
 */
#ifndef INGEST_NON_ROWS_H
#define INGEST_NON_ROWS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

enum non_rows_kind {
    NON_ROWS_NO,
    NON_ROWS_BLANK,
    NON_ROWS_NUMBERING,
    NON_ROWS_GROUP,
    NON_ROWS_TOTAL,
    NON_ROWS_SIGNATURE,
    NON_ROWS_FURNITURE /* "Trang 2/3", "Ngày in: ...", "Bằng chữ: ..." */
};

/* What the line with these n trimmed cells is. */
enum non_rows_kind non_rows_kind(struct arena *scratch, const str *cell, uint32_t n);
/* Whether the line is a numbering: (1) (2) (3)=(2)/(1), or 1 2 3, or A B 1 2.  Only to be asked
 * for lines right under a header. */
bool non_rows_is_numbering(const str *cell, uint32_t n);
/* Whether the one filled cell is a page number: "2/3" or "- 2 -". */
bool non_rows_is_page(const str *cell, uint32_t n);
/* Whether the line has text but no digit: then it is a level of the header that names no column. */
bool non_rows_is_words(const str *cell, uint32_t n);

#endif /* INGEST_NON_ROWS_H */
