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
    uint32_t *department; /* [as v] the same as there: every person asks for one */
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
        free(e->department);
        duplicates_free(&e->repeat);
        arena_free(&e->a);
        free(e);
    }
}

static void
grow(struct employers *e) {
    e->cap = e->cap == 0 ? EMPLOYERS_MIN : e->cap * 2;
    e->v = heap_resize(e->v, e->cap, sizeof *e->v);
    e->department = heap_resize(e->department, e->cap, sizeof *e->department);
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
    e->department[ix] = e->v[ix].co_quan;
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
employers_department(const struct employers *e, uint32_t employer) {
    assert(employer <= e->n);
    return employer == 0 ? e->m->list[MEMBER_CO_QUAN].n : e->department[employer - 1];
}

static bool
tells_overdue(const struct employers_one *one) {
    return one->cham_dong != EXTRACT_NO_NUMBER;
}

static bool
tells_months(const struct employers_one *one) {
    return tells_overdue(one) && one->so_thang_cham_x100 != EXTRACT_NO_NUMBER;
}

/* What is overdue; EXTRACT_NO_NUMBER when the employer does not say. */
static int64_t
overdue(const struct employers_one *one) {
    return one->cham_dong < 0 && tells_overdue(one) ? 0 : one->cham_dong;
}

/* What was paid beyond the dues. */
static int64_t
paid_beyond(const struct employers_one *one) {
    if (!tells_overdue(one)) {
        return EXTRACT_NO_NUMBER;
    }
    return one->cham_dong < 0 ? -one->cham_dong : 0; /* INT64_MIN is no number here */
}

/* What is overdue for so many hundredths of a month, `from` included and `below` not. */
static int64_t
overdue_for(const struct employers_one *one, int64_t from, int64_t below) {
    const int64_t months = one->so_thang_cham_x100;

    if (!tells_months(one)) {
        return EXTRACT_NO_NUMBER;
    }
    return months >= from && months < below ? overdue(one) : 0;
}

static int64_t
is_late(const struct employers_one *one) {
    return tells_overdue(one) ? one->cham_dong > 0 : EXTRACT_NO_NUMBER;
}

/* Late for as many months as are named in public. */
static int64_t
is_late_long(const struct employers_one *one) {
    return tells_months(one) ? one->cham_dong > 0 && one->so_thang_cham_x100 >= EMPLOYERS_LATE_X100
                             : EXTRACT_NO_NUMBER;
}

/* The indicators that an employer adds to: the name; whether it is known (0) when a file has no employers; what one employer
 * adds, EXTRACT_NO_NUMBER where it gives no such figure. */
#define EMPLOYERS_FIGURES(X)                                                                       \
    X(DV, true, 1)                                                                                 \
    X(DV_LD, true, one->so_lao_dong)                                                               \
    X(QUY_LUONG, false, one->quy_luong)                                                            \
    X(PHAI_THU, false, one->phai_dong)                                                             \
    X(DA_THU, false, one->da_dong)                                                                 \
    X(CHAM_DONG, false, overdue(one))                                                              \
    X(DONG_THUA, false, paid_beyond(one))                                                          \
    X(CHAM_D1, false, overdue_for(one, 0, 100))                                                    \
    X(CHAM_1_3, false, overdue_for(one, 100, 300))                                                 \
    X(CHAM_3_6, false, overdue_for(one, 300, 600))                                                 \
    X(CHAM_6_12, false, overdue_for(one, 600, 1200))                                               \
    X(CHAM_12, false, overdue_for(one, 1200, INT64_MAX))                                           \
    X(DV_CHAM, false, is_late(one))                                                                \
    X(DV_CHAM_3T, false, is_late_long(one))

static const uint32_t figures[] = {
#define EMPLOYERS_IND(IND, when_none, v) INDICATOR_##IND,
    EMPLOYERS_FIGURES(EMPLOYERS_IND)
#undef EMPLOYERS_IND
};
enum { FIGURES = sizeof figures / sizeof figures[0] };
static const bool known_when_none[FIGURES] = {
#define EMPLOYERS_NONE(IND, when_none, v) when_none,
    EMPLOYERS_FIGURES(EMPLOYERS_NONE)
#undef EMPLOYERS_NONE
};

/* What one employer adds to one of them; EXTRACT_NO_NUMBER also for every other indicator. */
static int64_t
figure(const struct employers_one *one, uint32_t ind) {
    switch (ind) {
#define EMPLOYERS_CASE(IND, when_none, v)                                                          \
    case INDICATOR_##IND:                                                                          \
        return v;
        EMPLOYERS_FIGURES(EMPLOYERS_CASE)
#undef EMPLOYERS_CASE
    default:
        return EXTRACT_NO_NUMBER;
    }
}

const uint32_t *
employers_indicators(size_t *n) {
    *n = FIGURES;
    return figures;
}

bool
employers_figure(const struct employers_one *one, uint32_t ind, int64_t *v) {
    *v = figure(one, ind);
    return *v != EXTRACT_NO_NUMBER;
}

static const enum member_level levels[] = {MEMBER_TINH, MEMBER_XA, MEMBER_CO_QUAN,
                                           MEMBER_LOAI_HINH};
enum { LEVELS = sizeof levels / sizeof levels[0] };

/* false: no employer gave this figure.  Who adds 0, as most do to what is overdue, changes nothing: the caller makes the
 * figure present. */
static bool
add_figure(const struct employers *e, struct cube *c, uint32_t ind) {
    bool have = false;

    for (uint32_t ix = 0; ix < e->n; ix++) {
        const struct employers_one *one = &e->v[ix];
        const uint32_t line[LEVELS] = {0, one->xa, one->co_quan, one->loai_hinh};
        const int64_t v = figure(one, ind);

        for (size_t l = 0; v != EXTRACT_NO_NUMBER && v != 0 && l < LEVELS; l++) {
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
        const bool have = add_figure(e, c, ind) || known_when_none[i];

        for (size_t l = 0; have && l < LEVELS; l++) {
            cube_present(c, levels[l], ind);
        }
    }
    c->overflow = c->overflow || e->overflow;
}
