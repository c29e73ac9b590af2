/*
 * pace - how far the year's increase has come, and where the year ends at that pace (spec 1.7).
 *
 *     31/12      31/3              31/12      of 116 people to be added by the year's end 24 are there: 20,69%,
 *     2.934      2.958  (3.050)    3.030      with 25% of the year gone; three more quarters like the first
 *                                             bring 2.934 + 4 x 24 = 3.030, 20 fewer than the target
 */
#ifndef TEMPLATE_PACE_H
#define TEMPLATE_PACE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/num.h"
#include "template/fill_input.h"

struct pace {
    int64_t start, now, target; /* at the end of the year before, on the closing day, of the year */
    int64_t ahead;              /* at the year's end, whole people, half up */
    struct num_ratio made; /* (now - start) / (target - start); den 0: there is nothing to add */
};

/* false: one of the figures is not known, has no target, or is too small to be shown. */
bool pace_of(struct arena *a, const struct fill *f, enum member_level l, uint32_t line,
             uint32_t ind, struct pace *out);

#endif /* TEMPLATE_PACE_H */
