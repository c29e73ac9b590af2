/*
 * plot_frame - what the kinds of charts share: the area where values are drawn,
 * tones, title, ticks, guide, legend, labels.  Only plot*.c include it.
 */
#ifndef RENDER_PLOT_FRAME_H
#define RENDER_PLOT_FRAME_H

#include <stdbool.h>

#include "doc/chart.h"
#include "render/ink.h"
#include "render/scale.h"

#define PLOT_NAME   10.0 /* size of categories, legend */
#define PLOT_LABEL  9.0  /* size of values, ticks */
#define PLOT_BEFORE 10.0
#define PLOT_GAP    3.0 /* between a mark and its label */
#define PLOT_DOT    2.6 /* half of a point of a line */

struct plot_tone {
    struct ink_colour fill, edge;
    double edge_thick;
    enum ink_kind point; /* lines differ in their points and dashes as well */
    enum ink_dash dash;
};
struct plot {
    struct ink_flow *f;
    struct ink_box *b;
    const struct doc_chart *c;
    struct scale scale;
    double x, y, w, h; /* of the area where values are drawn */
};
struct plot_area {
    double x, y, w, h;
};

struct plot_tone plot_tone(const struct doc_chart *c, size_t series);
/* A point of a line's series, hollow where it is projected. */
void plot_point(const struct plot *p, size_t series, bool hollow, double x, double y);
bool plot_known(const struct doc_chart *c, size_t series, size_t category);
struct num_ratio plot_value(const struct doc_chart *c, size_t series, size_t category);
double plot_width(const struct plot *p, str s, double size);
void plot_words(const struct plot *p, str s, double x, double baseline, double size);
void plot_bar(const struct plot *p, size_t series, struct plot_area a);
/* A value's label on a white ground, so that lines behind it do not cross the digits. */
void plot_label(const struct plot *p, str s, double x, double baseline, double size);
double plot_widest_label(const struct plot *p);
struct layout_text plot_name(const struct plot *p, size_t category, double size, double width,
                             enum layout_align align);

/* Title at the top of the box; returns the y below it. */
double plot_title(const struct plot *p, bool again);
/* Series and guide named in rows below y; one series without a guide needs none.  Returns the y below. */
double plot_legend(const struct plot *p, double y);
/* A light line across at every tick; `up`: the values go up the page. */
void plot_ticks(const struct plot *p, bool up);
void plot_guide(const struct plot *p, bool up);

/* The area over which values go up and the names under it, in a box of its own; returns the y below
 * the names. */
double plot_upright_frame(struct plot *p, double height);

/* The kinds. */
void plot_across(struct plot *p);
void plot_bars_up(struct plot *p);
void plot_lines(struct plot *p);
/* Every label has its own bar's width to stand in, every word of a name its slot. */
bool plot_fits_up(const struct plot *p);

#endif /* RENDER_PLOT_FRAME_H */
