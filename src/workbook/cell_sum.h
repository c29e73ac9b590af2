/*
 * cell_sum - a sum over the cells of a sheet that have a value, in their order: by it the cells that a writer was given are
 * compared with those that stand in the file, without the document being laid out a second time.
 *
 *     cell_sum_begin -> cell_sum_add* -> cell_sum_end
 *
 * Sheets whose name, places, values, formulas or number of merged ranges differ have different sums, but for one chance
 * in 2^64.
 */
#ifndef WORKBOOK_CELL_SUM_H
#define WORKBOOK_CELL_SUM_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct cell_sum {
    uint64_t state;
    uint32_t merges; /* merged ranges so far; whoever sees one counts it */
};

void cell_sum_begin(struct cell_sum *s, str sheet);
/* row, col: from 0.  value: map_hash of the text, or of the figure as the file holds it.  formula: without '='; empty:
 * none. */
void cell_sum_add(struct cell_sum *s, uint32_t row, uint32_t col, bool is_text, uint64_t value,
                  str formula);
uint64_t cell_sum_end(const struct cell_sum *s);

/* map_hash of the figure as libxlsxwriter writes it: with 16 significant digits. */
uint64_t cell_sum_figure(double v);

#endif /* WORKBOOK_CELL_SUM_H */
