/* table - cells as people read them, rows that stay where they were put. */

#include <criterion/criterion.h>

#include "doc/table.h"

static const struct {
    struct doc_cell cell;
    const char *text;
} readings[] = {
    {{.kind = DOC_EMPTY}, ""},
    {{.kind = DOC_TEXT, .u.text = {"Phú Xuân", 10}}, "Phú Xuân"},
    {{.kind = DOC_CODE, .u.text = {"05977", 5}}, "05977"},
    {{.kind = DOC_COUNT, .u.count = 1188826}, "1.188.826"},
    {{.kind = DOC_COUNT, .u.count = 0}, "0"},
    {{.kind = DOC_COUNT, .u.count = -1234}, "-1.234"},
    {{.kind = DOC_MONEY, .u.count = 57971868654}, "57.971.868.654"},
    {{.kind = DOC_PERCENT, .u.ratio = {2015, 10000}}, "20,15%"},
    {{.kind = DOC_PERCENT, .u.ratio = {1, 3}}, "33,33%"},
    {{.kind = DOC_PERCENT, .u.ratio = {2, 3}}, "66,67%"},
    {{.kind = DOC_PERCENT, .u.ratio = {-1, 8}}, "-12,50%"},
    {{.kind = DOC_PERCENT, .u.ratio = {5, 0}}, "-"},
    {{.kind = DOC_RATE, .u.count = 2184}, "21,84%"},
    {{.kind = DOC_MISSING}, "-"},
    {{.kind = DOC_COUNT, .u.count = 692, .mark = {"(*)", 3}}, "692\u00A0(*)"},
    {{.kind = DOC_EMPTY, .mark = {"(*)", 3}}, "(*)"},
};

Test(table, a_cell_reads_as_an_official_writes_it) {
    struct arena a = ARENA_EMPTY;

    for (size_t i = 0; i < sizeof readings / sizeof readings[0]; i++) {
        const str got = doc_cell_text(&a, &readings[i].cell);

        cr_expect(str_eq(got, str_from(readings[i].text)), "%zu: \"" STR_FMT "\" is not \"%s\"", i,
                  STR_ARG(got), readings[i].text);
    }
    arena_free(&a);
}

Test(table, rows_keep_their_place_and_cells_while_the_table_grows) {
    enum { ROWS = 1000, COLS = 3 };
    struct arena a = ARENA_EMPTY;
    struct doc_table *t = doc_table_new(&a, COLS);

    for (uint32_t r = 0; r < ROWS; r++) {
        struct doc_row *row = doc_table_row(&a, t, DOC_ROW_ITEM);

        cr_assert_eq(row->cell[1].kind, DOC_EMPTY);
        row->cell[2] = (struct doc_cell){.kind = DOC_COUNT, .u.count = r * 7};
    }
    cr_assert_eq(t->rows, ROWS);
    for (uint32_t r = 0; r < ROWS; r++) {
        cr_assert_eq(doc_table_at(t, (struct doc_at){r, 2})->u.count, r * 7);
    }
    arena_free(&a);
}
