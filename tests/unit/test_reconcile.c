/* test_reconcile - BHXH employers against tax payers. */

#include <criterion/criterion.h>
#include <stdio.h>
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
                                       .so_thang_cham_x100 = 490};

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
    reconcile_propose(t->r, t->e);
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
        if (k->tax.ld == NO) { /* another row has the column, so this one cell alone is missing */
            (void)payer(&t, "C", (struct side){"0301234566", 1, 1}, 2, false, PERIOD_NO_DATE);
        }
        finish(&t);
        g = reconcile_at(t.r, 0);
        cr_assert_eq(g->class, k->want, "case %zu: %s", i, reconcile_class_text(g->class));
        cr_assert_eq(reconcile_gap(g), k->gap, "case %zu", i);
        cr_assert_eq(tinh(&t, INDICATOR_DC_SAI_MST + k->want), 1, "case %zu", i);
        cr_assert_eq(world_get(t.c, MEMBER_XA, k->bhxh.mst != NULL ? 0 : 1,
                               INDICATOR_DC_SAI_MST_LD + k->want),
                     k->gap);
        stop(&t);
    }
}

Test(reconcile, a_class_that_needs_a_column_nobody_gave_is_absent_and_not_zero) {
    static const struct side bhxh = {"0100109106", 7, 10};
    struct run t;

    start(&t); /* tax tells neither workers nor payroll */
    employer(&t, "D1", "A", bhxh, 0, true);
    (void)payer(&t, "A", (struct side){"0100109106", NO, NO}, 0, true, PERIOD_NO_DATE);
    (void)payer(&t, "B", (struct side){"0100047516", NO, NO}, 0, true, PERIOD_NO_DATE);
    (void)payer(&t, "C", (struct side){"0301234566", NO, NO}, 0, false, PERIOD_NO_DATE);
    finish(&t);
    cr_expect_eq(tinh(&t, INDICATOR_DC_CHUA_TG), WORLD_ABSENT);
    cr_expect_eq(tinh(&t, INDICATOR_DC_THIEU_LD), WORLD_ABSENT);
    cr_expect_eq(tinh(&t, INDICATOR_DC_THIEU_LUONG), WORLD_ABSENT);
    cr_expect_eq(tinh(&t, INDICATOR_DC_KHOP), WORLD_ABSENT);
    cr_expect_eq(tinh(&t, INDICATOR_DC_CHUA_TG_LD), WORLD_ABSENT);
    cr_expect_eq(tinh(&t, INDICATOR_DC_THUE_NGUNG), 1);
    cr_expect_eq(tinh(&t, INDICATOR_DC_THUE_NGUNG_LD), WORLD_ABSENT);
    cr_expect_eq(tinh(&t, INDICATOR_DC_KHONG_THUE), 0);
    stop(&t);
    start(&t); /* workers alone: payrolls cannot be held against each other */
    employer(&t, "D1", "A", (struct side){"0100109106", 7, NO}, 0, true);
    (void)payer(&t, "A", (struct side){"0100109106", 7, 99}, 0, true, PERIOD_NO_DATE);
    finish(&t);
    cr_expect_eq(tinh(&t, INDICATOR_DC_THIEU_LUONG), WORLD_ABSENT);
    cr_expect_eq(tinh(&t, INDICATOR_DC_KHOP), 1);
    cr_expect_eq(tinh(&t, INDICATOR_DC_CHUA_TG), 0);
    stop(&t);
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
    cr_assert_eq(world_findings(t.l, LEDGER_D11), 3);
    cr_assert_eq(ledger_count(t.l, LEDGER_CANH_BAO), 1); /* the two given twice are thong_tin */
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
    cr_expect_eq(world_findings(t.l, LEDGER_D11), 1);
    cr_expect_eq(ledger_count(t.l, LEDGER_CANH_BAO), 0); /* B was given twice */
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

Test(reconcile, a_tax_side_without_a_payer_has_none_and_is_not_missing) {
    struct run t;

    start(&t);
    employer(&t, "D1", "A", (struct side){"0100109106", 5, 10}, 0, true);
    finish(&t);
    cr_expect_eq(tinh(&t, INDICATOR_THUE_DV), 0);
    cr_expect_eq(tinh(&t, INDICATOR_DC_KHONG_THUE), 1);
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
    static const struct {
        struct reconcile_weight w;
        int64_t want;
    } cases[] = {
        {{50, 399999999, 4, false}, 50 + 3 + 8},
        {{7, NO, NO, false}, 7},
        {{7, -5, 0, true}, 7 + 10},
        {{1, 9900000000, 11, false}, 1 + 20 + 20},
        {{INT64_MAX, INT64_MAX, INT64_MAX, true}, 100},
    };

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        cr_assert_eq(reconcile_score(&cases[i].w), cases[i].want, "case %zu", i);
    }
}

static void
lists_of(struct run *t, struct list_set *out) {
    employer(t, "D1", "Thiếu lao động", (struct side){"0100109106", 5, 10}, 0, true);
    employer(t, "D2", "Thiếu lương", (struct side){"0100047516", 5, 100000000}, 1, true);
    employer(t, "D3", "Công ty TNHH Sông Hương", (struct side){"", 3, 10}, 1, false);
    employer(t, "D4", "CTY CP Ngự Bình", (struct side){"12345", 9, NO}, 1, false);
    (void)payer(t, "A", (struct side){"0100109106", 9, NO}, 0, true, PERIOD_NO_DATE);
    (void)payer(t, "B", (struct side){"0100047516", 4, 900000000}, 0, true, PERIOD_NO_DATE);
    (void)payer(t, "CTY TNHH SÔNG HƯƠNG", (struct side){"046090001234", 4, 5}, 1, true,
                PERIOD_NO_DATE);
    (void)payer(t, "Sông Hương", (struct side){"046090001235", 0, 5}, 0, true, PERIOD_NO_DATE);
    (void)payer(t, "Ngự Bình", (struct side){"046090001236", 0, 5}, 1, true, PERIOD_NO_DATE);
    (void)payer(t, "CTY NGỰ BÌNH", (struct side){"046090001237", 0, 5}, 1, true, PERIOD_NO_DATE);
    finish(t);
    reconcile_lists(t->r, t->e, NULL, &t->w->a, out);
}

Test(reconcile, the_review_list_goes_by_gap_and_sums_to_its_classes) {
    static const struct {
        const char *mst, *lop;
        int64_t chenh_ld, diem;
    } want[] = {
        {"046*******34", "Chưa tham gia BHXH", 4, 4}, /* pay gap 5 đồng; the other's is unknown */
        {"0100109106", "Tham gia chưa đủ lao động", 4, 4 + 8},
        {"0100047516", "Đóng trên quỹ lương thấp", 1,
         8 + 8}, /* more workers at BHXH: none is missing */
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
        cr_assert(str_eq(c[6].u.text, str_from(want[i].lop)), "row %u", i);
        cr_assert_eq(c[9].u.count, want[i].chenh_ld);
        cr_assert_eq(c[14].u.count, want[i].diem, "row %u: %ld", i, (long)c[14].u.count);
        sum += c[9].u.count;
    }
    cr_assert_eq(sum, tinh(&t, INDICATOR_DC_CHUA_TG_LD) + tinh(&t, INDICATOR_DC_THIEU_LD_LD) +
                          tinh(&t, INDICATOR_DC_THIEU_LUONG_LD));
    cr_assert_eq(l->row[2].cell[12].u.count, 800000000);
    cr_assert_not(l->row[1].cell[12].known);
    cr_assert_not(l->row[0].cell[1].known);
    stop(&t);
}

/* Four workers missing are 4 points; months without a debt are none. */
Test(reconcile, who_owes_nothing_has_no_points_for_months_overdue) {
    static const int64_t owed[] = {0, -1, 1};
    static const int64_t points[] = {4, 4, 4 + 8};

    for (size_t i = 0; i < 3; i++) {
        struct extract_employer r = {.ma_don_vi = STR("D1"),
                                     .ten = STR("A"),
                                     .mst = STR("0100109106"),
                                     .mst_ok = true,
                                     .so_lao_dong = 5,
                                     .quy_luong = NO,
                                     .phai_dong = NO,
                                     .da_dong = NO,
                                     .so_thang_cham_x100 = 490};
        struct run t;
        struct list_set lists = {0};

        start(&t);
        r.cham_dong = owed[i];
        cr_assert_eq(employers_row(t.e, (struct extract_at){0, 2}, &r), EXTRACT_ACCEPTED);
        (void)payer(&t, "A", (struct side){"0100109106", 9, NO}, 0, true, PERIOD_NO_DATE);
        finish(&t);
        reconcile_lists(t.r, t.e, NULL, &t.w->a, &lists);
        cr_assert_eq(lists.of[LIST_RA_SOAT].n, 1);
        cr_expect_eq(lists.of[LIST_RA_SOAT].row[0].cell[14].u.count, points[i], "row %zu", i);
        stop(&t);
    }
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
    cr_assert(str_eq(l->row[1].cell[5].u.text, STR("046*******34 - CTY TNHH SÔNG HƯƠNG")));
    cr_assert_eq(tinh(&t, INDICATOR_DC_SAI_MST), 2); /* and stay where they were */
    stop(&t);
}

/* The employer has 3 workers and each payer 4; figures/proposals_score.c has the points. */
Test(reconcile, a_tax_payer_is_proposed_with_its_score_where_no_other_fits_as_well) {
    static const struct {
        const char *name, *payer, *other, *want;
        int64_t score;
    } cases[] = {
        {"Công ty TNHH Thương mại Sông Hương", "CTY TNHH TM SONG HUONG", "Cơ khí Sông Bồ",
         "046*******34 - CTY TNHH TM SONG HUONG", 70 + 15 + 8 + 5},
        {"Thương mại Sông Hương", "Cty Thương mại & Sông Hương", "Sông Bồ",
         "046*******34 - Cty Thương mại & Sông Hương", 70 + 15 + 8 + 5},
        {"Nhà may Hoà Bình", "Nhà may Hòa Bình", "Nhà may An Cựu",
         "046*******34 - Nhà may Hòa Bình", 70 + 15 + 8 + 5},
        /* one name tells what kind of company it is */
        {"Ngự Bình Gia", "Công ty TNHH Ngự Bình Gia", "Sông Bồ",
         "046*******34 - Công ty TNHH Ngự Bình Gia", 70 + 15 + 8 + 2},
        /* both do, and it is another */
        {"Công ty TNHH Sông Hương", "Công ty cổ phần Sông Hương", "Sông Bồ", NULL, 0},
        /* both as good */
        {"Thương mại Sông Hương", "TM Sông Hương", "Công ty Thương mại Sông Hương", NULL, 0},
        {"Sông Hương Phát", "Sông Hương", "Hương Trà", NULL, 0}, /* a word too few */
        {"Sông Hương", "Hương Sông", "Hương Trà", NULL, 0},
        {"Sông Hương cơ sở 1", "Sông Hương cơ sở 2", "Sông Bồ", NULL, 0},
        {"Chi nhánh Sông Hương", "Sông Hương", "Sông Bồ", NULL, 0},
        {"In ấn và quảng cáo Ngự Bình Gia", "In ấn và quảng cáo Hồng Đức Huế", "Sông Bồ", NULL, 0},
        {"Sông Hương", "Sông Bồ", "Hương Trà", NULL, 0},
        {"?!", "?!", "...", NULL, 0},
    };

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct run t;
        struct list_set lists = {0};
        const struct list_cell *cell;

        start(&t);
        employer(&t, "D1", cases[i].name, (struct side){"", 3, 10}, 1, false);
        (void)payer(&t, cases[i].payer, (struct side){"046090001234", 4, 5}, 1, true,
                    PERIOD_NO_DATE);
        (void)payer(&t, cases[i].other, (struct side){"046090001235", 4, 5}, 1, true,
                    PERIOD_NO_DATE);
        (void)payer(&t, cases[i].name, (struct side){"046090001236", 4, 5}, 0, true,
                    PERIOD_NO_DATE); /* of another commune */
        finish(&t);
        reconcile_lists(t.r, t.e, NULL, &t.w->a, &lists);
        cell = lists.of[LIST_SAI_MST].row[0].cell;
        cr_expect_eq(cell[5].known, cases[i].want != NULL, "case %zu", i);
        if (cell[5].known && cases[i].want != NULL) {
            cr_expect(str_eq(cell[5].u.text, str_from(cases[i].want)), "case %zu", i);
            cr_expect_eq(cell[9].u.count, cases[i].score, "case %zu: %lld", i,
                         (long long)cell[9].u.count);
        }
        stop(&t);
    }
}

/* Employer D1 states 0100109106 where `stated`, and none otherwise; tax knows 0100109106 and 0100047516. */
Test(reconcile, the_latest_decision_about_an_employer_and_a_code_is_obeyed) {
    static const struct {
        const char *code[2];
        enum reference_verdict verdict[2];
        size_t n;
        bool stated;
        enum reconcile_class want;
        const char *mst, *hint;
        struct reconcile_decided told;
    } cases[] = {
        {{NULL}, {0}, 0, true, RECONCILE_KHOP, "0100109106", NULL, {0, 0, 0}},
        {{NULL}, {0}, 0, false, RECONCILE_SAI_MST, "", "0100109106 - Sông Hương", {0, 0, 0}},
        {{"0100047516"},
         {REFERENCE_GHEP},
         1,
         true,
         RECONCILE_THIEU_LD,
         "0100047516",
         NULL,
         {1, 0, 0}},
        {{"0100047516"},
         {REFERENCE_GHEP},
         1,
         false,
         RECONCILE_THIEU_LD,
         "0100047516",
         NULL,
         {1, 0, 0}},
        {{"0100109106"},
         {REFERENCE_KHONG_GHEP},
         1,
         true,
         RECONCILE_SAI_MST,
         "0100109106",
         NULL,
         {0, 1, 0}},
        {{"0100109106"}, {REFERENCE_KHONG_GHEP}, 1, false, RECONCILE_SAI_MST, "", NULL, {0, 0, 0}},
        {{""}, {REFERENCE_KHONG_GHEP}, 1, true, RECONCILE_SAI_MST, "0100109106", NULL, {0, 1, 0}},
        {{"0100047516", "0100047516"},
         {REFERENCE_GHEP, REFERENCE_KHONG_GHEP},
         2,
         true,
         RECONCILE_KHOP,
         "0100109106",
         NULL,
         {0, 0, 0}},
        {{"", "0100047516"},
         {REFERENCE_KHONG_GHEP, REFERENCE_GHEP},
         2,
         false,
         RECONCILE_THIEU_LD,
         "0100047516",
         NULL,
         {1, 0, 0}},
        {{"0100109106", "0100047516"},
         {REFERENCE_GHEP, REFERENCE_GHEP},
         2,
         false,
         RECONCILE_THIEU_LD,
         "0100047516",
         NULL,
         {1, 0, 0}},
    };

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct reference_decision v[3] = {
            {.ma_don_vi = STR("D9"), .verdict = REFERENCE_KHONG_GHEP}};
        const struct reference_decisions d = {v, cases[i].n + 1};
        struct run t;
        struct list_set lists = {0};
        const struct reconcile_group *g;
        struct reconcile_decided told;

        for (size_t k = 0; k < cases[i].n; k++) {
            v[k + 1] = (struct reference_decision){.ma_don_vi = STR("D1"),
                                                   .mst = str_from(cases[i].code[k]),
                                                   .verdict = cases[i].verdict[k]};
        }
        start(&t);
        reconcile_decide(t.r, &d);
        employer(&t, "D1", "Sông Hương", (struct side){cases[i].stated ? "0100109106" : "", 3, 10},
                 1, cases[i].stated);
        (void)payer(&t, "Sông Hương", (struct side){"0100109106", 3, 10}, 1, true, PERIOD_NO_DATE);
        (void)payer(&t, "Ngự Bình", (struct side){"0100047516", 9, 10}, 1, true, PERIOD_NO_DATE);
        finish(&t);
        g = reconcile_at(t.r, reconcile_of_employer(t.r, 0));
        told = reconcile_decided(t.r);
        cr_assert_eq(g->class, cases[i].want, "case %zu: %s", i, reconcile_class_text(g->class));
        cr_assert(str_eq(g->mst, str_from(cases[i].mst)), "case %zu", i);
        cr_assert_eq(told.matched, cases[i].told.matched, "case %zu", i);
        cr_assert_eq(told.parted, cases[i].told.parted, "case %zu", i);
        cr_assert_eq(told.strange, 1, "case %zu", i); /* D9 */
        reconcile_lists(t.r, t.e, NULL, &t.w->a, &lists);
        if (cases[i].want == RECONCILE_SAI_MST) {
            const struct list_cell *hint = &lists.of[LIST_SAI_MST].row[0].cell[5];

            cr_assert_eq(hint->known, cases[i].hint != NULL, "case %zu", i);
        } else {
            cr_assert_eq(lists.of[LIST_SAI_MST].n, 0, "case %zu", i);
        }
        stop(&t);
    }
}

/* In the period before: D1 late, D2 not; 0100047516 was on the list then, 046090001234 was not. */
Test(reconcile, a_row_is_repeated_where_code_or_late_employer_stood_before) {
    struct run was;
    struct run t;
    struct list_set lists = {0};
    const struct list *l = &lists.of[LIST_RA_SOAT];
    static const char *const want[] = {"Không", "Có", "Có"}; /* by code: see the list's order */
    static const int64_t diem[] = {9, 4 + 8 + 10, 2 + 10};
    struct reconcile_past past;

    start(&was);
    employer(&was, "D1", "A", (struct side){"0100109106", 9, 10}, 0, true);
    (void)payer(&was, "A", (struct side){"0100109106", 9, 10}, 0, true, PERIOD_NO_DATE);
    (void)payer(&was, "B", (struct side){"0100047516", 1, 1}, 0, true, PERIOD_NO_DATE);
    finish(&was);
    start(&t);
    employer(&t, "D1", "A", (struct side){"0100109106", 5, 10}, 0, true);
    (void)payer(&t, "A", (struct side){"0100109106", 9, 10}, 0, true, PERIOD_NO_DATE);
    (void)payer(&t, "B", (struct side){"0100047516", 2, 1}, 0, true, PERIOD_NO_DATE);
    (void)payer(&t, "C", (struct side){"046090001234", 9, 1}, 0, true, PERIOD_NO_DATE);
    finish(&t);
    past = (struct reconcile_past){was.e, was.r};
    reconcile_lists(t.r, t.e, &past, &t.w->a, &lists);
    cr_assert_eq(l->n, 3);
    for (uint32_t i = 0; i < 3; i++) {
        cr_assert(str_eq(l->row[i].cell[13].u.text, str_from(want[i])), "row %u", i);
        cr_assert_eq(l->row[i].cell[14].u.count, diem[i], "row %u", i);
    }
    stop(&t);
    stop(&was);
}

Test(reconcile, the_annex_explains_the_score_in_the_words_that_are_computed) {
    static char text[1 << 16];
    FILE *f = fopen("templates/phu-luc/danh-sach-ra-soat.ini", "r");

    cr_assert_not_null(f);
    cr_assert_gt(fread(text, 1, sizeof text - 1, f), 0);
    cr_assert_not_null(strstr(text, RECONCILE_SCORE_TEXT));
    cr_assert_eq(fclose(f), 0);
}
