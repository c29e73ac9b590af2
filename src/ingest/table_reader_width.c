/* table_reader_width - how many fields a row has, and what stands beside them.  See table_reader_state.h. */

#include "ingest/cell.h"
#include "ingest/table_reader_state.h"

/* No line of those looked at below the header has anything in the field: a separator too many behind every line. */
static bool
is_bare(const struct table_reader *in, uint32_t field) {
    for (uint32_t k = in->header.first + in->header.levels; k < in->first_n; k++) {
        const struct header_line *l = &in->first[k];

        if (l->good && field < l->n && cell_trim(l->cell[field]).n > 0) {
            return false;
        }
    }
    return true;
}

/* How many fields most lines below the header have, with the empty ones that stand behind every row. */
static uint32_t
usual_fields(const struct table_reader *in) {
    uint32_t most = in->header.width;
    uint32_t lead = 0; /* by how many lines `most` is ahead of all others */

    for (uint32_t k = in->header.first + in->header.levels; k < in->first_n; k++) {
        const struct header_line *l = &in->first[k];

        if (!l->good || l->n < in->header.width) {
            continue;
        }
        most = lead == 0 ? l->n : most;
        lead = l->n == most ? lead + 1 : lead - 1;
    }
    return lead > 0 ? most : in->header.width;
}

void
table_reader_width(struct table_reader *in) {
    while (in->header.name[in->header.width - 1].n == 0 &&
           (records_is_sheet(&in->from) || is_bare(in, in->header.width - 1))) {
        in->header.width--; /* what stands beside the table is none of its columns */
    }
    in->usual = usual_fields(in);
}

/* The cell of a column is there and filled. */
static bool
has_cell(const struct table_reader *in, const struct scan_record *r, uint32_t column) {
    const uint32_t at = in->header.at[column];

    return at != HEADER_ABSENT && at < r->n && cell_trim(r->field[at]).n > 0;
}

/* The key is one of its table's: with digits where people write codes with digits; where they write words, most of the
 * row must stand beside it, or a remark below the table would be a row. */
static bool
has_key(const struct table_reader *in, const struct scan_record *r) {
    const str key = cell_trim(r->field[in->header.at[0]]);

    if (in->column[0].type == SCHEMA_TEXT) {
        return r->n * 2 > in->header.width;
    }
    return cell_codelike(key) &&
           (cell_has_digit(key) || (unsigned)in->job->table >= SCHEMA_EXTRACTS);
}

/* A row by its key, cut behind its last filled cell, which lacks nothing that it must have. */
static bool
leaves_out_empty_cells(const struct table_reader *in, const struct scan_record *r) {
    if (r->n < 2 || cell_trim(r->field[r->n - 1]).n == 0 || !has_cell(in, r, 0)) {
        return false;
    }
    for (uint32_t i = 0; i < in->columns; i++) {
        if (in->column[i].required && !has_cell(in, r, i)) {
            return false;
        }
    }
    return has_key(in, r);
}

/* Behind every row stand so many empty fields, and this one has fewer fields than most: those are not its own, and what
 * it lacks it lost before them. */
static void
drop_surplus(struct scan_record *r, uint32_t surplus) {
    uint32_t n = 0;

    while (n < surplus && n < r->n && cell_trim(r->field[r->n - 1 - n]).n == 0) {
        n++;
    }
    r->n -= n == surplus ? n : 0;
}

bool
table_reader_is_even(const struct table_reader *in) {
    return in->usual <= in->header.width;
}

void
table_reader_fit(struct table_reader *in, struct scan_record *r) {
    const uint32_t width = in->header.width;

    if (r->fault != SCAN_GOOD || r->kind != NULL || r->n == 0 ||
        (r->n == width && table_reader_is_even(in))) {
        return;
    }
    if (r->n < in->usual) {
        drop_surplus(r, in->usual - width);
    }
    while (r->n > width && cell_trim(r->field[r->n - 1]).n == 0) {
        r->n--;
    }
    if (r->n < width && leaves_out_empty_cells(in, r)) {
        if (in->fitted == NULL) {
            in->fitted = arena_array(&in->arena, str, width);
        }
        for (uint32_t i = 0; i < width; i++) {
            in->fitted[i] = i < r->n ? r->field[i] : (str){NULL, 0};
        }
        in->short_line = in->shorts++ == 0 ? r->line : in->short_line;
        r->field = in->fitted;
        r->n = width;
    }
}
