/* test_table_reader_furniture - what stands around the rows of a table, and how wide a row may be.  Counts by hand. */

#include <criterion/criterion.h>
#include <string.h>

#include "base/buf.h"
#include "extracts.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

#define H  "ma_so_bhxh;ho_ten;ma_xa;bhyt;muc_dong;tu_ngay;den_ngay\n"
#define R1 "4600000001;An;19753;1;1000000;1/2/2020;\n"
#define R2 "4600000002;Bình;19774;1;2000000;1/2/2020;\n"
#define R3 "4600000003;Cúc;19774;1;500000;1/2/2020;\n"
#define T                                                                                          \
    "BẢO HIỂM XÃ HỘI THÀNH PHỐ HUẾ;;;;;;\nDANH SÁCH NGƯỜI THAM GIA;;;;;;\nQuý I năm 2026;;;;;;\n"

TestSuite(table_reader_furniture, .init = extracts_set_up, .fini = extracts_tear_down);

static void
read_text(struct extracts_run *r, const char *text, struct buf *found) {
    extracts_put("nguoi_tham_gia.csv", str_from(text));
    extracts_read(r, NULL);
    extracts_findings(r, found);
}

Test(table_reader_furniture, is_counted_beside_the_rows) {
    static const struct {
        const char *text;
        unsigned rows, skipped;
    } row[] = {
        {H R1 "Trang 2/3\n" R2, 2, 1},
        {H R1 "Trang 2/3;;;;;;\n" R2, 2, 1},
        {H R1 ";;;;;;Trang 1\n" R2, 2, 1},
        {H R1 "Trang số: 1 / 3\n" R2, 2, 1},
        {H R1 "Page 1 of 3\n" R2, 2, 1},
        {H R1 "2/3\n" R2 "- 3 -\n", 2, 2},
        {H R1 "Ngày in: 31/03/2026 10:15;;;;;;Trang 1/2\n" R2, 2, 1},
        {H R1 "Thời gian in: 10:15 ngày 31/03/2026\n" R2, 2, 1},
        {H R1 R2 "Bằng chữ: Ba triệu đồng\n", 2, 1},
        {H R1 R2 ";;;;;Số tiền bằng chữ: Ba triệu đồng;\n", 2, 1},
        {H "(1.000 đồng)\n" R1, 1, 1},
        {T H R1 R2 T H R3, 3, 7},
        {H "A;B;C;D;E;F;G\n" R1, 1, 1},
        {H "(A);(B);(C);(D);(E);(F);(G)\n" R1, 1, 1},
        {H "A;B;C;D;E;G;H\n" R1, 1, 1},
        {T H R1 R2 ";;Tổng cộng;;3000000;;\n\n" T H "(1);(2);(3);(4);(5);(6);(7)\n" R3
                   ";;Tổng cộng;;500000;;\n",
         3, 11},
        {T H R1 "BẢO HIỂM XÃ HỘI THÀNH PHỐ HUẾ\nQuý II năm 2025\n" R2, 2, 5},
        {H R1 "Mã số BHXH;Họ tên;Mã xã;BHYT;Mức đóng;Từ ngày;Đến ngày\n" R2, 2, 1},
        {H R1 ";;;;;;;\n" R2, 2, 1},
        {H R1 "Huế, ngày 5 tháng 4 năm 2026\nNgười lập biểu\nLê Văn Ký\n" T H R2, 2, 7},
    };
    for (size_t i = 0; i < COUNT(row); i++) {
        struct extracts_run r;
        struct buf found = {0};
        const struct ledger_file *f;

        read_text(&r, row[i].text, &found);
        cr_assert(r.ok, "case %zu: %s", i, r.e.what);
        f = extracts_file(&r, "ky/nguoi_tham_gia.csv");
        cr_assert_eq(found.n, 0, "case %zu: %s", i, buf_z(&found));
        cr_assert_eq(f->read, row[i].rows, "case %zu: %lu rows", i, (unsigned long)f->read);
        cr_assert_eq(f->accepted, row[i].rows, "case %zu", i);
        cr_assert_eq(f->skipped, row[i].skipped, "case %zu: %lu skipped", i,
                     (unsigned long)f->skipped);
        buf_free(&found);
        extracts_free(&r);
    }
}

Test(table_reader_furniture, nothing_else_is_taken_for_it) {
    static const char *const text[] = {H R1 "Trang trại;;;;;;\n", H R1 "Nguyễn Văn An\n",
                                       H R1 ";Trang 2;19753;1;;;\n", H R1 "4600000009\n",
                                       H R1 "2\n"};

    for (size_t i = 0; i < COUNT(text); i++) {
        struct extracts_run r;
        struct buf found = {0};

        read_text(&r, text[i], &found);
        cr_assert(r.ok, "case %zu: %s", i, r.e.what);
        cr_assert_eq(extracts_file(&r, "ky/nguoi_tham_gia.csv")->rejected, 1, "case %zu: %s", i,
                     buf_z(&found));
        buf_free(&found);
        extracts_free(&r);
    }
}

Test(table_reader_furniture, another_header_below_stops_the_file) {
    struct extracts_run r;
    struct buf found = {0};

    read_text(
        &r,
        H R1
        "ho_ten;ma_so_bhxh;ma_xa;bhyt;muc_dong;tu_ngay;den_ngay\nBình;4600000002;19774;1;5;;\n",
        &found);
    cr_assert_not(r.ok);
    cr_assert_not_null(strstr(r.e.what, "D01: dòng này là một tiêu đề khác"), "%s", r.e.what);
    cr_assert_not_null(strstr(buf_z(&found), "D01 3 "), "%s", buf_z(&found));
    buf_free(&found);
    extracts_free(&r);
}

Test(table_reader_furniture, another_unit_below_stops_the_file) {
    static const char *const text[] = {H R1 "(1.000 đồng);;;;;;\n" R2,
                                       H R1 "Đơn vị tính: triệu đồng\n" H R2};

    for (size_t i = 0; i < COUNT(text); i++) {
        struct extracts_run r;
        struct buf found = {0};

        read_text(&r, text[i], &found);
        cr_assert_not(r.ok, "case %zu", i);
        cr_assert_not_null(strstr(r.e.what, "D16: đơn vị tính ghi dưới các dòng khác"), "%s",
                           r.e.what);
        buf_free(&found);
        extracts_free(&r);
    }
}

Test(table_reader_furniture, a_row_may_be_wider_or_shorter_by_empty_cells) {
    static const struct {
        const char *text;
        unsigned accepted, rejected;
        const char *found; /* part of the findings; "": none */
    } row[] = {
        {H "4600000001;An;19753;1;1000000;1/2/2020;;\n4600000002;Bình;19774;1;;;;;;\n", 2, 0, ""},
        {H "4600000001;An;19753;1;1000000;1/2/2020\n4600000002;Bình;19774;1\n", 2, 0,
         "D01 2   2 dòng ít ô hơn tiêu đề, các ô cuối còn thiếu được coi là trống"},
        {H R1 "4600000002;Bình;19774;1;\n", 1, 1, "dòng có 5 ô, tiêu đề có 7 ô"},
        {H R1 "4600000002;Bình\n", 1, 1, "dòng có 2 ô, tiêu đề có 7 ô"},
        {H R1 "4600000002;Bình;19774;1;5000;;;x\n", 1, 1, "dòng có 8 ô, tiêu đề có 7 ô"},
    };
    for (size_t i = 0; i < COUNT(row); i++) {
        struct extracts_run r;
        struct buf found = {0};
        const struct ledger_file *f;

        read_text(&r, row[i].text, &found);
        cr_assert(r.ok, "case %zu: %s", i, r.e.what);
        f = extracts_file(&r, "ky/nguoi_tham_gia.csv");
        cr_assert_eq(f->accepted, row[i].accepted, "case %zu: %s", i, buf_z(&found));
        cr_assert_eq(f->rejected, row[i].rejected, "case %zu: %s", i, buf_z(&found));
        cr_assert_not_null(strstr(buf_z(&found), row[i].found), "case %zu: %s", i, buf_z(&found));
        cr_assert(row[i].found[0] != '\0' || found.n == 0, "case %zu: %s", i, buf_z(&found));
        buf_free(&found);
        extracts_free(&r);
    }
}

Test(table_reader_furniture, a_total_with_fewer_cells_is_held_against_the_rows) {
    static const struct {
        const char *total;
        const char *found; /* part of the findings; "": none */
    } row[] = {
        {"Tổng cộng;3500000\n", ""},
        {"Tổng cộng;3\n", ""},
        {"Tổng cộng;3;3500000\n", ""},
        {"Tổng cộng: 3 người\n", ""},
        {"Tổng cộng;3400000\n", "dòng tổng ghi 3.400.000, cộng các dòng được 3.500.000"},
        {";;Tổng cộng;;3400000\n", "dòng tổng ghi 3.400.000, cộng các dòng được 3.500.000"},
        {"Tổng cộng;1;2;3;3500000\n", "không biết số nào thuộc cột nào"},
        {"Tổng cộng;7;8;9\n", "không biết số nào thuộc cột nào"},
        {";Tổng cộng;;;3500000;;;\n", ""},
        {";Tổng cộng;;;3400000;;;\n", "dòng tổng ghi 3.400.000"},
    };
    for (size_t i = 0; i < COUNT(row); i++) {
        struct extracts_run r;
        struct buf b = {0};
        struct buf found = {0};

        buf_fmt(&b, "%s%s", H R1 R2 R3, row[i].total);
        read_text(&r, buf_z(&b), &found);
        cr_assert(r.ok, "case %zu: %s", i, r.e.what);
        cr_assert_eq(extracts_file(&r, "ky/nguoi_tham_gia.csv")->accepted, 3, "case %zu", i);
        cr_assert_not_null(strstr(buf_z(&found), row[i].found), "case %zu: %s", i, buf_z(&found));
        cr_assert(row[i].found[0] != '\0' || found.n == 0, "case %zu: %s", i, buf_z(&found));
        buf_free(&b);
        buf_free(&found);
        extracts_free(&r);
    }
}

Test(table_reader_furniture, a_name_under_an_unknown_head_is_no_second_column) {
    static const struct {
        const char *text;
        const char *refused; /* part of the message; NULL: read */
    } row[] = {
        {"Mã số BHXH;Họ tên;Mã xã;Ngày sinh;Chủ hộ;\n;;;;Họ tên;Ngày sinh\n"
         "4600000001;An;19753;1/2/1980;Bình;3/4/1950\n",
         NULL},
        {"Chủ hộ;;Mã số BHXH;Họ và tên;Mã xã;Ngày sinh\nHọ tên;Ngày sinh;;;;\n"
         "Bình;3/4/1950;4600000001;An;19753;1/2/1980\n",
         NULL},
        {"Mã số BHXH;Mã xã;Cha;;Mẹ;\n;;Họ tên;Ngày sinh;Họ tên;Ngày sinh\n"
         "4600000001;19753;A;1/2/1950;B;3/4/1950\n",
         "cột ho_ten có hai lần"},
    };
    for (size_t i = 0; i < COUNT(row); i++) {
        struct extracts_run r;
        struct buf found = {0};

        read_text(&r, row[i].text, &found);
        cr_assert_eq(r.ok, row[i].refused == NULL, "case %zu: %s", i, r.e.what);
        cr_assert(r.ok || strstr(r.e.what, row[i].refused) != NULL, "%s", r.e.what);
        /* 1/2/1980 is the day 3684 */
        cr_assert(!r.ok || strstr(buf_z(&r.rows), "ng 4600000001|3683|") != NULL, "case %zu: %s", i,
                  buf_z(&r.rows));
        buf_free(&found);
        extracts_free(&r);
    }
}

/* The sum of money is read from the column of the whole, whatever stands first, or from none. */
Test(table_reader_furniture, a_name_over_several_columns_means_the_whole_of_them) {
    static const struct {
        const char *head, *cells; /* behind code and commune: 100 and 20 are parts, 120 the whole */
        const char *ini;
        const char *refused; /* part of the message; NULL: read */
    } row[] = {
        {"Mức đóng;;\n;;Lương;Phụ cấp;Tổng số\n", "100;20;120", NULL, NULL},
        {"Mức đóng;;\n;;Cộng;Trong đó: lương;Phụ cấp\n", "120;100;20", NULL, NULL},
        {"Mức đóng;;\n;;Tháng 1;Tổng (đồng);Tháng 2\n", "100;120;20", NULL, NULL},
        {"Mức đóng;;\n;;;Lương;Phụ cấp\n", "120;100;20", NULL, NULL},
        {"Mức đóng;Từ;Đến\n;;;ngày;ngày\n", "120;01/01/2026;01/06/2026", NULL, NULL},
        {"Mức đóng;Ngày;\n;;Tổng;Từ ngày;Đến ngày\n", "120;01/01/2026;01/06/2026", NULL, NULL},
        {"Mức đóng;;\n;;Lương;Phụ cấp;Thực\n", "100;20;120", NULL,
         "tiêu đề của cột muc_dong đứng trên 3 cột (từ cột thứ 3)"},
        {"Mức đóng;;\n;;Lương;Tổng;Cộng\n", "100;20;120", NULL, "tiêu đề của cột muc_dong"},
        {"Mức đóng;;\n;;Lương;Phụ cấp;Thực\n", "100;20;120",
         "[cot.nguoi_tham_gia]\nmuc_dong = Mức đóng Thực\n", NULL},
        {"Mức đóng;\n;;Lương;12\n", "120;5", NULL, NULL}, /* no level: a row without its code */
        {"Họ tên;;Mức đóng\n;;Họ;Tên;\n", "Lê;An;120", NULL, NULL}, /* no figure is made of names */
    };
    for (size_t i = 0; i < COUNT(row); i++) {
        struct extracts_run r;
        struct buf b = {0};

        buf_fmt(&b, "Mã số BHXH;Mã xã;%s4600000001;19753;%s\n", row[i].head, row[i].cells);
        extracts_put("nguoi_tham_gia.csv", buf_view(&b));
        extracts_read(&r, row[i].ini);
        cr_assert_eq(r.ok, row[i].refused == NULL, "case %zu: %s", i, r.e.what);
        cr_assert(r.ok || strstr(r.e.what, row[i].refused) != NULL, "case %zu: %s", i, r.e.what);
        cr_assert(!r.ok || strstr(buf_z(&r.rows), "|120|") != NULL, "case %zu: %s", i,
                  buf_z(&r.rows));
        buf_free(&b);
        extracts_free(&r);
    }
}
