/*
 * prose_tidy - what a composed text needs before it is a document: a part of which nothing is said is left out
 * and leaves no gap in the numbers, the entries of a list end alike, and the text ends in "./." (decree 30/2020).
 */
#ifndef TEMPLATE_PROSE_TIDY_H
#define TEMPLATE_PROSE_TIDY_H

#include "doc/block.h"

/* Take away headings under which nothing stands. */
void prose_tidy_empty(struct doc_section *s);

/* Number the headings of the section anew as they stand: "I." over "1." over "a)".  A heading whose text
 * begins with no number keeps none. */
void prose_tidy_headings(struct doc *d, struct doc_section *s);

/* The entries of one list end alike: each in ";", the last in ".", where one of them ends in ";" (an office's own
 * entries follow those of the template). */
void prose_tidy_lists(struct doc *d, struct doc_section *s);

/* Put "./." at the end of the section's last paragraph or item. */
void prose_tidy_end(struct doc *d, struct doc_section *s);

#endif /* TEMPLATE_PROSE_TIDY_H */
