/* test_month_plan - what each month left must bring. */

#include <criterion/criterion.h>

#include "figures/month_plan.h"
#include "world.h"

/* 2026-Q3: three months left.  Communes lack 7 and 3, one is 5 beyond; 2 people and a target of 4 have no place. */
static struct cube *
third_quarter(struct world *w) {
    struct cube *c = world_cube(w, 2026, 3);
    static const int64_t now[] = {93, 105, 97, 2};
    static const int64_t goal[] = {100, 100, 100};

    for (uint32_t line = 0; line <= WORLD_XA; line++) {
        cube_set(c, MEMBER_XA, line, INDICATOR_BHYT, now[line]);
        cube_add(c, MEMBER_TINH, 0, INDICATOR_BHYT, now[line]);
    }
    for (uint32_t line = 0; line < WORLD_XA; line++) {
        cube_set(c, MEMBER_XA, line, INDICATOR_CT_BHYT, goal[line]);
    }
    cube_set(c, MEMBER_TINH, 0, INDICATOR_CT_BHYT, 304);
    return c;
}

static void
expect(struct month_plan p, int64_t a, int64_t b, int64_t d) {
    cr_assert(p.known);
    cr_assert_eq(p.month[0], a);
    cr_assert_eq(p.month[1], b);
    cr_assert_eq(p.month[2], d);
    cr_assert_eq(p.month[3], 0);
}

Test(month_plan, the_provinces_months_are_the_sums_of_the_communes) {
    struct world *w = world_new();
    struct cube *c = third_quarter(w);

    expect(month_plan_line(c, MEMBER_XA, 0, INDICATOR_BHYT, 3), 3, 2, 2);
    expect(month_plan_line(c, MEMBER_XA, 1, INDICATOR_BHYT, 3), 0, 0, 0); /* 5 beyond */
    expect(month_plan_line(c, MEMBER_XA, 2, INDICATOR_BHYT, 3), 1, 1, 1);
    expect(month_plan_line(c, MEMBER_XA, 3, INDICATOR_BHYT, 3), 1, 1, 0); /* 4 less 2 */
    expect(month_plan_line(c, MEMBER_TINH, 0, INDICATOR_BHYT, 3), 5, 4,
           3); /* 12, not 304 - 297 = 7 */
    world_free(w);
}

Test(month_plan, a_province_whose_communes_have_no_target_goes_by_its_own) {
    struct world *w = world_new();
    struct cube *c = world_cube(w, 2026, 3);

    cube_set(c, MEMBER_TINH, 0, INDICATOR_BHTN, 10);
    cube_set(c, MEMBER_TINH, 0, INDICATOR_CT_BHTN, 20);
    cube_set(c, MEMBER_XA, 0, INDICATOR_BHTN, 10);
    expect(month_plan_line(c, MEMBER_TINH, 0, INDICATOR_BHTN, 3), 4, 3, 3);
    cr_assert_not(month_plan_line(c, MEMBER_XA, 0, INDICATOR_BHTN, 3).known);
    cr_assert_not(month_plan_line(c, MEMBER_TINH, 0, INDICATOR_BHYT, 3).known);
    world_free(w);
}

Test(month_plan, overdue_amounts_have_to_fall_to_their_target) {
    struct world *w = world_new();
    struct cube *c = world_cube(w, 2026, 3);

    cube_set(c, MEMBER_XA, 0, INDICATOR_CHAM_DONG, 100);
    cube_set(c, MEMBER_XA, 0, INDICATOR_CT_CHAM_DONG, 30);
    cube_set(c, MEMBER_XA, 1, INDICATOR_CHAM_DONG, 20);
    cube_set(c, MEMBER_XA, 1, INDICATOR_CT_CHAM_DONG, 30);
    cube_set(c, MEMBER_TINH, 0, INDICATOR_CHAM_DONG, 120);
    cube_set(c, MEMBER_TINH, 0, INDICATOR_CT_CHAM_DONG, 60);
    expect(month_plan_line(c, MEMBER_XA, 0, INDICATOR_CHAM_DONG, 3), 24, 23, 23);
    expect(month_plan_line(c, MEMBER_XA, 1, INDICATOR_CHAM_DONG, 3), 0, 0, 0);
    expect(month_plan_line(c, MEMBER_TINH, 0, INDICATOR_CHAM_DONG, 3), 24, 23, 23);
    world_free(w);
}
