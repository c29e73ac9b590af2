/*
 * scale - an axis of round numbers over the values of a chart, and their labels.
 */
#ifndef MEASURE_SCALE_H
#define MEASURE_SCALE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"
#include "doc/chart.h"

struct scale {
    double low, high, step; /* low and high are multiples of step */
    bool percent;
};

/* Over all known values and the guide.  from_zero: bars, whose length is the value. */
struct scale scale_of(const struct doc_chart *c, bool from_zero);

double scale_value(const struct doc_chart *c, struct num_ratio r); /* in percent where it is one */
str scale_label(struct arena *a, const struct doc_chart *c, struct num_ratio r); /* "98,21%" */
str scale_tick(struct arena *a, const struct scale *s, double v);
double scale_place(const struct scale *s, double v, double length); /* low: 0, high: length */

#endif /* MEASURE_SCALE_H */
