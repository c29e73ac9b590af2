/*
 * pathway - the headcount targets of years ahead, to 2030 and after (Nghị quyết 403/NQ-CP): what is given stands first,
 * and only what nobody gave is projected (spec 1.3 ct_<x>, 1.4).
 */
#ifndef FIGURES_PATHWAY_H
#define FIGURES_PATHWAY_H

#include <stdbool.h>

#include "figures/cube.h"
#include "ingest/reference.h"

/* The people of a year ahead, for the province's line of its cube, which has targets, population and labour force:
 * headcounts as given (ct_bhxh or its two kinds, ct_bhtn, ct_bhyt), else rate x base.  A rate is as given, else people over
 * base.  What is outside coverage now (armed forces) is taken to stay so many.  Returns how many given rates lie more
 * than one percentage point from what the given headcounts make. */
uint32_t pathway_people(struct cube *ahead, const struct cube *now);

/* The last year after `year` with a headcount target; 0: none. */
int pathway_year(const struct reference_tables *t, int year);
/* lt_<x> of that year into a cube, for every line that has a target: the province's its own, else the sum of the communes
 * when all have one; lt_bhxh where it is not given the sum of its kinds.  A line that has one already keeps it. */
void pathway_fill(struct cube *c, const struct reference_tables *t, int goal);

#endif /* FIGURES_PATHWAY_H */
