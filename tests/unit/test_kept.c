/* test_kept - the set that a newer one replaced is there to be put back. */

#include <criterion/criterion.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/fs.h"
#include "failing.h"
#include "place.h"
#include "store/kept.h"
#include "store/publish.h"

TestSuite(kept, .init = place_open, .fini = place_close);

static void
put(const char *folder, const char *text) {
    struct err e;

    cr_assert(fs_mkdirs(place_at(folder), &e), "%s", e.what);
    place_put(fs_join(place_arena(), folder, "manifest.json"), text);
}

static const char *
text_of(const char *folder) {
    return place_read(fs_join(place_arena(), folder, "manifest.json"));
}

static struct publish_lock *
lock(void) {
    struct publish_lock *l = NULL;
    struct err e;

    cr_assert(publish_lock(place_root(), &l, &e), "%s", e.what);
    return l;
}

static void
publish(const char *name, const char *text) {
    struct publish_lock *l = lock();
    struct publish *p = NULL;
    struct err e;

    cr_assert(publish_begin(l, name, &p, &e), "%s", e.what);
    cr_assert(fs_write_new(fs_join(place_arena(), publish_stage(p), "manifest.json"), text,
                           strlen(text), &e));
    cr_assert(publish_commit(p, &e), "%s", e.what);
    publish_unlock(l);
}

static void
restore(void) {
    struct err e = {0};

    cr_assert(kept_restore(place_root(), "2026-Q1", &e), "%s", e.what);
}

Test(kept, publishing_keeps_the_set_that_it_replaces) {
    publish("2026-Q1", "one");
    cr_expect_not(fs_exists(place_at(".truoc")), "the first set replaces none");
    publish("2026-Q1", "two");
    cr_expect_str_eq(text_of(".truoc/2026-Q1"), "one");
    publish("2026-Q1", "three");
    cr_expect_str_eq(text_of(".truoc/2026-Q1"), "two");
    cr_expect_str_eq(text_of("2026-Q1"), "three");
}

Test(kept, the_same_set_once_more_replaces_nothing) {
    publish("2026-Q1", "one");
    publish("2026-Q1", "two");
    publish("2026-Q1", "two");
    cr_expect_str_eq(text_of(".truoc/2026-Q1"), "one");
}

Test(kept, findings_of_a_check_are_not_kept) {
    publish("kiem-tra/2026-Q1", "one");
    publish("kiem-tra/2026-Q1", "two");
    cr_expect_not(fs_exists(place_at(".truoc")));
}

Test(kept, restoring_exchanges_the_two_and_once_more_exchanges_them_back) {
    publish("2026-Q1", "one");
    publish("2026-Q1", "two");
    restore();
    cr_expect_str_eq(text_of("2026-Q1"), "one");
    cr_expect_str_eq(text_of(".truoc/2026-Q1"), "two");
    cr_expect(kept_is_rejected(place_root(), "2026-Q1"));
    restore();
    cr_expect_str_eq(text_of("2026-Q1"), "two");
    cr_expect_str_eq(text_of(".truoc/2026-Q1"), "one");
    cr_expect_not(kept_is_rejected(place_root(), "2026-Q1"));
}

Test(kept, a_new_set_ends_the_rejection) {
    publish("2026-Q1", "one");
    publish("2026-Q1", "two");
    restore();
    publish("2026-Q1", "three");
    cr_expect_not(kept_is_rejected(place_root(), "2026-Q1"));
    cr_expect_str_eq(text_of(".truoc/2026-Q1"), "one");
}

Test(kept, a_set_that_was_taken_away_is_put_back) {
    struct err e;

    publish("2026-Q1", "one");
    publish("2026-Q1", "two");
    cr_assert(fs_remove_tree(place_at("2026-Q1"), &e));
    restore();
    cr_expect_str_eq(text_of("2026-Q1"), "one");
}

Test(kept, none_is_told) {
    struct err e = {0};

    publish("2026-Q1", "one");
    cr_assert_not(kept_restore(place_root(), "2026-Q1", &e));
    cr_expect_eq(e.kind, ERR_NOINPUT);
    cr_expect_str_eq(text_of("2026-Q1"), "one");
}

/* A crash after the marker of an exchange, before or after the exchange itself. */
static const struct {
    const char *target, *stage; /* their texts after the crash */
    bool exchanged;             /* the marker names the target's inode */
    const char *published, *kept;
} stops[] = {
    {"old", "new", false, "old", ""},
    {"new", "old", true, "new", "old"},
    {"new", NULL, true, "new", ""},
};

Test(kept, a_crash_at_the_exchange_loses_no_set) {
    for (size_t i = 0; i < sizeof stops / sizeof stops[0]; i++) {
        char marker[128];
        struct err e;

        put("2026-Q1", stops[i].target);
        if (stops[i].stage != NULL) {
            put(".tam-2026-Q1-4711", stops[i].stage);
        }
        (void)snprintf(marker, sizeof marker, ".tam-2026-Q1-4711\n%llu",
                       place_inode(stops[i].exchanged ? "2026-Q1" : ".tam-2026-Q1-4711"));
        place_put(".xong-2026-Q1", marker);
        publish_unlock(lock());
        cr_expect_str_eq(text_of("2026-Q1"), stops[i].published, "stop %zu", i);
        cr_expect_str_eq(text_of(".truoc/2026-Q1"), stops[i].kept, "stop %zu", i);
        cr_expect_not(fs_exists(place_at(".xong-2026-Q1")), "stop %zu", i);
        cr_expect_not(fs_exists(place_at(".tam-2026-Q1-4711")), "stop %zu", i);
        cr_assert(fs_remove_tree(place_at("2026-Q1"), &e));
        cr_assert(fs_remove_tree(place_at(".truoc"), &e));
    }
}

/* No file system has names of 300 letters. */
Test(kept, what_cannot_be_kept_is_told_and_stays_where_it_is) {
    char set[300];
    struct err e = {0};

    memset(set, 'a', sizeof set);
    set[sizeof set - 1] = '\0';
    put("old", "one");
    cr_expect_not(kept_put(place_root(), set, place_at("old"), &e));
    cr_expect_neq(e.what[0], '\0');
    cr_expect_str_eq(text_of("old"), "one");
}

/* A manifest is longer than a word; the same one twice is the same set. */
Test(kept, a_long_manifest_is_compared_to_its_end) {
    char text[3001];

    memset(text, 'm', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    publish("2026-Q1", "one");
    publish("2026-Q1", text);
    publish("2026-Q1", text);
    cr_expect_str_eq(text_of(".truoc/2026-Q1"), "one");
    text[sizeof text - 2] = 'n';
    publish("2026-Q1", text);
    cr_expect_eq(strlen(text_of(".truoc/2026-Q1")), sizeof text - 1);
}

/* Where folders cannot be exchanged, three renames; each of them fails in its turn and says so. */
Test(kept, restoring_goes_in_steps_where_folders_cannot_be_exchanged) {
    bool failed = true;

    for (unsigned n = 1; failed; n++) {
        struct err e = {.kind = ERR_NONE};
        struct stat st;
        bool ok;

        cr_assert(fs_remove_tree(place_at("2026-Q1"), &e) && fs_remove_tree(place_at(".truoc"), &e),
                  "%s", e.what);
        publish("2026-Q1", "one");
        publish("2026-Q1", "two");
        failing_always(FAILING_EXCHANGE, EINVAL);
        failing_at(FAILING_RENAME, n, EIO);
        ok = kept_restore(place_root(), "2026-Q1", &e);
        failed = failing_end();
        cr_expect_eq(ok, !failed, "%u", n);
        cr_assert_eq(stat(place_at(".truoc/2026-Q1.bo-lai"), &st), 0);
        cr_expect_eq(st.st_size, 0);
        cr_expect(failed == (n <= 3), "%u", n);
    }
    cr_expect_str_eq(text_of("2026-Q1"), "one");
    cr_expect_str_eq(text_of(".truoc/2026-Q1"), "two");
}

Test(kept, an_exchange_that_fails_is_no_reason_for_steps) {
    struct err e = {.kind = ERR_NONE};

    publish("2026-Q1", "one");
    publish("2026-Q1", "two");
    failing_at(FAILING_EXCHANGE, 1, EIO);
    cr_expect_not(kept_restore(place_root(), "2026-Q1", &e));
    cr_expect(failing_end());
    cr_expect_str_eq(text_of("2026-Q1"), "two");
}
