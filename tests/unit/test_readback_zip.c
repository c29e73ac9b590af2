/* test_readback_zip - cells of a workbook read back, the plain ones without the parser. */

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/fs.h"
#include "place.h"
#include "workbook/readback_zip.h"
#include "workbook/readback_zip_plain.h"
#include "zipped.h"

TestSuite(readback_zip, .init = place_open, .fini = place_close);

/* A book of one sheet, with the shared strings "không", "một" and "hai & ba". */
static struct readback_zip *
book(const char *rows) {
    static const char *const empty[] = {"[Content_Types].xml",        "_rels/.rels",
                                        "xl/_rels/workbook.xml.rels", "xl/styles.xml",
                                        "docProps/core.xml",          "docProps/app.xml"};
    struct zipped z = {0};
    struct buf sheet = {0};
    struct readback_zip *p;
    struct err e;
    str file;

    for (size_t i = 0; i < sizeof empty / sizeof empty[0]; i++) {
        zipped_part(&z, empty[i], STR("<a/>"));
    }
    zipped_part(&z, "xl/workbook.xml",
                STR("<workbook><sheets><sheet name=\"A\"/></sheets></workbook>"));
    zipped_part(
        &z, "xl/sharedStrings.xml",
        STR("<sst><si><t>không</t></si><si><t>một</t></si><si><t>hai &amp; ba</t></si></sst>"));
    buf_fmt(&sheet, "<worksheet><sheetData>%s</sheetData></worksheet>", rows);
    zipped_deflated(&z, "xl/worksheets/sheet1.xml", buf_view(&sheet));
    file = zipped_end(&z);
    cr_assert(fs_remove_tree(place_at("a.xlsx"), &e) &&
                  fs_write_new(place_at("a.xlsx"), file.p, file.n, &e),
              "%s", e.what);
    zipped_free(&z);
    buf_free(&sheet);
    p = readback_zip_open(place_at("a.xlsx"), &e);
    cr_assert_not_null(p, "%s", e.what);
    cr_assert(readback_zip_sheet(p, 0, &e), "%s", e.what);
    return p;
}

/* "B7 một", "C8 12.5 =A1+B1": the cells of the rows, between '|'; then what was wrong with them. */
static const char *
cells(const char *rows) {
    static char told[1024];
    struct readback_zip *p = book(rows);
    struct readback_zip_cell c;
    struct buf b = {0};
    struct err e = {0};
    bool end = false;

    while (readback_zip_next(p, &c, &end, &e) && !end) {
        buf_fmt(&b, "%c%u ", (char)('A' + c.col), c.row + 1);
        if (c.is_text) {
            buf_str(&b, c.text);
        } else {
            buf_fmt(&b, "%.6g", c.figure);
        }
        buf_text(&b, c.formula.n > 0 ? " =" : "");
        buf_str(&b, c.formula);
        buf_text(&b, "|");
    }
    (void)snprintf(told, sizeof told, "%s%s", buf_z(&b), end ? "" : "!");
    buf_free(&b);
    readback_zip_close(p);
    return told;
}

/* Each plain cell, the same written otherwise, and what both are. */
static const struct {
    const char *plain, *other, *cell;
} alike[] = {
    {"<c r=\"B7\" s=\"12\" t=\"s\"><v>1</v></c>", "<c  r=\"B7\" s=\"12\" t=\"s\"><v>1</v></c>",
     "B7 một|"},
    {"<c r=\"B7\" t=\"s\"><v>2</v></c>", "<c r=\"B7\" t='s'><v>2</v></c>", "B7 hai & ba|"},
    {"<c r=\"C8\" s=\"1\"><v>12.5</v></c>", "<c s=\"1\" r=\"C8\"><v>12.5</v></c>", "C8 12.5|"},
    {"<c r=\"C8\"><v>-1.25e-7</v></c>", "<c r=\"C8\"><v>-1.25e-7</v ></c>", "C8 -1.25e-07|"},
    {"<c r=\"C8\" s=\"1\"><f>A1+B1</f><v>3</v></c>",
     "<c r=\"C8\" s=\"1\"><f>A1&#43;B1</f><v>3</v></c>", "C8 3 =A1+B1|"},
    {"<c r=\"C8\"><f>'Tờ 1'!A1</f><v>0</v></c>",
     "<c r=\"C8\"><f><![CDATA['Tờ 1'!A1]]></f><v>0</v></c>", "C8 0 ='Tờ 1'!A1|"},
    {"<c r=\"D9\" s=\"3\"/>", "<c r=\"D9\" s=\"3\"></c>", ""},
};

Test(readback_zip, a_cell_is_the_same_with_the_parser_and_without) {
    for (size_t i = 0; i < sizeof alike / sizeof alike[0]; i++) {
        struct readback_zip_plain c;
        char row[256];

        cr_expect(readback_zip_plain(str_from(alike[i].plain), &c), "%s", alike[i].plain);
        cr_expect_eq(c.n, strlen(alike[i].plain), "%s", alike[i].plain);
        cr_expect_not(readback_zip_plain(str_from(alike[i].other), &c), "%s", alike[i].other);
        (void)snprintf(row, sizeof row, "<row>%s</row>", alike[i].plain);
        cr_expect_str_eq(cells(row), alike[i].cell, "%s: %s", row, cells(row));
        (void)snprintf(row, sizeof row, "<row>%s</row>", alike[i].other);
        cr_expect_str_eq(cells(row), alike[i].cell, "%s: %s", row, cells(row));
    }
}

Test(readback_zip, a_plain_cell_is_whole_or_none) {
    for (size_t i = 0; i < sizeof alike / sizeof alike[0]; i++) {
        char cut[256];
        struct readback_zip_plain c;

        for (size_t n = 0; n < strlen(alike[i].plain); n++) {
            (void)snprintf(cut, n + 1, "%s", alike[i].plain);
            cr_expect_not(readback_zip_plain(str_from(cut), &c), "%s", cut);
            cr_expect_not(readback_zip_plain((str){alike[i].plain, n}, &c), "%zu of %s", n,
                          alike[i].plain);
        }
    }
}

Test(readback_zip, cells_that_are_not_as_they_are_written_are_seen) {
    static const char *const wrong[] = {
        "<row><c r=\"A1\" t=\"s\"><v>3</v></c></row>", /* no such string */
        "<row><c r=\"A1\" t=\"s\"><v></v></c></row>",  /* no string */
        "<row><c r=\"A1\"><v>1-2</v></c></row>",       /* no number */
        "<row><c r=\"A1\"><v>1e</v></c></row>",
        "<row><c r=\"A1\"><f>B1</f></c></row>", /* no value */
        "<row><c r=\"A0\"><v>1</v></c></row>",  /* no place */
        "<row><c r=\"XFE1\"><v>1</v></c></row>",
        "<row><c r=\"A1\"><v>1</v></c>", /* a row that does not end */
        "<row><c r=\"A1\"><v>1</v></c></row></row>",
        "<row><c r=\"A1\" t=\"e\"><v>1</v></c></row>",
        "<row><c r=\"A1\" s=\"1\" s=\"1\"><v>1</v></c></row>", /* no XML */
        "<row><c r=\"A1\"><v>1</v></c><c r=\"B1\"><v>2</c></row>",
        "<row><c r=\"A1\"><f>B\x01</f><v>1</v></c></row>",
    };

    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        const char *told = cells(wrong[i]);

        cr_expect(told[0] != '\0' && told[strlen(told) - 1] == '!', "%s: %s", wrong[i], told);
    }
}

Test(readback_zip, cells_come_in_their_order_wherever_a_piece_ends) {
    enum { ROWS = 6000 };
    struct buf b = {0};
    struct readback_zip *p;
    struct readback_zip_cell c;
    struct err e;
    bool end;

    for (unsigned i = 1; i <= ROWS; i++) { /* of every length, and every 7th not plain */
        buf_fmt(&b,
                "<row r=\"%u\"><c r=\"A%u\" s=\"%.*s\"%s><v>%u</v></c><c r=\"B%u\" "
                "t=\"s\"><v>1</v></c></row>",
                i, i, (int)(i % 5), "11111", i % 7 == 0 ? " " : "", i, i);
    }
    p = book(buf_z(&b));
    buf_free(&b);
    for (unsigned i = 1; i <= ROWS; i++) {
        cr_assert(readback_zip_next(p, &c, &end, &e), "%s", e.what);
        cr_assert(!end && c.row == i - 1 && c.col == 0 && !c.is_text && (unsigned)c.figure == i,
                  "row %u", i);
        cr_assert(readback_zip_next(p, &c, &end, &e), "%s", e.what);
        cr_assert(!end && c.row == i - 1 && c.col == 1 && c.is_text && str_eq(c.text, STR("một")),
                  "row %u", i);
    }
    cr_assert(readback_zip_next(p, &c, &end, &e) && end);
    readback_zip_close(p);
}
