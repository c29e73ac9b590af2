/* book_sheet - the part of a sheet of an .xlsx: longer than what is held of it at a time, in other letters, and with what stands
 * about its rows. */

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "dumped.h"
#include "zipped.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

/* A workbook of one sheet "A"; NULL: its part is missing. */
static void
put_book(const char *sheet, struct buf *out) {
    struct zipped z = {.parts = 0};

    zipped_part(&z, "_rels/.rels",
                STR("<R><Relationship Id=\"x\" Type=\"x/officeDocument\" "
                    "Target=\"xl/workbook.xml\"/></R>"));
    zipped_part(&z, "xl/_rels/workbook.xml.rels",
                STR("<R><Relationship Id=\"a\" Type=\"x/worksheet\" Target=\"s.xml\"/></R>"));
    zipped_part(&z, "xl/workbook.xml",
                STR("<workbook><sheets><sheet name=\"A\" id=\"a\"/></sheets></workbook>"));
    if (sheet != NULL) {
        zipped_part(&z, "xl/s.xml", str_from(sheet));
    }
    buf_str(out, zipped_end(&z));
    zipped_free(&z);
}

static void
expect_sheet(const char *sheet, const char *want) {
    struct buf file = {0};
    struct buf seen = {0};

    put_book(sheet, &file);
    dumped_book(buf_view(&file), &seen);
    cr_expect(want[0] == '!' ? strstr(buf_z(&seen), "refused: ") != NULL &&
                                   strstr(buf_z(&seen), want + 1) != NULL
                             : strcmp(buf_z(&seen), want) == 0,
              "%.100s: not %.100s but %.200s", sheet == NULL ? "" : sheet, want, buf_z(&seen));
    buf_free(&file);
    buf_free(&seen);
}

/* 2^18 bytes are held at a time.  way: "" as most programs write rows; else a word that the scanner leaves to its judge. */
static void
expect_many(const char *way) {
    enum { ROWS = 9000 };
    struct buf sheet = {0};
    struct buf want = {0};

    buf_text(&sheet, "<worksheet><sheetData>");
    buf_text(&want, "[A]\n");
    for (unsigned r = 1; r <= ROWS; r++) {
        buf_fmt(
            &sheet,
            "<row r=\"%u\"><c r=\"A%u\"%s><v>%u</v></c><c r=\"C%u\" t=\"inlineStr\"><is><t>dòng %u"
            "</t></is></c></row>",
            r, r, way, r * 3, r, r);
        buf_fmt(&want, "R%u 0#%u 2:dòng %u\n", r, r * 3, r);
    }
    buf_text(&sheet, "</sheetData></worksheet>");
    cr_expect_gt(sheet.n, 2 << 18);
    expect_sheet(buf_z(&sheet), buf_z(&want));
    buf_free(&sheet);
    buf_free(&want);
}

Test(book_sheet, a_sheet_longer_than_what_is_held_is_read_row_by_row) {
    expect_many("");
    expect_many(" x='1'");
}

/* 16,000 cells of 40 letters are 800 KB. */
Test(book_sheet, a_row_longer_than_what_is_held_is_one_row) {
    enum { CELLS = 16000 };
    struct buf sheet = {0};
    struct buf want = {0};

    buf_text(&sheet, "<worksheet><sheetData><row>");
    buf_text(&want, "[A]\nR1");
    for (unsigned c = 0; c < CELLS; c++) {
        buf_fmt(&sheet, "<c t=\"inlineStr\"><is><t>%020u</t></is></c>", c);
        buf_fmt(&want, " %u:%020u", c, c);
    }
    buf_text(&sheet, "</row><row><c><v>7</v></c></row></sheetData></worksheet>");
    buf_text(&want, "\nR2 0#7\n");
    expect_sheet(buf_z(&sheet), buf_z(&want));
    buf_free(&sheet);
    buf_free(&want);
}

#define ROW  "<row><c t=\"str\"><v>\xc3\xa9</v></c></row>"
#define REST "<worksheet><sheetData>" ROW "</sheetData></worksheet>"

Test(book_sheet, the_letters_of_a_sheet_are_those_that_its_declaration_says) {
    static const struct {
        const char *sheet, *seen;
    } row[] = {
        {REST, "[A]\nR1 0:é\n"},
        {"<?xml version=\"1.0\"?>" REST, "[A]\nR1 0:é\n"},
        {"<?xml version=\"1.0\" encoding=\"UTF-8\"?>" REST, "[A]\nR1 0:é\n"},
        {"<?xml version='1.0' encoding='utf-8' standalone='yes'?>" REST, "[A]\nR1 0:é\n"},
        {"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" REST, "[A]\nR1 0:Ã©\n"},
        {"<?xml version='1.0' encoding='iso-8859-1'?>" REST, "[A]\nR1 0:Ã©\n"},
        {"<?xml version=\"1.0\"?><worksheet encoding=\"ISO-8859-1\"><sheetData>" ROW
         "</sheetData></worksheet>",
         "[A]\nR1 0:é\n"},
    };

    for (size_t i = 0; i < COUNT(row); i++) {
        expect_sheet(row[i].sheet, row[i].seen);
    }
}

#define SEVEN "<row><c><v>7</v></c></row>"

Test(book_sheet, rows_stand_in_their_own_element_alone) {
    static const struct {
        const char *sheet, *seen;
    } row[] = {
        {"<worksheet><sheetData/></worksheet>", "[A]\n"},
        {"<worksheet><sheetData x=\"1\">" SEVEN "</sheetData></worksheet>", "[A]\nR1 0#7\n"},
        {"<worksheet>" SEVEN "<sheetData>" SEVEN "</sheetData>" SEVEN "</worksheet>",
         "[A]\nR1 0#7\n"},
        {"<worksheet><!-- <sheetData> --><sheetData>" SEVEN "</sheetData></worksheet>",
         "[A]\nR1 0#7\n"},
        {"<worksheet><x></y><sheetData>" SEVEN "</sheetData></worksheet>", "!XML không hợp lệ"},
        {"<worksheet><sheetData>" SEVEN "</sheetData>", "!XML không hợp lệ"},
        {"<worksheet><sheetData>" SEVEN SEVEN "<row><c t=\"q\"><v>1</v></c></row></sheetData>"
         "</worksheet>",
         "!sau dòng 2"},
        {"<worksheet><sheetData><row><c t=\"inlineStr\"><f>A1</f><is><t></t></is></c></row>"
         "</sheetData></worksheet>",
         "[A]\nR1\n"},
        {"<worksheet><sheetData><row><c t=\"inlineStr\" x='1'><f>A1</f><is><t></t></is></c></row>"
         "</sheetData></worksheet>",
         "[A]\nR1\n"},
        {"<worksheet><sheetData><row><c "
         "t=\"inlineStr\"><rPh/><is><rPh><t>z</t></rPh><t>x</t></is></c>"
         "</row></sheetData></worksheet>",
         "[A]\nR1 0:x\n"},
        {NULL, "!bị hỏng"},
    };

    for (size_t i = 0; i < COUNT(row); i++) {
        expect_sheet(row[i].sheet, row[i].seen);
    }
}
