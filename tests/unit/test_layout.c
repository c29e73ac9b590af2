#include <criterion/criterion.h>

#include "base/buf.h"
#include "measure/layout.h"

/* Every letter is as wide as it is high; the space half of it. */
static int
advance(void *font, unsigned style, uint32_t cp) {
    (void)font;
    (void)style;
    return cp == 0x4E00 ? -1 : cp == ' ' ? 500 : 1000;
}

static struct ruler *
made_up(struct arena *a) {
    const struct ruler_source s = {NULL, advance, {1000, 1000, 1000, 1000}};

    return ruler_new(a, &s);
}

/* Lines joined with '|', words apart by the spaces that were kept. */
static const char *
broken(struct arena *a, const struct layout_shape *shape, const char *text) {
    const struct layout_text t = layout_plain(a, shape, str_from(text), 0);
    struct buf b = {NULL, 0, 0};
    const char *out;

    for (size_t i = 0; i < t.n; i++) {
        buf_text(&b, i == 0 ? "" : "|");
        for (size_t j = 0; j < t.line[i].n; j++) {
            buf_str(&b, t.line[i].piece[j].text);
            for (unsigned k = 0; k < t.line[i].piece[j].spaces; k++) {
                buf_char(&b, ' ');
            }
        }
    }
    out = str_keep(a, buf_view(&b)).p;
    buf_free(&b);
    return out;
}

Test(layout, breaks_where_a_reader_expects_it) {
    static const struct {
        const char *text, *lines;
        double width, indent; /* in letters of 1 pt */
        bool balanced;
    } cases[] = {
        {"", "", 9, 0, false},
        {"   ", "", 9, 0, false},
        {"mot hai ba", "mot hai|ba", 8, 0, false},
        {"mot hai ba", "mot|hai ba", 6, 2,
         false}, /* the indent takes room on the first line only */
        {"mot hai ba", "mot hai ba", 9, 0, false}, /* exactly full: 3 + .5 + 3 + .5 + 2 */
        {"mot   hai", "mot   hai", 9, 0, false},   /* kept: "Số:        /BC" */
        {"mot   hai", "mot|hai", 6, 0, false},
        {"30/2020/ND-CP ab", "30/2020/ND-|CP ab", 12, 0, false},
        {"a\xe2\x80\x94"
         "b\xe2\x80\x94"
         "c",
         "a\xe2\x80\x94|b\xe2\x80\x94|c", 2, 0, false},
        {"a\xe2\x80\x93"
         "b",
         "a|\xe2\x80\x93|b", 1, 0, false},
        {"-5 a-b", "-5 a-|b", 5, 0, false},
        {"x abcdefghij y", "x|abcde|fghij|y", 5, 0, false}, /* too long for any line */
        {"x ab\xc2\xa0"
         "cd e",
         "x|ab\xc2\xa0"
         "cd|e",
         6, 0, false},
        {"aa bb cc dd", "aa bb cc|dd", 7, 0, false},
        {"aa bb cc dd", "aa bb|cc dd", 7, 0, true},
    };
    struct arena a = ARENA_EMPTY;
    struct ruler *r = made_up(&a);

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        const struct layout_shape shape = {.ruler = r,
                                           .size_pt = 1,
                                           .width_pt = cases[i].width,
                                           .first_indent_pt = cases[i].indent,
                                           .balanced = cases[i].balanced};

        cr_expect_str_eq(broken(&a, &shape, cases[i].text), cases[i].lines, "case %zu: %s", i,
                         broken(&a, &shape, cases[i].text));
    }
    arena_free(&a);
}

Test(layout, justified_lines_end_at_the_margin_but_the_last_does_not) {
    struct arena a = ARENA_EMPTY;
    const struct layout_shape shape = {.ruler = made_up(&a),
                                       .size_pt = 10,
                                       .width_pt = 100,
                                       .first_indent_pt = 20,
                                       .align = LAYOUT_JUSTIFY};
    const struct layout_text t = layout_plain(&a, &shape, STR("aa bb cc dd ee ff gg"), 0);

    cr_assert_eq(t.n, 2); /* 70 of 80 pt, then 95 of 100 */
    for (size_t i = 0; i < t.n; i++) {
        const struct layout_line *l = &t.line[i];
        const struct layout_piece *last = &l->piece[l->n - 1];

        cr_expect_float_eq(l->piece[0].x_pt, i == 0 ? 20 : 0, 1e-9);
        if (i + 1 < t.n) {
            cr_expect_float_eq(last->x_pt + last->width_pt, 100, 1e-9, "line %zu", i);
        }
    }
    cr_expect_float_eq(t.line[t.n - 1].extra_pt, 0, 1e-9);
    arena_free(&a);
}

Test(layout, words_of_two_styles_without_a_space_stay_together) {
    struct arena a = ARENA_EMPTY;
    const struct layout_shape shape = {.ruler = made_up(&a), .size_pt = 1, .width_pt = 6};
    const struct doc_run run[] = {{STR("aa bb"), DOC_BOLD}, {STR(",cc dd"), 0}};
    const struct layout_text t = layout_runs(&a, &shape, (struct doc_runs){run, 2});

    cr_assert_eq(t.n, 3);
    cr_assert_eq(t.line[1].n, 2);
    cr_expect_eq(t.line[1].piece[0].style, DOC_BOLD);
    cr_expect_eq(t.line[1].piece[0].spaces, 0);
    cr_expect_float_eq(t.line[1].piece[1].x_pt, 2, 1e-9);
    arena_free(&a);
}

Test(layout, a_letter_without_a_glyph_is_as_wide_as_the_box_that_stands_for_it) {
    struct arena a = ARENA_EMPTY;
    struct ruler *r = made_up(&a);

    cr_expect_float_eq(ruler_width(r, STR("a\xe4\xb8\x80"), 0, 10), 20, 1e-9);
    cr_expect_eq(r->missing, 0);
    arena_free(&a);
}

/* Letters of a line as they are, without the spaces that justification and breaks may change. */
static void
add_letters(struct buf *b, str s) {
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] != ' ') {
            buf_char(b, s.p[i]);
        }
    }
}

Test(layout, loses_no_letter_and_passes_no_margin_whatever_the_text) {
    static const str piece[] = {{"a", 1},  {"bc", 2},       {" ", 1},
                                {"  ", 2}, {"-", 1},        {"\xe2\x80\x94", 3},
                                {"/", 1},  {"\xc2\xa0", 2}, {"\xe1\xbb\x87", 3}};
    enum { PIECES = sizeof(piece) / sizeof(piece[0]) };
    uint32_t seed = 1;

    for (int round = 0; round < 3000; round++) {
        struct arena a = ARENA_EMPTY;
        struct buf text = {NULL, 0, 0};
        struct buf given = {NULL, 0, 0};
        struct buf got = {NULL, 0, 0};
        struct layout_shape shape = {.ruler = made_up(&a), .size_pt = 1};
        struct layout_text t;

        seed = seed * 1664525u + 1013904223u;
        shape.width_pt = 3 + (seed >> 16) % 12;
        shape.first_indent_pt = (seed >> 8) % 3;
        shape.align = (enum layout_align)((seed >> 20) % 4);
        shape.balanced = (seed >> 24) % 2 == 0;
        for (uint32_t n = (seed >> 10) % 40; n > 0; n--) {
            seed = seed * 1664525u + 1013904223u;
            buf_str(&text, piece[(seed >> 16) % PIECES]);
        }
        t = layout_plain(&a, &shape, buf_view(&text), 0);
        add_letters(&given, buf_view(&text));
        for (size_t i = 0; i < t.n; i++) {
            cr_assert_gt(t.line[i].n, 0);
            for (size_t j = 0; j < t.line[i].n; j++) {
                const struct layout_piece *p = &t.line[i].piece[j];

                add_letters(&got, p->text);
                cr_expect_leq(p->x_pt + p->width_pt, shape.width_pt + 0.03, "\"%s\"", buf_z(&text));
                cr_expect_geq(p->x_pt, -0.03, "\"%s\"", buf_z(&text));
            }
        }
        cr_expect_str_eq(buf_z(&got), buf_z(&given));
        buf_free(&text);
        buf_free(&given);
        buf_free(&got);
        arena_free(&a);
    }
}
