/* test_reconcile - BHXH employers against tax payers. */

#include <criterion/criterion.h>
#include <malloc.h>
#include <stdio.h>
#include <string.h>

#include "reconciling.h"

struct class_case {
    struct reconciling_side bhxh, tax; /* mst NULL: not on this side */
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

Test(reconcile, every_employer_gets_the_first_class_whose_rule_holds) {
    for (size_t i = 0; i < sizeof class_cases / sizeof class_cases[0]; i++) {
        const struct class_case *k = &class_cases[i];
        struct reconciling t;
        const struct reconcile_group *g;

        reconciling_start(&t);
        if (k->bhxh.mst != NULL) {
            reconciling_employer(&t, "D1", "A", k->bhxh, 0, k->mst_ok);
        }
        if (k->tax.mst != NULL) {
            (void)reconciling_payer(&t, "B", k->tax, 1, k->active, PERIOD_NO_DATE);
        }
        if (k->tax.ld == NO) { /* another row has the column, so this one cell alone is missing */
            (void)reconciling_payer(&t, "C", (struct reconciling_side){"0301234566", 1, 1}, 2,
                                    false, PERIOD_NO_DATE);
        }
        reconciling_finish(&t);
        g = reconcile_at(t.r, 0);
        cr_assert_eq(g->class, k->want, "case %zu: %s", i, reconcile_class_text(g->class));
        cr_assert_eq(reconcile_gap(g), k->gap, "case %zu", i);
        cr_assert_eq(reconciling_tinh(&t, INDICATOR_DC_SAI_MST + k->want), 1, "case %zu", i);
        cr_assert_eq(world_get(t.c, MEMBER_XA, k->bhxh.mst != NULL ? 0 : 1,
                               INDICATOR_DC_SAI_MST_LD + k->want),
                     k->gap);
        reconciling_stop(&t);
    }
}

Test(reconcile, a_class_that_needs_a_column_nobody_gave_is_absent_and_not_zero) {
    static const struct reconciling_side bhxh = {"0100109106", 7, 10};
    struct reconciling t;

    reconciling_start(&t); /* tax tells neither workers nor payroll */
    reconciling_employer(&t, "D1", "A", bhxh, 0, true);
    (void)reconciling_payer(&t, "A", (struct reconciling_side){"0100109106", NO, NO}, 0, true,
                            PERIOD_NO_DATE);
    (void)reconciling_payer(&t, "B", (struct reconciling_side){"0100047516", NO, NO}, 0, true,
                            PERIOD_NO_DATE);
    (void)reconciling_payer(&t, "C", (struct reconciling_side){"0301234566", NO, NO}, 0, false,
                            PERIOD_NO_DATE);
    reconciling_finish(&t);
    cr_expect_eq(reconciling_tinh(&t, INDICATOR_DC_CHUA_TG), WORLD_ABSENT);
    cr_expect_eq(reconciling_tinh(&t, INDICATOR_DC_THIEU_LD), WORLD_ABSENT);
    cr_expect_eq(reconciling_tinh(&t, INDICATOR_DC_THIEU_LUONG), WORLD_ABSENT);
    cr_expect_eq(reconciling_tinh(&t, INDICATOR_DC_KHOP), WORLD_ABSENT);
    cr_expect_eq(reconciling_tinh(&t, INDICATOR_DC_CHUA_TG_LD), WORLD_ABSENT);
    cr_expect_eq(reconciling_tinh(&t, INDICATOR_DC_THUE_NGUNG), 1);
    cr_expect_eq(reconciling_tinh(&t, INDICATOR_DC_THUE_NGUNG_LD), WORLD_ABSENT);
    cr_expect_eq(reconciling_tinh(&t, INDICATOR_DC_KHONG_THUE), 0);
    reconciling_stop(&t);
    reconciling_start(&t); /* workers alone: payrolls cannot be held against each other */
    reconciling_employer(&t, "D1", "A", (struct reconciling_side){"0100109106", 7, NO}, 0, true);
    (void)reconciling_payer(&t, "A", (struct reconciling_side){"0100109106", 7, 99}, 0, true,
                            PERIOD_NO_DATE);
    reconciling_finish(&t);
    cr_expect_eq(reconciling_tinh(&t, INDICATOR_DC_THIEU_LUONG), WORLD_ABSENT);
    cr_expect_eq(reconciling_tinh(&t, INDICATOR_DC_KHOP), 1);
    cr_expect_eq(reconciling_tinh(&t, INDICATOR_DC_CHUA_TG), 0);
    reconciling_stop(&t);
}

Test(reconcile, rows_of_one_code_are_one_group_and_the_largest_employer_gives_its_place) {
    static const char mst[] = "0100109106";
    struct reconciling t;
    const struct reconcile_group *g;

    reconciling_start(&t);
    reconciling_employer(&t, "D3", "Nhỏ", (struct reconciling_side){mst, 4, 10}, 0, true);
    reconciling_employer(&t, "D2", "Lớn sau", (struct reconciling_side){mst, 6, 10}, 1, true);
    reconciling_employer(&t, "D1", "Lớn", (struct reconciling_side){mst, 6, 10}, 2, true);
    cr_assert_eq(reconciling_payer(&t, "T", (struct reconciling_side){mst, 9, 20}, 3, false, 100),
                 EXTRACT_ACCEPTED);
    cr_assert_eq(reconciling_payer(&t, "T", (struct reconciling_side){mst, 9, 20}, 3, false, 100),
                 EXTRACT_DUPLICATE);
    cr_assert_eq(reconciling_payer(&t, "T", (struct reconciling_side){mst, 7, 11}, 3, true, 90),
                 EXTRACT_ACCEPTED);
    cr_assert_eq(reconciling_payer(&t, "T", (struct reconciling_side){mst, 9, 20}, 3, false, 100),
                 EXTRACT_DUPLICATE);
    reconciling_finish(&t);
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
    cr_assert_eq(reconciling_tinh(&t, INDICATOR_THUE_QUY_LUONG), 31);
    reconciling_stop(&t);
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
    struct reconciling t;

    reconciling_start(&t);
    reconciling_employer(&t, "D1", "Có mã", (struct reconciling_side){"0100109106", 7, 10}, 0,
                         true);
    cr_assert_eq(
        reconciling_payer(&t, "T", (struct reconciling_side){"0100109106", 7, 10}, 3, true, 90),
        EXTRACT_ACCEPTED);
    for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
        const struct extract_taxpayer r = {.mst = str_from(row[i].digits),
                                           .ten = str_from(row[i].name),
                                           .active = true,
                                           .ngay_cap = PERIOD_NO_DATE,
                                           .so_lao_dong = row[i].ld,
                                           .tong_quy_luong = NO};

        cr_expect_eq(reconcile_taxpayer(t.r, (struct extract_at){0, t.line++}, &r), row[i].want);
    }
    reconciling_finish(&t);
    cr_expect_eq(reconciling_tinh(&t, INDICATOR_DC_KHOP), 1);
    cr_expect_eq(reconciling_tinh(&t, INDICATOR_DC_CHUA_TG), 3);
    cr_expect_eq(reconciling_tinh(&t, INDICATOR_DC_CHUA_TG_LD), 40 + 13 + 500);
    cr_expect_eq(reconciling_tinh(&t, INDICATOR_DC_THUE_KHONG_LD), 1);
    cr_expect_eq(reconciling_tinh(&t, INDICATOR_THUE_DV), 5);
    cr_expect_eq(world_findings(t.l, LEDGER_D11), 1);
    cr_expect_eq(ledger_count(t.l, LEDGER_CANH_BAO), 0); /* B was given twice */
    for (uint32_t i = 0; i < reconcile_count(t.r); i++) {
        cr_expect_null(memchr(reconcile_at(t.r, i)->mst.p, '\n', reconcile_at(t.r, i)->mst.n));
    }
    reconciling_stop(&t);
}

Test(reconcile, one_missing_number_of_a_group_makes_its_sum_unknown) {
    static const char mst[] = "0100109106";
    struct reconciling t;

    reconciling_start(&t);
    reconciling_employer(&t, "D1", "A", (struct reconciling_side){mst, 5, 10}, 0, true);
    reconciling_employer(&t, "D2", "B", (struct reconciling_side){mst, 5, NO}, 0, true);
    (void)reconciling_payer(&t, "T", (struct reconciling_side){mst, 10, 1000}, 0, true,
                            PERIOD_NO_DATE);
    reconciling_finish(&t);
    cr_assert_eq(reconcile_at(t.r, 0)->luong_bhxh, NO);
    cr_assert_eq(reconcile_at(t.r, 0)->class, RECONCILE_KHOP);
    cr_assert_eq(reconciling_tinh(&t, INDICATOR_THUE_MOI),
                 WORLD_ABSENT); /* no date was delivered */
    reconciling_stop(&t);
}

Test(reconcile, branches_fall_back_to_their_parent_only_when_the_profile_says_so) {
    static const struct reconciling_side parent = {"0100109106", 10, 10};
    static const struct reconciling_side branch = {"0100109106001", 5, 10};
    static const struct reconciling_side other = {"0100109106002", 2, 10};

    for (unsigned way = 0; way < 3; way++) { /* no; BHXH's branch; tax's branch */
        struct reconciling t;

        reconciling_start(&t);
        reconciling_set(&t, PROFILE_DC_CHI_NHANH, way == 0 ? "khong" : "co");
        reconciling_employer(&t, "D1", "A", parent, 0, true);
        if (way < 2) {
            reconciling_employer(&t, "D2", "B", branch, 0, true);
        }
        reconciling_employer(&t, "D3", "C", other, 0, true);
        (void)reconciling_payer(&t, "A", parent, 0, true, PERIOD_NO_DATE);
        (void)reconciling_payer(&t, "C", other, 0, true, PERIOD_NO_DATE); /* has its own partner */
        if (way == 2) {
            (void)reconciling_payer(&t, "B", branch, 0, true, PERIOD_NO_DATE);
        }
        reconciling_finish(&t);
        cr_assert_eq(reconcile_count(t.r), way == 0 ? 3 : 2, "way %u", way);
        cr_assert_eq(reconcile_at(t.r, 0)->ld_bhxh, way == 1 ? 15 : 10);
        cr_assert_eq(reconcile_at(t.r, 0)->ld_thue, way == 2 ? 15 : 10);
        cr_assert_eq(reconciling_tinh(&t, INDICATOR_DC_KHONG_THUE), way == 0);
        reconciling_stop(&t);
    }
}

/* 2026-Q1 is 1/1 .. 31/3. */
Test(reconcile, new_tax_payers_are_those_registered_in_the_period) {
    struct reconciling t;

    reconciling_start(&t);
    reconciling_employer(&t, "D1", "A", (struct reconciling_side){"0100109106", 5, 10}, 0, true);
    (void)reconciling_payer(&t, "A", (struct reconciling_side){"0100109106", 5, 10}, 0, true,
                            period_from_civil(2026, 1, 1));
    (void)reconciling_payer(&t, "B", (struct reconciling_side){"0100047516", 5, 10}, 1, true,
                            period_from_civil(2026, 3, 31));
    (void)reconciling_payer(&t, "C", (struct reconciling_side){"046090001234", 5, 10}, 1, true,
                            period_from_civil(2026, 4, 1));
    (void)reconciling_payer(&t, "D", (struct reconciling_side){"046090001235", 5, 10}, 1, true,
                            period_from_civil(2025, 12, 31));
    reconciling_finish(&t);
    cr_assert_eq(reconciling_tinh(&t, INDICATOR_THUE_MOI), 2);
    cr_assert_eq(reconciling_tinh(&t, INDICATOR_THUE_MOI_CTG), 1);
    cr_assert_eq(world_get(t.c, MEMBER_XA, 1, INDICATOR_THUE_MOI_CTG), 1);
    cr_assert_eq(world_get(t.c, MEMBER_XA, 0, INDICATOR_THUE_MOI_CTG), 0);
    reconciling_stop(&t);
}

/* By hand: an active one of 5 workers and 10 đồng, one that tells neither, and one that has closed with 7 and 20. */
Test(reconcile, only_what_active_tax_payers_tell_is_added_up) {
    struct reconciling t;

    reconciling_start(&t);
    (void)reconciling_payer(&t, "A", (struct reconciling_side){"0100109106", 5, 10}, 0, true,
                            PERIOD_NO_DATE);
    (void)reconciling_payer(&t, "B", (struct reconciling_side){"0100047516", NO, NO}, 1, true,
                            PERIOD_NO_DATE);
    (void)reconciling_payer(&t, "C", (struct reconciling_side){"046090001234", 7, 20}, 1, false,
                            PERIOD_NO_DATE);
    reconciling_finish(&t);
    cr_expect_eq(reconciling_tinh(&t, INDICATOR_THUE_DV), 2);
    cr_expect_eq(reconciling_tinh(&t, INDICATOR_THUE_LD), 5);
    cr_expect_eq(reconciling_tinh(&t, INDICATOR_THUE_QUY_LUONG), 10);
    cr_expect_eq(world_get(t.c, MEMBER_XA, 1, INDICATOR_THUE_LD), 0);
    cr_expect_eq(world_get(t.c, MEMBER_XA, 1, INDICATOR_THUE_QUY_LUONG), 0);
    reconciling_stop(&t);
}

/* A row without a day does not take away the day that another row of the tax payer has, in whatever order they come; nor is
 * there a class of who is new and outside BHXH where employers were not read. */
Test(reconcile, a_row_without_a_day_leaves_the_tax_payers_day) {
    for (unsigned first = 0; first < 2; first++) {
        struct reconciling t;

        reconciling_start(&t);
        for (unsigned row = 0; row < 2; row++) {
            (void)reconciling_payer(&t, "A", (struct reconciling_side){"0100109106", 5, 10}, 0,
                                    true,
                                    row == first ? period_from_civil(2026, 2, 1) : PERIOD_NO_DATE);
        }
        reconciling_finish(&t);
        cr_expect_eq(reconciling_tinh(&t, INDICATOR_THUE_MOI), 1, "order %u", first);
        cr_expect_eq(reconciling_tinh(&t, INDICATOR_THUE_MOI_CTG), 1, "order %u", first);
        cr_expect_eq(reconcile_at(t.r, 0)->ngay_cap, period_from_civil(2026, 2, 1), "order %u",
                     first);
        reconciling_stop(&t);
    }
}

Test(reconcile, a_tax_side_without_a_payer_has_none_and_is_not_missing) {
    struct reconciling t;

    reconciling_start(&t);
    reconciling_employer(&t, "D1", "A", (struct reconciling_side){"0100109106", 5, 10}, 0, true);
    reconciling_finish(&t);
    cr_expect_eq(reconciling_tinh(&t, INDICATOR_THUE_DV), 0);
    cr_expect_eq(reconciling_tinh(&t, INDICATOR_DC_KHONG_THUE), 1);
    reconciling_stop(&t);
}

Test(reconcile, without_employers_only_the_tax_side_is_told) {
    struct reconciling t;
    struct err e = {0};

    reconciling_start(&t);
    (void)reconciling_payer(&t, "A", (struct reconciling_side){"0100109106", 5, 10}, 0, true,
                            period_from_civil(2026, 2, 1));
    cr_assert(reconcile_finish(t.r, NULL, t.c, &e));
    cr_assert_eq(reconciling_tinh(&t, INDICATOR_THUE_DV), 1);
    cr_assert_eq(reconciling_tinh(&t, INDICATOR_THUE_MOI), 1);
    cr_assert_eq(reconciling_tinh(&t, INDICATOR_THUE_MOI_CTG), WORLD_ABSENT);
    cr_assert_eq(reconciling_tinh(&t, INDICATOR_DC_CHUA_TG), WORLD_ABSENT);
    reconciling_stop(&t);
}

/* A number that one row of a tax payer lacks is unknown for all of it, whichever row lacks it; the first of its dates stands. */
Test(reconcile, one_missing_number_of_a_tax_payer_makes_its_sum_unknown) {
    static const char mst[] = "0100109106";

    for (unsigned first = 0; first < 2; first++) {
        const struct reconciling_side row[] = {{mst, first == 0 ? NO : 5, first == 0 ? 10 : NO},
                                               {mst, first == 0 ? 6 : NO, first == 0 ? NO : 20}};
        struct reconciling t;

        reconciling_start(&t);
        reconciling_employer(&t, "D1", "A", (struct reconciling_side){mst, 5, 10}, 0, true);
        (void)reconciling_payer(&t, "T", row[0], 0, true, PERIOD_NO_DATE);
        (void)reconciling_payer(&t, "T", row[1], 0, true, 90);
        reconciling_finish(&t);
        cr_expect_eq(reconcile_at(t.r, 0)->ld_thue, NO, "order %u", first);
        cr_expect_eq(reconcile_at(t.r, 0)->luong_thue, NO, "order %u", first);
        cr_expect_eq(reconcile_at(t.r, 0)->ngay_cap, 90, "order %u", first);
        reconciling_stop(&t);
    }
}

/* Of two employers of the same size the one of the lower code leads, whichever comes first. */
Test(reconcile, of_two_employers_alike_the_lower_code_gives_the_place) {
    static const char mst[] = "0100109106";

    for (unsigned first = 0; first < 2; first++) {
        struct reconciling t;

        reconciling_start(&t);
        reconciling_employer(&t, first == 0 ? "D1" : "D2", "A",
                             (struct reconciling_side){mst, 5, 10}, first == 0 ? 1 : 2, true);
        reconciling_employer(&t, first == 0 ? "D2" : "D1", "A",
                             (struct reconciling_side){mst, 5, 10}, first == 0 ? 2 : 1, true);
        reconciling_finish(&t);
        cr_expect_eq(reconcile_at(t.r, 0)->xa, 1, "order %u", first);
        reconciling_stop(&t);
    }
}

/* More groups than there is room for at first. */
Test(reconcile, many_groups_are_kept_apart) {
    struct reconciling t;

    reconciling_start(&t);
    for (int i = 0; i < 300; i++) {
        char code[16];

        (void)snprintf(code, sizeof code, "M%d", i);
        (void)reconciling_payer(
            &t, "T", (struct reconciling_side){str_keep(&t.w->a, str_from(code)).p, i, 1}, 0, true,
            PERIOD_NO_DATE);
    }
    reconciling_finish(&t);
    cr_assert_eq(reconcile_count(t.r), 300);
    for (uint32_t i = 0; i < 300; i++) {
        cr_expect_eq(reconcile_at(t.r, i)->ld_thue, i);
    }
    reconciling_stop(&t);
}

#ifndef __SANITIZE_ADDRESS__ /* whose heap tells no such numbers */
static size_t
held(void) {
    const struct mallinfo2 m = mallinfo2();

    return m.uordblks + m.hblkhd;
}

Test(reconcile, an_employer_with_its_tax_payer_takes_few_bytes) {
    /* Measured: 601 bytes, with names of some 20 letters; the aim is 250, and lists come beside it. */
    enum { PAIRS = 200000, MOST = 620 };
    struct reconciling t;
    size_t before;

    reconciling_start(&t);
    before = held();
    for (unsigned side = 0; side < 2; side++) {
        for (unsigned i = 0; i < PAIRS; i++) {
            char code[16];
            char mst[16];
            char name[32];

            (void)snprintf(code, sizeof code, "DV%07u", i);
            (void)snprintf(mst, sizeof mst, "%010u", i);
            (void)snprintf(name, sizeof name, "Công ty TNHH số %u", i);
            if (side == 0) {
                reconciling_employer(&t, code, name, (struct reconciling_side){mst, 3, 4}, 1, true);
            } else {
                cr_assert_eq(reconciling_payer(&t, name, (struct reconciling_side){mst, 4, 5}, 1,
                                               true, PERIOD_NO_DATE),
                             EXTRACT_ACCEPTED);
            }
        }
    }
    reconciling_finish(&t);
    cr_assert_eq(reconcile_count(t.r), PAIRS);
    cr_assert_leq((held() - before) / PAIRS, MOST, "%zu bytes a pair", (held() - before) / PAIRS);
    reconciling_stop(&t);
}
#endif
