/* reconcile_match - both sides come in and are matched by tax code; the classes are in reconcile_cube.c.
 * See reconcile.h. */

#include "figures/reconcile.h"

#include <assert.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/heap.h"
#include "base/map.h"
#include "figures/reconcile_parts.h"

enum { RECONCILE_MIN = 64, PARENT_DIGITS = 10, BRANCH_DIGITS = 13 };
#define NO EXTRACT_NO_NUMBER

struct reconcile *
reconcile_new(const struct profile *p, const struct member_set *m, struct ledger *l) {
    struct reconcile *r = heap_new(struct reconcile);

    r->p = p;
    r->m = m;
    r->l = l;
    map_init(&r->by_mst, &r->a);
    duplicates_start(&r->repeat);
    map_init(&r->decided, &r->a);
    return r;
}

void
reconcile_free(struct reconcile *r) {
    if (r != NULL) {
        map_free(&r->by_mst);
        duplicates_free(&r->repeat);
        map_free(&r->decided);
        free(r->tax);
        free(r->group);
        arena_free(&r->a);
        free(r);
    }
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

static void
add_tax_row(struct reconcile *r, struct reconcile_tax *t, const struct extract_taxpayer *row) {
    t->rows++;
    add(r, &t->ld, row->so_lao_dong);
    add(r, &t->luong, row->tong_quy_luong);
    t->ld_whole = t->ld_whole && row->so_lao_dong != NO;
    t->luong_whole = t->luong_whole && row->tong_quy_luong != NO;
    t->active = t->active || row->active;
    if (row->ngay_cap != PERIOD_NO_DATE &&
        (t->ngay_cap == PERIOD_NO_DATE || row->ngay_cap < t->ngay_cap)) {
        t->ngay_cap = row->ngay_cap;
    }
}

/* The tax payer of a row, a fresh one where *added.  What is no valid code tells nobody from another ("chưa
 * cấp", 14 digits): such a row is told by its name too, and its key is like no code that could be matched. */
static uint32_t
payer_of(struct reconcile *r, const struct extract_taxpayer *t, bool *added) {
    struct buf key = {0};
    uint32_t ix;

    if (t->mst_ok) {
        return map_put(&r->by_mst, t->mst, added);
    }
    buf_char(&key, '\n'); /* stands in no code and in no name */
    buf_str(&key, t->mst);
    buf_char(&key, '\n');
    buf_str(&key, t->ten);
    ix = map_put(&r->by_mst, buf_view(&key), added);
    buf_free(&key);
    return ix;
}

static void
add_payer(struct reconcile *r, uint32_t ix, struct extract_at at,
          const struct extract_taxpayer *t) {
    if (r->taxes == r->tax_cap) {
        r->tax_cap = r->tax_cap == 0 ? RECONCILE_MIN : r->tax_cap * 2;
        r->tax = heap_resize(r->tax, r->tax_cap, sizeof *r->tax);
    }
    r->tax[r->taxes++] =
        (struct reconcile_tax){.name = str_keep(&r->a, t->ten),
                               .address = t->dia_chi.n == 0 ? STR("") : str_keep(&r->a, t->dia_chi),
                               .at = at,
                               .xa = t->xa,
                               .loai_hinh = t->loai_hinh,
                               .status = (int8_t)t->status,
                               .group = MEMBER_NONE,
                               .ld = NO,
                               .luong = NO,
                               .ld_whole = true,
                               .luong_whole = true,
                               .ngay_cap = PERIOD_NO_DATE,
                               .mst = t->mst_ok ? r->by_mst.key[ix] : str_keep(&r->a, t->mst)};
}

/* What a row of a code that stands already is: given twice, or one more. */
static enum extract_pot
again(struct reconcile *r, uint32_t ix, struct extract_at at, const struct extract_taxpayer *t) {
    const struct reconcile_tax *tax = &r->tax[ix];
    const struct duplicates_row now = {
        {t->so_lao_dong, t->tong_quy_luong, t->xa, t->loai_hinh, t->ngay_cap, t->active}};
    /* of its first row, as long as it has no other */
    const struct duplicates_row first = {
        {tax->ld, tax->luong, tax->xa, tax->loai_hinh, tax->ngay_cap, tax->active}};
    const struct duplicates_case c = {.code = ix,
                                      .rows = tax->rows,
                                      .first = &first,
                                      .now = &now,
                                      .alike = str_eq(tax->name, t->ten),
                                      .at = at,
                                      .column = STR("ma_so_thue"),
                                      .value = t->mst,
                                      .xa = member_code(r->m, MEMBER_XA, t->xa)};

    return duplicates_weigh(&r->repeat, r->l, &c);
}

enum extract_pot
reconcile_taxpayer(struct reconcile *r, struct extract_at at, const struct extract_taxpayer *t) {
    enum extract_pot pot = EXTRACT_ACCEPTED;
    bool added = false;
    const uint32_t ix = payer_of(r, t, &added);

    if (added) {
        add_payer(r, ix, at, t);
    } else {
        pot = again(r, ix, at, t);
    }
    if (pot == EXTRACT_ACCEPTED) {
        add_tax_row(r, &r->tax[ix], t);
    }
    return pot;
}

/* --- matching --------------------------------------------------------------------- */

static uint32_t
new_group(struct reconcile *r, str mst) {
    if (r->groups == r->group_cap) {
        r->group_cap = r->group_cap == 0 ? RECONCILE_MIN : r->group_cap * 2;
        r->group = heap_resize(r->group, r->group_cap, sizeof *r->group);
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
leads(const struct employers_one *main, const struct employers_one *one) {
    if (one->so_lao_dong != main->so_lao_dong) {
        return one->so_lao_dong > main->so_lao_dong;
    }
    return str_cmp(one->code, main->code) < 0;
}

static void
lead(struct reconcile_group *g, const struct employers_one *one) {
    g->name = one->name;
    g->xa = one->xa;
    g->co_quan = one->co_quan;
    g->loai_hinh = one->loai_hinh;
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
    uint32_t *main = arena_array(by_key->arena, uint32_t, n); /* [group] its leading employer */

    r->group_of = arena_array(&r->a, uint32_t, n);
    *group_of_key = arena_array(by_key->arena, uint32_t, n);
    for (uint32_t ix = 0; ix < n; ix++) {
        const struct employers_one *one = employers_at(e, ix);
        bool ok;
        const str mst = reconcile_code(r, one, &ok);
        const str key = key_of(r, mst, &r->by_mst);
        bool fresh = true;
        uint32_t g;

        if (ok) {
            const uint32_t at = map_put(by_key, key, &fresh);

            g = fresh ? new_group(r, key) : (*group_of_key)[at];
            (*group_of_key)[at] = g;
        } else {
            g = new_group(r, one->mst);
        }
        r->group_of[ix] = g;
        r->told.matched += ok && !(one->mst_ok && str_eq(mst, one->mst)) ? 1U : 0U;
        r->told.parted += one->mst_ok && !ok ? 1U : 0U;
        if (fresh) {
            r->group[g].mst_ok = ok;
            r->group[g].bhxh = true;
            r->group[g].employer = ix;
        }
        join(r, &r->group[g].luong_bhxh, fresh, one->quy_luong);
        join(r, &r->group[g].ld_bhxh, fresh, one->so_lao_dong);
        if (fresh || leads(employers_at(e, main[g]), one)) {
            main[g] = ix;
            lead(&r->group[g], one);
        }
    }
}

/* One tax payer into its group: the employer's, or one of its own. */
static void
group_tax(struct reconcile *r, uint32_t ix, const struct map *by_key,
          const uint32_t *group_of_key) {
    struct reconcile_tax *t = &r->tax[ix];
    const uint32_t at = map_get(by_key, key_of(r, r->by_mst.key[ix], by_key));
    struct reconcile_group *g;

    t->group = at == MAP_NONE ? new_group(r, t->mst) : group_of_key[at];
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

void
reconcile_match(struct reconcile *r, const struct employers *e) {
    struct arena scratch = ARENA_EMPTY;
    struct map by_key;
    uint32_t *group_of_key;

    map_init(&by_key, &scratch);
    for (uint32_t i = 0; i < r->decided.n; i++) {
        r->told.strange += employers_find(e, r->decided.key[i]) == NULL ? 1U : 0U;
    }
    group_employers(r, e, &by_key, &group_of_key);
    for (uint32_t ix = 0; ix < r->taxes; ix++) {
        group_tax(r, ix, &by_key, group_of_key);
    }
    map_free(&by_key);
    arena_free(&scratch);
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

uint32_t
reconcile_of_employer(const struct reconcile *r, uint32_t employer) {
    return r->group_of[employer];
}

uint32_t
reconcile_taxpayers(const struct reconcile *r) {
    return r->taxes;
}

uint32_t
reconcile_of_taxpayer(const struct reconcile *r, uint32_t ix, struct extract_at *at) {
    assert(ix < r->taxes);
    *at = r->tax[ix].at;
    return r->tax[ix].group;
}
