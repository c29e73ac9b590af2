/* test_seal - sealed figures: what was closed cannot change without showing. */

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/fs.h"
#include "place.h"
#include "store/seal.h"

TestSuite(seal, .init = place_open, .fini = place_close);

static void
make_set(const char *set) {
    struct err e;

    cr_assert(fs_mkdirs(fs_join(place_arena(), place_at(set), "xa"), &e));
    place_put(fs_join(place_arena(), set, "so-lieu.csv"), "figures\n");
    place_put(fs_join(place_arena(), set, "xa/bao-cao.pdf"), "paper");
}

static void
seal(const char *set) {
    struct err e;

    cr_assert(seal_make(place_root(), set, STR(""), &e), "%s", e.what);
}

static void
count(void *ctx, const char *path, enum seal_state s) {
    (void)path;
    ((size_t *)ctx)[s]++;
}

Test(seal, a_sealed_set_that_nobody_touched_is_whole) {
    size_t seen[4] = {0};
    struct seal_check c = {.fn = count, .ctx = seen, .bad = 9};
    bool sealed = false;
    struct err e;

    make_set("2026-Q1");
    cr_assert(seal_is_sealed(place_root(), "2026-Q1", &sealed, &e));
    cr_assert_not(sealed);
    seal("2026-Q1");
    cr_assert(seal_is_sealed(place_root(), "2026-Q1", &sealed, &e));
    cr_assert(sealed);
    cr_assert(seal_verify(place_root(), "2026-Q1", &c, &e));
    cr_assert_eq(c.files, 2);
    cr_assert_eq(c.bad, 0);
}

Test(seal, every_kind_of_change_to_a_sealed_set_is_told) {
    size_t seen[4] = {0};
    struct seal_check c = {.fn = count, .ctx = seen};
    struct err e;

    make_set("2026-Q1");
    seal("2026-Q1");
    place_put("2026-Q1/so-lieu.csv", "figurez\n");
    place_put("2026-Q1/new.txt", "x");
    (void)unlink(place_at("2026-Q1/xa/bao-cao.pdf"));
    cr_assert(seal_verify(place_root(), "2026-Q1", &c, &e));
    cr_assert_eq(c.bad, 3);
    cr_assert_eq(seen[SEAL_CHANGED], 1);
    cr_assert_eq(seen[SEAL_MISSING], 1);
    cr_assert_eq(seen[SEAL_EXTRA], 1);
}

/* Rows for senders have to be deleted, and an open workbook leaves a file beside it. */
Test(seal, rows_for_senders_and_what_programs_leave_stand_outside) {
    size_t seen[4] = {0};
    struct seal_check c = {.fn = count, .ctx = seen};
    struct err e;

    make_set("2026-Q1");
    cr_assert(fs_mkdirs(place_at("2026-Q1/tra-lai"), &e));
    place_put("2026-Q1/tra-lai/don_vi.csv", "rows");
    place_put("2026-Q1/~$phu-luc.xlsx", "open");
    seal("2026-Q1");
    cr_expect_null(strstr(place_read("chot/0001-2026-Q1.txt"), "tra-lai"));
    cr_assert(fs_remove_tree(place_at("2026-Q1/tra-lai"), &e));
    (void)unlink(place_at("2026-Q1/~$phu-luc.xlsx"));
    place_put("2026-Q1/xa/Thumbs.db", "pictures");
    cr_assert(seal_verify(place_root(), "2026-Q1", &c, &e), "%s", e.what);
    cr_expect_eq(c.files, 2);
    cr_expect_eq(c.bad, 0);
}

/* As records were written once: with the rows for senders. */
Test(seal, a_record_that_names_rows_for_senders_holds_without_them) {
    size_t seen[4] = {0};
    struct seal_check c = {.fn = count, .ctx = seen};
    struct buf b = {0};
    struct err e;

    make_set("2026-Q1");
    seal("2026-Q1");
    buf_text(&b, place_read("chot/0001-2026-Q1.txt"));
    buf_fmt(&b, "%064d  tra-lai/don_vi.csv\n", 1);
    place_put("chot/0001-2026-Q1.txt", buf_z(&b));
    buf_free(&b);
    cr_assert(seal_verify(place_root(), "2026-Q1", &c, &e), "%s", e.what);
    cr_expect_eq(c.bad, 0);
}

/* Digests by sha256sum.  A reason has a line of its own, however short. */
Test(seal, a_record_is_the_list_of_its_files_behind_four_lines) {
    static const char files[] =
        "baophu-chot 1\nso 1\nbo 2026-Q1\n"
        "truoc 0000000000000000000000000000000000000000000000000000000000000000\n"
        "9521d193ec3ded0c135ebb44d3166d64edfaf3980b4b09b6eee49e2a0b36f0ab  so-lieu.csv\n"
        "382635c9325bf3273d195ff1b8a44e5b11afd7d97addeb8863ea35feb98c1a07  xa/bao-cao.pdf\n";
    struct err e;

    make_set("2026-Q1");
    make_set("2026-Q2");
    seal("2026-Q1");
    cr_expect_str_eq(place_read("chot/0001-2026-Q1.txt"), files);
    cr_assert(seal_make(place_root(), "2026-Q2", STR("x"), &e), "%s", e.what);
    cr_expect_not_null(strstr(place_read("chot/0002-2026-Q2.txt"), "\nly_do x\n"));
}

Test(seal, is_made_once_for_a_set) {
    struct err e;

    make_set("2026-Q1");
    seal("2026-Q1");
    cr_assert_not(seal_make(place_root(), "2026-Q1", STR(""), &e));
    cr_assert_eq(e.kind, ERR_CANTCREAT);
}

Test(seal, a_record_that_was_changed_breaks_the_chain_of_the_later_ones) {
    struct buf b = {0};
    struct err e;
    struct seal_end n = {0};

    make_set("2026-Q1");
    make_set("2026-Q2");
    seal("2026-Q1");
    seal("2026-Q2");
    cr_assert(seal_chain(place_root(), &n, &e), "%s", e.what);
    cr_assert_eq(n.records, 2);
    cr_assert(fs_slurp(place_at("chot/0001-2026-Q1.txt"), 10000, &b, &e));
    b.p[b.n - 20] = b.p[b.n - 20] == 'x' ? 'y' : 'x';
    buf_char(&b, '\0');
    place_put("chot/0001-2026-Q1.txt", b.p);
    buf_free(&b);
    cr_assert_not(seal_chain(place_root(), &n, &e));
    cr_assert_eq(e.kind, ERR_DATA);
    cr_expect_eq(n.records, 0, "of a broken chain none counts");
}

Test(seal, a_record_that_was_taken_away_is_missed) {
    struct err e;
    struct seal_end n = {0};

    make_set("2026-Q1");
    make_set("2026-Q2");
    seal("2026-Q1");
    seal("2026-Q2");
    (void)unlink(place_at("chot/0001-2026-Q1.txt"));
    cr_assert_not(seal_chain(place_root(), &n, &e));
    cr_assert_not_null(strstr(e.what, "số 1 trước "), "%s", e.what);
}

/* Three sealed sets, then the newest things gone, as by somebody who wants a seal undone. */
static const struct {
    const char *what;
    const char *gone[3];
    const char *said; /* NULL: the chain holds */
} undone[] = {
    {"nothing", {NULL}, NULL},
    {"the newest record", {"chot/0003-2026-Q1.dc1.txt"}, "bản ghi chốt số 3 (bộ 2026-Q1.dc1)"},
    {"the newest record with its set", {"chot/0003-2026-Q1.dc1.txt", "2026-Q1.dc1"}, "số 3"},
    {"the two newest with their sets",
     {"chot/0003-2026-Q1.dc1.txt", "chot/0002-2026-Q2.txt", "2026-Q1.dc1"},
     "số 3"},
    {"all records", {"chot"}, "số 3"},
    {"the witness", {"so-chot.txt"}, "thiếu sổ chốt"},
    {"the witness and the newest", {"so-chot.txt", "chot/0003-2026-Q1.dc1.txt"}, "thiếu sổ chốt"},
};

Test(seal, what_was_sealed_last_cannot_be_taken_away_with_its_record) {
    for (size_t i = 0; i < sizeof undone / sizeof undone[0]; i++) {
        struct seal_end end;
        struct err e = {0};
        bool whole;

        cr_assert(fs_remove_tree(place_at("chot"), &e) &&
                  fs_remove_tree(place_at("so-chot.txt"), &e));
        make_set("2026-Q1");
        make_set("2026-Q2");
        make_set("2026-Q1.dc1");
        seal("2026-Q1");
        seal("2026-Q2");
        seal("2026-Q1.dc1");
        for (size_t k = 0; k < 3 && undone[i].gone[k] != NULL; k++) {
            cr_assert(fs_remove_tree(place_at(undone[i].gone[k]), &e));
        }
        whole = seal_chain(place_root(), &end, &e);
        cr_expect_eq(whole, undone[i].said == NULL, "%s: %s", undone[i].what, e.what);
        if (undone[i].said != NULL) {
            cr_expect_eq(e.kind, ERR_DATA, "%s", undone[i].what);
            cr_expect_not_null(strstr(e.what, undone[i].said), "%s: %s", undone[i].what, e.what);
        }
    }
}

/* A record made by another is no match for the witness, though the chain of records is whole. */
Test(seal, a_newest_record_that_was_made_anew_is_not_the_witnessed_one) {
    struct seal_end end;
    struct err e = {0};
    struct buf b = {0};

    make_set("2026-Q1");
    seal("2026-Q1");
    cr_assert(fs_slurp(place_at("so-chot.txt"), 10000, &b, &e));
    place_put("2026-Q1/so-lieu.csv", "figurez\n");
    cr_assert(fs_remove_tree(place_at("chot"), &e) && fs_remove_tree(place_at("so-chot.txt"), &e));
    seal("2026-Q1");
    cr_assert(seal_chain(place_root(), &end, &e), "%s", e.what);
    place_put("so-chot.txt", buf_z(&b));
    cr_assert_not(seal_chain(place_root(), &end, &e));
    cr_assert_not_null(strstr(e.what, "không phải bản mà"), "%s", e.what);
    buf_free(&b);
}

/* A witness of two records that names the first is not one behind: it has been written by another. */
Test(seal, a_witness_of_as_many_records_names_the_newest) {
    struct seal_end end;
    struct err e = {0};
    struct buf first = {0};
    struct buf now = {0};
    char *digest;

    make_set("2026-Q1");
    make_set("2026-Q2");
    seal("2026-Q1");
    cr_assert(fs_slurp(place_at("so-chot.txt"), 10000, &first, &e));
    seal("2026-Q2");
    cr_assert(fs_slurp(place_at("so-chot.txt"), 10000, &now, &e));
    digest = strstr(buf_z(&now), "ban_ghi ");
    cr_assert_not_null(digest);
    memcpy(digest, strstr(buf_z(&first), "ban_ghi "), strlen("ban_ghi ") + 64);
    place_put("so-chot.txt", buf_z(&now));
    cr_assert_not(seal_chain(place_root(), &end, &e));
    cr_assert_not_null(strstr(e.what, "không phải bản mà"), "%s", e.what);
    buf_free(&first);
    buf_free(&now);
}

/* The crash between a record and its witness: it holds, and the next seal puts it right. */
Test(seal, a_witness_that_is_one_behind_holds_and_is_put_right) {
    struct seal_end end;
    struct err e = {0};
    struct buf first = {0};
    struct buf now = {0};

    make_set("2026-Q1");
    make_set("2026-Q2");
    make_set("2026-Q3");
    seal("2026-Q1");
    cr_assert(fs_slurp(place_at("so-chot.txt"), 10000, &first, &e));
    seal("2026-Q2");
    place_put("so-chot.txt", buf_z(&first));
    cr_assert(seal_chain(place_root(), &end, &e), "%s", e.what);
    cr_assert_eq(end.records, 2);
    cr_assert_not(
        seal_make(place_root(), "2026-Q2", STR(""), &e)); /* sealed it is, and now witnessed too */
    cr_assert_eq(e.kind, ERR_CANTCREAT);
    cr_assert(fs_slurp(place_at("so-chot.txt"), 10000, &now, &e));
    cr_assert_not_null(strstr(buf_z(&now), end.sha256), "%s", buf_z(&now));
    place_put("so-chot.txt", buf_z(&first));
    seal("2026-Q3");
    cr_assert(seal_chain(place_root(), &end, &e), "%s", e.what);
    cr_assert_eq(end.records, 3);
    buf_free(&first);
    buf_free(&now);
}

Test(seal, the_last_set_of_a_period_is_told_by_folder_or_by_record) {
    const char *set = NULL;
    struct err e = {0};

    cr_assert(seal_last(place_arena(), place_root(), "2026-Q1", &set, &e));
    cr_assert_null(set);
    make_set("2026-Q1");
    make_set("2026-Q1.dc1");
    seal("2026-Q1");
    seal("2026-Q1.dc1");
    make_set("2026-Q1.dc2");
    cr_assert(seal_last(place_arena(), place_root(), "2026-Q1", &set, &e));
    cr_assert_str_eq(set, "2026-Q1.dc2");
    cr_assert(fs_remove_tree(place_at("2026-Q1.dc2"), &e) &&
              fs_remove_tree(place_at("2026-Q1.dc1"), &e));
    cr_assert(seal_last(place_arena(), place_root(), "2026-Q1", &set, &e));
    cr_assert_str_eq(set, "2026-Q1.dc1");
}

Test(seal, revisions_are_numbered_one_after_the_other) {
    static const struct {
        const char *make, *newest, *next;
    } step[] = {
        {NULL, NULL, "2026-Q1.dc1"},
        {"2026-Q1", "2026-Q1", "2026-Q1.dc1"},
        {"2026-Q1.dc1", "2026-Q1.dc1", "2026-Q1.dc2"},
        {"2026-Q1.dc10", "2026-Q1.dc10", "2026-Q1.dc11"},
        {"2026-Q1.dcx", "2026-Q1.dc10", "2026-Q1.dc11"},
        {"2026-Q10", "2026-Q1.dc10", "2026-Q1.dc11"},
    };

    for (size_t i = 0; i < sizeof step / sizeof step[0]; i++) {
        const char *newest = NULL;
        const char *next = NULL;
        struct err e;

        if (step[i].make != NULL) {
            make_set(step[i].make);
        }
        cr_assert(seal_newest(place_arena(), place_root(), "2026-Q1", &newest, &next, &e));
        cr_expect((newest == NULL) == (step[i].newest == NULL), "step %zu", i);
        cr_expect(newest == NULL || strcmp(newest, step[i].newest) == 0, "step %zu", i);
        cr_expect_str_eq(next, step[i].next, "step %zu", i);
    }
}

Test(seal, a_revision_restates_the_one_before_it) {
    cr_assert_null(seal_before(place_arena(), "2026-Q1"));
    cr_assert_str_eq(seal_before(place_arena(), "2026-Q1.dc1"), "2026-Q1");
    cr_assert_str_eq(seal_before(place_arena(), "2026-Q1.dc10"), "2026-Q1.dc9");
}

/* Of a set that was not sealed anything holds; of a sealed one only what was sealed. */
Test(seal, a_file_holds_while_it_is_what_was_sealed) {
    struct err e;

    make_set("2026-Q1");
    make_set("2026-Q2");
    seal("2026-Q1");
    cr_expect(seal_holds(place_root(), "2026-Q1", "so-lieu.csv", &e), "%s", e.what);
    cr_expect(seal_holds(place_root(), "2026-Q2", "so-lieu.csv", &e), "%s", e.what);
    place_put("2026-Q2/so-lieu.csv", "other figures\n");
    cr_expect(seal_holds(place_root(), "2026-Q2", "so-lieu.csv", &e), "%s", e.what);
    place_put("2026-Q1/so-lieu.csv", "other figures\n");
    cr_expect_not(seal_holds(place_root(), "2026-Q1", "so-lieu.csv", &e));
    cr_expect_eq(e.kind, ERR_DATA);
    (void)unlink(place_at("2026-Q1/so-lieu.csv"));
    cr_expect_not(seal_holds(place_root(), "2026-Q1", "so-lieu.csv", &e));
}

/* Its folder was taken away; and a set that was never sealed. */
Test(seal, a_set_that_is_gone_lacks_every_file) {
    size_t seen[4] = {0};
    struct seal_check c = {.fn = count, .ctx = seen, .files = 9, .bad = 9};
    const char *last = "";
    struct err e;

    make_set("2026-Q1");
    seal("2026-Q1");
    cr_assert(fs_remove_tree(place_at("2026-Q1"), &e), "%s", e.what);
    cr_assert(seal_verify(place_root(), "2026-Q1", &c, &e), "%s", e.what);
    cr_expect(c.files == 2 && c.bad == 2 && seen[SEAL_MISSING] == 2);
    c.files = 9;
    cr_expect_not(seal_verify(place_root(), "2026-Q2", &c, &e));
    cr_expect(c.files == 0 && c.bad == 0);
    cr_assert(seal_last(place_arena(), place_root(), "2026-Q2", &last, &e), "%s", e.what);
    cr_expect_null(last, "the record is of another period");
}

/* Names of one length, and one that another begins with. */
Test(seal, each_file_is_held_against_its_own_digest) {
    struct err e;

    make_set("2026-Q1");
    place_put("2026-Q1/so-lieu.cs", "a");
    place_put("2026-Q1/so-liev.csv", "b");
    place_put("2026-Q1/so-lieu.csvx", "c");
    seal("2026-Q1");
    cr_expect(seal_holds(place_root(), "2026-Q1", "so-lieu.csv", &e), "%s", e.what);
    cr_expect(seal_holds(place_root(), "2026-Q1", "so-lieu.cs", &e), "%s", e.what);
    cr_expect(seal_holds(place_root(), "2026-Q1", "so-liev.csv", &e), "%s", e.what);
    cr_expect(seal_holds(place_root(), "2026-Q1", "so-lieu.csvx", &e), "%s", e.what);
    place_put("2026-Q1/so-liev.csv", "figures\n");
    cr_expect_not(seal_holds(place_root(), "2026-Q1", "so-liev.csv", &e));
}
