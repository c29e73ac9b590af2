/*
 * book_compound - streams of an OLE compound file, sector by sector: the file is built here by [MS-CFB], with streams whose
 * sectors lie about, and each byte of a stream tells its place.
 */

#include <criterion/criterion.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "failing.h"
#include "office/compound.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

enum { FATS_MOST = 400, IN_HEADER = 109, BIG = 5000, SHORT = 170 };
#define END       UINT32_C(0xfffffffe)
#define FREE      UINT32_C(0xffffffff)
#define LONG_NAME "Ten dai dung ba muoi mot chu xx" /* 31 letters, the most there are */

static struct {
    int fd;
    uint32_t shift, fats;
    uint32_t fat[FATS_MOST]; /* the sectors of the table */
} made;

/* What stands at a place of a stream. */
static unsigned char
byte_at(uint64_t at) {
    return (unsigned char)(at * 7 + at / 251);
}

static void
put(uint64_t at, const void *bytes, size_t n) {
    cr_assert_eq(pwrite(made.fd, bytes, n, (off_t)at), (ssize_t)n);
}

static void
put32(uint64_t at, uint32_t v) {
    put(at, &v, sizeof v); /* this machine's order is the file's */
}

static uint64_t
sector(uint32_t s) {
    return ((uint64_t)s + 1) << made.shift;
}

/* In the table: behind a sector comes another one. */
static void
next(uint32_t s, uint32_t to) {
    const uint32_t in_one = (1U << made.shift) / 4;

    put32(sector(made.fat[s / in_one]) + (uint64_t)4 * (s % in_one), to);
}

static void
chain(const uint32_t *s, size_t n) {
    for (size_t i = 0; i < n; i++) {
        next(s[i], i + 1 < n ? s[i + 1] : END);
    }
}

static void
entry(uint64_t at, const char *name, unsigned kind, uint32_t first, uint32_t size) {
    for (size_t i = 0; name[i] != '\0'; i++) {
        put(at + 2 * i, &name[i], 1);
    }
    put(at + 66, &kind, 1);
    put32(at + 116, first);
    put32(at + 120, size);
}

/* Where the sectors of the file lie. */
struct layout {
    uint32_t shift;
    uint32_t fats;  /* sectors of the table: beyond 109 they are listed in sectors of their own */
    uint32_t last;  /* the last sector of "Workbook" */
    uint32_t size;  /* of "Workbook" */
    uint32_t small; /* of the short stream */
};

/* 0 to 9 hold tables and directories, 20 to 40 "Workbook", which runs back, on, and far away. */
static void
build(const struct layout *l) {
    const uint32_t size = 1U << l->shift;
    const uint32_t book[] = {30, 21, 22, 23, l->last, 29, 28, 24, 26, 25};
    const uint32_t books = (l->size + size - 1) / size;
    const uint32_t directory[] = {5, 3};
    const uint32_t root[] = {8, 6};
    static const uint32_t piece[] = {9, 2, 8}; /* 64 bytes each of the root's stream */
    const uint32_t pages_at[] = {40, 41, 42};
    const uint32_t in_page = size / 4 - 1;
    uint64_t at;

    made.fd = memfd_create("compound", 0);
    made.shift = l->shift;
    made.fats = l->fats;
    put(0, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8);
    put(30, &l->shift, 2);
    put32(44, l->fats);
    put32(48, directory[0]);
    put32(60, 7); /* the table of the short pieces */
    put32(68, l->fats > IN_HEADER ? pages_at[0] : END);
    for (uint32_t i = 0; i < l->fats; i++) {
        made.fat[i] = i == 0 ? 1 : 50 + 2 * i;
        if (i < IN_HEADER) {
            put32(76 + (uint64_t)4 * i, made.fat[i]);
        } else {
            const uint32_t k = i - IN_HEADER;

            put32(sector(pages_at[k / in_page]) + (uint64_t)4 * (k % in_page), made.fat[i]);
            put32(sector(pages_at[k / in_page]) + size - 4, pages_at[k / in_page + 1]);
        }
    }
    for (uint32_t i = 0; i < books; i++) {
        for (uint32_t k = 0; k < size && i * size + k < l->size; k++) {
            const unsigned char b = byte_at(i * size + k);

            put(sector(book[i]) + k, &b, 1);
        }
    }
    chain(book, books);
    chain(directory, COUNT(directory));
    chain(root, COUNT(root));
    next(7, END);
    for (uint32_t i = 0; i < 1U << (l->shift - 2); i++) {
        put32(sector(7) + (uint64_t)4 * i, FREE);
    }
    for (uint32_t i = 0; i < COUNT(piece); i++) {
        const uint64_t in = (uint64_t)piece[i] * 64;

        put32(sector(7) + (uint64_t)4 * piece[i], i + 1 < COUNT(piece) ? piece[i + 1] : END);
        for (uint32_t k = 0; k < 64; k++) {
            const unsigned char b = byte_at(i * 64 + k);

            put(sector(root[in / size]) + in % size + k, &b, 1);
        }
    }
    at = sector(directory[0]);
    entry(at, "Root Entry", 5, root[0], 10 * 64 + 1);
    entry(at + 128, "Thu muc", 1, 0, 0);
    entry(at + 384, "WORKBOOK", 2, book[0], l->size);
    at = size == 512 ? sector(directory[1]) : at + 512;
    entry(at, LONG_NAME, 2, piece[0], l->small);
    entry(at + 128, "Rong", 2, END, 0);
    entry(at + 256, "Khong co chu ket thuc o cho 32 x", 2, END, 0); /* no end where one must be */
    at = sector(made.fats * (size / 4));              /* as many sectors as the table tells of */
    at = (at > sector(300) ? at : sector(300)) + 511; /* and a part of one more */
    cr_assert_eq(ftruncate(made.fd, (off_t)at), 0);
}

static void
unbuild(void) {
    (void)close(made.fd);
}

/* As many bytes as there are, and none behind them. */
static void
expect_read(struct compound *c, uint64_t size, uint64_t at, size_t n) {
    enum { ROOM = 40000 };
    static unsigned char to[ROOM + 16];
    const size_t want = at >= size ? 0 : size - at < n ? (size_t)(size - at) : n;
    size_t wrong = 0;
    struct err e;

    memset(to, 0xa5, want + 16);
    cr_assert_leq(n, ROOM);
    cr_assert_eq(compound_read(c, at, to + 8, n, &e), (ssize_t)want, "%zu from %zu: %s", n,
                 (size_t)at, e.what);
    for (size_t i = 0; i < 8; i++) {
        wrong += to[i] != 0xa5 || to[8 + want + i] != 0xa5;
    }
    for (size_t i = 0; i < want; i++) {
        wrong += to[8 + i] != byte_at(at + i);
    }
    cr_assert_eq(wrong, 0, "%zu from %zu: %zu bytes", n, (size_t)at, wrong);
}

static void
expect_stream(struct compound *c, const char *name, uint64_t size) {
    static const uint64_t places[] = {0,    1,    2,    63,   64,   65,   127,  128,
                                      129,  511,  512,  513,  1024, 1535, 1536, 2047,
                                      2560, 2561, 4095, 4096, 4097, 4999};
    static const size_t lengths[] = {0,   1,   2,   63,   64,   65,   128,
                                     511, 512, 513, 1025, 4096, 5000, 39000};
    struct err e;

    cr_assert(compound_has(c, name));
    cr_assert(compound_stream(c, name, &e), "%s: %s", name, e.what);
    cr_assert_eq(compound_size(c), size);
    for (size_t i = 0; i < COUNT(places); i++) {
        for (size_t k = 0; k < COUNT(lengths); k++) {
            expect_read(c, size, places[i], lengths[k]);
        }
    }
    expect_read(c, size, size - 1, 10);
    expect_read(c, size, size, 10);
    expect_read(c, size, size + 70, 10);
}

static const struct layout whole[] = {
    {9, 1, 27, BIG, SHORT},      {9, 3, 383, BIG, SHORT},     {9, 1, 27, 4096, 192},
    {9, 1, 27, 4097, 129},       {9, 109, 13824, BIG, SHORT}, {9, 110, 13952, BIG, SHORT},
    {9, 236, 30207, BIG, SHORT}, {9, 237, 30208, BIG, SHORT}, {12, 1, 27, 39000, SHORT},
    {12, 2, 1024, 36864, SHORT},
};

Test(book_compound, streams_are_read_from_any_place_wherever_their_sectors_lie) {
    for (size_t i = 0; i < COUNT(whole); i++) {
        struct compound *c;
        struct err e;

        build(&whole[i]);
        cr_assert(compound_open(made.fd, &c, &e), "layout %zu: %s", i, e.what);
        expect_stream(c, "Workbook", whole[i].size);
        expect_stream(c, LONG_NAME, whole[i].small);
        cr_expect_not(compound_has(c, "Root Entry"));
        cr_expect_not(compound_has(c, "Thu muc"), "a folder is no stream");
        cr_expect_not(compound_has(c, "Workboo"));
        cr_expect_not(compound_has(c, "Workbooks"));
        cr_expect_not(compound_stream(c, "Book", &e));
        cr_expect_not_null(strstr(e.what, "không có luồng Workbook"));
        cr_expect(compound_stream(c, "rong", &e), "%s", e.what);
        cr_expect_eq(compound_size(c), 0);
        expect_read(c, 0, 0, 10);
        compound_close(c);
        unbuild();
    }
}

Test(book_compound, a_file_that_comes_in_pieces_is_read_whole) {
    struct compound *c;
    struct err e;

    build(&whole[1]);
    errno = EINTR; /* of a call before */
    failing_short(7);
    failing_at(FAILING_PREAD, 5, EINTR);
    cr_assert(compound_open(made.fd, &c, &e), "%s", e.what);
    cr_assert(failing_end());
    failing_short(7);
    cr_assert(compound_stream(c, "Workbook", &e), "%s", e.what);
    expect_read(c, BIG, 0, BIG);
    for (unsigned nth = 1; nth < 8; nth++) {
        char to[100];

        failing_short(20);
        failing_at(FAILING_PREAD, nth, EIO);
        cr_expect_eq(compound_read(c, 480, to, sizeof to, &e), nth > 6 ? 100 : -1, "%u", nth);
        cr_expect_eq(failing_end(), nth <= 6);
        cr_expect(nth > 6 || e.kind == ERR_IO);
    }
    compound_close(c);
    unbuild();
}

/* --- damage ---------------------------------------------------------------------------------------------------- */

/* A number of the file changed; what is then said. */
struct damage {
    uint64_t at;
    uint32_t v;
    const char *why;    /* NULL: nothing is */
    const char *stream; /* that says so; NULL: the opening does */
};

static void
expect_damage(const struct layout *l, const struct damage *d) {
    struct compound *c = NULL;
    struct err e = {.kind = ERR_NONE};
    bool ok;

    build(l);
    put32(d->at, d->v);
    ok = compound_open(made.fd, &c, &e);
    if (d->stream != NULL) {
        char to[64];

        cr_assert(ok, "%s", e.what);
        ok = compound_stream(c, d->stream, &e) && compound_read(c, 0, to, sizeof to, &e) >= 0;
    }
    cr_expect_eq(ok, d->why == NULL, "%u at %zu: %s", d->v, (size_t)d->at, e.what);
    cr_expect(d->why == NULL || (e.kind == ERR_DATA && strstr(e.what, d->why) != NULL),
              "%u at %zu: %s", d->v, (size_t)d->at, e.what);
    if (c != NULL) {
        compound_close(c);
    }
    unbuild();
}

Test(book_compound, damage_is_told_and_never_followed) {
    enum { FAT = 1024, DIRECTORY = 3072, SECOND = 2048, FILES = 302 /* sectors at the most */ };
    static const struct layout one_piece = {9, 1, 27, BIG, 64};
    static const struct damage row[] = {
        {30, 10, "cỡ khối lạ", NULL},
        {30, 8, "cỡ khối lạ", NULL},
        {30, 13, "cỡ khối lạ", NULL},
        {76, FILES, "bảng khối", NULL},           /* the table lies behind the end */
        {76, FILES - 1, "thiếu phần cuối", NULL}, /* in the last, which is not whole */
        {44, 4, "bảng khối", NULL},               /* more of the table than the file can need */
        {48, 128, "chuỗi khối", NULL},            /* the directory behind the table */
        {60, 128, "chuỗi khối", NULL},
        {FAT + 4 * 5, 5, "chuỗi khối", NULL}, /* a circle */
        {FAT + 4 * 21, 128, "chuỗi khối ra ngoài", "Workbook"},
        {FAT + 4 * 21, 4294967295, "chuỗi khối ra ngoài", "Workbook"},
        {FAT + 4 * 23, 4294967294, "chuỗi khối đứt quãng", "Workbook"},
        {DIRECTORY + 384 + 120, 128 * 512 + 1, "luồng dài hơn tệp", "Workbook"},
        {DIRECTORY + 384 + 120, 128 * 512, "chuỗi khối đứt quãng", "Workbook"},
        {DIRECTORY + 66, 1, "không có thư mục gốc", NULL},
        {SECOND + 116, 128, "chuỗi khối", LONG_NAME},
        {SECOND + 120, 4095, "chuỗi khối đứt quãng", LONG_NAME},
    };

    for (size_t i = 0; i < COUNT(row); i++) {
        expect_damage(&whole[0], &row[i]);
    }
    expect_damage(&one_piece, &(struct damage){SECOND + 116, 15, NULL, LONG_NAME});
    expect_damage(&one_piece,
                  &(struct damage){SECOND + 116, 16, "luồng nhỏ ra ngoài tệp", LONG_NAME});
}

Test(book_compound, two_gib_are_the_most) {
    static const off_t most = (off_t)512 << 22;

    for (off_t more = 0; more <= 512; more += 512) {
        struct compound *c;
        struct err e;
        bool ok;

        build(&whole[0]);
        cr_assert_eq(ftruncate(made.fd, most + more), 0);
        ok = compound_open(made.fd, &c, &e);
        cr_expect_eq(ok, more == 0);
        if (ok) {
            compound_close(c);
        } else {
            cr_expect_not_null(strstr(e.what, "lớn hơn 2 GiB"), "%s", e.what);
        }
        unbuild();
    }
}

Test(book_compound, a_file_that_cannot_be_read_is_told_as_such) {
    struct compound *c;
    struct err e;

    build(&whole[0]);
    failing_always(FAILING_PREAD, EIO);
    cr_expect_not(compound_open(made.fd, &c, &e));
    cr_expect_eq(e.kind, ERR_IO);
    (void)failing_end();
    cr_assert_eq(ftruncate(made.fd, 511), 0);
    errno = EINTR;
    cr_expect_not(compound_open(made.fd, &c, &e));
    cr_expect_not_null(strstr(e.what, "thiếu phần cuối"));
    unbuild();
}
