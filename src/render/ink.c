/* ink - marks on paper, gathered in boxes that are never parted by a page break.  See ink.h. */

#include "render/ink.h"

struct ink_box *
ink_box_add(struct ink_flow *f, double height, double before) {
    struct ink_box *b = arena_new(f->arena, struct ink_box);

    b->height = height;
    b->before = before;
    if (f->last == NULL) {
        f->first = b;
    } else {
        f->last->next = b;
    }
    f->last = b;
    return b;
}

static struct ink_mark *
add(struct ink_flow *f, struct ink_box *b, enum ink_kind kind) {
    struct ink_mark *m = arena_new(f->arena, struct ink_mark);

    m->kind = kind;
    if (b->last == NULL) {
        b->first = m;
    } else {
        b->last->next = m;
    }
    b->last = m;
    return m;
}

struct ink_mark *
ink_text(struct ink_flow *f, struct ink_box *b, str s, unsigned style, double size) {
    struct ink_mark *m = add(f, b, INK_TEXT);

    m->text = s;
    m->style = style;
    m->size = size;
    return m;
}

static struct ink_mark *
shape(struct ink_mark *m, double x, double y, double w, double h) {
    m->x = x;
    m->y = y;
    m->w = w;
    m->h = h;
    return m;
}

struct ink_mark *
ink_rule(struct ink_flow *f, struct ink_box *b, double x, double y, double w, double h) {
    struct ink_mark *m = shape(add(f, b, INK_RULE), x, y, w, h);

    m->thick = 0.6;
    return m;
}

struct ink_mark *
ink_bar(struct ink_flow *f, struct ink_box *b, double x, double y, double w, double h) {
    return shape(add(f, b, INK_BAR), x, y, w, h);
}

struct ink_mark *
ink_point(struct ink_flow *f, struct ink_box *b, enum ink_kind kind, double x, double y,
          double radius) {
    return shape(add(f, b, kind), x, y, radius, radius);
}

/* Both stand in one run of the document with plain spaces between, so one mark can show both. */
static bool
joins(const struct ink_mark *m, const struct layout_piece *p) {
    return m->style == p->style && m->text.p + m->text.n + m->spaces == p->text.p;
}

void
ink_line(struct ink_flow *f, struct ink_box *b, const struct layout_line *line, double x, double y,
         double size) {
    struct ink_mark *m = NULL;

    for (size_t i = 0; i < line->n; i++) {
        const struct layout_piece *p = &line->piece[i];
        const bool stretched = line->extra_pt > 0 && i > 0 && line->piece[i - 1].spaces > 0;

        if (m != NULL && !stretched && joins(m, p)) {
            m->text.n += m->spaces + p->text.n;
        } else {
            m = ink_text(f, b, p->text, p->style, size);
            m->x = x + p->x_pt;
            m->y = y;
        }
        m->spaces = p->spaces;
    }
}

double
ink_lines(struct ink_flow *f, struct ink_box *b, const struct layout_text *text, double x, double y,
          double pitch) {
    for (size_t i = 0; i < text->n; i++) {
        ink_line(f, b, &text->line[i], x, y + ink_baseline(text->size_pt, pitch), text->size_pt);
        y += pitch;
    }
    return y;
}

void
ink_keep_last(struct ink_flow *f, size_t boxes) {
    size_t n = 0;

    for (struct ink_box *b = f->first; b != NULL; b = b->next) {
        n++;
    }
    for (struct ink_box *b = f->first; b != NULL; b = b->next) {
        if (n-- <= boxes) {
            b->keep = true;
        }
    }
}

double
ink_pitch(double size) {
    return size * RULER_LINE;
}

double
ink_baseline(double size, double pitch) {
    return pitch - size * (RULER_LINE - RULER_ASCENT);
}
