/* withhold_sums - the counts of participants of a cube, and the sums that a reader knows.  See withhold_parts.h. */

#include "figures/withhold_parts.h"

static const uint32_t single[] = {
    INDICATOR_BHXH_BB,
    INDICATOR_BHXH_TN,
    INDICATOR_BHXH,
    INDICATOR_BHTN,
    INDICATOR_BHYT,
    INDICATOR_BHXH_BP,
    INDICATOR_BHTN_BP,
    INDICATOR_BHXH_MOI,
    INDICATOR_BHXH_TN_MOI,
    INDICATOR_TIEM_NANG_TN,
    INDICATOR_BHXH_TN_DEN_HAN,
    INDICATOR_TIEM_NANG_HSSV,
};
enum { SINGLES = sizeof single / sizeof single[0] };

static uint32_t
all_of(const struct indicator_set *s) {
    return SINGLES + INDICATOR_FAMILIES * s->groups;
}

/* The k-th indicator that counts participants. */
static uint32_t
nth(const struct indicator_set *s, uint32_t k) {
    return k < SINGLES ? single[k]
                       : s->family[(k - SINGLES) / s->groups] + (k - SINGLES) % s->groups;
}

bool
withhold_counts(const struct indicator_set *s, uint32_t ind) {
    for (uint32_t k = 0; k < all_of(s); k++) {
        if (nth(s, k) == ind) {
            return true;
        }
    }
    return false;
}

static size_t
cell_of(const struct withhold_plan *p, enum member_level l, uint32_t line, uint32_t ind) {
    return ((size_t)p->c->base[l] + line) * p->c->indicators->n + ind;
}

uint32_t
withhold_count_at(const struct withhold_plan *p, enum member_level l, uint32_t line, uint32_t ind) {
    return p->of_cell[cell_of(p, l, line, ind)];
}

/* --- counts ------------------------------------------------------------------------ */

/* What a reader loses: a total more than a part, the province's more than a place's, a large one more than a small one. */
static uint32_t
price_of(enum member_level l, uint32_t ind, int64_t v) {
    const bool part = ind >= INDICATOR_FIXED;
    const bool main = ind <= INDICATOR_BHYT;
    uint32_t digits = 0;

    for (; v > 0; v /= 10) {
        digits++;
    }
    return digits + (part ? 1U : main ? 12U : 4U) + (l == MEMBER_TINH ? part ? 40U : 300U : 0U);
}

/* The cell that says the same: a group's line of BHYT and the province's cell of that group; a group inside coverage
 * has all its people counted for it. */
static uint32_t
twin_of(const struct withhold_plan *p, enum member_level l, uint32_t line, uint32_t ind) {
    const struct indicator_set *s = p->c->indicators;
    const struct member_list *groups = &p->c->members->list[MEMBER_NHOM];

    if (l != MEMBER_NHOM) {
        return WITHHOLD_NONE;
    }
    if (line < s->groups && ind == INDICATOR_BHYT) {
        return withhold_count_at(p, MEMBER_TINH, 0, s->family[INDICATOR_BHYT_NHOM] + line);
    }
    if (line < s->groups && ind == INDICATOR_TIEM_NANG_TN) {
        return withhold_count_at(p, MEMBER_TINH, 0, s->family[INDICATOR_TIEM_NANG_NHOM] + line);
    }
    if (line < groups->n && groups->m[line].outside_coverage) {
        return WITHHOLD_NONE;
    }
    return ind == INDICATOR_BHXH_BP   ? withhold_count_at(p, l, line, INDICATOR_BHXH)
           : ind == INDICATOR_BHTN_BP ? withhold_count_at(p, l, line, INDICATOR_BHTN)
                                      : WITHHOLD_NONE;
}

static void
add_count(struct withhold_plan *p, enum member_level l, uint32_t line, uint32_t ind) {
    const uint32_t twin = twin_of(p, l, line, ind);
    int64_t v;

    if (!cube_get(p->c, l, line, ind, &v)) {
        return;
    }
    if (twin != WITHHOLD_NONE && p->count[twin].value == v) {
        p->of_cell[cell_of(p, l, line, ind)] = twin;
        return;
    }
    p->count = arena_grown(&p->arena, p->count, p->counts, &p->count_cap, sizeof *p->count);
    p->of_cell[cell_of(p, l, line, ind)] = p->counts;
    p->count[p->counts++] = (struct withhold_count){
        .level = l, .line = line, .ind = ind, .value = v, .price = price_of(l, ind, v)};
}

static void
add_counts(struct withhold_plan *p) {
    const struct indicator_set *s = p->c->indicators;
    const size_t cells = (size_t)p->c->rows * s->n;

    p->of_cell = arena_array(&p->arena, uint32_t, cells);
    for (size_t k = 0; k < cells; k++) {
        p->of_cell[k] = WITHHOLD_NONE;
    }
    for (unsigned l = MEMBER_TINH; l <= MEMBER_NHOM; l++) {
        const uint32_t lines = member_lines(p->c->members, (enum member_level)l);

        for (uint32_t line = 0; line < lines; line++) {
            for (uint32_t k = 0; k < all_of(s); k++) {
                add_count(p, (enum member_level)l, line, nth(s, k));
            }
        }
    }
}

/* --- sums -------------------------------------------------------------------------- */

/* A sum that is being written down; whole: all its counts are there. */
struct writing {
    struct withhold_plan *p;
    uint32_t from;
    bool whole;
    int64_t value;
};

static struct writing
begin(struct withhold_plan *p) {
    return (struct writing){p, p->terms, true, 0};
}

static void
put(struct writing *w, enum member_level l, uint32_t line, uint32_t ind, int sign) {
    struct withhold_plan *p = w->p;
    const uint32_t of = withhold_count_at(p, l, line, ind);

    if (of == WITHHOLD_NONE) {
        w->whole = false;
        return;
    }
    p->term = arena_grown(&p->arena, p->term, p->terms, &p->term_cap, sizeof *p->term);
    p->term[p->terms++] = (struct withhold_term){of, sign};
    w->value += sign * p->count[of].value;
}

/* Keep the sum; at_least: a reader knows only that it is not below 0.  One that does not hold is nobody's knowledge. */
static void
keep(struct writing *w, bool at_least) {
    struct withhold_plan *p = w->p;

    if (!w->whole || p->terms - w->from < 2 || (at_least ? w->value < 0 : w->value != 0)) {
        p->terms = w->from;
        return;
    }
    p->sum = arena_grown(&p->arena, p->sum, p->sums, &p->sum_cap, sizeof *p->sum);
    p->sum[p->sums++] = (struct withhold_sum){at_least, w->value, w->from, p->terms - w->from};
}

/* The lines of a level sum to the province. */
static void
sum_lines(struct withhold_plan *p, enum member_level l, uint32_t ind) {
    const uint32_t lines = member_lines(p->c->members, l);
    struct writing w = begin(p);

    put(&w, MEMBER_TINH, 0, ind, -1);
    for (uint32_t line = 0; line < lines; line++) {
        put(&w, l, line, ind, 1);
    }
    keep(&w, false);
}

/* The groups of a line sum to its whole, but for those of an unknown group: where the province has none of these, exactly. */
static void
sum_groups(struct withhold_plan *p, enum member_level l, uint32_t line, uint32_t whole,
           enum indicator_family f) {
    const struct indicator_set *s = p->c->indicators;
    struct writing w = begin(p);
    int64_t all = 0;
    int64_t v;
    bool exact;

    put(&w, l, line, whole, 1);
    for (uint32_t g = 0; g < s->groups; g++) {
        if (withhold_count_at(p, MEMBER_TINH, 0, s->family[f] + g) == WITHHOLD_NONE) {
            continue; /* a group that may not join */
        }
        put(&w, l, line, s->family[f] + g, -1);
        all += cube_get(p->c, MEMBER_TINH, 0, s->family[f] + g, &v) ? v : 0;
    }
    exact = cube_get(p->c, MEMBER_TINH, 0, whole, &v) && v == all;
    if (l == MEMBER_TINH && !exact) { /* these have a line of their own */
        put(&w, MEMBER_NHOM, member_lines(p->c->members, MEMBER_NHOM) - 1, whole, -1);
    }
    keep(&w, l != MEMBER_TINH && !exact);
}

/* more less the others is not below 0. */
static void
bound(struct withhold_plan *p, enum member_level l, uint32_t line, uint32_t more, uint32_t less) {
    struct writing w = begin(p);

    put(&w, l, line, more, 1);
    put(&w, l, line, less, -1);
    keep(&w, true);
}

static void
sum_line(struct withhold_plan *p, enum member_level l, uint32_t line) {
    static const uint32_t inside[][2] = {
        {INDICATOR_BHXH, INDICATOR_BHXH_BP},        {INDICATOR_BHTN, INDICATOR_BHTN_BP},
        {INDICATOR_BHXH, INDICATOR_BHXH_MOI},       {INDICATOR_BHXH_MOI, INDICATOR_BHXH_TN_MOI},
        {INDICATOR_BHXH_TN, INDICATOR_BHXH_TN_MOI}, {INDICATOR_BHXH_TN, INDICATOR_BHXH_TN_DEN_HAN},
        {INDICATOR_BHYT, INDICATOR_TIEM_NANG_TN},   {INDICATOR_BHYT, INDICATOR_TIEM_NANG_HSSV},
    };
    const struct indicator_set *s = p->c->indicators;
    struct writing w = begin(p);

    put(&w, l, line, INDICATOR_BHXH, -1);
    put(&w, l, line, INDICATOR_BHXH_BB, 1);
    put(&w, l, line, INDICATOR_BHXH_TN, 1);
    keep(&w, false);
    for (size_t k = 0; k < sizeof inside / sizeof inside[0]; k++) {
        bound(p, l, line, inside[k][0], inside[k][1]);
    }
    if (l == MEMBER_NHOM || s->groups == 0) {
        return;
    }
    sum_groups(p, l, line, INDICATOR_BHYT, INDICATOR_BHYT_NHOM);
    sum_groups(p, l, line, INDICATOR_TIEM_NANG_TN, INDICATOR_TIEM_NANG_NHOM);
    for (uint32_t g = 0; g < s->groups; g++) {
        bound(p, l, line, s->family[INDICATOR_BHYT_NHOM] + g,
              s->family[INDICATOR_TIEM_NANG_NHOM] + g);
    }
}

/* The sums of each count, from the counts of each sum. */
static void
turn(struct withhold_plan *p) {
    uint32_t at = 0;

    p->in_sum = arena_array(&p->arena, struct withhold_term, p->terms + 1);
    p->off = arena_array(&p->arena, int64_t, p->sums + 1);
    for (uint32_t k = 0; k < p->terms; k++) {
        p->count[p->term[k].of].terms++;
    }
    for (uint32_t k = 0; k < p->counts; k++) {
        p->count[k].first = at;
        at += p->count[k].terms;
        p->count[k].terms = 0;
    }
    for (uint32_t k = 0; k < p->sums; k++) {
        for (uint32_t t = p->sum[k].first; t < p->sum[k].first + p->sum[k].terms; t++) {
            struct withhold_count *c = &p->count[p->term[t].of];

            p->in_sum[c->first + c->terms++] = (struct withhold_term){k, p->term[t].sign};
        }
    }
}

void
withhold_sums(struct withhold_plan *p) {
    const struct indicator_set *s = p->c->indicators;

    add_counts(p);
    for (unsigned l = MEMBER_TINH; l <= MEMBER_NHOM; l++) {
        const uint32_t lines = member_lines(p->c->members, (enum member_level)l);

        for (uint32_t k = 0; l != MEMBER_TINH && k < all_of(s); k++) {
            sum_lines(p, (enum member_level)l, nth(s, k));
        }
        for (uint32_t line = 0; line < lines; line++) {
            sum_line(p, (enum member_level)l, line);
        }
    }
    turn(p);
}
