/* test_cells - a cell of an Excel workbook says the same whichever kind of file it stands in. */

#include <criterion/criterion.h>

#include "office/cells.h"

static struct cells cells;
static struct row row;

static void
begin(void) {
    cells_start(&cells);
    row_start(&row);
    row_begin(&row, 1);
}

static void
end(void) {
    row_free(&row);
    cells_free(&cells);
}

TestSuite(cells, .init = begin, .fini = end);

static void
expect_cell(uint32_t column, enum row_kind kind, const char *text) {
    cr_expect_eq(row.kind[column], kind, "column %u", column);
    cr_expect(str_eq(row.text[column], str_from(text)), "column %u: " STR_FMT, column,
              STR_ARG(row.text[column]));
}

Test(cells, a_number_has_the_format_that_was_written_out_before_its_style_was_settled) {
    enum { OWN = 164, TIME = 19 };
    const double day = 46112; /* 31/3/2026 */

    cells_style(&cells, OWN);
    cells_style(&cells, TIME);
    cells_format(&cells, OWN, STR("dd/mm/yyyy"));
    cells_settle(&cells);
    cells_format(&cells, OWN, STR("0%"));
    cells_style(&cells, OWN); /* the first of a number counts */
    cells_settle(&cells);
    cells_style(&cells, OWN); /* never settled */
    for (uint32_t style = 0; style < 5; style++) {
        cr_expect_null(cells_put_number(&cells, &row, style, style, day));
    }
    expect_cell(0, ROW_DATE, "2026-03-31");
    cr_expect_eq(cells_class(&cells, 1), figure_class_of_id(TIME));
    expect_cell(2, ROW_DATE, "2026-03-31");
    expect_cell(3, ROW_NUMBER, "46112");
    expect_cell(4, ROW_NUMBER, "46112");
}

Test(cells, what_is_written_out_behind_is_not_for_the_styles_before) {
    enum { WHOLE = 1 };

    cells_style(&cells, WHOLE);
    cells_settle(&cells);
    cells_format(&cells, WHOLE, STR("dd/mm/yyyy")); /* of a condition */
    cells_settle(&cells);
    cr_expect_null(cells_put_number(&cells, &row, 0, 0, 46112));
    expect_cell(0, ROW_NUMBER, "46112");
}

Test(cells, a_cell_twice_or_beyond_the_sheet_or_a_text_that_is_not_there_is_told) {
    struct err e;

    cr_assert(cells_share(&cells, STR("Huế"), &e), "%s", e.what);
    cr_expect_null(cells_put_shared(&cells, &row, 0, 0));
    expect_cell(0, ROW_TEXT, "Huế");
    cr_expect_str_eq(cells_put_shared(&cells, &row, 1, 1), "một ô chỉ tới chữ dùng chung không có");
    cr_expect_str_eq(cells_put_text(&row, 0, STR("x")), "một ô có hai lần trong dòng");
    cr_expect_str_eq(cells_put_text(&row, ROW_CELLS_MOST, STR("x")),
                     "một dòng có hơn 16.384 ô, nằm ngoài trang tính");
    cr_expect_not(row.bad);
    cr_expect_null(cells_put_text(&row, 2, STR("a\x01")));
    cr_expect(row.bad, "a control character");
    cr_expect_null(cells_put_number(&cells, &row, 3, 0, 1e308 * 10));
    expect_cell(3, ROW_ERROR, "#NUM!");
}
