/*
 * month_plan - what each month left of the year must bring so that its targets are reached (spec 1.7 "kịch bản theo
 * tháng"): one plan, made of the communes' and summed for the province, whichever document shows it.
 *
 *     commune, department   its own target less what it has (overdue amounts: what it has less its target), over the months
 *     of no place           the province's target less those of the places, likewise
 *     province              the sum of its communes' months and of those without a place; its own where no commune has a
 *                           target.  A place beyond its target does not make up for one behind.
 */
#ifndef FIGURES_MONTH_PLAN_H
#define FIGURES_MONTH_PLAN_H

#include "figures/cube.h"

enum { MONTH_PLAN_MONTHS = 12 };
struct month_plan {
    bool known; /* false: there is no target, or no figure */
    int64_t month[MONTH_PLAN_MONTHS];
};
/* The plan of one line for an indicator with a year's target, from the figures of c to the end of its year. */
struct month_plan month_plan_line(const struct cube *c, enum member_level l, uint32_t line,
                                  uint32_t ind);

#endif /* FIGURES_MONTH_PLAN_H */
