/* demo_history - the demonstration's past.  See demo_history.h. */

#include "demo/demo_history.h"

#include <assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/num.h"
#include "demo/demo_random.h"
#include "demo/init_table.h"

enum { OLD_MAX = 200, FACTS = 9, WHOLE = 10000, LLLD_PERCENT = 51 };

/* The figures of a line in the order of so-lieu.csv: byte order of id. */
static const char *const ids[FACTS] = {"bhtn",    "bhtn_bp", "bhxh",   "bhxh_bb", "bhxh_bp",
                                       "bhxh_tn", "bhyt",    "dan_so", "llld"};
struct facts {
    int64_t v[FACTS];
};

struct demo_history_people
demo_history_people(const struct demo_plan *p, int year) {
    static const int share[] = {9641, 9690, 9737, 9784, 9832, 9885, 9940, WHOLE};
    struct demo_history_people h;
    int64_t weight[DEMO_PLACES];

    assert(year >= DEMO_HISTORY_FIRST && year <= 2026);
    h.people = p->people * share[year - DEMO_HISTORY_FIRST] / WHOLE;
    h.workforce = (h.people * LLLD_PERCENT + 50) / 100;
    for (size_t c = 0; c < DEMO_PLACES; c++) {
        weight[c] = p->place[c].people;
    }
    (void)num_spread(h.people, weight, DEMO_PLACES, h.place);
    (void)num_spread(h.workforce, weight, DEMO_PLACES, h.place_workforce);
    return h;
}

/* What stood in a commune before the first extract, `share` in 1/10.000 of 2025-Q3. */
static struct facts
facts_of(const struct demo_place *x, int share) {
    struct demo_sums s = {0};
    int64_t armed = 0;

    for (unsigned k = 0; k < DEMO_KIND_COUNT; k++) {
        const int64_t n = (x->hi[k][DEMO_BEFORE] - x->lo[k][DEMO_BEFORE]) * share / WHOLE;

        demo_sums_add(&s, (enum demo_kind)k, n);
        armed += k == DEMO_KIND_QUAN_NHAN || k == DEMO_KIND_CONG_AN ? n : 0;
    }
    return (struct facts){{s.bhtn, s.bhtn, s.bhxh_bb + s.bhxh_tn, s.bhxh_bb,
                           s.bhxh_bb + s.bhxh_tn - armed, s.bhxh_tn, s.bhyt, 0, 0}};
}

static void
line(struct buf *out, const char *ky, const char *level, str code, str name,
     const struct facts *f) {
    for (size_t i = 0; i < FACTS; i++) {
        buf_fmt(out, "%s,%s," STR_FMT "," STR_FMT ",%s,%" PRId64 "\n", ky, level, STR_ARG(code),
                STR_ARG(name), ids[i], f->v[i]);
    }
}

static void
head(struct buf *out) {
    buf_text(out, "ky,cap,ma,ten,chi_tieu,gia_tri\n");
}

/* Year ends long past: the province alone. */
static bool
year_end(const struct demo_list_source *s, int year, int share, struct buf *out) {
    const struct demo_history_people p = demo_history_people(s->plan, year);
    struct facts all = {{0}};
    char ky[16];

    for (size_t c = 0; c < DEMO_PLACES; c++) {
        const struct facts f = facts_of(&s->plan->place[c], share);

        for (size_t i = 0; i < FACTS; i++) {
            all.v[i] += f.v[i];
        }
    }
    all.v[7] = p.people;
    all.v[8] = p.workforce;
    (void)snprintf(ky, sizeof ky, "%d-Q4", year);
    head(out);
    line(out, ky, "tinh", STR("46"), STR("Thành phố Huế"), &all);
    return true;
}

bool
demo_history_2022(const struct demo_list_source *s, struct buf *out, struct err *e) {
    (void)e;
    return year_end(s, 2022, 8510, out);
}

bool
demo_history_2023(const struct demo_list_source *s, struct buf *out, struct err *e) {
    (void)e;
    return year_end(s, 2023, 8890, out);
}

bool
demo_history_2024(const struct demo_list_source *s, struct buf *out, struct err *e) {
    (void)e;
    return year_end(s, 2024, 9330, out);
}

struct old_place {
    str code, name;
    size_t home; /* index of today's commune */
    struct facts f;
};

static int
by_code(const void *a, const void *b) {
    return str_cmp(((const struct old_place *)a)->code, ((const struct old_place *)b)->code);
}

/* The old communes of Huế: none of them was split. */
static bool
load_old(const struct demo_list_source *s, struct old_place *old, size_t *n, struct err *e) {
    static const char *const names[] = {"ma_tinh_moi", "ma_xa_cu", "ten_xa_cu", "ma_xa_moi"};
    uint32_t col[4];
    struct init_table t;

    *n = 0;
    if (!init_table_load(s->arena, s->data, "quy_doi_xa.csv", &t, e) ||
        !init_table_columns(&t, names, 4, col, e)) {
        return false;
    }
    for (size_t i = 0; i < t.rows; i++) {
        struct old_place *o = &old[*n];
        const str home = init_table_cell(&t, i, col[3]);

        if (!str_eq(init_table_cell(&t, i, col[0]), STR("46"))) {
            continue;
        }
        *o = (struct old_place){.code = init_table_cell(&t, i, col[1]),
                                .name = init_table_cell(&t, i, col[2])};
        while (o->home < DEMO_PLACES && !str_eq(s->plan->place[o->home].code, home)) {
            o->home++;
        }
        if (o->home == DEMO_PLACES || ++*n == OLD_MAX) {
            return err_set(e, ERR_CONFIG, "%s: dòng %zu không hợp với danh mục xã", t.path, i + 2);
        }
    }
    qsort(old, *n, sizeof *old, by_code);
    return true;
}

/* A commune's figures over the old ones that became it. */
static void
spread(struct old_place *old, size_t n, size_t home, const struct facts *f) {
    int64_t weight[OLD_MAX] = {0};
    int64_t part[OLD_MAX];

    for (size_t i = 0; i < n; i++) {
        weight[i] = old[i].home == home ? demo_between(DEMO_HISTORY, home, i, 50, 150) : 0;
    }
    for (size_t v = 0; v < FACTS; v++) {
        (void)num_spread(f->v[v], weight, n, part);
        for (size_t i = 0; i < n; i++) {
            old[i].f.v[v] += old[i].home == home ? part[i] : 0;
        }
    }
    for (size_t i = 0; i < n; i++) { /* sums of parts that were rounded apart */
        old[i].f.v[2] = old[i].f.v[3] + old[i].f.v[5];
    }
}

static bool
old_quarter(const struct demo_list_source *s, const char *ky, int share, struct buf *out,
            struct err *e) {
    const struct demo_history_people p = demo_history_people(s->plan, 2025);
    struct old_place old[OLD_MAX];
    struct facts all = {{0}};
    size_t n;

    if (!load_old(s, old, &n, e)) {
        return false;
    }
    for (size_t c = 0; c < DEMO_PLACES; c++) {
        struct facts f = facts_of(&s->plan->place[c], share);

        f.v[7] = p.place[c];
        f.v[8] = p.place_workforce[c];
        spread(old, n, c, &f);
        for (size_t i = 0; i < FACTS; i++) {
            all.v[i] += f.v[i];
        }
    }
    head(out);
    line(out, ky, "tinh", STR("46"), STR("Thành phố Huế"), &all);
    for (size_t i = 0; i < n; i++) {
        line(out, ky, "xa", old[i].code, old[i].name, &old[i].f);
    }
    return true;
}

bool
demo_history_2025_q1(const struct demo_list_source *s, struct buf *out, struct err *e) {
    return old_quarter(s, "2025-Q1", 9620, out, e);
}

bool
demo_history_2025_q2(const struct demo_list_source *s, struct buf *out, struct err *e) {
    return old_quarter(s, "2025-Q2", 9810, out, e);
}
