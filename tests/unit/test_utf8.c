/* test_utf8 - validation, code points, NFC, case.  Expected values from the Unicode standard. */

#include <criterion/criterion.h>
#include <string.h>

#include "text/utf8.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

static struct arena arena;
static void
drop(void) {
    arena_free(&arena);
}
TestSuite(utf8, .fini = drop);

Test(utf8, well_formed_sequences_at_every_border_are_valid_and_their_neighbours_are_not) {
    static const struct {
        const char *text;
        size_t n;
        int32_t cp; /* -1: bad */
    } row[] = {
        {"\x00", 1, 0},
        {"\x7f", 1, 0x7f},
        {"\x80", 1, -1},
        {"\xbf", 1, -1},
        {"\xc0\x80", 2, -1},
        {"\xc1\xbf", 2, -1},
        {"\xc2\x80", 2, 0x80},
        {"\xdf\xbf", 2, 0x7ff},
        {"\xdf", 1, -1},
        {"\xdf\x3f", 2, -1},
        {"\xe0\x9f\xbf", 3, -1},
        {"\xe0\xa0\x80", 3, 0x800},
        {"\xe1\xbb\x87", 3, 0x1ec7},
        {"\xe1\xbb", 2, -1},
        {"\xe1\xbb\xc7", 3, -1},
        {"\xed\x9f\xbf", 3, 0xd7ff},
        {"\xed\xa0\x80", 3, -1},
        {"\xed\xbf\xbf", 3, -1},
        {"\xee\x80\x80", 3, 0xe000},
        {"\xef\xbf\xbf", 3, 0xffff},
        {"\xf0\x8f\xbf\xbf", 4, -1},
        {"\xf0\x90\x80\x80", 4, 0x10000},
        {"\xf4\x8f\xbf\xbf", 4, 0x10ffff},
        {"\xf4\x90\x80\x80", 4, -1},
        {"\xf5\x80\x80\x80", 4, -1},
        {"\xff", 1, -1},
    };
    for (size_t i = 0; i < COUNT(row); i++) {
        const str s = {row[i].text, row[i].n};
        size_t at = 0;

        cr_assert_eq(utf8_next(s, &at), row[i].cp, "row %zu", i);
        cr_assert_eq(at, row[i].cp < 0 ? 1 : row[i].n, "row %zu", i);
        cr_assert_eq(utf8_valid(s), row[i].cp >= 0, "row %zu", i);
    }
}

Test(utf8, every_code_point_is_written_and_read_back) {
    struct buf b = {0};

    for (uint32_t cp = 0; cp <= 0x10ffff; cp++) {
        size_t at = 0;

        if (cp >= 0xd800 && cp < 0xe000) {
            continue;
        }
        buf_clear(&b);
        utf8_put(&b, cp);
        if (utf8_next(buf_view(&b), &at) != (int32_t)cp || at != b.n) {
            cr_assert_fail("U+%04X", cp);
        }
    }
    buf_free(&b);
}

Test(utf8, a_bad_byte_is_found_at_every_offset) {
    char text[40];

    for (size_t i = 0; i < sizeof text; i++) {
        memset(text, 'a', sizeof text);
        cr_assert(utf8_valid((str){text, sizeof text}) && utf8_clean((str){text, sizeof text}));
        text[i] = (char)0xfe;
        cr_assert_not(utf8_valid((str){text, sizeof text}));
        cr_assert_not(utf8_clean((str){text, sizeof text}));
        text[i] = 0x7f;
        cr_assert_not(utf8_clean((str){text, sizeof text}));
        text[i] = 0x1f;
        cr_assert_not(utf8_clean((str){text, sizeof text}));
        text[i] = 0;
        cr_assert_not(utf8_clean((str){text, sizeof text}));
        text[i] = '\t';
        cr_assert(utf8_clean((str){text, sizeof text}));
    }
}

Test(utf8, clean_text_holds_no_controls_and_no_noncharacters) {
    static const struct {
        const char *text;
        bool clean;
    } row[] = {{"Xã Đình Lập\t1\r\n", true},
               {"a\u00a0b", true},
               {"a\xc2\x85"
                "b",
                false},
               {"a\ufdd0", false},
               {"a\ufffe", false},
               {"a\uffff", false},
               {"\U0001fffe", false},
               {"\U0001f600", true},
               {"\ufffd", true},
               {"a\x0b", false},
               {"\ue000", true},
               {"", true}};
    for (size_t i = 0; i < COUNT(row); i++) {
        cr_assert_eq(utf8_clean(str_from(row[i].text)), row[i].clean, "row %zu", i);
    }
}

static const struct {
    const char *in, *nfc;
} form[] = {
    {"abc", "abc"},
    {"", ""},
    {"Hệ", "Hệ"},
    {"He\u0323\u0302", "Hệ"}, /* NFD */
    {"He\u0302\u0323", "Hệ"}, /* typed the other way round */
    {"H\u00ea\u0323", "Hệ"},  /* Unicode tổ hợp */
    {"u\u031b\u0301", "ứ"},
    {"\u01b0\u0301", "ứ"},
    {"\u212b", "Å"}, /* Angstrom sign */
    {"\u0340", "\u0300"},
    {"q\u0307\u0323", "q\u0323\u0307"}, /* order of marks */
    {"\u1100\u1161\u11a8", "\uac01"},
    {"\u0958", "\u0915\u093c"}, /* composition exclusion */
    {"中文", "中文"},
    {"\u2026 \u201cx\u201d – 5\u20ab", "\u2026 \u201cx\u201d – 5\u20ab"},
};

Test(utf8, nfc_composes_whatever_the_order_of_typing) {
    for (size_t i = 0; i < COUNT(form); i++) {
        const str s = str_from(form[i].in);
        const str nfc = utf8_nfc(&arena, s);

        cr_assert(str_eq(nfc, str_from(form[i].nfc)), "row %zu: %.*s", i, (int)nfc.n, nfc.p);
        cr_assert_eq(nfc.p == s.p, strcmp(form[i].in, form[i].nfc) == 0, "row %zu", i);
        cr_assert_eq(utf8_is_nfc(s), strcmp(form[i].in, form[i].nfc) == 0, "row %zu", i);
    }
}

Test(utf8, what_is_no_utf8_stays_as_it_is) {
    struct arena a = ARENA_EMPTY;
    const str half = STR("S\xe1\xbb");
    const str got = utf8_nfc(&a, half);

    cr_expect(got.p == half.p && got.n == half.n);
    arena_free(&a);
}

Test(utf8, a_piece_composed_by_code_points_equals_the_nfc_of_its_text) {
    for (size_t i = 0; i < COUNT(form); i++) {
        const str s = str_from(form[i].in);
        uint32_t cp[UTF8_PIECE];
        struct buf b = {0};
        size_t n = 0;

        for (size_t at = 0; at < s.n;) {
            cp[n++] = (uint32_t)utf8_next(s, &at);
        }
        utf8_compose(&b, cp, n);
        cr_assert_str_eq(buf_z(&b), form[i].nfc, "row %zu", i);
        buf_free(&b);
    }
}

Test(utf8, what_stands_alone_is_its_own_nfc_also_after_a_letter) {
    for (uint32_t cp = 1; cp <= 0x10ffff; cp++) {
        struct buf b = {0};

        if ((cp >= 0xd800 && cp < 0xe000) || !utf8_stands_alone(cp)) {
            continue;
        }
        if (cp >= 0x300 && cp < 0xac00 && !(cp >= 0x3400 && cp < 0x9fff)) {
            const uint32_t pair[2] = {'a', cp};
            struct buf c = {0};

            utf8_compose(&b, pair, 2);
            buf_char(&c, 'a');
            utf8_put(&c, cp);
            cr_assert(str_eq(buf_view(&b), buf_view(&c)), "U+%04X", cp);
            buf_free(&c);
        }
        buf_free(&b);
    }
    cr_assert_not(utf8_stands_alone(0x301));
    cr_assert_not(utf8_stands_alone(0x323));
    cr_assert_not(utf8_stands_alone(0x212b));
    cr_assert_not(utf8_stands_alone(0x1161));
    cr_assert(utf8_stands_alone(0x1ec7));
}

/* The same questions asked one code point at a time. */
static bool
slowly_clean(str s) {
    for (size_t at = 0; at < s.n;) {
        const int32_t cp = utf8_next(s, &at);

        if (cp < 0 || (cp < 0x20 && cp != 9 && cp != 10 && cp != 13) || (cp >= 0x7f && cp < 0xa0) ||
            (cp >= 0xfdd0 && cp <= 0xfdef) || (cp & 0xfffe) == 0xfffe) {
            return false;
        }
    }
    return true;
}

static size_t
slowly_plain(str s) {
    size_t at = 0;
    size_t after = 0;

    while (after < s.n) {
        const int32_t cp = utf8_next(s, &after);

        if (cp < 0 || !utf8_stands_alone((uint32_t)cp)) {
            break;
        }
        at = after;
    }
    return at;
}

Test(utf8, the_fast_ways_agree_with_the_slow_one) {
    static const char *const piece[] = {"a",
                                        "Z9,",
                                        "plain ascii",
                                        "\n",
                                        "\t",
                                        "\x7f",
                                        "\x1f",
                                        "\xc2\x85",
                                        "\xc2\xa0",
                                        "\xc3\xa0",
                                        "\xc4\x91",
                                        "\xc6\xb0",
                                        "\xe1\xbb\x87",
                                        "\xe1\xba",
                                        "\xe1",
                                        "\xcc\x81",
                                        "\xef\xbf\xbf",
                                        "\xe2\x80\x93",
                                        "\xf0\x9f\x98\x80",
                                        "\xff",
                                        "\x80"};
    size_t clean = 0;
    unsigned seed = 7;

    for (int round = 0; round < 50000; round++) {
        struct buf b = {0};
        str s;
        size_t ascii = 0;

        for (int i = 0; i < 1 + round % 9; i++) {
            seed = seed * 1103515245U + 12345U;
            buf_text(&b, piece[(seed >> 16) % (round % 2 == 0 ? COUNT(piece) : 13)]);
        }
        s = buf_view(&b);
        while (ascii < s.n && (unsigned char)s.p[ascii] < 0x80) {
            ascii++;
        }
        cr_assert_eq(utf8_ascii_run(s), ascii);
        cr_assert_eq(utf8_clean(s), slowly_clean(s), "round %d", round);
        cr_assert_eq(utf8_plain_run(s), slowly_plain(s), "round %d", round);
        clean += utf8_clean(s);
        buf_free(&b);
    }
    cr_assert(clean > 1000 && clean < 49000, "%zu", clean); /* both answers were seen */
}

Test(utf8, a_beginning_is_partial_if_and_only_if_it_can_be_made_whole) {
    for (unsigned two = 0; two < 0x10000; two++) {
        char text[4] = {(char)(two >> 8), (char)(two & 0xff), (char)0x80, (char)0x80};
        bool one_whole = false; /* some second byte makes the first byte's sequence whole */
        bool two_whole = false;

        for (unsigned second = 0x80; second < 0xc0; second++) {
            char other[4] = {text[0], (char)second, (char)0x80, (char)0x80};
            size_t at = 0;

            one_whole = one_whole || (utf8_next((str){other, 4}, &at) >= 0 && at > 1);
        }
        for (size_t n = 3; n <= 4; n++) {
            size_t at = 0;

            two_whole = two_whole || (utf8_next((str){text, n}, &at) >= 0 && at == n);
        }
        cr_assert_eq(utf8_is_partial((str){text, 1}), one_whole, "%04x", two);
        cr_assert_eq(utf8_is_partial((str){text, 2}), two_whole, "%04x", two);
        cr_assert_eq(utf8_is_partial((str){text, 3}), two_whole && (two >> 8) >= 0xf0, "%04x", two);
        cr_assert_not(utf8_is_partial((str){text, 4}));
    }
    cr_assert_not(utf8_is_partial((str){"", 0}));
}

Test(utf8, case_is_changed_letter_by_letter) {
    cr_assert(str_eq(utf8_upper(&arena, STR("xã Đồng Đăng 1 ệ ư ÿ")), STR("XÃ ĐỒNG ĐĂNG 1 Ệ Ư Ÿ")));
    cr_assert(str_eq(utf8_lower(&arena, STR("XÃ ĐỒNG ĐĂNG 1 Ệ Ư")), STR("xã đồng đăng 1 ệ ư")));
    cr_assert(str_eq(utf8_capital(&arena, STR("đồng Đăng")), STR("Đồng Đăng")));
    cr_assert(str_eq(utf8_capital(&arena, STR("6 tháng")), STR("6 tháng")));
    cr_assert(str_eq(utf8_capital(&arena, STR("")), STR("")));
    cr_assert(str_eq(utf8_upper(&arena, STR("a\xff\xe1")), STR("A\xff\xe1")));
    cr_assert(str_eq(utf8_upper(&arena, STR("ɐɐɐ")), STR("ⱯⱯⱯ"))); /* two bytes become three */
}

Test(utf8, lengths_count_letters_and_a_cut_never_splits_one) {
    const str s = STR("Đặng 😀x");

    cr_assert_eq(utf8_length(s), 7);
    cr_assert_eq(utf8_utf16_units(s), 8);
    cr_assert(str_eq(utf8_cut(s, 2), STR("Đặ")));
    cr_assert(str_eq(utf8_cut(s, 6), STR("Đặng 😀")));
    cr_assert(str_eq(utf8_cut(s, 99), s));
    cr_assert_eq(utf8_cut(s, 0).n, 0);
}

Test(utf8, letters_and_digits_are_told_from_the_rest) {
    cr_assert(utf8_is_letter('a') && utf8_is_letter(0x1ec7) && utf8_is_letter(0x110));
    cr_assert_not(utf8_is_letter('1') || utf8_is_letter(' ') || utf8_is_letter(0x301));
    cr_assert(utf8_is_digit('7') && !utf8_is_digit('a') && !utf8_is_digit(0xb2));
    cr_assert_eq(utf8_lower_cp(0x1ec6), 0x1ec7);
}

Test(utf8, hidden_characters_breaks_and_nearest_letters_are_known) {
    static const struct {
        uint32_t cp, near;
        bool hidden, breaks;
    } row[] = {{'a', 'a', false, false},
               {0x1ec7, 'e', false, false}, /* ệ, marks off */
               {0x110, 0x110, false, false},
               {0xff08, '(', false, false},
               {0xff21, 'A', false, false},
               {0x3000, ' ', false, false},
               {0x4e2d, 0x4e2d, false, false},
               {0x2605, 0x2605, false, false},
               {0xfb01, 0xfb01, false, false} /* fi: two letters */,
               {0xfeff, 0xfeff, true, false},
               {0xad, 0xad, true, false},
               {0x200b, 0x200b, true, false},
               {0x2069, 0x2069, true, false},
               {0x2010, 0x2010, false, false},
               {0x2028, 0x2028, false, true},
               {'\n', '\n', false, true},
               {0x85, 0x85, false, false},
               {0x1f600, 0x1f600, false, false}};

    for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
        cr_expect_eq(utf8_is_hidden(row[i].cp), row[i].hidden, "U+%04X", row[i].cp);
        cr_expect_eq(utf8_is_break(row[i].cp), row[i].breaks, "U+%04X", row[i].cp);
        cr_expect_eq(utf8_nearest(row[i].cp), row[i].near, "U+%04X: U+%04X", row[i].cp,
                     utf8_nearest(row[i].cp));
    }
}

/* Every code point, at the end of a short text and of one that is looked at in eights. */
Test(utf8, what_is_shown_as_it_stands_is_no_blank_or_sign_that_nobody_sees) {
    static const char *const before[] = {"a", "Xã Đình Lập, huyện"};
    size_t shown = 0;

    for (uint32_t cp = 0; cp <= 0x10ffff; cp++) {
        if (cp >= 0xd800 && cp < 0xe000) {
            continue;
        }
        for (size_t i = 0; i < COUNT(before); i++) {
            struct buf b = {0};
            const size_t n = strlen(before[i]);

            buf_text(&b, before[i]);
            utf8_put(&b, cp);
            if (utf8_shown_run(buf_view(&b)) == b.n) {
                shown++;
                cr_assert(!utf8_is_hidden(cp) && !utf8_is_break(cp) && utf8_stands_alone(cp) &&
                              cp >= ' ' && utf8_clean(buf_view(&b)),
                          "U+%04X", (unsigned)cp);
            } else {
                cr_assert_eq(utf8_shown_run(buf_view(&b)), n, "U+%04X", (unsigned)cp);
            }
            buf_free(&b);
        }
    }
    /* 95 of ASCII, U+00C0 to U+02FF, U+1E00 to U+1EFF */
    cr_expect_eq(shown, 2 * (95 + 0x240 + 0x100), "%zu", shown);
    cr_expect_eq(utf8_shown_run(STR("")), 0);
    cr_expect_eq(utf8_shown_run(STR("Lập\xe1\xba")), 5);
}
