/* placeholder - what stands in braces in a report, read and checked.  See placeholder.h. */

#include "language/placeholder.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "language/annex.h"
#include "language/words_names.h"
#include "text/fold.h"

enum { MAX_WORDS = 40, LIST_MAX = 50 };

static const char *const verbs[PLACEHOLDER_KINDS] = {
#define VERB(NAME, word, gives) [PLACEHOLDER_##NAME] = (word),
    PLACEHOLDERS(VERB)
#undef VERB
};

/* One placeholder being read. */
struct reading {
    struct arena *a;
    const struct placeholder_world *w;
    struct placeholder *out;
    str word[MAX_WORDS];
    size_t n;
    char *why;
};

__attribute__((format(printf, 2, 3))) static bool
wrong(const struct reading *r, const char *fmt, ...) {
    va_list ap;

    va_start(ap, fmt);
    (void)vsnprintf(r->why, PLACEHOLDER_WHY, fmt, ap);
    va_end(ap);
    return false;
}

static bool
take_figure(const struct reading *r, str text, struct figure *out) {
    char why[FIGURE_WHY];

    return figure_parse(text, r->w->indicators, out, why) || wrong(r, "%s", why);
}

/* A lone word that is neither a figure nor a word: the nearest of all that could stand there. */
static bool
unknown_word(const struct reading *r) {
    const struct indicator_set *i = r->w->indicators;
    const char **name = arena_array(r->a, const char *, i->n + PLACEHOLDER_KINDS + 64);
    size_t n = 0;
    struct figure unused;
    int near;
    str head;

    (void)str_cut(r->word[0], '.', &head);
    if (indicator_find(i, head) != INDICATOR_NONE) {
        return take_figure(r, r->word[0], &unused); /* says what is wrong with the ending */
    }
    for (size_t k = 0; words_name(k) != NULL; k++) {
        name[n++] = words_name(k);
    }
    for (unsigned k = PLACEHOLDER_SO_VOI; k < PLACEHOLDER_KINDS; k++) {
        name[n++] = verbs[k];
    }
    for (uint32_t k = 0; k < i->n; k++) {
        name[n++] = i->v[i->by_id[k]].id.p;
    }
    near = fold_nearest(r->word[0], name, n);
    return wrong(r, "không có {" STR_FMT "}%s%s%s", STR_ARG(r->word[0]),
                 near < 0 ? "" : "; có phải {", near < 0 ? "" : name[near], near < 0 ? "" : "}?");
}

static bool
read_lone(struct reading *r) {
    const str word = r->word[0];
    char why[FIGURE_WHY];

    if (r->n != 1) {
        return unknown_word(r);
    }
    if (words_known(word)) {
        r->out->kind = PLACEHOLDER_WORD;
        r->out->word = word;
        return true;
    }
    r->out->kind = PLACEHOLDER_FIGURE;
    return figure_parse(word, r->w->indicators, &r->out->figure, why) || unknown_word(r);
}

/* {bhxh so_voi ky_truoc}: the figure comes first. */
static bool
read_compared(struct reading *r) {
    static const char *const whens[] = {"ky_truoc", "cung_ky", "dau_nam"};
    int near;

    if (!take_figure(r, r->word[0], &r->out->figure)) {
        return false;
    }
    if (r->n == 3 && figure_when(r->word[2], &r->out->when)) {
        return true;
    }
    near = r->n == 3 ? fold_nearest(r->word[2], whens, 3) : -1;
    return wrong(r, "sau " STR_FMT " phải là ky_truoc, cung_ky hoặc dau_nam%s%s%s",
                 STR_ARG(r->word[1]), near < 0 ? "" : "; có phải \"", near < 0 ? "" : whens[near],
                 near < 0 ? "" : "\"?");
}

static bool
read_all_compared(struct reading *r) {
    if (r->n != 2) {
        return wrong(r, "viết {<chỉ tiêu> bien_dong}");
    }
    return take_figure(r, r->word[0], &r->out->figure);
}

static bool
read_missing(struct reading *r) {
    if (r->n != 2) {
        return wrong(r, "viết {<chỉ tiêu> " STR_FMT "}", STR_ARG(r->word[1]));
    }
    if (!take_figure(r, r->word[0], &r->out->figure)) {
        return false;
    }
    return indicator_target(r->w->indicators, r->out->figure.ind) != INDICATOR_NONE ||
           wrong(r, "chỉ tiêu \"" STR_FMT "\" không có chỉ tiêu năm (ct_) để so",
                 STR_ARG(r->word[0]));
}

static bool
read_one_figure(struct reading *r) {
    if (r->n != 2) {
        return wrong(r, "viết {" STR_FMT " <chỉ tiêu>}", STR_ARG(r->word[0]));
    }
    return take_figure(r, r->word[1], &r->out->figure);
}

static bool
read_level(const struct reading *r, str word, enum member_level *out) {
    return (member_level_from_id(word, out) && *out != MEMBER_TINH) ||
           wrong(r, "\"" STR_FMT "\" không phải là xa, co_quan, nhom hoặc loai_hinh",
                 STR_ARG(word));
}

/* {thap_nhat ht_bhyt 5 co_quan} */
static bool
read_extremes(struct reading *r) {
    r->out->level = MEMBER_XA;
    if (r->n < 3 || r->n > 4 || !num_parse_int(r->word[2], &r->out->n) || r->out->n < 1 ||
        r->out->n > LIST_MAX) {
        return wrong(r, "viết {" STR_FMT " <chỉ tiêu> <số lượng từ 1 đến %d> [xa|co_quan]}",
                     STR_ARG(r->word[0]), LIST_MAX);
    }
    return take_figure(r, r->word[1], &r->out->figure) &&
           (r->n == 3 || read_level(r, r->word[3], &r->out->level));
}

/* {bhxh vi_sao ky_truoc 3} */
static bool
read_why(struct reading *r) {
    r->out->level = MEMBER_XA;
    if (r->n < 4 || r->n > 5 || !figure_when(r->word[2], &r->out->when) ||
        !num_parse_int(r->word[3], &r->out->n) || r->out->n < 1 || r->out->n > LIST_MAX) {
        return wrong(
            r, "viết {<chỉ tiêu> vi_sao ky_truoc <số lượng từ 1 đến %d> [xa|co_quan|nhom|don_vi]}",
            LIST_MAX);
    }
    if (!take_figure(r, r->word[0], &r->out->figure)) {
        return false;
    }
    if (r->n == 5 && str_eq(r->word[4], STR("nhom"))) {
        r->out->level = MEMBER_NHOM;
        return true;
    }
    r->out->by_employer = r->n == 5 && str_eq(r->word[4], STR("don_vi"));
    if (r->out->by_employer) {
        return (r->out->when == CUBE_KY_TRUOC && (r->out->figure.ind == INDICATOR_BHXH_BB ||
                                                  r->out->figure.ind == INDICATOR_BHTN)) ||
               wrong(r, "theo đơn vị chỉ có bhxh_bb và bhtn so với ky_truoc");
    }
    return r->n == 4 || read_level(r, r->word[4], &r->out->level);
}

/* "95,15" or "95.15" or "95%": hundredths for a rate, a whole number for a count. */
static bool
read_number(const struct reading *r, str word, struct placeholder_test *t) {
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
read_operand(const struct reading *r, str word, struct placeholder_test *t) {
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
               wrong(r, "\"" STR_FMT "\" không phải là số", STR_ARG(word));
    }
    t->operand = PLACEHOLDER_OTHER;
    return take_figure(r, word, &t->other);
}

/* words [from, to): FIGURE or FIGURE SIGN OPERAND */
static bool
read_test(const struct reading *r, size_t from, size_t to, struct placeholder_test *t) {
    static const char *const signs[] = {[PLACEHOLDER_LT] = "<",
                                        [PLACEHOLDER_LE] = "<=",
                                        [PLACEHOLDER_EQ] = "=",
                                        [PLACEHOLDER_GE] = ">=",
                                        [PLACEHOLDER_GT] = ">"};

    if (to != from + 1 && to != from + 3) {
        return wrong(r, "điều kiện viết: <chỉ tiêu>, hoặc <chỉ tiêu> >= <số>");
    }
    if (!take_figure(r, r->word[from], &t->figure)) {
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
    return wrong(r, "dấu so sánh phải là < <= = >= >, không phải \"" STR_FMT "\"",
                 STR_ARG(r->word[from + 1]));
}

static bool
find_annex(const struct reading *r, str id, const struct annex **out) {
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
    return wrong(r, "không có phụ lục \"" STR_FMT "\"%s%s%s", STR_ARG(id),
                 near < 0 ? "" : "; có phải \"", near < 0 ? "" : name[near], near < 0 ? "" : "\"?");
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
read_clause(const struct reading *r, size_t from, size_t to, struct placeholder_clause *c) {
    enum profile_id id;

    if (from < to && str_eq(r->word[from], STR("khong"))) {
        c->negated = true;
        from++;
    }
    if (from == to) {
        return wrong(r, "điều kiện để trống");
    }
    if (str_eq(r->word[from], STR("nhan_xet")) && to == from + 2) {
        c->what = PLACEHOLDER_REMARK;
        c->remark = r->word[from + 1];
        return true;
    }
    if (str_eq(r->word[from], STR("co")) && to > from + 1) {
        c->what = PLACEHOLDER_SOME;
        return read_level(r, r->word[from + 1], &c->level) && read_test(r, from + 2, to, &c->test);
    }
    if (str_eq(r->word[from], STR("phu_luc")) && to == from + 2) {
        c->what = PLACEHOLDER_ANNEX;
        return find_annex(r, r->word[from + 1], &c->annex);
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
    return read_test(r, from, to, &c->test);
}

static bool
read_condition(struct reading *r) {
    size_t from = 1;

    for (size_t k = 1; k <= r->n; k++) {
        if (k < r->n && !str_eq(r->word[k], STR("va"))) {
            continue;
        }
        if (r->out->clauses == PLACEHOLDER_CLAUSES) {
            return wrong(r, "điều kiện có hơn %d vế", PLACEHOLDER_CLAUSES);
        }
        if (!read_clause(r, from, k, &r->out->clause[r->out->clauses++])) {
            return false;
        }
        from = k + 1;
    }
    return true;
}

static bool
read_count(struct reading *r) {
    if (r->n < 2) {
        return wrong(r, "viết {dem xa} hoặc {dem xa <chỉ tiêu> >= <số>}");
    }
    r->out->tests = r->n > 2;
    return read_level(r, r->word[1], &r->out->level) &&
           (r->n == 2 || read_test(r, 2, r->n, &r->out->test));
}

/* {liet_ke xa ht_bhyt < 90 5} */
static bool
read_listed(struct reading *r) {
    r->out->tests = true;
    if (r->n != 6 || !num_parse_int(r->word[5], &r->out->n) || r->out->n < 1 ||
        r->out->n > LIST_MAX) {
        return wrong(r, "viết {liet_ke xa <chỉ tiêu> >= <số> <nêu tên nhiều nhất, từ 1 đến %d>}",
                     LIST_MAX);
    }
    return read_level(r, r->word[1], &r->out->level) && read_test(r, 2, 5, &r->out->test);
}

/* {bang id 5}: of a list so many rows. */
static bool
read_rows(struct reading *r) {
    if (r->n == 2) {
        return true;
    }
    return (r->out->table->by == ANNEX_BY_LIST && num_parse_int(r->word[2], &r->out->n) &&
            r->out->n > 0 && r->out->n <= LIST_MAX) ||
           wrong(r, "sau tên bảng chỉ viết số dòng (từ 1 đến %d) của bảng có dong = danh_sach:...",
                 LIST_MAX);
}

/* {phu_luc id}, {bang id} or {bang id.table}, {bieu_do id} or {bieu_do id.chart} */
static bool
read_annex(struct reading *r) {
    const struct annex *x = NULL;
    str id;
    str part;

    if (r->n != 2 && !(r->n == 3 && r->out->kind == PLACEHOLDER_BANG)) {
        return wrong(r, "viết {" STR_FMT " <tên phụ lục>}", STR_ARG(r->word[0]));
    }
    part = str_cut(r->word[1], '.', &id);
    if (!find_annex(r, id, &x)) {
        return false;
    }
    r->out->annex = x;
    r->out->table = part.n > 0 ? annex_table(x, part) : x->table;
    for (size_t k = 0; k < x->charts; k++) {
        if (part.n == 0 ? k == 0 : str_eq(x->chart[k].id, part)) {
            r->out->chart = &x->chart[k];
        }
    }
    if (r->out->kind == PLACEHOLDER_PHU_LUC && (x->number == 0 || part.n > 0)) {
        return wrong(r, "\"" STR_FMT "\" không phải là phụ lục có số", STR_ARG(r->word[1]));
    }
    if ((r->out->kind == PLACEHOLDER_BANG && r->out->table == NULL) ||
        (r->out->kind == PLACEHOLDER_BIEU_DO && r->out->chart == NULL)) {
        return wrong(r, "phụ lục \"" STR_FMT "\" không có %s \"" STR_FMT "\"", STR_ARG(id),
                     r->out->kind == PLACEHOLDER_BANG ? "bảng" : "biểu đồ", STR_ARG(part));
    }
    return read_rows(r);
}

static bool
read_remark(struct reading *r) {
    if (r->n != 2) {
        return wrong(r, "viết {nhan_xet <tên tệp>}");
    }
    r->out->word = r->word[1];
    return true;
}

static bool
read_alone(struct reading *r) {
    return r->n == 1 || wrong(r, "{" STR_FMT "} không có gì đứng sau", STR_ARG(r->word[0]));
}

static bool (*const readers[PLACEHOLDER_KINDS])(struct reading *r) = {
    [PLACEHOLDER_FIGURE] = read_lone,
    [PLACEHOLDER_WORD] = read_lone,
    [PLACEHOLDER_SO_VOI] = read_compared,
    [PLACEHOLDER_TANG_GIAM] = read_compared,
    [PLACEHOLDER_BIEN_DONG] = read_all_compared,
    [PLACEHOLDER_TIEN_DO] = read_missing,
    [PLACEHOLDER_PHAN_TANG] = read_missing,
    [PLACEHOLDER_DU_KIEN] = read_missing,
    [PLACEHOLDER_VI_SAO] = read_why,
    [PLACEHOLDER_DU_KIEN_THIEU] = read_extremes,
    [PLACEHOLDER_DOI_HANG] = read_one_figure,
    [PLACEHOLDER_CON_THIEU] = read_missing,
    [PLACEHOLDER_DAT] = read_one_figure,
    [PLACEHOLDER_XEP_HANG] = read_one_figure,
    [PLACEHOLDER_THAP_NHAT] = read_extremes,
    [PLACEHOLDER_CAO_NHAT] = read_extremes,
    [PLACEHOLDER_DEM] = read_count,
    [PLACEHOLDER_LIET_KE] = read_listed,
    [PLACEHOLDER_NEU] = read_condition,
    [PLACEHOLDER_NEU_KHONG] = read_alone,
    [PLACEHOLDER_HET] = read_alone,
    [PLACEHOLDER_PHU_LUC] = read_annex,
    [PLACEHOLDER_BANG] = read_annex,
    [PLACEHOLDER_BIEU_DO] = read_annex,
    [PLACEHOLDER_NHAN_XET] = read_remark,
};

static enum placeholder_kind
kind_of(const struct reading *r) {
    for (unsigned k = PLACEHOLDER_SO_VOI; k < PLACEHOLDER_KINDS; k++) {
        const bool second = k == PLACEHOLDER_SO_VOI || k == PLACEHOLDER_TANG_GIAM ||
                            k == PLACEHOLDER_BIEN_DONG || k == PLACEHOLDER_TIEN_DO ||
                            k == PLACEHOLDER_PHAN_TANG || k == PLACEHOLDER_DU_KIEN ||
                            k == PLACEHOLDER_VI_SAO || k == PLACEHOLDER_CON_THIEU;

        if (r->n > second && str_eq(r->word[second], str_from(verbs[k]))) {
            return (enum placeholder_kind)k;
        }
    }
    return PLACEHOLDER_FIGURE;
}

bool
placeholder_parse(struct arena *a, str text, const struct placeholder_world *w,
                  struct placeholder *out, char why[PLACEHOLDER_WHY]) {
    struct reading r = {.a = a, .w = w, .out = out};

    r.why = why;
    *out = (struct placeholder){0};
    text = str_trim(text);
    while (text.n > 0) {
        str word;

        text = str_trim(str_cut(text, ' ', &word));
        if (r.n == MAX_WORDS) {
            return wrong(&r, "quá dài: hơn %d từ", MAX_WORDS);
        }
        r.word[r.n++] = str_keep(a, word);
    }
    if (r.n == 0) {
        return wrong(&r, "ngoặc {} để trống");
    }
    out->kind = kind_of(&r);
    return readers[out->kind](&r);
}

bool
placeholder_is_block(enum placeholder_kind kind) {
    return kind == PLACEHOLDER_BANG || kind == PLACEHOLDER_BIEU_DO || kind == PLACEHOLDER_NHAN_XET;
}
