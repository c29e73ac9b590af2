/* test_filled_table_paper - a table as its parts on paper: what is printed and what is left out (province.h). */

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

TestSuite(filled_table_paper, .init = open_province, .fini = close_province);

Test(filled_table_paper, many_groups_of_one_place_become_lines_on_paper) {
    static const char text[] = "[phu_luc]\nso = 1\ntieu_de = x\n[bang.a]\ndong = xa\n"
                               "phan_1 = 1. Chung\nphan_2 = 2. Nhóm\n"
                               "[cot.ten]\ntieu_de = Xã\nloai = ten\n"
                               "[cot.yt]\ntieu_de = BHYT\nchi_tieu = bhyt\nphan = 1\n"
                               "[cot.g]\ntieu_de = Theo nhóm | *\nchi_tieu = bhyt_*\nphan = 2\n";
    struct doc_table **part;
    struct doc_table *t;
    size_t n = 0;

    province_close(&p);
    province_open_groups(&p);
    for (uint32_t g = 0; g < 10; g++) {
        const uint32_t ind = indicator_of_group(&p.indicators, INDICATOR_BHYT_NHOM, g);

        cube_set(p.now, MEMBER_TINH, 0, ind, 100 + g);
        cube_set(p.now, MEMBER_XA, 0, ind, g == 3 ? 0 : 10 + g);
    }
    p.fill.scope = (struct fill_scope){MEMBER_XA, 0};
    t = province_load(&p, text);
    cr_assert_eq(t->cols, 11, "nine groups have people here");
    part = filled_table_parts(&p.run, &p.annexes.annex[0]->table[0], t, 0, &n);
    cr_assert_eq(n, 2);
    cr_assert_eq(part[1]->rows, 9);
    cr_assert_eq(part[1]->cols, 3);
    cr_assert(str_eq(part[1]->title, STR("2. Nhóm")));
    cr_assert(str_eq(part[1]->head[2].text, STR("Phường Thuận Hóa")));
    cr_assert(str_eq(part[1]->row[8].cell[0].u.text, STR("Nhóm K")));
    cr_assert_eq(part[1]->row[8].cell[1].u.count, 109);
    cr_assert_eq(part[1]->row[8].cell[2].u.count, 19);
}

Test(filled_table_paper, paper_gets_the_parts_and_the_first_rows) {
    static const char text[] = "[phu_luc]\nso = 1\ntieu_de = x\n[bang.a]\ndong = xa\n"
                               "phan_1 = 1. Bắt buộc\nphan_2 = 2. Y tế\nghi_chu_1 = g\n"
                               "[cot.ten]\ntieu_de = Xã\nloai = ten\n"
                               "[cot.th]\ntieu_de = A | B\nchi_tieu = bhxh_bb\nphan = 1\n"
                               "[cot.yt]\ntieu_de = A | C\nchi_tieu = bhyt\nphan = 2\n";
    struct doc_table *t = province_load(&p, text);
    const struct annex_table *def = &p.annexes.annex[0]->table[0];
    size_t n = 0;
    struct doc_table **part = filled_table_parts(&p.run, def, t, 3, &n);

    cr_assert_eq(n, 2);
    cr_assert_eq(part[0]->cols, 2);
    cr_assert(str_eq(part[1]->title, STR("2. Y tế")));
    cr_assert(str_eq(part[1]->number[1], STR("(3)")));
    cr_assert_eq(part[0]->rows, 3);
    cr_assert(str_eq(part[0]->more, STR("Còn 4 dòng, xem bản điện tử gửi kèm.")));
    cr_assert_eq(part[0]->notes, 0);
    cr_assert_eq(part[1]->notes, 1);
    cr_assert_str_eq(province_cell(&p, part[1], 0, "yt"), "1.620");
    cr_assert_null(province_formula(part[1], 0, "yt"));
    for (size_t k = 0; k < part[1]->head_cells; k++) {
        cr_assert_lt(part[1]->head[k].col + part[1]->head[k].cols, 3);
    }
}

static str
notes_of(const struct doc_table *t) {
    struct buf b = {0};
    str out;

    for (size_t k = 0; k < t->notes; k++) {
        buf_str(&b, t->note[k]);
        buf_char(&b, '\n');
    }
    out = str_keep(&p.run, buf_view(&b));
    buf_free(&b);
    return out;
}

Test(filled_table_paper, columns_and_parts_on_paper_are_numbered_as_they_are_printed) {
    static const char text[] =
        "[phu_luc]\nso = 1\ntieu_de = x\n[bang.a]\ndong = xa\n"
        "phan_1 = 1. Bắt buộc\nphan_2 = 2. Dân số\nphan_3 = 3. Y tế\n"
        "[cot.ten]\ntieu_de = Xã\nloai = ten\n"
        "[cot.ct]\ntieu_de = A\nchi_tieu = bhxh_bb.ct\nphan = 1\npdf = khong\n"
        "[cot.th]\ntieu_de = B\nchi_tieu = bhxh_bb\nphan = 1\n"
        "[cot.ht]\ntieu_de = C\ncong_thuc = th / ct\nphan = 1\n"
        "[cot.d]\ntieu_de = D\nchi_tieu = dan_so\nphan = 2\npdf = khong\n"
        "[cot.yt]\ntieu_de = E\nchi_tieu = bhyt\nphan = 3\n"
        "[cot.g]\ntieu_de = F\nchi_tieu = bhxh_bb.ct\nphan = 3\n"
        "[cot.c]\ntieu_de = G\ncong_thuc = yt - g\nphan = 3\n";
    static const char *const sheet[] = {"(1)", "(2)", "(3)", "(4)=(3)/(2)",
                                        "(5)", "(6)", "(7)", "(8)=(6)-(7)"};
    const struct doc_table *t = province_load(&p, text);
    const struct annex *x = p.annexes.annex[0];
    struct doc_table **part;
    size_t n = 0;

    for (uint32_t k = 0; k < t->cols; k++) {
        cr_expect(str_eq(t->number[k], str_from(sheet[k])), "%u", k);
    }
    cr_expect_not_null(strstr(notes_of(t).p, "cột (2) được giao 200"));
    cr_expect_not_null(strstr(notes_of(t).p, "cột (7) được giao 200"));
    t = filled_table_for_paper(&p.run, &p.fill, x, &x->table[0]);
    part = filled_table_parts(&p.run, &x->table[0], t, 0, &n);
    cr_assert_eq(n, 2);
    cr_expect(str_eq(part[0]->title, STR("1. Bắt buộc")));
    cr_expect(str_eq(part[1]->title, STR("2. Y tế")));
    cr_assert_eq(part[0]->cols, 3);
    cr_expect(str_eq(part[0]->number[1], STR("(2)")));
    cr_expect(str_eq(part[0]->number[2], STR("(3)")), "what it is divided by is not printed");
    cr_expect(str_eq(part[1]->number[1], STR("(4)")));
    cr_expect(str_eq(part[1]->number[3], STR("(6)=(4)-(5)")));
    cr_expect_not_null(strstr(notes_of(part[1]).p, "cột (5) được giao 200"));
    cr_expect_null(strstr(notes_of(part[1]).p, "cột (2)"), "a column that is not there");
}

/* The workbook has the rate; on paper the line that says of what it is a rate stands where the rate does, under the last
 * part. */
Test(filled_table_paper, the_source_is_printed_where_a_column_rests_on_it) {
    static const char head[] = "[phu_luc]\nso = 1\ntieu_de = x\n[bang.a]\ndong = xa\n"
                               "phan_1 = 1. Bao phủ\nphan_2 = 2. Bắt buộc\n"
                               "[cot.ten]\ntieu_de = Xã\nloai = ten\n"
                               "[cot.th]\ntieu_de = A\nchi_tieu = bhxh_bb\nphan = 2\n"
                               "[cot.bp]\ntieu_de = B\nchi_tieu = bp_bhyt\nphan = 1\n";

    for (unsigned printed = 0; printed < 2; printed++) {
        struct buf text = {0};
        struct doc_table **part;
        struct doc_table *t;
        size_t n = 0;

        buf_text(&text, head);
        buf_text(&text, printed == 1 ? "" : "pdf = khong\n");
        t = province_load(&p, buf_z(&text));
        part = filled_table_parts(&p.run, &p.annexes.annex[0]->table[0], t, 0, &n);
        cr_assert_eq(n, 1 + printed);
        cr_expect(t->source.n > 0);
        cr_expect_eq(part[n - 1]->source.n > 0, printed == 1);
        cr_expect(n == 1 || part[0]->source.n == 0);
        buf_free(&text);
    }
}

/* A second table of an annex goes on with the annex's numbers, and a finer number is nobody's to change. */
Test(filled_table_paper, parts_on_paper_count_from_the_number_of_the_first) {
    static const char text[] =
        "[phu_luc]\nso = 1\ntieu_de = x\n[bang.a]\ndong = xa\n"
        "phan_1 = 2. Bắt buộc\nphan_2 = 3. Dân số\nphan_3 = 4. Y tế\nphan_4 = 4.2. Thêm\n"
        "[cot.ten]\ntieu_de = Xã\nloai = ten\n"
        "[cot.th]\ntieu_de = B\nchi_tieu = bhxh_bb\nphan = 1\n"
        "[cot.d]\ntieu_de = D\nchi_tieu = dan_so\nphan = 2\npdf = khong\n"
        "[cot.yt]\ntieu_de = E\nchi_tieu = bhyt\nphan = 3\n"
        "[cot.tn]\ntieu_de = F\nchi_tieu = bhyt\nphan = 4\n";
    static const char *const title[] = {"2. Bắt buộc", "3. Y tế", "4.2. Thêm"};
    struct doc_table *t = province_load(&p, text);
    size_t n = 0;
    struct doc_table **part = filled_table_parts(&p.run, &p.annexes.annex[0]->table[0], t, 0, &n);

    cr_assert_eq(n, 3);
    for (size_t k = 0; k < n; k++) {
        cr_expect(str_eq(part[k]->title, str_from(title[k])), "%s", part[k]->title.p);
    }
}

/* The province's target is known and no commune's: the communes' column of "-" is not printed, nor what is computed of it. */
Test(filled_table_paper, a_column_that_knows_the_whole_alone_stays_off_paper) {
    static const char text[] = "[phu_luc]\nso = 1\ntieu_de = x\n[bang.a]\ndong = xa\n"
                               "[cot.ten]\ntieu_de = Xã\nloai = ten\n"
                               "[cot.th]\ntieu_de = A\nchi_tieu = bhyt\n"
                               "[cot.cd]\ntieu_de = B\nchi_tieu = cham_dong\n";
    struct doc_table **part;
    const struct doc_table *t;
    size_t n = 0;

    cube_set(p.now, MEMBER_TINH, 0, INDICATOR_CHAM_DONG, 7);
    t = province_load(&p, text);
    part = filled_table_parts(&p.run, &p.annexes.annex[0]->table[0], t, 0, &n);
    cr_assert_eq(t->cols, 3);
    cr_expect_eq(part[0]->cols, 2);
    cube_set(p.now, MEMBER_XA, 1, INDICATOR_CHAM_DONG, 7);
    t = province_load(&p, text);
    part = filled_table_parts(&p.run, &p.annexes.annex[0]->table[0], t, 0, &n);
    cr_expect_eq(part[0]->cols, 3, "one commune's figure is a figure");
}

/* Nobody, and no target: the line is left out without a word; of what is not known the line stays. */
Test(filled_table_paper, a_line_of_nothing_beside_no_target_stays_off_paper) {
    static const char text[] = "[phu_luc]\nso = 0\ntieu_de = x\n[bang.a]\ndong = chi_tieu\n"
                               "[dong.bb]\nten = Bắt buộc\nchi_tieu = bhxh_bb\n"
                               "[dong.tn]\nten = Tự nguyện\nchi_tieu = bhxh_tn\n"
                               "[cot.tt]\ntieu_de = STT\nloai = stt\n"
                               "[cot.ten]\ntieu_de = Loại\nloai = ten\n"
                               "[cot.ct]\ntieu_de = Chỉ tiêu\nchi_tieu = ct_*\n"
                               "[cot.th]\ntieu_de = Thực hiện\nchi_tieu = *\n";
    const uint32_t target = indicator_target(&p.indicators, INDICATOR_BHXH_TN);
    static const uint32_t rows[] = {2, 1, 2}; /* not known; 0; 0 of 5 */
    size_t n = 0;

    for (size_t k = 0; k < sizeof rows / sizeof rows[0]; k++) {
        const struct doc_table *t;
        struct doc_table **part;

        if (k == 1) {
            cube_set(p.now, MEMBER_TINH, 0, INDICATOR_BHXH_TN, 0);
        } else if (k == 2) {
            cube_set(p.now, MEMBER_TINH, 0, target, 5);
        }
        t = province_load(&p, text);
        part = filled_table_parts(&p.run, &p.annexes.annex[0]->table[0], t, 0, &n);
        cr_expect_eq(part[0]->rows, rows[k], "case %zu: %u rows", k, part[0]->rows);
        cr_expect_eq(part[0]->more.n, 0);
    }
}
