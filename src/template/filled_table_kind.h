/*
 * filled_table_kind - how the cells of a kind of column are made.
 *
 * A kind is a row of the table in column_kinds.c: how a definition writes it (its first part: language/annex_kind.h) and
 * the functions below.  Whatever fills tables calls the functions of the row; no code asks which kind a column is.
 */
#ifndef TEMPLATE_FILLED_TABLE_KIND_H
#define TEMPLATE_FILLED_TABLE_KIND_H

#include "base/buf.h"
#include "doc/table.h"
#include "language/annex_def.h"

/* template/filled_table_rows.h: a table that is being made, and a line of it */
struct filled_table;
struct filled_table_item;

struct filled_table_kind {
    struct annex_kind def; /* must stand first: filled_table_kind_of */
    enum doc_align align;
    bool is_figure;    /* its cells are figures of an indicator */
    bool is_field;     /* its cells are fields of a list */
    bool is_count;     /* it numbers the lines */
    bool is_rank;      /* its cells are places among all lines */
    bool after_others; /* its cells are made when all other columns of the line have theirs */

    /* Alignment where it depends on the column; NULL: align. */
    enum doc_align (*aligned)(const struct filled_table *g, const struct annex_column *def);
    /* Add the columns of the table that the column k of the definition gives; NULL: one, or one a year. */
    void (*spread)(struct filled_table *g, const struct annex_column *def, uint32_t k);
    /* The cell of a line. */
    struct doc_cell (*own)(const struct filled_table *g, const struct filled_table_item *it,
                           uint32_t k);
    /* The cell of a line that sums up n lines, of; NULL: it is made as an ordinary one, by own. */
    struct doc_cell (*sum)(const struct filled_table *g, const struct filled_table_item *it,
                           uint32_t k, const struct filled_table_item *of, uint32_t n);
    /* When the whole table stands: the cell's formula, or what only the whole table tells; NULL: nothing. */
    void (*link)(struct filled_table *g, struct doc_table *t, uint32_t r, uint32_t k);
    /* What follows "(6)=" in the line of column numbers; NULL: nothing. */
    void (*number)(const struct filled_table *g, const struct annex_column *def, struct buf *b);
    /* Whether TỔNG SỐ should be the sum of its lines; NULL: it need not be. */
    bool (*added_up)(const struct annex_column *def);
};

static inline const struct filled_table_kind *
filled_table_kind_of(const struct annex_column *def) {
    return (const struct filled_table_kind *)def->kind;
}

#endif /* TEMPLATE_FILLED_TABLE_KIND_H */
