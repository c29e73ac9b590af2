/*
 * yearly - population, labour force and targets of a year put into a cube (spec 1.3).
 *
 * dan_so: the year's own rows; where the year has none, grown from the latest year before it by the mean growth of the
 * three years before that one (figures/population), each commune as the province, in whole people; where only one year
 * is given, that year's.  Either is said in the notes.  llld missing: the profile's share of dan_so, half up, line by
 * line; so it is for every grown year.  The province's dan_so is its own row where the file has one, else the sum of
 * the communes when every commune has a row (a sum of some would make rates too high); its llld likewise, and where
 * neither is there the share of its own dan_so.  Where row and sum both stand and differ, the province's row is taken and the
 * notes say by how much.  ct_* only of the year itself; the province's target is
 * its own row, else the sum of the communes when every commune has one; ct_bhxh of a line that has none is the sum of its
 * two kinds.
 */
#ifndef FIGURES_YEARLY_H
#define FIGURES_YEARLY_H

#include <stdbool.h>
#include <stdint.h>

#include "figures/cube.h"
#include "ingest/reference.h"

struct yearly_notes {
    int population_year;     /* whose rows were taken; 0: no population at all */
    int population_grown;    /* years grown from there: 0 when the rows stand as they are */
    int population_rates;    /* growth rates of the first of them */
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

#endif /* FIGURES_YEARLY_H */
