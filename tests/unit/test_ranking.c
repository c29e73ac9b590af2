/* test_ranking - places among values. */

#include <criterion/criterion.h>

#include "template/ranking.h"

/* By hand: 50% and 1/2 are one value and share place 2; nobody stands at place 3. */
Test(ranking, equal_values_share_a_place_and_unknown_ones_have_none) {
    struct arena a = ARENA_EMPTY;
    struct doc_cell cell[] = {
        {.kind = DOC_PERCENT, .u.ratio = {50, 100}}, {.kind = DOC_MISSING},
        {.kind = DOC_PERCENT, .u.ratio = {9, 10}},   {.kind = DOC_PERCENT, .u.ratio = {0, 0}},
        {.kind = DOC_TEXT, .u.text = STR("<5")},     {.kind = DOC_PERCENT, .u.ratio = {1, 2}},
        {.kind = DOC_PERCENT, .u.ratio = {1, 3}}};
    static const struct {
        struct num_ratio value;
        uint32_t place;
    } want[] = {{{2, 1}, 1}, {{9, 10}, 1}, {{5, 10}, 2}, {{1, 3}, 4}, {{0, 7}, 5}};
    const struct ranking *r = ranking_of(&a, cell, sizeof cell / sizeof cell[0]);

    cr_assert_eq(r->known, 4);
    for (size_t k = 0; k < sizeof want / sizeof want[0]; k++) {
        const struct doc_cell value = {.kind = DOC_PERCENT, .u.ratio = want[k].value};

        cr_assert_eq(ranking_place(r, &value), want[k].place, "value %zu", k);
    }
    arena_free(&a);
}
