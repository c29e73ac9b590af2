/* plot - a chart drawn with rules, bars and dots.  See plot.h. */

#include "render/plot.h"

#include <stddef.h>

#include "doc/block.h"
#include "render/scale.h"

#define TITLE_SIZE   13.0
#define NAME_SIZE    10.0 /* categories, legend */
#define LABEL_SIZE   9.0  /* values, ticks */
#define BEFORE       10.0
#define LEGEND_GAP   18.0
#define SWATCH       8.0
#define BAR_HEIGHT   9.0 /* across */
#define BAND_GAP     5.0 /* between two names */
#define UP_HEIGHT    170.0
#define LINES_HEIGHT 190.0
#define DOT          2.6
#define GAP          3.0 /* between a mark and its label */

struct tone {
    struct ink_colour fill, edge;
    double edge_thick;
};

/* Distinct in lightness, so also on a grey printer. */
static const struct tone tones[] = {
    {{0.16F, 0.32F, 0.56F}, {0.16F, 0.32F, 0.56F}, 0},
    {{0.91F, 0.62F, 0.24F}, {0.45F, 0.28F, 0.05F}, 0.5},
    {{0.72F, 0.80F, 0.90F}, {0.16F, 0.32F, 0.56F}, 0.5},
    {{0.45F, 0.45F, 0.45F}, {0.20F, 0.20F, 0.20F}, 0},
};
static const struct ink_colour pale = {0.78F, 0.78F, 0.78F};
static const struct ink_colour guide_colour = {0.65F, 0.10F, 0.10F};

struct plot {
    struct ink_flow *f;
    struct ink_box *b;
    const struct doc_chart *c;
    struct scale scale;
    double x, y, w, h; /* of the area where values are drawn */
};

struct area {
    double x, y, w, h;
};

/* Labels set so far, so that no two touch. */
struct labels {
    struct area *at;
    size_t n;
};

static struct tone
tone_of(const struct doc_chart *c, size_t series) {
    struct tone t = tones[series % (sizeof(tones) / sizeof(tones[0]))];

    if (c->series[series].projected) {
        t.fill = INK_WHITE;
        t.edge_thick = 0.8;
    }
    return t;
}

static double
width_of(const struct plot *p, str s, double size) {
    return ruler_width(p->f->ruler, s, 0, size);
}

static void
words(const struct plot *p, str s, double x, double baseline, double size) {
    struct ink_mark *m = ink_text(p->f, p->b, s, 0, size);

    m->x = x;
    m->y = baseline;
}

static void
dressed_bar(const struct plot *p, size_t series, struct area a) {
    const struct tone t = tone_of(p->c, series);
    struct ink_mark *m = ink_bar(p->f, p->b, a.x, a.y, a.w, a.h);

    m->colour = t.fill;
    m->edge = t.edge;
    m->thick = t.edge_thick;
}

static bool
known(const struct doc_chart *c, size_t series, size_t category) {
    const struct doc_chart_value *v = &c->series[series].value[category];

    return v->known && v->value.den != 0;
}

static struct num_ratio
value(const struct doc_chart *c, size_t series, size_t category) {
    return c->series[series].value[category].value;
}

/* Title at the top of the box; returns the y below it. */
static double
title(const struct plot *p, bool again) {
    const struct doc_run run[] = {{p->c->title, DOC_BOLD}, {STR(" (tiếp theo)"), DOC_ITALIC}};
    const struct layout_shape shape = {.ruler = p->f->ruler,
                                       .size_pt = TITLE_SIZE,
                                       .width_pt = p->f->width,
                                       .align = LAYOUT_CENTRE,
                                       .balanced = true};
    const struct layout_text text =
        layout_runs(p->f->arena, &shape, (struct doc_runs){run, again ? 2 : 1});
    double y = ink_lines(p->f, p->b, &text, 0, 0, TITLE_SIZE, ink_pitch(TITLE_SIZE)) + 3;

    if (p->c->axis.n > 0 && !p->c->percent) {
        y += ink_pitch(NAME_SIZE);
        words(p, p->c->axis, p->f->width - width_of(p, p->c->axis, NAME_SIZE), y - GAP, NAME_SIZE);
    }
    return y;
}

static double
entry_width(const struct plot *p, str name) {
    return SWATCH + GAP + width_of(p, name, NAME_SIZE) + LEGEND_GAP;
}

/* Series and guide named in rows under the chart; one series without a guide needs none. */
static double
legend(const struct plot *p, double y) {
    const size_t n = p->c->series_n + (p->c->has_guide ? 1 : 0);

    for (size_t i = 0; n > 1 && i < n;) {
        double row = 0;
        size_t end = i;
        double x;

        while (end < n) {
            const double w =
                entry_width(p, end < p->c->series_n ? p->c->series[end].name : p->c->guide_name);

            if (end > i && row + w > p->f->width) {
                break;
            }
            row += w;
            end++;
        }
        x = (p->f->width - row + LEGEND_GAP) / 2;
        y += ink_pitch(NAME_SIZE) + 3;
        for (; i < end; i++) {
            const bool guide = i == p->c->series_n;
            const str name = guide ? p->c->guide_name : p->c->series[i].name;

            if (guide || p->c->kind == DOC_LINES) {
                struct ink_mark *m = ink_rule(p->f, p->b, x - 6, y - SWATCH / 2, SWATCH + 6, 0);

                m->dashed = guide || p->c->series[i].projected;
                m->thick = 1.2;
                m->colour = guide ? guide_colour : tones[i % 4].edge;
            } else {
                dressed_bar(p, i, (struct area){x, y - SWATCH + 1, SWATCH, SWATCH});
            }
            words(p, name, x + SWATCH + GAP, y, NAME_SIZE);
            x += entry_width(p, name);
        }
    }
    return y;
}

/* A light line across at every tick; `up`: the values go up the page. */
static void
ticks(const struct plot *p, bool up) {
    const double steps = (p->scale.high - p->scale.low) / p->scale.step;

    for (int i = 0; i <= (int)(steps + 0.5); i++) {
        const double v = p->scale.low + i * p->scale.step;
        const str s = scale_tick(p->f->arena, &p->scale, v);
        struct ink_mark *m;

        if (up) {
            const double y = p->y + p->h - scale_place(&p->scale, v, p->h);

            m = ink_rule(p->f, p->b, p->x, y, p->w, 0);
            words(p, s, p->x - GAP - width_of(p, s, LABEL_SIZE), y + LABEL_SIZE * 0.33, LABEL_SIZE);
        } else {
            const double x = p->x + scale_place(&p->scale, v, p->w);

            m = ink_rule(p->f, p->b, x, p->y, 0, p->h);
            words(p, s, x - width_of(p, s, LABEL_SIZE) / 2, p->y + p->h + LABEL_SIZE + 2,
                  LABEL_SIZE);
        }
        m->colour = pale;
        m->thick = 0.4;
        m->dashed = i > 0;
    }
}

static void
guide(const struct plot *p, bool up) {
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
    m->dashed = true;
    m->thick = 1.2;
    m->colour = guide_colour;
}

/* A value's label on a white ground, so that lines behind it do not cross the digits. */
static void
label_at(const struct plot *p, str s, double x, double baseline) {
    struct ink_mark *m = ink_bar(p->f, p->b, x - 1, baseline - LABEL_SIZE * 0.72,
                                 width_of(p, s, LABEL_SIZE) + 2, LABEL_SIZE * 0.78);

    m->colour = INK_WHITE;
    words(p, s, x, baseline, LABEL_SIZE);
}

static double
widest_name(const struct plot *p) {
    double widest = 0;

    for (size_t i = 0; i < p->c->categories; i++) {
        const double w = width_of(p, p->c->category[i], NAME_SIZE);

        widest = w > widest ? w : widest;
    }
    return widest;
}

static double
widest_label(const struct plot *p) {
    double widest = 0;

    for (size_t i = 0; i < p->c->series_n; i++) {
        for (size_t j = 0; j < p->c->categories; j++) {
            if (known(p->c, i, j)) {
                const str s = scale_label(p->f->arena, p->c, value(p->c, i, j));
                const double w = width_of(p, s, LABEL_SIZE);

                widest = w > widest ? w : widest;
            }
        }
    }
    return widest;
}

/* ---- bars across: one band a name, values at the ends of the bars ---- */

static struct layout_text
name_lines(const struct plot *p, size_t category, double width, enum layout_align align) {
    const struct layout_shape shape = {.ruler = p->f->ruler,
                                       .size_pt = NAME_SIZE,
                                       .width_pt = width,
                                       .align = align,
                                       .balanced = align == LAYOUT_CENTRE};

    return layout_plain(p->f->arena, &shape, p->c->category[category], 0);
}

static double
band_height(const struct plot *p, const struct layout_text *name) {
    const double bars = BAR_HEIGHT * (double)p->c->series_n;
    const double lines = ink_pitch(NAME_SIZE) * (double)name->n;

    return (bars > lines ? bars : lines) + BAND_GAP;
}

static void
across_band(const struct plot *p, size_t category, double y, double height) {
    const double zero = p->x + scale_place(&p->scale, 0, p->w);
    double top = y + (height - BAR_HEIGHT * (double)p->c->series_n) / 2;

    for (size_t i = 0; i < p->c->series_n; i++, top += BAR_HEIGHT) {
        double end;
        str s;

        if (!known(p->c, i, category)) {
            continue;
        }
        end = p->x + scale_place(&p->scale, scale_value(p->c, value(p->c, i, category)), p->w);
        s = scale_label(p->f->arena, p->c, value(p->c, i, category));
        dressed_bar(p, i,
                    (struct area){end < zero ? end : zero, top + 0.8,
                                  end < zero ? zero - end : end - zero, BAR_HEIGHT - 1.6});
        label_at(p, s, (end < zero ? zero : end) + GAP, top + BAR_HEIGHT - 1.6);
    }
}

static void
across(struct plot *p) {
    const double longest = widest_name(p);
    const double most = p->f->width * 0.4;
    const double names = longest < most ? longest : most;
    const double foot = LABEL_SIZE + 6 + 3 * (ink_pitch(NAME_SIZE) + 3);
    size_t next = 0;

    p->x = names + GAP + 2;
    p->w = p->f->width - p->x - widest_label(p) - 2 * GAP;
    while (next < p->c->categories || next == 0) {
        const size_t from = next;
        double y;

        p->b = ink_box_add(p->f, 0, BEFORE);
        p->y = title(p, from > 0);
        y = p->y + 2;
        struct layout_text *text = arena_array(p->f->arena, struct layout_text, p->c->categories);
        for (; next < p->c->categories; next++) {
            double h;

            text[next] = name_lines(p, next, names, LAYOUT_RIGHT);
            h = band_height(p, &text[next]);
            if (next > from && y + h + foot > p->f->height) {
                break;
            }
            y += h;
        }
        p->h = y + 2 - p->y;
        ticks(p, false);
        guide(p, false);
        y = p->y + 2;
        for (size_t i = from; i < next; i++) {
            const double h = band_height(p, &text[i]);
            const double blank = h - ink_pitch(NAME_SIZE) * (double)text[i].n;

            (void)ink_lines(p->f, p->b, &text[i], 0, y + blank / 2, NAME_SIZE,
                            ink_pitch(NAME_SIZE));
            across_band(p, i, y, h);
            y += h;
        }
        p->b->height = legend(p, p->y + p->h + LABEL_SIZE + 5) + 5;
        if (p->c->categories == 0) {
            break;
        }
    }
}

/* ---- bars up and lines: names along the foot ---- */

/* Set up the area and the names; returns the y below the names. */
static double
upright_frame(struct plot *p, double height) {
    const double label = width_of(p, scale_tick(p->f->arena, &p->scale, p->scale.high), LABEL_SIZE);
    const double low = width_of(p, scale_tick(p->f->arena, &p->scale, p->scale.low), LABEL_SIZE);
    double slot;
    size_t most = 0;
    struct ink_mark *m;

    p->b = ink_box_add(p->f, 0, BEFORE);
    p->x = (label > low ? label : low) + 2 * GAP;
    p->w = p->f->width - p->x - 2 * GAP;
    p->y = title(p, false) + LABEL_SIZE + 2;
    p->h = height;
    ticks(p, true);
    guide(p, true);
    m = ink_rule(p->f, p->b, p->x, p->y, 0, p->h);
    m->thick = 0.7;
    m = ink_rule(p->f, p->b, p->x, p->y + p->h - scale_place(&p->scale, p->scale.low, p->h), p->w,
                 0);
    m->thick = 0.7;
    slot = p->w / (double)(p->c->categories == 0 ? 1 : p->c->categories);
    for (size_t i = 0; i < p->c->categories; i++) {
        const struct layout_text text = name_lines(p, i, slot - 4, LAYOUT_CENTRE);

        (void)ink_lines(p->f, p->b, &text, p->x + slot * (double)i + 2, p->y + p->h + 3, NAME_SIZE,
                        ink_pitch(NAME_SIZE));
        most = text.n > most ? text.n : most;
    }
    return p->y + p->h + 3 + ink_pitch(NAME_SIZE) * (double)most;
}

static void
bars_up(struct plot *p) {
    const double foot = upright_frame(p, UP_HEIGHT);
    const double slot = p->w / (double)p->c->categories;
    const double bar = slot * 0.8 / (double)p->c->series_n;
    const double zero = p->y + p->h - scale_place(&p->scale, 0, p->h);

    for (size_t i = 0; i < p->c->categories; i++) {
        for (size_t j = 0; j < p->c->series_n; j++) {
            const double x = p->x + slot * ((double)i + 0.1) + bar * (double)j;
            double end;
            str s;

            if (!known(p->c, j, i)) {
                continue;
            }
            s = scale_label(p->f->arena, p->c, value(p->c, j, i));
            end = p->y + p->h - scale_place(&p->scale, scale_value(p->c, value(p->c, j, i)), p->h);
            dressed_bar(p, j,
                        (struct area){x + bar * 0.04, end < zero ? end : zero, bar * 0.92,
                                      end < zero ? zero - end : end - zero});
            label_at(p, s, x + (bar - width_of(p, s, LABEL_SIZE)) / 2,
                     end < zero ? end - GAP : end + LABEL_SIZE);
        }
    }
    p->b->height = legend(p, foot) + 5;
}

/* Every label has its own bar's width to stand in, every word of a name its slot. */
static bool
fits_up(const struct plot *p) {
    const double slot = (p->f->width - 60) / (double)(p->c->categories + 1);

    for (size_t i = 0; i < p->c->categories; i++) {
        double longest = 0;
        double whole = 0;

        layout_extent(p->f->ruler, p->c->category[i], 0, NAME_SIZE, &longest, &whole);
        if (longest > slot - 4) {
            return false;
        }
    }
    return p->c->categories > 0 && widest_label(p) + 2 < slot * 0.8 / (double)p->c->series_n;
}

/* ---- lines ---- */

static bool
free_of(const struct labels *l, struct area a) {
    for (size_t i = 0; i < l->n; i++) {
        const struct area o = l->at[i];

        if (a.x < o.x + o.w && o.x < a.x + a.w && a.y < o.y + o.h && o.y < a.y + a.h) {
            return false;
        }
    }
    return true;
}

/* Above the point, else below, else further off; nowhere free: left out. */
static void
point_label(const struct plot *p, struct labels *l, str s, double x, double y) {
    static const double off[] = {-5, 12, -14, 21, -23};
    const double w = width_of(p, s, LABEL_SIZE);

    for (size_t i = 0; i < sizeof(off) / sizeof(off[0]); i++) {
        const struct area a = {x - w / 2 - 1, y + off[i] - LABEL_SIZE * 0.75, w + 2,
                               LABEL_SIZE * 0.85};

        if (a.y > p->y - LABEL_SIZE - 2 && a.y + a.h < p->y + p->h && free_of(l, a)) {
            label_at(p, s, x - w / 2, y + off[i]);
            l->at[l->n++] = a;
            return;
        }
    }
}

static void
draw_line(const struct plot *p, size_t series, double slot) {
    const struct tone t = tone_of(p->c, series);
    double last_x = 0;
    double last_y = 0;
    bool open = false;

    for (size_t i = 0; i < p->c->categories; i++) {
        const double x = p->x + slot * ((double)i + 0.5);
        double y;

        if (!known(p->c, series, i)) {
            open = false;
            continue;
        }
        y = p->y + p->h - scale_place(&p->scale, scale_value(p->c, value(p->c, series, i)), p->h);
        if (open) {
            struct ink_mark *m = ink_rule(p->f, p->b, last_x, last_y, x - last_x, y - last_y);

            m->thick = 1.3;
            m->colour = t.edge;
            m->dashed = p->c->series[series].projected;
        }
        last_x = x;
        last_y = y;
        open = true;
    }
}

static void
lines(struct plot *p) {
    const double foot = upright_frame(p, LINES_HEIGHT);
    const double slot = p->w / (double)(p->c->categories == 0 ? 1 : p->c->categories);
    struct labels l = {
        arena_array(p->f->arena, struct area, 2 * p->c->series_n * p->c->categories + 1), 0};

    for (size_t i = 0; i < p->c->series_n; i++) {
        draw_line(p, i, slot);
    }
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < p->c->series_n; i++) {
            const struct tone t = tone_of(p->c, i);

            for (size_t j = 0; j < p->c->categories; j++) {
                const double x = p->x + slot * ((double)j + 0.5);
                double y;

                if (!known(p->c, i, j)) {
                    continue;
                }
                y = p->y + p->h -
                    scale_place(&p->scale, scale_value(p->c, value(p->c, i, j)), p->h);
                if (pass == 0) {
                    /* A point is in the way of labels too. */
                    l.at[l.n++] = (struct area){x - DOT, y - DOT, 2 * DOT, 2 * DOT};
                } else {
                    struct ink_mark *m;

                    point_label(p, &l, scale_label(p->f->arena, p->c, value(p->c, i, j)), x, y);
                    m = ink_dot(p->f, p->b, x, y, DOT);
                    m->colour = t.fill;
                    m->edge = t.edge;
                    m->thick = 1;
                }
            }
        }
    }
    p->b->height = legend(p, foot) + 5;
}

void
plot_chart(struct ink_flow *f, const struct doc_chart *c) {
    struct plot p = {.f = f, .c = c, .scale = scale_of(c, c->kind != DOC_LINES)};

    switch (c->kind) {
    case DOC_LINES:
        lines(&p);
        break;
    case DOC_BARS_UP:
        if (fits_up(&p)) {
            bars_up(&p);
            break;
        }
        across(&p);
        break;
    case DOC_BARS_ACROSS:
        across(&p);
        break;
    }
}
