/* table_reader_units - in which unit each column of a file is written.  See table_reader_state.h. */

#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "ingest/cell.h"
#include "ingest/table_reader_state.h"
#include "ingest/unit.h"

enum { UNDER_HEADER = 3 }; /* records behind it that may still belong to it */

/* What an amount of a column is. */
enum amount { AMOUNT_NONE, AMOUNT_VND, AMOUNT_PEOPLE, AMOUNT_MONTHS, AMOUNT_ANY };

static enum amount
amount_of(const struct table_reader *in, uint32_t column) {
    const enum schema_type t = in->column[column].type;

    if (in->header.at[column] == HEADER_ABSENT || in->derived[column] != NULL) {
        return AMOUNT_NONE;
    }
    if (t == SCHEMA_MONEY) {
        return AMOUNT_VND;
    }
    if (t == SCHEMA_SUM || t == SCHEMA_COUNT) {
        return in->job->table == SCHEMA_CHUYEN_DE ? AMOUNT_ANY : AMOUNT_PEOPLE;
    }
    return t == SCHEMA_DECIMAL ? AMOUNT_MONTHS : t == SCHEMA_NUMBER ? AMOUNT_ANY : AMOUNT_NONE;
}

static bool
counts(const struct table_reader *in, enum amount what) {
    bool does = false;

    for (uint32_t i = 0; i < in->columns; i++) {
        const enum amount own = amount_of(in, i);

        does = does || own == what || own == AMOUNT_ANY;
    }
    return does;
}

static void
say_units_to_write(const struct table_reader *in, struct buf *b) {
    buf_text(b, counts(in, AMOUNT_VND)
                    ? "; hãy ghi \"Đơn vị tính: đồng\" (nghìn đồng, triệu đồng, tỷ đồng)"
                    : "; hãy ghi \"Đơn vị tính: người\" (nghìn người)");
}

static bool
differ(int zeros, int before) {
    return zeros >= 0 && before >= 0 && zeros != before;
}

/* Over a table of amounts stands a unit that counts neither money nor people: percents, households. */
static bool
is_astray(const struct unit *u) {
    return u->vnd_zeros < 0 && u->people_zeros < 0 &&
           (u->other & (UNIT_SHARE | UNIT_TIME | UNIT_HOUSEHOLD)) != 0;
}

/* One statement more; what contradicts it is no unit that could be read by. */
static bool
state(struct table_reader *in, const struct unit *u, uint64_t line, str cell, struct err *e) {
    const bool twice =
        differ(u->vnd_zeros, in->vnd_zeros) || differ(u->people_zeros, in->people_zeros);
    struct buf b = {0};
    bool goes_on;

    if (!u->strange && !twice && !is_astray(u)) {
        in->vnd_zeros = u->vnd_zeros >= 0 ? u->vnd_zeros : in->vnd_zeros;
        in->people_zeros = u->people_zeros >= 0 ? u->people_zeros : in->people_zeros;
        return true;
    }
    if (!counts(in, AMOUNT_VND) && !counts(in, AMOUNT_PEOPLE)) {
        return true;
    }
    buf_text(&b, twice        ? "hai đơn vị tính khác nhau trên bảng, dòng sau ghi "
                 : u->strange ? "không hiểu "
                              : "số của bảng không theo đơn vị tính ");
    header_show(&b, cell);
    say_units_to_write(in, &b);
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

static bool
says_nothing(const struct unit *u) {
    return u->vnd_zeros < 0 && u->people_zeros < 0 && u->other == 0 && !u->strange;
}

/* A line right under the header whose cell of the column is a unit: "(triệu đồng)". */
static struct unit
under_header(struct table_reader *in, uint32_t field) {
    const uint32_t from = in->header.first + in->header.levels;
    struct unit u = UNIT_NONE;

    for (uint32_t k = from; k < in->first_n && k < from + UNDER_HEADER; k++) {
        const struct header_line *l = &in->first[k];

        if (!is_unit_line(in, l)) {
            break;
        }
        u = unit_of_header(&in->scratch, l->cell[field]);
        if (says_nothing(&u) && !unit_stated(&in->scratch, l->cell[field], &u)) {
            u = UNIT_NONE;
        }
        if (!says_nothing(&u)) {
            u.words = l->cell[field];
            break;
        }
    }
    return u;
}

/* The words are part of a name of the column, in the profile or the form: they are known, and no unit. */
static bool
is_in_name(struct table_reader *in, uint32_t column, str words) {
    const str key = schema_key(&in->scratch, words);
    bool is = false;

    for (size_t i = 0; key.n > 0 && i < in->names.n; i++) {
        const struct schema_name_row *row = &in->names.row[i];

        is = is || (row->column == column && memmem(row->key.p, row->key.n, key.p, key.n) != NULL);
    }
    return is && !unit_is_certain(&in->scratch, words);
}

/* The unit counts what the column counts. */
static bool
fits(enum amount a, const struct unit *u) {
    const bool counted = u->vnd_zeros >= 0 || u->people_zeros >= 0;

    switch (a) {
    case AMOUNT_VND:
        return u->vnd_zeros >= 0 ||
               (!counted && (u->other & ~(unsigned)(UNIT_MONTH | UNIT_QUARTER)) == 0);
    case AMOUNT_PEOPLE:
        return u->people_zeros >= 0 || (!counted && u->other == 0);
    case AMOUNT_MONTHS:
        return !counted && (u->other & ~(unsigned)UNIT_MONTH) == 0;
    case AMOUNT_ANY:
    case AMOUNT_NONE:
        break;
    }
    return true;
}

static const char *
unit_to_write(enum amount a) {
    return a == AMOUNT_VND ? "số tiền bằng đồng, nghìn đồng, triệu đồng hoặc tỷ đồng"
           : a == AMOUNT_PEOPLE ? "số người"
           : a == AMOUNT_MONTHS ? "số tháng"
                                : "giá trị bằng người, % và đồng";
}

/* Words in the header of the column, or under it, that are another unit than it can be read in. */
static bool
refuse_unit(struct table_reader *in, uint32_t column, const struct unit *u, struct err *e) {
    const char *name = in->column[column].name;
    struct buf b = {0};
    bool goes_on;

    buf_text(&b, u->strange ? "không hiểu " : "cột không theo đơn vị tính ");
    header_show(&b, u->words);
    buf_text(&b, " ở tiêu đề ");
    header_show(&b, in->header.name[in->header.at[column]]);
    buf_fmt(&b, "; cột %s là %s, hãy ghi lại", name, unit_to_write(amount_of(in, column)));
    if (u->strange && !unit_is_certain(&in->scratch, u->words)) {
        buf_fmt(&b,
                " hoặc, nếu chữ ấy không phải đơn vị tính, thêm cả tiêu đề vào %s ở mục "
                "[cot.%s] của baophu.ini",
                name, schema_name(in->job->table));
    }
    goes_on = table_reader_refuse(in, in->header.first_line, name, LEDGER_D16, buf_view(&b), e);
    buf_free(&b);
    return goes_on;
}

/* The header's own word counts more than the line under it, and that more than the title's. */
static bool
find_zeros(struct table_reader *in, uint32_t column, struct err *e) {
    const uint32_t field = in->header.at[column];
    const enum amount a = amount_of(in, column);
    const bool money = a == AMOUNT_VND;
    struct unit u = unit_of_header(&in->scratch, in->header.name[field]);
    int zeros;

    if (u.strange && is_in_name(in, column, u.words)) {
        u = UNIT_NONE;
    }
    if (says_nothing(&u)) {
        u = under_header(in, field);
    }
    if ((u.strange || !fits(a, &u)) && !refuse_unit(in, column, &u, e)) {
        return false;
    }
    zeros = money ? u.vnd_zeros : u.people_zeros;
    if (zeros < 0) {
        zeros = money ? in->vnd_zeros : in->people_zeros;
    }
    if (schema_adds_up(in->column[column].type) || in->column[column].type == SCHEMA_COUNT) {
        in->zeros[column] = zeros < 0 ? 0 : (unsigned)zeros;
    }
    return true;
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

/* Targets and figures of before are people, percents and đồng in one column: one unit over all of them says nothing
 * certain. */
static bool
mixed_hold(struct table_reader *in, struct err *e) {
    const bool targets = in->job->table == SCHEMA_CHI_TIEU;
    const uint32_t at = in->header.at[targets ? SCHEMA_TARGET_gia_tri : SCHEMA_HISTORY_gia_tri];
    const struct unit u =
        at == HEADER_ABSENT ? UNIT_NONE : unit_of_header(&in->scratch, in->header.name[at]);

    if (in->vnd_zeros <= 0 && in->people_zeros <= 0 && u.vnd_zeros <= 0 && u.people_zeros <= 0) {
        return true;
    }
    return table_reader_refuse(
        in, in->header.first_line, "gia_tri", LEDGER_D16,
        targets ? STR("bảng chỉ tiêu ghi một đơn vị tính cho cả người, phần trăm và "
                      "tiền; hãy ghi giá trị bằng người, % và đồng, bỏ dòng đơn vị tính")
                : STR("tệp số liệu ghi một đơn vị tính cho cả người, phần trăm và "
                      "tiền; hãy ghi giá trị bằng người và đồng, bỏ đơn vị tính"),
        e);
}

bool
table_reader_units(struct table_reader *in, struct err *e) {
    const enum schema_table t = in->job->table;
    bool holds;

    in->vnd_zeros = -1;
    in->people_zeros = -1;
    holds =
        read_titles(in, e) && ((t != SCHEMA_CHI_TIEU && t != SCHEMA_LICH_SU) || mixed_hold(in, e));
    for (uint32_t i = 0; holds && i < in->columns; i++) {
        if (amount_of(in, i) == AMOUNT_NONE) {
            continue;
        }
        holds = find_zeros(in, i, e);
        if (in->zeros[i] > 0) {
            in->scaled = true;
            note_factor(in, i);
        }
    }
    arena_free(&in->scratch);
    return holds;
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

    for (uint32_t f = 0; f < n && in->rows > 0 && !in->stopped && counts(in, AMOUNT_VND); f++) {
        struct unit u;

        if (unit_stated(&in->scratch, field[f], &u) && u.vnd_zeros >= 0 && u.vnd_zeros != read_by) {
            table_reader_stop(in, line, LEDGER_D16,
                              STR("đơn vị tính ghi dưới các dòng khác với đơn vị tính đã đọc ở "
                                  "trên; hãy ghi đơn vị tính trên tiêu đề"));
        }
    }
}
