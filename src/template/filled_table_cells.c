/* filled_table_cells - the cells of a line, each by the kind of its column.  See filled_table_rows.h. */

#include "template/filled_table_kind.h"
#include "template/filled_table_rows.h"

struct doc_cell
filled_table_text_cell(str s) {
    return (struct doc_cell){.kind = s.n > 0 ? DOC_TEXT : DOC_EMPTY, .u.text = s};
}

bool
filled_table_names_the_line(const struct filled_table *g, uint32_t k) {
    for (uint32_t x = 0; x < g->cols; x++) {
        const struct annex_column *def = g->col[x].def;

        if (def->kind->names_line) {
            return false; /* it has one of its own */
        }
        if (filled_table_kind_of(def)->is_field && def->field_kind == LIST_TEXT) {
            return x == k;
        }
    }
    return false;
}

/* The cells of the columns that wait for others, or of those that do not; of NULL: a line of its own. */
static void
make_cells(const struct filled_table *g, struct filled_table_item *it, bool after_others,
           const struct filled_table_item *of, uint32_t n) {
    for (uint32_t k = 0; k < g->cols; k++) {
        const struct filled_table_kind *kind = filled_table_kind_of(g->col[k].def);

        if (kind->after_others == after_others) {
            it->cell[k] =
                of == NULL || kind->sum == NULL ? kind->own(g, it, k) : kind->sum(g, it, k, of, n);
        }
    }
}

void
filled_table_own_cells(const struct filled_table *g, struct filled_table_item *it) {
    it->cell = arena_array(g->a, struct doc_cell, g->cols);
    make_cells(g, it, false, NULL, 0);
    make_cells(g, it, true, NULL, 0);
}

void
filled_table_sum_cells(const struct filled_table *g, struct filled_table_item *it,
                       const struct filled_table_item *of, uint32_t n) {
    it->cell = arena_array(g->a, struct doc_cell, g->cols);
    make_cells(g, it, false, of, n);
    make_cells(g, it, true, of, n);
}
