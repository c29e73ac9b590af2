/* test_known_files - digests of files that nobody has written since. */

#include <criterion/criterion.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

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

Test(known_files, without_a_folder_of_output_nothing_is_kept) {
    struct known_files *k = known_files_load(place_at("none"));
    struct err e;

    place_put("a.csv", "one");
    cr_assert(known_files_digest(k, place_at("a.csv"), hex, &e));
    cr_assert(known_files_save(k, place_at("none"), &e));
    known_files_free(k);
    cr_assert_not(fs_exists(place_at("none")));
}
