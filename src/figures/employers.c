/* employers - the roster of employers of a period.  See employers.h. */

#include "figures/employers.h"

#include <stdlib.h>
#include <string.h>

#include "base/heap.h"
#include "base/map.h"
#include "figures/duplicates.h"

enum { EMPLOYERS_MIN = 64 };

struct employers {
    struct arena a;
    const struct member_set *m;
    struct ledger *l;
    struct map by_code;
    struct employers_one *v;
    struct duplicates repeat;
    uint32_t n, cap;
    bool overflow;
};

struct employers *
employers_new(const struct member_set *m, struct ledger *l) {
    struct employers *e = heap_new(struct employers);

    e->m = m;
    e->l = l;
    map_init(&e->by_code, &e->a);
    duplicates_start(&e->repeat);
    return e;
}

void
employers_free(struct employers *e) {
    if (e != NULL) {
        map_free(&e->by_code);
        free(e->v);
        duplicates_free(&e->repeat);
        arena_free(&e->a);
        free(e);
    }
}

static void
grow(struct employers *e) {
    e->cap = e->cap == 0 ? EMPLOYERS_MIN : e->cap * 2;
    e->v = heap_resize(e->v, e->cap, sizeof *e->v);
}

/* *sum += v, where a missing value adds nothing and stays missing only when both are. */
static void
add(struct employers *e, int64_t *sum, int64_t v) {
    if (v == EXTRACT_NO_NUMBER) {
        return;
    }
    if (*sum == EXTRACT_NO_NUMBER) {
        *sum = v;
    } else if (!num_add(*sum, v, sum)) {
        e->overflow = true;
    }
}

static void
add_row(struct employers *e, struct employers_one *one, const struct extract_employer *r) {
    add(e, &one->so_lao_dong, r->so_lao_dong);
    add(e, &one->quy_luong, r->quy_luong);
    add(e, &one->phai_dong, r->phai_dong);
    add(e, &one->da_dong, r->da_dong);
    add(e, &one->cham_dong, r->cham_dong);
    if (r->so_thang_cham > one->so_thang_cham) { /* a missing value is below every number */
        one->so_thang_cham = r->so_thang_cham;
    }
}

static uint32_t
department_of(const struct employers *e, const struct extract_employer *r) {
    return r->co_quan == MEMBER_NONE ? e->m->list[MEMBER_CO_QUAN].n : r->co_quan;
}

static bool
is_alike(const struct employers *e, const struct employers_one *one,
         const struct extract_employer *r) {
    return str_eq(one->name, r->ten) && str_eq(one->mst, r->mst) && one->xa == r->xa &&
           one->co_quan == department_of(e, r) && one->loai_hinh == r->loai_hinh;
}

/* A code that stands already. */
static enum extract_pot
again(struct employers *e, uint32_t ix, struct extract_at at, const struct extract_employer *r) {
    struct employers_one *one = &e->v[ix];
    const struct duplicates_row now = {
        {r->so_lao_dong, r->quy_luong, r->phai_dong, r->da_dong, r->cham_dong, r->so_thang_cham}};
    /* of its first row, as long as it has no other */
    const struct duplicates_row first = {{one->so_lao_dong, one->quy_luong, one->phai_dong,
                                          one->da_dong, one->cham_dong, one->so_thang_cham}};
    const struct duplicates_case c = {.code = ix,
                                      .rows = one->rows,
                                      .first = &first,
                                      .now = &now,
                                      .alike = is_alike(e, one, r),
                                      .at = at,
                                      .column = STR("ma_don_vi"),
                                      .value = r->ma_don_vi,
                                      .xa = member_code(e->m, MEMBER_XA, r->xa)};
    const enum extract_pot pot = duplicates_weigh(&e->repeat, e->l, &c);

    if (pot == EXTRACT_ACCEPTED) {
        add_row(e, one, r);
        one->rows++;
    }
    return pot;
}

enum extract_pot
employers_row(struct employers *e, struct extract_at at, const struct extract_employer *r) {
    bool added = false;
    const uint32_t ix = map_put(&e->by_code, r->ma_don_vi, &added);

    if (!added) {
        return again(e, ix, at, r);
    }
    if (e->n == e->cap) {
        grow(e);
    }
    e->v[ix] = (struct employers_one){
        .code = e->by_code.key[ix],
        .name = str_keep(&e->a, r->ten),
        .mst = str_keep(&e->a, r->mst),
        .mst_ok = r->mst_ok,
        .xa = r->xa,
        .co_quan = department_of(e, r),
        .loai_hinh = r->loai_hinh,
        .so_lao_dong = r->so_lao_dong,
        .quy_luong = r->quy_luong,
        .phai_dong = r->phai_dong,
        .da_dong = r->da_dong,
        .cham_dong = r->cham_dong,
        .so_thang_cham = r->so_thang_cham,
        .rows = 1,
        .at = at,
    };
    e->n++;
    return EXTRACT_ACCEPTED;
}

uint32_t
employers_count(const struct employers *e) {
    return e->n;
}

const struct employers_one *
employers_at(const struct employers *e, uint32_t ix) {
    return &e->v[ix];
}

const struct employers_one *
employers_find(const struct employers *e, str code) {
    const uint32_t ix = code.n == 0 ? MAP_NONE : map_get(&e->by_code, code);

    return ix == MAP_NONE ? NULL : &e->v[ix];
}

const struct member_set *
employers_members(const struct employers *e) {
    return e->m;
}

uint32_t
employers_department(const struct employers *e, str code) {
    const struct employers_one *one = employers_find(e, code);

    return one == NULL ? e->m->list[MEMBER_CO_QUAN].n : one->co_quan;
}

/* Age of an overdue amount in whole months: from this month on, in this indicator. */
static const struct {
    int64_t from;
    uint32_t ind;
} ages[] = {
    {12, INDICATOR_CHAM_12}, {6, INDICATOR_CHAM_6_12}, {3, INDICATOR_CHAM_3_6},
    {1, INDICATOR_CHAM_1_3}, {0, INDICATOR_CHAM_D1},
};

static uint32_t
age_of(int64_t months) {
    size_t i = 0;

    while (months < ages[i].from) {
        i++;
    }
    return ages[i].ind;
}

/* One employer's figures: value[ind], EXTRACT_NO_NUMBER where it gives none. */
enum { FIGURES_LAST = INDICATOR_DV_CHAM_3T, FIGURES_FIRST = INDICATOR_DV };
enum { FIGURES = FIGURES_LAST - FIGURES_FIRST + 1 };

static void
figure_set(int64_t v[FIGURES], uint32_t ind, int64_t value) {
    v[ind - FIGURES_FIRST] = value;
}

static void
figure(const struct employers_one *one, int64_t v[FIGURES]) {
    const bool told = one->cham_dong != EXTRACT_NO_NUMBER;
    const bool late = told && one->cham_dong > 0;
    const bool aged = one->so_thang_cham != EXTRACT_NO_NUMBER && one->so_thang_cham >= 0;

    for (size_t i = 0; i < FIGURES; i++) {
        v[i] = EXTRACT_NO_NUMBER;
    }
    figure_set(v, INDICATOR_DV, 1);
    figure_set(v, INDICATOR_DV_LD, one->so_lao_dong);
    figure_set(v, INDICATOR_QUY_LUONG, one->quy_luong);
    figure_set(v, INDICATOR_PHAI_THU, one->phai_dong);
    figure_set(v, INDICATOR_DA_THU, one->da_dong);
    figure_set(v, INDICATOR_CHAM_DONG, one->cham_dong);
    if (told) {
        figure_set(v, INDICATOR_DV_CHAM, late);
    }
    if (told && aged) {
        for (size_t i = 0; i < sizeof ages / sizeof ages[0]; i++) {
            figure_set(v, ages[i].ind, 0);
        }
        figure_set(v, age_of(one->so_thang_cham), one->cham_dong);
        figure_set(v, INDICATOR_DV_CHAM_3T, late && one->so_thang_cham >= EMPLOYERS_LATE_MONTHS);
    }
}

bool
employers_figure(const struct employers_one *one, uint32_t ind, int64_t *v) {
    int64_t all[FIGURES];

    if (ind < FIGURES_FIRST || ind > FIGURES_LAST) {
        return false;
    }
    figure(one, all);
    *v = all[ind - FIGURES_FIRST];
    return *v != EXTRACT_NO_NUMBER;
}

static const enum member_level levels[] = {MEMBER_TINH, MEMBER_XA, MEMBER_CO_QUAN,
                                           MEMBER_LOAI_HINH};

void
employers_finish(const struct employers *e, struct cube *c) {
    enum { LEVELS = sizeof levels / sizeof levels[0] };
    bool have[FIGURES] = {false};

    /* An empty file was delivered too: it has no employers. */
    have[INDICATOR_DV - FIGURES_FIRST] = true;
    have[INDICATOR_DV_LD - FIGURES_FIRST] = true;
    for (uint32_t ix = 0; ix < e->n; ix++) {
        const struct employers_one *one = &e->v[ix];
        const uint32_t line[LEVELS] = {0, one->xa, one->co_quan, one->loai_hinh};
        int64_t v[FIGURES];

        figure(one, v);
        for (uint32_t i = 0; i < FIGURES; i++) {
            if (v[i] == EXTRACT_NO_NUMBER) {
                continue;
            }
            have[i] = true;
            for (size_t l = 0; l < LEVELS; l++) {
                cube_add(c, levels[l], line[l], FIGURES_FIRST + i, v[i]);
            }
        }
    }
    for (uint32_t i = 0; i < FIGURES; i++) {
        for (size_t l = 0; have[i] && l < LEVELS; l++) {
            cube_present(c, levels[l], FIGURES_FIRST + i);
        }
    }
    c->overflow = c->overflow || e->overflow;
}
