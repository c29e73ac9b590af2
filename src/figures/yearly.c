/* yearly - population, labour force and targets of a year put into a cube.  See yearly.h. */

#include "figures/yearly.h"

#include <assert.h>

#include "ingest/extract.h"

enum { SHARE_WHOLE = 10000 }; /* hundredths of a percent */

/* The latest year up to `year` that has population rows; 0: none. */
static int
population_year(const struct reference_tables *t, int year) {
    int best = 0;

    for (size_t i = 0; i < t->populations; i++) {
        const int nam = t->population[i].nam;

        if (nam <= year && nam > best) {
            best = nam;
        }
    }
    return best;
}

int64_t
yearly_share(int64_t dan_so, int64_t share) {
    const num_wide twice = (num_wide)dan_so * share * 2 + SHARE_WHOLE;

    return (int64_t)(twice / SHARE_WHOLE / 2);
}

/* The sum of a level's members, the unknown line not counted; false where a member has no figure
 * (*missing: how many) or it does not fit. */
static bool
sum_communes(const struct cube *c, uint32_t ind, int64_t *sum, uint32_t *missing) {
    const uint32_t n = c->members->list[MEMBER_XA].n;
    bool fits = true;

    *sum = 0;
    *missing = 0;
    for (uint32_t line = 0; line < n; line++) {
        int64_t v;

        if (!cube_get(c, MEMBER_XA, line, ind, &v)) {
            (*missing)++;
        } else {
            fits = fits && num_add(*sum, v, sum);
        }
    }
    return fits && n > 0 && *missing == 0;
}

/* A figure that its file gives; the first stands where it is given again. */
static void
put(struct cube *c, enum member_level l, uint32_t line, uint32_t ind, int64_t v,
    struct yearly_notes *out) {
    int64_t first;

    if (!cube_get(c, l, line, ind, &first)) {
        cube_set(c, l, line, ind, v);
    } else if (first != v) {
        out->repeated++;
    }
}

static void
put_population(struct cube *c, const struct reference_population *r, int64_t share,
               struct yearly_notes *out) {
    const enum member_level l = r->xa == MEMBER_NONE ? MEMBER_TINH : MEMBER_XA;
    const uint32_t line = r->xa == MEMBER_NONE ? 0 : r->xa;
    const bool given = r->llld != EXTRACT_NO_NUMBER;

    put(c, l, line, INDICATOR_DAN_SO, r->dan_so, out);
    put(c, l, line, INDICATOR_LLLD, given ? r->llld : yearly_share(r->dan_so, share), out);
    out->llld_estimated = out->llld_estimated || !given;
}

/* The province's line from its communes where it has no row of its own; else both are compared.
 * true: they differ. */
static bool
settle(struct cube *c, uint32_t ind, int64_t *stated, int64_t *summed, uint32_t *missing) {
    const bool whole = sum_communes(c, ind, summed, missing);

    if (!cube_get(c, MEMBER_TINH, 0, ind, stated)) {
        if (whole) {
            cube_set(c, MEMBER_TINH, 0, ind, *summed);
        }
        return false;
    }
    return whole && *stated != *summed;
}

static void
fill_population(struct cube *c, const struct reference_tables *t, int64_t share,
                struct yearly_notes *out) {
    for (size_t i = 0; i < t->populations; i++) {
        if (t->population[i].nam == out->population_year) {
            put_population(c, &t->population[i], share, out);
        }
    }
    out->population_differs = settle(c, INDICATOR_DAN_SO, &out->population_stated,
                                     &out->population_summed, &out->population_missing);
    out->llld_differs =
        settle(c, INDICATOR_LLLD, &out->llld_stated, &out->llld_summed, &out->population_missing);
}

static void
fill_targets(struct cube *c, const struct reference_tables *t, int year, struct yearly_notes *out) {
    for (size_t i = 0; i < t->targets; i++) {
        const struct reference_target *r = &t->target[i];
        const uint32_t of = indicator_find(c->indicators, r->chi_tieu);
        const uint32_t ind =
            of == INDICATOR_NONE ? INDICATOR_NONE : indicator_target(c->indicators, of);

        if (r->nam == year && ind != INDICATOR_NONE) {
            put(c, r->level, r->level == MEMBER_TINH ? 0 : r->line, ind, r->value, out);
            out->targets++;
        }
    }
}

static void
settle_target(struct cube *c, uint32_t ind, struct yearly_notes *out) {
    int64_t stated;
    int64_t summed;
    uint32_t missing;
    const bool had = cube_get(c, MEMBER_TINH, 0, ind, &stated);

    if (settle(c, ind, &stated, &summed, &missing)) {
        if (out->targets_differ++ == 0) {
            out->first_differing = ind;
            out->target_stated = stated;
            out->target_summed = summed;
        }
    } else if (!had && cube_get(c, MEMBER_TINH, 0, ind, &stated)) {
        out->targets++;
    }
}

void
yearly_targets(struct cube *c, const struct reference_tables *t, int year,
               struct yearly_notes *out) {
    out->first_differing = INDICATOR_NONE;
    fill_targets(c, t, year, out);
    for (uint32_t ind = 0; ind < c->indicators->n; ind++) {
        const uint32_t target = indicator_target(c->indicators, ind);

        /* A province's rate is no sum of its communes' rates. */
        if (target != INDICATOR_NONE && c->indicators->v[target].kind != INDICATOR_RATIO) {
            settle_target(c, target, out);
        }
    }
}

void
yearly_fill(struct cube *c, const struct reference_tables *t, int year, int64_t llld_share,
            struct yearly_notes *out) {
    assert(llld_share >= 0 && llld_share <= SHARE_WHOLE);
    *out = (struct yearly_notes){.population_year = population_year(t, year)};
    if (out->population_year != 0) {
        fill_population(c, t, llld_share, out);
    }
    yearly_targets(c, t, year, out);
}

bool
yearly_province(const struct reference_tables *t, uint32_t communes, int year, int64_t *dan_so) {
    struct arena scratch = ARENA_EMPTY;
    bool *seen = arena_array(&scratch, bool, communes);
    uint32_t found = 0;
    int64_t sum = 0;
    bool own = false;
    bool fits = true;

    for (size_t i = 0; i < t->populations; i++) {
        const struct reference_population *r = &t->population[i];

        if (r->nam != year) {
            continue;
        }
        if (r->xa == MEMBER_NONE) {
            *dan_so = own ? *dan_so : r->dan_so;
            own = true;
        } else if (r->xa < communes && !seen[r->xa]) {
            seen[r->xa] = true;
            found++;
            fits = fits && num_add(sum, r->dan_so, &sum);
        }
    }
    arena_free(&scratch);
    if (!own && fits && communes > 0 && found == communes) {
        *dan_so = sum;
        own = true;
    }
    return own;
}
