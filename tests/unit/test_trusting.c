/* test_trusting - a reading in trust gives what a reading with care gives, and sees by itself where it must not be trusted. */

#include <criterion/criterion.h>
#include <string.h>

#include "extracts.h"

TestSuite(trusting, .init = extracts_set_up, .fini = extracts_tear_down);

enum { ROWS = 7000, LATE = 4500 }; /* more than the first records, more than one chunk of bytes */

static const char header[] = "ma_so_bhxh,ten_xa,ngay_sinh,gioi_tinh,ma_xa,ma_don_vi,ma_co_quan,"
                             "loai_bhxh,bhtn,bhyt,nhom_bhyt,muc_dong,tu_ngay,den_ngay\n";
#define USUAL       "Phường Phú Xuân,08/10/1985,Nam,19753,XP0A,SYT,BB,1,1,DN,7840000,05/05/2021,"
#define MONTH_FIRST "Phường Phú Xuân,12/31/1985,Nam,19753,XP0A,SYT,BB,1,1,DN,7840000,12/31/2020,"

/* How a file is written: `row` in all rows, `late` from LATE on, `last` in the last one. */
struct way {
    const char *what, *before, *row, *late, *last, *end;
    bool trusted, refused;
};

static void
put_file(const char *name, const struct way *w) {
    struct buf b = {0};

    buf_text(&b, w->before == NULL ? "" : w->before);
    buf_text(&b, header);
    for (unsigned n = 0; n < ROWS; n++) {
        const char *row = w->row == NULL ? USUAL : w->row;

        row = w->late != NULL && n >= LATE ? w->late : row;
        row = w->last != NULL && n + 1 == ROWS ? w->last : row;
        buf_fmt(&b, "%010u,%s\n", 46000000U + n, row);
    }
    buf_text(&b, w->end == NULL ? "" : w->end);
    extracts_put(name, buf_view(&b));
    buf_free(&b);
}

/* All that a reading leaves. */
static bool
read_all(bool with_care, struct buf *out) {
    struct extracts_run r;

    extracts_ways(false, true);
    extracts_with_care(with_care);
    extracts_read(&r, NULL);
    extracts_with_care(false);
    extracts_ways(false, false);
    buf_fmt(out, "%d %s\n", r.ok, r.ok ? "" : r.e.what);
    buf_str(out, buf_view(&r.rows));
    extracts_findings(&r, out);
    extracts_lacks(&r, out);
    buf_fmt(out, "%x\n", r.have.person_lacks);
    for (uint32_t i = 0; i < ledger_files(r.ledger); i++) {
        const struct ledger_file *f = ledger_file(r.ledger, i);

        buf_fmt(out, STR_FMT " %s %ld %lu %lu %lu %lu %lu %d " STR_FMT "\n", STR_ARG(f->path),
                f->sha256, (long)f->bytes, (unsigned long)f->read, (unsigned long)f->accepted,
                (unsigned long)f->rejected, (unsigned long)f->duplicate, (unsigned long)f->skipped,
                f->refused, STR_ARG(f->how));
    }
    extracts_free(&r);
    return extracts_trusted();
}

/* Where two texts part. */
static void
assert_same(const struct buf *a, const struct buf *b, const char *what) {
    size_t at = 0;

    while (at < a->n && at < b->n && a->p[at] == b->p[at]) {
        at++;
    }
    cr_assert(str_eq(buf_view(a), buf_view(b)), "%s: with care \"%.*s\", in trust \"%.*s\"", what,
              (int)(a->n - at < 120 ? a->n - at : 120), a->p + at,
              (int)(b->n - at < 120 ? b->n - at : 120), b->p + at);
}

static const struct way way[] = {
    {.what = "usual rows", .trusted = true},
    {.what = "BOM", .before = "\xef\xbb\xbf", .trusted = true},
    {.what = "a quote at the end",
     .last = "\"Phường Phú Xuân\",,,19753,,,BB,,,,,,",
     .trusted = true},
    {.what = "an open quote at the end", .last = "\"Phường,,,19753,,,BB,,,,,,", .trusted = true},
    {.what = "CR at the end", .last = USUAL "\r", .trusted = true},
    {.what = "a control character at the end",
     .last = "Phú\x01,,,19753,,,BB,,,,,,",
     .trusted = true},
    {.what = "a wrong cell at the end", .last = "Phú Xuân,,,19753,,,BB,,,,x,,", .trusted = true},
    {.what = "another name of the place",
     .late = "Phú Xuân,,,19753,,,BB,,,,5000000,,",
     .trusted = true},
    {.what = "names of another place at last", .last = "Xã Lạ,,,19753,,,BB,,,,,,", .trusted = true},
    {.what = "month first from the beginning", .row = MONTH_FIRST, .trusted = true},
    {.what = "a total at the end", .end = "Tổng cộng,,,,,,,,,,,5,,\n", .trusted = true},
    {.what = "ISO and slashes",
     .late = "Phú Xuân,1985-10-08,Nam,19753,,,BB,1,1,DN,5000000,2021-05-05,",
     .trusted = true},
    {.what = "thousands in the last row", .last = "Phú Xuân,,,19753,,,BB,,,,1.234.567,,"},
    {.what = "thousands late", .late = "Phú Xuân,,,19753,,,BB,,,,1.234.567,,"},
    {.what = "both kinds of thousands",
     .late = "Phú Xuân,,,19753,,,BB,,,,1.234.567,,",
     .row = "Phú Xuân,,,19753,,,BB,,,,\"1,234,567\",,",
     .refused = true},
    {.what = "month first late",
     .row = "Phú Xuân,01/02/1985,,19753,,,BB,,,,,,",
     .late = "Phú Xuân,12/31/1985,,19753,,,BB,,,,,,"},
    {.what = "month first in the last row",
     .row = "Phú Xuân,,,19753,,,BB,,,,,,",
     .last = "Phú Xuân,12/31/1985,,19753,,,BB,,,,,,"},
    {.what = "days and months first",
     .row = MONTH_FIRST,
     .late = "Phú Xuân,31/12/1985,,19753,,,BB,,,,,31/12/2020,",
     .refused = true},
    {.what = "a byte that is no UTF-8 at the end", .last = "Phú\xff,,,19753,,,BB,,,,,,"},
    {.what = "the last letter is cut", .last = "Phú Xuân,,,19753,,,BB,,,,,,\xe1\xbb"},
    {.what = "unknown communes",
     .late = "Phú Xuân,,,99999,,,BB,,,,,,",
     .row = "Phú Xuân,,,99998,,,BB,,,,,,",
     .refused = true},
    {.what = "names of other places", .row = "Xã Lạ,,,19753,,,BB,,,,,,", .refused = true},
};

Test(trusting, a_file_is_read_the_same_in_trust_and_with_care) {
    for (size_t k = 0; k < sizeof way / sizeof way[0]; k++) {
        struct buf got[2] = {{0}, {0}};

        put_file("nguoi_tham_gia.csv", &way[k]);
        (void)read_all(true, &got[0]);
        cr_expect_eq(read_all(false, &got[1]), way[k].trusted, "%s", way[k].what);
        cr_expect_eq(got[0].p[0], way[k].refused ? '0' : '1', "%s: %.200s", way[k].what, got[0].p);
        assert_same(&got[0], &got[1], way[k].what);
        buf_free(&got[0]);
        buf_free(&got[1]);
    }
}
