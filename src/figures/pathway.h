/*
 * pathway - the headcount targets of years ahead, to 2030 and after (Nghị quyết 403/NQ-CP): given
 * targets are taken; only what is not given is projected (spec 1.3 ct_<x>, 1.4).
 */
#ifndef FIGURES_PATHWAY_H
#define FIGURES_PATHWAY_H

#include <stdbool.h>

#include "figures/cube.h"
#include "ingest/reference.h"

/* Fill in the people of a year ahead, on the province's line of its cube, which has targets,
 * population and labour force.  Headcounts are as given (ct_bhxh or its two kinds, ct_bhtn,
 * ct_bhyt), else rate x base; rates are as given, else people / base.  The number outside
 * coverage (armed forces) is taken to stay as it is now.  Returns how many given rates differ by
 * more than one percentage point from the given headcounts. */
uint32_t pathway_people(struct cube *ahead, const struct cube *now);

/* The last year after `year` with a headcount target; 0: none. */
int pathway_year(const struct reference_tables *t, int year);
/* Set lt_<x>, the targets of the year `goal`, on every line that has one.  The province's is its
 * own, else the sum of the communes when all have one; lt_bhxh that is not given is the sum of
 * its kinds.  A cube that has an lt_<x> on any line keeps them all as they are: those of a half or
 * a year are its last quarter's, and half a table of another day does not belong among them. */
void pathway_fill(struct cube *c, const struct reference_tables *t, int goal);

#endif /* FIGURES_PATHWAY_H */
