/* table - rows and columns of typed cells.  See table.h. */

#include "doc/table.h"

#include <assert.h>
#include <string.h>

struct doc_table *
doc_table_new(struct arena *a, uint32_t cols) {
    struct doc_table *t = arena_new(a, struct doc_table);

    assert(cols > 0);
    t->cols = cols;
    t->col = arena_array(a, struct doc_column, cols);
    return t;
}

struct doc_row *
doc_table_row(struct arena *a, struct doc_table *t, enum doc_row_role role) {
    struct doc_row *row;

    assert(t->rows < UINT32_MAX);
    t->row = arena_grown(a, t->row, t->rows, &t->row_cap, sizeof *row);
    row = &t->row[t->rows++];
    row->role = role;
    row->cell = arena_array(a, struct doc_cell, t->cols);
    return row;
}

const struct doc_cell *
doc_table_at(const struct doc_table *t, struct doc_at at) {
    assert(at.row < t->rows && at.col < t->cols);
    return &t->row[at.row].cell[at.col];
}

static void
percent_text(char out[NUM_TEXT], int64_t hundredths) {
    size_t n;

    num_vn_hundredths(out, hundredths);
    n = strlen(out);
    assert(n + 2 <= NUM_TEXT);
    memcpy(out + n, "%", 2);
}

/* "2,9", "3": no zero behind the last decimal that counts. */
static void
decimal_text(char out[NUM_TEXT], int64_t hundredths) {
    size_t n;

    if (hundredths % 100 == 0) {
        num_vn_int(out, hundredths / 100);
        return;
    }
    num_vn_hundredths(out, hundredths);
    n = strlen(out);
    if (out[n - 1] == '0') {
        out[n - 1] = '\0';
    }
}

/* The value without its mark; figures are written into room. */
static str
value_text(const struct doc_cell *c, char room[NUM_TEXT]) {
    int64_t hundredths = 0;

    switch (c->kind) {
    case DOC_EMPTY:
        return (str){"", 0};
    case DOC_TEXT:
    case DOC_CODE:
        return c->u.text;
    case DOC_COUNT:
    case DOC_MONEY:
        num_vn_int(room, c->u.count);
        return str_from(room);
    case DOC_PERCENT:
        if (c->u.ratio.den == 0) {
            return STR("-");
        }
        if (!num_percent(c->u.ratio, &hundredths)) {
            return STR("quá lớn"); /* past 64 bits of hundredths: a figure, only not a sane one */
        }
        percent_text(room, hundredths);
        return str_from(room);
    case DOC_RATE:
        percent_text(room, c->u.count);
        return str_from(room);
    case DOC_DECIMAL:
        decimal_text(room, c->u.count);
        return str_from(room);
    case DOC_MISSING:
        return STR("-");
    case DOC_CELL_KINDS:
        break;
    }
    assert(!"a cell has a kind");
    return (str){"", 0};
}

str
doc_cell_text(struct arena *a, const struct doc_cell *c) {
    static const char gap[] = "\xC2\xA0"; /* U+00A0: the mark stays with its figure */
    char room[NUM_TEXT];
    const str value = value_text(c, room);
    const size_t gap_n = value.n > 0 && c->mark.n > 0 ? sizeof gap - 1 : 0;
    char *p;

    if (c->mark.n == 0) {
        return value.p == room ? str_keep(a, value) : value;
    }
    p = arena_array(a, char, value.n + gap_n + c->mark.n + 1);
    if (value.n > 0) {
        memcpy(p, value.p, value.n);
    }
    memcpy(p + value.n, gap, gap_n);
    memcpy(p + value.n + gap_n, c->mark.p, c->mark.n);
    return (str){p, value.n + gap_n + c->mark.n};
}
