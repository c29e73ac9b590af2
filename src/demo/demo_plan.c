/* demo_plan - how many people of which kind stand where and when.  See demo_plan.h. */

#include "demo/demo_plan.h"

#include <assert.h>
#include <string.h>

#include "demo/demo_random.h"
#include "demo/init_table.h"

static const struct demo_kind_row kinds[] = {
#define KIND_ROW(NAME, nhom_bhyt, loai, job, card, people, step, from, to, ...)                    \
    [DEMO_KIND_##NAME] = {.nhom = nhom_bhyt,                                                       \
                          .loai_bhxh = loai,                                                       \
                          .total = people,                                                         \
                          .pace = DEMO_PACE_##step,                                                \
                          .age_from = from,                                                        \
                          .age_to = to,                                                            \
                          .weight = {__VA_ARGS__},                                                 \
                          .bhtn = job,                                                             \
                          .bhyt = card},
    DEMO_KINDS(KIND_ROW)
#undef KIND_ROW
};

/* Which communes are what: the old city, wards around it, the zones, and so on. */
static const struct {
    const char *code;
    enum demo_land land;
} lands[] = {
    {"19753", DEMO_CORE},     {"19774", DEMO_CORE},     {"19777", DEMO_CORE},
    {"19789", DEMO_CORE},     {"19813", DEMO_CORE},     {"19815", DEMO_CORE},
    {"19804", DEMO_URBAN},    {"19900", DEMO_URBAN},    {"19909", DEMO_URBAN},
    {"19930", DEMO_URBAN},    {"19969", DEMO_URBAN},    {"19996", DEMO_URBAN},
    {"20014", DEMO_URBAN},    {"20017", DEMO_URBAN},    {"19819", DEMO_INDUSTRY},
    {"19858", DEMO_INDUSTRY}, {"19960", DEMO_INDUSTRY}, {"19975", DEMO_INDUSTRY},
    {"20137", DEMO_INDUSTRY}, {"19828", DEMO_COAST},    {"19873", DEMO_COAST},
    {"19942", DEMO_COAST},    {"19945", DEMO_COAST},    {"20122", DEMO_COAST},
    {"20035", DEMO_MOUNTAIN}, {"20044", DEMO_MOUNTAIN}, {"20050", DEMO_MOUNTAIN},
    {"20056", DEMO_MOUNTAIN}, {"20071", DEMO_MOUNTAIN}, {"20101", DEMO_MOUNTAIN},
    {"20161", DEMO_MOUNTAIN}, {"20179", DEMO_MOUNTAIN}, {"20182", DEMO_MOUNTAIN},
}; /* the others are DEMO_PLAIN */

/* Share of the year-end target that stands at a quarter's end, in 1/10.000, and how far communes
 * lie apart.  `leave` of the target falls off a quarter. */
static const struct {
    int at[DEMO_QUARTERS];
    int apart, leave;
} paces[] = {
    [DEMO_PACE_BB] = {{9470, 9550, 9630, 9745, 9850, 9960}, 260, 130},
    [DEMO_PACE_TN] = {{7980, 8350, 8610, 9050, 9420, 9890}, 1100, 260},
    [DEMO_PACE_ON_DINH] = {{9700, 9735, 9760, 9810, 9870, 9930}, 120, 60},
    [DEMO_PACE_DAY_DU] = {{9820, 9850, 9850, 9900, 9940, 9985}, 70, 90},
    [DEMO_PACE_HO_GIA_DINH] = {{9300, 9390, 9470, 9620, 9760, 9910}, 420, 150},
};
enum { WHOLE = 10000 };

const struct demo_kind_row *
demo_kind_row(enum demo_kind k) {
    assert(k < DEMO_KIND_COUNT);
    return &kinds[k];
}

struct period
demo_quarter_period(enum demo_quarter q) {
    static const struct period p[] = {
        [DEMO_BEFORE] = {PERIOD_QUARTER, 2025, 3},  [DEMO_2025_Q4] = {PERIOD_QUARTER, 2025, 4},
        [DEMO_2026_Q1] = {PERIOD_QUARTER, 2026, 1}, [DEMO_2026_Q2] = {PERIOD_QUARTER, 2026, 2},
        [DEMO_2026_Q3] = {PERIOD_QUARTER, 2026, 3}, [DEMO_2026_Q4] = {PERIOD_QUARTER, 2026, 4},
    };

    assert(q < DEMO_QUARTERS);
    return p[q];
}

int64_t
demo_plan_scaled(const struct demo_plan *p, int64_t v) {
    return (int64_t)((2 * (num_wide)v * p->scale.num + p->scale.den) / (2 * p->scale.den));
}

void
demo_sums_add(struct demo_sums *s, enum demo_kind k, int64_t n) {
    s->bhxh_bb += strcmp(kinds[k].loai_bhxh, "BB") == 0 ? n : 0;
    s->bhxh_tn += strcmp(kinds[k].loai_bhxh, "TN") == 0 ? n : 0;
    s->bhtn += kinds[k].bhtn ? n : 0;
    s->bhyt += kinds[k].bhyt ? n : 0;
}

struct demo_sums
demo_plan_targets(const struct demo_place *p) {
    struct demo_sums s = {0};

    for (unsigned k = 0; k < DEMO_KIND_COUNT; k++) {
        demo_sums_add(&s, (enum demo_kind)k, p->target[k]);
    }
    return s;
}

/* The communes of Huế and their populations, from the shipped list. */
static bool
load_places(struct arena *a, const char *data, struct demo_plan *p, struct err *e) {
    static const char *const names[] = {"ma_tinh", "ma_xa", "ten_xa", "dan_so"};
    uint32_t col[4];
    struct init_table t;
    size_t n = 0;

    if (!init_table_load(a, data, "dan_so_xa_lang_son_hue.csv", &t, e) ||
        !init_table_columns(&t, names, 4, col, e)) {
        return false;
    }
    for (size_t i = 0; i < t.rows; i++) {
        struct demo_place *x = &p->place[n];

        if (!str_eq(init_table_cell(&t, i, col[0]), STR("46"))) {
            continue;
        }
        if (n == DEMO_PLACES || !num_parse_int(init_table_cell(&t, i, col[3]), &x->real_people)) {
            return err_set(e, ERR_CONFIG, "%s: dòng %zu không dùng được", t.path, i + 2);
        }
        x->code = init_table_cell(&t, i, col[1]);
        x->name = init_table_cell(&t, i, col[2]);
        x->land = DEMO_PLAIN;
        for (size_t l = 0; l < sizeof lands / sizeof lands[0]; l++) {
            x->land = str_eq(x->code, str_from(lands[l].code)) ? lands[l].land : x->land;
        }
        n++;
    }
    if (n != DEMO_PLACES) {
        return err_set(e, ERR_CONFIG, "%s: có %zu xã của tỉnh 46, cần %d", t.path, n, DEMO_PLACES);
    }
    return true;
}

/* Kinds whose scaled totals must sum to one scaled headline: BHTN's, the rest of BB, TN, the rest. */
static unsigned
group_of(enum demo_kind k) {
    return kinds[k].bhtn                           ? 0
           : strcmp(kinds[k].loai_bhxh, "BB") == 0 ? 1
           : strcmp(kinds[k].loai_bhxh, "TN") == 0 ? 2
                                                   : 3;
}

static void
scale_kinds(const struct demo_plan *p, int64_t *total) {
    struct demo_sums full = {0};
    int64_t want[4];
    int64_t tn_with_card = 0;

    for (unsigned k = 0; k < DEMO_KIND_COUNT; k++) {
        demo_sums_add(&full, (enum demo_kind)k, kinds[k].total);
    }
    want[0] = demo_plan_scaled(p, full.bhtn);
    want[1] = demo_plan_scaled(p, full.bhxh_bb) - want[0];
    want[2] = demo_plan_scaled(p, full.bhxh_tn);
    want[3] = 0;
    for (unsigned g = 0; g < 4; g++) {
        int64_t weight[DEMO_KIND_COUNT];
        int64_t part[DEMO_KIND_COUNT];

        if (g == 3) { /* what BHYT has beyond the people of BHXH */
            want[3] = demo_plan_scaled(p, full.bhyt) - want[0] - want[1] - tn_with_card;
        }
        for (unsigned k = 0; k < DEMO_KIND_COUNT; k++) {
            weight[k] = group_of((enum demo_kind)k) == g ? kinds[k].total : 0;
        }
        (void)num_spread(want[g], weight, DEMO_KIND_COUNT, part);
        for (unsigned k = 0; k < DEMO_KIND_COUNT; k++) {
            total[k] = weight[k] > 0 ? part[k] : total[k];
            tn_with_card += g == 2 && weight[k] > 0 && kinds[k].bhyt ? part[k] : 0;
        }
    }
}

static void
spread_kinds(struct demo_plan *p) {
    int64_t total[DEMO_KIND_COUNT] = {0};
    int64_t weight[DEMO_PLACES];
    int64_t part[DEMO_PLACES];

    scale_kinds(p, total);
    for (unsigned k = 0; k < DEMO_KIND_COUNT; k++) {
        for (size_t c = 0; c < DEMO_PLACES; c++) {
            weight[c] = p->place[c].real_people * kinds[k].weight[p->place[c].land];
        }
        (void)num_spread(total[k], weight, DEMO_PLACES, part);
        for (size_t c = 0; c < DEMO_PLACES; c++) {
            p->place[c].target[k] = part[c];
        }
        demo_sums_add(&p->target, (enum demo_kind)k, total[k]);
    }
}

/* The windows of one kind in one commune. */
static void
pace(struct demo_place *x, uint64_t c, enum demo_kind k) {
    const enum demo_pace g = kinds[k].pace;
    const int64_t off = demo_between(DEMO_PACE, c, (uint64_t)g, -paces[g].apart, paces[g].apart);

    for (unsigned q = 0; q < DEMO_QUARTERS; q++) {
        /* Four quarters a commune, then those that came to the demonstration later, which move none of the first. */
        const uint64_t at = q < 4 ? c * 4 + q : (c + DEMO_PLACES) * 4 + q;
        const int64_t wobble = demo_between(DEMO_PACE, at, (uint64_t)k + 100,
                                            -(int64_t)paces[g].apart / 12, paces[g].apart / 12);
        const int64_t now = (x->target[k] * (paces[g].at[q] + off + wobble) + WHOLE / 2) / WHOLE;

        x->lo[k][q] = x->target[k] * paces[g].leave * (int64_t)q / WHOLE;
        x->hi[k][q] = x->lo[k][q] + now;
        if (q > 0 && x->hi[k][q] < x->hi[k][q - 1]) {
            x->hi[k][q] = x->hi[k][q - 1];
        }
    }
}

bool
demo_plan_takes(struct num_ratio scale) {
    return scale.den > 0 && scale.den <= 1000000 && scale.num * 100 >= scale.den &&
           scale.num <= scale.den * DEMO_SCALE_MAX;
}

bool
demo_plan_make(struct arena *a, const char *data, struct num_ratio scale, struct demo_plan *out,
               struct err *e) {
    int64_t weight[DEMO_PLACES];
    int64_t part[DEMO_PLACES];
    int64_t real = 0;

    if (!demo_plan_takes(scale)) {
        return err_set(e, ERR_USAGE, "tỷ lệ phải từ 0.01 đến %d", DEMO_SCALE_MAX);
    }
    memset(out, 0, sizeof *out); /* a literal of it would stand on the stack: 80 KB */
    out->scale = scale;
    if (!load_places(a, data, out, e)) {
        return false;
    }
    for (size_t c = 0; c < DEMO_PLACES; c++) {
        weight[c] = out->place[c].real_people;
        real += weight[c];
    }
    out->people = demo_plan_scaled(out, real);
    (void)num_spread(out->people, weight, DEMO_PLACES, part);
    spread_kinds(out);
    for (size_t c = 0; c < DEMO_PLACES; c++) {
        out->place[c].people = part[c];
        for (unsigned k = 0; k < DEMO_KIND_COUNT; k++) {
            pace(&out->place[c], c, (enum demo_kind)k);
        }
    }
    return true;
}
