/*
 * pdf_chart_frame - what the kinds of charts share: the area where values are drawn,
 * tones, title, ticks, guide, legend, labels.  Only pdf_chart*.c include it.
 */
#ifndef PAPER_PDF_CHART_FRAME_H
#define PAPER_PDF_CHART_FRAME_H

#include <stdbool.h>

#include "doc/chart.h"
#include "measure/scale.h"
#include "paper/display_list.h"

#define PDF_CHART_NAME   10.0 /* size of categories, legend */
#define PDF_CHART_LABEL  9.0  /* size of values, ticks */
#define PDF_CHART_BEFORE 10.0
#define PDF_CHART_GAP    3.0 /* between a mark and its label */
#define PDF_CHART_DOT    2.6 /* half of a point of a line */

struct pdf_chart_tone {
    struct display_list_colour fill, edge;
    double edge_thick;
    enum display_list_kind point; /* lines differ in their points and dashes as well */
    enum display_list_dash dash;
};
struct pdf_chart {
    struct display_list_flow *f;
    struct display_list_box *b;
    const struct doc_chart *c;
    struct scale scale;
    double x, y, w, h; /* of the area where values are drawn */
};
struct pdf_chart_area {
    double x, y, w, h;
};

struct pdf_chart_tone pdf_chart_tone(const struct doc_chart *c, size_t series);
/* A point of a line's series, hollow where it is projected. */
void pdf_chart_point(const struct pdf_chart *p, size_t series, bool hollow, double x, double y);
bool pdf_chart_known(const struct doc_chart *c, size_t series, size_t category);
struct num_ratio pdf_chart_value(const struct doc_chart *c, size_t series, size_t category);
double pdf_chart_width(const struct pdf_chart *p, str s, double size);
void pdf_chart_words(const struct pdf_chart *p, str s, double x, double baseline, double size);
void pdf_chart_bar(const struct pdf_chart *p, size_t series, struct pdf_chart_area a);
/* A value's label on a white ground, so that lines behind it do not cross the digits. */
void pdf_chart_label(const struct pdf_chart *p, str s, double x, double baseline, double size);
double pdf_chart_widest_label(const struct pdf_chart *p);
struct layout_text pdf_chart_name(const struct pdf_chart *p, size_t category, double size,
                                  double width, enum layout_align align);

/* Title at the top of the box; returns the y below it. */
double pdf_chart_title(const struct pdf_chart *p, bool again);
/* Series and guide named in rows below y; one series without a guide needs none.  Returns the y below. */
double pdf_chart_legend(const struct pdf_chart *p, double y);
/* A light line across at every tick; `up`: the values go up the page. */
void pdf_chart_ticks(const struct pdf_chart *p, bool up);
void pdf_chart_guide(const struct pdf_chart *p, bool up);

/* The area over which values go up and the names under it, in a box of its own; returns the y below
 * the names. */
double pdf_chart_upright_frame(struct pdf_chart *p, double height);

/* The kinds. */
void pdf_chart_across(struct pdf_chart *p);
void pdf_chart_bars_up(struct pdf_chart *p);
void pdf_chart_lines(struct pdf_chart *p);
/* Every label has its own bar's width to stand in, every word of a name its slot. */
bool pdf_chart_fits_up(const struct pdf_chart *p);

#endif /* PAPER_PDF_CHART_FRAME_H */
