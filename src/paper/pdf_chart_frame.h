/*
 * pdf_chart_frame - what all kinds of charts share: the area where values are drawn, tones, title,
 * ticks, guide, legend, labels.  Only pdf_chart*.c include it.
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
#define PDF_CHART_DOT    2.6 /* half the width of a line's point */

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
    struct tag *title; /* the part of the words above the chart */
};
struct pdf_chart_area {
    double x, y, w, h;
};

struct pdf_chart_tone pdf_chart_tone(const struct doc_chart *c, size_t series);
/* A point on the line of a series. */
void pdf_chart_point(const struct pdf_chart *p, size_t series, bool hollow, double x, double y);
struct num_ratio pdf_chart_value(const struct doc_chart *c, size_t series, size_t category);
double pdf_chart_width(const struct pdf_chart *p, str s, double size);
void pdf_chart_words(const struct pdf_chart *p, str s, double x, double baseline, double size);
void pdf_chart_bar(const struct pdf_chart *p, size_t series, struct pdf_chart_area a);
/* The label of a value, on white, so that no line crosses its digits. */
void pdf_chart_label(const struct pdf_chart *p, str s, double x, double baseline, double size);
double pdf_chart_widest_label(const struct pdf_chart *p);
struct layout_text pdf_chart_name(const struct pdf_chart *p, size_t category, double size,
                                  double width, enum layout_align align);

/* The title at the top of the box; again: the chart continues here.  Returns the y below it. */
double pdf_chart_title(const struct pdf_chart *p, bool again);
/* The names of series and guide, in rows below y; nothing where there is one series and no
 * guide.  Returns the y below. */
double pdf_chart_legend(const struct pdf_chart *p, double y);
/* A light line across the area at every tick.  up: the axis of values is upright. */
void pdf_chart_ticks(const struct pdf_chart *p, bool up);
void pdf_chart_guide(const struct pdf_chart *p, bool up);

/* A new box with an area whose axis is upright, and the names under it; returns the y below the
 * names. */
double pdf_chart_upright_frame(struct pdf_chart *p, double height);

/* The kinds of charts. */
void pdf_chart_across(struct pdf_chart *p);
void pdf_chart_bars_up(struct pdf_chart *p);
void pdf_chart_lines(struct pdf_chart *p);
/* Whether upright bars leave room: each label fits the width of its bar, each word of a name its
 * slot. */
bool pdf_chart_fits_up(const struct pdf_chart *p);

#endif /* PAPER_PDF_CHART_FRAME_H */
