/* test_spoken - amounts as a sentence says them. */

#include <criterion/criterion.h>

#include "template/spoken.h"

/* By hand: one triệu has six noughts, one tỷ nine; the third decimal decides, half goes up. */
Test(spoken, an_amount_is_said_in_the_largest_unit_that_it_fills) {
    static const struct {
        int64_t dong;
        const char *said;
    } cases[] = {{0, "0"},
                 {854000, "854.000"},
                 {999999, "999.999"},
                 {1000000, "1,00 triệu"},
                 {547167552, "547,17 triệu"},
                 {547165000, "547,17 triệu"},
                 {547164999, "547,16 triệu"},
                 {999994999, "999,99 triệu"},
                 {999995000, "1,00 tỷ"},
                 {25463000000, "25,46 tỷ"},
                 {1234567000000, "1.234,57 tỷ"},
                 {-547167552, "-547,17 triệu"},
                 {INT64_MAX, "9.223.372.036,85 tỷ"},
                 {INT64_MIN, "-9.223.372.036,85 tỷ"}};
    struct arena a = ARENA_EMPTY;

    for (size_t k = 0; k < sizeof cases / sizeof cases[0]; k++) {
        const struct doc_cell c = {.kind = DOC_MONEY, .u.count = cases[k].dong};

        cr_expect_str_eq(spoken_figure(&a, &c).p, cases[k].said);
    }
    arena_free(&a);
}
