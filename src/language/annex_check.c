/* annex_check - a definition of an annex held against what exists: the second pass of annex.c.  See
 * annex_def.h. */

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "conf/ini.h"
#include "language/annex_parts.h"
#include "language/words_names.h"
#include "text/fold.h"

/* "bhyt_*" in a table by place: one column a BHYT group in its stead. */
static void
spread_families(const struct annex_checking *c) {
    static const struct {
        const char *word;
        enum indicator_family family;
    } families[] = {{"bhyt_*", INDICATOR_BHYT_NHOM}, {"tiem_nang_tn_*", INDICATOR_TIEM_NANG_NHOM}};
    const uint32_t cap = c->t->columns * (c->i->groups + 1);
    struct annex_column *to = arena_array(c->a, struct annex_column, cap + 1);
    uint32_t n = 0;

    for (uint32_t k = 0; k < c->t->columns; k++) {
        const struct annex_column *col = &c->t->column[k];
        uint32_t g = UINT32_MAX;
        enum indicator_family family = INDICATOR_BHYT_NHOM;

        for (size_t w = 0; c->t->by == ANNEX_BY_MEMBER && col->kind->by_group && w < 2; w++) {
            if (str_eq(col->given, str_from(families[w].word))) {
                family = families[w].family;
                g = 0;
            }
        }
        if (g == UINT32_MAX) {
            to[n++] = *col;
            continue;
        }
        for (; g < c->i->groups; g++) {
            const struct indicator *ind = &c->i->v[indicator_of_group(c->i, family, g)];
            struct buf title = {0};
            str before;
            str after = str_cut(col->title, '*', &before);
            str name = ind->name;
            const str short_name = str_trim(str_cut(ind->name, ':', &name));

            buf_str(&title, before);
            buf_str(&title, short_name);
            buf_str(&title, after);
            to[n] = *col;
            to[n].family = true;
            to[n].id = ind->id;
            to[n].given = ind->id;
            to[n++].title = buf_moved(c->a, &title);
        }
    }
    c->t->column = to;
    c->t->columns = n;
}

/* "*" of the pattern replaced by the row's word; no "*": the pattern itself. */
static str
joined(struct arena *a, str pattern, str word) {
    struct buf b = {0};
    str before;
    const str after = str_cut(pattern, '*', &before);
    str out;

    buf_str(&b, before);
    if (after.p != NULL) {
        buf_str(&b, word);
        buf_str(&b, after);
    }
    out = buf_moved(a, &b);
    return out;
}

/* The figure of a row in a column; false: there is none, *why says what was looked for. */
static bool
match(const struct annex_checking *c, const struct annex_row *row, const struct annex_column *col,
      struct figure *out, char *why) {
    if (!figure_parse(joined(c->a, col->pattern, row->word), c->i, out, why)) {
        return false;
    }
    return col->kind->takes == NULL || col->kind->takes(c->i, out, why);
}

/* A row against every column; a pair that names nothing is an empty cell.  Whether any names something. */
static bool
match_row(const struct annex_checking *c, struct annex_row *row, bool *used, char *why) {
    const struct annex_table *t = c->t;
    bool any = row->word.n == 0;

    row->figure = arena_array(c->a, struct figure, t->columns + 1);
    for (uint32_t k = 0; k < t->columns; k++) {
        row->figure[k].ind = INDICATOR_NONE;
        if (!t->column[k].kind->by_row || row->word.n == 0) {
            continue;
        }
        if (match(c, row, &t->column[k], &row->figure[k], why)) {
            any = true;
            used[k] = true;
        } else {
            row->figure[k].ind = INDICATOR_NONE;
        }
    }
    return any;
}

/* vai = tong | nhom | con; nothing: an item */
static bool
check_role(const struct annex_checking *c, struct annex_row *row) {
    static const char *const words[] = {"tong", "nhom", "con"};
    static const enum doc_row_role roles[] = {DOC_ROW_TOTAL, DOC_ROW_GROUP, DOC_ROW_SUBGROUP};
    int near;

    row->role = DOC_ROW_ITEM;
    for (size_t k = 0; k < sizeof roles / sizeof roles[0]; k++) {
        if (str_eq(row->vai, str_from(words[k]))) {
            row->role = roles[k];
        }
    }
    if (row->vai.n == 0 || row->role != DOC_ROW_ITEM) {
        return true;
    }
    near = fold_nearest(row->vai, words, sizeof words / sizeof words[0]);
    return annex_refuse(c, row->line, row->vai, "phải là tong, nhom hoặc con%s%s%s",
                        near < 0 ? "" : "; có phải \"", near < 0 ? "" : words[near],
                        near < 0 ? "" : "\"?");
}

/* A row or a column that never names anything is a slip. */
static bool
check_rows(const struct annex_checking *c) {
    struct annex_table *t = c->t;
    bool *used = arena_array(c->a, bool, t->columns + 1);
    char why[FIGURE_WHY] = "";

    for (uint32_t r = 0; r < t->rows; r++) {
        struct annex_row *row = &t->row[r];

        if (!match_row(c, row, used, why)) {
            return annex_refuse(c, row->line, row->word, "%s", why);
        }
        if (!annex_words(c, row->line, row->name)) {
            return false;
        }
        if (!check_role(c, row)) {
            return false;
        }
    }
    for (uint32_t k = 0; k < t->columns; k++) {
        if (t->column[k].kind->by_row && !used[k]) {
            return annex_refuse(c, t->column[k].line, t->column[k].pattern,
                                "\"" STR_FMT "\" không khớp chỉ tiêu nào của các dòng: %s",
                                STR_ARG(t->column[k].pattern), why);
        }
    }
    return true;
}

/* dong = xa | co_quan | nhom | loai_hinh | danh_sach:<id> | chi_tieu */
static bool
check_kind_of_rows(const struct annex_checking *c) {
#define LIST_WORD(NAME, id) "danh_sach:" id,
    static const char *const words[] = {"xa",        "co_quan",  "nhom",
                                        "loai_hinh", "chi_tieu", LIST_CATALOGUE(LIST_WORD)};
#undef LIST_WORD
    const str list = STR("danh_sach:");
    const str dong = c->t->dong;
    int near;

    if (str_eq(dong, STR("chi_tieu"))) {
        c->t->by = ANNEX_BY_INDICATOR;
        return c->t->rows > 0 ||
               annex_refuse(c, c->t->line, dong,
                            "bảng dong = chi_tieu cần ít nhất một mục [dong.ten]");
    }
    if (c->t->rows > 0) {
        return ini_refuse(&c->x->ini, c->t->row[0].line, c->e,
                          "mục [dong...] chỉ dùng trong bảng có dong = chi_tieu");
    }
    if (str_starts(dong, list) &&
        list_from_id((str){dong.p + list.n, dong.n - list.n}, &c->t->list)) {
        c->t->by = ANNEX_BY_LIST;
        return true;
    }
    c->t->by = ANNEX_BY_MEMBER;
    if (member_level_from_id(dong, &c->t->level) && c->t->level != MEMBER_TINH) {
        return true;
    }
    near = fold_nearest(dong, words, sizeof words / sizeof words[0]);
    return annex_refuse(c, c->t->line, dong,
                        "phải là xa, co_quan, nhom, loai_hinh, chi_tieu hoặc danh_sach:tên, "
                        "không phải \"" STR_FMT "\"%s%s%s",
                        STR_ARG(dong), near < 0 ? "" : "; có phải \"", near < 0 ? "" : words[near],
                        near < 0 ? "" : "\"?");
}

/* nhom_theo = a text of the list */
static bool
check_groups(const struct annex_checking *c) {
    struct annex_table *t = c->t;
    const struct list_field *f;
    const char *word[32];
    size_t words = 0;
    size_t n = 0;
    int near;

    if (t->nhom_theo.n == 0) {
        return true;
    }
    if (t->by != ANNEX_BY_LIST) {
        return annex_refuse(c, t->line, t->nhom_theo, "chỉ bảng danh sách mới có nhom_theo");
    }
    f = list_fields(t->list, &n);
    for (size_t k = 0; k < n; k++) {
        if (f[k].kind == LIST_TEXT && words < sizeof word / sizeof word[0]) {
            word[words++] = f[k].id;
            if (str_eq(t->nhom_theo, str_from(f[k].id))) {
                t->grouped = true;
                t->group = k;
            }
        }
    }
    near = t->grouped ? -1 : fold_nearest(t->nhom_theo, word, words);
    return t->grouped ||
           annex_refuse(c, t->line, t->nhom_theo, "phải là một trường chữ của danh sách%s%s%s",
                        near < 0 ? "" : "; có phải \"", near < 0 ? "" : word[near],
                        near < 0 ? "" : "\"?");
}

/* A column that can choose or order lines. */
static bool
find_early(const struct annex_checking *c, str value, str id, uint32_t *out) {
    return annex_find_column(c, c->t->line, id, out) &&
           annex_refuse_late(c, c->t->line, value, *out);
}

/* What a rank or a share is of does not wait for the lines itself. */
static bool
check_late(const struct annex_checking *c) {
    for (uint32_t k = 0; k < c->t->columns; k++) {
        const struct annex_column *col = &c->t->column[k];

        if (col->kind->check == annex_check_reference &&
            !annex_refuse_late(c, col->line, col->given, col->ref[0])) {
            return false;
        }
    }
    return true;
}

/* sap_xep = cot giam | cot tang;  loc = cot > 0 */
static bool
check_order(const struct annex_checking *c) {
    struct annex_table *t = c->t;
    str id;
    str how = str_cut(t->sap_xep, ' ', &id);

    if (t->sap_xep.n > 0) {
        how = str_trim(how);
        if (!str_eq(how, STR("giam")) && !str_eq(how, STR("tang"))) {
            return annex_refuse(c, t->line, t->sap_xep, "viết: <cột> giam hoặc <cột> tang");
        }
        t->sorted = true;
        t->descending = str_eq(how, STR("giam"));
        if (!find_early(c, t->sap_xep, id, &t->sort)) {
            return false;
        }
    }
    for (str rest = t->can_co; rest.n > 0;) {
        rest = str_cut(rest, ',', &id);
        if (t->needs == ANNEX_REFS) {
            return ini_refuse(&c->x->ini, t->line, c->e, "\"can_co\" nêu quá %d cột", ANNEX_REFS);
        }
        if (!find_early(c, t->can_co, str_trim(id), &t->need[t->needs++])) {
            return false;
        }
    }
    if (t->loc.n > 0) {
        how = str_cut(t->loc, ' ', &id);
        if (!str_eq(str_trim(how), STR("> 0"))) {
            return annex_refuse(c, t->line, t->loc, "viết: <cột> > 0");
        }
        t->filtered = true;
        return find_early(c, t->loc, id, &t->filter);
    }
    return true;
}

static bool
borrow_columns(const struct annex_checking *c) {
    const struct annex_table *from;

    if (c->t->cot_nhu.n == 0) {
        return c->t->columns > 0 ||
               ini_refuse(&c->x->ini, c->t->line, c->e, "bảng chưa có cột nào");
    }
    from = annex_table(c->x, c->t->cot_nhu);
    if (c->t->columns > 0 || from == NULL || from >= c->t) {
        return annex_refuse(c, c->t->line, c->t->cot_nhu,
                            "lấy cột của một bảng đứng trước, khi bảng này không có cột "
                            "riêng; không có bảng \"" STR_FMT "\"",
                            STR_ARG(c->t->cot_nhu));
    }
    c->t->column = arena_array(c->a, struct annex_column, from->columns);
    memcpy(c->t->column, from->column, from->columns * sizeof *from->column);
    c->t->columns = from->columns;
    for (uint32_t k = 0; k < c->t->columns; k++) {
        c->t->column[k].refs = 0; /* checked anew against this table, and its word too */
        if (c->t->column[k].loai.n > 0) {
            c->t->column[k].kind = NULL;
        }
    }
    return true;
}

static bool
check_table(const struct annex_checking *c) {
    struct annex_table *t = c->t;

    if (!check_kind_of_rows(c) || !borrow_columns(c) || !annex_words(c, t->line, t->title) ||
        !annex_words(c, t->line, t->unit)) {
        return false;
    }
    for (size_t k = 0; k < t->notes; k++) {
        if (!annex_words(c, t->line, t->note[k])) {
            return false;
        }
    }
    for (uint32_t k = 0; k < t->columns; k++) {
        if (!annex_column_kind(c, &t->column[k]) ||
            !annex_words(c, t->column[k].line, t->column[k].title)) {
            return false;
        }
    }
    spread_families(c);
    for (uint32_t k = 0; k < t->columns; k++) {
        if (!annex_check_column(c, &t->column[k])) {
            return false;
        }
    }
    return (t->by != ANNEX_BY_INDICATOR || check_rows(c)) && check_groups(c) && check_late(c) &&
           check_order(c);
}

/* One that prints a blank where its name should be; text: its name. */
static bool
check_named(const struct annex_checking *c, const char *head, str id, int line, str text,
            const char *key) {
    return text.n > 0 ||
           ini_refuse(&c->x->ini, line, c->e,
                      "mục [%s" STR_FMT "] chưa có %s; hãy thêm dòng \"%s = ...\" vào mục ấy", head,
                      STR_ARG(id), key, key);
}

/* Every column, row and chart has the words that name it.  Asked last: any other slip says more. */
static bool
check_names(const struct annex_checking *c) {
    for (size_t k = 0; k < c->x->tables; k++) {
        const struct annex_table *t = &c->x->table[k];

        for (uint32_t i = 0; i < t->columns; i++) {
            const struct annex_column *col = &t->column[i];

            if (!check_named(c, "cot.", col->id, col->line, col->title, "tieu_de")) {
                return false;
            }
        }
        for (uint32_t i = 0; i < t->rows; i++) {
            if (!check_named(c, "dong.", t->row[i].id, t->row[i].line, t->row[i].name, "ten")) {
                return false;
            }
        }
    }
    for (size_t k = 0; k < c->x->charts; k++) {
        const struct annex_chart *ch = &c->x->chart[k];

        if (!check_named(c, "bieu_do.", ch->id, ch->line, ch->title, "tieu_de")) {
            return false;
        }
    }
    return true;
}

bool
annex_check(struct arena *a, struct annex *x, const struct indicator_set *i, struct err *e) {
    struct annex_checking c = {.a = a, .x = x, .i = i, .e = e};

    if (x->title.n == 0 || x->tables == 0) {
        return ini_refuse(&x->ini, 0, e, "thiếu %s",
                          x->title.n == 0 ? "tieu_de trong mục [phu_luc]" : "mục [bang.ten]");
    }
    if (x->short_name.n == 0) {
        x->short_name = x->title;
    }
    if (!annex_words(&c, 0, x->title) || !annex_words(&c, 0, x->short_name)) {
        return false;
    }
    for (size_t k = 0; k < x->tables; k++) {
        c.t = &x->table[k];
        if (!check_table(&c)) {
            return false;
        }
    }
    for (size_t k = 0; k < x->charts; k++) {
        if (!annex_check_chart(&c, &x->chart[k])) {
            return false;
        }
    }
    return check_names(&c);
}
