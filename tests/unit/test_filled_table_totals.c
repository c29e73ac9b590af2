/* test_filled_table_totals - TỔNG SỐ against the lines under it, by hand (province.h). */

#include <criterion/criterion.h>

#include "doc/block.h"
#include "doc/table.h"
#include "province.h"

static struct province p;

static void
open_province(void) {
    province_open(&p);
}

static void
close_province(void) {
    province_close(&p);
}

TestSuite(filled_table_totals, .init = open_province, .fini = close_province);

static const char by_xa[] = "[phu_luc]\nso = 2\ntieu_de = Theo xã\n[bang.a]\ndong = xa\n"
                            "[cot.tt]\ntieu_de = STT\nloai = stt\n"
                            "[cot.ten]\ntieu_de = Xã\nloai = ten\n"
                            "[cot.ct]\ntieu_de = Chỉ tiêu\nchi_tieu = bhxh_bb.ct\n"
                            "[cot.th]\ntieu_de = Thực hiện\nchi_tieu = bhxh_bb\n"
                            "[cot.ht]\ntieu_de = Tỷ lệ\ncong_thuc = th / ct\n"
                            "[cot.kt]\ntieu_de = Kỳ trước\nchi_tieu = bhxh_bb.ky_truoc\n"
                            "[cot.tg]\ntieu_de = Tăng\ncong_thuc = th - kt\n"
                            "[cot.tl]\ntieu_de = Tỷ lệ\ncong_thuc = (th - kt) / kt\n"
                            "[cot.ck]\ntieu_de = Cùng kỳ\nchi_tieu = bhxh_bb.cung_ky\n"
                            "[cot.sck]\ntieu_de = So cùng kỳ\ncong_thuc = th - ck\n";

/* Rows of the tables below: 0 TỔNG SỐ, 1 I. Phường, 2, 3, 4 II. Xã, 5, 6 Chưa xác định. */

/* 200 is 170 + 25 + 5; nobody of the 182 is measured by those 5. */
Test(filled_table_totals,
     a_target_given_to_nobody_stands_in_the_line_of_no_place_and_a_note_says_so) {
    struct doc_table *t = province_load(&p, by_xa);

    cr_assert_str_eq(province_cell(&p, t, 6, "ct"), "5");
    cr_assert_str_eq(province_cell(&p, t, 6, "ht"), "-");
    cr_assert_eq(t->notes, 2);
    cr_assert(str_eq(t->note[0],
                     STR("Dòng \"Chưa xác định địa bàn\" ghi cả chỉ tiêu của thành phố Huế chưa "
                         "giao cho dòng nào ở trên (số âm: đã giao vượt): cột (3) được giao 200, "
                         "đã giao lại 195.")),
              "%s", t->note[0].p);
    cube_set(p.now, MEMBER_TINH, 0, INDICATOR_CT_BHXH_BB, 190);
    t = province_load(&p, by_xa);
    cr_assert_str_eq(province_cell(&p, t, 0, "ct"), "190");
    cr_assert_str_eq(province_cell(&p, t, 6, "ct"), "-5");
}

/* A year ago: the province 170, Thuận Hóa 80 and nobody else known, by hand: 182 - 170 = 12, but 100 - 80 = 20. */
Test(filled_table_totals, a_total_of_more_than_its_lines_says_what_the_lines_come_to) {
    struct cube *ago =
        cube_new(&p.run, (struct period){PERIOD_QUARTER, 2025, 1}, &p.members, &p.indicators);
    struct doc_table *t;

    cube_set(ago, MEMBER_TINH, 0, INDICATOR_BHXH_BB, 170);
    p.book.at[CUBE_CUNG_KY] = ago;
    t = province_load(&p, by_xa);
    cr_assert_str_eq(province_cell(&p, t, 0, "sck"), "12");
    cr_assert_str_eq(province_cell(&p, t, 6, "ck"), "-");
    cr_assert(str_eq(t->note[1], STR("Không có số của từng dòng, TỔNG SỐ là số của toàn thành phố "
                                     "Huế: cột (9); cột (10).")),
              "%s", t->note[1].p);
    cube_set(ago, MEMBER_XA, 0, INDICATOR_BHXH_BB, 80);
    t = province_load(&p, by_xa);
    cr_assert_null(province_formula(t, 0, "ck"));
    cr_assert(str_eq(t->note[1],
                     STR("TỔNG SỐ là số của toàn thành phố Huế, gồm cả phần của các dòng ghi "
                         "\"-\" hoặc không in ở đây; cộng các dòng có số được: cột (9) 80; cột "
                         "(10) 20.")),
              "%s", t->note[1].p);
}

Test(filled_table_totals, what_has_no_place_is_nobody_in_a_period_that_names_every_commune) {
    static const int64_t ago_xa[] = {80, 45, 35};
    struct cube *ago =
        cube_new(&p.run, (struct period){PERIOD_QUARTER, 2025, 1}, &p.members, &p.indicators);
    struct doc_table *t;

    for (uint32_t k = 0; k < 3; k++) {
        cube_set(ago, MEMBER_XA, k, INDICATOR_BHXH_BB, ago_xa[k]);
    }
    cube_set(ago, MEMBER_TINH, 0, INDICATOR_BHXH_BB, 160);
    p.book.at[CUBE_CUNG_KY] = ago;
    t = province_load(&p, by_xa);
    cr_assert_str_eq(province_cell(&p, t, 6, "ck"), "0");
    cr_assert_str_eq(province_cell(&p, t, 6, "sck"), "2");
    cr_assert_not_null(province_formula(t, 0, "ck"));
    cr_assert_eq(t->notes, 1, "only the target's");
    cube_set(ago, MEMBER_TINH, 0, INDICATOR_BHXH_BB, 159); /* fewer than its communes: a slip */
    t = province_load(&p, by_xa);
    cr_assert_str_eq(province_cell(&p, t, 6, "ck"), "-");
    cr_assert_eq(t->notes, 2);
}

/* A year ago Phường Phú Xuân had no target: its group has none either, and the total adds the lines
 * themselves, 120 + 25 + 55 given to nobody. */
Test(filled_table_totals, a_total_adds_its_lines_where_a_group_is_not_known) {
    static const char text[] = "[phu_luc]\nso = 2\ntieu_de = x\n[bang.a]\ndong = xa\n"
                               "[cot.th]\ntieu_de = A\nchi_tieu = bhxh_bb\n"
                               "[cot.ct]\ntieu_de = B\nchi_tieu = bhxh_bb.ct.cung_ky\n";
    struct cube *ago =
        cube_new(&p.run, (struct period){PERIOD_QUARTER, 2025, 1}, &p.members, &p.indicators);
    const struct doc_formula *f;
    struct doc_table *t;

    cube_set(ago, MEMBER_TINH, 0, INDICATOR_CT_BHXH_BB, 200);
    cube_set(ago, MEMBER_XA, 0, INDICATOR_CT_BHXH_BB, 120);
    cube_set(ago, MEMBER_XA, 2, INDICATOR_CT_BHXH_BB, 25);
    p.book.at[CUBE_CUNG_KY] = ago;
    t = province_load(&p, text);
    cr_assert_str_eq(province_cell(&p, t, 1, "ct"), "-");
    cr_assert_str_eq(province_cell(&p, t, 6, "ct"), "55");
    f = province_formula(t, 0, "ct");
    cr_assert_not_null(f);
    cr_assert_eq(f->kind, DOC_SUM);
    cr_assert_eq(f->n, 4);
    cr_assert_eq(f->ref[0].row, 2);
}

/* The people of old communes that nobody can divide stand there, 90 of them, beside 2 of today's. */
Test(filled_table_totals, what_has_no_place_is_not_compared_with_what_could_not_be_divided) {
    struct doc_table *t;

    cube_mark(p.before, MEMBER_XA, 0, INDICATOR_BHXH_BB, CUBE_INCOMPARABLE);
    cube_set(p.before, MEMBER_XA, 3, INDICATOR_BHXH_BB, 90);
    t = province_load(&p, by_xa);
    cr_assert_str_eq(province_cell(&p, t, 2, "kt"), "-\u00a0(**)");
    cr_assert_str_eq(province_cell(&p, t, 6, "kt"), "90\u00a0(**)");
    cr_assert_str_eq(province_cell(&p, t, 6, "tg"), "-");
    cr_assert_str_eq(province_cell(&p, t, 6, "tl"), "-");
    cr_assert_str_eq(province_cell(&p, t, 0, "tg"), "2", "the whole province at both times");
}
