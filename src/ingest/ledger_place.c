/* ledger_place - where a finding stands.  See ledger_place.h. */

#include "ingest/ledger_place.h"

/* 0: A, 25: Z, 26: AA */
static void
put_letters(struct buf *out, uint32_t field) {
    char text[8];
    size_t n = sizeof text;

    for (uint32_t v = field + 1; v > 0; v = (v - 1) / 26) {
        text[--n] = (char)('A' + (v - 1) % 26);
    }
    buf_add(out, text + n, sizeof text - n);
}

void
ledger_place_cell(const struct ledger_file *f, uint64_t line, str column, struct buf *out) {
    if (f->sheet == 0) {
        return;
    }
    for (uint32_t i = 0; i < f->columns; i++) {
        if (f->column[i].field != UINT32_MAX && str_eq(str_from(f->column[i].name), column)) {
            put_letters(out, f->column[i].field);
            break;
        }
    }
    buf_fmt(out, "%llu", (unsigned long long)line);
}

void
ledger_place(const struct ledger_file *f, uint64_t line, str column, struct buf *out) {
    buf_str(out, f->path);
    if (f->sheet > 0) {
        buf_char(out, '!');
        ledger_place_cell(f, line, column, out);
    }
}
