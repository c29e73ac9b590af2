/* test_annex - definitions of annexes: what is refused, with file, line and the nearest word. */

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "language/annex_def.h"
#include "province.h"
#include "template/column_kinds.h"

static struct province p;

static void
open_province(void) {
    province_open(&p);
}

static void
close_province(void) {
    province_close(&p);
}

TestSuite(annex, .init = open_province, .fini = close_province);

#define HEAD  "[phu_luc]\nso = 1\ntieu_de = x\n"
#define TABLE HEAD "[bang.a]\ndong = xa\n"
#define THREE TABLE "[cot.a]\nchi_tieu = bhxh\n[cot.b]\nchi_tieu = bhtn\n"

static const struct {
    const char *text, *what, *at;
} refused[] = {
    {HEAD, "thiếu mục [bang.ten]", "x.ini"},
    {"[phu_luc]\nso = 1\n", "thiếu tieu_de", "x.ini"},
    {HEAD "tieu_dee = y\n", "có phải \"tieu_de\"?", ":4"},
    {HEAD "[bangg.a]\n", "không có mục [bangg.a]", ":4"},
    {HEAD "[cot.a]\nloai = stt\n", "phải đứng sau một mục [bang.ten]", ":4"},
    {HEAD "[bang.a]\ndong = xaa\n[cot.a]\nloai = ten\n",
     "khóa \"dong\": phải là xa, co_quan, nhom, loai_hinh, chi_tieu hoặc danh_sach:tên, không "
     "phải \"xaa\"; có phải \"xa\"?",
     ":5"},
    {HEAD "[bang.a]\ndong = danh_sach:cham_dong\n[cot.a]\nloai = ten\n",
     "có phải \"danh_sach:cham_dong_3t\"?", ":5"},
    {TABLE, "bảng chưa có cột nào", ":4"},
    {TABLE "[cot.a]\ntieu_de = A\n", "đúng một trong các khóa", ":6"},
    {TABLE "[cot.a]\nloai = ten\nchi_tieu = bhxh\n", "đúng một trong các khóa", ":6"},
    {TABLE "phan_1 = Một\n[cot.a]\nchi_tieu = bhxh\nphan = 2\n", "không có phan_2 (bảng có 1 phần)",
     ":7"},
    {TABLE "[cot.a]\nchi_tieu = bhxh\nthang = bhxh\n", "đúng một trong các khóa", ":6"},
    {TABLE "[cot.a]\nty_trongg = a\n", "có phải \"ty_trong\"?", ":7"},
    {TABLE "[cot.a]\nloai = tenn\n",
     "khóa \"loai\": phải là một trong: stt, ten, ma, don_vi_tinh, chu; có phải \"ten\"?", ":7"},
    {TABLE "[cot.a]\nchi_tieu = bhxh_bbb\n",
     "khóa \"chi_tieu\": không có chỉ tiêu \"bhxh_bbb\"; có phải \"bhxh_bb\"?", ":7"},
    {TABLE "[cot.a]\nchi_tieu = bhxh.ky_truocc\n", "có phải \".ky_truoc\"?", ":7"},
    {TABLE "[cot.a]\nchi_tieu = bhxh_bp.ct\n", "không có phần \".ct\"", ":7"},
    {TABLE "[cot.a]\ntieu_de = {ky.tenn}\nloai = ten\n",
     "khóa \"tieu_de\": không có từ {ky.tenn}; có phải {ky.ten}?", ":7"},
    {TABLE "[cot.a]\ntieu_de = {ky.ten\nloai = ten\n", "không có dấu }", ":7"},
    {TABLE "[cot.a]\ntruong = ten\n", "khóa \"truong\": chỉ dùng trong bảng", ":7"},
    {THREE "[cot.c]\ncong_thuc = a / bb\n", "khóa \"cong_thuc\": bảng không có cột \"bb\"", ":11"},
    {THREE "[cot.c]\ncong_thuc = a * b\n", "không hiểu được", ":11"},
    {THREE "[cot.c]\ncong_thuc = a -\n", "không hiểu được", ":11"},
    {THREE "[cot.c]\ncong_thuc = (a - b) / a\n", "không hiểu được", ":11"},
    {THREE "[cot.c]\ncong_thuc = a / d\n[cot.d]\ncong_thuc = a - b\n", "phải đứng trước", ":11"},
    {THREE "[cot.c]\ncong_thuc = c / a\n", "phải đứng trước", ":11"},
    {THREE "[cot.c]\nloai = ten\n[cot.d]\nxep_hang = c\n",
     "khóa \"xep_hang\": cột \"c\" không phải là cột số liệu", ":13"},
    {THREE "[cot.c]\nxep_hang = a\n[cot.d]\nxep_hang = c\n",
     "khóa \"xep_hang\": cột \"c\" là thứ hạng hoặc tính từ thứ hạng", ":13"},
    {THREE "[cot.c]\nxep_hang = e\n[cot.d]\nxep_hang = a\n[cot.e]\ncong_thuc = d - d\n",
     "cột \"e\" là thứ hạng hoặc tính từ thứ hạng", ":11"},
    {THREE "[cot.c]\ncong_thuc = d - d\n[cot.d]\nxep_hang = a\n",
     "cột thứ hạng \"d\" phải đứng trước cột dùng nó", ":11"},
    {TABLE "sap_xep = b tang\n[cot.a]\nchi_tieu = bhxh\n[cot.b]\nxep_hang = a\n",
     "khóa \"sap_xep\": cột \"b\" là thứ hạng", ":6"},
    {TABLE "loc = b > 0\n[cot.a]\nchi_tieu = bhxh\n[cot.b]\nxep_hang = a\n",
     "khóa \"loc\": cột \"b\" là thứ hạng", ":6"},
    {TABLE "can_co = b\n[cot.a]\nchi_tieu = bhxh\n[cot.b]\nxep_hang = a\n",
     "khóa \"can_co\": cột \"b\" là thứ hạng", ":6"},
    {THREE "[bieu_do.x]\nloai = ban_do\ncot = a b\n", "bản đồ vẽ một cột", ":11"},
    {HEAD "[bang.a]\ndong = nhom\n[cot.a]\nchi_tieu = bhyt\n[bieu_do.x]\nloai = ban_do\ncot = a\n",
     "bản đồ vẽ một cột của một bảng có dong = xa", ":9"},
    {THREE "[bieu_do.x]\nloai = ban_dor\ncot = a\n", "có phải \"ban_do\"?", ":11"},
    {TABLE "sap_xep = a xuoi\n[cot.a]\nchi_tieu = bhxh\n",
     "khóa \"sap_xep\": viết: <cột> giam hoặc", ":6"},
    {TABLE "loc = a > 5\n[cot.a]\nchi_tieu = bhxh\n", "khóa \"loc\": viết: <cột> > 0", ":6"},
    {TABLE "toi_da = 010\n[cot.a]\nchi_tieu = bhxh\n", "số nguyên", ":6"},
    {TABLE "cot_nhu = b\n", "không có bảng \"b\"", ":6"},
    {TABLE "[dong.a]\nchi_tieu = bhxh\n[cot.a]\nloai = ten\n", "chỉ dùng trong bảng", ":6"},
    {HEAD "[bang.a]\ndong = chi_tieu\n[cot.a]\nchi_tieu = *\n", "ít nhất một mục [dong.ten]", ":5"},
    {HEAD "[bang.a]\ndong = chi_tieu\n[dong.a]\nchi_tieu = bhxhh\n[cot.a]\nchi_tieu = *\n",
     "khóa \"chi_tieu\": không có chỉ tiêu \"bhxhh\"; có phải \"bhxh\"?", ":7"},
    {HEAD "[bang.a]\ndong = chi_tieu\n[dong.a]\nchi_tieu = bhxh\n[cot.b]\nchi_tieu = *\n"
          "[cot.a]\nchi_tieu = zz_*\n",
     "không khớp chỉ tiêu nào", ":11"},
    {HEAD
     "[bang.a]\ndong = chi_tieu\n[dong.a]\nchi_tieu = bhxh\nvai = tongg\n[cot.a]\nchi_tieu = *\n",
     "khóa \"vai\": phải là tong, nhom hoặc con; có phải \"tong\"?", ":8"},
    {THREE "[bieu_do.x]\nloai = tron\ncot = a\n",
     "khóa \"loai\": biểu đồ: phải là ngang, doc, duong hoặc ban_do", ":11"},
    {THREE "[bieu_do.x]\nloai = ngang\ncot = z\n", "khóa \"cot\": biểu đồ: bảng không có cột \"z\"",
     ":12"},
    /* what would be printed as a blank */
    {THREE, "mục [cot.a] chưa có tieu_de; hãy thêm dòng \"tieu_de = ...\"", ":6"},
    {HEAD "[bang.a]\ndong = chi_tieu\n[dong.r]\nchi_tieu = bhxh\n"
          "[cot.a]\ntieu_de = A\nchi_tieu = *\n",
     "mục [dong.r] chưa có ten; hãy thêm dòng \"ten = ...\"", ":6"},
    {TABLE "[cot.a]\ntieu_de = A\nchi_tieu = bhxh\n[bieu_do.x]\nloai = ngang\ncot = a\n",
     "mục [bieu_do.x] chưa có tieu_de", ":9"},
};

Test(annex, what_does_not_exist_is_refused_by_file_line_and_nearest_word) {
    for (size_t k = 0; k < sizeof refused / sizeof refused[0]; k++) {
        struct err e;

        (void)province_write(&p, "x.ini", refused[k].text);
        cr_assert_not(province_annexes(&p, &e), "taken: %s", refused[k].text);
        cr_expect_eq(e.kind, ERR_CONFIG);
        cr_expect_not_null(strstr(e.what, refused[k].what), "%s\n-> %s", refused[k].text, e.what);
        cr_expect_not_null(strstr(e.where, refused[k].at), "%s\n-> %s", refused[k].text, e.where);
    }
}

Test(annex, two_files_cannot_have_one_number) {
    struct err e;

    (void)province_write(&p, "a.ini", TABLE "[cot.a]\ntieu_de = Xã\nloai = ten\n");
    (void)province_write(&p, "b.ini", TABLE "[cot.a]\ntieu_de = Xã\nloai = ten\n");
    cr_assert_not(province_annexes(&p, &e));
    cr_assert_not_null(strstr(e.what, "phụ lục số 1 đã có"));
}

Test(annex, a_family_becomes_a_column_a_group_and_tables_can_share_columns) {
    struct err e;
    const struct annex_table *t;

    (void)province_write(&p, "a.ini",
                         TABLE "[cot.g]\ntieu_de = Nhóm | *\nchi_tieu = bhyt_*\n"
                               "[bang.b]\ndong = co_quan\ncot_nhu = a\n");
    cr_assert(province_annexes(&p, &e), "%s", e.what);
    t = p.annexes.annex[0]->table;
    cr_assert_eq(t[0].columns, 2);
    cr_assert(str_eq(t[0].column[0].title, STR("Nhóm | Hộ nghèo")));
    cr_assert(str_eq(t[0].column[1].id, STR("bhyt_hs")));
    cr_assert_eq(t[1].columns, 2);
    cr_assert_eq(t[1].level, MEMBER_CO_QUAN);
}

Test(annex, the_shipped_annexes_load_in_the_order_of_their_numbers) {
    struct err e;

    cr_assert(annex_load(&p.run, "templates/phu-luc", &p.indicators, &column_kinds, &p.annexes, &e),
              "%s tại %s", e.what, e.where);
    for (size_t k = 1; k < p.annexes.n; k++) {
        cr_assert_leq(p.annexes.annex[k - 1]->number, p.annexes.annex[k]->number);
    }
    cr_assert_eq(annex_number(annex_find(&p.annexes, STR("ty-le-bao-phu"))), 1);
    cr_assert_eq(annex_number(annex_find(&p.annexes, STR("theo-xa"))), 2);
    cr_assert_eq(annex_number(annex_find(&p.annexes, STR("theo-co-quan"))), 3);
    cr_assert_null(annex_find(&p.annexes, STR("khong-co")));
}
