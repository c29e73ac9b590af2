/* table_reader_regular - rows of regular form, many at once.  See table_reader_state.h and regular.h. */

#include <string.h>

#include "ingest/cell.h"
#include "ingest/table_reader_state.h"
#include "text/utf8.h"

static bool
may_take(const struct table_reader *in) {
    /* a known form gives rows cells that do not stand in them */
    return REGULAR_ON && !in->job->one_by_one && in->regular != NULL && in->known.form == NULL;
}

/* A column that tells something by its values. */
struct looked_at {
    uint32_t column;
    uint32_t field; /* of a row */
    bool text, day; /* neither: a number */
};

/* The wanted columns that stand in the file; the cells of the others are empty in every row. */
static uint32_t
look_at(struct table_reader *in, uint32_t wanted, struct looked_at *out) {
    uint32_t n = 0;

    for (uint32_t left = wanted; left != 0; left &= left - 1) {
        const uint32_t i = (uint32_t)__builtin_ctz(left);
        const enum schema_type t = in->column[i].type;

        in->cell[i] = (str){NULL, 0};
        in->kind[i] = ROW_TEXT;
        if (in->header.at[i] != HEADER_ABSENT) {
            out[n++] = (struct looked_at){
                i, in->header.at[i], !schema_is_number(t) && t != SCHEMA_DATE, t == SCHEMA_DATE};
        }
    }
    return n;
}

/* The cell is what table_reader_cells would make of it: nothing to trim, no word for a missing value. */
static bool
stands(const struct table_reader *in, const struct looked_at *l, str s) {
    struct day_numbers unused;

    if (s.n == 0 || (l->day ? day_cut(s, &unused) : !l->text && cell_digits(s))) {
        return true; /* by far the most */
    }
    return cell_is_plain(s) &&
           (in->column[l->column].type == SCHEMA_TEXT || utf8_ascii_run(s) == s.n);
}

/* The wanted cells of a row, where each stands as it is. */
static bool
plain_cells(struct table_reader *in, const struct regular_row *row, const uint8_t *kind,
            const struct looked_at *l, uint32_t n) {
    for (uint32_t k = 0; k < n; k++) {
        const str s = regular_field(row, l[k].field);

        in->cell[l[k].column] = s;
        in->kind[l[k].column] = kind == NULL ? ROW_TEXT : kind[l[k].field];
        if (!stands(in, &l[k], s)) {
            return false;
        }
    }
    return true;
}

static void
take_evidence(struct table_reader *in, const struct looked_at *l, uint32_t n) {
    for (uint32_t k = 0; k < n; k++) {
        if (!l[k].text) {
            table_reader_add_evidence_of(in, l[k].column, l[k].day);
        }
    }
}

uint64_t
table_reader_regular_evidence(struct table_reader *in, uint32_t wanted) {
    struct looked_at look[SCHEMA_COLUMNS_MAX];
    struct scan_ahead a;
    struct regular_row row;
    size_t bytes = 0;
    uint64_t rows = 0;
    uint32_t n;

    if (!may_take(in) || (in->lacking != NULL && lacking_looks(in->lacking))) {
        return 0;
    }
    n = look_at(in, wanted, look);
    a = records_ahead(&in->from);
    while (regular_next(in->regular, a.text + bytes, a.n - bytes, a.at + bytes, &row) &&
           plain_cells(in, &row, a.kind, look, n)) {
        in->looked_at = a.line + rows;
        take_evidence(in, look, n);
        if (in->job->preview != NULL) {
            in->job->preview(in->job->ctx, in->cell);
        }
        bytes += row.bytes;
        rows++;
    }
    records_take(&in->from, bytes, rows);
    return rows;
}

static void
add_votes(struct table_reader *in, uint32_t column, const struct table_reader_votes *v) {
    struct day_evidence *d = &in->day[column];

    in->number[column].plain += v->numbers;
    d->parted += v->parted;
    d->first += v->first;
    d->second_line = d->second == 0 ? v->second_line : d->second_line;
    d->second += v->second;
}

static void
add_up(struct table_reader *in, const struct table_reader_taken *t) {
    in->rows += t->rows;
    in->account->read += t->rows;
    in->account->duplicate += t->duplicate;
    in->account->accepted += t->rows - t->duplicate;
    if (in->lacking != NULL) {
        lacking_rows(in->lacking, t->rows, t->filled);
    }
    for (uint32_t i = 0; i < in->columns; i++) {
        table_reader_add_up(&in->sum[i], t->sum[i]);
    }
    for (uint32_t i = 0; in->trusting && i < in->columns; i++) {
        add_votes(in, i, &t->votes[i]);
    }
}

uint64_t
table_reader_regular_rows(struct table_reader *in) {
    struct table_reader_ahead a = {
        .cut = in->regular, .file = in->file, .field = in->header.at, .order = in->order};
    struct table_reader_taken taken = {0};

    if (!may_take(in) || in->job->regular == NULL || in->stopped ||
        in->records < TABLE_READER_UNDER_HEADER || in->scaled ||
        (in->trusting && in->lacking != NULL && lacking_looks(in->lacking))) {
        return 0;
    }
    a.votes = in->trusting;
    a.from = records_ahead(&in->from);
    a.empty = in->lacking == NULL ? 0 : in->lacking->there & ~in->lacking->filled;
    in->job->regular(in->job->ctx, &a, &taken);
    records_take(&in->from, taken.bytes, taken.rows);
    add_up(in, &taken);
    return taken.rows;
}
