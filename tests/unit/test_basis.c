/* test_basis - which legal bases a document cites. */

#include <criterion/criterion.h>

#include "province.h"
#include "template/basis.h"

static struct province p;

static void
open_province(void) {
    province_open(&p);
}
static void
close_province(void) {
    province_close(&p);
}
TestSuite(basis, .init = open_province, .fini = close_province);

/* The province's period is 2026-Q1, closed on 31/3/2026. */
Test(basis, nothing_is_cited_that_was_signed_after_the_figures_were_closed) {
    static const struct {
        const char *given;
        bool cited;
    } cases[] = {{"Kế hoạch số 141/KH-UBND ngày 17 tháng 3 năm 2026 của Ủy ban nhân dân", true},
                 {"Kế hoạch số 141/KH-UBND ngày 31/3/2026", true},
                 {"Kế hoạch số 141/KH-UBND ngày 01/4/2026", false},
                 {"Công văn số 5 ngày 02 tháng 11 năm 2026 của Sở Nội vụ", false},
                 {"Luật Bảo hiểm xã hội", true},
                 {"Kế hoạch của ngày hôm nay", true}};
    struct err e;

    for (size_t k = 0; k < sizeof cases / sizeof cases[0]; k++) {
        cr_assert(profile_set(&p.run, &p.profile, PROFILE_VAN_BAN_CAN_CU, str_from(cases[k].given),
                              PROFILE_OPTION, NULL, &e));
        cr_expect(str_eq(basis_text(&p.run, &p.fill),
                         cases[k].cited ? str_from(cases[k].given) : STR("")),
                  "%s", cases[k].given);
    }
}
