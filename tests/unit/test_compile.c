/* test_compile - a half out of two quarters: sums by hand. */

#include <criterion/criterion.h>

#include "figures/compile.h"
#include "world.h"

static struct world *w;
static struct cube *q1, *q2;

static void
make_quarters(void) {
    w = world_new();
    q1 = world_cube(w, 2026, 1);
    q2 = world_cube(w, 2026, 2);
}

static void
drop_world(void) {
    world_free(w);
}

TestSuite(compile, .init = make_quarters, .fini = drop_world);

static struct cube *
half(struct cube *a, struct cube *b) {
    const struct period h1 = {.kind = PERIOD_HALF, .year = 2026, .n = 1};
    const struct cube *const q[] = {a, b};

    return compile_quarters(&w->a, h1, q, 2);
}

Test(compile, a_stock_is_the_last_quarters_and_a_flow_the_sum) {
    struct cube *h;

    cube_set(q1, MEMBER_XA, 1, INDICATOR_BHXH, 100);
    cube_set(q2, MEMBER_XA, 1, INDICATOR_BHXH, 130);
    cube_set(q1, MEMBER_XA, 1, INDICATOR_PHAI_THU, 7);
    cube_set(q2, MEMBER_XA, 1, INDICATOR_PHAI_THU, 5);
    h = half(q1, q2);
    cr_assert_eq(world_get(h, MEMBER_XA, 1, INDICATOR_BHXH), 130);
    cr_assert_eq(world_get(h, MEMBER_XA, 1, INDICATOR_PHAI_THU), 12);
}

Test(compile, a_rate_is_recomputed_from_what_was_compiled) {
    struct num_ratio r;
    struct cube *h;

    cube_set(q1, MEMBER_TINH, 0, INDICATOR_CHAM_DONG, 50);
    cube_set(q2, MEMBER_TINH, 0, INDICATOR_CHAM_DONG, 30);
    cube_set(q1, MEMBER_TINH, 0, INDICATOR_PHAI_THU_NAM, 400);
    cube_set(q2, MEMBER_TINH, 0, INDICATOR_PHAI_THU_NAM, 600);
    h = half(q1, q2);
    r = cube_ratio(h, MEMBER_TINH, 0, INDICATOR_TL_CHAM);
    cr_assert_eq(r.num, 30); /* the rate of the last quarter: one debt on one day is one rate */
    cr_assert_eq(r.den, 600);
}

Test(compile, with_a_quarter_missing_it_takes_what_there_is) {
    struct cube *h;

    cube_set(q1, MEMBER_XA, 0, INDICATOR_BHYT, 9);
    cube_set(q1, MEMBER_XA, 0, INDICATOR_DA_THU, 4);
    h = half(q1, NULL);
    cr_assert_eq(world_get(h, MEMBER_XA, 0, INDICATOR_BHYT), 9);
    cr_assert_eq(world_get(h, MEMBER_XA, 0, INDICATOR_DA_THU), 4);
    cr_assert_eq(world_get(h, MEMBER_XA, 1, INDICATOR_DA_THU), WORLD_ABSENT);
}

Test(compile, one_incomparable_quarter_makes_a_sum_incomparable) {
    struct cube *h;

    cube_set(q2, MEMBER_XA, 0, INDICATOR_DA_THU, 4);
    cube_mark(q1, MEMBER_XA, 0, INDICATOR_DA_THU, CUBE_INCOMPARABLE);
    h = half(q1, q2);
    cr_assert_eq(world_get(h, MEMBER_XA, 0, INDICATOR_DA_THU), WORLD_ABSENT);
    cr_assert_neq(cube_state(h, MEMBER_XA, 0, INDICATOR_DA_THU) & CUBE_INCOMPARABLE, 0);
}

Test(compile, a_flow_that_one_quarter_lacks_is_no_sum) {
    struct cube *h;

    cube_set(q1, MEMBER_XA, 0, INDICATOR_PHAI_THU, 7);
    cube_set(q1, MEMBER_XA, 1, INDICATOR_PHAI_THU, 7);
    cube_set(q2, MEMBER_XA, 1, INDICATOR_PHAI_THU, 0);
    h = half(q1, q2);
    cr_assert_eq(world_get(h, MEMBER_XA, 0, INDICATOR_PHAI_THU), WORLD_ABSENT);
    cr_assert_eq(world_get(h, MEMBER_XA, 1, INDICATOR_PHAI_THU), 7);
}

Test(compile, of_the_last_quarter_alone_only_the_stocks_are_known) {
    const struct period h1 = {.kind = PERIOD_HALF, .year = 2026, .n = 1};
    struct cube *h;

    cube_set(q2, MEMBER_XA, 1, INDICATOR_BHXH, 130);
    cube_set(q2, MEMBER_XA, 1, INDICATOR_PHAI_THU, 5);
    h = compile_stocks(&w->a, h1, q2);
    cr_assert_eq(world_get(h, MEMBER_XA, 1, INDICATOR_BHXH), 130);
    cr_assert_eq(world_get(h, MEMBER_XA, 1, INDICATOR_PHAI_THU), WORLD_ABSENT);
}

/* A commune of before 1/7/2025 was split in q1, its people unplaced; q2 has nobody unplaced and no such line. */
Test(compile, a_year_over_a_split_keeps_the_sum_of_its_columns) {
    struct cube *h;
    int64_t sum = 0;

    cube_set(q1, MEMBER_TINH, 0, INDICATOR_DA_THU, 10);
    cube_mark(q1, MEMBER_XA, 0, INDICATOR_DA_THU, CUBE_INCOMPARABLE);
    cube_set(q1, MEMBER_XA, 1, INDICATOR_DA_THU, 1);
    cube_set(q1, MEMBER_XA, 2, INDICATOR_DA_THU, 2);
    cube_set(q1, MEMBER_XA, WORLD_XA, INDICATOR_DA_THU, 7);
    cube_set(q2, MEMBER_TINH, 0, INDICATOR_DA_THU, 600);
    for (uint32_t x = 0; x < WORLD_XA; x++) {
        cube_set(q2, MEMBER_XA, x, INDICATOR_DA_THU, 100 * (x + 1));
    }
    h = half(q1, q2);
    cr_assert_eq(world_get(h, MEMBER_TINH, 0, INDICATOR_DA_THU), 610);
    cr_assert_eq(world_get(h, MEMBER_XA, 0, INDICATOR_DA_THU), WORLD_ABSENT);
    cr_assert_eq(world_get(h, MEMBER_XA, WORLD_XA, INDICATOR_DA_THU), 7 + 100);
    for (uint32_t x = 1; x <= WORLD_XA; x++) {
        sum += world_get(h, MEMBER_XA, x, INDICATOR_DA_THU);
    }
    cr_assert_eq(sum, 610);
}

/* Who stood in the commune before its split is in the last quarter's count already, among the unplaced. */
Test(compile, a_stock_over_a_split_is_the_last_quarters_with_its_unplaced) {
    struct cube *h;

    cube_set(q1, MEMBER_TINH, 0, INDICATOR_BHXH, 100);
    cube_set(q1, MEMBER_XA, 0, INDICATOR_BHXH, 100);
    cube_set(q2, MEMBER_TINH, 0, INDICATOR_BHXH, 130);
    cube_mark(q2, MEMBER_XA, 0, INDICATOR_BHXH, CUBE_INCOMPARABLE);
    cube_set(q2, MEMBER_XA, 1, INDICATOR_BHXH, 90);
    cube_set(q2, MEMBER_XA, WORLD_XA, INDICATOR_BHXH, 40);
    h = half(q1, q2);
    cr_expect_eq(world_get(h, MEMBER_TINH, 0, INDICATOR_BHXH), 130);
    cr_expect_eq(world_get(h, MEMBER_XA, 0, INDICATOR_BHXH), WORLD_ABSENT);
    cr_expect_eq(world_get(h, MEMBER_XA, 1, INDICATOR_BHXH), 90);
    cr_expect_eq(world_get(h, MEMBER_XA, WORLD_XA, INDICATOR_BHXH), 40);
}

/* The first commune alone is told of in q2: nobody stood without a place there.  One quarter alone is its own sum. */
Test(compile, one_line_that_is_told_makes_nobody_unplaced_and_one_quarter_is_itself) {
    const struct period h1 = {.kind = PERIOD_HALF, .year = 2026, .n = 1};
    const struct cube *const one[] = {q1};
    struct cube *h;

    cube_set(q1, MEMBER_XA, 0, INDICATOR_DA_THU, 3);
    cube_set(q1, MEMBER_XA, WORLD_XA, INDICATOR_DA_THU, 7);
    cube_set(q1, MEMBER_XA, 0, INDICATOR_BHXH_BB, 11); /* the first of all indicators */
    cube_set(q2, MEMBER_XA, 0, INDICATOR_DA_THU, 4);
    h = half(q1, q2);
    cr_expect_eq(world_get(h, MEMBER_XA, 0, INDICATOR_DA_THU), 7);
    cr_expect_eq(world_get(h, MEMBER_XA, WORLD_XA, INDICATOR_DA_THU), 7);
    h = compile_quarters(&w->a, h1, one, 1);
    cr_expect_eq(world_get(h, MEMBER_XA, 0, INDICATOR_DA_THU), 3);
    cr_expect_eq(world_get(h, MEMBER_XA, 0, INDICATOR_BHXH_BB), 11);
}

/* A commune is split in q2 alone: what it had in q1 stands without a place. */
Test(compile, what_a_commune_had_before_its_split_is_summed_without_a_place) {
    struct cube *h;

    cube_set(q1, MEMBER_TINH, 0, INDICATOR_DA_THU, 5);
    cube_set(q1, MEMBER_XA, 0, INDICATOR_DA_THU, 5);
    cube_set(q2, MEMBER_TINH, 0, INDICATOR_DA_THU, 9);
    cube_mark(q2, MEMBER_XA, 0, INDICATOR_DA_THU, CUBE_INCOMPARABLE);
    cube_set(q2, MEMBER_XA, WORLD_XA, INDICATOR_DA_THU, 9);
    h = half(q1, q2);
    cr_expect_eq(world_get(h, MEMBER_XA, 0, INDICATOR_DA_THU), WORLD_ABSENT);
    cr_expect_eq(world_get(h, MEMBER_XA, WORLD_XA, INDICATOR_DA_THU), 14);
}
