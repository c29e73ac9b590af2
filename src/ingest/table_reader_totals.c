/* table_reader_totals - totals that a file states, held against its rows (D13).  See table_reader_state.h. */

#include <stdio.h>

#include "base/num.h"
#include "ingest/cell.h"
#include "ingest/table_reader_state.h"

/* since: of the rows behind the last total or group; all of them where it is the same. */
static void
note_difference(struct table_reader *in, uint32_t column, uint64_t line, int64_t stated,
                const struct table_reader_sum *sum) {
    struct ledger_finding f = {.file = in->file,
                               .line = line,
                               .column = str_from(in->column[column].name),
                               .rule = LEDGER_D13,
                               .severity = ledger_severity_standing(in->job->ledger, LEDGER_D13)};
    char detail[256];
    char a[NUM_TEXT];
    char b[NUM_TEXT];
    char c[NUM_TEXT];

    num_vn_int(a, stated);
    num_vn_int(b, sum->all);
    num_vn_int(c, sum->since);
    (void)snprintf(detail, sizeof detail, "dòng tổng ghi %s, cộng các dòng được %s%s%s", a, b,
                   sum->since == sum->all ? "" : ", riêng nhóm cuối ",
                   sum->since == sum->all ? "" : c);
    f.what = str_from(detail);
    if (ledger_note_as(in->job->ledger, &f) == LEDGER_CHAN) {
        in->stopped = true;
        in->stop_rule = LEDGER_D13;
        in->stop_line = line;
    }
}

/* A total's figures against the rows above: all of them, or those since the last total. */
static void
check_whole(struct table_reader *in, uint64_t line) {
    for (uint32_t i = 0; i < in->columns; i++) {
        struct table_reader_sum *s = &in->sum[i];
        int64_t stated;

        if (!schema_adds_up(in->column[i].type) || in->cell[i].n == 0 ||
            (in->derived[i] != NULL && in->kind[i] != ROW_NUMBER) ||
            number_scaled(in->cell[i], table_reader_form(in, i), in->zeros[i], INT64_MAX,
                          &stated) != NUMBER_OK) {
            continue;
        }
        if (in->rows == 0) {
            s->stated = true;
            s->stated_value = stated;
            s->stated_line = line;
        } else if (!s->beyond && stated != s->all && stated != s->since) {
            note_difference(in, i, line, stated, s);
        }
        s->since = 0;
    }
}

/* --- a total line with fewer cells than the header ------------------------------- */

/* The cells of the line stand this many fields further right than they are counted. */
struct placing {
    uint32_t shift;
    uint32_t matches; /* sums that they state rightly */
};

/* The column whose field this is, or SCHEMA_COLUMNS_MAX.  One that is counted from others has none of its own. */
static uint32_t
column_at(const struct table_reader *in, uint32_t field) {
    uint32_t i = 0;

    while (i < in->columns && (in->header.at[i] != field || in->derived[i] != NULL)) {
        i++;
    }
    return i < in->columns ? i : SCHEMA_COLUMNS_MAX;
}

static bool
stated_number(const struct table_reader *in, uint32_t column, str cell, int64_t *v) {
    return number_scaled(cell, in->form[column], in->zeros[column], INT64_MAX, v) == NUMBER_OK;
}

/* Every number stands where the column adds up, and no word does. */
static bool
fits(const struct table_reader *in, const str *field, uint32_t n, struct placing *p) {
    p->matches = 0;
    for (uint32_t f = 0; f < n; f++) {
        const uint32_t c = column_at(in, f + p->shift);
        const bool adds_up = c < SCHEMA_COLUMNS_MAX && schema_adds_up(in->column[c].type);
        int64_t v = 0;

        if (field[f].n == 0) {
            continue;
        }
        if (!adds_up && f > 0 &&
            number_scaled(field[f], NUMBER_DOT, 0, INT64_MAX, &v) == NUMBER_OK &&
            v != (int64_t)in->rows) {
            return false; /* the first cell is what the line is called, or its own number */
        }
        if (adds_up && !stated_number(in, c, field[f], &v)) {
            return false;
        }
        p->matches += adds_up && (v == in->sum[c].all || v == in->sum[c].since);
    }
    return true;
}

/* Where the cells stand: the placing that states the most sums rightly, from the left on.  false: nowhere. */
static bool
place(const struct table_reader *in, const str *field, uint32_t n, struct placing *best) {
    bool any = false;

    for (uint32_t d = 0; d + n <= in->header.width; d++) {
        struct placing p = {.shift = d};

        if (fits(in, field, n, &p) && (!any || p.matches > best->matches)) {
            *best = p;
            any = true;
        }
    }
    return any;
}

/* "Tổng cộng: 215": how many rows there are. */
static bool
states_rows(const struct table_reader *in, const str *field, uint32_t n) {
    uint32_t numbers = 0;
    uint32_t rows = 0;

    for (uint32_t f = 0; f < n; f++) {
        int64_t v;

        if (number_whole(field[f], NUMBER_DOT, INT64_MAX, &v) == NUMBER_OK) {
            numbers++;
            rows += v == (int64_t)in->rows;
        }
    }
    return numbers == rows;
}

static void
note_unplaced(struct table_reader *in, uint32_t n, uint64_t line) {
    struct ledger_finding f = {.file = in->file,
                               .line = line,
                               .rule = LEDGER_D13,
                               .severity = ledger_severity_standing(in->job->ledger, LEDGER_D13)};
    char detail[160];

    (void)snprintf(detail, sizeof detail,
                   "dòng tổng có %u ô, tiêu đề có %u ô: không biết số nào thuộc cột nào nên không "
                   "đối chiếu được",
                   n, in->header.width);
    f.what = str_from(detail);
    (void)ledger_note_as(in->job->ledger, &f);
}

void
table_reader_check_total(struct table_reader *in, const str *field, uint32_t n, uint64_t line) {
    struct placing p = {0};

    if (n == in->header.width) {
        check_whole(in, line);
    } else if (n < in->header.width && !states_rows(in, field, n)) {
        if (!place(in, field, n, &p)) {
            note_unplaced(in, n, line);
            return;
        }
        for (uint32_t i = 0; i < in->columns; i++) {
            const uint32_t at = in->header.at[i];

            in->cell[i] = at != HEADER_ABSENT && at >= p.shift && at - p.shift < n
                              ? field[at - p.shift]
                              : (str){NULL, 0};
            in->kind[i] = ROW_TEXT;
        }
        if (in->known.form != NULL) {
            table_reader_form_cells(in);
        }
        check_whole(in, line);
    }
}

void
table_reader_check_stated(struct table_reader *in) {
    for (uint32_t i = 0; i < in->columns; i++) {
        const struct table_reader_sum *s = &in->sum[i];

        if (s->stated && !s->beyond && s->stated_value != s->all) {
            note_difference(in, i, s->stated_line, s->stated_value,
                            &(struct table_reader_sum){.all = s->all, .since = s->all});
        }
    }
}
