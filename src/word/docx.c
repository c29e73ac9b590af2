/* docx - documents for Word: blocks become paragraphs and tables in the decree's styles.  See docx.h. */

#include "word/docx.h"

#include <stdlib.h>

#include "base/heap.h"
#include "measure/typeface.h"
#include "word/docx_parts.h"

static void
docx_free(void *me) {
    struct docx *m = me;

    if (m != NULL) {
        buf_free(&m->body);
        docx_zip_free(&m->zip);
        arena_free(&m->arena);
        free(m);
    }
}

static void *
docx_open(const struct doc *d, const struct render_target *t, struct err *e) {
    struct docx *m = heap_new(struct docx);

    (void)e;
    m->doc = d;
    m->path = t->path;
    m->zip.once = t->once;
    m->ruler = t->typeface->ruler;
    m->closer = t->closer != NULL ? *t->closer : 0;
    docx_find_annexes(m);
    return m;
}

static bool
docx_section_begin(void *me, const struct doc_section *s, struct err *e) {
    struct docx *m = me;

    (void)e;
    m->width = (s->landscape ? A4_LONG : A4_SHORT) - MARGIN_LEFT - MARGIN_RIGHT;
    return true;
}

/* The page of a section, whose description stands at its end. */
static void
put_page(struct buf *b, const struct doc_section *s) {
    const double w = s->landscape ? A4_LONG : A4_SHORT;
    const double h = s->landscape ? A4_SHORT : A4_LONG;

    buf_fmt(b,
            "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId3\"/><w:headerReference "
            "w:type=\"first\" r:id=\"%s\"/><w:type w:val=\"nextPage\"/><w:pgSz w:w=\"%ld\" "
            "w:h=\"%ld\"%s/>",
            s->kind == DOC_MAIN ? "rId4" : "rId5", docx_twips(w), docx_twips(h),
            s->landscape ? " w:orient=\"landscape\"" : "");
    buf_fmt(b,
            "<w:pgMar w:top=\"%ld\" w:right=\"%ld\" w:bottom=\"%ld\" w:left=\"%ld\" "
            "w:header=\"%ld\" w:footer=\"567\" w:gutter=\"0\"/><w:pgNumType w:start=\"1\"/>"
            "<w:titlePg/></w:sectPr>",
            docx_twips(MARGIN_TOP), docx_twips(MARGIN_RIGHT), docx_twips(MARGIN_BOTTOM),
            docx_twips(MARGIN_LEFT), docx_twips(NUMBER_Y - RULER_ASCENT * NUMBER_SIZE));
}

static bool
docx_section_end(void *me, const struct doc_section *s, struct err *e) {
    struct docx *m = me;
    struct buf page = {NULL, 0, 0};

    (void)e;
    put_page(&page, s);
    if (s->next == NULL) {
        buf_str(&m->body, buf_view(&page));
    } else {
        docx_gap(m, false, buf_z(&page));
    }
    buf_free(&page);
    return true;
}

static bool
docx_close(void *me, struct err *e) {
    return docx_package(me, e);
}

/* No block can fail: what may be missing is memory, which ends the process. */
#define DOCX_OP(NAME, name)                                                                        \
    static bool op_##name(void *me, const struct doc_block *b, struct err *e) {                    \
        (void)e;                                                                                   \
        docx_##name(me, b);                                                                        \
        return true;                                                                               \
    }
DOC_BLOCKS(DOCX_OP)
#undef DOCX_OP

static const struct render_ops ops = {
    .open = docx_open,
    .section_begin = docx_section_begin,
#define DOCX_OP(NAME, name) .name = op_##name,
    DOC_BLOCKS(DOCX_OP)
#undef DOCX_OP
        .section_end = docx_section_end,
    .close = docx_close,
    .free = docx_free,
};

const struct render_format docx_format = {"docx", ".docx", &ops, docx_readback, NULL};
