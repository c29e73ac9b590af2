/* test_seal - sealed figures: what was closed cannot change without showing. */

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/fs.h"
#include "run/seal.h"

static struct arena arena;
static char root[] = "/tmp/baophu-seal-XXXXXX";

static void
make_root(void) {
    cr_assert_not_null(mkdtemp(root));
}

static void
drop_root(void) {
    struct err e;

    cr_assert(fs_remove_tree(root, &e), "%s", e.what);
    arena_free(&arena);
}

TestSuite(seal, .init = make_root, .fini = drop_root);

static const char *
at(const char *name) {
    return fs_join(&arena, root, name);
}

static void
put(const char *name, const char *text) {
    struct err e;

    (void)unlink(at(name));
    cr_assert(fs_write_new(at(name), text, strlen(text), &e), "%s", e.what);
}

static void
make_set(const char *set) {
    struct err e;

    cr_assert(fs_mkdirs(fs_join(&arena, at(set), "xa"), &e));
    put(fs_join(&arena, set, "so-lieu.csv"), "figures\n");
    put(fs_join(&arena, set, "xa/bao-cao.pdf"), "paper");
}

static void
seal(const char *set) {
    struct err e;

    cr_assert(seal_make(root, set, &e), "%s", e.what);
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
    cr_assert(seal_is_sealed(root, "2026-Q1", &sealed, &e));
    cr_assert_not(sealed);
    seal("2026-Q1");
    cr_assert(seal_is_sealed(root, "2026-Q1", &sealed, &e));
    cr_assert(sealed);
    cr_assert(seal_verify(root, "2026-Q1", &c, &e));
    cr_assert_eq(c.files, 2);
    cr_assert_eq(c.bad, 0);
}

Test(seal, every_kind_of_change_to_a_sealed_set_is_told) {
    size_t seen[4] = {0};
    struct seal_check c = {.fn = count, .ctx = seen};
    struct err e;

    make_set("2026-Q1");
    seal("2026-Q1");
    put("2026-Q1/so-lieu.csv", "figurez\n");
    put("2026-Q1/new.txt", "x");
    (void)unlink(at("2026-Q1/xa/bao-cao.pdf"));
    cr_assert(seal_verify(root, "2026-Q1", &c, &e));
    cr_assert_eq(c.bad, 3);
    cr_assert_eq(seen[SEAL_CHANGED], 1);
    cr_assert_eq(seen[SEAL_MISSING], 1);
    cr_assert_eq(seen[SEAL_EXTRA], 1);
}

Test(seal, is_made_once_for_a_set) {
    struct err e;

    make_set("2026-Q1");
    seal("2026-Q1");
    cr_assert_not(seal_make(root, "2026-Q1", &e));
    cr_assert_eq(e.kind, ERR_CANTCREAT);
}

Test(seal, a_record_that_was_changed_breaks_the_chain_of_the_later_ones) {
    struct buf b = {0};
    struct err e;
    size_t n = 0;

    make_set("2026-Q1");
    make_set("2026-Q2");
    seal("2026-Q1");
    seal("2026-Q2");
    cr_assert(seal_chain(root, &n, &e), "%s", e.what);
    cr_assert_eq(n, 2);
    cr_assert(fs_slurp(at("chot/0001-2026-Q1.txt"), 10000, &b, &e));
    b.p[b.n - 20] = b.p[b.n - 20] == 'x' ? 'y' : 'x';
    buf_char(&b, '\0');
    put("chot/0001-2026-Q1.txt", b.p);
    buf_free(&b);
    cr_assert_not(seal_chain(root, &n, &e));
    cr_assert_eq(e.kind, ERR_DATA);
}

Test(seal, a_record_that_was_taken_away_is_missed) {
    struct err e;
    size_t n = 0;

    make_set("2026-Q1");
    make_set("2026-Q2");
    seal("2026-Q1");
    seal("2026-Q2");
    (void)unlink(at("chot/0001-2026-Q1.txt"));
    cr_assert_not(seal_chain(root, &n, &e));
    cr_assert_not_null(strstr(e.what, "số 1"), "%s", e.what);
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
        cr_assert(seal_newest(&arena, root, "2026-Q1", &newest, &next, &e));
        cr_expect((newest == NULL) == (step[i].newest == NULL), "step %zu", i);
        cr_expect(newest == NULL || strcmp(newest, step[i].newest) == 0, "step %zu", i);
        cr_expect_str_eq(next, step[i].next, "step %zu", i);
    }
}

Test(seal, a_revision_restates_the_one_before_it) {
    cr_assert_null(seal_before(&arena, "2026-Q1"));
    cr_assert_str_eq(seal_before(&arena, "2026-Q1.dc1"), "2026-Q1");
    cr_assert_str_eq(seal_before(&arena, "2026-Q1.dc10"), "2026-Q1.dc9");
}
