/*
 * gates - a delivery beside the one of the period before (D18) and files that nobody reads (D19): a province of two
 * communes in a folder of the test's own, with figures put by hand.
 */

#include <criterion/criterion.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/fs.h"
#include "failing.h"
#include "figures/snapshot.h"
#include "gated.h"
#include "place.h"
#include "run/gates.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

TestSuite(gates, .init = gated_open, .fini = gated_close);

/* 20% of 1.000 is 200: a change of 200 is not more. */
Test(gates, the_threshold_itself_is_no_breach) {
    (void)gated_file(gated.g.ledger, "2026-Q1/nguoi_tham_gia.csv", "nguoi_tham_gia", 800);
    (void)gated_file(gated.past, "2025-Q4/nguoi_tham_gia.csv", "nguoi_tham_gia", 1000);
    gated_tinh(INDICATOR_BHYT, 1000, 800);
    gated_tinh(INDICATOR_BHTN, 1000, 1200);
    gated_no_finding();
}

Test(gates, one_more_than_the_threshold_stops_the_run) {
    struct err why;

    (void)gated_file(gated.g.ledger, "2026-Q1/nguoi_tham_gia.csv", "nguoi_tham_gia", 799);
    (void)gated_file(gated.past, "2025-Q4/nguoi_tham_gia.csv", "nguoi_tham_gia", 1000);
    gated_tinh(INDICATOR_BHYT, 1000, 799);
    cr_expect_str_eq(
        gated_held(&why),
        "D18 chan 2026-Q1/nguoi_tham_gia.csv:1: Người tham gia BHYT toàn tỉnh: 799 người, "
        "quý IV năm 2025 là 1.000 (giảm 20,10%)\n");
    cr_expect_str_eq(
        why.what,
        "D18: Người tham gia BHYT toàn tỉnh: 799 người, quý IV năm 2025 là 1.000 (giảm "
        "20,10%); hãy xem lại việc giao tệp, nếu số liệu đúng là như vậy thì thêm --accept "
        "D18 --reason \"lý do\"");
}

Test(gates, a_rise_counts_like_a_fall) {
    struct err why;

    gated_tinh(INDICATOR_BHYT, 1000, 1201);
    cr_expect(strstr(gated_held(&why), "(tăng 20,10%)") != NULL);
}

/* Fewer than 50 people, 10 employers or workers' tax payers are no half delivery. */
Test(gates, a_small_number_may_move_by_its_half) {
    gated_tinh(INDICATOR_BHXH_BB, 98, 49);
    gated_tinh(INDICATOR_DV, 18, 9);
    gated_tinh(INDICATOR_THUE_DV, 9, 18);
    gated_no_finding();
}

Test(gates, the_least_move_that_counts) {
    struct err why;

    gated_tinh(INDICATOR_BHXH_BB, 100, 50);
    gated_tinh(INDICATOR_DV, 20, 10);
    cr_expect(strstr(gated_held(&why), "50 người, quý IV năm 2025 là 100 (giảm 50,00%)") != NULL);
    cr_expect(strstr(buf_z(&gated.findings), "10 đơn vị, quý IV năm 2025 là 20 (giảm 50,00%)") !=
              NULL);
}

Test(gates, what_was_nothing_has_no_share) {
    struct err why;

    gated_tinh(INDICATOR_BHXH_TN, 0, 50);
    cr_expect(strstr(gated_held(&why), "toàn tỉnh: 50 người, quý IV năm 2025 là 0\n") != NULL, "%s",
              buf_z(&gated.findings));
}

/* One commune that loses its half may be true; it is told and the set is published. */
Test(gates, a_commune_or_department_only_warns) {
    struct err why;

    gated_tinh(INDICATOR_BHYT, 1000, 900);
    cube_set(gated.before, MEMBER_XA, 1, INDICATOR_BHYT, 200);
    cube_set(gated.now, MEMBER_XA, 1, INDICATOR_BHYT, 100);
    cube_set(gated.before, MEMBER_CO_QUAN, 0, INDICATOR_BHYT, 200);
    cube_set(gated.now, MEMBER_CO_QUAN, 0, INDICATOR_BHYT, 100);
    (void)gated_held(&why);
    cr_expect_str_eq(why.what, "");
    cr_expect(strstr(buf_z(&gated.findings), "D18 canh_bao ") != NULL);
    cr_expect(strstr(buf_z(&gated.findings),
                     ":1 xa 00097: Người tham gia BHYT của Xã Hồng Hà: 100 người") != NULL,
              "%s", buf_z(&gated.findings));
    cr_expect(strstr(buf_z(&gated.findings), ":1: Người tham gia BHYT của Sở Y tế: ") != NULL);
    cr_expect(strstr(buf_z(&gated.findings), "của Sở Y tế: 100 người") != NULL);
}

/* 400 of 1,000 have BHYT: of 101 people 40,4 would, of 100 just 40, which a small place may lack. */
Test(gates, a_commune_without_any_is_told_where_more_than_forty_would_be) {
    struct err why;

    for (uint32_t line = 0; line < 2; line++) {
        cube_set(gated.now, MEMBER_XA, line, INDICATOR_BHYT, line == 0 ? 400 : 0);
        cube_set(gated.now, MEMBER_XA, line, INDICATOR_DAN_SO, 0); /* nobody lives anywhere */
    }
    cube_set(gated.now, MEMBER_TINH, 0, INDICATOR_BHYT, 400);
    cube_set(gated.now, MEMBER_TINH, 0, INDICATOR_DAN_SO, 0);
    cr_expect(strstr(gated_held(&why), "0 ở") == NULL, "%s", buf_z(&gated.findings));
    cube_set(gated.now, MEMBER_TINH, 0, INDICATOR_DAN_SO, 1000);
    cube_set(gated.now, MEMBER_XA, 1, INDICATOR_DAN_SO, 100);
    cr_expect(strstr(gated_held(&why), "0 ở") == NULL, "%s", buf_z(&gated.findings));
    cube_set(gated.now, MEMBER_XA, 1, INDICATOR_DAN_SO, 101);
    cube_set(gated.now, MEMBER_XA, 1, INDICATOR_BHYT, 1);
    cr_expect(strstr(gated_held(&why), "0 ở") == NULL, "%s", buf_z(&gated.findings));
    cube_set(gated.now, MEMBER_XA, 1, INDICATOR_BHYT, 0);
    cr_expect(strstr(gated_held(&why), "D17 canh_bao ") != NULL);
    cr_expect(strstr(buf_z(&gated.findings),
                     "Người tham gia BHYT: 0 ở Xã Hồng Hà; hãy xem bảng nguoi_tham_gia") != NULL,
              "%s", buf_z(&gated.findings));
}

/* Dues of two months are not held against those of three; whoever is in at its end is. */
Test(gates, dues_are_compared_between_whole_periods) {
    static const uint32_t stock[] = {INDICATOR_BHXH_BB, INDICATOR_BHXH_TN, INDICATOR_BHTN,
                                     INDICATOR_BHYT,    INDICATOR_DV,      INDICATOR_DV_LD,
                                     INDICATOR_THUE_DV, INDICATOR_THUE_LD};
    struct err why;
    size_t n = 0;

    gated_tinh(INDICATOR_PHAI_THU, 3000000, 2000000);
    cr_expect(strstr(gated_held(&why), "Số phải thu toàn tỉnh") != NULL);
    gated_again(period_last(gated.g.r.period, gated.g.calendar) - 31, 0);
    gated_tinh(INDICATOR_PHAI_THU, 3000000, 2000000);
    gated_no_finding();
    for (size_t k = 0; k < COUNT(stock); k++) {
        gated_tinh(stock[k], 1000, 700);
    }
    for (const char *at = gated_held(&why); (at = strstr(at, "D18 chan ")) != NULL; at++) {
        n++;
    }
    cr_expect_eq(n, COUNT(stock), "%s", buf_z(&gated.findings));
}

Test(gates, a_file_of_a_kind_that_went_on_is_missed) {
    struct err why;

    for (int k = 1; k <= 3; k++) {
        char path[64];

        (void)snprintf(path, sizeof path, "2025-Q4/Người tham gia Q4-2025_%02d.csv", k);
        (void)gated_file(gated.past, path, "nguoi_tham_gia", 10);
    }
    (void)gated_file(gated.g.ledger, "2026-Q1/nguoi_tham_gia_q1_2026_01.csv", "nguoi_tham_gia", 10);
    (void)gated_file(gated.g.ledger, "2026-Q1/nguoi_tham_gia_q1_2026_02.csv", "nguoi_tham_gia", 10);
    cr_expect(strstr(gated_held(&why),
                     "D18 chan 2026-Q1/nguoi_tham_gia_q1_2026_02.csv:1: thiếu tệp của bảng "
                     "nguoi_tham_gia so với quý IV năm 2025: không thấy ") != NULL,
              "%s", buf_z(&gated.findings));
}

Test(gates, a_table_that_does_not_come_is_missed_by_its_names) {
    struct err why;

    (void)gated_file(gated.past, "2025-Q4/thue_a.csv", "thue", 10);
    (void)gated_file(gated.past, "2025-Q4/thue_b.csv", "thue", 10);
    cr_expect(strstr(gated_held(&why), "không thấy thue_a.csv, thue_b.csv\n") != NULL, "%s",
              buf_z(&gated.findings));
}

Test(gates, a_delivery_that_is_cut_otherwise_is_not_missed_by_names) {
    (void)gated_file(gated.past, "2025-Q4/nguoi_tham_gia_01.csv", "nguoi_tham_gia", 10);
    (void)gated_file(gated.past, "2025-Q4/nguoi_tham_gia_02.csv", "nguoi_tham_gia", 10);
    (void)gated_file(gated.g.ledger, "2026-Q1/nguoi_tham_gia_ca_tinh.csv", "nguoi_tham_gia", 20);
    gated_no_finding();
}

/* The name tells the period, and the file is the same. */
Test(gates, a_file_that_is_called_after_its_period_is_not_missed) {
    (void)gated_file(gated.past, "2025-Q4/Người tham gia Q4-2025.csv", "nguoi_tham_gia", 10);
    (void)gated_file(gated.g.ledger, "2026-Q1/nguoi_tham_gia_q1_2026.csv", "nguoi_tham_gia", 10);
    gated_no_finding();
}

/* Whichever of the two comes first among those of before. */
Test(gates, of_two_kinds_of_names_the_one_that_does_not_go_on_is_missed) {
    struct err why;

    (void)gated_file(gated.past, "2025-Q4/nguoi_tham_gia_moi_q4.csv", "nguoi_tham_gia", 10);
    (void)gated_file(gated.past, "2025-Q4/nguoi_tham_gia_nghi_q4.csv", "nguoi_tham_gia", 10);
    (void)gated_file(gated.g.ledger, "2026-Q1/nguoi_tham_gia_moi_q1.csv", "nguoi_tham_gia", 10);
    cr_expect(strstr(gated_held(&why), "không thấy nguoi_tham_gia_nghi_q4.csv") != NULL, "%s",
              buf_z(&gated.findings));
}

/* Two sheets of the one workbook that came are not the two workbooks of before. */
Test(gates, a_workbook_is_missed_though_another_came_with_two_sheets) {
    struct err why;

    gated_file(gated.past, "2025-Q4/don_vi_q4_01.xlsx[A]", "don_vi", 10)->sheet = 1;
    gated_file(gated.past, "2025-Q4/don_vi_q4_02.xlsx[A]", "don_vi", 10)->sheet = 1;
    gated_file(gated.g.ledger, "2026-Q1/don_vi_q1_01.xlsx[A]", "don_vi", 10)->sheet = 1;
    gated_file(gated.g.ledger, "2026-Q1/don_vi_q1_01.xlsx[B]", "don_vi", 10)->sheet = 2;
    cr_expect(strstr(gated_held(&why), "thiếu tệp của bảng don_vi") != NULL, "%s",
              buf_z(&gated.findings));
}

/* A workbook whose name goes on is there, in whatever sheet its rows are. */
Test(gates, a_workbook_that_is_called_after_its_period_is_not_missed) {
    gated_file(gated.past, "2025-Q4/don_vi_q4.xlsx[A]", "don_vi", 10)->sheet = 1;
    gated_file(gated.past, "2025-Q4/thue_q4.xlsx[A]", "thue", 10)->sheet = 1;
    gated_file(gated.g.ledger, "2026-Q1/don_vi_q1.xlsx[A]", "don_vi", 10)->sheet = 1;
    gated_file(gated.g.ledger, "2026-Q1/thue_q1.xlsx[B]", "thue", 10)->sheet = 2;
    gated_no_finding();
}

/* Three sheets of one workbook are one file. */
Test(gates, sheets_are_no_files) {
    static const char *const sheet[] = {"2025-Q4/don_vi.xlsx[T10]", "2025-Q4/don_vi.xlsx[T11]",
                                        "2025-Q4/don_vi.xlsx[T12 [cu]]"};
    struct ledger_file *f;

    for (size_t k = 0; k < COUNT(sheet); k++) {
        f = gated_file(gated.past, sheet[k], "don_vi", 10);
        f->sheet = (uint32_t)k + 1;
    }
    f = gated_file(gated.g.ledger, "2026-Q1/don_vi.xlsx[T3]", "don_vi", 30);
    f->sheet = 1;
    gated_file(gated.past, "2025-Q4/thue.xls[A]", "thue", 5)->sheet = 1;
    gated_file(gated.past, "2025-Q4/thue.xls[B]", "thue", 5)->sheet = 2;
    gated_file(gated.g.ledger, "2026-Q1/thue.xls[A]", "thue", 10)->sheet = 1;
    gated_no_finding();
}

Test(gates, a_total_line_that_was_there_is_missed) {
    struct err why;

    gated_file(gated.past, "2025-Q4/don_vi.csv", "don_vi", 10)->totals = 1;
    (void)gated_file(gated.g.ledger, "2026-Q1/don_vi.csv", "don_vi", 10);
    cr_expect_str_eq(
        gated_held(&why),
        "D18 chan 2026-Q1/don_vi.csv:1: 2026-Q1/don_vi.csv không có dòng tổng cộng như tệp "
        "quý IV năm 2025: có thể bị cắt mất phần cuối\n");
}

/* Of two files one had none: another name need not have one.  Where all had, any name must. */
Test(gates, a_new_name_needs_a_total_where_all_files_had_theirs) {
    struct ledger_file *second = gated_file(gated.past, "2025-Q4/don_vi_b.csv", "don_vi", 10);
    struct err why;

    gated_file(gated.past, "2025-Q4/don_vi_a.csv", "don_vi", 10)->totals = 1;
    (void)gated_file(gated.g.ledger, "2026-Q1/don_vi_moi.csv", "don_vi", 20);
    gated_no_finding();
    second->totals = 1;
    cr_expect(strstr(gated_held(&why), "2026-Q1/don_vi_moi.csv không có dòng tổng cộng") != NULL);
}

Test(gates, a_total_in_one_sheet_is_the_total_of_the_file) {
    struct ledger_file *f;

    gated_file(gated.past, "2025-Q4/don_vi.xlsx[A]", "don_vi", 10)->totals = 1;
    f = gated_file(gated.g.ledger, "2026-Q1/don_vi.xlsx[A]", "don_vi", 10);
    f->sheet = 1;
    f = gated_file(gated.g.ledger, "2026-Q1/don_vi.xlsx[B]", "don_vi", 10);
    f->sheet = 2;
    f->totals = 1;
    gated_no_finding();
}

/* 20% of 10 rows are 2: two rows fewer is a remark, three a warning; neither stops the run, and none more is told. */
Test(gates, a_list_with_fewer_rows_is_told) {
    struct err why;

    (void)gated_file(gated.g.ledger, "chi_tieu.csv", "chi_tieu", 8);
    (void)gated_file(gated.past, "chi_tieu.csv", "chi_tieu", 10);
    cr_expect_str_eq(
        gated_held(&why),
        "D18 thong_tin chi_tieu.csv:1: bảng chi_tieu còn 8 dòng, quý IV năm 2025 có 10 "
        "dòng: có thể bị cắt hay thiếu dòng\n");
    gated_again(PERIOD_NO_DATE, 0);
    (void)gated_file(gated.past, "chi_tieu.csv", "chi_tieu", 10);
    (void)gated_file(gated.g.ledger, "chi_tieu.csv", "chi_tieu", 7);
    (void)gated_held(&why);
    cr_expect(strncmp(buf_z(&gated.findings), "D18 canh_bao ", 13) == 0, "%s",
              buf_z(&gated.findings));
    cr_expect_str_eq(why.what, "");
}

Test(gates, a_list_without_any_row_is_told_as_such) {
    struct err why;

    (void)gated_file(gated.g.ledger, "chi_tieu.csv", "chi_tieu", 0);
    (void)gated_file(gated.past, "chi_tieu.csv", "chi_tieu", 10);
    cr_expect_str_eq(gated_held(&why),
                     "D18 canh_bao chi_tieu.csv:1: bảng chi_tieu không có dòng nào, quý "
                     "IV năm 2025 có 10 dòng\n");
}

Test(gates, lists_that_grow_and_subjects_that_end_are_not_told) {
    (void)gated_file(gated.past, "danh_muc/co_quan.csv", "co_quan", 10);
    (void)gated_file(gated.past, "2025-Q4/chuyen_de.csv", "chuyen_de", 10);
    (void)gated_file(gated.g.ledger, "danh_muc/co_quan.csv", "co_quan", 10);
    gated_no_finding();
}

Test(gates, the_file_of_the_period_before_once_more_is_told) {
    struct err why;
    struct ledger_file *f = gated_file(gated.g.ledger, "2026-Q1/thue.csv", "thue", 10);
    struct ledger_file *was = gated_file(gated.past, "2025-Q4/thue.csv", "thue", 10);

    memset(f->sha256, 'a', 64);
    memset(was->sha256, 'a', 63);
    was->sha256[63] = 'b';
    gated_no_finding();
    was->sha256[63] = 'a';
    cr_expect_str_eq(
        gated_held(&why),
        "D18 canh_bao 2026-Q1/thue.csv:1: tệp giống hệt 2025-Q4/thue.csv của quý IV năm 2025: "
        "có thể giao nhầm tệp kỳ trước\n");
    cr_expect_str_eq(why.what, "");
}

Test(gates, a_file_that_looks_like_a_table_and_is_not_read_stops_the_run) {
    const struct ledger_file *f;
    struct err why;

    place_put("in/2026-Q1/moi.txt", "ma_so_bhxh,ma_xa,loai_bhxh,bhyt,tu_ngay,den_ngay\n"
                                    "0123456789,00004,BB,1,01/01/2026,\n");
    place_put("in/2026-Q1/ghi chu.txt", "Đã giao đủ ba tệp.\n");
    (void)gated_held(&why);
    cr_expect_str_eq(
        why.what,
        "D19: 2026-Q1/moi.txt không được đọc nhưng trông như bảng nguoi_tham_gia; hãy xem "
        "lại việc giao tệp, nếu số liệu đúng là như vậy thì thêm --accept D19 "
        "--reason \"lý do\"");
    cr_expect_not_null(strstr(buf_z(&gated.findings), "D19 chan 2026-Q1/moi.txt:1: "));
    f = ledger_file(gated.g.ledger, ledger_files(gated.g.ledger) - 1);
    cr_expect(str_eq(f->how, STR("không đọc")));
    cr_expect_eq(strlen(f->sha256), 64);
}

/* The refusal says the first three and how many more there are, each rule once. */
Test(gates, a_refusal_says_three_and_how_many_more) {
    struct err why;

    place_put("in/2026-Q1/moi.txt", "ma_so_bhxh,ma_xa,loai_bhxh,bhyt,tu_ngay,den_ngay\n"
                                    "0123456789,00004,BB,1,01/01/2026,\n");
    gated_tinh(INDICATOR_BHXH_BB, 1000, 500);
    gated_tinh(INDICATOR_BHXH_TN, 1000, 500);
    gated_tinh(INDICATOR_BHTN, 1000, 500);
    gated_tinh(INDICATOR_BHYT, 1000, 500);
    (void)gated_held(&why);
    cr_expect(strstr(why.what, "; và 2 điều nữa trong ") != NULL, "%s", why.what);
    cr_expect(strstr(why.what, "--accept D18,D19 ") != NULL, "%s", why.what);
    cr_expect(strstr(why.what, "; D18: Người tham gia BHXH bắt buộc toàn tỉnh: 500 người, ") !=
                  NULL,
              "%s", why.what);
    cr_expect_eq(strstr(why.what, "BHTN"), NULL, "the fourth: %s", why.what);
    cr_expect_eq(strstr(why.what, "BHYT"), NULL, "the fifth: %s", why.what);
}

Test(gates, a_rule_that_a_person_lets_through_warns) {
    struct err why;

    gated_again(PERIOD_NO_DATE, UINT32_C(1) << LEDGER_D18);
    gated_tinh(INDICATOR_BHYT, 1000, 500);
    cr_expect(strstr(gated_held(&why), "D18 canh_bao ") != NULL, "%s", buf_z(&gated.findings));
    cr_expect_str_eq(why.what, "");
}

/* Figures that somebody put there have no manifest: only they are compared.  One that cannot be read stops the run. */
Test(gates, a_period_before_without_a_manifest_is_compared_and_one_with_a_damaged_is_not) {
    struct err why = {.kind = ERR_NONE};
    struct buf b = {0};

    gated_tinh(INDICATOR_BHYT, 1000, 1000);
    snapshot_write(gated.before, &b);
    place_put("out/2025-Q4/so-lieu.csv", buf_z(&b));
    buf_free(&b);
    cr_expect(gates_hold(&gated.g, &why), "%s", why.what);
    place_put("out/2025-Q4/manifest.json", "{");
    why = (struct err){.kind = ERR_NONE};
    cr_expect_not(gates_hold(&gated.g, &why));
    cr_expect_not_null(strstr(why.what, "manifest.json"), "%s", why.what);
}

/* A browser calls the second download of a workbook "don_vi[1].xlsx"; a sheet stands behind it. */
Test(gates, brackets_in_the_name_of_a_workbook_are_no_sheet) {
    gated_file(gated.past, "2025-Q4/don_vi[1].xlsx[T10]", "don_vi", 10)->sheet = 1;
    gated_file(gated.past, "2025-Q4/don_vi[1].xlsx[T11]", "don_vi", 10)->sheet = 2;
    gated_file(gated.g.ledger, "2026-Q1/don_vi[1].xlsx[T3]", "don_vi", 20)->sheet = 1;
    gated_no_finding();
}

/* No set of the period before: its files lie in input/ still, and one of two did not come again. */
Test(gates, files_of_a_period_that_was_never_published_are_missed_too) {
    struct err why = {.kind = ERR_NONE};
    struct err e;

    cr_assert(fs_remove_tree(place_at("out/2025-Q4"), &e), "%s", e.what);
    (void)gated_file(gated.g.ledger, "2026-Q1/don_vi_01.csv", "don_vi", 10);
    cr_expect(gates_hold(&gated.g, &why), "nothing was delivered then: %s", why.what);
    cr_assert(fs_mkdirs(place_at("in/2025-Q4/don_vi_03.csv"), &e), "%s", e.what);
    place_put("in/2025-Q4/don_vi_01.csv", "x\n");
    place_put("in/2025-Q4/ghi_chu.txt", "x\n");
    cr_expect(gates_hold(&gated.g, &why), "%s", why.what);
    place_put("in/2025-Q4/don_vi_02.csv", "x\n");
    cr_expect_not(gates_hold(&gated.g, &why));
    cr_expect_not_null(strstr(why.what, "không thấy don_vi_02.csv"), "%s", why.what);
    failing_always(FAILING_OPENDIR, EIO);
    why = (struct err){.kind = ERR_NONE};
    cr_expect_not(gates_hold(&gated.g, &why));
    cr_expect_neq(why.what[0], '\0');
    (void)failing_end();
}

/* Who is in no coverage: 100 of 1.000 then, 250 now.  A rule that only tells says where to look. */
Test(gates, more_people_outside_of_coverage_are_told_with_the_columns_that_say_so) {
    struct err why;

    (void)gated_file(gated.g.ledger, "2026-Q1/nguoi_tham_gia.csv", "nguoi_tham_gia", 1000);
    gated_tinh(INDICATOR_BHXH, 1000, 1000);
    gated_tinh(INDICATOR_BHXH_BP, 900, 900);
    gated_no_finding();
    gated_tinh(INDICATOR_BHXH_BP, 900, 750);
    cr_expect_not_null(strstr(gated_held(&why), "D18 canh_bao"), "%s", buf_z(&gated.findings));
    cr_expect_not_null(
        strstr(buf_z(&gated.findings), "250 người không tính vào bao phủ, quý IV năm 2025 là 100;"),
        "%s", buf_z(&gated.findings));
    cr_expect_str_eq(why.what, "", "it is told and stops nothing");
}

Test(gates, a_figure_that_may_move_by_itself_is_told_with_what_to_look_at) {
    struct err why;

    gated_tinh(INDICATOR_DC_KHOP, 100, 50);
    cr_expect_not_null(strstr(gated_held(&why),
                              "50 đơn vị, quý IV năm 2025 là 100 (giảm 50,00%); hãy xem các cột"),
                       "%s", buf_z(&gated.findings));
    cr_expect_str_eq(why.what, "");
}
