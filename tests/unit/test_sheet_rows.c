/* test_sheet_rows - the rows of a sheet, cut once and read twice, are those that the workbook gives. */

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "extracts.h"
#include "ingest/regular.h"
#include "ingest/sheet_rows.h"
#include "zipped.h"

TestSuite(sheet_rows, .init = extracts_set_up, .fini = extracts_tear_down);

enum { WIDTH = 3 };

#define T(text) "<c t=\"inlineStr\"><is><t>" text "</t></is></c>"
#define N(text) "<c><v>" text "</v></c>"
#define DAY     "<c s=\"1\"><v>46112</v></c>"
#define NONE    "<c/>"
#define STYLES  "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs>"

/* Cells that are plain, of every kind, and cells that end a run. */
static const char *const cell[] = {T("a"),
                                   T("Nữ"),
                                   N("12"),
                                   N("1.5"),
                                   DAY,
                                   NONE,
                                   T("x&quot;y"),
                                   T("a&#9;b"),
                                   T("a&#10;b"),
                                   T(" lề "),
                                   T("_x0007_"),
                                   "<c t=\"b\"><v>1</v></c>",
                                   "<c t=\"e\"><v>#N/A</v></c>",
                                   "<c><f>A1</f></c>"};
enum { CELLS = sizeof cell / sizeof cell[0] };

static void
put_rows(struct buf *sheet) {
    uint32_t seed = 7;

    buf_text(sheet, "<sheetData><row r=\"1\">" T("một") T("hai") T("ba") "</row>");
    for (uint32_t i = 0, number = 2; i < 3000; i++, number++) {
        const bool plain = i % 700 > 40; /* long runs, and rows of every sort one after the other */

        seed = seed * 1103515245 + 12345;
        number += !plain && (seed >> 8 & 31) == 0 ? 2 : 0;
        buf_fmt(sheet, "<row r=\"%u\">", number);
        for (int k = 0; k < WIDTH + (!plain && (seed >> 16 & 15) == 0 ? 1 : 0); k++) {
            seed = seed * 1103515245 + 12345;
            buf_text(sheet, plain ? cell[k * 2] : cell[(seed >> 16) % CELLS]);
        }
        buf_text(sheet, "</row>");
    }
    buf_text(sheet, "</sheetData>");
}

/* Behind a row's last filled cell a run has empty ones. */
static void
expect_same(const struct row *want, const struct sheet_row *got) {
    cr_assert_eq(got->number, want->number);
    cr_assert_eq(got->bad, want->bad);
    cr_assert(got->n == want->n || got->n == WIDTH, "row %u", want->number);
    for (uint32_t i = 0; i < got->n || i < want->n; i++) {
        const str w = i < want->n ? want->text[i] : (str){NULL, 0};

        cr_assert(str_eq(got->text[i], w), "row %u, cell %u: " STR_FMT " instead of " STR_FMT,
                  want->number, i, STR_ARG(got->text[i]), STR_ARG(w));
        cr_assert_eq(got->kind[i], i < want->n ? want->kind[i] : ROW_EMPTY, "row %u, cell %u",
                     want->number, i);
    }
}

/* One reading against the book's own; ahead: so many lines of each run are skipped as text. */
static uint32_t
expect_reading(struct sheet_rows *s, struct book *judge, uint32_t ahead) {
    struct arena a = ARENA_EMPTY;
    struct regular *cutting = regular_new(&a, regular_best());
    struct err e = {.kind = ERR_NONE};
    struct sheet_row got;
    struct regular_row line;
    struct row want;
    uint32_t skipped = 0;

    row_start(&want);
    cr_assert(book_start(judge, 0, &e) && sheet_rows_start(s, 0, &e), "%s", e.what);
    regular_start(cutting, SHEET_ROWS_SEPARATOR, WIDTH);
    while (book_next(judge, &want, &e) == ROW_READ) {
        struct scan_ahead at = {.n = 0};

        if (want.n == 0) {
            continue;
        }
        if (want.number > 1 && ahead > 0 && want.number % ahead > 0) {
            at = sheet_rows_ahead(s);
        }
        if (at.n > 0 && regular_next(cutting, at.text, at.n, at.at, &line)) {
            cr_assert_eq(at.line, want.number);
            for (uint32_t i = 0; i < WIDTH; i++) {
                const str w = i < want.n ? want.text[i] : (str){NULL, 0};

                cr_assert(str_eq(regular_field(&line, i), w), "row %u, cell %u", want.number, i);
                cr_assert(w.n == 0 || at.kind[i] == want.kind[i]);
            }
            sheet_rows_take(s, line.bytes, 1);
            skipped++;
            continue;
        }
        cr_assert_eq(sheet_rows_next(s, &got, &e), ROW_READ, "%s", e.what);
        expect_same(&want, &got);
        if (got.number == 1) {
            sheet_rows_width(s, WIDTH);
        }
    }
    cr_assert_eq(sheet_rows_next(s, &got, &e), ROW_END);
    cr_assert_eq(sheet_rows_next(s, &got, &e), ROW_END);
    row_free(&want);
    arena_free(&a);
    return skipped;
}

static struct book *
opened(int *fd, const char *sheet) {
    const struct zipped_book z = {.sheet = sheet, .styles = STYLES};
    struct buf file = {0};
    struct err e;
    struct book *b;

    zipped_book(&z, &file);
    *fd = zipped_fd(buf_view(&file));
    cr_assert(book_open(*fd, KIND_ZIP, &b, &e), "%s", e.what);
    buf_free(&file);
    return b;
}

/* dir: where rows are put aside; the sheet is read over and over, each time in another way. */
static void
expect_readings(const char *sheet, const char *dir, bool runs) {
    int fd[2];
    struct book *b = opened(&fd[0], sheet);
    struct book *judge = opened(&fd[1], sheet);
    struct sheet_rows *s = sheet_rows_new(b);

    sheet_rows_keep_in(s, dir);
    cr_expect_eq(expect_reading(s, judge, 0), 0);
    cr_expect_eq(expect_reading(s, judge, 0), 0);
    for (uint32_t ahead = 2; ahead < 100; ahead = ahead * 3) {
        cr_expect_eq(expect_reading(s, judge, ahead) > 1000, runs);
    }
    sheet_rows_free(s);
    book_close(b);
    book_close(judge);
    (void)close(fd[0]);
    (void)close(fd[1]);
}

Test(sheet_rows, every_reading_gives_the_rows_of_the_book) {
    struct buf sheet = {0};

    put_rows(&sheet);
    expect_readings(buf_z(&sheet), NULL, true);
    buf_free(&sheet);
}

/* More than stays in memory: in a file where there is a folder for it, cut anew where there is none. */
Test(sheet_rows, many_rows_go_to_a_file_or_are_cut_anew) {
    enum { LONG = 60000, ROWS = 300 };
    struct buf sheet = {0};
    char *text = malloc(LONG + 1);

    cr_assert_not_null(text);
    memset(text, 'x', LONG);
    text[LONG] = '\0';
    buf_text(&sheet, "<sheetData><row>" T("một") "</row>");
    for (int i = 0; i < ROWS; i++) {
        text[i] = (char)('a' + i % 26);
        buf_fmt(&sheet, "<row>" N("%d") T("%s") "</row>", i, i % 100 == 50 ? "&quot;" : text);
    }
    buf_text(&sheet, "</sheetData>");
    expect_readings(buf_z(&sheet), extracts_path(""), false);
    expect_readings(buf_z(&sheet), NULL, false);
    expect_readings(buf_z(&sheet), "/nowhere/at/all", false);
    free(text);
    buf_free(&sheet);
}

Test(sheet_rows, what_the_book_refuses_is_told_behind_the_rows_before_it) {
    int fd;
    struct book *b = opened(&fd, "<sheetData><row r=\"1\">" T("một") T("hai")
                                     T("ba") "</row><row r=\"2\">" T("a") T("b")
                                         T("c") "</row><row r=\"1\"/></sheetData>");
    struct sheet_rows *s = sheet_rows_new(b);
    struct sheet_row row;
    struct err e = {.kind = ERR_NONE};

    cr_assert(sheet_rows_start(s, 0, &e));
    cr_expect_eq(sheet_rows_next(s, &row, &e), ROW_READ);
    sheet_rows_width(s, WIDTH);
    cr_expect_gt(sheet_rows_ahead(s).n, 0);
    cr_expect_eq(sheet_rows_next(s, &row, &e), ROW_READ);
    cr_expect_eq(sheet_rows_ahead(s).n, 0);
    cr_expect_eq(sheet_rows_next(s, &row, &e), ROW_FAILED);
    cr_expect_not_null(strstr(e.what, "không theo thứ tự"), "%s", e.what);
    sheet_rows_free(s);
    book_close(b);
    (void)close(fd);
}

/* --- rows of people ------------------------------------------------------------------------ */

static void
put_people(void) {
    static const struct zipped_book none;
    struct zipped_book z = none;
    struct buf sheet = {0};
    struct buf file = {0};

    buf_text(&sheet, "<sheetData><row>");
    buf_text(&sheet, T("ma_so_bhxh") T("ma_xa") T("ngay_sinh") T("loai_bhxh") T("bhtn") T("bhyt")
                         T("muc_dong") "</row>");
    for (int i = 0; i < 2000; i++) {
        const int how = i % 50 > 10 ? 0 : i % 50;

        buf_fmt(&sheet, "<row>" N("%d"), 1000000000 + i);
        buf_text(&sheet, how == 1 ? N("19753") : how == 2 ? T("99999") : T("19753"));
        buf_text(&sheet, how == 3   ? N("28000")
                         : how == 4 ? T("28/08/1976")
                         : how == 5 ? N("1976")
                         : how == 6 ? T("1976-02-30")
                         : how == 7 ? "<c s=\"1\"><v>60</v></c>"
                                    : "<c s=\"1\"><v>28000</v></c>");
        buf_text(&sheet, T("BB"));
        buf_text(&sheet, how == 8 ? T("Có") : N("1"));
        buf_text(&sheet, how == 9 ? NONE : N("0"));
        buf_fmt(&sheet, how == 10 ? T("7.000.%03d") "</row>" : N("7000%03d") "</row>", i % 1000);
    }
    buf_text(&sheet, "</sheetData>");
    z.sheet = buf_z(&sheet);
    z.styles = STYLES;
    zipped_book(&z, &file);
    extracts_put("nguoi_tham_gia.xlsx", buf_view(&file));
    buf_free(&file);
    buf_free(&sheet);
}

Test(sheet_rows, people_of_a_sheet_are_the_same_one_by_one_and_together) {
    struct extracts_run r[2];
    struct buf found[2] = {{0}, {0}};

    put_people();
    for (int together = 0; together < 2; together++) {
        extracts_ways(together == 0, true);
        extracts_read(&r[together], NULL);
        cr_assert(r[together].ok, "%s", r[together].e.what);
        extracts_findings(&r[together], &found[together]);
        cr_expect_eq(extracts_together() > 1000, together == 1);
    }
    cr_expect(str_eq(buf_view(&r[0].rows), buf_view(&r[1].rows)));
    cr_expect_str_eq(buf_z(&found[0]), buf_z(&found[1]));
    cr_expect_gt(found[0].n, 100);
    for (int i = 0; i < 2; i++) {
        extracts_free(&r[i]);
        buf_free(&found[i]);
    }
}
