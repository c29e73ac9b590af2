/*
 * withhold - take small counts out of the figures before any document is made, because a reader could know who is counted
 * (spec 4.5).  With them go as many other counts as are needed to keep the small ones from being worked out.
 *
 *     [nguong] o_nho = 5      a count of 1 to 4 participants: WITHHELD and SMALL, printed "<5"
 *                             others of the same sums, from 5 up: WITHHELD, printed "(ẩn)"
 *     [nguong] an_vu_trang    every count of a group outside coverage (army, police), and the counts for coverage, from
 *                             which it could be worked out
 *
 * The cell is gone from the cube, so no document, no so-lieu.csv and no later period can show it or use it.  The room proves
 * that nobody can work it out: each withheld count has a *move*, which adds one person here and takes one away there, in
 * withheld counts only, so that every sum and every shown count stays the same while this count changes.  A reader of
 * everything that the office publishes of the period cannot tell which of the two is true.
 *
 *     sums          places, departments, groups -> province; BB + TN; groups of BHYT and of those who could join
 *     differences   a whole count minus the count for coverage: how many soldiers there are
 *
 * Counts of employers and of their workers are not withheld: lists of employers show them by name anyway.
 */
#ifndef FIGURES_WITHHOLD_H
#define FIGURES_WITHHOLD_H

#include <stdbool.h>

#include "figures/cube.h"

struct withhold_rule {
    int64_t least; /* the fewest participants that may be shown; 0: all */
    bool armed;    /* leave army and police out */
};

enum { WITHHOLD_LEAST_MIN = 3 }; /* below it "<n" would say the number itself */

/* Whether the rule asks for anything. */
bool withhold_is_on(const struct withhold_rule *r);
/* Whether the indicator counts participants. */
bool withhold_counts(const struct indicator_set *s, uint32_t ind);
/* Take out of c what the rule asks for.  false (ERR_DATA): whatever is withheld, one count can still be worked out; *e
 * names it. */
bool withhold_apply(struct cube *c, const struct withhold_rule *r, struct err *e);

#endif /* FIGURES_WITHHOLD_H */
