/*
 * cells - exact arithmetic on cells: what a formula column of an annex says.
 *
 * Operands are counts, amounts and rates; where an operand is unknown, the result is DOC_MISSING.  A rate whose
 * denominator is 0 is DOC_PERCENT {0, 0}, which prints "-".  The results carry no formula.
 */
#ifndef TEMPLATE_CELLS_H
#define TEMPLATE_CELLS_H

#include <stdbool.h>

#include "doc/table.h"

/* A count, amount or rate with a value: den is never 0 then. */
bool cells_known(const struct doc_cell *c);
struct num_ratio cells_ratio(const struct doc_cell *c); /* of a known one */
/* The count of a DOC_COUNT or DOC_MONEY. */
bool cells_count(const struct doc_cell *c, int64_t *out);

struct doc_cell cells_diff(const struct doc_cell *a, const struct doc_cell *b);
struct doc_cell cells_quot(const struct doc_cell *a, const struct doc_cell *b);
struct doc_cell cells_change(const struct doc_cell *a, const struct doc_cell *b);
/* Counts only; MISSING where one is unknown. */
struct doc_cell cells_sum(const struct doc_cell *const *c, size_t n);

/* Compare by value: less than 0, 0, more than 0.  An unknown cell comes before all others. */
int cells_compare(const struct doc_cell *a, const struct doc_cell *b);

#endif /* TEMPLATE_CELLS_H */
