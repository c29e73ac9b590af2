/* test_fingerprint - what a set is made from is told by the files that are read, whatever writing their names have. */

#include <criterion/criterion.h>
#include <string.h>
#include <unistd.h>

#include "base/fs.h"
#include "place.h"
#include "run/fingerprint.h"

TestSuite(fingerprint, .init = place_open, .fini = place_close);

/* Of the first period of 2026 of a kind. */
static struct fingerprint_request
request(enum period_kind kind) {
    return (struct fingerprint_request){.input = place_at("in"),
                                        .output = place_at("out"),
                                        .templates = place_at("mau"),
                                        .fonts = place_at("chu"),
                                        .period = {kind, 2026, 1},
                                        .options = "",
                                        .settings = "",
                                        .as_of = PERIOD_NO_DATE};
}

static struct fingerprint
print_now(void) {
    const struct fingerprint_request r = request(PERIOD_QUARTER);
    struct fingerprint f;
    struct err e;

    cr_assert(fingerprint_digest(&r, &f, &e), "%s", e.what);
    return f;
}

/* In the folder of the period before, whose employers and tax payers the period is compared with. */
static void
put_before(const char *name, const char *text) {
    place_put(fs_join(place_arena(), "in/2025-Q4", name), text);
}

static void
expect_changed(const struct fingerprint *was, bool changed, const char *what) {
    const struct fingerprint is = print_now();

    cr_expect_eq(strcmp(was->part[FINGERPRINT_OTHERS], is.part[FINGERPRINT_OTHERS]) != 0, changed,
                 "%s", what);
    cr_expect_eq(fingerprint_same(was, &is), !changed, "%s", what);
}

Test(fingerprint, changes_with_every_file_of_the_period_before_that_is_read) {
    struct fingerprint was;
    struct err e;

    cr_assert(fs_mkdirs(place_at("in/2025-Q4"), &e), "%s", e.what);
    cr_assert(fs_mkdirs(place_at("in/2026-Q1"), &e), "%s", e.what);
    put_before("Đơn vị.XLSX", "one");
    was = print_now();
    expect_changed(&was, false, "nothing is new");
    put_before("ghi chú.csv", "a note");
    expect_changed(&was, false, "it is read as no table");
    put_before("Đơn vị.XLSX", "two");
    expect_changed(&was, true, "employers");
    was = print_now();
    put_before("Thuế Q4.csv", "x");
    expect_changed(&was, true, "tax payers");
    was = print_now();
    put_before("Người tham gia.xlsx", "x");
    expect_changed(&was, true, "people, who are there now");
    was = print_now();
    put_before("Người tham gia.xlsx", "y");
    expect_changed(&was, true, "people, of whom who came and went is told");
}

Test(fingerprint, knows_a_profile_that_was_loaded_from_the_one_that_stands_there_now) {
    struct fingerprint_request r = request(PERIOD_QUARTER);
    static const char *const text[] = {"", "[tinh]\nma = 20\n",
                                       "[tinh]\nma = 38\n"}; /* first: no file */
    struct err e;

    cr_assert(fs_mkdirs(place_at("in"), &e), "%s", e.what);
    for (size_t loaded = 0; loaded < 3; loaded++) {
        struct profile p;
        struct fingerprint was;

        if (loaded > 0) {
            place_put("in/baophu.ini", text[loaded]);
        }
        cr_assert(
            profile_load(place_arena(), loaded > 0 ? place_at("in/baophu.ini") : NULL, &p, &e),
            "%s", e.what);
        r.profile = &p;
        cr_assert(fingerprint_digest(&r, &was, &e), "%s", e.what);
        r.profile = NULL;
        for (size_t there = 0; there < 3; there++) {
            struct fingerprint is;

            (void)unlink(place_at("in/baophu.ini"));
            if (there > 0) {
                place_put("in/baophu.ini", text[there]);
            }
            cr_assert(fingerprint_digest(&r, &is, &e), "%s", e.what);
            cr_expect_eq(fingerprint_same(&was, &is), loaded == there, "%zu, %zu", loaded, there);
        }
    }
}

Test(fingerprint, of_a_half_changes_with_the_words_of_its_quarters) {
    struct fingerprint_request r = request(PERIOD_HALF);
    static const char *const quarter[] = {"in/2026-Q2/nhan_xet", "in/2026-Q3/nhan_xet"};
    struct err e;

    for (size_t k = 0; k < 2; k++) {
        struct fingerprint was;
        struct fingerprint is;

        cr_assert(fingerprint_digest(&r, &was, &e), "%s", e.what);
        cr_assert(fs_mkdirs(place_at(quarter[k]), &e), "%s", e.what);
        place_put(fs_join(place_arena(), quarter[k], "kho-khan.md"), "- Một.\n");
        cr_assert(fingerprint_digest(&r, &is, &e), "%s", e.what);
        cr_expect_eq(fingerprint_same(&was, &is), k == 1, "%s", quarter[k]);
    }
}
