/* book - .xls, .xlsb and .ods: what their cells hold, and files that are damaged, locked or made to harm. */

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "binary_book.h"
#include "dumped.h"
#include "thorough.h"
#include "zipped.h"

TestSuite(book_kinds);

/* --- .xls: records in a stream, the stream in sectors ----------------------------------------- */

static void
f64(struct buf *b, double v) {
    buf_add(b, &v, sizeof v); /* this machine's order is the file's */
}

enum { SECTOR = 512 };

/* Globals with two formats, three shared strings - the second goes on, in letters of another width - and a sheet. */
static void
put_globals(struct buf *b, uint32_t sheet_at) {
    struct buf data = {0};

    binary_begin(b, 0x600, 5);
    binary_hex(b, 0x41e, "a400 0a00 00 64 64 2f 6d 6d 2f 79 79 79 79"); /* dd/mm/yyyy */
    binary_hex(b, 0xe0, "0000 0000 0000");
    binary_hex(b, 0xe0, "0000 a400 0000");
    binary_hex(b, 0xe0, "0000 0a00 0000"); /* 0.00% */
    binary_u32(&data, sheet_at);
    buf_add(&data, "\1\0\2\0T3", 6); /* hidden, a sheet */
    binary_record(b, 0x85, &data);
    binary_hex(b, 0xfc, "03000000 03000000 0200 01 ca1e 6900 0400 00 61 62");
    binary_hex(b, 0x3c,
               "01 4301 d01e 0300 0c 0100 02000000 78 79 7a 00000000 0102"); /* rich and phonetic */
    binary_hex(b, 0x0a, "");
    buf_free(&data);
}

static void
put_sheet(struct buf *b) {
    struct buf data = {0};

    binary_begin(b, 0x600, 0x10);
    binary_hex(b, 0x7d, "0100 0200 0000 0000 0100 0000"); /* columns B and C are hidden */
    binary_hex(b, 0x208, "0400 0000 0300 ff00 0000 0000 2000 0000"); /* row 5 too */
    binary_hex(b, 0xfd, "0000 0000 0000 00000000");
    binary_hex(b, 0xfd, "0000 0100 0000 01000000");
    binary_hex(b, 0xfd, "0000 0200 0000 02000000");
    binary_hex(b, 0x27e, "0100 0000 0000 32000000"); /* 12 */
    binary_hex(b, 0x27e, "0100 0100 0000 33000000"); /* 12 hundredths */
    binary_hex(b, 0xbd,
               "0100 0200 0100 82d00200 0200 0000f03f 0300"); /* 46112 as a day, 1 as 100% */
    binary_hex(b, 0x205, "0100 0500 0000 01 00");
    binary_hex(b, 0x205, "0100 0600 0000 2a 01");
    binary_u16(&data, 4);
    binary_u16(&data, 0);
    binary_u16(&data, 0);
    f64(&data, 1234567890.5);
    binary_record(b, 0x203, &data);
    binary_hex(
        b, 0x06,
        "0400 0100 0000 00 00 00 00 00 00 ffff 0000 00000000 0000"); /* a text, which follows */
    binary_hex(b, 0x207, "0300 00 61 62 63");
    binary_begin(b, 0x600, 0x20); /* a chart within the sheet */
    binary_hex(b, 0x203, "0000 0000 0000 0000000000000000");
    binary_hex(b, 0x0a, "");
    binary_hex(b, 0x204, "0500 0000 0000 0200 01 6800 7800");
    binary_hex(b, 0x0a, "");
    buf_free(&data);
}

static void
put_workbook(struct buf *file) {
    struct buf stream = {0};
    size_t sheet_at;

    put_globals(&stream, 0);
    sheet_at = stream.n;
    buf_clear(&stream);
    put_globals(&stream, (uint32_t)sheet_at);
    put_sheet(&stream);
    binary_compound("Workbook", &stream, file);
    buf_free(&stream);
}

static void
expect_dump(str bytes, const char *expected) {
    struct buf seen = {0};

    dumped_book(bytes, &seen);
    cr_expect_str_eq(buf_z(&seen), expected);
    buf_free(&seen);
}

static void
expect_refused(str bytes, const char *why) {
    struct buf seen = {0};

    dumped_book(bytes, &seen);
    cr_expect(strstr(buf_z(&seen), "refused: ") != NULL && strstr(buf_z(&seen), why) != NULL,
              "not \"%s\" but: %.300s", why, buf_z(&seen));
    buf_free(&seen);
}

Test(book_kinds, an_xls_gives_its_cells_as_they_show) {
    struct buf file = {0};

    put_workbook(&file);
    expect_dump(buf_view(&file), "[T3 ẩn]\n"
                                 "R1 0:Ịi 1:abŃỐ 2:xyz\n"
                                 "R2 0#12 1#0.12 2=2026-03-31 3#100% 5?1 6!#N/A\n"
                                 "R5h 0#1234567890.5 1:abc\n"
                                 "R6 0:hx\n(2 cột ẩn)\n");
    buf_free(&file);
}

Test(book_kinds, an_xls_cut_anywhere_is_refused) {
    struct buf file = {0};

    put_workbook(&file);
    for (size_t n = 8; n < file.n; n += 8) {
        expect_refused((str){file.p, n}, "bị hỏng");
    }
    buf_free(&file);
}

/* Every byte of the head, the directory and the table, and every 3rd of the stream, set to 0 and to 255. */
Test(book_kinds, an_xls_with_any_byte_wrong_comes_to_an_end) {
    struct buf file = {0};

    put_workbook(&file);
    for (size_t i = 8; i < file.n; i += (i > SECTOR && i + 2 * SECTOR < file.n ? 3u : 1u) * EACH) {
        const char was = file.p[i];
        struct buf seen = {0};

        file.p[i] = was == 0 ? (char)0xff : 0;
        dumped_book(buf_view(&file), &seen);
        file.p[i] = (char)0xff;
        dumped_book(buf_view(&file), &seen);
        cr_assert_lt(seen.n, 100000, "byte %zu", i);
        file.p[i] = was;
        buf_free(&seen);
    }
    buf_free(&file);
}

Test(book_kinds, chains_in_a_circle_are_refused) {
    struct buf file = {0};

    put_workbook(&file);
    for (size_t i = 0; i < 10; i++) {
        memset(file.p + file.n - SECTOR + 4 * i, 0, 4); /* every sector's next one is the first */
    }
    expect_refused(buf_view(&file), "bị hỏng");
    buf_free(&file);
}

Test(book_kinds, an_xls_that_is_locked_or_older_or_none_is_told_as_such) {
    struct buf stream = {0};
    struct buf file = {0};

    binary_begin(&stream, 0x600, 5);
    binary_hex(&stream, 0x2f, "0100 0100");
    binary_compound("Workbook", &stream, &file);
    expect_refused(buf_view(&file), "có mật khẩu");
    buf_clear(&file);
    binary_compound("EncryptedPackage", &stream, &file);
    expect_refused(buf_view(&file), "có mật khẩu");
    buf_clear(&file);
    binary_compound("Book", &stream, &file);
    expect_refused(buf_view(&file), "Excel 5.0/95");
    buf_clear(&file);
    binary_compound("WordDocument", &stream, &file);
    expect_refused(buf_view(&file), "không phải bảng tính");
    buf_clear(&file);
    buf_clear(&stream);
    binary_begin(&stream, 0x500, 5);
    binary_compound("Workbook", &stream, &file);
    expect_refused(buf_view(&file), "Excel 5.0/95");
    buf_free(&stream);
    buf_free(&file);
}

/* --- .ods ------------------------------------------------------------------------------------ */

static void
put_ods(const char *tables, struct buf *out) {
    struct zipped z = {.parts = 0};
    struct buf b = {0};

    zipped_part(&z, "mimetype", STR("application/vnd.oasis.opendocument.spreadsheet"));
    buf_fmt(&b,
            "<office:document-content><office:automatic-styles><style:style style:name=\"ta2\">"
            "<style:table-properties table:display=\"false\"/></style:style>"
            "<style:style style:name=\"ta1\"><style:table-properties/></style:style>"
            "<style:style style:name=\"ta3\"><style:table-properties table:display=\"true\"/>"
            "</style:style></office:automatic-styles><office:body><office:spreadsheet>%s</"
            "office:spreadsheet>"
            "</office:body></office:document-content>",
            tables);
    zipped_part(&z, "content.xml", buf_view(&b));
    buf_str(out, zipped_end(&z));
    buf_free(&b);
    zipped_free(&z);
}

Test(book_kinds, an_ods_gives_its_cells_as_often_as_they_are_meant) {
    struct buf file = {0};

    put_ods(
        "<table:table table:name=\"A\"><table:table-column table:number-columns-repeated=\"3\"/>"
        "<table:table-column table:visibility=\"collapse\" table:number-columns-repeated=\"4\"/>"
        "<table:table-row table:number-rows-repeated=\"2\"><table:table-cell "
        "office:value-type=\"float\" office:value=\"12500000\" "
        "table:number-columns-repeated=\"2\"><text:p>12.500.000</text:p></table:table-cell>"
        "<table:table-cell table:number-columns-repeated=\"16382\"/></table:table-row>"
        "<table:table-row table:number-rows-repeated=\"3\"><table:table-cell/>"
        "</table:table-row>"
        "<table:table-row table:visibility=\"filter\">"
        "<table:table-cell office:value-type=\"string\"><office:annotation><text:p>ghi chú"
        "</text:p></office:annotation><text:p>a<text:s text:c=\"2\"/><text:span>b</text:span>"
        "</text:p><text:p>c</text:p></table:table-cell><table:covered-table-cell/>"
        "<table:table-cell office:value-type=\"percentage\" office:value=\"0.965\"/>"
        "<table:table-cell office:value-type=\"date\" office:date-value=\"2026-03-31\"/>"
        "<table:table-cell office:value-type=\"boolean\" office:boolean-value=\"true\"/>"
        "<table:table-cell table:formula=\"of:=1/0\" office:value-type=\"string\" "
        "calcext:value-type=\"error\"><text:p>#DIV/0!</text:p></table:table-cell>"
        "<table:table-cell table:formula=\"of:=1\"/>"
        "</table:table-row>"
        "<table:table-row table:number-rows-repeated=\"1048570\"><table:table-cell "
        "table:number-columns-repeated=\"16384\"/></table:table-row></table:table>"
        "<table:table table:name=\"B\" table:style-name=\"ta2\"><table:table-row>"
        "<table:table-cell office:value-type=\"float\" office:value=\"7\"/></table:table-row>"
        "</table:table>",
        &file);
    expect_dump(buf_view(&file), "[A]\nR1 0#12500000 1#12500000\nR2 0#12500000 1#12500000\n"
                                 "R6h 0:a  b\nc 2#96.5% 3=2026-03-31 4?1 5!#DIV/0! 6~\n"
                                 "(4 cột ẩn)\n[B ẩn]\nR1 0#7\n");
    buf_free(&file);
}

/* A table, and what is seen; behind '!' why it is refused. */
#define TABLE(rows)      "<table:table table:name=\"A\">" rows "</table:table>"
#define ROW(cells)       "<table:table-row>" cells "</table:table-row>"
#define CELL(type, more) "<table:table-cell office:value-type=\"" type "\" " more "/>"
#define SEVEN            CELL("float", "office:value=\"7\"")
#define TEXT(inside)     "<table:table-cell office:value-type=\"string\">" inside "</table:table-cell>"
#define EMPTY_ROWS(n)                                                                              \
    "<table:table-row table:number-rows-repeated=\"" n "\"><table:table-cell/></table:table-row>"
#define SEVENS(n)                                                                                  \
    "<table:table-row table:number-rows-repeated=\"" n "\">" SEVEN "</table:table-row>"

static const struct {
    const char *tables, *seen;
} ods[] = {
    {TABLE(ROW(SEVEN SEVEN)), "[A]\nR1 0#7 1#7\n"},
    {"<table:table>" ROW(SEVEN) "</table:table>", "[?]\nR1 0#7\n"},
    /* how often */
    {TABLE(ROW(CELL("float", "office:value=\"7\" table:number-columns-repeated=\"10\"") SEVEN)),
     "[A]\nR1 0#7 1#7 2#7 3#7 4#7 5#7 6#7 7#7 8#7 9#7 10#7\n"},
    {TABLE(ROW(CELL("float", "office:value=\"7\" table:number-columns-repeated=\"0\"") SEVEN)),
     "[A]\nR1 0#7 1#7\n"},
    {TABLE(ROW(CELL("float", "office:value=\"7\" table:number-columns-repeated=\"1\"") SEVEN)),
     "[A]\nR1 0#7 1#7\n"},
    {TABLE(ROW("<table:table-cell table:number-columns-repeated=\"16383\"/>" SEVEN)),
     "[A]\nR1 16383#7\n"},
    {TABLE(ROW("<table:table-cell table:number-columns-repeated=\"16384\"/>" SEVEN)),
     "!hơn 16.384 ô"},
    {TABLE(EMPTY_ROWS("1048575") ROW(SEVEN)), "[A]\nR1048576 0#7\n"},
    {TABLE(EMPTY_ROWS("1048576") ROW(SEVEN)), "!quá dòng 1.048.576"},
    {TABLE(ROW(SEVEN) EMPTY_ROWS("1048575") ROW("<table:table-cell/>")), "[A]\nR1 0#7\n"},
    {TABLE(EMPTY_ROWS("3") ROW(SEVEN) EMPTY_ROWS("4000000000")), "[A]\nR4 0#7\n"},
    {TABLE(EMPTY_ROWS("1048574") SEVENS("2")), "[A]\nR1048575 0#7\nR1048576 0#7\n"},
    {TABLE(EMPTY_ROWS("1048575") SEVENS("2")), "!quá dòng 1.048.576"},
    {TABLE(ROW(SEVEN) EMPTY_ROWS("2") ROW(SEVEN) EMPTY_ROWS("1") ROW(SEVEN)),
     "[A]\nR1 0#7\nR4 0#7\nR6 0#7\n"},
    /* what is hidden */
    {TABLE("<table:table-row table:visibility=\"visible\">" SEVEN "</table:table-row>"
           "<table:table-row table:visibility=\"collapse\" table:number-rows-repeated=\"2\">" SEVEN
           "</table:table-row>"),
     "[A]\nR1 0#7\nR2h 0#7\nR3h 0#7\n"},
    {TABLE("<table:table-column table:visibility=\"visible\"/>"
           "<table:table-column table:visibility=\"collapse\"/>" ROW(SEVEN)),
     "[A]\nR1 0#7\n(1 cột ẩn)\n"},
    {"<table:table table:name=\"A\" table:style-name=\"ta1\">" ROW(SEVEN) "</table:table>",
     "[A]\nR1 0#7\n"},
    {"<table:table table:name=\"A\" table:style-name=\"ta3\">" ROW(SEVEN) "</table:table>",
     "[A]\nR1 0#7\n"},
    /* what a cell is */
    {TABLE(ROW(CELL("currency", "office:value=\"12.5\"") CELL("percentage", "office:value=\"0.5\"")
                   CELL("float", "office:value=\"x\""))),
     "[A]\nR1 0#12.5 1#50% 2:x\n"},
    {TABLE(ROW(CELL("boolean", "office:boolean-value=\"true\"")
                   CELL("boolean", "office:boolean-value=\"false\"")
                       CELL("date", "office:date-value=\"2026-03-31\""))),
     "[A]\nR1 0?1 1?0 2=2026-03-31\n"},
    {TABLE(ROW(CELL("string", "office:string-value=\"a\"") SEVEN)), "[A]\nR1 0:a 1#7\n"},
    {TABLE(ROW(CELL("fifteen-letters", "office:value=\"7\"")
                   CELL("sixteen--letters", "office:value=\"7\""))),
     "[A]\nR1 0:7 1:7\n"},
    {TABLE(ROW("<table:table-cell calcext:value-type=\"string\" office:value-type=\"float\" "
               "office:value=\"7\"/>")),
     "[A]\nR1 0#7\n"}, /* calcext's is another's */
    {TABLE(
         ROW("<table:table-cell office:value-type=\"string\" calcext:value-type=\"error\">"
             "<text:p>!</text:p></table:table-cell>"
             "<table:table-cell office:value-type=\"string\" calcext:value-type=\"error\"/>"
             "<table:table-cell table:style-name=\"error\"><text:p>a</text:p></table:table-cell>")),
     "[A]\nR1 0!! 1!#ERROR 2:a\n"},
    {TABLE(ROW("<table:table-cell table:formula=\"of:=A1\"/>"
               "<table:table-cell table:formula=\"of:=A1\" office:value-type=\"string\"/>")),
     "[A]\nR1 0~\n"},
    /* its letters */
    {TABLE(ROW(TEXT("<text:p>a</text:p>"))), "[A]\nR1 0:a\n"},
    {TABLE(ROW(TEXT("x<text:p>a</text:p>y<text:p>b</text:p>z"))), "[A]\nR1 0:a\nb\n"},
    {TABLE(ROW(TEXT("<text:p>a<text:tab/>b<text:line-break/>c<text:s/>d</text:p>"))),
     "[A]\nR1 0:a b c d\n"},
    {TABLE(ROW(TEXT("<text:p>a<text:bookmark/>b<text:x>c</text:x>d</text:p>"))),
     "[A]\nR1 0:abcd\n"},
    {TABLE(ROW(TEXT("<office:annotation><text:p>1</text:p><text:p>2</text:p></office:annotation>"
                    "<table:shapes><text:p>3<text:s/></text:p></table:shapes><text:p>a</text:p>"))),
     "[A]\nR1 0:a\n"},
    {TABLE(ROW("<table:covered-table-cell office:value-type=\"string\"><text:p>a</text:p>"
               "</table:covered-table-cell>" SEVEN)),
     "[A]\nR1 0:a 1#7\n"},
    /* what is none of it */
    {TABLE(ROW(SEVEN) "<table:shapes><table:table-cell office:value-type=\"float\" "
                      "office:value=\"1\"/></table:shapes>" ROW(SEVEN)),
     "[A]\nR1 0#7\nR2 0#7\n"},
    {TABLE(ROW(SEVEN)) "<table:x>" ROW(SEVEN) "</table:x>" TABLE(ROW(SEVEN SEVEN)),
     "[A]\nR1 0#7\n[A]\nR1 0#7 1#7\n"},
    {TABLE(ROW(SEVEN) "<table:x/><text:p>a</text:p>" ROW(SEVEN)), "[A]\nR1 0#7\nR2 0#7\n"},
    {TABLE(ROW(SEVEN "<table:x/><table:x>" SEVEN "</table:x>" SEVEN) ROW(SEVEN)),
     "[A]\nR1 0#7 1#7 2#7\nR2 0#7\n"},
    {TABLE("<table:table-row>" SEVEN ROW(SEVEN SEVEN) SEVEN "</table:table-row>" ROW(SEVEN)),
     "[A]\nR1 0#7 1#7\nR2 0#7\n"}, /* a row within a row: the inner one alone */
    {TABLE(ROW(SEVEN) "<table:table-cell table:number-columns-repeated=\"16385\" "
                      "office:value-type=\"float\" office:value=\"7\"/>" ROW(SEVEN)),
     "[A]\nR1 0#7\nR2 0#7\n"}, /* a cell of no row */
    {TABLE(ROW(SEVEN) EMPTY_ROWS("4000000000") ROW(SEVEN)), "!quá dòng 1.048.576"},
    {TABLE(ROW(SEVEN) EMPTY_ROWS("4000000000") EMPTY_ROWS("2")), "[A]\nR1 0#7\n"},
    {TABLE(ROW(SEVEN) ROW("<table:table-cell table:number-columns-repeated=\"16385\" "
                          "office:value-type=\"float\" office:value=\"7\"/>")),
     "!sau dòng 1"},
};

Test(book_kinds, every_thing_that_an_ods_says_has_its_meaning) {
    for (size_t i = 0; i < sizeof ods / sizeof ods[0]; i++) {
        struct buf file = {0};

        put_ods(ods[i].tables, &file);
        if (ods[i].seen[0] == '!') {
            expect_refused(buf_view(&file), ods[i].seen + 1);
        } else {
            expect_dump(buf_view(&file), ods[i].seen);
        }
        buf_free(&file);
    }
}

/* 400 KB, which come in several pieces; and with one letter changed since its checksum was made. */
Test(book_kinds, an_ods_is_read_to_its_end) {
    enum { ROWS = 5000 };
    struct buf tables = {0};
    struct buf file = {0};
    struct buf seen = {0};
    struct buf want = {0};
    char *at;

    buf_text(&tables, "<table:table table:name=\"A\">");
    buf_text(&want, "[A]\n");
    for (unsigned r = 1; r <= ROWS; r++) {
        buf_fmt(&tables, ROW(TEXT("<text:p>number %u</text:p>")), r);
        buf_fmt(&want, "R%u 0:number %u\n", r, r);
    }
    buf_text(&tables, "</table:table>");
    put_ods(buf_z(&tables), &file);
    cr_expect_gt(file.n, 400000);
    dumped_book(buf_view(&file), &seen);
    cr_expect(str_eq(buf_view(&seen), buf_view(&want)), "%.200s", buf_z(&seen));
    at = memmem(file.p, file.n, "number 5000", 11);
    cr_assert_not_null(at);
    at[8] = '1';
    expect_refused(buf_view(&file), "sai số kiểm tra");
    buf_free(&tables);
    buf_free(&file);
    buf_free(&seen);
    buf_free(&want);
}

/* A hundred blanks at a time, a text twice as long as a field may be, and one that is too long. */
Test(book_kinds, blanks_and_letters_of_an_ods_without_measure_are_cut) {
    struct buf tables = {0};
    struct buf file = {0};
    struct buf seen = {0};

    buf_text(&tables,
             TABLE(ROW(TEXT("<text:p>a<text:s text:c=\"100\"/>b<text:s text:c=\"4000000000\"/>"
                            "c</text:p>"))));
    put_ods(buf_z(&tables), &file);
    dumped_book(buf_view(&file), &seen);
    cr_expect_eq(seen.n, strlen("[A]\nR1 0:abc\n") + 100 + 101, "%s", buf_z(&seen));
    buf_free(&tables);
    buf_free(&file);
    buf_free(&seen);
}

Test(book_kinds, an_ods_that_repeats_without_measure_or_is_locked_is_refused) {
    struct buf file = {0};
    struct zipped z = {.parts = 0};

    put_ods("<table:table table:name=\"A\"><table:table-row "
            "table:number-rows-repeated=\"4000000000\"><table:table-cell "
            "office:value-type=\"float\" office:value=\"1\"/></table:table-row></table:table>",
            &file);
    expect_refused(buf_view(&file), "quá dòng 1.048.576");
    buf_clear(&file);
    put_ods("<table:table table:name=\"A\"><table:table-row><table:table-cell "
            "table:number-columns-repeated=\"4000000000\" office:value-type=\"float\" "
            "office:value=\"1\"/></table:table-row></table:table>",
            &file);
    expect_refused(buf_view(&file), "hơn 16.384 ô");
    zipped_part(&z, "mimetype", STR("application/vnd.oasis.opendocument.spreadsheet"));
    zipped_part(&z, "META-INF/manifest.xml",
                STR("<manifest:m><manifest:encryption-data/></manifest:m>"));
    zipped_part(&z, "content.xml", STR("\1\2\3"));
    expect_refused(zipped_end(&z), "có mật khẩu");
    zipped_free(&z);
    zipped_part(&z, "mimetype", STR("application/vnd.oasis.opendocument.spreadsheet"));
    zipped_part(&z, "META-INF/manifest.xml",
                STR("<manifest:m><manifest:file-entry/></manifest:m>"));
    zipped_part(&z, "content.xml", STR("<o:d><table:table table:name=\"A\"/></o:d>"));
    expect_dump(zipped_end(&z), "[A]\n");
    zipped_free(&z);
    zipped_part(&z, "mimetype", STR("application/vnd.oasis.opendocument.text"));
    expect_refused(zipped_end(&z), "không phải bảng tính");
    zipped_free(&z);
    buf_free(&file);
}

/* --- .xlsb ----------------------------------------------------------------------------------- */

static const char xlsb_sheet[] =
    "3c 12 01000000 02000000 00000000 00000000 0100|9101 00|"
    "00 0c 00000000 00000000 0000 00 00|"
    "07 0c 00000000 00000000 00000000|07 0c 01000000 00000000 01000000|"
    "02 0c 02000000 01000000 82d00200|05 10 03000000 00000000 0000000000003840|"
    "00 0c 04000000 00000000 0000 00 10|"
    "03 09 00000000 00000000 2a|04 09 01000000 00000000 01|"
    "06 10 02000000 00000000 02000000 6100 6200|9201 00";

Test(book_kinds, an_xlsb_gives_its_cells_as_they_show) {
    struct buf file = {0};

    binary_xlsb(&(struct binary_xlsb){.sheet = xlsb_sheet}, &file);
    expect_dump(buf_view(&file), "[T3\n]\nR1 0:aỐ\xef\xbf\xbd 1:😀 2=2026-03-31 3#24\n"
                                 "R5h 0!#N/A 1?1 2:ab\n(2 cột ẩn)\n");
    buf_free(&file);
}

Test(book_kinds, an_xlsb_cut_within_a_record_is_refused) {
    static const size_t cut[] = {1, 4, 9, 20};

    for (size_t i = 0; i < sizeof cut / sizeof cut[0]; i++) {
        struct buf file = {0};

        binary_xlsb(&(struct binary_xlsb){.sheet = xlsb_sheet, .cut = cut[i]}, &file);
        expect_refused(buf_view(&file), "bị hỏng");
        buf_free(&file);
    }
}

/* --- all kinds --------------------------------------------------------------------------------- */

enum { XLSX, XLSB, ODS, XLS, FILES };

/* A file of some thousand bytes of each kind. */
static void
put_kind(int kind, struct buf *file) {
    struct buf rows = {0};

    switch (kind) {
    case XLSX:
        buf_text(&rows, "<sheetData>");
        for (int i = 0; i < 300; i++) {
            buf_fmt(&rows, "<row><c><v>%d</v></c></row>", i * i);
        }
        buf_text(&rows, "</sheetData>");
        zipped_book(&(struct zipped_book){.sheet = buf_z(&rows)}, file);
        break;
    case XLSB:
        buf_text(&rows, "9101 00|");
        for (unsigned i = 0; i < 200; i++) {
            buf_fmt(&rows, "00 0c %02x000000 00000000 0000 00 00|02 0c 00000000 00000000 82d00200|",
                    i);
        }
        buf_text(&rows, "9201 00");
        binary_xlsb(&(struct binary_xlsb){.sheet = buf_z(&rows)}, file);
        break;
    case ODS:
        buf_text(&rows, "<table:table table:name=\"A\">");
        for (int i = 0; i < 100; i++) {
            buf_fmt(&rows,
                    "<table:table-row><table:table-cell office:value-type=\"float\" "
                    "office:value=\"%d\"/></table:table-row>",
                    i);
        }
        buf_text(&rows, "</table:table>");
        put_ods(buf_z(&rows), file);
        break;
    default:
        put_workbook(file);
        break;
    }
    buf_free(&rows);
}

Test(book_kinds, every_kind_cut_at_every_512_bytes_is_refused) {
    for (int kind = 0; kind < FILES; kind++) {
        struct buf file = {0};
        struct buf seen = {0};

        put_kind(kind, &file);
        dumped_book(buf_view(&file), &seen);
        cr_expect_null(strstr(buf_z(&seen), "refused"), "kind %d: %.300s", kind, buf_z(&seen));
        cr_expect_gt(file.n, 4000, "kind %d", kind);
        for (size_t n = SECTOR; n < file.n; n += SECTOR) {
            expect_refused((str){file.p, n}, "bị hỏng");
        }
        buf_free(&seen);
        buf_free(&file);
    }
}

Test(book_kinds, a_cell_far_beyond_the_last_column_is_refused) {
    struct buf stream = {0};
    struct buf file = {0};
    size_t sheet_at;

    binary_xlsb(&(struct binary_xlsb){.sheet = "9101 00|00 0c 00000000 00000000 0000 00 00|02 0c "
                                               "40420f00 00000000 82d00200|9201 00"},
                &file);
    expect_refused(buf_view(&file), "hơn 16.384 ô");
    buf_clear(&file);
    put_globals(&stream, 0);
    sheet_at = stream.n;
    buf_clear(&stream);
    put_globals(&stream, (uint32_t)sheet_at);
    binary_begin(&stream, 0x600, 0x10);
    binary_hex(&stream, 0x203, "0000 ffff 0000 0000000000003840");
    binary_hex(&stream, 0x0a, "");
    binary_compound("Workbook", &stream, &file);
    expect_refused(buf_view(&file), "hơn 16.384 ô");
    buf_free(&stream);
    buf_free(&file);
}
