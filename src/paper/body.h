/*
 * body - running text: headings, paragraphs, list items (decree 30/2020, cell 6).
 *
 * Letters of size 14, justified; the first line is indented by 1,27 cm; 6 pt between paragraphs;
 * line spacing 1,15.  At the foot and at the head of a page at least two lines of a paragraph stand
 * together, and a heading never stands alone at the foot.
 */
#ifndef PAPER_BODY_H
#define PAPER_BODY_H

#include "doc/block.h"
#include "paper/display_list.h"

void body_heading(struct display_list_flow *f, const struct doc_heading *h);
void body_paragraph(struct display_list_flow *f, const struct doc_paragraph *p);
void body_item(struct display_list_flow *f, const struct doc_item *item);
void body_links(struct display_list_flow *f, const struct doc_links *links);

#endif /* PAPER_BODY_H */
