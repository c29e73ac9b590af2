/* book - what a workbook holds, cell by cell; the scanner of sheets against its judge; files made to harm. */

#include <criterion/criterion.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "dumped.h"
#include "office/figure.h"
#include "office/kind.h"
#include "office/ooxml_book.h"
#include "office/ooxml_sheet.h"
#include "thorough.h"
#include "zipped.h"

static const char styles[] =
    "<numFmts><numFmt numFmtId=\"164\" formatCode=\"[$-42A]d\\ mmm\\ yyyy;@\"/>"
    "<numFmt numFmtId=\"165\" formatCode=\"#,##0&quot; ngày&quot;\"/></numFmts>"
    "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
    "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"10\"/>"
    "<xf numFmtId=\"164\"/><xf numFmtId=\"165\"/></cellXfs>";
static const char strings[] =
    "<si><t>Hoà</t></si><si><r><rPr><b/></rPr><t>Người </t></r><r><t>dân</t></r>"
    "<rPh sb=\"0\" eb=\"1\"><t>không đọc</t></rPh></si><si><t>a_x0041_ &amp; b</t></si><si/>";

/* The rows of the first sheet, by the scanner or by its judge. */
static void
read_sheet(str bytes, bool judged, struct buf *out) {
    const int fd = zipped_fd(bytes);
    struct package *p;
    struct ooxml_book *b;
    struct ooxml_sheet *s;
    struct row row;
    struct err e;
    enum row_step step = ROW_FAILED;

    row_start(&row);
    cr_assert(package_open(fd, &p, &e), "%s", e.what);
    cr_assert(ooxml_book_open(p, "xl/workbook.xml", &b, &e), "%s", e.what);
    if (ooxml_sheet_new(b, &b->sheet[0], judged, &s, &e)) {
        while ((step = ooxml_sheet_next(s, &row, &e)) == ROW_READ) {
            dumped_row(&row, out);
        }
        ooxml_sheet_free(s);
    }
    buf_text(out, step == ROW_END ? "end" : e.what);
    row_free(&row);
    ooxml_book_close(b);
    package_close(p);
    (void)close(fd);
}

static void
expect_rows(const struct zipped_book *of, const char *expected) {
    struct buf file = {0};
    struct buf seen = {0};

    zipped_book(of, &file);
    dumped_book(buf_view(&file), &seen);
    cr_expect_str_eq(buf_z(&seen), expected);
    buf_free(&file);
    buf_free(&seen);
}

Test(book, cells_of_every_kind_are_read_as_what_they_show) {
    expect_rows(
        &(struct zipped_book){
            .styles = styles,
            .strings = strings,
            .sheet =
                "<sheetData>"
                "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c>"
                "<c r=\"C1\" t=\"s\"><v>2</v></c><c r=\"D1\" t=\"s\"><v>3</v></c></row>"
                "<row r=\"3\" hidden=\"1\"><c r=\"B3\"><v>12500000</v></c>"
                "<c r=\"C3\"><v>1.25E+7</v></c><c r=\"D3\"><v>0.15000000000000002</v></c>"
                "<c r=\"E3\" s=\"2\"><v>0.965</v></c><c r=\"F3\"><v>1E+20</v></c></row>"
                "<row><c s=\"1\"><v>46112</v></c><c s=\"3\"><v>46112.75</v></c>"
                "<c s=\"1\"><v>59</v></c><c s=\"1\"><v>60</v></c><c s=\"4\"><v>7</v></c></row>"
                "<row r=\"9\"><c t=\"b\"><v>1</v></c><c t=\"e\"><v>#N/A</v></c>"
                "<c><f>1+1</f></c><c><f>1+1</f><v>2</v></c><c t=\"str\"><f>A1</f><v>x</v></c>"
                "<c t=\"str\"><f>A1</f><v></v></c><c t=\"inlineStr\"><is><t>n&#7897;i</t></is></c>"
                "<c t=\"d\"><v>2026-03-31T00:00:00</v></c><c s=\"9\"/></row>"
                "</sheetData>"},
        "[03-2026]\n"
        "R1 0:Hoà 1:Người dân 2:aA & b\n"
        "R3h 1#12500000 2#12500000 3#0.15 4#96.5% 5#1E+20\n"
        "R4 0=2026-03-31 1=2026-03-31 2=1900-02-28 3=1900-02-29 4#7\n"
        "R9 0?1 1!#N/A 2~ 3#2 4:x 6:nội 7=2026-03-31T00:00:00\n");
}

Test(book, days_are_counted_from_1904_where_the_book_says_so) {
    expect_rows(&(struct zipped_book){.head = "<workbookPr date1904=\"true\"/>",
                                      .styles = styles,
                                      .sheet = "<sheetData><row><c s=\"1\"><v>44650</v></c>"
                                               "<c s=\"1\"><v>0</v></c></row></sheetData>"},
                "[03-2026]\nR1 0=2026-03-31 1=1904-01-01\n");
}

Test(book, every_sheet_is_there_a_hidden_one_too) {
    expect_rows(&(struct zipped_book){.sheet = "<sheetData><row><c><v>1</v></c></row></sheetData>",
                                      .second = "<sheetData/>"},
                "[03-2026]\nR1 0#1\n[Phụ ẩn]\n");
}

/* --- the scanner and its judge ----------------------------------------------------- */

static const char *const shape[] = {
    "<row r=\"1\" spans=\"1:3\" x14ac:dyDescent=\"0.25\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>",
    "<row r=\"2\"><c r=\"C2\" s=\"2\"><v>0.5</v></c><c r=\"A2\"><v>1</v></c></row>",
    "<row r=\"2\" hidden=\"true\"/><row><c/><c><v/></c><c><v>3</v></c></row>",
    "\n  <row>\n    <c>\n      <f>A1&lt;2</f>\n      <v>1</v>\n    </c>\n  </row>\n",
    "<row><c t=\"inlineStr\"><is><t xml:space=\"preserve\"> a&amp;b&#x1EC7; </t></is></c></row>",
    "<row><c t=\"inlineStr\"><is><r><t>a</t></r><r><t>b</t></r></is></c></row>",
    ("<row r=\"12\"><c r=\"A12\" t=\"inlineStr\"><is><t>28/10/1985, _x0041_</t></is></c>"
     "<c r=\"C12\" t=\"inlineStr\"></c><c r=\"AB12\" s=\"1\"><v>9</v></c></row>"),
    "<row r=\"0012\"><c r=\"A0012\"><v>1</v></c><c r=\"B12\"><v>2</v></c></row>",
    "<row r=\"00000012\"><c r=\"A00000012\"><v>1</v></c><c r=\"XFE12\"/></row>",
    ("<row r=\"12\"><c r=\"A12\" t=\"inlineStr\"><is><t>a</t></is></c>"
     "<c r=\"A12\" t=\"inlineStr\"><is><t>b</t></is></c></row>"),
    "<row><c t=\"str\"><v>a<![CDATA[<b>]]></v></c><!-- </row> --></row>",
    "<x:row><x:c><x:v>7</x:v></x:c></x:row>",
    "<row ><c ><v >7</v ></c ></row >",
    "<row r='1'><c r='A1'><v>7</v></c></row>",
    "<row r=\"5\"/><row r=\"4\"/>",
    "<row><c r=\"A1\"><v>1</v></c><c r=\"A1\"><v>2</v></c></row>",
    "<row><c r=\"A2\"><v>1</v></c></row>",
    "<row><c r=\"XFE1\"><v>1</v></c></row>",
    "<row r=\"1048577\"/>",
    "<row><c t=\"s\"><v>4</v></c></row>",
    "<row><c><v>abc</v></c></row>",
    "<row><c t=\"q\"><v>1</v></c></row>",
    "<row><c t=\"str\"><v>a]]>b</v></c></row>",
    "<row><c t=\"str\"><v>a\r\nb</v></c></row>",
    "<row><c t=\"str\"><v>a_x0007_</v></c><c t=\"str\"><v>\xc4\x90</v></c></row>",
    "<row><c t=\"str\"><v>\xc4</v></c></row>",
    "<row><c t=\"str\"><v>\xef\xbf\xbf</v></c></row>",
    "<row><c><v>1</v><v>2</v></c></row>",
    "<row><c r=\"A1\" r=\"A1\"><v>1</v></c></row>",
    "<row><c r=\"A1\"t=\"n\"><v>1</v></c></row>",
    "<row><c><v>&bad;</v></c></row>",
    "<row><c><v>1</v></c></row></sheetData><sheetData><row><c><v>2</v></c></row>",
    "<row><c><v>1</v></c><extLst><ext/></extLst></row>",
    "<row><c><v>1</v>",
    "<row><c><v>1</v></c></row>stray",
};

static void
expect_same(const char *rows, size_t n) {
    struct buf file = {0};
    struct buf scanned = {0};
    struct buf judged = {0};
    struct buf sheet = {0};

    buf_text(&sheet, "<cols><col min=\"2\" max=\"3\" hidden=\"1\"/></cols><sheetData>");
    buf_add(&sheet, rows, n);
    buf_text(&sheet, "</sheetData>");
    zipped_book(&(struct zipped_book){.sheet = buf_z(&sheet), .styles = styles, .strings = strings},
                &file);
    read_sheet(buf_view(&file), false, &scanned);
    read_sheet(buf_view(&file), true, &judged);
    cr_assert_str_eq(buf_z(&scanned), buf_z(&judged), "of %s: scanned %s judged %s", buf_z(&sheet),
                     buf_z(&scanned), buf_z(&judged));
    buf_free(&sheet);
    buf_free(&file);
    buf_free(&scanned);
    buf_free(&judged);
}

Test(book, the_scanner_reads_every_shape_as_its_judge_does) {
    for (size_t i = 0; i < sizeof shape / sizeof shape[0]; i++) {
        expect_same(shape[i], strlen(shape[i]));
    }
}

/* A letter left out, doubled, or another one in its place: everywhere, in the shapes that the scanner reads. */
Test(book, the_scanner_reads_a_slip_anywhere_as_its_judge_does) {
    static const char other[] = "<\"& v";

    for (size_t i = 0; i < 7; i += 2) {
        const size_t n = strlen(shape[i]);

        for (size_t at = i % EACH; at < n; at += EACH) {
            struct buf b = {0};

            buf_add(&b, shape[i], at);
            buf_text(&b, shape[i] + at + 1);
            expect_same(b.p, b.n);
            for (const char *c = other; *c != '\0'; c++) {
                buf_clear(&b);
                buf_text(&b, shape[i]);
                b.p[at] = *c;
                expect_same(b.p, b.n);
            }
            buf_free(&b);
        }
    }
}

/* Eight letters are looked at together: whatever byte stands anywhere among them. */
Test(book, the_scanner_reads_any_byte_anywhere_in_a_text_as_its_judge_does) {
    static const char before[] = "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>";
    enum { LETTERS = 19 };

    for (unsigned byte = 1; byte <= UCHAR_MAX; byte++) {
        for (unsigned at = byte % EACH; at < LETTERS; at += EACH) {
            struct buf b = {0};

            buf_fmt(&b, "%s%.*s</t></is></c></row>", before, LETTERS, "abcdefghijklmnopqrs");
            b.p[sizeof before - 1 + at] = (char)byte;
            expect_same(b.p, b.n);
            buf_free(&b);
        }
    }
}

/* --- files made to harm -------------------------------------------------------------- */

static void
expect_refused(str bytes, const char *why) {
    struct buf seen = {0};

    dumped_book(bytes, &seen);
    cr_expect(strstr(buf_z(&seen), "refused: ") != NULL && strstr(buf_z(&seen), why) != NULL,
              "not \"%s\" but: %.300s", why, buf_z(&seen));
    buf_free(&seen);
}

static void
expect_sheet_refused(const char *sheet, const char *why) {
    struct buf file = {0};

    zipped_book(&(struct zipped_book){.sheet = sheet}, &file);
    expect_refused(buf_view(&file), why);
    buf_free(&file);
}

Test(book, a_file_cut_anywhere_is_refused) {
    struct buf file = {0};

    zipped_book(&(struct zipped_book){.sheet = "<sheetData/>"}, &file);
    for (size_t n = 4; n < file.n; n += 7) {
        expect_refused((str){file.p, n}, "bị hỏng");
    }
    buf_free(&file);
}

Test(book, a_letter_that_was_lost_on_the_way_is_seen) {
    struct buf file = {0};
    char *at;

    zipped_book(&(struct zipped_book){.sheet = "<sheetData><row><c><v>12345</v></c></row>"
                                               "</sheetData>"},
                &file);
    at = memmem(file.p, file.n, "12345", 5);
    at[2] = '9';
    expect_refused(buf_view(&file), "sai số kiểm tra");
    buf_free(&file);
}

Test(book, xml_that_declares_or_nests_or_ends_too_early_is_refused) {
    struct buf deep = {0};

    for (int i = 0; i < 200; i++) {
        buf_text(&deep, "<a>");
    }
    expect_sheet_refused(buf_z(&deep), "lồng nhau quá sâu");
    expect_sheet_refused("<sheetData><row><c><v>1</v></row></sheetData>", "XML không hợp lệ");
    expect_sheet_refused("<sheetData><row r=\"2\"/><row r=\"2\"/></sheetData>", "thứ tự");
    expect_sheet_refused("<sheetData><row><c t=\"s\"><v>0</v></c></row></sheetData>",
                         "chữ dùng chung không có");
    buf_free(&deep);
}

Test(book, a_declaration_of_entities_is_refused) {
    struct zipped z = {.parts = 0};

    zipped_part(&z, "_rels/.rels",
                STR("<!DOCTYPE r [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>"
                    "<Relationships>&b;</Relationships>"));
    expect_refused(zipped_end(&z), "có khai báo DTD");
    zipped_free(&z);
}

Test(book, a_row_of_a_million_cells_is_refused) {
    struct buf b = {0};

    buf_text(&b, "<sheetData><row>");
    for (int i = 0; i < 1000000; i++) {
        buf_text(&b, "<c><v>1</v></c>");
    }
    buf_text(&b, "</row></sheetData>");
    expect_sheet_refused(buf_z(&b), "ngoài trang tính");
    buf_free(&b);
}

/* A workbook of n sheets that are all one part. */
static void
put_one_part_often(struct zipped *z, int n, str part) {
    struct buf sheets = {0};

    buf_text(&sheets, "<workbook xmlns:r=\"r\"><sheets>");
    for (int i = 0; i < n; i++) {
        buf_fmt(&sheets, "<sheet name=\"S%d\" r:id=\"a\"/>", i);
    }
    buf_text(&sheets, "</sheets></workbook>");
    zipped_part(z, "_rels/.rels",
                STR("<R><Relationship Id=\"x\" Type=\"x/officeDocument\" "
                    "Target=\"xl/workbook.xml\"/></R>"));
    zipped_part(z, "xl/_rels/workbook.xml.rels",
                STR("<R><Relationship Id=\"a\" Type=\"x/worksheet\" Target=\"s.xml\"/></R>"));
    zipped_part(z, "xl/workbook.xml", buf_view(&sheets));
    zipped_deflated(z, "xl/s.xml", part);
    buf_free(&sheets);
}

Test(book, sheets_without_measure_are_refused) {
    enum { BLANKS = 24 << 20 };
    struct zipped many = {.parts = 0};
    struct zipped often = {.parts = 0};
    struct buf sheet = {0};

    put_one_part_often(&many, 1001, STR("<worksheet/>"));
    expect_refused(zipped_end(&many), "có hơn 1.000 trang");
    buf_text(&sheet, "<worksheet><sheetData>");
    memset(buf_take(&sheet, BLANKS), ' ', BLANKS);
    buf_text(&sheet, "</sheetData></worksheet>");
    put_one_part_often(&often, 20, buf_view(&sheet)); /* each less than what is looked at */
    expect_refused(zipped_end(&often), "giải nén ra quá lớn");
    buf_free(&sheet);
    zipped_free(&many);
    zipped_free(&often);
}

Test(book, parts_are_found_in_any_case) {
    struct zipped z = {.parts = 0};
    struct buf seen = {0};

    zipped_part(&z, "_rels/.RELS",
                STR("<R><Relationship Id=\"x\" Type=\"x/officeDocument\" "
                    "Target=\"xl/Workbook.xml\"/></R>"));
    zipped_part(&z, "xl/_rels/workbook.XML.rels",
                STR("<R><Relationship Id=\"a\" Type=\"x/worksheet\" Target=\"S.xml\"/></R>"));
    zipped_part(&z, "XL/workbook.xml",
                STR("<workbook><sheets><sheet name=\"A\" id=\"a\"/></sheets></workbook>"));
    zipped_part(&z, "xl/s.xml",
                STR("<worksheet><sheetData><row><c><v>7</v></c></row></sheetData></worksheet>"));
    zipped_part(&z, "XL/S.XML", STR("<worksheet/>")); /* the first of a name counts */
    dumped_book(zipped_end(&z), &seen);
    cr_expect(strstr(buf_z(&seen), "7") != NULL, "%s", buf_z(&seen));
    zipped_free(&z);
    buf_free(&seen);
}

Test(book, what_unpacks_without_measure_is_refused) {
    enum { BLANKS = 80 << 20 };
    struct zipped z = {.parts = 0};
    struct buf b = {0};

    memset(buf_take(&b, BLANKS), ' ', BLANKS);
    zipped_part(
        &z, "_rels/.rels",
        STR("<R><Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"xl/w.xml\"/></R>"));
    zipped_deflated(&z, "xl/w.xml", buf_view(&b));
    expect_refused(zipped_end(&z), "giải nén ra quá lớn");
    buf_free(&b);
    zipped_free(&z);
}

Test(book, what_is_locked_or_no_workbook_is_told_as_such) {
    struct zipped z = {.flags = 1};

    zipped_part(&z, "_rels/.rels", STR("<R/>"));
    expect_refused(zipped_end(&z), "có mật khẩu");
    zipped_free(&z);
    zipped_part(
        &z, "_rels/.rels",
        STR("<R><Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"word/d.xml\"/></R>"));
    expect_refused(zipped_end(&z), "tài liệu Word");
    zipped_free(&z);
    zipped_part(&z, "a.csv", STR("x"));
    expect_refused(zipped_end(&z), "gói nén ZIP");
    zipped_free(&z);
}

/* --- numbers and formats ---------------------------------------------------------------- */

Test(book, a_format_is_a_date_by_what_it_shows) {
    static const struct {
        const char *code;
        enum figure_class class;
    } row[] = {{"General", FIGURE_PLAIN},
               {"#,##0", FIGURE_PLAIN},
               {"0.00E+00", FIGURE_PLAIN},
               {"dd/mm/yyyy", FIGURE_DATE},
               {"[$-42A]d mmm yyyy;@", FIGURE_DATE},
               {"mm/yy", FIGURE_DATE},
               {"mmm", FIGURE_DATE},
               {"h:mm", FIGURE_PLAIN},
               {"[h]:mm:ss", FIGURE_PLAIN},
               {"#,##0\" đồng\"", FIGURE_PLAIN},
               {"[Red]0.0%", FIGURE_PERCENT},
               {"0\\d", FIGURE_PLAIN},
               {"_(* #,##0_);_(* \\(#,##0\\);_(* \"-\"??_);_(@_)", FIGURE_PLAIN},
               {"\"ngày\" dd", FIGURE_DATE}};

    for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
        cr_expect_eq(figure_class_of_code(str_from(row[i].code)), row[i].class, "%s", row[i].code);
    }
    cr_expect_eq(figure_class_of_id(14), FIGURE_DATE);
    cr_expect_eq(figure_class_of_id(20), FIGURE_PLAIN);
    cr_expect_eq(figure_class_of_id(9), FIGURE_PERCENT);
}

Test(book, a_number_has_the_digits_that_office_programs_show) {
    static const struct {
        double v;
        enum figure_class class;
        const char *text;
    } row[] = {{0, FIGURE_PLAIN, "0"},
               {-0.0, FIGURE_PLAIN, "0"},
               {1234567890123, FIGURE_PLAIN, "1234567890123"},
               {0.1 + 0.2, FIGURE_PLAIN, "0.3"},
               {-12.5, FIGURE_PLAIN, "-12.5"},
               {100, FIGURE_PLAIN, "100"},
               {999999999999999.0, FIGURE_PLAIN, "999999999999999"},
               {1e15, FIGURE_PLAIN, "1E+15"},
               {0.0025, FIGURE_PLAIN, "0.0025"},
               {0.9515, FIGURE_PERCENT, "95.15%"},
               {1, FIGURE_PERCENT, "100%"},
               {0, FIGURE_PERCENT, "0%"},
               {0.0005, FIGURE_PERCENT, "0.05%"},
               {1, FIGURE_DATE, "1900-01-01"},
               {61, FIGURE_DATE, "1900-03-01"},
               {46111.9999999999, FIGURE_DATE, "2026-03-31"},
               {0.5, FIGURE_DATE, "0.5"},
               {3000000, FIGURE_DATE, "3000000"}};

    for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
        char text[FIGURE_TEXT];
        enum row_kind kind;
        const size_t n = figure_text(row[i].v, row[i].class, false, text, &kind);

        cr_expect(str_eq((str){text, n}, str_from(row[i].text)), "%.*s is not %s", (int)n, text,
                  row[i].text);
    }
}

/* What is plain is taken as it stands: a sign, 1 to 15 digits, no zero in front of others. */
Test(book, only_a_number_that_would_be_written_so_again_is_plain) {
    static const struct {
        const char *text;
        bool plain;
    } row[] = {{"0", true},
               {"7", true},
               {"10", true},
               {"-5", true},
               {"999999999999999", true},
               {"-999999999999999", true},
               {"1000000000000000", false},
               {"-1000000000000000", false},
               {"00", false},
               {"05", false},
               {"-0", false},
               {"-05", false},
               {"", false},
               {"-", false},
               {"--1", false},
               {"+1", false},
               {"1.5", false},
               {"1/", false},
               {"1:", false},
               {"1E5", false}};

    for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
        cr_expect_eq(figure_is_plain(str_from(row[i].text)), row[i].plain, "%s", row[i].text);
    }
}

Test(book, a_file_is_told_by_its_first_bytes) {
    static const struct {
        const char *head;
        enum kind kind;
    } row[] = {{"ma_xa,ten_xa\n", KIND_TEXT},
               {"PK\x03\x04...", KIND_ZIP},
               {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", KIND_COMPOUND},
               {"\xef\xbb\xbf \r\n<HTML xmlns", KIND_HTML},
               {"<table border=1>", KIND_HTML},
               {"<?xml version", KIND_XML},
               {"MIME-Version: 1.0", KIND_MHTML},
               {"%PDF-1.7", KIND_PDF},
               {"<10 người", KIND_TEXT},
               {"", KIND_TEXT}};

    for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
        cr_expect_eq(kind_of(str_from(row[i].head)), row[i].kind, "%s", row[i].head);
        cr_expect_eq(kind_name(row[i].kind) == NULL, row[i].kind <= KIND_COMPOUND);
    }
}
