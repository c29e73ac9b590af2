/*
 * page - stack boxes on pages.
 *
 * Boxes go onto a page from the top until one does not fit.  A box that keeps with the next moves
 * to the new page together with it, so a chain of keeping boxes (a heading and the first lines
 * under it, a table's head and its first row, the last lines of text and the signature) is divided
 * only when it is longer than a page.  When a box with a head to repeat starts a page, the head
 * stands before it.
 *
 *     | text ...        |   | [ figure ]      |   A floating box that does not fit goes to the
 *     | text from behind|   | text goes on    |   top of the next page, and the text behind it
 *     | the figure      |   |                 |   fills the page, up to a box that stops it: the heading of
 *                                                another section, of another part for a chart, which the
 *                                                text names by its number.  A sentence or list that runs
 *                                                over the page ends first.
 *
 * A running text whose last page would hold little more than its closing words and the signature is set with less
 * between its lines, down to single spacing, where that saves the page.
 */
#ifndef PAPER_PAGE_H
#define PAPER_PAGE_H

#include <stddef.h>

#include "base/arena.h"
#include "paper/display_list.h"

struct page_item {
    const struct display_list_box *box;
    /* Distance from the top of the text area, less the slack that the box gave up: the first box may stand above it. */
    double top;
};
struct page {
    struct page_item *item;
    size_t n, cap;
    double used; /* height so far */
};
struct page_set {
    struct page *page;
    size_t n, cap;
    double closer; /* the share of its slack that each box gave up, 0 to 1 */
};

/* Stack the flow's boxes.  Even an empty flow gives one page. */
struct page_set page_stack(struct arena *a, const struct display_list_flow *f);

#endif /* PAPER_PAGE_H */
