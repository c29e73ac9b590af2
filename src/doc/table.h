/*
 * table - rows and columns of typed cells, with the arithmetic that made them.
 *
 *            title, unit line ("Đơn vị tính: người") at the upper right
 *     head   head_n rows of head cells, merged by spans: 1..3 levels
 *     number "(1)  (2)  (3)=(2)/(1)"                       one str a column
 *     body   rows of cells; row.role says how it looks
 *     notes, source, below
 *
 * Cells address each other by (row, col) of the body, both from 0.  A formula says how the value
 * was made, so that a workbook can compute it again; the value itself is exact, and every format
 * prints it.
 */
#ifndef DOC_TABLE_H
#define DOC_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/num.h"
#include "base/str.h"

enum doc_cell_kind {
    DOC_EMPTY,   /* nothing to say here */
    DOC_TEXT,    /* u.text */
    DOC_CODE,    /* u.text: digits that are a code, not a number; text in a workbook too */
    DOC_COUNT,   /* u.count: people, employers, months, rank; 1.188.826 */
    DOC_MONEY,   /* u.count, đồng */
    DOC_PERCENT, /* u.ratio: 20,15 %; den == 0 prints "-" */
    DOC_RATE,    /* u.count in hundredths of a percent: a rate given as such, not computed */
    DOC_DECIMAL, /* u.count in hundredths, as many decimals as it has: 2,9 */
    DOC_MISSING, /* a figure that is not known: "-" */
    DOC_CELL_KINDS
};

struct doc_at {
    uint32_t row, col; /* in the body, from 0 */
};

enum doc_formula_kind {
    DOC_NO_FORMULA,
    DOC_SUM,    /* of ref[0..n): listed cells */
    DOC_SPAN,   /* sum of the block ref[0]..ref[1] (corners) */
    DOC_DIFF,   /* ref[0] - ref[1] */
    DOC_QUOT,   /* ref[0] / ref[1]: rate, completion, share; "-" where ref[1] is 0 */
    DOC_CHANGE, /* (ref[0] - ref[1]) / ref[1]; "-" where ref[1] is 0 or missing */
    DOC_RANK,   /* place of ref[0] among ref[1..n), largest first, ties equal */
    DOC_FORMULA_KINDS
};
struct doc_formula {
    enum doc_formula_kind kind;
    const struct doc_at *ref;
    size_t n;
};

struct doc_cell {
    enum doc_cell_kind kind;
    union {
        str text;
        int64_t count;
        struct num_ratio ratio;
    } u;
    const struct doc_formula *formula; /* NULL: a constant */
    str mark;                          /* note sign after the value, "(*)", or empty */
};

enum doc_row_role {
    DOC_ROW_ITEM,
    DOC_ROW_TOTAL,    /* TỔNG SỐ: bold */
    DOC_ROW_GROUP,    /* "I. Phường" with its subtotal: bold */
    DOC_ROW_SUBGROUP, /* bold italic */
    DOC_ROW_OUTSIDE,  /* "Chưa xác định địa bàn": italic */
};
struct doc_row {
    enum doc_row_role role;
    struct doc_cell *cell; /* one for each column */
    str code;              /* of the place that the row is about; or empty */
    str link;              /* folder to which the row's link leads; or empty */
};

enum doc_align { DOC_LEFT, DOC_CENTRE, DOC_RIGHT };
struct doc_column {
    enum doc_align align;
    /* The width that the template asks for, relative to the other columns; 0: by the content. */
    double weight;
    bool data_bar;  /* a bar behind the value, in formats that have it */
    bool names_row; /* its cells say what the rows are about */
    /* Where a table is too wide for a page, a new part may begin before this column; each part
     * repeats the leading columns.  When no column says so, a part may begin before each group
     * of the head. */
    bool starts_part;
    bool on_source; /* the line `source` of the table tells where its values come from */
    str key;        /* column id of the template, for defined names and messages */
};

/* A head cell covers rows row..row+rows-1 of the head and columns col..col+cols-1. */
struct doc_head {
    uint32_t row, col, rows, cols;
    str text;
};

struct doc_table {
    str title; /* above the table, bold, centred; may be empty */
    str unit;  /* "Đơn vị tính: người"; may be empty */
    const struct doc_head *head;
    size_t head_cells;
    uint32_t head_rows;
    const str *number; /* one for each column, or NULL */
    struct doc_column *col;
    uint32_t cols;
    struct doc_row *row;
    uint32_t rows;
    size_t row_cap;
    const str *note; /* "Ghi chú: ..." lines under the table */
    size_t notes;
    str source; /* "Nguồn: ..." line, for the columns on_source */
    str more;   /* "Còn 1.234 dòng, xem phu-luc.xlsx", in a pdf; empty: no rows are missing */
    str name;   /* ASCII identifier for defined names: "theo_xa" */
};

struct doc_table *doc_table_new(struct arena *a, uint32_t cols);
/* Add a row of DOC_EMPTY cells at the end. */
struct doc_row *doc_table_row(struct arena *a, struct doc_table *t, enum doc_row_role role);
const struct doc_cell *doc_table_at(const struct doc_table *t, struct doc_at at);

/* The cell as people read it: "1.188.826", "20,15%", "-", or its text.  Every page and plain
 * text print this. */
str doc_cell_text(struct arena *a, const struct doc_cell *c);

#endif /* DOC_TABLE_H */
