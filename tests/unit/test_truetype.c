#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/fs.h"
#include "measure/truetype.h"
#include "measure/truetype_cut.h"
#include "paper.h"

/* In 1/2048 em: the advances of Times, which Liberation Serif keeps. */
Test(truetype, letters_are_as_wide_as_the_font_file_says) {
    static const struct {
        unsigned style;
        uint32_t letter;
        int advance;
    } known[] = {
        {0, ' ', 512},
        {0, 'A', 1479},
        {0, 'i', 569},
        {DOC_BOLD, 'A', 1479},
        {DOC_BOLD, 'i', 569},
        {DOC_ITALIC, 'A', 1251},
        {0, 0x1ea1, 909} /* ạ as wide as a */,
        {0, 0x0110, 1479} /* Đ */,
        {0, 0x2011, 682} /* shown as a hyphen */,
        {0, 0xe000, -1},
        {0, 0x1f600, -1},
    };
    struct arena a = ARENA_EMPTY;
    const struct fonts fonts = paper_fonts();
    struct ruler_source s;
    struct err e = {0};

    cr_assert(truetype_source(&a, &fonts, &s, &e), "%s", e.what);
    cr_assert_eq(s.em[0], 2048);
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        const int got = s.advance(s.font, known[i].style, known[i].letter);

        cr_expect_eq(got, known[i].advance, "U+%04X in style %u: %d", known[i].letter,
                     known[i].style, got);
    }
    arena_free(&a);
}

/* A file cut or overwritten anywhere gives widths or a refusal, never a crash or a read past it. */
Test(truetype, a_damaged_font_file_is_refused_or_read_within_its_bytes) {
    char dir[] = "/tmp/baophu-truetype-XXXXXX";
    struct arena a = ARENA_EMPTY;
    struct fonts fonts = paper_fonts();
    struct buf whole = {NULL, 0, 0};
    struct err e = {0};
    const char *path;
    unsigned refused = 0;

    cr_assert_not_null(mkdtemp(dir));
    path = fs_join(&a, dir, "font.ttf");
    cr_assert(fs_slurp(fonts.path[0], 1 << 22, &whole, &e));
    fonts.path[FONTS_BOLD] = path;
    for (unsigned seed = 1; seed <= 60; seed++) {
        struct buf broken = {NULL, 0, 0};
        struct arena one = ARENA_EMPTY;
        struct ruler_source s;

        buf_add(&broken, whole.p, seed % 3 == 0 ? whole.n * seed / 61 : whole.n);
        for (size_t k = 0; k < 40; k++) {
            const size_t most = seed % 2 == 0 ? 400 : broken.n; /* the directory, or anywhere */

            broken.p[seed * 7919U * (k + 1) % most] = (char)(seed * (k + 3));
        }
        (void)unlink(path);
        cr_assert(fs_write_new(path, broken.p, broken.n, &e));
        (void)truetype_cut(&one, buf_view(&broken));
        if (truetype_source(&one, &fonts, &s, &e)) {
            for (uint32_t cp = 0; cp < 0x10000; cp += 37) {
                cr_expect_lt(s.advance(s.font, FONTS_BOLD, cp), 0x10000);
            }
        } else {
            cr_expect_eq(e.kind, ERR_CONFIG);
            refused++;
        }
        buf_free(&broken);
        arena_free(&one);
    }
    cr_expect_gt(refused, 0);
    cr_assert(fs_remove_tree(dir, &e));
    buf_free(&whole);
    arena_free(&a);
}
