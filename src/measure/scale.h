/*
 * scale - the axis of a chart, with round numbers, and the labels of its values.
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

/* A scale on which all known values and the guide fit.  from_zero: it begins at 0, as bars need. */
struct scale scale_of(const struct doc_chart *c, bool from_zero);

/* The value as a number on the axis: a percentage in percent. */
double scale_value(const struct doc_chart *c, struct num_ratio r);
str scale_label(struct arena *a, const struct doc_chart *c, struct num_ratio r); /* "98,21%" */
str scale_tick(struct arena *a, const struct scale *s, double v);
/* Where v stands on an axis of this length: 0 for s->low, length for s->high. */
double scale_place(const struct scale *s, double v, double length);

#endif /* MEASURE_SCALE_H */
