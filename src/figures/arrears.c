/* arrears - late payment employer by employer.  See arrears.h. */

#include "figures/arrears.h"
#include "ingest/taxcode.h"

#include <stdio.h>
#include <stdlib.h>

#define L LIST_CHAM_DONG_3T

struct late {
    const struct employers_one *one;
};

/* Largest amount first, then by code. */
static int
by_amount(const void *a, const void *b) {
    const struct employers_one *x = ((const struct late *)a)->one;
    const struct employers_one *y = ((const struct late *)b)->one;

    if (x->cham_dong != y->cham_dong) {
        return x->cham_dong > y->cham_dong ? -1 : 1;
    }
    return str_cmp(x->code, y->code);
}

static bool
told(const struct employers_one *one) {
    return one->cham_dong != EXTRACT_NO_NUMBER && one->so_thang_cham_x100 != EXTRACT_NO_NUMBER;
}

static bool
late(const struct employers_one *one) {
    return told(one) && one->cham_dong > 0 && one->so_thang_cham_x100 >= EMPLOYERS_LATE_X100;
}

static bool
anyone_told(const struct employers *e) {
    bool any = false;

    for (uint32_t ix = 0; !any && ix < employers_count(e); ix++) {
        any = told(employers_at(e, ix));
    }
    return any;
}

/* Those of the past that tell of late payment; how many periods tell with this one goes into the set. */
static struct arrears_past
telling(const struct arrears_past *past, struct list_set *out) {
    struct arrears_past p = {{NULL}};

    if (past != NULL) {
        p = *past;
    }
    out->late_periods = 1;
    for (unsigned k = 0; k < ARREARS_PERIODS - 1; k++) {
        if (p.of[k] != NULL && !anyone_told(p.of[k])) {
            p.of[k] = NULL;
        }
        out->late_periods += p.of[k] != NULL;
    }
    return p;
}

/* "3/4" of one that is late now. */
static void
put_often(struct arena *a, struct list_row *r, str code, const struct arrears_past *past) {
    unsigned often = 1;
    unsigned of = 1;
    char text[24];

    for (unsigned k = 0; k < ARREARS_PERIODS - 1; k++) {
        const struct employers_one *then =
            past->of[k] == NULL ? NULL : employers_find(past->of[k], code);

        of += past->of[k] != NULL && (then == NULL || told(then));
        often += then != NULL && late(then);
    }
    r->late_in = (uint16_t)often;
    if (of > 1) {
        (void)snprintf(text, sizeof text, "%u/%u", often, of);
        list_put_text(r, L, "so_ky_cham", str_keep(a, str_from(text)));
    }
}

static void
put(struct arena *a, struct list_row *r, const struct member_set *m,
    const struct employers_one *one, const struct employers *before) {
    const struct employers_one *then = before == NULL ? NULL : employers_find(before, one->code);

    r->xa = one->xa;
    r->co_quan = one->co_quan;
    r->loai_hinh = one->loai_hinh;
    list_put_text(r, L, "ma_don_vi", one->code);
    list_put_text(r, L, "ten", one->name);
    list_put_text(r, L, "ma_so_thue", taxcode_shown(a, one->mst));
    list_put_text(r, L, "xa", member_name(m, MEMBER_XA, one->xa));
    list_put_text(r, L, "co_quan", member_name(m, MEMBER_CO_QUAN, one->co_quan));
    list_put_text(r, L, "loai_hinh", member_name(m, MEMBER_LOAI_HINH, one->loai_hinh));
    list_put_text(r, L, "dia_chi", one->dia_chi);
    list_put_number(r, L, "so_lao_dong", one->so_lao_dong);
    list_put_decimal(r, L, "so_thang_cham", one->so_thang_cham_x100);
    list_put_number(r, L, "cham_dong", one->cham_dong);
    if (then != NULL && then->cham_dong != EXTRACT_NO_NUMBER) {
        list_put_number(r, L, "cham_truoc", then->cham_dong > 0 ? then->cham_dong : 0);
    }
    if (then != NULL && told(then)) {
        list_put_decimal(r, L, "thang_truoc", then->cham_dong > 0 ? then->so_thang_cham_x100 : 0);
    }
    if (before != NULL && (then == NULL || told(then))) {
        list_put_text(r, L, "lap_lai", then != NULL && late(then) ? STR("Có") : STR("Không"));
    }
    if (before != NULL) {
        list_put_text(r, L, "thay_doi", str_from(arrears_change_text(arrears_change(one, before))));
    }
    if (one->phai_dong != EXTRACT_NO_NUMBER) {
        list_put_number(r, L, "phai_dong", one->phai_dong);
        list_put_ratio(a, r, L, "ty_le", (struct num_ratio){one->cham_dong, one->phai_dong});
    }
}

void
arrears_list(const struct employers *e, const struct employers *before,
             const struct arrears_past *past, struct arena *a, struct list_set *out) {
    const struct arrears_past periods = telling(past, out);
    const uint32_t n = employers_count(e);
    struct list *list = &out->of[L];
    struct arena scratch = ARENA_EMPTY;
    struct late *order = arena_array(&scratch, struct late, n);
    uint32_t found = 0;

    *list = (struct list){.id = L};
    out->known[L] = n == 0;
    for (uint32_t ix = 0; ix < n; ix++) {
        const struct employers_one *one = employers_at(e, ix);

        out->known[L] = out->known[L] || told(one);
        if (late(one)) {
            order[found++].one = one;
        }
    }
    qsort(order, found, sizeof *order, by_amount);
    list_expect(a, list, found);
    for (uint32_t i = 0; i < found; i++) {
        struct list_row *r = list_add(a, list);

        put(a, r, employers_members(e), order[i].one, before);
        put_often(a, r, order[i].one->code, &periods);
    }
    arena_free(&scratch);
}
