/*
 * outliers - figures that differ much from what is usual, which a place has to explain ("cần giải trình").  All sums here
 * are of whole numbers.
 *
 *     change    x = 100 (now - before) / before in percent, rounded to hundredths; before is the period before
 *     usual     m = the median of the x of all places of the level in this period (at least 8 of them), or of the x of
 *               this place in the periods before this one (at least 6 of the last 8)
 *     spread    d = the median of |x - m| over the same x (MAD)
 *     out       6745 |x - m| > 35000 d, which is a modified z-score above 3,5 (Iglewicz and Hoaglin), and it matters:
 *               |x - m| is 5 percentage points or more, and now is off before (100 + m) / 100 by 50 people, or by 100
 *               million đồng, or more
 *
 * The median of an even number of values is the lower of the middle two plus half their distance, rounded down.
 * Looked at: people in BHXH (BB, TN), BHTN and BHYT and the money overdue, all of them states on the closing day, of
 * communes and departments.  A place that had nobody has no x; it is out when it now has 50 or more.  Figures that were
 * estimated for a split commune are not compared.
 */
#ifndef FIGURES_OUTLIERS_H
#define FIGURES_OUTLIERS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "figures/cube.h"
#include "figures/list.h"
#include "ingest/by_hand.h"

enum { OUTLIERS_BACK = 9 }; /* periods before this one that are looked at */

struct outliers_job {
    const struct cube *now;
    /* The periods before, the last one first; NULL: there are no figures of one. */
    const struct cube *back[OUTLIERS_BACK];
    int64_t small; /* a count from 1 to below this is not shown */
};

/* Fill LIST_CAN_GIAI_TRINH with these figures and their answers: communes first, then departments, figure by figure.  The
 * list is known when it has an entry.  used[k] becomes true for each answer that is printed. */
void outliers_list(const struct outliers_job *j, const struct by_hand_answers *answers, bool *used,
                   struct arena *a, struct list_set *out);

#endif /* FIGURES_OUTLIERS_H */
