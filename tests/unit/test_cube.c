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

Test(cube, what_stands_alone_is_itself_over_one_and_what_is_not_there_over_nothing) {
    const struct at t = setup();

    cube_set(t.c, MEMBER_XA, 0, INDICATOR_BHYT, 1);
    cr_expect_eq(cube_any(t.c, MEMBER_XA, 0, INDICATOR_BHYT).num, 1);
    cr_expect_eq(cube_any(t.c, MEMBER_XA, 0, INDICATOR_BHYT).den, 1);
    cr_expect_eq(cube_any(NULL, MEMBER_XA, 0, INDICATOR_BHYT).den, 0);
    cr_expect_eq(cube_ratio(NULL, MEMBER_XA, 0, INDICATOR_BP_BHYT).den, 0);
    cube_set(t.c, MEMBER_XA, 0, INDICATOR_DAN_SO, 1); /* one of one */
    cr_expect_eq(percent(cube_any(t.c, MEMBER_XA, 0, INDICATOR_BP_BHYT)), 10000);
    world_free(t.w);
}

/* 1 of 3 people is 33,33 %, and a source says 90 %: which of the two is asked of the source. */
Test(cube, where_the_source_states_a_rate_it_can_come_before_its_parts) {
    const struct at t = setup();

    cube_set(t.c, MEMBER_XA, 0, INDICATOR_BHYT, 1);
    cube_set(t.c, MEMBER_XA, 0, INDICATOR_DAN_SO, 3);
    t.c->stated_first = true;
    cr_expect_eq(percent(cube_ratio(t.c, MEMBER_XA, 0, INDICATOR_BP_BHYT)), 3333);
    cube_set(t.c, MEMBER_XA, 0, INDICATOR_BP_BHYT, 9000);
    cr_expect_eq(percent(cube_ratio(t.c, MEMBER_XA, 0, INDICATOR_BP_BHYT)), 9000);
    t.c->stated_first = false;
    cr_expect_eq(percent(cube_ratio(t.c, MEMBER_XA, 0, INDICATOR_BP_BHYT)), 3333);
    world_free(t.w);
}

Test(cube, a_copy_has_every_cell_and_its_marks_and_is_not_the_one_that_goes_on) {
    const struct at t = setup();
    struct cube *copy;

    for (unsigned l = 0; l < MEMBER_LEVEL_COUNT; l++) {
        for (uint32_t line = 0; line < member_lines(&t.w->m, (enum member_level)l); line++) {
            for (uint32_t ind = 0; ind < t.w->i.n; ind++) {
                cube_set(t.c, (enum member_level)l, line, ind, 1000 * ind + 10 * line + l);
            }
        }
    }
    cube_mark(t.c, MEMBER_XA, 1, INDICATOR_BHYT, CUBE_ON_SPLIT);
    t.c->stated_first = true;
    t.c->overflow = true;
    copy = cube_copy(&t.w->a, t.c);
    cube_set(t.c, MEMBER_XA, 2, INDICATOR_BHYT, 7);
    for (unsigned l = 0; l < MEMBER_LEVEL_COUNT; l++) {
        for (uint32_t line = 0; line < member_lines(&t.w->m, (enum member_level)l); line++) {
            for (uint32_t ind = 0; ind < t.w->i.n; ind++) {
                cr_assert_eq(world_get(copy, (enum member_level)l, line, ind),
                             1000 * ind + 10 * line + l);
            }
        }
    }
    cr_expect_eq(cube_state(copy, MEMBER_XA, 1, INDICATOR_BHYT), CUBE_PRESENT | CUBE_ON_SPLIT);
    cr_expect(copy->stated_first);
    cr_expect(copy->overflow);
    world_free(t.w);
}

/* Amounts that no budget has: a fault of the data, and said to be one. */
Test(cube, a_sum_above_64_bits_is_refused_as_data_with_the_advice_to_look_at_units) {
    const struct at t = setup();
    struct err e = {.kind = ERR_NONE};

    cube_add(t.c, MEMBER_XA, 0, INDICATOR_BHYT, INT64_MAX);
    cube_add(t.c, MEMBER_XA, 0, INDICATOR_BHYT, 1);
    cr_expect_not(cube_check(t.c, &e));
    cr_expect_eq(e.kind, ERR_DATA);
    cr_expect_not_null(strstr(e.what, "đơn vị tính"), "%s", e.what);
    world_free(t.w);
}

/* Typed figures leave the line of who has no place out where nobody has none: that is 0 there, and nowhere else. */
Test(
    cube,
    the_unknown_line_is_nothing_only_where_the_others_are_told_and_it_is_neither_told_nor_withheld) {
    const struct at t = setup();
    const uint32_t unknown = t.w->m.list[MEMBER_XA].n;

    cr_expect_not(cube_is_nothing(t.c, MEMBER_XA, unknown, INDICATOR_BHYT), "nothing is told");
    cube_set(t.c, MEMBER_XA, 0, INDICATOR_BHYT, 40);
    cr_expect(cube_is_nothing(t.c, MEMBER_XA, unknown, INDICATOR_BHYT));
    cr_expect_not(cube_is_nothing(t.c, MEMBER_XA, unknown, INDICATOR_BHXH), "another column");
    cr_expect_not(cube_is_nothing(t.c, MEMBER_XA, 1, INDICATOR_BHYT), "a commune has a name");
    cube_mark(t.c, MEMBER_XA, unknown, INDICATOR_BHYT, CUBE_WITHHELD);
    cr_expect_not(cube_is_nothing(t.c, MEMBER_XA, unknown, INDICATOR_BHYT), "it is withheld");
    cube_set(t.c, MEMBER_XA, unknown, INDICATOR_BHYT, 0);
    cr_expect_not(cube_is_nothing(t.c, MEMBER_XA, unknown, INDICATOR_BHYT), "it is told");
    world_free(t.w);
}

Test(cube, what_was_taken_away_begins_at_nothing_and_a_column_is_told_from_its_first_line) {
    const struct at t = setup();

    cube_set(t.c, MEMBER_XA, 0, INDICATOR_BHYT, 40);
    cube_mark(t.c, MEMBER_XA, 0, INDICATOR_BHYT, CUBE_WITHHELD);
    cube_add(t.c, MEMBER_XA, 0, INDICATOR_BHYT, 5);
    cr_expect_eq(world_get(t.c, MEMBER_XA, 0, INDICATOR_BHYT), 5);
    cube_present(t.c, MEMBER_XA, INDICATOR_BHXH);
    cr_expect_eq(world_get(t.c, MEMBER_XA, 0, INDICATOR_BHXH), 0);
    world_free(t.w);
}

/* A count of none is no mistake; one below it is, in the first column and in the province's own line too. */
Test(cube, nothing_passes_the_check_and_less_than_nothing_does_not) {
    const struct at t = setup();
    struct err e = {0};

    cube_set(t.c, MEMBER_TINH, 0, INDICATOR_BHYT, 0);
    cr_expect(cube_check(t.c, &e), "%s", e.what);
    cube_set(t.c, MEMBER_TINH, 0, INDICATOR_BHYT, -1);
    cr_expect_not(cube_check(t.c, &e));
    cube_set(t.c, MEMBER_TINH, 0, INDICATOR_BHYT, 0);
    cube_set(t.c, MEMBER_TINH, 0, 0, -1);
    cr_expect_not(cube_check(t.c, &e));
    world_free(t.w);
}
