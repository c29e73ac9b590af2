/* employers - the roster of employers of a period.  See employers.h. */

#include "figures/employers.h"

#include <assert.h>
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
    if (r->so_thang_cham_x100 >
        one->so_thang_cham_x100) { /* a missing value is below every number */
        one->so_thang_cham_x100 = r->so_thang_cham_x100;
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
    const struct duplicates_row now = {{r->so_lao_dong, r->quy_luong, r->phai_dong, r->da_dong,
                                        r->cham_dong, r->so_thang_cham_x100}};
    /* of its first row, as long as it has no other */
    const struct duplicates_row first = {{one->so_lao_dong, one->quy_luong, one->phai_dong,
                                          one->da_dong, one->cham_dong, one->so_thang_cham_x100}};
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
        .dia_chi = str_keep(&e->a, r->dia_chi),
        .mst_ok = r->mst_ok,
        .xa = r->xa,
        .co_quan = department_of(e, r),
        .loai_hinh = r->loai_hinh,
        .so_lao_dong = r->so_lao_dong,
        .quy_luong = r->quy_luong,
        .phai_dong = r->phai_dong,
        .da_dong = r->da_dong,
        .cham_dong = r->cham_dong,
        .so_thang_cham_x100 = r->so_thang_cham_x100,
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
    assert(ix < e->n);
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

/* Age of an overdue amount: from so many hundredths of a month on, in this indicator. */
static const struct {
    int64_t from;
    uint32_t ind;
} ages[] = {
    {1200, INDICATOR_CHAM_12}, {600, INDICATOR_CHAM_6_12}, {300, INDICATOR_CHAM_3_6},
    {100, INDICATOR_CHAM_1_3}, {0, INDICATOR_CHAM_D1},
};

static uint32_t
age_of(int64_t months_x100) {
    size_t i = 0;

    while (months_x100 < ages[i].from) {
        i++;
    }
    return ages[i].ind;
}

/* The indicators that an employer adds to. */
static const uint32_t figures[] = {
    INDICATOR_DV,       INDICATOR_DV_LD,      INDICATOR_QUY_LUONG, INDICATOR_PHAI_THU,
    INDICATOR_DA_THU,   INDICATOR_CHAM_DONG,  INDICATOR_DONG_THUA, INDICATOR_CHAM_D1,
    INDICATOR_CHAM_1_3, INDICATOR_CHAM_3_6,   INDICATOR_CHAM_6_12, INDICATOR_CHAM_12,
    INDICATOR_DV_CHAM,  INDICATOR_DV_CHAM_3T,
};
enum { FIGURES = sizeof figures / sizeof figures[0] };

static int64_t
positive(int64_t v) {
    return v > 0 ? v : 0;
}

/* What one employer adds to one of them, EXTRACT_NO_NUMBER where it gives no such figure. */
static int64_t
figure(const struct employers_one *one, uint32_t ind) {
    const bool told = one->cham_dong != EXTRACT_NO_NUMBER;
    const bool late = told && one->cham_dong > 0;
    const bool aged = told && one->so_thang_cham_x100 != EXTRACT_NO_NUMBER;

    switch (ind) {
    case INDICATOR_DV:
        return 1;
    case INDICATOR_DV_LD:
        return one->so_lao_dong;
    case INDICATOR_QUY_LUONG:
        return one->quy_luong;
    case INDICATOR_PHAI_THU:
        return one->phai_dong;
    case INDICATOR_DA_THU:
        return one->da_dong;
    case INDICATOR_CHAM_DONG:
        return told ? positive(one->cham_dong) : EXTRACT_NO_NUMBER;
    case INDICATOR_DONG_THUA: /* -INT64_MIN is no number, and INT64_MIN is none here */
        return told ? positive(-one->cham_dong) : EXTRACT_NO_NUMBER;
    case INDICATOR_DV_CHAM:
        return told ? late : EXTRACT_NO_NUMBER;
    case INDICATOR_DV_CHAM_3T:
        return aged ? late && one->so_thang_cham_x100 >= EMPLOYERS_LATE_X100 : EXTRACT_NO_NUMBER;
    default: /* an age */
        return !aged                                    ? EXTRACT_NO_NUMBER
               : age_of(one->so_thang_cham_x100) == ind ? positive(one->cham_dong)
                                                        : 0;
    }
}

const uint32_t *
employers_indicators(size_t *n) {
    *n = FIGURES;
    return figures;
}

bool
employers_figure(const struct employers_one *one, uint32_t ind, int64_t *v) {
    for (size_t i = 0; i < FIGURES; i++) {
        if (figures[i] == ind) {
            *v = figure(one, ind);
            return *v != EXTRACT_NO_NUMBER;
        }
    }
    return false;
}

static const enum member_level levels[] = {MEMBER_TINH, MEMBER_XA, MEMBER_CO_QUAN,
                                           MEMBER_LOAI_HINH};
enum { LEVELS = sizeof levels / sizeof levels[0] };

/* false: no employer gave this figure. */
static bool
add_figure(const struct employers *e, struct cube *c, uint32_t ind) {
    bool have = false;

    for (uint32_t ix = 0; ix < e->n; ix++) {
        const struct employers_one *one = &e->v[ix];
        const uint32_t line[LEVELS] = {0, one->xa, one->co_quan, one->loai_hinh};
        const int64_t v = figure(one, ind);

        for (size_t l = 0; v != EXTRACT_NO_NUMBER && l < LEVELS; l++) {
            cube_add(c, levels[l], line[l], ind, v);
        }
        have = have || v != EXTRACT_NO_NUMBER;
    }
    return have;
}

void
employers_finish(const struct employers *e, struct cube *c) {
    for (size_t i = 0; i < FIGURES; i++) {
        const uint32_t ind = figures[i];
        /* An empty file was delivered too: it has no employers. */
        const bool have = add_figure(e, c, ind) || ind == INDICATOR_DV || ind == INDICATOR_DV_LD;

        for (size_t l = 0; have && l < LEVELS; l++) {
            cube_present(c, levels[l], ind);
        }
    }
    c->overflow = c->overflow || e->overflow;
}
