/*
 * lateness - who was 3 months or more overdue in all of the last periods, in words.
 */
#ifndef TEMPLATE_LATENESS_H
#define TEMPLATE_LATENESS_H

#include "base/arena.h"
#include "template/fill_input.h"

/* "cả 4 quý gần nhất", "cả 3 quý gần nhất có số liệu": the periods that tell of late payment.  Empty where
 * there is no list of late payers, or only the present period tells. */
str lateness_periods(struct arena *a, const struct fill *f);
/* How many employers of the document's place were late in all of them; empty for none, and where lateness_periods is. */
str lateness_often(struct arena *a, const struct fill *f);

#endif /* TEMPLATE_LATENESS_H */
