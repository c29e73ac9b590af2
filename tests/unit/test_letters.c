/* test_letters - what the documents' font has, and what is shown for what it has not. */

#include <criterion/criterion.h>

#include "measure/letters.h"
#include "measure/truetype.h"
#include "paper.h"

Test(letters, the_font_has_vietnamese_and_lacks_chinese) {
    static const uint32_t has[] = {'A', 0x1ec7, 0x110, 0x2013, 0x25a1, 0x20ab};
    static const uint32_t lacks[] = {0x4e2d, 0xff08, 0x2605, 0x1f600, 0xe000, 0x110000};
    struct arena a = ARENA_EMPTY;
    const struct fonts fonts = paper_fonts();
    const struct letters *l;
    struct ruler_source s;
    struct err e = {0};

    cr_assert(truetype_source(&a, &fonts, &s, &e), "%s", e.what);
    l = letters_new(&a, &s);
    for (size_t i = 0; i < sizeof has / sizeof has[0]; i++) {
        cr_expect(letters_has(l, has[i]), "U+%04X", has[i]);
    }
    for (size_t i = 0; i < sizeof lacks / sizeof lacks[0]; i++) {
        cr_expect_not(letters_has(l, lacks[i]), "U+%04X", lacks[i]);
    }
    arena_free(&a);
}

Test(letters, a_lacking_letter_is_shown_by_its_nearest_and_measured_as_it) {
    static const struct {
        const char *text, *shown;
    } row[] = {{"Công ty TNHH Ánh Dương", "Công ty TNHH Ánh Dương"},
               {"Công ty （ABC）", "Công ty (ABC)"},
               {"中", "□"},
               {"a\xef\xbb\xbf"
                "b",
                "ab"},
               {"😀 x", "□ x"},
               {"A\xcc\x81", "A\xcc\x81"},
               {"\xff", "□"},
               {"", ""}};
    struct arena a = ARENA_EMPTY;
    const struct fonts fonts = paper_fonts();
    struct ruler_source s;
    struct ruler *r;
    struct err e = {0};

    cr_assert(truetype_source(&a, &fonts, &s, &e), "%s", e.what);
    r = ruler_new(&a, &s);
    for (unsigned style = 0; style < RULER_STYLES; style++) {
        for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
            const str shown = ruler_shown(r, &a, str_from(row[i].text), style);

            cr_expect(str_eq(shown, str_from(row[i].shown)), "%s: " STR_FMT, row[i].text,
                      STR_ARG(shown));
            cr_expect_float_eq(ruler_width(r, str_from(row[i].text), style, 14),
                               ruler_width(r, shown, style, 14), 1e-9);
        }
    }
    cr_expect_eq(r->missing, 0U);
    arena_free(&a);
}

/* A font without the box, and one without anything. */
static int
only_a(void *font, unsigned style, uint32_t cp) {
    (void)style;
    return font == NULL ? -1 : cp == 'A' || cp == '?' ? 500 : -1;
}

Test(letters, without_a_box_a_question_mark_stands_and_without_that_it_is_noted) {
    static char some[1];
    struct arena a = ARENA_EMPTY;
    struct ruler_source s = {some, only_a, {1000, 1000, 1000, 1000}};
    struct ruler *r = ruler_new(&a, &s);

    cr_expect(str_eq(ruler_shown(r, &a, STR("AÁ中"), 0), STR("AA?")));
    cr_expect_eq(r->missing, 0U);
    s.font = NULL;
    r = ruler_new(&a, &s);
    (void)ruler_width(r, STR("中"), 0, 10);
    cr_expect_eq(r->missing, 0x4e2dU);
    arena_free(&a);
}

Test(letters, the_first_strange_letter_of_a_text_is_told_with_its_line) {
    static const struct {
        const char *text;
        uint32_t cp;
        unsigned line_no;
    } row[] = {{"", 0, 1},
               {"Trần Thị Ánh\nDương", 0, 2},
               {"a\xef\xbb\xbf"
                "b\xe2\x80\xa8"
                "c",
                0, 1}, /* left out in print; a line's end */
               {"a\n\n中★", 0x4e2d, 3},
               {"★\n中", 0x2605, 1}};
    struct arena a = ARENA_EMPTY;
    const struct fonts fonts = paper_fonts();
    struct ruler_source s;
    struct err e = {0};
    const struct letters *l;
    unsigned line_no = 0;

    cr_assert(truetype_source(&a, &fonts, &s, &e), "%s", e.what);
    l = letters_new(&a, &s);
    for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
        cr_expect_eq(letters_strange(l, str_from(row[i].text), &line_no), row[i].cp, "%s",
                     row[i].text);
        cr_expect_eq(line_no, row[i].line_no, "%s", row[i].text);
    }
    arena_free(&a);
}
