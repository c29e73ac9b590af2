/* table_reader_form - a file that is a known form: what its title block and its own columns tell of each row (spec 2.1). */

#include <inttypes.h>
#include <stdio.h>

#include "base/num.h"
#include "ingest/cell.h"
#include "ingest/table_reader_state.h"
#include "text/fold.h"

static const int64_t amount_max = INT64_C(1000000000000000); /* more is a slip of the pen */

static bool
is_there(const struct table_reader *in, uint32_t column) {
    return in->header.at[column] != HEADER_ABSENT;
}

static void
set_constants(struct table_reader *in, const struct form *f) {
    for (size_t i = 0; i < f->n_constant; i++) {
        const struct form_constant *c = &f->constant[i];
        const str v = c->value.n > 0
                          ? c->value
                          : form_labelled(&in->arena, c->label, in->first, in->header.first);

        if (!is_there(in, c->column) && v.n > 0) {
            in->constant[c->column] = v;
            in->header.given |= UINT32_C(1) << c->column;
        }
    }
}

/* The field of the first column of the sum that stands in the file; HEADER_ABSENT: one that it needs does not. */
static uint32_t
field_of(const struct table_reader *in, const struct form_sum *s) {
    uint32_t field = HEADER_ABSENT;

    for (uint32_t i = 0; i < s->n; i++) {
        const uint32_t at = in->header.at[s->term[i].column];

        if (at == HEADER_ABSENT && !s->term[i].may_be_empty) {
            return HEADER_ABSENT;
        }
        field = field == HEADER_ABSENT ? at : field;
    }
    return field;
}

void
table_reader_form_start(struct table_reader *in) {
    const struct form *f = in->known.form;

    if (f == NULL) {
        return;
    }
    form_names(&in->arena, f, &in->names);
    in->column = f->column;
    in->columns = f->columns;
    set_constants(in, f);
    for (size_t i = 0; i < f->n_sum; i++) {
        const uint32_t c = f->sum[i].column;
        const uint32_t at = field_of(in, &f->sum[i]);

        if (!is_there(in, c) && at != HEADER_ABSENT) {
            in->header.at[c] = at; /* a finding about it names the cell of its first term */
            in->derived[c] = &f->sum[i];
        }
    }
}

bool
table_reader_form_serves(struct table_reader *in, struct buf *what) {
    const struct form *f = in->known.form;

    if (f != NULL && f->changes) {
        form_say_changes(f, what);
        return false;
    }
    return true;
}

/* --- rows --------------------------------------------------------------------------- */

/* What a term counts as; *bad: the cell that is no number. */
static bool
term_value(const struct table_reader *in, const struct form_term *t, int64_t *v, str *bad) {
    const str s = in->cell[t->column];

    *v = 0;
    if (s.n == 0) {
        return t->may_be_empty;
    }
    if (number_scaled(s, table_reader_form(in, t->column), in->zeros[t->column], amount_max, v) !=
        NUMBER_OK) {
        *bad = s;
        return false;
    }
    return true;
}

/* false: a term has no value; *bad: because it is no number. */
static bool
sum_value(const struct table_reader *in, const struct form_sum *s, int64_t *out, str *bad) {
    bool any = false;

    *out = 0;
    *bad = (str){NULL, 0};
    for (uint32_t i = 0; i < s->n; i++) {
        int64_t v;

        if (!term_value(in, &s->term[i], &v, bad)) {
            return false;
        }
        any = any || in->cell[s->term[i].column].n > 0;
        *out += s->term[i].minus ? -v : v; /* so many amounts of this size fit by far */
    }
    return any;
}

static void
derive(struct table_reader *in, uint32_t column) {
    char text[32];
    str bad;
    int64_t v;

    if (sum_value(in, in->derived[column], &v, &bad)) {
        (void)snprintf(text, sizeof text, "%" PRId64, v);
        in->cell[column] = str_keep(&in->values, str_from(text));
        in->kind[column] = ROW_NUMBER;
    } else {
        in->cell[column] = bad;
        in->kind[column] = ROW_TEXT;
    }
}

/* A cell in words as the code that the form says it means: by the most words that it begins with. */
static void
translate(struct table_reader *in, const struct form *f, uint32_t column) {
    const struct form_value *best = NULL;
    const str s = fold_key(&in->values, in->cell[column]);

    for (size_t i = 0; i < f->n_value; i++) {
        const struct form_value *v = &f->value[i];

        if (v->column == column && str_starts(s, v->begins) &&
            (best == NULL || v->begins.n > best->begins.n)) {
            best = v;
        }
    }
    if (best != NULL) {
        in->cell[column] = best->code;
    }
}

void
table_reader_form_cells(struct table_reader *in) {
    const struct form *f = in->known.form;
    uint32_t done = 0;

    for (size_t i = 0; i < f->n_value; i++) {
        const uint32_t c = f->value[i].column;

        if ((done >> c & 1) == 0 && in->cell[c].n > 0) {
            translate(in, f, c);
        }
        done |= UINT32_C(1) << c;
    }
    for (uint32_t i = 0; i < in->columns; i++) {
        if (in->derived[i] != NULL) {
            derive(in, i);
        }
    }
}

bool
table_reader_form_amount(const struct table_reader *in, uint32_t column, int64_t *out) {
    const struct form_term t = {.column = column};
    str bad;

    return in->cell[column].n > 0 && term_value(in, &t, out, &bad);
}

/* The column as the file calls it. */
static void
show_column(const struct table_reader *in, uint32_t column, struct buf *b) {
    if (is_there(in, column) && in->derived[column] == NULL) {
        header_show(b, in->header.name[in->header.at[column]]);
    } else {
        buf_text(b, in->column[column].name);
    }
}

void
table_reader_form_say_sum(const struct table_reader *in, const struct form_sum *s, struct buf *b) {
    bool any = false;

    for (uint32_t i = 0; i < s->n; i++) {
        const struct form_term *t = &s->term[i];

        if (is_there(in, t->column)) {
            buf_text(b, any || t->minus ? (t->minus ? " - " : " + ") : "");
            show_column(in, t->column, b);
            buf_text(b, t->may_be_empty ? " (ô trống là 0)" : "");
            any = true;
        }
    }
}

bool
table_reader_form_holds(const struct table_reader *in, const struct form_sum *s, struct buf *what) {
    char sum[NUM_TEXT];
    char gap[NUM_TEXT];
    int64_t left;
    int64_t stated;
    str bad;

    if (!table_reader_form_amount(in, s->column, &stated) || !sum_value(in, s, &left, &bad) ||
        left == stated) {
        return true;
    }
    num_vn_int(sum, left);
    num_vn_int(gap, stated - left);
    table_reader_form_say_sum(in, s, what);
    buf_text(what, " = ");
    show_column(in, s->column, what);
    buf_fmt(what, ": tính được %s, cột ghi khác (lệch %s)", sum, gap);
    return false;
}

/* A folded text has the word, between its ends and '_'. */
static bool
has_word(str key, str word) {
    str rest = key;

    while (rest.n > 0) {
        str one;

        rest = str_cut(rest, '_', &one);
        if (str_eq(one, word)) {
            return true;
        }
    }
    return false;
}

void
table_reader_form_group(struct table_reader *in, const str *field, uint32_t n, uint64_t line) {
    const struct form *f = in->known.form;
    struct buf what = {0};
    bool changes = false;

    for (uint32_t i = 0; i < n && f->n_group > 0; i++) {
        const str key = fold_key(&in->scratch, field[i]);

        for (size_t g = 0; g < f->n_group; g++) {
            changes = changes || has_word(key, f->group[g]);
        }
    }
    if (changes && !in->stopped) {
        form_say_changes(f, &what);
        table_reader_stop(in, line, LEDGER_D17, buf_view(&what));
    }
    buf_free(&what);
}

/* --- how ---------------------------------------------------------------------------- */

void
table_reader_say_form(const struct table_reader *in, struct buf *b) {
    const struct form *f = in->known.form;

    if (f == NULL) {
        form_say_near(&in->known, b);
        return;
    }
    buf_fmt(b, "mẫu %s (" STR_FMT "): có các tiêu đề ", f->id, STR_ARG(f->name));
    for (size_t i = 0; i < f->n_wanted; i++) {
        buf_text(b, i > 0 ? ", " : "");
        header_show(b, f->wanted[i]);
    }
    buf_text(b, in->known.titled ? " và tên mẫu ở trên bảng" : "");
    for (size_t i = 0; i < f->n_constant; i++) {
        const uint32_t c = f->constant[i].column;

        if ((in->header.given >> c & 1) != 0) {
            buf_fmt(b, ", %s = " STR_FMT, in->column[c].name, STR_ARG(in->constant[c]));
        }
        if ((in->header.given >> c & 1) != 0 && f->constant[i].label.n > 0) {
            buf_fmt(b, " (ghi ở \"" STR_FMT "\")", STR_ARG(f->constant[i].shown));
        }
    }
    for (uint32_t i = 0; i < in->columns; i++) {
        if (in->derived[i] != NULL) {
            buf_fmt(b, ", %s = ", in->column[i].name);
            table_reader_form_say_sum(in, in->derived[i], b);
        }
    }
    if (in->known.near != NULL) {
        buf_text(b, "; ");
        form_say_near(&in->known, b);
    }
}
