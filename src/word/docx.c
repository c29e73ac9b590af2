/* docx - documents for Word: blocks become paragraphs and tables in the decree's styles.  See docx.h. */

#include "word/docx.h"

#include <stdlib.h>

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
    struct docx *m = calloc(1, sizeof *m);

    if (m == NULL) {
        (void)err_set(e, ERR_INTERNAL, "hết bộ nhớ khi mở tài liệu Word");
        return NULL;
    }
    m->doc = d;
    m->path = t->path;
    m->ruler = t->typeface->ruler;
    return m;
}

static bool
docx_section_begin(void *me, const struct doc_section *s, struct err *e) {
    struct docx *m = me;

    (void)e;
    m->section = s;
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
op_letterhead(void *me, const struct doc_block *b, struct err *e) {
    (void)e;
    docx_letterhead(me, &b->u.letterhead);
    return true;
}

static bool
op_title(void *me, const struct doc_block *b, struct err *e) {
    (void)e;
    docx_title(me, &b->u.title);
    return true;
}

static bool
op_addressee(void *me, const struct doc_block *b, struct err *e) {
    (void)e;
    docx_addressee(me, &b->u.addressee);
    return true;
}

static bool
op_annex_head(void *me, const struct doc_block *b, struct err *e) {
    (void)e;
    docx_annex_head(me, &b->u.annex_head);
    return true;
}

/* The last words before a signature go to its page with it. */
static bool
before_signature(const struct doc_block *b) {
    return b->next != NULL && b->next->kind == DOC_SIGNATURE;
}

static void
running(struct docx *m, const struct doc_block *b, const char *style, bool keep,
        struct doc_runs runs) {
    docx_begin(m, &(struct docx_look){.style = style, .keep = keep || before_signature(b)});
    docx_runs(m, runs);
    docx_end(m);
}

static bool
op_heading(void *me, const struct doc_block *b, struct err *e) {
    static const char *const style[] = {"Phan", "Muc", "Diem"};
    const int level = b->u.heading.level;
    const struct doc_run run = {b->u.heading.text, 0};

    (void)e;
    running(me, b,
            style[level < 1   ? 0
                  : level > 3 ? 2
                              : level - 1],
            false, (struct doc_runs){&run, 1});
    return true;
}

static bool
op_paragraph(void *me, const struct doc_block *b, struct err *e) {
    static const char *const style[] = {[DOC_BODY] = "NoiDung",
                                        [DOC_CENTRED] = "CanGiua",
                                        [DOC_NOTE] = "GhiChu",
                                        [DOC_WARNING] = "LuuY"};
    const struct doc_paragraph *p = &b->u.paragraph;

    (void)e;
    running(me, b, style[p->role], p->keep_with_next, p->runs);
    return true;
}

static bool
op_item(void *me, const struct doc_block *b, struct err *e) {
    struct docx *m = me;

    (void)e;
    docx_begin(m, &(struct docx_look){.style = "GachDauDong", .keep = before_signature(b)});
    docx_text(m, b->u.item.level == 0 ? STR("- ") : STR("+ "), 0);
    docx_runs(m, b->u.item.runs);
    docx_end(m);
    return true;
}

static bool
op_table(void *me, const struct doc_block *b, struct err *e) {
    (void)e;
    docx_table(me, b->u.table, before_signature(b));
    return true;
}

static bool
op_chart(void *me, const struct doc_block *b, struct err *e) {
    (void)e;
    docx_chart(me, b->u.chart);
    return true;
}

static bool
op_signature(void *me, const struct doc_block *b, struct err *e) {
    (void)e;
    docx_signature(me, &b->u.signature);
    return true;
}

static bool
op_links(void *me, const struct doc_block *b, struct err *e) {
    const struct doc_links *l = &b->u.links;

    (void)e;
    for (size_t i = 0; i < l->n; i++) {
        const struct doc_run run[] = {{l->link[i].label, 0}, {STR(". "), 0}, {l->link[i].text, 0}};

        running(me, b, "NoiDung", false, (struct doc_runs){run, sizeof run / sizeof run[0]});
    }
    return true;
}

static bool
docx_close(void *me, struct err *e) {
    return docx_package(me, e);
}

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

const struct render_format docx_format = {"docx", ".docx", &ops, docx_readback};
