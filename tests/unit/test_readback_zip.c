/* test_readback_zip - cells of a workbook read back, the plain ones without the parser. */

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/fs.h"
#include "base/map.h"
#include "place.h"
#include "workbook/cell_sum.h"
#include "workbook/readback_zip.h"
#include "workbook/readback_zip_plain.h"
#include "zipped.h"

TestSuite(readback_zip, .init = place_open, .fini = place_close);

#define TYPE(part)   "<Override PartName=\"/" part "\" ContentType=\"x\"/>"
#define LINK(target) "<Relationship Id=\"r\" Type=\"y\" Target=\"" target "\"/>"

static const struct file_part {
    const char *name, *text;
} whole[] = {
    {"[Content_Types].xml",
     "<Types>" TYPE("docProps/app.xml") TYPE("docProps/core.xml") TYPE("xl/styles.xml")
         TYPE("xl/workbook.xml") TYPE("xl/sharedStrings.xml") TYPE("xl/worksheets/sheet1.xml")
             TYPE("xl/drawings/drawing1.xml") "</Types>"},
    {"_rels/.rels", "<Relationships>" LINK("xl/workbook.xml") LINK("docProps/core.xml")
                        LINK("/docProps/app.xml") "</Relationships>"},
    {"xl/_rels/workbook.xml.rels", "<Relationships>" LINK("worksheets/sheet1.xml") LINK(
                                       "styles.xml") LINK("sharedStrings.xml") "</Relationships>"},
    {"xl/worksheets/_rels/sheet1.xml.rels",
     "<Relationships>" LINK("../drawings/drawing1.xml") "</Relationships>"},
    {"xl/drawings/drawing1.xml",
     "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<a/>"},
    {"xl/styles.xml", "<a/>"},
    {"docProps/core.xml", "<a/>"},
    {"docProps/app.xml", "<a/>"},
    {"xl/workbook.xml", "<workbook><sheets><sheet name=\"A\"/></sheets></workbook>"},
    {"xl/sharedStrings.xml",
     "<sst><si><t>không</t></si><si><t>một</t></si><si><t>hai &amp; ba</t></si></sst>"},
};

/* Write a book of one sheet, with the shared strings "không", "một" and "hai & ba"; of a part that holds `without`, its first is
 * `instead`. */
static void
write_book(const char *rows, const char *part, const char *without, const char *instead) {
    struct zipped z = {0};
    struct buf sheet = {0};
    struct err e;
    str file;

    for (size_t i = 0; i < sizeof whole / sizeof whole[0]; i++) {
        const char *text = whole[i].text;
        const char *at =
            part != NULL && strcmp(part, whole[i].name) == 0 ? strstr(text, without) : NULL;
        struct buf b = {0};

        cr_assert(at != NULL || part == NULL || strcmp(part, whole[i].name) != 0, "%s", without);
        buf_str(&b, (str){text, at == NULL ? strlen(text) : (size_t)(at - text)});
        if (at != NULL) {
            buf_text(&b, instead);
            buf_text(&b, at + strlen(without));
        }
        zipped_part(&z, whole[i].name, buf_view(&b));
        buf_free(&b);
    }
    buf_fmt(&sheet, "<worksheet><sheetData>%s</sheetData></worksheet>", rows);
    zipped_deflated(&z, "xl/worksheets/sheet1.xml", buf_view(&sheet));
    file = zipped_end(&z);
    cr_assert(fs_remove_tree(place_at("a.xlsx"), &e) &&
                  fs_write_new(place_at("a.xlsx"), file.p, file.n, &e),
              "%s", e.what);
    zipped_free(&z);
    buf_free(&sheet);
}

static struct readback_zip *
book(const char *rows) {
    struct readback_zip *p;
    struct err e;

    write_book(rows, NULL, NULL, NULL);
    p = readback_zip_open(place_at("a.xlsx"), NULL, &e);
    cr_assert_not_null(p, "%s", e.what);
    cr_assert(readback_zip_sheet(p, 0, &e), "%s", e.what);
    return p;
}

Test(readback_zip, a_part_that_nothing_leads_to_that_has_no_type_or_other_letters_is_damage) {
    static const struct {
        const char *part, *without, *instead, *said;
    } of[] = {
        {"[Content_Types].xml", TYPE("xl/workbook.xml"), "", "xl/workbook.xml"},
        {"[Content_Types].xml", TYPE("xl/worksheets/sheet1.xml"), "", "xl/worksheets/sheet1.xml"},
        {"[Content_Types].xml", TYPE("xl/drawings/drawing1.xml"), TYPE("xl/drawings/drawing2.xml"),
         "xl/drawings/drawing1.xml"},
        {"[Content_Types].xml", "</Types>", TYPE("xl/theme.xml") "</Types>", "xl/theme.xml"},
        {"[Content_Types].xml", " ContentType=\"x\"", "", "docProps/app.xml"},
        {"_rels/.rels", LINK("xl/workbook.xml"), "", "xl/workbook.xml"},
        {"_rels/.rels", LINK("/docProps/app.xml"), "", "docProps/app.xml"},
        {"xl/_rels/workbook.xml.rels", LINK("worksheets/sheet1.xml"), "",
         "xl/worksheets/sheet1.xml"},
        {"xl/_rels/workbook.xml.rels", LINK("styles.xml"), LINK("styles.xml") LINK("theme.xml"),
         "xl/theme.xml"},
        {"xl/_rels/workbook.xml.rels", "Id=\"r\" ", "", "xl/worksheets/sheet1.xml"},
        {"xl/worksheets/_rels/sheet1.xml.rels", LINK("../drawings/drawing1.xml"), "",
         "xl/drawings/drawing1.xml"},
        {"xl/worksheets/_rels/sheet1.xml.rels", "../", "", "xl/drawings/drawing1.xml"},
        {"xl/drawings/drawing1.xml", "UTF", "UTrF", "xl/drawings/drawing1.xml"}, /* unknown */
        {"xl/drawings/drawing1.xml", "UTF-8", "ISO-8859-1", "xl/drawings/drawing1.xml"},
    };

    for (size_t i = 0; i < sizeof of / sizeof of[0]; i++) {
        struct err e = {0};

        write_book("", of[i].part, of[i].without, of[i].instead);
        cr_expect_null(readback_zip_open(place_at("a.xlsx"), NULL, &e), "%zu", i);
        cr_expect_not_null(strstr(e.what, of[i].said), "%zu: %s", i, e.what);
    }
    write_book("", "xl/worksheets/_rels/sheet1.xml.rels", "</Relationships>",
               "<Relationship Id=\"s\" Type=\"y\" Target=\"https://a.vn/\" "
               "TargetMode=\"External\"/></Relationships>");
    readback_zip_close(readback_zip_open(place_at("a.xlsx"), NULL, &(struct err){0}));
}

/* The sum of the sheet with the rows; 0: it is damaged. */
static uint64_t
sum(const char *rows) {
    struct readback_zip *p = book(rows);
    struct err e;
    uint64_t got = 0;
    const bool ok = readback_zip_sum(p, 0, &got, &e);

    readback_zip_close(p);
    return ok ? got : 0;
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
        "<row><c r=\"A1\" t=\"s\"><v>3</v></c></row>",  /* no such string */
        "<row><c r=\"A1\" t=\"s\"><v></v></c></row>",   /* no string */
        "<row><c r=\"A1\" t=\"s\"><v>1j</v></c></row>", /* no number of a string */
        "<row><c r=\"A1\" t=\"s\"><v> 1</v></c></row>",
        "<row><c r=\"A1\" t=\"s\"><v>-0</v></c></row>",
        "<row><c r=\"A1\" t=\"s\"><v>18446744073709551617</v></c></row>",
        "<row><c r=\"A1\"><v>0x1F</v></c></row>", /* a number for C alone */
        "<row><c r=\"A1\"><v> 31</v></c></row>",
        "<row><c r=\"A1\"><v>inf</v></c></row>",
        "<row><c r=\"A1\"><v>1-2</v></c></row>", /* no number */
        "<row><c r=\"A1\"><v>1e</v></c></row>",
        "<row><c r=\"A1\"><f>B1</f></c></row>", /* no value */
        "<row><c r=\"A0\"><v>1</v></c></row>",  /* no place */
        "<row><c r=\"A07\"><v>1</v></c></row>",
        "<row><c r=\"XFE1\"><v>1</v></c></row>",
        "<row><c r=\"A1\"><v>1</v></c>", /* a row that does not end */
        "<row><c r=\"A1\"><v>1</v></c></row></row>",
        "<row><c r=\"A1\" t=\"e\"><v>1</v></c></row>",
        "<row><c r=\"A1\" s=\"1\" s=\"1\"><v>1</v></c></row>", /* no XML */
        "<row><c r=\"A1\"><v>1</v></c><c r=\"B1\"><v>2</c></row>",
        "<row><c r=\"A1\"><f>B\x01</f><v>1</v></c></row>",
        "<row r=\"1\"><c r=\"A1\"><v>1</v></c>", /* the same, where the parser sees no row */
        "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row></row>",
        "<row r=\"1\"><row r=\"2\"></row></row>",
        "<row r=\"1\"><c r=\"A1\"><v>1</v></row></c>",
        "<row r=\"1\"/></row>",
        "<row>x<c r=\"A1\"><v>1</v></c></row>", /* letters that belong to no cell */
        "<row><c r=\"A1\">x<v>1</v></c></row>",
        "<row><c r=\"A1\"><v>1</v>x</c></row>",
        "<row><c r=\"A1\"><v>1</v></c></row>x",
        "<row r=\"1\"><c r=\"A1\" s=\"3\"/>8\" s=\"3\"/><c r=\"C1\"><v>1</v></c></row>",
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

/* What is not a cell and has one form: whole, and what it leaves of a part that goes on behind it. */
static size_t
read_row(str s) {
    bool empty;

    return readback_zip_plain_row(s, &empty);
}
static size_t
read_string(str s) {
    str text;

    return readback_zip_plain_string(s, &text);
}
static const struct {
    const char *plain;
    size_t (*read)(str s);
} forms[] = {
    {"<row r=\"7\" spans=\"1:9\" ht=\"15.75\" customHeight=\"1\">", read_row},
    {"<row r=\"7\" spans=\"1:9\" ht=\"15.75\" customHeight=\"1\" x14ac:dyDescent=\"0.25\">",
     read_row},
    {"<col min=\"1\" max=\"2\" width=\"5.85546875\" customWidth=\"1\"/>",
     readback_zip_plain_column},
    {"<mergeCell ref=\"B7:BC99\"/>", readback_zip_plain_merge},
    {"<si><t>Tên xã</t></si>", read_string},
    {"<si><t></t></si>", read_string},
};

Test(readback_zip, what_has_one_form_is_whole_or_none) {
    char text[256];

    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
        const size_t n = strlen(forms[i].plain);

        (void)snprintf(text, sizeof text, "%s<", forms[i].plain);
        cr_expect_eq(forms[i].read(str_from(text)), n, "%s", text);
        for (size_t k = 0; k < n; k++) {
            cr_expect_eq(forms[i].read((str){text, k}), 0, "%zu of %s", k, text);
        }
        for (size_t k = 0; k < n;
             k++) { /* nor with a letter left out that is not of its contents */
            (void)snprintf(text, sizeof text, "%.*s%s<", (int)k, forms[i].plain,
                           forms[i].plain + k + 1);
            cr_expect(forms[i].read(str_from(text)) == 0 ||
                          strchr("0123456789:.Tên xãBC", forms[i].plain[k]) != NULL,
                      "%s", text);
        }
    }
}

Test(readback_zip, strings_are_the_same_with_the_parser_and_without) {
    static const char row[] =
        "<row><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>2</v></c></row>";

    cr_expect_str_eq(cells(row), "A1 không|B1 hai & ba|", "%s", cells(row));
}

/* Sheets in pairs: of the same sum, or not. */
static const struct {
    const char *one, *other;
    bool same;
} sums[] = {
    {"<row r=\"7\"><c r=\"B7\" t=\"s\"><v>1</v></c></row>",
     "<row><c  r=\"B7\" t=\"s\"><v>1</v></c></row>", true},
    {"<row r=\"7\"><c r=\"B7\" t=\"s\"><v>1</v></c></row>",
     "<row r=\"7\"><c r=\"B7\" t=\"inlineStr\"><is><t>một</t></is></c></row>", true},
    {"<row r=\"7\"><c r=\"B7\"><f>A1+1</f><v>1</v></c></row>",
     "<row r=\"7\"><c r=\"B7\"><f>A1&#43;1</f><v>1</v></c></row>", true},
    {"<row r=\"7\"><c r=\"B7\" s=\"1\"/><c r=\"C7\"><v>1</v></c></row>",
     "<row r=\"7\"><c r=\"C7\"><v>1</v></c></row>", true},
    {"<row r=\"7\"><c r=\"B7\" t=\"s\"><v>1</v></c></row>",
     "<row r=\"7\"><c r=\"B7\" t=\"s\"><v>0</v></c></row>", false},
    {"<row r=\"7\"><c r=\"B7\"><v>1</v></c></row>", "<row r=\"7\"><c r=\"B7\"><v>2</v></c></row>",
     false},
    {"<row r=\"7\"><c r=\"B7\"><v>0.1</v></c></row>",
     "<row r=\"7\"><c r=\"B7\"><v>0.1000000000000001</v></c></row>", false},
    {"<row r=\"7\"><c r=\"B7\"><v>1</v></c></row>",
     "<row r=\"7\"><c r=\"B7\" t=\"str\"><v>1</v></c></row>", false},
    {"<row r=\"7\"><c r=\"B7\"><v>1</v></c></row>", "<row r=\"7\"><c r=\"C7\"><v>1</v></c></row>",
     false},
    {"<row r=\"7\"><c r=\"B7\"><v>1</v></c></row>", "<row r=\"8\"><c r=\"B8\"><v>1</v></c></row>",
     false},
    {"<row r=\"7\"><c r=\"B7\"><f>A1</f><v>1</v></c></row>",
     "<row r=\"7\"><c r=\"B7\"><v>1</v></c></row>", false},
    {"<row r=\"7\"><c r=\"B7\"><f>A1</f><v>1</v></c></row>",
     "<row r=\"7\"><c r=\"B7\"><f>A2</f><v>1</v></c></row>", false},
    {"<row r=\"7\"><c r=\"B7\"><v>1</v></c><c r=\"C7\"><v>2</v></c></row>",
     "<row r=\"7\"><c r=\"B7\"><v>1</v></c></row>", false},
    {"<row r=\"7\"><c r=\"B7\"><v>1</v></c><c r=\"C7\"><v>2</v></c></row>",
     "<row r=\"7\"><c r=\"C7\"><v>2</v></c><c r=\"B7\"><v>1</v></c></row>", false},
    {"<row r=\"7\"/>",
     "</sheetData><mergeCells count=\"1\"><mergeCell ref=\"A1:B1\"/></mergeCells><sheetData>",
     false},
};

Test(readback_zip, sheets_have_one_sum_when_their_cells_are_the_same) {
    for (size_t i = 0; i < sizeof sums / sizeof sums[0]; i++) {
        const uint64_t one = sum(sums[i].one);
        const uint64_t other = sum(sums[i].other);

        cr_expect(one != 0 && other != 0 && (one == other) == sums[i].same, "%s, %s", sums[i].one,
                  sums[i].other);
    }
}

Test(readback_zip, a_figure_has_the_hash_of_what_is_written_for_it) {
    static const struct {
        double v;
        const char *text;
    } figures[] = {{0, "0"},
                   {-0.0, "-0"},
                   {7, "7"},
                   {-7, "-7"},
                   {1188826, "1188826"},
                   {999999999999999, "999999999999999"},
                   {1e15, "1000000000000000"},
                   {1e16, "1E+16"},
                   {0.9655, "0.9655"},
                   {1.0 / 3, "0.3333333333333333"},
                   {2015.5, "2015.5"},
                   {-1.25e-7, "-1.25E-07"}};

    for (size_t i = 0; i < sizeof figures / sizeof figures[0]; i++) {
        cr_expect_eq(cell_sum_figure(figures[i].v), map_hash(str_from(figures[i].text)), "%s",
                     figures[i].text);
    }
}
