/* test_reconcile_list - the lists for review, their order, points and proposals. */

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "figures/arrears.h"
#include "reconciling.h"

/* Hand-made scores: 50 + 3 + 8, and the ceilings. */
Test(reconcile_list, the_score_is_the_stated_sum_with_its_ceilings) {
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
lists_of(struct reconciling *t, struct list_set *out) {
    reconciling_employer(t, "D1", "Thiếu lao động", (struct reconciling_side){"0100109106", 5, 10},
                         0, true);
    reconciling_employer(t, "D2", "Thiếu lương",
                         (struct reconciling_side){"0100047516", 5, 100000000}, 1, true);
    reconciling_employer(t, "D3", "Công ty TNHH Sông Hương", (struct reconciling_side){"", 3, 10},
                         1, false);
    reconciling_employer(t, "D4", "CTY CP Ngự Bình", (struct reconciling_side){"12345", 9, NO}, 1,
                         false);
    (void)reconciling_payer(t, "A", (struct reconciling_side){"0100109106", 9, NO}, 0, true,
                            PERIOD_NO_DATE);
    (void)reconciling_payer(t, "B", (struct reconciling_side){"0100047516", 4, 900000000}, 0, true,
                            PERIOD_NO_DATE);
    (void)reconciling_payer(t, "CTY TNHH SÔNG HƯƠNG",
                            (struct reconciling_side){"046090001234", 4, 5}, 1, true,
                            PERIOD_NO_DATE);
    (void)reconciling_payer(t, "Sông Hương", (struct reconciling_side){"046090001235", 0, 5}, 0,
                            true, PERIOD_NO_DATE);
    (void)reconciling_payer(t, "Ngự Bình", (struct reconciling_side){"046090001236", 0, 5}, 1, true,
                            PERIOD_NO_DATE);
    (void)reconciling_payer(t, "CTY NGỰ BÌNH", (struct reconciling_side){"046090001237", 0, 5}, 1,
                            true, PERIOD_NO_DATE);
    reconciling_finish(t);
    reconcile_lists(t->r, t->e, NULL, &t->w->a, out);
}

Test(reconcile_list, the_review_list_goes_by_gap_and_sums_to_its_classes) {
    static const struct {
        const char *mst, *lop;
        int64_t chenh_ld, diem;
    } want[] = {
        {"046*******34", "Chưa tham gia BHXH", 4, 4}, /* pay gap 5 đồng; the other's is unknown */
        {"0100109106", "Tham gia chưa đủ lao động", 4, 4 + 8},
        {"0100047516", "Đóng trên quỹ lương thấp", 1,
         8 + 8}, /* more workers at BHXH: none is missing */
    };
    struct reconciling t;
    struct list_set lists = {0};
    const struct list *l = &lists.of[LIST_RA_SOAT];
    int64_t sum = 0;

    reconciling_start(&t);
    lists_of(&t, &lists);
    cr_assert(lists.known[LIST_RA_SOAT]);
    cr_assert_eq(l->n, 3);
    for (uint32_t i = 0; i < l->n; i++) {
        const struct list_row *c = &l->row[i];

        cr_assert(str_eq(list_cell_of(c, 0).u.text, str_from(want[i].mst)), "row %u", i);
        cr_assert(str_eq(list_cell_of(c, 6).u.text, str_from(want[i].lop)), "row %u", i);
        cr_assert_eq(list_cell_of(c, 9).u.count, want[i].chenh_ld);
        cr_assert_eq(list_cell_of(c, 14).u.count, want[i].diem, "row %u: %ld", i,
                     (long)list_cell_of(c, 14).u.count);
        sum += list_cell_of(c, 9).u.count;
    }
    cr_assert_eq(sum, reconciling_tinh(&t, INDICATOR_DC_CHUA_TG_LD) +
                          reconciling_tinh(&t, INDICATOR_DC_THIEU_LD_LD) +
                          reconciling_tinh(&t, INDICATOR_DC_THIEU_LUONG_LD));
    cr_assert_eq(list_cell_of(&l->row[2], 12).u.count, 800000000);
    cr_assert_not(list_cell_of(&l->row[1], 12).known);
    cr_assert_not(list_cell_of(&l->row[0], 1).known);
    cr_expect(list_cell_of(&l->row[0], 8).known && list_cell_of(&l->row[0], 8).u.count == 0,
              "nobody at BHXH");
    cr_expect(list_cell_of(&l->row[0], 11).known && list_cell_of(&l->row[0], 11).u.count == 0,
              "no pay at BHXH");
    cr_expect_eq(list_cell_of(&l->row[0], 12).u.count, 5, "all its pay is missing");
    cr_assert(lists.known[LIST_SAI_MST]);
    reconciling_stop(&t);
}

/* Four workers missing are 4 points, each whole month 2 up to 20; months without a debt are none. */
Test(reconcile_list, who_owes_nothing_has_no_points_for_months_overdue) {
    static const int64_t owed[] = {0, -1, 1, 1, 1};
    static const int64_t months_x100[] = {490, 490, 490, 500, 1000};
    static const int64_t points[] = {4, 4, 4 + 8, 4 + 10, 4 + 20};

    for (size_t i = 0; i < 5; i++) {
        struct extract_employer r = {.ma_don_vi = STR("D1"),
                                     .ten = STR("A"),
                                     .mst = STR("0100109106"),
                                     .mst_ok = true,
                                     .so_lao_dong = 5,
                                     .quy_luong = NO,
                                     .phai_dong = NO,
                                     .da_dong = NO};
        struct reconciling t;
        struct list_set lists = {0};

        reconciling_start(&t);
        r.cham_dong = owed[i];
        r.so_thang_cham_x100 = months_x100[i];
        cr_assert_eq(employers_row(t.e, (struct extract_at){0, 2}, &r), EXTRACT_ACCEPTED);
        (void)reconciling_payer(&t, "A", (struct reconciling_side){"0100109106", 9, NO}, 0, true,
                                PERIOD_NO_DATE);
        reconciling_finish(&t);
        reconcile_lists(t.r, t.e, NULL, &t.w->a, &lists);
        cr_assert_eq(lists.of[LIST_RA_SOAT].n, 1);
        cr_expect_eq(list_cell_of(&lists.of[LIST_RA_SOAT].row[0], 14).u.count, points[i], "row %zu",
                     i);
        reconciling_stop(&t);
    }
}

Test(reconcile_list, employers_without_a_code_get_a_hint_only_where_one_name_fits) {
    struct reconciling t;
    struct list_set lists = {0};
    const struct list *l = &lists.of[LIST_SAI_MST];

    reconciling_start(&t);
    lists_of(&t, &lists);
    cr_assert_eq(l->n, 2);
    cr_assert(str_eq(list_cell_of(&l->row[0], 0).u.text, STR("D4")));
    cr_assert_not(list_cell_of(&l->row[0], 5).known); /* two of that name in the commune */
    cr_assert(str_eq(list_cell_of(&l->row[1], 0).u.text, STR("D3")));
    cr_assert(
        str_eq(list_cell_of(&l->row[1], 5).u.text, STR("046*******34 - CTY TNHH SÔNG HƯƠNG")));
    cr_assert_eq(reconciling_tinh(&t, INDICATOR_DC_SAI_MST), 2); /* and stay where they were */
    reconciling_stop(&t);
}

/* The employer has 3 workers and each payer 4; figures/proposals_score.c has the points. */
Test(reconcile_list, a_tax_payer_is_proposed_with_its_score_where_no_other_fits_as_well) {
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
        struct reconciling t;
        struct list_set lists = {0};
        const struct list_row *row;

        reconciling_start(&t);
        reconciling_employer(&t, "D1", cases[i].name, (struct reconciling_side){"", 3, 10}, 1,
                             false);
        (void)reconciling_payer(&t, cases[i].payer, (struct reconciling_side){"046090001234", 4, 5},
                                1, true, PERIOD_NO_DATE);
        (void)reconciling_payer(&t, cases[i].other, (struct reconciling_side){"046090001235", 4, 5},
                                1, true, PERIOD_NO_DATE);
        (void)reconciling_payer(&t, cases[i].name, (struct reconciling_side){"046090001236", 4, 5},
                                0, true, PERIOD_NO_DATE); /* of another commune */
        reconciling_finish(&t);
        reconcile_lists(t.r, t.e, NULL, &t.w->a, &lists);
        row = &lists.of[LIST_SAI_MST].row[0];
        cr_expect_eq(list_cell_of(row, 5).known, cases[i].want != NULL, "case %zu", i);
        if (list_cell_of(row, 5).known && cases[i].want != NULL) {
            cr_expect(str_eq(list_cell_of(row, 5).u.text, str_from(cases[i].want)), "case %zu", i);
            cr_expect_eq(list_cell_of(row, 9).u.count, cases[i].score, "case %zu: %lld", i,
                         (long long)list_cell_of(row, 9).u.count);
        }
        reconciling_stop(&t);
    }
}

/* Employer D1 states 0100109106 where `stated`, and none otherwise; tax knows 0100109106 and 0100047516. */
Test(reconcile_list, the_latest_decision_about_an_employer_and_a_code_is_obeyed) {
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
        struct reconciling t;
        struct list_set lists = {0};
        const struct reconcile_group *g;
        struct reconcile_decided told;

        for (size_t k = 0; k < cases[i].n; k++) {
            v[k + 1] = (struct reference_decision){.ma_don_vi = STR("D1"),
                                                   .mst = str_from(cases[i].code[k]),
                                                   .verdict = cases[i].verdict[k]};
        }
        reconciling_start(&t);
        reconcile_decide(t.r, &d);
        reconciling_employer(&t, "D1", "Sông Hương",
                             (struct reconciling_side){cases[i].stated ? "0100109106" : "", 3, 10},
                             1, cases[i].stated);
        (void)reconciling_payer(&t, "Sông Hương", (struct reconciling_side){"0100109106", 3, 10}, 1,
                                true, PERIOD_NO_DATE);
        (void)reconciling_payer(&t, "Ngự Bình", (struct reconciling_side){"0100047516", 9, 10}, 1,
                                true, PERIOD_NO_DATE);
        reconciling_finish(&t);
        g = reconcile_at(t.r, reconcile_of_employer(t.r, 0));
        told = reconcile_decided(t.r);
        cr_assert_eq(g->class, cases[i].want, "case %zu: %s", i, reconcile_class_text(g->class));
        cr_assert(str_eq(g->mst, str_from(cases[i].mst)), "case %zu", i);
        cr_assert_eq(told.matched, cases[i].told.matched, "case %zu", i);
        cr_assert_eq(told.parted, cases[i].told.parted, "case %zu", i);
        cr_assert_eq(told.strange, 1, "case %zu", i); /* D9 */
        reconcile_lists(t.r, t.e, NULL, &t.w->a, &lists);
        if (cases[i].want == RECONCILE_SAI_MST) {
            const struct list_cell hint = list_cell_of(&lists.of[LIST_SAI_MST].row[0], 5);

            cr_assert_eq(hint.known, cases[i].hint != NULL, "case %zu", i);
        } else {
            cr_assert_eq(lists.of[LIST_SAI_MST].n, 0, "case %zu", i);
        }
        reconciling_stop(&t);
    }
}

/* In the period before: D1 late, D2 not; 0100047516 was on the list then, 046090001234 was not. */
Test(reconcile_list, a_row_is_repeated_where_code_or_late_employer_stood_before) {
    struct reconciling was;
    struct reconciling t;
    struct list_set lists = {0};
    const struct list *l = &lists.of[LIST_RA_SOAT];
    static const char *const want[] = {"Không", "Có", "Có"}; /* by code: see the list's order */
    static const int64_t diem[] = {9, 4 + 8 + 10, 2 + 10};
    struct reconcile_past past;

    reconciling_start(&was);
    reconciling_employer(&was, "D1", "A", (struct reconciling_side){"0100109106", 9, 10}, 0, true);
    (void)reconciling_payer(&was, "A", (struct reconciling_side){"0100109106", 9, 10}, 0, true,
                            PERIOD_NO_DATE);
    (void)reconciling_payer(&was, "B", (struct reconciling_side){"0100047516", 1, 1}, 0, true,
                            PERIOD_NO_DATE);
    reconciling_finish(&was);
    reconciling_start(&t);
    reconciling_employer(&t, "D1", "A", (struct reconciling_side){"0100109106", 5, 10}, 0, true);
    (void)reconciling_payer(&t, "A", (struct reconciling_side){"0100109106", 9, 10}, 0, true,
                            PERIOD_NO_DATE);
    (void)reconciling_payer(&t, "B", (struct reconciling_side){"0100047516", 2, 1}, 0, true,
                            PERIOD_NO_DATE);
    (void)reconciling_payer(&t, "C", (struct reconciling_side){"046090001234", 9, 1}, 0, true,
                            PERIOD_NO_DATE);
    reconciling_finish(&t);
    past = (struct reconcile_past){was.e, was.r};
    reconcile_lists(t.r, t.e, &past, &t.w->a, &lists);
    cr_assert_eq(l->n, 3);
    for (uint32_t i = 0; i < 3; i++) {
        cr_assert(str_eq(list_cell_of(&l->row[i], 13).u.text, str_from(want[i])), "row %u", i);
        cr_assert_eq(list_cell_of(&l->row[i], 14).u.count, diem[i], "row %u", i);
    }
    reconciling_stop(&t);
    reconciling_stop(&was);
}

/* A debt of 0 đồng was none, of 1 it was one, in the period before as now. */
Test(reconcile_list, an_employer_is_late_again_only_where_it_owed_something_before) {
    static const char *const want[] = {"Không", "Không", "Không", "Có"};

    for (int64_t owing = 0; owing < 4; owing++) {
        const int64_t owed = owing % 2;
        const struct extract_employer now = {.ma_don_vi = STR("D1"),
                                             .mst = STR("0100109106"),
                                             .mst_ok = true,
                                             .so_lao_dong = 5,
                                             .quy_luong = 10,
                                             .phai_dong = NO,
                                             .da_dong = NO,
                                             .cham_dong = owing / 2,
                                             .so_thang_cham_x100 = 490};
        const struct extract_employer before = {.ma_don_vi = STR("D1"),
                                                .mst = STR("0100109106"),
                                                .mst_ok = true,
                                                .so_lao_dong = 9,
                                                .quy_luong = 10,
                                                .phai_dong = NO,
                                                .da_dong = NO,
                                                .cham_dong = owed,
                                                .so_thang_cham_x100 = 490};
        struct reconciling was;
        struct reconciling t;
        struct list_set lists = {0};
        struct reconcile_past past;

        reconciling_start(&was);
        cr_assert_eq(employers_row(was.e, (struct extract_at){0, 2}, &before), EXTRACT_ACCEPTED);
        reconciling_finish(&was);
        reconciling_start(&t);
        cr_assert_eq(employers_row(t.e, (struct extract_at){0, 2}, &now), EXTRACT_ACCEPTED);
        (void)reconciling_payer(&t, "A", (struct reconciling_side){"0100109106", 9, 10}, 0, true,
                                PERIOD_NO_DATE);
        reconciling_finish(&t);
        past = (struct reconcile_past){was.e, was.r};
        reconcile_lists(t.r, t.e, &past, &t.w->a, &lists);
        cr_assert_eq(lists.of[LIST_RA_SOAT].n, 1);
        cr_expect(
            str_eq(list_cell_of(&lists.of[LIST_RA_SOAT].row[0], 13).u.text, str_from(want[owing])),
            "owed %d, owes %d", (int)owed, (int)(owing / 2));
        reconciling_stop(&t);
        reconciling_stop(&was);
    }
}

/* 2,000 codes that no rule accepts and nobody at tax: all of them on the one list, in the order of their codes where nothing
 * else tells them apart, and none on the other. */
Test(reconcile_list, every_employer_without_a_code_is_listed_where_there_are_no_others) {
    enum { N = 2000 };
    static char code[N][8];
    struct reconciling t;
    struct list_set lists = {0};

    reconciling_start(&t);
    for (unsigned i = 0; i < N; i++) {
        (void)snprintf(code[i], sizeof code[i], "D%04u", N - 1 - i);
        reconciling_employer(&t, code[i], "A", (struct reconciling_side){"", 7, 10}, 0, false);
    }
    reconciling_finish(&t);
    reconcile_lists(t.r, t.e, NULL, &t.w->a, &lists);
    cr_expect_eq(lists.of[LIST_RA_SOAT].n, 0);
    cr_assert_eq(lists.of[LIST_SAI_MST].n, N);
    for (uint32_t i = 0; i < N; i++) {
        cr_assert(str_eq(list_cell_of(&lists.of[LIST_SAI_MST].row[i], 0).u.text,
                         str_from(code[N - 1 - i])),
                  "row %u", i);
    }
    reconciling_stop(&t);
}

Test(reconcile_list, the_annex_explains_the_score_in_the_words_that_are_computed) {
    static char text[1 << 16];
    FILE *f = fopen("templates/phu-luc/danh-sach-ra-soat.ini", "r");

    cr_assert_not_null(f);
    cr_assert_gt(fread(text, 1, sizeof text - 1, f), 0);
    cr_assert_not_null(strstr(text, RECONCILE_SCORE_TEXT));
    cr_assert_eq(fclose(f), 0);
}

/* Who is late gets the day on which the tax office registered it, by its code and not by its name. */
Test(reconcile_list, late_payers_have_the_day_of_their_tax_code) {
    static const char *const day[] = {"20/11/2020", "31/3/2021", ""};
    struct reconciling t;
    struct list_set lists = {0};
    struct list *late = &lists.of[LIST_CHAM_DONG_3T];
    enum { NGAY_CAP = 17 };

    reconciling_start(&t);
    reconciling_employer(&t, "D1", "Một", (struct reconciling_side){"0100109106", 5, 10}, 0, true);
    reconciling_employer(&t, "D2", "Hai", (struct reconciling_side){"0100047516", 5, 10}, 1, true);
    reconciling_employer(&t, "D3", "Ba", (struct reconciling_side){"046090001234", 5, 10}, 1, true);
    (void)reconciling_payer(&t, "A", (struct reconciling_side){"0100109106", 5, 10}, 0, true,
                            period_from_civil(2020, 11, 20));
    (void)reconciling_payer(&t, "B", (struct reconciling_side){"0100047516", 5, 10}, 0, true,
                            period_from_civil(2021, 3, 31));
    reconciling_finish(&t);
    arrears_list(t.e, NULL, NULL, &t.w->a, &lists);
    cr_assert_eq(late->n, 3);
    reconcile_date_late(t.r, &t.w->a, late);
    for (uint32_t i = 0; i < 3; i++) {
        cr_expect(str_eq(list_cell_of(&late->row[i], NGAY_CAP).u.text, str_from(day[i])), "row %u",
                  i);
    }
    reconciling_stop(&t);
}
