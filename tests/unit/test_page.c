#include <criterion/criterion.h>

#include "paper/page.h"

/* Boxes of 10 pt in pages of 50: 'k' keeps with the next, 'r' repeats a head of 10. */
static struct page_set
stacked(struct arena *a, struct display_list_flow *f, const char *boxes,
        const struct display_list_box *head) {
    *f = (struct display_list_flow){.arena = a, .width = 100, .height = 50};
    for (const char *c = boxes; *c != '\0'; c++) {
        struct display_list_box *b = display_list_box_add(f, 10, 0);

        b->keep = *c == 'k';
        b->repeat = *c == 'r' ? head : NULL;
    }
    return page_stack(a, f);
}

Test(page, chains_are_not_parted_and_heads_are_repeated) {
    static const struct {
        const char *boxes;
        size_t pages, on_first;
    } cases[] = {
        {"", 1, 0},        {".....", 1, 5},     {"......", 2, 5},
        {"....k.", 2, 4},  {"...kk.", 2, 3},    {"kkkkkkk.", 2, 3}, /* its end */
        {"rrrrrrr", 2, 5}, {"....rrrrr", 2, 5}, {"rrrrrrrrrr", 3, 5},
    };

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct arena a = ARENA_EMPTY;
        struct display_list_flow f;
        const struct display_list_box head = {.height = 10};
        const struct page_set set = stacked(&a, &f, cases[i].boxes, &head);

        cr_expect_eq(set.n, cases[i].pages, "case %zu: %zu pages", i, set.n);
        cr_expect_eq(set.page[0].n, cases[i].on_first, "case %zu: %zu", i, set.page[0].n);
        for (size_t p = 0; p < set.n; p++) {
            cr_expect_leq(set.page[p].used, 50.01);
        }
        if (cases[i].boxes[0] == 'r') {
            cr_expect_eq(set.page[1].item[0].box, &head);
            cr_expect_float_eq(set.page[1].item[1].top, 10, 1e-9);
        }
        arena_free(&a);
    }
}

/* '.' text of 10 pt, 'F' a figure of 25, 'Tt' one of two boxes, 's' stops figures, 'k' keeps with the next; pages of 50. */
Test(page, text_fills_the_page_that_a_figure_does_not_fit_but_no_figure_leaves_its_part) {
    static const struct {
        const char *boxes;
        const char *page[3]; /* what stands on them */
    } cases[] = {
        {"..F.", {"..F", ".", NULL}},         /* fits: it stays where it is */
        {"...F...", {".....", "F.", NULL}},   /* the text comes first */
        {"...F.s.", {"....", "Fs", "."}},     /* not past a part's heading */
        {"...F.kks.", {"....", "F", "kks."}}, /* nor past what is kept with one */
        {"...FF..", {"...", "F.", "F."}},     /* one figure does not overtake the other */
        {"....Tt..", {".....", "Tt.", NULL}}, /* all that a figure is kept with goes along */
        {"...FkF.", {"...", "F", "kF."}},     /* a heading does not take a figure past another */
        {"....F", {"....", "F", NULL}},       /* the last of all */
        {"...Fk...", {"...k.", "F.", "."}},   /* a chain passes whole */
        {"....Fgg..", {"....g", "gF", ".."}}, /* not into a sentence that runs over the page */
        {"....Fggggg.", {"....g", "gggg", "F."}}, /* nor where there is no room behind it */
        {"....Fggs", {"....g", "gF", "s"}},       /* a part's heading waits for it too */
        {"....Fh", {"....", "Fh", NULL}},         /* and a section's, */
        {"....Nh", {"....h", "N", NULL}}, /* unless the text names the figure by its number */
    };

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct arena a = ARENA_EMPTY;
        struct display_list_flow f = {.arena = &a, .width = 100, .height = 50};
        struct page_set set;

        for (const char *c = cases[i].boxes; *c != '\0'; c++) {
            struct display_list_box *b =
                display_list_box_add(&f, *c == 'F' || *c == 'N' ? 25 : 10, 0);

            b->floats = *c == 'F' || *c == 'T' || *c == 'N';
            b->named = *c == 'N';
            b->stops_tables = *c == 'h';
            b->stops_floats = *c == 's';
            b->goes_on = *c == 'g';
            b->keep = *c == 'k' || *c == 'T';
            b->bookmark = (str){c, 1};
        }
        set = page_stack(&a, &f);
        for (size_t p = 0; p < 3; p++) {
            char got[16] = "";

            for (size_t n = 0; p < set.n && n < set.page[p].n; n++) {
                got[n] = set.page[p].item[n].box->bookmark.p[0];
            }
            cr_expect_str_eq(got, cases[i].page[p] == NULL ? "" : cases[i].page[p], "%s, page %zu",
                             cases[i].boxes, p + 1);
        }
        cr_expect_leq(set.n, 3);
        arena_free(&a);
    }
}

Test(page, blank_above_a_box_vanishes_at_the_top_of_a_page) {
    struct arena a = ARENA_EMPTY;
    struct display_list_flow f = {.arena = &a, .width = 100, .height = 50};
    struct page_set set;

    (void)display_list_box_add(&f, 30, 7);
    (void)display_list_box_add(&f, 10, 7);
    (void)display_list_box_add(&f, 10, 7);
    set = page_stack(&a, &f);
    cr_assert_eq(set.n, 2);
    cr_expect_float_eq(set.page[0].item[0].top, 0, 1e-9);
    cr_expect_float_eq(set.page[0].item[1].top, 37, 1e-9);
    cr_expect_float_eq(set.page[1].item[0].top, 0, 1e-9);
    arena_free(&a);
}

/* Lines of 10 pt that may give up 2 each; pages of 50.  What is set closer is no closer than it need be. */
Test(page, a_running_text_is_set_closer_where_that_saves_a_short_last_page) {
    static const struct {
        size_t lines;
        bool running;
        size_t pages;
        double pitch;
    } cases[] = {
        {5, true, 1, 10},    /* one page as it is */
        {6, true, 1, 8.25},  /* 7/8 of what they may give up; 3/4 would be 51 */
        {7, true, 2, 10},    /* 56 at the closest: no page is saved, so nothing is moved */
        {11, true, 2, 8.25}, /* six of them on the first page */
        {13, true, 3, 10},   /* the last page is not short */
        {11, false, 3, 10},  /* an annex stays as it is */
    };

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct arena a = ARENA_EMPTY;
        struct display_list_flow f = {
            .arena = &a, .width = 100, .height = 50, .running = cases[i].running};
        struct page_set set;

        for (size_t n = 0; n < cases[i].lines; n++) {
            display_list_box_add(&f, 10, 0)->slack = 2;
        }
        set = page_stack(&a, &f);
        cr_expect_eq(set.n, cases[i].pages, "case %zu: %zu pages", i, set.n);
        cr_expect_float_eq(set.closer, (10 - cases[i].pitch) / 2, 1e-9, "case %zu", i);
        cr_expect_float_eq(set.page[0].item[1].top - set.page[0].item[0].top, cases[i].pitch, 1e-9,
                           "case %zu: %f", i, set.page[0].item[1].top);
        arena_free(&a);
    }
}
