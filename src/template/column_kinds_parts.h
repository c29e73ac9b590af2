/*
 * column_kinds_parts - the functions that the rows of the table of kinds name.  For column_kinds*.c only.
 */
#ifndef TEMPLATE_COLUMN_KINDS_PARTS_H
#define TEMPLATE_COLUMN_KINDS_PARTS_H

#include "template/filled_table_kind.h"
#include "template/filled_table_rows.h"

/* Text, in column_kinds_text.c. */
struct doc_cell column_kinds_count(const struct filled_table *g, const struct filled_table_item *it,
                                   uint32_t k);
struct doc_cell column_kinds_name(const struct filled_table *g, const struct filled_table_item *it,
                                  uint32_t k);
struct doc_cell column_kinds_code(const struct filled_table *g, const struct filled_table_item *it,
                                  uint32_t k);
struct doc_cell column_kinds_unit(const struct filled_table *g, const struct filled_table_item *it,
                                  uint32_t k);
struct doc_cell column_kinds_words(const struct filled_table *g, const struct filled_table_item *it,
                                   uint32_t k);
struct doc_cell column_kinds_field(const struct filled_table *g, const struct filled_table_item *it,
                                   uint32_t k);
struct doc_cell column_kinds_field_sum(const struct filled_table *g,
                                       const struct filled_table_item *it, uint32_t k,
                                       const struct filled_table_item *of, uint32_t n);
enum doc_align column_kinds_field_align(const struct filled_table *g,
                                        const struct annex_column *def);

/* Figures, in column_kinds_figure.c. */
struct doc_cell column_kinds_figure(const struct filled_table *g,
                                    const struct filled_table_item *it, uint32_t k);
struct doc_cell column_kinds_figure_sum(const struct filled_table *g,
                                        const struct filled_table_item *it, uint32_t k,
                                        const struct filled_table_item *of, uint32_t n);
struct doc_cell column_kinds_month(const struct filled_table *g, const struct filled_table_item *it,
                                   uint32_t k);
void column_kinds_months(struct filled_table *g, const struct annex_column *def, uint32_t k);
/* The sum of the lines' cells; EMPTY where the column says that a sum would mean nothing. */
struct doc_cell column_kinds_sum(const struct filled_table *g, const struct filled_table_item *it,
                                 uint32_t k, const struct filled_table_item *of, uint32_t n);
bool column_kinds_always(const struct annex_column *def); /* true */

/* What is worked out from other cells, in column_kinds_formula.c. */
struct doc_cell column_kinds_empty(const struct filled_table *g, const struct filled_table_item *it,
                                   uint32_t k);
struct doc_cell column_kinds_formula(const struct filled_table *g,
                                     const struct filled_table_item *it, uint32_t k);
bool column_kinds_formula_adds(const struct annex_column *def);
void column_kinds_formula_number(const struct filled_table *g, const struct annex_column *def,
                                 struct buf *b);
void column_kinds_link_formula(struct filled_table *g, struct doc_table *t, uint32_t r, uint32_t k);
void column_kinds_link_sum(struct filled_table *g, struct doc_table *t, uint32_t r, uint32_t k);
void column_kinds_link_figure(struct filled_table *g, struct doc_table *t, uint32_t r, uint32_t k);
void column_kinds_link_rank(struct filled_table *g, struct doc_table *t, uint32_t r, uint32_t k);
void column_kinds_link_share(struct filled_table *g, struct doc_table *t, uint32_t r, uint32_t k);
void column_kinds_link_group_share(struct filled_table *g, struct doc_table *t, uint32_t r,
                                   uint32_t k);

#endif /* TEMPLATE_COLUMN_KINDS_PARTS_H */
