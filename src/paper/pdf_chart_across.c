/* pdf_chart_across - bars across: one band a name, values at the ends of the bars.  See pdf_chart.h. */

#include <stddef.h>

#include "paper/pdf_chart_frame.h"

#define NAMES_SHARE 0.4 /* of the width, at most, for the names */
/* Left free, so that a chart can stand under the head of an annex and over a signature. */
#define HEAD_ROOM 180.0

/* How close the bands are set: many names are set closer rather than on a second page. */
struct density {
    double name_size, bar, gap;
};
static const struct density densities[] = {{10, 9, 5}, {10, 8.5, 3}, {9, 8, 1.8}};
enum { DENSITIES = sizeof(densities) / sizeof(densities[0]) };

struct band {
    size_t category;
    struct layout_text name;
    double height;
};

static double
names_width(const struct pdf_chart *p, double size) {
    const double most = p->f->width * NAMES_SHARE;
    double widest = 0;

    for (size_t i = 0; i < p->c->categories; i++) {
        const double w = pdf_chart_width(p, p->c->category[i], size);

        widest = w > widest ? w : widest;
    }
    return widest < most ? widest : most;
}

static double
bars_height(const struct pdf_chart *p, const struct density *d) {
    return d->bar * (double)p->c->series_n;
}

/* Returns the height of all bands together. */
static double
measure(const struct pdf_chart *p, const struct density *d, double names, struct band *band) {
    const double bars = bars_height(p, d);
    double sum = 0;

    for (size_t i = 0; i < p->c->categories; i++) {
        double lines;

        band[i].category = i;
        band[i].name = pdf_chart_name(p, i, d->name_size, names, LAYOUT_RIGHT);
        lines = display_list_pitch(d->name_size) * (double)band[i].name.n;
        band[i].height = (bars > lines ? bars : lines) + d->gap;
        sum += band[i].height;
    }
    return sum;
}

/* The bars of a band, or their labels: the guide is drawn between the two. */
static void
draw_band(const struct pdf_chart *p, const struct density *d, size_t category, double y,
          bool labels) {
    const double zero = p->x + scale_place(&p->scale, 0, p->w);

    for (size_t i = 0; i < p->c->series_n; i++) {
        const double top = y + d->bar * (double)i;
        struct num_ratio v;
        double end;

        if (!doc_chart_known(p->c, i, category)) {
            continue;
        }
        v = pdf_chart_value(p->c, i, category);
        end = p->x + scale_place(&p->scale, scale_value(p->c, v), p->w);
        if (labels) {
            pdf_chart_label(p, scale_label(p->f->arena, p->c, v),
                            (end < zero ? zero : end) + PDF_CHART_GAP,
                            top + d->bar / 2 + PDF_CHART_LABEL * 0.33, PDF_CHART_LABEL);
        } else {
            pdf_chart_bar(p, i,
                          (struct pdf_chart_area){end < zero ? end : zero, top + 0.8,
                                                  end < zero ? zero - end : end - zero,
                                                  d->bar - 1.6});
        }
    }
}

static void
draw_bands(const struct pdf_chart *p, const struct density *d, const struct band *band, size_t n,
           bool labels) {
    double y = p->y + 2;

    for (size_t i = 0; i < n; i++) {
        draw_band(p, d, band[i].category, y + (band[i].height - bars_height(p, d)) / 2, labels);
        y += band[i].height;
    }
}

/* One box with the bands [from, to). */
static void
draw_part(struct pdf_chart *p, const struct density *d, const struct band *band, size_t from,
          size_t to) {
    double y;

    p->b = display_list_box_add(p->f, 0, PDF_CHART_BEFORE);
    p->y = pdf_chart_title(p, from > 0);
    p->h = 4;
    for (size_t i = from; i < to; i++) {
        p->h += band[i].height;
    }
    pdf_chart_ticks(p, false);
    y = p->y + 2;
    for (size_t i = from; i < to; i++) {
        const double pitch = display_list_pitch(d->name_size);
        const double blank = band[i].height - pitch * (double)band[i].name.n;

        (void)display_list_lines(p->f, p->b, &band[i].name, 0, y + blank / 2, pitch);
        y += band[i].height;
    }
    draw_bands(p, d, band + from, to - from, false);
    pdf_chart_guide(p, false);
    draw_bands(p, d, band + from, to - from, true);
    p->b->height = pdf_chart_legend(p, p->y + p->h + PDF_CHART_LABEL + 5) + 5;
}

/* For the label of the longest bar and half of the last tick's. */
static double
right_of_bars(const struct pdf_chart *p) {
    const str tick = scale_tick(p->f->arena, &p->scale, p->scale.high);
    const double half = pdf_chart_width(p, tick, PDF_CHART_LABEL) / 2 + 1;
    const double label = pdf_chart_widest_label(p) + 2 * PDF_CHART_GAP;

    return label > half ? label : half;
}

void
pdf_chart_across(struct pdf_chart *p) {
    const size_t n = p->c->categories;
    const double foot = 2 * PDF_CHART_LABEL + 3 * display_list_pitch(PDF_CHART_NAME);
    const double room = p->f->height - HEAD_ROOM - foot;
    struct band *band = arena_array(p->f->arena, struct band, n + 1);
    const struct density *d = densities;
    double names = names_width(p, d->name_size);
    double sum = measure(p, d, names, band);
    size_t parts;

    for (size_t i = 1; i < DENSITIES && sum > room; i++) {
        d = &densities[i];
        names = names_width(p, d->name_size);
        sum = measure(p, d, names, band);
    }
    p->x = names + PDF_CHART_GAP + 2;
    p->w = p->f->width - p->x - right_of_bars(p);
    parts = (size_t)(sum / room) + 1;
    for (size_t i = 0; i < parts; i++) {
        draw_part(p, d, band, n * i / parts, n * (i + 1) / parts);
    }
}
