/*
 * outlook - what lies ahead: coverage projected, what each month must bring, next year's target
 * over the communes, and stated rates held against each other (spec 1.4, 1.7).
 *
 * Counts in, counts out: whole people, sums exact, no documents.
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

/* A year ahead, for the province's line of a fresh cube of that year: its targets (as yearly_targets); its
 * population, given (then all lines, as yearly_fill) or projected year by year from the last one given;
 * labour force as the share of it.  false: the population cannot be projected (notes say from where); targets
 * stand.  Its people: figures/pathway. */
bool outlook_ahead(struct cube *c, const struct reference_tables *t, int64_t llld_share,
                   struct population_path *out);

/* --- scenario by month ------------------------------------------------------------------ */

/* Calendar months of the year after the period's last one: 9 after a first quarter. */
unsigned outlook_months_left(struct period p);
/* The share of the year that is over: in months at the period's end ({3, 12} after a first quarter); while the period
 * still runs, in days up to `until` ({333, 365} on 29/11).  until: PERIOD_NO_DATE where the period is over. */
struct num_ratio outlook_year_gone(struct period p, enum period_calendar c, period_day until);
/* What remains from now to the target (0 when it is reached), evenly over the months in whole people, what is
 * left over to the earlier ones: by that line's figures alone, so that nobody's months move with another's.
 * Returns what remains; months == 0: nothing is written. */
int64_t outlook_months(int64_t now, int64_t target, unsigned months, int64_t *month);

/* --- allocation of next year's target ----------------------------------------------------- */

enum outlook_rule {
    OUTLOOK_GAIN, /* each its current figure and a share of what is to be gained */
    OUTLOOK_WHOLE /* shares of the whole target; who would fall below its figure keeps it, the others
                     share what is left, again until nobody falls below */
};
/* total over n places by weight (>= 0; all 0: evenly), whole people, sum exactly total, none below now[i].
 * false: total is less than the sum of now, or n is 0. */
bool outlook_allocate(enum outlook_rule rule, int64_t total, const int64_t *weight,
                      const int64_t *now, size_t n, int64_t *out);

enum outlook_weight {
    OUTLOOK_BY_UNCOVERED, /* labour force (for BHYT: people) not yet covered */
    OUTLOOK_BY_POTENTIAL  /* tiem_nang_tn, who have BHYT already: BHYT itself by who is uncovered */
};
/* Next year's ct_<x> of the communes in `ahead` from its province's, x of bhxh_bb, bhxh_tn, bhtn, bhyt, by
 * the figures of `now`.  Nothing is done where a commune has a target already (assigned is
 * assigned).  false: the province has none, a commune lacks a figure that it takes, or the target is below what
 * the communes have now. */
bool outlook_targets(struct cube *ahead, const struct cube *now, uint32_t x, enum outlook_rule rule,
                     enum outlook_weight by);

/* --- stated rates against each other -------------------------------------------------------- */

/* people are stated to be `rate` hundredths of a percent of something, `unit` hundredths being
 * worth the last digit written: 16,4 % is 1640 with unit 10. */
struct outlook_stated {
    int64_t people, rate, unit;
};
/* Whether both can be shares of one and the same number. */
bool outlook_agree(struct outlook_stated a, struct outlook_stated b);

struct outlook_clash {
    enum member_level level;
    uint32_t line;
    struct outlook_stated bhxh, bhtn;
};
/* Lines whose stated bp_bhxh and bp_bhtn, with their people, cannot be of one labour force (which is
 * not given); *first is the first of them. */
uint32_t outlook_clashes(const struct cube *c, struct outlook_clash *first);
/* "BHXH: 66.238 người là 16,40%; BHTN: 42.388 người là 10,90%; hai tỷ lệ không thể ... (...)" */
void outlook_clash_text(const struct outlook_clash *k, struct buf *out);

#endif /* FIGURES_OUTLOOK_H */
