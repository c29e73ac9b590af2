/*
 * yearly - population, labour force and targets of a year put into a cube (spec 1.3).
 *
 * dan_so, llld: the year's own rows; where the year has none, the latest year before it (said in
 * the notes).  llld missing: the profile's share of dan_so, half up, line by line.  The province's line
 * is its own row where the file has one, else the sum of the communes when every commune has a row
 * (a sum of some would make rates too high); where both stand and differ, the province's row is taken and the
 * notes say by how much.  ct_* only of the year itself; the province's target is
 * its own row, else the sum of the communes when every commune has one.
 */
#ifndef FIGURES_YEARLY_H
#define FIGURES_YEARLY_H

#include <stdbool.h>
#include <stdint.h>

#include "figures/cube.h"
#include "ingest/reference.h"

struct yearly_notes {
    int population_year;     /* 0: no population at all */
    bool llld_estimated;     /* at least one llld is a share of dan_so */
    bool population_differs; /* province row and sum of communes */
    int64_t population_stated, population_summed;
    bool llld_differs; /* as for population; a few people when it is estimated line by line */
    int64_t llld_stated, llld_summed;
    uint32_t population_missing; /* communes without a row */
    uint32_t
        repeated;     /* figures given again, other than the first, which stands (also over what the
                          cube held before) */
    uint32_t targets; /* cells of ct_* that were set */
    uint32_t targets_differ;  /* indicators whose communes do not sum to the province's */
    uint32_t first_differing; /* indicator index of the first, or INDICATOR_NONE */
    int64_t target_stated, target_summed; /* of that one */
};

/* llld_share in hundredths of a percent (5100 is 51 %). */
void yearly_fill(struct cube *c, const struct reference_tables *t, int year, int64_t llld_share,
                 struct yearly_notes *out);

/* The targets alone; only the notes about targets are touched. */
void yearly_targets(struct cube *c, const struct reference_tables *t, int year,
                    struct yearly_notes *out);
/* The province's population of exactly that year: its own row, else the sum of all its communes. */
bool yearly_province(const struct reference_tables *t, uint32_t communes, int year,
                     int64_t *dan_so);
/* A share in hundredths of a percent of people, whole, half up. */
int64_t yearly_share(int64_t dan_so, int64_t share);

#endif /* FIGURES_YEARLY_H */
