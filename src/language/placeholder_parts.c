/* placeholder_parts - figures, levels, annexes, comparisons and conditions of placeholders.  See placeholder_parts.h. */

#include "language/placeholder_parts.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "language/annex.h"
#include "language/words_names.h"
#include "text/fold.h"

bool
placeholder_wrong(const struct placeholder_reading *r, const char *fmt, ...) {
    va_list ap;

    va_start(ap, fmt);
    (void)vsnprintf(r->why, PLACEHOLDER_WHY, fmt, ap);
    va_end(ap);
    return false;
}

bool
placeholder_read_figure(const struct placeholder_reading *r, str text, struct figure *out) {
    char why[FIGURE_WHY];

    return figure_parse(text, r->w->indicators, out, why) || placeholder_wrong(r, "%s", why);
}

bool
placeholder_read_level(const struct placeholder_reading *r, str word, enum member_level *out) {
    return (member_level_from_id(word, out) && *out != MEMBER_TINH) ||
           placeholder_wrong(r, "\"" STR_FMT "\" không phải là xa, co_quan, nhom hoặc loai_hinh",
                             STR_ARG(word));
}

/* "95,15" or "95.15" or "95%": hundredths for a rate, a whole number for a count. */
static bool
read_number(const struct placeholder_reading *r, str word, struct placeholder_test *t) {
    const bool rate = r->w->indicators->v[t->figure.ind].kind == INDICATOR_RATIO;
    char *z;
    int64_t v;

    if (word.n > 0 && word.p[word.n - 1] == '%') {
        word.n--;
    }
    z = str_keep_mut(r->a, word);
    for (size_t k = 0; k < word.n; k++) {
        z[k] = z[k] == ',' ? '.' : z[k];
    }
    if (!(rate ? num_parse_hundredths((str){z, word.n}, &v) : num_parse_int(word, &v))) {
        return false;
    }
    t->operand = PLACEHOLDER_NUMBER;
    t->number = (struct num_ratio){v, rate ? 10000 : 1};
    return true;
}

static bool
read_operand(const struct placeholder_reading *r, str word, struct placeholder_test *t) {
    enum profile_id id = PROFILE_COUNT;
    str section;
    const str key = str_cut(word, '.', &section);

    if (read_number(r, word, t)) {
        return true;
    }
    if (key.n > 0 && profile_find(section, key, &id)) {
        const enum profile_type type = profile_row(id)->type;

        t->operand = PLACEHOLDER_SETTING;
        t->setting = id;
        return type == PROFILE_IS_PERCENT || type == PROFILE_IS_INT ||
               placeholder_wrong(r, "\"" STR_FMT "\" không phải là số", STR_ARG(word));
    }
    t->operand = PLACEHOLDER_OTHER;
    return placeholder_read_figure(r, word, &t->other);
}

/* words [from, to): FIGURE or FIGURE SIGN OPERAND */
bool
placeholder_read_test(const struct placeholder_reading *r, size_t from, size_t to,
                      struct placeholder_test *t) {
    static const char *const signs[] = {[PLACEHOLDER_LT] = "<",
                                        [PLACEHOLDER_LE] = "<=",
                                        [PLACEHOLDER_EQ] = "=",
                                        [PLACEHOLDER_GE] = ">=",
                                        [PLACEHOLDER_GT] = ">"};

    if (to != from + 1 && to != from + 3) {
        return placeholder_wrong(r, "điều kiện viết: <chỉ tiêu>, hoặc <chỉ tiêu> >= <số>");
    }
    if (!placeholder_read_figure(r, r->word[from], &t->figure)) {
        return false;
    }
    if (to == from + 1) {
        return true;
    }
    t->compares = true;
    for (unsigned k = 0; k <= PLACEHOLDER_GT; k++) {
        if (str_eq(r->word[from + 1], str_from(signs[k]))) {
            t->sign = (enum placeholder_sign)k;
            return read_operand(r, r->word[from + 2], t);
        }
    }
    return placeholder_wrong(r, "dấu so sánh phải là < <= = >= >, không phải \"" STR_FMT "\"",
                             STR_ARG(r->word[from + 1]));
}

bool
placeholder_read_annex(const struct placeholder_reading *r, str id, const struct annex **out) {
    const struct annex_set *s = r->w->annexes;
    const char **name = arena_array(r->a, const char *, s->n + 1);
    int near;

    *out = annex_find(s, id);
    if (*out != NULL) {
        return true;
    }
    for (size_t k = 0; k < s->n; k++) {
        name[k] = s->annex[k]->id.p;
    }
    near = fold_nearest(id, name, s->n);
    return placeholder_wrong(
        r, "không có phụ lục \"" STR_FMT "\" (không thấy tệp phu-luc/" STR_FMT ".ini)%s%s%s",
        STR_ARG(id), STR_ARG(id), near < 0 ? "" : "; có phải \"", near < 0 ? "" : name[near],
        near < 0 ? "" : "\"?");
}

/* Conditions of one word that is neither a figure nor a word to print. */
static const struct {
    const char *word;
    enum placeholder_clause_kind what;
} lone_clauses[] = {{"tam_tinh", PLACEHOLDER_PROVISIONAL},
                    {"con_thang", PLACEHOLDER_MONTHS},
                    {"quy", PLACEHOLDER_SHORT}};

static bool
lone_clause(str word, struct placeholder_clause *c) {
    for (size_t k = 0; k < sizeof lone_clauses / sizeof lone_clauses[0]; k++) {
        if (str_eq(word, str_from(lone_clauses[k].word))) {
            c->what = lone_clauses[k].what;
            return true;
        }
    }
    return false;
}

static bool
read_clause(const struct placeholder_reading *r, size_t from, size_t to,
            struct placeholder_clause *c) {
    enum profile_id id;

    if (from < to && str_eq(r->word[from], STR("khong"))) {
        c->negated = true;
        from++;
    }
    if (from == to) {
        return placeholder_wrong(r, "điều kiện để trống");
    }
    if (str_eq(r->word[from], STR("nhan_xet")) && to == from + 2) {
        c->what = PLACEHOLDER_REMARK;
        c->remark = r->word[from + 1];
        return true;
    }
    if (str_eq(r->word[from], STR("co")) && to > from + 1) {
        c->what = PLACEHOLDER_SOME;
        return placeholder_read_level(r, r->word[from + 1], &c->level) &&
               placeholder_read_test(r, from + 2, to, &c->test);
    }
    if (str_eq(r->word[from], STR("phu_luc")) && to == from + 2) {
        c->what = PLACEHOLDER_ANNEX;
        return placeholder_read_annex(r, r->word[from + 1], &c->annex);
    }
    if (to == from + 1 && lone_clause(r->word[from], c)) {
        return true;
    }
    if (to == from + 1 && (words_profile_key(r->word[from], &id) || words_known(r->word[from]))) {
        c->what = PLACEHOLDER_GIVEN;
        c->given = r->word[from];
        return true;
    }
    c->what = PLACEHOLDER_TEST;
    return placeholder_read_test(r, from, to, &c->test);
}

bool
placeholder_read_condition(struct placeholder_reading *r) {
    size_t from = 1;

    for (size_t k = 1; k <= r->n; k++) {
        if (k < r->n && !str_eq(r->word[k], STR("va"))) {
            continue;
        }
        if (r->out->clauses == PLACEHOLDER_CLAUSES) {
            return placeholder_wrong(r, "điều kiện có hơn %d vế", PLACEHOLDER_CLAUSES);
        }
        if (!read_clause(r, from, k, &r->out->clause[r->out->clauses++])) {
            return false;
        }
        from = k + 1;
    }
    return true;
}
