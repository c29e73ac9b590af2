/*
 * pdf - the renderer of official documents on paper: blocks become boxes of
 * ink section by section, a section's boxes are stacked on pages, and the pages
 * are handed to haru.  Page set-up: decree 30/2020, annex I, part I.
 */
#include "paper/pdf.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "measure/decree.h"
#include "measure/typeface.h"
#include "paper/body.h"
#include "paper/display_list.h"
#include "paper/haru.h"
#include "paper/official.h"
#include "paper/page.h"
#include "paper/pdf_chart.h"
#include "paper/pdf_readback.h"
#include "paper/pdf_table.h"
#include "text/utf8.h"

struct pdf {
    const struct doc *doc;
    struct render_target target;
    struct tag *tags; /* of a document to keep */
    bool kept;        /* PDF/A, with the target's files in it */
    bool signs;       /* a place to sign is asked for and none is there yet */
    struct haru *haru;
    struct arena parts;   /* what the tags name: lives as long as the document */
    struct arena section; /* boxes and pages of the open section */
    struct ruler *ruler;
    struct display_list_flow flow;
    double width, height; /* of the open section's pages */
    size_t sections;
};

static void
pdf_free(void *me) {
    struct pdf *p = me;

    if (p != NULL) {
        haru_close(p->haru);
        arena_free(&p->section);
        arena_free(&p->parts);
        free(p);
    }
}

static void *
pdf_open(const struct doc *d, const struct render_target *t, struct err *e) {
    struct pdf *p = calloc(1, sizeof *p);

    if (p == NULL) {
        (void)err_set(e, ERR_INTERNAL, "hết bộ nhớ khi mở tài liệu PDF");
        return NULL;
    }
    p->doc = d;
    p->target = *t;
    p->haru = haru_open(d, t->typeface, t->once, e);
    if (p->haru == NULL) {
        pdf_free(p);
        return NULL;
    }
    p->ruler = t->typeface->ruler;
    p->ruler->missing = 0; /* of the document before */
    return p;
}

/* A draft is not signed. */
static void *
open_kept(const struct doc *d, const struct render_target *t, struct err *e) {
    struct pdf *p = pdf_open(d, t, e);

    if (p != NULL) {
        p->kept = true;
        p->signs = !d->draft;
        p->tags = tag_root(&p->parts);
        haru_tag(p->haru, p->tags);
    }
    return p;
}

static bool
pdf_section_begin(void *me, const struct doc_section *s, struct err *e) {
    struct pdf *p = me;

    (void)e;
    arena_free(&p->section);
    p->section = ARENA_EMPTY;
    p->width = s->landscape ? A4_LONG : A4_SHORT;
    p->height = s->landscape ? A4_SHORT : A4_LONG;
    p->flow = (struct display_list_flow){.arena = &p->section,
                                         .ruler = p->ruler,
                                         .width = p->width - MARGIN_LEFT - MARGIN_RIGHT,
                                         .height = p->height - MARGIN_TOP - MARGIN_BOTTOM,
                                         .running = s->kind == DOC_MAIN,
                                         .part = tag_new(p->tags, "Sect")};
    return true;
}

static bool
pdf_letterhead(void *me, const struct doc_block *b, struct err *e) {
    struct pdf *p = me;

    (void)e;
    official_head(&p->flow, &b->u.letterhead, p->doc->draft);
    return true;
}

static bool
pdf_title(void *me, const struct doc_block *b, struct err *e) {
    (void)e;
    official_title(&((struct pdf *)me)->flow, &b->u.title);
    return true;
}

static bool
pdf_addressee(void *me, const struct doc_block *b, struct err *e) {
    (void)e;
    official_addressee(&((struct pdf *)me)->flow, &b->u.addressee);
    return true;
}

static bool
pdf_annex_head(void *me, const struct doc_block *b, struct err *e) {
    struct pdf *p = me;

    (void)e;
    official_annex(&p->flow, &b->u.annex_head, p->doc->draft);
    return true;
}

static bool
pdf_heading(void *me, const struct doc_block *b, struct err *e) {
    (void)e;
    body_heading(&((struct pdf *)me)->flow, &b->u.heading);
    return true;
}

static bool
pdf_paragraph(void *me, const struct doc_block *b, struct err *e) {
    (void)e;
    body_paragraph(&((struct pdf *)me)->flow, &b->u.paragraph);
    return true;
}

static bool
pdf_item(void *me, const struct doc_block *b, struct err *e) {
    (void)e;
    body_item(&((struct pdf *)me)->flow, &b->u.item);
    return true;
}

static bool
pdf_table(void *me, const struct doc_block *b, struct err *e) {
    (void)e;
    pdf_table_table(&((struct pdf *)me)->flow, b->u.table);
    ((struct pdf *)me)->flow.open = false;
    return true;
}

static bool
pdf_chart(void *me, const struct doc_block *b, struct err *e) {
    (void)e;
    pdf_chart_chart(&((struct pdf *)me)->flow, b->u.chart);
    ((struct pdf *)me)->flow.open = false;
    return true;
}

static bool
pdf_signature(void *me, const struct doc_block *b, struct err *e) {
    (void)e;
    official_signature(&((struct pdf *)me)->flow, &b->u.signature);
    return true;
}

static bool
pdf_links(void *me, const struct doc_block *b, struct err *e) {
    (void)e;
    body_links(&((struct pdf *)me)->flow, &b->u.links);
    return true;
}

/* A run of rows of one table, one under the other: its uprights in one stroke each. */
static void
draw_rulings(struct pdf *p, const struct page *page, size_t from) {
    const struct display_list_ruling *r = page->item[from].box->ruling;
    const double top = MARGIN_TOP + page->item[from].top;
    struct display_list_mark m = {.kind = DISPLAY_LIST_RULE, .thick = r->thick};
    double bottom = top;

    m.w = r->x[r->n - 1] - r->x[0];
    haru_shape(p->haru, &m, MARGIN_LEFT + r->x[0], top);
    for (size_t i = from; i < page->n && page->item[i].box->ruling == r; i++) {
        bottom = MARGIN_TOP + page->item[i].top + page->item[i].box->height;
        haru_shape(p->haru, &m, MARGIN_LEFT + r->x[0], bottom);
    }
    m.w = 0;
    m.h = bottom - top;
    for (size_t c = 0; c < r->n; c++) {
        haru_shape(p->haru, &m, MARGIN_LEFT + r->x[c], top);
    }
}

static void
draw_shapes(struct pdf *p, const struct page *page) {
    const struct display_list_ruling *last = NULL;

    for (size_t i = 0; i < page->n; i++) {
        const struct page_item *it = &page->item[i];

        for (const struct display_list_mark *m = it->box->first; m != NULL; m = m->next) {
            if (m->kind != DISPLAY_LIST_TEXT) {
                haru_shape(p->haru, m, MARGIN_LEFT, MARGIN_TOP + it->top);
            }
        }
        if (it->box->ruling != NULL && it->box->ruling != last) {
            draw_rulings(p, page, i);
        }
        last = it->box->ruling;
    }
}

/* Everything shown is measured once more, so that no letter without a glyph passes. */
static void
draw_word(struct pdf *p, const struct display_list_mark *m, double x, double y) {
    struct display_list_mark shown = *m;

    (void)ruler_width(p->ruler, m->text, m->style, m->size);
    shown.text = ruler_shown(p->ruler, &p->section, m->text, m->style);
    haru_word(p->haru, &shown, x, y);
}

static void
draw_words(struct pdf *p, const struct page *page) {
    for (size_t i = 0; i < page->n; i++) {
        const struct page_item *it = &page->item[i];

        for (const struct display_list_mark *m = it->box->first; m != NULL; m = m->next) {
            if (m->kind == DISPLAY_LIST_TEXT) {
                draw_word(p, m, MARGIN_LEFT, MARGIN_TOP + it->top);
            }
        }
        if (it->box->bookmark_level > 0) {
            haru_bookmark(p->haru, it->box->bookmark_level, it->box->bookmark,
                          MARGIN_TOP + it->top);
        }
    }
}

static void
draw_figures(struct pdf *p, const struct page *page) {
    for (size_t i = 0; i < page->n; i++) {
        const struct page_item *it = &page->item[i];
        const struct display_list_box *b = it->box;

        if (b->figure != NULL) {
            haru_figure(p->haru, b->figure, MARGIN_LEFT, MARGIN_TOP + it->top + b->figure_top,
                        p->flow.width, b->height - b->figure_top);
        }
    }
}

/* The first place of the document: the decree knows one. */
static void
draw_field(struct pdf *p, const struct page *page) {
    for (size_t i = 0; i < page->n; i++) {
        const struct page_item *it = &page->item[i];

        for (const struct display_list_mark *m = it->box->first; m != NULL; m = m->next) {
            if (m->kind == DISPLAY_LIST_SIGN && p->signs) {
                haru_signature(p->haru, m, MARGIN_LEFT, MARGIN_TOP + it->top);
                p->signs = false;
            }
        }
    }
}

/* Arabic, centred in the top margin, not on a section's first page. */
static void
draw_number(struct pdf *p, size_t number) {
    char text[24];
    struct display_list_mark m = {.kind = DISPLAY_LIST_TEXT, .size = NUMBER_SIZE, .y = NUMBER_Y};

    (void)snprintf(text, sizeof text, "%zu", number);
    m.text = str_from(text);
    m.x = (p->width - ruler_width(p->ruler, m.text, 0, NUMBER_SIZE)) / 2;
    draw_word(p, &m, 0, 0);
}

static bool
glyphs_found(const struct pdf *p, struct err *e) {
    struct buf letter = {NULL, 0, 0};

    if (p->ruler->missing == 0) {
        return true;
    }
    utf8_put(&letter, p->ruler->missing);
    (void)err_set(e, ERR_DATA,
                  "phông chữ không có ký tự \"%s\" (U+%04X); sửa ký tự đó trong dữ liệu hoặc mẫu "
                  "biểu, hoặc ghi nhận phông khác bằng fonts/ghi-nhan.sh",
                  buf_z(&letter), p->ruler->missing);
    buf_free(&letter);
    return false;
}

static bool
pdf_section_end(void *me, const struct doc_section *s, struct err *e) {
    struct pdf *p = me;
    const struct page_set set = page_stack(&p->section, &p->flow);

    if (p->target.closer != NULL && s->kind == DOC_MAIN) {
        *p->target.closer = set.closer;
    }
    for (size_t i = 0; i < set.n; i++) {
        haru_page(p->haru, p->width, p->height);
        if (i == 0 && s->kind != DOC_MAIN) {
            haru_bookmark(p->haru, 1, s->name, 0);
        }
        draw_shapes(p, &set.page[i]);
        if (i > 0) {
            draw_number(p, i + 1);
        }
        draw_words(p, &set.page[i]);
        draw_figures(p, &set.page[i]);
        draw_field(p, &set.page[i]);
        if (!haru_page_end(p->haru, e) || !glyphs_found(p, e)) {
            return err_at(e, "trang %zu", i + 1);
        }
    }
    p->sections++;
    return true;
}

static bool
pdf_close(void *me, struct err *e) {
    struct pdf *p = me;

    return (!p->kept ||
            haru_keep(p->haru, p->doc, p->target.attachment, p->target.attachments, e)) &&
           haru_write(p->haru, p->target.path, e);
}

#define PDF_OP(NAME, name) .name = pdf_##name,
static const struct render_ops ops = {.open = pdf_open,
                                      .section_begin = pdf_section_begin,
                                      DOC_BLOCKS(PDF_OP).section_end = pdf_section_end,
                                      .close = pdf_close,
                                      .free = pdf_free};
static const struct render_ops kept_ops = {.open = open_kept,
                                           .section_begin = pdf_section_begin,
                                           DOC_BLOCKS(PDF_OP).section_end = pdf_section_end,
                                           .close = pdf_close,
                                           .free = pdf_free};
#undef PDF_OP

const struct render_format pdf_format = {"pdf", ".pdf", &ops, pdf_readback, NULL};
const struct render_format pdf_kept = {"pdf", ".pdf", &kept_ops, pdf_readback, NULL};
