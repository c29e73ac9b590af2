/* test_remark - an office's ordinary Markdown becomes what a report can have. */

#include <criterion/criterion.h>
#include <string.h>

#include "base/buf.h"
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

Test(remark, as_many_marks_as_a_file_can_hold_are_no_deep_nest, .timeout = 20) {
    struct arena a = ARENA_EMPTY;
    struct buf b = {0};

    for (int i = 0; i < 100000; i++) {
        buf_text(&b, "> ");
    }
    buf_text(&b, "x");
    cr_expect(str_eq(prose_remark_tame(&a, buf_view(&b)), STR("x\n")));
    buf_free(&b);
    arena_free(&a);
}
