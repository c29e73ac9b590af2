/* test_remarks - an office's own words of a period, and of its quarters. */

#include <criterion/criterion.h>
#include <string.h>

#include "base/fs.h"
#include "place.h"
#include "run/remarks.h"

TestSuite(remarks, .init = place_open, .fini = place_close);

static void
put(const char *ky, const char *name, const char *text) {
    const char *dir = fs_join(place_arena(), ky, "nhan_xet");
    struct err e;

    cr_assert(fs_mkdirs(place_at(dir), &e), "%s", e.what);
    place_put(fs_join(place_arena(), dir, name), text);
}

static const char *
words(const struct remarks *r, const char *name) {
    for (size_t k = 0; k < r->n; k++) {
        if (str_eq(r->v[k].name, str_from(name))) {
            return r->v[k].text.p;
        }
    }
    return "";
}

static void
carry(struct period p, const char *own, struct remarks *out) {
    struct err e;

    cr_assert(remarks_load(place_arena(), place_at(own), NULL, out, &e), "%s", e.what);
    cr_assert(remarks_carry(place_arena(), place_root(), p, out, &e), "%s", e.what);
}

/* Of the second quarter the second item is the first's, and the third has a second line. */
Test(remarks, a_half_prints_the_words_of_its_quarters_each_once) {
    struct remarks r;

    put("2026-Q1", "kho-khan.md", "- Một;\n- Hai.\n");
    put("2026-Q2", "kho-khan.md", "- Hai.\n- Ba,\n  dài.\n\nĐoạn.\n");
    put("2026-Q2", "kien-nghi.md", "- Đề nghị.\n");
    put("2026-Q3", "kho-khan.md", "- Không của nửa đầu năm.\n");
    carry((struct period){PERIOD_HALF, 2026, 1}, "2026-H1/nhan_xet", &r);
    cr_assert_eq(r.n, 2);
    cr_expect_eq(r.carried, 2);
    cr_expect_str_eq(words(&r, "kho-khan"), "- Một;\n- Hai.\n- Ba,\n  dài.\n\nĐoạn.\n");
    cr_expect_str_eq(words(&r, "kien-nghi"), "- Đề nghị.\n");
}

Test(remarks, what_the_office_writes_for_the_half_itself_stands_alone) {
    struct remarks r;

    put("2026-Q1", "kho-khan.md", "- Một.\n");
    put("2026-Q1", "kien-nghi.md", "- Đề nghị.\n");
    put("2026-H1", "kho-khan.md", "- Của 6 tháng.\n");
    carry((struct period){PERIOD_HALF, 2026, 1}, "2026-H1/nhan_xet", &r);
    cr_assert_eq(r.n, 2);
    cr_expect_eq(r.carried, 1);
    cr_expect_str_eq(words(&r, "kho-khan"), "- Của 6 tháng.\n");
    cr_expect_str_eq(words(&r, "kien-nghi"), "- Đề nghị.\n");
}

Test(remarks, a_quarter_carries_nothing) {
    struct remarks r;

    put("2026-Q1", "kho-khan.md", "- Một.\n");
    put("2026-Q2", "kho-khan.md", "- Hai.\n");
    carry((struct period){PERIOD_QUARTER, 2026, 2}, "khong-co", &r);
    cr_expect_eq(r.n, 0);
    cr_expect_eq(r.carried, 0);
}
