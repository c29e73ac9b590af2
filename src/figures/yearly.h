/*
 * yearly - put population, labour force and targets of a year into a cube (spec 1.3).
 *
 * dan_so: the rows of the year itself.  A year without rows is projected from the latest year
 * before it by the mean growth of the three years before that one (figures/population); communes
 * grow as the province does, in whole people.  When only one year is given, its rows are taken.
 * The notes say so in both cases.
 *
 * llld: where it is missing, and in every projected year, it is the profile's share of dan_so,
 * rounded half up for each line.
 *
 * The province: its dan_so is its own row, else the sum of the communes when every commune has a
 * row (a partial sum would make rates too high).  Its llld is found in the same way, else as a
 * share of its dan_so.  When row and sum differ, the row is taken, and the notes say by how much.
 *
 * ct_*: only of the year itself.  The province's target is its own row, else the sum of the
 * communes when every commune has one.  A missing ct_bhxh is the sum of its two kinds.
 */
#ifndef FIGURES_YEARLY_H
#define FIGURES_YEARLY_H

#include <stdbool.h>
#include <stdint.h>

#include "figures/cube.h"
#include "ingest/reference.h"

struct yearly_notes {
    int population_year;               /* whose rows were taken; 0: no population at all */
    int population_grown;              /* how many years were projected from there; 0: none */
    int population_rates;              /* how many growth rates the first of them uses */
    bool llld_estimated;               /* at least one llld is a share of dan_so */
    uint32_t llld_given, llld_lacking; /* communes with and without one */
    bool population_differs;           /* the province's row is not the sum of the communes */
    int64_t population_stated, population_summed;
    bool llld_differs; /* as for population; a few people when it is estimated line by line */
    int64_t llld_stated, llld_summed;
    uint32_t population_missing; /* communes without a row */
    /* Figures that were given again and differ; the first one given is kept, also one that the
     * cube held before. */
    uint32_t repeated;
    uint32_t targets; /* cells of ct_* that were set */
    uint32_t
        targets_differ; /* indicators whose communes, those that have one, do not sum to the province's */
    uint32_t first_differing;             /* indicator index of the first, or INDICATOR_NONE */
    int64_t target_stated, target_summed; /* of that one */
    uint32_t target_missing;              /* communes without one for it */
};

/* llld_share in hundredths of a percent (5100 is 51 %). */
void yearly_fill(struct cube *c, const struct reference_tables *t, int year, int64_t llld_share,
                 struct yearly_notes *out);

/* The same for targets only; only the notes about targets are changed. */
void yearly_targets(struct cube *c, const struct reference_tables *t, int year,
                    struct yearly_notes *out);

#endif /* FIGURES_YEARLY_H */
