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

/* 1.900 of 2.000 is 95 %: one point above the rate that is given is no clash, a hundredth more is. */
Test(pathway, a_rate_that_is_given_may_be_a_point_off_either_way) {
    static const struct {
        int64_t base, people, rate;
        uint32_t clashes;
    } cases[] = {{2000, 1900, 9400, 0}, {2000, 1900, 9399, 1}, {2000, 1900, 9600, 0},
                 {1, 3, 10000, 1},      {1, 3, 30000, 0},      {0, 3, 10000, 0}};
    struct world *w = world_new();

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct cube *c = ahead_of(w, cases[i].base, 1000);

        cube_set(c, MEMBER_TINH, 0, INDICATOR_CT_BP_BHYT, cases[i].rate);
        cube_set(c, MEMBER_TINH, 0, INDICATOR_CT_BHYT, cases[i].people);
        cr_expect_eq(pathway_people(c, NULL), cases[i].clashes, "case %zu", i);
    }
    world_free(w);
}

/* Now 40 of 500 stand outside of coverage; of 30 ahead nobody is left in it. */
Test(pathway, fewer_people_than_stand_outside_are_nobody_in_coverage) {
    struct world *w = world_new();
    struct cube *now = world_cube(w, 2026, 1);
    struct cube *c = ahead_of(w, 2000, 1000);

    cube_set(now, MEMBER_TINH, 0, INDICATOR_BHXH, 500);
    cube_set(now, MEMBER_TINH, 0, INDICATOR_BHXH_BP, 460);
    cube_set(c, MEMBER_TINH, 0, INDICATOR_CT_BHXH, 30);
    (void)pathway_people(c, now);
    cr_expect_eq(world_get(c, MEMBER_TINH, 0, INDICATOR_BHXH_BP), 0);
    world_free(w);
}

/* The first of the five headcounts is one; a row given again stands as it came first; the province's own row stands. */
Test(pathway, the_provinces_goal_is_its_row_else_the_sum_of_all_its_communes) {
    struct reference_target target[] = {
        {2030, MEMBER_XA, 0, STR("bhxh_bb"), 10, 2}, {2030, MEMBER_XA, 1, STR("bhxh_bb"), 20, 3},
        {2030, MEMBER_XA, 2, STR("bhxh_bb"), 30, 4}, {2030, MEMBER_XA, 0, STR("bhxh_bb"), 99, 5},
        {2030, MEMBER_TINH, 0, STR("bhtn"), 100, 6}, {2030, MEMBER_XA, 0, STR("bhtn"), 1, 7},
        {2030, MEMBER_XA, 1, STR("bhtn"), 1, 8},     {2030, MEMBER_XA, 2, STR("bhtn"), 1, 9}};
    const struct reference_tables t = {.target = target,
                                       .targets = sizeof target / sizeof target[0]};
    const struct reference_tables first = {.target = target, .targets = 1};
    struct world *w = world_new();
    struct cube *c = world_cube(w, 2026, 1);

    cr_expect_eq(pathway_year(&first, 2029), 2030);
    pathway_fill(c, &t, 2030);
    cr_expect_eq(world_get(c, MEMBER_XA, 0, INDICATOR_LT_BHXH_BB), 10);
    cr_expect_eq(world_get(c, MEMBER_TINH, 0, INDICATOR_LT_BHXH_BB), 60);
    cr_expect_eq(world_get(c, MEMBER_TINH, 0, INDICATOR_LT_BHTN), 100);
    { /* a half takes the goals of its last quarter: none of a table that was written since joins them */
        struct reference_target since[] = {{2030, MEMBER_TINH, 0, STR("bhyt"), 5, 2},
                                           {2030, MEMBER_XA, 0, STR("bhxh_bb"), 7, 3}};
        const struct reference_tables now = {.target = since, .targets = 2};

        pathway_fill(c, &now, 2030);
        cr_expect_eq(world_get(c, MEMBER_TINH, 0, INDICATOR_LT_BHYT), WORLD_ABSENT);
        cr_expect_eq(world_get(c, MEMBER_XA, 0, INDICATOR_LT_BHXH_BB), 10);
    }
    for (uint32_t n = 0; n < 2; n++) {
        w->m.list[MEMBER_XA].n = n;
        c = world_cube(w, 2026, 1);
        pathway_fill(c, n == 0 ? &(struct reference_tables){0} : &first, 2030);
        cr_expect_eq(world_get(c, MEMBER_TINH, 0, INDICATOR_LT_BHXH_BB),
                     n == 0 ? WORLD_ABSENT : 10);
    }
    w->m.list[MEMBER_XA].n = WORLD_XA;
    world_free(w);
}
