/* sheet_walk - a document laid out as sheets of cells.  See sheet_walk.h. */

#include "workbook/sheet_walk.h"

#include <assert.h>

#include "doc/words.h"
#include "workbook/sheet_chart.h"
#include "workbook/sheet_fit.h"
#include "workbook/sheet_nowhere.h"
#include "workbook/sheet_out.h"
#include "workbook/sheet_table.h"

enum { BODY_PT = 12, HEAD_PT = 14, SIGN_PT = 13, RECIPIENT_PT = 11 };
#define GAP_PT       10.0
#define SIGN_ROOM_PT 66.0 /* for a signature and a stamp */
#define SIGN_LINE_PT 18.0

struct sheet {
    struct arena home; /* holds the struct itself */
    struct sheet_out out;
    struct sheet_heights heights;
};

static const struct sheet_style body_style = {.size_pt = BODY_PT, .wrap = true};
static const struct sheet_style sign_style = {
    .align = DOC_CENTRE, .size_pt = SIGN_PT, .bold = true, .wrap = true};

/* sign_style in another weight. */
static struct sheet_style
like_sign(bool bold, bool italic) {
    struct sheet_style s = sign_style;

    s.bold = bold;
    s.italic = italic;
    return s;
}

struct sheet *
sheet_new(const struct doc *d, const struct sheet_sink *to, uint32_t max_rows) {
    struct arena home = ARENA_EMPTY;
    struct sheet *g = arena_new(&home, struct sheet);

    assert(max_rows > 0 && max_rows <= SHEET_ROWS);
    g->home = home;
    sheet_out_init(&g->out, d, to, max_rows, &g->heights);
    return g;
}

void
sheet_free(struct sheet *g) {
    struct arena home;

    if (g != NULL) {
        sheet_out_end(&g->out);
        arena_free(&g->heights.arena);
        home = g->home;
        arena_free(&home);
    }
}

uint64_t
sheet_cells(const struct doc *d) {
    uint64_t cells = 0;

    for (const struct doc_section *s = d->first; s != NULL; s = s->next) {
        for (const struct doc_block *b = s->first; b != NULL; b = b->next) {
            if (b->kind == DOC_TABLE) {
                cells += (uint64_t)b->u.table->rows * b->u.table->cols;
            }
        }
    }
    return cells;
}

static bool
line(struct sheet_out *o, str s, struct sheet_style style, struct err *e) {
    return s.n == 0 || sheet_out_line(o, sheet_out_text(o, s, style), e);
}

/* ---- one function a kind of block ---- */

static bool
letterhead(struct sheet_out *o, const struct doc_block *b, struct err *e) {
    const struct doc_letterhead *h = &b->u.letterhead;
    const struct sheet_style normal = like_sign(false, false);
    const struct sheet_style italic = like_sign(false, true);

    return sheet_out_pair(o, sheet_out_text(o, h->superior, normal),
                          sheet_out_text(o, h->motto[0], sign_style), e) &&
           sheet_out_pair(o, sheet_out_text(o, h->issuer, sign_style),
                          sheet_out_text(o, h->motto[1], sign_style), e) &&
           sheet_out_pair(o, sheet_out_text(o, h->number, normal),
                          sheet_out_text(o, h->place_date, italic), e) &&
           (h->about.n == 0 || sheet_out_pair(o, sheet_out_text(o, h->about, normal),
                                              sheet_out_text(o, STR(""), normal), e)) &&
           sheet_out_gap(o, GAP_PT, e);
}

static bool
title(struct sheet_out *o, const struct doc_block *b, struct err *e) {
    struct sheet_style style = sign_style;

    style.size_pt = HEAD_PT;
    return line(o, b->u.title.kind, style, e) && line(o, b->u.title.abstract, sign_style, e) &&
           sheet_out_gap(o, GAP_PT, e);
}

static bool
addressee(struct sheet_out *o, const struct doc_block *b, struct err *e) {
    const struct doc_addressee *a = &b->u.addressee;
    const struct sheet_style style = like_sign(false, false);

    if (!line(o, STR(DOC_WORDS_TO), style, e)) {
        return false;
    }
    for (size_t i = 0; i < a->n; i++) {
        if (!line(o, a->to[i], style, e)) {
            return false;
        }
    }
    return sheet_out_gap(o, GAP_PT, e);
}

/* "Phụ lục II", and over the further parts of a wide one "Phụ lục II (tiếp theo)". */
static bool
annex_label(struct sheet_out *o, str label, struct sheet_style style, struct err *e) {
    const struct sheet_cell c = sheet_out_text(o, label, style);
    struct buf b = {NULL, 0, 0};
    struct sheet_cell again;

    if (label.n == 0) {
        return true;
    }
    buf_str(&b, label);
    buf_text(&b, DOC_WORDS_CONTINUED);
    again = sheet_out_text(o, buf_view(&b), style);
    buf_free(&b);
    return sheet_out_line_again(o, c, again, e);
}

static bool
annex_head(struct sheet_out *o, const struct doc_block *b, struct err *e) {
    const struct doc_annex_head *h = &b->u.annex_head;
    struct sheet_style style = sign_style;

    style.size_pt = HEAD_PT;
    return annex_label(o, h->label, style, e) && line(o, h->title, style, e) &&
           line(o, h->attached, like_sign(false, true), e) && sheet_out_gap(o, GAP_PT, e);
}

static bool
heading(struct sheet_out *o, const struct doc_block *b, struct err *e) {
    struct sheet_style style = body_style;

    style.size_pt = SIGN_PT;
    style.bold = b->u.heading.level < 3;
    style.italic = b->u.heading.level == 3;
    return line(o, b->u.heading.text, style, e);
}

static bool
paragraph(struct sheet_out *o, const struct doc_block *b, struct err *e) {
    const struct doc_paragraph *p = &b->u.paragraph;
    struct sheet_style style = body_style;

    style.align = p->role == DOC_CENTRED ? DOC_CENTRE : DOC_LEFT;
    style.italic = p->role == DOC_NOTE;
    style.bold = p->role == DOC_WARNING;
    style.border = p->role == DOC_WARNING;
    return p->runs.n == 0 || sheet_out_line(o, sheet_out_runs(o, p->runs, style), e);
}

static bool
item(struct sheet_out *o, const struct doc_block *b, struct err *e) {
    const struct doc_item *it = &b->u.item;
    struct doc_run *run = arena_array(&o->scratch, struct doc_run, it->runs.n + 1);

    run[0] = (struct doc_run){it->level == 0 ? STR("- ") : STR("   + "),
                              it->runs.n == 0 ? 0 : it->runs.run[0].style};
    for (size_t i = 0; i < it->runs.n; i++) {
        run[i + 1] = it->runs.run[i];
    }
    return sheet_out_line(o, sheet_out_runs(o, (struct doc_runs){run, it->runs.n + 1}, body_style),
                          e);
}

static bool
table(struct sheet_out *o, const struct doc_block *b, struct err *e) {
    return (o->row == 0 || o->sheet.plain || sheet_out_gap(o, GAP_PT, e)) &&
           sheet_table(o, b->u.table, e);
}

static bool
chart(struct sheet_out *o, const struct doc_block *b, struct err *e) {
    return sheet_chart(o, b->u.chart, e);
}

/* A pair of lines of the signature block; a row even where both are empty. */
static bool
sign_pair(struct sheet_out *o, str left, struct sheet_style left_style, struct sheet_cell right,
          struct err *e) {
    return sheet_out_pair(o, sheet_out_text(o, left, left_style), right, e);
}

/* Nơi nhận stands at the left, one line beside each line of the right-hand side. */
static str
recipient_line(const struct doc_signature *s, size_t i, struct sheet_style *style) {
    *style = body_style;
    if (i == 0) {
        style->bold = true;
        style->italic = true;
        return s->recipient_n > 0 ? STR(DOC_WORDS_RECIPIENTS) : (str){"", 0};
    }
    style->size_pt = RECIPIENT_PT;
    return i <= s->recipient_n ? s->recipient[i - 1] : (str){"", 0};
}

static bool
sign_with_recipients(struct sheet_out *o, const struct doc_signature *s, struct err *e) {
    const size_t right_n = s->authority_n + 1; /* the name comes last, after the room to sign */
    const size_t left_n = s->recipient_n == 0 ? 0 : s->recipient_n + 1;
    struct sheet_style style;

    for (size_t i = 0; i < right_n || i < left_n; i++) {
        const bool is_last_authority = i + 1 == s->authority_n;
        const str authority = i < s->authority_n ? s->authority[i] : (str){"", 0};
        const str left = recipient_line(s, i, &style);
        const struct sheet_cell right = sheet_out_text(o, authority, sign_style);

        if (i < s->authority_n || i < left_n) {
            if (!sign_pair(o, left, style, right, e)) {
                return false;
            }
        }
        if (is_last_authority && left_n <= i + 1 && !sheet_out_gap(o, SIGN_ROOM_PT, e)) {
            return false;
        }
    }
    style = sign_style;
    return (left_n <= s->authority_n || s->authority_n == 0 || sheet_out_gap(o, GAP_PT, e)) &&
           sign_pair(o, (str){"", 0}, style, sheet_out_text(o, s->name, sign_style), e);
}

static bool
sign_two(struct sheet_out *o, const struct doc_signature *s, struct err *e) {
    for (size_t i = 0; i < s->authority_n || i == 0; i++) {
        const str left = i == 0 ? s->left_title : (str){"", 0};
        const str right = i < s->authority_n ? s->authority[i] : (str){"", 0};

        if (!sign_pair(o, left, sign_style, sheet_out_text(o, right, sign_style), e)) {
            return false;
        }
    }
    return sheet_out_gap(o, SIGN_ROOM_PT, e) &&
           sign_pair(o, s->left_name, sign_style, sheet_out_text(o, s->name, sign_style), e);
}

/* About. */
static double
signature_height(const struct doc_block *b) {
    size_t lines = 2;

    lines += b->u.signature.authority_n > b->u.signature.recipient_n ? b->u.signature.authority_n
                                                                     : b->u.signature.recipient_n;
    return GAP_PT + SIGN_ROOM_PT + (double)lines * SIGN_LINE_PT;
}

/* What should stay on one page with the block before b: charts, as the links they may become,
 * and the signature. */
static double
tail_height(const struct doc_block *b) {
    double height = 0;

    while (b != NULL && b->kind == DOC_CHART) {
        height += SIGN_LINE_PT + GAP_PT;
        b = b->next;
    }
    return b != NULL && b->kind == DOC_SIGNATURE ? height + signature_height(b) : 0;
}

static bool
signature(struct sheet_out *o, const struct doc_block *b, struct err *e) {
    const struct doc_signature *s = &b->u.signature;

    if (!sheet_out_keep_together(o, signature_height(b), e) || !sheet_out_gap(o, GAP_PT, e)) {
        return false;
    }
    if (s->place_date.n > 0) {
        const struct sheet_style italic = like_sign(false, true);

        if (!sign_pair(o, (str){"", 0}, italic, sheet_out_text(o, s->place_date, italic), e)) {
            return false;
        }
    }
    return s->left_title.n > 0 ? sign_two(o, s, e) : sign_with_recipients(o, s, e);
}

/* First sheet of the section with the id, or NULL. */
static const char *
sheet_of(const struct sheet_out *o, str id) {
    uint32_t ix = 0;

    for (const struct doc_section *s = o->doc->first; s != NULL; s = s->next) {
        if (str_eq(s->id, id)) {
            return o->section_sheet[ix];
        }
        ix++;
    }
    return NULL;
}

static bool
links(struct sheet_out *o, const struct doc_block *b, struct err *e) {
    const struct sheet_style label_style = {
        .align = DOC_CENTRE, .size_pt = SIGN_PT, .border = true, .number = SHEET_AS_TEXT};
    const struct sheet_style text_style = {
        .size_pt = SIGN_PT, .border = true, .wrap = true, .link = true};

    for (size_t i = 0; i < b->u.links.n; i++) {
        const struct doc_link *l = &b->u.links.link[i];
        const char *sheet = sheet_of(o, l->section);
        struct sheet_cell text = sheet_out_text(o, l->text, text_style);
        double height;

        if (sheet != NULL && text.kind == SHEET_TEXT) {
            sheet_out_lead_to(o, &text, sheet, 0,
                              (struct sheet_area){0, 1, 0, o->sheet.parts.text_cols - 1});
        }
        height = sheet_out_text_height(o, &text, 1, o->sheet.parts.text_cols - 1) + 6;
        if (!sheet_out_row(o, height, e) ||
            !sheet_out_cell(o, 0, sheet_out_text(o, l->label, label_style), e) ||
            !sheet_out_span(o, 1, o->sheet.parts.text_cols - 1, text, e)) {
            return false;
        }
        sheet_out_next(o);
    }
    return true;
}

/* ---- the walk ---- */

typedef bool block_fn(struct sheet_out *o, const struct doc_block *b, struct err *e);
static block_fn *const block_of[] = {
#define SHEET_ROW(NAME, name) [DOC_##NAME] = (name),
    DOC_BLOCKS(SHEET_ROW)
#undef SHEET_ROW
};

static bool
lay_block(struct sheet_out *o, const struct doc_block *b, struct err *e) {
    assert(b->kind < DOC_BLOCK_KINDS);
    o->tail_pt = tail_height(b->next);
    return block_of[b->kind](o, b, e);
}

/* Lay the section out for its height alone, and choose the scale by it. */
static bool
fit_page(struct sheet *g, const struct doc_section *s, struct err *e) {
    struct sheet_out trial;
    bool ok;

    if (!sheet_fit_may(s)) {
        return true;
    }
    sheet_out_trial(&trial, &g->out, &sheet_nowhere);
    ok = sheet_out_tab(&trial, s, g->out.sheet.name, e);
    for (const struct doc_block *b = s->first; ok && b != NULL; b = b->next) {
        ok = lay_block(&trial, b, e);
    }
    if (ok) {
        sheet_fit(&g->out, &trial);
    }
    sheet_out_end(&trial);
    return ok;
}

bool
sheet_section_begin(struct sheet *g, const struct doc_section *s, struct err *e) {
    struct sheet_out *o = &g->out;

    return (s->kind != DOC_DATA || sheet_chart_sheet(o, e)) &&
           sheet_out_tab(o, s, o->section_sheet[o->section_ix], e) && fit_page(g, s, e);
}

bool
sheet_block(struct sheet *g, const struct doc_block *b, struct err *e) {
    return lay_block(&g->out, b, e);
}

bool
sheet_section_end(struct sheet *g, const struct doc_section *s, struct err *e) {
    (void)s;
    g->out.section_ix++;
    return sheet_out_tab_end(&g->out, e);
}

bool
sheet_end(struct sheet *g, struct err *e) {
    return sheet_chart_sheet(&g->out, e) && sheet_chart_figures(&g->out, e);
}
