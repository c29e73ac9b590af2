/* test_movement - what became of people: each case by hand. */

#include <criterion/criterion.h>

#include "figures/movement.h"
#include "figures/people_set.h"
#include "world.h"

enum { LINES = 4, NONE = -1 };

struct state { /* a person's lines; NONE: not counted */
    int bb, tn, bhtn, bhyt;
};

static void
put(struct movement *m, enum movement_side s, uint64_t ma_so, const struct state *x,
    enum movement_how how) {
    const int line[MOVEMENT_RIGHTS] = {x->bb, x->tn, x->bhtn, x->bhyt};

    for (unsigned r = 0; r < MOVEMENT_RIGHTS; r++) {
        if (line[r] != NONE) {
            movement_note(m, s, ma_so, movement_indicator(r), (uint32_t)line[r], how, 1);
        }
    }
}

static const struct {
    const char *what;
    struct state before, after;
    enum movement_how how;
    enum movement_right right;
    enum movement_part part; /* the one that is not 0 for the right on the line */
    uint32_t line;
    int64_t n;
} table[] = {
    {"joins",
     {NONE, NONE, NONE, NONE},
     {1, NONE, NONE, 2},
     MOVEMENT_PLAIN,
     MOVEMENT_BB,
     MOVEMENT_JOINED,
     1,
     1},
    {"and BHYT elsewhere",
     {NONE, NONE, NONE, NONE},
     {1, NONE, NONE, 2},
     MOVEMENT_PLAIN,
     MOVEMENT_BHYT,
     MOVEMENT_JOINED,
     2,
     1},
    {"with its employer",
     {NONE, NONE, NONE, 0},
     {0, NONE, 0, 0},
     MOVEMENT_EMPLOYER_IS_NEW,
     MOVEMENT_BHTN,
     MOVEMENT_WITH_EMPLOYER,
     0,
     1},
    {"was missing",
     {NONE, NONE, NONE, NONE},
     {NONE, 3, NONE, NONE},
     MOVEMENT_WAS_MISSING,
     MOVEMENT_TN,
     MOVEMENT_CORRECTED,
     3,
     1},
    {"leaves",
     {0, NONE, 0, 0},
     {NONE, NONE, NONE, 0},
     MOVEMENT_PLAIN,
     MOVEMENT_BB,
     MOVEMENT_LEFT,
     0,
     -1},
    {"comes",
     {0, NONE, NONE, NONE},
     {3, NONE, NONE, NONE},
     MOVEMENT_PLAIN,
     MOVEMENT_BB,
     MOVEMENT_CAME,
     3,
     1},
    {"goes",
     {0, NONE, NONE, NONE},
     {3, NONE, NONE, NONE},
     MOVEMENT_PLAIN,
     MOVEMENT_BB,
     MOVEMENT_WENT,
     0,
     -1},
    {"TN to BB",
     {NONE, 1, NONE, NONE},
     {2, NONE, NONE, NONE},
     MOVEMENT_PLAIN,
     MOVEMENT_BB,
     MOVEMENT_KIND_IN,
     2,
     1},
    {"from TN",
     {NONE, 1, NONE, NONE},
     {2, NONE, NONE, NONE},
     MOVEMENT_PLAIN,
     MOVEMENT_TN,
     MOVEMENT_KIND_OUT,
     1,
     -1},
    {"BB to TN",
     {1, NONE, NONE, NONE},
     {NONE, 1, NONE, NONE},
     MOVEMENT_PLAIN,
     MOVEMENT_TN,
     MOVEMENT_KIND_IN,
     1,
     1},
};

Test(movement, a_person_who_moves_is_in_one_part_of_each_right_and_line) {
    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
        struct movement *m = movement_new(LINES, 0);

        put(m, MOVEMENT_BEFORE, 4600000001, &table[i].before, MOVEMENT_PLAIN);
        put(m, MOVEMENT_AFTER, 4600000001, &table[i].after, table[i].how);
        movement_finish(m);
        for (unsigned p = 0; p < MOVEMENT_PART_COUNT; p++) {
            cr_expect_eq(movement_get(m, table[i].right, (enum movement_part)p, table[i].line),
                         p == table[i].part ? table[i].n : 0, "%s, %s", table[i].what,
                         movement_part_id((enum movement_part)p));
        }
        movement_free(m);
    }
}

Test(movement, the_parts_of_many_people_sum_to_the_difference_on_every_line) {
    int64_t was[MOVEMENT_RIGHTS][LINES] = {0};
    int64_t is[MOVEMENT_RIGHTS][LINES] = {0};
    struct movement *m = movement_new(LINES, 0);
    uint64_t dice = 7;

    for (uint64_t who = 0; who < 20000; who++) {
        for (unsigned s = 0; s < 2; s++) {
            struct state x = {NONE, NONE, NONE, NONE};
            int *field[MOVEMENT_RIGHTS] = {&x.bb, &x.tn, &x.bhtn, &x.bhyt};

            for (unsigned r = 0; r < MOVEMENT_RIGHTS; r++) {
                dice = dice * UINT64_C(6364136223846793005) + 1442695040888963407;
                if ((dice >> 33) % 3 == 0 && !(r == MOVEMENT_TN && x.bb != NONE)) {
                    *field[r] = (int)((dice >> 40) % LINES);
                    (s == 0 ? was : is)[r][*field[r]]++;
                }
            }
            put(m, (enum movement_side)s, who * 104729 % UINT64_C(10000000000), &x, MOVEMENT_PLAIN);
        }
    }
    movement_finish(m);
    for (unsigned r = 0; r < MOVEMENT_RIGHTS; r++) {
        for (uint32_t line = 0; line < LINES; line++) {
            int64_t sum = 0;

            cr_assert_gt(was[r][line], 500);
            for (unsigned p = 0; p < MOVEMENT_PART_COUNT; p++) {
                sum += movement_get(m, (enum movement_right)r, (enum movement_part)p, line);
            }
            cr_assert_eq(sum, is[r][line] - was[r][line]);
            /* no boundary moved: who was counted on the line is who the line of now begins with */
            movement_carried(m, (enum movement_right)r, line, was[r][line]);
            cr_assert_eq(movement_get(m, (enum movement_right)r, MOVEMENT_BOUNDARY, line), 0);
        }
    }
    movement_free(m);
}

/* 1,000 people in a commune that became 60 % of line 0 and 40 % of line 1, and 100 of line 1's own. */
enum { CUT_PEOPLE = 1000, OWN_PEOPLE = 100 };

static uint64_t
person(unsigned k) {
    return UINT64_C(4600000000) + k * UINT64_C(104729);
}

static struct movement *
before_a_split(const struct crosswalk_old *old, enum crosswalk_decision d) {
    struct movement *m = movement_new(LINES, 1);
    const uint32_t cut = movement_cut(m, old, d);

    for (unsigned k = 0; k < CUT_PEOPLE + OWN_PEOPLE; k++) {
        movement_note(m, MOVEMENT_BEFORE, person(k), movement_indicator(MOVEMENT_BHYT),
                      k < CUT_PEOPLE ? cut : 1, MOVEMENT_PLAIN, 1);
    }
    return m;
}

static void
stand(struct movement *m, unsigned from, unsigned to, uint32_t line) {
    for (unsigned k = from; k < to; k++) {
        movement_note(m, MOVEMENT_AFTER, person(k), movement_indicator(MOVEMENT_BHYT), line,
                      MOVEMENT_PLAIN, 1);
    }
}

Test(movement, who_stands_in_a_successor_of_a_cut_commune_has_stayed_and_the_boundary_has_moved) {
    struct crosswalk_part part[] = {{0, 600000, false}, {1, 400000, true}};
    const struct crosswalk_old old = {.part = part, .n = 2};
    struct movement *m = before_a_split(&old, CROSSWALK_UNDECIDED);
    /* by hand: of the 1,000, 700 stand on 0, 200 on 1, 45 moved to 2, 55 left: losses of 27 and 18, 33 and 22 */
    static const int64_t want[LINES][MOVEMENT_PART_COUNT] = {
        [0] = {[MOVEMENT_LEFT] = -33,
               [MOVEMENT_WENT] = -27,
               [MOVEMENT_BOUNDARY] = 700 + 33 + 27 - 600},
        [1] = {[MOVEMENT_LEFT] = -22,
               [MOVEMENT_WENT] = -18,
               [MOVEMENT_BOUNDARY] = 200 + 22 + 18 - 400},
        [2] = {[MOVEMENT_CAME] = 45},
    };

    stand(m, 0, 700, 0);
    stand(m, 700, 900, 1);
    stand(m, 900, 945, 2);
    stand(m, CUT_PEOPLE, CUT_PEOPLE + OWN_PEOPLE, 1);
    movement_finish(m);
    movement_carried(m, MOVEMENT_BHYT, 0, 600);
    movement_carried(m, MOVEMENT_BHYT, 1, 400 + OWN_PEOPLE);
    for (uint32_t line = 0; line < LINES; line++) {
        for (unsigned p = 0; p < MOVEMENT_PART_COUNT; p++) {
            cr_expect_eq(movement_get(m, MOVEMENT_BHYT, (enum movement_part)p, line), want[line][p],
                         "line %u, %s", line, movement_part_id((enum movement_part)p));
        }
    }
    movement_free(m);
}

Test(movement, the_losses_of_a_cut_that_cannot_be_divided_stand_on_the_unknown_line) {
    struct crosswalk_part part[] = {{0, CROSSWALK_UNKNOWN, false}, {1, CROSSWALK_UNKNOWN, false}};
    const struct crosswalk_old old = {.part = part, .n = 2};
    struct movement *m = before_a_split(&old, CROSSWALK_UNDECIDED);

    stand(m, 0, 700, 0);
    stand(m, 700, 900, 1);
    stand(m, CUT_PEOPLE, CUT_PEOPLE + OWN_PEOPLE, 1);
    movement_finish(m);
    movement_carried(m, MOVEMENT_BHYT, 0,
                     0); /* neither line can be compared: all are without a place */
    movement_carried(m, MOVEMENT_BHYT, 1, 0);
    movement_carried(m, MOVEMENT_BHYT, LINES - 1, CUT_PEOPLE + OWN_PEOPLE);
    cr_expect_eq(movement_get(m, MOVEMENT_BHYT, MOVEMENT_BOUNDARY, 0), 700);
    cr_expect_eq(movement_get(m, MOVEMENT_BHYT, MOVEMENT_BOUNDARY, 1), 200 + OWN_PEOPLE);
    cr_expect_eq(movement_get(m, MOVEMENT_BHYT, MOVEMENT_LEFT, LINES - 1), -100);
    cr_expect_eq(movement_get(m, MOVEMENT_BHYT, MOVEMENT_BOUNDARY, LINES - 1), 100 - 1100);
    movement_free(m);
}

Test(movement, people_of_a_commune_of_which_no_list_tells_are_where_they_stand) {
    struct movement *m = before_a_split(NULL, CROSSWALK_EQUAL);

    stand(m, 0, CUT_PEOPLE, 2);
    stand(m, CUT_PEOPLE, CUT_PEOPLE + OWN_PEOPLE, 1);
    movement_finish(m);
    movement_carried(m, MOVEMENT_BHYT, 1, OWN_PEOPLE);
    movement_carried(m, MOVEMENT_BHYT, 2, 0);
    movement_carried(m, MOVEMENT_BHYT, LINES - 1, CUT_PEOPLE);
    for (uint32_t line = 0; line < LINES; line++) {
        cr_expect_eq(movement_get(m, MOVEMENT_BHYT, MOVEMENT_CAME, line), 0);
        cr_expect_eq(movement_get(m, MOVEMENT_BHYT, MOVEMENT_WENT, line), 0);
    }
    cr_expect_eq(movement_get(m, MOVEMENT_BHYT, MOVEMENT_BOUNDARY, 2), CUT_PEOPLE);
    cr_expect_eq(movement_get(m, MOVEMENT_BHYT, MOVEMENT_BOUNDARY, LINES - 1), -CUT_PEOPLE);
    movement_free(m);
}

Test(movement, a_count_that_is_taken_back_leaves_the_person_of_the_other_kind) {
    struct movement *m = movement_new(LINES, 0);

    movement_note(m, MOVEMENT_AFTER, 5, movement_indicator(MOVEMENT_TN), 1, MOVEMENT_WAS_MISSING,
                  1);
    movement_note(m, MOVEMENT_AFTER, 5, movement_indicator(MOVEMENT_TN), 0, MOVEMENT_PLAIN, -1);
    movement_note(m, MOVEMENT_AFTER, 5, movement_indicator(MOVEMENT_BB), 2, MOVEMENT_PLAIN, 1);
    movement_finish(m);
    for (uint32_t line = 0; line < LINES; line++) {
        cr_assert_eq(movement_get(m, MOVEMENT_BB, MOVEMENT_JOINED, line), line == 2 ? 1 : 0);
        cr_assert_eq(movement_get(m, MOVEMENT_BB, MOVEMENT_CORRECTED, line), 0);
        cr_assert_eq(movement_get(m, MOVEMENT_TN, MOVEMENT_JOINED, line), 0);
        cr_assert_eq(movement_get(m, MOVEMENT_TN, MOVEMENT_CORRECTED, line), 0);
    }
    movement_free(m);
}

Test(movement, a_count_that_is_taken_back_leaves_how_the_others_of_the_person_were_found) {
    struct movement *m = movement_new(LINES, 0);

    movement_note(m, MOVEMENT_AFTER, 5, movement_indicator(MOVEMENT_TN), 1, MOVEMENT_WAS_MISSING,
                  1);
    movement_note(m, MOVEMENT_AFTER, 5, movement_indicator(MOVEMENT_BHYT), 1, MOVEMENT_PLAIN, 1);
    movement_note(m, MOVEMENT_AFTER, 5, movement_indicator(MOVEMENT_TN), 0, MOVEMENT_PLAIN, -1);
    movement_finish(m);
    cr_expect_eq(movement_get(m, MOVEMENT_BHYT, MOVEMENT_CORRECTED, 1), 1);
    cr_expect_eq(movement_get(m, MOVEMENT_BHYT, MOVEMENT_JOINED, 1), 0);
    movement_free(m);
}

/* Rows of the period before, by their rules: who has both kinds is compulsory, in whatever order the rows stand. */
Test(movement, of_two_kinds_in_the_period_before_the_compulsory_one_counts) {
    static const enum extract_bhxh order[][2] = {{EXTRACT_TN, EXTRACT_BB},
                                                 {EXTRACT_BB, EXTRACT_TN}};
    static const enum extract_pot want[][2] = {{EXTRACT_ACCEPTED, EXTRACT_ACCEPTED},
                                               {EXTRACT_ACCEPTED, EXTRACT_DUPLICATE}};
    static int64_t people[MOVEMENT_RIGHTS * LINES];

    for (size_t i = 0; i < 4;
         i++) { /* each order, and where the profile rejects a repeated right */
        const enum extract_bhxh *kind = order[i % 2];
        const bool falls = i >= 2;
        struct movement *m = movement_new(LINES, 0);
        struct extract_person row = {
            .ma_so = 4600000001, .tu_ngay = PERIOD_NO_DATE, .den_ngay = PERIOD_NO_DATE};
        unsigned counts = 9;

        for (size_t k = 0; k < 2; k++) {
            row.xa = kind[k] == EXTRACT_BB ? 2 : 1;
            row.bhxh = kind[k];
            cr_expect_eq(movement_row(m, MOVEMENT_BEFORE, 100, falls, &row, &counts),
                         want[i % 2][k], "order %zu, row %zu", i, k);
            cr_expect_eq(counts, want[i % 2][k] == EXTRACT_ACCEPTED ? PEOPLE_SET_BHXH : 0U);
        }
        row.xa = 3;
        row.bhxh = EXTRACT_BB;
        cr_expect_eq(movement_row(m, MOVEMENT_BEFORE, 100, falls, &row, &counts),
                     falls ? EXTRACT_REJECTED : EXTRACT_DUPLICATE, "order %zu", i);
        movement_people(m, MOVEMENT_BEFORE, people);
        cr_expect_eq(people[MOVEMENT_BB * LINES + 2], 1, "order %zu", i);
        cr_expect_eq(people[MOVEMENT_TN * LINES + 1], 0, "order %zu", i);
        movement_free(m);
    }
}

Test(movement, two_cut_communes_are_not_taken_for_each_other_nor_for_a_line) {
    struct crosswalk_part first[] = {{0, 1000000, false}};
    struct crosswalk_part second[] = {{1, 1000000, false}};
    const struct crosswalk_old old[] = {{.part = first, .n = 1}, {.part = second, .n = 1}};
    struct movement *m = movement_new(LINES, 2);
    const uint32_t cut[] = {movement_cut(m, &old[0], CROSSWALK_UNDECIDED),
                            movement_cut(m, &old[1], CROSSWALK_UNDECIDED)};

    for (unsigned k = 0; k < 30; k++) { /* 10 of the one and 20 of the other, and all are gone */
        movement_note(m, MOVEMENT_BEFORE, person(k), movement_indicator(MOVEMENT_BHYT),
                      cut[k < 10 ? 0 : 1], MOVEMENT_PLAIN, 1);
    }
    movement_finish(m);
    cr_expect_eq(movement_get(m, MOVEMENT_BHYT, MOVEMENT_LEFT, 0), -10);
    cr_expect_eq(movement_get(m, MOVEMENT_BHYT, MOVEMENT_LEFT, 1), -20);
    cr_expect_eq(movement_get(m, MOVEMENT_BHYT, MOVEMENT_LEFT, 2), 0);
    movement_free(m);
}

/* Each right of a row by itself, in the first and the last line; what is told again is no second count. */
Test(movement, a_row_of_the_period_before_counts_each_right_that_it_gives_once) {
    static const struct {
        enum extract_bhxh bhxh;
        bool bhtn, bhyt;
        unsigned counts;
        enum extract_pot pot;
    } rows[] = {{EXTRACT_KHONG, false, false, 0, EXTRACT_ACCEPTED},
                {EXTRACT_KHONG, true, false, PEOPLE_SET_BHTN, EXTRACT_ACCEPTED},
                {EXTRACT_KHONG, true, true, PEOPLE_SET_BHYT, EXTRACT_ACCEPTED},
                {EXTRACT_KHONG, true, false, 0, EXTRACT_DUPLICATE},
                {EXTRACT_KHONG, false, true, 0, EXTRACT_DUPLICATE},
                {EXTRACT_BB, true, true, PEOPLE_SET_BHXH, EXTRACT_ACCEPTED},
                {EXTRACT_BB, false, false, 0, EXTRACT_DUPLICATE}};
    static int64_t people[MOVEMENT_RIGHTS * LINES];

    for (uint32_t line = 0; line < LINES; line++) {
        struct movement *m = movement_new(LINES, 0);

        for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
            const struct extract_person row = {.ma_so = 4600000001,
                                               .tu_ngay = PERIOD_NO_DATE,
                                               .den_ngay = PERIOD_NO_DATE,
                                               .xa = line,
                                               .bhxh = rows[i].bhxh,
                                               .bhtn = rows[i].bhtn,
                                               .bhyt = rows[i].bhyt};
            unsigned counts = 9;

            cr_expect_eq(movement_row(m, MOVEMENT_BEFORE, 100, false, &row, &counts), rows[i].pot,
                         "row %zu", i);
            cr_expect_eq(counts, rows[i].counts, "row %zu", i);
        }
        movement_people(m, MOVEMENT_BEFORE, people);
        for (uint32_t at = 0; at < LINES; at++) {
            cr_expect_eq(people[MOVEMENT_BB * LINES + at], at == line);
            cr_expect_eq(people[MOVEMENT_TN * LINES + at], 0);
            cr_expect_eq(people[MOVEMENT_BHTN * LINES + at], at == line);
            cr_expect_eq(people[MOVEMENT_BHYT * LINES + at], at == line);
        }
        movement_free(m);
    }
}

/* By hand: a compulsory one in 0, a voluntary one in 1 with BHYT in 2, one of a cut commune, and one by a row with BHYT alone. */
Test(movement, the_people_of_a_side_are_told_by_kind_and_line_without_those_of_cuts) {
    static const int64_t want[MOVEMENT_RIGHTS][LINES] = {[MOVEMENT_BB] = {1, 0, 0, 0},
                                                         [MOVEMENT_TN] = {0, 1, 0, 0},
                                                         [MOVEMENT_BHTN] = {0, 0, 0, 0},
                                                         [MOVEMENT_BHYT] = {0, 0, 1, 1}};
    static int64_t people[MOVEMENT_RIGHTS * LINES];
    struct movement *m = movement_new(LINES, 1);
    const uint32_t cut = movement_cut(m, NULL, CROSSWALK_UNDECIDED);
    const struct extract_person row = {.ma_so = 4600000004,
                                       .tu_ngay = PERIOD_NO_DATE,
                                       .den_ngay = PERIOD_NO_DATE,
                                       .xa = 3,
                                       .bhyt = true};
    unsigned counts;

    put(m, MOVEMENT_BEFORE, 4600000001, &(struct state){0, NONE, NONE, NONE}, MOVEMENT_PLAIN);
    put(m, MOVEMENT_BEFORE, 4600000002, &(struct state){NONE, 1, NONE, 2}, MOVEMENT_PLAIN);
    put(m, MOVEMENT_BEFORE, 4600000003, &(struct state){(int)cut, NONE, NONE, NONE},
        MOVEMENT_PLAIN);
    (void)movement_row(m, MOVEMENT_BEFORE, 100, false, &row, &counts);
    movement_people(m, MOVEMENT_BEFORE, people);
    for (size_t i = 0; i < (size_t)MOVEMENT_RIGHTS * LINES; i++) {
        cr_expect_eq(people[i], want[i / LINES][i % LINES], "right %zu, line %zu", i / LINES,
                     i % LINES);
    }
    movement_free(m);
}

/* The row that counts a person first says how it was found, for all its rights and whoever it is. */
Test(movement, how_a_person_was_found_is_told_by_what_counts_it_first) {
    struct movement *m = movement_new(LINES, 0);

    for (uint64_t who = 0; who < 64;
         who++) { /* of codes far apart, so that the rests of their keys differ */
        const uint64_t ma_so = who * 154321987 + 7;
        const enum movement_how first = who % 2 == 0 ? MOVEMENT_PLAIN : MOVEMENT_EMPLOYER_IS_NEW;
        const enum movement_how next = who % 2 == 0 ? MOVEMENT_EMPLOYER_IS_NEW : MOVEMENT_PLAIN;
        const enum movement_right one = who % 4 < 2 ? MOVEMENT_BHYT : MOVEMENT_BB;
        const enum movement_right other = who % 4 < 2 ? MOVEMENT_BB : MOVEMENT_BHYT;

        movement_note(m, MOVEMENT_AFTER, ma_so, movement_indicator(one), 0, first, 1);
        movement_note(m, MOVEMENT_AFTER, ma_so, movement_indicator(other), 0, next, 1);
    }
    movement_finish(m);
    cr_expect_eq(movement_get(m, MOVEMENT_BHYT, MOVEMENT_JOINED, 0), 32);
    cr_expect_eq(movement_get(m, MOVEMENT_BHYT, MOVEMENT_WITH_EMPLOYER, 0), 32);
    cr_expect_eq(movement_get(m, MOVEMENT_BB, MOVEMENT_JOINED, 0), 32);
    cr_expect_eq(movement_get(m, MOVEMENT_BB, MOVEMENT_WITH_EMPLOYER, 0), 32);
    movement_free(m);
}

/* By hand: one joins in 1, one leaves 0, one goes from 0 to 3, one of 1 becomes compulsory in 2; BHYT joins with an employer in 3
 * and was missing in 0; BHTN leaves 2. */
static const struct {
    struct state before, after;
    enum movement_how how;
} moves[] = {
    {{NONE, NONE, NONE, NONE}, {1, NONE, NONE, NONE}, MOVEMENT_PLAIN},
    {{0, NONE, NONE, NONE}, {NONE, NONE, NONE, NONE}, MOVEMENT_PLAIN},
    {{0, NONE, NONE, NONE}, {3, NONE, NONE, NONE}, MOVEMENT_PLAIN},
    {{NONE, 1, NONE, NONE}, {2, NONE, NONE, NONE}, MOVEMENT_PLAIN},
    {{NONE, NONE, NONE, NONE}, {NONE, NONE, NONE, 3}, MOVEMENT_EMPLOYER_IS_NEW},
    {{NONE, NONE, NONE, NONE}, {NONE, NONE, NONE, 0}, MOVEMENT_WAS_MISSING},
    {{NONE, NONE, 2, NONE}, {NONE, NONE, NONE, NONE}, MOVEMENT_PLAIN},
};
static const struct {
    uint32_t ind;
    int64_t xa[LINES];
} moved[] = {
    {INDICATOR_BHXH_BB_TANG, {0, 1, 1, 0}}, {INDICATOR_BHXH_BB_GIAM, {1, 0, 0, 0}},
    {INDICATOR_BHXH_BB_DEN, {0, 0, 0, 1}},  {INDICATOR_BHXH_BB_DI, {1, 0, 0, 0}},
    {INDICATOR_BB_TN, {0, 0, 0, 0}},        {INDICATOR_BHXH_TN_TANG, {0, 0, 0, 0}},
    {INDICATOR_BHXH_TN_GIAM, {0, 1, 0, 0}}, {INDICATOR_TN_BB, {0, 1, 0, 0}},
    {INDICATOR_BHTN_GIAM, {0, 0, 1, 0}},    {INDICATOR_BHTN_TANG, {0, 0, 0, 0}},
    {INDICATOR_BHYT_TANG, {1, 0, 0, 1}},    {INDICATOR_BHYT_DI, {0, 0, 0, 0}},
};

Test(movement, gains_and_losses_stand_in_each_commune_and_sum_to_the_provinces) {
    struct world *w = world_new();
    struct movement *m = movement_new(LINES, 0);
    bool given[MOVEMENT_RIGHTS] = {true, true, true, true};
    struct cube *c = world_cube(w, 2026, 1);
    struct err e = {0};

    for (size_t i = 0; i < sizeof moves / sizeof moves[0]; i++) {
        put(m, MOVEMENT_BEFORE, 4600000001 + i, &moves[i].before, MOVEMENT_PLAIN);
        put(m, MOVEMENT_AFTER, 4600000001 + i, &moves[i].after, moves[i].how);
    }
    movement_finish(m);
    movement_put(m, given, c);
    for (size_t i = 0; i < sizeof moved / sizeof moved[0]; i++) {
        int64_t sum = 0;

        for (uint32_t line = 0; line < LINES; line++) {
            cr_expect_eq(world_get(c, MEMBER_XA, line, moved[i].ind), moved[i].xa[line],
                         "figure %zu, line %u", i, line);
            sum += moved[i].xa[line];
        }
        cr_expect_eq(world_get(c, MEMBER_TINH, 0, moved[i].ind), sum, "figure %zu", i);
    }
    cr_expect(cube_check(c, &e), "%s", e.what);
    given[MOVEMENT_BHTN] = false;
    c = world_cube(w, 2026, 1);
    movement_put(m, given, c);
    cr_expect_eq(world_get(c, MEMBER_TINH, 0, INDICATOR_BHTN_GIAM), WORLD_ABSENT);
    cr_expect_eq(world_get(c, MEMBER_TINH, 0, INDICATOR_BHYT_TANG), 2);
    movement_free(m);
    world_free(w);
}

/* 40 of the 100 went to the neighbour province, 60 to line 0; the line that has nobody of it is no successor.  Who stands in 1 has
 * moved, who stands on the unknown line has stayed. */
Test(movement, a_part_in_another_province_is_the_unknown_line_and_an_empty_part_is_no_successor) {
    struct crosswalk_part part[] = {{0, 600000, false}, {1, 0, false}, {MEMBER_NONE, 400000, true}};
    const struct crosswalk_old old = {.part = part, .n = 3};
    struct movement *m = movement_new(LINES, 2);
    uint32_t cut[2];

    cut[0] = movement_cut(m, NULL, CROSSWALK_EQUAL);
    cut[1] = movement_cut(m, &old, CROSSWALK_UNDECIDED);
    for (unsigned k = 0; k < 3; k++) {
        movement_note(m, MOVEMENT_BEFORE, person(k), INDICATOR_BHXH_BB, cut[1], MOVEMENT_PLAIN, 1);
        movement_note(m, MOVEMENT_AFTER, person(k), INDICATOR_BHXH_BB,
                      k == 0   ? 0
                      : k == 1 ? 1
                               : LINES - 1,
                      MOVEMENT_PLAIN, 1);
    }
    movement_note(m, MOVEMENT_BEFORE, person(9), INDICATOR_BHXH_BB, cut[0], MOVEMENT_PLAIN, 1);
    movement_note(m, MOVEMENT_AFTER, person(9), INDICATOR_BHXH_BB, 0, MOVEMENT_PLAIN, 1);
    movement_finish(m);
    cr_expect_eq(movement_get(m, MOVEMENT_BB, MOVEMENT_CAME, 0), 0,
                 "of a cut that nobody tells of");
    cr_expect_eq(movement_get(m, MOVEMENT_BB, MOVEMENT_CAME, 1), 1);
    cr_expect_eq(movement_get(m, MOVEMENT_BB, MOVEMENT_CAME, LINES - 1), 0);
    /* the one who went is divided by 0,6 and 0,4: the larger share has all of one */
    cr_expect_eq(movement_get(m, MOVEMENT_BB, MOVEMENT_WENT, 0), -1);
    movement_carried(m, MOVEMENT_BB, 1, 0);
    cr_expect_eq(movement_get(m, MOVEMENT_BB, MOVEMENT_BOUNDARY, 1), 0);
    movement_free(m);
}
