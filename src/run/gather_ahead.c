/* gather_ahead - the years after the period's own: targets, what they mean in people, and their shares.  See
 * gather.h. */

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

    for (size_t k = 0; k < sizeof shared / sizeof shared[0]; k++) {
        const struct indicator *x = &g->indicators.v[shared[k]];
        const uint32_t target = indicator_target(&g->indicators, shared[k]);
        int64_t total;

        if (!cube_get(ahead, MEMBER_TINH, 0, target, &total) || is_assigned(ahead, target)) {
            continue;
        }
        if (!outlook_targets(ahead, g->now, shared[k], OUTLOOK_GAIN, OUTLOOK_BY_UNCOVERED)) {
            gather_warn(g,
                        "Chưa phân bổ được chỉ tiêu năm %d cho các xã (" STR_FMT
                        "): thiếu số liệu của một xã, hoặc chỉ tiêu thấp hơn số đang tham gia.",
                        ahead->period.year, STR_ARG(x->name));
        }
    }
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
        struct outlook_notes n;

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
}
