/* test_crosswalk - old communes to today's. */

#include <criterion/criterion.h>

#include "dim/crosswalk.h"

enum { U = CROSSWALK_UNKNOWN, W = CROSSWALK_WHOLE, PARTS = 3 };

struct divide_case {
    struct crosswalk_part part[PARTS];
    uint32_t n;
    enum crosswalk_decision decision;
    int64_t value;
    enum crosswalk_result result;
    int64_t want[PARTS];
};

/* By hand. */
static const struct divide_case divide_cases[] = {
    {{{0, W, false}}, 1, CROSSWALK_UNDECIDED, 4321, CROSSWALK_EXACT, {4321}},
    {{{0, W, false}, {1, 0, true}}, 2, CROSSWALK_UNDECIDED, 77, CROSSWALK_EXACT, {77, 0}},
    /* 10 at 0,25 / 0,75: 2,5 and 7,5: the one left over goes to the lower index */
    {{{0, 250000, false}, {1, 750000, true}}, 2, CROSSWALK_UNDECIDED, 10, CROSSWALK_SPLIT, {3, 7}},
    {{{0, U, false}, {1, U, true}}, 2, CROSSWALK_UNDECIDED, 10, CROSSWALK_IMPOSSIBLE, {0}},
    {{{0, U, false}, {1, U, true}}, 2, CROSSWALK_REMAINDER, 10, CROSSWALK_SPLIT, {0, 10}},
    {{{0, U, false}, {1, U, true}}, 2, CROSSWALK_EQUAL, 11, CROSSWALK_SPLIT, {6, 5}},
    {{{0, U, false}, {1, U, false}}, 2, CROSSWALK_REMAINDER, 11, CROSSWALK_IMPOSSIBLE, {0}},
    /* 0,4 known; what it leaves goes in equal parts to the other two */
    {{{0, 400000, false}, {1, U, false}, {2, U, true}},
     3,
     CROSSWALK_EQUAL,
     100,
     CROSSWALK_SPLIT,
     {40, 30, 30}},
    {{{0, 400000, false}, {1, U, false}, {2, U, true}},
     3,
     CROSSWALK_REMAINDER,
     100,
     CROSSWALK_SPLIT,
     {40, 0, 60}},
    /* area only is known to be nobody: the decision is about the other two */
    {{{0, 0, false}, {1, U, false}, {2, U, true}},
     3,
     CROSSWALK_EQUAL,
     9,
     CROSSWALK_SPLIT,
     {0, 5, 4}},
    /* the known shares leave nothing: an unknown one is nobody, undecided or not */
    {{{0, W, false}, {1, U, true}}, 2, CROSSWALK_UNDECIDED, 9, CROSSWALK_EXACT, {9, 0}},
    {{{0, 0, false}}, 0, CROSSWALK_EQUAL, 5, CROSSWALK_IMPOSSIBLE, {0}},
    {{{0, 0, false}}, 0, CROSSWALK_EQUAL, 0, CROSSWALK_IMPOSSIBLE, {0}},
    {{{0, 0, false}, {1, 0, true}}, 2, CROSSWALK_EQUAL, 5, CROSSWALK_IMPOSSIBLE, {0}},
    /* one part alone, known and not */
    {{{0, 400000, false}}, 1, CROSSWALK_UNDECIDED, 5, CROSSWALK_EXACT, {5}},
    {{{0, U, true}}, 1, CROSSWALK_UNDECIDED, 5, CROSSWALK_IMPOSSIBLE, {0}},
    {{{0, U, true}}, 1, CROSSWALK_REMAINDER, 5, CROSSWALK_SPLIT, {5}},
    /* the decision names no remainder: the known share is not all */
    {{{0, 400000, false}, {1, U, false}, {2, U, false}},
     3,
     CROSSWALK_REMAINDER,
     100,
     CROSSWALK_IMPOSSIBLE,
     {0}},
    {{{0, U, false}, {1, U, false}}, 2, CROSSWALK_EQUAL, 11, CROSSWALK_SPLIT, {6, 5}},
    /* of many, one in a million is seen: 0,4 and 0,3 and 0,3; 0,4 and nobody and 0,6 */
    {{{0, 400000, false}, {1, U, false}, {2, U, true}},
     3,
     CROSSWALK_EQUAL,
     1000000000000,
     CROSSWALK_SPLIT,
     {400000000000, 300000000000, 300000000000}},
    {{{0, 400000, false}, {1, U, false}, {2, U, true}},
     3,
     CROSSWALK_REMAINDER,
     1000000000000,
     CROSSWALK_SPLIT,
     {400000000000, 0, 600000000000}},
    /* known shares beyond the whole leave nothing to an unknown one; those below it are weights */
    {{{0, 700000, false}, {1, 600000, false}, {2, U, true}},
     3,
     CROSSWALK_UNDECIDED,
     13,
     CROSSWALK_SPLIT,
     {7, 6, 0}},
    {{{0, 400000, false}, {1, 400000, false}}, 2, CROSSWALK_UNDECIDED, 10, CROSSWALK_SPLIT, {5, 5}},
    {{{0, 400000, false}, {1, U, true}}, 2, CROSSWALK_UNDECIDED, 10, CROSSWALK_IMPOSSIBLE, {0}},
    {{{0, 999999, false}, {1, U, true}}, 2, CROSSWALK_UNDECIDED, 10, CROSSWALK_IMPOSSIBLE, {0}},
    {{{0, 999999, false}, {1, 1, true}}, 2, CROSSWALK_UNDECIDED, 10, CROSSWALK_SPLIT, {10, 0}},
};

Test(crosswalk, integers_are_divided_by_largest_remainder_under_each_decision) {
    for (size_t i = 0; i < sizeof divide_cases / sizeof divide_cases[0]; i++) {
        const struct divide_case *c = &divide_cases[i];
        struct crosswalk_part part[PARTS];
        struct crosswalk_old old = {.part = part, .n = c->n};
        int64_t got[PARTS] = {-1, -1, -1};

        for (size_t k = 0; k < PARTS; k++) { /* what lies behind the parts is none */
            part[k] = k < c->n ? c->part[k] : (struct crosswalk_part){9, W, true};
        }
        cr_assert_eq(crosswalk_divide(&old, c->decision, c->value, got), c->result, "case %zu", i);
        for (size_t k = 0; k < PARTS; k++) {
            const int64_t want = c->result != CROSSWALK_IMPOSSIBLE && k < c->n ? c->want[k] : -1;

            cr_assert_eq(got[k], want, "case %zu part %zu: %ld", i, k, (long)got[k]);
        }
    }
}

Test(crosswalk, no_value_loses_anyone) {
    struct crosswalk_part part[PARTS] = {{0, 333333, false}, {1, 333333, false}, {2, 333334, true}};
    const struct crosswalk_old old = {.part = part, .n = PARTS};

    for (int64_t v = 0; v < 2000; v++) {
        int64_t got[PARTS];

        cr_assert_eq(crosswalk_divide(&old, CROSSWALK_UNDECIDED, v, got), CROSSWALK_SPLIT);
        cr_assert_eq(got[0] + got[1] + got[2], v);
    }
}
