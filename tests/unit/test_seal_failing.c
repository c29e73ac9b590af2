/* test_seal_failing - records, their book and the calls of the system fail, each in its turn: what is sealed stays so, and what
 * nobody can read is never taken for whole. */

#include <criterion/criterion.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/fs.h"
#include "failing.h"
#include "place.h"
#include "store/seal.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

TestSuite(seal_failing, .init = place_open, .fini = place_close);

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

    cr_assert(seal_make(place_root(), set, STR("lý do"), &e), "%s", e.what);
}

static void
nothing(void *ctx, const char *path, enum seal_state s) {
    (void)ctx;
    (void)path;
    (void)s;
}

/* Every question about 2026-Q1; how many are answered with a failure that says why. */
static unsigned
refused(void) {
    struct seal_check c = {.fn = nothing};
    struct seal_end end = {0};
    const char *set = NULL;
    unsigned n = 0;
    bool sealed = false;
    struct err e[6] = {{.kind = ERR_NONE}};
    const bool ok[COUNT(e)] = {seal_chain(place_root(), &end, &e[0]),
                               seal_is_sealed(place_root(), "2026-Q1", &sealed, &e[1]),
                               seal_holds(place_root(), "2026-Q1", "so-lieu.csv", &e[2]),
                               seal_verify(place_root(), "2026-Q1", &c, &e[3]),
                               seal_last(place_arena(), place_root(), "2026-Q1", &set, &e[4]),
                               seal_make(place_root(), "2026-Q2", STR(""), &e[5])};

    for (size_t i = 0; i < COUNT(e); i++) {
        cr_expect(ok[i] || e[i].what[0] != '\0', "question %zu is refused without a word", i);
        n += !ok[i];
    }
    return n;
}

/* Of a record: nothing, another kind of file, a line that is missing or that is none, and a folder. */
Test(seal_failing, a_record_that_is_none_answers_no_question) {
    static const char *const text[] = {
        "",
        "sổ tay\n",
        "baophu-chot 1\nso một\nbo 2026-Q1\n",
        "baophu-chot 1\nso 1\n",
        "baophu-chot 1\nso 1\nbo 2026-Q1\ntruoc 00\n",
    };
    struct fs_list records;
    struct err e;
    const char *name;

    make_set("2026-Q1");
    make_set("2026-Q2");
    seal("2026-Q1");
    cr_assert(fs_list(place_arena(), place_at("chot"), &records, &e) && records.n == 1);
    name = fs_join(place_arena(), "chot", records.e[0].name);
    for (size_t i = 0; i < COUNT(text); i++) {
        place_put(name, text[i]);
        cr_expect_eq(refused(), 6, "text %zu", i);
    }
    cr_assert(fs_remove_tree(place_at(name), &e) && fs_mkdirs(place_at(name), &e));
    cr_expect_eq(refused(), 6, "a folder");
}

/* The book is asked where the chain is: what one record says of itself is not its matter. */
Test(seal_failing, a_book_that_is_none_breaks_the_chain) {
    static const char *const text[] = {"", "sổ tay\n", "baophu-so-chot 1\nso 0\nbo 2026-Q1\n",
                                       "baophu-so-chot 1\nso 1\n"};
    struct err e;

    make_set("2026-Q1");
    make_set("2026-Q2");
    seal("2026-Q1");
    for (size_t i = 0; i < COUNT(text); i++) {
        place_put("so-chot.txt", text[i]);
        cr_expect_eq(refused(), 3, "text %zu", i); /* the chain, a file of it, a further record */
    }
    cr_assert(fs_remove_tree(place_at("so-chot.txt"), &e) &&
              fs_mkdirs(place_at("so-chot.txt"), &e));
    cr_expect_eq(refused(), 3, "a folder");
}

Test(seal_failing, a_file_that_came_after_the_seal_does_not_hold) {
    struct err e = {.kind = ERR_NONE};

    make_set("2026-Q1");
    seal("2026-Q1");
    place_put("2026-Q1/sau.csv", "x\n");
    cr_expect(seal_holds(place_root(), "2026-Q1", "so-lieu.csv", &e), "%s", e.what);
    cr_expect_not(seal_holds(place_root(), "2026-Q1", "sau.csv", &e));
    cr_expect_not(seal_holds(place_root(), "2026-Q1", "khong-co.csv", &e));
}

/* One fault at every call that sealing makes: the chain holds afterwards, the set before it is sealed still, and sealing once
 * more ends it, unless it was sealed already. */
Test(seal_failing, whatever_call_fails_the_chain_holds_and_can_go_on) {
    unsigned faults = 0;

    for (int c = 0; c < FAILING_CALLS; c++) {
        bool failed = true;

        for (unsigned n = 1; failed; n++) {
            struct seal_end end = {0};
            struct err e = {.kind = ERR_NONE};
            bool ok;
            bool sealed = false;

            cr_assert(fs_remove_tree(place_at("chot"), &e) &&
                      fs_remove_tree(place_at("so-chot.txt"), &e));
            make_set("2026-Q1");
            make_set("2026-Q2");
            seal("2026-Q1");
            failing_at((enum failing_call)c, n, EIO);
            ok = seal_make(place_root(), "2026-Q2", STR(""), &e);
            failed = failing_end();
            faults += failed;
            cr_expect(ok || (failed && e.what[0] != '\0'), "call %u of kind %d", n, c);
            cr_expect(seal_chain(place_root(), &end, &e), "call %u of kind %d: %s", n, c, e.what);
            cr_assert(seal_is_sealed(place_root(), "2026-Q1", &sealed, &e) && sealed,
                      "call %u of kind %d", n, c);
            cr_assert(seal_is_sealed(place_root(), "2026-Q2", &sealed, &e));
            cr_expect(sealed || !ok, "call %u of kind %d", n, c);
            cr_expect_eq(seal_make(place_root(), "2026-Q2", STR(""), &e), !sealed,
                         "call %u of kind %d: %s", n, c, e.what);
            cr_expect(seal_chain(place_root(), &end, &e) && end.records == 2,
                      "call %u of kind %d: %s", n, c, e.what);
        }
    }
    cr_expect_geq(
        faults,
        10); /* two texts with an fsync and a rename each, the folder and the output, and readings */
}

/* Folders that cannot be read: no question is answered by what was not read. */
Test(seal_failing, a_folder_that_cannot_be_read_is_not_an_empty_one) {
    struct seal_check c = {.fn = nothing};
    struct seal_end end;
    const char *set = NULL;
    const char *next = NULL;
    struct err e = {.kind = ERR_NONE};
    bool sealed = false;

    make_set("2026-Q1");
    seal("2026-Q1");
    failing_always(FAILING_OPENDIR, EACCES);
    cr_expect_not(seal_chain(place_root(), &end, &e));
    cr_expect_not(seal_is_sealed(place_root(), "2026-Q1", &sealed, &e));
    cr_expect_not(seal_newest(place_arena(), place_root(), "2026-Q1", &set, &next, &e));
    cr_expect_not(seal_last(place_arena(), place_root(), "2026-Q1", &set, &e));
    cr_expect_not(seal_verify(place_root(), "2026-Q1", &c, &e));
    (void)failing_end();
    failing_at(FAILING_OPENDIR, 2, EACCES);
    cr_expect_not(seal_last(place_arena(), place_root(), "2026-Q1", &set, &e), "the records");
    cr_expect(failing_end());
    failing_at(FAILING_OPENDIR, 2, EACCES);
    cr_expect_not(seal_verify(place_root(), "2026-Q1", &c, &e), "the set");
    cr_expect(failing_end());
}

/* A file of the set that is listed and cannot be read: no record may leave it out. */
Test(seal_failing, a_set_of_which_a_file_cannot_be_read_is_not_sealed) {
    unsigned n = 1;
    bool told = false;

    make_set("2026-Q1");
    for (;; n++) {
        struct seal_end end = {0};
        struct err e = {.kind = ERR_NONE};
        bool sealed = false;
        bool ok;

        failing_at(FAILING_READ, n, EIO);
        ok = seal_make(place_root(), "2026-Q1", STR(""), &e);
        if (!failing_end()) {
            cr_expect(ok, "%s", e.what);
            break;
        }
        cr_expect(!ok && e.kind == ERR_IO, "read %u: %s", n, e.what);
        told = told || strstr(e.what, "2026-Q1/so-lieu.csv") != NULL;
        if (strstr(e.what, "2026-Q1/") != NULL) {
            cr_expect(seal_is_sealed(place_root(), "2026-Q1", &sealed, &e) && !sealed,
                      "read %u: sealed without a file", n);
        } else { /* the record stands and was being read again */
            cr_expect(seal_is_sealed(place_root(), "2026-Q1", &sealed, &e) && sealed);
            break;
        }
        cr_expect(seal_chain(place_root(), &end, &e) && end.records == 0, "%s", e.what);
    }
    cr_expect(told, "no read of the figures failed");
}
