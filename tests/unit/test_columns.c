#include <criterion/criterion.h>

#include "measure/columns.h"
#include "paper.h"
#include "paper/page.h"
#include "paper/pdf_table.h"

static int
advance(void *font, unsigned style, uint32_t cp) {
    (void)font;
    return cp == ' ' ? 250 : style & DOC_BOLD ? 550 : 500;
}

static struct ruler *
made_up(struct arena *a) {
    const struct ruler_source s = {NULL, advance, {1000, 1000, 1000, 1000}};

    return ruler_new(a, &s);
}

Test(columns, fill_the_width_and_part_no_figure) {
    static const double width[] = {330, 467, 714, 1200};
    struct arena a = ARENA_EMPTY;
    struct doc *d = doc_new(&a);
    const struct doc_table *t = paper_table(d, 40);
    struct ruler *r = made_up(&a);

    for (size_t i = 0; i < sizeof(width) / sizeof(width[0]); i++) {
        const struct columns c = columns_measure(&a, r, t, width[i]);

        cr_expect_float_eq(c.x[0], 0, 1e-9);
        cr_expect_float_eq(c.x[t->cols], width[i], 1e-6);
        cr_expect(c.size_pt >= 6 && c.size_pt <= 12);
        for (uint32_t row = 0; row < t->rows; row++) {
            for (uint32_t col = 2; col < t->cols; col++) {
                const double w = ruler_width(r, c.text[(size_t)row * t->cols + col],
                                             columns_row_style(t->row[row].role), c.size_pt);

                cr_expect_leq(w, c.x[col + 1] - c.x[col] - 2 * c.inside + 1e-6,
                              "row %u, column %u at %.0f pt", row, col, width[i]);
            }
        }
    }
    arena_free(&a);
}

Test(columns, go_by_their_weights_where_no_word_suffers) {
    struct arena a = ARENA_EMPTY;
    struct doc *d = doc_new(&a);
    struct doc_table *t = paper_table(d, 5);
    struct ruler *r = made_up(&a);
    struct columns c;

    for (uint32_t col = 0; col < t->cols; col++) {
        t->col[col].weight = col == 1 ? 5 : 2;
    }
    c = columns_measure(&a, r, t, 2300);
    for (uint32_t col = 0; col < t->cols; col++) {
        cr_expect_float_eq(c.x[col + 1] - c.x[col], col == 1 ? 500 : 200, 1e-6, "column %u", col);
    }
    t->col[0].weight = 0.01; /* less than "STT" needs */
    c = columns_measure(&a, r, t, 2300);
    cr_expect_gt(c.x[1], 3 * 0.55 * c.size_pt);
    cr_expect_float_eq(c.x[t->cols], 2300, 1e-6);
    arena_free(&a);
}

Test(columns, letters_are_as_large_as_the_width_allows) {
    struct arena a = ARENA_EMPTY;
    struct doc *d = doc_new(&a);
    const struct doc_table *t = paper_table(d, 5);
    struct ruler *r = made_up(&a);

    cr_expect_float_eq(columns_measure(&a, r, t, 1200).size_pt, 12, 1e-9);
    cr_expect_lt(columns_measure(&a, r, t, 330).size_pt, columns_measure(&a, r, t, 500).size_pt);
    arena_free(&a);
}

/* Rows of the table on every page under one head, each on one page, none higher than a page. */
Test(columns, a_long_table_repeats_its_head_on_every_page) {
    struct arena a = ARENA_EMPTY;
    struct doc *d = doc_new(&a);
    struct display_list_flow f = {.arena = &a, .ruler = made_up(&a), .width = 467, .height = 300};
    struct page_set set;
    size_t rows = 0;
    const struct display_list_box *head = NULL;

    pdf_table_table(&f, paper_table(d, 200));
    set = page_stack(&a, &f);
    cr_assert_gt(set.n, 10);
    for (size_t p = 0; p < set.n; p++) {
        for (size_t i = 0; i < set.page[p].n; i++) {
            const struct display_list_box *b = set.page[p].item[i].box;

            rows += b->ruling != NULL;
            head = b->repeat != NULL ? b->repeat : head;
        }
        cr_expect_leq(set.page[p].used, 300.01);
        if (p > 0) {
            cr_expect_eq(set.page[p].item[0].box, head, "page %zu", p + 1);
        }
    }
    cr_expect_eq(rows, 203); /* total, group, 200, outside */
    arena_free(&a);
}
