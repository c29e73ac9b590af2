/* table_reader_non_rows - lines that are no rows.  See table_reader.h. */

#include "ingest/cell.h"
#include "ingest/non_rows.h"
#include "ingest/table_reader_state.h"
#include "ingest/unit.h"

enum {
    FURNITURE_CELLS = 3, /* of a line with a page number, a date of printing */
    SIGNATURE_CELLS = 4  /* filled cells that a line of names under a signature may have */
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
    for (uint32_t i = 0; n == in->header.width && i < in->columns; i++) {
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

static void
start_group(struct table_reader *in, const struct scan_record *r, const str *field) {
    if (in->known.form != NULL) {
        table_reader_form_group(in, field, r->n, r->line);
    }
    for (uint32_t i = 0; i < in->columns; i++) {
        in->sum[i].since = 0;
    }
}

/* Under a header, the first or a repeated one, before any row. */
static bool
is_near_header(const struct table_reader *in) {
    return in->rows == in->header_rows &&
           in->records - in->header_records <= TABLE_READER_UNDER_HEADER;
}

/* "(1.000 đồng)", "ĐVT: đồng": units and nothing else, which must be those that the rows are read in. */
static bool
is_units(struct table_reader *in, const str *field, uint32_t n, uint64_t line) {
    uint32_t units = 0;

    for (uint32_t i = 0; i < n; i++) {
        struct unit u = UNIT_NONE;

        if (field[i].n == 0) {
            continue;
        }
        if (!unit_stated(&in->scratch, field[i], &u)) {
            u = unit_of_header(&in->scratch, field[i]);
        }
        if (u.vnd_zeros < 0 && u.people_zeros < 0 &&
            !(u.strange && unit_is_certain(&in->scratch, field[i]))) {
            return false;
        }
        units++;
    }
    if (units > 0) {
        table_reader_unit_line(in, field, n, line);
    }
    return units > 0;
}

/* Lines that a program prints around its rows, and those of a second export behind the first. */
static bool
is_furniture(struct table_reader *in, const struct scan_record *r, const str *field,
             const struct signs *s, enum non_rows_kind kind) {
    if (s->codes > 0) {
        return false;
    }
    if (kind == NON_ROWS_FURNITURE && s->filled <= FURNITURE_CELLS) {
        return true;
    }
    if (s->filled == 1 && non_rows_is_page(field, r->n)) {
        return true;
    }
    return s->filled <= in->header.width && !s->key && !s->number_first &&
           (table_reader_is_title_again(in, field, r->n) || is_units(in, field, r->n, r->line));
}

/* By what stands around the rows of any table, whatever speaks for a row. */
static bool
plainly_apart(struct table_reader *in, const struct scan_record *r, const str *field,
              const struct signs *s, enum non_rows_kind kind) {
    if (kind == NON_ROWS_BLANK || (is_near_header(in) && non_rows_is_numbering(field, r->n)) ||
        table_reader_is_header_again(in, field, r->n, r->line)) {
        return true;
    }
    if (kind == NON_ROWS_GROUP && s->codes == 0 && s->filled <= 2) {
        start_group(in, r, field); /* even where the numeral stands in the key's column */
        return true;
    }
    return is_furniture(in, r, field, s, kind);
}

/* By its words and shape, what speaks for a row set against them. */
static bool
told_apart(struct table_reader *in, const struct scan_record *r, const str *field) {
    const struct signs s = read_signs(in, field, r->n);
    const bool whole = r->n == in->header.width;
    const enum non_rows_kind kind = non_rows_kind(&in->scratch, field, r->n);

    if (plainly_apart(in, r, field, &s, kind)) {
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
        start_group(in, r, field);
        return true;
    case NON_ROWS_TOTAL:
        in->account->totals += s.codes == 0 ? 1 : 0;
        if (s.codes == 0) {
            table_reader_check_total(in, field, r->n, r->line);
        }
        return s.codes == 0;
    case NON_ROWS_SIGNATURE:
        table_reader_unit_line(in, field, r->n, r->line);
        in->tail = in->tail || (s.codes == 0 && in->rows > 0);
        return s.codes == 0;
    case NON_ROWS_NO:
    case NON_ROWS_BLANK:
    case NON_ROWS_NUMBERING:
    case NON_ROWS_FURNITURE:
        break;
    }
    if (is_near_header(in) && whole && non_rows_is_words(field, r->n)) {
        return true; /* one more level of the header */
    }
    return in->tail && s.codes == 0 && s.filled <= SIGNATURE_CELLS && !s.number_first;
}

bool
table_reader_is_non_row(struct table_reader *in, const struct scan_record *r) {
    const struct arena_mark mark = arena_mark(&in->scratch);
    str *field;
    bool apart;

    /* Nearly every record is a row, and its key says so at once. */
    if (r->n == in->header.width && in->records > TABLE_READER_UNDER_HEADER && in->cell[0].n > 0 &&
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
