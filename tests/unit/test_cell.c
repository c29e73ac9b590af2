/* test_cell - blanks, missing values, flags and codes of office software. */

#include <criterion/criterion.h>

#include "ingest/cell.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

Test(cell, missing_values_are_known_in_every_writing) {
    static const struct {
        const char *text;
        bool missing;
    } row[] = {{"", true},
               {"-", true},
               {"---", true},
               {"–", true},
               {"——", true},
               {"đang cập nhật", true},
               {"Đang cập nhật", true},
               {"ĐANG CẬP NHẬT", true},
               {"đang  cập nhật", true},
               {"đang cập nhật", true}, /* decomposed */
               {"dang cap nhat", true},
               {"0", false},
               {"-1", false},
               {"-a", false},
               {"Đặng Cập Nhật", false}, /* a name */
               {"Đặng Thị Nhật", false},
               {"đ", false},
               {"d", false},
               {"\xe2", false}};

    for (size_t i = 0; i < COUNT(row); i++) {
        cr_assert_eq(cell_missing(str_from(row[i].text)), row[i].missing, "%s", row[i].text);
    }
}

Test(cell, blanks_of_every_kind_are_taken_off_the_ends) {
    static const struct {
        const char *text, *want;
    } row[] = {{" a ", "a"},
               {"\t\u00a0a b\u00a0 ", "a b"},
               {"\u200b\ufeffa\u202f", "a"},
               {"a\u00a0", "a"},
               {"a\u202f", "a"},
               {"a\u200b", "a"},
               {"a\ufeff", "a"},
               {"a\u2009", "a"},
               {"\u00a0", ""},
               {"", ""},
               {"à", "à"},
               {"ơ", "ơ"},
               {"\r\na\n", "a"},
               {"\u2019a\u2019", "\u2019a\u2019"}};

    for (size_t i = 0; i < COUNT(row); i++) {
        cr_assert(str_eq(cell_trim(str_from(row[i].text)), str_from(row[i].want)), "case %zu", i);
    }
}

Test(cell, plain_cells_need_neither_trimming_nor_a_look_for_missing_values) {
    /* for every first and last byte: what is called plain must be what the slow way leaves alone */
    for (int a = 1; a < 256; a++) {
        for (int z = 1; z < 256; z++) {
            const char text[2] = {(char)a, (char)z};
            const str s = {text, 2};

            if (cell_is_plain(s)) {
                cr_assert(str_eq(cell_trim(s), s), "%d %d", a, z);
                cr_assert_not(cell_missing(s), "%d %d", a, z);
            }
        }
    }
    cr_assert(cell_is_plain(STR("1234567890")));
    cr_assert_not(cell_is_plain(STR("")));
}

Test(cell, flags_are_yes_no_or_unclear) {
    static const struct {
        const char *text;
        enum cell_flag want;
    } row[] = {{"1", CELL_YES},
               {"0", CELL_NO},
               {"x", CELL_YES},
               {"X", CELL_YES},
               {"", CELL_NO},
               {"Có", CELL_YES},
               {"CÓ", CELL_YES},
               {"Không", CELL_NO},
               {"-", CELL_NO},
               {"---", CELL_NO},
               {"TRUE", CELL_YES},
               {"False", CELL_NO},
               {"2", CELL_UNCLEAR},
               {"y", CELL_UNCLEAR},
               {"1.0", CELL_YES},
               {"'0", CELL_NO},
               {"đang cập nhật", CELL_NO},
               {"NULL", CELL_NO},
               {"chưa", CELL_UNCLEAR},
               {"Yes", CELL_YES},
               {"✓", CELL_YES},
               {"v", CELL_YES},
               {"Đang tham gia", CELL_YES},
               {"Chưa tham gia", CELL_NO},
               {"Không tham gia", CELL_NO},
               {"Tham gia", CELL_YES},
               {"✗", CELL_UNCLEAR}};

    for (size_t i = 0; i < COUNT(row); i++) {
        cr_assert_eq(cell_flag(str_from(row[i].text)), row[i].want, "%s", row[i].text);
    }
}

Test(cell, codes_lose_what_excel_added) {
    static const struct {
        const char *text, *want;
        bool damaged;
    } row[] = {{"'0123", "0123", false},
               {"=\"0123\"", "0123", false},
               {"=\"\"", "=\"\"", false},
               {"=\"0123", "=\"0123", false},
               {"5986.0", "5986", false},
               {"5986,0", "5986", false},
               {"TZ1.0", "TZ1.0", false},
               {"1.0", "1", false},
               {"1.00", "1.00", false},
               {"1.23E+09", "1.23E+09", true},
               {"1,23E+09", "1,23E+09", true},
               {"1E+09", "1E+09", true},
               {"12E05", "12E05", false},
               {"TZH490L", "TZH490L", false},
               {"'", "'", false},
               {"", "", false},
               {"1e-5", "1e-5", true}};

    for (size_t i = 0; i < COUNT(row); i++) {
        cr_assert(str_eq(cell_code(str_from(row[i].text)), str_from(row[i].want)), "%s",
                  row[i].text);
        cr_assert_eq(cell_damaged(str_from(row[i].text)), row[i].damaged, "%s", row[i].text);
    }
}

Test(cell, a_code_is_of_ascii_letters_digits_and_few_marks_and_no_longer_than_a_code) {
    static const struct {
        const char *text;
        bool codelike, digit;
    } row[] = {{"12", true, true},
               {"Az09.z_/-", true, true},
               {"ABC", true, false},
               {"'01", true, true},
               {"0'1", false, true},
               {"A 1", false, true},
               {"A,1", false, true},
               {"Đ1", false, true},
               {"@", false, false},
               {"[", false, false},
               {"`", false, false},
               {"{", false, false},
               {"", false, false},
               {"12345678901234567890123456789012", true, true},
               {"123456789012345678901234567890123", false, true}};

    for (size_t i = 0; i < COUNT(row); i++) {
        cr_expect_eq(cell_codelike(str_from(row[i].text)), row[i].codelike, "%s", row[i].text);
        cr_expect_eq(cell_has_digit(str_from(row[i].text)), row[i].digit, "%s", row[i].text);
    }
}

/* What turns the direction is turned back.  Zero-width space and right-to-left mark are the ends of their row of marks; the thin space is a blank. */
Test(cell, marks_without_a_shape_are_no_part_of_a_word) {
    static const struct {
        const char *text, *want;
    } row[] = {{"1\u200b2", "12"},       {"1\u200f2", "12"}, {"1\u200a2", "1 2"},
               {"1\u20102", "1\u20102"}, {"a\u00adb", "ab"}, {"a\u202ab\u202c", "ab"},
               {"a\u202eb\u202c", "ab"}, {"a\u2060b", "ab"}, {"a\u2064b", "ab"},
               {"a\u2066b\u2069", "ab"}, {"a\u2069b", "ab"}, {"\uff11\uff5e", "1~"}};
    struct arena a = ARENA_EMPTY;

    for (size_t i = 0; i < COUNT(row); i++) {
        cr_expect(str_eq(cell_clean(&a, str_from(row[i].text)), str_from(row[i].want)), "case %zu",
                  i);
    }
    arena_free(&a);
}

/* Of a part of a longer text, too: what stands behind it is not looked at. */
Test(cell, digits_are_told_of_the_text_alone) {
    static const struct {
        const char *text;
        size_t n;
        bool all, some;
    } row[] = {{"", 0, false, false},    {"7", 0, false, false},   {"0", 1, true, true},
               {"12x", 2, true, true},   {"x12", 1, false, false}, {"1x2", 3, false, true},
               {"190/", 4, false, true}, {"19:", 3, false, true},  {"/:", 2, false, false}};

    for (size_t i = 0; i < COUNT(row); i++) {
        const str s = {row[i].text, row[i].n};

        cr_expect_eq(cell_digits(s), row[i].all, "case %zu", i);
        cr_expect_eq(cell_has_digit(s), row[i].some, "case %zu", i);
    }
}
