/* extract_row - what the rows of all tables of a period are asked.  See extract_row.h. */

#include "ingest/extract_row.h"
#include "base/buf.h"
#include "base/num.h"
#include "ingest/cell.h"
#include "ingest/taxcode.h"

/* A payroll a head below this has lost its thousands: three months of 30 million đồng, which few earn, are then 90.000. */
static const int64_t luong_min = 100000;

struct extract_at
extract_at_of(const struct table_reader_row *r) {
    return (struct extract_at){r->file, r->line};
}

enum table_reader_pot
extract_pot_of(struct table_reader_row *r, enum extract_pot p, uint32_t column,
               enum ledger_rule rule) {
    if (p == EXTRACT_REJECTED) {
        table_reader_fall(r, column, rule);
    }
    return p == EXTRACT_DUPLICATE ? TABLE_READER_DUPLICATE : TABLE_READER_ACCEPTED;
}

const struct member_list *
extract_list(const struct extraction *x, enum member_level l) {
    return &x->job->members->list[l];
}

uint32_t
extract_commune(struct extraction *x, struct table_reader_row *r) {
    return codes_row_named(&x->vintage, r, x->xa, x->ten_xa, extract_list(x, MEMBER_XA));
}

str
extract_employer_code(struct extraction *x, struct table_reader_row *r, uint32_t column) {
    const str s = employer_codes_key(&x->row, r->cell[column]);

    if (cell_damaged(s)) {
        (void)table_reader_note(
            r, column, LEDGER_D04,
            STR("mã đã bị Excel đổi thành dạng 1,2E+09, mất chữ số; hãy xuất lại cột ấy ở dạng "
                "văn bản"));
    }
    return s;
}

str
extract_tax_code(struct extraction *x, struct table_reader_row *r, uint32_t column, bool *ok) {
    struct taxcode c;

    *ok = false;
    if (r->cell[column].n == 0) {
        return (str){NULL, 0};
    }
    c = taxcode_read(r->cell[column]);
    if (!c.ok) {
        (void)table_reader_note(
            r, column, LEDGER_D07,
            cell_damaged(r->cell[column])
                ? STR("mã số thuế đã bị Excel đổi thành dạng 1,2E+09, mất chữ số")
                : (str){NULL, 0});
    }
    *ok = c.ok;
    return str_keep(&x->row, (str){c.digit, c.n});
}

void
extract_check_payroll(struct table_reader_row *r, uint32_t column, int64_t vnd, int64_t heads) {
    if (vnd > 0 && heads > 0 && vnd / heads < luong_min) {
        (void)table_reader_note(r, column, LEDGER_D16,
                                STR("quỹ lương bình quân một lao động dưới 100.000 đồng"));
    }
}

void
extract_word(struct extraction *x, enum extract_words w, const struct table_reader_row *r,
             uint32_t column, bool strange) {
    unknown_add(&x->unknown[w], &x->arena, r->cell[column], strange);
}

void
extract_weigh_day(struct extract_dated *d, period_day closing, period_day day) {
    if (day != PERIOD_NO_DATE) {
        d->newest = d->n == 0 || day > d->newest ? day : d->newest;
        d->n++;
        d->after += day > closing;
    }
}

uint64_t
extract_rows_of_file(const struct extraction *x) {
    uint64_t rows = 0;

    for (size_t i = x->parts_before; i < x->files; i++) {
        rows += x->lacking[i].rows;
    }
    return rows;
}

void
extract_note_file(const struct extraction *x, const struct ledger_finding *of_rule, uint64_t n,
                  uint64_t of, const char *what) {
    const struct lacking_file *file = &x->lacking[x->files - 1];
    struct ledger_finding f = *of_rule;
    char text[2][NUM_TEXT];
    struct buf b = {0};

    num_vn_int(text[0], (int64_t)n);
    num_vn_int(text[1], (int64_t)of);
    buf_fmt(&b, "%s trong %s %s", text[0], text[1], what);
    f.file = file->file;
    f.line = file->line;
    f.what = buf_view(&b);
    (void)ledger_note_as(x->job->ledger, &f);
    buf_free(&b);
}
