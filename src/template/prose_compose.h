/*
 * prose_compose - a report's words (language/prose.h) with its figures, as blocks of a document.
 */
#ifndef TEMPLATE_PROSE_COMPOSE_H
#define TEMPLATE_PROSE_COMPOSE_H

#include "base/arena.h"
#include "base/err.h"
#include "doc/block.h"
#include "language/annex.h"
#include "language/prose.h"
#include "template/fill_input.h"

/* The annexes that a text names, each once, in the order of `so`: Phụ lục I is the first of them. */
struct prose_annexes {
    const struct annex **annex;
    size_t n;
};
/* Only those that are named in parts of the text whose conditions hold. */
struct prose_annexes prose_named(const struct prose *p, const struct fill *f, struct arena *a);
/* Place of an annex among them, from 1; 0: not named. */
unsigned prose_place(const struct prose_annexes *named, const struct annex *x);

/* The report in the section; the annexes that it names in *named.  Sets title and subject of the document. */
bool prose_compose(const struct prose *p, const struct fill *f, struct doc *d,
                   struct doc_section *s, struct prose_annexes *named, struct err *e);

#endif /* TEMPLATE_PROSE_COMPOSE_H */
