/* test_filled_table - tables of annexes, cell by cell, against figures computed by hand (province.h). */

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "language/annex_def.h"
#include "province.h"
#include "template/filled_table.h"
#include "template/standing.h"

static struct province p;

static void
open_province(void) {
    province_open(&p);
}

static void
close_province(void) {
    province_close(&p);
}

TestSuite(filled_table, .init = open_province, .fini = close_province);

static const char by_xa[] = "[phu_luc]\nso = 2\ntieu_de = Theo xã {ky.ten}\n"
                            "[bang.a]\ndong = xa\ndon_vi_tinh = người\n"
                            "[cot.tt]\ntieu_de = STT\nloai = stt\n"
                            "[cot.ten]\ntieu_de = Xã\nloai = ten\n"
                            "[cot.ct]\ntieu_de = BHXH | Chỉ tiêu\nchi_tieu = bhxh_bb.ct\n"
                            "[cot.th]\ntieu_de = BHXH | Thực hiện\nchi_tieu = bhxh_bb\n"
                            "[cot.ht]\ntieu_de = BHXH | Tỷ lệ\ncong_thuc = th / ct\n"
                            "[cot.kt]\ntieu_de = Kỳ trước\nchi_tieu = bhxh_bb.ky_truoc\n"
                            "[cot.tg]\ntieu_de = Tăng\ncong_thuc = th - kt\n"
                            "[cot.tl]\ntieu_de = Tỷ lệ\ncong_thuc = (th - kt) / kt\n"
                            "[cot.ck]\ntieu_de = Cùng kỳ\nchi_tieu = bhxh_bb.cung_ky\n"
                            "[cot.sck]\ntieu_de = So cùng kỳ\ncong_thuc = th - ck\n"
                            "[cot.xh]\ntieu_de = Hạng\nxep_hang = ht\n"
                            "[cot.tr]\ntieu_de = Tỷ trọng\nty_trong = th\n"
                            "[cot.ds]\ntieu_de = Dân số\nchi_tieu = dan_so\n"
                            "[cot.yt]\ntieu_de = BHYT\nchi_tieu = bhyt\n"
                            "[cot.bp]\ntieu_de = Bao phủ\nchi_tieu = bp_bhyt\n"
                            "[cot.tn]\ntieu_de = Tỷ trọng trong nhóm\nty_trong_nhom = th\n";

/* row: 0 TỔNG SỐ, 1 I. Phường, 2, 3, 4 II. Xã, 5, 6 Chưa xác định.  By hand: 182/200 = 91%;
 * 150/170 = 88,235..; 2/180 = 1,111..; (100-90)/90 = 11,11; 50/182 = 27,47; 1300/1500 = 86,67;
 * in the group of 150: 100/150 = 66,67, 50/150 = 33,33. */
static const struct {
    uint32_t row;
    const char *key, *text;
} cells[] = {
    {0, "tt", ""},        {0, "ten", "TỔNG SỐ"},
    {0, "ct", "200"},     {0, "th", "182"},
    {0, "ht", "91,00%"},  {0, "tg", "2"},
    {0, "tl", "1,11%"},   {0, "ck", "?"},
    {0, "sck", "?"},      {0, "xh", ""},
    {0, "tr", "100,00%"}, {0, "bp", "90,00%"},
    {1, "tt", "I"},       {1, "ten", "Phường"},
    {1, "ct", "170"},     {1, "th", "150"},
    {1, "ht", "88,24%"},  {1, "kt", "140"},
    {1, "tg", "10"},      {1, "bp", "86,67%"},
    {2, "tt", "1"},       {2, "ten", "Phường Thuận Hóa"},
    {2, "ht", "83,33%"},  {2, "tl", "11,11%"},
    {2, "xh", "3"},       {2, "bp", "90,00%"},
    {3, "tt", "2"},       {3, "ht", "100,00%"},
    {3, "tg", "0"},       {3, "xh", "2"},
    {3, "tr", "27,47%"},  {4, "tt", "II"},
    {4, "ten", "Xã"},     {4, "th", "30"},
    {5, "tt", "3"},       {5, "ten", "Xã Phú Vinh"},
    {5, "ht", "120,00%"}, {5, "tg", "-10"},
    {5, "tl", "-25,00%"}, {5, "xh", "1"},
    {5, "bp", "103,33%"}, {6, "ten", "Chưa xác định địa bàn"},
    {6, "tt", ""},        {6, "ct", "5"},
    {6, "th", "2"},       {6, "ht", "-"},
    {6, "tl", "-"},       {6, "xh", ""},
    {0, "tn", ""},        {1, "tn", "100,00%"},
    {2, "tn", "66,67%"},  {3, "tn", "33,33%"},
    {4, "tn", "100,00%"}, {5, "tn", "100,00%"},
    {6, "tn", ""},        {7, "ten", "?"},
};

Test(filled_table, every_cell_of_a_table_by_commune_is_what_a_clerk_would_compute) {
    struct doc_table *t = province_load(&p, by_xa);

    for (size_t k = 0; k < sizeof cells / sizeof cells[0]; k++) {
        cr_expect_str_eq(province_cell(&p, t, cells[k].row, cells[k].key), cells[k].text,
                         "row %u %s: %s", cells[k].row, cells[k].key,
                         province_cell(&p, t, cells[k].row, cells[k].key));
    }
    cr_assert_eq(t->row[0].role, DOC_ROW_TOTAL);
    cr_assert_eq(t->row[1].role, DOC_ROW_GROUP);
    cr_assert_eq(t->row[6].role, DOC_ROW_OUTSIDE);
    cr_assert(str_eq(t->unit, STR("Đơn vị tính: người")));
    cr_assert(str_starts(t->source, STR("Nguồn dân số: Thống kê thành phố Huế.")));
}

/* A column that compares with a time of which nothing is known is left out with what is made from it, unless the table
 * goes by it; two that compare with one day are one. */
Test(filled_table, a_column_that_compares_with_nothing_is_left_out_and_a_note_says_so) {
    const str empty = STR("Các cột mà dữ liệu của kỳ không có số liệu không ghi ở đây.");
    const str twice = STR("Các cột so sánh với cùng một ngày chỉ ghi một lần.");
    struct doc_table *t = province_load(&p, by_xa);
    char sorted[sizeof by_xa + 64];

    cr_assert_eq(t->cols, 14);
    cr_assert(str_eq(t->note[t->notes - 1], empty), "%s", t->note[t->notes - 1].p);
    (void)snprintf(sorted, sizeof sorted, "%s", by_xa);
    (void)strcpy(strstr(sorted, "don_vi_tinh"), "sap_xep = sck giam\n");
    (void)strcat(sorted, strchr(strstr(by_xa, "don_vi_tinh"), '\n') + 1);
    t = province_load(&p, sorted);
    cr_assert_str_eq(province_cell(&p, t, 0, "ck"), "-", "the order goes by it");
    cr_assert_str_eq(province_cell(&p, t, 0, "sck"), "-");
    p.book.at[CUBE_CUNG_KY] = p.before;
    p.fill.period = (struct period){PERIOD_YEAR, 2026, 1};
    t = province_load(&p, by_xa);
    cr_assert_str_eq(province_cell(&p, t, 0, "ck"), "?", "a year ago is the period before");
    cr_assert_str_eq(province_cell(&p, t, 0, "tg"), "2");
    cr_assert(str_eq(t->note[t->notes - 1], twice), "%s", t->note[t->notes - 1].p);
    (void)snprintf(sorted, sizeof sorted, "%s[cot.r]\ntieu_de = R\ncong_thuc = ck / ct\n", by_xa);
    t = province_load(&p, sorted);
    cr_assert_str_eq(province_cell(&p, t, 0, "r"), "90,00%", "180 of 200, which nothing else says");
    cr_assert_str_eq(province_cell(&p, t, 0, "ck"), "180", "what it is made from stays");
    cr_assert_str_eq(province_cell(&p, t, 0, "sck"), "?", "182 - 180 stands there as tg");
}

Test(filled_table, a_total_carries_a_formula_only_where_the_formula_gives_the_total) {
    struct doc_table *t = province_load(&p, by_xa);
    const struct doc_formula *f = province_formula(t, 0, "th");

    cr_assert_not_null(f);
    cr_assert_eq(f->kind, DOC_SUM);
    cr_assert_eq(f->n, 3);
    cr_assert_eq(f->ref[0].row, 1);
    cr_assert_eq(f->ref[1].row, 4);
    cr_assert_eq(f->ref[2].row, 6);
    f = province_formula(t, 0, "ct");
    cr_assert_eq(f->n, 3, "200 = 170 + 25 + 5 given to nobody");
    f = province_formula(t, 1, "ct");
    cr_assert_eq(f->kind, DOC_SPAN);
    cr_assert_eq(f->ref[0].row, 2);
    cr_assert_eq(f->ref[1].row, 3);
}

Test(filled_table, rates_differences_changes_ranks_and_shares_carry_their_operands) {
    static const struct {
        const char *key;
        enum doc_formula_kind kind;
        uint32_t col[2];
    } wanted[] = {{"ht", DOC_QUOT, {3, 2}}, {"tg", DOC_DIFF, {3, 5}},   {"tl", DOC_CHANGE, {3, 5}},
                  {"tr", DOC_QUOT, {3, 3}}, {"bp", DOC_QUOT, {11, 10}}, {"tn", DOC_QUOT, {3, 3}}};
    struct doc_table *t = province_load(&p, by_xa);
    const struct doc_formula *f;

    for (size_t k = 0; k < sizeof wanted / sizeof wanted[0]; k++) {
        f = province_formula(t, 2, wanted[k].key);
        cr_assert_not_null(f, "%s", wanted[k].key);
        cr_assert_eq(f->kind, wanted[k].kind, "%s", wanted[k].key);
        cr_assert_eq(f->ref[0].col, wanted[k].col[0]);
        cr_assert_eq(f->ref[1].col, wanted[k].col[1]);
    }
    f = province_formula(t, 3, "tn");
    cr_assert_eq(f->ref[0].row, 3);
    cr_assert_eq(f->ref[1].row, 1, "of its group, not of the total");
    f = province_formula(t, 5, "xh");
    cr_assert_eq(f->kind, DOC_RANK);
    cr_assert_eq(f->n, 4);
    cr_assert_eq(f->ref[0].row, 5);
    cr_assert_str_eq(province_cell(&p, t, 2, "sck"), "?", "nothing is known a year ago");
}

Test(filled_table, the_head_merges_and_the_number_line_shows_the_arithmetic) {
    struct doc_table *t = province_load(&p, by_xa);

    cr_assert_eq(t->head_rows, 2);
    for (size_t k = 0; k < t->head_cells; k++) {
        const struct doc_head *h = &t->head[k];

        if (str_eq(h->text, STR("BHXH"))) {
            cr_assert(h->row == 0 && h->col == 2 && h->cols == 3 && h->rows == 1);
        }
        if (str_eq(h->text, STR("STT"))) {
            cr_assert(h->row == 0 && h->col == 0 && h->cols == 1 && h->rows == 2);
        }
    }
    cr_assert(str_eq(t->number[4], STR("(5)=(4)/(3)")));
    cr_assert(str_eq(t->number[6], STR("(7)=(4)-(6)")));
    cr_assert(str_eq(t->number[7], STR("(8)=((4)-(6))/(6)")));
}

Test(filled_table, kinds_without_members_are_left_out_and_the_numbers_close_up) {
    struct doc_table *t;

    p.members.list[MEMBER_XA].m[0].kind = MEMBER_DAC_KHU;
    p.members.list[MEMBER_XA].m[1].kind = MEMBER_DAC_KHU;
    t = province_load(&p, by_xa);
    cr_assert_str_eq(province_cell(&p, t, 1, "tt"), "I");
    cr_assert_str_eq(province_cell(&p, t, 1, "ten"), "Xã");
    cr_assert_str_eq(province_cell(&p, t, 3, "tt"), "II");
    cr_assert_str_eq(province_cell(&p, t, 3, "ten"), "Đặc khu");
    cr_assert_str_eq(province_cell(&p, t, 2, "tt"), "1");
    cr_assert_str_eq(province_cell(&p, t, 4, "tt"), "2");
}

Test(filled_table, the_unknown_line_is_left_out_when_it_has_no_figures) {
    struct doc_table *t;

    cube_set(p.now, MEMBER_XA, 3, INDICATOR_BHXH_BB, 0);
    cube_set(p.now, MEMBER_XA, 3, INDICATOR_BHYT, 0);
    cube_set(p.now, MEMBER_TINH, 0, INDICATOR_CT_BHXH_BB, 195); /* all of it given to communes */
    t = province_load(&p, by_xa);
    cr_assert_eq(t->rows, 6);
}

Test(filled_table, a_commune_sees_its_own_line_under_the_total_with_its_rank_among_all) {
    struct doc_table *t;

    p.fill.scope = (struct fill_scope){MEMBER_XA, 2};
    t = province_load(&p, by_xa);
    cr_assert_eq(t->rows, 2);
    cr_assert_str_eq(province_cell(&p, t, 0, "th"), "182");
    cr_assert_str_eq(province_cell(&p, t, 1, "ten"), "Xã Phú Vinh");
    cr_assert_str_eq(province_cell(&p, t, 1, "xh"), "1");
    cr_assert_null(province_formula(t, 0, "th"), "one line of three does not sum up to the total");
    cr_assert_null(province_formula(t, 1, "xh"), "the others are not in the table");
    p.fill.scope = (struct fill_scope){MEMBER_CO_QUAN, 0};
    cr_assert_null(province_table(&p), "communes say nothing about a department");
}

/* By hand: now 100 50 30, so places 1 2 3; before 10 50 40, so places 3 1 2. */
Test(filled_table, the_change_of_a_rank_is_the_difference_of_two_and_of_nobody_nothing) {
    static const char moved[] = "[cot.hk]\ntieu_de = Hạng kỳ trước\nxep_hang = kt\n"
                                "[cot.hn]\ntieu_de = Hạng\nxep_hang = th\n"
                                "[cot.dh]\ntieu_de = Đổi hạng\ncong_thuc = hk - hn\n";
    static const struct {
        uint32_t row;
        const char *before, *now, *moved;
    } wanted[] = {{0, "", "", ""},     {1, "", "", ""},     {2, "3", "1", "2"},
                  {3, "1", "2", "-1"}, {5, "2", "3", "-1"}, {6, "", "", ""}};
    char text[sizeof by_xa + sizeof moved];
    struct doc_table *t;

    (void)snprintf(text, sizeof text, "%s%s", by_xa, moved);
    cube_set(p.before, MEMBER_XA, 0, INDICATOR_BHXH_BB, 10);
    t = province_load(&p, text);
    for (size_t k = 0; k < sizeof wanted / sizeof wanted[0]; k++) {
        const uint32_t row = wanted[k].row;

        cr_assert_str_eq(province_cell(&p, t, row, "hk"), wanted[k].before, "%u", row);
        cr_assert_str_eq(province_cell(&p, t, row, "hn"), wanted[k].now, "%u", row);
        cr_assert_str_eq(province_cell(&p, t, row, "dh"), wanted[k].moved, "%u", row);
    }
    cr_assert_eq(province_formula(t, 2, "dh")->kind, DOC_DIFF);
    p.book.at[CUBE_KY_TRUOC] = NULL;
    t = province_load(&p, text);
    cr_assert_str_eq(province_cell(&p, t, 2, "hk"), "?", "there is no period before");
    cr_assert_str_eq(province_cell(&p, t, 2, "dh"), "?");
    p.fill.scope = (struct fill_scope){MEMBER_XA, 2};
    t = province_load(&p, text);
    cr_assert_str_eq(province_cell(&p, t, 1, "hn"), "3", "among all, in its own document too");
}

/* Ranks and months are made by the first document of a place and found by the others. */
Test(filled_table, what_documents_about_places_share_changes_none_of_them) {
    char text[sizeof by_xa + 64];
    struct standing *shared = standing_new(&p.run);

    (void)snprintf(text, sizeof text, "%s%s", by_xa,
                   "[cot.thang]\ntieu_de = Tháng *\nthang = bhxh_bb\n");
    (void)province_load(&p, text);
    for (uint32_t line = 0; line < 3; line++) {
        struct doc_table *t[2];

        p.fill.scope = (struct fill_scope){MEMBER_XA, line};
        p.fill.standing = NULL;
        t[0] = province_table(&p);
        p.fill.standing = shared;
        t[1] = province_table(&p);
        cr_assert_eq(t[1]->cols, t[0]->cols);
        cr_assert_geq(t[1]->cols, 22, "nine months are left");
        for (uint32_t k = 0; k < t[0]->cols * 2; k++) {
            const struct doc_cell *a = &t[0]->row[k % 2].cell[k / 2];
            const struct doc_cell *b = &t[1]->row[k % 2].cell[k / 2];

            cr_assert(str_eq(doc_cell_text(&p.run, a), doc_cell_text(&p.run, b)));
            cr_assert_eq(a->formula == NULL, b->formula == NULL);
        }
    }
    cr_assert_str_eq(province_cell(&p, province_table(&p), 1, "xh"), "1");
    p.fill.scope.line = 0;
    cr_assert_str_eq(province_cell(&p, province_table(&p), 1, "xh"), "3");
}

Test(filled_table, order_filter_and_top_are_those_of_the_definition) {
    static const char text[] = "[phu_luc]\nso = 1\ntieu_de = x\n[bang.a]\ndong = xa\nnhom = khong\n"
                               "sap_xep = th tang\nloc = ct > 0\ntoi_da = 2\n"
                               "[cot.ten]\ntieu_de = Xã\nloai = ten\n"
                               "[cot.ct]\ntieu_de = Chỉ tiêu\nchi_tieu = bhxh_bb.ct\n"
                               "[cot.th]\ntieu_de = Thực hiện\nchi_tieu = bhxh_bb\n";
    struct doc_table *t;

    cube_set(p.now, MEMBER_XA, 2, INDICATOR_CT_BHXH_BB, 0);
    t = province_load(&p, text);
    cr_assert_eq(t->rows, 4);
    cr_assert_str_eq(province_cell(&p, t, 1, "ten"), "Phường Phú Xuân");
    cr_assert_str_eq(province_cell(&p, t, 2, "ten"), "Phường Thuận Hóa");
    cr_assert_str_eq(province_cell(&p, t, 3, "ten"), "Chưa xác định địa bàn");
    cr_assert_null(province_formula(t, 0, "th"),
                   "a filtered table does not sum up to the province");
}

static const char by_indicator[] =
    "[phu_luc]\nso = 1\ntieu_de = x\n[bang.a]\ndong = chi_tieu\n"
    "[dong.ds]\nten = Dân số\nchi_tieu = dan_so\n[dong.yt]\nchi_tieu = bhyt\nten = Người tham gia\n"
    "[dong.bp]\nten = Bao phủ\nvai = nhom\nchi_tieu = bp_bhyt\nstt = a\n"
    "[cot.tt]\ntieu_de = TT\nloai = stt\n[cot.ten]\ntieu_de = Chỉ tiêu\nloai = ten\n"
    "[cot.dvt]\ntieu_de = ĐVT\nloai = don_vi_tinh\n"
    "[cot.truoc]\ntieu_de = Năm {nam}\nchi_tieu = *\nnam = truoc\n"
    "[cot.nay]\ntieu_de = Năm {nam}\nchi_tieu = *\n"
    "[cot.ct]\ntieu_de = Chỉ tiêu\nchi_tieu = ct_*\n"
    "[cot.sau]\ntieu_de = Năm {nam}\nchi_tieu = ct_*\nnam = sau\n";

Test(filled_table, a_table_of_rates_is_left_out_where_no_rate_is_known) {
    struct err e;

    (void)province_write(&p, "theo-xa.ini", by_indicator);
    cr_assert(province_annexes(&p, &e), "%s", e.what);
    p.fill.scope = (struct fill_scope){MEMBER_XA, 0};
    cr_assert_not_null(province_table(&p));
    cube_set(p.now, MEMBER_CO_QUAN, 0, INDICATOR_BHYT, 100); /* its people, but no population */
    p.fill.scope = (struct fill_scope){MEMBER_CO_QUAN, 0};
    cr_assert_null(province_table(&p));
}

Test(filled_table, indicators_stand_in_rows_and_years_in_columns) {
    const struct cube *year[3];
    struct cube *y24 =
        cube_new(&p.run, (struct period){PERIOD_QUARTER, 2024, 4}, &p.members, &p.indicators);
    struct cube *y27 =
        cube_new(&p.run, (struct period){PERIOD_YEAR, 2027, 1}, &p.members, &p.indicators);
    struct doc_table *t;

    cube_set(y24, MEMBER_TINH, 0, INDICATOR_BP_BHYT, 8620);
    cube_set(y27, MEMBER_TINH, 0, INDICATOR_CT_BP_BHYT, 9500);
    year[0] = y27;
    year[1] = p.before;
    year[2] = y24;
    p.book.year = year;
    p.book.years = 3;
    t = province_load(&p, by_indicator);
    cr_assert_eq(t->cols, 8);
    cr_assert(str_eq(t->head[3].text, STR("Năm 2024")));
    cr_assert(str_eq(t->head[4].text, STR("Năm 2025")));
    cr_assert(str_eq(t->head[7].text, STR("Năm 2027")));
    cr_assert_str_eq(province_cell(&p, t, 0, "ten"), "Dân số");
    cr_assert_str_eq(province_cell(&p, t, 0, "dvt"), "người");
    cr_assert_str_eq(province_cell(&p, t, 1, "tt"), "2");
    cr_assert_str_eq(province_cell(&p, t, 2, "tt"), "a");
    cr_assert_str_eq(province_cell(&p, t, 2, "truoc"), "86,20%");
    cr_assert_str_eq(province_cell(&p, t, 2, "nay"), "90,00%");
    cr_assert_str_eq(province_cell(&p, t, 2, "sau"), "95,00%");
    cr_assert_str_eq(province_cell(&p, t, 0, "ct"), "", "no target exists for population");
    cr_assert_eq(province_formula(t, 2, "nay")->kind, DOC_QUOT);
    cr_assert_eq(province_formula(t, 2, "nay")->ref[0].row, 1);
    cr_assert_eq(province_formula(t, 2, "nay")->ref[1].row, 0);
}

Test(filled_table, a_list_sums_its_amounts_and_says_so_when_it_is_empty) {
    static const char text[] =
        "[phu_luc]\nso = 6\ntieu_de = x\n"
        "[bang.a]\ndong = danh_sach:cham_dong_3t\n"
        "[cot.tt]\ntieu_de = STT\nloai = stt\n"
        "[cot.ten]\ntieu_de = Tên\ntruong = ten\n"
        "[cot.thang]\ntieu_de = Tháng\ntruong = so_thang_cham\ncong = khong\n"
        "[cot.tien]\ntieu_de = Tiền\ntruong = cham_dong\n";
    struct doc_table *t;
    struct list *l = &p.lists.of[LIST_CHAM_DONG_3T];

    l->id = LIST_CHAM_DONG_3T;
    (void)province_write(&p, "theo-xa.ini", text);
    {
        struct err e;

        cr_assert(province_annexes(&p, &e), "%s", e.what);
    }
    cr_assert_null(province_table(&p), "a source that was not delivered has no list");
    p.lists.known[LIST_CHAM_DONG_3T] = true;
    t = province_table(&p);
    cr_assert_eq(t->rows, 1);
    cr_assert_str_eq(province_cell(&p, t, 0, "ten"), "Không có");
    for (uint32_t k = 0; k < 3; k++) {
        struct list_row *r = list_add(&p.run, l);
        size_t n = 0;
        const struct list_field *f = list_fields(LIST_CHAM_DONG_3T, &n);

        r->xa = k;
        for (size_t c = 0; c < n; c++) {
            if (f[c].kind == LIST_TEXT || f[c].kind == LIST_CODE) {
                list_put_text(r, l->id, f[c].id, STR("Công ty A"));
            } else if (f[c].kind == LIST_DECIMAL) {
                list_put_decimal(r, l->id, f[c].id, 3 + k);
            } else if (f[c].kind != LIST_PERCENT) {
                list_put_number(r, l->id, f[c].id, f[c].kind == LIST_MONEY ? 3000000 - k : 3 + k);
            }
        }
    }
    t = province_table(&p);
    cr_assert_str_eq(province_cell(&p, t, 0, "ten"), "TỔNG SỐ");
    cr_assert_str_eq(province_cell(&p, t, 0, "tien"), "8.999.997");
    cr_assert_str_eq(province_cell(&p, t, 0, "thang"), "");
    cr_assert_str_eq(province_cell(&p, t, 3, "tien"), "2.999.998");
    cr_assert_eq(province_formula(t, 0, "tien")->kind, DOC_SPAN);
    l->row[0].xa = 1; /* out of the order of communes; the last is of none */
    l->row[2].xa = MEMBER_NONE;
    p.fill.standing = standing_new(&p.run);
    for (unsigned again = 0; again < 2; again++) {
        p.fill.scope = (struct fill_scope){MEMBER_XA, 1};
        t = province_table(&p);
        cr_assert_eq(t->rows, 3);
        cr_assert_str_eq(province_cell(&p, t, 0, "tien"), "5.999.999");
        cr_assert_str_eq(province_cell(&p, t, 1, "tien"), "3.000.000");
        cr_assert_str_eq(province_cell(&p, t, 2, "tien"), "2.999.999");
        p.fill.scope = (struct fill_scope){MEMBER_XA, 2};
        cr_assert_str_eq(province_cell(&p, province_table(&p), 0, "ten"), "Không có");
        p.fill.scope = (struct fill_scope){MEMBER_CO_QUAN, 0};
        cr_assert_str_eq(province_cell(&p, province_table(&p), 0, "tien"), "8.999.997");
    }
}

/* Hand: after the first quarter 9 months are left.  Communes lack 120 - 100 = 20 (3, 3, and seven times 2), 0 and none
 * (25 - 30); 200 - 195 = 5 less 2 have no place (1, 1, 1).  Nothing is asked of population. */
Test(filled_table, a_row_of_an_indicator_has_its_months_and_one_without_a_target_has_none) {
    static const char head[] = "[phu_luc]\nso = 0\ntieu_de = x\n[bang.a]\ndong = chi_tieu\n";
    static const char cols[] = "[cot.th]\ntieu_de = A\nchi_tieu = *\n"
                               "[cot.m]\ntieu_de = Tháng *\nthang = *\n";
    static const int64_t month[] = {4, 4, 3, 2, 2, 2, 2, 2, 2};
    struct buf text = {0};
    struct doc_table *t;
    struct err e;

    buf_fmt(
        &text,
        "%s[dong.bb]\nten = BB\nchi_tieu = bhxh_bb\n[dong.ds]\nten = Dân số\nchi_tieu = dan_so\n%s",
        head, cols);
    (void)province_write(&p, "theo-xa.ini", buf_z(&text));
    cr_assert(province_annexes(&p, &e), "%s", e.what);
    t = province_table(&p);
    cr_assert_eq(t->cols, 10);
    for (uint32_t k = 1; k < t->cols; k++) {
        cr_expect_eq(t->row[0].cell[k].kind, DOC_COUNT);
        cr_expect_eq(t->row[0].cell[k].u.count, month[k - 1]);
        cr_expect_eq(t->row[1].cell[k].kind, DOC_EMPTY);
    }
    buf_clear(&text);
    buf_fmt(&text, "%s[dong.ds]\nten = Dân số\nchi_tieu = dan_so\n%s", head, cols);
    (void)province_write(&p, "theo-xa.ini", buf_z(&text));
    cr_assert_not(province_annexes(&p, &e));
    cr_assert_not_null(strstr(e.what, "\"dan_so\" không có chỉ tiêu năm"), "%s", e.what);
    buf_free(&text);
}

Test(filled_table, a_table_stands_when_one_of_the_columns_that_it_needs_has_a_figure) {
    static const char head[] = "[phu_luc]\nso = 9\ntieu_de = x\n[bang.a]\ndong = xa\n";
    static const char cols[] = "[cot.th]\ntieu_de = A\nchi_tieu = bhxh_bb\n"
                               "[cot.sau]\ntieu_de = B\nchi_tieu = bhxh_bb.ct\nnam = ke_tiep\n"
                               "[cot.sau2]\ntieu_de = C\nchi_tieu = bhxh_tn.ct\nnam = ke_tiep\n";
    static const struct {
        const char *needs;
        bool stands;
    } table[] = {{"sau", false}, {"sau, sau2", false}, {"sau,th", true}, {"sau, sau2 , th", true}};
    struct buf text = {0};
    struct err e;

    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
        buf_clear(&text);
        buf_fmt(&text, "%scan_co = %s\n%s", head, table[i].needs, cols);
        (void)province_write(&p, "theo-xa.ini", buf_z(&text));
        cr_assert(province_annexes(&p, &e), "%s", e.what);
        cr_expect_eq(province_table(&p) != NULL, table[i].stands, "%s", table[i].needs);
    }
    buf_clear(&text);
    buf_fmt(&text, "%scan_co = sau, sai\n%s", head, cols);
    (void)province_write(&p, "theo-xa.ini", buf_z(&text));
    cr_assert_not(province_annexes(&p, &e));
    cr_assert_not_null(strstr(e.what, "không có cột \"sai\""), "%s", e.what);
    buf_free(&text);
}

Test(filled_table, months_spread_what_is_missing_and_the_next_year_stands_beside) {
    static const char text[] =
        "[phu_luc]\nso = 9\ntieu_de = x\n[bang.a]\ndong = xa\n"
        "can_co = sau\n"
        "[cot.th]\ntieu_de = A\nchi_tieu = bhxh_bb\n"
        "[cot.m]\ntieu_de = Cần thêm | Tháng *\nthang = bhxh_bb\nphan = 2\n"
        "[cot.sau]\ntieu_de = Năm {nam}\nchi_tieu = bhxh_bb.ct\nnam = ke_tiep\n"
        "[cot.tang]\ntieu_de = Tăng\ncong_thuc = sau - th\n";
    struct cube *ahead =
        cube_new(&p.run, (struct period){PERIOD_YEAR, 2027, 1}, &p.members, &p.indicators);
    const struct cube *year[1] = {ahead};
    struct doc_table *t;
    struct err e;
    int64_t sum = 0;

    (void)province_write(&p, "theo-xa.ini", text);
    cr_assert(province_annexes(&p, &e), "%s", e.what);
    cr_assert_null(province_table(&p), "nothing is known of the next year");
    cube_set(ahead, MEMBER_XA, 0, INDICATOR_CT_BHXH_BB, 130);
    p.book.year = year;
    p.book.years = 1;
    t = province_table(&p);
    cr_assert_not_null(t);
    cr_assert_eq(t->cols, 12); /* 9 months after a first quarter */
    cr_assert(str_eq(t->head[2].text, STR("Năm 2027")));
    cr_assert_eq(t->head_rows, 2);
    cr_assert(str_eq(t->head[4].text, STR("Tháng 4")));
    cr_assert(t->col[1].starts_part);
    cr_assert_not(t->col[2].starts_part);
    /* Thuận Hóa: 20 over 9 months is 3 3 2 2 2 2 2 2 2; given to nobody: 5 of which 2 are there, 1 in each
     * of the first three months */
    for (uint32_t k = 1; k <= 9; k++) {
        cr_assert_eq(t->row[2].cell[k].u.count, k <= 2 ? 3 : 2);
        cr_assert_eq(t->row[5].cell[k].u.count, 0, "reached already");
        cr_assert_eq(t->row[6].cell[k].u.count, k <= 3);
        cr_assert_eq(t->row[0].cell[k].u.count, k <= 2 ? 4 : k == 3 ? 3 : 2);
        sum += t->row[0].cell[k].u.count;
        cr_assert_not_null(t->row[0].cell[k].formula, "the total is the sum of its lines");
    }
    cr_assert_eq(sum, 23, "the 5 of Phú Vinh beyond its target do not make up for the others");
    cr_assert_str_eq(province_cell(&p, t, 2, "tang"), "30");
}

Test(filled_table, a_note_that_names_an_empty_setting_is_left_out) {
    static const char text[] = "[phu_luc]\nso = 1\ntieu_de = x\n[bang.a]\ndong = xa\n"
                               "ghi_chu_1 = Nguồn: {quoc_gia.nguon}\nghi_chu_3 = Năm {nam}\n"
                               "[cot.th]\ntieu_de = A\nchi_tieu = bhxh_bb\n";
    struct doc_table *t = province_load(&p, text);

    cr_assert_eq(t->notes, 1);
    cr_assert(str_eq(t->note[0], STR("Ghi chú: Năm 2026")));
}
