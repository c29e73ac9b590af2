/* docx_chart - native charts: "Edit data" opens the workbook inside.  See docx_parts.h. */

#include <assert.h>
#include <math.h>
#include <stdio.h>

#include "word/docx_parts.h"

#define SHEET "Số liệu"
enum { SERIES_MOST = 4, PART_NAME = 64, EMU_PER_PT = 12700 };

/* Points of height: of a chart whose values go up, of the frame and of one name of one across. */
#define UP_PT      200.0
#define FRAME_PT   60.0
#define ACROSS_PT  12.8
#define TALLEST_PT 640.0

/* Tones and shapes tell series apart, so that they do on a grey printer too. */
static const struct {
    const char *fill, *mark, *dash;
} tone[SERIES_MOST + 1] = {{"1F4E79", "circle", "solid"},
                           {"BDD7EE", "square", "lgDash"},
                           {"7F7F7F", "triangle", "sysDot"},
                           {"C9C9C9", "diamond", "dash"},
                           {"000000", "none", "sysDot"}}; /* the last: the guide of lines */

struct drawing {
    const struct doc_chart *c;
    struct buf *x;
};

static bool
known(const struct doc_chart *c, size_t series, size_t category) {
    const struct doc_chart_value *v = &c->series[series].value[category];

    return v->known && v->value.den != 0;
}

static bool
any_known(const struct doc_chart *c) {
    for (size_t s = 0; s < c->series_n; s++) {
        for (size_t i = 0; i < c->categories; i++) {
            if (known(c, s, i)) {
                return true;
            }
        }
    }
    return false;
}

static const char *
value_format(const struct doc_chart *c) {
    return c->percent ? "0.00%" : "#,##0";
}

/* --- the workbook inside ---------------------------------------------------------------------- */

static void
text_cell(struct buf *b, char col, size_t row, str s) {
    buf_fmt(b, "<c r=\"%c%zu\" t=\"inlineStr\"><is><t>", col, row);
    docx_escape(b, s);
    buf_text(b, "</t></is></c>");
}

/* Column A the names, a column a series, the guide last: as the references of the chart say. */
static void
put_sheet(struct buf *b, const struct doc_chart *c, bool guide) {
    buf_text(b, DOCX_XML "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/"
                         "main\"><sheetData><row r=\"1\">");
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
            if (known(c, s, i)) {
                buf_fmt(b, "<c r=\"%c%zu\" s=\"1\"><v>%.15g</v></c>", (char)('B' + s), i + 2,
                        num_double(c->series[s].value[i].value));
            }
        }
        if (guide) {
            buf_fmt(b, "<c r=\"%c%zu\" s=\"1\"><v>%.15g</v></c>", (char)('B' + c->series_n), i + 2,
                    num_double(c->guide));
        }
        buf_text(b, "</row>");
    }
    buf_text(b, "</sheetData></worksheet>");
}

static void
put_workbook(struct buf *out, const struct doc_chart *c, bool guide) {
    static const char ct[] =
        DOCX_XML "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                 "<Default Extension=\"rels\" "
                 "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                 "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                 "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd."
                 "openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
                 "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd."
                 "openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"
                 "<Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd."
                 "openxmlformats-officedocument.spreadsheetml.styles+xml\"/></Types>";
    static const char rels[] =
        DOCX_XML "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/"
                 "relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats."
                 "org/officeDocument/2006/relationships/officeDocument\" "
                 "Target=\"xl/workbook.xml\"/></Relationships>";
    static const char book[] =
        DOCX_XML "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
                 "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
                 "<sheets><sheet name=\"" SHEET "\" sheetId=\"1\" r:id=\"rId1\"/></sheets>"
                 "</workbook>";
    static const char book_rels[] =
        DOCX_XML "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/"
                 "relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats."
                 "org/officeDocument/2006/relationships/worksheet\" "
                 "Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" "
                 "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
                 "styles\" Target=\"styles.xml\"/></Relationships>";
    struct docx_zip z = {.n = 0};
    struct buf b = {NULL, 0, 0};

    docx_zip_add(&z, "[Content_Types].xml", STR(ct));
    docx_zip_add(&z, "_rels/.rels", STR(rels));
    docx_zip_add(&z, "xl/workbook.xml", STR(book));
    docx_zip_add(&z, "xl/_rels/workbook.xml.rels", STR(book_rels));
    /* Format 3 is #,##0 and 10 is 0.00% in every workbook. */
    buf_fmt(&b,
            DOCX_XML "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/"
                     "main\"><fonts count=\"1\"><font><sz val=\"11\"/><name val=\"Times New "
                     "Roman\"/></font></fonts><fills count=\"2\"><fill><patternFill "
                     "patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/>"
                     "</fill></fills><borders count=\"1\"><border><left/><right/><top/><bottom/>"
                     "<diagonal/></border></borders><cellStyleXfs count=\"1\"><xf numFmtId=\"0\" "
                     "fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs><cellXfs "
                     "count=\"2\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" "
                     "xfId=\"0\"/><xf numFmtId=\"%d\" fontId=\"0\" fillId=\"0\" borderId=\"0\" "
                     "xfId=\"0\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>",
            c->percent ? 10 : 3);
    docx_zip_add(&z, "xl/styles.xml", buf_view(&b));
    buf_clear(&b);
    put_sheet(&b, c, guide);
    docx_zip_add(&z, "xl/worksheets/sheet1.xml", buf_view(&b));
    docx_zip_end(&z);
    buf_add(out, z.out.p, z.out.n);
    buf_free(&b);
    docx_zip_free(&z);
}

/* --- the chart ---------------------------------------------------------------------------------- */

static void
put_letters(struct buf *x, int hundredths_pt) {
    buf_fmt(x,
            "<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz=\"%d\"><a:latin "
            "typeface=\"Times New Roman\"/></a:defRPr></a:pPr><a:endParaRPr lang=\"vi-VN\"/></a:p>"
            "</c:txPr>",
            hundredths_pt);
}

static void
put_fill(struct buf *x, const char *fill, const char *edge) {
    buf_fmt(x,
            "<c:spPr><a:solidFill><a:srgbClr val=\"%s\"/></a:solidFill><a:ln w=\"9525\">"
            "<a:solidFill><a:srgbClr val=\"%s\"/></a:solidFill></a:ln></c:spPr>",
            fill, edge);
}

static void
put_stroke(struct buf *x, size_t ix) {
    buf_fmt(x,
            "<c:spPr><a:ln w=\"%d\"><a:solidFill><a:srgbClr val=\"%s\"/></a:solidFill><a:prstDash "
            "val=\"%s\"/></a:ln></c:spPr>",
            ix == SERIES_MOST ? 12700 : 22225, ix == 1 ? "C06A10" : tone[ix].fill, tone[ix].dash);
}

/* The names of the categories and where they stand in the workbook. */
static void
put_categories(const struct drawing *d) {
    const size_t n = d->c->categories;

    buf_fmt(d->x,
            "<c:cat><c:strRef><c:f>'" SHEET "'!$A$2:$A$%zu</c:f><c:strCache><c:ptCount "
            "val=\"%zu\"/>",
            n + 1, n);
    for (size_t i = 0; i < n; i++) {
        buf_fmt(d->x, "<c:pt idx=\"%zu\"><c:v>", i);
        docx_escape(d->x, d->c->category[i]);
        buf_text(d->x, "</c:v></c:pt>");
    }
    buf_text(d->x, "</c:strCache></c:strRef></c:cat>");
}

/* series_n: the guide, the same everywhere. */
static void
put_values(const struct drawing *d, size_t ix) {
    const struct doc_chart *c = d->c;
    const char col = (char)('B' + ix);

    buf_fmt(d->x,
            "<c:val><c:numRef><c:f>'" SHEET "'!$%c$2:$%c$%zu</c:f><c:numCache><c:formatCode>%s"
            "</c:formatCode><c:ptCount val=\"%zu\"/>",
            col, col, c->categories + 1, value_format(c), c->categories);
    for (size_t i = 0; i < c->categories; i++) {
        if (ix == c->series_n || known(c, ix, i)) {
            buf_fmt(d->x, "<c:pt idx=\"%zu\"><c:v>%.15g</c:v></c:pt>", i,
                    num_double(ix == c->series_n ? c->guide : c->series[ix].value[i].value));
        }
    }
    buf_text(d->x, "</c:numCache></c:numRef></c:val>");
}

static void
put_labels(const struct drawing *d, size_t ix) {
    const bool lines = d->c->kind == DOC_LINES;

    buf_fmt(d->x, "<c:dLbls><c:numFmt formatCode=\"%s\" sourceLinked=\"0\"/>", value_format(d->c));
    put_letters(d->x, 900);
    buf_fmt(d->x,
            "<c:dLblPos val=\"%s\"/><c:showLegendKey val=\"0\"/><c:showVal val=\"1\"/>"
            "<c:showCatName val=\"0\"/><c:showSerName val=\"0\"/><c:showPercent val=\"0\"/>"
            "<c:showBubbleSize val=\"0\"/></c:dLbls>",
            !lines        ? "outEnd"
            : ix % 2 == 0 ? "t"
                          : "b");
}

static void
put_marker(const struct drawing *d, size_t ix, bool hollow) {
    buf_fmt(d->x, "<c:marker><c:symbol val=\"%s\"/>", tone[ix].mark);
    if (ix < SERIES_MOST) {
        buf_text(d->x, "<c:size val=\"7\"/>");
        put_fill(d->x, hollow ? "FFFFFF" : tone[ix].fill, "1F4E79");
    }
    buf_text(d->x, "</c:marker>");
}

static bool
less(struct num_ratio a, struct num_ratio b) {
    return num_double(a) < num_double(b);
}

/* Points that look different: hollow where projected, pale where the guide is not reached. */
static void
put_points(const struct drawing *d, size_t ix) {
    const struct doc_chart *c = d->c;

    for (size_t i = 0; i < c->categories; i++) {
        const bool hollow = c->series[ix].projected || c->series[ix].value[i].projected;
        const bool pale = c->kind != DOC_LINES && ix == 0 && c->has_guide && known(c, ix, i) &&
                          less(c->series[ix].value[i].value, c->guide);

        if (!known(c, ix, i) || (!hollow && !pale)) {
            continue;
        }
        buf_fmt(d->x, "<c:dPt><c:idx val=\"%zu\"/>", i);
        if (c->kind == DOC_LINES) {
            put_marker(d, ix, true);
            buf_text(d->x, "<c:bubble3D val=\"0\"/>");
        } else {
            buf_text(d->x, "<c:invertIfNegative val=\"0\"/><c:bubble3D val=\"0\"/>");
            put_fill(d->x, hollow ? "FFFFFF" : "BDD7EE", tone[0].fill);
        }
        buf_text(d->x, "</c:dPt>");
    }
}

static void
put_series(const struct drawing *d, size_t ix) {
    const struct doc_chart *c = d->c;
    const bool guide = ix == c->series_n;
    const size_t look = guide ? SERIES_MOST : ix;
    const char col = (char)('B' + ix);

    buf_fmt(d->x,
            "<c:ser><c:idx val=\"%zu\"/><c:order val=\"%zu\"/><c:tx><c:strRef><c:f>'" SHEET
            "'!$%c$1</c:f><c:strCache><c:ptCount val=\"1\"/><c:pt idx=\"0\"><c:v>",
            ix, ix, col);
    docx_escape(d->x, guide ? c->guide_name : c->series[ix].name);
    buf_text(d->x, "</c:v></c:pt></c:strCache></c:strRef></c:tx>");
    if (c->kind == DOC_LINES) {
        put_stroke(d->x, look);
        put_marker(d, look, !guide && c->series[ix].projected);
    } else {
        put_fill(d->x, c->series[ix].projected ? "FFFFFF" : tone[look].fill, tone[0].fill);
        buf_text(d->x, "<c:invertIfNegative val=\"0\"/>");
    }
    if (!guide) {
        put_points(d, ix);
        put_labels(d, ix);
    }
    put_categories(d);
    put_values(d, ix);
    buf_text(d->x, c->kind == DOC_LINES ? "<c:smooth val=\"0\"/></c:ser>" : "</c:ser>");
}

static void
put_axes(const struct drawing *d) {
    const bool across = d->c->kind == DOC_BARS_ACROSS;
    const bool shaded = d->c->has_guide && d->c->kind != DOC_LINES;

    buf_fmt(d->x,
            "<c:catAx><c:axId val=\"1\"/><c:scaling><c:orientation val=\"%s\"/></c:scaling>"
            "<c:delete val=\"0\"/><c:axPos val=\"%s\"/><c:numFmt formatCode=\"General\" "
            "sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/>"
            "<c:tickLblPos val=\"low\"/>",
            across ? "maxMin" : "minMax", across ? "l" : "b");
    put_letters(d->x, 1000);
    buf_fmt(d->x,
            "<c:crossAx val=\"2\"/><c:crosses val=\"autoZero\"/><c:auto val=\"0\"/><c:lblAlgn "
            "val=\"ctr\"/><c:lblOffset val=\"100\"/><c:tickLblSkip val=\"1\"/><c:noMultiLvlLbl "
            "val=\"1\"/></c:catAx>"
            "<c:valAx><c:axId val=\"2\"/><c:scaling><c:orientation val=\"minMax\"/></c:scaling>"
            "<c:delete val=\"0\"/><c:axPos val=\"%s\"/><c:majorGridlines><c:spPr><a:ln "
            "w=\"6350\"><a:solidFill><a:srgbClr val=\"D9D9D9\"/></a:solidFill></a:ln></c:spPr>"
            "</c:majorGridlines><c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr>"
            "<a:defRPr sz=\"900\" b=\"0\"/></a:pPr><a:r><a:rPr lang=\"vi-VN\" sz=\"900\" b=\"0\">"
            "<a:latin typeface=\"Times New Roman\"/></a:rPr><a:t>",
            across ? "b" : "l");
    docx_escape(d->x, d->c->axis);
    if (shaded) {
        buf_text(d->x, "; màu nhạt: chưa tới ");
        docx_escape(d->x, d->c->guide_name);
    }
    buf_fmt(d->x,
            "</a:t></a:r></a:p></c:rich></c:tx><c:overlay val=\"0\"/></c:title><c:numFmt "
            "formatCode=\"%s\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/><c:minorTickMark "
            "val=\"none\"/><c:tickLblPos val=\"nextTo\"/>",
            d->c->percent ? "0%" : "#,##0");
    put_letters(d->x, 900);
    buf_fmt(
        d->x,
        "<c:crossAx val=\"1\"/><c:crosses val=\"%s\"/><c:crossBetween val=\"between\"/></c:valAx>",
        across ? "max" : "autoZero");
}

static void
put_chart(const struct drawing *d, bool guide) {
    const struct doc_chart *c = d->c;
    const bool lines = c->kind == DOC_LINES;

    buf_text(d->x, DOCX_XML "<c:chartSpace xmlns:c=\"" DOCX_NS_CHART "\" xmlns:a=\"" DOCX_NS_DRAW
                            "\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/"
                            "relationships\"><c:lang val=\"vi-VN\"/><c:roundedCorners val=\"0\"/>"
                            "<c:chart><c:autoTitleDeleted val=\"1\"/><c:plotArea><c:layout/>");
    if (lines) {
        buf_text(d->x, "<c:lineChart><c:grouping val=\"standard\"/><c:varyColors val=\"0\"/>");
    } else {
        buf_fmt(d->x,
                "<c:barChart><c:barDir val=\"%s\"/><c:grouping val=\"clustered\"/><c:varyColors "
                "val=\"0\"/>",
                c->kind == DOC_BARS_ACROSS ? "bar" : "col");
    }
    for (size_t i = 0; i < c->series_n + (guide ? 1 : 0); i++) {
        put_series(d, i);
    }
    buf_fmt(d->x, "%s<c:axId val=\"1\"/><c:axId val=\"2\"/></c:%sChart>",
            lines ? "<c:marker val=\"1\"/>" : "<c:gapWidth val=\"40\"/>", lines ? "line" : "bar");
    put_axes(d);
    buf_text(d->x, "</c:plotArea>");
    if (c->series_n > 1 || guide) {
        buf_text(d->x, "<c:legend><c:legendPos val=\"b\"/><c:overlay val=\"0\"/>");
        put_letters(d->x, 1000);
        buf_text(d->x, "</c:legend>");
    }
    buf_text(d->x, "<c:plotVisOnly val=\"1\"/><c:dispBlanksAs val=\"gap\"/></c:chart><c:spPr>"
                   "<a:noFill/><a:ln><a:noFill/></a:ln></c:spPr><c:externalData r:id=\"rId1\">"
                   "<c:autoUpdate val=\"0\"/></c:externalData></c:chartSpace>");
}

/* The three parts of a chart: itself, what it leads to, its workbook. */
static void
add_parts(struct docx *m, const struct doc_chart *c) {
    const bool guide = c->has_guide && c->kind == DOC_LINES;
    struct buf b = {NULL, 0, 0};
    const struct drawing d = {c, &b};
    char name[PART_NAME];

    assert(c->series_n > 0 && c->series_n <= SERIES_MOST);
    put_chart(&d, guide);
    (void)snprintf(name, sizeof name, "word/charts/chart%u.xml", m->charts);
    docx_zip_add(&m->zip, name, buf_view(&b));

    buf_clear(&b);
    buf_fmt(&b,
            DOCX_XML "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/"
                     "relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas."
                     "openxmlformats.org/officeDocument/2006/relationships/package\" "
                     "Target=\"../embeddings/so-lieu%u.xlsx\"/></Relationships>",
            m->charts);
    (void)snprintf(name, sizeof name, "word/charts/_rels/chart%u.xml.rels", m->charts);
    docx_zip_add(&m->zip, name, buf_view(&b));

    buf_clear(&b);
    put_workbook(&b, c, guide);
    (void)snprintf(name, sizeof name, "word/embeddings/so-lieu%u.xlsx", m->charts);
    docx_zip_add(&m->zip, name, buf_view(&b));
    buf_free(&b);
}

static double
height_pt(const struct doc_chart *c) {
    const double across = FRAME_PT + ACROSS_PT * (double)c->categories *
                                         (c->series_n > 1 ? (double)c->series_n * 0.7 : 1);
    const double h = c->kind == DOC_BARS_ACROSS ? across : UP_PT;

    return h < TALLEST_PT ? h : TALLEST_PT;
}

void
docx_chart(struct docx *m, const struct doc_chart *c) {
    const struct docx_look look = {.style = "BieuDo"};

    docx_line(m, &(struct docx_look){.style = "TenBieuDo"}, c->title, 0);
    if (!any_known(c)) {
        docx_line(m, &look, STR("(Chưa có số liệu)"), 0);
        return;
    }
    m->charts++;
    add_parts(m, c);
    docx_begin(m, &look);
    buf_fmt(&m->body,
            "<w:r><w:drawing><wp:inline "
            "xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" "
            "distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"%ld\" cy=\"%ld\"/>"
            "<wp:docPr id=\"%u\" name=\"Biểu đồ %u\" descr=\"",
            lround((m->width - 4) * EMU_PER_PT), lround(height_pt(c) * EMU_PER_PT), m->charts,
            m->charts);
    docx_escape(&m->body, c->title);
    buf_fmt(&m->body,
            "\"/><wp:cNvGraphicFramePr/><a:graphic xmlns:a=\"" DOCX_NS_DRAW "\"><a:graphicData "
            "uri=\"" DOCX_NS_CHART "\"><c:chart xmlns:c=\"" DOCX_NS_CHART "\" r:id=\"rIdC%u\"/>"
            "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>",
            m->charts);
    docx_end(m);
}
