/*
 * ink - marks on paper, gathered in boxes that are never parted by a page break.
 *
 *     flow   first ── box ── box ── box         one section, top to bottom
 *     box    a text line, a table row, a chart, a signature block
 *     mark   words, a rule, a bar ...           positions from the box's top left
 *                                               corner, in points, y down
 *
 * Rooms above turn blocks of the document into boxes; page.h stacks boxes on
 * pages; only haru.h knows a pdf.  Everything belongs to the flow's arena.
 */
#ifndef RENDER_INK_H
#define RENDER_INK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"
#include "render/layout.h"
#include "render/ruler.h"

struct ink_colour {
    float r, g, b; /* 0..1 */
};
#define INK_BLACK ((struct ink_colour){0, 0, 0})
#define INK_WHITE ((struct ink_colour){1, 1, 1})

enum ink_kind {
    INK_TEXT, /* x, y: start on the baseline */
    INK_RULE, /* from x, y to x + w, y + h */
    INK_BAR,  /* filled rectangle x, y, w, h; outlined where thick > 0 */
    /* Filled, outlined where thick > 0, as far as w to each side of x, y: */
    INK_DOT,
    INK_SQUARE,
    INK_TRIANGLE, /* point up */
    INK_DIAMOND
};
enum ink_dash { INK_SOLID, INK_DASHED, INK_LONG_DASHED, INK_DOTTED };
struct ink_mark {
    enum ink_kind kind;
    enum ink_dash dash; /* of a rule */
    double x, y, w, h;
    double thick; /* of a rule or outline */
    struct ink_colour colour;
    struct ink_colour edge; /* of an outline */
    str text;
    unsigned style;  /* DOC_BOLD | DOC_ITALIC */
    unsigned spaces; /* shown behind the text so that words copy apart */
    double size;
    struct ink_mark *next;
};

/* Rulings of a table's rows: uprights over the height of the box, a rule along its foot. */
struct ink_ruling {
    double *x; /* n positions, left to right */
    size_t n;
    double thick;
};

struct ink_box {
    struct ink_mark *first, *last;
    const struct ink_ruling *ruling; /* shared by the rows of a table; or NULL */
    double height;
    double before;     /* blank above, dropped at the top of a page */
    bool keep;         /* stays with the next box */
    bool floats;       /* a figure begins, all that it is kept with: text behind it may fill
                                     the page that it does not fit */
    bool stops_floats; /* but no figure comes after this box: a part's heading, a signature */
    const struct ink_box *repeat; /* table head to set again when this box starts a page */
    int bookmark_level;           /* 0: none */
    str bookmark;
    struct ink_box *next;
};

struct ink_flow {
    struct arena *arena;
    struct ruler *ruler;
    double width;  /* of the text area */
    double height; /* of the text area: no box may be higher */
    bool running;  /* text, in which figures float; not an annex, where all stands in its order */
    struct ink_box *first, *last;
};

/* A box at the end of the flow. */
struct ink_box *ink_box_add(struct ink_flow *f, double height, double before);

struct ink_mark *ink_text(struct ink_flow *f, struct ink_box *b, str s, unsigned style,
                          double size);
struct ink_mark *ink_rule(struct ink_flow *f, struct ink_box *b, double x, double y, double w,
                          double h);
struct ink_mark *ink_bar(struct ink_flow *f, struct ink_box *b, double x, double y, double w,
                         double h);
/* kind: INK_DOT, INK_SQUARE, INK_TRIANGLE, INK_DIAMOND. */
struct ink_mark *ink_point(struct ink_flow *f, struct ink_box *b, enum ink_kind kind, double x,
                           double y, double radius);

/* One laid-out line, its width starting at x, on the baseline y. */
void ink_line(struct ink_flow *f, struct ink_box *b, const struct layout_line *line, double x,
              double y, double size);

/* All lines of a text, the first line's top at y, `pitch` apart.  Returns the y below. */
double ink_lines(struct ink_flow *f, struct ink_box *b, const struct layout_text *text, double x,
                 double y, double pitch);

/* What is in the flow so far stays with the next box: its last `boxes` boxes. */
void ink_keep_last(struct ink_flow *f, size_t boxes);

/* Height of a line of single spacing, and where its baseline lies in it. */
double ink_pitch(double size);
double ink_baseline(double size, double pitch);

#endif /* RENDER_INK_H */
