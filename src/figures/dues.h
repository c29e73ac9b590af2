/*
 * dues - the dues of a whole year, the denominator of the rate of late payment (spec 1.3 tl_cham).
 * So one debt on one day gives the same rate in every report of that day.
 *
 *     the year's plan                  ct_phai_thu of the year; where a member lacks its own, the
 *                                      province's plan is shared by the dues of the period
 *     else the last four quarters      where the figures of all four exist
 *     else the last quarter            its dues times 4
 *
 * All lines of a cube have the same basis, and where the province's plan is shared they sum to it.
 */
#ifndef FIGURES_DUES_H
#define FIGURES_DUES_H

#include <stddef.h>

#include "figures/cube.h"

/* NAME, word of the profile (quoc_gia.tl_cham_tren), the denominator in words */
#define DUES_BASES(X)                                                                              \
    X(NONE, "chua_ro", "số phải thu cả năm")                                                       \
    X(PLAN, "ke_hoach", "số phải thu theo kế hoạch cả năm")                                        \
    X(FOUR_QUARTERS, "bon_quy", "số phải thu của bốn quý liền nhau đến ngày chốt số liệu")         \
    X(LAST, "quy_cuoi", "số phải thu của kỳ gần nhất tính cho cả năm")

enum dues_basis {
#define DUES_ENUM(NAME, id, text) DUES_##NAME,
    DUES_BASES(DUES_ENUM)
#undef DUES_ENUM
};
const char *dues_basis_text(enum dues_basis b);

/* Set phai_thu_nam of every line that has dues, and return the basis.  before[0..n): the periods
 * of the same kind that make a year together with this one; when n is too small or one is NULL,
 * none of them is used.  DUES_NONE: the province has neither plan nor dues, and nothing is set. */
enum dues_basis dues_fill(struct cube *c, const struct cube *const *before, size_t n);
/* How many earlier periods dues_fill needs: 3 for a quarter, 11 for a month, 1 for a half, 0 for
 * a year. */
size_t dues_wants(enum period_kind k);
/* The basis of phai_thu_nam in a cube that has it. */
enum dues_basis dues_basis_of(const struct cube *c);

#endif /* FIGURES_DUES_H */
