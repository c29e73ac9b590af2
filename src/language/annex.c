/* annex - the definition of one annex: reading.  Checking is in annex_check.c.  See annex.h. */

#include "language/annex.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/fs.h"
#include "conf/ini.h"
#include "language/annex_def.h"
#include "text/fold.h"

/* One key of a section: where its value goes.  NOTE keys end in a number and are gathered. */
enum key_type { KEY_TEXT, KEY_INT, KEY_YES, KEY_NO, KEY_NOTE, KEY_PART };
struct key {
    const char *name;
    enum key_type type;
    size_t offset; /* of a str, int64_t or bool; of the first of an array */
    int64_t max;   /* INT: 0..max */
};

/* YES sets the bool at "co", NO sets it at "khong". */
#define TEXT(s, f)                                                                                 \
    { #f, KEY_TEXT, offsetof(struct s, f), 0 }
#define KEY(s, n, t, f)                                                                            \
    { n, KEY_##t, offsetof(struct s, f), 0 }
#define KEYN(s, n, f, m)                                                                           \
    { n, KEY_INT, offsetof(struct s, f), m }

static const struct key annex_keys[] = {
    KEYN(annex, "so", number, 99),
    KEY(annex, "tieu_de", TEXT, title),
    KEY(annex, "ten_ngan", TEXT, short_name),
    KEY(annex, "kho_ngang", YES, landscape),
    KEY(annex, "giay_doc", YES, upright),
    KEY(annex, "rieng", YES, apart),
};
static const struct key table_keys[] = {
    KEY(annex_table, "tieu_de", TEXT, title),
    KEY(annex_table, "don_vi_tinh", TEXT, unit),
    TEXT(annex_table, dong),
    TEXT(annex_table, sap_xep),
    TEXT(annex_table, loc),
    TEXT(annex_table, cot_nhu),
    TEXT(annex_table, can_co),
    TEXT(annex_table, nhom_theo),
    KEYN(annex_table, "toi_da", top, 100000),
    KEY(annex_table, "nhom", NO, flat),
    KEY(annex_table, "so_cot", NO, no_numbers),
    KEY(annex_table, "tong", NO, no_total),
    KEY(annex_table, "con_lai", NO, no_rest),
    KEY(annex_table, "pdf", NO, not_printed),
    {"ghi_chu_", KEY_NOTE, offsetof(struct annex_table, note), ANNEX_NOTES},
    {"phan_", KEY_PART, offsetof(struct annex_table, part_title), ANNEX_PARTS},
};
static const struct key column_keys[] = {
    KEY(annex_column, "tieu_de", TEXT, title),
    TEXT(annex_column, loai),
    TEXT(annex_column, nam),
    KEY(annex_column, "cong", NO, not_summed),
    KEY(annex_column, "pdf", NO, not_printed),
    KEY(annex_column, "thanh", YES, bar),
    KEYN(annex_column, "phan", part, ANNEX_PARTS),
    KEYN(annex_column, "rong", width, 1000),
};
static const struct key row_keys[] = {
    KEY(annex_row, "ten", TEXT, name),
    KEY(annex_row, "chi_tieu", TEXT, word),
    KEY(annex_row, "stt", TEXT, number),
    TEXT(annex_row, vai),
};
static const struct key chart_keys[] = {
    KEY(annex_chart, "tieu_de", TEXT, title),
    KEY(annex_chart, "pdf", NO, not_printed),
    KEY(annex_chart, "ten_moc", TEXT, guide_name),
    TEXT(annex_chart, loai),
    TEXT(annex_chart, bang),
    TEXT(annex_chart, cot),
    TEXT(annex_chart, dong),
    TEXT(annex_chart, moc),
    KEYN(annex_chart, "toi_da", top, 1000),
};

enum section_kind { SECTION_ANNEX, SECTION_TABLE, SECTION_COLUMN, SECTION_ROW, SECTION_CHART };
#define KEYS(k) k, sizeof(k) / sizeof(k)[0]
static const struct {
    const char *head; /* "cot." of [cot.ten] */
    const struct key *key;
    size_t keys;
} sections[] = {
    [SECTION_ANNEX] = {"phu_luc", KEYS(annex_keys)},  [SECTION_TABLE] = {"bang.", KEYS(table_keys)},
    [SECTION_COLUMN] = {"cot.", KEYS(column_keys)},   [SECTION_ROW] = {"dong.", KEYS(row_keys)},
    [SECTION_CHART] = {"bieu_do.", KEYS(chart_keys)},
};
enum { SECTIONS = sizeof sections / sizeof sections[0] };

static bool
numbered(const struct key *k, str name, size_t *ix) {
    const str head = str_from(k->name);
    int64_t n;

    if (!str_starts(name, head) || !num_parse_int((str){name.p + head.n, name.n - head.n}, &n) ||
        n < 1 || n > k->max) {
        return false;
    }
    *ix = (size_t)n - 1;
    return true;
}

static const struct key *
find_key(enum section_kind kind, str name, size_t *ix) {
    for (size_t k = 0; k < sections[kind].keys; k++) {
        const struct key *key = &sections[kind].key[k];

        *ix = 0;
        if ((key->type == KEY_NOTE || key->type == KEY_PART) ? numbered(key, name, ix)
                                                             : str_eq(name, str_from(key->name))) {
            return key;
        }
    }
    return NULL;
}

static bool
refuse_key(const struct annex *x, enum section_kind kind, const struct ini_section *s,
           const struct ini_entry *v, struct err *e) {
    const char *word[64];
    size_t n = 0;
    int near;

    assert(sections[kind].keys + x->kinds->n <= sizeof word / sizeof word[0]);
    for (size_t k = 0; k < sections[kind].keys; k++) {
        word[n++] = sections[kind].key[k].name;
    }
    for (size_t k = 0; kind == SECTION_COLUMN && k < x->kinds->n; k++) {
        if (x->kinds->kind[k]->key != NULL) {
            word[n++] = x->kinds->kind[k]->key;
        }
    }
    near = fold_nearest(v->key, word, n);
    return ini_refuse(&x->ini, v->line, e, "mục [" STR_FMT "] không có khóa \"" STR_FMT "\"%s%s%s",
                      STR_ARG(s->name), STR_ARG(v->key), near < 0 ? "" : "; có phải \"",
                      near < 0 ? "" : word[near], near < 0 ? "" : "\"?");
}

/* Whether the entry is the key of a kind: then it makes the column one. */
static bool
takes_kind(const struct annex_kinds *kinds, const struct ini_entry *v, struct annex_column *col) {
    for (size_t k = 0; k < kinds->n; k++) {
        const struct annex_kind *kind = kinds->kind[k];

        if (kind->key != NULL && str_eq(v->key, str_from(kind->key))) {
            if (v->value.n > 0) {
                col->also = col->kind;
                col->kind = kind;
                col->given = v->value;
            }
            return true;
        }
    }
    return false;
}

static bool
store(const struct ini *ini, const struct key *key, const struct ini_entry *v, size_t ix,
      void *record, struct err *e) {
    char *const at = (char *)record + key->offset;
    bool yes = false;

    switch (key->type) {
    case KEY_TEXT:
    case KEY_NOTE:
    case KEY_PART:
        memcpy(at + ix * sizeof(str), &v->value, sizeof(str));
        return true;
    case KEY_INT: {
        int64_t n = 0;

        if (!ini_int(ini, v, 0, key->max, &n, e)) {
            return false;
        }
        memcpy(at, &n, sizeof n);
        return true;
    }
    case KEY_YES:
    case KEY_NO:
        if (!ini_bool(ini, v, &yes, e)) {
            return false;
        }
        yes = key->type == KEY_YES ? yes : !yes;
        memcpy(at, &yes, sizeof yes);
        return true;
    }
    assert(false && "a key has a type");
    return false;
}

static bool
read_section(const struct annex *x, enum section_kind kind, const struct ini_section *s,
             void *record, struct err *e) {
    for (size_t k = 0; k < s->n; k++) {
        size_t ix = 0;
        const struct key *key = find_key(kind, s->entry[k].key, &ix);

        if (key == NULL && kind == SECTION_COLUMN && takes_kind(x->kinds, &s->entry[k], record)) {
            continue;
        }
        if (key == NULL) {
            return refuse_key(x, kind, s, &s->entry[k], e);
        }
        if (!store(&x->ini, key, &s->entry[k], ix, record, e)) {
            return false;
        }
    }
    return true;
}

static bool
section_kind(str name, enum section_kind *kind, str *id) {
    for (unsigned k = 0; k < SECTIONS; k++) {
        const str head = str_from(sections[k].head);

        if (k == SECTION_ANNEX ? str_eq(name, head) : str_starts(name, head) && name.n > head.n) {
            *kind = (enum section_kind)k;
            *id = (str){name.p + head.n, name.n - head.n};
            return true;
        }
    }
    return false;
}

/* How many sections of a kind follow one section before the next table begins. */
static size_t
count_kind(const struct ini *ini, size_t from, enum section_kind wanted) {
    size_t n = 0;

    for (size_t k = from; k < ini->n; k++) {
        enum section_kind kind = SECTION_ANNEX;
        str id;

        if (!section_kind(ini->section[k].name, &kind, &id)) {
            continue;
        }
        if (kind == SECTION_TABLE && wanted != SECTION_TABLE && wanted != SECTION_CHART) {
            break;
        }
        n += kind == wanted;
    }
    return n;
}

static bool
read_table(struct arena *a, struct annex *x, size_t at, str id, struct err *e) {
    const struct ini_section *s = &x->ini.section[at];
    struct annex_table *t;

    assert(x->table != NULL);
    t = &x->table[x->tables++];
    t->id = id;
    t->line = s->line;
    t->column =
        arena_array(a, struct annex_column, count_kind(&x->ini, at + 1, SECTION_COLUMN) + 1);
    t->row = arena_array(a, struct annex_row, count_kind(&x->ini, at + 1, SECTION_ROW) + 1);
    if (!read_section(x, SECTION_TABLE, s, t, e)) {
        return false;
    }
    for (size_t k = 0; k < ANNEX_NOTES; k++) {
        if (t->note[k].n > 0) {
            t->note[t->notes++] = t->note[k];
        }
    }
    return true;
}

static bool
read_one(struct arena *a, struct annex *x, size_t at, struct err *e) {
    const struct ini_section *s = &x->ini.section[at];
    struct annex_table *t = x->tables > 0 ? &x->table[x->tables - 1] : NULL;
    enum section_kind kind = SECTION_ANNEX;
    str id;

    if (!section_kind(s->name, &kind, &id)) {
        return ini_refuse(&x->ini, s->line, e,
                          "không có mục [" STR_FMT
                          "]; dùng [phu_luc], [bang.ten], [cot.ten], [dong.ten], [bieu_do.ten]",
                          STR_ARG(s->name));
    }
    if (t == NULL && (kind == SECTION_COLUMN || kind == SECTION_ROW)) {
        return ini_refuse(&x->ini, s->line, e, "mục [" STR_FMT "] phải đứng sau một mục [bang.ten]",
                          STR_ARG(s->name));
    }
    switch (kind) {
    case SECTION_ANNEX:
        return read_section(x, kind, s, x, e);
    case SECTION_TABLE:
        return read_table(a, x, at, id, e);
    case SECTION_COLUMN:
        t->column[t->columns] = (struct annex_column){.id = id, .line = s->line};
        return read_section(x, kind, s, &t->column[t->columns++], e);
    case SECTION_ROW:
        t->row[t->rows] = (struct annex_row){.id = id, .line = s->line};
        return read_section(x, kind, s, &t->row[t->rows++], e);
    case SECTION_CHART:
        x->chart[x->charts] = (struct annex_chart){.id = id, .line = s->line};
        return read_section(x, kind, s, &x->chart[x->charts++], e);
    }
    assert(false && "a section has a kind");
    return false;
}

static bool
load_one(struct arena *a, const char *path, const struct indicator_set *i, struct annex *x,
         struct err *e) {
    if (!ini_load(a, path, &x->ini, e)) {
        return false;
    }
    x->table = arena_array(a, struct annex_table, count_kind(&x->ini, 0, SECTION_TABLE) + 1);
    x->chart = arena_array(a, struct annex_chart, count_kind(&x->ini, 0, SECTION_CHART) + 1);
    for (size_t k = 0; k < x->ini.n; k++) {
        if (!read_one(a, x, k, e)) {
            return false;
        }
    }
    return annex_check(a, x, i, e);
}

static bool
goes_before(const struct annex *x, const struct annex *y) {
    return x->number != y->number ? x->number < y->number : str_cmp(x->id, y->id) < 0;
}

/* A dozen or so: insertion. */
static void
order_by_number(struct annex_set *s) {
    for (size_t k = 1; k < s->n; k++) {
        struct annex *x = s->annex[k];
        size_t at = k;

        for (; at > 0 && goes_before(x, s->annex[at - 1]); at--) {
            s->annex[at] = s->annex[at - 1];
        }
        s->annex[at] = x;
    }
}

bool
annex_load(struct arena *a, const char *dir, const struct indicator_set *i,
           const struct annex_kinds *kinds, struct annex_set *out, struct err *e) {
    struct fs_list files;

    *out = (struct annex_set){0};
    if (!fs_list(a, dir, &files, e)) {
        return false;
    }
    out->annex = arena_array(a, struct annex *, files.n + 1);
    for (size_t k = 0; k < files.n; k++) {
        const str name = str_from(files.e[k].name);
        const str ending = STR(".ini");
        struct annex *x;

        if (files.e[k].is_dir || name.n <= ending.n || name.p[0] == '.' ||
            !str_eq((str){name.p + name.n - ending.n, ending.n}, ending)) {
            continue;
        }
        x = arena_new(a, struct annex);
        x->id = str_keep(a, (str){name.p, name.n - ending.n});
        x->kinds = kinds;
        if (!load_one(a, fs_join(a, dir, name.p), i, x, e)) {
            return false;
        }
        out->annex[out->n++] = x;
    }
    order_by_number(out);
    for (size_t k = 1; k < out->n; k++) {
        const struct annex *x = out->annex[k];

        if (x->number > 0 && x->number == out->annex[k - 1]->number) {
            return ini_refuse(&x->ini, 0, e, "phụ lục số %d đã có ở %s, mỗi phụ lục một số",
                              (int)x->number, out->annex[k - 1]->ini.path);
        }
    }
    return true;
}

const struct annex *
annex_find(const struct annex_set *s, str id) {
    for (size_t k = 0; k < s->n; k++) {
        if (str_eq(s->annex[k]->id, id)) {
            return s->annex[k];
        }
    }
    return NULL;
}

str
annex_id(const struct annex *x) {
    return x->id;
}

str
annex_title(const struct annex *x) {
    return x->title;
}

unsigned
annex_number(const struct annex *x) {
    return (unsigned)x->number;
}

str
annex_label(struct arena *a, unsigned number) {
    char text[sizeof "Phụ lục " + NUM_TEXT] = "Phụ lục";

    if (number > 0) {
        char roman[NUM_TEXT];

        num_roman(roman, number);
        (void)snprintf(text, sizeof text, "Phụ lục %s", roman);
    }
    return str_keep(a, str_from(text));
}
