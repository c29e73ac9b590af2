/*
 * columns - how wide each column of a table is, and how large its letters.
 *
 * Letters are 12 to 9 pt; below that, to 6 pt, only where a longest word of
 * every column would not fit otherwise (templates should then drop columns).
 *
 * Widths are measured once at size 1 and scaled: a long list is read through
 * twice, not once a size.
 */
#ifndef MEASURE_COLUMNS_H
#define MEASURE_COLUMNS_H

#include "base/arena.h"
#include "doc/table.h"
#include "measure/layout.h"
#include "measure/ruler.h"

struct columns {
    double size_pt; /* of the letters of head and body */
    double *x;      /* cols + 1 borders, from the left */
    double inside;  /* between a border and the words */
    str *text;      /* [row * cols + col]: the body's cells as printed */
};

/* Sum of the widths is width_pt.  Everything belongs to the arena. */
struct columns columns_measure(struct arena *a, struct ruler *r, const struct doc_table *t,
                               double width_pt);

/* DOC_BOLD | DOC_ITALIC of a row's letters. */
unsigned columns_row_style(enum doc_row_role role);

/* Where the words of a cell stand: a figure in a column of words stands at the right. */
enum layout_align columns_cell_align(const struct doc_column *col, const struct doc_cell *cell);

/* Size of the number line "(1) (2) ..." under a head of the size. */
double columns_number_size(double size_pt);

#endif /* MEASURE_COLUMNS_H */
