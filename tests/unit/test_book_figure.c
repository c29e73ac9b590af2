/* test_book_figure - cells of workbooks: numbers by Python, days by its calendar, formats by ECMA-376 18.8.30, errors by [MS-XLS]. */

#include <criterion/criterion.h>
#include <string.h>

#include "office/figure.h"
#include "office/row.h"

Test(book_figure, the_built_in_formats_are_days_where_the_standard_says_so) {
    static const unsigned days[] = {14, 15, 16, 17, 22, 27, 28, 29, 30, 31,
                                    36, 50, 51, 52, 53, 54, 55, 56, 57, 58};

    for (unsigned id = 0; id < 70; id++) {
        enum figure_class want = id == 9 || id == 10 ? FIGURE_PERCENT : FIGURE_PLAIN;

        for (size_t i = 0; i < sizeof days / sizeof days[0]; i++) {
            want = days[i] == id ? FIGURE_DATE : want;
        }
        cr_expect_eq(figure_class_of_id(id), want, "format %u", id);
    }
}

static const struct {
    const char *code;
    enum figure_class want;
} codes[] = {
    {"", FIGURE_PLAIN},          {"General", FIGURE_PLAIN},   {"#,##0", FIGURE_PLAIN},
    {"0.00%", FIGURE_PERCENT},   {"d", FIGURE_DATE},          {"D", FIGURE_DATE},
    {"y", FIGURE_DATE},          {"Y", FIGURE_DATE},          {"m", FIGURE_DATE},
    {"M", FIGURE_DATE},          {"h:mm", FIGURE_PLAIN},      {"H:MM", FIGURE_PLAIN},
    {"mm:ss", FIGURE_PLAIN},     {"MM:SS", FIGURE_PLAIN},     {"d h:mm", FIGURE_DATE},
    {"d;0", FIGURE_DATE},        {"0;d", FIGURE_PLAIN},       {";d", FIGURE_PLAIN},
    {"\"\"d", FIGURE_DATE},      {"\"d\"0", FIGURE_PLAIN},    {"\"d\"d", FIGURE_DATE},
    {"0\"d", FIGURE_PLAIN},      {"[Red]d", FIGURE_DATE},     {"[d]0", FIGURE_PLAIN},
    {"[d", FIGURE_PLAIN},        {"\\d0", FIGURE_PLAIN},      {"_d0", FIGURE_PLAIN},
    {"*d0", FIGURE_PLAIN},       {"\\dd", FIGURE_DATE},       {"0\\", FIGURE_PLAIN},
    {"0\"%\"", FIGURE_PLAIN},    {"dd/mm/yyyy", FIGURE_DATE}, {"[$-42A]d mmm yyyy;@", FIGURE_DATE},
    {"0\" d\";d", FIGURE_PLAIN},
};

Test(book_figure, the_letters_that_count_make_a_format_one_of_days) {
    for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++) {
        cr_expect_eq(figure_class_of_code(str_from(codes[i].code)), codes[i].want, "%s",
                     codes[i].code);
    }
}

static const struct {
    double v;
    enum figure_class c;
    bool since_1904;
    const char *want;
    enum row_kind kind;
} figures[] = {
    {0, FIGURE_PLAIN, false, "0", ROW_NUMBER},
    {-12, FIGURE_PLAIN, false, "-12", ROW_NUMBER},
    {100, FIGURE_PLAIN, false, "100", ROW_NUMBER},
    {999999999999999, FIGURE_PLAIN, false, "999999999999999", ROW_NUMBER},
    {1e15, FIGURE_PLAIN, false, "1E+15", ROW_NUMBER},
    {1234567890123456, FIGURE_PLAIN, false, "1.23456789012346E+15", ROW_NUMBER},
    {-2.5e20, FIGURE_PLAIN, false, "-2.5E+20", ROW_NUMBER},
    {1e100, FIGURE_PLAIN, false, "1E+100", ROW_NUMBER},
    {1.23e16, FIGURE_PLAIN, false, "1.23E+16", ROW_NUMBER},
    {0.1 + 0.2, FIGURE_PLAIN, false, "0.3", ROW_NUMBER},
    {-0.5, FIGURE_PLAIN, false, "-0.5", ROW_NUMBER},
    {123.456, FIGURE_PLAIN, false, "123.456", ROW_NUMBER},
    {1.5, FIGURE_PLAIN, false, "1.5", ROW_NUMBER},
    {0.012, FIGURE_PLAIN, false, "0.012", ROW_NUMBER},
    {0.123456789012345, FIGURE_PLAIN, false, "0.123456789012345", ROW_NUMBER},
    {1.5e-10, FIGURE_PLAIN, false, "0.00000000015", ROW_NUMBER},
    {1.5e-11, FIGURE_PLAIN, false, "1.5E-11", ROW_NUMBER},
    {0, FIGURE_PERCENT, false, "0%", ROW_NUMBER},
    {0.965, FIGURE_PERCENT, false, "96.5%", ROW_NUMBER},
    {0.01, FIGURE_PERCENT, false, "1%", ROW_NUMBER},
    {0.001, FIGURE_PERCENT, false, "0.1%", ROW_NUMBER},
    {1, FIGURE_PERCENT, false, "100%", ROW_NUMBER},
    {1234567890123.5, FIGURE_PERCENT, false, "123456789012350%", ROW_NUMBER},
    {12345678901234.5, FIGURE_PERCENT, false, "1.23456789012345E+15%", ROW_NUMBER},
    {1, FIGURE_DATE, false, "1900-01-01", ROW_DATE},
    {59, FIGURE_DATE, false, "1900-02-28", ROW_DATE},
    {60, FIGURE_DATE, false, "1900-02-29", ROW_DATE},
    {61, FIGURE_DATE, false, "1900-03-01", ROW_DATE},
    {46112, FIGURE_DATE, false, "2026-03-31", ROW_DATE},
    {46022, FIGURE_DATE, false, "2025-12-31", ROW_DATE},
    {45940, FIGURE_DATE, false, "2025-10-10", ROW_DATE},
    {45981, FIGURE_DATE, false, "2025-11-20", ROW_DATE},
    {46112 + 86399.4 / 86400, FIGURE_DATE, false, "2026-03-31", ROW_DATE},
    {46112 + 86399.6 / 86400, FIGURE_DATE, false, "2026-04-01", ROW_DATE},
    {2958465, FIGURE_DATE, false, "9999-12-31", ROW_DATE},
    {2958466, FIGURE_DATE, false, "2958466", ROW_NUMBER},
    {0, FIGURE_DATE, false, "0", ROW_NUMBER},
    {-1, FIGURE_DATE, false, "-1", ROW_NUMBER},
    {0, FIGURE_DATE, true, "1904-01-01", ROW_DATE},
    {-1, FIGURE_DATE, true, "-1", ROW_NUMBER},
    {44650, FIGURE_DATE, true, "2026-03-31", ROW_DATE},
    {2957003, FIGURE_DATE, true, "9999-12-31", ROW_DATE},
    {2957004, FIGURE_DATE, true, "2957004", ROW_NUMBER}, /* the year 10000 */
};

Test(book_figure, a_number_is_the_text_that_an_office_program_shows) {
    for (size_t i = 0; i < sizeof figures / sizeof figures[0]; i++) {
        char out[FIGURE_TEXT];
        enum row_kind kind = ROW_ERROR;
        const size_t n = figure_text(figures[i].v, figures[i].c, figures[i].since_1904, out, &kind);

        cr_expect(str_eq((str){out, n}, str_from(figures[i].want)), "%s: %.*s", figures[i].want,
                  (int)n, out);
        cr_expect_eq(kind, figures[i].kind, "%s", figures[i].want);
    }
}

Test(book_figure, a_text_that_is_a_number_is_read_and_nothing_else) {
    static const struct {
        const char *text;
        double want;
        bool ok, plain;
    } rows[] = {{"", 0, false, false},
                {"0", 0, true, true},
                {"7", 7, true, true},
                {"-7", -7, true, true},
                {"-12", -12, true, true},
                {"-0", 0, true, false},
                {"00", 0, true, false},
                {"01", 1, true, false},
                {"-01", -1, true, false},
                {"-", 0, false, false},
                {"1a", 0, false, false},
                {"a1", 0, false, false},
                {"1.5", 1.5, true, false},
                {"1e3", 1000, true, false},
                {"1E3", 1000, true, false},
                {"+5", 5, true, false},
                {"nan", 0, false, false},
                {"0x1", 0, false, false},
                {"1e999", 0, false, false},
                {"1.2.3", 0, false, false},
                {"12e", 0, false, false},
                {"999999999999999", 999999999999999, true, true},
                {"1000000000000000", 1e15, true, false},
                {"-999999999999999", -999999999999999, true, true}};
    char text[402];
    double out = 5;

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        double v = 0;

        cr_expect_eq(figure_read(str_from(rows[i].text), &v), rows[i].ok, "\"%s\"", rows[i].text);
        cr_expect(!rows[i].ok || (v >= rows[i].want && v <= rows[i].want), "\"%s\"", rows[i].text);
        cr_expect_eq(figure_is_plain(str_from(rows[i].text)), rows[i].plain, "\"%s\"",
                     rows[i].text);
    }
    cr_expect_not(figure_read((str){"1\0", 2}, &out));
    memset(text, '0', sizeof text);
    text[398] = '1';
    cr_expect(figure_read((str){text, 399}, &out));
    cr_expect(out >= 1 && out <= 1);
    cr_expect_not(figure_read((str){text, 400}, &out));
}

Test(book_figure, a_row_keeps_each_cell_once_and_begins_empty) {
    struct row r;

    row_start(&r);
    cr_expect_eq(r.number, 0);
    row_begin(&r, 7);
    cr_expect(row_put(&r, 2, ROW_EMPTY, STR("")), "an empty cell is none");
    cr_expect_eq(r.n, 0);
    cr_expect(row_put(&r, 5, ROW_TEXT, STR("a")));
    cr_expect_eq(r.n, 6);
    cr_expect(row_put(&r, 2, ROW_NUMBER, STR("1")));
    cr_expect_eq(r.n, 6);
    cr_expect_not(row_put(&r, 5, ROW_TEXT, STR("b")));
    cr_expect(str_eq(r.text[5], STR("a")));
    cr_expect(row_put(&r, ROW_CELLS_MOST - 1, ROW_TEXT, STR("c")));
    cr_expect_not(row_put(&r, ROW_CELLS_MOST, ROW_TEXT, STR("d")));
    cr_expect_eq(r.n, ROW_CELLS_MOST);
    r.hidden = true;
    r.bad = true;
    row_begin(&r, 8);
    cr_expect_eq(r.number, 8);
    cr_expect_eq(r.n, 0);
    cr_expect_not(r.hidden);
    cr_expect_not(r.bad);
    cr_expect_eq(r.kind[5], ROW_EMPTY);
    cr_expect_eq(r.text[5].n, 0);
    row_free(&r);
    cr_expect_eq(r.number, 0);
}

Test(book_figure, a_cell_holds_64_kb_of_letters_and_an_error_has_its_name) {
    static char text[64 * 1024 + 1];
    static const struct {
        unsigned code;
        const char *name;
    } errors[] = {{0x00, "#NULL!"}, {0x07, "#DIV/0!"}, {0x0f, "#VALUE!"}, {0x17, "#REF!"},
                  {0x1d, "#NAME?"}, {0x24, "#NUM!"},   {0x2a, "#N/A"},    {0x2b, "#ERROR"}};

    memset(text, 'a', sizeof text);
    cr_expect(row_text_is_good((str){text, 64 * 1024}));
    cr_expect_not(row_text_is_good((str){text, sizeof text}));
    cr_expect_not(row_text_is_good(STR("a\x01")));
    for (size_t i = 0; i < sizeof errors / sizeof errors[0]; i++) {
        cr_expect(str_eq(row_error_text(errors[i].code), str_from(errors[i].name)), "%s",
                  errors[i].name);
    }
}
