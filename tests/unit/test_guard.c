/* test_guard - what people put into the folder of results stays there, and their input is no such folder. */

#include <criterion/criterion.h>
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/fs.h"
#include "failing.h"
#include "place.h"
#include "store/guard.h"
#include "store/manifest.h"

TestSuite(guard, .init = place_open, .fini = place_close);

/* A set of two files whose manifest gives their sizes: 3 and 5 bytes. */
static void
put_set(void) {
    struct err e;

    cr_assert(fs_mkdirs(place_at("ra/2026-Q1/xa"), &e), "%s", e.what);
    place_put("ra/2026-Q1/bao-cao.docx", "abc");
    place_put("ra/2026-Q1/xa/a.pdf", "abcde");
    place_put("ra/2026-Q1/manifest.json",
              "{\"outputs\": [{\"path\": \"bao-cao.docx\", \"bytes\": 3, \"sha256\": \"\"},"
              " {\"path\": \"xa/a.pdf\", \"bytes\": 5, \"sha256\": \"\"}]}");
}

/* Whether the set may be replaced; *said gets what was told when not. */
static bool
may_replace(const char **said) {
    static struct err e;
    const bool may = guard_target(place_at("ra/2026-Q1"), &e);

    *said = may ? "" : e.what;
    cr_expect(may || e.kind == ERR_CANTCREAT);
    return may;
}

Test(guard, a_set_as_it_was_published_may_be_replaced) {
    const char *said;

    cr_expect(may_replace(&said), "nothing stands there");
    put_set();
    cr_expect(may_replace(&said), "%s", said);
    place_put("ra/2026-Q1/~$bao-cao.docx", "x");
    cr_expect(may_replace(&said), "an open document's mark: %s", said);
    cr_assert(unlink(place_at("ra/2026-Q1/xa/a.pdf")) == 0);
    cr_expect(may_replace(&said), "a document less: %s", said);
}

Test(guard, what_an_office_put_into_a_set_or_wrote_there_is_not_replaced) {
    const char *said;

    put_set();
    place_put("ra/2026-Q1/xa/ghi-chu.txt", "");
    cr_expect_not(may_replace(&said));
    cr_expect_not_null(strstr(said, "(xa/ghi-chu.txt)"), "%s", said);
    cr_assert(unlink(place_at("ra/2026-Q1/xa/ghi-chu.txt")) == 0);
    place_put("ra/2026-Q1/bao-cao.docx", "abcd");
    cr_expect_not(may_replace(&said));
    cr_expect_not_null(strstr(said, "(bao-cao.docx)"), "%s", said);
}

Test(guard, a_manifest_of_another_program_makes_no_set) {
    const char *said;

    put_set();
    place_put("ra/2026-Q1/manifest.json", "{\"name\": \"trang-tin\"}");
    cr_expect_not(may_replace(&said));
    cr_expect_not_null(strstr(said, "(manifest.json)"), "%s", said);
    place_put("ra/2026-Q1/manifest.json", "{");
    cr_expect(may_replace(&said), "one that a disk has damaged: %s", said);
}

Test(guard, findings_are_replaced_and_nothing_beside_them) {
    struct err e;

    cr_expect(guard_checks(place_at("ra"), "2026-Q1", &e), "none there: %s", e.what);
    cr_assert(fs_mkdirs(place_at("ra/kiem-tra/2026-Q1/tra-lai"), &e), "%s", e.what);
    place_put("ra/kiem-tra/2026-Q1/kiem-tra-du-lieu.csv", "");
    place_put("ra/kiem-tra/2026-Q1/kiem-tra-du-lieu.xlsx", "");
    place_put("ra/kiem-tra/2026-Q1/kiem-tra-dia-chi.csv", "");
    place_put("ra/kiem-tra/2026-Q1/tra-loi.txt", "");
    place_put("ra/kiem-tra/2026-Q1/tra-lai/don_vi.csv", "");
    cr_expect(guard_checks(place_at("ra"), "2026-Q1", &e), "%s", e.what);
    place_put("ra/kiem-tra/2026-Q1/tra-loi-2.txt", "");
    cr_expect_not(guard_checks(place_at("ra"), "2026-Q1", &e));
    cr_expect_eq(e.kind, ERR_CANTCREAT);
    cr_expect_not_null(strstr(e.what, "(tra-loi-2.txt)"), "%s", e.what);
    cr_expect(guard_checks(place_at("ra"), "2026-Q2", &e), "another period's: %s", e.what);
}

Test(guard, a_folder_of_results_has_no_links_below_it_and_no_lists) {
    struct err e;

    cr_assert(fs_mkdirs(place_at("ra"), &e) && fs_mkdirs(place_at("vao/danh_muc"), &e));
    cr_expect(guard_output(place_at("ra"), &e), "%s", e.what);
    cr_expect(guard_output(place_at("khong"), &e), "%s", e.what);
    cr_expect_not(guard_output(place_at("vao"), &e), "lists");
    cr_expect_eq(e.kind, ERR_USAGE);
    for (int k = 0; k < 2; k++) {
        const char *at = place_at(k == 0 ? "ra/kiem-tra" : "ra/.truoc");

        cr_assert(symlink(place_at("vao"), at) == 0);
        cr_expect_not(guard_output(place_at("ra"), &e), "%s", at);
        cr_expect_eq(e.kind, ERR_CANTCREAT);
        cr_assert(unlink(at) == 0);
    }
    place_put("ra/baophu.ini", "");
    cr_expect_not(guard_output(place_at("ra"), &e), "a profile");
}

Test(guard, a_folder_that_is_not_there_yet_is_judged_by_its_place) {
    struct err e;

    cr_assert(fs_mkdirs(place_at("vao"), &e), "%s", e.what);
    cr_expect(guard_apart(place_at("vao"), place_at("ra"), "2026-Q1", &e), "%s", e.what);
    cr_expect(guard_apart(place_at("vao"), place_at("vao/ra"), "2026-Q1", &e), "%s", e.what);
    cr_expect_not(guard_apart(place_at("vao"), place_at("vao/2027-Q1"), "2026-Q1", &e));
    cr_expect_not(guard_apart(place_at("vao"), place_at("vao/2027-Q1/a/ra"), "2026-Q1", &e));
    cr_expect_not(guard_apart(place_at("vao"), place_at("vao/danh_muc"), "2026-Q1", &e));
    cr_expect_not(guard_apart(place_at("vao"), place_at("vao/."), "2026-Q1", &e));
    cr_expect_eq(e.kind, ERR_USAGE);
}

/* What a broken disk hides is not held to be another folder, or none. */
Test(guard, a_look_that_fails_lets_nothing_be_replaced) {
    enum { MOST = 50 };
    struct err e = {.kind = ERR_NONE};
    unsigned nth = 0;

    cr_assert(fs_mkdirs(place_at("vao/2026-Q1"), &e) && fs_mkdirs(place_at("ra"), &e), "%s",
              e.what);
    cr_assert_eq(symlink("../vao/2026-Q1", place_at("ra/2026-Q1")), 0);
    do {
        failing_at(FAILING_STAT, ++nth, EIO);
        cr_expect_not(guard_apart(place_at("vao"), place_at("ra"), "2026-Q1", &e), "call %u", nth);
        cr_expect(e.kind == ERR_IO || e.kind == ERR_USAGE);
    } while (failing_end() && nth < MOST);
    cr_expect(nth > 2 && nth < MOST);
    cr_assert(unlink(place_at("ra/2026-Q1")) == 0 && fs_mkdirs(place_at("ra/2026-Q1"), &e));
    place_put("ra/2026-Q1/ghi-chu.txt", "");
    nth = 0;
    do {
        failing_at(FAILING_STAT, ++nth, EIO);
        cr_expect_not(guard_target(place_at("ra/2026-Q1"), &e), "call %u", nth);
    } while (failing_end() && nth < MOST);
    cr_expect(nth > 2 && nth < MOST);
    cr_assert(fs_remove_tree(place_at("ra/2026-Q1"), &e), "%s", e.what);
    for (unsigned k = 1; k <= 4; k++) { /* the folders whose sets are replaced */
        cr_assert_eq(symlink("../vao", place_at("ra/kiem-tra")), 0);
        failing_at(FAILING_STAT, k, EIO);
        cr_expect_not(guard_output(place_at("ra"), &e), "call %u", k);
        (void)failing_end();
        cr_assert(unlink(place_at("ra/kiem-tra")) == 0);
    }
}
