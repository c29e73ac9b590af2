/* book_package - the parts of a zip: read in pieces of any length from a file that comes in pieces, and what is refused. */

#include <criterion/criterion.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "failing.h"
#include "office/package.h"
#include "zipped.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

/* Bytes that no packer makes shorter by much, and no two parts have the same. */
static void
put_bytes(struct buf *b, size_t n, unsigned seed) {
    for (size_t i = 0; i < n; i++) {
        seed = seed * 1103515245U + 12345U;
        buf_char(b, (char)(seed >> 16 & 0xff));
    }
}

static const size_t sizes[] = {0, 1, 2, 4095, 4096, 4097, 16383, 16384, 16385, 50000};
static const size_t steps[] = {1, 7, 4096, 16384, 60000};

/* The bytes of the part that is begun, in pieces of a length. */
static void
expect_part(struct package *p, size_t step, str want) {
    static char to[60000];
    struct buf got = {0};
    struct err e;
    ssize_t n;

    while ((n = package_read(p, to, step, &e)) > 0) {
        cr_assert_leq((size_t)n, step);
        buf_add(&got, to, (size_t)n);
        cr_assert(package_taken(p) >= 0 && package_taken(p) <= package_packed(p));
    }
    cr_assert_eq(n, 0, "%s", e.what);
    cr_assert(str_eq(buf_view(&got), want), "%zu bytes for %zu", got.n, want.n);
    cr_assert_eq(package_taken(p), package_packed(p));
    cr_assert_eq(package_read(p, to, step, &e), 0, "the end stays the end");
    buf_free(&got);
}

Test(book_package, parts_are_read_in_pieces_of_any_length) {
    struct zipped z = {.parts = 0};
    struct buf part[COUNT(sizes)] = {{0}};
    struct package *p;
    struct err e;
    int fd;

    for (size_t i = 0; i < COUNT(sizes); i++) {
        char name[32];

        put_bytes(&part[i], sizes[i], (unsigned)i + 1);
        (void)snprintf(name, sizeof name, "stored%zu", i);
        zipped_part(&z, name, (str){buf_z(&part[i]), sizes[i]});
        (void)snprintf(name, sizeof name, "packed%zu", i);
        zipped_deflated(&z, name, (str){buf_z(&part[i]), sizes[i]});
    }
    fd = zipped_fd(zipped_end(&z));
    for (size_t shortest = 0; shortest < 3; shortest++) {
        failing_short(shortest * 997);
        errno = EINTR; /* of a call before */
        failing_at(FAILING_PREAD, 2, EINTR);
        cr_assert(package_open(fd, &p, &e), "%s", e.what);
        cr_assert(failing_end());
        failing_short(shortest * 997);
        for (size_t k = 0; k < COUNT(steps); k++) {
            for (size_t i = 0; i < 2 * COUNT(sizes); i++) {
                char name[32];

                if (sizes[i / 2] > 5000 && steps[k] < 7) {
                    continue;
                }
                (void)snprintf(name, sizeof name, "%s%zu", i % 2 == 0 ? "stored" : "packed", i / 2);
                cr_assert(package_part(p, "packed9", &e)); /* begun and left */
                cr_assert_eq(package_read(p, name + 31, 1, &e), 1);
                cr_assert(package_part(p, name, &e), "%s: %s", name, e.what);
                cr_assert_eq(package_taken(p), 0);
                expect_part(p, steps[k], (str){buf_z(&part[i / 2]), sizes[i / 2]});
            }
        }
        package_close(p);
    }
    (void)failing_end();
    (void)close(fd);
    for (size_t i = 0; i < COUNT(sizes); i++) {
        buf_free(&part[i]);
    }
    zipped_free(&z);
}

/* Each call in its turn: the file was taken away, or the disk is broken. */
Test(book_package, a_file_that_cannot_be_read_is_told_as_such) {
    struct zipped z = {.parts = 0};
    struct buf bytes = {0};
    bool failed = true;
    unsigned refused = 0;
    int fd;

    put_bytes(&bytes, 40000, 5);
    zipped_deflated(&z, "a", buf_view(&bytes));
    fd = zipped_fd(zipped_end(&z));
    for (unsigned nth = 1; failed; nth++) {
        char to[5000];
        struct package *p;
        struct err e = {.kind = ERR_NONE};
        ssize_t n = 1;
        size_t all = 0;
        bool ok;

        failing_at(FAILING_PREAD, nth, EIO);
        ok = package_open(fd, &p, &e);
        if (ok) {
            ok = package_part(p, "a", &e);
            while (ok && n > 0) {
                n = package_read(p, to, sizeof to, &e);
                ok = n >= 0;
                all += n > 0 ? (size_t)n : 0;
            }
            package_close(p);
        }
        failed = failing_end();
        cr_assert(ok || failed, "%u: %s", nth, e.what);
        cr_assert(!ok || all == bytes.n, "%u: %zu bytes", nth, all);
        refused += !ok;
        cr_assert(ok || e.kind == ERR_IO || e.kind == ERR_DATA);
        cr_assert_lt(nth, 100);
    }
    cr_expect_geq(refused, 3, "the list, the part's head, its bytes: minizip asks twice for some");
    (void)close(fd);
    buf_free(&bytes);
    zipped_free(&z);
}

/* 255 letters are the longest name; small and large ones are the same, and no other letters are. */
Test(book_package, a_part_is_found_by_its_whole_name) {
    static const struct {
        const char *name, *asked;
        bool found;
    } row[] = {{"xl/az.xml", "XL/AZ.XML", true},
               {"XL/AZ.XML", "xl/az.xml", true},
               {"a@[`{", "A@[`{", true},
               {"a@", "a`", false},
               {"a[", "a{", false},
               {"ab", "a", false},
               {"a", "ab", false}};
    char name[258];

    for (size_t i = 0; i < COUNT(row); i++) {
        struct zipped z = {.parts = 0};
        struct package *p;
        struct err e;
        int fd;

        zipped_part(&z, row[i].name, STR("x"));
        fd = zipped_fd(zipped_end(&z));
        cr_assert(package_open(fd, &p, &e), "%s", e.what);
        cr_expect_eq(package_has(p, row[i].asked), row[i].found, "%s", row[i].asked);
        cr_expect_eq(package_part(p, row[i].asked, &e), row[i].found);
        package_close(p);
        (void)close(fd);
        zipped_free(&z);
    }
    for (size_t n = 254; n <= 257; n++) {
        struct zipped z = {.parts = 0};
        struct package *p;
        struct err e;
        int fd;

        memset(name, 'N', n);
        name[n] = '\0';
        zipped_part(&z, name, STR("x"));
        fd = zipped_fd(zipped_end(&z));
        cr_assert(package_open(fd, &p, &e), "%s", e.what);
        cr_expect_eq(package_has(p, name), n <= 255, "%zu", n);
        name[n - 1] = '\0';
        cr_expect_not(package_has(p, name), "%zu", n);
        package_close(p);
        (void)close(fd);
        zipped_free(&z);
    }
}

static void
expect_opened(unsigned parts, bool ok) {
    struct zipped z = {.parts = 0};
    struct package *p;
    struct err e;
    int fd;

    for (unsigned i = 0; i < parts; i++) {
        char name[16];

        (void)snprintf(name, sizeof name, "%u", i);
        zipped_part(&z, name, STR(""));
    }
    fd = zipped_fd(zipped_end(&z));
    cr_expect_eq(package_open(fd, &p, &e), ok, "%u parts: %s", parts, e.what);
    if (ok) {
        cr_expect(package_has(p, "9999"));
        package_close(p);
    } else {
        cr_expect_not_null(strstr(e.what, parts == 0 ? "không có mục lục" : "hơn 10.000 phần"));
    }
    (void)close(fd);
    zipped_free(&z);
}

Test(book_package, ten_thousand_parts_are_the_most) {
    expect_opened(0, false);
    expect_opened(10000, true);
    expect_opened(10001, false);
}

/* Where what is packed was all read, letters may still be to come: a whole part is whole wherever the reader's room ends. */
Test(book_package, a_part_is_whole_wherever_the_room_ends) {
    enum { LETTERS = 3000 };
    struct zipped z = {.parts = 0};
    struct buf blanks = {0};
    struct package *p;
    struct err e;
    int fd;

    memset(buf_take(&blanks, LETTERS), ' ', LETTERS);
    zipped_deflated(&z, "a", buf_view(&blanks));
    fd = zipped_fd(zipped_end(&z));
    cr_assert(package_open(fd, &p, &e), "%s", e.what);
    for (size_t room = LETTERS - 600; room <= LETTERS + 1; room++) {
        cr_assert(package_part(p, "a", &e));
        expect_part(p, room, buf_view(&blanks));
    }
    package_close(p);
    (void)close(fd);
    buf_free(&blanks);
    zipped_free(&z);
}

/* What is changed in a zip of one part, the place counted from the part's head or from its line in the directory. */
Test(book_package, a_part_that_is_not_as_its_head_says_is_refused) {
    enum { NAME = 1, HEAD = 30 + NAME };
    static const struct {
        bool in_directory;
        size_t at;
        char v;
        bool begins; /* is seen when the part is begun, else when it is read */
        const char *why;
    } row[] = {
        {false, 0, 'Q', true, "bị hỏng"}, /* no head there */
        {true, 10, 9, true, "bị hỏng"},   /* a way of packing that is not read */
        {true, 8, 1, true, "có mật khẩu"},
        {true, 16, 1, false, "sai số kiểm tra"},
        {true, 20, 100, false, "không giải nén được"}, /* packed in less than it is */
    };

    for (size_t i = 0; i < COUNT(row); i++) {
        struct zipped z = {.parts = 0};
        struct buf bytes = {0};
        struct package *p;
        struct err e = {.kind = ERR_NONE};
        char to[1000];
        ssize_t n = 1;
        size_t at;
        bool ok;
        int fd;

        put_bytes(&bytes, 300, 7);
        zipped_deflated(&z, "a", buf_view(&bytes));
        at = z.out.n;
        (void)zipped_end(&z);
        z.out.p[(row[i].in_directory ? at : 0) + row[i].at] = row[i].v;
        if (row[i].in_directory && row[i].at == 10) {
            z.out.p[8] = row[i].v; /* both say so */
        }
        if (row[i].in_directory && row[i].at == 20) {
            z.out.p[18] = row[i].v;
            z.out.p[19] = 0;
            z.out.p[at + 21] = 0;
        }
        if (row[i].in_directory && row[i].at == 16) {
            z.out.p[14] = row[i].v;
        }
        fd = zipped_fd(buf_view(&z.out));
        cr_assert(package_open(fd, &p, &e), "row %zu: %s", i, e.what);
        ok = package_part(p, "a", &e);
        cr_expect_eq(ok, !row[i].begins, "row %zu", i);
        while (ok && n > 0) {
            n = package_read(p, to, sizeof to, &e);
            ok = n >= 0;
        }
        cr_expect_not(ok);
        cr_expect_not_null(strstr(e.what, row[i].why), "row %zu: %s", i, e.what);
        package_close(p);
        (void)close(fd);
        buf_free(&bytes);
        zipped_free(&z);
    }
}

/* Blanks are packed a thousand times: 32 MiB of them are let through, and no byte more. */
Test(book_package, what_is_packed_too_well_is_refused_from_32_mib_on) {
    enum { LET = 32 << 20 };
    static char to[1 << 20];

    for (size_t more = 0; more <= 1; more++) {
        struct zipped z = {.parts = 0};
        struct buf blanks = {0};
        struct package *p;
        struct err e;
        ssize_t n;
        size_t all = 0;
        int fd;

        memset(buf_take(&blanks, LET + more), ' ', LET + more);
        zipped_deflated(&z, "a", buf_view(&blanks));
        buf_free(&blanks);
        fd = zipped_fd(zipped_end(&z));
        cr_assert(package_open(fd, &p, &e) && package_part(p, "a", &e));
        while ((n = package_read(p, to, sizeof to, &e)) > 0) {
            all += (size_t)n;
        }
        cr_expect_eq(n, more == 0 ? 0 : -1);
        cr_expect_eq(all, LET);
        cr_expect(more == 0 || strstr(e.what, "giải nén ra quá lớn") != NULL, "%s", e.what);
        package_close(p);
        (void)close(fd);
        zipped_free(&z);
    }
}
