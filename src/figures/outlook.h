/*
 * outlook - what is ahead: projected coverage, what each month must bring, next year's targets of
 * the communes, and whether stated rates can both be true (spec 1.4, 1.7).
 *
 * Everything is counted in whole people, and sums are exact.
 */
#ifndef FIGURES_OUTLOOK_H
#define FIGURES_OUTLOOK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/num.h"
#include "figures/cube.h"
#include "figures/population.h"

/* --- projection (Công văn 2613/BHXH-TST, notes of its appendix) --------------------------- */

/* Fill the new cube of a year ahead.  It gets the targets (as yearly_targets does).  A
 * population that is given is set on all lines (as yearly_fill does); else the province's is
 * projected, year by year from the last one given.  The labour force is its share of the
 * population.  false: the population cannot be projected (*out says from which year); the
 * targets are set.  figures/pathway adds the people. */
bool outlook_ahead(struct cube *c, const struct reference_tables *t, int64_t llld_share,
                   struct population_path *out);

/* --- scenario by month ------------------------------------------------------------------ */

/* How many months of the year are left: those after the period, 9 after a first quarter.  While
 * the period is running, those that are not over on `until`, the running one too: 2 on 29/11, 1 on
 * 30/11.  until: PERIOD_NO_DATE when the period is over. */
unsigned outlook_months_left(struct period p, enum period_calendar c, period_day until);
/* The share of the year that is over.  At the end of a period it is counted in months: {3, 12}
 * after a first quarter.  While the period is running it is counted in days up to `until`: {333,
 * 365} on 29/11.  until: PERIOD_NO_DATE when the period is over. */
struct num_ratio outlook_year_gone(struct period p, enum period_calendar c, period_day until);
/* Spread what remains from now to the target (0 when it is reached) evenly over the months, in
 * whole people; the earlier months take the rest of the division.  Only the figures of this line
 * count.  Returns what remains; when months is 0 nothing is written. */
int64_t outlook_months(int64_t now, int64_t target, unsigned months, int64_t *month);

/* --- allocation of next year's target ----------------------------------------------------- */

enum outlook_rule {
    /* Each place gets its present figure and a share of the increase. */
    OUTLOOK_GAIN,
    /* Each place gets a share of the whole target.  A place whose share is less than its present
     * figure keeps the figure, and the others share the rest; this is repeated until no share is
     * too small. */
    OUTLOOK_WHOLE
};
/* Share `total` out over n places by weight (>= 0; evenly when all are 0), in whole people.  The
 * shares sum to total, and none is below now[i].  false: total is less than the sum of now, or n
 * is 0. */
bool outlook_allocate(enum outlook_rule rule, int64_t total, const int64_t *weight,
                      const int64_t *now, size_t n, int64_t *out);

enum outlook_weight {
    OUTLOOK_BY_UNCOVERED, /* labour force (for BHYT: people) that is not covered yet */
    OUTLOOK_BY_POTENTIAL  /* tiem_nang_tn; they have BHYT, so BHYT is shared as above */
};
/* Share next year's target ct_<x> of the province in `ahead` out over its communes, by the
 * figures of `now`; x is bhxh_bb, bhxh_tn, bhtn or bhyt.  Nothing is done when a commune already
 * has a target.  false: the province has no target, a commune lacks a figure that is needed, or
 * the target is less than what the communes have now. */
bool outlook_targets(struct cube *ahead, const struct cube *now, uint32_t x, enum outlook_rule rule,
                     enum outlook_weight by);

/* --- stated rates against each other -------------------------------------------------------- */

/* A stated rate: `people` are `rate` hundredths of a percent of some number.  unit: what the
 * last written digit is worth, in hundredths: 16,4 % is rate 1640, unit 10. */
struct outlook_stated {
    int64_t people, rate, unit;
};
/* Whether both rates can be shares of the same number. */
bool outlook_agree(struct outlook_stated a, struct outlook_stated b);

struct outlook_clash {
    enum member_level level;
    uint32_t line;
    struct outlook_stated bhxh, bhtn;
};
/* How many lines have a stated bp_bhxh and bp_bhtn that, with their people, cannot have one
 * labour force (which is not given); *first is the first of them. */
uint32_t outlook_clashes(const struct cube *c, struct outlook_clash *first);
/* Add "BHXH: 66.238 người là 16,40%; BHTN: 42.388 người là 10,90%; hai tỷ lệ không thể ...
 * (...)". */
void outlook_clash_text(const struct outlook_clash *k, struct buf *out);

#endif /* FIGURES_OUTLOOK_H */
