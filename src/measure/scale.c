/* scale - an axis of round numbers over the values of a chart.  See scale.h. */

#include "measure/scale.h"

#include <math.h>
#include <stddef.h>
#include <stdio.h>

#define TICKS      5.0 /* wished steps of an axis */
#define SHORT_AXIS 0.6 /* lines whose least value is above this part of the largest need no zero */

double
scale_value(const struct doc_chart *c, struct num_ratio r) {
    return r.den == 0 ? 0 : num_double(r) * (c->percent ? 100 : 1);
}

static str
with_sign(struct arena *a, const char *number, bool percent) {
    char text[NUM_TEXT + 1];

    (void)snprintf(text, sizeof text, "%s%s", number, percent ? "%" : "");
    return str_keep(a, str_from(text));
}

str
scale_label(struct arena *a, const struct doc_chart *c, struct num_ratio r) {
    char text[NUM_TEXT];
    int64_t v = 0;

    if (c->percent) {
        if (!num_percent(r, &v)) {
            return STR("-");
        }
        num_vn_hundredths(text, v);
    } else {
        num_vn_int(text, (int64_t)llround(scale_value(c, r)));
    }
    return with_sign(a, text, c->percent);
}

str
scale_tick(struct arena *a, const struct scale *s, double v) {
    char text[NUM_TEXT];

    if (s->step < 1) {
        num_vn_hundredths(text, (int64_t)llround(v * 100));
    } else {
        num_vn_int(text, (int64_t)llround(v));
    }
    return with_sign(a, text, s->percent);
}

double
scale_place(const struct scale *s, double v, double length) {
    return (v - s->low) / (s->high - s->low) * length;
}

/* The smallest of 1, 2, 5 times a power of ten that covers the span in about TICKS steps. */
static double
round_step(double span) {
    static const double part[] = {1, 2, 5};
    double power = 1;

    while (power * 10 * TICKS < span) {
        power *= 10;
    }
    while (power > 0.01 && power / 2 * TICKS >= span) { /* half: the 5 of the decade below */
        power /= 10;
    }
    for (size_t i = 0; i < sizeof(part) / sizeof(part[0]); i++) {
        if (power * part[i] * TICKS >= span) {
            return power * part[i];
        }
    }
    return power * 10;
}

static void
widen(double *low, double *high, double v) {
    *low = v < *low ? v : *low;
    *high = v > *high ? v : *high;
}

struct scale
scale_of(const struct doc_chart *c, bool from_zero) {
    struct scale s = {0, 0, 1, c->percent};
    double low = HUGE_VAL;
    double high = -HUGE_VAL;

    for (size_t i = 0; i < c->series_n; i++) {
        for (size_t j = 0; j < c->categories; j++) {
            if (doc_chart_known(c, i, j)) {
                widen(&low, &high, scale_value(c, c->series[i].value[j].value));
            }
        }
    }
    if (c->has_guide) {
        widen(&low, &high, scale_value(c, c->guide));
    }
    if (low > high) {
        low = high = 0;
    }
    if (from_zero || low < SHORT_AXIS * high) {
        widen(&low, &high, 0);
    }
    s.step = round_step(high - low);
    if (!c->percent && s.step < 1) {
        s.step = 1; /* people are whole */
    }
    s.low = floor(low / s.step + 1e-9) * s.step;
    s.high = ceil(high / s.step - 1e-9) * s.step;
    if (s.high <= s.low) {
        s.high = s.low + s.step;
    }
    return s;
}
