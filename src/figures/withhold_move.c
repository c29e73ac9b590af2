/* withhold_move - another set of values that says the same.  See withhold_parts.h.
 *
 * One person more in the count sets its sums off; some sum that is off is set right by another count, which may set off
 * others, until all are right.  Counts that are hidden already cost nothing; the cheapest way that a search of some
 * thousand steps finds is taken. */

#include <string.h>

#include "figures/withhold_parts.h"

enum { STEPS_MAX = 6000, CHOICES = 10 };

struct search {
    struct withhold_plan *p;
    struct withhold_move at, best;
    uint32_t cost, best_cost; /* best_cost UINT32_MAX: none yet */
    uint32_t steps;
};

struct choice {
    uint32_t count;
    int64_t rank; /* the least first */
};

static bool
is_off(const struct withhold_plan *p, uint32_t sum) {
    return p->sum[sum].at_least ? p->sum[sum].value + p->off[sum] < 0 : p->off[sum] != 0;
}

static void
step(struct withhold_plan *p, uint32_t count, int by) {
    const struct withhold_count *c = &p->count[count];

    for (uint32_t k = c->first; k < c->first + c->terms; k++) {
        p->off[p->in_sum[k].of] += (int64_t)by * p->in_sum[k].sign;
    }
}

static bool
is_in(const struct withhold_move *m, uint32_t count) {
    for (uint32_t k = 0; k < m->n; k++) {
        if (m->step[k].of == count) {
            return true;
        }
    }
    return false;
}

/* Whether the count may become one more or less. */
static bool
may_step(const struct search *s, uint32_t count, int by) {
    const struct withhold_count *c = &s->p->count[count];
    const int64_t least = s->p->rule.least > 0 ? s->p->rule.least : 0;
    const int64_t v = c->value + by;

    if (c->barred || is_in(&s->at, count)) {
        return false;
    }
    return c->hidden != WITHHOLD_SHOWN ? c->low <= v && v <= c->high
                                       : c->value >= least && c->value > 0 && v >= least;
}

/* How much the step mends and how much it spoils beside what it costs. */
static int64_t
rank_of(const struct search *s, uint32_t count, int by) {
    const struct withhold_count *c = &s->p->count[count];
    int64_t rank = c->hidden == WITHHOLD_SHOWN ? 4 * (int64_t)c->price : 0;

    for (uint32_t k = c->first; k < c->first + c->terms; k++) {
        const uint32_t sum = s->p->in_sum[k].of;
        const bool off = is_off(s->p, sum);

        s->p->off[sum] += (int64_t)by * s->p->in_sum[k].sign;
        rank += is_off(s->p, sum) ? (off ? 0 : s->p->sum[sum].at_least ? 12 : 3) : off ? -8 : 0;
        s->p->off[sum] -= (int64_t)by * s->p->in_sum[k].sign;
    }
    return rank;
}

/* The sum that is off and has the fewest counts; WITHHOLD_NONE: all are right. */
static uint32_t
sum_to_mend(const struct search *s) {
    const struct withhold_plan *p = s->p;
    uint32_t best = WITHHOLD_NONE;

    for (uint32_t m = 0; m < s->at.n; m++) {
        const struct withhold_count *c = &p->count[s->at.step[m].of];

        for (uint32_t k = c->first; k < c->first + c->terms; k++) {
            const uint32_t sum = p->in_sum[k].of;

            if (is_off(p, sum) &&
                (best == WITHHOLD_NONE || p->sum[sum].terms < p->sum[best].terms)) {
                best = sum;
            }
        }
    }
    return best;
}

/* The best choices of a count that mends the sum, in order; how many. */
static uint32_t
choose(const struct search *s, uint32_t sum, struct choice out[CHOICES]) {
    const struct withhold_plan *p = s->p;
    const int toward = p->off[sum] > 0 ? -1 : 1;
    uint32_t n = 0;

    for (uint32_t t = p->sum[sum].first; t < p->sum[sum].first + p->sum[sum].terms; t++) {
        const struct withhold_term *x = &p->term[t];
        struct choice one = {x->of, 0};
        uint32_t at;

        if (!may_step(s, x->of, toward * x->sign)) {
            continue;
        }
        one.rank = rank_of(s, x->of, toward * x->sign);
        for (at = n; at > 0 && out[at - 1].rank > one.rank; at--) {
            if (at < CHOICES) {
                out[at] = out[at - 1];
            }
        }
        if (at < CHOICES) {
            out[at] = one;
            n += n < CHOICES;
        }
    }
    return n;
}

static void look(struct search *s);

/* try_step and look call each other, no deeper than WITHHOLD_MOVE_MAX. */
static void /* NOLINTNEXTLINE(misc-no-recursion) */
try_step(struct search *s, uint32_t count, int by) {
    const uint32_t cost =
        s->p->count[count].hidden == WITHHOLD_SHOWN ? s->p->count[count].price : 0;

    if (s->cost + cost >= s->best_cost) {
        return;
    }
    s->at.step[s->at.n++] = (struct withhold_term){count, by};
    s->cost += cost;
    step(s->p, count, by);
    look(s);
    step(s->p, count, -by);
    s->cost -= cost;
    s->at.n--;
}

static void /* NOLINTNEXTLINE(misc-no-recursion) */
look(struct search *s) {
    struct choice choice[CHOICES];
    const uint32_t sum = sum_to_mend(s);
    uint32_t n;

    if (sum == WITHHOLD_NONE) {
        s->best = s->at;
        s->best_cost = s->cost;
        return;
    }
    if (s->at.n == WITHHOLD_MOVE_MAX || s->steps >= STEPS_MAX) {
        return;
    }
    s->steps++;
    n = choose(s, sum, choice);
    for (uint32_t k = 0; k < n; k++) {
        const int toward = s->p->off[sum] > 0 ? -1 : 1;
        int sign = 1;

        for (uint32_t t = s->p->sum[sum].first; t < s->p->sum[sum].first + s->p->sum[sum].terms;
             t++) {
            sign = s->p->term[t].of == choice[k].count ? s->p->term[t].sign : sign;
        }
        try_step(s, choice[k].count, toward * sign);
    }
}

/* Hide what the move needs. */
static void
take(struct withhold_plan *p, const struct withhold_move *m) {
    for (uint32_t k = 0; k < m->n; k++) {
        struct withhold_count *c = &p->count[m->step[k].of];

        if (c->hidden == WITHHOLD_SHOWN) {
            c->hidden = WITHHOLD_OTHER;
            c->low = p->rule.least;
            c->high = INT64_MAX;
        }
        c->moved = true;
    }
    p->move = arena_grown(&p->arena, p->move, p->moves, &p->move_cap, sizeof *p->move);
    p->move[p->moves++] = *m;
}

bool
withhold_find_move(struct withhold_plan *p, uint32_t count) {
    struct search s = {.p = p, .best_cost = UINT32_MAX};

    for (int by = 1; by >= -1; by -= 2) {
        s.steps = 0;
        if (may_step(&s, count, by)) {
            try_step(&s, count, by);
        }
    }
    if (s.best_cost == UINT32_MAX) {
        return false;
    }
    take(p, &s.best);
    return true;
}
