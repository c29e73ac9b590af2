/* reconcile_list - the lists for review, from the groups of a reconciliation.  See reconcile.h. */

#include "figures/reconcile.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/map.h"
#include "figures/reconcile_parts.h"
#include "ingest/taxcode.h"

#define NO EXTRACT_NO_NUMBER
enum { WORKERS_MAX = 50, PAY_MAX = 20, LATE_MAX = 20, LATE_POINTS = 2, REPEATED = 10 };
#define PAY_STEP INT64_C(100000000) /* đồng a point */

/* points, between 0 and max */
static int64_t
points(int64_t v, int64_t max) {
    return v < 0 ? 0 : v > max ? max : v;
}

int64_t
reconcile_score(const struct reconcile_weight *w) {
    return points(w->gap_workers, WORKERS_MAX) + points(w->gap_vnd / PAY_STEP, PAY_MAX) +
           points(points(w->months_late, LATE_MAX) * LATE_POINTS, LATE_MAX) +
           (w->repeated ? REPEATED : 0);
}

/* A row to come, with what it is ordered by. */
struct entry {
    int64_t missing; /* workers of tax that BHXH has not: one with more at BHXH lacks none */
    int64_t gap_vnd;
    str code;
    const struct reconcile_group *g;
};

static int
by_gap(const void *a, const void *b) {
    const struct entry *x = a;
    const struct entry *y = b;

    if (x->missing != y->missing) {
        return x->missing > y->missing ? -1 : 1;
    }
    if (x->gap_vnd != y->gap_vnd) {
        return x->gap_vnd > y->gap_vnd ? -1 : 1;
    }
    return str_cmp(x->code, y->code);
}

/* The gap of workers where tax has more; of what is told once, at one side alone, all of it. */
static int64_t
missing_workers(const struct reconcile_group *g) {
    const bool more_at_bhxh = g->bhxh && g->tax && g->ld_bhxh != NO && g->ld_bhxh > g->ld_thue;

    return more_at_bhxh ? 0 : reconcile_gap(g);
}

/* Tax less BHXH payroll; NO where a side that is there did not tell. */
static int64_t
gap_of_pay(const struct reconcile_group *g) {
    const int64_t bhxh = g->bhxh ? g->luong_bhxh : 0;
    const int64_t tax = g->tax ? g->luong_thue : 0;

    return bhxh == NO || tax == NO ? NO : tax - bhxh; /* both are >= 0 */
}

static void
put_number(struct list_row *r, enum list_id l, const char *field, int64_t v) {
    if (v != NO) {
        list_put_number(r, l, field, v);
    }
}

static void
put_place(struct list_row *r, const struct reconcile_group *g) {
    r->xa = g->xa;
    r->co_quan = g->co_quan;
    r->loai_hinh = g->loai_hinh;
}

static bool
reviewed(enum reconcile_class c) {
    return c == RECONCILE_CHUA_TG || c == RECONCILE_THIEU_LD || c == RECONCILE_THIEU_LUONG;
}

/* What the rows of the lists are made of beside their groups. */
struct making {
    const struct employers *e;
    const struct reconcile_past *past;
    struct map listed; /* tax codes on the review list of the period before */
    struct arena scratch;
    struct arena *out; /* of the rows */
};

static void
find_listed(struct making *k) {
    const struct reconcile *r = k->past == NULL ? NULL : k->past->r;

    map_init(&k->listed, &k->scratch);
    for (uint32_t ix = 0; r != NULL && ix < reconcile_count(r); ix++) {
        if (reviewed(reconcile_at(r, ix)->class)) {
            (void)map_put(&k->listed, reconcile_at(r, ix)->mst, NULL);
        }
    }
}

/* Whole months; NO: not overdue. */
static int64_t
months_late(const struct employers_one *one) {
    const bool late = one != NULL && one->cham_dong != NO && one->cham_dong > 0;

    return late && one->so_thang_cham_x100 != NO ? one->so_thang_cham_x100 / 100 : NO;
}

static bool
repeated(const struct making *k, const struct reconcile_group *g, const struct employers_one *one) {
    const struct employers_one *then;

    if (k->past == NULL) {
        return false;
    }
    if (map_get(&k->listed, g->mst) != MAP_NONE) {
        return true;
    }
    then = one == NULL ? NULL : employers_find(k->past->e, one->code);
    return then != NULL && one->cham_dong != NO && one->cham_dong > 0 && then->cham_dong != NO &&
           then->cham_dong > 0;
}

static void
put_review(struct list_row *r, const struct entry *n, const struct making *k) {
    const enum list_id l = LIST_RA_SOAT;
    const struct member_set *m = employers_members(k->e);
    const struct reconcile_group *g = n->g;
    const struct employers_one *one =
        g->employer == MEMBER_NONE ? NULL : employers_at(k->e, g->employer);
    const struct reconcile_weight weight = {n->missing, n->gap_vnd, months_late(one),
                                            repeated(k, g, one)};

    put_place(r, g);
    if (one != NULL) {
        list_put_text(r, l, "ma_don_vi", one->code);
    }
    list_put_text(r, l, "ma_so_thue", taxcode_shown(k->out, g->mst));
    list_put_text(r, l, "ten", g->name);
    list_put_text(r, l, "xa", member_name(m, MEMBER_XA, g->xa));
    list_put_text(r, l, "co_quan", member_name(m, MEMBER_CO_QUAN, g->co_quan));
    list_put_text(r, l, "loai_hinh", member_name(m, MEMBER_LOAI_HINH, g->loai_hinh));
    list_put_text(r, l, "dia_chi", one == NULL ? STR("") : one->dia_chi);
    list_put_text(r, l, "ngay_cap", reconcile_day(k->out, g->ngay_cap));
    list_put_text(r, l, "lop", str_from(reconcile_class_text(g->class)));
    put_number(r, l, "ld_thue", g->ld_thue);
    put_number(r, l, "ld_bhxh", g->bhxh ? g->ld_bhxh : 0);
    put_number(r, l, "chenh_ld", reconcile_gap(g));
    put_number(r, l, "luong_thue", g->luong_thue);
    put_number(r, l, "luong_bhxh", g->bhxh ? g->luong_bhxh : 0);
    put_number(r, l, "chenh_luong", n->gap_vnd);
    if (k->past != NULL) {
        list_put_text(r, l, "lap_lai", weight.repeated ? STR("Có") : STR("Không"));
    }
    list_put_number(r, l, "diem", reconcile_score(&weight));
}

static void
put_unmatched(struct list_row *r, const struct entry *n, const struct making *k,
              const struct reconcile_proposal *p) {
    const enum list_id l = LIST_SAI_MST;
    const struct member_set *m = employers_members(k->e);

    put_place(r, n->g);
    list_put_text(r, l, "ma_don_vi", n->code);
    list_put_text(r, l, "ten", n->g->name);
    list_put_text(r, l, "ma_so_thue", taxcode_shown(k->out, n->g->mst));
    list_put_text(r, l, "xa", member_name(m, MEMBER_XA, n->g->xa));
    list_put_text(r, l, "co_quan", member_name(m, MEMBER_CO_QUAN, n->g->co_quan));
    list_put_text(r, l, "loai_hinh", member_name(m, MEMBER_LOAI_HINH, n->g->loai_hinh));
    list_put_text(r, l, "dia_chi", employers_at(k->e, n->g->employer)->dia_chi);
    put_number(r, l, "so_lao_dong", n->g->ld_bhxh);
    if (p != NULL) {
        const str shown = taxcode_shown(k->out, p->mst);
        struct buf b = {0};

        buf_fmt(&b, STR_FMT " - " STR_FMT, STR_ARG(shown), STR_ARG(p->name));
        list_put_text(r, l, "goi_y", buf_moved(k->out, &b));
        list_put_number(r, l, "diem", p->score);
    }
}

void
reconcile_date_late(const struct reconcile *r, struct arena *a, struct list *late) {
    for (uint32_t i = 0; i < late->n; i++) {
        const struct employers_one *one =
            employers_find(r->e, list_cell_of(&late->row[i], 0).u.text);
        const uint32_t ix = (uint32_t)(one - employers_at(r->e, 0)); /* they lie in row order */
        const struct reconcile_group *g = reconcile_at(r, reconcile_of_employer(r, ix));

        list_put_text(&late->row[i], LIST_CHAM_DONG_3T, "ngay_cap", reconcile_day(a, g->ngay_cap));
    }
}

/* The groups of one list in its order. */
static struct entry *
entries(const struct reconcile *r, const struct employers *e, bool review, struct arena *a,
        uint32_t *found) {
    const uint32_t n = reconcile_count(r);
    struct entry *v;

    *found = 0;
    for (uint32_t ix = 0; ix < n; ix++) {
        const enum reconcile_class c = reconcile_at(r, ix)->class;

        *found += review ? reviewed(c) : c == RECONCILE_SAI_MST;
    }
    v = arena_array(a, struct entry, *found);
    *found = 0;
    for (uint32_t ix = 0; ix < n; ix++) {
        const struct reconcile_group *g = reconcile_at(r, ix);

        if (review ? reviewed(g->class) : g->class == RECONCILE_SAI_MST) {
            v[(*found)++] = (struct entry){missing_workers(g), gap_of_pay(g),
                                           review ? g->mst : employers_at(e, g->employer)->code, g};
        }
    }
    qsort(v, *found, sizeof *v, by_gap);
    return v;
}

void
reconcile_lists(const struct reconcile *r, const struct employers *e,
                const struct reconcile_past *past, struct arena *a, struct list_set *out) {
    struct making k = {.e = e, .past = past, .out = a};
    uint32_t n;
    const struct entry *v = entries(r, e, true, &k.scratch, &n);

    find_listed(&k);
    out->of[LIST_RA_SOAT] = (struct list){.id = LIST_RA_SOAT};
    out->of[LIST_SAI_MST] = (struct list){.id = LIST_SAI_MST};
    list_expect(a, &out->of[LIST_RA_SOAT], n);
    for (uint32_t i = 0; i < n; i++) {
        put_review(list_add(a, &out->of[LIST_RA_SOAT]), &v[i], &k);
    }
    v = entries(r, e, false, &k.scratch, &n);
    list_expect(a, &out->of[LIST_SAI_MST], n);
    for (uint32_t i = 0; i < n; i++) {
        put_unmatched(list_add(a, &out->of[LIST_SAI_MST]), &v[i], &k,
                      reconcile_proposed(r, v[i].g->employer));
    }
    out->known[LIST_RA_SOAT] = true;
    out->known[LIST_SAI_MST] = true;
    map_free(&k.listed);
    arena_free(&k.scratch);
}
