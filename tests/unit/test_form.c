/* test_form - the forms that offices hold, read through their INI files.  Expected figures by hand. */

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/fs.h"
#include "extracts.h"
#include "ingest/form.h"

TestSuite(form, .init = extracts_set_up, .fini = extracts_tear_down);

static void
read_table(struct extracts_run *r, const char *name, const char *text) {
    if (strncmp(name, "nguoi", 5) != 0) {
        extracts_put("nguoi_tham_gia.csv", str_from(extracts_people));
    }
    extracts_put(name, str_from(text));
    extracts_read(r, NULL);
}

static bool
holds(const char *text, const char *what) {
    return strstr(text, what) != NULL;
}

/* The account's how, then every finding but those of missing columns. */
static const char *
told(const struct extracts_run *r, const char *path) {
    struct buf b = {0};
    const char *z;

    buf_str(&b, extracts_file(r, path)->how);
    buf_char(&b, '\n');
    extracts_findings(r, &b);
    z = str_keep(&extracts_arena, buf_view(&b)).p;
    buf_free(&b);
    return z;
}

static const char *
rows(const struct extracts_run *r) {
    return str_keep(&extracts_arena, buf_view(&r->rows)).p;
}

#define C12_HEAD                                                                                                    \
    "madvi,tendvi,diachi,ma_xa,so_lao_dong,tiền đầu kỳ,tiền cuối kỳ,số tiền điều chỉnh kỳ " \
    "trước,số tiền phải nộp,tiền đã nộp,số tiền lệch,tyleno\n"

Test(form, c12_counts_dues_with_their_adjustment_and_holds_the_balance) {
    struct extracts_run r;
    const char *what;

    read_table(&r, "don_vi_c12.csv",
               "C12-TS tháng 3 năm 2026\n" C12_HEAD
               /* 100 + 1.000 + 50 - 900 = 250 */
               "TZ0001A,Công ty A,1 Lê Lợi,19753,5,100,250,50,1000,900,0,\"2,9\"\n"
               /* no adjustment is none: 0 + 700 - 700 = 0 */
               "TZ0002B,Công ty B,2 Lê Lợi,19753,3,0,0,,700,700,0,0\n"
               /* an adjustment beyond the dues: 0 + 100 - 300 - 0 = -200, paid ahead */
               "TZ0003C,Công ty C,3 Lê Lợi,19774,2,0,-200,-300,100,0,0,0\n"
               /* 10 + 20 - 5 = 25, not 30 */
               "TZ0004D,Công ty D,4 Lê Lợi,19774,1,10,30,,20,5,0,1\n"
               "Tổng cộng,,,,11,110,80,-250,1820,1605,,\n");
    cr_assert(r.ok, "%s", r.e.what);
    what = told(&r, "ky/don_vi_c12.csv");
    cr_assert_str_eq(rows(&r),
                     "dv TZ0001A|Công ty A||0|1|-1|2|5|-9223372036854775808|1050|900|250|290\n"
                     "dv TZ0002B|Công ty B||0|1|-1|2|3|-9223372036854775808|700|700|0|0\n"
                     "dv TZ0003C|Công ty C||0|2|-1|2|2|-9223372036854775808|-200|0|-200|0\n"
                     "dv TZ0004D|Công ty D||0|2|-1|2|1|-9223372036854775808|20|5|30|100\n"
                     "ng 4600000001|-2147483648|0|1|-1|2||0|0|0|-9223372036854775808|-2147483648|"
                     "-2147483648\n");
    cr_assert(holds(what, "mẫu c12-ts (C12-TS: "), "%s", what);
    cr_assert(holds(what, "và tên mẫu ở trên bảng"), "%s", what);
    cr_assert(
        holds(what,
              "phai_dong = \"số tiền phải nộp\" + \"số tiền điều chỉnh kỳ trước\" (ô trống là 0)"),
        "%s", what);
    cr_assert(holds(what, "D12 6 cham_dong"), "%s", what);
    cr_assert(holds(what, "\"tiền đầu kỳ\" + \"số tiền phải nộp\" + \"số tiền điều chỉnh kỳ "
                          "trước\" (ô trống là 0) - "
                          "\"tiền đã nộp\" = \"tiền cuối kỳ\": tính được 25"),
              "%s", what);
    cr_assert(holds(what, "tính được 25, cột ghi khác (lệch 5)"), "%s", what);
    cr_assert(!holds(what, "D13"), "%s", what);
    cr_assert(!holds(what, "D12 3") && !holds(what, "D12 4") && !holds(what, "D12 5"), "%s", what);
    extracts_free(&r);
}

Test(form, what_is_counted_follows_the_unit_of_the_file) {
    struct extracts_run r;

    read_table(&r, "don_vi.csv",
               "Đơn vị tính: nghìn đồng\n" C12_HEAD
               "TZ0001A,Công ty A,1 Lê Lợi,19753,5,\"100,5\",250,\"49,5\",1000,900,0,1\n");
    cr_assert(r.ok, "%s", r.e.what);
    cr_assert(holds(rows(&r), "|1049500|900000|250000|100\n"), "%s", rows(&r));
    cr_assert(!holds(told(&r, "ky/don_vi.csv"), "D12"), "%s", told(&r, "ky/don_vi.csv"));
    extracts_free(&r);
}

Test(form, a_term_that_is_no_number_rejects_the_row) {
    struct extracts_run r;

    read_table(&r, "don_vi.csv",
               C12_HEAD "TZ0001A,Công ty A,1 Lê Lợi,19753,5,100,250,50,nhiều,900,0,1\n"
                        "TZ0002B,Công ty B,2 Lê Lợi,19753,5,0,100,,1000,900,0,1\n");
    cr_assert(r.ok, "%s", r.e.what);
    cr_assert(holds(told(&r, "ky/don_vi.csv"), "D04 2 phai_dong"), "%s", told(&r, "ky/don_vi.csv"));
    cr_assert_eq(extracts_file(&r, "ky/don_vi.csv")->rejected, 1);
    extracts_free(&r);
}

/* In millions, 2.000.000.000 is đồng by mistake: too large for its column, and no sum of the derived one either. */
Test(form, a_term_of_another_unit_is_no_sum_by_itself) {
    struct extracts_run r;

    read_table(&r, "don_vi.csv",
               "Đơn vị tính: triệu đồng\n" C12_HEAD
               "TZ0001A,Công ty A,1 Lê Lợi,19753,5,0,1,,2000000000,1,0,1\n"
               "TZ0002B,Công ty B,2 Lê Lợi,19753,5,0,1,,2,1,0,1\n");
    cr_assert(r.ok, "%s", r.e.what);
    cr_assert(holds(told(&r, "ky/don_vi.csv"), "không tính được \"số tiền phải nộp\" + \"số tiền "
                                               "điều chỉnh kỳ trước\" (ô trống là 0): một ô"),
              "%s", told(&r, "ky/don_vi.csv"));
    cr_assert(holds(rows(&r), "TZ0002B") && holds(rows(&r), "|2000000|1000000|1000000|100\n"), "%s",
              rows(&r));
    cr_assert(!holds(rows(&r), "TZ0001A"), "%s", rows(&r));
    extracts_free(&r);
}

/* Its total line leaves out the cells before its first number.  TZ0001A: 250 + 900 - 100 = 1.050; B: 0 + 700 - 0 = 700.
 * The totals of the file's own columns are 8 workers, 100, 1.600 and 250; a false one is still told. */
Test(form, a_short_total_is_held_against_the_columns_of_the_file) {
    static const char *const total[] = {"Tổng cộng,8,100,1600,250\n", "Tổng cộng,8,100,1600,251\n"};

    for (size_t k = 0; k < 2; k++) {
        struct extracts_run r;
        struct buf text = {0};

        buf_text(&text,
                 "C12-TS\nmadvi,tendvi,ma_xa,so_lao_dong,tiền đầu kỳ,tiền đã nộp,tiền cuối kỳ\n"
                 "TZ0001A,Công ty A,19753,5,100,900,250\n"
                 "TZ0002B,Công ty B,19753,3,0,700,0\n");
        buf_text(&text, total[k]);
        read_table(&r, "don_vi.csv", buf_z(&text));
        cr_assert(r.ok, "%s", r.e.what);
        cr_expect_eq(holds(told(&r, "ky/don_vi.csv"), "D13"), k == 1, "%s",
                     told(&r, "ky/don_vi.csv"));
        extracts_free(&r);
        buf_free(&text);
    }
}

Test(form, c12_without_dues_counts_them_back_from_the_balances) {
    struct extracts_run r;

    read_table(&r, "don_vi.csv",
               "madvi,tendvi,diachi,ma_xa,so_lao_dong,tiền đầu kỳ,tiền đã nộp,tiền cuối kỳ\n"
               "TZ0001A,Công ty A,1 Lê Lợi,19753,5,100,900,250\n");
    cr_assert(r.ok, "%s", r.e.what);
    cr_assert(holds(rows(&r), "|1050|900|250|"), "%s", rows(&r));
    extracts_free(&r);
}

Test(form, c12_alone_says_where_the_rest_is_to_come_from) {
    struct extracts_run r;

    read_table(&r, "don_vi.csv",
               "madvi,tendvi,diachi,tiền đầu kỳ,tiền đã nộp,tiền cuối kỳ\n"
               "TZ0001A,Công ty A,1 Lê Lợi,100,900,250\n");
    cr_assert(!r.ok);
    cr_assert(holds(r.e.what, "tệp theo mẫu c12-ts-rut-gon"), "%s", r.e.what);
    cr_assert(holds(r.e.what, "so_lao_dong: lấy từ tệp don_vi* khác"), "%s", r.e.what);
    extracts_free(&r);
}

Test(form, a_near_miss_says_what_differs) {
    struct extracts_run r;

    read_table(&r, "don_vi.csv",
               "madvi,tendvi,ma_xa,so_lao_dong,tiền đầu kỳ,số tiền nộp,tiền cuối kỳ\n"
               "TZ0001A,Công ty A,19753,5,100,900,250\n");
    cr_assert(r.ok, "%s", r.e.what);
    cr_assert(holds(told(&r, "ky/don_vi.csv"), "gần giống mẫu c12-ts-rut-gon"), "%s",
              told(&r, "ky/don_vi.csv"));
    cr_assert(holds(told(&r, "ky/don_vi.csv"), "không có tiêu đề \"tiền đã nộp\""), "%s",
              told(&r, "ky/don_vi.csv"));
    extracts_free(&r);
}

Test(form, a_list_of_changes_is_no_stock) {
    static const struct {
        const char *text, *id;
    } list[] = {
        {"STT,Họ và tên,Chức vụ,Mã số BHXH,Mã xã,Từ tháng/năm,Đến tháng/năm,Loại tăng/giảm/điều "
         "chỉnh\n1,Lê A,GĐ,0123456789,19753,01/2026,,TM\n",
         "d02-lt"},
        {"STT,SOBHXH,HOTEN,NGAYSINH,XA_LH,MADT,PA,MA_BV\n1,0123456789,Lê "
         "A,01/01/1990,19753,GD,TM,46001\n",
         "d03-ts-nhap"},
        {"ghi chú,,,,,,\nSTT,Họ tên,Mã số,Loại,Phương án,Xã,Bệnh "
         "viện\nSTT,HoTen,MasoBHXH,Loai,PA,Maxa_DangSS,MaBenhVien\n1,Lê "
         "A,0123456789,1,TM,19753,46001\n",
         "d03-ts-vnpt"},
    };

    for (size_t i = 0; i < sizeof list / sizeof list[0]; i++) {
        struct extracts_run r;

        read_table(&r, "nguoi_tham_gia.csv", list[i].text);
        cr_assert(!r.ok, "%s", list[i].id);
        cr_assert(holds(r.e.what, list[i].id) && holds(r.e.what, "danh sách tăng, giảm"), "%s",
                  r.e.what);
        cr_assert_eq(r.rows.n, 0);
        extracts_free(&r);
    }
}

#define D03_HEAD                                                                                                           \
    "DANH SÁCH NGƯỜI CHỈ THAM GIA BHYT (Mẫu D03-TS),,,,,,,,\n"                                                     \
    "Mã đơn vị: TZ0001A,,,Mã đối tượng:,HS,,,,\n"                                                              \
    "STT,Họ và tên,Mã số BHXH,Giới tính,Mã xã,Nơi đăng ký KCB ban đầu,Số biên lai,Thời gian tham " \
    "gia,\n"                                                                                                               \
    ",,,,,,,Từ tháng,Số tháng\nA,B,1,2,3,4,5,6,7\n"

Test(form, a_title_block_gives_every_row_its_constants) {
    struct extracts_run r;

    read_table(&r, "nguoi_tham_gia.csv",
               D03_HEAD "I,Học sinh,,,,,,,\n"
                        "1,Lê A,0123456789,Nam,19753,46001,77,01/01/2026,12\n");
    cr_assert(r.ok, "%s", r.e.what);
    /* commune 1, no department, group 1 (HS), the employer, BHYT */
    cr_assert(holds(rows(&r), "ng 0123456789|-2147483648|1|1|-1|1|TZ0001A|0|0|1|"), "%s", rows(&r));
    cr_assert(holds(told(&r, "ky/nguoi_tham_gia.csv"), "nhom_bhyt = HS (ghi ở \"Mã đối tượng\")"),
              "%s", told(&r, "ky/nguoi_tham_gia.csv"));
    extracts_free(&r);
}

Test(form, a_group_of_leavers_stops_the_file) {
    struct extracts_run r;

    read_table(&r, "nguoi_tham_gia.csv",
               D03_HEAD "1,Lê A,0123456789,Nam,19753,46001,77,01/01/2026,12\n"
                        "II,Giảm,,,,,,,\n"
                        "1,Lê B,0123456788,Nam,19753,46001,77,01/01/2026,12\n");
    cr_assert(!r.ok);
    cr_assert(holds(r.e.what, "D17: tệp theo mẫu d03-ts"), "%s", r.e.what);
    extracts_free(&r);
}

Test(form, the_tax_lookup_is_read_by_its_words) {
    struct extracts_run r;

    read_table(&r, "thue.csv",
               "\"Mã Số Thuế\",\"Tên\",\"Trạng Thái\",\"Cơ quan thuế\",\"Ngày cấp\"\n"
               "\"0100109106\",\"Công ty A\",\"NNT đang hoạt động (đã được cấp GCN ĐKT)\",\"Thuế "
               "cơ sở 1\",\"01/02/2026\"\n"
               "\"3300000006\",\"Công ty B\",\"NNT ngừng hoạt động và đã hoàn thành thủ tục chấm "
               "dứt hiệu lực MST\",\"Thuế cơ sở 1\",\"01/02/2020\"\n");
    cr_assert(r.ok, "%s", r.e.what);
    cr_assert(holds(rows(&r), "thue 0100109106|Công ty A|1|3|2|1|"), "%s", rows(&r));
    cr_assert(holds(rows(&r), "thue 3300000006|Công ty B|1|3|2|0|"), "%s", rows(&r));
    cr_assert(holds(told(&r, "ky/thue.csv"), "mẫu tra-cuu-thue"), "%s", told(&r, "ky/thue.csv"));
    extracts_free(&r);
}

Test(form, words_of_a_cell_become_the_code_that_the_form_gives_them) {
    struct form_list forms;
    struct err e;

    extracts_put("x.ini", STR("[mau]\nten = T\nbang = thue\n[nhan_biet]\ncot = a1 | b1\n"
                              "[gia_tri.trang_thai]\n01 = \"ngừng | đã đóng\"\n"));
    cr_assert(form_load(&extracts_arena, extracts_path(""), &forms, &e), "%s", e.what);
    cr_assert_eq(forms.n, 1);
    cr_assert_eq(forms.form[0].n_value, 2);
    cr_assert(str_eq(forms.form[0].value[1].begins, STR("da_dong")));
}

Test(form, a_wrong_form_is_refused_with_its_line) {
    static const struct {
        const char *text, *why, *where;
    } bad[] = {
        {"[mau]\nbang = don_vi\n", "thiếu khóa ten", "x.ini"},
        {"[mau]\nten = T\nbang = chi_tieu\n", "phải là nguoi_tham_gia, don_vi hoặc thue", ":3"},
        {"[mau]\nten = T\nbang = don_vi\n[nhan_biet]\ncot = a\n", "ít nhất hai tiêu đề", ":5"},
        {"[mau]\nten = T\nbang = don_vi\n[nhan_biet]\ncot = a | b\n[cot]\nxyz = c\n",
         "không có cột \"xyz\"", ":7"},
        {"[mau]\nten = T\nbang = don_vi\n[nhan_biet]\ncot = a | b\n[tinh]\nphai_dong = \"da_dong "
         "da_dong\"\n",
         "không hiểu", ":7"},
        {"[mau]\nten = T\nbang = don_vi\n[nhan_biet]\ncot = a | b\n[tinh]\nphai_dong = \"da_dong "
         "+\"\n",
         "không hiểu", ":7"},
        {"[mau]\nten = T\nbang = don_vi\n[nhan_biet]\ncot = a | b\n[tinh]\nphai_dong = "
         "ten_don_vi\n",
         "không phải cột số", ":7"},
        {"[mau]\nten = T\nbang = don_vi\n[nhan_biet]\ncot = a | b\n[kiem_tra]\nx = \"da_dong + "
         "cham_dong\"\n",
         "không hiểu", ":7"},
        {"[mau]\nten = T\nbang = don_vi\n[nhan_biet]\ncot = a | b\n[cot_rieng]\nda_dong = c\n",
         "là của bảng don_vi", ":7"},
        {"[mau]\nten = T\nbang = don_vi\n[nhan_biet]\ncot = a | b\n[khac]\nx = c\n",
         "không có mục [khac]", ":6"},
    };

    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        struct form_list forms;
        struct err e = {.kind = ERR_NONE};

        extracts_put("x.ini", str_from(bad[i].text));
        cr_assert(!form_load(&extracts_arena, extracts_path(""), &forms, &e), "%s", bad[i].text);
        cr_assert_eq(e.kind, ERR_CONFIG);
        cr_assert(holds(e.what, bad[i].why), "%s", e.what);
        cr_assert(holds(e.where, bad[i].where), "%s", e.where);
    }
}

Test(form, no_folder_is_no_forms) {
    struct form_list forms;
    struct err e;

    cr_assert(form_load(&extracts_arena, extracts_path("khong-co"), &forms, &e));
    cr_assert_eq(forms.n, 0);
}
