/* test_publish - a folder of results appears whole or not at all, whatever a crash left. */

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fs.h"
#include "place.h"
#include "store/publish.h"

TestSuite(publish, .init = place_open, .fini = place_close);

static void
make_dir(const char *folder, const char *file, const char *text) {
    struct err e;

    cr_assert(fs_mkdirs(place_at(folder), &e), "%s", e.what);
    place_put(fs_join(place_arena(), folder, file), text);
}

static struct publish_lock *
lock(void) {
    struct publish_lock *l = NULL;
    struct err e;

    cr_assert(publish_lock(place_root(), &l, &e), "%s", e.what);
    return l;
}

/* Publish one file under a name. */
static void
publish_text(const char *name, const char *text) {
    struct publish_lock *l = lock();
    struct publish *p = NULL;
    struct err e;

    cr_assert(publish_begin(l, name, &p, &e), "%s", e.what);
    cr_assert(fs_write_new(fs_join(place_arena(), publish_stage(p), "f"), text, strlen(text), &e));
    cr_assert(publish_commit(p, &e), "%s", e.what);
    publish_unlock(l);
}

/* Names in the root that begin with a dot, but for the lock. */
static size_t
hidden_left(void) {
    struct fs_list all;
    struct err e;
    size_t n = 0;

    cr_assert(fs_list(place_arena(), place_root(), &all, &e));
    for (size_t i = 0; i < all.n; i++) {
        n += all.e[i].name[0] == '.' && strcmp(all.e[i].name, ".khoa") != 0 ? 1U : 0U;
    }
    return n;
}

Test(publish, replaces_a_set_by_the_next_one_and_leaves_nothing_beside_it) {
    publish_text("2026-Q1", "old");
    cr_assert_str_eq(place_read("2026-Q1/f"), "old");
    publish_text("2026-Q1", "new");
    cr_assert_str_eq(place_read("2026-Q1/f"), "new");
    cr_assert_eq(hidden_left(), 0);
}

Test(publish, makes_the_parent_of_a_set_in_a_subfolder) {
    publish_text("kiem-tra/2026-Q1", "x");
    cr_assert_str_eq(place_read("kiem-tra/2026-Q1/f"), "x");
    cr_assert_eq(hidden_left(), 0);
}

Test(publish, abandoning_leaves_the_published_set_untouched) {
    struct publish_lock *l;
    struct publish *p = NULL;
    struct err e;

    publish_text("2026-Q1", "old");
    l = lock();
    cr_assert(publish_begin(l, "2026-Q1", &p, &e));
    cr_assert_str_eq(publish_target(p), place_at("2026-Q1"));
    cr_assert(fs_write_new(fs_join(place_arena(), publish_stage(p), "f"), "half", 4, &e));
    publish_abandon(p);
    publish_unlock(l);
    cr_assert_str_eq(place_read("2026-Q1/f"), "old");
    cr_assert_eq(hidden_left(), 0);
}

Test(publish, a_retired_folder_is_gone_and_one_that_is_not_there_is_no_error) {
    struct publish_lock *l;
    struct err e;

    publish_text("kiem-tra/2026-Q1", "x");
    l = lock();
    cr_assert(publish_retire(l, "kiem-tra/2026-Q1", &e), "%s", e.what);
    cr_assert(publish_retire(l, "kiem-tra/2026-Q1", &e), "%s", e.what);
    publish_unlock(l);
    cr_assert_not(fs_exists(place_at("kiem-tra/2026-Q1")));
    cr_assert_eq(hidden_left(), 0);
}

Test(publish, a_parent_goes_with_its_last_set_and_not_before) {
    struct publish_lock *l;
    struct publish *p = NULL;
    struct err e;

    publish_text("kiem-tra/2026-Q1", "x");
    publish_text("kiem-tra/2026-Q2", "y");
    l = lock();
    cr_assert(publish_retire(l, "kiem-tra/2026-Q1", &e), "%s", e.what);
    cr_expect_str_eq(place_read("kiem-tra/2026-Q2/f"), "y");
    cr_assert(publish_retire(l, "kiem-tra/2026-Q2", &e), "%s", e.what);
    cr_expect_not(fs_exists(place_at("kiem-tra")));
    cr_assert(publish_begin(l, "kiem-tra/2026-Q3", &p, &e), "%s", e.what);
    publish_abandon(p);
    cr_expect_not(fs_exists(place_at("kiem-tra")), "made for a set that never came");
    cr_assert(publish_retire(l, "2026-Q1", &e), "%s", e.what);
    publish_unlock(l);
    cr_expect(fs_is_dir(place_root()), "the output folder is nobody's parent");
}

Test(publish, lets_only_one_run_have_the_output_folder) {
    struct publish_lock *first = lock();
    struct publish_lock *second = NULL;
    struct err e;

    cr_assert_not(publish_lock(place_root(), &second, &e));
    cr_assert_eq(e.kind, ERR_BUSY);
    publish_unlock(first);
    publish_unlock(lock());
}

Test(publish, the_next_run_clears_the_stage_that_a_crash_left) {
    publish_text("2026-Q1", "old");
    make_dir(".tam-2026-Q1-4711", "f", "half");
    publish_unlock(lock());
    cr_assert_str_eq(place_read("2026-Q1/f"), "old");
    cr_assert_eq(hidden_left(), 0);
}

/* The exchange in steps, stopped after each of them: which folders stand, and whether the marker does. */
static const struct {
    const char *target, *old, *stage; /* their texts; NULL: the folder is not there */
    const char *want;
} stops[] = {
    {"old", NULL, "new", "new"}, /* the marker was just written */
    {NULL, "old", "new", "new"}, /* the old set was moved away */
    {"new", "old", NULL, "new"}, /* the new one stands, the old one is not cleared */
    {"new", NULL, NULL, "new"},  /* only the marker is left */
};

Test(publish, carries_an_interrupted_exchange_in_steps_to_its_end) {
    for (size_t i = 0; i < sizeof stops / sizeof stops[0]; i++) {
        struct err e;

        place_put(".xong-2026-Q1", ".tam-2026-Q1-4711");
        if (stops[i].target != NULL) {
            make_dir("2026-Q1", "f", stops[i].target);
        }
        if (stops[i].old != NULL) {
            make_dir(".cu-2026-Q1", "f", stops[i].old);
        }
        if (stops[i].stage != NULL) {
            make_dir(".tam-2026-Q1-4711", "f", stops[i].stage);
        }
        publish_unlock(lock());
        cr_expect_str_eq(place_read("2026-Q1/f"), stops[i].want, "stop %zu", i);
        cr_expect_eq(hidden_left(), 0, "stop %zu", i);
        cr_assert(fs_remove_tree(place_at("2026-Q1"), &e));
    }
}

Test(publish, tells_when_the_output_folder_cannot_be_made) {
    struct publish_lock *l = NULL;
    struct err e;

    place_put("file", "x");
    cr_assert_not(publish_lock(place_at("file/output"), &l, &e));
    cr_assert_eq(e.kind, ERR_CANTCREAT);
}

Test(publish, a_link_that_leads_nowhere_stops_no_run) {
    cr_assert_eq(symlink("/nowhere/at/all", place_at("cua-phong")), 0);
    publish_text("2026-Q1", "old");
    publish_text("2026-Q1", "new");
    cr_expect_str_eq(place_read("2026-Q1/f"), "new");
    cr_assert_eq(unlink(place_at("cua-phong")), 0);
}

/* A program that was started without a standard input gets 0 for the first file that it opens. */
Test(publish, the_lock_may_be_the_first_file_of_the_process) {
    struct publish_lock *l;
    const int was = dup(STDIN_FILENO);

    (void)close(STDIN_FILENO);
    l = lock();
    cr_expect_eq(publish_lock_fd(l), STDIN_FILENO);
    publish_unlock(l);
    if (was >= 0) {
        cr_assert_eq(dup2(was, STDIN_FILENO), STDIN_FILENO);
        (void)close(was);
    }
}

/* A set in a folder that hands its group on has that group; only root may give a group away. */
Test(publish, a_set_has_the_group_of_a_folder_that_hands_it_on) {
    enum { GROUP = 65534 };
    struct publish_lock *l;
    struct stat st;
    struct err e;

    if (geteuid() != 0) {
        cr_skip_test("needs root");
    }
    cr_assert(fs_mkdirs(place_at("kiem-tra"), &e), "%s", e.what);
    cr_assert_eq(chown(place_at("kiem-tra"), (uid_t)-1, GROUP), 0);
    cr_assert_eq(chmod(place_at("kiem-tra"), 02770), 0);
    publish_text("kiem-tra/2026-Q1", "x");
    publish_text("2026-Q1", "x");
    cr_assert_eq(stat(place_at("kiem-tra/2026-Q1"), &st), 0);
    cr_expect_eq(st.st_gid, GROUP);
    cr_assert_eq(stat(place_at("2026-Q1"), &st), 0);
    cr_expect_neq(st.st_gid, GROUP);
    l = lock();
    cr_assert(publish_retire(l, "kiem-tra/2026-Q1", &e), "%s", e.what);
    publish_unlock(l);
    cr_expect(fs_is_dir(place_at("kiem-tra")), "it was given to that group");
}

/* The lock says that a folder is one of results: what lies in it is refused, it and what lies elsewhere are not, but where
 * it is asked for itself. */
Test(publish, no_folder_inside_one_of_results_is_written_to) {
    struct err e;

    publish_unlock(lock());
    cr_assert(fs_mkdirs(place_at("a/b"), &e), "%s", e.what);
    cr_expect(publish_outside(place_root(), false, &e), "%s", e.what);
    cr_expect_not(publish_outside(place_root(), true, &e));
    cr_expect_not(publish_outside(place_at("a/b"), false, &e), "it is there");
    cr_expect_eq(e.kind, ERR_CANTCREAT);
    {
        char said[600];

        (void)snprintf(said, sizeof said, "nằm trong thư mục kết quả %s, nơi", place_root());
        cr_expect_not_null(strstr(e.what, said), "%s", e.what);
    }
    cr_expect_not(publish_outside(place_at("a/b"), true, &e));
    cr_expect_not(publish_outside(place_at("a/c/d"), false, &e), "it is not there yet");
    cr_assert(fs_remove_tree(place_at(".khoa"), &e), "%s", e.what);
    cr_expect(publish_outside(place_at("a/b"), true, &e), "%s", e.what);
}
