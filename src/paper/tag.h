/*
 * tag - the parts of a document, for programs that read its text aloud or extract it in order.
 *
 *     Document ── Sect (a section) ── H1..H4, P
 *                                  ── L ── LI ── LBody
 *                                  ── Table ── TR ── TH, TD
 *                                  ── Figure (a chart, told in words), Form (where it is signed)
 *
 * Roles are those of ISO 32000-1, 14.8.4.  Each mark on paper (display_list.h) names its part.  A mark without a part is
 * an artifact: a rule, a page number, a repeated table head.  All parts live in the arena of the root.
 */
#ifndef PAPER_TAG_H
#define PAPER_TAG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

struct tag {
    struct arena *arena;
    const char *role;
    struct tag *parent, *first, *last, *next;
    str alt;             /* of a figure: what it shows, in words */
    uint32_t rows, cols; /* how many a head cell spans; 0: not a head cell */
    bool names_row;      /* of a head cell: it is the head of its row, not of a column */
    bool once;           /* on pages after its first it is an artifact */

    /* Set by paper/haru_tags: where the part is shown so far, and what was written of it. */
    size_t pieces;
    void *page;
    double left, foot, right, top; /* of a figure: the rectangle that it covers ... */
    void *covered;                 /* ... and the page where it covers it */
    bool parted;                   /* it stands on several pages */
    int id;
    void *made;
};

struct tag *tag_root(struct arena *a);
/* Add a part to the parent.  NULL when the parent is NULL: the document has no tags. */
struct tag *tag_new(struct tag *parent, const char *role);
/* The part after t in reading order: first its children, then its next; NULL: t was the last. */
struct tag *tag_after(const struct tag *t);

#endif /* PAPER_TAG_H */
