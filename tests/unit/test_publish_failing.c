/* test_publish_failing - one call of the system fails, each in its turn: the old set stands or the new one, whole, and the next
 * run ends what was begun. */

#include <criterion/criterion.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

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
        bool stood;

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
        stood = strcmp(stands, "new") == 0;
        cr_expect(!ok || (c != FAILING_FSYNC && c != FAILING_EXCHANGE), "%s, call %u of kind %d",
                  name, n + 1, (int)c);
        cr_expect(c == FAILING_UNLINK || c == FAILING_STAT || strcmp(stands, "old") != 0 ||
                      left_behind() == 0,
                  "%s, call %u of kind %d: nothing was done, and something lies about", name, n + 1,
                  (int)c);
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
        cr_expect(!stood || strcmp(stands, "new") == 0, "%s, call %u of kind %d: gone again", name,
                  n + 1, (int)c);
        cr_expect(!before || strchr(name, '/') != NULL || strcmp(stands, "new") != 0 ||
                      strcmp(place_read(".truoc/2026-Q1/f"), "old") == 0,
                  "%s, call %u of kind %d: the old set is not kept", name, n + 1, (int)c);
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

/* Markers as a crash leaves them: what the target and the stage hold, what the marker says behind the stage's name (inode: the
 * number of that folder), and what stands and is kept when the next run has ended it. */
static const struct {
    const char *target, *stage, *behind, *inode;
    const char *stands, *kept;
} crash[] = {
    {"new", "old", "\n", "2026-Q1", "new", "old"},     /* they were exchanged */
    {"old", "new", "\n", ".tam-2026-Q1-7", "old", ""}, /* they were not yet */
    {"new", NULL, "\n", "2026-Q1", "new", ""},         /* the old one is already kept */
    {"old", "new", "\n12x", NULL, "old", ""},          /* the marker was being written */
    {"old", "new", "\n", NULL, "old", ""},
    {"old", "new", "", NULL, "new", "old"}, /* in steps */
};

Test(publish_failing, a_marker_tells_how_far_an_exchange_had_come) {
    for (size_t i = 0; i < sizeof crash / sizeof crash[0]; i++) {
        struct publish_lock *l = NULL;
        struct err e = {.kind = ERR_NONE};
        char text[100];

        clear();
        cr_assert(fs_mkdirs(place_at("2026-Q1"), &e), "%s", e.what);
        place_put("2026-Q1/f", crash[i].target);
        place_put("2026-Q1/manifest.json", crash[i].target);
        if (crash[i].stage != NULL) {
            cr_assert(fs_mkdirs(place_at(".tam-2026-Q1-7"), &e), "%s", e.what);
            place_put(".tam-2026-Q1-7/f", crash[i].stage);
            place_put(".tam-2026-Q1-7/manifest.json", crash[i].stage);
        }
        (void)snprintf(text, sizeof text, ".tam-2026-Q1-7%s", crash[i].behind);
        if (crash[i].inode != NULL) {
            (void)snprintf(text + strlen(text), sizeof text - strlen(text), "%llu",
                           place_inode(crash[i].inode));
        }
        place_put(".xong-2026-Q1", text);
        cr_assert(publish_lock(place_root(), &l, &e), "%zu: %s", i, e.what);
        publish_unlock(l);
        cr_expect_str_eq(place_read("2026-Q1/f"), crash[i].stands, "%zu", i);
        cr_expect_str_eq(place_read(".truoc/2026-Q1/f"), crash[i].kept, "%zu", i);
        cr_expect_eq(left_behind(), 0, "%zu", i);
    }
}

/* A marker names a stage; what names another set, or is a folder, moves nothing. */
Test(publish_failing, a_marker_that_is_none_moves_nothing) {
    struct publish_lock *l = NULL;
    struct err e = {.kind = ERR_NONE};

    cr_assert(published("2026-Q1", "one") && published("2026-Q2", "two"));
    place_put(".xong-2026-Q1", "2026-Q2");
    cr_assert(fs_mkdirs(place_at(".cu-2026-Q3"), &e), "%s", e.what);
    cr_assert(publish_lock(place_root(), &l, &e), "%s", e.what);
    publish_unlock(l);
    cr_expect_str_eq(place_read("2026-Q1/f"), "one");
    cr_expect_str_eq(place_read("2026-Q2/f"), "two");
    cr_expect_eq(left_behind(), 0);
    cr_assert(fs_mkdirs(place_at(".xong-2026-Q1"), &e), "%s", e.what);
    cr_expect_not(publish_lock(place_root(), &l, &e), "a folder");
    cr_assert(fs_remove_tree(place_at(".xong-2026-Q1"), &e), "%s", e.what);
}

/* What begins a set may fail, and says that nothing can be made there. */
Test(publish_failing, beginning_may_fail_and_says_so) {
    struct publish_lock *l = NULL;
    struct publish *p = NULL;
    struct err e = {.kind = ERR_NONE};
    char stage[64];

    (void)snprintf(stage, sizeof stage, ".tam-sub+2026-Q1-%ld", (long)getpid());
    cr_assert(publish_lock(place_root(), &l, &e), "%s", e.what);
    cr_assert(publish_begin(l, "sub/2026-Q1", &p, &e), "%s", e.what);
    cr_expect_str_eq(publish_stage(p), place_at(stage));
    publish_abandon(p);
    failing_at(FAILING_MKDIR, 1, EIO);
    cr_expect_not(publish_begin(l, "sub/2026-Q1", &p, &e));
    cr_expect(failing_end());
    cr_expect_eq(e.kind, ERR_CANTCREAT);
    cr_assert(fs_mkdirs(place_at(stage), &e), "%s", e.what); /* of a run of the same number */
    place_put(fs_join(place_arena(), stage, "f"), "x");
    failing_at(FAILING_UNLINK, 1, EIO);
    cr_expect_not(publish_begin(l, "sub/2026-Q1", &p, &e));
    cr_expect(failing_end());
    cr_expect_eq(e.kind, ERR_CANTCREAT);
    cr_expect_eq(left_behind(), 0);
    publish_unlock(l);
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
    for (int c = 0; c < 2; c++) {
        clear();
        cr_assert(published("2026-Q1", "old"));
        cr_assert(publish_lock(place_root(), &l, &e), "%s", e.what);
        failing_at(c == 0 ? FAILING_UNLINK : FAILING_FSYNC, 1, EIO);
        cr_expect_not(publish_retire(l, "2026-Q1", &e), "%d", c);
        cr_expect(failing_end());
        publish_unlock(l);
    }
    cr_assert(fs_mkdirs(place_at("2026-Q2"), &e));
    cr_expect_not(publish_lock(place_at("2026-Q2/ra"), &l, &e));
    cr_expect_eq(e.kind, ERR_CANTCREAT);
}
