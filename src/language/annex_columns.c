/* annex_columns - the columns of a definition held against what exists.  See annex_parts.h. */

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "conf/ini.h"
#include "language/annex_parts.h"
#include "language/words_names.h"
#include "text/fold.h"

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
annex_refuse_late(const struct annex_checking *c, int line, str value, uint32_t k) {
    const struct annex_column *col = &c->t->column[k];

    return !col->late ||
           annex_refuse(c, line, value,
                        "cột \"" STR_FMT "\" là thứ hạng hoặc tính từ thứ hạng, chỉ dùng được "
                        "trong công thức",
                        STR_ARG(col->id));
}

bool
annex_find_column(const struct annex_checking *c, int line, str id, uint32_t *out) {
    const char *near;

    *out = annex_column(c->t, id);
    if (*out != UINT32_MAX) {
        if (!c->t->column[*out].kind->named) {
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

/* A formula of a formula or of a rank stands to its right: what is needed is known, and nothing goes in circles. */
static bool
formula_column(const struct annex_checking *c, struct annex_column *col, str id, uint32_t *out) {
    const struct annex_column *of;

    if (!annex_find_column(c, col->line, id, out)) {
        return false;
    }
    of = &c->t->column[*out];
    col->late = col->late || of->kind->late || of->late;
    return (of->kind != col->kind && !of->kind->late) || of < col ||
           annex_refuse(c, col->line, id, "cột %s \"" STR_FMT "\" phải đứng trước cột dùng nó",
                        of->kind->late ? "thứ hạng" : "công thức", STR_ARG(id));
}

/* a / b    a - b    (a - b) / b    a + b + c ... */
bool
annex_check_formula(const struct annex_checking *c, struct annex_column *col) {
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
    const size_t n = tokens(col->given, token, TOKENS);

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
        c, col->line, col->given,
        "công thức \"" STR_FMT
        "\" không hiểu được; viết a / b, a - b, (a - b) / b hoặc a + b + c (tối đa %d "
        "cột)",
        STR_ARG(col->given), ANNEX_REFS);
}

bool
annex_check_field(const struct annex_checking *c, struct annex_column *col) {
    const char *name[32];
    size_t n = 0;
    const struct list_field *f;
    int near;

    if (c->t->by != ANNEX_BY_LIST) {
        return annex_refuse(c, col->line, col->given,
                            "chỉ dùng trong bảng có dong = danh_sach:...");
    }
    f = list_fields(c->t->list, &n);
    assert(n <= 32);
    for (size_t k = 0; k < n; k++) {
        if (str_eq(col->given, str_from(f[k].id))) {
            col->field = k;
            col->field_kind = f[k].kind;
            return true;
        }
        name[k] = f[k].id;
    }
    near = fold_nearest(col->given, name, n);
    return annex_refuse(c, col->line, col->given, "danh sách không có trường \"" STR_FMT "\"%s%s%s",
                        STR_ARG(col->given), near < 0 ? "" : "; có phải \"",
                        near < 0 ? "" : name[near], near < 0 ? "" : "\"?");
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

bool
annex_check_figure(const struct annex_checking *c, struct annex_column *col) {
    char why[FIGURE_WHY];

    if (!check_year(c, col)) {
        return false;
    }
    if (c->t->by == ANNEX_BY_INDICATOR) {
        col->pattern = col->given; /* held against every row by check_rows */
        return true;
    }
    if (c->t->by == ANNEX_BY_LIST) {
        return annex_refuse(c, col->line, col->given,
                            "bảng danh sách không có chỉ tiêu; dùng truong = ...");
    }
    if (!figure_parse(col->given, c->i, &col->figure, why)) {
        return annex_refuse(c, col->line, col->given, "%s", why);
    }
    return true;
}

bool
annex_takes_months(const struct indicator_set *i, const struct figure *f, char why[FIGURE_WHY]) {
    if (indicator_target(i, f->ind) != INDICATOR_NONE && i->v[f->ind].kind == INDICATOR_STOCK) {
        return true;
    }
    (void)snprintf(why, FIGURE_WHY, "chỉ tiêu \"%s\" không có chỉ tiêu năm để chia theo tháng",
                   i->v[f->ind].id.p);
    return false;
}

/* What remains to the year's target, month by month: people and counts only. */
bool
annex_check_months(const struct annex_checking *c, struct annex_column *col) {
    char why[FIGURE_WHY];

    if (c->t->by == ANNEX_BY_INDICATOR) {
        col->pattern = col->given; /* held against every row by check_rows */
        return true;
    }
    if (c->t->by == ANNEX_BY_LIST) {
        return annex_refuse(c, col->line, col->given,
                            "bảng danh sách không có chỉ tiêu năm để chia theo tháng");
    }
    if (!figure_parse(col->given, c->i, &col->figure, why)) {
        return annex_refuse(c, col->line, col->given, "%s", why);
    }
    return annex_takes_months(c->i, &col->figure, why) ||
           annex_refuse(c, col->line, col->given, "%s", why);
}

/* One column that the value names. */
bool
annex_check_reference(const struct annex_checking *c, struct annex_column *col) {
    col->refs = 1;
    return annex_find_column(c, col->line, col->given, &col->ref[0]);
}

bool
annex_check_words(const struct annex_checking *c, struct annex_column *col) {
    return annex_words(c, col->line, col->given);
}

/* The words of loai, or the keys: "stt, ten, ma". */
static void
list_kinds(const struct annex_kinds *kinds, bool words, struct buf *b) {
    for (size_t k = 0; k < kinds->n; k++) {
        const char *name = words ? kinds->kind[k]->word : kinds->kind[k]->key;

        if (name != NULL) {
            buf_fmt(b, "%s%s", b->n > 0 ? ", " : "", name);
        }
    }
}

static bool
refuse_loai(const struct annex_checking *c, const struct annex_column *col) {
    const struct annex_kinds *kinds = c->x->kinds;
    const char *word[32];
    struct buf known = {0};
    size_t n = 0;
    int near;

    list_kinds(kinds, true, &known);
    for (size_t k = 0; k < kinds->n && n < sizeof word / sizeof word[0]; k++) {
        if (kinds->kind[k]->word != NULL) {
            word[n++] = kinds->kind[k]->word;
        }
    }
    near = fold_nearest(col->loai, word, n);
    (void)annex_refuse(c, col->line, col->loai, "phải là một trong: %s%s%s%s", buf_z(&known),
                       near < 0 ? "" : "; có phải \"", near < 0 ? "" : word[near],
                       near < 0 ? "" : "\"?");
    buf_free(&known);
    return false;
}

static bool
refuse_keys(const struct annex_checking *c, const struct annex_column *col) {
    struct buf keys = {0};

    list_kinds(c->x->kinds, false, &keys);
    (void)ini_refuse(&c->x->ini, col->line, c->e,
                     "cột [cot." STR_FMT "] phải có đúng một trong các khóa: loai, %s",
                     STR_ARG(col->id), buf_z(&keys));
    buf_free(&keys);
    return false;
}

/* The key that was given has said the kind already (annex.c); here its word, and that it is one and no more. */
bool
annex_column_kind(const struct annex_checking *c, struct annex_column *col) {
    const struct annex_kinds *kinds = c->x->kinds;

    if (col->also != NULL || (col->kind != NULL) == (col->loai.n > 0)) {
        return refuse_keys(c, col);
    }
    for (size_t k = 0; col->kind == NULL && k < kinds->n; k++) {
        if (kinds->kind[k]->word != NULL && str_eq(col->loai, str_from(kinds->kind[k]->word))) {
            col->kind = kinds->kind[k];
        }
    }
    return col->kind != NULL || refuse_loai(c, col);
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
    col->late = col->kind->late;
    return col->kind->check == NULL || col->kind->check(c, col);
}
