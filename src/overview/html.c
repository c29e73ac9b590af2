/* html - the one page: blocks become elements.  See html.h. */

#include "overview/html.h"

#include <stdlib.h>

#include "base/fs.h"
#include "overview/html_parts.h"

static void
html_free(void *me) {
    struct html *h = me;

    if (h != NULL) {
        buf_free(&h->out);
        arena_free(&h->arena);
        free(h);
    }
}

static void *
html_open(const struct doc *d, const struct render_target *t, struct err *e) {
    struct html *h = calloc(1, sizeof *h);

    if (h == NULL) {
        (void)err_set(e, ERR_INTERNAL, "hết bộ nhớ khi mở trang tổng quan");
        return NULL;
    }
    h->doc = d;
    h->path = t->path;
    html_page_begin(&h->out, d);
    return h;
}

/* Items one after the other are one list. */
static struct buf *
block(void *me, bool item) {
    struct html *h = me;

    if (h->in_list != item) {
        buf_text(&h->out, item ? "<ul>\n" : "</ul>\n");
        h->in_list = item;
    }
    return &h->out;
}

static void
put(struct buf *b, const char *open, str s, const char *close) {
    if (s.n > 0) {
        buf_text(b, open);
        markup_escape(b, s);
        buf_text(b, close);
    }
}

static void
put_runs(struct buf *b, struct doc_runs runs) {
    for (size_t i = 0; i < runs.n; i++) {
        const unsigned style = runs.run[i].style;

        buf_fmt(b, "%s%s", style & DOC_BOLD ? "<strong>" : "", style & DOC_ITALIC ? "<em>" : "");
        markup_escape(b, runs.run[i].text);
        buf_fmt(b, "%s%s", style & DOC_ITALIC ? "</em>" : "", style & DOC_BOLD ? "</strong>" : "");
    }
}

static bool
op_letterhead(void *me, const struct doc_block *b, struct err *e) {
    (void)e;
    put(block(me, false), "<p class=\"who\">", b->u.letterhead.issuer, "</p>\n");
    return true;
}

static bool
op_title(void *me, const struct doc_block *b, struct err *e) {
    struct buf *out = block(me, false);

    (void)e;
    put(out, "<h1>", b->u.title.abstract, "</h1>\n");
    return true;
}

/* Nobody is written to, nobody signs. */
static bool
op_addressee(void *me, const struct doc_block *b, struct err *e) {
    (void)me;
    (void)b;
    (void)e;
    return true;
}

static bool
op_signature(void *me, const struct doc_block *b, struct err *e) {
    return op_addressee(me, b, e);
}

static bool
op_annex_head(void *me, const struct doc_block *b, struct err *e) {
    (void)e;
    put(block(me, false), "<h2>", b->u.annex_head.title, "</h2>\n");
    return true;
}

static bool
op_heading(void *me, const struct doc_block *b, struct err *e) {
    const int level = b->u.heading.level;
    struct buf *out = block(me, false);

    (void)e;
    buf_fmt(out, "<h%d>", level + 1);
    markup_escape(out, b->u.heading.text);
    buf_fmt(out, "</h%d>\n", level + 1);
    return true;
}

static bool
op_paragraph(void *me, const struct doc_block *b, struct err *e) {
    static const char *const open[] = {[DOC_BODY] = "<p>",
                                       [DOC_CENTRED] = "<p>",
                                       [DOC_NOTE] = "<p class=\"note\">",
                                       [DOC_WARNING] = "<p class=\"warn\">"};
    struct buf *out = block(me, false);

    (void)e;
    buf_text(out, open[b->u.paragraph.role]);
    put_runs(out, b->u.paragraph.runs);
    buf_text(out, "</p>\n");
    return true;
}

static bool
op_item(void *me, const struct doc_block *b, struct err *e) {
    struct buf *out = block(me, true);

    (void)e;
    buf_text(out, "<li>");
    put_runs(out, b->u.item.runs);
    buf_text(out, "</li>\n");
    return true;
}

static bool
op_table(void *me, const struct doc_block *b, struct err *e) {
    (void)e;
    (void)block(me, false);
    html_table(me, b->u.table);
    return true;
}

static bool
op_chart(void *me, const struct doc_block *b, struct err *e) {
    (void)e;
    (void)block(me, false);
    if (!html_map(me, b->u.chart)) {
        html_chart(me, b->u.chart);
    }
    return true;
}

/* What a link leads to stands beside the page. */
static bool
op_links(void *me, const struct doc_block *b, struct err *e) {
    const struct doc_links *l = &b->u.links;
    struct buf *out = block(me, false);

    (void)e;
    buf_text(out, "<nav aria-label=\"Tài liệu của bộ\"><ul>\n");
    for (size_t i = 0; i < l->n; i++) {
        put(out, "<li><a href=\"", l->link[i].section, "\">");
        put(out, "", l->link[i].label, "</a>");
        put(out, ": ", l->link[i].text, "");
        buf_text(out, "</li>\n");
    }
    buf_text(out, "</ul></nav>\n");
    return true;
}

static bool
html_section(void *me, const struct doc_section *s, struct err *e) {
    (void)s;
    (void)e;
    (void)block(me, false);
    return true;
}

static bool
html_close(void *me, struct err *e) {
    struct html *h = me;

    html_page_end(&h->out);
    return fs_write_new(h->path, h->out.p, h->out.n, e);
}

static const struct render_ops ops = {
    .open = html_open,
    .section_begin = html_section,
#define HTML_OP(NAME, name) .name = op_##name,
    DOC_BLOCKS(HTML_OP)
#undef HTML_OP
        .section_end = html_section,
    .close = html_close,
    .free = html_free,
};

/* What was written is one piece of memory, checked as it is written: no check. */
const struct render_format html_format = {"html", ".html", &ops, NULL, NULL};
