/* test_source - what is told of a text in UTF-8 is what text/utf8, which looks letter by letter, and memchr tell. */

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/buf.h"
#include "ingest/source.h"
#include "text/utf8.h"

/* Pieces of texts: usual ones, then such as are rare or wrong. */
static const char *const piece[] = {
    "Nguyễn Văn",
    ",",
    "ữ",
    "Ộ",
    "Đ",
    "Ư",
    "éo",
    "8",
    "\n",
    "một dòng không có gì lạ",
    "0123456789012345678901234567890123456789012345678901234567890123456789",
    "ỄỄỄỄỄỄỄỄỄỄỄỄỄỄỄỄỄỄỄỄỄỄ",
    "ааааааааааааааааааааааааааааааааааааа",
    "\t", /* from here on one text in eight has any */
    "\"",
    "\r\n",
    "\xc2\xa0",
    "\xc2\x85",
    "\x01",
    "\x7f",
    "\xe0\xa0\x80",
    "\xe0\x80\x80",
    "\xed\x9f\xbf",
    "\xed\xa0\x80",
    "\xee\x80\x80",
    "\xef\xbf\xbd",
    "\xef\xbf\xbe",
    "\xef\xb7\x90",
    "\xf0\x9f\x98\x80",
    "\xf4\x90\x80\x80",
    "\xe1\xbb",
    "\xe1",
    "\xc4",
    "\x80",
    "\xbf\xbf",
    "\xc0\xaf",
    "\xc1\x80",
    "\xff",
    "\xf0\x9f\xbf\xbe"};
enum { PIECES = sizeof piece / sizeof piece[0], USUAL = 14, TEXTS = 2000, LONGEST = 40 };

static uint64_t
next(uint64_t *seed) {
    *seed = *seed * UINT64_C(6364136223846793005) + 1442695040888963407u;
    return *seed >> 33;
}

/* A text of up to LONGEST pieces behind `before` bytes of ASCII. */
static void
make_text(uint64_t *seed, size_t before, struct buf *b) {
    const uint64_t n = next(seed) % LONGEST + 1;
    const bool rare = next(seed) % 8 == 0;

    buf_clear(b);
    for (size_t i = 0; i < before; i++) {
        buf_char(b, 'x');
    }
    for (uint64_t i = 0; i < n; i++) {
        buf_text(b, piece[next(seed) % (rare && next(seed) % 8 == 0 ? PIECES : USUAL)]);
    }
}

static void
open_text(int file, str s, const enum legacy_encoding *forced, struct source *src) {
    struct err e = {.kind = ERR_NONE};
    char path[64];

    (void)snprintf(path, sizeof path, "/proc/self/fd/%d", file);
    cr_assert_eq(ftruncate(file, 0), 0);
    cr_assert_eq(pwrite(file, s.p, s.n, 0), (ssize_t)s.n);
    cr_assert(source_open(src, path, forced, &e), "%s", e.what);
}

/* Letters beyond ASCII of valid UTF-8: all bytes that continue none. */
static unsigned long long
letters_of(str s) {
    unsigned long long n = 0;

    for (size_t i = 0; i < s.n; i++) {
        n += ((unsigned char)s.p[i] & 0xc0) == 0xc0;
    }
    return n;
}

/* true: the text is clean. */
static bool
tells_the_same(int file, str s) {
    const enum legacy_encoding utf8 = LEGACY_UTF8;
    const bool clean = utf8_clean(s);
    struct source src;
    char why[80];

    open_text(file, s, &utf8, &src);
    cr_expect_eq(source_is_clean(&src, 0, s.n), clean, "%.*s", (int)s.n, s.p);
    cr_expect_eq(src.has_quote, memchr(s.p, '"', s.n) != NULL);
    cr_expect_eq(src.has_cr, memchr(s.p, '\r', s.n) != NULL);
    source_close(&src);
    if (utf8_valid(s)) {
        (void)snprintf(why, sizeof why, "%llu chữ ngoài ASCII đều đúng UTF-8", letters_of(s));
        open_text(file, s, NULL, &src);
        cr_expect_str_eq(buf_z(&src.why), letters_of(s) == 0 ? "toàn ký tự ASCII" : why);
        source_close(&src);
    }
    return clean;
}

Test(source, tells_of_many_letters_at_once_what_it_tells_of_each) {
    const int file = memfd_create("source", MFD_CLOEXEC);
    struct buf b = {0};
    uint64_t seed = 2026;
    unsigned clean = 0;

    for (unsigned i = 0; i < TEXTS; i++) {
        make_text(&seed, next(&seed) % 70, &b);
        clean += tells_the_same(file, buf_view(&b));
    }
    cr_expect_gt(clean, TEXTS / 2);
    cr_expect_lt(clean, TEXTS * 39 / 40);
    buf_free(&b);
    (void)close(file);
}

/* The file is read in chunks, and a letter may lie in two of them. */
Test(source, tells_the_same_where_a_chunk_ends_inside_a_letter) {
    const int file = memfd_create("source", MFD_CLOEXEC);
    struct buf b = {0};
    uint64_t seed = 4;

    for (unsigned i = 0; i < TEXTS / 20; i++) {
        make_text(&seed, SOURCE_CHUNK - 1 - next(&seed) % 100, &b);
        (void)tells_the_same(file, buf_view(&b));
    }
    buf_free(&b);
    (void)close(file);
}

/* Read all of the text in steps of `step` bytes; false: it is not what it was taken for. */
static bool
read_trusting(struct source *src, size_t step, struct buf *out) {
    struct err e = {.kind = ERR_NONE};
    ssize_t n;

    cr_assert(source_rewind(src, &e) && source_read_ahead(src, &e), "%s", e.what);
    buf_clear(out);
    while ((n = source_read(src, buf_take(out, step), step, &e)) > 0) {
        out->n -= step - (size_t)n;
    }
    out->n -= step;
    return n == 0 && source_conclude(src, &e);
}

/* true: the file is UTF-8. */
static bool
trusting_tells_the_same(int file, str s, size_t step) {
    const size_t bom = s.n >= 3 && memcmp(s.p, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
    struct err e = {.kind = ERR_NONE};
    struct buf text = {0};
    struct source with_care;
    struct source src;
    char path[64];
    bool right;

    open_text(file, s, NULL, &with_care);
    (void)snprintf(path, sizeof path, "/proc/self/fd/%d", file);
    cr_assert(source_open_trusting(&src, path, &e), "%s", e.what);
    right = read_trusting(&src, step, &text);
    cr_expect_eq(right, utf8_valid(s) || s.n <= SOURCE_CHUNK); /* a short one was not trusted */
    if (utf8_valid(s)) {
        cr_expect_str_eq(buf_z(&src.why), buf_z(&with_care.why));
        cr_expect_str_eq(src.sha256, with_care.sha256);
        cr_expect(str_eq(buf_view(&text), (str){s.p + bom, s.n - bom}));
        cr_expect_eq(source_is_clean(&src, 0, s.n - bom), utf8_clean((str){s.p + bom, s.n - bom}));
    }
    source_close(&src);
    source_close(&with_care);
    buf_free(&text);
    return utf8_valid(s);
}

Test(source, a_trusting_reading_tells_the_same_or_that_it_was_wrong) {
    enum { ROUNDS = 60 };
    const int file = memfd_create("source", MFD_CLOEXEC);
    struct buf b = {0};
    struct buf tail = {0};
    uint64_t seed = 7;
    unsigned right = 0;

    for (unsigned i = 0; i < ROUNDS; i++) {
        const size_t chunks = next(&seed) % 7; /* more than are read ahead */
        const size_t before = chunks * SOURCE_CHUNK + (chunks == 0 ? 10 : 0);

        buf_clear(&b);
        buf_text(&b, i % 3 == 0 ? "\xef\xbb\xbf" : "");
        make_text(&seed, before - (chunks == 0 ? 0 : next(&seed) % 100), &tail);
        buf_str(&b, buf_view(&tail));
        if (i % 4 == 0) { /* the file ends where a chunk does */
            b.n = chunks > 0 && b.n > chunks * SOURCE_CHUNK ? chunks * SOURCE_CHUNK : b.n;
        }
        right += trusting_tells_the_same(file, buf_view(&b), i % 2 == 0 ? 1 << 20 : 1000);
    }
    cr_expect_gt(right, ROUNDS / 2);
    cr_expect_lt(right, ROUNDS);
    buf_free(&b);
    buf_free(&tail);
    (void)close(file);
}

/* Nobody reads the file to its end, or at all. */
Test(source, a_trusting_reading_may_be_left) {
    const int file = memfd_create("source", MFD_CLOEXEC);
    struct buf b = {0};
    struct source src;
    struct err e;
    char path[64];
    char some[10];

    for (size_t i = 0; i < 9 * (size_t)SOURCE_CHUNK; i++) {
        buf_char(&b, 'x');
    }
    (void)snprintf(path, sizeof path, "/proc/self/fd/%d", file);
    cr_assert_eq(pwrite(file, b.p, b.n, 0), (ssize_t)b.n);
    for (int reads = 0; reads < 3; reads++) {
        cr_assert(source_open_trusting(&src, path, &e));
        cr_assert(reads == 0 || (source_rewind(&src, &e) && source_read_ahead(&src, &e)));
        cr_assert(reads < 2 || source_read(&src, some, sizeof some, &e) == sizeof some);
        source_close(&src);
    }
    buf_free(&b);
    (void)close(file);
}

/* UTF-16: chunk by chunk of the text that it gives, which utf8_clean and a search for U+FFFD judge. */
Test(source, tells_of_decoded_text_which_chunks_are_clean) {
    enum { LETTERS = 4 * SOURCE_CHUNK };
    static const struct {
        size_t at;
        uint16_t unit;
    } odd[] = {{SOURCE_CHUNK + 50000, 0xd800}, {3 * SOURCE_CHUNK + 50000, 0x0001}};
    const int file = memfd_create("source", MFD_CLOEXEC);
    struct buf in = {0};
    struct buf text = {0};
    struct err e = {.kind = ERR_NONE};
    struct source src;
    unsigned clean = 0;
    ssize_t n;

    buf_add(&in, "\xff\xfe", 2);
    for (size_t i = 0; i < LETTERS; i++) {
        uint16_t unit = 'x';

        for (size_t k = 0; k < sizeof odd / sizeof odd[0]; k++) {
            unit = odd[k].at == i ? odd[k].unit : unit;
        }
        buf_char(&in, (char)(unit & 0xff));
        buf_char(&in, (char)(unit >> 8));
    }
    open_text(file, buf_view(&in), NULL, &src);
    for (int turn = 0; turn < 2; turn++) { /* a second reading tells the same */
        buf_clear(&text);
        cr_assert(source_rewind(&src, &e));
        while ((n = source_read(&src, buf_take(&text, 65536), 65536, &e)) > 0) {
            text.n -= 65536 - (size_t)n;
        }
        text.n -= 65536;
        clean = 0;
        for (size_t at = 0; at < text.n; at += SOURCE_CHUNK) {
            const str part = {text.p + at, text.n - at < SOURCE_CHUNK ? text.n - at : SOURCE_CHUNK};
            const bool want = utf8_clean(part) && memmem(part.p, part.n, "\xef\xbf\xbd", 3) == NULL;

            cr_expect_eq(source_is_clean(&src, at, at + part.n), want, "at %zu", at);
            clean += want;
        }
        cr_expect_eq(clean, 3, "two of five chunks are not: %u", clean);
    }
    source_close(&src);
    buf_free(&in);
    buf_free(&text);
    (void)close(file);
}
