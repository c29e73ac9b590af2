/* listing - the commands that print a table in force.  See listing.h. */

#include "cli/listing.h"

#include <stdio.h>
#include <string.h>

#include "base/fs.h"
#include "base/num.h"
#include "cli/settings.h"
#include "dim/indicator.h"
#include "ingest/ledger.h"
#include "ingest/reference.h"
#include "template/annex.h"
#include "template/prose.h"

/* Tab-separated with a head line: a person reads it, `cut` and `awk` too. */
bool
listing_rules(const struct profile *p, struct err *e) {
    struct ledger *l = NULL;

    if (!ledger_new(p, NULL, &l, e)) {
        return false;
    }
    (void)printf("quy_tac\tmuc_do\tnoi_dung\tcach_sua\n");
    for (unsigned i = 0; i < LEDGER_RULE_COUNT; i++) {
        const struct ledger_rule_row *r = ledger_rule_row((enum ledger_rule)i);

        (void)printf("%s\t%s\t%s\t%s\n", r->code,
                     ledger_severity_text(ledger_severity(l, (enum ledger_rule)i)), r->what,
                     r->todo);
    }
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
    if (fs_exists(fs_join(a, input, "danh_muc/nhom_bhyt.csv"))) {
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
listing_indicators(const struct options *o, const struct profile *p, struct err *e) {
    static const char *const kind[] = {"stock", "flow", "ratio"};
    struct arena a = ARENA_EMPTY;
    struct member_set m;
    struct indicator_set s;
    const bool ok = load_members(&a, o, p, &m, e);

    if (ok) {
        indicator_build(&s, &m.list[MEMBER_NHOM], &a);
        (void)printf("chi_tieu\tloai\tdon_vi\ttu_so\tmau_so\tten\n");
        for (uint32_t i = 0; i < s.n; i++) {
            const struct indicator *v = &s.v[i];
            const str num = v->num == INDICATOR_NONE ? STR("") : s.v[v->num].id;
            const str den = v->den == INDICATOR_NONE ? STR("") : s.v[v->den].id;

            (void)printf(STR_FMT "\t%s\t%s\t" STR_FMT "\t" STR_FMT "\t" STR_FMT "\n",
                         STR_ARG(v->id), kind[v->kind], indicator_unit_text(v->unit), STR_ARG(num),
                         STR_ARG(den), STR_ARG(v->name));
        }
        indicator_free(&s);
    }
    member_set_free(&m);
    arena_free(&a);
    return ok;
}

static bool
print_reports(struct arena *a, const char *dir, const struct indicator_set *s,
              const struct annex_set *annexes, struct err *e) {
    struct fs_list files;

    if (!fs_list(a, dir, &files, e)) {
        return false;
    }
    for (size_t i = 0; i < files.n; i++) {
        const size_t n = strlen(files.e[i].name);
        struct prose *text = NULL;

        if (n < 4 || strcmp(files.e[i].name + n - 3, ".md") != 0) {
            continue;
        }
        if (!prose_load(a, fs_join(a, dir, files.e[i].name), s, annexes, &text, e)) {
            return false;
        }
        (void)printf("bao_cao\t%.*s\t\t%s\n", (int)(n - 3), files.e[i].name, files.e[i].name);
    }
    return true;
}

bool
listing_templates(const struct options *o, const struct profile *p, struct err *e) {
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
        ok = annex_load(&a, fs_join(&a, dir, "phu-luc"), &s, &annexes, e);
        (void)printf("loai\tma\tso\tten\n");
        for (size_t i = 0; ok && i < annexes.n; i++) {
            const unsigned number = annex_number(annexes.annex[i]);
            char roman[NUM_TEXT] = ""; /* a table for reports only has no number */

            if (number > 0) {
                num_roman(roman, number);
            }
            (void)printf("phu_luc\t" STR_FMT "\t%s\t" STR_FMT "\n",
                         STR_ARG(annex_id(annexes.annex[i])), roman,
                         STR_ARG(annex_title(annexes.annex[i])));
        }
        ok = ok && print_reports(&a, fs_join(&a, dir, "bao-cao"), &s, &annexes, e);
        indicator_free(&s);
    }
    member_set_free(&m);
    arena_free(&a);
    return ok;
}

bool
listing_config(const struct profile *p, struct err *e) {
    static const char *const origin[] = {"mặc định", "tệp", "môi trường", "tùy chọn"};

    (void)e;
    (void)printf("khoa\tgia_tri\tnguon\tgiai_thich\n");
    for (unsigned i = 0; i < PROFILE_COUNT; i++) {
        const struct profile_row *r = profile_row((enum profile_id)i);
        const struct profile_value *v = &p->v[i];

        (void)printf("%s.%s\t" STR_FMT "\t%s", r->section, r->key, STR_ARG(v->text),
                     origin[v->origin]);
        if (v->origin == PROFILE_FILE) {
            (void)printf(" (%s:%d)", p->ini.path, v->line);
        }
        (void)printf("\t%s\n", r->help);
    }
    return true;
}
