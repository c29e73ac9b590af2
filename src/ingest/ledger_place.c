/* ledger_place - where a finding stands.  See ledger_place.h. */

#include "ingest/ledger_place.h"

#include "base/num.h"

void
ledger_place_cell(const struct ledger_file *f, uint64_t line, str column, struct buf *out) {
    char letters[NUM_TEXT];

    if (f->sheet == 0) {
        return;
    }
    for (uint32_t i = 0; i < f->columns; i++) {
        if (f->column[i].field != UINT32_MAX && str_eq(str_from(f->column[i].name), column)) {
            num_letters(letters, f->column[i].field);
            buf_text(out, letters);
            break;
        }
    }
    buf_fmt(out, "%llu", (unsigned long long)line);
}

void
ledger_place(const struct ledger_file *f, uint64_t line, str column, struct buf *out) {
    const size_t from = out->n;

    buf_str(out, f->path);
    if (out->n > from) {
        str_one_line(out->p + from);
    }
    if (f->sheet > 0) {
        buf_char(out, '!');
        ledger_place_cell(f, line, column, out);
    }
}
