/* test_employers - the roster of employers of a period, and what is late. */

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "figures/arrears.h"
#include "figures/employers.h"
#include "roster.h"
#include "world.h"

static const struct roster_row rows[] = {
    {"D1", 0, MEMBER_NONE, 0, 10, 100, 30, 20, 10, 2, EXTRACT_ACCEPTED},
    {"D2", 1, 1, 2, 5, NO, 40, 40, 0, 0, EXTRACT_ACCEPTED},
    {"D1", 0, MEMBER_NONE, 0, 10, 100, 30, 20, 10, 2, EXTRACT_DUPLICATE}, /* again */
    {"D1", 2, 1, 1, 3, 50, NO, NO, 5, 4, EXTRACT_ACCEPTED},               /* D11: summed */
    {"D1", 2, 1, 1, 3, 50, NO, NO, 5, 4, EXTRACT_DUPLICATE},              /* as the second before */
    {"D3", 3, 0, 1, 0, 0, 0, 0, 7, NO, EXTRACT_ACCEPTED}, /* late, nobody knows since when */
    {"D4", 0, 0, 1, 1, 7, 15, 0, 15, 12, EXTRACT_ACCEPTED},
    {"D5", 0, 0, 1, 1, 7, 15, 0, 15, 3, EXTRACT_ACCEPTED},
};
enum { ROWS = sizeof rows / sizeof rows[0] };

Test(employers, a_code_twice_is_one_employer_and_is_noted_where_its_figures_differ) {
    struct world *w = world_new();
    struct ledger *l = world_ledger(w);
    struct employers *e = roster_of(w, l, rows, ROWS);
    const struct employers_one *d1 = employers_at(e, 0);

    cr_assert_eq(employers_count(e), 5);
    cr_assert_eq(d1->so_lao_dong, 13);
    cr_assert_eq(d1->quy_luong, 150);
    cr_assert_eq(d1->phai_dong, 30);
    cr_assert_eq(d1->cham_dong, 15);
    cr_assert_eq(d1->so_thang_cham_x100, 400);
    cr_assert_eq(d1->xa, 0);
    cr_assert_eq(d1->co_quan, WORLD_CO_QUAN);
    cr_assert_eq(employers_department(e, 2), 1);
    cr_assert_eq(employers_department(e, 1), WORLD_CO_QUAN);
    cr_assert_eq(employers_department(e, 0), WORLD_CO_QUAN);
    cr_assert_eq(world_findings(l, LEDGER_D11), 3);
    cr_assert_eq(ledger_count(l, LEDGER_CANH_BAO),
                 1); /* what is given twice is told as thong_tin */
    employers_free(e);
    ledger_free(l);
    world_free(w);
}

/* By hand from `rows`: province, then communes 0..3. */
static const struct {
    uint32_t ind;
    int64_t want[1 + WORLD_XA + 1];
} sums[] = {
    {INDICATOR_DV, {5, 3, 1, 0, 1}},
    {INDICATOR_DV_LD, {20, 15, 5, 0, 0}},
    {INDICATOR_QUY_LUONG, {164, 164, 0, 0, 0}},
    {INDICATOR_PHAI_THU, {100, 60, 40, 0, 0}},
    {INDICATOR_DA_THU, {60, 20, 40, 0, 0}},
    {INDICATOR_CHAM_DONG, {52, 45, 0, 0, 7}},
    {INDICATOR_CHAM_D1, {0, 0, 0, 0, 0}},
    {INDICATOR_CHAM_1_3, {0, 0, 0, 0, 0}},
    {INDICATOR_CHAM_3_6, {30, 30, 0, 0, 0}},
    {INDICATOR_CHAM_6_12, {0, 0, 0, 0, 0}},
    {INDICATOR_CHAM_12, {15, 15, 0, 0, 0}},
    {INDICATOR_DV_CHAM, {4, 3, 0, 0, 1}},
    {INDICATOR_DV_CHAM_3T, {3, 3, 0, 0, 0}},
};

Test(employers, figures_sum_by_place_department_and_kind) {
    struct world *w = world_new();
    struct ledger *l = world_ledger(w);
    struct employers *e = roster_of(w, l, rows, ROWS);
    struct cube *c = world_cube(w, 2026, 1);
    struct err err = {0};

    employers_finish(e, c);
    cr_assert(cube_check(c, &err), "%s", err.what);
    for (size_t i = 0; i < sizeof sums / sizeof sums[0]; i++) {
        cr_assert_eq(world_get(c, MEMBER_TINH, 0, sums[i].ind), sums[i].want[0], "row %zu", i);
        for (uint32_t x = 0; x <= WORLD_XA; x++) {
            cr_assert_eq(world_get(c, MEMBER_XA, x, sums[i].ind), sums[i].want[1 + x],
                         "row %zu commune %u", i, x);
        }
    }
    cr_assert_eq(world_get(c, MEMBER_CO_QUAN, 0, INDICATOR_CHAM_DONG), 37);
    cr_assert_eq(world_get(c, MEMBER_CO_QUAN, 1, INDICATOR_DV), 1);
    cr_assert_eq(world_get(c, MEMBER_CO_QUAN, 2, INDICATOR_DV_LD), 13);
    cr_assert_eq(world_get(c, MEMBER_LOAI_HINH, 1, INDICATOR_DV_CHAM), 3);
    cr_assert_eq(world_get(c, MEMBER_LOAI_HINH, 2, INDICATOR_PHAI_THU), 40);
    employers_free(e);
    ledger_free(l);
    world_free(w);
}

Test(employers, the_age_of_an_amount_is_its_whole_months) {
    static const struct {
        int64_t months;
        uint32_t ind;
    } ages[] = {{0, INDICATOR_CHAM_D1},    {1, INDICATOR_CHAM_1_3}, {2, INDICATOR_CHAM_1_3},
                {3, INDICATOR_CHAM_3_6},   {5, INDICATOR_CHAM_3_6}, {6, INDICATOR_CHAM_6_12},
                {11, INDICATOR_CHAM_6_12}, {12, INDICATOR_CHAM_12}, {99, INDICATOR_CHAM_12}};
    struct world *w = world_new();
    struct ledger *l = world_ledger(w);

    for (size_t i = 0; i < sizeof ages / sizeof ages[0]; i++) {
        const struct roster_row g = {"D", 0, 0, 0, 1, 1, 1, 0, 9, ages[i].months, EXTRACT_ACCEPTED};
        struct employers *e = roster_of(w, l, &g, 1);
        struct cube *c = world_cube(w, 2026, 1);

        employers_finish(e, c);
        for (uint32_t ind = INDICATOR_CHAM_D1; ind <= INDICATOR_CHAM_12; ind++) {
            cr_assert_eq(world_get(c, MEMBER_TINH, 0, ind), ind == ages[i].ind ? 9 : 0);
        }
        cr_assert_eq(world_get(c, MEMBER_TINH, 0, INDICATOR_DV_CHAM_3T), ages[i].months >= 3);
        employers_free(e);
    }
    ledger_free(l);
    world_free(w);
}

Test(employers, what_was_not_delivered_is_absent_and_an_empty_file_is_zero) {
    static const struct roster_row bare = {"D", 0, 0, 0, 4, NO, NO, NO, NO, NO, EXTRACT_ACCEPTED};
    struct world *w = world_new();
    struct ledger *l = world_ledger(w);
    struct employers *e = roster_of(w, l, &bare, 1);
    struct cube *c = world_cube(w, 2026, 1);
    struct list_set lists = {0};

    employers_finish(e, c);
    cr_assert_eq(world_get(c, MEMBER_XA, 1, INDICATOR_DV_LD), 0);
    cr_assert_eq(world_get(c, MEMBER_TINH, 0, INDICATOR_QUY_LUONG), WORLD_ABSENT);
    cr_assert_eq(world_get(c, MEMBER_TINH, 0, INDICATOR_CHAM_DONG), WORLD_ABSENT);
    cr_assert_eq(world_get(c, MEMBER_TINH, 0, INDICATOR_DV_CHAM), WORLD_ABSENT);
    cr_assert_eq(world_get(c, MEMBER_TINH, 0, INDICATOR_CHAM_12), WORLD_ABSENT);
    arrears_list(e, NULL, NULL, &w->a, &lists);
    cr_assert_not(lists.known[LIST_CHAM_DONG_3T]);
    employers_free(e);
    e = roster_of(w, l, NULL, 0);
    c = world_cube(w, 2026, 1);
    employers_finish(e, c);
    cr_assert_eq(world_get(c, MEMBER_TINH, 0, INDICATOR_DV), 0);
    arrears_list(e, NULL, NULL, &w->a, &lists);
    cr_assert(lists.known[LIST_CHAM_DONG_3T]);
    employers_free(e);
    ledger_free(l);
    world_free(w);
}

Test(arrears, the_list_is_by_amount_then_code_and_sums_to_its_cells) {
    static const char *const want[] = {"D1", "D4", "D5"}; /* 15 each: by code */
    struct world *w = world_new();
    struct ledger *l = world_ledger(w);
    struct employers *e = roster_of(w, l, rows, ROWS);
    struct list_set lists = {0};
    const struct list *list = &lists.of[LIST_CHAM_DONG_3T];
    int64_t percent;

    arrears_list(e, NULL, NULL, &w->a, &lists);
    cr_assert(lists.known[LIST_CHAM_DONG_3T]);
    cr_assert_eq(list->n, 3); /* as dv_cham_3t above */
    for (uint32_t i = 0; i < list->n; i++) {
        cr_assert(str_eq(list_cell_of(&list->row[i], 0).u.text, str_from(want[i])));
        cr_assert_eq(list_cell_of(&list->row[i], 10).u.count, 15);
    }
    cr_assert(str_eq(list_cell_of(&list->row[0], 3).u.text, STR("Xã Phú Vinh")));
    cr_assert(str_eq(list_cell_of(&list->row[0], 4).u.text, STR("Chưa phân theo ngành")));
    cr_assert(num_percent(list_cell_of(&list->row[0], 9).u.ratio, &percent));
    cr_assert_eq(percent, 5000);
    cr_assert_eq(list->row[1].co_quan, 0);
    employers_free(e);
    ledger_free(l);
    world_free(w);
}

/* Then | now, and what has become of each; C1 .. C8 hold C12's identity, C9 is 2 above it, C10 is 3 below. */
static const struct roster_row then_rows[] = {
    {"C1", 0, 0, 0, 1, 1, 1, 1, 0, 0, EXTRACT_ACCEPTED},
    {"C2", 0, 0, 0, 1, 1, 1, 1, 10, 1, EXTRACT_ACCEPTED},
    {"C3", 0, 0, 0, 1, 1, 1, 1, 10, 1, EXTRACT_ACCEPTED},
    {"C4", 1, 0, 0, 1, 1, 1, 1, 10, 1, EXTRACT_ACCEPTED},
    {"C5", 1, 0, 0, 1, 1, 1, 1, 10, 1, EXTRACT_ACCEPTED},
    {"C6", 1, 0, 0, 1, 1, 1, 1, NO, NO, EXTRACT_ACCEPTED},
    {"C8", 1, 0, 0, 1, 1, 1, 1, 4, 1, EXTRACT_ACCEPTED},
    {"C9", 1, 0, 0, 1, 1, 1, 1, 10, 1, EXTRACT_ACCEPTED},
    {"C10", 1, 0, 0, 1, 1, 1, 1, 10, 1, EXTRACT_ACCEPTED},
    {"GONE", 1, 0, 0, 1, 1, 1, 1, 10, 1, EXTRACT_ACCEPTED},
};
static const struct roster_row now_rows[] = {
    {"C1", 0, 0, 0, 1, 1, 5, 0, 5, 4, EXTRACT_ACCEPTED},  /* newly late */
    {"C2", 0, 0, 0, 1, 1, 5, 15, 0, 0, EXTRACT_ACCEPTED}, /* settled */
    {"C3", 2, 0, 0, 1, 1, 5, 0, 15, 4, EXTRACT_ACCEPTED}, /* worse, and moved */
    {"C4", 1, 0, 0, 1, 1, 5, 9, 6, 4, EXTRACT_ACCEPTED},  /* better */
    {"C5", 1, 0, 0, 1, 1, 5, 5, 10, 4, EXTRACT_ACCEPTED}, /* the same */
    {"C6", 1, 0, 0, 1, 1, 5, 5, 7, 4, EXTRACT_ACCEPTED},  /* not told then */
    {"C7", 1, 0, 0, 1, 1, 5, 1, 4, 4, EXTRACT_ACCEPTED},  /* not registered then */
    {"C8", 1, 0, 0, 1, 1, 5, 20, 0, 0, EXTRACT_ACCEPTED}, /* paid beyond its debt */
    {"C9", 1, 0, 0, 1, 1, 5, 5, 12, 4, EXTRACT_ACCEPTED}, /* 10 + 5 - 5 = 10 */
    {"C10", 1, 0, 0, 1, 1, 5, 5, 7, 4, EXTRACT_ACCEPTED},
};

Test(employers, each_is_newly_late_settled_worse_or_better_than_the_period_before) {
    static const enum arrears_change want[] = {
        ARREARS_MOI,     ARREARS_HET, ARREARS_TANG, ARREARS_GIAM, ARREARS_NHU_CU,
        ARREARS_UNKNOWN, ARREARS_MOI, ARREARS_HET,  ARREARS_TANG, ARREARS_GIAM};
    static const struct {
        uint32_t ind;
        int64_t tinh, xa[3];
    } counts[] = {{INDICATOR_DV_CHAM_MOI, 2, {1, 1, 0}},
                  {INDICATOR_DV_HET_CHAM, 2, {1, 1, 0}},
                  {INDICATOR_DV_CHAM_TANG, 2, {0, 1, 1}},
                  {INDICATOR_DV_CHAM_GIAM, 2, {0, 2, 0}}};
    struct world *w = world_new();
    struct ledger *l = world_ledger(w);
    struct employers *then = roster_of(w, l, then_rows, sizeof then_rows / sizeof then_rows[0]);
    struct employers *now = roster_of(w, l, now_rows, sizeof now_rows / sizeof now_rows[0]);
    struct cube *c = world_cube(w, 2026, 1);
    struct err e = {0};

    for (uint32_t i = 0; i < employers_count(now); i++) {
        cr_assert_eq(arrears_change(employers_at(now, i), then), want[i], "C%u", i + 1);
    }
    arrears_compare(now, then, c);
    for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++) {
        cr_assert_eq(world_get(c, MEMBER_TINH, 0, counts[i].ind), counts[i].tinh, "row %zu", i);
        for (uint32_t x = 0; x < 3; x++) {
            cr_assert_eq(world_get(c, MEMBER_XA, x, counts[i].ind), counts[i].xa[x], "row %zu", i);
        }
    }
    cr_assert(cube_check(c, &e), "%s", e.what);
    employers_free(now);
    employers_free(then);
    ledger_free(l);
    world_free(w);
}

/* One dong is a debt, and one dong more a larger one. */
Test(employers, one_dong_makes_an_employer_late_and_one_more_makes_it_worse) {
    static const struct {
        int64_t was, now;
        enum arrears_change want;
    } cases[] = {{0, 1, ARREARS_MOI},    {-1, 1, ARREARS_MOI},  {1, 0, ARREARS_HET},
                 {1, -1, ARREARS_HET},   {1, 2, ARREARS_TANG},  {2, 1, ARREARS_GIAM},
                 {1, 1, ARREARS_NHU_CU}, {0, 0, ARREARS_NEVER}, {-1, -2, ARREARS_NEVER}};

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct roster_row was[] = {
            {"C1", 0, 0, 0, 1, 1, 1, 1, cases[i].was, 1, EXTRACT_ACCEPTED}};
        struct world *w = world_new();
        struct ledger *l = world_ledger(w);
        struct employers *then = roster_of(w, l, was, 1);
        struct employers_one now;

        now = *employers_at(then, 0);
        now.cham_dong = cases[i].now;
        cr_expect_eq(arrears_change(&now, then), cases[i].want, "case %zu", i);
        employers_free(then);
        ledger_free(l);
        world_free(w);
    }
}

Test(employers, a_closing_amount_that_does_not_follow_from_the_one_before_is_noted) {
    struct world *w = world_new();
    struct ledger *l = world_ledger(w);
    struct ledger *strict = world_ledger_under(w, "[quy_tac]\nD12 = chan\n");
    struct ledger *rejecting = world_ledger_under(w, "[quy_tac]\nD12 = loai\n");
    struct employers *then = roster_of(w, l, then_rows, sizeof then_rows / sizeof then_rows[0]);
    struct employers *now = roster_of(w, l, now_rows, sizeof now_rows / sizeof now_rows[0]);
    struct arrears_identity n;
    struct err e = {0};

    cr_assert(arrears_identity(now, then, l, &n, &e));
    cr_assert_eq(n.checked, 8); /* not C6 and C7: no opening amount */
    cr_assert_eq(n.differ, 2);
    cr_assert_eq(n.more, 2);
    cr_assert_eq(n.less, 3);
    cr_assert_eq(world_findings(l, LEDGER_D12), 2);
    cr_assert_not(arrears_identity(now, then, strict, &n, &e));
    cr_assert_eq(e.kind, ERR_DATA);
    /* no severity drops an employer that is counted by now */
    cr_assert(arrears_identity(now, then, rejecting, &n, &e));
    cr_assert_eq(world_findings(rejecting, LEDGER_D12), 2);
    cr_assert_eq(ledger_count(rejecting, LEDGER_LOAI), 0);
    cr_assert_eq(ledger_count(rejecting, LEDGER_CANH_BAO), 2);
    employers_free(now);
    employers_free(then);
    ledger_free(rejecting);
    ledger_free(strict);
    ledger_free(l);
    world_free(w);
}

Test(employers, without_amounts_in_the_period_before_nothing_is_compared) {
    static const struct roster_row silent[] = {
        {"C1", 0, 0, 0, 1, 1, 1, 1, NO, NO, EXTRACT_ACCEPTED}};
    struct world *w = world_new();
    struct ledger *l = world_ledger(w);
    struct employers *then = roster_of(w, l, silent, 1);
    struct employers *now = roster_of(w, l, now_rows, sizeof now_rows / sizeof now_rows[0]);
    struct cube *c = world_cube(w, 2026, 1);

    arrears_compare(now, then, c);
    cr_assert_eq(world_get(c, MEMBER_TINH, 0, INDICATOR_DV_CHAM_MOI), WORLD_ABSENT);
    employers_free(now);
    employers_free(then);
    ledger_free(l);
    world_free(w);
}

/* Months may have decimals: 2,9 is under 3, and nobody is named for it. */
Test(employers, months_with_decimals_keep_the_limits_of_the_ages) {
    static const struct {
        int64_t months_x100;
        uint32_t ind;
        int64_t three;
    } ages[] = {{99, INDICATOR_CHAM_D1, 0},   {100, INDICATOR_CHAM_1_3, 0},
                {290, INDICATOR_CHAM_1_3, 0}, {299, INDICATOR_CHAM_1_3, 0},
                {300, INDICATOR_CHAM_3_6, 1}, {1199, INDICATOR_CHAM_6_12, 1},
                {1200, INDICATOR_CHAM_12, 1}};
    struct world *w = world_new();
    struct ledger *l = world_ledger(w);

    for (size_t i = 0; i < sizeof ages / sizeof ages[0]; i++) {
        const struct extract_employer r = {.ma_don_vi = STR("D"),
                                           .ten = STR("D"),
                                           .cham_dong = 9,
                                           .so_thang_cham_x100 = ages[i].months_x100};
        struct employers *e = employers_new(&w->m, l);
        struct cube *c = world_cube(w, 2026, 1);
        struct list_set lists = {0};

        (void)employers_row(e, (struct extract_at){0, 2}, &r);
        employers_finish(e, c);
        cr_assert_eq(world_get(c, MEMBER_TINH, 0, ages[i].ind), 9, "case %zu", i);
        cr_assert_eq(world_get(c, MEMBER_TINH, 0, INDICATOR_DV_CHAM_3T), ages[i].three);
        arrears_list(e, NULL, NULL, &w->a, &lists);
        cr_assert_eq(lists.of[LIST_CHAM_DONG_3T].n, ages[i].three);
        employers_free(e);
    }
    ledger_free(l);
    world_free(w);
}

/* One that has paid ahead lessens no other's overdue amount. */
Test(employers, what_is_paid_beyond_the_dues_is_told_apart_and_is_no_debt) {
    static const struct roster_row g[] = {{"D1", 0, 0, 0, 1, 1, 10, 30, -20, 0, EXTRACT_ACCEPTED},
                                          {"D2", 0, 0, 0, 1, 1, 10, 0, 15, 5, EXTRACT_ACCEPTED},
                                          {"D3", 1, 0, 0, 1, 1, 10, 10, 0, 0, EXTRACT_ACCEPTED},
                                          {"D4", 1, 0, 0, 1, 1, 10, 0, 9, 2, EXTRACT_ACCEPTED},
                                          {"D4", 1, 0, 0, 2, 1, 0, 0, -12, 0, EXTRACT_ACCEPTED}};
    struct world *w = world_new();
    struct ledger *l = world_ledger(w);
    struct employers *e = roster_of(w, l, g, sizeof g / sizeof g[0]);
    struct cube *c = world_cube(w, 2026, 1);
    int64_t v;

    employers_finish(e, c);
    cr_assert_eq(world_get(c, MEMBER_TINH, 0, INDICATOR_CHAM_DONG), 15);
    cr_assert_eq(world_get(c, MEMBER_TINH, 0, INDICATOR_DONG_THUA), 23); /* D4 is one: 9 - 12 */
    cr_assert_eq(world_get(c, MEMBER_XA, 1, INDICATOR_DONG_THUA), 3);
    cr_assert_eq(world_get(c, MEMBER_TINH, 0, INDICATOR_CHAM_3_6), 15);
    cr_assert_eq(world_get(c, MEMBER_TINH, 0, INDICATOR_CHAM_D1), 0);
    cr_assert_eq(world_get(c, MEMBER_TINH, 0, INDICATOR_DV_CHAM), 1);
    cr_assert(employers_figure(employers_at(e, 0), INDICATOR_DONG_THUA, &v));
    cr_assert_eq(v, 20);
    employers_free(e);
    ledger_free(l);
    world_free(w);
}

/* The same figures again are a duplicate; told as a warning where one word of the rest is another, as it may be another's row. */
Test(employers, the_same_figures_under_another_name_or_in_another_place_are_a_warning) {
    const struct extract_employer first = {.ma_don_vi = STR("D1"),
                                           .ten = STR("Một"),
                                           .mst = STR("0100109106"),
                                           .mst_ok = true,
                                           .xa = 1,
                                           .co_quan = 1,
                                           .loai_hinh = 1,
                                           .so_lao_dong = 3};
    struct extract_employer again[7];

    for (size_t k = 0; k < 7; k++) {
        again[k] = first;
    }
    again[1].ten = STR("Hai");
    again[2].mst = STR("0100109107");
    again[3].xa = 0;
    again[4].co_quan = 0;
    again[5].loai_hinh = 0;
    again[6].co_quan = MEMBER_NONE;
    for (size_t k = 0; k < 7; k++) {
        struct world *w = world_new();
        struct ledger *l = world_ledger(w);
        struct employers *e = employers_new(&w->m, l);

        cr_assert_eq(employers_row(e, (struct extract_at){0, 2}, &first), EXTRACT_ACCEPTED);
        cr_expect_eq(employers_row(e, (struct extract_at){0, 3}, &again[k]), EXTRACT_DUPLICATE);
        cr_expect_eq(ledger_count(l, LEDGER_CANH_BAO), k > 0, "row %zu", k);
        cr_expect_eq(employers_at(e, 0)->so_lao_dong, 3);
        employers_free(e);
        ledger_free(l);
        world_free(w);
    }
}

/* Of an empty roster the employers and their workers are counted: none.  No amount is known. */
Test(employers, of_nobody_the_employers_and_their_workers_are_known_and_no_amount) {
    struct world *w = world_new();
    struct ledger *l = world_ledger(w);
    struct employers *e = roster_of(w, l, NULL, 0);
    struct cube *c = world_cube(w, 2026, 1);
    size_t n;
    const uint32_t *ind = employers_indicators(&n);

    employers_finish(e, c);
    cr_assert_eq(n, 14);
    for (size_t i = 0; i < n; i++) {
        const bool counted = ind[i] == INDICATOR_DV || ind[i] == INDICATOR_DV_LD;

        cr_expect_eq(world_get(c, MEMBER_TINH, 0, ind[i]), counted ? 0 : WORLD_ABSENT, "%zu", i);
    }
    employers_free(e);
    ledger_free(l);
    world_free(w);
}

/* What one row tells, each alone: the amount without its months, the months without an amount, one dong, and nothing owed. */
Test(employers, one_dong_is_a_debt_and_its_age_is_known_where_both_are_told) {
    static const struct {
        int64_t owed, months;
        int64_t late, late_long, from_6;
    } cases[] = {{7, NO, 1, WORLD_ABSENT, WORLD_ABSENT},
                 {NO, 7, WORLD_ABSENT, WORLD_ABSENT, WORLD_ABSENT},
                 {1, 7, 1, 1, 1},
                 {0, 7, 0, 0, 0},
                 {-4, 7, 0, 0, 0}};

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct roster_row g = {
            "A", 0, 0, 0, 1, 1, 1, 0, cases[i].owed, cases[i].months, EXTRACT_ACCEPTED};
        struct world *w = world_new();
        struct ledger *l = world_ledger(w);
        struct employers *e = roster_of(w, l, &g, 1);
        struct cube *c = world_cube(w, 2026, 1);

        employers_finish(e, c);
        cr_expect_eq(world_get(c, MEMBER_TINH, 0, INDICATOR_DV_CHAM), cases[i].late, "%zu", i);
        cr_expect_eq(world_get(c, MEMBER_TINH, 0, INDICATOR_DV_CHAM_3T), cases[i].late_long, "%zu",
                     i);
        cr_expect_eq(world_get(c, MEMBER_TINH, 0, INDICATOR_CHAM_6_12), cases[i].from_6, "%zu", i);
        cr_expect_eq(employers_find(e, STR("A")), employers_at(e, 0), "a code of one letter");
        cr_expect_null(employers_find(e, STR("")));
        employers_free(e);
        ledger_free(l);
        world_free(w);
    }
}

Test(employers, many_are_kept_and_a_sum_beyond_64_bits_is_told) {
    struct world *w = world_new();
    struct ledger *l = world_ledger(w);
    struct employers *e = employers_new(&w->m, l);
    struct cube *c = world_cube(w, 2026, 1);
    struct err err = {0};

    for (int i = 0; i < 1000; i++) {
        struct extract_employer r = {.ten = STR("D"), .so_lao_dong = i, .quy_luong = 1};
        char code[16];

        (void)snprintf(code, sizeof code, "D%d", i);
        r.ma_don_vi = str_from(code);
        cr_assert_eq(employers_row(e, (struct extract_at){0, 2}, &r), EXTRACT_ACCEPTED);
    }
    cr_assert_eq(employers_count(e), 1000);
    cr_expect_eq(employers_find(e, STR("D0"))->so_lao_dong, 0);
    cr_expect_eq(employers_find(e, STR("D777"))->so_lao_dong, 777);
    employers_finish(e, c);
    cr_expect(cube_check(c, &err), "%s", err.what);
    cr_expect_eq(world_get(c, MEMBER_TINH, 0, INDICATOR_DV_LD), 499500); /* 0 + 1 + ... + 999 */
    {
        const struct extract_employer r = {
            .ma_don_vi = STR("D1"), .ten = STR("D"), .quy_luong = INT64_MAX};

        (void)employers_row(e, (struct extract_at){0, 3}, &r);
    }
    c = world_cube(w, 2026, 1);
    employers_finish(e, c);
    cr_expect_not(cube_check(c, &err));
    cr_expect_eq(err.kind, ERR_DATA);
    cr_expect_not_null(strstr(err.what, "nghìn đồng"), "%s", err.what);
    employers_free(e);
    ledger_free(l);
    world_free(w);
}
