/*
 * population - the province's population of a year: as given, or projected from the last given year
 * by the rule of Công văn 2613/BHXH-TST (spec 1.4).
 */
#ifndef FIGURES_POPULATION_H
#define FIGURES_POPULATION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ingest/reference.h"

/* `share` hundredths of a percent of dan_so, in whole people, rounded half up. */
int64_t population_share(int64_t dan_so, int64_t share);
/* *out = v x num / den, rounded half up; den is not 0.  false: it does not fit. */
bool population_scale(int64_t v, int64_t num, int64_t den, int64_t *out);

/* *next gets the population of the next year: the latest one times 1 + the mean of the growth
 * rates of the three years before (or of two or one, where fewer are given), rounded half up.
 * dan_so[0..n) are consecutive years, oldest first.  false: there are fewer than two years, a
 * year has no people, or the result does not fit. */
bool population_grow(const int64_t *dan_so, size_t n, int64_t *next);

struct population_path {
    int known_year; /* latest year whose population is given, not after the one asked for; 0: none */
    int projected;  /* how many years were projected from there; 0: the year's own is given */
    int rates;      /* how many growth rates the first projected year uses: 3, or fewer */
    int64_t known;  /* the population of known_year */
};
/* *dan_so gets the province's population in `year`, projected year by year from the last one
 * given.  false: none is given, or it cannot be projected (*out says from which year). */
bool population_project(const struct reference_tables *t, uint32_t communes, int year,
                        struct population_path *out, int64_t *dan_so);

#endif /* FIGURES_POPULATION_H */
