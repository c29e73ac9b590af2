/*
 * gates - which figures are watched (D16, D17, D18), from which move on, and of which files: tables of what an office is
 * told, by the contract of the two rules.
 */

#include <criterion/criterion.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/fs.h"
#include "failing.h"
#include "gated.h"
#include "place.h"
#include "run/gates.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

TestSuite(gates_watched, .init = gated_open, .fini = gated_close);

static const struct {
    uint32_t indicator;
    int64_t least;     /* the smallest move that is told */
    const char *table; /* that the finding stands at */
    bool stops;        /* else it only warns */
    bool grows;        /* with the days of the period: not told in a period that is not over */
} watched[] = {
    {INDICATOR_BHXH_BB, 50, "nguoi_tham_gia", true, false},
    {INDICATOR_BHXH_TN, 50, "nguoi_tham_gia", true, false},
    {INDICATOR_BHTN, 50, "nguoi_tham_gia", true, false},
    {INDICATOR_BHYT, 50, "nguoi_tham_gia", true, false},
    {INDICATOR_TIEM_NANG_TN, 50, "nguoi_tham_gia", false, false},
    {INDICATOR_DV, 10, "don_vi", true, false},
    {INDICATOR_DV_LD, 50, "don_vi", true, false},
    {INDICATOR_PHAI_THU, 1, "don_vi", true, true},
    {INDICATOR_QUY_LUONG, 1, "don_vi", false, true},
    {INDICATOR_THUE_DV, 10, "thue", true, false},
    {INDICATOR_THUE_LD, 50, "thue", true, false},
    {INDICATOR_THUE_QUY_LUONG, 1, "thue", false, true},
    {INDICATOR_DC_SAI_MST, 10, "thue", false, false},
    {INDICATOR_DC_NGUNG_THUE, 10, "thue", false, false},
    {INDICATOR_DC_THIEU_LD, 10, "thue", false, false},
    {INDICATOR_DC_THIEU_LUONG, 10, "thue", false, false},
    {INDICATOR_DC_THUA_LD, 10, "thue", false, false},
    {INDICATOR_DC_KHOP, 10, "thue", false, false},
    {INDICATOR_DC_CHUA_TG, 10, "thue", false, false},
    {INDICATOR_DC_THUE_NGUNG, 10, "thue", false, false},
    {INDICATOR_DC_KHONG_THUE, 10, "thue", false, false},
};

/* All of them rise by their least move, which is all that there was. */
static void
rise_by(int64_t less) {
    for (size_t i = 0; i < COUNT(watched); i++) {
        gated_tinh(watched[i].indicator, watched[i].least,
                   watched[i].least + watched[i].least - less);
    }
}

static size_t
times(const char *in, const char *what) {
    size_t n = 0;

    while ((in = strstr(in, what)) != NULL) {
        n++;
        in++;
    }
    return n;
}

Test(gates_watched, a_figure_is_told_from_its_least_move_on) {
    struct err why;

    rise_by(1);
    gated_no_finding();
    rise_by(0);
    (void)gated_held(&why);
    for (size_t i = 0; i < COUNT(watched); i++) {
        struct buf line = {0};

        buf_fmt(&line, "D18 %s 2026-Q1/%s.csv:1: " STR_FMT " toàn tỉnh: %d ",
                watched[i].stops ? "chan" : "canh_bao", watched[i].table,
                STR_ARG(gated.g.indicators.v[watched[i].indicator].name),
                (int)(2 * watched[i].least));
        cr_expect_not_null(strstr(buf_z(&gated.findings), buf_z(&line)), "%s in %s", buf_z(&line),
                           buf_z(&gated.findings));
        buf_free(&line);
    }
    cr_expect_eq(times(buf_z(&gated.findings), "(tăng 100,00%)"), COUNT(watched));
    cr_expect_eq(times(buf_z(&gated.findings), "\n"), COUNT(watched));
}

Test(gates_watched, what_grows_with_the_days_is_told_of_whole_periods_alone) {
    struct err why;
    size_t told = 0;

    gated_again(period_last(gated.g.r.period, gated.g.calendar) - 1, 0);
    rise_by(0);
    (void)gated_held(&why);
    for (size_t i = 0; i < COUNT(watched); i++) {
        told += !watched[i].grows;
    }
    cr_expect_eq(told, 18);
    cr_expect_eq(times(buf_z(&gated.findings), "\n"), told, "%s", buf_z(&gated.findings));
}

/* 50 more than the 100 of then, and their half; whether more are left out or more are there. */
Test(gates_watched, people_outside_of_coverage_are_told_from_50_on) {
    struct err why;

    (void)gated_file(gated.g.ledger, "2026-Q1/nguoi_tham_gia.csv", "nguoi_tham_gia", 1000);
    gated_tinh(INDICATOR_BHXH, 1000, 1000);
    gated_tinh(INDICATOR_BHXH_BP, 900, 851);
    gated_no_finding();
    gated_tinh(INDICATOR_BHXH, 1000, 1001);
    cr_expect_str_eq(
        gated_held(&why),
        "D18 canh_bao 2026-Q1/nguoi_tham_gia.csv:1: Người tham gia BHXH: 150 người không tính "
        "vào bao phủ, quý IV năm 2025 là 100; hãy xem cột loai_tru_bao_phu của "
        "danh_muc/nhom_bhyt.csv và cột nhom_bhyt\n");
}

/* --- D16, D17: figures that cannot be ------------------------------------------------------------------------ */

static const struct {
    uint32_t part, of;
    const char *words;
} rates[] = {{INDICATOR_BHXH_BP, INDICATOR_LLLD, "hãy xem giá trị của cột loai_bhxh, "},
             {INDICATOR_BHTN_BP, INDICATOR_LLLD, "hãy xem giá trị của cột bhtn, "},
             {INDICATOR_BHYT, INDICATOR_DAN_SO, "hãy xem giá trị của cột bhyt, "}};

Test(gates_watched, more_people_than_there_are_cannot_be) {
    struct err why;

    for (size_t i = 0; i < COUNT(rates); i++) {
        gated_again(PERIOD_NO_DATE, 0);
        gated_tinh(rates[i].part, 1000, 1001);
        (void)gated_file(gated.g.ledger, "2026-Q1/nguoi_tham_gia.csv", "nguoi_tham_gia", 1);
        gated_no_finding(); /* nobody knows of how many */
        gated_tinh(rates[i].of, 1001, 1001);
        gated_no_finding();
        gated_tinh(rates[i].of, 1000, 1000);
        cr_expect_not_null(strstr(gated_held(&why), "D16 canh_bao 2026-Q1/nguoi_tham_gia.csv:1: "));
        cr_expect_not_null(strstr(buf_z(&gated.findings), " toàn tỉnh (1.001) nhiều hơn "));
        cr_expect_not_null(strstr(buf_z(&gated.findings), " (1.000), tỷ lệ bao phủ trên 100%; "),
                           "%s", buf_z(&gated.findings));
        cr_expect_not_null(strstr(buf_z(&gated.findings), rates[i].words));
        cr_expect_str_eq(why.what, "");
    }
    gated_again(PERIOD_NO_DATE, 0);
    gated_tinh(INDICATOR_LLLD, 1000, 0);
    (void)gated_file(gated.g.ledger, "2026-Q1/nguoi_tham_gia.csv", "nguoi_tham_gia", 1);
    gated_no_finding(); /* nobody is counted */
}

Test(gates_watched, without_a_row_of_people_no_rate_is_told) {
    gated_tinh(INDICATOR_BHYT, 1001, 1001);
    gated_tinh(INDICATOR_DAN_SO, 1000, 1000);
    gated_no_finding();
    (void)gated_file(gated.g.ledger, "2026-Q1/don_vi.csv", "don_vi", 100);
    gated_no_finding();
}

Test(gates_watched, nobody_of_fifty_rows_cannot_be) {
    static const struct {
        uint32_t right;
        const char *words;
    } rights[] = {{INDICATOR_BHXH_BB, "dù bảng người tham gia có cột loai_bhxh và nhiều dòng; "},
                  {INDICATOR_BHXH_TN, "dù bảng người tham gia có cột loai_bhxh và nhiều dòng; "},
                  {INDICATOR_BHTN, "dù bảng người tham gia có cột bhtn và nhiều dòng; "},
                  {INDICATOR_BHYT, "dù bảng người tham gia có cột bhyt và nhiều dòng; "}};
    struct err why;

    for (size_t i = 0; i < COUNT(rights); i++) {
        struct ledger_file *f;

        gated_again(PERIOD_NO_DATE, 0);
        f = gated_file(gated.g.ledger, "2026-Q1/nguoi_tham_gia_1.csv", "nguoi_tham_gia", 30);
        f->accepted = 30;
        f = gated_file(gated.g.ledger, "2026-Q1/nguoi_tham_gia_2.csv", "nguoi_tham_gia", 30);
        f->accepted = 19; /* 49 of 60 rows count */
        gated_tinh(rights[i].right, 0, 0);
        gated_no_finding();
        f->accepted = 20;
        cr_expect_not_null(strstr(gated_held(&why), "D17 canh_bao "), "%s", buf_z(&gated.findings));
        cr_expect_not_null(strstr(buf_z(&gated.findings), ": 0 trong toàn tỉnh, "));
        cr_expect_not_null(strstr(buf_z(&gated.findings), rights[i].words), "%s",
                           buf_z(&gated.findings));
        cr_expect_eq(times(buf_z(&gated.findings), "\n"), 1, "the others are not known");
        gated_again(PERIOD_NO_DATE, 0);
        (void)gated_file(gated.g.ledger, "2026-Q1/nguoi_tham_gia.csv", "nguoi_tham_gia", 50);
        gated_tinh(rights[i].right, 1, 1);
        gated_no_finding();
    }
}

/* --- files --------------------------------------------------------------------------------------------------- */

/* A file of before, one of now, and another one that came both times: is the first one missed? */
static const struct {
    const char *was, *is;
    bool missed;
} names[] = {
    {"don_vi_q4_2025.csv", "don_vi_q1_2026.csv", false},
    {"don_vi_09.csv", "don_vi_10.csv", false},
    {"don_vi_9.csv", "don_vi_10.csv", false},
    {"don_vi_200.csv", "don_vi_99.csv", false},
    {"9_don_vi.csv", "10_don_vi.csv", false},
    {"don_vi9", "don_vi10", false},
    {"ĐƠN VỊ Q4.csv", "don_vi_q1.csv", false},
    {"don_vi_1_2.csv", "don_vi_12.csv", true},
    {"don_vi_a.csv", "don_vi_1.csv", true},
    {"don_vi_.csv", "don_vi_1.csv", true},
    {"don_vi_1a.csv", "don_vi_1b.csv", true},
};

Test(gates_watched, a_name_goes_on_where_its_numbers_alone_differ) {
    struct err why;
    struct buf path = {0};

    for (size_t i = 0; i < COUNT(names); i++) {
        gated_again(PERIOD_NO_DATE, 0);
        buf_clear(&path);
        buf_fmt(&path, "2025-Q4/%s", names[i].was);
        (void)gated_file(gated.past, buf_z(&path), "don_vi", 10);
        (void)gated_file(gated.past, "2025-Q4/don_vi_chung.csv", "don_vi", 10);
        buf_clear(&path);
        buf_fmt(&path, "2026-Q1/%s", names[i].is);
        (void)gated_file(gated.g.ledger, buf_z(&path), "don_vi", 10);
        (void)gated_file(gated.g.ledger, "2026-Q1/don_vi_chung.csv", "don_vi", 10);
        cr_expect_eq(strstr(gated_held(&why), "thiếu tệp") != NULL, names[i].missed, "%s: %s",
                     names[i].was, buf_z(&gated.findings));
    }
    buf_free(&path);
}

/* "B" is a sheet; what stands behind another ending is part of a name. */
static const struct {
    const char *one, *other; /* of before; the first comes again */
    bool missed;             /* the second */
} sheets[] = {
    {"don_vi.xlsx[A]", "don_vi.xlsx[B]", false},      {"don_vi.xls[A]", "don_vi.xls[B]", false},
    {"don_vi.quyIV[1]", "don_vi.quyIV[2]", true},     {"don_vi.q4[1]", "don_vi.q4[2]", true},
    {"don_vi.csv[1].csv", "don_vi.csv[2].csv", true}, {"don_vi[1]", "don_vi[2]", true},
    {"don_vi.a b[1]", "don_vi.a b[2]", true},
};

Test(gates_watched, a_sheet_stands_behind_the_ending_of_a_workbook) {
    struct err why;
    struct buf path = {0};

    for (size_t i = 0; i < COUNT(sheets); i++) {
        gated_again(PERIOD_NO_DATE, 0);
        for (int k = 0; k < 2; k++) {
            buf_clear(&path);
            buf_fmt(&path, "2025-Q4/%s", k == 0 ? sheets[i].one : sheets[i].other);
            gated_file(gated.past, buf_z(&path), "don_vi", 10)->sheet = (uint32_t)k + 1;
        }
        buf_clear(&path);
        buf_fmt(&path, "2026-Q1/%s", sheets[i].one);
        gated_file(gated.g.ledger, buf_z(&path), "don_vi", 10)->sheet = 1;
        cr_expect_eq(strstr(gated_held(&why), "thiếu tệp") != NULL, sheets[i].missed, "%s: %s",
                     sheets[i].one, buf_z(&gated.findings));
    }
    buf_free(&path);
}

/* Two sheets then and now, of one workbook under another name, with the rows of two tables or an empty sheet. */
Test(gates_watched, sheets_of_a_workbook_are_one_file_of_each_table) {
    gated_file(gated.past, "2025-Q4/so_q4.xlsx[A]", "don_vi", 10)->sheet = 1;
    gated_file(gated.past, "2025-Q4/so_q4.xlsx[B]", "don_vi", 10)->sheet = 2;
    gated_file(gated.past, "2025-Q4/so_q4.xlsx[C]", "thue", 10)->sheet = 3;
    gated_file(gated.g.ledger, "2026-Q1/so_q1.xlsx[A]", "don_vi", 0)->sheet = 1;
    gated_file(gated.g.ledger, "2026-Q1/so_q1.xlsx[B]", "don_vi", 1)->sheet = 2;
    gated_file(gated.g.ledger, "2026-Q1/so_q1.xlsx[C]", "thue", 1)->sheet = 3;
    gated_no_finding();
}

Test(gates_watched, two_sheets_of_a_row_each_are_not_two_workbooks) {
    struct err why;

    gated_file(gated.past, "2025-Q4/don_vi_q4_01.xlsx[A]", "don_vi", 10)->sheet = 1;
    gated_file(gated.past, "2025-Q4/don_vi_q4_02.xlsx[A]", "don_vi", 10)->sheet = 1;
    gated_file(gated.g.ledger, "2026-Q1/don_vi_q1_01.xlsx[A]", "don_vi", 1)->sheet = 1;
    gated_file(gated.g.ledger, "2026-Q1/don_vi_q1_01.xlsx[B]", "don_vi", 1)->sheet = 2;
    cr_expect_not_null(strstr(gated_held(&why), "thiếu tệp của bảng don_vi"));
}

Test(gates_watched, a_file_without_a_row_is_as_good_as_none) {
    struct err why;
    struct ledger_file *f;

    (void)gated_file(gated.past, "2025-Q4/don_vi_q4.csv", "don_vi", 10);
    f = gated_file(gated.g.ledger, "2026-Q1/don_vi_q1.csv", "don_vi", 0);
    cr_expect_not_null(strstr(gated_held(&why), "không thấy don_vi_q4.csv"), "%s",
                       buf_z(&gated.findings));
    gated_again(PERIOD_NO_DATE, 0);
    (void)gated_file(gated.past, "2025-Q4/don_vi_q4.csv", "don_vi", 10);
    f = gated_file(gated.g.ledger, "2026-Q1/don_vi_q1.csv", "don_vi", 1);
    gated_no_finding();
    cr_expect_not(f->absent);
}

/* A table that is not there is told at the place where it is looked for. */
Test(gates_watched, a_table_that_is_gone_is_told_where_it_would_stand) {
    static const struct {
        const char *table, *path;
    } row[] = {{"nguoi_tham_gia", "2026-Q1/nguoi_tham_gia.csv"},
               {"don_vi", "2026-Q1/don_vi.csv"},
               {"thue", "2026-Q1/thue.csv"},
               {"dan_so", "dan_so.csv"},
               {"chi_tieu", "chi_tieu.csv"},
               {"loai_hinh", "danh_muc/loai_hinh.csv"},
               {"quy_doi_xa", "danh_muc/quy_doi_xa.csv"},
               {"quyet_dinh_doi_chieu", "quyet_dinh_doi_chieu.csv"},
               {"quyet_dinh_dia_chi", "quyet_dinh_dia_chi.csv"}};
    struct err why;
    struct buf line = {0};

    for (size_t i = 0; i < COUNT(row); i++) {
        const bool extract = i < 3;
        const struct ledger_file *f;

        gated_again(PERIOD_NO_DATE, 0);
        (void)gated_file(gated.past, row[i].path, row[i].table, 10);
        buf_clear(&line);
        buf_fmt(&line, "D18 %s %s:1: ", extract ? "chan" : "canh_bao", row[i].path);
        cr_expect_not_null(strstr(gated_held(&why), buf_z(&line)), "%s: %s", buf_z(&line),
                           buf_z(&gated.findings));
        cr_expect_eq(times(buf_z(&gated.findings), "thiếu tệp"), extract ? 1 : 0);
        f = ledger_file(gated.g.ledger, ledger_files(gated.g.ledger) - 1);
        cr_expect(f->absent);
        cr_expect(str_eq(f->how, STR("không có tệp này")));
    }
    buf_free(&line);
}

/* The three lists that this province has: the communes, two lines; a department, a group. */
Test(gates_watched, a_list_that_lost_lines_is_told_at_its_file) {
    static const struct {
        const char *table, *path;
        int now;
    } row[] = {{"xa", "danh_muc/xa.csv", 2},
               {"co_quan", "danh_muc/co_quan.csv", 1},
               {"nhom_bhyt", "danh_muc/nhom_bhyt.csv", 1}};
    struct err why;
    struct buf line = {0};

    for (size_t i = 0; i < COUNT(row); i++) {
        uint32_t files;

        gated_again(PERIOD_NO_DATE, 0);
        files = ledger_files(gated.g.ledger);
        (void)gated_file(gated.past, row[i].path, row[i].table, 3);
        buf_clear(&line);
        buf_fmt(&line, "D18 canh_bao %s:1: bảng %s còn %d dòng, quý IV năm 2025 có 3 dòng",
                row[i].path, row[i].table, row[i].now);
        cr_expect_not_null(strstr(gated_held(&why), buf_z(&line)), "%s: %s", buf_z(&line),
                           buf_z(&gated.findings));
        cr_expect_eq(ledger_files(gated.g.ledger), files, "no file of it is missed");
    }
    buf_free(&line);
}

/* Findings of a table stand at its last file with a row. */
Test(gates_watched, a_finding_of_a_table_stands_at_its_last_file_with_rows) {
    struct err why;

    (void)gated_file(gated.g.ledger, "2026-Q1/don_vi_1.csv", "don_vi", 10);
    (void)gated_file(gated.g.ledger, "2026-Q1/don_vi_2.csv", "don_vi", 1);
    (void)gated_file(gated.g.ledger, "2026-Q1/don_vi_3.csv", "don_vi", 0);
    gated_tinh(INDICATOR_DV, 100, 10);
    cr_expect_not_null(strstr(gated_held(&why), "D18 chan 2026-Q1/don_vi_2.csv:1: "), "%s",
                       buf_z(&gated.findings));
}

/* --- lines with totals --------------------------------------------------------------------------------------- */

/* Each file by itself: another file's total line is not this one's. */
Test(gates_watched, a_total_line_is_looked_for_in_each_file) {
    struct err why;

    gated_file(gated.past, "2025-Q4/don_vi_a.csv", "don_vi", 10)->totals = 1;
    gated_file(gated.past, "2025-Q4/don_vi_b.csv", "don_vi", 10)->totals = 1;
    (void)gated_file(gated.g.ledger, "2026-Q1/don_vi_a.csv", "don_vi", 1);
    gated_file(gated.g.ledger, "2026-Q1/don_vi_b.csv", "don_vi", 10)->totals = 1;
    (void)gated_held(&why);
    cr_expect_eq(times(buf_z(&gated.findings), "\n"), 1, "%s", buf_z(&gated.findings));
    cr_expect_not_null(strstr(buf_z(&gated.findings), "don_vi_a.csv không có dòng tổng cộng"));
}

Test(gates_watched, one_file_of_before_with_a_total_is_enough) {
    struct err why;

    gated_file(gated.past, "2025-Q4/don_vi_cu.csv", "don_vi", 10)->totals = 1;
    (void)gated_file(gated.g.ledger, "2026-Q1/don_vi_moi.csv", "don_vi", 10);
    cr_expect_not_null(strstr(gated_held(&why), "don_vi_moi.csv không có dòng tổng cộng"));
}

Test(gates_watched, an_empty_file_and_a_list_need_no_total) {
    gated_file(gated.past, "2025-Q4/don_vi.csv", "don_vi", 10)->totals = 1;
    gated_file(gated.past, "dan_so.csv", "dan_so", 10)->totals = 1;
    (void)gated_file(gated.g.ledger, "2026-Q1/don_vi.csv", "don_vi", 0);
    (void)gated_file(gated.g.ledger, "dan_so.csv", "dan_so", 10);
    gated_no_finding();
}

/* --- the same file again ------------------------------------------------------------------------------------- */

Test(gates_watched, a_file_that_came_before_is_told_once_and_a_list_is_not) {
    static const struct {
        const char *table;
        uint64_t rows;
        uint32_t sheet;
        bool told;
    } row[] = {{"nguoi_tham_gia", 1, 0, true},
               {"don_vi", 10, 1, true},
               {"thue", 10, 2, false},
               {"thue", 0, 0, false},
               {"dan_so", 10, 0, false}};
    struct err why;

    for (size_t i = 0; i < COUNT(row); i++) {
        struct ledger_file *f;
        struct ledger_file *was;

        gated_again(PERIOD_NO_DATE, 0);
        was = gated_file(gated.past, "a.csv", row[i].table, 10);
        f = gated_file(gated.g.ledger, "a.csv", row[i].table, row[i].rows);
        f->sheet = row[i].sheet;
        memset(f->sha256, 'a', 64);
        memset(was->sha256, 'a', 64);
        cr_expect_eq(strstr(gated_held(&why), "tệp giống hệt a.csv") != NULL, row[i].told, "%s: %s",
                     row[i].table, buf_z(&gated.findings));
    }
}

/* --- what stops a run ---------------------------------------------------------------------------------------- */

Test(gates_watched, of_three_findings_all_are_said_and_no_more_are_counted) {
    struct err why;

    gated_tinh(INDICATOR_BHXH_BB, 100, 50);
    gated_tinh(INDICATOR_BHXH_TN, 100, 50);
    gated_tinh(INDICATOR_BHTN, 100, 50);
    (void)gated_held(&why);
    cr_expect_eq(times(why.what, "; D18: "), 2, "%s", why.what);
    cr_expect_null(strstr(why.what, "điều nữa"), "%s", why.what);
}

/* The folder of the period before: the third that is opened.  Whether it can be read decides. */
Test(gates_watched, files_of_before_that_cannot_be_listed_stop_the_run) {
    struct err why = {.kind = ERR_NONE};
    struct err e;
    bool failed = true;

    cr_assert(fs_remove_tree(place_at("out/2025-Q4"), &e), "%s", e.what);
    cr_assert(fs_mkdirs(place_at("in/2025-Q4"), &e), "%s", e.what);
    cr_expect(gates_hold(&gated.g, &why), "%s", why.what);
    for (unsigned nth = 1; failed && nth < 20; nth++) {
        const uint32_t had = ledger_files(gated.g.ledger);

        why = (struct err){.kind = ERR_NONE};
        failing_at(FAILING_OPENDIR, nth, EIO);
        cr_expect_eq(gates_hold(&gated.g, &why), why.kind == ERR_NONE, "%u", nth);
        failed = failing_end();
        cr_expect_eq(why.kind != ERR_NONE, failed, "%u", nth);
        cr_expect_eq(ledger_files(gated.g.ledger), had);
    }
    cr_expect_not(failed, "every one was tried");
}
