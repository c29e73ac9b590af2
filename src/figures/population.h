/*
 * population - the province's population of a year: given, or grown from the last year that is given by the rule of
 * Công văn 2613/BHXH-TST (spec 1.4).
 */
#ifndef FIGURES_POPULATION_H
#define FIGURES_POPULATION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ingest/reference.h"

/* A share in hundredths of a percent of people, whole, half up. */
int64_t population_share(int64_t dan_so, int64_t share);
/* v times num / den, whole, half up; den is not 0.  false: it does not fit. */
bool population_scale(int64_t v, int64_t num, int64_t den, int64_t *out);

/* The next year's population: the latest times 1 + the mean of the growth rates of the three
 * years before (of two or one where no more years are given), half up.  dan_so[0..n): consecutive years, oldest
 * first.  false: fewer than two years, a year without people, or it does not fit. */
bool population_grow(const int64_t *dan_so, size_t n, int64_t *next);

struct population_path {
    int known_year; /* latest year whose population is given, not after the one asked for; 0: none */
    int projected;  /* years grown from there; 0: the year's own population stands */
    int rates;      /* growth rates that the first grown year rests on: 3, or fewer */
    int64_t known;  /* the population of known_year */
};
/* The province's population in `year`, year by year from the last one given.  false: none is given, or it cannot be
 * grown (the path says from where). */
bool population_project(const struct reference_tables *t, uint32_t communes, int year,
                        struct population_path *out, int64_t *dan_so);

#endif /* FIGURES_POPULATION_H */
