/*
 * withhold - counts of so few people that one could be known are taken out of the figures before anything is made of
 * them, with as many others as it takes (spec 4.5).
 *
 *     [nguong] o_nho = 5      a count of 1 to 4 participants: WITHHELD and SMALL, printed "<5"
 *                             others of the same sums, from 5 up: WITHHELD, printed "(ẩn)"
 *     [nguong] an_vu_trang    every count of a group outside coverage, and the counts for coverage, which tell it
 *
 * The cell is gone from the cube: no document, no so-lieu.csv and no later period can show it or work with it.  What
 * nobody may work out is proved: each withheld count has a *move* - another set of values for withheld counts alone, one
 * person more here and one less there, with which every sum and every shown count stays as it is, and in which this count
 * is another one.  So whoever has all that the office publishes of the period cannot tell the two apart.
 *
 *     sums          places, departments, groups -> province; BB + TN; groups of BHYT and of those who could join
 *     differences   a whole count less the one for coverage: how many soldiers
 *
 * Counts of employers and of their workers are no counts of participants: lists of employers name them.
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
/* Take out of c what the rule asks for.  false (ERR_DATA): a count can be worked out whatever is withheld; *e names it. */
bool withhold_apply(struct cube *c, const struct withhold_rule *r, struct err *e);

#endif /* FIGURES_WITHHOLD_H */
