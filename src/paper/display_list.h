/*
 * display_list - what is drawn on paper: marks, gathered in boxes that no page break divides.
 *
 *     flow   first ── box ── box ── box         one section, top to bottom
 *     box    a text line, a table row, a chart, a signature block
 *     mark   words, a rule, a bar ...           positions from the box's top left
 *                                               corner, in points, y down
 *
 * Other rooms turn blocks of the document into boxes, page.h stacks boxes on pages, and only haru.h
 * writes a pdf.  Everything belongs to the flow's arena.
 */
#ifndef PAPER_DISPLAY_LIST_H
#define PAPER_DISPLAY_LIST_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"
#include "measure/layout.h"
#include "measure/ruler.h"
#include "paper/tag.h"

struct display_list_colour {
    float r, g, b; /* 0..1 */
};
#define DISPLAY_LIST_BLACK ((struct display_list_colour){0, 0, 0})
#define DISPLAY_LIST_WHITE ((struct display_list_colour){1, 1, 1})

enum display_list_kind {
    DISPLAY_LIST_TEXT, /* x, y: start on the baseline */
    DISPLAY_LIST_RULE, /* from x, y to x + w, y + h */
    DISPLAY_LIST_BAR,  /* filled rectangle x, y, w, h; with an outline where thick > 0 */
    DISPLAY_LIST_SIGN, /* rectangle x, y, w, h left free for a signature; nothing is drawn */
    /* Filled, w to each side of x, y; with an outline where thick > 0: */
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
    unsigned spaces; /* written behind the text, so that copied words stand apart */
    double size;
    struct tag *tag; /* the part of the document that it shows; NULL: an artifact */
    struct display_list_mark *next;
};

/* The lines between cells of a table's row: uprights as high as the box, and a rule along its
 * foot. */
struct display_list_ruling {
    double *x; /* n positions, left to right */
    size_t n;
    double thick;
};

struct display_list_box {
    struct display_list_mark *first, *last;
    const struct display_list_ruling *ruling; /* shared by the rows of a table; or NULL */
    double height;
    /* How much of the height is blank space above the words.  A page that lacks room may take it
     * away; at the most, lines then stand at single spacing. */
    double slack;
    double before; /* blank above, dropped at the top of a page */
    bool keep;     /* stays with the next box */
    /* A figure begins with this box; the boxes that are kept with it belong to the figure.  Where
     * the figure does not fit on the page, the text behind it may come first and fill the page. */
    bool floats;
    bool named;        /* the text names the figure's number, so it may pass stops_tables */
    bool stops_floats; /* no figure may pass this box: a part's heading, a signature */
    bool stops_tables; /* nor may one that is not named pass it: another section's heading */
    bool goes_on;      /* its words continue those of the box above: no figure comes between them */
    struct tag *figure; /* the chart that covers the box from figure_top to its foot; NULL: none */
    double figure_top;
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
    bool running;  /* running text, in which figures float; in an annex nothing floats */
    struct display_list_box *first, *last;
    struct tag *part; /* the section, parent of new parts; NULL: a document without tags */
    struct tag *tag;  /* the part that new marks show */
    struct tag *list; /* the list of the last block; NULL: that was no item */
    bool open;        /* the text so far ends in ':', ';' or ',', so the next words belong to it */
};

/* Add a box at the end of the flow. */
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

/* Add one laid-out line.  x: the left edge of the column that it was laid out for; y: its baseline. */
void display_list_line(struct display_list_flow *f, struct display_list_box *b,
                       const struct layout_line *line, double x, double y, double size);

/* Add all lines of a text, `pitch` apart; the top of the first is at y.  Returns the y below the
 * last. */
double display_list_lines(struct display_list_flow *f, struct display_list_box *b,
                          const struct layout_text *text, double x, double y, double pitch);

/* Begin a new part of the section; words that follow belong to it. */
struct tag *display_list_part(struct display_list_flow *f, const char *role);
/* The same for an item of a list; level 0 is the outermost list. */
void display_list_item(struct display_list_flow *f, int level);

/* Keep the last `boxes` boxes of the flow with the box that comes next. */
void display_list_keep_last(struct display_list_flow *f, size_t boxes);
/* The number of boxes from the last one with blank space above it to the end of the flow: those of the last paragraph,
 * table or chart.  0: the flow is empty. */
size_t display_list_last_boxes(const struct display_list_flow *f);

/* The height of a line of single spacing, and how far its baseline is below its top. */
double display_list_pitch(double size);
double display_list_baseline(double size, double pitch);

#endif /* PAPER_DISPLAY_LIST_H */
