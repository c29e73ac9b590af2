/* test_trusting - a reading in trust gives what a reading with care gives, and sees by itself where it must not be trusted. */

#include <criterion/criterion.h>
#include <string.h>

#include "extracts.h"
#include "zipped.h"

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

/* --- workbooks ------------------------------------------------------------------------------ */

#define T(text)     "<c t=\"inlineStr\"><is><t>" text "</t></is></c>"
#define N(number)   "<c><v>" number "</v></c>"
#define DAY(serial) "<c s=\"1\"><v>" serial "</v></c>"
#define NO          "<c/>"
#define STYLES      "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs>"

#define HEADER                                                                                     \
    T("ma_so_bhxh")                                                                                \
    T("ten_xa") T("ngay_sinh") T("ma_xa") T("loai_bhxh") T("muc_dong") T("tu_ngay") T("den_ngay")
/* Behind the number: a person of the 08/10/1985 who pays 7840000 from 05/05/2021 on. */
#define CELLS(day, from, money) T("Phường Phú Xuân") day T("19753") T("BB") money from NO
#define TEXTS                   CELLS(T("08/10/1985"), T("05/05/2021"), T("7840000"))
#define VALUES                  CELLS(DAY("31328"), DAY("44321"), N("7840000"))
#define VALUES_BUT(money)       CELLS(DAY("31328"), DAY("44321"), money)

/* How a sheet is written: `row` in all rows but `late` at the row LATE and `last` in the last one. */
static const struct sheet_way {
    const char *what, *row, *late, *last, *second;
    bool trusted, refused;
} sheet_way[] = {
    {.what = "texts", .row = TEXTS, .trusted = true},
    {.what = "numbers and days", .row = VALUES, .trusted = true},
    {.what = "texts and then numbers and days",
     .row = TEXTS,
     .late = VALUES,
     .last = VALUES,
     .trusted = true},
    {.what = "days that are no days", /* what calls itself a day says nothing of texts */
     .row = CELLS("<c t=\"d\"><v>28/10/1985</v></c>", DAY("44321"), N("5000000")),
     .trusted = true},
    {.what = "errors, and cells beside the table",
     .row = VALUES,
     .late = VALUES "<c t=\"e\"><v>#N/A</v></c>",
     .last = VALUES_BUT("<c t=\"e\"><v>#REF!</v></c>"),
     .trusted = true},
    {.what = "a formula without its value",
     .row = VALUES,
     .last = VALUES_BUT("<c><f>A1</f></c>"),
     .trusted = true},
    {.what = "two sheets", .row = TEXTS, .second = VALUES, .trusted = true},
    {.what = "thousands late", .row = VALUES, .late = VALUES_BUT(T("1.234.567"))},
    {.what = "thousands in the last row", .row = TEXTS, .last = VALUES_BUT(T("1.234.567"))},
    {.what = "thousands on the second sheet",
     .row = TEXTS,
     .second = VALUES_BUT(T("1.234.567")),
     .trusted = true}, /* each sheet is judged by itself */
    {.what = "two kinds of thousands among numbers",
     .row = VALUES,
     .late = VALUES_BUT(T("1.234.567")),
     .last = VALUES_BUT(T("1,234,567")),
     .refused = true},
    {.what = "two kinds of thousands among digits",
     .row = TEXTS,
     .late = VALUES_BUT(T("1.234.567")),
     .last = VALUES_BUT(T("1,234,567")),
     .trusted = true}, /* two slips of 7,000 */
    {.what = "month first in the last row",
     .row = CELLS(NO, DAY("44321"), N("7840000")),
     .last = CELLS(T("12/31/1985"), DAY("44321"), N("7840000"))},
    {.what = "a row out of its order at the end",
     .row = VALUES,
     .last = VALUES "</row><row r=\"1\">",
     .refused = true},
};

static void
put_sheet(struct buf *b, const struct sheet_way *w, const char *row, unsigned first) {
    buf_text(b, "<sheetData><row>" HEADER "</row>");
    for (unsigned n = 0; n < ROWS; n++) {
        const char *cells = w->late != NULL && n == LATE ? w->late : row;

        cells = w->last != NULL && n + 1 == ROWS ? w->last : cells;
        buf_fmt(b, "<row>" T("%010u") "%s</row>", first + n, cells);
    }
    buf_text(b, "</sheetData>");
}

static void
put_book(const char *name, const struct sheet_way *w) {
    struct buf sheet = {0};
    struct buf second = {0};
    struct buf file = {0};

    put_sheet(&sheet, w, w->row, 46000000);
    if (w->second != NULL) {
        put_sheet(&second, w, w->second, 47000000);
    }
    zipped_book(&(struct zipped_book){.sheet = buf_z(&sheet),
                                      .second = w->second == NULL ? NULL : buf_z(&second),
                                      .styles = STYLES},
                &file);
    extracts_put(name, buf_view(&file));
    buf_free(&sheet);
    buf_free(&second);
    buf_free(&file);
}

Test(trusting, a_workbook_is_read_the_same_in_trust_and_with_care) {
    for (size_t k = 0; k < sizeof sheet_way / sizeof sheet_way[0]; k++) {
        const struct sheet_way *w = &sheet_way[k];
        struct buf got[2] = {{0}, {0}};

        put_book("nguoi_tham_gia.xlsx", w);
        (void)read_all(true, &got[0]);
        cr_expect_eq(read_all(false, &got[1]), w->trusted, "%s", w->what);
        cr_expect_eq(got[0].p[0], w->refused ? '0' : '1', "%s: %.200s", w->what, got[0].p);
        assert_same(&got[0], &got[1], w->what);
        buf_free(&got[0]);
        buf_free(&got[1]);
    }
}
