/* docx_book - the workbook inside a chart, which "Edit data" opens.  See docx_parts.h. */

#include "word/docx_parts.h"

#define NS   "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define TYPE "officedocument.spreadsheetml."

static void
text_cell(struct buf *b, char col, size_t row, str s) {
    buf_fmt(b, "<c r=\"%c%zu\" t=\"inlineStr\"><is><t>", col, row);
    markup_escape(b, s);
    buf_text(b, "</t></is></c>");
}

static void
number_cell(struct buf *b, size_t col, size_t row, struct num_ratio v) {
    buf_fmt(b, "<c r=\"%c%zu\" s=\"1\"><v>%.15g</v></c>", (char)('B' + col), row, num_double(v));
}

static void
put_sheet(struct buf *b, const struct doc_chart *c, bool guide) {
    buf_text(b, DOCX_XML "<worksheet xmlns=\"" NS "\"><sheetData><row r=\"1\">");
    for (size_t s = 0; s < c->series_n; s++) {
        text_cell(b, (char)('B' + s), 1, c->series[s].name);
    }
    if (guide) {
        text_cell(b, (char)('B' + c->series_n), 1, c->guide_name);
    }
    buf_text(b, "</row>");
    for (size_t i = 0; i < c->categories; i++) {
        buf_fmt(b, "<row r=\"%zu\">", i + 2);
        text_cell(b, 'A', i + 2, c->category[i]);
        for (size_t s = 0; s < c->series_n; s++) {
            if (doc_chart_known(c, s, i)) {
                number_cell(b, s, i + 2, c->series[s].value[i].value);
            }
        }
        if (guide) {
            number_cell(b, c->series_n, i + 2, c->guide);
        }
        buf_text(b, "</row>");
    }
    buf_text(b, "</sheetData></worksheet>");
}

/* Cells of style 1 hold figures: format 3 is #,##0 and 10 is 0.00% in every workbook. */
static void
put_styles(struct buf *b, bool percent) {
    buf_fmt(b,
            DOCX_XML "<styleSheet xmlns=\"" NS "\"><fonts count=\"1\"><font><sz val=\"11\"/><name "
                     "val=\"Times New Roman\"/></font></fonts><fills count=\"2\"><fill>"
                     "<patternFill patternType=\"none\"/></fill><fill><patternFill "
                     "patternType=\"gray125\"/></fill></fills><borders count=\"1\"><border/>"
                     "</borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"2\">"
                     "<xf xfId=\"0\"/><xf numFmtId=\"%d\" xfId=\"0\" applyNumberFormat=\"1\"/>"
                     "</cellXfs></styleSheet>",
            percent ? 10 : 3);
}

void
docx_book(struct buf *out, const struct doc_chart *c, bool guide, struct once *once) {
    struct docx_zip z = {.once = once};
    struct buf b = {NULL, 0, 0};

    buf_text(&b, DOCX_RELATIONS);
    docx_relation(&b, "rId1", DOCX_REL "/officeDocument", "xl/workbook.xml");
    buf_text(&b, "</Relationships>");
    docx_zip_add(&z, "_rels/.rels", NULL, buf_view(&b));
    buf_clear(&b);
    buf_text(&b, DOCX_RELATIONS);
    docx_relation(&b, "rId1", DOCX_REL "/worksheet", "worksheets/sheet1.xml");
    docx_relation(&b, "rId2", DOCX_REL "/styles", "styles.xml");
    buf_text(&b, "</Relationships>");
    docx_zip_add(&z, "xl/_rels/workbook.xml.rels", NULL, buf_view(&b));
    docx_zip_add(&z, "xl/workbook.xml", TYPE "sheet.main+xml",
                 STR(DOCX_XML "<workbook xmlns=\"" NS "\" xmlns:r=\"" DOCX_REL "\"><sheets><sheet "
                              "name=\"" DOCX_SHEET "\" sheetId=\"1\" r:id=\"rId1\"/></sheets>"
                              "</workbook>"));
    buf_clear(&b);
    put_styles(&b, c->percent);
    docx_zip_add(&z, "xl/styles.xml", TYPE "styles+xml", buf_view(&b));
    buf_clear(&b);
    put_sheet(&b, c, guide);
    docx_zip_add_own(&z, "xl/worksheets/sheet1.xml", TYPE "worksheet+xml", buf_view(&b));
    docx_zip_end(&z);
    buf_str(out, buf_view(&z.out));
    buf_free(&b);
    docx_zip_free(&z);
}
