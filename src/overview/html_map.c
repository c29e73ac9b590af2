/* html_map - the map of a chart whose categories are places: inline SVG, its legend in words beside it.  See html_parts.h. */

#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "measure/scale.h"
#include "overview/html_parts.h"

/* The picture is so wide or so high, in its own units, whichever is reached first. */
#define WIDTH   1600.0
#define HEIGHT  1200.0
#define CLASSES 4

struct map {
    struct html *h;
    const struct doc_chart *c;
    double west, north;  /* of the picture, in the outlines' units */
    double across, down; /* picture units for one of theirs */
    double w, hgt;
    struct doc_chart_value *order; /* known ones, smallest first */
    size_t known;
};

/* The cosine of a latitude of Viet Nam in millionths of a degree, by its series: the same on every machine. */
static double
cosine(double latitude) {
    const double t = latitude / 1e6 * 3.14159265358979 / 180;
    const double tt = t * t;

    return 1 - tt / 2 * (1 - tt / 12 * (1 - tt / 30 * (1 - tt / 56)));
}

/* Fit all outlines into the picture; a degree of longitude is shorter than one of latitude. */
static bool
fit(struct map *m) {
    double low[2] = {1e9, 1e9};
    double high[2] = {-1e9, -1e9};
    double narrow;

    for (size_t i = 0; i < m->c->categories; i++) {
        for (uint32_t r = 0; r < m->c->outline[i].rings; r++) {
            for (uint32_t k = 0; k < m->c->outline[i].ring[r].n; k++) {
                const struct doc_point p = m->c->outline[i].ring[r].p[k];

                low[0] = p.x < low[0] ? p.x : low[0];
                low[1] = p.y < low[1] ? p.y : low[1];
                high[0] = p.x > high[0] ? p.x : high[0];
                high[1] = p.y > high[1] ? p.y : high[1];
            }
        }
    }
    if (high[0] <= low[0] || high[1] <= low[1]) {
        return false;
    }
    narrow = cosine((low[1] + high[1]) / 2);
    m->west = low[0];
    m->north = high[1];
    m->down = WIDTH / ((high[0] - low[0]) * narrow);
    m->down = m->down * (high[1] - low[1]) > HEIGHT ? HEIGHT / (high[1] - low[1]) : m->down;
    m->across = m->down * narrow;
    m->w = (high[0] - low[0]) * m->across;
    m->hgt = (high[1] - low[1]) * m->down;
    return true;
}

static int
smaller_first(const void *a, const void *b) {
    const struct doc_chart_value *x = a;
    const struct doc_chart_value *y = b;
    const double v = num_double(x->value);
    const double w = num_double(y->value);

    return (v > w) - (v < w);
}

static void
put_in_order(struct map *m) {
    const struct doc_chart_value *v = m->c->series[0].value;

    m->order = arena_array(&m->h->arena, struct doc_chart_value, m->c->categories + 1);
    for (size_t i = 0; i < m->c->categories; i++) {
        if (doc_value_known(&v[i])) {
            m->order[m->known++] = v[i];
        }
    }
    qsort(m->order, m->known, sizeof *m->order, smaller_first);
}

/* The fourth of the places that has the value: equal values are in one. */
static unsigned
class_at(const struct map *m, size_t at) {
    assert(at < m->known);
    while (at > 0 && smaller_first(&m->order[at - 1], &m->order[at]) == 0) {
        at--;
    }
    return (unsigned)(at * CLASSES / m->known);
}

static unsigned
class_of(const struct map *m, const struct doc_chart_value *v) {
    size_t at = 0;

    while (smaller_first(&m->order[at], v) < 0) {
        at++;
    }
    return class_at(m, at);
}

/* A ring by steps of whole units: two places that share a border draw the same line. */
static void
put_ring(const struct map *m, const struct doc_ring *ring) {
    struct buf *b = &m->h->out;
    long x = 0;
    long y = 0;

    for (uint32_t k = 0; k < ring->n; k++) {
        const long to_x = lround((ring->p[k].x - m->west) * m->across);
        const long to_y = lround((m->north - ring->p[k].y) * m->down);

        if (k == 0) {
            buf_fmt(b, "M%ld %ldl", to_x, to_y);
        } else if (to_x != x || to_y != y) {
            buf_fmt(b, "%ld %ld ", to_x - x, to_y - y);
        }
        x = to_x;
        y = to_y;
    }
    buf_text(b, "0 0z");
}

/* "Phường An Cựu: 98,20%", for who points at it. */
static void
put_place(const struct map *m, size_t i) {
    const struct doc_chart_value *v = &m->c->series[0].value[i];
    struct buf *b = &m->h->out;
    const bool known = doc_value_known(v);

    if (known) {
        buf_fmt(b, "<path class=\"m%u\" d=\"", class_of(m, v));
    } else {
        buf_text(b, "<path class=\"mx\" d=\"");
    }
    for (uint32_t r = 0; r < m->c->outline[i].rings; r++) {
        put_ring(m, &m->c->outline[i].ring[r]);
    }
    buf_text(b, "\"><title>");
    markup_escape(b, m->c->category[i]);
    buf_text(b, ": ");
    markup_escape(b, known ? scale_label(&m->h->arena, m->c, v->value) : STR("không có số liệu"));
    buf_text(b, "</title></path>\n");
}

static void
put_class(const struct map *m, const char *class, size_t from, size_t to) {
    struct buf *b = &m->h->out;

    buf_fmt(b, "<li><span class=\"%s\"></span>", class);
    if (to > from) {
        markup_escape(b, scale_label(&m->h->arena, m->c, m->order[from].value));
        if (to - from > 1) {
            buf_text(b, " đến ");
            markup_escape(b, scale_label(&m->h->arena, m->c, m->order[to - 1].value));
        }
        buf_fmt(b, ": %zu xã, phường", to - from);
    } else {
        buf_fmt(b, "không có số liệu: %zu xã, phường", m->c->categories - m->known);
    }
    buf_text(b, "</li>");
}

/* Each fourth with the values in it, the best first. */
static void
put_legend(const struct map *m) {
    buf_text(&m->h->out, "<ul class=\"key\">");
    for (unsigned class = CLASSES; class -- > 0;) {
        const char name[] = {'m', (char)('0' + class), '\0'};
        size_t from = 0;
        size_t to;

        while (from < m->known && class_at(m, from) < class) {
            from++;
        }
        to = from;
        while (to < m->known && class_at(m, to) == class) {
            to++;
        }
        if (to > from) {
            put_class(m, name, from, to);
        }
    }
    if (m->known < m->c->categories) {
        put_class(m, "mx", 0, 0);
    }
    buf_text(&m->h->out, "</ul>\n");
}

bool
html_map(struct html *h, const struct doc_chart *c) {
    struct map m = {.h = h, .c = c};

    if (c->outline == NULL || !fit(&m)) {
        return false;
    }
    put_in_order(&m);
    buf_text(&h->out, "<figure class=\"map\"><figcaption>");
    markup_escape(&h->out, c->title);
    buf_text(&h->out, "</figcaption>");
    put_legend(&m);
    buf_fmt(&h->out, "<svg viewBox=\"-4 -4 %.0f %.0f\" role=\"img\" aria-label=\"", m.w + 8,
            m.hgt + 8);
    markup_escape(&h->out, c->title);
    buf_text(&h->out, "; số liệu từng nơi ở bảng trên\">\n");
    for (size_t i = 0; i < c->categories; i++) {
        put_place(&m, i);
    }
    buf_text(&h->out, "</svg></figure>\n");
    return true;
}
