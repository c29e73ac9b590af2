/*
 * notice - what must be told on every document, boxed before the title: figures that are provisional,
 * that were published over the threshold, and the run's own sentences.
 */
#ifndef TEMPLATE_NOTICE_H
#define TEMPLATE_NOTICE_H

#include "doc/block.h"
#include "template/fill_input.h"

void notice_put(struct doc *d, struct doc_section *s, const struct fill *f);

#endif /* TEMPLATE_NOTICE_H */
