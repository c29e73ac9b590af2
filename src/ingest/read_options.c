/* read_options - what the profile decides about reading a table.  See read_options.h. */

#include "ingest/read_options.h"

#include <string.h>

#include "conf/ini.h"
#include "text/fold.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

struct reading {
    const struct ini *ini;
    const struct ini_entry *v;
    struct read_options *out;
};

static bool
refuse_value(const struct reading *r, const char *allowed, struct err *e) {
    return ini_refuse(r->ini, r->v->line, e,
                      "giá trị \"" STR_FMT "\" của khóa " STR_FMT " không có; chọn %s",
                      STR_ARG(r->v->value), STR_ARG(r->v->key), allowed);
}

static bool
read_encoding(const struct reading *r, struct err *e) {
    r->out->has_encoding = legacy_from_id(r->v->value, &r->out->encoding);
    return r->out->has_encoding ||
           refuse_value(r, "utf-8, utf-16le, utf-16be, cp1258, tcvn3 hoặc vni", e);
}

static bool
read_separator(const struct reading *r, struct err *e) {
    static const struct {
        const char *word;
        char c;
    } word[] = {{"phay", ','}, {"cham_phay", ';'}, {"tab", '\t'}, {"gach", '|'}};

    for (size_t i = 0; i < COUNT(word); i++) {
        if (str_eq(r->v->value, str_from(word[i].word))) {
            r->out->separator = word[i].c;
            return true;
        }
    }
    return refuse_value(r, "phay, cham_phay, tab hoặc gach", e);
}

static bool
read_header(const struct reading *r, struct err *e) {
    int64_t line;

    if (!ini_int(r->ini, r->v, 1, 1000, &line, e)) {
        return false;
    }
    r->out->header_line = (uint64_t)line;
    return true;
}

static bool
read_form(const struct reading *r, struct err *e) {
    for (int f = NUMBER_PLAIN; f <= NUMBER_COMMA; f++) {
        if (str_eq(r->v->value, str_from(number_form_text((enum number_form)f)))) {
            r->out->form = (enum number_form)f;
            r->out->has_form = true;
            return true;
        }
    }
    return refuse_value(r, "1234567, 1.234,5 hoặc 1,234.5", e);
}

static bool
read_order(const struct reading *r, struct err *e) {
    r->out->has_order = true;
    r->out->order = str_eq(r->v->value, STR("thang_ngay")) ? DAY_MDY : DAY_DMY;
    return r->out->order == DAY_MDY || str_eq(r->v->value, STR("ngay_thang")) ||
           refuse_value(r, "ngay_thang hoặc thang_ngay", e);
}

static const struct {
    const char *key;
    bool (*read)(const struct reading *r, struct err *e);
} row[] = {{"bang_ma", read_encoding},
           {"dau", read_separator},
           {"tieu_de", read_header},
           {"dang_so", read_form},
           {"dang_ngay", read_order}};

static bool
read_entry(const struct reading *r, struct err *e) {
    const char *word[COUNT(row)];
    int near;

    for (size_t i = 0; i < COUNT(row); i++) {
        if (str_eq(r->v->key, str_from(row[i].key))) {
            return row[i].read(r, e);
        }
        word[i] = row[i].key;
    }
    near = fold_nearest(r->v->key, word, COUNT(word));
    return ini_refuse(r->ini, r->v->line, e,
                      "không có khóa \"" STR_FMT "\"; các khóa là bang_ma, dau, tieu_de, dang_so, "
                      "dang_ngay%s%s%s",
                      STR_ARG(r->v->key), near < 0 ? "" : "; có phải \"",
                      near < 0 ? "" : word[near], near < 0 ? "" : "\"?");
}

bool
read_options_read(const struct profile *p, enum schema_table t, struct read_options *out,
                  struct err *e) {
    char name[64] = "tep.";
    const struct ini_section *s;

    *out = (struct read_options){.thousands = profile_int(p, PROFILE_DOC_SO) == 0};
    (void)strncat(name, schema_name(t), sizeof name - sizeof "tep.");
    s = ini_find(&p->ini, str_from(name));
    for (size_t i = 0; s != NULL && i < s->n; i++) {
        const struct reading r = {&p->ini, &s->entry[i], out};

        if (!read_entry(&r, e)) {
            return false;
        }
    }
    return true;
}
