/* test_cell - blanks, missing values, flags and codes of office software. */

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

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

/* A code point at a time, alone between two letters: those without a shape go, blanks of every width become one blank, full-width
 * signs become ASCII, and what is next to each of these groups stays. */
Test(cell, each_code_point_next_to_a_group_is_none_of_it) {
    static const struct {
        const char *point;
        const char *want; /* NULL: as it is */
    } row[] = {
        /* NOLINTBEGIN(misc-misleading-bidirectional): signs that turn the direction are among those that go */
        {"\u00a0", " "},  {"\u00ac", NULL}, {"\u00ad", ""},   {"\u00ae", NULL}, {"\u180d", NULL},
        {"\u180e", ""},   {"\u180f", NULL}, {"\u1fff", NULL}, {"\u2000", " "},  {"\u2009", " "},
        {"\u200a", " "},  {"\u200b", ""},   {"\u200f", ""},   {"\u2010", NULL}, {"\u2029", NULL},
        {"\u202a", ""},   {"\u202e", ""},   {"\u202f", " "},  {"\u2030", NULL}, {"\u205e", NULL},
        {"\u205f", " "},  {"\u2060", ""},   {"\u2064", ""},   {"\u2065", NULL}, {"\u2066", ""},
        {"\u2069", ""},   {"\u206a", NULL}, {"\u2fff", NULL}, {"\u3000", " "},  {"\u3001", NULL},
        {"\ufefe", NULL}, {"\ufeff", ""},   {"\uff00", NULL}, {"\uff01", "!"},  {"\uff10", "0"},
        {"\uff3a", "Z"},  {"\uff5e", "~"},  {"\uff5f", NULL}, {"\u1ed0", NULL},
        /* NOLINTEND(misc-misleading-bidirectional) */
    };
    struct arena a = ARENA_EMPTY;

    for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
        char text[16];
        char want[16];

        (void)snprintf(text, sizeof text, "a%sb", row[i].point);
        (void)snprintf(want, sizeof want, "a%sb", row[i].want == NULL ? row[i].point : row[i].want);
        cr_expect(str_eq(cell_clean(&a, str_from(text)), str_from(want)), "case %zu", i);
    }
    arena_free(&a);
}

Test(cell, digits_get_zeros_in_front_up_to_a_width) {
    static const struct {
        const char *text;
        size_t width;
        const char *want;
    } row[] = {{"7", 5, "00007"},
               {"1234", 5, "01234"},
               {"12345", 5, "12345"},
               {"123456", 5, "123456"},
               {"12", 10, "0000000012"}};

    for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
        char room[16];
        const str s = str_from(row[i].text);
        str got;

        memset(room, 'x', sizeof room);
        got = cell_widen(s, row[i].width, room + 2);
        cr_expect(str_eq(got, str_from(row[i].want)), "%s", row[i].text);
        cr_expect_eq(got.p == s.p, s.n >= row[i].width, "%s", row[i].text);
        cr_expect(room[1] == 'x' && room[2 + row[i].width] == 'x', "%s", row[i].text);
    }
}

/* One sign, alone and behind a letter. */
Test(cell, the_signs_of_a_code_are_these) {
    static const char signs[] = "._/-";

    for (int c = 1; c < 128; c++) {
        const char text[] = {'b', (char)c};
        const bool of_a_code = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
                               (c >= 'a' && c <= 'z') || strchr(signs, c) != NULL;

        cr_expect_eq(cell_codelike((str){text, 2}), of_a_code, "%d", c);
        cr_expect_eq(cell_codelike((str){text + 1, 1}), of_a_code || c == '\'', "%d", c);
    }
    cr_expect_not(cell_codelike(STR("")));
}

Test(cell, what_excel_added_to_the_shortest_codes_goes_too) {
    static const struct {
        const char *text, *want;
        bool damaged;
    } row[] = {{"'", "'", false},         {"'1", "1", false},       {"=\"\"", "=\"\"", false},
               {"=\"1\"", "1", false},    {"=\"", "=\"", false},    {"1.0", "1", false},
               {".0", ".0", false},       {"0", "0", false},        {"1,0", "1", false},
               {"1E+9", "1E+9", true},    {"1E+", "1E+", false},    {"E+9", "E+9", false},
               {".1E+9", ".1E+9", false}, {"1.E-9", "1.E-9", true}, {"1E9", "1E9", false}};

    for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
        cr_expect(str_eq(cell_code(str_from(row[i].text)), str_from(row[i].want)), "%s",
                  row[i].text);
        cr_expect_eq(cell_damaged(str_from(row[i].text)), row[i].damaged, "%s", row[i].text);
    }
}

/* A cell is a part of a longer text, whose letters behind it may be blanks. */
Test(cell, nothing_behind_or_before_a_cell_is_taken_off) {
    static const char text[] = "  a  ";

    cr_expect_eq(cell_trim((str){text + 2, 1}).n, 1);
    cr_expect_eq(cell_trim((str){text, 1}).n, 0);
    cr_expect_eq(cell_trim((str){text + 1, 0}).n, 0);
    cr_expect_eq(cell_trim((str){text, 5}).p, text + 2);
    cr_expect_eq(cell_trim((str){text, 3}).n, 1);
}
