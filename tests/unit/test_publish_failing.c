/* test_publish_failing - one call of the system fails, each in its turn: the old set stands or the new one, whole, and the next
 * run ends what was begun. */

#include <criterion/criterion.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/fs.h"
#include "failing.h"
#include "place.h"
#include "store/publish.h"

TestSuite(publish_failing, .init = place_open, .fini = place_close);

enum { MOST = 200 }; /* calls of one kind; each sweep ends long before */

/* Lock, begin, write and commit under a name; false where one of them says no, with a reason. */
static bool
published(const char *name, const char *text) {
    struct publish_lock *l = NULL;
    struct publish *p = NULL;
    struct err e = {.kind = ERR_NONE};
    bool ok = publish_lock(place_root(), &l, &e);

    if (ok && publish_begin(l, name, &p, &e)) {
        const char *stage = publish_stage(p);

        ok = fs_write_new(fs_join(place_arena(), stage, "f"), text, strlen(text), &e) &&
             fs_write_new(fs_join(place_arena(), stage, "manifest.json"), text, strlen(text), &e);
        if (ok) {
            ok = publish_commit(p, &e);
        } else {
            publish_abandon(p);
        }
    } else {
        ok = false;
    }
    publish_unlock(l);
    cr_assert(ok || (e.kind != ERR_NONE && e.what[0] != '\0'), "a failure without a word");
    return ok;
}

/* Hidden names but the lock and what is kept. */
static size_t
left_behind(void) {
    struct fs_list all;
    struct err e;
    size_t n = 0;

    cr_assert(fs_list_any(place_arena(), place_root(), &all, &e), "%s", e.what);
    for (size_t i = 0; i < all.n; i++) {
        n += all.e[i].name[0] == '.' && strcmp(all.e[i].name, ".khoa") != 0 &&
             strcmp(all.e[i].name, ".truoc") != 0;
    }
    return n;
}

static void
clear(void) {
    struct err e;

    cr_assert(fs_remove_tree(place_at("2026-Q1"), &e) && fs_remove_tree(place_at("sub"), &e) &&
                  fs_remove_tree(place_at(".truoc"), &e),
              "%s", e.what);
}

/* One fault at every call of the kind; gives back how many there were. */
static unsigned
sweep(const char *name, const char *file, bool before, bool steps, enum failing_call c) {
    unsigned n = 0;

    for (; n < MOST; n++) {
        const char *stands;
        bool ok;

        clear();
        cr_assert(!before || published(name, "old"));
        if (steps) {
            failing_always(FAILING_EXCHANGE, EINVAL);
        }
        failing_at(c, n + 1, EIO);
        ok = published(name, "new");
        if (!failing_end()) {
            cr_expect(ok, "%s: no fault, and refused", name);
            cr_expect_str_eq(place_read(file), "new");
            break;
        }
        stands = place_read(file);
        cr_expect(strcmp(stands, "new") == 0 ||
                      (!ok && strcmp(stands, before && !steps ? "old" : stands) == 0),
                  "%s, call %u of kind %d: \"%s\" stands", name, n + 1, (int)c, stands);
        cr_assert(publish_outside(place_root(), false, &(struct err){.kind = ERR_NONE}));
        {
            struct publish_lock *l = NULL;
            struct err e = {.kind = ERR_NONE};

            cr_expect(publish_lock(place_root(), &l, &e),
                      "%s, call %u of kind %d: the next run: %s", name, n + 1, (int)c, e.what);
            publish_unlock(l);
        }
        stands = place_read(file);
        cr_expect(strcmp(stands, "new") == 0 || strcmp(stands, before ? "old" : "") == 0,
                  "%s, call %u of kind %d: \"%s\" stands after the next run", name, n + 1, (int)c,
                  stands);
        cr_expect_eq(left_behind(), 0, "%s, call %u of kind %d: left behind", name, n + 1, (int)c);
    }
    cr_assert_lt(n, (unsigned)MOST);
    return n;
}

Test(publish_failing, the_first_set_of_a_period_appears_whole_or_not_at_all) {
    unsigned n = 0;

    for (int c = 0; c < FAILING_CALLS; c++) {
        n += sweep("2026-Q1", "2026-Q1/f", false, false, (enum failing_call)c);
    }
    cr_expect_geq(
        n,
        8); /* mkdir of the stage, a rename, fsync of two files and three folders, two readings of folders */
}

Test(publish_failing, the_old_set_stands_or_the_new_one_whatever_call_fails) {
    unsigned n = 0;

    for (int c = 0; c < FAILING_CALLS; c++) {
        n += sweep("2026-Q1", "2026-Q1/f", true, false, (enum failing_call)c);
    }
    cr_expect_geq(n, 12);
}

Test(publish_failing, a_set_in_a_folder_of_its_own_is_no_exception) {
    unsigned n = 0;

    for (int c = 0; c < FAILING_CALLS; c++) {
        n += sweep("sub/2026-Q1", "sub/2026-Q1/f", true, false, (enum failing_call)c);
    }
    cr_expect_geq(n, 12);
}

/* Where folders cannot be exchanged the old set may be away for a moment; the next run brings one of both. */
Test(publish_failing, in_steps_the_next_run_ends_what_a_fault_has_left) {
    unsigned n = 0;

    for (int c = 0; c < FAILING_CALLS; c++) {
        if (c != FAILING_EXCHANGE) {
            n += sweep("2026-Q1", "2026-Q1/f", true, true, (enum failing_call)c);
        }
    }
    cr_expect_geq(n, 12);
}

/* The run that ends what a crash left may fail itself, at each of its calls; the one after it ends it. */
Test(publish_failing, what_a_crash_left_is_ended_by_the_run_after_a_failed_one) {
    for (int c = 0; c < FAILING_CALLS; c++) {
        for (unsigned n = 1; n < MOST; n++) {
            struct publish_lock *l = NULL;
            struct err e = {.kind = ERR_NONE};
            bool ok;
            bool failed;

            clear();
            cr_assert(published("sub/2026-Q1", "old"));
            cr_assert(fs_mkdirs(place_at(".tam-sub+2026-Q1-7"), &e), "%s", e.what);
            place_put(".tam-sub+2026-Q1-7/f", "new");
            place_put(".tam-sub+2026-Q1-7/manifest.json", "new");
            place_put(".xong-sub+2026-Q1", ".tam-sub+2026-Q1-7");
            failing_at((enum failing_call)c, n, EIO);
            ok = publish_lock(place_root(), &l, &e);
            failed = failing_end();
            publish_unlock(l);
            cr_expect(ok || failed, "%s", e.what);
            l = NULL;
            cr_assert(publish_lock(place_root(), &l, &e), "call %u of kind %d: %s", n, c, e.what);
            publish_unlock(l);
            cr_expect_str_eq(place_read("sub/2026-Q1/f"), "new", "call %u of kind %d", n, c);
            cr_expect_eq(left_behind(), 0, "call %u of kind %d", n, c);
            if (!failed) {
                break;
            }
        }
    }
}

Test(publish_failing, a_mark_that_says_what_is_not_there_stops_the_run) {
    struct publish_lock *l = NULL;
    struct err e = {.kind = ERR_NONE};

    place_put(".xong-2026-Q1", ".tam-2026-Q1-7");
    cr_expect_not(publish_lock(place_root(), &l, &e));
    cr_expect_not_null(strstr(e.what, "không thấy bộ kết quả nào"), "%s", e.what);
    cr_assert(fs_remove_tree(place_at(".xong-2026-Q1"), &e));
    cr_assert(fs_mkdirs(place_at(".xong-2026-Q1"), &e));
    e = (struct err){.kind = ERR_NONE};
    cr_expect_not(publish_lock(place_root(), &l, &e), "a folder in the stead of the mark");
    cr_expect_neq(e.what[0], '\0');
    cr_assert(fs_remove_tree(place_at(".xong-2026-Q1"), &e));
}

/* A set is retired whole or stands; a folder of results inside another is none. */
Test(publish_failing, retiring_and_asking_may_fail_and_say_so) {
    struct publish_lock *l = NULL;
    struct err e = {.kind = ERR_NONE};
    bool failed = true;

    publish_abandon(NULL);
    publish_unlock(NULL);
    for (unsigned n = 1; failed; n++) {
        clear();
        cr_assert(published("2026-Q1", "old"));
        cr_assert(publish_lock(place_root(), &l, &e), "%s", e.what);
        failing_at(FAILING_RENAME, n, EIO);
        cr_expect(publish_retire(l, "2026-Q1", &e) != (failed = failing_end()));
        publish_unlock(l);
        cr_expect_str_eq(place_read("2026-Q1/f"), failed ? "old" : "");
    }
    cr_assert(fs_mkdirs(place_at("2026-Q2"), &e));
    cr_expect_not(publish_lock(place_at("2026-Q2/ra"), &l, &e));
    cr_expect_eq(e.kind, ERR_CANTCREAT);
}
