/* test_markup - text as it stands in XML and HTML. */

#include <criterion/criterion.h>

#include "base/markup.h"

Test(markup, signs_of_the_language_become_entities_and_nothing_else_changes) {
    static const struct {
        const char *text, *escaped, *in_element;
    } cases[] = {{"", "", ""},
                 {"Phường Thuận Hóa", "Phường Thuận Hóa", "Phường Thuận Hóa"},
                 {"a & b", "a &amp; b", "a &amp; b"},
                 {"<\">", "&lt;&quot;&gt;", "&lt;\"&gt;"},
                 {"&amp;", "&amp;amp;", "&amp;amp;"},
                 {"cuối>", "cuối&gt;", "cuối&gt;"},
                 {"Ea H'Leo", "Ea H'Leo", "Ea H'Leo"}};

    for (size_t k = 0; k < sizeof cases / sizeof cases[0]; k++) {
        struct buf b = {0};

        markup_escape(&b, str_from(cases[k].text));
        cr_expect_str_eq(buf_z(&b), cases[k].escaped);
        buf_clear(&b);
        markup_text(&b, str_from(cases[k].text));
        cr_expect_str_eq(buf_z(&b), cases[k].in_element);
        buf_free(&b);
    }
}
