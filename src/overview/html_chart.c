/* html_chart - charts of the page as inline SVG, each value in words at its mark.  See html_parts.h. */

#include <math.h>

#include "measure/scale.h"
#include "overview/html_parts.h"
#include "text/utf8.h"

/* In units of the picture, which is scaled to the page. */
#define WIDTH      720.0
#define NAMES      190.0 /* of bars across: room for the categories */
#define VALUES     70.0  /* and for the last label */
#define BAR        11.0
#define PITCH      16.0
#define FOOT       24.0
#define UP_HEIGHT  240.0
#define LEFT       56.0
#define TOP        16.0
#define LEGEND     20.0
#define LETTER     5.8 /* of a name, on the average */
#define NAME_PITCH 13.0
#define NAME_LINES 4.8 /* room for that many lines of a name */
#define BARS_MOST  400

struct picture {
    struct html *h;
    const struct doc_chart *c;
    struct scale scale;
    double x, y, w, hgt; /* of the area where values are drawn */
};

static void
put_text(const struct picture *p, double x, double y, const char *anchor, str s) {
    buf_fmt(&p->h->out, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">", x, y, anchor);
    markup_escape(&p->h->out, s);
    buf_text(&p->h->out, "</text>");
}

/* "Phường An Cựu: 98,20%", for who points at it and for who hears the page. */
static void
put_tip(const struct picture *p, size_t series, size_t i) {
    struct buf *b = &p->h->out;

    buf_text(b, "<title>");
    if (p->c->series_n > 1) {
        markup_escape(b, p->c->series[series].name);
        buf_text(b, ", ");
    }
    markup_escape(b, p->c->category[i]);
    buf_text(b, ": ");
    markup_escape(b, scale_label(&p->h->arena, p->c, p->c->series[series].value[i].value));
    buf_text(b, "</title>");
}

static void
put_line(const struct picture *p, const char *class, double x1, double y1, double x2, double y2) {
    buf_fmt(&p->h->out, "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>",
            class, x1, y1, x2, y2);
}

static double
along(const struct picture *p, struct num_ratio v, double length) {
    return scale_place(&p->scale, scale_value(p->c, v), length);
}

/* Lines across at every tick; up: the values go up. */
static void
put_ticks(const struct picture *p, bool up) {
    const long steps = lround((p->scale.high - p->scale.low) / p->scale.step);

    for (long k = 0; k <= steps; k++) {
        const double v = p->scale.low + p->scale.step * (double)k;
        const str label = scale_tick(&p->h->arena, &p->scale, v);

        if (up) {
            const double y = p->y + p->hgt - scale_place(&p->scale, v, p->hgt);

            put_line(p, "grid", p->x, y, p->x + p->w, y);
            put_text(p, p->x - 5, y + 4, "end", label);
        } else {
            const double x = p->x + scale_place(&p->scale, v, p->w);

            put_line(p, "grid", x, p->y, x, p->y + p->hgt);
            put_text(p, x, p->y + p->hgt + 14, "middle", label);
        }
    }
}

static bool
below_guide(const struct doc_chart *c, struct num_ratio v) {
    return c->has_guide && num_double(v) < num_double(c->guide);
}

static void
put_bars(const struct picture *p) {
    const struct doc_chart *c = p->c;
    const double slot = PITCH * (double)c->series_n;

    put_ticks(p, false);
    for (size_t i = 0; i < c->categories; i++) {
        const double top = p->y + slot * (double)i;

        put_text(p, p->x - 6, top + slot / 2 + 4, "end", c->category[i]);
        for (size_t s = 0; s < c->series_n; s++) {
            const double y = top + PITCH * (double)s + (PITCH - BAR) / 2;
            const struct num_ratio v = c->series[s].value[i].value;
            char class[4] = {'s', (char)('0' + s % 4), '\0', '\0'};

            if (!doc_chart_known(c, s, i)) {
                continue;
            }
            buf_fmt(&p->h->out,
                    "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.0f\">",
                    s > 0               ? class
                    : below_guide(c, v) ? "low"
                                        : "bar",
                    p->x, y, along(p, v, p->w), BAR);
            put_tip(p, s, i);
            buf_text(&p->h->out, "</rect>");
            put_text(p, p->x + along(p, v, p->w) + 4, y + BAR - 1, "start",
                     scale_label(&p->h->arena, c, v));
        }
    }
    if (c->has_guide) {
        const double x = p->x + along(p, c->guide, p->w);

        put_line(p, "guide", x, p->y - 2, x, p->y + p->hgt);
        put_text(p, x, p->y - 4, "middle", c->guide_name);
    }
}

static double
category_x(const struct picture *p, size_t i) {
    return p->x + p->w * ((double)i + 0.5) / (double)p->c->categories;
}

static double
value_y(const struct picture *p, struct num_ratio v) {
    return p->y + p->hgt - along(p, v, p->hgt);
}

/* The lines of one series, with a gap where a value is not known; then its points and their labels. */
static void
put_series(const struct picture *p, size_t s) {
    const struct doc_chart *c = p->c;
    struct buf *b = &p->h->out;
    bool drawn = false;

    for (size_t i = 0; i < c->categories; i++) {
        if (doc_chart_known(c, s, i)) {
            if (!drawn) {
                buf_fmt(b, "<polyline class=\"s%zu\" points=\"", s % 4);
            }
            buf_fmt(b, "%.1f,%.1f ", category_x(p, i), value_y(p, c->series[s].value[i].value));
            drawn = true;
        }
        if (drawn && (i + 1 == c->categories || !doc_chart_known(c, s, i + 1))) {
            buf_text(b, "\"/>");
            drawn = false;
        }
    }
    for (size_t i = 0; i < c->categories; i++) {
        const struct doc_chart_value *v = &c->series[s].value[i];

        if (doc_chart_known(c, s, i)) {
            const double y = value_y(p, v->value);

            buf_fmt(b, "<circle class=\"s%zu%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\">", s % 4,
                    v->projected || c->series[s].projected ? " open" : "", category_x(p, i), y);
            put_tip(p, s, i);
            buf_text(b, "</circle>");
            put_text(p, category_x(p, i), s % 2 == 0 ? y - 8 : y + 16, "middle",
                     scale_label(&p->h->arena, c, v->value));
        }
    }
}

/* The name under a category, on lines no wider than its room. */
static void
put_name(const struct picture *p, double x, double room, str name) {
    const size_t most = (size_t)(room / LETTER);
    double y = p->y + p->hgt + NAME_PITCH + 2;
    str line = {name.p, 0};
    str rest = name;

    while (rest.n > 0) {
        str word;

        rest = str_cut(rest, ' ', &word);
        if (line.n > 0 &&
            utf8_utf16_units((str){line.p, (size_t)(word.p + word.n - line.p)}) > most) {
            put_text(p, x, y, "middle", line);
            y += NAME_PITCH;
            line.p = word.p;
        }
        line.n = (size_t)(word.p + word.n - line.p);
    }
    put_text(p, x, y, "middle", line);
}

static void
put_lines(const struct picture *p) {
    const struct doc_chart *c = p->c;

    put_ticks(p, true);
    for (size_t s = 0; s < c->series_n; s++) {
        put_series(p, s);
    }
    if (c->has_guide) {
        const double y = value_y(p, c->guide);

        put_line(p, "guide", p->x, y, p->x + p->w, y);
        put_text(p, p->x + p->w, y - 4, "end", c->guide_name);
    }
    for (size_t i = 0; i < c->categories; i++) {
        put_name(p, category_x(p, i), p->w / (double)c->categories, c->category[i]);
    }
}

/* Names of the series, one under the other below the picture. */
static void
put_legend(const struct picture *p, double y) {
    for (size_t s = 0; p->c->series_n > 1 && s < p->c->series_n; s++) {
        buf_fmt(&p->h->out, "<polyline class=\"s%zu\" points=\"%.0f,%.1f %.0f,%.1f\"/>", s % 4,
                LEFT, y - 4, LEFT + 30, y - 4);
        put_text(p, LEFT + 36, y, "start", p->c->series[s].name);
        y += LEGEND;
    }
}

/* A bar for each place of a whole country would be a picture of pages and most of the file. */
static bool
is_too_long(const struct doc_chart *c) {
    return c->kind != DOC_LINES && c->categories > BARS_MOST;
}

void
html_chart(struct html *h, const struct doc_chart *c) {
    const bool lines = c->kind == DOC_LINES;
    struct picture p = {.h = h, .c = c, .scale = scale_of(c, !lines), .y = TOP};
    const double legend = c->series_n > 1 ? LEGEND * (double)c->series_n : 0;
    double foot;

    p.x = lines ? LEFT : NAMES;
    p.w = WIDTH - p.x - (lines ? 10 : VALUES);
    p.hgt = lines ? UP_HEIGHT : PITCH * (double)(c->series_n * c->categories);
    foot = TOP + p.hgt + (lines ? NAME_LINES * NAME_PITCH : FOOT);
    buf_text(&h->out, "<figure><figcaption>");
    markup_escape(&h->out, c->title);
    if (is_too_long(c)) {
        buf_fmt(&h->out,
                "</figcaption><p class=\"note\">Có %zu dòng, quá nhiều để vẽ; số liệu từng dòng ở "
                "bảng trên.</p></figure>\n",
                c->categories);
        return;
    }
    buf_fmt(&h->out, "</figcaption><svg viewBox=\"0 0 %.0f %.0f\" role=\"img\" aria-label=\"",
            WIDTH, foot + legend);
    markup_escape(&h->out, c->title);
    buf_text(&h->out, "\">");
    if (lines) {
        put_lines(&p);
    } else {
        put_bars(&p);
    }
    put_legend(&p, foot + LEGEND / 2);
    buf_text(&h->out, "</svg></figure>\n");
}
