/* pathway - the headcount targets of years ahead.  See pathway.h. */

#include "figures/pathway.h"

#include "base/num.h"
#include "figures/population.h"

enum { POINT = 100 }; /* hundredths of a percent */

static const struct {
    uint32_t of, goal;
} goals[] = {{INDICATOR_BHXH_BB, INDICATOR_LT_BHXH_BB},
             {INDICATOR_BHXH_TN, INDICATOR_LT_BHXH_TN},
             {INDICATOR_BHXH, INDICATOR_LT_BHXH},
             {INDICATOR_BHTN, INDICATOR_LT_BHTN},
             {INDICATOR_BHYT, INDICATOR_LT_BHYT}};
enum { GOALS = sizeof goals / sizeof goals[0] };

/* people are counted in `all`, the rate is of those in `covered`, base and rate as named */
static const struct {
    uint32_t all, covered, base, reached, rate;
} coverage[] = {
    {INDICATOR_BHXH, INDICATOR_BHXH_BP, INDICATOR_LLLD, INDICATOR_BP_BHXH, INDICATOR_CT_BP_BHXH},
    {INDICATOR_BHTN, INDICATOR_BHTN_BP, INDICATOR_LLLD, INDICATOR_BP_BHTN, INDICATOR_CT_BP_BHTN},
    {INDICATOR_BHYT, INDICATOR_BHYT, INDICATOR_DAN_SO, INDICATOR_BP_BHYT, INDICATOR_CT_BP_BHYT}};

static bool
province(const struct cube *c, uint32_t ind, int64_t *v) {
    return cube_get(c, MEMBER_TINH, 0, ind, v);
}

/* The province's sum of the two kinds into `all`, where it has none of its own. */
static void
add_kinds(struct cube *c, enum member_level l, uint32_t line, const uint32_t kinds[2],
          uint32_t all) {
    int64_t bb;
    int64_t tn;
    int64_t v;

    if (!cube_get(c, l, line, all, &v) && cube_get(c, l, line, kinds[0], &bb) &&
        cube_get(c, l, line, kinds[1], &tn) && num_add(bb, tn, &v)) {
        cube_set(c, l, line, all, v);
    }
}

/* The headcounts that are given. */
static void
put_given(struct cube *ahead) {
    static const uint32_t kinds[] = {INDICATOR_BHXH_BB, INDICATOR_BHXH_TN};

    for (size_t k = 0; k < GOALS; k++) {
        int64_t v;

        if (province(ahead, indicator_target(ahead->indicators, goals[k].of), &v)) {
            cube_set(ahead, MEMBER_TINH, 0, goals[k].of, v);
        }
    }
    add_kinds(ahead, MEMBER_TINH, 0, kinds, INDICATOR_BHXH);
}

/* How far a given rate lies from people over base; false: there is no base. */
static bool
is_far(int64_t people, int64_t base, int64_t rate) {
    int64_t made;

    return base > 0 && num_percent((struct num_ratio){people, base}, &made) &&
           (made > rate ? made - rate : rate - made) > POINT;
}

uint32_t
pathway_people(struct cube *ahead, const struct cube *now) {
    uint32_t clashes = 0;

    ahead->stated_first = true;
    put_given(ahead);
    for (size_t k = 0; k < sizeof coverage / sizeof coverage[0]; k++) {
        int64_t outside = 0; /* of coverage: those of all who are not in covered */
        int64_t covered;
        int64_t all;
        int64_t base = 0;
        int64_t rate;
        const bool rated = province(ahead, coverage[k].rate, &rate);
        const bool based = province(ahead, coverage[k].base, &base);
        const bool given = province(ahead, coverage[k].all, &all);

        if (province(now, coverage[k].all, &outside) &&
            province(now, coverage[k].covered, &covered)) {
            outside -= covered;
        }
        if (rated) {
            cube_set(ahead, MEMBER_TINH, 0, coverage[k].reached, rate);
        }
        if (given) {
            covered = all > outside ? all - outside : 0;
            clashes += rated && based && is_far(covered, base, rate);
            cube_set(ahead, MEMBER_TINH, 0, coverage[k].covered, covered);
        } else if (rated && based) {
            covered = population_share(base, rate);
            cube_set(ahead, MEMBER_TINH, 0, coverage[k].covered, covered);
            cube_set(ahead, MEMBER_TINH, 0, coverage[k].all, covered + outside);
        }
    }
    return clashes;
}

/* The headcount that a target row is of; GOALS: none. */
static size_t
goal_of(const struct reference_target *r, const struct indicator_set *i) {
    const uint32_t of = i == NULL ? INDICATOR_NONE : indicator_find(i, r->chi_tieu);
    size_t k = 0;

    while (k < GOALS && goals[k].of != of) {
        k++;
    }
    return k;
}

static bool
is_headcount(str id) {
    static const char *const ids[] = {"bhxh_bb", "bhxh_tn", "bhxh", "bhtn", "bhyt"};
    bool found = false;

    for (size_t k = 0; k < sizeof ids / sizeof ids[0]; k++) {
        found = found || str_eq(id, str_from(ids[k]));
    }
    return found;
}

int
pathway_year(const struct reference_tables *t, int year) {
    int last = 0;

    for (size_t i = 0; i < t->targets; i++) {
        const struct reference_target *r = &t->target[i];

        if (r->nam > year && r->nam > last && is_headcount(r->chi_tieu)) {
            last = r->nam;
        }
    }
    return last;
}

/* The province's from its communes when all of them have one. */
static void
sum_up(struct cube *c, uint32_t goal) {
    const uint32_t n = c->members->list[MEMBER_XA].n;
    int64_t sum = 0;
    int64_t v;
    bool whole = n > 0 && !province(c, goal, &v);

    for (uint32_t line = 0; line < n; line++) {
        whole = whole && cube_get(c, MEMBER_XA, line, goal, &v) && num_add(sum, v, &sum);
    }
    if (whole) {
        cube_set(c, MEMBER_TINH, 0, goal, sum);
    }
}

static bool
line_has_goals(const struct cube *c, enum member_level l, uint32_t line) {
    int64_t v;

    for (size_t k = 0; k < GOALS; k++) {
        if (cube_get(c, l, line, goals[k].goal, &v)) {
            return true;
        }
    }
    return false;
}

/* Whether any line has a target of a last year ahead. */
static bool
has_goals(const struct cube *c) {
    for (unsigned l = 0; l < MEMBER_LEVEL_COUNT; l++) {
        const uint32_t lines = member_lines(c->members, (enum member_level)l);

        for (uint32_t line = 0; line < lines; line++) {
            if (line_has_goals(c, (enum member_level)l, line)) {
                return true;
            }
        }
    }
    return false;
}

void
pathway_fill(struct cube *c, const struct reference_tables *t, int goal) {
    static const enum member_level levels[] = {MEMBER_TINH, MEMBER_XA, MEMBER_CO_QUAN};
    static const uint32_t kinds[] = {INDICATOR_LT_BHXH_BB, INDICATOR_LT_BHXH_TN};

    if (has_goals(c)) {
        return;
    }
    for (size_t i = 0; i < t->targets; i++) {
        const struct reference_target *r = &t->target[i];
        const size_t k = r->nam == goal ? goal_of(r, c->indicators) : GOALS;
        const uint32_t line = r->level == MEMBER_TINH ? 0 : r->line;
        int64_t v;

        if (k < GOALS && !cube_get(c, r->level, line, goals[k].goal, &v)) {
            cube_set(c, r->level, line, goals[k].goal, r->value);
        }
    }
    for (size_t k = 0; k < GOALS; k++) {
        sum_up(c, goals[k].goal);
    }
    for (size_t l = 0; l < sizeof levels / sizeof levels[0]; l++) {
        const uint32_t lines = member_lines(c->members, levels[l]);

        for (uint32_t line = 0; line < lines; line++) {
            add_kinds(c, levels[l], line, kinds, INDICATOR_LT_BHXH);
        }
    }
}
