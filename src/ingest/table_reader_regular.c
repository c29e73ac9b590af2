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

/* The wanted cells of a row, where each is what table_reader_cells would make of it: nothing to trim, no word for a
 * missing value. */
static bool
plain_cells(struct table_reader *in, const struct regular_row *row, const uint8_t *kind,
            uint32_t wanted) {
    for (uint32_t left = wanted; left != 0; left &= left - 1) {
        const uint32_t i = (uint32_t)__builtin_ctz(left);
        const uint32_t at = in->heading.at[i];

        in->cell[i] = at == HEADER_ABSENT ? (str){NULL, 0} : regular_field(row, at);
        in->kind[i] = kind == NULL || at == HEADER_ABSENT ? ROW_TEXT : kind[at];
        if (in->cell[i].n > 0 &&
            (!cell_is_plain(in->cell[i]) ||
             (in->column[i].type != SCHEMA_TEXT && utf8_ascii_run(in->cell[i]) < in->cell[i].n))) {
            return false;
        }
    }
    return true;
}

uint64_t
table_reader_regular_evidence(struct table_reader *in, uint32_t wanted) {
    struct scan_ahead a;
    struct regular_row row;
    size_t bytes = 0;
    uint64_t rows = 0;

    if (!may_take(in) || (in->lacking != NULL && lacking_looks(in->lacking))) {
        return 0;
    }
    a = records_ahead(&in->from);
    while (regular_next(in->regular, a.text + bytes, a.n - bytes, a.at + bytes, &row) &&
           plain_cells(in, &row, a.kind, wanted)) {
        in->looked_at = a.line + rows;
        table_reader_add_evidence(in);
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
}

uint64_t
table_reader_regular_rows(struct table_reader *in) {
    struct table_reader_ahead a = {
        .cut = in->regular, .file = in->file, .field = in->heading.at, .order = in->order};
    struct table_reader_taken taken = {0};

    if (!may_take(in) || in->job->regular == NULL || in->stopped ||
        in->records < TABLE_READER_UNDER_HEADER || in->scaled) {
        return 0;
    }
    a.from = records_ahead(&in->from);
    a.empty = in->lacking == NULL ? 0 : in->lacking->there & ~in->lacking->filled;
    in->job->regular(in->job->ctx, &a, &taken);
    records_take(&in->from, taken.bytes, taken.rows);
    add_up(in, &taken);
    return taken.rows;
}
