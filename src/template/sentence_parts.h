/*
 * sentence_parts - what the files of the room sentence share.  See sentence.h.
 */
#ifndef TEMPLATE_SENTENCE_PARTS_H
#define TEMPLATE_SENTENCE_PARTS_H

#include "doc/table.h"
#include "language/placeholder.h"
#include "template/fill_input.h"

/* The figure of the document's place (or the province's, where the figure says so); in sentence_cell.c. */
struct doc_cell sentence_cell(struct arena *a, const struct fill *f, struct figure fig,
                              enum cube_when when);

/* In sentence_lists.c. */
str sentence_extremes(struct arena *a, const struct fill *f, const struct placeholder *p);
str sentence_count(struct arena *a, const struct fill *f, const struct placeholder *p);
str sentence_listed(struct arena *a, const struct fill *f, const struct placeholder *p);
struct doc_cell sentence_operand(struct arena *a, const struct fill *f,
                                 const struct placeholder_test *t);
/* Whether the test holds of the cell, `to` being its operand. */
bool sentence_test(const struct placeholder_test *t, const struct doc_cell *c,
                   const struct doc_cell *to);
/* Of how many lines of the level the test holds. */
uint32_t sentence_lines(struct arena *a, const struct fill *f, enum member_level l,
                        const struct placeholder_test *t);

/* In sentence_ahead.c. */
str sentence_pace(struct arena *a, const struct fill *f, const struct placeholder *p);
str sentence_share(struct arena *a, const struct fill *f, const struct placeholder *p);
str sentence_who_misses(struct arena *a, const struct fill *f, const struct placeholder *p);
str sentence_why(struct arena *a, const struct fill *f, const struct placeholder *p);
str sentence_earlier(struct arena *a, const struct fill *f, const struct placeholder *p);
str sentence_rank_change(struct arena *a, const struct fill *f, const struct placeholder *p);

#endif /* TEMPLATE_SENTENCE_PARTS_H */
