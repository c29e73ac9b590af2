/* block - a document keeps its order, and only clean text comes in. */

#include <criterion/criterion.h>

#include "doc/block.h"

static const struct {
    const char *in;
    size_t n;
    const char *out;
} cleanings[] = {
    {"", 0, ""},
    {"Phú Xuân", 10, "Phú Xuân"},
    {"Phu\xCC\x81", 5, "Phú"},            /* u + combining acute */
    {"a\tb\nc\r\nd\re", 10, "a b c d e"}, /* CR LF is one end of line */
    {"a\0b", 3,
     "a\xEF\xBF\xBD"
     "b"},
    {"a\x1B[0m", 5, "a\xEF\xBF\xBD[0m"},
    {"a\xFFz", 3, "a\xEF\xBF\xBDz"},                             /* no UTF-8 */
    {"\xED\xA0\x80", 3, "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"}, /* a surrogate: three bad bytes */
    {"\xEF\xBF\xBF", 3, "\xEF\xBF\xBD"},                         /* U+FFFF */
    {"\xC2\x85", 2, "\xEF\xBF\xBD"},                             /* U+0085 */
    {"\xE2\x80\xA8", 3, " "},                                    /* U+2028 */
    {"\xC2\xA0", 2, "\xC2\xA0"},                                 /* no-break space stays */
};

Test(block, clean_text_is_normal_valid_and_without_controls) {
    struct arena a = ARENA_EMPTY;
    struct doc *d = doc_new(&a);

    for (size_t i = 0; i < sizeof cleanings / sizeof cleanings[0]; i++) {
        const str got = doc_clean(d, (str){cleanings[i].in, cleanings[i].n});

        cr_expect(str_eq(got, str_from(cleanings[i].out)), "%zu: \"" STR_FMT "\"", i, STR_ARG(got));
        cr_expect_eq(got.p[got.n], '\0');
    }
    arena_free(&a);
}

Test(block, sections_and_blocks_come_out_in_the_order_they_went_in) {
    static const enum doc_block_kind order[] = {DOC_TITLE, DOC_TABLE, DOC_PARAGRAPH, DOC_TABLE};
    struct arena a = ARENA_EMPTY;
    struct doc *d = doc_new(&a);
    struct doc_section *one = doc_add_section(d, DOC_MAIN, STR("mot"), STR("Một"));
    struct doc_section *two = doc_add_section(d, DOC_ANNEX, STR("hai"), STR("Hai"));
    size_t n = 0;

    for (size_t i = 0; i < sizeof order / sizeof order[0]; i++) {
        (void)doc_add(d, two, order[i]);
    }
    for (const struct doc_block *b = two->first; b != NULL; b = b->next) {
        cr_assert_eq(b->kind, order[n]);
        n++;
    }
    cr_assert_eq(n, sizeof order / sizeof order[0]);
    cr_assert_eq(d->first, one);
    cr_assert_eq(one->next, two);
    cr_assert_null(one->first);
    cr_assert_eq(doc_find_section(d, STR("hai")), two);
    cr_assert_null(doc_find_section(d, STR("ba")));
    arena_free(&a);
}
