/*
 * book_xlsx - what an .xlsx says, by ECMA-376: each thing once by the scanner and once by its judge, against what is written
 * here; which rows the scanner reads itself; and what stands beside the rows.
 */

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "dumped.h"
#include "office/ooxml_book.h"
#include "office/ooxml_cell.h"
#include "office/ooxml_scan.h"
#include "office/ooxml_sheet.h"
#include "zipped.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

/* Formats of cells: 0 plain, 1 a day, 2 percent, 10 a day, and plain ones between. */
static const char styles[] = "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/>"
                             "<xf numFmtId=\"10\"/><xf/><xf/><xf/><xf/><xf/><xf/><xf/>"
                             "<xf numFmtId=\"14\"/><xf/></cellXfs>";
static const char strings[] = "<si><t>a</t></si><si><t/></si>";

/* --- rows ------------------------------------------------------------------------------------------------------ */

static struct {
    int fd;
    struct package *package;
    struct ooxml_book *book;
} opened;

static void
open_rows(const char *rows) {
    struct buf sheet = {0};
    struct buf file = {0};
    struct err e;

    buf_fmt(&sheet, "<sheetData>%s</sheetData>", rows);
    zipped_book(&(struct zipped_book){.sheet = buf_z(&sheet), .styles = styles, .strings = strings},
                &file);
    opened.fd = zipped_fd(buf_view(&file));
    cr_assert(package_open(opened.fd, &opened.package, &e), "%s", e.what);
    cr_assert(ooxml_book_open(opened.package, "xl/workbook.xml", &opened.book, &e), "%s", e.what);
    buf_free(&sheet);
    buf_free(&file);
}

static void
close_rows(void) {
    ooxml_book_close(opened.book);
    package_close(opened.package);
    (void)close(opened.fd);
}

/* All rows of the sheet; '!' and the reason where it is refused. */
static void
read_rows(bool judged, struct buf *seen) {
    struct ooxml_sheet *s;
    struct row row;
    struct err e = {.kind = ERR_NONE};
    enum row_step step;

    row_start(&row);
    cr_assert(ooxml_sheet_new(opened.book, &opened.book->sheet[0], judged, &s, &e), "%s", e.what);
    while ((step = ooxml_sheet_next(s, &row, &e)) == ROW_READ) {
        dumped_row(&row, seen);
    }
    cr_expect_eq(step == ROW_FAILED, e.kind != ERR_NONE);
    if (step == ROW_FAILED) {
        buf_fmt(seen, "!%s %s", e.what, e.where);
    }
    ooxml_sheet_free(s);
    row_free(&row);
}

/* How the scanner takes the first row: R itself, H leaves it to its judge, M wants more, B none comes. */
static char
scanned(const char *rows, uint32_t last, size_t *used) {
    static const char name[] = {[OOXML_SCAN_ROW] = 'R',
                                [OOXML_SCAN_BEHIND] = 'B',
                                [OOXML_SCAN_MORE] = 'M',
                                [OOXML_SCAN_HARD] = 'H'};
    struct row row;
    enum ooxml_scan got;

    row_start(&row);
    got = ooxml_scan_row(opened.book, rows, rows + strlen(rows), last, &row, used);
    row_free(&row);
    return name[got];
}

#define C(inside) "<row r=\"2\"><c" inside "</row>"
#define V(head)   C(head "><v>1</v></c>")
#define ATTRIBUTES                                                                                 \
    "a=\"1\" b=\"1\" c=\"1\" d=\"1\" e=\"1\" f=\"1\" g=\"1\" h=\"1\" i=\"1\" j=\"1\" k=\"1\" "     \
    "l=\"1\" m=\"1\" n=\"1\""
#define NO_SHEET  "!nội dung bảng tính bị hỏng"
#define BAD_PLACE "!nội dung bảng tính bị hỏng (một ô có địa chỉ hoặc định dạng sai)"
#define BAD_ORDER "!nội dung bảng tính bị hỏng (các dòng không theo thứ tự"

static const struct {
    const char *rows;
    char scan;
    const char *seen; /* behind '!': how the reason begins */
} row[] = {
    /* the row's head */
    {"<row/>", 'R', "R1\n"},
    {"<row></row>", 'R', "R1\n"},
    {" \n\t<row/>", 'R', "R1\n"},
    {"\r<row/>", 'H', "R1\n"},
    {"<rows/>", 'H', ""},
    {"<row r=\"7\"/>", 'R', "R7\n"},
    {"<row r=\"0012\"/>", 'R', "R12\n"},
    {"<row r=\"1048576\"/>", 'R', "R1048576\n"},
    {"<row r=\"1048577\"/>", 'H', BAD_ORDER},
    {"<row r=\"1048576\"/><row/>", 'R', "R1048576\n" BAD_ORDER},
    {"<row r=\"0\"/>", 'H', BAD_ORDER},
    {"<row r=\"\"/>", 'H', BAD_ORDER},
    {"<row r=\"1a\"/>", 'H', BAD_ORDER},
    {"<row r=\"/1\"/>", 'H', BAD_ORDER},
    {"<row r=\":1\"/>", 'H', BAD_ORDER},
    {"<row r=\"4294967297\"/>", 'H', BAD_ORDER},
    {"<row r=\"00000000001\"/>", 'H', BAD_ORDER},
    {"<row r=\"0000000001\"/>", 'R', "R1\n"},
    {"<row r=\"3\"/><row r=\"3\"/>", 'R', "R3\n" BAD_ORDER},
    {"<row r=\"3\"/><row r=\"4\"/><row/>", 'R', "R3\nR4\nR5\n"},
    {"<row hidden=\"1\"/>", 'R', "R1h\n"},
    {"<row hidden=\"true\"/>", 'R', "R1h\n"},
    {"<row hidden=\"0\"/>", 'R', "R1\n"},
    {"<row hidden=\"false\"/>", 'R', "R1\n"},
    /* names and values */
    {"<row a=\"1\" z=\"1\" A=\"1\" Z=\"1\" _=\"1\" ab=\"1\"/>", 'R', "R1\n"},
    {"<row a09azAZ_-.b=\"1\"/>", 'R', "R1\n"},
    {"<row xml:a=\"1\"/>", 'R', "R1\n"},
    {"<row a/=\"1\"/>", 'H', NO_SHEET},
    {"<row -a=\"1\"/>", 'H', NO_SHEET},
    {"<row .a=\"1\"/>", 'H', NO_SHEET},
    {"<row 0a=\"1\"/>", 'H', NO_SHEET},
    {"<row 9a=\"1\"/>", 'H', NO_SHEET},
    {"<row @a=\"1\"/>", 'H', NO_SHEET},
    {"<row [a=\"1\"/>", 'H', NO_SHEET},
    {"<row `a=\"1\"/>", 'H', NO_SHEET},
    {"<row {a=\"1\"/>", 'H', NO_SHEET},
    {"<row a;=\"1\"/>", 'H', NO_SHEET},
    {"<row a=\"1\" a=\"2\"/>", 'H', NO_SHEET},
    {"<row a=\"1\"b=\"2\"/>", 'H', NO_SHEET},
    {"<row a=\"<\"/>", 'H', NO_SHEET},
    {"<row a=\"&amp;\"/>", 'H', "R1\n"},
    {"<row a='1'/>", 'H', "R1\n"},
    {"<row a = \"1\"/>", 'H', "R1\n"},
    {"<row/ >", 'H', NO_SHEET},
    {"<row a=\"1\" />", 'R', "R1\n"},
    {"<row " ATTRIBUTES " o=\"1\" p=\"1\"/>", 'R', "R1\n"},
    {"<row " ATTRIBUTES " o=\"1\" p=\"1\" q=\"1\"/>", 'H', "R1\n"},
    /* where a cell is */
    {"<row><c><v>1</v></c><c r=\"D1\"><v>2</v></c><c><v>3</v></c></row>", 'R', "R1 0#1 3#2 4#3\n"},
    {"<row r=\"2\"><c r=\"B2\"/><c t=\"inlineStr\"><is><t>x</t></is></c></row>", 'R', "R2 2:x\n"},
    {"<row r=\"2\"><c r=\"B2\" t=\"inlineStr\"><is><t>x</t></is></c><c><v>1</v></c></row>", 'R',
     "R2 1:x 2#1\n"},
    {V(" r=\"A2\""), 'R', "R2 0#1\n"},
    {V(" r=\"Z2\""), 'R', "R2 25#1\n"},
    {V(" r=\"AA2\""), 'R', "R2 26#1\n"},
    {V(" r=\"XFD2\""), 'R', "R2 16383#1\n"},
    {V(" r=\"XFE2\""), 'H', BAD_PLACE},
    {V(" r=\"AAAA2\""), 'H', BAD_PLACE},
    {V(" r=\"@2\""), 'H', BAD_PLACE},
    {V(" r=\"[2\""), 'H', BAD_PLACE},
    {V(" r=\"a2\""), 'H', BAD_PLACE},
    {V(" r=\"2\""), 'H', BAD_PLACE},
    {V(" r=\"A\""), 'H', BAD_PLACE},
    {V(" r=\"\""), 'H', BAD_PLACE},
    {V(" r=\"A3\""), 'H', BAD_PLACE},
    {V(" r=\"A22\""), 'H', BAD_PLACE},
    {V(" r=\"A02\""), 'R', "R2 0#1\n"},
    {V(" r=\"A2 \""), 'H', BAD_PLACE},
    {V(" s=\"0\" r=\"C2\""), 'R', "R2 2#1\n"},
    {"<row r=\"1048576\"><c r=\"A1048576\"><v>1</v></c></row>", 'R', "R1048576 0#1\n"},
    {"<row r=\"0000012\"><c r=\"A0000012\"><v>1</v></c><c r=\"B12\"><v>2</v></c></row>", 'R',
     "R12 0#1 1#2\n"},
    {"<row r=\"00000012\"><c r=\"A00000012\"><v>1</v></c><c r=\"B12\"><v>2</v></c></row>", 'R',
     "R12 0#1 1#2\n"},
    /* its format and type */
    {V(" r=\"A2\" s=\"1\""), 'R', "R2 0=1900-01-01\n"},
    {V(" r=\"A2\" s=\"02\""), 'R', "R2 0#100%\n"},
    {V(" s=\"1\""), 'R', "R2 0=1900-01-01\n"},
    {V(" r=\"A2\" x=\"1\""), 'R', "R2 0#1\n"},
    {V(" r=\"A2\" ss=\"1\""), 'R', "R2 0#1\n"},
    {V(" r=\"A2\" s=\"3\""), 'R', "R2 0#1\n"},
    {V(" r=\"A2\" s=\"10\""), 'R', "R2 0=1900-01-01\n"},
    {V(" r=\"A2\" s='1\""), 'H', NO_SHEET},
    {V(" r=\"A2\" sx\"1\""), 'H', NO_SHEET},
    {V(" r='A2\""), 'H', NO_SHEET},
    {V(" s=\"A2\""), 'H', BAD_PLACE},
    {V(" r=\"A2\" tx\"n\""), 'H', NO_SHEET},
    {V(" r=\"A2\" t=x\""), 'H', NO_SHEET},
    {V(" r=\"A2\"xt=\"n\""), 'H', NO_SHEET},
    {V(" r=\"A2\" t=\"n'"), 'H', NO_SHEET},
    {"<row r=\"12\"><c r=\"A13\"><v>1</v></c></row>", 'H', BAD_PLACE},
    {"<row r=\"12\"><c r=\"A12\"><v>1</v></c></row>", 'R', "R12 0#1\n"},
    {V(" r=\"A2\" s=\"999999999\""), 'R', "R2 0#1\n"},
    {V(" r=\"A2\" s=\"4294967297\""), 'H', BAD_PLACE},
    {V(" r=\"A2\" s=\"\""), 'H', BAD_PLACE},
    {V(" r=\"A2\" s=\"/\""), 'H', BAD_PLACE},
    {V(" r=\"A2\" s=\":\""), 'H', BAD_PLACE},
    {V(" r=\"A2\" s=\"1x\""), 'H', BAD_PLACE},
    {V(" r=\"A2\" t=\"n\" s=\"1\""), 'R', "R2 0=1900-01-01\n"},
    {V(" r=\"A2\" t=\"n\""), 'R', "R2 0#1\n"},
    {V(" r=\"A2\" t=\"\""), 'R', "R2 0#1\n"},
    {V(" r=\"A2\" t=\"b\""), 'R', "R2 0?1\n"},
    {V(" r=\"A2\" t=\"d\""), 'R', "R2 0=1\n"},
    {V(" r=\"A2\" t=\"e\""), 'R', "R2 0!1\n"},
    {V(" r=\"A2\" t=\"str\""), 'R', "R2 0:1\n"},
    {V(" r=\"A2\" t=\"s\""), 'R', "R2\n"},
    {V(" r=\"A2\" t=\"fifteen-letters\""), 'H', NO_SHEET " (một ô mang kiểu"},
    {V(" r=\"A2\" t=\"sixteen--letters\""), 'H', BAD_PLACE},
    {C(" t=\"s\"><v>0</v></c>"), 'R', "R2 0:a\n"},
    {C(" t=\"s\"><v> 0\n</v></c>"), 'R', "R2 0:a\n"},
    {C(" t=\"s\"><v>2</v></c>"), 'H', NO_SHEET},
    {C(" t=\"s\"><v>4294967296</v></c>"), 'H', NO_SHEET},
    {C(" t=\"s\"><v>a</v></c>"), 'H', NO_SHEET},
    {C(" t=\"s\"><v></v></c>"), 'R', "R2\n"},
    {C(" t=\"s\"/>"), 'R', "R2\n"},
    {C(" t=\"b\"><v>true</v></c>"), 'R', "R2 0?1\n"},
    {C(" t=\"b\"><v>0</v></c>"), 'R', "R2 0?0\n"},
    {C(" t=\"b\"><v>false</v></c>"), 'R', "R2 0?0\n"},
    {C(" t=\"b\"><v/></c>"), 'R', "R2\n"},
    /* a number, and blanks about it */
    {C("><v> 1</v></c>"), 'R', "R2 0#1\n"},
    {C("><v>\n1</v></c>"), 'R', "R2 0#1\n"},
    {C("><v>\t1</v></c>"), 'R', "R2 0#1\n"},
    {C("><v>1 </v></c>"), 'R', "R2 0#1\n"},
    {C("><v>1\n</v></c>"), 'R', "R2 0#1\n"},
    {C("><v>1\t</v></c>"), 'R', "R2 0#1\n"},
    {C("><v>&#13;1&#13;</v></c>"), 'R', "R2 0#1\n"},
    {C("><v>  \t\n </v></c>"), 'R', "R2\n"},
    {C("><v> </v></c>"), 'R', "R2\n"},
    {C("><v>1 2</v></c>"), 'H', NO_SHEET " (một ô số không phải là số)"},
    {C("><v>x</v></c>"), 'H', NO_SHEET " (một ô số không phải là số)"},
    /* what stands in a cell */
    {C("/>"), 'R', "R2\n"},
    {C("></c>"), 'R', "R2\n"},
    {C("><v/></c>"), 'R', "R2\n"},
    {C("><v a=\"1\">7</v></c>"), 'R', "R2 0#7\n"},
    {C("><v >7</v></c>"), 'R', "R2 0#7\n"},
    {C("><v>7</v ></c>"), 'H', "R2 0#7\n"},
    {C("><v>7</v></c >"), 'H', "R2 0#7\n"},
    {C("> <v>7</v>\n</c>"), 'R', "R2 0#7\n"},
    {C("><v>7</v><v>8</v></c>"), 'H', "R2 0#78\n"},
    {C("><f>A1</f><v>7</v></c>"), 'R', "R2 0#7\n"},
    {C("><v>7</v><f>A1</f></c>"), 'R', "R2 0#7\n"},
    {C("><f>A1</f></c>"), 'R', "R2 0~\n"},
    {C("><f/></c>"), 'R', "R2 0~\n"},
    {C("><f t=\"shared\">A1</f></c>"), 'R', "R2 0~\n"},
    {C("><f>A1</f><f>A1</f></c>"), 'H', "R2 0~\n"},
    {C(" t=\"str\"><f>A1</f></c>"), 'R', "R2 0~\n"},
    {C(" t=\"str\"><f>A1</f><v></v></c>"), 'R', "R2\n"},
    {C(" t=\"str\"><v> x </v></c>"), 'R', "R2 0: x \n"},
    {C(" t=\"inlineStr\"><is><t>x</t></is></c>"), 'R', "R2 0:x\n"},
    {C(" r=\"A2\" t=\"inlineStr\"><is><t></t></is></c>"), 'R', "R2\n"},
    {C(" r=\"A2\" t=\"inlineStr\"><is><t>a&amp;b</t></is></c>"), 'R', "R2 0:a&b\n"},
    {C(" r=\"A2\" t=\"inlineStr\"><is><t>a_x0041_</t></is></c>"), 'R', "R2 0:aA\n"},
    {C(" r=\"A2\" t=\"inlineStr\"><is><t/></is></c>"), 'R', "R2\n"},
    {C(" r=\"A2\" t=\"inlineStr\"><is><t xml:space=\"preserve\"> x</t></is></c>"), 'R',
     "R2 0: x\n"},
    {C(" t=\"inlineStr\"><is><t>x</t></is><is><t>y</t></is></c>"), 'H', "R2 0:xy\n"},
    {C(" t=\"inlineStr\"><is><t>x</t></is><v>y</v></c>"), 'H', "R2 0:xy\n"},
    {C(" t=\"inlineStr\"><v>y</v><is><t>x</t></is></c>"), 'H', "R2 0:yx\n"},
    {C(" t=\"inlineStr\"><is><r><t>x</t></r><r><t>y</t></r></is></c>"), 'H', "R2 0:xy\n"},
    {C(" t=\"inlineStr\"><is><t>x</t><rPh><t>z</t></rPh><t>y</t></is></c>"), 'H', "R2 0:xy\n"},
    {C(" t=\"inlineStr\"><is>a<t>x</t>b</is>c</c>"), 'H', "R2 0:x\n"},
    {C(" r=\"A2\" t=\"inlineStr\"><is><t>x</t><rPh><t>z</t></rPh><t>y</t></is></c>"), 'H',
     "R2 0:xy\n"},
    {C(" r=\"A2\" t=\"inlineStr\"><is><t>x</t></it></c>"), 'H', NO_SHEET},
    {C(" r=\"A2\" u=\"inlineStr\"><is><t>x</t></is></c>"), 'H', NO_SHEET},
    {C("><x/><v>7</v></c>"), 'H', "R2 0#7\n"},
    {C("><x><t>5</t></x><v>7</v></c>"), 'H', "R2 0#7\n"},
    {C("><v>7</v><rPh/></c><c><v>8</v></c>"), 'H', "R2 0#7 1#8\n"},
    {"<row><x/><c><v>7</v></c></row><row><c><v>8</v></c></row>", 'H', "R1 0#7\nR2 0#8\n"},
    {"<row><v>5</v><is><t>6</t></is><c><v>7</v></c></row>", 'H', "R1 0#7\n"},
    {"<row><cc/><c><v>7</v></c></row>", 'H', "R1 0#7\n"},
    {"<row><c r=\"A1\"><v>1</v></c><c r=\"A1\"><v>2</v></c></row>", 'H', NO_SHEET},
    {"<row><c><v>\x01</v></c></row>", 'H', NO_SHEET},
    {"<row><c><v>\xc4</v></c></row>", 'H', NO_SHEET},
    {"<row>5<c><v>7</v></c></row>", 'H', "R1 0#7\n"},
    {"<x/><row/>", 'H', "R1\n"},
    {"<row><c t=\"s\"><v>0</v></c></row>5<row/>", 'R', "R1 0:a\nR2\n"},
    {"<row r=\"2\"/><row r=\"1\"/>", 'R', "R2\n" BAD_ORDER},
};

static bool
is_seen(const struct buf *seen, const char *want) {
    const char *why = strchr(want, '!');
    const bool refused = why != NULL && strncmp(why, "!nội dung", strlen("!nội dung")) == 0;

    return refused ? strncmp(buf_z(seen), want, strlen(want)) == 0 : strcmp(buf_z(seen), want) == 0;
}

Test(book_xlsx, every_thing_that_a_row_says_has_its_meaning_by_the_scanner_and_by_its_judge) {
    for (size_t i = 0; i < COUNT(row); i++) {
        char text[512];
        size_t used = 0;

        (void)snprintf(text, sizeof text, "%s</sheetData>", row[i].rows);
        open_rows(row[i].rows);
        for (int judged = 0; judged < 2; judged++) {
            struct buf seen = {0};

            read_rows(judged != 0, &seen);
            cr_expect(is_seen(&seen, row[i].seen), "%s: %s", row[i].rows, buf_z(&seen));
            buf_free(&seen);
        }
        cr_expect_eq(scanned(text, 0, &used), row[i].scan, "%s", row[i].rows);
        close_rows();
    }
}

/* What stands behind the row is not used; every beginning of it wants more. */
Test(book_xlsx, the_scanner_takes_a_row_when_it_is_whole_and_no_letter_more) {
    static const char *const whole[] = {
        "<row/>", " <row r=\"3\" hidden=\"1\" ></row>",
        "<row r=\"2\"><c r=\"A2\" s=\"1\" t=\"n\"><v>12</v></c><c r=\"B2\"/><c><f>A1</f></c></row>",
        "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>abc</t></is></c><c><v>1</v></c> </row>"};
    size_t used;

    open_rows("<row/>");
    for (size_t i = 0; i < COUNT(whole); i++) {
        const size_t n = strlen(whole[i]);
        char text[256];

        (void)snprintf(text, sizeof text, "%s<row/>", whole[i]);
        cr_expect_eq(scanned(text, 1, &used), 'R', "%s", text);
        cr_expect_eq(used, n);
        for (size_t k = 0; k < n; k++) {
            (void)snprintf(text, sizeof text, "%.*s", (int)k, whole[i]);
            cr_expect_eq(scanned(text, 1, &used), 'M', "%s", text);
        }
    }
    cr_expect_eq(scanned("</sheetData>", 0, &used), 'B');
    cr_expect_eq(scanned(" </sheetData>", 0, &used), 'B');
    cr_expect_eq(scanned("<row r=\"5\"/><", 5, &used), 'H');
    cr_expect_eq(scanned("<row r=\"5\"/>", 4, &used), 'R');
    cr_expect_eq(scanned("<row/>", 1048575, &used), 'R');
    cr_expect_eq(scanned("<row/><", 1048576, &used), 'H');
    close_rows();
}

/* 64 KB of letters are the most of a field, also of those that are taken without a look at each. */
Test(book_xlsx, a_text_longer_than_a_field_makes_its_row_a_bad_one) {
    enum { FIELD = 64 << 10 };

    for (size_t n = FIELD; n <= FIELD + 1; n++) {
        struct buf rows = {0};

        buf_text(&rows, "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>");
        memset(buf_take(&rows, n), 'a', n);
        buf_text(&rows, "</t></is></c></row>");
        open_rows(buf_z(&rows));
        for (int judged = 0; judged < 2; judged++) {
            struct buf seen = {0};

            read_rows(judged != 0, &seen);
            cr_expect_eq(
                strncmp(buf_z(&seen), n > FIELD ? "R2x 0:aaa" : "R2 0:aaa", n > FIELD ? 9 : 8), 0,
                "%.20s", buf_z(&seen));
            buf_free(&seen);
        }
        close_rows();
        buf_free(&rows);
    }
}

Test(book_xlsx, a_whole_number_is_digits_alone_below_4294967296) {
    static const struct {
        const char *text;
        bool ok;
        uint32_t v;
    } number[] = {{"", false, 0},
                  {"0", true, 0},
                  {"9", true, 9},
                  {"10", true, 10},
                  {"1234567890", true, 1234567890},
                  {"4294967295", true, UINT32_MAX},
                  {"4294967296", false, 0},
                  {"9999999999", false, 0},
                  {"00000000001", false, 0},
                  {"1a", false, 0},
                  {"a1", false, 0},
                  {"-1", false, 0},
                  {"/", false, 0},
                  {":", false, 0}};

    for (size_t i = 0; i < COUNT(number); i++) {
        uint32_t v = 77;

        cr_expect_eq(ooxml_cell_whole(str_from(number[i].text), &v), number[i].ok, "%s",
                     number[i].text);
        cr_expect(!number[i].ok || v == number[i].v, "%s", number[i].text);
    }
}

Test(book_xlsx, a_place_has_one_to_three_letters_and_a_row) {
    static const struct {
        const char *text;
        bool ok;
        uint32_t column, row;
    } place[] = {{"A1", true, 0, 1},
                 {"Z9", true, 25, 9},
                 {"AA10", true, 26, 10},
                 {"AZ1", true, 51, 1},
                 {"ZZ1", true, 701, 1},
                 {"AAA1", true, 702, 1},
                 {"XFD1048576", true, 16383, 1048576},
                 {"XFD1048577", false, 0, 0},
                 {"XFE1", false, 0, 0},
                 {"AAAA1", false, 0, 0},
                 {"A0", false, 0, 0},
                 {"A", false, 0, 0},
                 {"", false, 0, 0},
                 {"1", false, 0, 0},
                 {"@1", false, 0, 0},
                 {"[1", false, 0, 0},
                 {"A1B", false, 0, 0}};

    for (size_t i = 0; i < COUNT(place); i++) {
        uint32_t column = 0;
        uint32_t of = 0;

        cr_expect_eq(ooxml_cell_place(str_from(place[i].text), &column, &of), place[i].ok, "%s",
                     place[i].text);
        cr_expect(!place[i].ok || (column == place[i].column && of == place[i].row), "%s",
                  place[i].text);
    }
    cr_expect_not(ooxml_cell_place((str){"AB1", 1}, &(uint32_t){0}, &(uint32_t){0}),
                  "what stands behind it is no part of it");
}

/* --- beside the rows --------------------------------------------------------------------------------------------- */

static void
expect_book(const struct zipped_book *of, const char *want) {
    struct buf file = {0};
    struct buf seen = {0};

    zipped_book(of, &file);
    dumped_book(buf_view(&file), &seen);
    cr_expect(want[0] == '!' ? strstr(buf_z(&seen), "refused: ") != NULL &&
                                   strstr(buf_z(&seen), want + 1) != NULL
                             : strcmp(buf_z(&seen), want) == 0,
              "not %s but %s", want, buf_z(&seen));
    buf_free(&file);
    buf_free(&seen);
}

#define ONE    "<sheetData><row><c><v>1</v></c></row></sheetData>"
#define STYLED "<sheetData><row><c s=\"0\"><v>1</v></c><c s=\"1\"><v>1</v></c></row></sheetData>"
#define SHARED "<sheetData><row><c t=\"s\"><v>0</v></c></row></sheetData>"

Test(book_xlsx, sheets_of_a_workbook_are_those_that_have_a_name_and_a_part_of_rows) {
    static const char *const none[] = {
        "<sheet r:id=\"a\"/>",             /* no name */
        "<sheet name=\"X\"/>",             /* no relation */
        "<sheet name=\"X\" r:id=\"zz\"/>", /* one that is not there */
        "<sheet name=\"X\" r:id=\"c\"/>",  /* styles */
        "<sheet name=\"X\" r:id=\"e\"/>",  /* in another file */
        "<sheeet name=\"X\" r:id=\"a\"/>"};
    static const char *const state[][2] = {
        {"visible", ""}, {"hidden", " ẩn"}, {"veryHidden", " ẩn"}};

    for (size_t i = 0; i < COUNT(none); i++) {
        expect_book(&(struct zipped_book){.head = none[i], .sheet = ONE}, "[03-2026]\nR1 0#1\n");
    }
    for (size_t i = 0; i < COUNT(state); i++) {
        char head[100];
        char want[100];

        (void)snprintf(head, sizeof head, "<sheet name=\"V\" state=\"%s\" r:id=\"a\"/>",
                       state[i][0]);
        (void)snprintf(want, sizeof want, "[V%s]\nR1 0#1\n[03-2026]\nR1 0#1\n", state[i][1]);
        expect_book(&(struct zipped_book){.head = head, .sheet = ONE}, want);
    }
}

Test(book_xlsx, formats_of_cells_are_those_of_their_list) {
    static const struct {
        const char *styles, *seen;
    } of[] = {
        {"<cellXfs><xf/><xf numFmtId=\"14\"/></cellXfs>", "R1 0#1 1=1900-01-01\n"},
        {"<numFmts><numFmt numFmtId=\"1\" formatCode=\"d\"/></numFmts>"
         "<cellXfs><xf/><xf numFmtId=\"1\"/></cellXfs>",
         "R1 0#1 1=1900-01-01\n"},
        {"<numFmts><numFmt formatCode=\"d\"/></numFmts>"
         "<cellXfs><xf/><xf numFmtId=\"1\"/></cellXfs>",
         "R1 0=1900-01-01 1#1\n"}, /* of the number 0 */
        {"<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf/><xf/></cellXfs>",
         "R1 0#1 1#1\n"},
        {"<cellXfs><xf/></cellXfs><dxfs><xf numFmtId=\"14\"/></dxfs><cellXfs><xf/></cellXfs>",
         "R1 0#1 1#1\n"},
        {"<cellXfs><xf numFmtId=\"164\"/><xf/></cellXfs>"
         "<dxfs><numFmt numFmtId=\"164\" formatCode=\"d\"/></dxfs>",
         "R1 0#1 1#1\n"}, /* of a condition, not of the cells */
    };

    for (size_t i = 0; i < COUNT(of); i++) {
        char want[100];

        (void)snprintf(want, sizeof want, "[03-2026]\n%s", of[i].seen);
        expect_book(&(struct zipped_book){.styles = of[i].styles, .sheet = STYLED}, want);
    }
    expect_book(&(struct zipped_book){.styles = "<cellXfs>", .sheet = ONE}, "!XML không hợp lệ");
}

Test(book_xlsx, the_text_of_shared_letters_is_that_of_its_runs) {
    static const struct {
        const char *strings, *seen;
    } of[] = {
        {"<si><t>a</t></si>", "[03-2026]\nR1 0:a\n"},
        {"\n<si>\n<r>\n<rPr/>\n<t>a</t>\n</r>\n<r><t> b</t></r>\n</si>\n", "[03-2026]\nR1 0:a b\n"},
        {"<si><t>a</t><rPh><t>x</t></rPh><t>b</t></si>", "[03-2026]\nR1 0:ab\n"},
        {"<si><t>a</t><x>y</x></si><si><t>b</t></si>", "[03-2026]\nR1 0:a\n"},
        {"", "!chữ dùng chung không có"},
        {"<si><t>a</si>", "!XML không hợp lệ"}};

    for (size_t i = 0; i < COUNT(of); i++) {
        expect_book(&(struct zipped_book){.strings = of[i].strings, .sheet = SHARED}, of[i].seen);
    }
}

/* What expat is told of the columns, and what it is not told. */
Test(book_xlsx, columns_that_an_xlsx_hides) {
    static const struct {
        const char *columns;
        unsigned hidden;
    } of[] = {
        {"<col min=\"2\" max=\"2\" hidden=\"1\"/>", 1},
        {"<col min=\"2\" max=\"4\" hidden=\"true\"/><col min=\"6\" max=\"6\" hidden=\"1\"/>", 4},
        {"<col min=\"1\" max=\"16384\" hidden=\"1\"/>", 16384},
        {"<col min=\"1\" max=\"16385\" hidden=\"1\"/>", 0},
        {"<col min=\"0\" max=\"3\" hidden=\"1\"/>", 0},
        {"<col min=\"4\" max=\"2\" hidden=\"1\"/>", 0},
        {"<col min=\"2\" max=\"4\" hidden=\"0\"/>", 0},
        {"<col min=\"2\" max=\"4\"/>", 0},
        {"<col max=\"4\" hidden=\"1\"/>", 0},
        {"<col min=\"2\" hidden=\"1\"/>", 0},
        {"<col min=\"x\" max=\"4\" hidden=\"1\"/>", 0},
        {"<col min=\"2\" max=\"x\" hidden=\"1\"/>", 0},
        {"<cal min=\"2\" max=\"2\" hidden=\"1\"/>", 0}};

    for (size_t i = 0; i < COUNT(of); i++) {
        char sheet[300];
        char want[100];

        (void)snprintf(sheet, sizeof sheet, "<cols>%s</cols>" ONE, of[i].columns);
        (void)snprintf(want, sizeof want,
                       of[i].hidden > 0 ? "[03-2026]\nR1 0#1\n(%u cột ẩn)\n"
                                        : "[03-2026]\nR1 0#1\n",
                       of[i].hidden);
        expect_book(&(struct zipped_book){.sheet = sheet}, want);
    }
    expect_book(&(struct zipped_book){.sheet = "<sheetData><col min=\"2\" max=\"2\" hidden=\"1\"/>"
                                               "<row/></sheetData>"},
                "[03-2026]\nR1\n");
}
