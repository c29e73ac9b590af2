/* docx_write - paragraphs of a document for Word.  See docx_parts.h. */

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "measure/no_break.h"
#include "word/docx_parts.h"

enum { MARK_MOST = 40, TWIPS_PER_PT = 20 };

long
docx_twips(double points) {
    return lround(points * TWIPS_PER_PT);
}

void
docx_escape(struct buf *b, str s) {
    size_t from = 0;

    for (size_t i = 0; i <= s.n; i++) {
        const char *as = i == s.n        ? ""
                         : s.p[i] == '&' ? "&amp;"
                         : s.p[i] == '<' ? "&lt;"
                         : s.p[i] == '>' ? "&gt;"
                         : s.p[i] == '"' ? "&quot;"
                                         : NULL;

        if (as != NULL) {
            buf_add(b, s.p + from, i - from);
            buf_text(b, as);
            from = i + 1;
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

    buf_fmt(b, "<w:p><w:pPr><w:pStyle w:val=\"%s\"/>", look->style);
    if (look->keep) {
        buf_text(b, "<w:keepNext/>");
    }
    if (look->before > 0) {
        buf_fmt(b, "<w:spacing w:before=\"%ld\"/>", docx_twips(look->before));
    }
    put_indent(b, look);
    if (look->align != NULL) {
        buf_fmt(b, "<w:jc w:val=\"%s\"/>", look->align);
    }
    buf_text(b, "</w:pPr>");
}

static void
put_run(struct buf *b, str s, unsigned style) {
    buf_text(b, "<w:r>");
    if (style != 0) {
        buf_fmt(b, "<w:rPr>%s%s</w:rPr>", style & DOC_BOLD ? "<w:b/>" : "",
                style & DOC_ITALIC ? "<w:i/>" : "");
    }
    buf_text(b, "<w:t xml:space=\"preserve\">");
    docx_escape(b, s);
    buf_text(b, "</w:t></w:r>");
}

void
docx_text(struct docx *m, str s, unsigned style) {
    if (s.n > 0) {
        put_run(&m->body, s, style);
    }
}

void
docx_break(struct docx *m) {
    buf_text(&m->body, "<w:r><w:br/></w:r>");
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

void
docx_mark(struct docx *m, const char *name) {
    m->bookmarks++;
    buf_fmt(&m->body, "<w:bookmarkStart w:id=\"%u\" w:name=\"%s\"/>", m->bookmarks, name);
}

void
docx_unmark(struct docx *m) {
    buf_fmt(&m->body, "<w:bookmarkEnd w:id=\"%u\"/>", m->bookmarks);
}

const char *
docx_annex_mark(struct docx *m, const struct doc_section *s) {
    char *name = arena_array(&m->arena, char, MARK_MOST);
    int n = snprintf(name, MARK_MOST, "phu_luc_" STR_FMT, STR_ARG(s->id));

    n = n < MARK_MOST ? n : MARK_MOST - 1;
    for (int i = 0; i < n; i++) {
        const bool plain = (name[i] >= 'a' && name[i] <= 'z') ||
                           (name[i] >= 'A' && name[i] <= 'Z') || (name[i] >= '0' && name[i] <= '9');

        name[i] = plain ? name[i] : '_';
    }
    return name;
}

/* Bytes of s that say the label, in which a no-break space is a space; 0: others. */
static size_t
says(str s, str label) {
    size_t at = 0;

    for (size_t i = 0; i < label.n; i++) {
        if (at < s.n && s.p[at] == label.p[i]) {
            at++;
        } else if (label.p[i] == ' ' && at + 1 < s.n && memcmp(s.p + at, "\xc2\xa0", 2) == 0) {
            at += 2;
        } else {
            return 0;
        }
    }
    /* "Phụ lục I" is not the beginning of "Phụ lục II". */
    return at < s.n && s.p[at] >= 'A' && s.p[at] <= 'Z' ? 0 : at;
}

/* The annex whose label s begins with; *n: bytes of it. */
static const struct doc_section *
annex_named(const struct doc *d, str s, size_t *n) {
    for (const struct doc_section *a = d->first; a != NULL; a = a->next) {
        for (const struct doc_block *b = a->first; b != NULL; b = b->next) {
            *n = b->kind == DOC_ANNEX_HEAD && b->u.annex_head.label.n > 0
                     ? says(s, b->u.annex_head.label)
                     : 0;
            if (*n > 0) {
                return a;
            }
        }
    }
    return NULL;
}

/* A run whose names of annexes are fields that follow them. */
static void
put_referring(struct docx *m, str s, unsigned style) {
    static const str annex = {"Ph\xe1\xbb\xa5", 5}; /* "Phụ": every label begins so */
    size_t from = 0;

    for (size_t i = 0; i + annex.n < s.n; i++) {
        size_t n = 0;
        const struct doc_section *a = memcmp(s.p + i, annex.p, annex.n) == 0
                                          ? annex_named(m->doc, (str){s.p + i, s.n - i}, &n)
                                          : NULL;

        if (a != NULL) {
            docx_text(m, (str){s.p + from, i - from}, style);
            buf_fmt(&m->body, "<w:fldSimple w:instr=\" REF %s \\h \">", docx_annex_mark(m, a));
            docx_text(m, (str){s.p + i, n}, style);
            buf_text(&m->body, "</w:fldSimple>");
            from = i + n;
            i = from - 1;
        }
    }
    docx_text(m, (str){s.p + from, s.n - from}, style);
}

void
docx_runs(struct docx *m, struct doc_runs runs) {
    const struct arena_mark mark = arena_mark(&m->arena);
    const struct doc_runs kept = no_break_runs(&m->arena, runs);

    for (size_t i = 0; i < kept.n; i++) {
        put_referring(m, kept.run[i].text, kept.run[i].style);
    }
    arena_rewind(&m->arena, mark);
}
