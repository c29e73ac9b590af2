/* annex_columns - the columns of a definition held against what exists.  See annex_parts.h. */

#include <assert.h>
#include <string.h>

#include "conf/ini.h"
#include "language/annex_parts.h"
#include "language/words_names.h"
#include "text/fold.h"

static const char *const column_words[] = {
#define COLUMN_WORD(NAME, word) [ANNEX_##NAME] = (word),
    ANNEX_COLUMNS(COLUMN_WORD)
#undef COLUMN_WORD
};

/* Every {word} of a text exists. */
bool
annex_words(const struct annex_checking *c, int line, str text) {
    const char *name[64];
    size_t n = 0;
    str bad;
    int near;

    if (words_check(text, &bad)) {
        return true;
    }
    while (n < 64 && words_name(n) != NULL) {
        name[n] = words_name(n);
        n++;
    }
    near = fold_nearest(bad, name, n);
    return annex_refuse(c, line, text,
                        bad.n == 0 ? "dấu { không có dấu } đóng%.*s%s%s%s"
                                   : "không có từ {%.*s}%s%s%s",
                        STR_ARG(bad), near < 0 ? "" : "; có phải {", near < 0 ? "" : name[near],
                        near < 0 ? "" : "}?");
}

const char *
annex_nearest_column(const struct annex_checking *c, const struct annex_table *t, str id) {
    const char **name = arena_array(c->a, const char *, t->columns + 1);
    int near;

    for (uint32_t k = 0; k < t->columns; k++) {
        name[k] = str_keep(c->a, t->column[k].id).p;
    }
    near = fold_nearest(id, name, t->columns);
    return near < 0 ? NULL : name[near];
}

bool
annex_find_column(const struct annex_checking *c, int line, str id, uint32_t *out) {
    const char *near;

    *out = annex_column(c->t, id);
    if (*out != UINT32_MAX) {
        const enum annex_column_kind kind = c->t->column[*out].kind;

        if (kind != ANNEX_FIGURE && kind != ANNEX_FORMULA && kind != ANNEX_FIELD) {
            return annex_refuse(c, line, id, "cột \"" STR_FMT "\" không phải là cột số liệu",
                                STR_ARG(id));
        }
        if (c->t->column[*out].year == ANNEX_YEARS_BEFORE ||
            c->t->column[*out].year == ANNEX_YEARS_AFTER) {
            return annex_refuse(c, line, id,
                                "cột \"" STR_FMT "\" lặp theo năm, không dùng trong phép tính được",
                                STR_ARG(id));
        }
        return true;
    }
    near = annex_nearest_column(c, c->t, id);
    return annex_refuse(c, line, id, "bảng không có cột \"" STR_FMT "\"%s%s%s", STR_ARG(id),
                        near == NULL ? "" : "; có phải \"", near == NULL ? "" : near,
                        near == NULL ? "" : "\"?");
}

/* The pieces of a formula: column ids and the signs + - / ( ), blanks between them as one likes.
 * An id may hold '-', so a minus stands between blanks. */
static size_t
tokens(str text, str *out, size_t cap) {
    size_t n = 0;
    size_t at = 0;

    while (at < text.n && n < cap) {
        size_t from = at;

        if (text.p[at] == ' ') {
            at++;
            continue;
        }
        if (memchr("+/()", text.p[at], 4) != NULL) {
            at++;
        } else {
            while (at < text.n && memchr(" +/()", text.p[at], 5) == NULL) {
                at++;
            }
        }
        out[n++] = (str){text.p + from, at - from};
    }
    return n;
}

enum { TOKENS = 2 * ANNEX_REFS + 4 };

/* A formula of a formula stands to its right: what is needed is known, and nothing goes in circles. */
static bool
formula_column(const struct annex_checking *c, const struct annex_column *col, str id,
               uint32_t *out) {
    if (!annex_find_column(c, col->line, id, out)) {
        return false;
    }
    return c->t->column[*out].kind != ANNEX_FORMULA || &c->t->column[*out] < col ||
           annex_refuse(c, col->line, id,
                        "cột công thức \"" STR_FMT "\" phải đứng trước cột dùng nó", STR_ARG(id));
}

/* a / b    a - b    (a - b) / b    a + b + c ... */
static bool
parse_formula(const struct annex_checking *c, struct annex_column *col) {
    static const struct {
        enum annex_operation op;
        const char *shape; /* 'x' an id */
        size_t ref[2];     /* tokens that are the operands */
    } shapes[] = {
        {ANNEX_QUOT, "x/x", {0, 2}},
        {ANNEX_DIFF, "x-x", {0, 2}},
        {ANNEX_CHANGE, "(x-x)/x", {1, 3}},
    };
    str token[TOKENS] = {{NULL, 0}};
    char shape[TOKENS + 1] = {0};
    const size_t n = tokens(col->cong_thuc, token, TOKENS);

    for (size_t k = 0; k < n; k++) {
        shape[k] =
            token[k].n == 1 && memchr("+-/()", token[k].p[0], 5) != NULL ? token[k].p[0] : 'x';
    }
    for (size_t k = 0; k < sizeof shapes / sizeof shapes[0]; k++) {
        if (strcmp(shape, shapes[k].shape) == 0) {
            if (shapes[k].op == ANNEX_CHANGE && !str_eq(token[3], token[6])) {
                break;
            }
            col->op = shapes[k].op;
            col->refs = 2;
            return formula_column(c, col, token[shapes[k].ref[0]], &col->ref[0]) &&
                   formula_column(c, col, token[shapes[k].ref[1]], &col->ref[1]);
        }
    }
    col->op = ANNEX_SUM;
    for (size_t k = 0; k < n && shape[k] == (k % 2 == 0 ? 'x' : '+'); k++) {
        if (k % 2 == 0 && col->refs < ANNEX_REFS) {
            if (!formula_column(c, col, token[k], &col->ref[col->refs++])) {
                return false;
            }
        }
        if (k + 1 == n && n % 2 == 1 && n > 1 && n < TOKENS) {
            return true;
        }
    }
    return annex_refuse(
        c, col->line, col->cong_thuc,
        "công thức \"" STR_FMT
        "\" không hiểu được; viết a / b, a - b, (a - b) / b hoặc a + b + c (tối đa %d "
        "cột)",
        STR_ARG(col->cong_thuc), ANNEX_REFS);
}

static bool
check_field(const struct annex_checking *c, struct annex_column *col) {
    const char *name[32];
    size_t n = 0;
    const struct list_field *f;
    int near;

    if (c->t->by != ANNEX_BY_LIST) {
        return annex_refuse(c, col->line, col->truong,
                            "chỉ dùng trong bảng có dong = danh_sach:...");
    }
    f = list_fields(c->t->list, &n);
    assert(n <= 32);
    for (size_t k = 0; k < n; k++) {
        if (str_eq(col->truong, str_from(f[k].id))) {
            col->field = k;
            return true;
        }
        name[k] = f[k].id;
    }
    near = fold_nearest(col->truong, name, n);
    return annex_refuse(c, col->line, col->truong,
                        "danh sách không có trường \"" STR_FMT "\"%s%s%s", STR_ARG(col->truong),
                        near < 0 ? "" : "; có phải \"", near < 0 ? "" : name[near],
                        near < 0 ? "" : "\"?");
}

static bool
check_year(const struct annex_checking *c, struct annex_column *col) {
    if (str_eq(col->nam, STR("truoc"))) {
        col->year = ANNEX_YEARS_BEFORE;
    } else if (str_eq(col->nam, STR("sau"))) {
        col->year = ANNEX_YEARS_AFTER;
    } else if (str_eq(col->nam, STR("ke_tiep"))) {
        col->year = ANNEX_NEXT_YEAR;
    } else if (col->nam.n > 0) {
        return annex_refuse(c, col->line, col->nam, "phải là truoc, sau hoặc ke_tiep");
    }
    return true;
}

static bool
check_figure(const struct annex_checking *c, struct annex_column *col) {
    char why[FIGURE_WHY];

    if (!check_year(c, col)) {
        return false;
    }
    if (c->t->by == ANNEX_BY_INDICATOR) {
        col->pattern = col->chi_tieu; /* held against every row by check_rows */
        return true;
    }
    if (c->t->by == ANNEX_BY_LIST) {
        return annex_refuse(c, col->line, col->chi_tieu,
                            "bảng danh sách không có chỉ tiêu; dùng truong = ...");
    }
    if (!figure_parse(col->chi_tieu, c->i, &col->figure, why)) {
        return annex_refuse(c, col->line, col->chi_tieu, "%s", why);
    }
    return true;
}

bool
annex_has_months(const struct indicator_set *i, uint32_t ind) {
    return indicator_target(i, ind) != INDICATOR_NONE && i->v[ind].kind == INDICATOR_STOCK;
}

/* What remains to the year's target, month by month: people and counts only. */
static bool
check_months(const struct annex_checking *c, struct annex_column *col) {
    char why[FIGURE_WHY];

    if (c->t->by == ANNEX_BY_INDICATOR) {
        col->pattern = col->thang; /* held against every row by check_rows */
        return true;
    }
    if (c->t->by == ANNEX_BY_LIST) {
        return annex_refuse(c, col->line, col->thang,
                            "bảng danh sách không có chỉ tiêu năm để chia theo tháng");
    }
    if (!figure_parse(col->thang, c->i, &col->figure, why)) {
        return annex_refuse(c, col->line, col->thang, "%s", why);
    }
    return annex_has_months(c->i, col->figure.ind) ||
           annex_refuse(c, col->line, col->thang,
                        "chỉ tiêu \"" STR_FMT "\" không có chỉ tiêu năm để chia theo tháng",
                        STR_ARG(col->thang));
}

/* The kind is the one of loai, chi_tieu, cong_thuc, xep_hang, ty_trong, chu, truong that is given. */
bool
annex_column_kind(const struct annex_checking *c, struct annex_column *col) {
    const struct {
        enum annex_column_kind kind;
        str given;
    } keys[] = {{ANNEX_MONTHS, col->thang},      {ANNEX_FIGURE, col->chi_tieu},
                {ANNEX_FORMULA, col->cong_thuc}, {ANNEX_RANK, col->xep_hang},
                {ANNEX_SHARE, col->ty_trong},    {ANNEX_FIELD, col->truong},
                {ANNEX_WORDS, col->words}};
    size_t given = col->loai.n > 0;
    int near;

    for (size_t k = 0; k < sizeof keys / sizeof keys[0]; k++) {
        if (keys[k].given.n > 0) {
            col->kind = keys[k].kind;
            given++;
        }
    }
    if (given != 1) {
        return ini_refuse(&c->x->ini, col->line, c->e,
                          "cột [cot." STR_FMT
                          "] phải có đúng một trong các khóa: loai, chi_tieu, cong_thuc, xep_hang, "
                          "ty_trong, chu, truong, thang",
                          STR_ARG(col->id));
    }
    for (unsigned k = 0; col->loai.n > 0 && k <= ANNEX_DON_VI_TINH; k++) {
        if (str_eq(col->loai, str_from(column_words[k]))) {
            col->kind = (enum annex_column_kind)k;
            return true;
        }
    }
    if (col->loai.n == 0) {
        return true;
    }
    if (str_eq(col->loai, STR("chu"))) { /* an empty column, for remarks by hand */
        col->kind = ANNEX_WORDS;
        return true;
    }
    near = fold_nearest(col->loai, column_words, ANNEX_DON_VI_TINH + 1);
    return annex_refuse(c, col->line, col->loai, "phải là stt, ten, ma, don_vi_tinh hoặc chu%s%s%s",
                        near < 0 ? "" : "; có phải \"", near < 0 ? "" : column_words[near],
                        near < 0 ? "" : "\"?");
}

/* Where parts are named, one that is not is a slip: it would stand on paper behind empty parts and without a title. */
static bool
check_part(const struct annex_checking *c, const struct annex_column *col) {
    unsigned named = 0;

    while (named < ANNEX_PARTS && c->t->part_title[named].n > 0) {
        named++;
    }
    if (named == 0 || col->part <= named) {
        return true;
    }
    return ini_refuse(
        &c->x->ini, col->line, c->e,
        "cột [cot." STR_FMT "] có phan = %lld nhưng bảng không có phan_%lld (bảng có %u "
        "phần); thêm phan_%lld = <tên phần> hoặc sửa phan",
        STR_ARG(col->id), (long long)col->part, (long long)col->part, named, (long long)col->part);
}

bool
annex_check_column(const struct annex_checking *c, struct annex_column *col) {
    if (!check_part(c, col)) {
        return false;
    }
    switch (col->kind) {
    case ANNEX_FIGURE:
        return check_figure(c, col);
    case ANNEX_MONTHS:
        return check_months(c, col);
    case ANNEX_FORMULA:
        return parse_formula(c, col);
    case ANNEX_RANK:
    case ANNEX_SHARE:
        col->refs = 1;
        return annex_find_column(
            c, col->line, col->kind == ANNEX_RANK ? col->xep_hang : col->ty_trong, &col->ref[0]);
    case ANNEX_FIELD:
        return check_field(c, col);
    case ANNEX_WORDS:
        return annex_words(c, col->line, col->words);
    case ANNEX_STT:
    case ANNEX_TEN:
    case ANNEX_MA:
    case ANNEX_DON_VI_TINH:
    case ANNEX_COLUMN_KINDS:
        break;
    }
    return true;
}
