/* docx_package - the parts round a document's text, and the file.  See docx_parts.h. */

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/fs.h"
#include "time/period.h"
#include "word/docx_parts.h"

#define CT_WORD "application/vnd.openxmlformats-officedocument.wordprocessingml."
#define REL     "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define RELS_NS "http://schemas.openxmlformats.org/package/2006/relationships"

static void
put_types(struct buf *b, const struct docx *m) {
    static const char *const part[][2] = {
        {"/word/document.xml", CT_WORD "document.main+xml"},
        {"/word/styles.xml", CT_WORD "styles+xml"},
        {"/word/settings.xml", CT_WORD "settings+xml"},
        {"/word/header1.xml", CT_WORD "header+xml"},
        {"/word/header2.xml", CT_WORD "header+xml"},
        {"/word/header3.xml", CT_WORD "header+xml"},
        {"/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"}};

    buf_text(b, DOCX_XML
             "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
             "<Default Extension=\"rels\" "
             "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
             "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
             "<Default Extension=\"xlsx\" "
             "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet\"/>");
    for (size_t i = 0; i < sizeof part / sizeof part[0]; i++) {
        buf_fmt(b, "<Override PartName=\"%s\" ContentType=\"%s\"/>", part[i][0], part[i][1]);
    }
    for (unsigned i = 1; i <= m->charts; i++) {
        buf_fmt(b,
                "<Override PartName=\"/word/charts/chart%u.xml\" ContentType=\"application/vnd."
                "openxmlformats-officedocument.drawingml.chart+xml\"/>",
                i);
    }
    buf_text(b, "</Types>");
}

static void
put_relations(struct buf *b, const struct docx *m) {
    static const char *const part[][2] = {{"styles", "styles.xml"},
                                          {"settings", "settings.xml"},
                                          {"header", "header1.xml"},
                                          {"header", "header2.xml"},
                                          {"header", "header3.xml"}};

    buf_text(b, DOCX_XML "<Relationships xmlns=\"" RELS_NS "\">");
    for (size_t i = 0; i < sizeof part / sizeof part[0]; i++) {
        buf_fmt(b, "<Relationship Id=\"rId%zu\" Type=\"" REL "%s\" Target=\"%s\"/>", i + 1,
                part[i][0], part[i][1]);
    }
    for (unsigned i = 1; i <= m->charts; i++) {
        buf_fmt(b,
                "<Relationship Id=\"rIdC%u\" Type=\"" REL "chart\" Target=\"charts/chart%u.xml\"/>",
                i, i);
    }
    buf_text(b, "</Relationships>");
}

static void
put_property(struct buf *b, const char *element, str s) {
    if (s.n > 0) {
        buf_fmt(b, "<%s>", element);
        docx_escape(b, s);
        buf_fmt(b, "</%s>", element);
    }
}

/* The document's own day at midnight in Vietnam: the clock is never asked. */
static void
put_properties(struct buf *b, const struct doc *d) {
    buf_text(b, DOCX_XML "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/"
                         "2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/"
                         "1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" "
                         "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">");
    put_property(b, "dc:title", d->title);
    put_property(b, "dc:subject", d->subject);
    put_property(b, "dc:creator", d->author);
    put_property(b, "cp:keywords", d->keywords);
    put_property(b, "dc:language", d->language);
    if (d->day != 0 && d->day != PERIOD_NO_DATE) {
        const struct period_date day = period_to_civil(d->day - 1);

        buf_fmt(b,
                "<dcterms:created xsi:type=\"dcterms:W3CDTF\">%04d-%02d-%02dT17:00:00Z"
                "</dcterms:created>",
                day.year, day.month, day.day);
    }
    buf_text(b, "</cp:coreProperties>");
}

/* 1: the page's number; 2: nothing, for a first page; 3: the stamp of a draft, for an annex's first page. */
static void
put_header(struct buf *b, const struct docx *m, int kind) {
    struct docx stamp = {.doc = m->doc, .ruler = m->ruler};

    buf_text(b, DOCX_XML "<w:hdr " DOCX_NS_W ">");
    if (kind == 3 && m->doc->draft) {
        docx_stamp(&stamp, A4_SHORT - MARGIN_LEFT - MARGIN_RIGHT, true);
        buf_str(b, buf_view(&stamp.body));
        buf_free(&stamp.body);
    } else {
        buf_text(b, "<w:p><w:pPr><w:pStyle w:val=\"SoTrang\"/></w:pPr>");
        buf_text(b, kind != 1 ? ""
                              : "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText "
                                "xml:space=\"preserve\"> PAGE </w:instrText></w:r><w:r><w:fldChar "
                                "w:fldCharType=\"separate\"/></w:r><w:r><w:t>2</w:t></w:r><w:r>"
                                "<w:fldChar w:fldCharType=\"end\"/></w:r>");
        buf_text(b, "</w:p>");
    }
    buf_text(b, "</w:hdr>");
}

static void
add(struct docx *m, const char *name, struct buf *b) {
    docx_zip_add(&m->zip, name, buf_view(b));
    buf_clear(b);
}

static void
add_headers(struct docx *m, struct buf *b) {
    static const char *const name[] = {"word/header1.xml", "word/header2.xml", "word/header3.xml"};

    for (int kind = 1; kind <= 3; kind++) {
        put_header(b, m, kind);
        add(m, name[kind - 1], b);
    }
}

bool
docx_package(struct docx *m, struct err *e) {
    struct buf b = {NULL, 0, 0};
    bool ok;

    put_types(&b, m);
    add(m, "[Content_Types].xml", &b);
    buf_text(&b, DOCX_XML "<Relationships xmlns=\"" RELS_NS "\"><Relationship Id=\"rId1\" "
                          "Type=\"" REL "officeDocument\" Target=\"word/document.xml\"/>"
                          "<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/"
                          "package/2006/relationships/metadata/core-properties\" "
                          "Target=\"docProps/core.xml\"/></Relationships>");
    add(m, "_rels/.rels", &b);
    put_properties(&b, m->doc);
    add(m, "docProps/core.xml", &b);
    put_relations(&b, m);
    add(m, "word/_rels/document.xml.rels", &b);
    docx_styles(m, &b);
    add(m, "word/styles.xml", &b);
    buf_text(&b, DOCX_XML "<w:settings " DOCX_NS_W "><w:defaultTabStop w:val=\"720\"/><w:compat>"
                          "<w:compatSetting w:name=\"compatibilityMode\" "
                          "w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/>"
                          "</w:compat><w:themeFontLang w:val=\"vi-VN\"/></w:settings>");
    add(m, "word/settings.xml", &b);
    add_headers(m, &b);
    buf_text(&b, DOCX_XML "<w:document " DOCX_NS_W "><w:body>");
    buf_str(&b, buf_view(&m->body));
    buf_text(&b, "</w:body></w:document>");
    add(m, "word/document.xml", &b);
    docx_zip_end(&m->zip);
    ok = fs_write_new(m->path, m->zip.out.p, m->zip.out.n, e);
    buf_free(&b);
    return ok;
}
