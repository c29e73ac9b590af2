/* test_people_voluntary - those counted as voluntary participants so far. */

#include <criterion/criterion.h>

#include "figures/people_voluntary.h"

Test(people_voluntary, a_row_comes_out_as_it_went_in_and_once) {
    static const struct people_voluntary_row rows[] = {
        {{0, 2}, 0, 0, 0, 0},
        {{(1U << 20) - 1, UINT64_C(1) << 40}, 4095, 4095, 4095, 255},
        {{3, 17}, 40, 5, 12, 3}};
    struct people_voluntary *v = people_voluntary_new();
    struct people_voluntary_row r = {0};

    cr_assert_not(people_voluntary_has(v, 0));
    for (uint64_t k = 0; k < 3000; k++) {
        people_voluntary_put(v, k * 3333333, &rows[k % 3]);
    }
    cr_assert_not(people_voluntary_take(v, 5, &r));
    for (uint64_t k = 0; k < 3000; k++) {
        const struct people_voluntary_row *w = &rows[k % 3];

        cr_assert(people_voluntary_has(v, k * 3333333));
        cr_assert(people_voluntary_take(v, k * 3333333, &r));
        cr_assert(r.at.file == w->at.file && r.at.line == w->at.line && r.xa == w->xa &&
                  r.co_quan == w->co_quan && r.nhom == w->nhom && r.flags == w->flags);
        cr_assert_not(people_voluntary_has(v, k * 3333333));
        cr_assert_not(people_voluntary_take(v, k * 3333333, &r));
    }
    people_voluntary_free(v);
    people_voluntary_free(NULL);
}
