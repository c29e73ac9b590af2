/* listing - the commands that print a table in force.  See listing.h. */

#include "cli/listing.h"

#include <stdio.h>
#include <string.h>

#include "base/fs.h"
#include "base/num.h"
#include "cli/settings.h"
#include "conf/names.h"
#include "dim/indicator.h"
#include "ingest/form.h"
#include "ingest/ledger.h"
#include "ingest/reference.h"
#include "language/annex.h"
#include "language/prose.h"
#include "template/column_kinds.h"

struct column {
    const char *head, *key; /* for a person, for a program */
};

/* A table in force: tab-separated with a head line, which a person reads and `cut` and `awk` too, or a list of
 * objects in the answer. */
struct table {
    const struct column *column;
    size_t columns;
    struct json_out *answer; /* or NULL */
};

static void
begin(const struct table *t, const char *key) {
    if (t->answer != NULL) {
        json_out_list(t->answer, key);
        return;
    }
    for (size_t i = 0; i < t->columns; i++) {
        (void)printf("%s%s", t->column[i].head, i + 1 < t->columns ? "\t" : "\n");
    }
}

/* One cell a column; an empty one is null to a program. */
static void
put_row(const struct table *t, const str *cell) {
    if (t->answer != NULL) {
        json_out_object(t->answer, NULL);
    }
    for (size_t i = 0; i < t->columns; i++) {
        if (t->answer == NULL) {
            (void)printf(STR_FMT "%s", STR_ARG(cell[i]), i + 1 < t->columns ? "\t" : "\n");
        } else if (cell[i].n == 0) {
            json_out_none(t->answer, t->column[i].key);
        } else {
            json_out_str(t->answer, t->column[i].key, cell[i]);
        }
    }
    if (t->answer != NULL) {
        json_out_end(t->answer);
    }
}

static void
end(const struct table *t) {
    if (t->answer != NULL) {
        json_out_end(t->answer);
    }
}

bool
listing_rules(const struct profile *p, struct json_out *answer, struct err *e) {
    static const struct column column[] = {
        {"quy_tac", "rule"}, {"muc_do", "severity"}, {"noi_dung", "what"}, {"cach_sua", "todo"}};
    const struct table t = {column, sizeof column / sizeof column[0], answer};
    struct ledger *l = NULL;

    if (!ledger_new(p, NULL, &l, e)) {
        return false;
    }
    begin(&t, "rules");
    for (unsigned i = 0; i < LEDGER_RULE_COUNT; i++) {
        const struct ledger_rule_row *r = ledger_rule_row((enum ledger_rule)i);
        const str cell[] = {str_from(r->code),
                            str_from(ledger_severity_text(ledger_severity(l, (enum ledger_rule)i))),
                            str_from(r->what), str_from(r->todo)};

        put_row(&t, cell);
    }
    end(&t);
    ledger_free(l);
    return true;
}

/* What the input folder's lists say today; with no lists, no groups. */
static bool
load_members(struct arena *a, const struct options *o, const struct profile *p,
             struct member_set *out, struct err *e) {
    const char *input = o->value[OPTIONS_INPUT];
    struct ledger *l = NULL;
    bool ok = true;

    memset(out, 0, sizeof *out);
    if (fs_exists(fs_join(a, input, NAMES_LISTS "/nhom_bhyt.csv"))) {
        ok = ledger_new(p, NULL, &l, e) &&
             reference_members(a, input, p, settings_today(), l, out, e);
        ledger_free(l);
    } else {
        str twice;

        (void)member_list_build(&out->list[MEMBER_NHOM], MEMBER_NHOM, NULL, 0, a, &twice);
    }
    return ok;
}

bool
listing_indicators(const struct options *o, const struct profile *p, struct json_out *answer,
                   struct err *e) {
    static const char *const kind[] = {"stock", "flow", "ratio"};
    static const struct column column[] = {{"chi_tieu", "id"},        {"loai", "kind"},
                                           {"don_vi", "unit"},        {"tu_so", "numerator"},
                                           {"mau_so", "denominator"}, {"ten", "name"}};
    const struct table t = {column, sizeof column / sizeof column[0], answer};
    struct arena a = ARENA_EMPTY;
    struct member_set m;
    struct indicator_set s;
    const bool ok = load_members(&a, o, p, &m, e);

    if (ok) {
        indicator_build(&s, &m.list[MEMBER_NHOM], &a);
        begin(&t, "indicators");
        for (uint32_t i = 0; i < s.n; i++) {
            const struct indicator *v = &s.v[i];
            const str cell[] = {v->id,
                                str_from(kind[v->kind]),
                                str_from(indicator_unit_text(v->unit)),
                                v->num == INDICATOR_NONE ? STR("") : s.v[v->num].id,
                                v->den == INDICATOR_NONE ? STR("") : s.v[v->den].id,
                                v->name};

            put_row(&t, cell);
        }
        end(&t);
        indicator_free(&s);
    }
    member_set_free(&m);
    arena_free(&a);
    return ok;
}

static void
put_annexes(const struct table *t, const struct annex_set *annexes) {
    for (size_t i = 0; i < annexes->n; i++) {
        const unsigned number = annex_number(annexes->annex[i]);
        char roman[NUM_TEXT] = ""; /* a table for reports only has no number */

        if (number > 0) {
            num_roman(roman, number);
        }
        {
            const str cell[] = {STR("phu_luc"), annex_id(annexes->annex[i]), str_from(roman),
                                annex_title(annexes->annex[i])};

            put_row(t, cell);
        }
    }
}

static bool
put_reports(const struct table *t, struct arena *a, const char *dir, const struct indicator_set *s,
            const struct annex_set *annexes, struct err *e) {
    struct fs_list files;

    if (!fs_list(a, dir, &files, e)) {
        return false;
    }
    for (size_t i = 0; i < files.n; i++) {
        const str name = str_from(files.e[i].name);
        const str cell[] = {STR("bao_cao"), {name.p, name.n < 3 ? 0 : name.n - 3}, STR(""), name};
        struct prose *text = NULL;

        if (name.n < 4 || strcmp(name.p + name.n - 3, ".md") != 0) {
            continue;
        }
        if (!prose_load(a, fs_join(a, dir, name.p), s, annexes, &text, e)) {
            return false;
        }
        put_row(t, cell);
    }
    return true;
}

bool
listing_templates(const struct options *o, const struct profile *p, struct json_out *answer,
                  struct err *e) {
    static const struct column column[] = {
        {"loai", "kind"}, {"ma", "id"}, {"so", "number"}, {"ten", "title"}};
    const struct table t = {column, sizeof column / sizeof column[0], answer};
    struct arena a = ARENA_EMPTY;
    struct member_set m;
    struct indicator_set s;
    struct annex_set annexes;
    const char *dir = NULL;
    bool ok = settings_folder(&a, o, OPTIONS_TEMPLATE_DIR, "templates", &dir, e);

    memset(&m, 0, sizeof m);
    ok = ok && load_members(&a, o, p, &m, e);
    if (ok) {
        indicator_build(&s, &m.list[MEMBER_NHOM], &a);
        ok = annex_load(&a, fs_join(&a, dir, NAMES_ANNEXES), &s, &column_kinds, &annexes, e);
        begin(&t, "templates");
        if (ok) {
            put_annexes(&t, &annexes);
        }
        ok = ok && put_reports(&t, &a, fs_join(&a, dir, NAMES_REPORTS), &s, &annexes, e);
        end(&t);
        indicator_free(&s);
    }
    member_set_free(&m);
    arena_free(&a);
    return ok;
}

/* "so_lao_dong, ma_xa": what a form has not, or that it is refused. */
static str
lacks_of(struct arena *a, const struct form *f) {
    struct buf b = {0};
    str out;

    if (f->changes) {
        buf_text(&b, "không dùng làm số liệu cuối kỳ: là danh sách tăng, giảm");
    }
    for (size_t i = 0; i < f->n_lack; i++) {
        buf_fmt(&b, "%s%s", i > 0 || f->changes ? ", " : "", f->column[f->lack[i].column].name);
    }
    out = buf_moved(a, &b);
    return out;
}

/* "madvi, tendvi": the headers that a form is known by. */
static str
signs_of(struct arena *a, const struct form *f) {
    struct buf b = {0};
    str out;

    for (size_t i = 0; i < f->n_wanted; i++) {
        buf_fmt(&b, "%s" STR_FMT, i > 0 ? ", " : "", STR_ARG(f->wanted[i]));
    }
    out = buf_moved(a, &b);
    return out;
}

bool
listing_forms(const struct options *o, struct json_out *answer, struct err *e) {
    static const struct column column[] = {{"ma", "id"},           {"bang", "table"},
                                           {"ten", "name"},        {"nhan_biet", "known_by"},
                                           {"con_thieu", "lacks"}, {"can_cu", "basis"}};
    const struct table t = {column, sizeof column / sizeof column[0], answer};
    struct arena a = ARENA_EMPTY;
    struct form_list forms;
    const char *dir = NULL;
    const bool ok = settings_folder(&a, o, OPTIONS_TEMPLATE_DIR, "templates", &dir, e) &&
                    form_load(&a, fs_join(&a, dir, NAMES_FORMS), &forms, e);

    if (ok) {
        begin(&t, "forms");
        for (size_t i = 0; i < forms.n; i++) {
            const struct form *f = &forms.form[i];
            const str cell[] = {str_from(f->id), str_from(schema_name(f->table)),
                                f->name,         signs_of(&a, f),
                                lacks_of(&a, f), f->basis};

            put_row(&t, cell);
        }
        end(&t);
    }
    arena_free(&a);
    return ok;
}

/* Where a value of the profile comes from: for a person, for a program. */
static const struct {
    const char *text, *word;
} origin[] = {[PROFILE_BUILT_IN] = {"mặc định", "default"},
              [PROFILE_FILE] = {"tệp", "file"},
              [PROFILE_ENV] = {"môi trường", "environment"},
              [PROFILE_OPTION] = {"tùy chọn", "option"}};

static void
print_key(const struct profile *p, const struct profile_row *r, const struct profile_value *v) {
    (void)printf("%s.%s\t" STR_FMT "\t%s", r->section, r->key, STR_ARG(v->text),
                 origin[v->origin].text);
    if (v->origin == PROFILE_FILE) {
        (void)printf(" (%s:%d)", p->ini.path, v->line);
    }
    (void)printf("\t%s\n", r->help);
}

static void
answer_key(struct json_out *a, const struct profile *p, const struct profile_row *r,
           const struct profile_value *v) {
    json_out_object(a, NULL);
    json_out_text(a, "section", r->section);
    json_out_text(a, "key", r->key);
    json_out_str(a, "value", v->text);
    json_out_text(a, "origin", origin[v->origin].word);
    if (v->origin == PROFILE_FILE) {
        json_out_text(a, "file", p->ini.path);
        json_out_int(a, "line", v->line);
    }
    json_out_text(a, "help", r->help);
    json_out_end(a);
}

void
listing_config(const struct profile *p, struct json_out *answer) {
    if (answer != NULL) {
        json_out_list(answer, "settings");
    } else {
        (void)printf("khoa\tgia_tri\tnguon\tgiai_thich\n");
    }
    for (unsigned i = 0; i < PROFILE_COUNT; i++) {
        const struct profile_row *r = profile_row((enum profile_id)i);

        if (answer != NULL) {
            answer_key(answer, p, r, &p->v[i]);
        } else {
            print_key(p, r, &p->v[i]);
        }
    }
    if (answer != NULL) {
        json_out_end(answer);
    }
}
