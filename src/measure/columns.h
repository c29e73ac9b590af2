/*
 * columns - how wide each column of a table is, and how large its letters.
 *
 * Letters are 12 pt, or down to 9 pt where the columns need it, and down to 10 pt where names then
 * stand on one line.  They are smaller, down to 6 pt,
 * only where else the longest words would not fit their columns; a template with so many columns
 * should drop some.
 *
 * Widths are measured once, at size 1, and scaled: so a long list is read twice only, not once for
 * each size.
 */
#ifndef MEASURE_COLUMNS_H
#define MEASURE_COLUMNS_H

#include "base/arena.h"
#include "doc/table.h"
#include "measure/layout.h"
#include "measure/ruler.h"

struct columns {
    double size_pt; /* of the letters of head and body */
    double *x;      /* cols + 1 borders of columns, in points from the left */
    double inside;  /* points between a border and the words */
    str *text;      /* [row * cols + col]: the body's cells as printed */
};

/* Lay out the columns of t over width_pt in all.  The result belongs to the arena. */
struct columns columns_measure(struct arena *a, struct ruler *r, const struct doc_table *t,
                               double width_pt);

/* The style of a row's letters: DOC_BOLD | DOC_ITALIC. */
unsigned columns_row_style(enum doc_row_role role);

/* How a cell is aligned: as its column, but a figure in a column of words stands at the right. */
enum layout_align columns_cell_align(const struct doc_column *col, const struct doc_cell *cell);

/* The size of the number line "(1) (2) ..." under a head of this size. */
double columns_number_size(double size_pt);

#endif /* MEASURE_COLUMNS_H */
