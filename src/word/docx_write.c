/* docx_write - paragraphs of a document for Word.  See docx_parts.h. */

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "measure/no_break.h"
#include "word/docx_parts.h"

enum { MARK_MOST = 40, TWIPS_PER_PT = 20, ELEMENTS_MOST = 1024 };

long
docx_twips(double points) {
    return lround(points * TWIPS_PER_PT);
}

void
docx_put(struct buf *b, const char *elements, ...) {
    char z[ELEMENTS_MOST];
    va_list ap;
    str rest;

    va_start(ap, elements);
    (void)vsnprintf(z, sizeof z, elements, ap);
    va_end(ap);
    rest = str_from(z);
    while (rest.n > 0) {
        str element;
        str name;
        str value;

        rest = str_cut(rest, ' ', &element);
        value = str_cut(element, '=', &name);
        if (value.n > 0) {
            buf_fmt(b, "<" STR_FMT " %sval=\"" STR_FMT "\"/>", STR_ARG(name),
                    name.p[0] == 'w' ? "w:" : "", STR_ARG(value));
        } else {
            buf_fmt(b, "<" STR_FMT "/>", STR_ARG(name));
        }
    }
}

static void
put_indent(struct buf *b, const struct docx_look *look) {
    const long left = docx_twips(look->left);
    const long right = docx_twips(look->right);

    if (left != 0 || right != 0 || look->hanging > 0) {
        buf_fmt(b, "<w:ind w:left=\"%ld\" w:right=\"%ld\"", left, right);
        buf_fmt(b, look->hanging > 0 ? " w:hanging=\"%ld\"/>" : " w:firstLine=\"%ld\"/>",
                docx_twips(look->hanging));
    }
}

void
docx_begin(struct docx *m, const struct docx_look *look) {
    struct buf *b = &m->body;

    buf_fmt(b, "<w:p><w:pPr><w:pStyle w:val=\"%s\"/>%s", look->style,
            look->keep ? "<w:keepNext/>" : "");
    if (look->before > 0) {
        buf_fmt(b, "<w:spacing w:before=\"%ld\"/>", docx_twips(look->before));
    }
    put_indent(b, look);
    if (look->align != NULL) {
        buf_fmt(b, "<w:jc w:val=\"%s\"/>", look->align);
    }
    buf_text(b, "</w:pPr>");
}

void
docx_text(struct docx *m, str s, unsigned style) {
    struct buf *b = &m->body;

    if (s.n == 0) {
        return;
    }
    buf_text(b, "<w:r>");
    if (style != 0) {
        buf_fmt(b, "<w:rPr>%s%s</w:rPr>", style & DOC_BOLD ? "<w:b/>" : "",
                style & DOC_ITALIC ? "<w:i/>" : "");
    }
    buf_text(b, "<w:t xml:space=\"preserve\">");
    markup_escape(b, s);
    buf_text(b, "</w:t></w:r>");
}

void
docx_end(struct docx *m) {
    buf_text(&m->body, "</w:p>");
}

void
docx_line(struct docx *m, const struct docx_look *look, str s, unsigned style) {
    if (s.n > 0) {
        docx_begin(m, look);
        docx_text(m, s, style);
        docx_end(m);
    }
}

void
docx_gap(struct docx *m, bool keep, const char *section_xml) {
    buf_fmt(&m->body, "<w:p><w:pPr><w:pStyle w:val=\"Ngat\"/>%s%s</w:pPr></w:p>",
            keep ? "<w:keepNext/>" : "", section_xml);
}

/* A bookmark is one plain word. */
static const char *
mark_of(struct arena *a, str section_id) {
    char *mark = arena_array(a, char, MARK_MOST);

    (void)snprintf(mark, MARK_MOST, "phu_luc_" STR_FMT, STR_ARG(section_id));
    for (char *c = mark; *c != '\0'; c++) {
        const bool plain =
            (*c >= 'a' && *c <= 'z') || (*c >= 'A' && *c <= 'Z') || (*c >= '0' && *c <= '9');

        *c = plain ? *c : '_';
    }
    return mark;
}

void
docx_find_annexes(struct docx *m) {
    const struct docx_annex **last = &m->annex;

    for (const struct doc_section *s = m->doc->first; s != NULL; s = s->next) {
        for (const struct doc_block *b = s->first; b != NULL; b = b->next) {
            if (b->kind == DOC_ANNEX_HEAD) {
                const struct doc_run run = {b->u.annex_head.label, 0};
                struct docx_annex *a = arena_new(&m->arena, struct docx_annex);

                a->label = no_break_runs(&m->arena, (struct doc_runs){&run, 1}).run[0].text;
                a->mark = mark_of(&m->arena, s->id);
                *last = a;
                last = &a->next;
            }
        }
    }
    m->coming = m->annex;
}

/* The annex whose label s begins with; NULL: none.  "Phụ lục I" is not the beginning of "Phụ lục II". */
static const struct docx_annex *
annex_named(const struct docx *m, str s) {
    for (const struct docx_annex *a = m->annex; a != NULL; a = a->next) {
        const size_t n = a->label.n;

        if (n > 0 && str_starts(s, a->label) && (s.n == n || s.p[n] < 'A' || s.p[n] > 'Z')) {
            return a;
        }
    }
    return NULL;
}

/* A run whose names of annexes are fields that follow them. */
static void
put_referring(struct docx *m, str s, unsigned style) {
    size_t from = 0;

    for (size_t i = 0; i < s.n && m->annex != NULL; i++) {
        const struct docx_annex *a =
            s.p[i] == 'P' ? annex_named(m, (str){s.p + i, s.n - i}) : NULL; /* "Phụ lục" */

        if (a != NULL) {
            docx_text(m, (str){s.p + from, i - from}, style);
            buf_fmt(&m->body, "<w:fldSimple w:instr=\" REF %s \\h \">", a->mark);
            docx_text(m, (str){s.p + i, a->label.n}, style);
            buf_text(&m->body, "</w:fldSimple>");
            from = i + a->label.n;
            i = from - 1;
        }
    }
    docx_text(m, (str){s.p + from, s.n - from}, style);
}

/* Running text: a number stays on one line with its word. */
static void
put_runs(struct docx *m, struct doc_runs runs) {
    const struct arena_mark mark = arena_mark(&m->arena);
    const struct doc_runs kept = no_break_runs(&m->arena, runs);

    for (size_t i = 0; i < kept.n; i++) {
        put_referring(m, kept.run[i].text, kept.run[i].style);
    }
    arena_rewind(&m->arena, mark);
}

bool
docx_before_signature(const struct doc_block *b) {
    return b->next != NULL && b->next->kind == DOC_SIGNATURE;
}

static void
running(struct docx *m, const struct doc_block *b, const char *style, bool keep,
        struct doc_runs runs) {
    docx_begin(m, &(struct docx_look){.style = style, .keep = keep || docx_before_signature(b)});
    put_runs(m, runs);
    docx_end(m);
}

void
docx_heading(struct docx *m, const struct doc_block *b) {
    const int level = b->u.heading.level;
    const struct doc_run run = {b->u.heading.text, 0};

    running(m, b,
            level <= 1   ? "Phan"
            : level == 2 ? "Muc"
                         : "Diem",
            false, (struct doc_runs){&run, 1});
}

void
docx_paragraph(struct docx *m, const struct doc_block *b) {
    static const char *const style[] = {[DOC_BODY] = "NoiDung",
                                        [DOC_CENTRED] = "CanGiua",
                                        [DOC_NOTE] = "GhiChu",
                                        [DOC_WARNING] = "LuuY"};
    const struct doc_paragraph *p = &b->u.paragraph;

    running(m, b, style[p->role], p->keep_with_next, p->runs);
}

void
docx_item(struct docx *m, const struct doc_block *b) {
    docx_begin(m, &(struct docx_look){.style = "GachDauDong", .keep = docx_before_signature(b)});
    docx_text(m, b->u.item.level == 0 ? STR("- ") : STR("+ "), 0);
    put_runs(m, b->u.item.runs);
    docx_end(m);
}

void
docx_links(struct docx *m, const struct doc_block *b) {
    const struct doc_links *l = &b->u.links;

    for (size_t i = 0; i < l->n; i++) {
        const struct doc_run run[] = {{l->link[i].label, 0}, {STR(". "), 0}, {l->link[i].text, 0}};

        running(m, b, "NoiDung", false, (struct doc_runs){run, sizeof run / sizeof run[0]});
    }
}
