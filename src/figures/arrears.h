/*
 * arrears - late payment (chậm đóng) employer by employer, spec 1.6.
 */
#ifndef FIGURES_ARREARS_H
#define FIGURES_ARREARS_H

#include "base/arena.h"
#include "figures/employers.h"
#include "figures/list.h"

/* Fill LIST_CHAM_DONG_3T: employers 3 months or more overdue, largest amount first, then by code.
 * The list is known unless there are employers and none of them gives an overdue amount with its months.  Texts
 * live as long as the employers and members do. */
void arrears_list(const struct employers *e, struct arena *a, struct list_set *out);

#endif /* FIGURES_ARREARS_H */
