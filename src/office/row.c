/* row - one row of a sheet while it is read.  See row.h. */

#include "office/row.h"

void
row_start(struct row *r) {
    *r = (struct row){.number = 0};
    r->text = arena_array(&r->scratch, str, ROW_CELLS_MOST);
    r->kind = arena_array(&r->scratch, uint8_t,
                          ROW_CELLS_MOST); /* in a block with room for a row's texts */
    r->fresh = arena_mark(&r->scratch);
}

void
row_free(struct row *r) {
    arena_free(&r->scratch);
    *r = (struct row){.number = 0};
}

void
row_begin(struct row *r, uint32_t number) {
    for (uint32_t i = 0; i < r->n; i++) {
        r->text[i] = (str){NULL, 0};
        r->kind[i] = ROW_EMPTY;
    }
    r->number = number;
    r->n = 0;
    r->hidden = false;
    r->bad = false;
    arena_rewind(&r->scratch, r->fresh);
}

bool
row_put(struct row *r, uint32_t column, enum row_kind kind, str text) {
    if (column >= ROW_CELLS_MOST || r->kind[column] != ROW_EMPTY) {
        return false;
    }
    if (kind == ROW_EMPTY) {
        return true;
    }
    r->text[column] = text;
    r->kind[column] = (uint8_t)kind;
    if (column >= r->n) {
        r->n = column + 1;
    }
    return true;
}
