/*
 * sheet_rows - the rows of one sheet of a workbook, which is unpacked and cut once, however often it is read.
 *
 *     sheet_rows_start      begin a reading: of a sheet that was read to its end before, from what was put aside
 *     sheet_rows_next*      the rows that hold something
 *
 * Neighbouring rows of plain cells are a run: lines of text, which a caller may cut itself (sheet_rows_ahead), as it does
 * with the plain lines of a text.
 *
 *     line     cell TAB cell TAB ... LF, as many cells as the header has
 *     plain    no cell right of the header, none with a quote or a control character, an error, or a formula without its
 *              value
 *     run      of each column, the cells that are not empty have one kind
 */
#ifndef INGEST_SHEET_ROWS_H
#define INGEST_SHEET_ROWS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "ingest/scan.h"
#include "office/book.h"

enum { SHEET_ROWS_SEPARATOR = '\t' };

struct sheet_row {
    uint32_t number, n; /* as in struct row; a row of a run has all cells of the header */
    const str *text;
    const uint8_t *kind;
    bool bad;
};

struct sheet_rows;
struct sheet_rows *sheet_rows_new(struct book *b);
void sheet_rows_free(struct sheet_rows *s);
/* Put rows aside in a file in this folder (aside.h), which stays the caller's.  Without a folder only few rows are put
 * aside. */
void sheet_rows_keep_in(struct sheet_rows *s, const char *dir);

bool sheet_rows_start(struct sheet_rows *s, uint32_t sheet, struct err *e);
/* No reading comes after the one that was started: its rows are not put aside. */
void sheet_rows_last(struct sheet_rows *s);
/* Set the cells of the header, once it is known; before, no row is in a run.  Set it at the same row in each reading. */
void sheet_rows_width(struct sheet_rows *s, uint32_t fields);
/* Read the next row; it is valid until the next call of this function or of sheet_rows_ahead. */
enum row_step sheet_rows_next(struct sheet_rows *s, struct sheet_row *out, struct err *e);
/* The lines of the run at hand; scan_ahead's, with the kinds of its columns. */
struct scan_ahead sheet_rows_ahead(struct sheet_rows *s);
void sheet_rows_take(struct sheet_rows *s, size_t bytes, uint64_t lines);
/* How much of the sheet was read: 0 is nothing, `all` is everything. */
uint64_t sheet_rows_taken(const struct sheet_rows *s, uint64_t all);

#endif /* INGEST_SHEET_ROWS_H */
