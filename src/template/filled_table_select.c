/* filled_table_select - which lines a table has of those that it could have, in which order and with which numbers.  See
 * filled_table_rows.h. */

#include <stdlib.h>

#include "template/cells.h"
#include "template/filled_table_kind.h"
#include "template/filled_table_rows.h"

/* What qsort needs to know rides in the items themselves. */
struct ordered {
    struct filled_table_item item;
    const struct doc_cell *key;
    bool descending;
};

static int
by_key(const void *a, const void *b) {
    const struct ordered *x = a;
    const struct ordered *y = b;
    const bool known[2] = {cells_known(x->key), cells_known(y->key)};
    int c = cells_compare(x->key, y->key);

    if (known[0] && known[1] && x->descending) {
        c = -c;
    } else if (known[0] != known[1]) {
        c = known[0] ? -1 : 1; /* what is not known goes last, either way */
    }
    return c != 0 ? c : (x->item.order > y->item.order) - (x->item.order < y->item.order);
}

uint32_t
filled_table_select(const struct filled_table *g, struct filled_table_item *it, uint32_t n) {
    uint32_t kept = 0;

    for (uint32_t k = 0; k < n; k++) {
        const struct doc_cell zero = {.kind = DOC_COUNT};
        const struct doc_cell *c = &it[k].cell[g->def->filtered ? g->first[g->def->filter] : 0];

        if (!g->def->filtered || (cells_known(c) && cells_compare(c, &zero) > 0)) {
            it[kept++] = it[k];
        }
    }
    if (g->def->sorted && kept > 1) {
        struct ordered *o = arena_array(g->a, struct ordered, kept);

        for (uint32_t k = 0; k < kept; k++) {
            o[k] = (struct ordered){it[k], &it[k].cell[g->first[g->def->sort]], g->def->descending};
        }
        qsort(o, kept, sizeof *o, by_key);
        for (uint32_t k = 0; k < kept; k++) {
            it[k] = o[k].item;
        }
    }
    return g->def->top > 0 && kept > g->def->top ? (uint32_t)g->def->top : kept;
}

struct filled_table_item *
filled_table_put(struct filled_table *g, const struct filled_table_item *it) {
    g->item[g->items] = *it;
    return &g->item[g->items++];
}

void
filled_table_put_numbered(struct filled_table *g, struct filled_table_item *it, uint32_t n,
                          int64_t *count) {
    for (uint32_t k = 0; k < n; k++) {
        struct filled_table_item *row = filled_table_put(g, &it[k]);

        row->count = ++*count;
        for (uint32_t c = 0; c < g->cols; c++) {
            if (filled_table_kind_of(g->col[c].def)->is_count) {
                row->cell[c] = filled_table_kind_of(g->col[c].def)->own(g, row, c);
            }
        }
    }
}
