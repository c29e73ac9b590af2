/* plot - a chart drawn with rules, bars and dots.  See plot.h. */

#include "render/plot.h"

#include <stddef.h>

#include "doc/block.h"
#include "render/plot_frame.h"

#define TITLE_SIZE  13.0
#define LEGEND_GAP  18.0
#define SWATCH      8.0
#define LINE_SWATCH 26.0 /* of a line: long enough to show its dashes */

/* Bars are told apart by lightness, lines by point and dash as well, so also on a grey printer. */
static const struct plot_tone bar_tones[] = {
    {.fill = {0.16F, 0.32F, 0.56F}, .edge = {0.16F, 0.32F, 0.56F}},
    {.fill = {0.91F, 0.62F, 0.24F}, .edge = {0.45F, 0.28F, 0.05F}, .edge_thick = 0.5},
    {.fill = {0.72F, 0.80F, 0.90F}, .edge = {0.16F, 0.32F, 0.56F}, .edge_thick = 0.5},
    {.fill = {0.45F, 0.45F, 0.45F}, .edge = {0.20F, 0.20F, 0.20F}},
};
static const struct plot_tone line_tones[] = {
    {{0.16F, 0.32F, 0.56F}, {0.16F, 0.32F, 0.56F}, 1, INK_DOT, INK_SOLID},
    {{0.80F, 0.45F, 0.10F}, {0.80F, 0.45F, 0.10F}, 1, INK_SQUARE, INK_LONG_DASHED},
    {{0.10F, 0.10F, 0.10F}, {0.10F, 0.10F, 0.10F}, 1, INK_TRIANGLE, INK_DOTTED},
    {{0.50F, 0.50F, 0.50F}, {0.50F, 0.50F, 0.50F}, 1, INK_DIAMOND, INK_DASHED},
};
enum { TONES = sizeof(bar_tones) / sizeof(bar_tones[0]) };
static const struct ink_colour pale = {0.78F, 0.78F, 0.78F};
static const struct ink_colour guide_colour = {0.65F, 0.10F, 0.10F};

struct plot_tone
plot_tone(const struct doc_chart *c, size_t series) {
    struct plot_tone t = (c->kind == DOC_LINES ? line_tones : bar_tones)[series % TONES];

    if (c->series[series].projected) {
        t.fill = INK_WHITE;
        t.edge_thick = 0.8;
    }
    return t;
}

double
plot_width(const struct plot *p, str s, double size) {
    return ruler_width(p->f->ruler, s, 0, size);
}

void
plot_words(const struct plot *p, str s, double x, double baseline, double size) {
    if (s.n > 0) {
        struct ink_mark *m = ink_text(p->f, p->b, s, 0, size);

        m->x = x;
        m->y = baseline;
    }
}

void
plot_bar(const struct plot *p, size_t series, struct plot_area a) {
    const struct plot_tone t = plot_tone(p->c, series);
    struct ink_mark *m = ink_bar(p->f, p->b, a.x, a.y, a.w, a.h);

    m->colour = t.fill;
    m->edge = t.edge;
    m->thick = t.edge_thick;
}

void
plot_point(const struct plot *p, size_t series, bool hollow, double x, double y) {
    const struct plot_tone t = plot_tone(p->c, series);
    struct ink_mark *m = ink_point(p->f, p->b, t.point, x, y, PLOT_DOT);

    m->colour = hollow ? INK_WHITE : t.fill;
    m->edge = t.edge;
    m->thick = 1;
}

bool
plot_known(const struct doc_chart *c, size_t series, size_t category) {
    const struct doc_chart_value *v = &c->series[series].value[category];

    return v->known && v->value.den != 0;
}

struct num_ratio
plot_value(const struct doc_chart *c, size_t series, size_t category) {
    return c->series[series].value[category].value;
}

/* Title at the top of the box; returns the y below it. */
double
plot_title(const struct plot *p, bool again) {
    const struct doc_run run[] = {{p->c->title, DOC_BOLD}, {STR(" (tiếp theo)"), DOC_ITALIC}};
    const struct layout_shape shape = {.ruler = p->f->ruler,
                                       .size_pt = TITLE_SIZE,
                                       .width_pt = p->f->width,
                                       .align = LAYOUT_CENTRE,
                                       .balanced = true};
    const struct layout_text text =
        layout_runs(p->f->arena, &shape, (struct doc_runs){run, again ? 2 : 1});
    double y = ink_lines(p->f, p->b, &text, 0, 0, ink_pitch(TITLE_SIZE)) + 3;

    if (p->c->axis.n > 0 && !p->c->percent) {
        y += ink_pitch(PLOT_NAME);
        plot_words(p, p->c->axis, p->f->width - plot_width(p, p->c->axis, PLOT_NAME), y - PLOT_GAP,
                   PLOT_NAME);
    }
    return y;
}

static double
swatch(const struct plot *p) {
    return p->c->kind == DOC_LINES ? LINE_SWATCH : SWATCH;
}

static double
entry_width(const struct plot *p, str name) {
    return swatch(p) + PLOT_GAP + plot_width(p, name, PLOT_NAME) + LEGEND_GAP;
}

static str
entry_name(const struct plot *p, size_t i) {
    return i < p->c->series_n ? p->c->series[i].name : p->c->guide_name;
}

static void
entry(const struct plot *p, size_t i, double x, double y) {
    const bool guide = i == p->c->series_n;

    if (guide || p->c->kind == DOC_LINES) {
        struct ink_mark *m = ink_rule(p->f, p->b, x, y - SWATCH / 2 + 1, swatch(p), 0);

        m->dash = guide ? INK_DASHED : plot_tone(p->c, i).dash;
        m->thick = 1.2;
        m->colour = guide ? guide_colour : plot_tone(p->c, i).edge;
        if (!guide) {
            plot_point(p, i, p->c->series[i].projected, x + swatch(p) / 2, y - SWATCH / 2 + 1);
        }
    } else {
        plot_bar(p, i, (struct plot_area){x, y - SWATCH + 1, SWATCH, SWATCH});
    }
    plot_words(p, entry_name(p, i), x + swatch(p) + PLOT_GAP, y, PLOT_NAME);
}

/* The entries [from, end) that one row has room for, at least one. */
static size_t
row_end(const struct plot *p, size_t from, size_t n, double *width) {
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
plot_legend(const struct plot *p, double y) {
    const size_t n = p->c->series_n + (p->c->has_guide ? 1 : 0);

    for (size_t i = 0; n > 1 && i < n;) {
        double row = 0;
        const size_t end = row_end(p, i, n, &row);
        double x = (p->f->width - row + LEGEND_GAP) / 2;

        y += ink_pitch(PLOT_NAME) + 3;
        for (; i < end; i++) {
            entry(p, i, x, y);
            x += entry_width(p, entry_name(p, i));
        }
    }
    return y;
}

/* Across, figures are wide: every tick is named where they have room, else every second, third ... */
static int
named_every(const struct plot *p, bool up, double apart) {
    const double low = plot_width(p, scale_tick(p->f->arena, &p->scale, p->scale.low), PLOT_LABEL);
    const double high =
        plot_width(p, scale_tick(p->f->arena, &p->scale, p->scale.high), PLOT_LABEL);

    return up ? 1 : (int)(((low > high ? low : high) + 2 * PLOT_GAP) / apart) + 1;
}

/* A light line across at every tick; `up`: the values go up the page. */
void
plot_ticks(const struct plot *p, bool up) {
    const int steps = (int)((p->scale.high - p->scale.low) / p->scale.step + 0.5);
    const int every = named_every(p, up, p->w / steps);

    for (int i = 0; i <= steps; i++) {
        const double v = p->scale.low + i * p->scale.step;
        const str s = i % every == 0 ? scale_tick(p->f->arena, &p->scale, v) : STR("");
        struct ink_mark *m;

        if (up) {
            const double y = p->y + p->h - scale_place(&p->scale, v, p->h);

            m = ink_rule(p->f, p->b, p->x, y, p->w, 0);
            plot_words(p, s, p->x - PLOT_GAP - plot_width(p, s, PLOT_LABEL), y + PLOT_LABEL * 0.33,
                       PLOT_LABEL);
        } else {
            const double x = p->x + scale_place(&p->scale, v, p->w);

            m = ink_rule(p->f, p->b, x, p->y, 0, p->h);
            plot_words(p, s, x - plot_width(p, s, PLOT_LABEL) / 2, p->y + p->h + PLOT_LABEL + 2,
                       PLOT_LABEL);
        }
        m->colour = pale;
        m->thick = 0.4;
        m->dash = i > 0 ? INK_DASHED : INK_SOLID;
    }
}

void
plot_guide(const struct plot *p, bool up) {
    const double v = p->c->has_guide ? scale_value(p->c, p->c->guide) : 0;
    struct ink_mark *m;

    if (!p->c->has_guide) {
        return;
    }
    if (up) {
        m = ink_rule(p->f, p->b, p->x, p->y + p->h - scale_place(&p->scale, v, p->h), p->w, 0);
    } else {
        m = ink_rule(p->f, p->b, p->x + scale_place(&p->scale, v, p->w), p->y, 0, p->h);
    }
    m->dash = INK_DASHED;
    m->thick = 1.2;
    m->colour = guide_colour;
}

/* A value's label on a white ground, so that lines behind it do not cross the digits. */
void
plot_label(const struct plot *p, str s, double wished_x, double baseline, double size) {
    const double most = p->f->width - plot_width(p, s, size);
    const double x = wished_x < 0 ? 0 : wished_x > most ? most : wished_x;
    struct ink_mark *m =
        ink_bar(p->f, p->b, x - 1, baseline - size * 0.82, plot_width(p, s, size) + 2, size);

    m->colour = INK_WHITE;
    plot_words(p, s, x, baseline, size);
}

double
plot_widest_label(const struct plot *p) {
    double widest = 0;

    for (size_t i = 0; i < p->c->series_n; i++) {
        for (size_t j = 0; j < p->c->categories; j++) {
            if (plot_known(p->c, i, j)) {
                const str s = scale_label(p->f->arena, p->c, plot_value(p->c, i, j));
                const double w = plot_width(p, s, PLOT_LABEL);

                widest = w > widest ? w : widest;
            }
        }
    }
    return widest;
}

struct layout_text
plot_name(const struct plot *p, size_t category, double size, double width,
          enum layout_align align) {
    const struct layout_shape shape = {.ruler = p->f->ruler,
                                       .size_pt = size,
                                       .width_pt = width,
                                       .align = align,
                                       .balanced = align == LAYOUT_CENTRE};

    return layout_plain(p->f->arena, &shape, p->c->category[category], 0);
}

static bool
any_known(const struct doc_chart *c) {
    for (size_t i = 0; i < c->series_n; i++) {
        for (size_t j = 0; j < c->categories; j++) {
            if (plot_known(c, i, j)) {
                return true;
            }
        }
    }
    return false;
}

static void
nothing(struct plot *p) {
    const str s = STR("(Chưa có số liệu)");
    double y;

    p->b = ink_box_add(p->f, 0, PLOT_BEFORE);
    y = plot_title(p, false) + ink_pitch(PLOT_NAME);
    plot_words(p, s, (p->f->width - plot_width(p, s, PLOT_NAME)) / 2, y, PLOT_NAME);
    p->b->height = y + 4;
}

void
plot_chart(struct ink_flow *f, const struct doc_chart *c) {
    struct plot p = {.f = f, .c = c, .scale = scale_of(c, c->kind != DOC_LINES)};
    const struct ink_box *behind = f->last;

    if (!any_known(c)) {
        nothing(&p);
    } else if (c->kind == DOC_LINES) {
        plot_lines(&p);
    } else if (c->kind == DOC_BARS_UP && plot_fits_up(&p)) {
        plot_bars_up(&p);
    } else {
        plot_across(&p);
    }
    p.b->floats =
        f->running && p.b == (behind == NULL ? f->first : behind->next); /* in one piece */
}
