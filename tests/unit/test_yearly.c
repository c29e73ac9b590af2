/* test_yearly - population, labour force and targets of a year put into a cube. */

#include <criterion/criterion.h>

#include "figures/yearly.h"
#include "ingest/extract.h"
#include "world.h"

#define NO EXTRACT_NO_NUMBER
enum { SHARE = 5100 };

static struct yearly_notes
fill(struct cube *c, struct reference_population *p, size_t n, int year) {
    const struct reference_tables t = {.population = p, .populations = n};
    struct yearly_notes notes;

    yearly_fill(c, &t, year, SHARE, &notes);
    return notes;
}

/* 51 % of 1.001 is 510,51; of 50 is 25,5; of 49 is 24,99. */
Test(yearly, a_missing_labour_force_is_the_share_of_the_people_rounded_half_up) {
    struct reference_population p[] = {{2026, 0, 1001, NO}, {2026, 1, 50, NO}, {2026, 2, 49, 30}};
    struct world *w = world_new();
    struct cube *c = world_cube(w, 2026, 1);
    const struct yearly_notes notes = fill(c, p, 3, 2026);

    cr_assert_eq(world_get(c, MEMBER_XA, 0, INDICATOR_LLLD), 511);
    cr_assert_eq(world_get(c, MEMBER_XA, 1, INDICATOR_LLLD), 26);
    cr_assert_eq(world_get(c, MEMBER_XA, 2, INDICATOR_LLLD), 30);
    cr_assert_eq(world_get(c, MEMBER_TINH, 0, INDICATOR_DAN_SO), 1100);
    cr_assert_eq(world_get(c, MEMBER_TINH, 0, INDICATOR_LLLD), 567);
    cr_assert_eq(world_get(c, MEMBER_XA, 3, INDICATOR_DAN_SO), WORLD_ABSENT);
    cr_assert(notes.llld_estimated);
    cr_assert_eq(notes.llld_given, 1);
    cr_assert_eq(notes.llld_lacking, 2);
    cr_assert_not(notes.population_differs);
    cr_assert_eq(notes.population_year, 2026);
    world_free(w);
}

Test(yearly, the_provinces_own_row_stands_and_a_difference_is_told) {
    struct reference_population p[] = {
        {2026, 0, 100, 60}, {2026, 1, 100, 60}, {2026, MEMBER_NONE, 310, NO}, {2026, 2, 100, 60}};
    struct world *w = world_new();
    struct cube *c = world_cube(w, 2026, 1);
    const struct yearly_notes notes = fill(c, p, 4, 2026);

    cr_assert_eq(world_get(c, MEMBER_TINH, 0, INDICATOR_DAN_SO), 310);
    cr_assert_eq(world_get(c, MEMBER_TINH, 0, INDICATOR_LLLD), 180); /* of the communes */
    cr_assert(notes.population_differs);
    cr_assert_eq(notes.population_stated, 310);
    cr_assert_eq(notes.population_summed, 300);
    cr_assert_not(notes.llld_differs);
    cr_assert_eq(notes.llld_summed, 180);
    world_free(w);
}

Test(yearly, the_provinces_labour_force_is_its_rows_else_the_sum_else_a_share_of_its_people) {
    struct reference_population own[] = {
        {2026, 0, 100, 60}, {2026, 1, 50, NO}, {2026, 2, 49, NO}, {2026, MEMBER_NONE, 199, 100}};
    struct reference_population sum[] = {
        {2026, 0, 50, NO}, {2026, 1, 50, NO}, {2026, 2, 50, NO}, {2026, MEMBER_NONE, 150, NO}};
    struct reference_population part[] = {{2026, 0, 50, NO}, {2026, MEMBER_NONE, 150, NO}};
    struct world *w = world_new();
    struct cube *c = world_cube(w, 2026, 1);
    struct yearly_notes notes = fill(c, own, 4, 2026);

    cr_assert_eq(world_get(c, MEMBER_TINH, 0, INDICATOR_LLLD), 100);
    cr_assert(notes.llld_differs);
    cr_assert_eq(notes.llld_summed, 60 + 26 + 25);
    c = world_cube(w, 2026, 1);
    notes = fill(c, sum, 4, 2026);
    cr_assert_eq(world_get(c, MEMBER_TINH, 0, INDICATOR_LLLD), 78); /* 3 x 26, not 76,5 */
    cr_assert_not(notes.llld_differs);
    c = world_cube(w, 2026, 1);
    notes = fill(c, part, 2, 2026);
    cr_assert_eq(world_get(c, MEMBER_TINH, 0, INDICATOR_LLLD), 77); /* 76,5 */
    cr_assert_eq(notes.population_missing, 2);
    world_free(w);
}

/* 1.000, 1.100, 1.210: 10 % a year, so 2027 is 1.464 (1.331 x 1,1 = 1.464,1) and the communes share it as in 2025. */
Test(yearly, a_year_without_rows_grows_from_the_last_known_and_its_communes_sum_to_it) {
    struct reference_population p[] = {{2023, MEMBER_NONE, 1000, NO},
                                       {2024, MEMBER_NONE, 1100, NO},
                                       {2025, MEMBER_NONE, 1210, 700},
                                       {2025, 0, 605, 400},
                                       {2025, 1, 404, NO},
                                       {2025, 2, 201, NO}};
    struct world *w = world_new();
    struct cube *c = world_cube(w, 2027, 1);
    struct yearly_notes notes = fill(c, p, 6, 2027);

    cr_assert_eq(notes.population_year, 2025);
    cr_assert_eq(notes.population_grown, 2);
    cr_assert_eq(notes.population_rates, 2);
    cr_assert_eq(world_get(c, MEMBER_TINH, 0, INDICATOR_DAN_SO), 1464);
    cr_assert_eq(world_get(c, MEMBER_XA, 0, INDICATOR_DAN_SO), 732);
    cr_assert_eq(world_get(c, MEMBER_XA, 1, INDICATOR_DAN_SO), 489); /* 488,8 */
    cr_assert_eq(world_get(c, MEMBER_XA, 2, INDICATOR_DAN_SO), 243); /* 243,2 */
    cr_assert_eq(world_get(c, MEMBER_XA, 0, INDICATOR_LLLD), 373);   /* 373,32 */
    cr_assert_eq(world_get(c, MEMBER_TINH, 0, INDICATOR_LLLD), 373 + 249 + 124);
    cr_assert_not(notes.population_differs);
    c = world_cube(w, 2027, 1); /* one commune unknown: the others grow by themselves */
    notes = fill(c, p, 5, 2027);
    cr_assert_eq(world_get(c, MEMBER_TINH, 0, INDICATOR_DAN_SO), 1464);
    cr_assert_eq(world_get(c, MEMBER_XA, 0, INDICATOR_DAN_SO), 732);
    cr_assert_eq(world_get(c, MEMBER_XA, 2, INDICATOR_DAN_SO), WORLD_ABSENT);
    cr_assert_eq(world_get(c, MEMBER_TINH, 0, INDICATOR_LLLD), 747); /* 746,64 */
    cr_assert_eq(notes.population_missing, 1);
    world_free(w);
}

Test(yearly, a_year_without_rows_takes_the_latest_before_it_and_never_one_after) {
    struct reference_population p[] = {
        {2022, MEMBER_NONE, 1, NO}, {2024, MEMBER_NONE, 2, NO}, {2027, MEMBER_NONE, 3, NO}};
    struct world *w = world_new();
    struct cube *c = world_cube(w, 2026, 1);

    cr_assert_eq(fill(c, p, 3, 2026).population_year, 2024);
    cr_assert_eq(world_get(c, MEMBER_TINH, 0, INDICATOR_DAN_SO), 2);
    c = world_cube(w, 2021, 1);
    cr_assert_eq(fill(c, p, 3, 2021).population_year, 0);
    cr_assert_eq(world_get(c, MEMBER_TINH, 0, INDICATOR_DAN_SO), WORLD_ABSENT);
    world_free(w);
}

Test(yearly, some_communes_do_not_make_a_province) {
    struct reference_population p[] = {{2026, 0, 100, NO}, {2026, 1, 100, NO}};
    struct world *w = world_new();
    struct cube *c = world_cube(w, 2026, 1);
    const struct yearly_notes notes = fill(c, p, 2, 2026);

    cr_assert_eq(world_get(c, MEMBER_TINH, 0, INDICATOR_DAN_SO), WORLD_ABSENT);
    cr_assert_eq(notes.population_missing, 1);
    world_free(w);
}

Test(yearly, a_figure_given_twice_stands_as_it_came_first_and_is_told) {
    struct reference_population p[] = {{2026, 0, 100, 60}, {2026, 0, 100, 60}, {2026, 0, 110, 60}};
    struct reference_target target[] = {{2026, MEMBER_XA, 0, STR("bhyt"), 10, 2},
                                        {2026, MEMBER_XA, 0, STR("bhyt"), 11, 3}};
    const struct reference_tables t = {
        .population = p, .populations = 3, .target = target, .targets = 2};
    struct world *w = world_new();
    struct cube *c = world_cube(w, 2026, 1);
    struct yearly_notes notes;

    yearly_fill(c, &t, 2026, SHARE, &notes);
    cr_assert_eq(world_get(c, MEMBER_XA, 0, INDICATOR_DAN_SO), 100);
    cr_assert_eq(world_get(c, MEMBER_XA, 0, INDICATOR_CT_BHYT), 10);
    cr_assert_eq(notes.repeated, 2);
    world_free(w);
}

Test(yearly, targets_are_of_the_year_itself_and_the_province_sums_its_communes) {
    struct reference_target target[] = {
        {2026, MEMBER_XA, 0, STR("bhyt"), 10, 2},
        {2026, MEMBER_XA, 1, STR("bhyt"), 20, 3},
        {2026, MEMBER_XA, 2, STR("bhyt"), 30, 4},
        {2025, MEMBER_XA, 2, STR("bhtn"), 30, 5},
        {2026, MEMBER_XA, 0, STR("bhxh_tn"), 1, 6},
        {2026, MEMBER_XA, 1, STR("bhxh_tn"), 1, 7},
        {2026, MEMBER_XA, 2, STR("bhxh_tn"), 1, 8},
        {2026, MEMBER_TINH, 0, STR("bhxh_tn"), 5, 9},
        {2026, MEMBER_CO_QUAN, 1, STR("bhxh_bb"), 7, 10},
        {2026, MEMBER_XA, 0, STR("bp_bhyt"), 9500, 11},
        {2026, MEMBER_XA, 1, STR("bp_bhyt"), 9500, 12},
        {2026, MEMBER_XA, 2, STR("bp_bhyt"), 9500, 13},
    };
    const struct reference_tables t = {.target = target,
                                       .targets = sizeof target / sizeof target[0]};
    struct world *w = world_new();
    struct cube *c = world_cube(w, 2026, 1);
    struct yearly_notes notes;

    yearly_fill(c, &t, 2026, SHARE, &notes);
    cr_assert_eq(world_get(c, MEMBER_TINH, 0, INDICATOR_CT_BHYT), 60);
    cr_assert_eq(world_get(c, MEMBER_XA, 2, INDICATOR_CT_BHTN), WORLD_ABSENT);
    cr_assert_eq(world_get(c, MEMBER_TINH, 0, INDICATOR_CT_BHXH_TN), 5);
    cr_assert_eq(world_get(c, MEMBER_CO_QUAN, 1, INDICATOR_CT_BHXH_BB), 7);
    cr_assert_eq(world_get(c, MEMBER_TINH, 0, INDICATOR_CT_BHXH_BB), WORLD_ABSENT);
    cr_assert_eq(world_get(c, MEMBER_TINH, 0, INDICATOR_CT_BP_BHYT), WORLD_ABSENT);
    cr_assert_eq(notes.targets, 12); /* eleven given for 2026, one summed */
    cr_assert_eq(notes.targets_differ, 1);
    cr_assert_eq(notes.first_differing, INDICATOR_CT_BHXH_TN);
    cr_assert_eq(notes.target_stated, 5);
    cr_assert_eq(notes.target_summed, 3);
    world_free(w);
}

/* One of two aims says nothing of both; an aim for BHXH that is given stands. */
Test(yearly, the_aim_for_bhxh_is_the_sum_of_its_kinds_where_both_are_known) {
    struct reference_target target[] = {
        {2026, MEMBER_XA, 0, STR("bhxh_bb"), 40, 2}, {2026, MEMBER_XA, 0, STR("bhxh_tn"), 3, 3},
        {2026, MEMBER_XA, 1, STR("bhxh_bb"), 50, 4}, {2026, MEMBER_XA, 2, STR("bhxh_tn"), 5, 5},
        {2026, MEMBER_XA, 3, STR("bhxh_bb"), 60, 6}, {2026, MEMBER_XA, 3, STR("bhxh_tn"), 6, 7},
        {2026, MEMBER_XA, 3, STR("bhxh"), 70, 8},
    };
    const struct reference_tables t = {.target = target,
                                       .targets = sizeof target / sizeof target[0]};
    struct world *w = world_new();
    struct cube *c = world_cube(w, 2026, 1);
    struct yearly_notes notes;

    yearly_fill(c, &t, 2026, SHARE, &notes);
    cr_expect_eq(world_get(c, MEMBER_XA, 0, INDICATOR_CT_BHXH), 43);
    cr_expect_eq(world_get(c, MEMBER_XA, 1, INDICATOR_CT_BHXH), WORLD_ABSENT);
    cr_expect_eq(world_get(c, MEMBER_XA, 2, INDICATOR_CT_BHXH), WORLD_ABSENT);
    cr_expect_eq(world_get(c, MEMBER_XA, 3, INDICATOR_CT_BHXH), 70);
    world_free(w);
}

/* The first row of the file is the only one of its year; whose figures grew is told with the year they grew from. */
Test(yearly, the_first_row_of_the_file_counts_and_what_grew_is_an_estimate) {
    struct reference_population p[] = {{2025, MEMBER_NONE, 1100, NO},
                                       {2024, MEMBER_NONE, 1000, NO}};
    struct world *w = world_new();
    struct cube *c = world_cube(w, 2026, 1);
    struct yearly_notes notes = fill(c, p, 2, 2026);

    cr_expect_eq(notes.population_year, 2025);
    cr_expect_eq(notes.population_grown, 1);
    cr_expect_eq(notes.population_rates, 1);
    cr_expect(notes.llld_estimated);
    cr_expect_eq(world_get(c, MEMBER_TINH, 0, INDICATOR_DAN_SO), 1210); /* 10 % more again */
    c = world_cube(w, 2026, 1);
    notes = fill(c, p, 1, 2026); /* one year alone is no growth: it stands as it is */
    cr_expect_eq(notes.population_year, 2025);
    cr_expect_eq(notes.population_grown, 0);
    cr_expect_eq(world_get(c, MEMBER_TINH, 0, INDICATOR_DAN_SO), 1100);
    world_free(w);
}

/* The aims of the province for both kinds, which no commune has. */
Test(yearly, the_provinces_aim_for_bhxh_is_the_sum_of_its_kinds_too) {
    struct reference_target target[] = {{2026, MEMBER_TINH, 0, STR("bhxh_bb"), 40, 2},
                                        {2026, MEMBER_TINH, 0, STR("bhxh_tn"), 3, 3},
                                        {2026, MEMBER_CO_QUAN, 2, STR("bhxh_bb"), 5, 4},
                                        {2026, MEMBER_CO_QUAN, 2, STR("bhxh_tn"), 6, 5}};
    const struct reference_tables t = {.target = target, .targets = 4};
    struct world *w = world_new();
    struct cube *c = world_cube(w, 2026, 1);
    struct yearly_notes notes;

    yearly_fill(c, &t, 2026, SHARE, &notes);
    cr_expect_eq(world_get(c, MEMBER_TINH, 0, INDICATOR_CT_BHXH), 43);
    cr_expect_eq(world_get(c, MEMBER_CO_QUAN, 2, INDICATOR_CT_BHXH), 11);
    world_free(w);
}

/* All of the people of a place are in its labour force: the whole is a share too. */
Test(yearly, the_whole_of_a_place_can_be_its_labour_force) {
    struct reference_population p[] = {{2026, 0, 77, NO}};
    const struct reference_tables t = {.population = p, .populations = 1};
    struct world *w = world_new();
    struct cube *c = world_cube(w, 2026, 1);
    struct yearly_notes notes;

    yearly_fill(c, &t, 2026, 10000, &notes);
    cr_expect_eq(world_get(c, MEMBER_XA, 0, INDICATOR_LLLD), 77);
    world_free(w);
}

/* A province of one commune is that commune; of no commune nothing is summed. */
Test(yearly, one_commune_is_a_province_and_none_is_not) {
    struct reference_population p[] = {{2026, 0, 40, 20}};
    struct world *w = world_new();

    for (uint32_t n = 0; n < 2; n++) {
        struct cube *c;

        w->m.list[MEMBER_XA].n = n;
        c = world_cube(w, 2026, 1);
        (void)fill(c, p, n, 2026);
        cr_expect_eq(world_get(c, MEMBER_TINH, 0, INDICATOR_DAN_SO), n == 1 ? 40 : WORLD_ABSENT);
        cr_expect_eq(world_get(c, MEMBER_TINH, 0, INDICATOR_LLLD), n == 1 ? 20 : WORLD_ABSENT);
        cr_expect_eq(world_get(c, MEMBER_TINH, 0, INDICATOR_CT_BHYT), WORLD_ABSENT);
    }
    w->m.list[MEMBER_XA].n = WORLD_XA;
    world_free(w);
}

/* One person in 2024 and in 2025 is one in 2026; a commune alone does not say how the province grows. */
Test(yearly, what_can_not_grow_stands_as_it_was_known) {
    struct reference_population one[] = {
        {2024, MEMBER_NONE, 1, NO}, {2025, MEMBER_NONE, 1, NO}, {2025, 2, 1, NO}};
    struct reference_population part[] = {{2025, 0, 100, NO}};
    struct world *w = world_new();
    struct cube *c = world_cube(w, 2026, 1);
    struct yearly_notes notes = fill(c, one, 3, 2026);

    cr_expect_eq(notes.population_grown, 1);
    cr_expect_eq(world_get(c, MEMBER_XA, 2, INDICATOR_DAN_SO), 1);
    c = world_cube(w, 2026, 1);
    notes = fill(c, part, 1, 2026);
    cr_expect_eq(notes.population_year, 2025);
    cr_expect_eq(notes.population_grown, 0);
    cr_expect_eq(notes.population_missing, 2);
    cr_expect_eq(world_get(c, MEMBER_XA, 0, INDICATOR_DAN_SO), 100);
    c = world_cube(w, 2026, 1);
    notes = fill(c, part, 0, 2026); /* no row of any year */
    cr_expect_eq(notes.population_year, 0);
    cr_expect_eq(notes.population_missing, 0);
    cr_expect_eq(notes.llld_lacking, 0);
    world_free(w);
}

Test(yearly, the_province_sums_the_first_of_all_aims_too) {
    struct reference_target target[] = {{2026, MEMBER_XA, 0, STR("bhxh_bb"), 1, 2},
                                        {2026, MEMBER_XA, 1, STR("bhxh_bb"), 2, 3},
                                        {2026, MEMBER_XA, 2, STR("bhxh_bb"), 4, 4}};
    const struct reference_tables t = {.target = target, .targets = 3};
    struct world *w = world_new();
    struct cube *c = world_cube(w, 2026, 1);
    struct yearly_notes notes;

    yearly_fill(c, &t, 2026, SHARE, &notes);
    cr_expect_eq(world_get(c, MEMBER_TINH, 0, INDICATOR_CT_BHXH_BB), 7);
    world_free(w);
}

/* The province has 30 for BHYT: 10 and 20 of two of its three communes are all of it, 10 and 19 are not, nor 10 and 0. */
Test(yearly, targets_are_compared_where_some_communes_have_none) {
    static const struct {
        int64_t last;
        uint32_t differ;
    } row[] = {{20, 0}, {19, 1}, {0, 1}};

    for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
        struct reference_target g[] = {
            {.nam = 2026, .level = MEMBER_TINH, .chi_tieu = STR("bhyt"), .value = 30},
            {.nam = 2026, .level = MEMBER_XA, .line = 0, .chi_tieu = STR("bhyt"), .value = 10},
            {.nam = 2025, .level = MEMBER_XA, .line = 1, .chi_tieu = STR("bhyt"), .value = 1},
            {.nam = 2026,
             .level = MEMBER_XA,
             .line = 2,
             .chi_tieu = STR("bhyt"),
             .value = row[i].last},
            {.nam = 2026, .level = MEMBER_TINH, .chi_tieu = STR("bhtn"), .value = 9}};
        const struct reference_tables t = {.target = g, .targets = sizeof g / sizeof g[0]};
        struct world *w = world_new();
        struct yearly_notes notes;

        yearly_fill(world_cube(w, 2026, 1), &t, 2026, SHARE, &notes);
        cr_expect_eq(notes.targets_differ, row[i].differ, "case %zu", i);
        if (row[i].differ > 0) {
            cr_expect_eq(notes.first_differing, INDICATOR_CT_BHYT);
            cr_expect_eq(notes.target_summed, 10 + row[i].last);
            cr_expect_eq(notes.target_missing, 1);
        }
        world_free(w);
    }
}
