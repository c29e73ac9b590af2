/* test_litter - what programs leave beside files is told from what people put there. */

#include <criterion/criterion.h>

#include "base/litter.h"

static const struct {
    const char *name;
    bool litter;
} names[] = {
    {"~$phu-luc.xlsx", true},
    {"xa/19774-thuan-hoa/~$phu-luc.xlsx", true},
    {".~lock.phu-luc.xlsx#", true},
    {"Thumbs.db", true},
    {"THUMBS.DB", true},
    {"desktop.ini", true},
    {".DS_Store", true},
    {"._don_vi.csv", true},
    {"phu-luc.xlsx", false},
    {"xa/19774-thuan-hoa/phu-luc.xlsx", false},
    {"~$xa/phu-luc.xlsx", false},
    {"thumbs.db.csv", false},
    {"don_vi~.csv", false},
    {".an.csv", false},
    {"", false},
};

Test(litter, is_known_by_the_last_part_of_the_name) {
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        cr_expect_eq(litter_is(names[i].name), names[i].litter, "%s", names[i].name);
    }
}
