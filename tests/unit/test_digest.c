/* test_digest - SHA-256.  Expected values from FIPS 180-4 and sha256sum. */

#include <criterion/criterion.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/digest.h"

Test(digest, the_published_examples_come_out) {
    static const struct {
        const char *text, *want;
    } row[] = {
        {"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
        {"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
        {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
         "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
    };
    for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
        struct digest *d = digest_new();
        char hex[DIGEST_HEX];

        for (size_t at = 0; at < strlen(row[i].text); at++) {
            digest_add(d, row[i].text + at, 1);
        }
        digest_end(d, hex);
        cr_assert_str_eq(hex, row[i].want);
    }
}

Test(digest, a_file_has_the_digest_that_sha256sum_prints) {
    char want[DIGEST_HEX] = "";
    char got[DIGEST_HEX];
    struct err e;
    FILE *f = popen("sha256sum Makefile", "r");

    cr_assert_not_null(f);
    cr_assert_eq(fscanf(f, "%64s", want), 1);
    cr_assert_eq(pclose(f), 0);
    cr_assert(digest_file("Makefile", got, &e));
    cr_assert_str_eq(got, want);
}

Test(digest, a_folder_or_a_missing_file_is_an_error_that_names_it) {
    char hex[DIGEST_HEX];
    struct err e;

    cr_assert_not(digest_file("src", hex, &e));
    cr_assert_eq(e.kind, ERR_IO);
    cr_assert_not_null(strstr(e.what, "src"));
    cr_assert_not(digest_file("src/khong-co", hex, &e));
    cr_assert_eq(e.kind, ERR_NOINPUT);
}

/* The caller reads the file at the same time; its place in it is its own. */
Test(digest, a_task_on_another_core_tells_the_same_and_moves_nothing) {
    char want[DIGEST_HEX];
    char got[DIGEST_HEX];
    char first[8];
    struct err e = {0};
    const int fd = open("Makefile", O_RDONLY | O_CLOEXEC);
    struct digest_task *t;

    cr_assert_geq(fd, 0);
    t = digest_start(fd);
    cr_assert_eq(read(fd, first, sizeof first), (ssize_t)sizeof first);
    cr_assert(digest_finish(t, "Makefile", got, &e), "%s", e.what);
    cr_assert_eq(lseek(fd, 0, SEEK_CUR), (off_t)sizeof first);
    cr_assert(digest_file("Makefile", want, &e));
    cr_assert_str_eq(got, want);
    (void)close(fd);
    cr_assert_not(digest_finish(digest_start(-1), "tệp", got, &e));
    cr_assert_not_null(strstr(e.what, "tệp"));
    cr_assert_eq(e.kind, ERR_IO);
}
