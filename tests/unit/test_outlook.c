/* test_outlook - what lies ahead. */

#include <criterion/criterion.h>
#include <string.h>

#include "figures/outlook.h"
#include "figures/pathway.h"
#include "ingest/extract.h"
#include "world.h"

#define NO EXTRACT_NO_NUMBER
enum { SHARE = 5100 };

/* By Python's fractions: each year times the mean of the three quotients before, half up. */
Test(outlook, population_grows_by_the_mean_of_the_three_years_before) {
    static const struct {
        int64_t v[5];
        size_t n;
        bool ok;
        int64_t next;
    } cases[] = {
        {{780000, 785500, 789900, 794226}, 4, true, 799026},
        {{1, 780000, 785500, 789900, 794226}, 5, true, 799026}, /* only three rates count */
        {{100, 110}, 2, true, 121},
        {{100, 90}, 2, true, 81},
        {{7, 7, 7, 7}, 4, true, 7},
        {{100}, 1, false, 0},
        {{0, 100}, 2, false, 0},
    };

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        int64_t next = 0;

        cr_assert_eq(population_grow(cases[i].v, cases[i].n, &next), cases[i].ok, "case %zu", i);
        cr_assert_eq(next, cases[i].next, "case %zu: %ld", i, (long)next);
    }
}

/* The appendix of Công văn 2613: its targets as input must come out cell for cell (spec 1.4).  Population
 * 2018..2021 as given below (2021: FACTS 2.1), the rest by Python's fractions. */
enum { RATES = 3 };
static const struct {
    int year;
    int64_t rate[RATES]; /* BHXH, BHTN, BHYT, hundredths of a percent */
    int64_t dan_so, llld, people[RATES];
} letter[] = {
    {2022, {2015, 1154, 9375}, 799026, 407503, {82112, 47026, 749087}},
    {2023, {2184, 1207, 9405}, 803586, 409829, {89507, 49466, 755773}},
    {2024, {2387, 1270, 9445}, 808201, 412183, {98388, 52347, 763346}},
    {2025, {2578, 1329, 9500}, 812914, 414586, {106880, 55098, 772268}},
};

Test(outlook, the_letters_table_comes_out_cell_for_cell) {
    static const uint32_t rate[RATES] = {INDICATOR_BP_BHXH, INDICATOR_BP_BHTN, INDICATOR_BP_BHYT};
    static const uint32_t people[RATES] = {INDICATOR_BHXH_BP, INDICATOR_BHTN_BP, INDICATOR_BHYT};
    static const char *const id[RATES] = {"bp_bhxh", "bp_bhtn", "bp_bhyt"};
    struct reference_population p[] = {{2019, MEMBER_NONE, 785500, NO},
                                       {2018, MEMBER_NONE, 780000, NO},
                                       {2021, MEMBER_NONE, 794226, NO},
                                       {2020, MEMBER_NONE, 789900, NO}};
    struct world *w = world_new();

    for (size_t y = 0; y < sizeof letter / sizeof letter[0]; y++) {
        struct reference_target target[RATES];
        struct population_path notes;
        struct cube *c =
            cube_new(&w->a, (struct period){PERIOD_YEAR, letter[y].year, 1}, &w->m, &w->i);
        struct reference_tables t = {.population = p,
                                     .populations = sizeof p / sizeof p[0],
                                     .target = target,
                                     .targets = RATES};

        for (size_t k = 0; k < RATES; k++) {
            target[k] = (struct reference_target){letter[y].year,  MEMBER_TINH,       0,
                                                  str_from(id[k]), letter[y].rate[k], 2};
        }
        cr_assert(outlook_ahead(c, &t, SHARE, &notes));
        cr_assert_eq(pathway_people(c, NULL), 0);
        cr_assert_eq(notes.known_year, 2021);
        cr_assert_eq(notes.projected, (int)y + 1);
        cr_assert_eq(notes.rates, 3);
        cr_assert_eq(world_get(c, MEMBER_TINH, 0, INDICATOR_DAN_SO), letter[y].dan_so);
        cr_assert_eq(world_get(c, MEMBER_TINH, 0, INDICATOR_LLLD), letter[y].llld);
        for (size_t k = 0; k < RATES; k++) {
            int64_t shown = 0;

            cr_assert_eq(world_get(c, MEMBER_TINH, 0, people[k]), letter[y].people[k]);
            cr_assert(num_percent(cube_ratio(c, MEMBER_TINH, 0, rate[k]), &shown));
            cr_assert_eq(shown, letter[y].rate[k]);
        }
    }
    world_free(w);
}

Test(outlook, a_year_that_is_given_is_not_projected_and_one_year_alone_is_no_growth) {
    struct reference_population p[] = {{2025, MEMBER_NONE, 1000, NO}, {2023, MEMBER_NONE, 900, 1}};
    struct world *w = world_new();
    struct reference_target target[] = {{2026, MEMBER_TINH, 0, STR("bp_bhyt"), 9500, 2}};
    struct reference_tables t = {.population = p, .populations = 2, .target = target, .targets = 1};
    struct population_path notes;
    struct cube *c = world_cube(w, 2025, 4);

    cr_assert(outlook_ahead(c, &t, SHARE, &notes));
    cr_assert_eq(notes.projected, 0);
    cr_assert_eq(world_get(c, MEMBER_TINH, 0, INDICATOR_LLLD), 510);
    c = world_cube(w, 2026, 4);
    cr_assert_not(outlook_ahead(c, &t, SHARE, &notes)); /* 2024 is missing */
    (void)pathway_people(c, NULL);
    cr_assert_eq(notes.known_year, 2025);
    cr_assert_eq(world_get(c, MEMBER_TINH, 0, INDICATOR_DAN_SO), WORLD_ABSENT);
    cr_assert_eq(world_get(c, MEMBER_TINH, 0, INDICATOR_BP_BHYT), 9500); /* the target stands */
    world_free(w);
}

Test(outlook, what_remains_is_spread_over_the_months_left_in_whole_people) {
    static const struct {
        int64_t now, target;
        unsigned months;
        int64_t rest, month[4];
    } cases[] = {{100, 110, 4, 10, {3, 3, 2, 2}},
                 {110, 100, 4, 0, {0, 0, 0, 0}},
                 {0, 3, 4, 3, {1, 1, 1, 0}},
                 {7, 9, 1, 2, {2, 0, 0, 0}}};

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        int64_t month[4] = {0};

        cr_assert_eq(outlook_months(cases[i].now, cases[i].target, cases[i].months, month),
                     cases[i].rest);
        cr_assert_eq(memcmp(month, cases[i].month, sizeof month), 0, "case %zu", i);
    }
    cr_assert_eq(outlook_months(1, 5, 0, NULL), 4);
}

/* Hand: of a running period the months that are not over count; under Nghị định 09 November is over on 14/11. */
Test(outlook, the_months_left_are_those_after_the_period_and_of_a_running_one_those_not_over) {
    static const struct {
        struct period p;
        enum period_calendar c;
        int month, day; /* 0: the period is over */
        unsigned left;
    } cases[] = {{{PERIOD_QUARTER, 2026, 1}, PERIOD_DUONG_LICH, 0, 0, 9},
                 {{PERIOD_HALF, 2026, 1}, PERIOD_DUONG_LICH, 0, 0, 6},
                 {{PERIOD_MONTH, 2026, 11}, PERIOD_DUONG_LICH, 0, 0, 1},
                 {{PERIOD_YEAR, 2026, 1}, PERIOD_ND09, 0, 0, 0},
                 {{PERIOD_QUARTER, 2026, 4}, PERIOD_DUONG_LICH, 11, 29, 2},
                 {{PERIOD_QUARTER, 2026, 4}, PERIOD_DUONG_LICH, 11, 30, 1},
                 {{PERIOD_YEAR, 2026, 1}, PERIOD_DUONG_LICH, 10, 1, 3},
                 {{PERIOD_YEAR, 2026, 1}, PERIOD_ND09, 11, 14, 1},
                 {{PERIOD_QUARTER, 2026, 1}, PERIOD_DUONG_LICH, 2, 15, 11},
                 {{PERIOD_YEAR, 2026, 1}, PERIOD_DUONG_LICH, 12, 31, 0}};

    for (size_t k = 0; k < sizeof cases / sizeof cases[0]; k++) {
        const period_day until = cases[k].day == 0
                                     ? PERIOD_NO_DATE
                                     : period_from_civil(2026, cases[k].month, cases[k].day);

        cr_expect_eq(outlook_months_left(cases[k].p, cases[k].c, until), cases[k].left, "case %zu",
                     k);
    }
}

/* Hand: 15/2 is the 46th day of 365; under Nghị định 09 the year runs from 15/12/2025 to 14/12/2026, its 29/11 is day
 * 17 + 333 = 350 of 365; 2028 is a leap year. */
Test(outlook,
     the_share_of_the_year_gone_is_months_of_a_period_that_is_over_and_days_of_one_that_runs) {
    static const struct {
        struct period p;
        enum period_calendar c;
        int year, month, day; /* 0: the period is over */
        int64_t gone, whole;
    } shares[] = {{{PERIOD_QUARTER, 2026, 1}, PERIOD_DUONG_LICH, 0, 0, 0, 3, 12},
                  {{PERIOD_MONTH, 2026, 11}, PERIOD_ND09, 0, 0, 0, 11, 12},
                  {{PERIOD_YEAR, 2026, 1}, PERIOD_DUONG_LICH, 0, 0, 0, 12, 12},
                  {{PERIOD_QUARTER, 2026, 1}, PERIOD_DUONG_LICH, 2026, 2, 15, 46, 365},
                  {{PERIOD_YEAR, 2026, 1}, PERIOD_DUONG_LICH, 2026, 11, 29, 333, 365},
                  {{PERIOD_YEAR, 2026, 1}, PERIOD_ND09, 2026, 11, 29, 350, 365},
                  {{PERIOD_HALF, 2028, 1}, PERIOD_DUONG_LICH, 2028, 3, 1, 61, 366}};

    for (size_t k = 0; k < sizeof shares / sizeof shares[0]; k++) {
        const period_day until =
            shares[k].day == 0 ? PERIOD_NO_DATE
                               : period_from_civil(shares[k].year, shares[k].month, shares[k].day);
        const struct num_ratio r = outlook_year_gone(shares[k].p, shares[k].c, until);

        cr_expect(r.num == shares[k].gone && r.den == shares[k].whole, "share %zu", k);
    }
}

enum { PLACES = 4 };
static const struct {
    enum outlook_rule rule;
    int64_t total, weight[PLACES], now[PLACES];
    bool ok;
    int64_t want[PLACES];
} shares[] = {
    /* 10 to gain by 1:2:3:4 */
    {OUTLOOK_GAIN, 50, {1, 2, 3, 4}, {10, 10, 10, 10}, true, {11, 12, 13, 14}},
    /* 7 by thirds: the one left goes to the first */
    {OUTLOOK_GAIN, 37, {1, 1, 1, 0}, {10, 10, 10, 0}, true, {13, 12, 12, 0}},
    {OUTLOOK_GAIN, 40, {0, 0, 0, 0}, {10, 10, 10, 10}, true, {10, 10, 10, 10}},
    {OUTLOOK_GAIN, 39, {1, 1, 1, 1}, {10, 10, 10, 10}, false, {0}},
    {OUTLOOK_GAIN, 50, {1, -1, 1, 1}, {10, 10, 10, 10}, false, {0}},
    /* 100 by 1:1:1:1 is 25 each; 40 is kept, then 60 by three is 20 each, then 21 is kept */
    {OUTLOOK_WHOLE, 100, {1, 1, 1, 1}, {40, 21, 1, 1}, true, {40, 21, 20, 19}},
    {OUTLOOK_WHOLE, 100, {4, 3, 2, 1}, {0, 0, 0, 0}, true, {40, 30, 20, 10}},
    {OUTLOOK_WHOLE, 40, {9, 0, 0, 0}, {10, 10, 10, 10}, true, {10, 10, 10, 10}},
};

Test(outlook, a_target_is_allocated_whole_exactly_and_nobody_falls_below_its_figure) {
    for (size_t i = 0; i < sizeof shares / sizeof shares[0]; i++) {
        int64_t out[PLACES] = {0};

        cr_assert_eq(outlook_allocate(shares[i].rule, shares[i].total, shares[i].weight,
                                      shares[i].now, PLACES, out),
                     shares[i].ok, "case %zu", i);
        cr_assert_eq(memcmp(out, shares[i].want, sizeof out), 0, "case %zu: %ld %ld %ld %ld", i,
                     (long)out[0], (long)out[1], (long)out[2], (long)out[3]);
    }
}

Test(outlook, one_place_has_all_of_it_and_no_place_none) {
    static const enum outlook_rule rule[] = {OUTLOOK_GAIN, OUTLOOK_WHOLE};
    static const int64_t weight[] = {5};
    static const int64_t now[] = {10};

    for (size_t i = 0; i < sizeof rule / sizeof rule[0]; i++) {
        int64_t out[1] = {-1};

        cr_expect_not(outlook_allocate(rule[i], 100, weight, now, 0, out));
        cr_expect_eq(out[0], -1);
        cr_expect(outlook_allocate(rule[i], 100, weight, now, 1, out));
        cr_expect_eq(out[0], 100);
    }
}

Test(outlook, every_allocation_sums_exactly_under_both_rules) {
    enum { N = 40, ROUNDS = 300 };
    uint64_t seed = 46;

    for (size_t r = 0; r < ROUNDS; r++) {
        int64_t weight[N];
        int64_t now[N];
        int64_t out[N];
        int64_t total = 0;

        for (size_t i = 0; i < N; i++) {
            seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
            weight[i] = (int64_t)(seed >> 40) % 5000;
            now[i] = (int64_t)(seed >> 20) % 4000;
            total += now[i];
        }
        total += (int64_t)(seed >> 44);
        for (unsigned rule = 0; rule < 2; rule++) {
            int64_t sum = 0;

            cr_assert(outlook_allocate((enum outlook_rule)rule, total, weight, now, N, out));
            for (size_t i = 0; i < N; i++) {
                cr_assert(out[i] >= now[i]);
                sum += out[i];
            }
            cr_assert_eq(sum, total);
        }
    }
}

Test(outlook, next_years_target_of_the_province_goes_to_communes_without_one) {
    struct world *w = world_new();
    struct cube *now = world_cube(w, 2026, 2);
    struct cube *ahead = world_cube(w, 2027, 4);

    for (uint32_t x = 0; x < WORLD_XA; x++) { /* not covered: 90, 80, 70 */
        cube_set(now, MEMBER_XA, x, INDICATOR_LLLD, 100);
        cube_set(now, MEMBER_XA, x, INDICATOR_BHXH_BP, 10 * (x + 1));
        cube_set(now, MEMBER_XA, x, INDICATOR_BHXH_TN, x + 1);
    }
    cr_assert_not(outlook_targets(ahead, now, INDICATOR_BHXH_TN, OUTLOOK_GAIN,
                                  OUTLOOK_BY_UNCOVERED)); /* the province has none */
    cube_set(ahead, MEMBER_TINH, 0, INDICATOR_CT_BHXH_TN, 6 + 24);
    cr_assert_not(outlook_targets(ahead, now, INDICATOR_BHXH_TN, OUTLOOK_GAIN,
                                  OUTLOOK_BY_POTENTIAL)); /* nobody told the potential */
    cr_assert(outlook_targets(ahead, now, INDICATOR_BHXH_TN, OUTLOOK_GAIN, OUTLOOK_BY_UNCOVERED));
    cr_assert_eq(world_get(ahead, MEMBER_XA, 0, INDICATOR_CT_BHXH_TN), 1 + 9);
    cr_assert_eq(world_get(ahead, MEMBER_XA, 1, INDICATOR_CT_BHXH_TN), 2 + 8);
    cr_assert_eq(world_get(ahead, MEMBER_XA, 2, INDICATOR_CT_BHXH_TN), 3 + 7);
    cr_assert_not(outlook_targets(ahead, now, INDICATOR_BHXH_TN, OUTLOOK_GAIN,
                                  OUTLOOK_BY_UNCOVERED)); /* assigned is assigned */
    world_free(w);
}

Test(outlook, potential_participants_have_bhyt_and_are_no_measure_of_it) {
    struct world *w = world_new();
    struct cube *now = world_cube(w, 2026, 2);
    struct cube *ahead = world_cube(w, 2027, 4);

    for (uint32_t x = 0; x < WORLD_XA; x++) { /* 10, 20, 30 potential; 3, 2, 1 without BHYT */
        cube_set(now, MEMBER_XA, x, INDICATOR_TIEM_NANG_TN, 10 * (x + 1));
        cube_set(now, MEMBER_XA, x, INDICATOR_BHXH_TN, 1);
        cube_set(now, MEMBER_XA, x, INDICATOR_DAN_SO, 100);
        cube_set(now, MEMBER_XA, x, INDICATOR_BHYT, 97 + x);
    }
    cube_set(ahead, MEMBER_TINH, 0, INDICATOR_CT_BHXH_TN, 3 + 12);
    cube_set(ahead, MEMBER_TINH, 0, INDICATOR_CT_BHYT, 294 + 6);
    cr_assert(outlook_targets(ahead, now, INDICATOR_BHXH_TN, OUTLOOK_GAIN, OUTLOOK_BY_POTENTIAL));
    cr_assert(outlook_targets(ahead, now, INDICATOR_BHYT, OUTLOOK_GAIN, OUTLOOK_BY_POTENTIAL));
    for (uint32_t x = 0; x < WORLD_XA; x++) {
        cr_expect_eq(world_get(ahead, MEMBER_XA, x, INDICATOR_CT_BHXH_TN), 1 + 2 * (x + 1));
        cr_expect_eq(world_get(ahead, MEMBER_XA, x, INDICATOR_CT_BHYT), 100);
    }
    world_free(w);
}

/* FACTS 2.4: the letter's own figures.  16,4 % and 10,9 % were written with one decimal. */
Test(outlook, rates_that_cannot_share_a_denominator_are_told) {
    static const struct {
        struct outlook_stated a, b;
        bool agree;
    } pairs[] = {
        {{66238, 1640, 10}, {42388, 1090, 10}, false},
        {{66238, 1635, 1}, {42388, 1046, 1}, true}, /* both of 405.055 */
        {{50, 5000, 1}, {25, 2500, 1}, true},
        {{50, 5000, 1}, {26, 2500, 1}, false},
        {{0, 0, 1}, {26, 2500, 1}, true}, /* 0,00 % may be of any large number */
    };
    struct world *w = world_new();
    struct cube *c = world_cube(w, 2022, 3);
    struct outlook_clash clash;
    struct buf text = {0};

    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        cr_assert_eq(outlook_agree(pairs[i].a, pairs[i].b), pairs[i].agree, "pair %zu", i);
        cr_assert_eq(outlook_agree(pairs[i].b, pairs[i].a), pairs[i].agree, "pair %zu", i);
    }
    cube_set(c, MEMBER_TINH, 0, INDICATOR_BHXH, 66238);
    cube_set(c, MEMBER_TINH, 0, INDICATOR_BP_BHXH, 1640);
    cube_set(c, MEMBER_TINH, 0, INDICATOR_BHTN, 42388);
    cr_assert_eq(outlook_clashes(c, &clash), 0);
    cube_set(c, MEMBER_TINH, 0, INDICATOR_BP_BHTN, 1090);
    cr_assert_eq(outlook_clashes(c, &clash), 1);
    /* 16,00 may be 16: of 401.443 to 427.341 people, and 42.388 are 10,45 % of 405.627 */
    cube_set(c, MEMBER_TINH, 0, INDICATOR_BP_BHXH, 1600);
    cube_set(c, MEMBER_TINH, 0, INDICATOR_BP_BHTN, 1045);
    cr_assert_eq(outlook_clashes(c, &clash), 0);
    cube_set(c, MEMBER_TINH, 0, INDICATOR_BP_BHXH, 1640);
    cube_set(c, MEMBER_TINH, 0, INDICATOR_BP_BHTN, 1090);
    cr_assert_eq(outlook_clashes(c, &clash), 1);
    outlook_clash_text(&clash, &text);
    cr_assert_not_null(strstr(buf_z(&text), "66.238 người là 16,40%"));
    cr_assert_not_null(strstr(buf_z(&text), "403.890 và 388.881")); /* FACTS 2.4 */
    buf_free(&text);
    world_free(w);
}

/* Of the year that runs no month is over before its first ends. */
Test(outlook, all_twelve_months_are_left_in_the_first) {
    const struct period year = {PERIOD_YEAR, 2026, 1};

    cr_expect_eq(outlook_months_left(year, PERIOD_DUONG_LICH, period_from_civil(2026, 1, 15)), 12);
    cr_expect_eq(outlook_months_left(year, PERIOD_DUONG_LICH, period_from_civil(2026, 1, 31)), 11);
}

/* Those who are covered may be more than the base: nothing is left to gain there.  The aim of BHXH_BB, which stands
 * first of those that are weighed so, goes to the first two communes by 50 and 10. */
Test(outlook, a_place_with_more_covered_than_there_are_people_gets_nothing_more) {
    struct world *w = world_new();
    struct cube *now = world_cube(w, 2026, 2);
    struct cube *ahead = world_cube(w, 2027, 4);
    static const int64_t covered[] = {50, 90, 120};

    for (uint32_t x = 0; x < WORLD_XA; x++) {
        cube_set(now, MEMBER_XA, x, INDICATOR_LLLD, 100);
        cube_set(now, MEMBER_XA, x, INDICATOR_BHXH_BB, 7);
    }
    cube_set(ahead, MEMBER_TINH, 0, INDICATOR_CT_BHXH_BB, 21 + 600000);
    cr_expect_not(
        outlook_targets(ahead, now, INDICATOR_BHXH_BB, OUTLOOK_GAIN, OUTLOOK_BY_UNCOVERED),
        "nobody tells who is covered");
    for (uint32_t x = 0; x < WORLD_XA; x++) {
        cube_set(now, MEMBER_XA, x, INDICATOR_BHXH_BP, covered[x]);
    }
    cr_assert(outlook_targets(ahead, now, INDICATOR_BHXH_BB, OUTLOOK_GAIN, OUTLOOK_BY_UNCOVERED));
    cr_expect_eq(world_get(ahead, MEMBER_XA, 0, INDICATOR_CT_BHXH_BB), 7 + 500000);
    cr_expect_eq(world_get(ahead, MEMBER_XA, 1, INDICATOR_CT_BHXH_BB), 7 + 100000);
    cr_expect_eq(world_get(ahead, MEMBER_XA, 2, INDICATOR_CT_BHXH_BB), 7);
    cr_expect_not(outlook_targets(ahead, now, INDICATOR_DV, OUTLOOK_GAIN, OUTLOOK_BY_UNCOVERED),
                  "an aim for employers is weighed by nothing");
    world_free(w);
}

/* Whole numbers between the bounds by Python's fractions: 16,4 % of 164 people is of 996,96 to 1003,06 (one decimal), 16,41 %
 * of 999,09 to 999,70 (two), 17 % of 937,1 to 993,9 (none), 0 % of 1000 and more. */
Test(outlook, a_stated_rate_is_as_exact_as_its_last_digit) {
    static const struct {
        int64_t rate, people; /* of BHXH */
        int64_t of_half; /* people with BHTN, which are 50,01 %, of twice as many all but 0,02 % */
        uint32_t clashes;
    } cases[] = {
        {1640, 164, 501, 0},                          /* of 1001,70 to 1001,89 */
        {1641, 164, 501, 1},     {1641, 164, 500, 1}, /* of 999,7001 to 999,91 */
        {1700, 164, 497, 0},                          /* of 993,70 to 993,90 */
        {1700, 164, 498, 1},                          /* of 995,70 to 995,90 */
        {1640, 164, 499, 0},                          /* of 997,70 to 997,90 */
        {1640, 164, 498, 1},     {1650, 164, 498, 0}, /* 16,5 %: of 990,94 to 996,96 */
        {1649, 164, 498, 1},                          /* of 994,24 to 994,84 */
        {1640, 16400, 50170, 1},                      /* to 100.305,8; of 100.309,9 on */
        {0, 5, 498, 1},          {0, 5, 501, 0},
    };
    struct world *w = world_new();

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct cube *c = world_cube(w, 2026, 1);
        struct outlook_clash clash;

        cube_set(c, MEMBER_XA, 1, INDICATOR_BP_BHXH, cases[i].rate);
        cube_set(c, MEMBER_XA, 1, INDICATOR_BHXH_BP, cases[i].people);
        cube_set(c, MEMBER_XA, 1, INDICATOR_BP_BHTN, 5001);
        cube_set(c, MEMBER_XA, 1, INDICATOR_BHTN_BP, cases[i].of_half);
        cube_set(c, MEMBER_XA, 1, INDICATOR_BHTN, 3 * cases[i].of_half); /* soldiers too: no part */
        cr_expect_eq(outlook_clashes(c, &clash), cases[i].clashes, "case %zu", i);
    }
    world_free(w);
}

/* 21 of 10 % are of 200 at least (10,5 %), 20 of 10,5 % are of 200 at most (10 %). */
Test(outlook, two_rates_that_meet_in_one_number_agree) {
    const struct outlook_stated a = {21, 1000, 100};
    const struct outlook_stated b = {20, 1050, 100};

    cr_expect(outlook_agree(a, b));
    cr_expect(outlook_agree(b, a));
}

Test(outlook, a_clash_names_the_denominators_that_follow_and_none_of_no_rate) {
    struct outlook_clash k = {.bhxh = {5, 1, 1}, .bhtn = {7, 0, 1}};
    struct buf text = {0};

    outlook_clash_text(&k, &text);
    cr_expect_not_null(strstr(buf_z(&text), "50.000 và 0)"), "%s", buf_z(&text)); /* 5 of 0,01 % */
    buf_free(&text);
}
