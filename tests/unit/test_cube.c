/* test_cube - every figure of one period. */

#include <criterion/criterion.h>
#include <string.h>

#include "figures/cube.h"
#include "world.h"

struct at {
    struct world *w;
    struct cube *c;
};

static struct at
setup(void) {
    struct world *w = world_new();

    return (struct at){w, world_cube(w, 2026, 1)};
}

static int64_t
percent(struct num_ratio r) {
    int64_t v = -1;

    return num_percent(r, &v) ? v : -1;
}

Test(cube, absent_differs_from_zero) {
    const struct at t = setup();
    struct cube *const c = t.c;
    int64_t v = 5;

    cr_assert_not(cube_get(c, MEMBER_XA, 0, INDICATOR_BHXH, &v));
    cr_assert_eq(v, 5);
    cr_assert_eq(cube_any(c, MEMBER_XA, 0, INDICATOR_BHXH).den, 0);
    cube_present(c, MEMBER_XA, INDICATOR_BHXH);
    cr_assert(cube_get(c, MEMBER_XA, 2, INDICATOR_BHXH, &v));
    cr_assert_eq(v, 0);
    cube_add(c, MEMBER_XA, 2, INDICATOR_BHXH, 7);
    cube_add(c, MEMBER_XA, 2, INDICATOR_BHXH, 8);
    cr_assert(cube_get(c, MEMBER_XA, 2, INDICATOR_BHXH, &v));
    cr_assert_eq(v, 15);
    cr_assert_not(cube_get(c, MEMBER_XA, 1, INDICATOR_BHTN, &v));
    cr_assert_not(cube_get(NULL, MEMBER_XA, 0, INDICATOR_BHXH, &v));
    cr_assert_eq(cube_state(NULL, MEMBER_XA, 0, INDICATOR_BHXH), CUBE_ABSENT);
    world_free(t.w);
}

/* 66.238 of 405.055 is 16,35 % (FACTS 2.4); its target 20,15 %: 16,3528...% / 20,15 % = 81,16 % (bc). */
Test(cube, rates_are_computed_from_their_parts_and_rates_of_rates_stay_exact) {
    const struct at t = setup();
    struct cube *const c = t.c;

    cube_set(c, MEMBER_TINH, 0, INDICATOR_BHXH_BP, 66238);
    cr_assert_eq(percent(cube_ratio(c, MEMBER_TINH, 0, INDICATOR_BP_BHXH)), -1);
    cube_set(c, MEMBER_TINH, 0, INDICATOR_LLLD, 405055);
    cr_assert_eq(percent(cube_ratio(c, MEMBER_TINH, 0, INDICATOR_BP_BHXH)), 1635);
    cr_assert_eq(cube_ratio(c, MEMBER_TINH, 0, INDICATOR_HT_BP_BHXH).den, 0);
    cube_set(c, MEMBER_TINH, 0, INDICATOR_CT_BP_BHXH, 2015);
    cr_assert_eq(percent(cube_ratio(c, MEMBER_TINH, 0, INDICATOR_CT_BP_BHXH)), 2015);
    cr_assert_eq(percent(cube_ratio(c, MEMBER_TINH, 0, INDICATOR_HT_BP_BHXH)), 8116);
    world_free(t.w);
}

Test(cube, a_stated_rate_stands_only_where_its_parts_are_missing) {
    const struct at t = setup();
    struct cube *const c = t.c;

    cube_set(c, MEMBER_XA, 0, INDICATOR_BP_BHYT, 9375);
    cr_assert_eq(percent(cube_ratio(c, MEMBER_XA, 0, INDICATOR_BP_BHYT)), 9375);
    cube_set(c, MEMBER_XA, 0, INDICATOR_BHYT, 1);
    cr_assert_eq(percent(cube_ratio(c, MEMBER_XA, 0, INDICATOR_BP_BHYT)), 9375);
    cube_set(c, MEMBER_XA, 0, INDICATOR_DAN_SO, 3);
    cr_assert_eq(percent(cube_ratio(c, MEMBER_XA, 0, INDICATOR_BP_BHYT)), 3333);
    cube_set(c, MEMBER_XA, 0, INDICATOR_DAN_SO, 0);
    cr_assert_eq(percent(cube_ratio(c, MEMBER_XA, 0, INDICATOR_BP_BHYT)), -1);
    cr_assert_eq(cube_state(c, MEMBER_XA, 0, INDICATOR_BP_BHYT) & CUBE_PRESENT, 0);
    world_free(t.w);
}

Test(cube, notes_of_parts_reach_the_rate_and_incomparable_takes_the_value_away) {
    const struct at t = setup();
    struct cube *const c = t.c;
    int64_t v;

    cube_set(c, MEMBER_XA, 0, INDICATOR_BHYT, 1);
    cube_set(c, MEMBER_XA, 0, INDICATOR_DAN_SO, 3);
    cube_mark(c, MEMBER_XA, 0, INDICATOR_BHYT, CUBE_ON_SPLIT);
    cr_assert_eq(cube_state(c, MEMBER_XA, 0, INDICATOR_BP_BHYT), CUBE_PRESENT | CUBE_ON_SPLIT);
    cr_assert_eq(cube_state(c, MEMBER_XA, 0, INDICATOR_HT_BP_BHYT), CUBE_ON_SPLIT);
    cube_mark(c, MEMBER_XA, 0, INDICATOR_BHYT, CUBE_INCOMPARABLE);
    cr_assert_not(cube_get(c, MEMBER_XA, 0, INDICATOR_BHYT, &v));
    cr_assert_eq(cube_state(c, MEMBER_XA, 0, INDICATOR_BP_BHYT), CUBE_ON_SPLIT | CUBE_INCOMPARABLE);
    world_free(t.w);
}

Test(cube, lines_that_do_not_sum_to_the_province_are_found_by_name) {
    const struct at t = setup();
    struct cube *const c = t.c;
    struct err e = {0};

    cube_set(c, MEMBER_TINH, 0, INDICATOR_BHTN, 10);
    cube_set(c, MEMBER_XA, 0, INDICATOR_BHTN, 4);
    cube_set(c, MEMBER_XA, 1, INDICATOR_BHTN, 3);
    cube_set(c, MEMBER_XA, 2, INDICATOR_BHTN, 1);
    cr_assert(cube_check(c, &e)); /* the unknown line is absent: nothing to compare */
    cube_set(c, MEMBER_XA, 3, INDICATOR_BHTN, 1);
    cr_assert_not(cube_check(c, &e));
    cr_assert_eq(e.kind, ERR_INTERNAL);
    cr_assert_not_null(strstr(e.what, "bhtn"));
    cr_assert_not_null(strstr(e.what, "xa lệch -1"));
    cube_add(c, MEMBER_XA, 3, INDICATOR_BHTN, 1);
    cr_assert(cube_check(c, &e));
    cube_set(c, MEMBER_CO_QUAN, 0, INDICATOR_DV, -1);
    cr_assert_not(cube_check(c, &e));
    world_free(t.w);
}

Test(cube, an_addition_that_does_not_fit_fails_the_check) {
    const struct at t = setup();
    struct cube *const c = t.c;
    struct err e = {0};

    cube_add(c, MEMBER_TINH, 0, INDICATOR_QUY_LUONG, INT64_MAX);
    cr_assert(cube_check(c, &e));
    cube_add(c, MEMBER_TINH, 0, INDICATOR_QUY_LUONG, 1);
    cr_assert_not(cube_check(c, &e));
    world_free(t.w);
}
