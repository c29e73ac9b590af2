/* yearly - population, labour force and targets of a year put into a cube.  See yearly.h. */

#include "figures/yearly.h"

#include <assert.h>

#include "figures/population.h"
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
    if (given || l == MEMBER_XA) { /* the province's is the sum of these */
        put(c, l, line, INDICATOR_LLLD, given ? r->llld : population_share(r->dan_so, share), out);
    }
    out->llld_estimated = out->llld_estimated || !given;
    out->llld_given += l == MEMBER_XA && given;
    out->llld_lacking += l == MEMBER_XA && !given;
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

/* The province's line from the communes'; its labour force from its own people where a commune has none. */
static void
settle_population(struct cube *c, int64_t share, struct yearly_notes *out) {
    int64_t v;

    out->population_differs = settle(c, INDICATOR_DAN_SO, &out->population_stated,
                                     &out->population_summed, &out->population_missing);
    out->llld_differs =
        settle(c, INDICATOR_LLLD, &out->llld_stated, &out->llld_summed, &out->population_missing);
    if (!cube_get(c, MEMBER_TINH, 0, INDICATOR_LLLD, &v) &&
        cube_get(c, MEMBER_TINH, 0, INDICATOR_DAN_SO, &v)) {
        cube_set(c, MEMBER_TINH, 0, INDICATOR_LLLD, population_share(v, share));
    }
}

static void
put_given(struct cube *c, const struct reference_tables *t, int64_t share,
          struct yearly_notes *out) {
    for (size_t i = 0; i < t->populations; i++) {
        if (t->population[i].nam == out->population_year) {
            put_population(c, &t->population[i], share, out);
        }
    }
}

/* The communes that have people in an earlier year grow as the province does, in whole people that sum to what all of
 * them grow to.  false: it does not fit. */
static bool
grow_communes(struct cube *c, const struct cube *then, const struct population_path *from,
              int64_t dan_so, int64_t share) {
    struct arena scratch = ARENA_EMPTY;
    const uint32_t n = c->members->list[MEMBER_XA].n;
    int64_t *weight = arena_array(&scratch, int64_t, n);
    int64_t *part = arena_array(&scratch, int64_t, n);
    int64_t sum = 0;
    bool ok = true;

    for (uint32_t line = 0; line < n; line++) {
        ok = ok && (!cube_get(then, MEMBER_XA, line, INDICATOR_DAN_SO, &weight[line]) ||
                    num_add(sum, weight[line], &sum));
    }
    ok = ok && from->known > 0 && population_scale(sum, dan_so, from->known, &sum) &&
         num_spread(sum, weight, n, part);
    for (uint32_t line = 0; ok && line < n; line++) {
        int64_t v;

        if (cube_get(then, MEMBER_XA, line, INDICATOR_DAN_SO, &v)) {
            cube_set(c, MEMBER_XA, line, INDICATOR_DAN_SO, part[line]);
            cube_set(c, MEMBER_XA, line, INDICATOR_LLLD, population_share(part[line], share));
        }
    }
    arena_free(&scratch);
    return ok;
}

/* The year has no rows: its population grown from the latest year before that has them.  false: it cannot be. */
static bool
grow(struct cube *c, const struct reference_tables *t, int year, int64_t share,
     struct yearly_notes *out) {
    struct arena scratch = ARENA_EMPTY;
    struct cube *then = cube_new(&scratch, c->period, c->members, c->indicators);
    struct population_path from;
    int64_t dan_so;
    bool ok = population_project(t, c->members->list[MEMBER_XA].n, year, &from, &dan_so) &&
              from.projected > 0;

    out->population_year = from.known_year != 0 ? from.known_year : out->population_year;
    if (ok) {
        put_given(then, t, share, out);
        ok = grow_communes(c, then, &from, dan_so, share);
    }
    if (ok) {
        cube_set(c, MEMBER_TINH, 0, INDICATOR_DAN_SO, dan_so);
        out->llld_estimated = true;
        out->population_grown = from.projected;
        out->population_rates = from.rates;
    }
    arena_free(&scratch);
    return ok;
}

static void
fill_population(struct cube *c, const struct reference_tables *t, int year, int64_t share,
                struct yearly_notes *out) {
    if (out->population_year == year || !grow(c, t, year, share, out)) {
        put_given(c, t, share, out);
    }
    settle_population(c, share, out);
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

/* The communes' targets are compared with the province's, also where some have none: a lost row shows in the sum alone, and a
 * commune with nobody is given none. */
static void
settle_target(struct cube *c, uint32_t ind, struct yearly_notes *out) {
    int64_t stated;
    int64_t summed;
    uint32_t missing;
    const bool had = cube_get(c, MEMBER_TINH, 0, ind, &stated);
    const bool differs = settle(c, ind, &stated, &summed, &missing);
    const bool in_part = missing > 0 && missing < c->members->list[MEMBER_XA].n;

    if (differs || (had && in_part && stated != summed)) {
        if (out->targets_differ++ == 0) {
            out->first_differing = ind;
            out->target_stated = stated;
            out->target_summed = summed;
            out->target_missing = missing;
        }
    } else if (!had && cube_get(c, MEMBER_TINH, 0, ind, &stated)) {
        out->targets++;
    }
}

/* The target for BHXH of a line that has one for each of its kinds. */
static void
add_kinds(struct cube *c) {
    static const enum member_level levels[] = {MEMBER_TINH, MEMBER_XA, MEMBER_CO_QUAN};

    for (size_t l = 0; l < sizeof levels / sizeof levels[0]; l++) {
        const uint32_t lines = member_lines(c->members, levels[l]);

        for (uint32_t line = 0; line < lines; line++) {
            int64_t bb;
            int64_t tn;
            int64_t v;

            if (!cube_get(c, levels[l], line, INDICATOR_CT_BHXH, &v) &&
                cube_get(c, levels[l], line, INDICATOR_CT_BHXH_BB, &bb) &&
                cube_get(c, levels[l], line, INDICATOR_CT_BHXH_TN, &tn) && num_add(bb, tn, &v)) {
                cube_set(c, levels[l], line, INDICATOR_CT_BHXH, v);
            }
        }
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
    add_kinds(c);
}

void
yearly_fill(struct cube *c, const struct reference_tables *t, int year, int64_t llld_share,
            struct yearly_notes *out) {
    assert(llld_share >= 0 && llld_share <= SHARE_WHOLE);
    *out = (struct yearly_notes){.population_year = population_year(t, year)};
    if (out->population_year != 0) {
        fill_population(c, t, year, llld_share, out);
    }
    yearly_targets(c, t, year, out);
}
