/* month_plan - what each month left of the year must bring.  See month_plan.h. */

#include "figures/month_plan.h"

#include <assert.h>

#include "figures/outlook.h"

/* The target of what has no place: the province's less those that the places have; false where none has one. */
static bool
target_of_rest(const struct cube *c, enum member_level l, uint32_t target, int64_t *out) {
    const uint32_t n = c->members->list[l].n;
    bool any = false;

    if (!cube_get(c, MEMBER_TINH, 0, target, out)) {
        return false;
    }
    for (uint32_t line = 0; line < n; line++) {
        int64_t v;

        if (cube_get(c, l, line, target, &v)) {
            any = true;
            if (__builtin_sub_overflow(*out, v, out)) {
                return false;
            }
        }
    }
    return any;
}

/* By the line's own figure and target. */
static struct month_plan
own(const struct cube *c, enum member_level l, uint32_t line, uint32_t ind, unsigned left) {
    const uint32_t target = indicator_target(c->indicators, ind);
    const bool of_none = l != MEMBER_TINH && line == c->members->list[l].n;
    struct month_plan plan = {.known = false};
    int64_t now;
    int64_t goal;

    assert(left <= MONTH_PLAN_MONTHS);
    if (!cube_get(c, l, line, ind, &now) || !(cube_get(c, l, line, target, &goal) ||
                                              (of_none && target_of_rest(c, l, target, &goal)))) {
        return plan;
    }
    plan.known = true;
    if (indicator_has_ceiling(ind)) { /* at most so much may be left: what is above it has to go */
        (void)outlook_months(goal > 0 ? goal : 0, now, left, plan.month);
    } else {
        (void)outlook_months(now, goal, left, plan.month);
    }
    return plan;
}

struct month_plan
month_plan_line(const struct cube *c, enum member_level l, uint32_t line, uint32_t ind,
                unsigned left) {
    const uint32_t lines = member_lines(c->members, MEMBER_XA);
    struct month_plan sum = {.known = false};

    for (uint32_t k = 0; l == MEMBER_TINH && k < lines; k++) {
        const struct month_plan one = own(c, MEMBER_XA, k, ind, left);

        if ((cube_state(c, MEMBER_XA, k, ind) & CUBE_WITHHELD) != 0) {
            return (struct month_plan){.known = false};
        }
        sum.known = sum.known || one.known;
        for (unsigned m = 0; m < MONTH_PLAN_MONTHS; m++) {
            sum.month[m] += one.month[m];
        }
    }
    return sum.known ? sum : own(c, l, line, ind, left);
}
