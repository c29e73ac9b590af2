/*
 * html_parts - what the rooms of this folder share: the page that is being written.  Only html*.c include it.
 *
 *     head, style     html_page.c      colours of a light and a dark screen, and of paper
 *     body            html.c           one element a block
 *     tables          html_table.c     sorted and searched by the script, if there is one
 *     charts          html_chart.c     inline SVG
 *     maps            html_map.c       inline SVG
 */
#ifndef OVERVIEW_HTML_PARTS_H
#define OVERVIEW_HTML_PARTS_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/markup.h"
#include "doc/block.h"

struct html {
    const struct doc *doc;
    const char *path;
    struct arena arena;
    struct buf out;
    bool in_list;
};

void html_table(struct html *h, const struct doc_table *t);
void html_chart(struct html *h, const struct doc_chart *c);
/* false: nothing was written, as the places of the categories are not known. */
bool html_map(struct html *h, const struct doc_chart *c);

/* Write what stands before the first block, and after the last. */
void html_page_begin(struct buf *b, const struct doc *d);
void html_page_end(struct buf *b);

#endif /* OVERVIEW_HTML_PARTS_H */
