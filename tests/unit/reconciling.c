/* reconciling - see reconciling.h. */

#include "reconciling.h"

#include <criterion/criterion.h>

void
reconciling_set(struct reconciling *t, enum profile_id id, const char *text) {
    struct err e = {0};

    cr_assert(profile_set(&t->w->a, &t->profile, id, str_from(text), PROFILE_OPTION, "test", &e),
              "%s", e.what);
}

void
reconciling_start(struct reconciling *t) {
    struct err e = {0};

    *t = (struct reconciling){.w = world_new(), .line = 2};
    cr_assert(profile_load(&t->w->a, NULL, &t->profile, &e), "%s", e.what);
    reconciling_set(t, PROFILE_DC_DUNG_SAI_LD, "2");
    t->l = world_ledger(t->w);
    t->e = employers_new(&t->w->m, t->l);
    t->r = reconcile_new(&t->profile, &t->w->m, t->l);
    t->c = world_cube(t->w, 2026, 1);
}

void
reconciling_stop(struct reconciling *t) {
    reconcile_free(t->r);
    employers_free(t->e);
    ledger_free(t->l);
    world_free(t->w);
}

void
reconciling_employer(struct reconciling *t, const char *code, const char *name,
                     struct reconciling_side s, uint32_t xa, bool ok) {
    const struct extract_employer r = {.ma_don_vi = str_from(code),
                                       .ten = str_from(name),
                                       .mst = str_from(s.mst),
                                       .mst_ok = ok,
                                       .xa = xa,
                                       .co_quan = xa == 0 ? MEMBER_NONE : 1,
                                       .loai_hinh = 0,
                                       .so_lao_dong = s.ld,
                                       .quy_luong = s.luong,
                                       .phai_dong = NO,
                                       .da_dong = NO,
                                       .cham_dong = 5,
                                       .so_thang_cham_x100 = 490};

    cr_assert_eq(employers_row(t->e, (struct extract_at){0, t->line++}, &r), EXTRACT_ACCEPTED);
}

enum extract_pot
reconciling_payer(struct reconciling *t, const char *name, struct reconciling_side s, uint32_t xa,
                  bool active, period_day from) {
    const struct extract_taxpayer r = {.mst = str_from(s.mst),
                                       .ten = str_from(name),
                                       .mst_ok = true,
                                       .xa = xa,
                                       .loai_hinh = 1,
                                       .active = active,
                                       .ngay_cap = from,
                                       .so_lao_dong = s.ld,
                                       .tong_quy_luong = s.luong};

    return reconcile_taxpayer(t->r, (struct extract_at){0, t->line++}, &r);
}

void
reconciling_finish(struct reconciling *t) {
    struct err e = {0};

    cr_assert(reconcile_finish(t->r, t->e, t->c, &e), "%s", e.what);
    cr_assert(cube_check(t->c, &e), "%s", e.what);
    reconcile_propose(t->r, t->e);
}

int64_t
reconciling_tinh(const struct reconciling *t, uint32_t ind) {
    return world_get(t->c, MEMBER_TINH, 0, ind);
}
