/*
 * filled_table - one table of an annex: its definition and the figures laid out as a doc_table.
 *
 *     TỔNG SỐ                      the province, or the sum of a list
 *     I    Phường                  a kind of commune and its subtotal; kinds without members are
 *     1      Phường A              left out and the numbers close up
 *     ...
 *            Chưa xác định địa bàn last, when it has figures
 *
 * In a document about one commune or department only TỔNG SỐ and its own line stand; ranks
 * are still places among all.  Every total, rate, difference and rank carries its formula when
 * what it is made of stands in the table and gives the very value.
 */
#ifndef TEMPLATE_FILLED_TABLE_H
#define TEMPLATE_FILLED_TABLE_H

#include <stdbool.h>

#include "doc/block.h"
#include "language/annex_def.h"
#include "template/fill_input.h"

/* NULL: the table says nothing for this scope (its rows are of another level), or none of its
 * figures is known (the source was not delivered). */
struct doc_table *filled_table_table(struct arena *a, const struct fill *f, const struct annex *x,
                                     const struct annex_table *def);

/* The same to be cut for paper: its columns are numbered, and spoken of in its notes, as they are printed there. */
struct doc_table *filled_table_for_paper(struct arena *a, const struct fill *f,
                                         const struct annex *x, const struct annex_table *def);

/* Cut for paper into the parts that the columns' `phan` name, each with the columns of
 * no part in front, and at most max_rows rows (0: all; the rest is told in `more`).  Formulas are left
 * out.  *n parts, at least 1. */
struct doc_table **filled_table_parts(struct arena *a, const struct annex_table *def,
                                      const struct doc_table *t, uint32_t max_rows, size_t *n);

/* Whether an annex has a table to show for the scope. */
bool filled_table_shows(const struct fill *f, const struct annex *x);

/* NULL: fewer than two values to draw, or a map of places whose borders are not known. */
struct doc_chart *filled_table_chart(struct arena *a, const struct fill *f,
                                     const struct annex_chart *def, const struct doc_table *t);

#endif /* TEMPLATE_FILLED_TABLE_H */
