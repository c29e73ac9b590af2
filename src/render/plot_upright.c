/* plot_upright - the area over which values go up, names along its foot; bars in it.  See plot.h. */

#include <stddef.h>

#include "render/plot_frame.h"

#define UP_HEIGHT 170.0

/* The longest word of a name. */
static double
longest_word(const struct plot *p) {
    double most = 0;

    for (size_t i = 0; i < p->c->categories; i++) {
        double longest = 0;
        double whole = 0;

        layout_extent(p->f->ruler, p->c->category[i], 0, PLOT_NAME, &longest, &whole);
        most = longest > most ? longest : most;
    }
    return most;
}

/* Every name where they have room, else every second, third ... */
static size_t
names_every(const struct plot *p, double slot) {
    return (size_t)((longest_word(p) + 4) / slot) + 1;
}

/* Names along the foot; at the ends they have only what the margins leave.  Returns the y below. */
static double
foot_names(const struct plot *p, double y) {
    const double slot = p->w / (double)p->c->categories;
    const double longest = longest_word(p);
    const size_t every = names_every(p, slot);
    size_t most = 0;

    for (size_t i = 0; i < p->c->categories; i += every) {
        const double middle = p->x + slot * ((double)i + 0.5);
        const double edge = middle < p->f->width - middle ? middle : p->f->width - middle;
        const double apart = slot * (double)every - 4;
        const double room = apart < 2 * edge ? apart : 2 * edge;

        if (longest <= room) {
            const struct layout_text text = plot_name(p, i, PLOT_NAME, room, LAYOUT_CENTRE);

            (void)ink_lines(p->f, p->b, &text, middle - room / 2, y, ink_pitch(PLOT_NAME));
            most = text.n > most ? text.n : most;
        }
    }
    return y + ink_pitch(PLOT_NAME) * (double)most;
}

double
plot_upright_frame(struct plot *p, double height) {
    const double label =
        plot_width(p, scale_tick(p->f->arena, &p->scale, p->scale.high), PLOT_LABEL);
    const double low = plot_width(p, scale_tick(p->f->arena, &p->scale, p->scale.low), PLOT_LABEL);
    struct ink_mark *m;

    p->b = ink_box_add(p->f, 0, PLOT_BEFORE);
    p->x = (label > low ? label : low) + 2 * PLOT_GAP;
    p->w = p->f->width - p->x - 2 * PLOT_GAP;
    p->y = plot_title(p, false) + PLOT_LABEL + 2;
    p->h = height;
    plot_ticks(p, true);
    m = ink_rule(p->f, p->b, p->x, p->y, 0, p->h);
    m->thick = 0.7;
    m = ink_rule(p->f, p->b, p->x, p->y + p->h - scale_place(&p->scale, p->scale.low, p->h), p->w,
                 0);
    m->thick = 0.7;
    return foot_names(p, p->y + p->h + 3);
}

/* The bar of one value, or its label: the guide is drawn between the two. */
static void
one_bar(const struct plot *p, size_t series, size_t category, bool label) {
    const double slot = p->w / (double)p->c->categories;
    const double bar = slot * 0.8 / (double)p->c->series_n;
    const double x = p->x + slot * ((double)category + 0.1) + bar * (double)series;
    const double zero = p->y + p->h - scale_place(&p->scale, 0, p->h);
    struct num_ratio v;
    double end;

    if (!plot_known(p->c, series, category)) {
        return;
    }
    v = plot_value(p->c, series, category);
    end = p->y + p->h - scale_place(&p->scale, scale_value(p->c, v), p->h);
    if (label) {
        const str s = scale_label(p->f->arena, p->c, v);

        plot_label(p, s, x + (bar - plot_width(p, s, PLOT_LABEL)) / 2,
                   end <= zero ? end - PLOT_GAP : end + PLOT_LABEL, PLOT_LABEL);
    } else {
        plot_bar(p, series,
                 (struct plot_area){x + bar * 0.04, end < zero ? end : zero, bar * 0.92,
                                    end < zero ? zero - end : end - zero});
    }
}

void
plot_bars_up(struct plot *p) {
    const double foot = plot_upright_frame(p, UP_HEIGHT);

    for (size_t pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < p->c->categories * p->c->series_n; i++) {
            one_bar(p, i % p->c->series_n, i / p->c->series_n, pass == 1);
        }
        if (pass == 0) {
            plot_guide(p, true);
        }
    }
    p->b->height = plot_legend(p, foot) + 5;
}

/* Every label has its own bar's width to stand in, every word of a name its slot. */
bool
plot_fits_up(const struct plot *p) {
    const double slot = (p->f->width - 60) / (double)(p->c->categories + 1);

    if (longest_word(p) > slot - 4) {
        return false;
    }
    return p->c->categories > 0 && plot_widest_label(p) + 2 < slot * 0.8 / (double)p->c->series_n;
}
