/* test_extract_faults - what can be wrong between the cells of a row of people. */

#include <criterion/criterion.h>

#include "ingest/extract_faults.h"

enum { CLOSING = 1000, NONE = PERIOD_NO_DATE };

Test(extract_faults, each_fault_begins_where_it_must_and_a_plain_row_has_none) {
    static const struct {
        struct extract_person p;
        bool lacks_group;
        unsigned want;
    } rows[] = {
        {{.born = 900, .tu_ngay = 900, .den_ngay = 900, .muc_dong = 1000}, false, 0},
        {{.born = NONE, .tu_ngay = NONE, .den_ngay = 5, .muc_dong = EXTRACT_NO_NUMBER}, true, 0},
        {{.born = CLOSING, .tu_ngay = NONE, .den_ngay = NONE}, false, 0},
        {{.born = CLOSING + 1, .tu_ngay = 5, .den_ngay = NONE},
         false,
         1U << EXTRACT_FAULT_BORN_LATE},
        {{.born = 901, .tu_ngay = 900, .den_ngay = NONE}, false, 1U << EXTRACT_FAULT_BEGAN_UNBORN},
        {{.born = NONE, .tu_ngay = 900, .den_ngay = 899}, false, 1U << EXTRACT_FAULT_TURNED},
        {{.born = NONE, .tu_ngay = NONE, .den_ngay = NONE, .bhxh = EXTRACT_TN, .bhtn = true},
         false,
         1U << EXTRACT_FAULT_BHTN_ALONE},
        {{.born = NONE, .tu_ngay = NONE, .den_ngay = NONE, .bhxh = EXTRACT_BB, .bhtn = true},
         false,
         0},
        {{.born = NONE, .tu_ngay = NONE, .den_ngay = NONE, .bhyt = true},
         true,
         1U << EXTRACT_FAULT_NO_GROUP},
        {{.born = NONE, .tu_ngay = NONE, .den_ngay = NONE, .bhyt = true}, false, 0},
        {{.born = NONE, .tu_ngay = NONE, .den_ngay = NONE, .muc_dong = 1},
         false,
         1U << EXTRACT_FAULT_TOO_LITTLE},
        {{.born = NONE, .tu_ngay = NONE, .den_ngay = NONE, .muc_dong = 999},
         false,
         1U << EXTRACT_FAULT_TOO_LITTLE},
        {{.born = CLOSING + 1, .tu_ngay = 900, .den_ngay = 899, .bhyt = true},
         true,
         1U << EXTRACT_FAULT_BORN_LATE | 1U << EXTRACT_FAULT_TURNED | 1U << EXTRACT_FAULT_NO_GROUP},
    };

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const struct extract_faults_case c = {
            .p = &rows[i].p, .closing = CLOSING, .lacks_group = rows[i].lacks_group};

        cr_assert_eq(extract_faults_of(&c), rows[i].want, "row %zu: %x", i, extract_faults_of(&c));
    }
}
