/* pdf_chart_lines - lines by year: points, their values, the name of each line beside it.  See pdf_chart.h. */

#include <stddef.h>

#include "paper/pdf_chart_frame.h"

#define LINES_HEIGHT 175.0
#define SAMPLE       6.0 /* how closely a line is felt for, so that no name is written over it */

/* What is taken so far, so that no two touch: points, labels; and what only names keep clear of. */
struct taken {
    struct pdf_chart_area *at;
    size_t n;
    struct pdf_chart_area *line; /* bits of the lines */
    size_t lines;
};

static bool
apart(const struct pdf_chart_area *at, size_t n, struct pdf_chart_area a) {
    for (size_t i = 0; i < n; i++) {
        const struct pdf_chart_area o = at[i];

        if (a.x < o.x + o.w && o.x < a.x + a.w && a.y < o.y + o.h && o.y < a.y + a.h) {
            return false;
        }
    }
    return true;
}

static bool
inside(const struct pdf_chart *p, struct pdf_chart_area a) {
    return a.y > p->y - PDF_CHART_LABEL - 2 && a.y + a.h < p->y + p->h;
}

/* The first of the offsets from y that leaves the words free is where they stand. */
struct words {
    str s;
    double size, width, x; /* left end */
    double y;
    bool off_lines; /* keep clear of the lines too */
};
static bool
place_words(const struct pdf_chart *p, struct taken *t, const struct words *w, const double *off,
            size_t n) {
    for (size_t i = 0; i < n; i++) {
        const double y = w->y + off[i];
        const struct pdf_chart_area a = {w->x - 1, y - w->size * 0.75, w->width + 2,
                                         w->size * 0.85};

        if (inside(p, a) && apart(t->at, t->n, a) &&
            (!w->off_lines || apart(t->line, t->lines, a))) {
            pdf_chart_label(p, w->s, w->x, y, w->size);
            t->at[t->n++] = a;
            return true;
        }
    }
    return false;
}

/* Above the point, else below, else further off; nowhere free: left out. */
static void
point_label(const struct pdf_chart *p, struct taken *t, str s, double x, double y) {
    static const double off[] = {-6, 13, -15, 22, -24};
    const double width = pdf_chart_width(p, s, PDF_CHART_LABEL);
    const double first = p->x + 2; /* clear of the axis and its figures */
    const double last = p->f->width - width - 1;
    const double left = x - width / 2 < first ? first : x - width / 2 > last ? last : x - width / 2;
    const struct words w = {s, PDF_CHART_LABEL, width, left, y, false};

    (void)place_words(p, t, &w, off, sizeof(off) / sizeof(off[0]));
}

/* Where the value stands in the area. */
static double
point_x(const struct pdf_chart *p, size_t category) {
    return p->x + p->w / (double)p->c->categories * ((double)category + 0.5);
}

static double
point_y(const struct pdf_chart *p, size_t series, size_t category) {
    const double v = scale_value(p->c, pdf_chart_value(p->c, series, category));

    return p->y + p->h - scale_place(&p->scale, v, p->h);
}

static bool
joined(const struct pdf_chart *p, size_t series, size_t category) {
    return category > 0 && doc_chart_known(p->c, series, category - 1) &&
           doc_chart_known(p->c, series, category);
}

static void
draw_line(const struct pdf_chart *p, size_t series) {
    for (size_t i = 1; i < p->c->categories; i++) {
        if (joined(p, series, i)) {
            const struct pdf_chart_tone tone = pdf_chart_tone(p->c, series);
            const double x = point_x(p, i - 1);
            const double y = point_y(p, series, i - 1);
            struct display_list_mark *m =
                display_list_rule(p->f, p->b, x, y, point_x(p, i) - x, point_y(p, series, i) - y);

            m->thick = 1.3;
            m->colour = tone.edge;
            m->dash = tone.dash;
        }
    }
}

/* Points are in the way of labels, lines in that of names. */
static void
take_line(const struct pdf_chart *p, struct taken *t, size_t series) {
    const double apart_x = p->w / (double)p->c->categories;
    const size_t bits = (size_t)(apart_x / SAMPLE) + 1;

    for (size_t i = 0; i < p->c->categories; i++) {
        if (doc_chart_known(p->c, series, i)) {
            t->at[t->n++] = (struct pdf_chart_area){point_x(p, i) - PDF_CHART_DOT,
                                                    point_y(p, series, i) - PDF_CHART_DOT,
                                                    2 * PDF_CHART_DOT, 2 * PDF_CHART_DOT};
        }
        for (size_t b = 0; joined(p, series, i) && b < bits; b++) {
            const double from = point_y(p, series, i - 1);
            const double to = point_y(p, series, i);
            const double y0 = from + (to - from) * (double)b / (double)bits;
            const double y1 = from + (to - from) * (double)(b + 1) / (double)bits;

            t->line[t->lines++] = (struct pdf_chart_area){
                point_x(p, i - 1) + apart_x * (double)b / (double)bits, (y0 < y1 ? y0 : y1) - 1,
                apart_x / (double)bits, (y0 < y1 ? y1 - y0 : y0 - y1) + 2};
        }
    }
}

static void
draw_points(const struct pdf_chart *p, struct taken *t, size_t series) {
    for (size_t j = 0; j < p->c->categories; j++) {
        if (doc_chart_known(p->c, series, j)) {
            const double x = point_x(p, j);
            const double y = point_y(p, series, j);
            const str s = scale_label(p->f->arena, p->c, pdf_chart_value(p->c, series, j));

            point_label(p, t, s, x, y);
            pdf_chart_point(
                p, series,
                p->c->series[series].projected || p->c->series[series].value[j].projected, x, y);
        }
    }
}

/* The name over or under the line, at the right or further left, where nothing is crossed: the eye
 * need not go to a legend.  false: nowhere free. */
static bool
name_line(const struct pdf_chart *p, struct taken *t, size_t series) {
    static const double off[] = {-19, 26, -30, 37};
    const str name = p->c->series[series].name;
    const double width = pdf_chart_width(p, name, PDF_CHART_NAME);

    for (size_t j = p->c->categories; j-- > 0;) {
        struct words w = {name, PDF_CHART_NAME, width, 0, 0, true};

        if (!doc_chart_known(p->c, series, j)) {
            continue;
        }
        w.x = point_x(p, j) - width / 2;
        w.x = w.x > p->x + p->w - width ? p->x + p->w - width : w.x;
        w.y = point_y(p, series, j);
        if (w.x > p->x + 2 && place_words(p, t, &w, off, sizeof(off) / sizeof(off[0]))) {
            return true;
        }
    }
    return false;
}

void
pdf_chart_lines(struct pdf_chart *p) {
    const double foot = pdf_chart_upright_frame(p, LINES_HEIGHT);
    const size_t n = p->c->series_n * p->c->categories;
    const size_t bits = (size_t)(p->w / SAMPLE) + p->c->categories;
    struct taken t = {arena_array(p->f->arena, struct pdf_chart_area, 2 * n + p->c->series_n + 1),
                      0, arena_array(p->f->arena, struct pdf_chart_area, p->c->series_n * bits + 1),
                      0};

    size_t named = 0;

    pdf_chart_guide(p, true);
    for (size_t i = 0; i < p->c->series_n; i++) {
        draw_line(p, i);
        take_line(p, &t, i);
    }
    for (size_t i = 0; i < p->c->series_n; i++) {
        draw_points(p, &t, i);
    }
    for (size_t i = 0; p->c->series_n > 1 && i < p->c->series_n; i++) {
        named += name_line(p, &t, i);
    }
    p->b->height =
        (named < p->c->series_n || p->c->has_guide ? pdf_chart_legend(p, foot) : foot) + 5;
}
