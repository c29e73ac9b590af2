/* test_people_rights - the period before, which movement counts by itself, counts as people would. */

#include <criterion/criterion.h>

#include "figures/movement.h"
#include "figures/people.h"
#include "figures/people_set.h"
#include "world.h"

enum { LINES = WORLD_XA + 1 };
#define CLOSING period_from_civil(2026, 3, 31)

static uint32_t
next(uint32_t *state) {
    *state = *state * 1664525U + 1013904223U;
    return *state >> 16;
}

/* A row of one of a few people, in any place, of any kind, in force or not. */
static struct extract_person
any_row(uint32_t *state) {
    enum { PEOPLE = 300 };
    static const enum extract_bhxh kind[] = {EXTRACT_KHONG, EXTRACT_BB, EXTRACT_BB, EXTRACT_TN};
    const period_day from[] = {PERIOD_NO_DATE, CLOSING - 89, CLOSING + 1};
    const period_day to[] = {PERIOD_NO_DATE, PERIOD_NO_DATE, CLOSING, CLOSING - 1};

    return (struct extract_person){.ma_so =
                                       UINT64_C(4600000000) + next(state) % PEOPLE * UINT64_C(7919),
                                   .born = PERIOD_NO_DATE,
                                   .xa = next(state) % LINES,
                                   .co_quan = MEMBER_NONE,
                                   .nhom = next(state) % (WORLD_NHOM + 1),
                                   .ma_don_vi = STR(""),
                                   .bhxh = kind[next(state) % 4],
                                   .bhtn = next(state) % 2 == 0,
                                   .bhyt = next(state) % 2 == 0,
                                   .muc_dong = EXTRACT_NO_NUMBER,
                                   .tu_ngay = from[next(state) % 3],
                                   .den_ngay = to[next(state) % 4]};
}

static struct people *
counting(struct world *w, struct ledger *l) {
    const struct people_rules rules = {
        .first = period_from_civil(2026, 1, 1), .closing = CLOSING, .age_from = 15};

    return people_new(&rules, &w->m, &w->i, NULL, l);
}

/* Both rooms say the same of every row, and count as many people of each right on each line. */
static void
compare(uint32_t seed) {
    enum { ROWS = 2000 };
    struct world *w = world_new();
    struct ledger *l = world_ledger(w);
    struct people *p = counting(w, l);
    struct cube *c = world_cube(w, 2026, 1);
    struct movement *m = movement_new(LINES, 0);
    int64_t people[MOVEMENT_RIGHTS * LINES];
    unsigned counts = 0;
    uint32_t state = seed;

    for (uint64_t i = 0; i < ROWS; i++) {
        const struct extract_person r = any_row(&state);

        cr_assert_eq(movement_row(m, MOVEMENT_BEFORE, CLOSING, false, &r, &counts),
                     people_row(p, (struct extract_at){0, i + 2}, &r), "seed %u row %d", seed,
                     (int)i);
    }
    people_finish(p, c);
    movement_people(m, MOVEMENT_BEFORE, people);
    for (unsigned right = 0; right < MOVEMENT_RIGHTS; right++) {
        for (uint32_t line = 0; line < LINES; line++) {
            const int64_t n = world_get(c, MEMBER_XA, line, movement_indicator(right));

            cr_assert(n > 0, "the rows must try every count");
            cr_assert_eq(people[right * LINES + line], n, "seed %u right %u line %u", seed, right,
                         line);
        }
    }
    movement_free(m);
    people_free(p);
    ledger_free(l);
    world_free(w);
}

Test(people_rights, the_period_before_is_counted_as_people_counts_it) {
    for (uint32_t seed = 1; seed <= 20; seed++) {
        compare(seed);
    }
}

Test(people_rights, a_row_with_a_repeated_right_counts_for_nothing_where_the_profile_rejects_it) {
    struct extract_person r = {.ma_so = 1,
                               .bhxh = EXTRACT_BB,
                               .bhyt = true,
                               .tu_ngay = PERIOD_NO_DATE,
                               .den_ngay = PERIOD_NO_DATE};
    struct movement *m = movement_new(LINES, 0);
    int64_t people[MOVEMENT_RIGHTS * LINES];
    unsigned counts = 0;

    cr_assert_eq(movement_row(m, MOVEMENT_BEFORE, CLOSING, true, &r, &counts), EXTRACT_ACCEPTED);
    cr_assert_eq(counts, PEOPLE_SET_BHXH | PEOPLE_SET_BHYT);
    r.xa = 1;
    r.bhyt = false;
    r.bhtn = true;
    cr_assert_eq(movement_row(m, MOVEMENT_BEFORE, CLOSING, true, &r, &counts), EXTRACT_REJECTED);
    movement_people(m, MOVEMENT_BEFORE, people);
    for (unsigned right = 0; right < MOVEMENT_RIGHTS; right++) {
        for (uint32_t line = 0; line < LINES; line++) {
            cr_assert_eq(people[right * LINES + line],
                         line == 0 && (right == MOVEMENT_BB || right == MOVEMENT_BHYT));
        }
    }
    movement_free(m);
}
