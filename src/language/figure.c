/* figure - how a template names a figure, and the cell it makes.  See figure.h. */

#include "language/figure.h"

#include <stdio.h>

#include "text/fold.h"

static const struct {
    const char *word;
    enum cube_when when;
} whens[] = {{"ky_truoc", CUBE_KY_TRUOC}, {"cung_ky", CUBE_CUNG_KY}, {"dau_nam", CUBE_DAU_NAM}};
enum { WHENS = sizeof whens / sizeof whens[0] };

static const char *const endings[] = {"ky_truoc", "cung_ky", "dau_nam", "ct", "ht", "toan_tinh"};

bool
figure_when(str word, enum cube_when *out) {
    for (size_t k = 0; k < WHENS; k++) {
        if (str_eq(word, str_from(whens[k].word))) {
            *out = whens[k].when;
            return true;
        }
    }
    return false;
}

static bool
unknown_indicator(str id, const struct indicator_set *i, char why[FIGURE_WHY]) {
    struct arena scratch = ARENA_EMPTY;
    const char **word = arena_array(&scratch, const char *, i->n);
    int near;

    for (uint32_t k = 0; k < i->n; k++) {
        word[k] = i->v[i->by_id[k]].id.p;
    }
    near = fold_nearest(id, word, i->n);
    (void)snprintf(why, FIGURE_WHY,
                   near < 0 ? "không có chỉ tiêu \"%.*s\"%s%s%s"
                            : "không có chỉ tiêu \"%.*s\"; có phải \"%s%s%s\"?",
                   (int)(id.n < 80 ? id.n : 80), id.p, near < 0 ? "" : word[near],
                   near < 0 ? "; xem danh sách bằng lệnh: baophu indicators" : "", "");
    arena_free(&scratch);
    return false;
}

static bool
unknown_ending(str word, char why[FIGURE_WHY]) {
    const int near = fold_nearest(word, endings, sizeof endings / sizeof endings[0]);

    (void)snprintf(why, FIGURE_WHY,
                   "không có phần đuôi \".%.*s\"; dùng ct, ht, ky_truoc, cung_ky, dau_nam hoặc "
                   "toan_tinh%s%s%s",
                   (int)(word.n < 80 ? word.n : 80), word.p, near < 0 ? "" : "; có phải \".",
                   near < 0 ? "" : endings[near], near < 0 ? "" : "\"?");
    return false;
}

bool
figure_parse(str text, const struct indicator_set *i, struct figure *out, char why[FIGURE_WHY]) {
    struct figure f = {.when = CUBE_NOW};
    str word;
    str tail = str_cut(text, '.', &word);

    f.ind = indicator_find(i, word);
    if (f.ind == INDICATOR_NONE) {
        return unknown_indicator(word, i, why);
    }
    while (tail.p != NULL) {
        const uint32_t from = f.ind;

        tail = str_cut(tail, '.', &word);
        if (figure_when(word, &f.when)) {
            continue;
        }
        if (str_eq(word, STR("toan_tinh"))) {
            f.province = true;
            continue;
        }
        if (str_eq(word, STR("ct"))) {
            f.ind = indicator_target(i, from);
        } else if (str_eq(word, STR("ht"))) {
            f.ind = indicator_completion(i, from);
        } else {
            return unknown_ending(word, why);
        }
        if (f.ind == INDICATOR_NONE) {
            (void)snprintf(why, FIGURE_WHY, "chỉ tiêu \"%.*s\" không có phần \".%.*s\"",
                           STR_ARG(i->v[from].id), STR_ARG(word));
            return false;
        }
    }
    *out = f;
    return true;
}

struct doc_cell
figure_count(enum indicator_unit unit, int64_t v) {
    return (struct doc_cell){.kind = unit == INDICATOR_DONG      ? DOC_MONEY
                                     : unit == INDICATOR_PERCENT ? DOC_RATE
                                                                 : DOC_COUNT,
                             .u.count = v};
}

struct doc_cell
figure_cell(const struct cube *c, enum member_level l, uint32_t line, uint32_t ind) {
    struct doc_cell cell = {.kind = DOC_MISSING};
    const unsigned state = cube_state(c, l, line, ind);
    int64_t v;

    if (c == NULL) {
        return cell;
    }
    if ((state & CUBE_ON_SPLIT) != 0) {
        cell.mark = STR(FIGURE_SPLIT);
    }
    if ((state & CUBE_INCOMPARABLE) != 0) {
        cell.mark = STR(FIGURE_INCOMPARABLE);
        return cell;
    }
    if (c->indicators->v[ind].kind == INDICATOR_RATIO) {
        const struct num_ratio r = cube_ratio(c, l, line, ind);

        if (r.den != 0) {
            cell.kind = DOC_PERCENT;
            cell.u.ratio = r;
        }
        return cell;
    }
    if (cube_get(c, l, line, ind, &v)) {
        const str mark = cell.mark;

        cell = figure_count(c->indicators->v[ind].unit, v);
        cell.mark = mark;
    }
    return cell;
}

static bool
is_population(uint32_t ind) {
    return ind == INDICATOR_DAN_SO || ind == INDICATOR_LLLD;
}

bool
figure_on_population(const struct indicator_set *i, uint32_t ind) {
    const struct indicator *x = &i->v[ind];
    const uint32_t part[2] = {x->num, x->den};

    if (is_population(ind)) {
        return true;
    }
    for (size_t k = 0; x->kind == INDICATOR_RATIO && k < 2; k++) {
        if (part[k] != INDICATOR_NONE &&
            (is_population(part[k]) || is_population(i->v[part[k]].den))) {
            return true;
        }
    }
    return false;
}
