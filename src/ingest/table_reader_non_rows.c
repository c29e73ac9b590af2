/* table_reader_non_rows - lines that are no rows, and totals held against the rows (D13).  See table_reader.h. */

#include <inttypes.h>
#include <stdio.h>

#include "base/num.h"
#include "ingest/cell.h"
#include "ingest/non_rows.h"
#include "ingest/table_reader_state.h"

enum {
    UNDER_HEADER = 3,   /* records behind it that may still belong to it */
    SIGNATURE_CELLS = 4 /* filled cells that a line of names under a signature may have */
};

/* What speaks for a row: codes with digits in its code columns; its first filled field all digits. */
struct signs {
    bool key;
    uint32_t codes; /* beside the key */
    uint32_t filled;
    bool number_first;
};

static struct signs
read_signs(const struct table_reader *in, const str *field, uint32_t n) {
    struct signs s = {.key = false};

    for (uint32_t i = 0; i < n; i++) {
        if (field[i].n > 0 && s.filled++ == 0) {
            s.number_first = cell_digits(field[i]);
        }
    }
    for (uint32_t i = 0; n == in->heading.width && i < in->columns; i++) {
        const str c = in->cell[i];
        const bool code = in->column[i].type == SCHEMA_CODE && cell_codelike(c);

        if (i == 0) {
            s.key = code;
        } else {
            s.codes += code && cell_has_digit(c);
        }
    }
    return s;
}

static bool
is_header_again(const struct table_reader *in, const str *field, uint32_t n) {
    if (n != in->heading.width || in->heading.levels != 1) {
        return false;
    }
    for (uint32_t i = 0; i < n; i++) {
        if (!str_eq(field[i], in->heading.name[i])) {
            return false;
        }
    }
    return true;
}

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
check_total(struct table_reader *in, uint64_t line) {
    for (uint32_t i = 0; i < in->columns; i++) {
        struct table_reader_sum *s = &in->sum[i];
        int64_t stated;

        if (!schema_adds_up(in->column[i].type) || in->cell[i].n == 0 ||
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

static void
start_group(struct table_reader *in) {
    for (uint32_t i = 0; i < in->columns; i++) {
        in->sum[i].since = 0;
    }
}

/* By its words and shape, what speaks for a row set against them. */
static bool
told_apart(struct table_reader *in, const struct scan_record *r, const str *field) {
    const struct signs s = read_signs(in, field, r->n);
    const bool whole = r->n == in->heading.width;
    const enum non_rows_kind kind = non_rows_kind(&in->scratch, field, r->n);

    if (kind == NON_ROWS_BLANK) {
        return true;
    }
    if (in->records <= UNDER_HEADER && in->rows == 0 && non_rows_is_numbering(field, r->n)) {
        return true;
    }
    if (is_header_again(in, field, r->n)) {
        return true;
    }
    if (kind == NON_ROWS_GROUP && s.codes == 0 && s.filled <= 2) {
        start_group(in); /* even where the numeral stands in the key's column */
        return true;
    }
    if (s.key || (!whole && s.number_first)) {
        return false;
    }
    switch (kind) {
    case NON_ROWS_GROUP:
        if (s.codes > 1) {
            return false;
        }
        start_group(in);
        return true;
    case NON_ROWS_TOTAL:
        in->account->totals += s.codes == 0 ? 1 : 0;
        if (s.codes == 0 && whole) {
            check_total(in, r->line);
        }
        return s.codes == 0;
    case NON_ROWS_SIGNATURE:
        table_reader_unit_line(in, field, r->n, r->line);
        in->tail = in->tail || (s.codes == 0 && in->rows > 0);
        return s.codes == 0;
    case NON_ROWS_NO:
    case NON_ROWS_BLANK:
    case NON_ROWS_NUMBERING:
        break;
    }
    if (in->rows == 0 && in->records <= UNDER_HEADER && whole && non_rows_is_words(field, r->n)) {
        return true; /* one more level of the header */
    }
    return in->tail && s.codes == 0 && s.filled <= SIGNATURE_CELLS && !s.number_first;
}

bool
table_reader_is_apart(struct table_reader *in, const struct scan_record *r) {
    const struct arena_mark mark = arena_mark(&in->scratch);
    str *field;
    bool apart;

    /* Nearly every record is a row, and its key says so at once. */
    if (r->n == in->heading.width && in->records > UNDER_HEADER && in->cell[0].n > 0 &&
        cell_has_digit(in->cell[0]) && cell_codelike(in->cell[0])) {
        return false;
    }
    field = arena_array(&in->scratch, str, r->n + 1);
    for (uint32_t i = 0; i < r->n; i++) {
        field[i] = cell_trim(r->field[i]);
    }
    apart = told_apart(in, r, field);
    arena_rewind(&in->scratch, mark);
    return apart;
}
