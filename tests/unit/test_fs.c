/* test_fs - files and folders, in a folder of their own under /tmp. */

#include <criterion/criterion.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/fs.h"
#include "failing.h"
#include "place.h"

TestSuite(fs, .init = place_open, .fini = place_close);

Test(fs, what_the_system_cannot_tell_of_may_be_there) {
    place_put("a", "x");
    cr_assert_eq(symlink("loop", place_at("loop")), 0);
    cr_expect(fs_exists(place_at("a")));
    cr_expect(fs_exists(place_at("loop"))); /* a link, wherever it leads */
    cr_expect(!fs_exists(place_at("b")));
    cr_expect(!fs_exists(place_at("a/b")));
    cr_expect(fs_exists(place_at("loop/b"))); /* whoever opens it is told of too many links */
}

/* A disk that answers with an error has not told that nothing is there. */
Test(fs, a_folder_that_the_disk_hides_is_not_one_that_nobody_made) {
    static const int known[] = {ENOENT, ENOTDIR};
    static const int unknown[] = {EIO, EACCES, ENOMEM, ELOOP};
    struct err e;
    bool is = false;

    cr_assert(fs_mkdirs(place_at("d"), &e), "%s", e.what);
    place_put("a", "x");
    cr_expect(fs_is_dir(place_at("d")) && !fs_is_dir(place_at("a")) && !fs_is_dir(place_at("b")));
    cr_expect(fs_has_dir(place_at("d"), &is, &e) && is);
    cr_expect(fs_has_dir(place_at("a"), &is, &e) && !is);
    cr_expect(fs_has_dir(place_at("b"), &is, &e) && !is);
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        failing_always(FAILING_STAT, known[i]);
        cr_expect(!fs_is_dir(place_at("d")));
        cr_expect(fs_has_dir(place_at("d"), &is, &e) && !is);
        (void)failing_end();
    }
    for (size_t i = 0; i < sizeof unknown / sizeof unknown[0]; i++) {
        failing_always(FAILING_STAT, unknown[i]);
        cr_expect(fs_is_dir(place_at("d")), "%s", strerror(unknown[i]));
        cr_expect_not(fs_has_dir(place_at("d"), &is, &e), "%s", strerror(unknown[i]));
        (void)failing_end();
        cr_expect_eq(e.kind, ERR_IO);
        cr_expect_not_null(strstr(e.what, place_at("d")), "%s", e.what);
    }
}

Test(fs, what_stands_under_a_name_is_told_or_why_not) {
    enum fs_kind kind = FS_ELSE;
    uint64_t inode = 1;
    bool same = false;
    struct err e;

    cr_assert(fs_mkdirs(place_at("d"), &e), "%s", e.what);
    place_put("a", "x");
    cr_assert_eq(symlink("d", place_at("link")), 0);
    cr_expect(fs_kind_of(place_at("d"), &kind, &e) && kind == FS_FOLDER);
    cr_expect(fs_kind_of(place_at("a"), &kind, &e) && kind == FS_ELSE);
    cr_expect(fs_kind_of(place_at("link"), &kind, &e) && kind == FS_LINK);
    cr_expect(fs_kind_of(place_at("b"), &kind, &e) && kind == FS_NOTHING);
    cr_expect(fs_same(place_at("d"), place_at("link"), &same, &e) && same);
    cr_expect(fs_same(place_at("d"), place_at("a"), &same, &e) && !same);
    cr_expect(fs_same(place_at("d"), place_at("b"), &same, &e) && !same);
    cr_expect(fs_same(place_at("b"), place_at("b"), &same, &e) && !same, "nothing is no folder");
    cr_expect(fs_inode(place_at("link"), &inode, &e) && inode == place_inode("d"));
    cr_expect(fs_inode(place_at("b"), &inode, &e) && inode == 0);
    for (unsigned nth = 1; nth <= 2; nth++) {
        failing_at(FAILING_STAT, nth, EIO);
        cr_expect_not(fs_same(place_at("d"), place_at("link"), &same, &e) || same, "call %u", nth);
        cr_expect(failing_end());
    }
    failing_at(FAILING_STAT, 1, EIO);
    cr_expect_not(fs_kind_of(place_at("d"), &kind, &e));
    cr_expect(failing_end());
    failing_at(FAILING_STAT, 1, EIO);
    cr_expect_not(fs_inode(place_at("d"), &inode, &e));
    cr_expect(failing_end());
}

/* In a folder of sets anybody may have left a link; a disk that fails is another matter. */
Test(fs, a_link_to_a_closed_place_stops_no_listing_and_a_broken_disk_does) {
    struct arena a = ARENA_EMPTY;
    struct fs_list list;
    struct err e;

    cr_assert(fs_mkdirs(place_at("d/x"), &e), "%s", e.what);
    cr_assert_eq(symlink("x", place_at("d/link")), 0);
    cr_assert(fs_list_any(&a, place_at("d"), &list, &e) && list.n == 2, "%s", e.what);
    cr_expect(list.e[0].is_dir && list.e[1].is_dir);
    for (unsigned nth = 1; nth <= 4; nth++) { /* two looks at each entry */
        failing_at(FAILING_STAT, nth, EIO);
        cr_expect(!fs_list_any(&a, place_at("d"), &list, &e) ||
                      (list.n == 2 && list.e[0].is_dir && list.e[1].is_dir),
                  "call %u", nth);
        cr_expect(failing_end());
    }
    failing_always(FAILING_STAT, EIO);
    cr_expect_not(fs_list_any(&a, place_at("d"), &list, &e));
    (void)failing_end();
    failing_at(FAILING_STAT, 1, EACCES);
    cr_expect(fs_list_any(&a, place_at("d"), &list, &e) && list.n == 2, "%s", e.what);
    cr_expect(failing_end());
    arena_free(&a);
}

Test(fs, what_is_written_is_read_back_and_never_overwritten) {
    struct buf b = {0};
    struct err e;

    place_put("a.txt", "một hai");
    buf_text(&b, "đầu:");
    cr_assert(fs_slurp(place_at("a.txt"), 100, &b, &e));
    cr_assert_str_eq(buf_z(&b), "đầu:một hai");
    cr_assert_not(fs_write_new(place_at("a.txt"), "x", 1, &e));
    cr_assert_eq(e.kind, ERR_CANTCREAT);
    cr_assert_eq(e.os, EEXIST);
    buf_free(&b);
}

Test(fs, a_file_of_exactly_the_maximum_passes_and_one_byte_more_does_not) {
    struct buf b = {0};
    struct err e;

    place_put("a.txt", "12345");
    cr_assert(fs_slurp(place_at("a.txt"), 5, &b, &e));
    cr_assert_eq(b.n, 5);
    cr_assert_not(fs_slurp(place_at("a.txt"), 4, &b, &e));
    cr_assert_str_eq(buf_z(&b), "12345");
    buf_free(&b);
}

Test(fs, a_file_longer_than_one_chunk_comes_whole) {
    enum { N = 100001 };
    char *big = malloc(N);
    struct buf b = {0};
    struct err e;

    cr_assert_not_null(big);
    for (size_t i = 0; i < N; i++) {
        big[i] = (char)('a' + (int)(i % 23));
    }
    cr_assert(fs_write_new(place_at("big"), big, N, &e));
    cr_assert(fs_slurp(place_at("big"), N, &b, &e));
    cr_assert(b.n == N && memcmp(b.p, big, N) == 0);
    buf_free(&b);
    free(big);
}

Test(fs, only_regular_files_are_opened_and_a_fifo_does_not_block) {
    struct err e;
    int64_t bytes = -1;
    int fd;

    (void)alarm(60);
    cr_assert_eq(mkfifo(place_at("fifo"), 0600), 0);
    cr_assert_eq(fs_open_read(place_at("fifo"), &bytes, &e), -1);
    cr_assert_eq(e.kind, ERR_IO);
    cr_assert_eq(fs_open_read(place_root(), &bytes, &e), -1);
    cr_assert_eq(e.kind, ERR_IO);
    cr_assert_eq(fs_open_read("/dev/zero", &bytes, &e), -1);
    cr_assert_eq(fs_open_read(place_at("khong-co"), &bytes, &e), -1);
    cr_assert_eq(e.kind, ERR_NOINPUT);
    cr_assert_not_null(strstr(e.what, "khong-co"));
    place_put("a", "123");
    fd = fs_open_read(place_at("a"), &bytes, &e);
    cr_assert_geq(fd, 0);
    cr_assert_eq(bytes, 3);
    (void)close(fd);
}

Test(fs, a_full_device_is_an_error_that_names_the_file) {
    struct err e;
    const int fd = open("/dev/full", O_WRONLY);

    cr_assert_geq(fd, 0);
    cr_assert_not(fs_write_all(fd, "x", 1, "ket-qua.csv", &e));
    cr_assert_eq(e.os, ENOSPC);
    cr_assert_not_null(strstr(e.what, "ket-qua.csv"));
    (void)close(fd);
}

Test(fs, folders_are_made_with_their_parents_and_listed_in_byte_order) {
    struct fs_list list;
    struct err e;

    cr_assert(fs_mkdirs(place_at("b/c//d/"), &e), "%s", e.what);
    cr_assert(fs_mkdirs(place_at("b/c/d"), &e));
    place_put("a", "1");
    place_put("B", "22");
    place_put("b/c/x", "333");
    cr_assert_eq(symlink("a", place_at("link")), 0);
    cr_assert(fs_list(place_arena(), place_root(), &list, &e));
    cr_assert_eq(list.n, 4);
    cr_assert_str_eq(list.e[0].name, "B");
    cr_assert_str_eq(list.e[1].name, "a");
    cr_assert_str_eq(list.e[2].name, "b");
    cr_assert_str_eq(list.e[3].name, "link");
    cr_assert(list.e[2].is_dir && !list.e[0].is_dir);
    cr_assert_eq(list.e[0].bytes, 2);
    cr_assert(fs_walk(place_arena(), place_root(), &list, &e));
    cr_assert_eq(list.n, 4);
    cr_assert_str_eq(list.e[2].name, "b/c/x");
    cr_assert_eq(list.e[2].bytes, 3);
    cr_assert(fs_sync_tree(place_root(), &e));
    cr_assert(fs_sync_dir(place_root(), &e));
    cr_assert_not(fs_mkdirs(place_at("a/z"), &e));
    cr_assert_eq(e.kind, ERR_CANTCREAT);
    cr_assert_not(fs_list(place_arena(), place_at("none"), &list, &e));
    cr_assert_eq(e.kind, ERR_NOINPUT);
    cr_assert_not(fs_walk(place_arena(), place_at("none"), &list, &e));
}

Test(fs, a_walk_follows_links_but_refuses_a_circle_or_a_dangling_one) {
    struct fs_list list;
    struct err e;

    cr_assert(fs_mkdirs(place_at("d/in"), &e));
    cr_assert(fs_mkdirs(place_at("other"), &e));
    place_put("other/f", "1");
    cr_assert_eq(symlink("../other", place_at("d/o")), 0);
    cr_assert(fs_walk(place_arena(), place_at("d"), &list, &e), "%s", e.what);
    cr_assert_eq(list.n, 1);
    cr_assert_str_eq(list.e[0].name, "o/f");
    cr_assert_eq(symlink("..", place_at("d/in/up")), 0);
    cr_assert_not(fs_walk(place_arena(), place_at("d"), &list, &e));
    cr_assert_eq(unlink(place_at("d/in/up")), 0);
    cr_assert_eq(symlink("nowhere", place_at("d/in/up")), 0);
    cr_assert_not(fs_walk(place_arena(), place_at("d"), &list, &e));
}

Test(fs, removing_a_tree_leaves_what_its_links_point_to) {
    struct err e;

    cr_assert(fs_mkdirs(place_at("d/in"), &e));
    cr_assert(fs_mkdirs(place_at("kept"), &e));
    place_put("kept/f", "1");
    place_put("d/in/g", "1");
    cr_assert_eq(symlink("../kept", place_at("d/k")), 0);
    cr_assert(fs_remove_tree(place_at("d"), &e), "%s", e.what);
    cr_assert_not(fs_exists(place_at("d")));
    cr_assert(fs_exists(place_at("kept/f")));
    cr_assert(fs_remove_tree(place_at("d"), &e));
    cr_assert(fs_remove_tree(place_at("kept/f"), &e));
    cr_assert_not(fs_exists(place_at("kept/f")));
}

Test(fs, two_folders_change_places_in_one_step) {
    struct err e;
    bool unsupported = true;

    cr_assert(fs_mkdirs(place_at("one"), &e));
    cr_assert(fs_mkdirs(place_at("two"), &e));
    place_put("one/a", "1");
    if (!fs_exchange(place_at("one"), place_at("two"), &unsupported, &e)) {
        cr_assert(unsupported, "%s", e.what); /* the file system of /tmp cannot */
        return;
    }
    cr_assert(fs_exists(place_at("two/a")) && fs_exists(place_at("one")) &&
              !fs_exists(place_at("one/a")));
    cr_assert(fs_rename(place_at("two"), place_at("three"), &e));
    cr_assert(fs_exists(place_at("three/a")));
    cr_assert_not(fs_exchange(place_at("none"), place_at("one"), &unsupported, &e));
    cr_assert_not(unsupported);
    cr_assert_not(fs_rename(place_at("none"), place_at("one"), &e));
}

Test(fs, a_lock_is_held_against_others_until_it_is_closed) {
    struct err e;
    const int fd = fs_lock(place_at("khoa"), &e);
    int again;

    cr_assert_geq(fd, 0);
    cr_assert_eq(fs_lock(place_at("khoa"), &e), -1);
    cr_assert_eq(e.kind, ERR_BUSY);
    (void)close(fd);
    again = fs_lock(place_at("khoa"), &e);
    cr_assert_geq(again, 0);
    (void)close(again);
}

Test(fs, paths_are_joined_with_one_slash) {
    cr_assert_str_eq(fs_join(place_arena(), "a", "b"), "a/b");
    cr_assert_str_eq(fs_join(place_arena(), "a/", "b"), "a/b");
    cr_assert_str_eq(fs_join(place_arena(), "", "b"), "b");
    cr_assert_str_eq(fs_join(place_arena(), "/", "b"), "/b");
}
