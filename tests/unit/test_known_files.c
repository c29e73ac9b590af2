/* test_known_files - digests of files that nobody has written since. */

#include <criterion/criterion.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/fs.h"
#include "place.h"
#include "run/known_files.h"

TestSuite(known_files, .init = place_open, .fini = place_close);

static char hex[DIGEST_HEX];

/* The digest by what is known, which is then kept. */
static const char *
ask(const char *path) {
    struct known_files *k;
    struct err e;

    cr_assert(fs_mkdirs(place_at("out"), &e));
    k = known_files_load(place_at("out"));
    cr_assert(known_files_digest(k, place_at(path), hex, &e), "%s", e.what);
    cr_assert(known_files_save(k, place_at("out"), &e), "%s", e.what);
    known_files_free(k);
    return hex;
}

/* What is kept says that the file's digest is this one: then nobody has read the file. */
static void
lie(const char *path, const char *digest) {
    struct fs_mark m;
    struct err e;
    char line[256];

    cr_assert(fs_mkdirs(place_at("out"), &e));
    cr_assert(fs_mark(place_at(path), &m));
    (void)snprintf(line, sizeof line, "%lu %lu %ld %ld %ld %s\n", (unsigned long)m.device,
                   (unsigned long)m.inode, (long)m.bytes, (long)m.written_ns, (long)m.changed_ns,
                   digest);
    place_put("out/.ma-tep", line);
}

#define FALSE_HEX "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

Test(known_files, a_file_just_written_is_always_read) {
    struct err e;
    char right[DIGEST_HEX];
    char said[DIGEST_HEX];
    time_t written;

    do { /* on a machine that stood still the file has rested in between */
        written = time(NULL);
        place_put("a.csv", "one");
        cr_assert(digest_file(place_at("a.csv"), right, &e));
        lie("a.csv", FALSE_HEX);
        (void)strcpy(said, ask("a.csv"));
    } while (time(NULL) > written + 2);
    cr_assert_str_eq(said, right, "it may be written again within the same tick");
}

Test(known_files, a_file_that_has_rested_is_not_read_again) {
    struct err e;
    char right[DIGEST_HEX];

    place_put("a.csv", "one");
    place_put("b.csv", "one");
    cr_assert(digest_file(place_at("a.csv"), right, &e));
    sleep(5);
    cr_assert_str_eq(ask("a.csv"), right);
    lie("a.csv", FALSE_HEX);
    cr_assert_str_eq(ask("a.csv"), FALSE_HEX, "taken from what is known");
    cr_assert_str_eq(ask("b.csv"), right, "another file with the same bytes");
    lie("a.csv", "0123");
    cr_assert_str_eq(ask("a.csv"), right, "a line that is not whole");
}

Test(known_files, other_bytes_under_the_old_size_and_date_are_read) {
    const struct timespec long_ago[2] = {{1000000000, 0}, {1000000000, 0}};
    struct err e;
    char right[DIGEST_HEX];
    int file;

    place_put("a.csv", "one");
    cr_assert_eq(utimensat(AT_FDCWD, place_at("a.csv"), long_ago, 0), 0);
    lie("a.csv", FALSE_HEX);
    file = open(place_at("a.csv"), O_WRONLY | O_CLOEXEC);
    cr_assert_eq(write(file, "two", 3), 3);
    (void)close(file);
    cr_assert_eq(utimensat(AT_FDCWD, place_at("a.csv"), long_ago, 0), 0);
    cr_assert(digest_file(place_at("a.csv"), right, &e));
    sleep(5);
    cr_assert_str_eq(ask("a.csv"), right, "the system's time of change tells them apart");
}

/* How many lines of what is kept end so; *first: whether the first one does. */
static size_t
kept(const char *end, bool *first) {
    const size_t n = strlen(end);
    struct buf b = {0};
    struct err e;
    size_t lines = 0;
    str rest;

    cr_assert(fs_slurp(place_at("out/.ma-tep"), 64 << 20, &b, &e), "%s", e.what);
    rest = buf_view(&b);
    for (size_t at = 0; rest.n > 0; at++) {
        str line;
        bool ends;

        rest = str_cut(rest, '\n', &line);
        ends = line.n >= n && memcmp(line.p + line.n - n, end, n) == 0;
        lines += ends ? 1U : 0U;
        if (at == 0) {
            *first = ends;
        }
    }
    buf_free(&b);
    return lines;
}

Test(known_files, what_nobody_asked_for_is_kept_behind_what_was_and_falls_out_at_the_end) {
    struct buf b = {0};
    struct fs_mark m;
    struct err e;
    bool first = false;
    char right[DIGEST_HEX];
    size_t n;

    place_put("a.csv", "one");
    cr_assert(digest_file(place_at("a.csv"), right, &e));
    cr_assert(fs_mark(place_at("a.csv"), &m));
    sleep(5);
    cr_assert(fs_mkdirs(place_at("out"), &e));
    place_put("out/.ma-tep", "7 1 3 5 5 " FALSE_HEX "\n7 2 3 5 5 " FALSE_HEX "\n");
    cr_assert_str_eq(ask("a.csv"), right);
    cr_assert_eq(kept(FALSE_HEX, &first), 2, "of other files");
    cr_assert_eq(kept(right, &first), 1);
    cr_assert(first);

    buf_fmt(&b, "%lu %lu 9 5 5 " FALSE_HEX "\n", (unsigned long)m.device, (unsigned long)m.inode);
    for (unsigned i = 0; i < 20000; i++) {
        buf_fmt(&b, "7 %u 3 5 5 " FALSE_HEX "\n", i);
    }
    place_put("out/.ma-tep", buf_z(&b));
    buf_free(&b);
    cr_assert_str_eq(ask("a.csv"), right);
    n = kept(FALSE_HEX, &first);
    cr_assert_eq(n, 16383, "%zu", n);
    cr_assert_eq(kept(" 9 5 5 " FALSE_HEX, &first), 0,
                 "an older mark of the file that was asked for");
    cr_assert_eq(kept("7 16382 3 5 5 " FALSE_HEX, &first), 1);
    cr_assert_eq(kept("7 16383 3 5 5 " FALSE_HEX, &first), 0);
    (void)kept(right, &first);
    cr_assert(first);
}

Test(known_files, where_nothing_new_was_read_nothing_is_written) {
    struct err e;

    place_put("a.csv", "one");
    sleep(5);
    lie("a.csv", FALSE_HEX);
    cr_assert_str_eq(ask("a.csv"), FALSE_HEX);
    cr_assert_eq(unlink(place_at("out/.ma-tep")), 0);
    place_put("b.csv", "two"); /* not known, and not yet to be known */
    (void)ask("b.csv");
    cr_assert_not(fs_exists(place_at("out/.ma-tep")));
    cr_assert(digest_file(place_at("b.csv"), hex, &e));
}

Test(known_files, without_a_folder_of_output_nothing_is_kept) {
    struct known_files *k = known_files_load(place_at("none"));
    struct err e;

    place_put("a.csv", "one");
    cr_assert(known_files_digest(k, place_at("a.csv"), hex, &e));
    cr_assert(known_files_save(k, place_at("none"), &e));
    known_files_free(k);
    cr_assert_not(fs_exists(place_at("none")));
}
