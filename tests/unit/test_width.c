/* width - text measured as Times New Roman sets it. */

#include <criterion/criterion.h>

#include "workbook/width.h"

static const struct {
    const char *text;
    bool bold;
    double pt; /* at 10 pt; from the font's published widths, added by hand */
} widths[] = {
    {"", false, 0},
    {"1.188.826", false, 7 * 5.0 + 2 * 2.5},
    {"-12,50%", false, 3.33 + 4 * 5.0 + 2.5 + 8.33},
    {"AV", false, 7.22 + 7.22},
    {"AV", true, 7.22 + 7.22},
    {"Phú", false, 5.56 + 5.0 + 5.0},
    {"ệ", false, 4.44},
    {"Ẫ", false, 7.22},
    {"đ", true, 5.56},
};

Test(width, letters_with_marks_are_as_wide_as_their_base) {
    for (size_t i = 0; i < sizeof widths / sizeof widths[0]; i++) {
        cr_expect_float_eq(width_of(str_from(widths[i].text), widths[i].bold, 10), widths[i].pt,
                           1e-9, "%zu: %f", i,
                           width_of(str_from(widths[i].text), widths[i].bold, 10));
    }
}

static const struct {
    const char *text;
    double room;
    unsigned lines;
} breaks[] = {
    {"", 100, 1},          {"11 11", 30, 1}, /* 10 + 2,5 + 10 */
    {"11 11", 20, 2},      {"11 11 11", 22.5, 2},
    {"11\u00A011", 20, 2}, /* one word wider than the room: broken where it must be */
    {"1111111111", 20, 3}, /* 50 */
    {"a  b", 100, 1},
};

Test(width, lines_break_at_spaces_only_unless_a_word_is_too_long) {
    for (size_t i = 0; i < sizeof breaks / sizeof breaks[0]; i++) {
        const unsigned got = width_lines(str_from(breaks[i].text), false, 10, breaks[i].room);

        cr_expect_eq(got, breaks[i].lines, "%zu: %u", i, got);
    }
}

Test(width, the_longest_word_ends_at_a_space_not_at_a_no_break_space) {
    cr_expect_float_eq(width_of_longest_word(STR("1 111 11"), false, 10), 15, 1e-9);
    cr_expect_float_eq(width_of_longest_word(STR("1\u00A0111 11"), false, 10), 22.5, 1e-9);
}

Test(width, both_widths_are_those_that_are_asked_for_one_by_one) {
    static const char *const text[] = {"", " ", "1 111 11", "Phường Ẫ của tỉnh", "\xff ~\n", "a  "};

    for (size_t i = 0; i < sizeof text / sizeof text[0]; i++) {
        const str s = str_from(text[i]);
        double longest;
        const double whole = width_of_words(s, true, 12, &longest);

        cr_expect_float_eq(whole, width_of(s, true, 12), 1e-9, "%zu", i);
        cr_expect_float_eq(longest, width_of_longest_word(s, true, 12), 1e-9, "%zu", i);
    }
}

/* Of the widest letters (10 pt of 10), and one byte less room. */
Test(width, a_room_as_wide_as_the_letters_can_be_holds_them_on_one_line) {
    cr_expect_eq(width_lines(STR("WWWW"), true, 10, 40), 1);
    cr_expect_eq(width_lines(STR("WWWW"), true, 10, 39.9), 2);
    cr_expect_eq(width_lines(STR("W W W"), true, 10, 35), 1); /* 10 + 2,5 + 10 + 2,5 + 10 */
    cr_expect_eq(width_lines(STR("W W W"), true, 10, 34.9), 2);
}
