/*
 * month_plan - what each remaining month of the year must bring so that the targets are reached
 * (spec 1.7 "kịch bản theo tháng").  The plans of the communes sum to the province's, and every
 * document shows the same plan.
 *
 *     commune, department   its target less its figure (overdue amounts: figure less target), spread over the months
 *     without a place       the same for the province's target less those of the places
 *     province              the sum of its communes and of the line without a place; its own plan where no commune has
 *                           a target.  A place beyond its target does not make up for another.
 */
#ifndef FIGURES_MONTH_PLAN_H
#define FIGURES_MONTH_PLAN_H

#include "figures/cube.h"

enum { MONTH_PLAN_MONTHS = 12 };
struct month_plan {
    bool known; /* false: there is no target, or no figure */
    int64_t month[MONTH_PLAN_MONTHS];
};
/* The plan of one line for an indicator with a target, from the figures of c over the `left`
 * months left of its year (outlook_months_left). */
struct month_plan month_plan_line(const struct cube *c, enum member_level l, uint32_t line,
                                  uint32_t ind, unsigned left);

#endif /* FIGURES_MONTH_PLAN_H */
