/*
 * row - the row of a sheet that is being read: text and kind of its cells, by column.
 *
 * A reader fills the same row again and again.  The texts of its cells lie in the row's scratch or
 * in the book and live until the next row_begin.
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
    ROW_NUMBER,   /* digits, '.' before decimals; '%' may follow */
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
    struct arena_mark fresh; /* of the empty scratch */
};

enum row_step { ROW_READ, ROW_END, ROW_FAILED };

/* One sheet of a book. */
struct row_sheet {
    str name;
    const char *part; /* its part of the package */
    bool hidden;
    uint32_t hidden_columns, hidden_rows; /* how many, as far as it was read */
};

void row_start(struct row *r);
void row_free(struct row *r);
void row_begin(struct row *r, uint32_t number);
/* Put a cell into the row; column is from 0.  false: the row has this cell already, or no sheet
 * has so many columns. */
bool row_put(struct row *r, uint32_t column, enum row_kind kind, str text);

/* Whether a cell may hold the text: no control character, not longer than a field may be. */
bool row_text_is_good(str text);
/* The name of an error, "#N/A", from its number in binary files. */
str row_error_text(unsigned code);

#endif /* OFFICE_ROW_H */
