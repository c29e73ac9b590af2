/* outlook - what lies ahead.  See outlook.h. */

#include "figures/outlook.h"

#include <assert.h>

#include "figures/yearly.h"

enum { MONTHS = 12 };

/* --- projection ---------------------------------------------------------------------- */

bool
outlook_ahead(struct cube *c, const struct reference_tables *t, int64_t llld_share,
              struct population_path *out) {
    const int year = c->period.year;
    struct yearly_notes notes = {0};
    int64_t dan_so;
    const bool known = population_project(t, c->members->list[MEMBER_XA].n, year, out, &dan_so);

    if (out->known_year == year) {
        yearly_fill(c, t, year, llld_share, &notes);
    } else {
        yearly_targets(c, t, year, &notes);
    }
    if (known && out->known_year != year) {
        cube_set(c, MEMBER_TINH, 0, INDICATOR_DAN_SO, dan_so);
        cube_set(c, MEMBER_TINH, 0, INDICATOR_LLLD, population_share(dan_so, llld_share));
    }
    return known;
}

/* --- scenario by month ------------------------------------------------------------------ */

static unsigned
months_after(struct period p) {
    static const int length[] = {
        [PERIOD_MONTH] = 1, [PERIOD_QUARTER] = 3, [PERIOD_HALF] = 6, [PERIOD_YEAR] = MONTHS};

    return (unsigned)(MONTHS - p.n * length[p.kind]);
}

unsigned
outlook_months_left(struct period p, enum period_calendar c, period_day until) {
    unsigned left = 0;

    if (until == PERIOD_NO_DATE) {
        return months_after(p);
    }
    for (int m = 1; m <= MONTHS; m++) {
        left += period_last((struct period){PERIOD_MONTH, p.year, m}, c) > until;
    }
    return left;
}

struct num_ratio
outlook_year_gone(struct period p, enum period_calendar c, period_day until) {
    const struct period year = {PERIOD_YEAR, p.year, 1};
    const period_day before = period_last(period_before(year), c);

    if (until == PERIOD_NO_DATE) {
        return (struct num_ratio){MONTHS - months_after(p), MONTHS};
    }
    return (struct num_ratio){until - before, period_last(year, c) - before};
}

int64_t
outlook_months(int64_t now, int64_t target, unsigned months, int64_t *month) {
    const int64_t rest = target > now ? target - now : 0;

    for (unsigned i = 0; i < months; i++) {
        month[i] = rest / months + (i < rest % months);
    }
    return rest;
}

/* --- allocation ---------------------------------------------------------------------- */

/* Shares of the whole for those not held at their figure yet; returns how many more must be held. */
static size_t
spread_round(int64_t total, const int64_t *weight, const int64_t *now, size_t n, bool *held,
             int64_t *out) {
    struct arena scratch = ARENA_EMPTY;
    int64_t *w = arena_array(&scratch, int64_t, n);
    int64_t *part = arena_array(&scratch, int64_t, n);
    size_t *at = arena_array(&scratch, size_t, n);
    size_t free_n = 0;
    size_t fell = 0;

    for (size_t i = 0; i < n; i++) {
        if (held[i]) {
            total -= now[i];
        } else {
            w[free_n] = weight[i];
            at[free_n++] = i;
        }
    }
    (void)num_spread(total, w, free_n, part); /* weights were checked */
    for (size_t k = 0; k < free_n; k++) {
        out[at[k]] = part[k];
        if (part[k] < now[at[k]]) {
            held[at[k]] = true;
            out[at[k]] = now[at[k]];
            fell++;
        }
    }
    arena_free(&scratch);
    return fell;
}

static bool
sum_of(const int64_t *v, size_t n, int64_t *sum) {
    *sum = 0;
    for (size_t i = 0; i < n; i++) {
        if (v[i] < 0 || !num_add(*sum, v[i], sum)) {
            return false;
        }
    }
    return true;
}

bool
outlook_allocate(enum outlook_rule rule, int64_t total, const int64_t *weight, const int64_t *now,
                 size_t n, int64_t *out) {
    struct arena scratch = ARENA_EMPTY;
    int64_t have;
    int64_t weights;
    bool *held;

    if (n == 0 || !sum_of(now, n, &have) || !sum_of(weight, n, &weights) || total < have) {
        return false;
    }
    if (rule == OUTLOOK_GAIN) {
        (void)num_spread(total - have, weight, n, out); /* weights were checked */
        for (size_t i = 0; i < n; i++) {
            out[i] += now[i];
        }
        return true;
    }
    held = arena_array(&scratch, bool, n);
    while (spread_round(total, weight, now, n, held, out) > 0) {
    }
    arena_free(&scratch);
    return true;
}

/* What a target's places are weighed by: base less those who have it. */
static const struct {
    uint32_t x, base, covered;
} uncovered_of[] = {{INDICATOR_BHXH_BB, INDICATOR_LLLD, INDICATOR_BHXH_BP},
                    {INDICATOR_BHXH_TN, INDICATOR_LLLD, INDICATOR_BHXH_BP},
                    {INDICATOR_BHTN, INDICATOR_LLLD, INDICATOR_BHTN_BP},
                    {INDICATOR_BHYT, INDICATOR_DAN_SO, INDICATOR_BHYT}};

static bool
weight_of(const struct cube *now, uint32_t line, uint32_t x, enum outlook_weight by,
          int64_t *weight) {
    size_t i = 0;
    int64_t base;
    int64_t covered;

    if (by == OUTLOOK_BY_POTENTIAL && x != INDICATOR_BHYT) {
        return cube_get(now, MEMBER_XA, line, INDICATOR_TIEM_NANG_TN, weight);
    }
    while (i < sizeof uncovered_of / sizeof uncovered_of[0] && uncovered_of[i].x != x) {
        i++;
    }
    if (i == sizeof uncovered_of / sizeof uncovered_of[0] ||
        !cube_get(now, MEMBER_XA, line, uncovered_of[i].base, &base) ||
        !cube_get(now, MEMBER_XA, line, uncovered_of[i].covered, &covered)) {
        return false;
    }
    *weight = base > covered ? base - covered : 0;
    return true;
}

bool
outlook_targets(struct cube *ahead, const struct cube *now, uint32_t x, enum outlook_rule rule,
                enum outlook_weight by) {
    struct arena scratch = ARENA_EMPTY;
    const uint32_t n = now->members->list[MEMBER_XA].n;
    const uint32_t target = indicator_target(now->indicators, x);
    int64_t *weight = arena_array(&scratch, int64_t, n);
    int64_t *have = arena_array(&scratch, int64_t, n);
    int64_t *out = arena_array(&scratch, int64_t, n);
    int64_t total = 0;
    bool ok = target != INDICATOR_NONE && cube_get(ahead, MEMBER_TINH, 0, target, &total);

    for (uint32_t line = 0; ok && line < n; line++) {
        int64_t assigned;

        ok = !cube_get(ahead, MEMBER_XA, line, target, &assigned) &&
             cube_get(now, MEMBER_XA, line, x, &have[line]) &&
             weight_of(now, line, x, by, &weight[line]);
    }
    ok = ok && outlook_allocate(rule, total, weight, have, n, out);
    for (uint32_t line = 0; ok && line < n; line++) {
        cube_set(ahead, MEMBER_XA, line, target, out[line]);
    }
    arena_free(&scratch);
    return ok;
}

/* --- stated rates ---------------------------------------------------------------------- */

/* Whether the least number that a can be a share of is at most the largest for b:
 * a.people / (rate + half a unit) <= b.people / (rate - half a unit), by products. */
static bool
below(struct outlook_stated a, struct outlook_stated b) {
    const num_wide low = (num_wide)a.people * (2 * (num_wide)b.rate - b.unit);
    const num_wide high = (num_wide)b.people * (2 * (num_wide)a.rate + a.unit);

    return 2 * b.rate <= b.unit || low <= high;
}

bool
outlook_agree(struct outlook_stated a, struct outlook_stated b) {
    assert(a.unit > 0 && b.unit > 0);
    return below(a, b) && below(b, a);
}

/* A stated rate of a line with the people it is about.  The file does not tell 16,4 from 16,40: an ending
 * zero is taken for a digit that was not written, so that no alarm is false. */
static bool
stated(const struct cube *c, enum member_level l, uint32_t line, const uint32_t ind[3],
       struct outlook_stated *out) {
    if (!cube_get(c, l, line, ind[0], &out->rate) ||
        (!cube_get(c, l, line, ind[1], &out->people) &&
         !cube_get(c, l, line, ind[2], &out->people))) {
        return false;
    }
    out->unit = out->rate % 100 == 0 ? 100 : out->rate % 10 == 0 ? 10 : 1;
    return true;
}

uint32_t
outlook_clashes(const struct cube *c, struct outlook_clash *first) {
    static const uint32_t bhxh[] = {INDICATOR_BP_BHXH, INDICATOR_BHXH_BP, INDICATOR_BHXH};
    static const uint32_t bhtn[] = {INDICATOR_BP_BHTN, INDICATOR_BHTN_BP, INDICATOR_BHTN};
    uint32_t found = 0;

    for (unsigned k = 0; k < MEMBER_LEVEL_COUNT; k++) {
        const enum member_level l = (enum member_level)k;
        const uint32_t lines = member_lines(c->members, l);

        for (uint32_t line = 0; line < lines; line++) {
            struct outlook_clash clash = {.level = l, .line = line};

            if (stated(c, l, line, bhxh, &clash.bhxh) && stated(c, l, line, bhtn, &clash.bhtn) &&
                !outlook_agree(clash.bhxh, clash.bhtn) && found++ == 0) {
                *first = clash;
            }
        }
    }
    return found;
}

/* "66.238 người là 16,40%" */
static void
stated_text(const struct outlook_stated *s, struct buf *out) {
    char people[NUM_TEXT];
    char rate[NUM_TEXT];

    num_vn_int(people, s->people);
    num_vn_hundredths(rate, s->rate);
    buf_fmt(out, "%s người là %s%%", people, rate);
}

/* People over rate, half up: the denominator that a stated rate implies. */
static int64_t
implied(const struct outlook_stated *s) {
    const num_wide twice = (num_wide)2 * 10000 * s->people; /* rates are in hundredths of a % */
    const num_wide den = (num_wide)2 * s->rate;

    return s->rate <= 0 ? 0 : (int64_t)((twice + s->rate) / den);
}

void
outlook_clash_text(const struct outlook_clash *k, struct buf *out) {
    char bhxh[NUM_TEXT];
    char bhtn[NUM_TEXT];

    num_vn_int(bhxh, implied(&k->bhxh));
    num_vn_int(bhtn, implied(&k->bhtn));
    buf_text(out, "BHXH: ");
    stated_text(&k->bhxh, out);
    buf_text(out, "; BHTN: ");
    stated_text(&k->bhtn, out);
    buf_fmt(out,
            "; hai tỷ lệ không thể tính trên cùng một lực lượng lao động (mẫu số suy ra là %s và "
            "%s): hãy kiểm tra lại nguồn số liệu",
            bhxh, bhtn);
}
