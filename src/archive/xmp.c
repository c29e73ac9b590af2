/* xmp - the properties of a document as a packet of metadata.  See xmp.h. */

#include "archive/xmp.h"

#include "base/markup.h"

/* Says that a packet begins; every writer has the same. */
#define PACKET_ID "W5M0MpCehiHzreSzNTczkc9d"

/* The schemas, each with the prefix that its elements carry. */
static const char open_packet[] =
    "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"" PACKET_ID "\"?>\n"
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
    "<rdf:Description rdf:about=\"\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
    " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\n"
    "<pdfaid:part>3</pdfaid:part>\n<pdfaid:conformance>B</pdfaid:conformance>\n"
    "<dc:format>application/pdf</dc:format>\n";
static const char close_packet[] =
    "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>";

/* The text between what opens and what closes its element. */
static void
element(struct buf *b, const char *open, str s, const char *close) {
    if (s.n > 0) {
        buf_text(b, open);
        markup_text(b, s);
        buf_text(b, close);
    }
}

void
xmp_write(struct buf *b, const struct xmp *x) {
    buf_text(b, open_packet);
    element(b, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">", x->title,
            "</rdf:li></rdf:Alt></dc:title>\n");
    element(b, "<dc:creator><rdf:Seq><rdf:li>", x->author, "</rdf:li></rdf:Seq></dc:creator>\n");
    element(b, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">", x->subject,
            "</rdf:li></rdf:Alt></dc:description>\n");
    element(b, "<dc:language><rdf:Bag><rdf:li>", x->language,
            "</rdf:li></rdf:Bag></dc:language>\n");
    element(b, "<pdf:Keywords>", x->keywords, "</pdf:Keywords>\n");
    element(b, "<pdf:Producer>", x->producer, "</pdf:Producer>\n");
    element(b, "<xmp:CreatorTool>", x->creator, "</xmp:CreatorTool>\n");
    if (x->day != PERIOD_NO_DATE) {
        const struct period_date d = period_to_civil(x->day);

        buf_fmt(b, "<xmp:CreateDate>%04d-%02d-%02dT00:00:00+07:00</xmp:CreateDate>\n", d.year,
                d.month, d.day);
    }
    buf_text(b, close_packet);
}
