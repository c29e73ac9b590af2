/*
 * dues - the dues of a whole year, which the rate of late payment is over (spec 1.3 tl_cham), so that one debt on one
 * day is one rate in every report of that day.
 *
 *     the year's plan                  ct_phai_thu of the year; of a level where not every member has its own, the
 *                                      province's shared by the dues of the period
 *     else the last four quarters      where the figures of all of them are to be had
 *     else the last quarter's, by 4
 *
 * One basis holds for all lines of a cube, and they sum to the province's wherever it is shared.
 */
#ifndef FIGURES_DUES_H
#define FIGURES_DUES_H

#include <stddef.h>

#include "figures/cube.h"

/* NAME, word of the profile (quoc_gia.tl_cham_tren), what the rate is over */
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

/* Set phai_thu_nam of every line that has dues.  before[0..n): the periods of the same kind that make a year with this
 * one; not all of them (n or a NULL): they do not count.  NONE: the province has neither plan nor dues, nothing is set. */
enum dues_basis dues_fill(struct cube *c, const struct cube *const *before, size_t n);
/* Periods that dues_fill wants before one of this kind: 3 quarters, 11 months, 1 half, none of a year. */
size_t dues_wants(enum period_kind k);
/* What phai_thu_nam of a cube that has it rests on. */
enum dues_basis dues_basis_of(const struct cube *c);

#endif /* FIGURES_DUES_H */
