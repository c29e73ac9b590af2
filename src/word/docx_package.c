/* docx_package - the parts round a document's text, and the file.  See docx_parts.h. */

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/fs.h"
#include "time/period.h"
#include "word/docx_parts.h"

#define TYPE "officedocument.wordprocessingml." /* of a part */

void
docx_relation(struct buf *b, const char *id, const char *type, const char *target) {
    buf_fmt(b, "<Relationship Id=\"%s\" Type=\"%s\" Target=\"%s\"/>", id, type, target);
}

/* What the document leads to: docx.c names the headers. */
static void
put_relations(struct buf *b, const struct docx *m) {
    buf_text(b, DOCX_RELATIONS);
    docx_relation(b, "rId1", DOCX_REL "/styles", "styles.xml");
    docx_relation(b, "rId2", DOCX_REL "/settings", "settings.xml");
    docx_relation(b, "rId3", DOCX_REL "/header", "header1.xml");
    docx_relation(b, "rId4", DOCX_REL "/header", "header2.xml");
    docx_relation(b, "rId5", DOCX_REL "/header", "header3.xml");
    for (unsigned i = 1; i <= m->charts; i++) {
        buf_fmt(b,
                "<Relationship Id=\"rIdC%u\" Type=\"" DOCX_REL
                "/chart\" Target=\"charts/chart%u.xml\"/>",
                i, i);
    }
    buf_text(b, "</Relationships>");
}

static void
put_property(struct buf *b, const char *element, str s) {
    if (s.n > 0) {
        buf_fmt(b, "<%s>", element);
        markup_escape(b, s);
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

/* What stands above a page: its number; nothing, on a first page; the stamp of a draft, on an
 * annex's first page. */
enum header { HEADER_NUMBER, HEADER_FIRST, HEADER_STAMP };

static void
put_header(struct buf *b, const struct docx *m, enum header kind) {
    struct docx stamp = {.doc = m->doc, .ruler = m->ruler};

    buf_text(b, DOCX_XML "<w:hdr " DOCX_NS_W ">");
    if (kind == HEADER_STAMP && m->doc->draft) {
        docx_stamp(&stamp, A4_SHORT - MARGIN_LEFT - MARGIN_RIGHT, true);
        buf_str(b, buf_view(&stamp.body));
        buf_free(&stamp.body);
    } else {
        buf_text(b, "<w:p><w:pPr><w:pStyle w:val=\"SoTrang\"/></w:pPr>");
        buf_text(b, kind == HEADER_NUMBER
                        ? "<w:fldSimple w:instr=\" PAGE \"><w:r><w:t>2</w:t></w:r></w:fldSimple>"
                        : "");
        buf_text(b, "</w:p>");
    }
    buf_text(b, "</w:hdr>");
}

/* Add the part and begin the next one. */
static void
add(struct docx *m, const char *name, const char *type, struct buf *b) {
    docx_zip_add(&m->zip, name, type, buf_view(b));
    buf_clear(b);
}

static void
add_own(struct docx *m, const char *name, const char *type, struct buf *b) {
    docx_zip_add_own(&m->zip, name, type, buf_view(b));
    buf_clear(b);
}

bool
docx_package(struct docx *m, struct err *e) {
    static const char *const header[] = {"word/header1.xml", "word/header2.xml",
                                         "word/header3.xml"};
    struct buf b = {NULL, 0, 0};
    bool ok;

    buf_text(&b, DOCX_RELATIONS);
    docx_relation(&b, "rId1", DOCX_REL "/officeDocument", "word/document.xml");
    docx_relation(
        &b, "rId2",
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
        "docProps/core.xml");
    buf_text(&b, "</Relationships>");
    add(m, "_rels/.rels", NULL, &b);
    put_properties(&b, m->doc);
    add_own(m, "docProps/core.xml", "package.core-properties+xml", &b);
    put_relations(&b, m);
    add(m, "word/_rels/document.xml.rels", NULL, &b);
    docx_styles(m, &b);
    add(m, "word/styles.xml", TYPE "styles+xml", &b);
    buf_text(&b, DOCX_XML "<w:settings " DOCX_NS_W "><w:defaultTabStop w:val=\"720\"/><w:compat>"
                          "<w:compatSetting w:name=\"compatibilityMode\" "
                          "w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/>"
                          "</w:compat><w:themeFontLang w:val=\"vi-VN\"/></w:settings>");
    add(m, "word/settings.xml", TYPE "settings+xml", &b);
    for (int kind = 0; kind < 3; kind++) {
        put_header(&b, m, (enum header)kind);
        add(m, header[kind], TYPE "header+xml", &b);
    }
    buf_text(&b, DOCX_XML "<w:document " DOCX_NS_W "><w:body>");
    buf_str(&b, buf_view(&m->body));
    buf_text(&b, "</w:body></w:document>");
    add_own(m, "word/document.xml", TYPE "document.main+xml", &b);
    docx_zip_end(&m->zip);
    ok = fs_write_new(m->path, m->zip.out.p, m->zip.out.n, e);
    buf_free(&b);
    return ok;
}
