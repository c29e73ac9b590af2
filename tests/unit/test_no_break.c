/* test_no_break - which numbers and dashes stay with the word before them. */

#include <criterion/criterion.h>

#include "base/buf.h"
#include "measure/no_break.h"

/* '|' stands for the no-break space. */
static const struct {
    const char *typed, *glued;
} cases[] = {
    {"", ""},
    {"Chi tiết tại Phụ lục IV, Biểu đồ 1.", "Chi tiết tại Phụ|lục|IV, Biểu|đồ|1."},
    {"xã A Lưới 4 (99,34%), Phường 1", "xã A Lưới|4 (99,34%), Phường|1"},
    {"so với quý II năm 2025 là 12 người", "so với quý|II năm|2025 là 12 người"},
    {"ngày 17 tháng 3 năm 2026", "ngày|17 tháng|3 năm|2026"},
    {"tăng 35 người, còn 1.234 đơn vị", "tăng 35 người, còn 1.234 đơn vị"},
    {"trong 90 ngày tới, đến 31/3/2026", "trong 90 ngày tới, đến 31/3/2026"},
    {"theo phụ lục của Công văn", "theo phụ lục của Công văn"},
    {"Số 141/KH-UBND", "Số 141/KH-UBND"},
    {"Xã VINH Lộc", "Xã VINH Lộc"},
    {"xã Chân Mây - Lăng Cô (12 người)", "xã Chân Mây|- Lăng Cô (12 người)"},
    {"Bình Định – Gia Lai, 2025-2026, -5", "Bình Định|– Gia Lai, 2025-2026, -5"},
    {"- Về BHYT", "- Về BHYT"},
};

Test(no_break, a_number_stays_with_the_thing_it_names_and_no_other_space_is_touched) {
    for (size_t k = 0; k < sizeof cases / sizeof cases[0]; k++) {
        struct arena a = ARENA_EMPTY;
        const struct doc_run run = {str_from(cases[k].typed), DOC_BOLD};
        const struct doc_runs out = no_break_runs(&a, (struct doc_runs){&run, 1});
        struct buf b = {0};

        for (size_t i = 0; i < out.run[0].text.n; i++) {
            const bool fixed = out.run[0].text.p[i] == '\xc2' && out.run[0].text.p[i + 1] == '\xa0';

            buf_char(&b, fixed ? '|' : out.run[0].text.p[i]);
            i += fixed;
        }
        cr_expect_str_eq(buf_z(&b), cases[k].glued);
        cr_expect_eq(out.run[0].style, DOC_BOLD);
        buf_free(&b);
        arena_free(&a);
    }
}
