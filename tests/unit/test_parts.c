/* The bytes of a zip for minizip: those of the file from every place, in whatever order they are asked for. */
#include <criterion/criterion.h>

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/fs.h"
#include "place.h"
#include "render/parts_window.h"

TestSuite(parts, .init = place_open, .fini = place_close);

enum { BYTES = 700001 }; /* two windows and a part of a third */

static unsigned
next(unsigned *state) {
    *state = *state * 1664525U + 1013904223U;
    return *state >> 8;
}

static const char *
long_file(struct buf *all) {
    const char *path = place_at("a.zip");
    unsigned state = 7;
    struct err e = {0};

    for (size_t i = 0; i < BYTES; i++) {
        buf_char(all, (char)next(&state));
    }
    cr_assert(fs_write_new(path, all->p, all->n, &e), "%s", e.what);
    return path;
}

Test(parts, a_window_gives_the_bytes_of_every_place) {
    static char got[300000];
    struct buf all = {0};
    const char *path = long_file(&all);
    struct parts_window w;
    zlib_filefunc64_def f = parts_window_functions(&w);
    unsigned state = 1;
    void *stream;

    cr_assert(parts_window_open(&w, path));
    stream = f.zopen64_file(f.opaque, path, 0);
    cr_assert_not_null(stream);
    for (int i = 0; i < 500; i++) {
        const size_t at = i == 0   ? BYTES
                          : i == 1 ? (256 << 10) - 1
                          : i == 2 ? 0
                                   : next(&state) % (BYTES + 1);
        const size_t n = i < 4 ? sizeof got : next(&state) % (i % 5 == 0 ? sizeof got : 64);
        const size_t want = n < BYTES - at ? n : BYTES - at;

        /* from the beginning, from the end and from where it stands, as minizip may ask */
        if (i % 3 == 0) {
            cr_expect_eq(f.zseek64_file(f.opaque, stream, at, SEEK_SET), 0);
        } else if (i % 3 == 1) {
            cr_expect_eq(f.zseek64_file(f.opaque, stream, (ZPOS64_T)at - BYTES, SEEK_END), 0);
        } else {
            cr_expect_eq(f.zseek64_file(f.opaque, stream,
                                        (ZPOS64_T)at - f.ztell64_file(f.opaque, stream), SEEK_CUR),
                         0);
        }
        cr_expect_eq(f.ztell64_file(f.opaque, stream), at);
        cr_expect_eq(f.zread_file(f.opaque, stream, got, n), want, "%zu bytes at %zu", n, at);
        cr_expect_eq(f.ztell64_file(f.opaque, stream), at + want);
        cr_expect(memcmp(got, all.p + at, want) == 0, "%zu bytes at %zu", n, at);
    }
    cr_expect_eq(f.zerror_file(f.opaque, stream), 0);
    cr_expect_not(parts_window_read(&w, BYTES - 4, got, 5));
    cr_expect(parts_window_read(&w, BYTES - 4, got, 4));
    cr_expect_eq(f.zclose_file(f.opaque, stream), 0);
    parts_window_close(&w);
    buf_free(&all);
}

/* A file that loses its end while it is read has an error, and no bytes of its own making. */
Test(parts, a_file_that_grows_shorter_is_an_error) {
    struct buf all = {0};
    const char *path = long_file(&all);
    struct parts_window w;
    zlib_filefunc64_def f = parts_window_functions(&w);
    char got[100];

    cr_assert(parts_window_open(&w, path));
    cr_assert_eq(truncate(path, 600000), 0);
    cr_expect_eq(f.zseek64_file(f.opaque, &w, 599950, SEEK_SET), 0);
    cr_expect_eq(f.zread_file(f.opaque, &w, got, sizeof got), 50);
    cr_expect(memcmp(got, all.p + 599950, 50) == 0);
    cr_expect_neq(f.zerror_file(f.opaque, &w), 0);
    parts_window_close(&w);
    buf_free(&all);
}

Test(parts, what_is_no_file_is_not_opened) {
    struct parts_window w;

    cr_expect_not(parts_window_open(&w, place_at("nowhere.zip")));
    parts_window_close(&w);
    cr_expect_not(parts_window_open(&w, place_root()));
    parts_window_close(&w);
}
