/* test_pathway - the headcount targets of years ahead. */

#include <criterion/criterion.h>

#include "figures/pathway.h"
#include "world.h"

static struct cube *
ahead_of(struct world *w, int64_t dan_so, int64_t llld) {
    struct cube *c = cube_new(&w->a, (struct period){PERIOD_YEAR, 2027, 1}, &w->m, &w->i);

    cube_set(c, MEMBER_TINH, 0, INDICATOR_DAN_SO, dan_so);
    cube_set(c, MEMBER_TINH, 0, INDICATOR_LLLD, llld);
    return c;
}

static int64_t
percent(const struct cube *c, uint32_t ind) {
    int64_t v = -1;

    (void)num_percent(cube_ratio(c, MEMBER_TINH, 0, ind), &v);
    return v;
}

/* Now 500 in BHXH, of them 460 in coverage: 40 of the armed forces. */
Test(pathway, headcounts_that_are_given_stand_and_their_rates_follow) {
    struct world *w = world_new();
    struct cube *now = world_cube(w, 2026, 1);
    struct cube *c = ahead_of(w, 2000, 1000);

    cube_set(now, MEMBER_TINH, 0, INDICATOR_BHXH, 500);
    cube_set(now, MEMBER_TINH, 0, INDICATOR_BHXH_BP, 460);
    cube_set(c, MEMBER_TINH, 0, INDICATOR_CT_BHXH_BB, 400);
    cube_set(c, MEMBER_TINH, 0, INDICATOR_CT_BHXH_TN, 140);
    cube_set(c, MEMBER_TINH, 0, INDICATOR_CT_BHYT, 1900);
    cr_assert_eq(pathway_people(c, now), 0);
    cr_assert_eq(world_get(c, MEMBER_TINH, 0, INDICATOR_BHXH), 540);
    cr_assert_eq(world_get(c, MEMBER_TINH, 0, INDICATOR_BHXH_TN), 140);
    cr_assert_eq(world_get(c, MEMBER_TINH, 0, INDICATOR_BHXH_BP), 500);
    cr_assert_eq(percent(c, INDICATOR_BP_BHXH), 5000);
    cr_assert_eq(percent(c, INDICATOR_BP_BHYT), 9500);
    cr_assert_eq(world_get(c, MEMBER_TINH, 0, INDICATOR_BHTN), WORLD_ABSENT);
    world_free(w);
}

Test(pathway, only_what_nobody_gave_is_projected_and_a_clash_is_told) {
    struct world *w = world_new();
    struct cube *now = world_cube(w, 2026, 1);
    struct cube *c = ahead_of(w, 2000, 1000);

    cube_set(now, MEMBER_TINH, 0, INDICATOR_BHXH, 500);
    cube_set(now, MEMBER_TINH, 0, INDICATOR_BHXH_BP, 460);
    cube_set(c, MEMBER_TINH, 0, INDICATOR_CT_BP_BHXH, 5000);
    cube_set(c, MEMBER_TINH, 0, INDICATOR_CT_BP_BHYT, 9600); /* 1.920, but 1.900 are given: 95 % */
    cube_set(c, MEMBER_TINH, 0, INDICATOR_CT_BHYT, 1900);
    cr_assert_eq(pathway_people(c, now), 0);
    cr_assert_eq(world_get(c, MEMBER_TINH, 0, INDICATOR_BHXH_BP), 500);
    cr_assert_eq(world_get(c, MEMBER_TINH, 0, INDICATOR_BHXH), 540);
    cr_assert_eq(world_get(c, MEMBER_TINH, 0, INDICATOR_BHYT), 1900);
    cr_assert_eq(percent(c, INDICATOR_BP_BHYT), 9600); /* both as they are given */
    c = ahead_of(w, 2000, 1000);
    cube_set(c, MEMBER_TINH, 0, INDICATOR_CT_BP_BHYT, 9601);
    cube_set(c, MEMBER_TINH, 0, INDICATOR_CT_BHYT, 1900);
    cr_assert_eq(pathway_people(c, now), 1);
    world_free(w);
}

Test(pathway, the_last_year_ahead_is_the_goal_of_every_place_that_has_one) {
    struct reference_target target[] = {{2027, MEMBER_TINH, 0, STR("bhyt"), 100, 2},
                                        {2030, MEMBER_XA, 0, STR("bhyt"), 10, 3},
                                        {2030, MEMBER_XA, 1, STR("bhyt"), 20, 4},
                                        {2030, MEMBER_XA, 2, STR("bhyt"), 30, 5},
                                        {2030, MEMBER_TINH, 0, STR("bhxh_bb"), 7, 6},
                                        {2030, MEMBER_TINH, 0, STR("bhxh_tn"), 4, 7},
                                        {2031, MEMBER_TINH, 0, STR("bp_bhyt"), 9500, 8}};
    const struct reference_tables t = {.target = target,
                                       .targets = sizeof target / sizeof target[0]};
    struct world *w = world_new();
    struct cube *c = world_cube(w, 2026, 1);

    cr_assert_eq(pathway_year(&t, 2026), 2030); /* a rate alone is no headcount */
    cr_assert_eq(pathway_year(&t, 2030), 0);
    pathway_fill(c, &t, 2030);
    cr_assert_eq(world_get(c, MEMBER_TINH, 0, INDICATOR_LT_BHYT), 60);
    cr_assert_eq(world_get(c, MEMBER_XA, 1, INDICATOR_LT_BHYT), 20);
    cr_assert_eq(world_get(c, MEMBER_TINH, 0, INDICATOR_LT_BHXH), 11);
    cr_assert_eq(world_get(c, MEMBER_TINH, 0, INDICATOR_LT_BHTN), WORLD_ABSENT);
    {
        const struct reference_tables first = {.target = target, .targets = 1};

        c = world_cube(w, 2026, 1);
        cr_assert_eq(pathway_year(&first, 2026), 2027);
        pathway_fill(c, &first, 2027);
        cr_assert_eq(world_get(c, MEMBER_TINH, 0, INDICATOR_LT_BHYT), 100);
    }
    world_free(w);
}
