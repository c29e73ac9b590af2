/* ranking - values in order.  See ranking.h. */

#include "template/ranking.h"

#include <stdlib.h>

#include "template/cells.h"

static int
largest_first(const void *a, const void *b) {
    return cells_compare(b, a);
}

const struct ranking *
ranking_of(struct arena *a, struct doc_cell *cell, uint32_t n) {
    struct ranking *r = arena_new(a, struct ranking);

    for (uint32_t k = 0; k < n; k++) {
        if (cells_known(&cell[k])) {
            cell[r->known++] = cell[k];
        }
    }
    qsort(cell, r->known, sizeof *cell, largest_first);
    r->cell = cell;
    return r;
}

uint32_t
ranking_place(const struct ranking *r, const struct doc_cell *value) {
    uint32_t from = 0;
    uint32_t to = r->known;

    while (from < to) { /* cells before from are larger, those from to on are not */
        const uint32_t middle = from + (to - from) / 2;

        if (cells_compare(&r->cell[middle], value) > 0) {
            from = middle + 1;
        } else {
            to = middle;
        }
    }
    return from + 1;
}
