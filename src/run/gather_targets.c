/* gather_targets - the years after the period's own: targets, what they mean in people, and their shares.  See
 * gather.h. */

#include "base/str.h"
#include "figures/outlook.h"
#include "run/gather.h"

static bool
is_assigned(const struct cube *c, uint32_t target) {
    int64_t v;

    for (uint32_t line = 0; line < c->members->list[MEMBER_XA].n; line++) {
        if (cube_get(c, MEMBER_XA, line, target, &v)) {
            return true;
        }
    }
    return false;
}

/* Next year's targets that only the province has, proposed for its communes (spec 1.7, annex XI). */
static void
allocate_targets(struct gather *g, struct cube *ahead) {
    static const uint32_t shared[] = {INDICATOR_BHXH_BB, INDICATOR_BHXH_TN, INDICATOR_BHTN,
                                      INDICATOR_BHYT};
    const int64_t by = profile_int(g->r.profile, PROFILE_GIAO_THEO);

    for (size_t k = 0; k < sizeof shared / sizeof shared[0]; k++) {
        const struct indicator *x = &g->indicators.v[shared[k]];
        const uint32_t target = indicator_target(&g->indicators, shared[k]);
        int64_t total;

        if (!cube_get(ahead, MEMBER_TINH, 0, target, &total) || is_assigned(ahead, target)) {
            continue;
        }
        if (!outlook_targets(ahead, g->now, shared[k], OUTLOOK_GAIN, (enum outlook_weight)by)) {
            gather_warn(g,
                        "Chưa phân bổ được chỉ tiêu năm %d cho các xã (" STR_FMT
                        "): thiếu số liệu của một xã, hoặc chỉ tiêu thấp hơn số đang tham gia.",
                        ahead->period.year, STR_ARG(x->name));
        }
    }
}

/* From its third quarter on a year's work is to plan the next one: what has no targets yet cannot be spread, and
 * annex XI is not made. */
static void
tell_no_targets(struct gather *g) {
    enum { PLANNING_FROM = 9 }; /* the month in which the period closes */
    const period_day closing = period_last(g->r.period, PERIOD_DUONG_LICH);
    const int next = g->r.period.year + 1;

    if (g->r.period.kind == PERIOD_MONTH || period_to_civil(closing).month < PLANNING_FROM) {
        return;
    }
    for (size_t i = 0; i < g->yearly.targets; i++) {
        if (g->yearly.target[i].nam == next &&
            !str_starts(g->yearly.target[i].chi_tieu, STR("bp_"))) {
            return;
        }
    }
    gather_tell(g,
                "chi_tieu.csv chưa có chỉ tiêu năm %d (số người, dòng %d,tinh,...): không lập phụ "
                "lục dự kiến giao chỉ tiêu cho các xã.",
                next, next);
}

void
gather_ahead(struct gather *g, const struct cube **year) {
    int last = g->r.period.year;

    for (size_t i = 0; i < g->yearly.targets; i++) {
        const struct reference_target *t = &g->yearly.target[i];

        last = t->level == MEMBER_TINH && t->nam > last ? t->nam : last;
    }
    for (int y = g->r.period.year + 1; y <= last && g->book.years < GATHER_YEARS_MAX; y++) {
        struct cube *c =
            cube_new(&g->arena, (struct period){PERIOD_YEAR, y, 1}, &g->members, &g->indicators);
        struct population_path n;

        if (!outlook_ahead(c, &g->yearly, profile_int(g->r.profile, PROFILE_DAN_SO_LLLD), &n)) {
            gather_warn(
                g, "Chưa đủ số dân các năm liền nhau trong dan_so.csv để dự kiến số dân năm %d.",
                y);
        }
        if (y == g->r.period.year + 1 && !g->before_merger) { /* its communes will be others */
            allocate_targets(g, c);
        }
        year[g->book.years++] = c;
    }
    if (!g->before_merger) {
        tell_no_targets(g);
    }
}
