/* lacking - columns that a delivered table does without.  See lacking.h. */

#include "ingest/lacking.h"

#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "ingest/cell.h"
#include "ingest/day.h"
#include "ingest/lacking_parts.h"
#include "text/fold.h"

enum { LOOKED_AT = 2000 /* records */, SEEN_SHOWN = 12 };

struct lacking_field {
    str name;       /* as it stands in the header */
    str key;        /* "_loai_hinh_" */
    uint32_t field; /* of the record, from 0 */
    bool nameless;  /* its header is empty: name says where it stands */
    uint32_t values, kinds, flags, days, numbers;
    uint32_t dates; /* of the days, those that are written as such: no year, no serial number */
};

static uint32_t
bit(uint32_t column) {
    return UINT32_C(1) << column;
}

/* --- one file --------------------------------------------------------------------- */

/* The key between '_', so that whole words can be looked for. */
static str
word_key(struct arena *a, str name) {
    const str key = fold_key(a, name);
    char *p = arena_array(a, char, key.n + 3);

    p[0] = '_';
    memcpy(p + 1, key.p, key.n);
    p[key.n + 1] = '_';
    return (str){p, key.n + 2};
}

/* A header that is empty, as a person would find it. */
static str
nameless(struct arena *a, uint32_t field) {
    struct buf b = {0};
    str s;

    buf_fmt(&b, "cột thứ %u không có tên", field + 1);
    s = buf_moved(a, &b);
    return s;
}

void
lacking_start(struct lacking_file *f, enum schema_table t, uint32_t file, const struct header *h) {
    uint32_t columns;

    (void)schema_columns(t, &columns);
    f->table = t;
    f->file = file;
    f->line = h->first_line;
    f->field = arena_array(f->arena, struct lacking_field, (size_t)h->width + 1);
    for (uint32_t i = 0; i < columns; i++) {
        f->there |= h->at[i] == HEADER_ABSENT ? h->given & bit(i) : bit(i);
    }
    for (uint32_t k = 0; k < h->width; k++) {
        bool used = false;

        for (uint32_t i = 0; i < SCHEMA_COLUMNS_MAX; i++) {
            used = used || h->at[i] == k;
        }
        if (!used) {
            const str name =
                h->name[k].n > 0 ? str_keep(f->arena, h->name[k]) : nameless(f->arena, k);

            f->field[f->fields++] = (struct lacking_field){.name = name,
                                                           .key = word_key(f->arena, h->name[k]),
                                                           .field = k,
                                                           .nameless = h->name[k].n == 0};
        }
    }
}

static bool
is_kind(str s) {
    static const char *const word[] = {
        "bb", "tn", "bat_buoc", "tu_nguyen", "bhxh_bat_buoc", "bhxh_tu_nguyen"};

    for (size_t i = 0; i < sizeof word / sizeof word[0]; i++) {
        if (cell_means(s, word[i])) {
            return true;
        }
    }
    return false;
}

static bool
is_number(str s) {
    for (size_t i = 0; i < s.n; i++) {
        if ((s.p[i] < '0' || s.p[i] > '9') && s.p[i] != '.' && s.p[i] != ',' && s.p[i] != ' ') {
            return false;
        }
    }
    return cell_has_digit(s);
}

bool
lacking_looks(const struct lacking_file *f) {
    return f->fields > 0 && f->looked < LOOKED_AT;
}

void
lacking_look(struct lacking_file *f, const struct scan_record *r) {
    if (f->looked++ >= LOOKED_AT) {
        return;
    }
    for (uint32_t k = 0; k < f->fields; k++) {
        struct lacking_field *u = &f->field[k];
        const str s = u->field < r->n ? cell_trim(r->field[u->field]) : (str){NULL, 0};
        period_day day;

        if (cell_missing(s)) {
            continue;
        }
        u->values++;
        u->kinds += is_kind(s);
        u->flags += cell_flag(s) != CELL_UNCLEAR;
        if (day_parse(s, DAY_DMY, true, &day) || day_parse(s, DAY_MDY, true, &day)) {
            u->days++;
            u->dates += !cell_digits(s);
        }
        u->numbers += is_number(s);
    }
}

void
lacking_row(struct lacking_file *f, const str *cell) {
    f->rows++;
    for (uint32_t i = 0; f->table != SCHEMA_NGUOI_THAM_GIA && f->there >> i != 0; i++) {
        f->empty[i] += cell[i].n == 0;
    }
    for (uint32_t i = 0; f->filled != f->there && f->there >> i != 0; i++) {
        f->filled |= cell[i].n > 0 ? bit(i) : 0;
    }
}

void
lacking_rows(struct lacking_file *f, uint64_t rows, uint32_t filled) {
    f->rows += rows;
    f->filled |= filled;
}

/* --- which unknown header may be a column ------------------------------------------ */

static bool
holds_word(str key, str words) {
    while (words.n > 0) {
        str one;
        const char *at = key.p;
        size_t left = key.n;

        words = str_cut(words, '|', &one);
        while ((at = memmem(at, left, one.p, one.n)) != NULL) {
            if (at > key.p && at[-1] == '_' && at[one.n] == '_') {
                return true;
            }
            at++;
            left = key.n - (size_t)(at - key.p);
        }
    }
    return false;
}

/* What stands under the header could be values of the column; an empty field tells nothing. */
static bool
fits(const struct lacking_field *u, const struct lacking_carrier *c) {
    uint32_t n;
    const struct schema_column *column = schema_columns(c->table, &n) + c->column;

    if (c->table == SCHEMA_NGUOI_THAM_GIA && c->column == SCHEMA_PERSON_loai_bhxh) {
        return u->kinds == u->values;
    }
    switch (column->type) {
    case SCHEMA_FLAG:
        return u->flags == u->values;
    case SCHEMA_DATE:
        return u->days == u->values;
    case SCHEMA_MONEY:
    case SCHEMA_SUM:
    case SCHEMA_COUNT:
    case SCHEMA_NUMBER:
    case SCHEMA_DECIMAL:
        return u->numbers == u->values;
    case SCHEMA_CODE:
    case SCHEMA_TEXT:
        break;
    }
    return true;
}

/* Days of something else than a participation. */
static const char other_days[] =
    "sinh|cap_nhat|cap|lap|ky|nhap|tao|xuat|in|duyet|nop|hop_dong|quyet_dinh|chuyen|thu";

/* A column of dates whose header says nothing: without the column that it may be, who has stopped would be counted. */
static bool
may_be_days(const struct lacking_field *u, const struct lacking_carrier *c) {
    uint32_t n;

    return (c->is & LACKING_STANDS) != 0 &&
           schema_columns(c->table, &n)[c->column].type == SCHEMA_DATE && u->dates == u->values &&
           !holds_word(u->key, str_from(other_days));
}

/* The unknown header that is likely the column under another name, or NULL: its values fit, and it holds a word of
 * the column or is a slip of its name.  BB and TN alone say what they are, and so do days. */
static const struct lacking_field *
near(const struct lacking_file *f, const struct lacking_carrier *c) {
    uint32_t n;
    const char *const name = schema_columns(c->table, &n)[c->column].name;
    const bool kind = c->table == SCHEMA_NGUOI_THAM_GIA && c->column == SCHEMA_PERSON_loai_bhxh;

    for (uint32_t k = 0; k < f->fields; k++) {
        const struct lacking_field *u = &f->field[k];

        if (u->values > 0 && fits(u, c) &&
            (kind || may_be_days(u, c) || holds_word(u->key, str_from(c->words)) ||
             fold_nearest(u->name, &name, 1) == 0)) {
            return u;
        }
    }
    return NULL;
}

/* --- telling ------------------------------------------------------------------------ */

/* The headers that mean no column; one without a name only where something stands under it. */
static void
tell_unused(const struct lacking_file *f, struct buf *b) {
    uint32_t told = 0;

    for (uint32_t k = 0; k < f->fields && told <= SEEN_SHOWN; k++) {
        if (f->field[k].nameless && f->field[k].values == 0) {
            continue;
        }
        buf_text(b, told == 0 ? "; tiêu đề không dùng: " : ", ");
        if (told++ == SEEN_SHOWN) {
            buf_text(b, "…");
        } else {
            header_show(b, f->field[k].name);
        }
    }
}

static void
tell_headers(const struct lacking_file *f, const struct lacking_field *like, struct buf *b) {
    if (like != NULL) {
        buf_text(b, " (có phải cột ");
        header_show(b, like->name);
        buf_text(b, "?)");
    } else {
        tell_unused(f, b);
    }
}

struct telling {
    struct ledger *ledger;
    const struct lacking_file *file;
    size_t n;
    bool stopped;
    struct err *e;
};

/* wrong: what is counted without the column would be wrong, and the column is likely there. */
static void
note(struct telling *t, const struct lacking_file *f, const struct lacking_carrier *c, str what,
     bool wrong) {
    uint32_t n;
    const enum ledger_severity own = ledger_severity_standing(t->ledger, LEDGER_D22);
    struct ledger_finding d = {.file = f->file,
                               .line = f->line,
                               .column = str_from(schema_columns(c->table, &n)[c->column].name),
                               .rule = LEDGER_D22,
                               .severity = own,
                               .what = what};

    if (wrong && (c->is & LACKING_QUIET) == 0 && own >= LEDGER_CANH_BAO) {
        d.severity = LEDGER_CHAN;
    } else if ((c->is & LACKING_QUIET) != 0 && own == LEDGER_CANH_BAO) {
        d.severity = LEDGER_THONG_TIN;
    }
    if (ledger_note_as(t->ledger, &d) == LEDGER_CHAN && !t->stopped) {
        t->stopped = true;
        (void)err_set(t->e, ERR_DATA, "D22: " STR_FMT, STR_ARG(what));
        (void)err_at(t->e, STR_FMT, STR_ARG(ledger_file(t->ledger, f->file)->path));
    }
}

/* The file that has the column, or NULL. */
static const struct lacking_file *
filled_in(const struct telling *t, uint32_t column) {
    for (size_t i = 0; i < t->n; i++) {
        if ((t->file[i].filled & bit(column)) != 0) {
            return &t->file[i];
        }
    }
    return NULL;
}

static void
tell_absent(struct telling *t, const struct lacking_file *f, const struct lacking_carrier *c,
            const struct lacking_file *other) {
    const struct lacking_field *like = near(f, c);
    struct lacking_carrier informed = *c;
    const char *name;
    struct buf b = {0};
    uint32_t n;

    if ((c->is & LACKING_MIXED) != 0 && other == NULL && like == NULL) {
        if ((c->is & LACKING_INFORMED) == 0) {
            return;
        }
        informed.is |= LACKING_QUIET;
        c = &informed;
    }
    name = schema_columns(c->table, &n)[c->column].name;
    if (other != NULL && (c->is & LACKING_MIXED) != 0) {
        buf_fmt(&b, "không có cột %s mà " STR_FMT " có: %s", name,
                STR_ARG(ledger_file(t->ledger, other->file)->path), c->lost);
    } else if (other != NULL) {
        buf_fmt(&b, "không có cột %s mà " STR_FMT " có: dòng của tệp này không được tính ở đó",
                name, STR_ARG(ledger_file(t->ledger, other->file)->path));
    } else {
        buf_fmt(&b, "không có cột %s: %s", name, c->lost);
    }
    tell_headers(f, like, &b);
    note(t, f, c, buf_view(&b), like != NULL && (other != NULL || (c->is & LACKING_STANDS) != 0));
    buf_free(&b);
}

static void
tell_empty(struct telling *t, const struct lacking_file *f, const struct lacking_carrier *c,
           bool here) {
    struct buf b = {0};
    uint32_t n;

    buf_fmt(&b, "cột %s trống ở mọi dòng%s: %s", schema_columns(c->table, &n)[c->column].name,
            here ? " của tệp này, tệp khác có" : "", c->lost);
    note(t, f, c, buf_view(&b), false);
    buf_free(&b);
}

/* Rows of this file ought to have a value. */
static bool
is_owed(const struct lacking_file *f, const struct lacking_carrier *c) {
    enum { MANY = 20 };

    return (c->is & LACKING_EVERYBODY) != 0 ||
           ((c->is & LACKING_VOLUNTARY) != 0 && f->voluntary >= MANY);
}

/* true: no file gives the column. */
static bool
tell_column(struct telling *t, const struct lacking_carrier *c) {
    const struct lacking_file *other = filled_in(t, c->column);
    const struct lacking_file *empty = NULL;

    for (size_t i = 0; i < t->n; i++) {
        const struct lacking_file *f = &t->file[i];

        if (f->rows == 0) {
            continue; /* what it has not is told by D17, or by its rejected rows */
        }
        if ((f->there & bit(c->column)) == 0) {
            tell_absent(t, f, c, other);
        } else if (other != NULL && (f->filled & bit(c->column)) == 0 && is_owed(f, c)) {
            tell_empty(t, f, c, true);
        } else if (empty == NULL || (!is_owed(empty, c) && is_owed(f, c))) {
            empty = f;
        }
    }
    if (other != NULL || (c->is & LACKING_MIXED) != 0 ||
        (empty != NULL && (c->is & LACKING_MAY_BE_EMPTY) != 0 && !is_owed(empty, c))) {
        return false;
    }
    if (empty != NULL) {
        tell_empty(t, empty, c, false);
    }
    return true;
}

/* What a table by hand is for: ingest/by_hand tells where it lacks.  And a name that only proves a code, which few
 * lists of people have. */
static bool
is_not_missed(enum schema_table t, uint32_t column) {
    return (t == SCHEMA_DAN_SO && column == SCHEMA_POPULATION_ten_xa) ||
           (t == SCHEMA_CHUYEN_DE && column == SCHEMA_SUBJECT_thuc_hien) ||
           (t == SCHEMA_GIAI_TRINH && column == SCHEMA_ANSWER_giai_trinh);
}

/* A column of a list that no carrier names: told where a header is there that nobody knows and that may be it. */
static void
tell_unknown(struct telling *t, enum schema_table table) {
    uint32_t n;
    const struct schema_column *column = schema_columns(table, &n);

    for (uint32_t i = 0; i < n; i++) {
        struct lacking_carrier c = {table, i, "cột ấy không được dùng", "", LACKING_QUIET};
        const struct lacking_file *f = t->file;
        bool may_be = lacking_without(table, i) == NULL && !column[i].required &&
                      (f->there & bit(i)) == 0 && !is_not_missed(table, i);
        struct buf b = {0};

        for (uint32_t k = 0; may_be && k < f->fields; k++) {
            if (f->field[k].values > 0 && fits(&f->field[k], &c)) {
                buf_fmt(&b, "không có cột %s: %s", column[i].name, c.lost);
                tell_unused(f, &b);
                note(t, f, &c, buf_view(&b), false);
                may_be = false;
            }
        }
        buf_free(&b);
    }
}

/* What is empty where its row has none of it, or told otherwise: by its class, its figure, its year. */
static bool
may_lack(enum schema_table t, uint32_t column) {
    uint32_t n;
    const struct schema_column *c = schema_columns(t, &n) + column;
    const bool kind = (t == SCHEMA_DON_VI && column == SCHEMA_EMPLOYER_loai_hinh) ||
                      (t == SCHEMA_THUE &&
                       (column == SCHEMA_TAXPAYER_loai_hinh || column == SCHEMA_TAXPAYER_ngay_cap));

    return c->required || t == SCHEMA_DAN_SO ||
           ((int)t < SCHEMA_EXTRACTS && !kind && !schema_is_number(c->type));
}

/* Empty cells of a column that other rows fill: a few are lost cells, or a column pasted one row too low; many, in an
 * extract, are rows that its figures do not count. */
static void
tell_holes(struct telling *t, enum schema_table table) {
    enum { ENOUGH = 10, FEW = 10 };
    const bool extract = (int)table < SCHEMA_EXTRACTS;
    uint32_t n;
    const struct schema_column *column = schema_columns(table, &n);

    for (uint32_t i = 0; i < n; i++) {
        const struct lacking_carrier c = {table, i, "", "", LACKING_QUIET};
        uint64_t rows = 0;
        uint64_t empty = 0;
        struct buf b = {0};

        for (size_t k = 0; k < t->n; k++) {
            rows += (t->file[k].there & bit(i)) != 0 ? t->file[k].rows : 0;
            empty += (t->file[k].there & bit(i)) != 0 ? t->file[k].empty[i] : 0;
        }
        if (rows >= ENOUGH && empty > 0 && !may_lack(table, i) &&
            (empty * FEW <= rows || (extract && (rows - empty) * FEW >= rows))) {
            buf_fmt(&b, "cột %s trống ở %llu trong %llu dòng, %s", column[i].name,
                    (unsigned long long)empty, (unsigned long long)rows,
                    empty * FEW <= rows
                        ? "các dòng khác đều có giá trị"
                        : "số liệu của cột không gồm các dòng ấy; hãy xem cột có bị mất ô không");
            note(t, t->file, &c, buf_view(&b), false);
        }
        buf_free(&b);
    }
}

bool
lacking_tell(struct ledger *l, enum schema_table table, const struct lacking_file *f, size_t n,
             uint32_t *lost, struct err *e) {
    struct telling t = {.ledger = l, .file = f, .n = n, .e = e};
    uint64_t rows = 0;

    *lost = 0;
    for (size_t i = 0; i < n; i++) {
        rows += f[i].rows;
    }
    for (size_t i = 0; rows > 0 && i < lacking_carriers_n; i++) {
        if (lacking_carriers[i].table == table && tell_column(&t, &lacking_carriers[i])) {
            *lost |= bit(lacking_carriers[i].column);
        }
    }
    if (rows > 0 && (int)table >= SCHEMA_EXTRACTS) {
        tell_unknown(&t, table);
    }
    if (table != SCHEMA_NGUOI_THAM_GIA) {
        tell_holes(&t, table);
    }
    return !t.stopped;
}
