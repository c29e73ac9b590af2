#include <criterion/criterion.h>

#include "paper/body.h"
#include "paper/official.h"
#include "paper/page.h"

static int
advance(void *font, unsigned style, uint32_t cp) {
    (void)font;
    (void)style;
    (void)cp;
    return 500;
}

static struct display_list_flow
a_flow(struct arena *a, double height) {
    const struct ruler_source s = {NULL, advance, {1000, 1000, 1000, 1000}};

    return (struct display_list_flow){
        .arena = a, .ruler = ruler_new(a, &s), .width = 460, .height = height};
}

/* About n lines of 65 letters. */
static void
paragraph(struct display_list_flow *f, size_t n) {
    char *text = arena_array(f->arena, char, n * 66 + 1);
    struct doc_run *run = arena_new(f->arena, struct doc_run);
    struct doc_paragraph p = {.role = DOC_BODY};

    for (size_t i = 0; i < n * 60; i++) {
        text[i] = i % 6 == 5 ? ' ' : 'a';
    }
    run->text = str_from(text);
    p.runs = (struct doc_runs){run, 1};
    body_paragraph(f, &p);
}

/* The page that holds the box. */
static size_t
page_of(const struct page_set *set, const struct display_list_box *b) {
    for (size_t p = 0; p < set->n; p++) {
        for (size_t i = 0; i < set->page[p].n; i++) {
            if (set->page[p].item[i].box == b) {
                return p;
            }
        }
    }
    return SIZE_MAX;
}

static size_t
line_count(const struct display_list_box *from, const struct display_list_box *to) {
    size_t n = 0;

    for (const struct display_list_box *b = from; b != to; b = b->next) {
        n++;
    }
    return n;
}

/* Pages of every height from a few lines on: somewhere each break falls in each place. */
Test(body, no_line_of_a_paragraph_stands_alone_and_no_heading_ends_a_page) {
    for (double height = 80; height < 400; height += 7) {
        struct arena a = ARENA_EMPTY;
        struct display_list_flow f = a_flow(&a, height);
        const struct doc_heading heading = {2, STR("1. Tieu de")};
        struct display_list_box *start[40];
        struct page_set set;

        for (size_t i = 0; i < 40; i += 2) {
            body_heading(&f, &heading);
            start[i] = f.last;
            paragraph(&f, 2 + i % 7);
            start[i + 1] = start[i]->next;
        }
        set = page_stack(&a, &f);
        for (size_t i = 0; i < 40; i += 2) {
            const struct display_list_box *first = start[i + 1];
            const struct display_list_box *end = i + 2 < 40 ? start[i + 2] : NULL;
            const size_t lines = line_count(first, end);
            const size_t p = page_of(&set, first);
            size_t here = 0;

            cr_expect_eq(page_of(&set, start[i]), p, "heading %zu alone at %.0f", i, height);
            cr_assert_gt(lines, 1);
            for (const struct display_list_box *b = first; b != end; b = b->next) {
                here += page_of(&set, b) == p;
            }
            cr_expect_neq(here, 1, "one line of %zu at the foot, %.0f", lines, height);
            cr_expect(here == lines || lines - here != 1, "one line of %zu at the head, %.0f",
                      lines, height);
        }
        arena_free(&a);
    }
}

Test(body, the_signature_takes_the_last_two_lines_along) {
    static const str authority[] = {{"GIAM DOC", 8}};
    const struct doc_signature sign = {
        .authority = authority, .authority_n = 1, .name = STR("Nguyen Van A")};

    for (size_t lines = 2; lines < 80; lines++) {
        struct arena a = ARENA_EMPTY;
        struct display_list_flow f = a_flow(&a, 730);
        struct page_set set;
        const struct page *last;

        paragraph(&f, lines);
        official_signature(&f, &sign);
        set = page_stack(&a, &f);
        last = &set.page[set.n - 1];
        cr_expect_eq(last->item[last->n - 1].box, f.last);
        cr_expect_geq(last->n, 3, "%zu lines: %zu boxes on the last page", lines, last->n);
        arena_free(&a);
    }
}

/* "Trên đây là báo cáo ..., kính báo cáo./." and the signature alone say nothing of what is signed. */
Test(body, closing_words_and_signature_take_two_lines_of_the_text_along) {
    static const str authority[] = {{"GIAM DOC", 8}};
    const struct doc_signature sign = {
        .authority = authority, .authority_n = 1, .name = STR("Nguyen Van A")};

    for (size_t lines = 2; lines < 80; lines++) {
        struct arena a = ARENA_EMPTY;
        struct display_list_flow f = a_flow(&a, 730);
        struct page_set set;

        f.running = true;
        paragraph(&f, lines);
        paragraph(&f, 2);
        official_signature(&f, &sign);
        set = page_stack(&a, &f);
        cr_expect_geq(set.page[set.n - 1].n, 5, "%zu lines: %zu boxes on the last page", lines,
                      set.page[set.n - 1].n);
        arena_free(&a);
    }
}
