/* docx_chart - native charts: "Edit data" opens the workbook inside.  See docx_parts.h. */

#include <assert.h>
#include <math.h>
#include <stdio.h>

#include "doc/words.h"
#include "word/docx_parts.h"

enum { SERIES_MOST = 4, PART_NAME = 64, EMU_PER_PT = 12700 };

/* Points of height: of a chart whose values go up, of the frame and of one name of one across. */
#define UP_PT      200.0
#define FRAME_PT   60.0
#define ACROSS_PT  12.8
#define TALLEST_PT 640.0

/* What each kind of chart is called, and where its names and values stand. */
static const struct {
    const char *begin, *end;
    const char *turned; /* the order of the names */
    const char *names, *values, *crosses;
} kinds[] = {
    [DOC_BARS_ACROSS] =
        {"<c:barChart><c:barDir val=\"bar\"/><c:grouping val=\"clustered\"/>",
         "<c:gapWidth val=\"40\"/><c:axId val=\"1\"/><c:axId val=\"2\"/></c:barChart>", "maxMin",
         "l", "b", "max"},
    [DOC_BARS_UP] = {"<c:barChart><c:barDir val=\"col\"/><c:grouping val=\"clustered\"/>",
                     "<c:gapWidth val=\"40\"/><c:axId val=\"1\"/><c:axId val=\"2\"/></c:barChart>",
                     "minMax", "b", "l", "autoZero"},
    [DOC_LINES] = {"<c:lineChart><c:grouping val=\"standard\"/>",
                   "<c:marker val=\"1\"/><c:axId val=\"1\"/><c:axId val=\"2\"/></c:lineChart>",
                   "minMax", "b", "l", "autoZero"}};

/* Tones and shapes tell series apart, so that they do on a grey printer too. */
static const struct {
    const char *fill, *line, *mark, *dash;
} tone[SERIES_MOST + 1] = {
    {"1F4E79", "1F4E79", "circle", "solid"},
    {"BDD7EE", "C06A10", "square", "lgDash"},
    {"7F7F7F", "7F7F7F", "triangle", "sysDot"},
    {"C9C9C9", "C9C9C9", "diamond", "dash"},
    {"000000", "000000", "none", "sysDot"}}; /* the last: the guide of lines */
#define HOLLOW "FFFFFF"
#define PALE   "BDD7EE"

struct drawing {
    const struct doc_chart *c;
    struct buf *x;
    const char *format; /* of values */
    bool guide;         /* a series of its own */
};

static void
put_letters(struct buf *x, int hundredths_pt) {
    buf_fmt(x,
            "<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz=\"%d\"><a:latin "
            "typeface=\"Times New Roman\"/></a:defRPr></a:pPr><a:endParaRPr lang=\"vi-VN\"/></a:p>"
            "</c:txPr>",
            hundredths_pt);
}

static void
put_fill(struct buf *x, const char *fill) {
    buf_fmt(x,
            "<c:spPr><a:solidFill><a:srgbClr val=\"%s\"/></a:solidFill><a:ln w=\"9525\">"
            "<a:solidFill><a:srgbClr val=\"%s\"/></a:solidFill></a:ln></c:spPr>",
            fill, tone[0].fill);
}

/* Where the texts or numbers stand in the workbook, and what they are: the begin of a cache of n. */
static void
put_reference(const struct drawing *d, const char *what, size_t col, size_t first, size_t n) {
    const char letter = (char)('A' + col);

    buf_fmt(d->x, "<c:%sRef><c:f>'" DOCX_SHEET "'!$%c$%zu", what, letter, first);
    if (first > 1) {
        buf_fmt(d->x, ":$%c$%zu", letter, first + n - 1);
    }
    buf_fmt(d->x, "</c:f><c:%sCache>", what);
    if (what[0] == 'n') {
        buf_fmt(d->x, "<c:formatCode>%s</c:formatCode>", d->format);
    }
    docx_put(d->x, "c:ptCount=%zu", n);
}

static void
put_text(const struct drawing *d, size_t ix, str s) {
    buf_fmt(d->x, "<c:pt idx=\"%zu\"><c:v>", ix);
    markup_escape(d->x, s);
    buf_text(d->x, "</c:v></c:pt>");
}

static void
put_categories(const struct drawing *d) {
    buf_text(d->x, "<c:cat>");
    put_reference(d, "str", 0, 2, d->c->categories);
    for (size_t i = 0; i < d->c->categories; i++) {
        put_text(d, i, d->c->category[i]);
    }
    buf_text(d->x, "</c:strCache></c:strRef></c:cat>");
}

/* series_n: the guide, the same everywhere. */
static void
put_values(const struct drawing *d, size_t ix) {
    const struct doc_chart *c = d->c;

    buf_text(d->x, "<c:val>");
    put_reference(d, "num", ix + 1, 2, c->categories);
    for (size_t i = 0; i < c->categories; i++) {
        if (ix == c->series_n || doc_chart_known(c, ix, i)) {
            buf_fmt(d->x, "<c:pt idx=\"%zu\"><c:v>%.15g</c:v></c:pt>", i,
                    num_double(ix == c->series_n ? c->guide : c->series[ix].value[i].value));
        }
    }
    buf_text(d->x, "</c:numCache></c:numRef></c:val>");
}

static void
put_labels(const struct drawing *d, size_t ix) {
    buf_fmt(d->x, "<c:dLbls><c:numFmt formatCode=\"%s\" sourceLinked=\"0\"/>", d->format);
    put_letters(d->x, 900);
    docx_put(d->x,
             "c:dLblPos=%s c:showLegendKey=0 c:showVal=1 c:showCatName=0 c:showSerName=0 "
             "c:showPercent=0 c:showBubbleSize=0",
             d->c->kind != DOC_LINES ? "outEnd"
             : ix % 2 == 0           ? "t"
                                     : "b");
    buf_text(d->x, "</c:dLbls>");
}

static void
put_marker(const struct drawing *d, size_t look, bool hollow) {
    buf_text(d->x, "<c:marker>");
    docx_put(d->x, "c:symbol=%s", tone[look].mark);
    if (look < SERIES_MOST) {
        docx_put(d->x, "c:size=7");
        put_fill(d->x, hollow ? HOLLOW : tone[look].fill);
    }
    buf_text(d->x, "</c:marker>");
}

/* Points that look different: hollow where projected, pale where the guide is not reached. */
static void
put_points(const struct drawing *d, size_t ix) {
    const struct doc_chart *c = d->c;

    for (size_t i = 0; i < c->categories; i++) {
        const struct doc_chart_value *v = &c->series[ix].value[i];
        const bool hollow = c->series[ix].projected || v->projected;
        const bool known = doc_chart_known(c, ix, i);
        const bool pale = c->kind != DOC_LINES && ix == 0 && c->has_guide && known &&
                          num_double(v->value) < num_double(c->guide);

        if (!known || (!hollow && !pale)) {
            continue;
        }
        buf_fmt(d->x, "<c:dPt><c:idx val=\"%zu\"/>", i);
        if (c->kind == DOC_LINES) {
            put_marker(d, ix, true);
            docx_put(d->x, "c:bubble3D=0");
        } else {
            docx_put(d->x, "c:invertIfNegative=0 c:bubble3D=0");
            put_fill(d->x, hollow ? HOLLOW : PALE);
        }
        buf_text(d->x, "</c:dPt>");
    }
}

static void
put_series(const struct drawing *d, size_t ix) {
    const struct doc_chart *c = d->c;
    const bool guide = ix == c->series_n;
    const size_t look = guide ? SERIES_MOST : ix;
    const bool hollow = !guide && c->series[ix].projected;

    buf_text(d->x, "<c:ser>");
    docx_put(d->x, "c:idx=%zu c:order=%zu", ix, ix);
    buf_text(d->x, "<c:tx>");
    put_reference(d, "str", ix + 1, 1, 1);
    put_text(d, 0, guide ? c->guide_name : c->series[ix].name);
    buf_text(d->x, "</c:strCache></c:strRef></c:tx>");
    if (c->kind == DOC_LINES) {
        buf_fmt(d->x,
                "<c:spPr><a:ln w=\"%d\"><a:solidFill><a:srgbClr val=\"%s\"/></a:solidFill>"
                "<a:prstDash val=\"%s\"/></a:ln></c:spPr>",
                guide ? 12700 : 22225, tone[look].line, tone[look].dash);
        put_marker(d, look, hollow);
    } else {
        put_fill(d->x, hollow ? HOLLOW : tone[look].fill);
        docx_put(d->x, "c:invertIfNegative=0");
    }
    if (!guide) {
        put_points(d, ix);
        put_labels(d, ix);
    }
    put_categories(d);
    put_values(d, ix);
    buf_text(d->x, c->kind == DOC_LINES ? "<c:smooth val=\"0\"/></c:ser>" : "</c:ser>");
}

/* An axis from its beginning to its grid: which, the order along it, its side. */
static void
axis_begin(struct buf *x, const char *kind, int id, const char *turned, const char *side) {
    buf_fmt(x, "<c:%sAx><c:axId val=\"%d\"/><c:scaling><c:orientation val=\"%s\"/></c:scaling>",
            kind, id, turned);
    docx_put(x, "c:delete=0 c:axPos=%s", side);
}

static void
axis_look(struct buf *x, const char *format, const char *labels, int hundredths_pt) {
    buf_fmt(x, "<c:numFmt formatCode=\"%s\" sourceLinked=\"0\"/>", format);
    docx_put(x, "c:majorTickMark=none c:minorTickMark=none c:tickLblPos=%s", labels);
    put_letters(x, hundredths_pt);
}

static void
put_axes(const struct drawing *d) {
    const struct doc_chart *c = d->c;
    struct buf *x = d->x;

    axis_begin(x, "cat", 1, kinds[c->kind].turned, kinds[c->kind].names);
    axis_look(x, "General", "low", 1000);
    docx_put(x, "c:crossAx=2 c:crosses=autoZero c:auto=0 c:lblAlgn=ctr c:lblOffset=100 "
                "c:tickLblSkip=1 c:noMultiLvlLbl=1");
    buf_text(x, "</c:catAx>");
    axis_begin(x, "val", 2, "minMax", kinds[c->kind].values);
    buf_text(x, "<c:majorGridlines><c:spPr><a:ln w=\"6350\"><a:solidFill><a:srgbClr "
                "val=\"D9D9D9\"/></a:solidFill></a:ln></c:spPr></c:majorGridlines><c:title><c:tx>"
                "<c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz=\"900\" b=\"0\"/></a:pPr>"
                "<a:r><a:rPr lang=\"vi-VN\" sz=\"900\" b=\"0\"><a:latin typeface=\"Times New "
                "Roman\"/></a:rPr><a:t>");
    markup_escape(x, c->axis);
    if (c->has_guide && c->kind != DOC_LINES) {
        buf_text(x, DOC_WORDS_GUIDE);
        markup_escape(x, c->guide_name);
    }
    buf_text(x, "</a:t></a:r></a:p></c:rich></c:tx><c:overlay val=\"0\"/></c:title>");
    axis_look(x, c->percent ? "0%" : "#,##0", "nextTo", 900);
    docx_put(x, "c:crossAx=1 c:crosses=%s c:crossBetween=between", kinds[c->kind].crosses);
    buf_text(x, "</c:valAx>");
}

static void
put_chart(const struct drawing *d) {
    const struct doc_chart *c = d->c;
    const size_t n = c->series_n + (d->guide ? 1 : 0);

    buf_text(d->x, DOCX_XML "<c:chartSpace xmlns:c=\"" DOCX_NS_CHART "\" xmlns:a=\"" DOCX_NS_DRAW
                            "\" xmlns:r=\"" DOCX_REL "\"><c:lang val=\"vi-VN\"/><c:roundedCorners "
                            "val=\"0\"/><c:chart><c:autoTitleDeleted val=\"1\"/><c:plotArea>"
                            "<c:layout/>");
    buf_text(d->x, kinds[c->kind].begin);
    docx_put(d->x, "c:varyColors=0");
    for (size_t i = 0; i < n; i++) {
        put_series(d, i);
    }
    buf_text(d->x, kinds[c->kind].end);
    put_axes(d);
    buf_text(d->x, "</c:plotArea>");
    if (n > 1) {
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
    struct buf b = {NULL, 0, 0};
    const struct drawing d = {c, &b, c->percent ? "0.00%" : "#,##0",
                              c->has_guide && c->kind == DOC_LINES};
    char name[PART_NAME];

    assert(c->series_n > 0 && c->series_n <= SERIES_MOST);
    put_chart(&d);
    (void)snprintf(name, sizeof name, "word/charts/chart%u.xml", m->charts);
    docx_zip_add_own(&m->zip, name, "officedocument.drawingml.chart+xml", buf_view(&b));

    buf_clear(&b);
    buf_text(&b, DOCX_RELATIONS);
    (void)snprintf(name, sizeof name, "../embeddings/so-lieu%u.xlsx", m->charts);
    docx_relation(&b, "rId1", DOCX_REL "/package", name);
    buf_text(&b, "</Relationships>");
    (void)snprintf(name, sizeof name, "word/charts/_rels/chart%u.xml.rels", m->charts);
    docx_zip_add(&m->zip, name, NULL, buf_view(&b));

    buf_clear(&b);
    docx_book(&b, c, d.guide, m->zip.once);
    (void)snprintf(name, sizeof name, "word/embeddings/so-lieu%u.xlsx", m->charts);
    docx_zip_add_own(&m->zip, name, NULL, buf_view(&b));
    buf_free(&b);
}

static double
height_pt(const struct doc_chart *c) {
    const double across = FRAME_PT + ACROSS_PT * (double)c->categories *
                                         (c->series_n > 1 ? (double)c->series_n * 0.7 : 1);

    return fmin(c->kind == DOC_BARS_ACROSS ? across : UP_PT, TALLEST_PT);
}

void
docx_chart(struct docx *m, const struct doc_block *b) {
    const struct doc_chart *c = b->u.chart;
    const struct docx_look look = {.style = "BieuDo"};

    docx_line(m, &(struct docx_look){.style = "TenBieuDo"}, c->title, 0);
    if (!doc_chart_shows(c)) {
        docx_line(m, &look, STR(DOC_WORDS_NO_FIGURES), 0);
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
    markup_escape(&m->body, c->title);
    buf_fmt(&m->body,
            "\"/><wp:cNvGraphicFramePr/><a:graphic xmlns:a=\"" DOCX_NS_DRAW "\"><a:graphicData "
            "uri=\"" DOCX_NS_CHART "\"><c:chart xmlns:c=\"" DOCX_NS_CHART "\" r:id=\"rIdC%u\"/>"
            "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>",
            m->charts);
    docx_end(m);
}
