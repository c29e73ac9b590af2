/* table_reader_units - in which unit each column of a file is written.  See table_reader_state.h. */

#include <stdio.h>

#include "base/buf.h"
#include "ingest/cell.h"
#include "ingest/table_reader_state.h"
#include "ingest/unit.h"

enum { UNDER_HEADER = 3 }; /* records behind it that may still belong to it */

static bool
counts_money(const struct table_reader *in) {
    for (uint32_t i = 0; i < in->columns; i++) {
        if (in->header.at[i] != HEADER_ABSENT && in->column[i].type == SCHEMA_MONEY) {
            return true;
        }
    }
    return in->job->table == SCHEMA_CHI_TIEU;
}

/* One statement more; what contradicts it is no unit that could be read by. */
static bool
state(struct table_reader *in, const struct unit *u, uint64_t line, str cell, struct err *e) {
    const bool twice = u->vnd_zeros >= 0 && in->vnd_zeros >= 0 && u->vnd_zeros != in->vnd_zeros;
    struct buf b = {0};
    bool goes_on;

    if (!u->strange && !twice) {
        in->vnd_zeros = u->vnd_zeros >= 0 ? u->vnd_zeros : in->vnd_zeros;
        in->people_zeros = u->people_zeros >= 0 ? u->people_zeros : in->people_zeros;
        return true;
    }
    if (!counts_money(in)) {
        return true;
    }
    buf_text(&b, twice ? "hai đơn vị tính khác nhau trên bảng, dòng sau ghi " : "không hiểu ");
    header_show(&b, cell);
    buf_text(&b, "; hãy ghi \"Đơn vị tính: đồng\" (nghìn đồng, triệu đồng, tỷ đồng)");
    goes_on = table_reader_refuse(in, line, "", LEDGER_D16, buf_view(&b), e);
    buf_free(&b);
    return goes_on;
}

/* The lines above the header. */
static bool
read_titles(struct table_reader *in, struct err *e) {
    for (uint32_t k = 0; k < in->header.first; k++) {
        const struct header_line *l = &in->first[k];

        for (uint32_t f = 0; l->good && f < l->n; f++) {
            struct unit u;

            if (l->cell[f].n > 0 && unit_stated(&in->scratch, l->cell[f], &u) &&
                !state(in, &u, l->line, l->cell[f], e)) {
                return false;
            }
        }
    }
    return true;
}

/* Units and words, and no digit that is not of a unit: a row of data is none. */
static bool
is_unit_line(struct table_reader *in, const struct header_line *l) {
    struct unit u;

    if (!l->good || l->n != in->header.width) {
        return false;
    }
    for (uint32_t f = 0; f < l->n; f++) {
        u = unit_of_header(&in->scratch, l->cell[f]);
        if (cell_has_digit(l->cell[f]) && u.vnd_zeros < 0 && u.people_zeros < 0) {
            return false;
        }
    }
    return true;
}

/* A line right under the header whose cell of the column is a unit: "(triệu đồng)". */
static struct unit
under_header(struct table_reader *in, uint32_t field) {
    const uint32_t from = in->header.first + in->header.levels;
    struct unit u = {-1, -1, false};

    for (uint32_t k = from; k < in->first_n && k < from + UNDER_HEADER; k++) {
        const struct header_line *l = &in->first[k];

        if (!is_unit_line(in, l)) {
            break;
        }
        u = unit_of_header(&in->scratch, l->cell[field]);
        if (u.vnd_zeros < 0 && u.people_zeros < 0 &&
            !unit_stated(&in->scratch, l->cell[field], &u)) {
            u = (struct unit){-1, -1, false};
        }
        if (u.vnd_zeros >= 0 || u.people_zeros >= 0) {
            break;
        }
    }
    return u;
}

/* The header's own word counts more than the line under it, and that more than the title's. */
static unsigned
zeros_of(struct table_reader *in, uint32_t column) {
    const uint32_t field = in->header.at[column];
    const bool money = in->column[column].type == SCHEMA_MONEY;
    struct unit u = unit_of_header(&in->scratch, in->header.name[field]);
    int zeros = money ? u.vnd_zeros : u.people_zeros;

    if (zeros < 0) {
        u = under_header(in, field);
        zeros = money ? u.vnd_zeros : u.people_zeros;
    }
    if (zeros < 0) {
        zeros = money ? in->vnd_zeros : in->people_zeros;
    }
    return zeros < 0 ? 0 : (unsigned)zeros;
}

static void
say_unit(const struct table_reader *in, uint32_t column, struct buf *b) {
    const bool money = in->column[column].type == SCHEMA_MONEY;

    unit_text(b, (int)in->zeros[column], money ? "đồng" : "người");
}

/* A factor is told: who reads the figures knows that they were multiplied. */
static void
note_factor(struct table_reader *in, uint32_t column) {
    struct buf b = {0};

    buf_text(&b, "các số của cột được đọc theo đơn vị tính ");
    say_unit(in, column, &b);
    buf_text(&b, " ghi trong tệp và đã nhân lên");
    (void)ledger_note_as(in->job->ledger,
                         &(struct ledger_finding){.file = in->file,
                                                  .line = in->header.first_line,
                                                  .column = str_from(in->column[column].name),
                                                  .rule = LEDGER_D16,
                                                  .severity = LEDGER_THONG_TIN,
                                                  .what = buf_view(&b)});
    buf_free(&b);
}

/* Targets are people, percents and đồng in one column: one unit over all of them says nothing certain. */
static bool
targets_hold(struct table_reader *in, struct err *e) {
    const uint32_t at = in->header.at[SCHEMA_TARGET_gia_tri];
    const struct unit u = unit_of_header(&in->scratch, in->header.name[at]);

    if (in->vnd_zeros <= 0 && in->people_zeros <= 0 && u.vnd_zeros <= 0 && u.people_zeros <= 0) {
        return true;
    }
    return table_reader_refuse(
        in, in->header.first_line, "gia_tri", LEDGER_D16,
        STR("bảng chỉ tiêu ghi một đơn vị tính cho cả người, phần trăm và "
            "tiền; hãy ghi giá trị bằng người, % và đồng, bỏ dòng đơn vị tính"),
        e);
}

/* Amounts under a header that names money of another country. */
static bool
is_in_dong(struct table_reader *in, uint32_t column, struct err *e) {
    const str name = in->header.name[in->header.at[column]];
    const struct unit u = unit_of_header(&in->scratch, name);

    return !u.strange || state(in, &u, in->header.first_line, name, e);
}

bool
table_reader_units(struct table_reader *in, struct err *e) {
    in->vnd_zeros = -1;
    in->people_zeros = -1;
    if (!read_titles(in, e) || (in->job->table == SCHEMA_CHI_TIEU && !targets_hold(in, e))) {
        return false;
    }
    for (uint32_t i = 0; i < in->columns; i++) {
        const enum schema_type t = in->column[i].type;

        if (in->header.at[i] != HEADER_ABSENT && in->derived[i] == NULL && schema_is_number(t) &&
            t != SCHEMA_NUMBER && t != SCHEMA_DECIMAL) {
            if (t == SCHEMA_MONEY && !is_in_dong(in, i, e)) {
                return false;
            }
            in->zeros[i] = zeros_of(in, i);
            if (in->zeros[i] > 0) {
                in->scaled = true;
                note_factor(in, i);
            }
        }
    }
    arena_free(&in->scratch);
    return true;
}

void
table_reader_say_units(const struct table_reader *in, struct buf *out) {
    for (uint32_t i = 0; i < in->columns; i++) {
        if (in->zeros[i] > 0) {
            buf_fmt(out, ", %s theo ", in->column[i].name);
            say_unit(in, i, out);
        }
    }
}

void
table_reader_unit_line(struct table_reader *in, const str *field, uint32_t n, uint64_t line) {
    const int read_by = in->vnd_zeros < 0 ? 0 : in->vnd_zeros;

    for (uint32_t f = 0; f < n && in->rows > 0 && !in->stopped && counts_money(in); f++) {
        struct unit u;

        if (unit_stated(&in->scratch, field[f], &u) && u.vnd_zeros >= 0 && u.vnd_zeros != read_by) {
            table_reader_stop(in, line, LEDGER_D16,
                              STR("đơn vị tính ghi dưới các dòng khác với đơn vị tính đã đọc ở "
                                  "trên; hãy ghi đơn vị tính trên tiêu đề"));
        }
    }
}
