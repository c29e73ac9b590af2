/* placeholder_parse - what stands in braces in a report, read and checked.  See placeholder.h. */

#include "language/placeholder.h"

#include <string.h>

#include "base/buf.h"
#include "language/annex.h"
#include "language/placeholder_parts.h"
#include "language/words_names.h"
#include "text/fold.h"

enum { LIST_MAX = 50 };

static const char *const verbs[PLACEHOLDER_KINDS] = {
#define VERB(NAME, word, gives) [PLACEHOLDER_##NAME] = (word),
    PLACEHOLDERS(VERB)
#undef VERB
};

/* A lone word that is neither a figure nor a word: the nearest of all that could stand there. */
static bool
unknown_word(const struct placeholder_reading *r) {
    const struct indicator_set *i = r->w->indicators;
    const char **name = arena_array(r->a, const char *, i->n + PLACEHOLDER_KINDS + 64);
    size_t n = 0;
    struct figure unused;
    int near;
    str head;

    if (str_eq(r->word[0],
               STR("doan"))) { /* language/prose_source takes those that stand as they should */
        return placeholder_wrong(r, "viết {doan <tên đoạn>}, một mình trên dòng");
    }
    (void)str_cut(r->word[0], '.', &head);
    if (indicator_find(i, head) != INDICATOR_NONE) {
        return placeholder_read_figure(r, r->word[0],
                                       &unused); /* says what is wrong with the ending */
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
    return placeholder_wrong(r, "không có {" STR_FMT "}%s%s%s", STR_ARG(r->word[0]),
                             near < 0 ? "" : "; có phải {", near < 0 ? "" : name[near],
                             near < 0 ? "" : "}?");
}

/* Whether the word of the kind stands behind a figure: {bhxh so_voi ky_truoc}. */
static bool
is_second(unsigned kind) {
    return kind == PLACEHOLDER_SO_VOI || kind == PLACEHOLDER_TANG_GIAM ||
           kind == PLACEHOLDER_BIEN_DONG || kind == PLACEHOLDER_TIEN_DO ||
           kind == PLACEHOLDER_PHAN_TANG || kind == PLACEHOLDER_DU_KIEN ||
           kind == PLACEHOLDER_VI_SAO || kind == PLACEHOLDER_CON_THIEU ||
           kind == PLACEHOLDER_TRUOC_DO;
}

/* Words that follow a figure or a word and mean nothing there. */
static bool
unknown_second(const struct placeholder_reading *r) {
    const char *name[PLACEHOLDER_KINDS];
    struct buf known = {0};
    size_t n = 0;
    int near;

    for (unsigned k = PLACEHOLDER_SO_VOI; k < PLACEHOLDER_KINDS; k++) {
        if (is_second(k)) {
            buf_fmt(&known, "%s%s", n == 0 ? "" : ", ", verbs[k]);
            name[n++] = verbs[k];
        }
    }
    near = fold_nearest(r->word[1], name, n);
    (void)placeholder_wrong(r, "sau " STR_FMT " không viết được \"" STR_FMT "\"%s%s%s",
                            STR_ARG(r->word[0]), STR_ARG(r->word[1]),
                            near < 0 ? "; sau một số liệu chỉ có " : "; có phải ",
                            near < 0 ? buf_z(&known) : name[near], near < 0 ? "" : "?");
    buf_free(&known);
    return false;
}

static bool
read_lone(struct placeholder_reading *r) {
    const str word = r->word[0];
    const bool known = words_known(word);
    char why[FIGURE_WHY];

    r->out->kind = known ? PLACEHOLDER_WORD : PLACEHOLDER_FIGURE;
    if (known) {
        r->out->word = word;
    } else if (!figure_parse(word, r->w->indicators, &r->out->figure, why)) {
        return unknown_word(r);
    }
    return r->n == 1 || unknown_second(r);
}

/* {bhxh so_voi ky_truoc}: the figure comes first. */
static bool
read_compared(struct placeholder_reading *r) {
    static const char *const whens[] = {"ky_truoc", "cung_ky", "dau_nam"};
    int near;

    if (!placeholder_read_figure(r, r->word[0], &r->out->figure)) {
        return false;
    }
    if (r->n == 3 && figure_when(r->word[2], &r->out->when)) {
        return true;
    }
    near = r->n == 3 ? fold_nearest(r->word[2], whens, 3) : -1;
    return placeholder_wrong(r, "sau " STR_FMT " phải là ky_truoc, cung_ky hoặc dau_nam%s%s%s",
                             STR_ARG(r->word[1]), near < 0 ? "" : "; có phải \"",
                             near < 0 ? "" : whens[near], near < 0 ? "" : "\"?");
}

/* {bhxh bien_dong}, {cham_dong truoc_do} */
static bool
read_all_compared(struct placeholder_reading *r) {
    if (r->n != 2) {
        return placeholder_wrong(r, "viết {<chỉ tiêu> " STR_FMT "}", STR_ARG(r->word[1]));
    }
    return placeholder_read_figure(r, r->word[0], &r->out->figure);
}

static bool
read_missing(struct placeholder_reading *r) {
    if (r->n != 2) {
        return placeholder_wrong(r, "viết {<chỉ tiêu> " STR_FMT "}", STR_ARG(r->word[1]));
    }
    if (!placeholder_read_figure(r, r->word[0], &r->out->figure)) {
        return false;
    }
    return indicator_target(r->w->indicators, r->out->figure.ind) != INDICATOR_NONE ||
           placeholder_wrong(r, "chỉ tiêu \"" STR_FMT "\" không có chỉ tiêu năm (ct_) để so",
                             STR_ARG(r->word[0]));
}

static bool
read_one_figure(struct placeholder_reading *r) {
    if (r->n != 2) {
        return placeholder_wrong(r, "viết {" STR_FMT " <chỉ tiêu>}", STR_ARG(r->word[0]));
    }
    return placeholder_read_figure(r, r->word[1], &r->out->figure);
}

/* {doi_hang ht_bhyt}, {doi_hang ht_bhyt ky_truoc} */
static bool
read_rank_change(struct placeholder_reading *r) {
    r->out->dated = r->n == 3 && str_eq(r->word[2], STR("ky_truoc"));
    if (r->n != 2 && !r->out->dated) {
        return placeholder_wrong(
            r, "viết {" STR_FMT " <chỉ tiêu>} hoặc {" STR_FMT " <chỉ tiêu> ky_truoc}",
            STR_ARG(r->word[0]), STR_ARG(r->word[0]));
    }
    return placeholder_read_figure(r, r->word[1], &r->out->figure);
}

/* {thap_nhat ht_bhyt 5 co_quan} */
static bool
read_extremes(struct placeholder_reading *r) {
    r->out->level = MEMBER_XA;
    if (r->n < 3 || r->n > 4 || !num_parse_int(r->word[2], &r->out->n) || r->out->n < 1 ||
        r->out->n > LIST_MAX) {
        return placeholder_wrong(
            r, "viết {" STR_FMT " <chỉ tiêu> <số lượng từ 1 đến %d> [xa|co_quan]}",
            STR_ARG(r->word[0]), LIST_MAX);
    }
    return placeholder_read_figure(r, r->word[1], &r->out->figure) &&
           (r->n == 3 || placeholder_read_level(r, r->word[3], &r->out->level));
}

/* {bhxh vi_sao ky_truoc 3} */
static bool
read_why(struct placeholder_reading *r) {
    r->out->level = MEMBER_XA;
    if (r->n < 4 || r->n > 5 || !figure_when(r->word[2], &r->out->when) ||
        !num_parse_int(r->word[3], &r->out->n) || r->out->n < 1 || r->out->n > LIST_MAX) {
        return placeholder_wrong(
            r, "viết {<chỉ tiêu> vi_sao ky_truoc <số lượng từ 1 đến %d> [xa|co_quan|nhom|don_vi]}",
            LIST_MAX);
    }
    if (!placeholder_read_figure(r, r->word[0], &r->out->figure)) {
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
               placeholder_wrong(r, "theo đơn vị chỉ có bhxh_bb và bhtn so với ky_truoc");
    }
    return r->n == 4 || placeholder_read_level(r, r->word[4], &r->out->level);
}

static bool
read_count(struct placeholder_reading *r) {
    if (r->n < 2) {
        return placeholder_wrong(r, "viết {dem xa} hoặc {dem xa <chỉ tiêu> >= <số>}");
    }
    r->out->tests = r->n > 2;
    return placeholder_read_level(r, r->word[1], &r->out->level) &&
           (r->n == 2 || placeholder_read_test(r, 2, r->n, &r->out->test));
}

/* {liet_ke xa ht_bhyt < 90 5} */
static bool
read_listed(struct placeholder_reading *r) {
    r->out->tests = true;
    if (r->n != 6 || !num_parse_int(r->word[5], &r->out->n) || r->out->n < 1 ||
        r->out->n > LIST_MAX) {
        return placeholder_wrong(
            r, "viết {liet_ke xa <chỉ tiêu> >= <số> <nêu tên nhiều nhất, từ 1 đến %d>}", LIST_MAX);
    }
    return placeholder_read_level(r, r->word[1], &r->out->level) &&
           placeholder_read_test(r, 2, 5, &r->out->test);
}

/* {bang id 5}: of a list so many rows. */
static bool
read_rows(struct placeholder_reading *r) {
    if (r->n == 2) {
        return true;
    }
    return (r->out->table->by == ANNEX_BY_LIST && num_parse_int(r->word[2], &r->out->n) &&
            r->out->n > 0 && r->out->n <= LIST_MAX) ||
           placeholder_wrong(
               r, "sau tên bảng chỉ viết số dòng (từ 1 đến %d) của bảng có dong = danh_sach:...",
               LIST_MAX);
}

/* {phu_luc id}, {bang id} or {bang id.table}, {bieu_do id} or {bieu_do id.chart} */
static bool
read_annex(struct placeholder_reading *r) {
    const struct annex *x = NULL;
    str id;
    str part;

    if (r->n != 2 && !(r->n == 3 && r->out->kind == PLACEHOLDER_BANG)) {
        return placeholder_wrong(r, "viết {" STR_FMT " <tên phụ lục>}", STR_ARG(r->word[0]));
    }
    part = str_cut(r->word[1], '.', &id);
    if (!placeholder_read_annex(r, id, &x)) {
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
        return placeholder_wrong(r, "\"" STR_FMT "\" không phải là phụ lục có số",
                                 STR_ARG(r->word[1]));
    }
    if ((r->out->kind == PLACEHOLDER_BANG && r->out->table == NULL) ||
        (r->out->kind == PLACEHOLDER_BIEU_DO && r->out->chart == NULL)) {
        return placeholder_wrong(r, "phụ lục \"" STR_FMT "\" không có %s \"" STR_FMT "\"",
                                 STR_ARG(id), r->out->kind == PLACEHOLDER_BANG ? "bảng" : "biểu đồ",
                                 STR_ARG(part));
    }
    return read_rows(r);
}

static bool
read_remark(struct placeholder_reading *r) {
    if (r->n != 2) {
        return placeholder_wrong(r, "viết {nhan_xet <tên tệp>}");
    }
    r->out->word = r->word[1];
    return true;
}

static bool
read_alone(struct placeholder_reading *r) {
    return r->n == 1 ||
           placeholder_wrong(r, "{" STR_FMT "} không có gì đứng sau", STR_ARG(r->word[0]));
}

static bool (*const readers[PLACEHOLDER_KINDS])(struct placeholder_reading *r) = {
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
    [PLACEHOLDER_TRUOC_DO] = read_all_compared,
    [PLACEHOLDER_DOI_HANG] = read_rank_change,
    [PLACEHOLDER_CON_THIEU] = read_missing,
    [PLACEHOLDER_DAT] = read_one_figure,
    [PLACEHOLDER_XEP_HANG] = read_one_figure,
    [PLACEHOLDER_THAP_NHAT] = read_extremes,
    [PLACEHOLDER_CAO_NHAT] = read_extremes,
    [PLACEHOLDER_DEM] = read_count,
    [PLACEHOLDER_LIET_KE] = read_listed,
    [PLACEHOLDER_NEU] = placeholder_read_condition,
    [PLACEHOLDER_NEU_KHONG] = read_alone,
    [PLACEHOLDER_HET] = read_alone,
    [PLACEHOLDER_PHU_LUC] = read_annex,
    [PLACEHOLDER_BANG] = read_annex,
    [PLACEHOLDER_BIEU_DO] = read_annex,
    [PLACEHOLDER_NHAN_XET] = read_remark,
};

static enum placeholder_kind
kind_of(const struct placeholder_reading *r) {
    for (unsigned k = PLACEHOLDER_SO_VOI; k < PLACEHOLDER_KINDS; k++) {
        const bool second = is_second(k);

        if (r->n > second && str_eq(r->word[second], str_from(verbs[k]))) {
            return (enum placeholder_kind)k;
        }
    }
    return PLACEHOLDER_FIGURE;
}

bool
placeholder_parse(struct arena *a, str text, const struct placeholder_world *w,
                  struct placeholder *out, char why[PLACEHOLDER_WHY]) {
    struct placeholder_reading r = {.a = a, .w = w, .out = out};

    r.why = why;
    *out = (struct placeholder){0};
    text = str_trim(text);
    while (text.n > 0) {
        str word;

        text = str_trim(str_cut(text, ' ', &word));
        if (r.n == PLACEHOLDER_WORDS_MAX) {
            return placeholder_wrong(&r, "quá dài: hơn %d từ", PLACEHOLDER_WORDS_MAX);
        }
        if (r.n > 0 && memchr(word.p, '{', word.n) != NULL) {
            return placeholder_wrong(&r, "thiếu dấu } trước \"" STR_FMT "\"", STR_ARG(word));
        }
        r.word[r.n++] = str_keep(a, word);
    }
    if (r.n == 0) {
        return placeholder_wrong(&r, "ngoặc {} để trống");
    }
    out->kind = kind_of(&r);
    return readers[out->kind](&r);
}

bool
placeholder_is_block(enum placeholder_kind kind) {
    return kind == PLACEHOLDER_BANG || kind == PLACEHOLDER_BIEU_DO || kind == PLACEHOLDER_NHAN_XET;
}
