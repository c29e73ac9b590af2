/*
 * compile - a half or a year out of its quarters' figures alone, without personal data (spec 1.3
 * "kind", 4.1 `compile`).
 *
 *     stock   the last quarter's
 *     flow    the sum of the quarters
 *     ratio   recomputed where its parts are there, else the last quarter's stated one
 *
 * A quarter may be missing (NULL): flows are then the sum of what there is and stocks those of the
 * last quarter that there is; the caller has said so, or has refused.
 */
#ifndef FIGURES_COMPILE_H
#define FIGURES_COMPILE_H

#include <stddef.h>

#include "base/arena.h"
#include "figures/cube.h"

/* quarter[0..n) in order of time, all over the same members and indicators; at least one not NULL.
 * A flow that one of the quarters there are does not have is absent: a part is no sum.  Marks (split, incomparable) are kept, and one
 * incomparable part makes the sum incomparable; what the other quarters have there goes to the line without a place, on
 * which a quarter without it counts as 0. */
struct cube *compile_quarters(struct arena *a, struct period p, const struct cube *const *quarter,
                              size_t n);

/* The same where only the last quarter is to be had, for a comparison: its stocks and rates, no flows. */
struct cube *compile_stocks(struct arena *a, struct period p, const struct cube *last);

#endif /* FIGURES_COMPILE_H */
