/* pdf_chart_upright - the area over which values go up, names along its foot; bars in it.  See pdf_chart.h. */

#include <stddef.h>

#include "paper/pdf_chart_frame.h"

#define UP_HEIGHT 170.0

/* The longest word of a name. */
static double
longest_word(const struct pdf_chart *p) {
    double most = 0;

    for (size_t i = 0; i < p->c->categories; i++) {
        double longest = 0;
        double whole = 0;

        layout_extent(p->f->ruler, p->c->category[i], 0, PDF_CHART_NAME, &longest, &whole);
        most = longest > most ? longest : most;
    }
    return most;
}

/* Every name where they have room, else every second, third ... */
static size_t
names_every(const struct pdf_chart *p, double slot) {
    return (size_t)((longest_word(p) + 4) / slot) + 1;
}

/* Names along the foot; at the ends they have only what the margins leave.  Returns the y below. */
static double
foot_names(const struct pdf_chart *p, double y) {
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
            const struct layout_text text =
                pdf_chart_name(p, i, PDF_CHART_NAME, room, LAYOUT_CENTRE);

            (void)display_list_lines(p->f, p->b, &text, middle - room / 2, y,
                                     display_list_pitch(PDF_CHART_NAME));
            most = text.n > most ? text.n : most;
        }
    }
    return y + display_list_pitch(PDF_CHART_NAME) * (double)most;
}

double
pdf_chart_upright_frame(struct pdf_chart *p, double height) {
    const double label =
        pdf_chart_width(p, scale_tick(p->f->arena, &p->scale, p->scale.high), PDF_CHART_LABEL);
    const double low =
        pdf_chart_width(p, scale_tick(p->f->arena, &p->scale, p->scale.low), PDF_CHART_LABEL);
    struct display_list_mark *m;

    p->b = display_list_box_add(p->f, 0, PDF_CHART_BEFORE);
    p->x = (label > low ? label : low) + 2 * PDF_CHART_GAP;
    p->w = p->f->width - p->x - 2 * PDF_CHART_GAP;
    p->y = pdf_chart_title(p, false) + PDF_CHART_LABEL + 2;
    p->h = height;
    pdf_chart_ticks(p, true);
    m = display_list_rule(p->f, p->b, p->x, p->y, 0, p->h);
    m->thick = 0.7;
    m = display_list_rule(p->f, p->b, p->x,
                          p->y + p->h - scale_place(&p->scale, p->scale.low, p->h), p->w, 0);
    m->thick = 0.7;
    return foot_names(p, p->y + p->h + 3);
}

/* The bar of one value, or its label: the guide is drawn between the two. */
static void
one_bar(const struct pdf_chart *p, size_t series, size_t category, bool label) {
    const double slot = p->w / (double)p->c->categories;
    const double bar = slot * 0.8 / (double)p->c->series_n;
    const double x = p->x + slot * ((double)category + 0.1) + bar * (double)series;
    const double zero = p->y + p->h - scale_place(&p->scale, 0, p->h);
    struct num_ratio v;
    double end;

    if (!doc_chart_known(p->c, series, category)) {
        return;
    }
    v = pdf_chart_value(p->c, series, category);
    end = p->y + p->h - scale_place(&p->scale, scale_value(p->c, v), p->h);
    if (label) {
        const str s = scale_label(p->f->arena, p->c, v);

        pdf_chart_label(p, s, x + (bar - pdf_chart_width(p, s, PDF_CHART_LABEL)) / 2,
                        end <= zero ? end - PDF_CHART_GAP : end + PDF_CHART_LABEL, PDF_CHART_LABEL);
    } else {
        pdf_chart_bar(p, series,
                      (struct pdf_chart_area){x + bar * 0.04, end < zero ? end : zero, bar * 0.92,
                                              end < zero ? zero - end : end - zero});
    }
}

void
pdf_chart_bars_up(struct pdf_chart *p) {
    const double foot = pdf_chart_upright_frame(p, UP_HEIGHT);

    for (size_t pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < p->c->categories * p->c->series_n; i++) {
            one_bar(p, i % p->c->series_n, i / p->c->series_n, pass == 1);
        }
        if (pass == 0) {
            pdf_chart_guide(p, true);
        }
    }
    p->b->height = pdf_chart_legend(p, foot) + 5;
}

/* Every label has its own bar's width to stand in, every word of a name its slot. */
bool
pdf_chart_fits_up(const struct pdf_chart *p) {
    const double slot = (p->f->width - 60) / (double)(p->c->categories + 1);

    if (longest_word(p) > slot - 4) {
        return false;
    }
    return p->c->categories > 0 &&
           pdf_chart_widest_label(p) + 2 < slot * 0.8 / (double)p->c->series_n;
}
