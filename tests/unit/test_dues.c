/* test_dues - the dues of a whole year, which late payment is a rate of. */

#include <criterion/criterion.h>

#include "figures/dues.h"
#include "world.h"

/* Communes 100, 200, 0 and 3 without a place; departments 303 unassigned; kinds 101, 202. */
static struct cube *
quarter(struct world *w, int year, int n, int64_t times) {
    static const int64_t xa[] = {100, 200, 0, 3};
    struct cube *c = world_cube(w, year, n);

    cube_add(c, MEMBER_TINH, 0, INDICATOR_PHAI_THU, 303 * times);
    for (uint32_t line = 0; line <= WORLD_XA; line++) {
        cube_add(c, MEMBER_XA, line, INDICATOR_PHAI_THU, xa[line] * times);
    }
    cube_present(c, MEMBER_CO_QUAN, INDICATOR_PHAI_THU);
    cube_add(c, MEMBER_CO_QUAN, WORLD_CO_QUAN, INDICATOR_PHAI_THU, 303 * times);
    cube_present(c, MEMBER_LOAI_HINH, INDICATOR_PHAI_THU);
    cube_add(c, MEMBER_LOAI_HINH, 0, INDICATOR_PHAI_THU, 101 * times);
    cube_add(c, MEMBER_LOAI_HINH, 1, INDICATOR_PHAI_THU, 202 * times);
    return c;
}

static int64_t
year_of(const struct cube *c, enum member_level l, uint32_t line) {
    return world_get(c, l, line, INDICATOR_PHAI_THU_NAM);
}

Test(dues, a_year_wants_what_lacks_to_a_year) {
    cr_expect_eq(dues_wants(PERIOD_MONTH), 11);
    cr_expect_eq(dues_wants(PERIOD_QUARTER), 3);
    cr_expect_eq(dues_wants(PERIOD_HALF), 1);
    cr_expect_eq(dues_wants(PERIOD_YEAR), 0);
}

Test(dues, the_last_quarter_by_four_unless_all_four_are_there) {
    struct world *w = world_new();
    struct cube *c = quarter(w, 2026, 2, 1);
    const struct cube *before[] = {quarter(w, 2026, 1, 2), quarter(w, 2025, 4, 3), NULL};
    struct err err = {0};

    cr_assert_eq(dues_wants(PERIOD_QUARTER), 3);
    cr_assert_eq(dues_fill(c, before, 2), DUES_LAST);
    cr_assert_eq(dues_basis_of(c), DUES_LAST);
    cr_assert_eq(year_of(c, MEMBER_TINH, 0), 1212);
    cr_assert_eq(year_of(c, MEMBER_XA, WORLD_XA), 12);
    cr_assert_eq(year_of(c, MEMBER_XA, 2), 0);
    cr_assert(cube_check(c, &err), "%s", err.what);
    before[2] = quarter(w, 2025, 3, 4);
    c = quarter(w, 2026, 2, 1);
    cr_assert_eq(dues_fill(c, before, 3), DUES_FOUR_QUARTERS);
    cr_assert_eq(dues_basis_of(c), DUES_FOUR_QUARTERS);
    cr_assert_eq(year_of(c, MEMBER_TINH, 0), 3030);
    cr_assert_eq(year_of(c, MEMBER_XA, 1), 2000);
    cr_assert_eq(year_of(c, MEMBER_LOAI_HINH, 0), 1010);
    { /* typed by hand: no line without a place, so nobody stood there */
        struct cube *typed = world_cube(w, 2025, 3);

        cube_set(typed, MEMBER_TINH, 0, INDICATOR_PHAI_THU, 30);
        for (uint32_t line = 0; line < WORLD_XA; line++) {
            cube_set(typed, MEMBER_XA, line, INDICATOR_PHAI_THU, 10);
        }
        before[2] = typed;
        c = quarter(w, 2026, 2, 1);
        cr_assert_eq(dues_fill(c, before, 3), DUES_FOUR_QUARTERS);
        cr_assert_eq(year_of(c, MEMBER_XA, 0), 610);
        cr_assert_eq(year_of(c, MEMBER_XA, WORLD_XA), 18);
        cr_assert_eq(year_of(c, MEMBER_CO_QUAN, WORLD_CO_QUAN), WORLD_ABSENT);
        cr_assert(cube_check(c, &err), "%s", err.what);
    }
    before[2] = quarter(w, 2025, 3, 4);
    c = quarter(w, 2026, 2, 1);
    (void)dues_fill(c, before, 3);
    cr_assert(cube_check(c, &err), "%s", err.what);
    world_free(w);
}

/* 1.000 by 100 : 200 : 0 : 3 of 303 is 330,03 | 660,07 | 0 | 9,90. */
Test(dues, the_years_plan_is_shared_by_dues_where_communes_have_none_of_their_own) {
    struct world *w = world_new();
    struct cube *c = quarter(w, 2026, 1, 1);
    struct err err = {0};

    cube_set(c, MEMBER_TINH, 0, INDICATOR_CT_PHAI_THU, 1000);
    cube_set(c, MEMBER_XA, 0, INDICATOR_CT_PHAI_THU, 400);
    cr_assert_eq(dues_fill(c, NULL, 0), DUES_PLAN);
    cr_assert_eq(dues_basis_of(c), DUES_PLAN);
    cr_assert_eq(year_of(c, MEMBER_XA, 0), 330);
    cr_assert_eq(year_of(c, MEMBER_XA, 1), 660);
    cr_assert_eq(year_of(c, MEMBER_XA, 2), 0);
    cr_assert_eq(year_of(c, MEMBER_XA, 3), 10);
    cr_assert_eq(year_of(c, MEMBER_LOAI_HINH, 1), 667);
    cr_assert(cube_check(c, &err), "%s", err.what);
    world_free(w);
}

Test(dues, communes_that_all_have_a_plan_keep_their_own) {
    struct world *w = world_new();
    struct cube *c = quarter(w, 2026, 1, 1);
    struct err err = {0};

    cube_set(c, MEMBER_TINH, 0, INDICATOR_CT_PHAI_THU, 1000);
    for (uint32_t line = 0; line < WORLD_XA; line++) {
        cube_set(c, MEMBER_XA, line, INDICATOR_CT_PHAI_THU, 300);
    }
    cr_assert_eq(dues_fill(c, NULL, 0), DUES_PLAN);
    cr_assert_eq(year_of(c, MEMBER_XA, 1), 300);
    cr_assert_eq(year_of(c, MEMBER_XA, WORLD_XA), WORLD_ABSENT);
    cr_assert_eq(year_of(c, MEMBER_CO_QUAN, WORLD_CO_QUAN), 1000);
    cr_assert(cube_check(c, &err), "%s", err.what);
    world_free(w);
}

Test(dues, without_dues_and_plan_there_is_no_rate) {
    struct world *w = world_new();
    struct cube *c = world_cube(w, 2026, 1);

    cr_assert_eq(dues_fill(c, NULL, 0), DUES_NONE);
    cr_assert_eq(dues_basis_of(c), DUES_NONE);
    cr_assert_eq(year_of(c, MEMBER_TINH, 0), WORLD_ABSENT);
    cube_set(c, MEMBER_TINH, 0, INDICATOR_CT_PHAI_THU,
             1000); /* a plan, but nobody's dues to share it by */
    cr_assert_eq(dues_fill(c, NULL, 0), DUES_PLAN);
    cr_assert_eq(year_of(c, MEMBER_XA, 0), WORLD_ABSENT);
    world_free(w);
}

/* Own plans: of all communes but the first they are none; of a level of one member they are; of one of none the
 * province's plan is shared, and the line without a department has all of it. */
Test(dues, a_level_has_plans_of_its_own_where_each_member_has_one_and_there_is_one) {
    struct world *w = world_new();
    struct cube *c = quarter(w, 2026, 1, 1);

    cube_set(c, MEMBER_TINH, 0, INDICATOR_CT_PHAI_THU, 1000);
    for (uint32_t line = 1; line < WORLD_XA; line++) {
        cube_set(c, MEMBER_XA, line, INDICATOR_CT_PHAI_THU, 300);
    }
    cr_assert_eq(dues_fill(c, NULL, 0), DUES_PLAN);
    cr_expect_eq(year_of(c, MEMBER_XA, 1), 660); /* 1.000 by 200 of 303 */
    cube_set(c, MEMBER_XA, 0, INDICATOR_CT_PHAI_THU, 250);
    cr_assert_eq(dues_fill(c, NULL, 0), DUES_PLAN);
    cr_expect_eq(year_of(c, MEMBER_XA, 0), 250);
    cr_expect_eq(year_of(c, MEMBER_XA, 1), 300);
    for (uint32_t n = 0; n < 2; n++) {
        w->m.list[MEMBER_CO_QUAN].n = n;
        c = world_cube(w, 2026, 1);
        cube_set(c, MEMBER_TINH, 0, INDICATOR_PHAI_THU, 1);
        cube_present(c, MEMBER_CO_QUAN, INDICATOR_PHAI_THU);
        cube_set(c, MEMBER_CO_QUAN, n, INDICATOR_PHAI_THU, 1);
        cube_set(c, MEMBER_TINH, 0, INDICATOR_CT_PHAI_THU, 1000);
        cube_set(c, MEMBER_CO_QUAN, 0, INDICATOR_CT_PHAI_THU, 20);
        cr_assert_eq(dues_fill(c, NULL, 0), DUES_PLAN);
        cr_expect_eq(year_of(c, MEMBER_CO_QUAN, 0), n == 1 ? 20 : 1000);
    }
    w->m.list[MEMBER_CO_QUAN].n = WORLD_CO_QUAN;
    world_free(w);
}

/* Where nobody owed anything there is nothing to share a plan by. */
Test(dues, a_plan_is_not_shared_by_dues_of_nothing) {
    struct world *w = world_new();
    struct cube *c = quarter(w, 2026, 1, 0);

    cube_set(c, MEMBER_TINH, 0, INDICATOR_CT_PHAI_THU, 1000);
    cr_assert_eq(dues_fill(c, NULL, 0), DUES_PLAN);
    cr_expect_eq(year_of(c, MEMBER_XA, 0), WORLD_ABSENT);
    world_free(w);
}

/* Two halves are a year, and one half twice; a year is itself.  303 and 606 are 909, 303 twice 606. */
Test(dues, halves_and_years_are_summed_to_a_year_and_the_basis_is_told_from_the_figures) {
    struct world *w = world_new();
    struct cube *before = quarter(w, 2025, 4, 2);
    const struct cube *const halves[] = {before};
    struct cube *c = quarter(w, 2026, 2, 1);

    cube_mark(before, MEMBER_XA, 1, INDICATOR_PHAI_THU, CUBE_ON_SPLIT);
    c->period.kind = PERIOD_HALF;
    cr_expect_eq(dues_fill(c, halves, 1), DUES_FOUR_QUARTERS);
    cr_expect_eq(year_of(c, MEMBER_TINH, 0), 909);
    cr_expect_eq(cube_state(c, MEMBER_XA, 1, INDICATOR_PHAI_THU_NAM), CUBE_PRESENT | CUBE_ON_SPLIT);
    cr_expect_eq(dues_basis_of(c), DUES_FOUR_QUARTERS);
    c = quarter(w, 2026, 2, 1);
    c->period.kind = PERIOD_HALF;
    cr_expect_eq(dues_fill(c, NULL, 0), DUES_LAST);
    cr_expect_eq(year_of(c, MEMBER_TINH, 0), 606);
    cr_expect_eq(dues_basis_of(c), DUES_LAST);
    cube_set(c, MEMBER_TINH, 0, INDICATOR_CT_PHAI_THU, 1000); /* a plan that these are not of */
    cr_expect_eq(dues_basis_of(c), DUES_LAST);
    c = quarter(w, 2026, 2, 1);
    c->period.kind = PERIOD_YEAR;
    cr_expect_eq(dues_fill(c, NULL, 0), DUES_FOUR_QUARTERS);
    cr_expect_eq(year_of(c, MEMBER_TINH, 0), 303);
    cr_expect_eq(dues_basis_of(c), DUES_FOUR_QUARTERS);
    world_free(w);
}

Test(dues, a_year_beyond_64_bits_is_told) {
    struct world *w = world_new();
    struct cube *c = world_cube(w, 2026, 1);
    struct err err = {0};

    cube_set(c, MEMBER_TINH, 0, INDICATOR_PHAI_THU, INT64_MAX / 2);
    cr_expect_eq(dues_fill(c, NULL, 0), DUES_LAST);
    cr_expect_not(cube_check(c, &err));
    world_free(w);
}
