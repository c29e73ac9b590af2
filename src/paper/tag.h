/*
 * tag - the parts of a document for whoever does not see its pages: a program that reads aloud, one that takes out the
 * words in their order.
 *
 *     Document ── Sect (a section) ── H1..H4, P
 *                                  ── L ── LI ── LBody
 *                                  ── Table ── TR ── TH, TD
 *                                  ── Figure (a chart, told in words), Form (where it is signed)
 *
 * Roles are those of ISO 32000-1, 14.8.4.  A mark on paper (display_list.h) names the part that it shows; a mark without
 * one is an artifact: a rule, a page number, the head of a table shown again.  All belongs to the arena of the root.
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
    str alt;             /* of a figure: what it shows */
    uint32_t rows, cols; /* that a head cell covers; 0: it is no head cell */
    bool once;           /* shown on other pages than its first, it is an artifact there */

    /* The writer's: where the part is shown so far, and what was made of it. */
    size_t pieces;
    void *page;
    int id;
    void *made;
};

struct tag *tag_root(struct arena *a);
/* A further part of the parent; NULL where that is NULL: a document without tags. */
struct tag *tag_new(struct tag *parent, const char *role);
/* The part that follows t where each is followed by those in it, then by its next; NULL: none. */
struct tag *tag_after(const struct tag *t);

#endif /* PAPER_TAG_H */
