/* form - the INI files of the forms that offices hold.  See form.h. */

#include "ingest/form.h"

#include <string.h>

#include "base/fs.h"
#include "conf/ini.h"
#include "text/fold.h"

#define ENDING ".ini"

/* One file that is being read. */
struct reading {
    struct arena *a;
    struct ini ini;
    struct form *f;
    struct err *e;
};

static uint32_t
column_named(const struct form *f, str name) {
    uint32_t i = 0;

    while (i < f->columns && !str_eq(str_from(f->column[i].name), name)) {
        i++;
    }
    return i;
}

/* The column that an entry's key names; false: there is none. */
static bool
key_column(const struct reading *r, const struct ini_entry *v, str key, uint32_t *out) {
    *out = column_named(r->f, key);
    return *out < r->f->columns ||
           ini_refuse(&r->ini, v->line, r->e, "bảng %s và [cot_rieng] không có cột \"" STR_FMT "\"",
                      schema_name(r->f->table), STR_ARG(key));
}

static const struct ini_section *
section(const struct reading *r, const char *name) {
    static const struct ini_section none = {.n = 0};
    const struct ini_section *s = ini_find(&r->ini, str_from(name));

    return s == NULL ? &none : s;
}

static size_t
pieces_of(struct arena *a, const struct ini_section *s) {
    size_t n = 0;

    for (size_t i = 0; i < s->n; i++) {
        str *piece;

        n += ini_split(a, s->entry[i].value, &piece);
    }
    return n;
}

/* --- [mau], [nhan_biet] -------------------------------------------------------------------- */

static bool
read_table(struct reading *r, const struct ini_section *s) {
    const struct ini_entry *v = ini_entry(s, STR("bang"));

    for (unsigned k = 0; v != NULL && k < SCHEMA_EXTRACTS; k++) {
        if (str_eq(v->value, str_from(schema_name((enum schema_table)k)))) {
            r->f->table = (enum schema_table)k;
            return true;
        }
    }
    return ini_refuse(&r->ini, v == NULL ? 0 : v->line, r->e,
                      "khóa bang của mục [mau] phải là nguoi_tham_gia, don_vi hoặc thue");
}

static bool
read_head(struct reading *r) {
    const struct ini_section *s = section(r, "mau");
    const struct ini_entry *name = ini_entry(s, STR("ten"));
    const struct ini_entry *basis = ini_entry(s, STR("can_cu"));
    const struct ini_entry *changes = ini_entry(s, STR("bien_dong"));

    if (name == NULL || name->value.n == 0) {
        return ini_refuse(&r->ini, 0, r->e, "mục [mau] thiếu khóa ten");
    }
    r->f->name = name->value;
    r->f->basis = basis == NULL ? STR("") : basis->value;
    return read_table(r, s) &&
           (changes == NULL || ini_bool(&r->ini, changes, &r->f->changes, r->e));
}

static bool
read_signs(struct reading *r) {
    const struct ini_section *s = section(r, "nhan_biet");
    const struct ini_entry *wanted = ini_entry(s, STR("cot"));
    const struct ini_entry *title = ini_entry(s, STR("tieu_de"));
    const struct ini_entry *group = ini_entry(s, STR("nhom_bien_dong"));
    struct form *f = r->f;

    f->n_wanted = wanted == NULL ? 0 : ini_split(r->a, wanted->value, &f->wanted);
    if (f->n_wanted < 2) {
        return ini_refuse(&r->ini, wanted == NULL ? s->line : wanted->line, r->e,
                          "khóa cot của mục [nhan_biet] phải kể ít nhất hai tiêu đề của mẫu");
    }
    f->wanted_key = arena_array(r->a, str, f->n_wanted);
    for (size_t i = 0; i < f->n_wanted; i++) {
        f->wanted_key[i] = schema_key(r->a, f->wanted[i]);
    }
    f->n_title = title == NULL ? 0 : ini_split(r->a, title->value, &f->title);
    f->n_group = group == NULL ? 0 : ini_split(r->a, group->value, &f->group);
    for (size_t i = 0; i < f->n_title; i++) {
        f->title[i] = fold_key(r->a, f->title[i]);
    }
    for (size_t i = 0; i < f->n_group; i++) {
        f->group[i] = fold_key(r->a, f->group[i]);
    }
    return true;
}

/* --- columns --------------------------------------------------------------------------------- */

static bool
read_own_columns(struct reading *r) {
    const struct ini_section *own = section(r, "cot_rieng");
    struct form *f = r->f;
    const struct schema_column *of_table = schema_columns(f->table, &f->table_columns);
    struct schema_column *c;

    if (own->n > FORM_OWN_MAX) {
        return ini_refuse(&r->ini, own->line, r->e, "mục [cot_rieng] có quá %d cột", FORM_OWN_MAX);
    }
    c = arena_array(r->a, struct schema_column, f->table_columns + own->n);
    memcpy(c, of_table, f->table_columns * sizeof *c);
    for (size_t i = 0; i < own->n; i++) {
        c[f->table_columns + i] =
            (struct schema_column){str_keep(r->a, own->entry[i].key).p, SCHEMA_MONEY, false, ""};
        if (schema_column_named(f->table, own->entry[i].key) < f->table_columns) {
            return ini_refuse(&r->ini, own->entry[i].line, r->e,
                              "cột \"" STR_FMT "\" là của bảng %s, hãy ghi ở mục [cot]",
                              STR_ARG(own->entry[i].key), schema_name(f->table));
        }
    }
    f->column = c;
    f->columns = f->table_columns + (uint32_t)own->n;
    return true;
}

static bool
read_aliases(struct reading *r, const struct ini_section *s) {
    struct form *f = r->f;

    for (size_t i = 0; i < s->n; i++) {
        uint32_t column;
        str *piece;
        const size_t n = ini_split(r->a, s->entry[i].value, &piece);

        if (!key_column(r, &s->entry[i], s->entry[i].key, &column)) {
            return false;
        }
        for (size_t k = 0; k < n; k++) {
            f->alias[f->n_alias++] = (struct form_alias){column, schema_key(r->a, piece[k])};
        }
    }
    return true;
}

static bool
read_columns(struct reading *r) {
    const struct ini_section *s = section(r, "cot");
    const struct ini_section *own = section(r, "cot_rieng");

    if (!read_own_columns(r)) {
        return false;
    }
    r->f->alias =
        arena_array(r->a, struct form_alias, pieces_of(r->a, s) + pieces_of(r->a, own) + 1);
    return read_aliases(r, s) && read_aliases(r, own);
}

/* --- sums ------------------------------------------------------------------------------------ */

/* The next word of a sum, between blanks. */
static str
next_word(str *rest) {
    str word;

    *rest = str_trim(*rest);
    *rest = str_cut(*rest, ' ', &word);
    return word;
}

static bool
refuse_sum(const struct reading *r, const struct ini_entry *v) {
    return ini_refuse(&r->ini, v->line, r->e,
                      "không hiểu \"" STR_FMT
                      "\"; hãy viết dạng a + b? - c, mỗi dấu giữa hai khoảng trắng, nhiều nhất %d "
                      "số hạng",
                      STR_ARG(v->value), FORM_TERMS_MAX);
}

/* "a + b? - c" */
static bool
read_terms(const struct reading *r, const struct ini_entry *v, str text, struct form_sum *out) {
    bool minus = false;

    while (text.n > 0) {
        str word = next_word(&text);
        struct form_term *t = &out->term[out->n];

        if (out->n == FORM_TERMS_MAX || word.n == 0) {
            return refuse_sum(r, v);
        }
        t->minus = minus;
        t->may_be_empty = word.p[word.n - 1] == '?';
        word.n -= t->may_be_empty ? 1 : 0;
        if (!key_column(r, v, word, &t->column)) {
            return false;
        }
        if (!schema_is_number(r->f->column[t->column].type)) {
            return ini_refuse(&r->ini, v->line, r->e, "cột \"" STR_FMT "\" không phải cột số",
                              STR_ARG(word));
        }
        out->n++;
        text = str_trim(text);
        if (text.n > 0) {
            word = next_word(&text);
            minus = str_eq(word, STR("-"));
            if ((!minus && !str_eq(word, STR("+"))) || text.n == 0) {
                return refuse_sum(r, v);
            }
        }
    }
    return out->n > 0 || refuse_sum(r, v);
}

static bool
read_sums(struct reading *r) {
    const struct ini_section *s = section(r, "tinh");

    r->f->sum = arena_array(r->a, struct form_sum, s->n + 1);
    for (size_t i = 0; i < s->n; i++) {
        struct form_sum *out = &r->f->sum[r->f->n_sum++];
        str name;

        (void)str_cut(s->entry[i].key, '.', &name); /* "phai_dong.2" is a second way */
        if (!key_column(r, &s->entry[i], name, &out->column) ||
            !read_terms(r, &s->entry[i], s->entry[i].value, out)) {
            return false;
        }
    }
    return true;
}

static bool
read_checks(struct reading *r) {
    const struct ini_section *s = section(r, "kiem_tra");

    r->f->check = arena_array(r->a, struct form_sum, s->n + 1);
    for (size_t i = 0; i < s->n; i++) {
        struct form_sum *out = &r->f->check[r->f->n_check++];
        str left;
        const str right = str_trim(str_cut(s->entry[i].value, '=', &left));

        if (right.n == 0) {
            return refuse_sum(r, &s->entry[i]);
        }
        if (!key_column(r, &s->entry[i], right, &out->column) ||
            !read_terms(r, &s->entry[i], str_trim(left), out)) {
            return false;
        }
    }
    return true;
}

/* --- values ---------------------------------------------------------------------------------- */

static bool
read_constants(struct reading *r, const struct ini_section *s, bool labelled) {
    for (size_t i = 0; i < s->n; i++) {
        struct form_constant *c = &r->f->constant[r->f->n_constant++];
        const str value = s->entry[i].value;

        if (!key_column(r, &s->entry[i], s->entry[i].key, &c->column)) {
            return false;
        }
        if (labelled) {
            c->label = schema_key(r->a, value);
            c->shown = value;
        } else {
            c->value = value;
        }
    }
    return true;
}

static bool
read_values(struct reading *r) {
    static const char head[] = "gia_tri.";
    struct form *f = r->f;
    size_t all = 1;

    for (size_t k = 0; k < r->ini.n; k++) {
        all += str_starts(r->ini.section[k].name, str_from(head))
                   ? pieces_of(r->a, &r->ini.section[k])
                   : 0;
    }
    f->value = arena_array(r->a, struct form_value, all);
    for (size_t k = 0; k < r->ini.n; k++) {
        const struct ini_section *s = &r->ini.section[k];
        uint32_t column = 0;

        if (!str_starts(s->name, str_from(head))) {
            continue;
        }
        for (size_t i = 0; i < s->n; i++) {
            str *piece;
            const size_t n = ini_split(r->a, s->entry[i].value, &piece);

            if (!key_column(r, &s->entry[i],
                            (str){s->name.p + sizeof head - 1, s->name.n - (sizeof head - 1)},
                            &column)) {
                return false;
            }
            for (size_t m = 0; m < n; m++) {
                f->value[f->n_value++] =
                    (struct form_value){column, s->entry[i].key, fold_key(r->a, piece[m])};
            }
        }
    }
    return true;
}

static bool
read_lacks(struct reading *r) {
    const struct ini_section *s = section(r, "thieu");

    r->f->lack = arena_array(r->a, struct form_lack, s->n + 1);
    for (size_t i = 0; i < s->n; i++) {
        struct form_lack *l = &r->f->lack[r->f->n_lack++];

        l->where = s->entry[i].value;
        if (!key_column(r, &s->entry[i], s->entry[i].key, &l->column)) {
            return false;
        }
    }
    return true;
}

/* A section that no part of this room reads is a slip of the pen. */
static bool
sections_known(struct reading *r) {
    static const char *const known[] = {"mau",       "nhan_biet",    "cot",
                                        "cot_rieng", "tinh",         "kiem_tra",
                                        "hang_so",   "khoi_tieu_de", "thieu"};
    enum { KNOWN = sizeof known / sizeof known[0] };

    for (size_t k = 0; k < r->ini.n; k++) {
        const str name = r->ini.section[k].name;
        bool ok = str_starts(name, STR("gia_tri."));

        for (size_t i = 0; i < KNOWN; i++) {
            ok = ok || str_eq(name, str_from(known[i]));
        }
        if (!ok) {
            return ini_refuse(&r->ini, r->ini.section[k].line, r->e,
                              "không có mục [" STR_FMT
                              "]; các mục là mau, nhan_biet, cot, cot_rieng, tinh, kiem_tra, "
                              "hang_so, khoi_tieu_de, gia_tri.<cột>, thieu",
                              STR_ARG(name));
        }
    }
    return true;
}

static bool
read_form(struct arena *a, const char *path, const char *id, struct form *f, struct err *e) {
    struct reading r = {.a = a, .f = f, .e = e};
    const struct ini_section *fixed;
    const struct ini_section *above;

    *f = (struct form){.id = id, .path = path};
    if (!ini_load(a, path, &r.ini, e) || !sections_known(&r) || !read_head(&r) || !read_signs(&r) ||
        !read_columns(&r) || !read_sums(&r) || !read_checks(&r)) {
        return false;
    }
    fixed = section(&r, "hang_so");
    above = section(&r, "khoi_tieu_de");
    f->constant = arena_array(a, struct form_constant, fixed->n + above->n + 1);
    return read_constants(&r, fixed, false) && read_constants(&r, above, true) && read_values(&r) &&
           read_lacks(&r);
}

bool
form_load(struct arena *a, const char *dir, struct form_list *out, struct err *e) {
    struct fs_list files;

    *out = (struct form_list){.n = 0};
    if (!fs_is_dir(dir)) {
        return true;
    }
    if (!fs_list(a, dir, &files, e)) {
        return false;
    }
    out->form = arena_array(a, struct form, files.n + 1);
    for (size_t i = 0; i < files.n; i++) {
        const str name = str_from(files.e[i].name);
        const size_t end = sizeof ENDING - 1;

        if (files.e[i].is_dir || name.n <= end || name.p[0] == '.' ||
            strcmp(name.p + name.n - end, ENDING) != 0) {
            continue;
        }
        if (!read_form(a, fs_join(a, dir, name.p), str_keep(a, (str){name.p, name.n - end}).p,
                       &out->form[out->n++], e)) {
            return false;
        }
    }
    return true;
}
