/* test_remark - an office's ordinary Markdown becomes what a report can have. */

#include <criterion/criterion.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/buf.h"
#include "language/prose_parts.h"
#include "language/prose_remark.h"

static const struct {
    const char *text, *tamed;
} row[] = {
    {"Một *hai* **ba**.\n", "Một *hai* **ba**.\n"},
    {"> Trích\n> > dẫn\n", "Trích\ndẫn\n"},
    {"a\n\n---\n\nb\n", "a\n\nb\n"},
    {"`mã` [chữ](http://x) ![ảnh](a.png)\n", "mã chữ ảnh\n"},
    {"#### Bốn\n", "### Bốn\n"},
    {"# Một\n", "# Một\n"},
    {"    mã\n    hai\n", "mã\n\nhai\n"},
    {"```\nx: 1\n```\n", "x: 1\n"},
    {"1 < 2 > 0\n", "1 \\< 2 \\> 0\n"},
    {"<div>a</div>\n", "\\<div\\>a\\</div\\>\n"},
    {"a <b>c</b>\n", "a \\<b\\>c\\</b\\>\n"},
    {"- a\n- > b\n", "- a\n- b\n"},
    {"- a\n  - b\n", "- a\n    - b\n"},
    {"1. a\n2. b\n", "1.  a\n2.  b\n"},
    {"9) a\n\n10) b\n    - c\n", "9)  a\n\n10) b\n    \n      - c\n"},
    {"- a\n\n1. b\n\n- c\n", "- a\n\n1.  b\n\n- c\n"},
    {"1. a\n   - b\n   1. c\n", "1.  a\n      - b\n    1.  c\n"},
    {"", ""},
};

Test(remark, ordinary_markdown_is_brought_to_what_a_report_can_have) {
    struct arena a = ARENA_EMPTY;

    for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
        const str got = prose_remark_tame(&a, str_from(row[i].text));

        cr_expect(str_eq(got, str_from(row[i].tamed)), "%s became [" STR_FMT "]", row[i].text,
                  STR_ARG(got));
    }
    arena_free(&a);
}

Test(remark, as_many_marks_as_a_file_can_hold_are_no_deep_nest) {
    struct arena a = ARENA_EMPTY;
    struct buf b = {0};

    (void)alarm(60);
    for (int i = 0; i < 100000; i++) {
        buf_text(&b, "> ");
    }
    buf_text(&b, "x");
    cr_expect(str_eq(prose_remark_tame(&a, buf_view(&b)), STR("x\n")));
    buf_free(&b);
    arena_free(&a);
}

/* Processor time that so many of a line take as blocks. */
static double
blocks_of(const char *line, int lines) {
    struct arena a = ARENA_EMPTY;
    struct doc *d = doc_new(&a);
    const struct prose_sink sink = {.d = d, .s = doc_add_section(d, DOC_MAIN, STR("x"), STR(""))};
    const clock_t before = clock();
    struct buf b = {0};
    struct err e;
    double took;

    for (int i = 0; i < lines; i++) {
        buf_text(&b, line);
    }
    cr_assert(prose_markdown_blocks("x.md", prose_remark_tame(&a, buf_view(&b)), &sink, &e), "%s",
              e.what);
    took = (double)(clock() - before) / CLOCKS_PER_SEC;
    cr_expect_not_null(sink.s->last);
    buf_free(&b);
    arena_free(&a);
    return took;
}

/* Ten times the lines take about ten times as long; a time that grows with their square, a hundred times.  What takes less
 * than the clock can tell is taken for 20 ms. */
Test(remark, a_time_that_grows_with_the_lines_and_not_with_their_square) {
    static const char *const line[] = {"a\n",   "a\n\n",   "- a\n", "1. a\n",
                                       "# a\n", "**a**\n", "> a\n"};

    (void)alarm(600);
    for (size_t k = 0; k < sizeof line / sizeof line[0]; k++) {
        const double tenth = blocks_of(line[k], 3000);
        const double whole = blocks_of(line[k], 30000);

        cr_expect_lt(whole, 40 * (tenth > 0.02 ? tenth : 0.02), "[%s]: %.3f s and %.3f s", line[k],
                     tenth, whole);
    }
}
