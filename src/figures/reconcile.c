/* reconcile - BHXH employers against tax payers, by tax code.  See reconcile.h. */

#include "figures/reconcile.h"

#include <assert.h>
#include <stdlib.h>

#include "base/map.h"

enum { RECONCILE_MIN = 64, PARENT_DIGITS = 10, BRANCH_DIGITS = 13, SHARE_WHOLE = 10000 };
#define NO EXTRACT_NO_NUMBER

static const struct {
    const char *id, *text;
    uint32_t dv, ld; /* indicators: groups, and gap of workers */
} class_row[RECONCILE_CLASS_COUNT] = {
#define RECONCILE_ROW(NAME, id, text)                                                              \
    [RECONCILE_##NAME] = {id, text, INDICATOR_DC_##NAME, INDICATOR_DC_##NAME##_LD},
    RECONCILE_CLASSES(RECONCILE_ROW)
#undef RECONCILE_ROW
};

/* What of a tax row decides whether it is the same row again. */
struct tax_row {
    int64_t ld, luong;
    uint32_t xa, loai_hinh;
    period_day ngay_cap;
    bool active;
    struct tax_row *before;
};

/* A tax payer: all rows of one code. */
struct tax {
    struct tax_row *rows; /* latest first */
    str name;             /* place, kind and name of its first row */
    uint32_t xa, loai_hinh;
    uint32_t group;             /* where it was matched to */
    int64_t ld, luong;          /* sums of what is known; NO: nothing is */
    bool ld_whole, luong_whole; /* every row gave it */
    bool active;
    period_day ngay_cap;
};

struct reconcile {
    struct arena a;
    const struct profile *p;
    const struct member_set *m;
    struct ledger *l;
    struct map by_mst; /* tax payers */
    struct tax *tax;
    uint32_t taxes, tax_cap;
    struct reconcile_group *group;
    uint32_t groups, group_cap;
    int64_t *main_ld; /* workers of the employer that a group takes its place from */
    bool overflow;
};

const char *
reconcile_class_id(enum reconcile_class c) {
    assert(c < RECONCILE_CLASS_COUNT);
    return class_row[c].id;
}

const char *
reconcile_class_text(enum reconcile_class c) {
    assert(c < RECONCILE_CLASS_COUNT);
    return class_row[c].text;
}

struct reconcile *
reconcile_new(const struct profile *p, const struct member_set *m, struct ledger *l) {
    struct reconcile *r = calloc(1, sizeof *r);

    if (r == NULL) {
        arena_exhausted(sizeof *r);
    }
    r->p = p;
    r->m = m;
    r->l = l;
    map_init(&r->by_mst, &r->a);
    return r;
}

void
reconcile_free(struct reconcile *r) {
    if (r != NULL) {
        map_free(&r->by_mst);
        free(r->tax);
        free(r->group);
        free(r->main_ld);
        arena_free(&r->a);
        free(r);
    }
}

static void *
resize(void *old, size_t n, size_t size) {
    void *p = n > SIZE_MAX / size ? NULL : realloc(old, n * size);

    if (p == NULL) {
        arena_exhausted(n);
    }
    return p;
}

/* *sum += v; NO adds nothing. */
static void
add(struct reconcile *r, int64_t *sum, int64_t v) {
    if (v == NO) {
        return;
    }
    if (*sum == NO) {
        *sum = v;
    } else if (!num_add(*sum, v, sum)) {
        r->overflow = true;
    }
}

/* --- the tax side ------------------------------------------------------------- */

static bool
same(const struct tax_row *a, const struct tax_row *b) {
    return a->ld == b->ld && a->luong == b->luong && a->xa == b->xa &&
           a->loai_hinh == b->loai_hinh && a->ngay_cap == b->ngay_cap && a->active == b->active;
}

static void
add_tax_row(struct reconcile *r, struct tax *t, const struct tax_row *row) {
    struct tax_row *kept = arena_new(&r->a, struct tax_row);

    *kept = *row;
    kept->before = t->rows;
    t->rows = kept;
    add(r, &t->ld, row->ld);
    add(r, &t->luong, row->luong);
    t->ld_whole = t->ld_whole && row->ld != NO;
    t->luong_whole = t->luong_whole && row->luong != NO;
    t->active = t->active || row->active;
    if (row->ngay_cap != PERIOD_NO_DATE &&
        (t->ngay_cap == PERIOD_NO_DATE || row->ngay_cap < t->ngay_cap)) {
        t->ngay_cap = row->ngay_cap;
    }
}

enum extract_pot
reconcile_taxpayer(struct reconcile *r, struct extract_at at, const struct extract_taxpayer *t) {
    const struct tax_row row = {t->so_lao_dong, t->tong_quy_luong, t->xa, t->loai_hinh,
                                t->ngay_cap,    t->active,         NULL};
    bool added = false;
    const uint32_t ix = map_put(&r->by_mst, t->mst, &added);

    if (added) {
        if (r->taxes == r->tax_cap) {
            r->tax_cap = r->tax_cap == 0 ? RECONCILE_MIN : r->tax_cap * 2;
            r->tax = resize(r->tax, r->tax_cap, sizeof *r->tax);
        }
        r->tax[r->taxes++] = (struct tax){.name = str_keep(&r->a, t->ten),
                                          .xa = t->xa,
                                          .loai_hinh = t->loai_hinh,
                                          .group = MEMBER_NONE,
                                          .ld = NO,
                                          .luong = NO,
                                          .ld_whole = true,
                                          .luong_whole = true,
                                          .ngay_cap = PERIOD_NO_DATE};
    } else {
        for (const struct tax_row *b = r->tax[ix].rows; b != NULL; b = b->before) {
            if (same(b, &row)) {
                return EXTRACT_DUPLICATE;
            }
        }
        if (ledger_note(r->l, at.file, at.line, "ma_so_thue", LEDGER_D11, t->mst,
                        member_code(r->m, MEMBER_XA, t->xa), STR("")) >= LEDGER_LOAI) {
            return EXTRACT_REJECTED;
        }
    }
    add_tax_row(r, &r->tax[ix], &row);
    return EXTRACT_ACCEPTED;
}

/* --- matching --------------------------------------------------------------------- */

static uint32_t
new_group(struct reconcile *r, str mst) {
    if (r->groups == r->group_cap) {
        r->group_cap = r->group_cap == 0 ? RECONCILE_MIN : r->group_cap * 2;
        r->group = resize(r->group, r->group_cap, sizeof *r->group);
        r->main_ld = resize(r->main_ld, r->group_cap, sizeof *r->main_ld);
    }
    r->group[r->groups] = (struct reconcile_group){.mst = mst,
                                                   .employer = MEMBER_NONE,
                                                   .ld_bhxh = NO,
                                                   .ld_thue = NO,
                                                   .luong_bhxh = NO,
                                                   .luong_thue = NO,
                                                   .ngay_cap = PERIOD_NO_DATE};
    return r->groups++;
}

/* The code to match by: its own, or the parent's of a branch that has no partner of its own where the
 * parent has one and the profile says so. */
static str
key_of(const struct reconcile *r, str mst, const struct map *partners) {
    const str parent = {mst.p, PARENT_DIGITS};

    if (mst.n == BRANCH_DIGITS && profile_int(r->p, PROFILE_DC_CHI_NHANH) != 0 &&
        map_get(partners, mst) == MAP_NONE && map_get(partners, parent) != MAP_NONE) {
        return parent;
    }
    return mst;
}

/* a group takes its place, name and kind from its largest employer, then the lowest code */
static bool
leads(const struct reconcile *r, const struct employers *e, uint32_t group, uint32_t main,
      const struct employers_one *one) {
    if (one->so_lao_dong != r->main_ld[group]) {
        return one->so_lao_dong > r->main_ld[group];
    }
    return str_cmp(one->code, employers_at(e, main)->code) < 0;
}

static void
lead(struct reconcile *r, uint32_t group, const struct employers_one *one) {
    struct reconcile_group *g = &r->group[group];

    g->name = one->name;
    g->xa = one->xa;
    g->co_quan = one->co_quan;
    g->loai_hinh = one->loai_hinh;
    r->main_ld[group] = one->so_lao_dong;
}

/* A group's number with one more part: unknown as soon as one part is, since a sum of some would look
 * too low and put the group into a wrong class. */
static void
join(struct reconcile *r, int64_t *sum, bool first, int64_t v) {
    if (first) {
        *sum = v;
    } else if (v == NO) {
        *sum = NO;
    } else if (*sum != NO) {
        add(r, sum, v);
    }
}

/* All employers into groups; *by_key answers with the group of a key. */
static void
group_employers(struct reconcile *r, const struct employers *e, struct map *by_key,
                uint32_t **group_of_key) {
    const uint32_t n = employers_count(e);
    uint32_t *main = arena_array(&r->a, uint32_t, n); /* [group] its leading employer */

    *group_of_key = arena_array(&r->a, uint32_t, n);
    for (uint32_t ix = 0; ix < n; ix++) {
        const struct employers_one *one = employers_at(e, ix);
        const str key = key_of(r, one->mst, &r->by_mst);
        bool fresh = true;
        uint32_t g;

        if (one->mst_ok) {
            const uint32_t at = map_put(by_key, key, &fresh);

            g = fresh ? new_group(r, by_key->key[at]) : (*group_of_key)[at];
            (*group_of_key)[at] = g;
        } else {
            g = new_group(r, one->mst);
        }
        if (fresh) {
            r->group[g].bhxh = true;
            r->group[g].employer = ix;
        }
        join(r, &r->group[g].luong_bhxh, fresh, one->quy_luong);
        join(r, &r->group[g].ld_bhxh, fresh, one->so_lao_dong);
        if (fresh || leads(r, e, g, main[g], one)) {
            main[g] = ix;
            lead(r, g, one);
        }
    }
}

/* One tax payer into its group: the employer's, or one of its own. */
static void
group_tax(struct reconcile *r, uint32_t ix, const struct map *by_key,
          const uint32_t *group_of_key) {
    struct tax *t = &r->tax[ix];
    const uint32_t at = map_get(by_key, key_of(r, r->by_mst.key[ix], by_key));
    struct reconcile_group *g;

    t->group = at == MAP_NONE ? new_group(r, r->by_mst.key[ix]) : group_of_key[at];
    g = &r->group[t->group];
    if (!g->bhxh) { /* alone: no other tax payer comes to it */
        g->name = t->name;
        g->xa = t->xa;
        g->loai_hinh = t->loai_hinh;
        g->co_quan = r->m->list[MEMBER_CO_QUAN].n;
        g->ld_thue = t->ld;
        g->luong_thue = t->luong;
    } else {
        join(r, &g->ld_thue, !g->tax, t->ld_whole ? t->ld : NO);
        join(r, &g->luong_thue, !g->tax, t->luong_whole ? t->luong : NO);
    }
    g->tax = true;
    g->active = g->active || t->active;
    if (t->ngay_cap != PERIOD_NO_DATE &&
        (g->ngay_cap == PERIOD_NO_DATE || t->ngay_cap < g->ngay_cap)) {
        g->ngay_cap = t->ngay_cap;
    }
}

/* --- classes ---------------------------------------------------------------------- */

static bool
more_workers(int64_t a, int64_t b, int64_t tolerance) {
    return a != NO && b != NO && a > (num_wide)b + tolerance;
}

/* tax payroll > BHXH payroll x (1 + tolerance), exactly */
static bool
more_pay(int64_t tax, int64_t bhxh, int64_t tolerance) {
    return tax != NO && bhxh != NO &&
           (num_wide)tax * SHARE_WHOLE > (num_wide)bhxh * (SHARE_WHOLE + tolerance);
}

/* In the order of spec 1.5. */
static enum reconcile_class
class_of(const struct profile *p, const struct reconcile_group *g, bool mst_ok) {
    const int64_t tolerance = profile_int(p, PROFILE_DC_DUNG_SAI_LD);

    if (g->bhxh && !mst_ok) {
        return RECONCILE_SAI_MST;
    }
    if (g->bhxh && g->tax) {
        if (!g->active) {
            return RECONCILE_NGUNG_THUE;
        }
        if (more_workers(g->ld_thue, g->ld_bhxh, tolerance)) {
            return RECONCILE_THIEU_LD;
        }
        if (more_pay(g->luong_thue, g->luong_bhxh, profile_int(p, PROFILE_DC_DUNG_SAI_LUONG))) {
            return RECONCILE_THIEU_LUONG;
        }
        return more_workers(g->ld_bhxh, g->ld_thue, tolerance) ? RECONCILE_THUA_LD : RECONCILE_KHOP;
    }
    if (g->bhxh) {
        return RECONCILE_KHONG_THUE;
    }
    if (!g->active) {
        return RECONCILE_THUE_NGUNG;
    }
    return g->ld_thue != NO && g->ld_thue > 0 ? RECONCILE_CHUA_TG : RECONCILE_THUE_KHONG_LD;
}

int64_t
reconcile_gap(const struct reconcile_group *g) {
    const int64_t bhxh = g->bhxh ? g->ld_bhxh : 0;
    const int64_t tax = g->tax ? g->ld_thue : 0;

    if (bhxh == NO || tax == NO) {
        return 0;
    }
    return bhxh > tax ? bhxh - tax : tax - bhxh;
}

/* --- into the cube ---------------------------------------------------------------------- */

enum { LEVELS = 4 };
static const enum member_level levels[LEVELS] = {MEMBER_TINH, MEMBER_XA, MEMBER_CO_QUAN,
                                                 MEMBER_LOAI_HINH};

static void
count(struct cube *c, const uint32_t line[LEVELS], uint32_t ind, int64_t v) {
    for (size_t k = 0; k < LEVELS; k++) {
        cube_add(c, levels[k], line[k], ind, v);
    }
}

static void
present(struct cube *c, uint32_t ind) {
    for (size_t k = 0; k < LEVELS; k++) {
        cube_present(c, levels[k], ind);
    }
}

static void
count_groups(struct reconcile *r, const struct employers *e, struct cube *c) {
    for (uint32_t k = 0; k < RECONCILE_CLASS_COUNT; k++) {
        present(c, class_row[k].dv);
        present(c, class_row[k].ld);
    }
    for (uint32_t ix = 0; ix < r->groups; ix++) {
        struct reconcile_group *g = &r->group[ix];
        const bool ok = !g->bhxh || employers_at(e, g->employer)->mst_ok;
        const uint32_t line[LEVELS] = {0, g->xa, g->co_quan, g->loai_hinh};

        g->class = class_of(r->p, g, ok);
        count(c, line, class_row[g->class].dv, 1);
        count(c, line, class_row[g->class].ld, reconcile_gap(g));
    }
}

/* Which columns of the tax side were delivered: an empty file delivers all. */
struct given {
    bool ld, luong, ngay_cap;
};

static struct given
given_of(const struct reconcile *r) {
    const bool empty = r->taxes == 0;
    struct given v = {empty, empty, empty};

    for (uint32_t ix = 0; ix < r->taxes; ix++) {
        v.ld = v.ld || r->tax[ix].ld != NO;
        v.luong = v.luong || r->tax[ix].luong != NO;
        v.ngay_cap = v.ngay_cap || r->tax[ix].ngay_cap != PERIOD_NO_DATE;
    }
    return v;
}

/* A tax payer at its own commune and kind, and at its group's department (tax knows none). */
static void
count_tax(const struct reconcile *r, const struct tax *t, const struct given *v,
          const struct reconcile_group *g, struct cube *c) {
    const enum period_calendar lich =
        profile_int(r->p, PROFILE_KY_LICH) == PERIOD_ND09 ? PERIOD_ND09 : PERIOD_DUONG_LICH;
    const uint32_t unassigned = r->m->list[MEMBER_CO_QUAN].n;
    const uint32_t line[LEVELS] = {0, t->xa, g != NULL ? g->co_quan : unassigned, t->loai_hinh};

    count(c, line, INDICATOR_THUE_DV, t->active);
    if (v->ld) {
        count(c, line, INDICATOR_THUE_LD, t->active && t->ld != NO ? t->ld : 0);
    }
    if (v->luong) {
        count(c, line, INDICATOR_THUE_QUY_LUONG, t->active && t->luong != NO ? t->luong : 0);
    }
    if (v->ngay_cap) {
        const bool moi = t->ngay_cap != PERIOD_NO_DATE &&
                         t->ngay_cap >= period_first(c->period, lich) &&
                         t->ngay_cap <= period_last(c->period, lich);

        count(c, line, INDICATOR_THUE_MOI, moi);
        if (g != NULL) {
            count(c, line, INDICATOR_THUE_MOI_CTG, moi && !g->bhxh);
        }
    }
}

/* The tax side's own figures. */
static void
count_taxes(const struct reconcile *r, bool matched, struct cube *c) {
    const struct given v = given_of(r);
    const struct {
        bool present;
        uint32_t ind;
    } row[] = {{true, INDICATOR_THUE_DV},
               {v.ld, INDICATOR_THUE_LD},
               {v.luong, INDICATOR_THUE_QUY_LUONG},
               {v.ngay_cap, INDICATOR_THUE_MOI},
               {v.ngay_cap && matched, INDICATOR_THUE_MOI_CTG}};

    for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
        if (row[i].present) {
            present(c, row[i].ind);
        }
    }
    for (uint32_t ix = 0; ix < r->taxes; ix++) {
        const struct tax *t = &r->tax[ix];

        count_tax(r, t, &v, matched ? &r->group[t->group] : NULL, c);
    }
}

static void
match(struct reconcile *r, const struct employers *e) {
    struct map by_key;
    uint32_t *group_of_key;

    map_init(&by_key, &r->a);
    group_employers(r, e, &by_key, &group_of_key);
    for (uint32_t ix = 0; ix < r->taxes; ix++) {
        group_tax(r, ix, &by_key, group_of_key);
    }
    map_free(&by_key);
}

bool
reconcile_finish(struct reconcile *r, const struct employers *e, struct cube *c, struct err *err) {
    assert(r->groups == 0);
    if (e != NULL) {
        match(r, e);
        count_groups(r, e, c);
    }
    count_taxes(r, e != NULL, c);
    if (r->overflow) {
        return err_set(
            err, ERR_DATA,
            "đối chiếu thuế: tổng số lao động hoặc quỹ lương của một mã số thuế vượt quá "
            "64 bit; hãy kiểm tra đơn vị tính của các cột tiền");
    }
    return true;
}

uint32_t
reconcile_count(const struct reconcile *r) {
    return r->groups;
}

const struct reconcile_group *
reconcile_at(const struct reconcile *r, uint32_t ix) {
    assert(ix < r->groups);
    return &r->group[ix];
}
