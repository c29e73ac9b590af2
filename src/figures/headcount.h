/*
 * headcount - the people of each employer on one closing day, and what changed from one to another, so that a
 * change can be told by employer (spec 3.3: why a figure moved).
 *
 *     headcount_note* for each of two days, headcount_list
 *
 * A person counts for the employer of the row that was counted for the right, as the person's place does; a row
 * that names none counts for the employer "".  The rows of the list sum to the whole change of the province.
 */
#ifndef FIGURES_HEADCOUNT_H
#define FIGURES_HEADCOUNT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "figures/employers.h"
#include "figures/list.h"

struct headcount;
struct headcount *headcount_new(void);
void headcount_free(struct headcount *h);

/* Say that a person of the employer was counted by an indicator, as people_watch does (n is 1 or -1); indicators
 * other than bhxh_bb and bhtn are ignored, because few of their people have an employer. */
void headcount_note(struct headcount *h, str employer, uint32_t ind, int n);

struct headcount_day {
    const struct headcount *people;
    const struct employers *employers; /* for their names; may be NULL */
};
/* Fill LIST_THAY_DOI_DON_VI: employers with more or fewer people than before, the largest change of BHXH BB first,
 * then of BHTN, then by code.  An employer is named as it is now, else as it was.  Names live as long as the
 * employers. */
void headcount_list(struct headcount_day before, struct headcount_day now,
                    const struct member_set *m, struct arena *a, struct list_set *out);
/* The change of bhxh_bb or bhtn in a row of the list; 0 for other indicators. */
int64_t headcount_change(const struct list_row *r, uint32_t ind);

#endif /* FIGURES_HEADCOUNT_H */
