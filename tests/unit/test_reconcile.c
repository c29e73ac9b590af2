/* test_reconcile - BHXH employers against tax payers. */

#include <criterion/criterion.h>
#include <string.h>

#include "figures/reconcile.h"
#include "world.h"

#define NO EXTRACT_NO_NUMBER

struct side {
    const char *mst;
    int64_t ld, luong;
};
struct class_case {
    struct side bhxh, tax; /* mst NULL: not on this side */
    bool mst_ok, active;
    enum reconcile_class want;
    int64_t gap;
};

/* Tolerances: 2 workers, 5 %. */
static const struct class_case class_cases[] = {
    {{"", 7, 0}, {0}, false, true, RECONCILE_SAI_MST, 7},
    {{"0100109107", 7, 0}, {"0100109107", 9, 0}, false, true, RECONCILE_SAI_MST, 7},
    {{"0100109106", 7, 0}, {"0100109106", 9, 0}, true, false, RECONCILE_NGUNG_THUE, 2},
    {{"0100109106", 7, 0}, {"0100109106", 10, 0}, true, true, RECONCILE_THIEU_LD, 3},
    {{"0100109106", 7, 100}, {"0100109106", 9, 105}, true, true, RECONCILE_KHOP, 2},
    {{"0100109106", 7, 100}, {"0100109106", 9, 106}, true, true, RECONCILE_THIEU_LUONG, 2},
    {{"0100109106", 7, 20}, {"0100109106", 7, 21}, true, true, RECONCILE_KHOP, 0},
    {{"0100109106", 7, 19}, {"0100109106", 7, 20}, true, true, RECONCILE_THIEU_LUONG, 0},
    /* in 128 bits: 9e18 against 8.6e18 x 1,05 = 9,03e18 */
    {{"0100109106", 7, 8600000000000000000},
     {"0100109106", 7, 9000000000000000000},
     true,
     true,
     RECONCILE_KHOP,
     0},
    {{"0100109106", 7, 8500000000000000000},
     {"0100109106", 7, 9000000000000000000},
     true,
     true,
     RECONCILE_THIEU_LUONG,
     0},
    {{"0100109106", 7, 0}, {"0100109106", 7, 1}, true, true, RECONCILE_THIEU_LUONG, 0},
    {{"0100109106", 12, 9}, {"0100109106", 9, 9}, true, true, RECONCILE_THUA_LD, 3},
    {{"0100109106", 11, 9}, {"0100109106", 9, 9}, true, true, RECONCILE_KHOP, 2},
    /* a number that was not given accuses nobody */
    {{"0100109106", 7, NO}, {"0100109106", 7, 99}, true, true, RECONCILE_KHOP, 0},
    {{"0100109106", 7, 5}, {"0100109106", NO, NO}, true, true, RECONCILE_KHOP, 0},
    {{"0100109106", 7, 5}, {"0100109106", NO, 99}, true, true, RECONCILE_THIEU_LUONG, 0},
    {{0}, {"0100109106", 1, 0}, true, true, RECONCILE_CHUA_TG, 1},
    {{0}, {"0100109106", 0, 50}, true, true, RECONCILE_THUE_KHONG_LD, 0},
    {{0}, {"0100109106", NO, 50}, true, true, RECONCILE_THUE_KHONG_LD, 0},
    {{0}, {"0100109106", 8, 50}, true, false, RECONCILE_THUE_NGUNG, 8},
    {{"0100109106", 7, 0}, {"0100047516", 8, 0}, true, false, RECONCILE_KHONG_THUE, 7},
};

struct run {
    struct world *w;
    struct profile profile;
    struct ledger *l;
    struct employers *e;
    struct reconcile *r;
    struct cube *c;
    uint64_t line;
};

static void
set(struct run *t, enum profile_id id, const char *text) {
    struct err e = {0};

    cr_assert(profile_set(&t->w->a, &t->profile, id, str_from(text), PROFILE_OPTION, "test", &e),
              "%s", e.what);
}

static void
start(struct run *t) {
    struct err e = {0};

    *t = (struct run){.w = world_new(), .line = 2};
    cr_assert(profile_load(&t->w->a, NULL, &t->profile, &e), "%s", e.what);
    set(t, PROFILE_DC_DUNG_SAI_LD, "2");
    t->l = world_ledger(t->w);
    t->e = employers_new(&t->w->m, t->l);
    t->r = reconcile_new(&t->profile, &t->w->m, t->l);
    t->c = world_cube(t->w, 2026, 1);
}

static void
stop(struct run *t) {
    reconcile_free(t->r);
    employers_free(t->e);
    ledger_free(t->l);
    world_free(t->w);
}

static void
employer(struct run *t, const char *code, const char *name, struct side s, uint32_t xa, bool ok) {
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
                                       .so_thang_cham = 4};

    cr_assert_eq(employers_row(t->e, (struct extract_at){0, t->line++}, &r), EXTRACT_ACCEPTED);
}

static enum extract_pot
payer(struct run *t, const char *name, struct side s, uint32_t xa, bool active, period_day from) {
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

static void
finish(struct run *t) {
    struct err e = {0};

    cr_assert(reconcile_finish(t->r, t->e, t->c, &e), "%s", e.what);
    cr_assert(cube_check(t->c, &e), "%s", e.what);
}

static int64_t
tinh(const struct run *t, uint32_t ind) {
    return world_get(t->c, MEMBER_TINH, 0, ind);
}

Test(reconcile, every_employer_gets_the_first_class_whose_rule_holds) {
    for (size_t i = 0; i < sizeof class_cases / sizeof class_cases[0]; i++) {
        const struct class_case *k = &class_cases[i];
        struct run t;
        const struct reconcile_group *g;

        start(&t);
        if (k->bhxh.mst != NULL) {
            employer(&t, "D1", "A", k->bhxh, 0, k->mst_ok);
        }
        if (k->tax.mst != NULL) {
            (void)payer(&t, "B", k->tax, 1, k->active, PERIOD_NO_DATE);
        }
        finish(&t);
        g = reconcile_at(t.r, 0);
        cr_assert_eq(g->class, k->want, "case %zu: %s", i, reconcile_class_id(g->class));
        cr_assert_eq(reconcile_gap(g), k->gap, "case %zu", i);
        cr_assert_eq(tinh(&t, INDICATOR_DC_SAI_MST + k->want), 1, "case %zu", i);
        cr_assert_eq(world_get(t.c, MEMBER_XA, k->bhxh.mst != NULL ? 0 : 1,
                               INDICATOR_DC_SAI_MST_LD + k->want),
                     k->gap);
        stop(&t);
    }
}

Test(reconcile, rows_of_one_code_are_one_group_and_the_largest_employer_gives_its_place) {
    static const char mst[] = "0100109106";
    struct run t;
    const struct reconcile_group *g;

    start(&t);
    employer(&t, "D3", "Nhỏ", (struct side){mst, 4, 10}, 0, true);
    employer(&t, "D2", "Lớn sau", (struct side){mst, 6, 10}, 1, true);
    employer(&t, "D1", "Lớn", (struct side){mst, 6, 10}, 2, true);
    cr_assert_eq(payer(&t, "T", (struct side){mst, 9, 20}, 3, false, 100), EXTRACT_ACCEPTED);
    cr_assert_eq(payer(&t, "T", (struct side){mst, 9, 20}, 3, false, 100), EXTRACT_DUPLICATE);
    cr_assert_eq(payer(&t, "T", (struct side){mst, 7, 11}, 3, true, 90), EXTRACT_ACCEPTED);
    cr_assert_eq(payer(&t, "T", (struct side){mst, 9, 20}, 3, false, 100), EXTRACT_DUPLICATE);
    finish(&t);
    cr_assert_eq(reconcile_count(t.r), 1);
    g = reconcile_at(t.r, 0);
    cr_assert_eq(g->ld_bhxh, 16);
    cr_assert_eq(g->ld_thue, 16);
    cr_assert_eq(g->luong_bhxh, 30);
    cr_assert_eq(g->luong_thue, 31);
    cr_assert(g->active);
    cr_assert_eq(g->ngay_cap, 90);
    cr_assert_eq(g->xa, 2);
    cr_assert_eq(g->co_quan, 1);
    cr_assert(str_eq(g->name, STR("Lớn")));
    cr_assert_eq(g->class, RECONCILE_KHOP); /* 31 <= 30 x 1,05 */
    cr_assert_eq(world_findings(t.l, LEDGER_D11), 1);
    /* the tax side's own figures stand at its own commune */
    cr_assert_eq(world_get(t.c, MEMBER_XA, 3, INDICATOR_THUE_LD), 16);
    cr_assert_eq(world_get(t.c, MEMBER_CO_QUAN, 1, INDICATOR_THUE_DV), 1);
    cr_assert_eq(tinh(&t, INDICATOR_THUE_QUY_LUONG), 31);
    stop(&t);
}

/* "chưa cấp" leaves no digits and "0100109106x" those of another's code: neither makes two payers one. */
Test(reconcile, tax_payers_without_a_valid_code_are_neither_matched_nor_one) {
    static const struct {
        const char *name, *digits;
        int64_t ld;
        enum extract_pot want;
    } row[] = {
        {"A", "", 40, EXTRACT_ACCEPTED},
        {"B", "", 13, EXTRACT_ACCEPTED},
        {"B", "", 13, EXTRACT_DUPLICATE},
        {"C", "0100109106", 500, EXTRACT_ACCEPTED},
        {"D", "0100109106001", 0, EXTRACT_ACCEPTED},
    };
    struct run t;

    start(&t);
    employer(&t, "D1", "Có mã", (struct side){"0100109106", 7, 10}, 0, true);
    cr_assert_eq(payer(&t, "T", (struct side){"0100109106", 7, 10}, 3, true, 90), EXTRACT_ACCEPTED);
    for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
        const struct extract_taxpayer r = {.mst = str_from(row[i].digits),
                                           .ten = str_from(row[i].name),
                                           .active = true,
                                           .ngay_cap = PERIOD_NO_DATE,
                                           .so_lao_dong = row[i].ld,
                                           .tong_quy_luong = NO};

        cr_expect_eq(reconcile_taxpayer(t.r, (struct extract_at){0, t.line++}, &r), row[i].want);
    }
    finish(&t);
    cr_expect_eq(tinh(&t, INDICATOR_DC_KHOP), 1);
    cr_expect_eq(tinh(&t, INDICATOR_DC_CHUA_TG), 3);
    cr_expect_eq(tinh(&t, INDICATOR_DC_CHUA_TG_LD), 40 + 13 + 500);
    cr_expect_eq(tinh(&t, INDICATOR_DC_THUE_KHONG_LD), 1);
    cr_expect_eq(tinh(&t, INDICATOR_THUE_DV), 5);
    cr_expect_eq(world_findings(t.l, LEDGER_D11), 0);
    for (uint32_t i = 0; i < reconcile_count(t.r); i++) {
        cr_expect_null(memchr(reconcile_at(t.r, i)->mst.p, '\n', reconcile_at(t.r, i)->mst.n));
    }
    stop(&t);
}

Test(reconcile, one_missing_number_of_a_group_makes_its_sum_unknown) {
    static const char mst[] = "0100109106";
    struct run t;

    start(&t);
    employer(&t, "D1", "A", (struct side){mst, 5, 10}, 0, true);
    employer(&t, "D2", "B", (struct side){mst, 5, NO}, 0, true);
    (void)payer(&t, "T", (struct side){mst, 10, 1000}, 0, true, PERIOD_NO_DATE);
    finish(&t);
    cr_assert_eq(reconcile_at(t.r, 0)->luong_bhxh, NO);
    cr_assert_eq(reconcile_at(t.r, 0)->class, RECONCILE_KHOP);
    cr_assert_eq(tinh(&t, INDICATOR_THUE_MOI), WORLD_ABSENT); /* no date was delivered */
    stop(&t);
}

Test(reconcile, branches_fall_back_to_their_parent_only_when_the_profile_says_so) {
    static const struct side parent = {"0100109106", 10, 10};
    static const struct side branch = {"0100109106001", 5, 10};
    static const struct side other = {"0100109106002", 2, 10};

    for (unsigned way = 0; way < 3; way++) { /* no; BHXH's branch; tax's branch */
        struct run t;

        start(&t);
        set(&t, PROFILE_DC_CHI_NHANH, way == 0 ? "khong" : "co");
        employer(&t, "D1", "A", parent, 0, true);
        if (way < 2) {
            employer(&t, "D2", "B", branch, 0, true);
        }
        employer(&t, "D3", "C", other, 0, true);
        (void)payer(&t, "A", parent, 0, true, PERIOD_NO_DATE);
        (void)payer(&t, "C", other, 0, true, PERIOD_NO_DATE); /* has its own partner */
        if (way == 2) {
            (void)payer(&t, "B", branch, 0, true, PERIOD_NO_DATE);
        }
        finish(&t);
        cr_assert_eq(reconcile_count(t.r), way == 0 ? 3 : 2, "way %u", way);
        cr_assert_eq(reconcile_at(t.r, 0)->ld_bhxh, way == 1 ? 15 : 10);
        cr_assert_eq(reconcile_at(t.r, 0)->ld_thue, way == 2 ? 15 : 10);
        cr_assert_eq(tinh(&t, INDICATOR_DC_KHONG_THUE), way == 0);
        stop(&t);
    }
}

/* 2026-Q1 is 1/1 .. 31/3. */
Test(reconcile, new_tax_payers_are_those_registered_in_the_period) {
    struct run t;

    start(&t);
    employer(&t, "D1", "A", (struct side){"0100109106", 5, 10}, 0, true);
    (void)payer(&t, "A", (struct side){"0100109106", 5, 10}, 0, true,
                period_from_civil(2026, 1, 1));
    (void)payer(&t, "B", (struct side){"0100047516", 5, 10}, 1, true,
                period_from_civil(2026, 3, 31));
    (void)payer(&t, "C", (struct side){"046090001234", 5, 10}, 1, true,
                period_from_civil(2026, 4, 1));
    (void)payer(&t, "D", (struct side){"046090001235", 5, 10}, 1, true,
                period_from_civil(2025, 12, 31));
    finish(&t);
    cr_assert_eq(tinh(&t, INDICATOR_THUE_MOI), 2);
    cr_assert_eq(tinh(&t, INDICATOR_THUE_MOI_CTG), 1);
    cr_assert_eq(world_get(t.c, MEMBER_XA, 1, INDICATOR_THUE_MOI_CTG), 1);
    cr_assert_eq(world_get(t.c, MEMBER_XA, 0, INDICATOR_THUE_MOI_CTG), 0);
    stop(&t);
}

Test(reconcile, without_employers_only_the_tax_side_is_told) {
    struct run t;
    struct err e = {0};

    start(&t);
    (void)payer(&t, "A", (struct side){"0100109106", 5, 10}, 0, true, PERIOD_NO_DATE);
    cr_assert(reconcile_finish(t.r, NULL, t.c, &e));
    cr_assert_eq(tinh(&t, INDICATOR_THUE_DV), 1);
    cr_assert_eq(tinh(&t, INDICATOR_DC_CHUA_TG), WORLD_ABSENT);
    stop(&t);
}

/* Hand-made scores: 50 + 3 + 8, and the ceilings. */
Test(reconcile, the_score_is_the_stated_sum_with_its_ceilings) {
    cr_assert_eq(reconcile_score(50, 399999999, 4), 50 + 3 + 8);
    cr_assert_eq(reconcile_score(7, NO, NO), 7);
    cr_assert_eq(reconcile_score(7, -5, 0), 7);
    cr_assert_eq(reconcile_score(INT64_MAX, INT64_MAX, INT64_MAX), 100);
}

static void
lists_of(struct run *t, struct list_set *out) {
    employer(t, "D1", "Thiếu lao động", (struct side){"0100109106", 5, 10}, 0, true);
    employer(t, "D2", "Thiếu lương", (struct side){"0100047516", 5, 100000000}, 1, true);
    employer(t, "D3", "Công ty TNHH Sông Hương", (struct side){"", 3, 10}, 1, false);
    employer(t, "D4", "CTY CP Ngự Bình", (struct side){"12345", 9, NO}, 1, false);
    (void)payer(t, "A", (struct side){"0100109106", 9, NO}, 0, true, PERIOD_NO_DATE);
    (void)payer(t, "B", (struct side){"0100047516", 4, 900000000}, 0, true, PERIOD_NO_DATE);
    (void)payer(t, "CTY CỔ PHẦN SÔNG HƯƠNG", (struct side){"046090001234", 4, 5}, 1, true,
                PERIOD_NO_DATE);
    (void)payer(t, "Sông Hương", (struct side){"046090001235", 0, 5}, 0, true, PERIOD_NO_DATE);
    (void)payer(t, "Ngự Bình", (struct side){"046090001236", 0, 5}, 1, true, PERIOD_NO_DATE);
    (void)payer(t, "HKD Ngự Bình", (struct side){"046090001237", 0, 5}, 1, true, PERIOD_NO_DATE);
    finish(t);
    reconcile_lists(t->r, t->e, &t->w->a, out);
}

Test(reconcile, the_review_list_goes_by_gap_and_sums_to_its_classes) {
    static const struct {
        const char *mst, *lop;
        int64_t chenh_ld, diem;
    } want[] = {
        {"046090001234", "Chưa tham gia BHXH", 4, 4}, /* pay gap 5 đồng; the other's is unknown */
        {"0100109106", "Tham gia chưa đủ lao động", 4, 4 + 8},
        {"0100047516", "Đóng trên quỹ lương thấp", 1, 1 + 8 + 8},
    };
    struct run t;
    struct list_set lists = {0};
    const struct list *l = &lists.of[LIST_RA_SOAT];
    int64_t sum = 0;

    start(&t);
    lists_of(&t, &lists);
    cr_assert(lists.known[LIST_RA_SOAT]);
    cr_assert_eq(l->n, 3);
    for (uint32_t i = 0; i < l->n; i++) {
        const struct list_cell *c = l->row[i].cell;

        cr_assert(str_eq(c[0].u.text, str_from(want[i].mst)), "row %u", i);
        cr_assert(str_eq(c[5].u.text, str_from(want[i].lop)), "row %u", i);
        cr_assert_eq(c[8].u.count, want[i].chenh_ld);
        cr_assert_eq(c[12].u.count, want[i].diem, "row %u: %ld", i, (long)c[12].u.count);
        sum += c[8].u.count;
    }
    cr_assert_eq(sum, tinh(&t, INDICATOR_DC_CHUA_TG_LD) + tinh(&t, INDICATOR_DC_THIEU_LD_LD) +
                          tinh(&t, INDICATOR_DC_THIEU_LUONG_LD));
    cr_assert_eq(l->row[2].cell[11].u.count, 800000000);
    cr_assert_not(l->row[1].cell[11].known);
    cr_assert_not(l->row[0].cell[1].known);
    stop(&t);
}

Test(reconcile, employers_without_a_code_get_a_hint_only_where_one_name_fits) {
    struct run t;
    struct list_set lists = {0};
    const struct list *l = &lists.of[LIST_SAI_MST];

    start(&t);
    lists_of(&t, &lists);
    cr_assert_eq(l->n, 2);
    cr_assert(str_eq(l->row[0].cell[0].u.text, STR("D4")));
    cr_assert_not(l->row[0].cell[5].known); /* two of that name in the commune */
    cr_assert(str_eq(l->row[1].cell[0].u.text, STR("D3")));
    cr_assert(str_eq(l->row[1].cell[5].u.text, STR("046090001234 - CTY CỔ PHẦN SÔNG HƯƠNG")));
    cr_assert_eq(tinh(&t, INDICATOR_DC_SAI_MST), 2); /* and stay where they were */
    stop(&t);
}
