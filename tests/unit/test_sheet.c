/* sheet - cells in row order, tables that go on, names and formulas that Excel takes. */

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "base/num.h"
#include "sample_book.h"
#include "workbook/sheet_walk.h"

enum { SHEETS_MOST = 64 };

/* A sink that notes what the tests ask for. */
struct seen {
    uint32_t sheets, merges, charts, bars, names, filters, breaks;
    const char *sheet[SHEETS_MOST];
    uint32_t rows[SHEETS_MOST], figures[SHEETS_MOST];
    uint32_t head_rows[SHEETS_MOST];
    uint32_t next_row, next_col; /* no cell may come before this place */
    uint32_t row;
    uint32_t second_page; /* the row before which the last break stands */
    uint32_t marked;      /* the row of the cell that reads "NHÓM HAI" */
    double sum;           /* of column 3's constants */
    uint32_t out_of_order;
    struct arena arena;
    struct sheet_parts parts; /* of the last sheet */
    uint32_t across;          /* merged ranges that a part's border cuts */
    uint32_t groups;          /* head cells that read "Nhóm" */
    const unsigned *width_px; /* of the sheet's columns, while it lives */
    double off_centre; /* how far the title's middle is from the page's, of the page's width */
    str formula;       /* the first one */
    str longest;
};

static bool
see_sheet(void *me, const struct sheet_tab *s, struct err *e) {
    struct seen *n = me;

    (void)e;
    cr_assert(n->sheets < SHEETS_MOST);
    n->parts = s->parts;  /* as they are before the sheet's rows are known */
    if (s->parts.n > 1) { /* the sheet's own dies with it */
        uint32_t *first = arena_array(&n->arena, uint32_t, s->parts.n);

        memcpy(first, s->parts.first, s->parts.n * sizeof *first);
        n->parts.first = first;
    }
    n->width_px = s->width_px;
    n->sheet[n->sheets++] = str_keep(&n->arena, str_from(s->name)).p;
    n->next_row = n->next_col = 0;
    return true;
}

static bool
see_row(void *me, uint32_t row, double height_pt, struct err *e) {
    struct seen *n = me;

    (void)e;
    n->out_of_order += row < n->next_row || height_pt <= 0;
    n->row = row;
    n->next_col = 0;
    n->next_row = row + 1;
    return true;
}

static bool
see_cell(void *me, const struct sheet_cell *c, struct err *e) {
    struct seen *n = me;

    (void)e;
    n->out_of_order += c->row != n->row || c->col < n->next_col;
    n->next_col = c->col + 1;
    if (c->kind == SHEET_FIGURE) {
        n->figures[n->sheets - 1]++;
        n->sum += c->col == 3 && c->formula == NULL ? c->figure : 0;
    }
    if (c->formula != NULL && n->formula.n == 0) {
        n->formula = str_keep(&n->arena, str_from(c->formula));
    }
    n->groups += c->kind == SHEET_TEXT && str_eq(c->text, STR("Nhóm"));
    if (c->kind == SHEET_TEXT && str_eq(c->text, STR("NHÓM HAI"))) {
        n->marked = c->row;
    }
    if (c->kind == SHEET_TEXT && c->text.n > n->longest.n) {
        n->longest = str_keep(&n->arena, c->text);
    }
    return true;
}

/* 0: what is left of columns first..last is as wide as what is right of them up to end. */
static double
off_centre(const unsigned *width_px, uint32_t first, uint32_t last, uint32_t end) {
    double all = 0;
    double left = 0;
    double right = 0;

    for (uint32_t c = 0; c < end; c++) {
        all += width_px[c];
        left += c < first ? width_px[c] : 0;
        right += c > last ? width_px[c] : 0;
    }
    return (left - right) / 2 / all;
}

static bool
see_merge(void *me, struct sheet_area a, struct err *e) {
    struct seen *n = me;

    (void)e;
    cr_expect(a.last_row > a.row || a.last_col > a.col, "one cell is no merged range");
    n->merges++;
    if (a.row == 1) {
        n->off_centre = off_centre(n->width_px, a.col, a.last_col, n->parts.text_cols);
    }
    for (uint32_t k = 1; k < n->parts.n; k++) {
        n->across += a.col < n->parts.first[k] && a.last_col >= n->parts.first[k];
    }
    n->across += n->parts.n > 1 && a.col < n->parts.lead && a.last_col >= n->parts.lead;
    return true;
}

static bool
see_bars(void *me, struct sheet_area a, struct err *e) {
    (void)a;
    (void)e;
    ((struct seen *)me)->bars++;
    return true;
}

/* Right above the first row of the body, which ends where the sheet does or where text follows. */
static bool
see_filter(void *me, struct sheet_area a, struct err *e) {
    struct seen *n = me;

    (void)e;
    cr_expect(a.last_row > a.row && a.col == 0 && a.last_row + 1 == n->next_row);
    n->filters++;
    return true;
}

static bool
see_chart(void *me, const struct sheet_chart *c, struct err *e) {
    (void)c;
    (void)e;
    ((struct seen *)me)->charts++;
    return true;
}

static bool
see_break(void *me, uint32_t before_row, struct err *e) {
    struct seen *n = me;

    (void)e;
    cr_expect(before_row > 0);
    n->breaks++;
    n->second_page = before_row;
    return true;
}

static bool
see_name(void *me, const char *name, const char *ref, struct err *e) {
    (void)e;
    cr_expect(strncmp(name, "bang_", 5) == 0 && ref[0] == '=');
    ((struct seen *)me)->names++;
    return true;
}

static bool
see_end(void *me, const struct sheet_tab *s, struct err *e) {
    struct seen *n = me;

    (void)e;
    n->parts.scale = s->parts.scale;
    n->parts.pages = s->parts.pages;
    n->rows[s->ix] = s->rows;
    n->head_rows[s->ix] = s->has_head ? s->head_last + 1 - s->head_first : 0;
    return true;
}

static bool
walk(const struct doc *d, struct seen *n, uint32_t max_rows, struct err *e) {
    const struct sheet_sink sink = {.me = n,
                                    .sheet = see_sheet,
                                    .row = see_row,
                                    .cell = see_cell,
                                    .merge = see_merge,
                                    .bars = see_bars,
                                    .filter = see_filter,
                                    .chart = see_chart,
                                    .page_break = see_break,
                                    .name = see_name,
                                    .sheet_end = see_end};
    struct sheet *g = sheet_new(d, &sink, max_rows);
    bool ok = true;

    for (const struct doc_section *s = d->first; ok && s != NULL; s = s->next) {
        ok = sheet_section_begin(g, s, e);
        for (const struct doc_block *b = s->first; ok && b != NULL; b = b->next) {
            ok = sheet_block(g, b, e);
        }
        ok = ok && sheet_section_end(g, s, e);
    }
    ok = ok && sheet_end(g, e);
    sheet_free(g);
    return ok;
}

Test(sheet, everything_comes_in_row_order_and_in_its_number) {
    struct arena a = ARENA_EMPTY;
    struct seen n = {.sheets = 0};
    struct err e;

    cr_assert(walk(sample_book(&a), &n, SHEET_ROWS, &e), "%s", e.what);
    cr_expect_eq(n.out_of_order, 0);
    cr_expect_eq(n.sheets, 7, "5 sections, the sheets of charts and of their figures");
    cr_expect_eq(n.charts, 2);
    cr_expect_eq(n.bars, 1);
    cr_expect_eq(n.filters, 3, "one a sheet with tables: annex II has two");
    cr_expect_eq(n.names, 5, "4 tables and one total");
    arena_free(&a);
    arena_free(&n.arena);
}

Test(sheet, a_table_that_fits_a_page_is_not_parted_for_the_signature_below_it) {
    struct arena a = ARENA_EMPTY;
    struct err e;

    for (uint32_t rows = 1; rows <= 70; rows++) {
        struct seen n = {.sheets = 0};

        cr_assert(walk(sample_book_list(&a, rows), &n, SHEET_ROWS, &e), "%s", e.what);
        if (rows <= 50) { /* 50 rows of a line take less than an upright page at 70% */
            cr_expect_eq(n.breaks, 0, "%u rows", rows);
            cr_expect(n.parts.scale == 0 || (n.parts.scale >= 50 && n.parts.pages == 1),
                      "%u rows at %u%% on %u pages", rows, n.parts.scale, n.parts.pages);
        } else {
            cr_expect(n.breaks <= 1, "%u rows: %u breaks", rows, n.breaks);
        }
        arena_free(&n.arena);
    }
    arena_free(&a);
}

/* The table of a document that has one. */
static struct doc_table *
only_table(const struct doc *d) {
    const struct doc_block *b = d->first->first;

    while (b->kind != DOC_TABLE) {
        b = b->next;
    }
    return b->u.table;
}

/* A page with the last row of a table alone looks forgotten. */
Test(sheet, a_table_of_two_pages_is_parted_where_a_group_begins) {
    struct arena a = ARENA_EMPTY;
    struct err e;

    for (uint32_t rows = 53; rows <= 60; rows++) { /* a page holds some 40 */
        struct doc *d = sample_book_list(&a, rows);
        struct doc_row *group = &only_table(d)->row[30];
        struct seen n = {.sheets = 0};

        group->role = DOC_ROW_GROUP;
        group->cell[2] = (struct doc_cell){.kind = DOC_TEXT, .u.text = STR("NHÓM HAI")};
        cr_assert(walk(d, &n, SHEET_ROWS, &e), "%s", e.what);
        cr_expect_eq(n.breaks, 1, "%u rows: %u breaks", rows, n.breaks);
        cr_expect_eq(n.second_page, n.marked, "%u rows: row %u, and not %u", rows, n.second_page,
                     n.marked);
        arena_free(&n.arena);
    }
    arena_free(&a);
}

/* The second page does not begin so early that the last rows need a third one. */
Test(sheet, a_group_begins_no_page_that_does_not_hold_the_rest_with_its_notes) {
    const str line = STR("Một dòng.");
    const str note[] = {line, line, line, line, line, line, line, line};
    struct arena a = ARENA_EMPTY;
    struct err e;

    for (uint32_t rows = 44; rows <= 64; rows++) {
        uint32_t breaks[2];

        for (uint32_t grouped = 0; grouped < 2; grouped++) {
            struct doc *d = sample_book_list(&a, rows);
            struct seen n = {.sheets = 0};

            only_table(d)->row[24].role = grouped ? DOC_ROW_GROUP : DOC_ROW_ITEM;
            only_table(d)->note = note;
            only_table(d)->notes = sizeof note / sizeof note[0];
            cr_assert(walk(d, &n, SHEET_ROWS, &e), "%s", e.what);
            breaks[grouped] = n.breaks;
            arena_free(&n.arena);
        }
        cr_expect_eq(breaks[1], breaks[0], "%u rows: %u breaks", rows, breaks[1]);
    }
    arena_free(&a);
}

Test(sheet, a_list_longer_than_a_sheet_goes_on_under_its_head_without_losing_a_row) {
    enum { ROWS = 1000, SMALL = 100 };
    struct arena a = ARENA_EMPTY;
    struct seen n = {.sheets = 0};
    uint32_t figures = 0;
    struct err e;

    cr_assert(walk(sample_book_list(&a, ROWS), &n, SMALL, &e), "%s", e.what);
    cr_expect_eq(n.out_of_order, 0);
    cr_expect_eq(n.sheets, 11);
    cr_expect_eq(n.filters, 11);
    for (uint32_t i = 0; i < n.sheets; i++) {
        cr_expect(n.rows[i] <= SMALL);
        cr_expect_eq(n.head_rows[i], 2, "sheet %u has the head", i);
        figures += n.figures[i];
    }
    cr_expect_eq(figures, ROWS * 2 + 1);
    cr_expect_float_eq(n.sum, ROWS * (ROWS + 1.0) / 2 * 1000 + ROWS * 7.0, 0.5);
    cr_expect(str_starts(n.formula, STR("=SUM(D")), STR_FMT, STR_ARG(n.formula));
    cr_expect_not_null(strstr(n.formula.p, ",'VI. Danh sách (2)'!D3:D100,"));
    cr_expect_str_eq(n.sheet[0], "VI. Danh sách");
    cr_expect_str_eq(n.sheet[10], "VI. Danh sách (11)");
    arena_free(&a);
    arena_free(&n.arena);
}

/* Number, name, and groups of columns of one width under one head cell each. */
static struct doc *
wide_document(struct arena *a, uint32_t groups, uint32_t cols_each) {
    struct doc *d = doc_new(a);
    struct doc_section *s = doc_add_section(d, DOC_ANNEX, STR("rong"), STR("Rộng"));
    struct doc_table *t = doc_table_new(a, 2 + groups * cols_each);
    struct doc_head *h = arena_array(a, struct doc_head, 2 + groups * (1 + cols_each));
    struct doc_row *row = doc_table_row(a, t, DOC_ROW_ITEM);

    s->landscape = true;
    doc_add(d, s, DOC_ANNEX_HEAD)->u.annex_head = (struct doc_annex_head){
        STR("Phụ lục IV"), STR("BẢNG RỘNG CÓ NHIỀU NHÓM CỘT"), STR("(Kèm theo Báo cáo)")};
    t->unit = STR("Đơn vị tính: người");
    t->head = h;
    t->head_rows = 2;
    h[t->head_cells++] = (struct doc_head){0, 0, 2, 1, STR("TT")};
    h[t->head_cells++] = (struct doc_head){0, 1, 2, 1, STR("Xã, phường")};
    row->cell[0] = (struct doc_cell){.kind = DOC_COUNT, .u.count = 1};
    row->cell[1] = (struct doc_cell){.kind = DOC_TEXT, .u.text = STR("Phường Phú Xuân")};
    for (uint32_t g = 0; g < groups; g++) {
        h[t->head_cells++] = (struct doc_head){0, 2 + g * cols_each, 1, cols_each, STR("Nhóm")};
        for (uint32_t c = 2 + g * cols_each; c < 2 + (g + 1) * cols_each; c++) {
            h[t->head_cells++] = (struct doc_head){1, c, 1, 1, STR("Số")};
            row->cell[c] = (struct doc_cell){.kind = DOC_COUNT, .u.count = 1188826};
        }
    }
    doc_add(d, s, DOC_TABLE)->u.table = t;
    return d;
}

static const struct {
    uint32_t groups, cols_each;
    bool parted;
} wides[] = {{1, 4, false}, {2, 5, false}, {6, 5, true},
             {3, 12, true}, {20, 3, true}, {1, 30, true}};

Test(sheet, a_wide_table_is_parted_between_the_groups_of_its_head) {
    for (size_t i = 0; i < sizeof wides / sizeof wides[0]; i++) {
        struct arena a = ARENA_EMPTY;
        struct seen n = {.sheets = 0};
        struct err e;

        cr_assert(walk(wide_document(&a, wides[i].groups, wides[i].cols_each), &n, SHEET_ROWS, &e),
                  "%s", e.what);
        cr_expect_eq(n.parts.n > 1, wides[i].parted, "%zu: %u parts", i, n.parts.n);
        cr_expect_eq(n.across, 0, "%zu: no merged text is cut", i);
        cr_expect_eq(n.out_of_order, 0);
        if (n.parts.n > 1) {
            cr_expect_eq(n.parts.lead, 2);
            cr_expect(n.parts.scale >= 45 && n.parts.scale <= 85, "%u", n.parts.scale);
            cr_expect(n.off_centre > -0.05 && n.off_centre < 0.05, "%zu: the title is off by %f", i,
                      n.off_centre);
        }
        cr_expect_eq(n.groups, wides[i].groups > 1 ? wides[i].groups : n.parts.n,
                     "%zu: every page says what its columns are of, not %u", i, n.groups);
        arena_free(&a);
        arena_free(&n.arena);
    }
}

/* The name of an employer stands behind the office and the code. */
Test(sheet, every_part_of_a_wide_list_repeats_the_name_of_its_rows) {
    static const uint32_t lead[] = {1, 2, 3, 4, 2}; /* of each column that names the rows */

    for (uint32_t i = 1; i < sizeof lead / sizeof lead[0]; i++) {
        struct arena a = ARENA_EMPTY;
        struct doc *d = wide_document(&a, 20, 3);
        struct seen n = {.sheets = 0};
        struct err e;

        only_table(d)->col[i].names_row = true;
        cr_assert(walk(d, &n, SHEET_ROWS, &e), "%s", e.what);
        cr_assert_gt(n.parts.n, 1);
        cr_expect_eq(n.parts.lead, lead[i], "column %u", i);
        arena_free(&a);
        arena_free(&n.arena);
    }
}

Test(sheet, a_wide_table_is_parted_where_it_says) {
    enum { GROUPS = 6, EACH = 6, SAID = 2 + 3 * EACH };
    struct arena a = ARENA_EMPTY;
    struct doc *d = wide_document(&a, GROUPS, EACH);
    struct seen n = {.sheets = 0};
    struct err e;

    d->first->last->u.table->col[SAID].starts_part = true;
    cr_assert(walk(d, &n, SHEET_ROWS, &e), "%s", e.what);
    cr_assert_eq(n.parts.n, 2);
    cr_expect_eq(n.parts.first[1], SAID);
    arena_free(&a);
    arena_free(&n.arena);
}

/* 3 columns and 17 where it says: the page with the title would be nearly empty. */
Test(sheet, a_part_too_narrow_for_the_title_takes_columns_of_the_next) {
    enum { COLS = 20, SAID = 2 + 3 };
    struct arena a = ARENA_EMPTY;
    struct doc *d = wide_document(&a, 1, COLS);
    struct seen n = {.sheets = 0};
    struct err e;

    d->first->last->u.table->col[SAID].starts_part = true;
    cr_assert(walk(d, &n, SHEET_ROWS, &e), "%s", e.what);
    cr_assert_eq(n.parts.n, 2);
    cr_expect(n.parts.first[1] >= 2 + COLS / 2 && n.parts.first[1] < 2 + COLS * 3 / 4, "%u",
              n.parts.first[1]);
    cr_expect_eq(n.across, 0);
    arena_free(&a);
    arena_free(&n.arena);
}

static const struct {
    const char *wish, *name;
} sheet_names[] = {
    {"II. Theo xã", "II. Theo xã"},
    {"ii. theo XÃ", "ii. theo XÃ (2)"}, /* equal but for case */
    {"a[b]c:d*e?f/g\\h", "a(b)c-d-e-f-g-h"},
    {"History", "History (2)"},
    {"", "Trang"},
    {"''", "Trang (2)"},
    {"'x'", "x"},
    {"Đơn vị có tên dài quá ba mươi mốt chữ", "Đơn vị có tên dài quá ba mươi m"},
    {"Đơn vị có tên dài quá ba mươi mốt kia", "Đơn vị có tên dài quá  (2)"},
};

Test(sheet, sheet_names_are_such_as_excel_takes_and_differ) {
    struct arena a = ARENA_EMPTY;
    struct doc *d = doc_new(&a);
    struct seen n = {.sheets = 0};
    struct err e;

    for (size_t i = 0; i < sizeof sheet_names / sizeof sheet_names[0]; i++) {
        char id[32];

        (void)snprintf(id, sizeof id, "s%zu", i);
        (void)doc_add_section(d, DOC_NOTES, str_from(id), str_from(sheet_names[i].wish));
    }
    cr_assert(walk(d, &n, SHEET_ROWS, &e));
    for (size_t i = 0; i < sizeof sheet_names / sizeof sheet_names[0]; i++) {
        cr_expect_str_eq(n.sheet[i], sheet_names[i].name);
    }
    arena_free(&a);
    arena_free(&n.arena);
}

/* One row of operands 12, 8, 0, "-", 5 in columns A to E; the cell in column F is made from them. */
static const struct {
    enum doc_formula_kind kind;
    size_t n;
    struct doc_at ref[6];
    struct doc_cell cell;
    const char *formula; /* NULL: a constant */
} formulas[] = {
    {DOC_SUM, 3, {{0, 0}, {0, 1}, {0, 4}}, {DOC_COUNT, {.count = 25}, NULL, {0}}, "=SUM(A1,B1,E1)"},
    {DOC_SUM, 2, {{0, 0}, {0, 3}}, {DOC_COUNT, {.count = 12}, NULL, {0}}, "=SUM(A1,D1)"},
    {DOC_SPAN, 2, {{0, 0}, {0, 4}}, {DOC_COUNT, {.count = 25}, NULL, {0}}, "=SUM(A1:E1)"},
    {DOC_DIFF, 2, {{0, 0}, {0, 1}}, {DOC_COUNT, {.count = 4}, NULL, {0}}, "=A1-B1"},
    {DOC_DIFF,
     2,
     {{0, 0}, {0, 3}},
     {DOC_MISSING, {.count = 0}, NULL, {0}},
     "=IF(COUNT(A1,D1)<2,\"-\",A1-D1)"},
    {DOC_QUOT,
     2,
     {{0, 0}, {0, 1}},
     {DOC_PERCENT, {.ratio = {12, 8}}, NULL, {0}},
     "=IF(B1=0,\"-\",A1/B1)"},
    {DOC_QUOT,
     2,
     {{0, 0}, {0, 2}},
     {DOC_PERCENT, {.ratio = {12, 0}}, NULL, {0}},
     "=IF(C1=0,\"-\",A1/C1)"},
    {DOC_QUOT,
     2,
     {{0, 0}, {0, 3}},
     {DOC_MISSING, {.count = 0}, NULL, {0}},
     "=IF(COUNT(A1,D1)<2,\"-\",IF(D1=0,\"-\",A1/D1))"},
    {DOC_CHANGE,
     2,
     {{0, 0}, {0, 1}},
     {DOC_PERCENT, {.ratio = {4, 8}}, NULL, {0}},
     "=IF(B1=0,\"-\",(A1-B1)/B1)"},
    {DOC_RANK,
     6,
     {{0, 1}, {0, 0}, {0, 1}, {0, 2}, {0, 3}, {0, 4}},
     {DOC_COUNT, {.count = 2}, NULL, {0}},
     "=RANK(B1,(A1,B1,C1,D1,E1))"},
    /* a figure that the operands do not make, because one of them is withheld */
    {DOC_SUM, 2, {{0, 0}, {0, 3}}, {DOC_COUNT, {.count = 15}, NULL, {0}}, NULL},
    {DOC_QUOT, 2, {{0, 0}, {0, 1}}, {DOC_MISSING, {.count = 0}, NULL, {0}}, NULL},
};

static struct doc *
row_of_operands(struct arena *a, size_t ix) {
    struct doc *d = doc_new(a);
    struct doc_section *s = doc_add_section(d, DOC_DATA, STR("s"), STR("S"));
    struct doc_table *t = doc_table_new(a, 6);
    struct doc_row *row = doc_table_row(a, t, DOC_ROW_ITEM);
    struct doc_formula *f = arena_new(a, struct doc_formula);
    static const int64_t value[] = {12, 8, 0, -1, 5};

    for (size_t c = 0; c < 5; c++) {
        row->cell[c] =
            (struct doc_cell){.kind = value[c] < 0 ? DOC_MISSING : DOC_COUNT, .u.count = value[c]};
    }
    *f = (struct doc_formula){formulas[ix].kind, formulas[ix].ref, formulas[ix].n};
    row->cell[5] = formulas[ix].cell;
    row->cell[5].formula = f;
    doc_add(d, s, DOC_TABLE)->u.table = t;
    return d;
}

Test(sheet, formulas_repeat_how_a_value_was_made_and_guard_what_is_missing) {
    for (size_t i = 0; i < sizeof formulas / sizeof formulas[0]; i++) {
        struct arena a = ARENA_EMPTY;
        struct seen n = {.sheets = 0};
        struct err e;

        cr_assert(walk(row_of_operands(&a, i), &n, SHEET_ROWS, &e), "%zu: %s", i, e.what);
        cr_expect(str_eq(n.formula, str_from(formulas[i].formula)), "%zu: " STR_FMT, i,
                  STR_ARG(n.formula));
        arena_free(&a);
        arena_free(&n.arena);
    }
}

Test(sheet, a_formula_that_does_not_give_its_value_is_refused) {
    struct arena a = ARENA_EMPTY;
    struct doc *d = row_of_operands(&a, 0);
    struct seen n = {.sheets = 0};
    struct err e = {.kind = ERR_NONE};

    d->first->first->u.table->row[0].cell[5].u.count = 26; /* 12 + 8 + 5 is 25 */
    cr_expect_not(walk(d, &n, SHEET_ROWS, &e));
    cr_expect_eq(e.kind, ERR_INTERNAL);
    arena_free(&a);
    arena_free(&n.arena);
}

Test(sheet, a_figure_that_a_double_cannot_hold_is_refused) {
    struct arena a = ARENA_EMPTY;
    struct doc *d = row_of_operands(&a, 10);
    struct seen n = {.sheets = 0};
    struct err e = {.kind = ERR_NONE};

    d->first->first->u.table->row[0].cell[4].u.count = ((int64_t)1 << 53) + 1;
    cr_expect_not(walk(d, &n, SHEET_ROWS, &e));
    cr_expect_eq(e.kind, ERR_DATA);
    arena_free(&a);
    arena_free(&n.arena);
}

Test(sheet, a_text_longer_than_a_cell_is_cut_where_people_can_see_it) {
    enum { LETTERS = 40000 };
    struct arena a = ARENA_EMPTY;
    struct doc *d = row_of_operands(&a, 10);
    struct seen n = {.sheets = 0};
    char *longer = arena_array(&a, char, LETTERS * 3 + 1);
    struct err e;

    for (size_t i = 0; i < LETTERS; i++) {
        memcpy(longer + 3 * i, "ệ", 3);
    }
    d->first->first->u.table->row[0].cell[4] =
        (struct doc_cell){.kind = DOC_TEXT, .u.text = {longer, LETTERS * 3}};
    cr_assert(walk(d, &n, SHEET_ROWS, &e), "%s", e.what);
    cr_expect_lt(n.longest.n, SHEET_TEXT_MAX * 3);
    cr_expect_gt(n.longest.n, (SHEET_TEXT_MAX - 100) * 3);
    cr_expect_not_null(strstr(n.longest.p, "đã cắt bớt"));
    arena_free(&a);
    arena_free(&n.arena);
}
