/* pdf_chart_frame - what the kinds of charts share.  See pdf_chart_frame.h. */

#include "paper/pdf_chart_frame.h"

#include <stddef.h>

#include "doc/block.h"
#include "doc/words.h"
#include "measure/title.h"

#define TITLE_SIZE  13.0
#define LEGEND_GAP  18.0
#define SWATCH      8.0
#define LINE_SWATCH 26.0 /* of a line: long enough to show its dashes */

/* Bars are told apart by lightness, lines by point and dash as well, so also on a grey printer. */
static const struct pdf_chart_tone bar_tones[] = {
    {.fill = {0.16F, 0.32F, 0.56F}, .edge = {0.16F, 0.32F, 0.56F}},
    {.fill = {0.91F, 0.62F, 0.24F}, .edge = {0.45F, 0.28F, 0.05F}, .edge_thick = 0.5},
    {.fill = {0.72F, 0.80F, 0.90F}, .edge = {0.16F, 0.32F, 0.56F}, .edge_thick = 0.5},
    {.fill = {0.45F, 0.45F, 0.45F}, .edge = {0.20F, 0.20F, 0.20F}},
};
static const struct pdf_chart_tone line_tones[] = {
    {{0.16F, 0.32F, 0.56F}, {0.16F, 0.32F, 0.56F}, 1, DISPLAY_LIST_DOT, DISPLAY_LIST_SOLID},
    {{0.80F, 0.45F, 0.10F},
     {0.80F, 0.45F, 0.10F},
     1,
     DISPLAY_LIST_SQUARE,
     DISPLAY_LIST_LONG_DASHED},
    {{0.10F, 0.10F, 0.10F}, {0.10F, 0.10F, 0.10F}, 1, DISPLAY_LIST_TRIANGLE, DISPLAY_LIST_DOTTED},
    {{0.50F, 0.50F, 0.50F}, {0.50F, 0.50F, 0.50F}, 1, DISPLAY_LIST_DIAMOND, DISPLAY_LIST_DASHED},
};
enum { TONES = sizeof(bar_tones) / sizeof(bar_tones[0]) };
static const struct display_list_colour pale = {0.78F, 0.78F, 0.78F};
static const struct display_list_colour guide_colour = {0.65F, 0.10F, 0.10F};

struct pdf_chart_tone
pdf_chart_tone(const struct doc_chart *c, size_t series) {
    struct pdf_chart_tone t = (c->kind == DOC_LINES ? line_tones : bar_tones)[series % TONES];

    if (c->series[series].projected) {
        t.fill = DISPLAY_LIST_WHITE;
        t.edge_thick = 0.8;
    }
    return t;
}

double
pdf_chart_width(const struct pdf_chart *p, str s, double size) {
    return ruler_width(p->f->ruler, s, 0, size);
}

void
pdf_chart_words(const struct pdf_chart *p, str s, double x, double baseline, double size) {
    if (s.n > 0) {
        struct display_list_mark *m = display_list_text(p->f, p->b, s, 0, size);

        m->x = x;
        m->y = baseline;
    }
}

void
pdf_chart_bar(const struct pdf_chart *p, size_t series, struct pdf_chart_area a) {
    const struct pdf_chart_tone t = pdf_chart_tone(p->c, series);
    struct display_list_mark *m = display_list_bar(p->f, p->b, a.x, a.y, a.w, a.h);

    m->colour = t.fill;
    m->edge = t.edge;
    m->thick = t.edge_thick;
}

void
pdf_chart_point(const struct pdf_chart *p, size_t series, bool hollow, double x, double y) {
    const struct pdf_chart_tone t = pdf_chart_tone(p->c, series);
    struct display_list_mark *m = display_list_point(p->f, p->b, t.point, x, y, PDF_CHART_DOT);

    m->colour = hollow ? DISPLAY_LIST_WHITE : t.fill;
    m->edge = t.edge;
    m->thick = 1;
}

struct num_ratio
pdf_chart_value(const struct doc_chart *c, size_t series, size_t category) {
    return c->series[series].value[category].value;
}

/* Title at the top of the box; returns the y below it. */
double
pdf_chart_title(const struct pdf_chart *p, bool again) {
    const struct layout_shape shape = {.ruler = p->f->ruler,
                                       .size_pt = TITLE_SIZE,
                                       .width_pt = p->f->width,
                                       .align = LAYOUT_CENTRE,
                                       .balanced = true};
    const struct title_shape how = {p->f->ruler, DOC_BOLD, TITLE_SIZE, p->f->width};
    const struct title title = title_break(p->f->arena, &how, p->c->title);
    struct tag *figure = p->f->tag;
    double y = 0;

    p->f->tag = again ? NULL : p->title; /* said once */
    for (size_t i = 0; i < title.n; i++) {
        const struct doc_run run[] = {{title.line[i], DOC_BOLD},
                                      {STR(DOC_WORDS_CONTINUED), DOC_ITALIC}};
        const struct layout_text text = layout_runs(
            p->f->arena, &shape, (struct doc_runs){run, again && i + 1 == title.n ? 2 : 1});

        y = display_list_lines(p->f, p->b, &text, 0, y, display_list_pitch(TITLE_SIZE));
        if (p->f->part != NULL) {
            p->b->last->spaces = 1; /* its lines are texts of their own */
        }
    }
    y += 3;
    p->f->tag = figure;
    p->b->figure = figure;
    p->b->figure_top = y;
    if (p->c->axis.n > 0 && !p->c->percent) {
        y += display_list_pitch(PDF_CHART_NAME);
        pdf_chart_words(p, p->c->axis, p->f->width - pdf_chart_width(p, p->c->axis, PDF_CHART_NAME),
                        y - PDF_CHART_GAP, PDF_CHART_NAME);
    }
    return y;
}

static double
swatch(const struct pdf_chart *p) {
    return p->c->kind == DOC_LINES ? LINE_SWATCH : SWATCH;
}

static double
entry_width(const struct pdf_chart *p, str name) {
    return swatch(p) + PDF_CHART_GAP + pdf_chart_width(p, name, PDF_CHART_NAME) + LEGEND_GAP;
}

static str
entry_name(const struct pdf_chart *p, size_t i) {
    return i < p->c->series_n ? p->c->series[i].name : p->c->guide_name;
}

static void
entry(const struct pdf_chart *p, size_t i, double x, double y) {
    const bool guide = i == p->c->series_n;

    if (guide || p->c->kind == DOC_LINES) {
        struct display_list_mark *m =
            display_list_rule(p->f, p->b, x, y - SWATCH / 2 + 1, swatch(p), 0);

        m->dash = guide ? DISPLAY_LIST_DASHED : pdf_chart_tone(p->c, i).dash;
        m->thick = 1.2;
        m->colour = guide ? guide_colour : pdf_chart_tone(p->c, i).edge;
        if (!guide) {
            pdf_chart_point(p, i, p->c->series[i].projected, x + swatch(p) / 2, y - SWATCH / 2 + 1);
        }
    } else {
        pdf_chart_bar(p, i, (struct pdf_chart_area){x, y - SWATCH + 1, SWATCH, SWATCH});
    }
    pdf_chart_words(p, entry_name(p, i), x + swatch(p) + PDF_CHART_GAP, y, PDF_CHART_NAME);
}

/* The entries [from, end) that one row has room for, at least one. */
static size_t
row_end(const struct pdf_chart *p, size_t from, size_t n, double *width) {
    size_t end = from;

    *width = 0;
    while (end < n) {
        const double w = entry_width(p, entry_name(p, end));

        if (end > from && *width + w > p->f->width) {
            break;
        }
        *width += w;
        end++;
    }
    return end;
}

/* Series and guide named in rows under the chart; one series without a guide needs none. */
double
pdf_chart_legend(const struct pdf_chart *p, double y) {
    const size_t n = p->c->series_n + (p->c->has_guide ? 1 : 0);

    for (size_t i = 0; n > 1 && i < n;) {
        double row = 0;
        const size_t end = row_end(p, i, n, &row);
        double x = (p->f->width - row + LEGEND_GAP) / 2;

        y += display_list_pitch(PDF_CHART_NAME) + 3;
        for (; i < end; i++) {
            entry(p, i, x, y);
            x += entry_width(p, entry_name(p, i));
        }
    }
    return y;
}

/* Across, figures are wide: every tick is named where they have room, else every second, third ... */
static int
named_every(const struct pdf_chart *p, bool up, double apart) {
    const double low =
        pdf_chart_width(p, scale_tick(p->f->arena, &p->scale, p->scale.low), PDF_CHART_LABEL);
    const double high =
        pdf_chart_width(p, scale_tick(p->f->arena, &p->scale, p->scale.high), PDF_CHART_LABEL);

    return up ? 1 : (int)(((low > high ? low : high) + 2 * PDF_CHART_GAP) / apart) + 1;
}

/* A light line across at every tick; `up`: the values go up the page. */
void
pdf_chart_ticks(const struct pdf_chart *p, bool up) {
    const int steps = (int)((p->scale.high - p->scale.low) / p->scale.step + 0.5);
    const int every = named_every(p, up, p->w / steps);

    for (int i = 0; i <= steps; i++) {
        const double v = p->scale.low + i * p->scale.step;
        const str s = i % every == 0 ? scale_tick(p->f->arena, &p->scale, v) : STR("");
        struct display_list_mark *m;

        if (up) {
            const double y = p->y + p->h - scale_place(&p->scale, v, p->h);

            m = display_list_rule(p->f, p->b, p->x, y, p->w, 0);
            pdf_chart_words(p, s, p->x - PDF_CHART_GAP - pdf_chart_width(p, s, PDF_CHART_LABEL),
                            y + PDF_CHART_LABEL * 0.33, PDF_CHART_LABEL);
        } else {
            const double x = p->x + scale_place(&p->scale, v, p->w);

            m = display_list_rule(p->f, p->b, x, p->y, 0, p->h);
            pdf_chart_words(p, s, x - pdf_chart_width(p, s, PDF_CHART_LABEL) / 2,
                            p->y + p->h + PDF_CHART_LABEL + 2, PDF_CHART_LABEL);
        }
        m->colour = pale;
        m->thick = 0.4;
        m->dash = i > 0 ? DISPLAY_LIST_DASHED : DISPLAY_LIST_SOLID;
    }
}

void
pdf_chart_guide(const struct pdf_chart *p, bool up) {
    const double v = p->c->has_guide ? scale_value(p->c, p->c->guide) : 0;
    struct display_list_mark *m;

    if (!p->c->has_guide) {
        return;
    }
    if (up) {
        m = display_list_rule(p->f, p->b, p->x, p->y + p->h - scale_place(&p->scale, v, p->h), p->w,
                              0);
    } else {
        m = display_list_rule(p->f, p->b, p->x + scale_place(&p->scale, v, p->w), p->y, 0, p->h);
    }
    m->dash = DISPLAY_LIST_DASHED;
    m->thick = 1.2;
    m->colour = guide_colour;
}

/* A value's label on a white ground, so that lines behind it do not cross the digits. */
void
pdf_chart_label(const struct pdf_chart *p, str s, double wished_x, double baseline, double size) {
    const double most = p->f->width - pdf_chart_width(p, s, size);
    const double x = wished_x < 0 ? 0 : wished_x > most ? most : wished_x;
    struct display_list_mark *m = display_list_bar(p->f, p->b, x - 1, baseline - size * 0.82,
                                                   pdf_chart_width(p, s, size) + 2, size);

    m->colour = DISPLAY_LIST_WHITE;
    pdf_chart_words(p, s, x, baseline, size);
}

double
pdf_chart_widest_label(const struct pdf_chart *p) {
    double widest = 0;

    for (size_t i = 0; i < p->c->series_n; i++) {
        for (size_t j = 0; j < p->c->categories; j++) {
            if (doc_chart_known(p->c, i, j)) {
                const str s = scale_label(p->f->arena, p->c, pdf_chart_value(p->c, i, j));
                const double w = pdf_chart_width(p, s, PDF_CHART_LABEL);

                widest = w > widest ? w : widest;
            }
        }
    }
    return widest;
}

struct layout_text
pdf_chart_name(const struct pdf_chart *p, size_t category, double size, double width,
               enum layout_align align) {
    const struct layout_shape shape = {.ruler = p->f->ruler,
                                       .size_pt = size,
                                       .width_pt = width,
                                       .align = align,
                                       .balanced = align == LAYOUT_CENTRE};

    return layout_plain(p->f->arena, &shape, p->c->category[category], 0);
}
