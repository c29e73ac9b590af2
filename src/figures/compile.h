/*
 * compile - make the figures of a half or a year from those of its quarters, without personal data
 * (spec 1.3 "kind", 4.1 `compile`).
 *
 *     stock   of the last quarter
 *     flow    sum of the quarters
 *     ratio   computed again from its parts; without them the stated one of the last quarter
 *
 * A quarter may be missing (NULL): then flows are the sum of the others, and stocks are those of
 * the last one present.  The caller has warned of it, or has refused.
 */
#ifndef FIGURES_COMPILE_H
#define FIGURES_COMPILE_H

#include <stddef.h>

#include "base/arena.h"
#include "figures/cube.h"

/* quarter[0..n) are in order of time and have the same members and indicators; at least one is
 * not NULL.  A flow that one of them lacks is absent: a part is no sum.  Marks (split,
 * incomparable) are kept.  One incomparable part makes the sum of a line incomparable; the
 * figures of its other quarters then go to the line without a place, where a quarter without a
 * figure counts as 0. */
struct cube *compile_quarters(struct arena *a, struct period p, const struct cube *const *quarter,
                              size_t n);

/* The same for a comparison where only the last quarter exists: its stocks and rates, no flows. */
struct cube *compile_stocks(struct arena *a, struct period p, const struct cube *last);

#endif /* FIGURES_COMPILE_H */
