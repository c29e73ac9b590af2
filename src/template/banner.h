/*
 * banner - what must be told on every document, in one box before the title: figures that are provisional,
 * that were published over the threshold, and the run's own sentences; while it is a draft also the rules that a
 * person let through, with the reason.
 */
#ifndef TEMPLATE_BANNER_H
#define TEMPLATE_BANNER_H

#include "doc/block.h"
#include "template/fill_input.h"

void banner_put(struct doc *d, struct doc_section *s, const struct fill *f);

#endif /* TEMPLATE_BANNER_H */
