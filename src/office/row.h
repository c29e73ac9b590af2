/*
 * row - one row of a sheet while it is read: text and kind of its cells, by column.
 *
 * Every reader of a kind of workbook fills one row again and again; what its cells point to lives in the row's
 * scratch or in the book, until the row is begun anew.
 */
#ifndef OFFICE_ROW_H
#define OFFICE_ROW_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

enum { ROW_CELLS_MOST = 16384, ROW_NUMBER_MOST = 1048576 };

enum row_kind {
    ROW_EMPTY,
    ROW_TEXT,
    ROW_NUMBER,   /* digits, '.' before decimals, maybe '%' behind */
    ROW_DATE,     /* 2026-03-31 */
    ROW_FLAG,     /* 1, 0 */
    ROW_ERROR,    /* #N/A */
    ROW_UNCOUNTED /* a formula whose value the file does not hold */
};

struct row {
    uint32_t number; /* from 1 */
    uint32_t n;      /* cells up to the last one that is not empty */
    str *text;       /* ROW_CELLS_MOST of each */
    uint8_t *kind;
    bool hidden;
    bool bad; /* a control character in a cell */
    struct arena scratch;
    struct arena_mark fresh; /* of scratch with nothing in it */
};

enum row_step { ROW_READ, ROW_END, ROW_FAILED };

/* One sheet of a book. */
struct row_sheet {
    str name;
    const char *part; /* where it lies in the package */
    bool hidden;
    uint32_t hidden_columns, hidden_rows; /* of those that have been read */
};

void row_start(struct row *r);
void row_free(struct row *r);
void row_begin(struct row *r, uint32_t number);
/* column: from 0.  false: there is such a cell already, or the column is beyond every sheet. */
bool row_put(struct row *r, uint32_t column, enum row_kind kind, str text);

/* Of a cell: no control character, no longer than a field may be. */
bool row_text_is_good(str text);
/* The name of an error by its number in binary files, "#N/A". */
str row_error_text(unsigned code);

#endif /* OFFICE_ROW_H */
