/* display_list - marks on paper, gathered in boxes that are never parted by a page break.  See display_list.h. */

#include "paper/display_list.h"

#include <string.h>

struct display_list_box *
display_list_box_add(struct display_list_flow *f, double height, double before) {
    struct display_list_box *b = arena_new(f->arena, struct display_list_box);

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

static struct display_list_mark *
add(struct display_list_flow *f, struct display_list_box *b, enum display_list_kind kind) {
    struct display_list_mark *m = arena_new(f->arena, struct display_list_mark);

    m->kind = kind;
    /* Shapes of a chart are part of it, others rule and frame. */
    m->tag = kind == DISPLAY_LIST_TEXT || (f->tag != NULL && f->tag->alt.n > 0) ? f->tag : NULL;
    if (b->last == NULL) {
        b->first = m;
    } else {
        b->last->next = m;
    }
    b->last = m;
    return m;
}

struct display_list_mark *
display_list_text(struct display_list_flow *f, struct display_list_box *b, str s, unsigned style,
                  double size) {
    struct display_list_mark *m = add(f, b, DISPLAY_LIST_TEXT);

    m->text = s;
    m->style = style;
    m->size = size;
    return m;
}

static struct display_list_mark *
shape(struct display_list_mark *m, double x, double y, double w, double h) {
    m->x = x;
    m->y = y;
    m->w = w;
    m->h = h;
    return m;
}

struct display_list_mark *
display_list_rule(struct display_list_flow *f, struct display_list_box *b, double x, double y,
                  double w, double h) {
    struct display_list_mark *m = shape(add(f, b, DISPLAY_LIST_RULE), x, y, w, h);

    m->thick = 0.6;
    return m;
}

struct display_list_mark *
display_list_bar(struct display_list_flow *f, struct display_list_box *b, double x, double y,
                 double w, double h) {
    return shape(add(f, b, DISPLAY_LIST_BAR), x, y, w, h);
}

void
display_list_sign(struct display_list_flow *f, struct display_list_box *b, double x, double y,
                  double w, double h) {
    struct tag *part = display_list_part(f, "Form");

    shape(add(f, b, DISPLAY_LIST_SIGN), x, y, w, h)->tag = part;
}

struct display_list_mark *
display_list_point(struct display_list_flow *f, struct display_list_box *b,
                   enum display_list_kind kind, double x, double y, double radius) {
    return shape(add(f, b, kind), x, y, radius, radius);
}

/* Both stand in one run of the document with plain spaces between, so one mark can show both. */
static bool
joins(const struct display_list_mark *m, const struct layout_piece *p) {
    return m->style == p->style && m->text.p + m->text.n + m->spaces == p->text.p;
}

void
display_list_line(struct display_list_flow *f, struct display_list_box *b,
                  const struct layout_line *line, double x, double y, double size) {
    struct display_list_mark *m = NULL;

    for (size_t i = 0; i < line->n; i++) {
        const struct layout_piece *p = &line->piece[i];
        const bool stretched = line->extra_pt > 0 && i > 0 && line->piece[i - 1].spaces > 0;

        if (m != NULL && !stretched && joins(m, p)) {
            m->text.n += m->spaces + p->text.n;
        } else {
            m = display_list_text(f, b, p->text, p->style, size);
            m->x = x + p->x_pt;
            m->y = y;
        }
        m->spaces = p->spaces;
    }
    if (f->part != NULL && m != NULL) {
        m->spaces = line->spaces; /* a part is read without its lines */
    }
}

double
display_list_lines(struct display_list_flow *f, struct display_list_box *b,
                   const struct layout_text *text, double x, double y, double pitch) {
    for (size_t i = 0; i < text->n; i++) {
        display_list_line(f, b, &text->line[i], x, y + display_list_baseline(text->size_pt, pitch),
                          text->size_pt);
        y += pitch;
    }
    return y;
}

struct tag *
display_list_part(struct display_list_flow *f, const char *role) {
    f->list = NULL;
    f->tag = tag_new(f->part, role);
    return f->tag;
}

void
display_list_item(struct display_list_flow *f, int level) {
    struct tag *list = f->list == NULL ? display_list_part(f, "L") : f->list;

    f->list = list;
    for (int i = 0; list != NULL && i < level && list->last != NULL; i++) {
        struct tag *above = list->last; /* its last entry holds the list of the next level */

        list = above->last != NULL && strcmp(above->last->role, "L") == 0 ? above->last
                                                                          : tag_new(above, "L");
    }
    f->tag = tag_new(tag_new(list, "LI"), "LBody");
}

void
display_list_keep_last(struct display_list_flow *f, size_t boxes) {
    size_t n = 0;

    for (struct display_list_box *b = f->first; b != NULL; b = b->next) {
        n++;
    }
    for (struct display_list_box *b = f->first; b != NULL; b = b->next) {
        if (n-- <= boxes) {
            b->keep = true;
        }
    }
}

size_t
display_list_last_boxes(const struct display_list_flow *f) {
    size_t n = 0;

    for (const struct display_list_box *b = f->first; b != NULL; b = b->next) {
        n = b->before > 0 ? 1 : n + 1;
    }
    return n;
}

double
display_list_pitch(double size) {
    return size * RULER_LINE;
}

double
display_list_baseline(double size, double pitch) {
    return pitch - size * (RULER_LINE - RULER_ASCENT);
}
