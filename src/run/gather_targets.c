/* gather_targets - the years after the period's own: targets, what they mean in people, and their shares.  See
 * gather.h. */

#include "base/str.h"
#include "conf/input_tables.h"
#include "figures/outlook.h"
#include "figures/pathway.h"
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

void
gather_goal(struct gather *g) {
    g->goal_year = pathway_year(&g->yearly, g->r.period.year);
    if (g->goal_year != 0) {
        pathway_fill(g->now, &g->yearly, g->goal_year);
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
    gather_tell(
        g,
        INPUT_FILE(chi_tieu) " chưa có chỉ tiêu năm %d (số người, dòng %d,tinh,...): không lập phụ "
                             "lục dự kiến giao chỉ tiêu cho các xã.",
        next, next);
}

/* Targets of years ahead that no document has a place for: of places, but of the next year and the last one; of
 * what has no headcount and no rate of coverage; of years beyond those that are shown. */
static void
tell_unused(struct gather *g, int shown) {
    const int year = g->r.period.year;
    const int goal = pathway_year(&g->yearly, year);
    uint32_t unused = 0;
    uint64_t first = 0;

    for (size_t i = 0; i < g->yearly.targets; i++) {
        const struct reference_target *t = &g->yearly.target[i];
        const uint32_t of = indicator_find(&g->indicators, t->chi_tieu);
        const bool rate = str_starts(t->chi_tieu, STR("bp_"));
        const bool people = of != INDICATOR_NONE && g->indicators.v[of].unit == INDICATOR_NGUOI;
        const bool used = t->level == MEMBER_TINH
                              ? (people || rate) && t->nam <= shown
                              : people && (t->nam == year + 1 || t->nam == goal);

        if (t->nam > year && !used) {
            first = unused++ == 0 ? t->source_line : first;
        }
    }
    if (unused > 0) {
        gather_tell(
            g,
            INPUT_FILE(
                chi_tieu) ": %u dòng (đầu tiên là dòng %llu) là chỉ tiêu của năm sau mà chưa "
                          "phụ lục nào dùng; được dùng khi lập kỳ của năm đó.",
            unused, (unsigned long long)first);
    }
}

void
gather_ahead(struct gather *g, const struct cube **year) {
    int last = g->r.period.year;
    int shown = last;

    for (size_t i = 0; i < g->yearly.targets; i++) {
        const struct reference_target *t = &g->yearly.target[i];

        last = t->level == MEMBER_TINH && t->nam > last ? t->nam : last;
    }
    for (int y = g->r.period.year + 1; y <= last && g->book.years < GATHER_YEARS_MAX; y++) {
        struct cube *c =
            cube_new(&g->arena, (struct period){PERIOD_YEAR, y, 1}, &g->members, &g->indicators);
        struct population_path n;

        if (!outlook_ahead(c, &g->yearly, profile_int(g->r.profile, PROFILE_DAN_SO_LLLD), &n)) {
            gather_warn(g,
                        "Chưa đủ số dân các năm liền nhau trong " INPUT_FILE(
                            dan_so) " để dự kiến số dân năm %d.",
                        y);
        }
        if (pathway_people(c, g->now) > 0) {
            gather_warn(
                g,
                INPUT_FILE(
                    chi_tieu) " năm %d: tỷ lệ bao phủ được giao lệch hơn 1 điểm phần trăm so "
                              "với số người được giao chia cho dân số hoặc lực lượng lao động dự "
                              "kiến; "
                              "hãy kiểm tra lại.",
                y);
        }
        if (y == g->r.period.year + 1 && !g->before_merger) { /* its communes will be others */
            allocate_targets(g, c);
        }
        year[g->book.years++] = c;
        shown = y;
    }
    tell_unused(g, shown);
    if (!g->before_merger) {
        tell_no_targets(g);
    }
}
