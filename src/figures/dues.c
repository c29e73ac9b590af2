/* dues - the dues of a whole year.  See dues.h. */

#include "figures/dues.h"

#include "base/num.h"

static const enum member_level levels[] = {MEMBER_TINH, MEMBER_XA, MEMBER_CO_QUAN,
                                           MEMBER_LOAI_HINH};
enum { LEVELS = sizeof levels / sizeof levels[0] };

const char *
dues_basis_text(enum dues_basis b) {
    static const char *const text[] = {
#define DUES_TEXT(NAME, id, text) text,
        DUES_BASES(DUES_TEXT)
#undef DUES_TEXT
    };

    return text[b];
}

/* How often a period goes into a year. */
static int64_t
in_year(enum period_kind k) {
    static const int64_t times[] = {
        [PERIOD_MONTH] = 12, [PERIOD_QUARTER] = 4, [PERIOD_HALF] = 2, [PERIOD_YEAR] = 1};

    return times[k];
}

size_t
dues_wants(enum period_kind k) {
    return (size_t)in_year(k) - 1;
}

static void
put(struct cube *c, enum member_level l, uint32_t line, int64_t v, unsigned marks) {
    cube_set(c, l, line, INDICATOR_PHAI_THU_NAM, v);
    cube_mark(c, l, line, INDICATOR_PHAI_THU_NAM, marks & CUBE_ON_SPLIT);
}

/* Whether every member of the level has a plan of its own: then these stand, and what is in none of them has none. */
static bool
own_plans(struct cube *c, enum member_level l) {
    const uint32_t n = c->members->list[l].n;
    int64_t v;

    for (uint32_t line = 0; line < n; line++) {
        if (!cube_get(c, l, line, INDICATOR_CT_PHAI_THU, &v)) {
            return false;
        }
    }
    for (uint32_t line = 0; line < n; line++) {
        (void)cube_get(c, l, line, INDICATOR_CT_PHAI_THU, &v);
        put(c, l, line, v, 0);
    }
    return n > 0;
}

/* The province's plan over the lines of a level, by their dues; a level whose dues do not sum to the province's has
 * lines that nobody knows, and none of them gets a share. */
static void
share_plan(struct cube *c, enum member_level l, int64_t plan) {
    struct arena scratch = ARENA_EMPTY;
    const uint32_t lines = member_lines(c->members, l);
    int64_t *dues = arena_array(&scratch, int64_t, lines);
    int64_t *part = arena_array(&scratch, int64_t, lines);
    int64_t all = 0;
    int64_t sum = 0;
    bool ok = cube_get(c, MEMBER_TINH, 0, INDICATOR_PHAI_THU, &all) && all > 0;

    for (uint32_t line = 0; line < lines; line++) {
        ok = ok && cube_get(c, l, line, INDICATOR_PHAI_THU, &dues[line]) && dues[line] >= 0 &&
             num_add(sum, dues[line], &sum);
    }
    if (ok && sum == all && num_spread(plan, dues, lines, part)) {
        for (uint32_t line = 0; line < lines; line++) {
            put(c, l, line, part[line], cube_state(c, l, line, INDICATOR_PHAI_THU));
        }
    }
    arena_free(&scratch);
}

static void
by_plan(struct cube *c, int64_t plan) {
    put(c, MEMBER_TINH, 0, plan, 0);
    for (size_t k = 1; k < LEVELS; k++) {
        if (!own_plans(c, levels[k])) {
            share_plan(c, levels[k], plan);
        }
    }
}

/* The quarters or months whose dues make a year. */
struct year {
    const struct cube *last;
    const struct cube *const *before;
    size_t n;
};

/* The dues of one line; false: one of the periods has none.  A period typed by hand has no line without a place. */
static bool
sum_line(const struct year *y, enum member_level l, uint32_t line, int64_t *sum) {
    bool ok = cube_get(y->last, l, line, INDICATOR_PHAI_THU, sum);

    for (size_t i = 0; i < y->n; i++) {
        int64_t v;

        ok = ok && (cube_get(y->before[i], l, line, INDICATOR_PHAI_THU, &v)
                        ? num_add(*sum, v, sum)
                        : cube_is_nothing(y->before[i], l, line, INDICATOR_PHAI_THU));
    }
    return ok;
}

static unsigned
marks_of(const struct year *y, enum member_level l, uint32_t line) {
    unsigned marks = cube_state(y->last, l, line, INDICATOR_PHAI_THU);

    for (size_t i = 0; i < y->n; i++) {
        marks |= cube_state(y->before[i], l, line, INDICATOR_PHAI_THU);
    }
    return marks;
}

/* Every line that has them; without others before, the period's own as often as it goes into a year. */
static void
by_dues(struct cube *c, const struct year *y) {
    const int64_t times = y->n > 0 ? 1 : in_year(c->period.kind);

    for (size_t k = 0; k < LEVELS; k++) {
        const uint32_t lines = member_lines(c->members, levels[k]);

        for (uint32_t line = 0; line < lines; line++) {
            int64_t v;

            if (!sum_line(y, levels[k], line, &v)) {
                continue;
            }
            if (__builtin_mul_overflow(v, times, &v)) {
                c->overflow = true;
            } else {
                put(c, levels[k], line, v, marks_of(y, levels[k], line));
            }
        }
    }
}

enum dues_basis
dues_fill(struct cube *c, const struct cube *const *before, size_t n) {
    const size_t wants = dues_wants(c->period.kind);
    struct year y = {c, before, n};
    bool all;
    int64_t v;

    if (cube_get(c, MEMBER_TINH, 0, INDICATOR_CT_PHAI_THU, &v)) {
        by_plan(c, v);
        return DUES_PLAN;
    }
    if (!cube_get(c, MEMBER_TINH, 0, INDICATOR_PHAI_THU, &v)) {
        return DUES_NONE;
    }
    all = n == wants && sum_line(&y, MEMBER_TINH, 0, &v);
    y.n = all ? n : 0;
    by_dues(c, &y);
    return all ? DUES_FOUR_QUARTERS : DUES_LAST;
}

enum dues_basis
dues_basis_of(const struct cube *c) {
    int64_t year;
    int64_t v;

    if (!cube_get(c, MEMBER_TINH, 0, INDICATOR_PHAI_THU_NAM, &year)) {
        return DUES_NONE;
    }
    if (cube_get(c, MEMBER_TINH, 0, INDICATOR_CT_PHAI_THU, &v) && v == year) {
        return DUES_PLAN;
    }
    return dues_wants(c->period.kind) > 0 && cube_get(c, MEMBER_TINH, 0, INDICATOR_PHAI_THU, &v) &&
                   !__builtin_mul_overflow(v, in_year(c->period.kind), &v) && v == year
               ? DUES_LAST
               : DUES_FOUR_QUARTERS;
}
