/* test_unit - the unit that a table states is read in every writing, and nothing else is taken for one. */

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "extracts.h"
#include "ingest/unit.h"

TestSuite(unit, .init = extracts_set_up, .fini = extracts_tear_down);

enum { NO = -1, NONE = -2, STRANGE = -3 };

static const struct {
    const char *cell;
    int vnd; /* zeros; NO: nothing of money; NONE: no statement; STRANGE */
    int people;
} stated[] = {
    {"Đơn vị tính: đồng", 0, NO},
    {"Đơn vị tính: nghìn đồng", 3, NO},
    {"ĐƠN VỊ TÍNH : NGÀN ĐỒNG", 3, NO},
    {"Đơn vị tính: triệu đồng", 6, NO},
    {"Đơn vị tính: Tr.đ", 6, NO},
    {"ĐVT: trđ", 6, NO},
    {"ĐVT: 1.000 đồng", 3, NO},
    {"Đvt: 1000đ", 3, NO},
    {"Đơn vị tính: 1.000.000 VNĐ", 6, NO},
    {"Đơn vị tính: tỷ đồng", 9, NO},
    {"Đơn vị tính: tỉ đồng", 9, NO},
    {"Đơn vị tính: trăm triệu đồng", 8, NO},
    {"Đơn vị tính: triệu đồng Việt Nam", 6, NO},
    {"Đơn vị tính: triệu", 6, 6},
    {"Đơn vị tính: 1.000", 3, 3},
    {"Đơn vị tính: người", NO, 0},
    {"Đơn vị tính: nghìn người", NO, 3},
    {"Đơn vị tính: người; triệu đồng", 6, 0},
    {"Đơn vị tính: lao động, triệu đồng", 6, 0},
    {"Đơn vị tính: người, tỷ lệ %", NO, 0},
    {"(Đơn vị tính: triệu đồng)", 6, NO},
    {"Phụ lục I (Đơn vị tính: triệu đồng)", 6, NO},
    {"Đơn vị: triệu đồng", 6, NO},
    {"Số tiền tính bằng nghìn đồng", 3, NO},
    {"(triệu đồng)", 6, NO},
    {"Đơn vị tính: USD", STRANGE, NO},
    {"Đơn vị tính: 2 triệu đồng", STRANGE, NO},
    {"Đơn vị: Công ty cổ phần Sông Hương", NONE, NO},
    {"Đơn vị báo cáo: BHXH thành phố Huế", NONE, NO},
    {"Danh sách đơn vị chậm đóng trên 100 triệu đồng", NONE, NO},
    {"Tổng số tiền: 125 triệu đồng", NONE, NO},
    {"Quý I năm 2026", NONE, NO},
    {"đồng", NONE, NO},
    {"K", NONE, NO}, /* the letter of a column */
    {"ĐVT: K", 3, 3},
    {"tr", 6, 6},
    {"Đơn vị tính: vạn người", NO, 4},
    {"Đơn vị tính: phần trăm", NO, NO},
    {"Unit: million VND", 6, NO},
    {"Currency: VND million", 6, NO},
    {"(VND million)", 6, NO},
    {"(x 1.000 đ)", 3, NO},
    {"(x1000)", 3, 3},
    {"ĐVT: nghìn thẻ", STRANGE, NO},
    {"ĐVT: %", NO, NO},
    {"Unit: USD", STRANGE, NO},
    {"Unit: Hue Social Insurance", NONE, NO},
    {"Danh sách đơn vị chậm đóng (triệu đồng)", 6, NO},
    {"Danh sách đơn vị (chậm đóng trên 100 triệu đồng)", NONE, NO},
    {"Danh sách đơn vị (Huế)", NONE, NO},
    {"", NONE, NO},
};

Test(unit, is_read_where_it_is_stated_and_nowhere_else) {
    for (size_t i = 0; i < sizeof stated / sizeof stated[0]; i++) {
        struct unit u;
        const bool is = unit_stated(&extracts_arena, str_from(stated[i].cell), &u);

        cr_expect_eq(is, stated[i].vnd != NONE, "%s", stated[i].cell);
        if (!is || stated[i].vnd == NONE) {
            continue;
        }
        cr_expect_eq(u.strange, stated[i].vnd == STRANGE, "%s", stated[i].cell);
        if (!u.strange) {
            cr_expect_eq(u.vnd_zeros, stated[i].vnd, "%s: %d", stated[i].cell, u.vnd_zeros);
            cr_expect_eq(u.people_zeros, stated[i].people, "%s: %d", stated[i].cell,
                         u.people_zeros);
        }
    }
}

Test(unit, of_a_header_stands_in_its_brackets) {
    static const struct {
        const char *name;
        int vnd;
    } header[] = {{"Quỹ lương (USD)", STRANGE},
                  {"Phải đóng (Đô la Mỹ)", STRANGE},
                  {"Quỹ lương ($)", STRANGE},
                  {"Quỹ lương USD", STRANGE},
                  {"Quỹ lương (ĐVT: triệu đồng)", 6},
                  {"Quỹ lương (10^6 đồng)", STRANGE},
                  {"Quỹ lương (triệu đồng làm tròn)", STRANGE},
                  {"Số tiền (phải đóng)", NO},
                  {"Quỹ lương (Đơn vị tính: 1.000 đ)", 3},
                  {"Quỹ lương (VNĐ)", 0},
                  {"USD Việt Nam (đồng)", 0},
                  {"Quỹ lương (triệu đồng)", 6},
                  {"Số tiền (nghìn đồng) Phải đóng", 3},
                  {"Quỹ lương (đồng)", 0},
                  {"Quỹ lương", NO},
                  {"Số tháng (10)", NO},
                  {"Mức đóng (nếu có) (1.000 đ)", 3},
                  {"Quỹ lương (II)", NO},
                  {"Phải đóng (trđ", 6},
                  {"Quỹ lương (x1000)", 3},
                  {"Quỹ lương (x 1.000 đ)", 3},
                  {"Quỹ lương (1.000)", 3},
                  {"Quỹ lương (VND million)", 6},
                  {"Quỹ lương (tr.đ)", 6},
                  {"Quỹ lương (đồng/tháng)", 0},
                  {"Quỹ lương (K)", STRANGE},
                  {"Quỹ lương (ĐVT: bao)", STRANGE},
                  {"Quỹ lương (bình quân)", STRANGE},
                  {"Quỹ lương (nghìn thẻ)", STRANGE},
                  {"Phải đóng (4) = (1) + (2) - (3)", NO},
                  {"Phải đóng (4=1+2)", NO},
                  {"Quỹ lương (theo thuế)", NO},
                  {"Chậm đóng (tính đến ngày 31/3/2026)", NO},
                  {"Chậm đóng (quý 1)", NO},
                  {"Chậm đóng (năm 2026)", NO}};

    for (size_t i = 0; i < sizeof header / sizeof header[0]; i++) {
        const struct unit u = unit_of_header(&extracts_arena, str_from(header[i].name));

        cr_expect_eq(u.strange, header[i].vnd == STRANGE, "%s", header[i].name);
        cr_expect_eq(u.vnd_zeros, u.strange ? -1 : header[i].vnd, "%s: %d", header[i].name,
                     u.vnd_zeros);
    }
}

#define HEAD "ma_don_vi,ten_don_vi,ma_xa,so_lao_dong,quy_luong,phai_dong\n"

static const struct {
    const char *name, *text;
    const char *row;     /* of the employer read: so_lao_dong|quy_luong|phai_dong */
    const char *refused; /* part of the message; NULL: read */
} table[] = {
    {"above the table", "\"Đơn vị tính: triệu đồng\"\n" HEAD "A1,An,19753,7,\"12,5\",3\n",
     "|7|12500000|3000000|", NULL},
    {"in one header",
     "ma_don_vi,ten_don_vi,ma_xa,so_lao_dong,Quỹ lương (nghìn đồng),phai_dong\n"
     "A1,An,19753,7,\"12,5\",3\n",
     "|7|12500|3|", NULL},
    {"the header against the title",
     "ĐVT: triệu đồng\nma_don_vi,ten_don_vi,ma_xa,so_lao_dong,quy_luong (đồng),phai_dong\n"
     "A1,An,19753,7,12,3\n",
     "|7|12|3000000|", NULL},
    {"under the header", HEAD ",,,(người),(triệu đồng),(triệu đồng)\nA1,An,19753,7,12,3\n",
     "|7|12000000|3000000|", NULL},
    {"of people and money", "\"Đơn vị tính: người, nghìn đồng\"\n" HEAD "A1,An,19753,7,12,3\n",
     "|7|12000|3000|", NULL},
    {"of people alone", "Đơn vị tính: người\n" HEAD "A1,An,19753,7,12,3\n", "|7|12|3|", NULL},
    {"of months in days",
     "ma_don_vi,ten_don_vi,ma_xa,so_lao_dong,quy_luong,phai_dong,Số tháng chậm (ngày)\n"
     "A1,An,19753,7,12,3,90\n",
     NULL, "cột so_thang_cham là số tháng"},
    {"of workers in money",
     "ma_don_vi,ten_don_vi,ma_xa,Số lao động (nghìn đồng),quy_luong,phai_dong\n"
     "A1,An,19753,7,12,3\n",
     NULL, "cột so_lao_dong là số người"},
    {"of workers in months under the header", HEAD ",,,(tháng),,\nA1,An,19753,7,12,3\n", NULL,
     "cột so_lao_dong là số người"},
    {"in words that nobody knows",
     "ma_don_vi,ten_don_vi,ma_xa,so_lao_dong,Quỹ lương (hào),phai_dong\nA1,An,19753,7,12,3\n", NULL,
     "[cot.don_vi]"},
    {"plainly none",
     "ma_don_vi,ten_don_vi,ma_xa,so_lao_dong,Quỹ lương (nếu có),phai_dong (6)\n"
     "A1,An,19753,7,12,3\n",
     "|7|12|3|", NULL},
    {"of percents", "ĐVT: %\n" HEAD "A1,An,19753,7,12,3\n", NULL, "không theo đơn vị tính"},
    {"of people, in two ways", "ĐVT: người\nĐVT: nghìn người\n" HEAD "A1,An,19753,7,12,3\n", NULL,
     "hai đơn vị tính khác nhau"},
    {"unknown", "Đơn vị tính: USD\n" HEAD "A1,An,19753,7,12,3\n", NULL, "không hiểu"},
    {"two that differ", "ĐVT: triệu đồng\nĐVT: nghìn đồng\n" HEAD "A1,An,19753,7,12,3\n", NULL,
     "hai đơn vị tính khác nhau"},
    {"under the rows", HEAD "A1,An,19753,7,12,3\nĐơn vị tính: triệu đồng\n", NULL,
     "ghi dưới các dòng"},
    {"the same above and under the rows",
     "ĐVT: triệu đồng\n" HEAD "A1,An,19753,7,12,3\nĐơn vị tính: triệu đồng\n",
     "|7|12000000|3000000|", NULL},
    {"with a separator that may be either", "ĐVT: triệu đồng\n" HEAD "A1,An,19753,7,1.234,3\n",
     NULL, "dang_so"},
    {"with a total, in the same unit",
     "ĐVT: triệu đồng\n" HEAD "A1,An,19753,7,\"12,5\",3\nTổng cộng,,,7,\"12,5\",3\n",
     "|7|12500000|3000000|", NULL},
};

Test(unit, multiplies_the_amounts_of_its_columns_or_refuses_the_file) {
    extracts_put("nguoi_tham_gia.csv", str_from(extracts_people));
    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
        struct extracts_run r;
        struct buf found = {0};

        extracts_put("don_vi.csv", str_from(table[i].text));
        extracts_read(&r, NULL);
        cr_expect_eq(r.ok, table[i].refused == NULL, "%s: %s", table[i].name, r.e.what);
        if (table[i].refused != NULL) {
            cr_expect_not_null(strstr(r.e.what, table[i].refused), "%s: %s", table[i].name,
                               r.e.what);
        } else {
            extracts_findings(&r, &found);
            cr_expect_not_null(strstr(buf_z(&r.rows), table[i].row), "%s: %s", table[i].name,
                               buf_z(&r.rows));
            cr_expect_null(strstr(buf_z(&found), "D13"), "%s: %s", table[i].name, buf_z(&found));
        }
        buf_free(&found);
        extracts_free(&r);
    }
}

Test(unit, that_multiplies_is_told) {
    struct extracts_run r;
    struct buf found = {0};

    extracts_put("nguoi_tham_gia.csv",
                 STR("ĐVT: nghìn đồng\nma_so_bhxh,ma_xa,muc_dong\n4600000001,19753,\"5.310\"\n"
                     "4600000002,19753,\"12.310,5\"\n"));
    extracts_read(&r, NULL);
    cr_assert(r.ok, "%s", r.e.what);
    cr_assert_not_null(strstr(buf_z(&r.rows), "|5310000|"), "%s", buf_z(&r.rows));
    cr_assert_not_null(strstr(buf_z(&r.rows), "|12310500|"), "%s", buf_z(&r.rows));
    extracts_findings(&r, &found);
    cr_assert_not_null(strstr(buf_z(&found), "D16 2 muc_dong  các số của cột được đọc theo đơn vị "
                                             "tính nghìn đồng"),
                       "%s", buf_z(&found));
    cr_assert_not_null(
        strstr(extracts_file(&r, "ky/nguoi_tham_gia.csv")->how.p, "muc_dong theo nghìn đồng"));
    buf_free(&found);
    extracts_free(&r);
}
