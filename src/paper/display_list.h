/*
 * display_list - marks on paper, gathered in boxes that are never parted by a page break.
 *
 *     flow   first ── box ── box ── box         one section, top to bottom
 *     box    a text line, a table row, a chart, a signature block
 *     mark   words, a rule, a bar ...           positions from the box's top left
 *                                               corner, in points, y down
 *
 * Rooms above turn blocks of the document into boxes; page.h stacks boxes on
 * pages; only haru.h knows a pdf.  Everything belongs to the flow's arena.
 */
#ifndef PAPER_DISPLAY_LIST_H
#define PAPER_DISPLAY_LIST_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"
#include "measure/layout.h"
#include "measure/ruler.h"

struct display_list_colour {
    float r, g, b; /* 0..1 */
};
#define DISPLAY_LIST_BLACK ((struct display_list_colour){0, 0, 0})
#define DISPLAY_LIST_WHITE ((struct display_list_colour){1, 1, 1})

enum display_list_kind {
    DISPLAY_LIST_TEXT, /* x, y: start on the baseline */
    DISPLAY_LIST_RULE, /* from x, y to x + w, y + h */
    DISPLAY_LIST_BAR,  /* filled rectangle x, y, w, h; outlined where thick > 0 */
    DISPLAY_LIST_SIGN, /* rectangle x, y, w, h that is left free for a signature: no ink */
    /* Filled, outlined where thick > 0, as far as w to each side of x, y: */
    DISPLAY_LIST_DOT,
    DISPLAY_LIST_SQUARE,
    DISPLAY_LIST_TRIANGLE, /* point up */
    DISPLAY_LIST_DIAMOND
};
enum display_list_dash {
    DISPLAY_LIST_SOLID,
    DISPLAY_LIST_DASHED,
    DISPLAY_LIST_LONG_DASHED,
    DISPLAY_LIST_DOTTED
};
struct display_list_mark {
    enum display_list_kind kind;
    enum display_list_dash dash; /* of a rule */
    double x, y, w, h;
    double thick; /* of a rule or outline */
    struct display_list_colour colour;
    struct display_list_colour edge; /* of an outline */
    str text;
    unsigned style;  /* DOC_BOLD | DOC_ITALIC */
    unsigned spaces; /* shown behind the text so that words copy apart */
    double size;
    struct display_list_mark *next;
};

/* Rulings of a table's rows: uprights over the height of the box, a rule along its foot. */
struct display_list_ruling {
    double *x; /* n positions, left to right */
    size_t n;
    double thick;
};

struct display_list_box {
    struct display_list_mark *first, *last;
    const struct display_list_ruling *ruling; /* shared by the rows of a table; or NULL */
    double height;
    double before;     /* blank above, dropped at the top of a page */
    bool keep;         /* stays with the next box */
    bool floats;       /* a figure begins, all that it is kept with: text behind it may fill
                                     the page that it does not fit */
    bool stops_floats; /* but no figure comes after this box: a part's heading, a signature */
    bool goes_on;      /* the words of the box above go on here: no figure comes between them */
    const struct display_list_box *repeat; /* table head to set again when this box starts a page */
    int bookmark_level;                    /* 0: none */
    str bookmark;
    struct display_list_box *next;
};

struct display_list_flow {
    struct arena *arena;
    struct ruler *ruler;
    double width;  /* of the text area */
    double height; /* of the text area: no box may be higher */
    bool running;  /* text, in which figures float; not an annex, where all stands in its order */
    struct display_list_box *first, *last;
    bool open; /* the text so far ends in ':', ';' or ',': what follows belongs to it */
};

/* A box at the end of the flow. */
struct display_list_box *display_list_box_add(struct display_list_flow *f, double height,
                                              double before);

struct display_list_mark *display_list_text(struct display_list_flow *f, struct display_list_box *b,
                                            str s, unsigned style, double size);
struct display_list_mark *display_list_rule(struct display_list_flow *f, struct display_list_box *b,
                                            double x, double y, double w, double h);
struct display_list_mark *display_list_bar(struct display_list_flow *f, struct display_list_box *b,
                                           double x, double y, double w, double h);
void display_list_sign(struct display_list_flow *f, struct display_list_box *b, double x, double y,
                       double w, double h);
/* kind: DISPLAY_LIST_DOT, DISPLAY_LIST_SQUARE, DISPLAY_LIST_TRIANGLE, DISPLAY_LIST_DIAMOND. */
struct display_list_mark *display_list_point(struct display_list_flow *f,
                                             struct display_list_box *b,
                                             enum display_list_kind kind, double x, double y,
                                             double radius);

/* One laid-out line, its width starting at x, on the baseline y. */
void display_list_line(struct display_list_flow *f, struct display_list_box *b,
                       const struct layout_line *line, double x, double y, double size);

/* All lines of a text, the first line's top at y, `pitch` apart.  Returns the y below. */
double display_list_lines(struct display_list_flow *f, struct display_list_box *b,
                          const struct layout_text *text, double x, double y, double pitch);

/* What is in the flow so far stays with the next box: its last `boxes` boxes. */
void display_list_keep_last(struct display_list_flow *f, size_t boxes);

/* Height of a line of single spacing, and where its baseline lies in it. */
double display_list_pitch(double size);
double display_list_baseline(double size, double pitch);

#endif /* PAPER_DISPLAY_LIST_H */
