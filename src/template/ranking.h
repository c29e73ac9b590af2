/*
 * ranking - values in order, to tell at which place another one stands among them.
 */
#ifndef TEMPLATE_RANKING_H
#define TEMPLATE_RANKING_H

#include <stdint.h>

#include "base/arena.h"
#include "doc/table.h"

struct ranking {
    const struct doc_cell *cell; /* the known ones, largest first */
    uint32_t known;
};

/* Take over the n cells: they are put in order in their place, those that are not known go to the end. */
const struct ranking *ranking_of(struct arena *a, struct doc_cell *cell, uint32_t n);
/* From 1; equal values share a place.  The value is known; it need not be one of the ranked. */
uint32_t ranking_place(const struct ranking *r, const struct doc_cell *value);

#endif /* TEMPLATE_RANKING_H */
