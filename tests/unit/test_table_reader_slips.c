/* test_table_reader_slips - a few cells that are written otherwise: they turn no column and are told.  Expected by hand. */

#include <criterion/criterion.h>
#include <string.h>

#include "base/buf.h"
#include "extracts.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

TestSuite(table_reader_slips, .init = extracts_set_up, .fini = extracts_tear_down);

/* Rows with this sum of money: times of one value after times of another, "row of which column" wrong. */
Test(table_reader_slips, one_slip_turns_no_column_of_numbers) {
    static const struct {
        const char *most, *slip; /* 30 and 1; NULL: none */
        const char *rows;        /* part of the row of most; NULL: refused */
        const char *found;       /* part of the findings or of the refusal; "": none */
    } row[] = {
        {"500.000", "12.5", "|500000|", "D04 32 muc_dong"},
        {"500.000", "12,000", "|500000|", "cột có dạng 1.234,5"},
        {"500.000", NULL, "|500000|", ""},
        {"\"500,000\"", "12.500", "|500000|", "đọc được hai cách"},
        {"500000", "12.500", "|500000|", ""},
        {"500000", "12.5", "|500000|", "D04 32 muc_dong"},
        {"1500000.0", "500.000", "|1500000|", "đọc được hai cách"},
    };
    for (size_t i = 0; i < COUNT(row); i++) {
        struct extracts_run r;
        struct buf b = {0};
        struct buf found = {0};

        buf_text(&b, "ma_so_bhxh;ma_xa;muc_dong\n");
        for (int k = 0; k < 31; k++) {
            const char *v = k == 30 ? row[i].slip : row[i].most;

            if (v != NULL) {
                buf_fmt(&b, "46000000%02d;19753;%s\n", k, v);
            }
        }
        extracts_put("nguoi_tham_gia.csv", buf_view(&b));
        extracts_read(&r, NULL);
        extracts_findings(&r, &found);
        cr_assert(r.ok, "case %zu: %s", i, r.e.what);
        cr_assert_not_null(strstr(buf_z(&r.rows), row[i].rows), "case %zu: %s", i, buf_z(&r.rows));
        cr_assert_not_null(strstr(buf_z(&found), row[i].found), "case %zu: %s", i, buf_z(&found));
        cr_assert(row[i].found[0] != '\0' || found.n == 0, "case %zu: %s", i, buf_z(&found));
        buf_free(&found);
        buf_free(&b);
        extracts_free(&r);
    }
}

Test(table_reader_slips, values_that_contradict_each_other_are_refused_by_line) {
    struct extracts_run r;
    struct buf found = {0};

    extracts_put("nguoi_tham_gia.csv",
                 STR("ma_so_bhxh;ma_xa;muc_dong\n4600000001;19753;7\n4600000002;19753;1.500.000\n"
                     "4600000003;19753;2,500,000\n"));
    extracts_read(&r, NULL);
    cr_assert_not(r.ok);
    cr_assert_not_null(strstr(r.e.what, "D04: không xác định được dạng số của cột muc_dong"), "%s",
                       r.e.what);
    cr_assert_not_null(strstr(r.e.what, "dùng dấu chấm ngăn nghìn ở dòng 3, kiểu kia ở dòng 4"),
                       "%s", r.e.what);
    extracts_findings(&r, &found);
    cr_assert_not_null(strstr(buf_z(&found), "D04 4 muc_dong"), "%s", buf_z(&found));
    buf_free(&found);
    extracts_free(&r);
}

Test(table_reader_slips, one_slip_turns_no_column_of_dates_and_columns_of_one_file_agree) {
    static const struct {
        const char *born, *since; /* of ten rows, but the last */
        const char *born_last, *since_last;
        const char *said; /* part of the account, or of the refusal */
        bool ok;
    } row[] = {
        {"25/12/1990", "01/03/2026", "25/12/1990", "01/03/2026", "tu_ngay dạng ngày/tháng/năm",
         true},
        {"12/25/1990", "03/01/2026", "12/25/1990", "03/01/2026",
         "tu_ngay dạng tháng/ngày/năm (theo các cột ngày khác của tệp)", true},
        {"25/12/1990", "01/03/2026", "25/12/1990", "03/31/2026", "tu_ngay dạng ngày/tháng/năm",
         true},
        {"1990", "01/03/2026", "1990", "03/31/2026",
         "D05: không xác định được cột tu_ngay viết ngày trước hay tháng trước: trong 10 ô, 1 ô",
         false},
        {"1990", "03/30/2026", "1990", "03/01/2026", "tu_ngay dạng tháng/ngày/năm (9 ô", true},
    };
    for (size_t i = 0; i < COUNT(row); i++) {
        struct extracts_run r;
        struct buf b = {0};

        buf_text(&b, "ma_so_bhxh;ma_xa;ngay_sinh;tu_ngay\n");
        for (int k = 0; k < 10; k++) {
            buf_fmt(&b, "46000000%02d;19753;%s;%s\n", k, k == 9 ? row[i].born_last : row[i].born,
                    k == 9 ? row[i].since_last : row[i].since);
        }
        extracts_put("nguoi_tham_gia.csv", buf_view(&b));
        extracts_read(&r, NULL);
        cr_assert_eq(r.ok, row[i].ok, "case %zu: %s", i, r.e.what);
        cr_assert_not_null(
            strstr(r.ok ? extracts_file(&r, "ky/nguoi_tham_gia.csv")->how.p : r.e.what,
                   row[i].said),
            "case %zu: %s", i, r.ok ? extracts_file(&r, "ky/nguoi_tham_gia.csv")->how.p : r.e.what);
        buf_free(&b);
        extracts_free(&r);
    }
}

Test(table_reader_slips, a_name_of_another_commune_than_the_codes_is_told) {
    static const struct {
        const char *name;
        bool told;
    } row[] = {{"Phường Phú Xuân", false},    {"phú xuân", false}, {"P. Phú Xuân", false},
               {"P.Phú Xuân, TP Huế", false}, {"PHU XUAN", false}, {"Phường Phú Xuân - Huế", false},
               {"Xã Phú Xuân", false},        {"", false},         {"phường", false},
               {"Phường Phú Xuyên", true},    {"Kim Long", true},  {"Phu Xuyen", true}};

    for (size_t i = 0; i < COUNT(row); i++) {
        static const char *const form[][2] = {
            {"nguoi_tham_gia.csv", "ma_so_bhxh;ma_xa;ten_xa\n4600000001;19753;%s\n"},
            {"don_vi.csv",
             "ma_don_vi;ten_don_vi;ma_xa;so_lao_dong;ten_xa\nTZ1;Công ty A;19753;3;%s\n"},
            {"thue.csv", "ma_so_thue;ten;trang_thai;ma_xa;ten_xa\n0100109106;Công ty "
                         "A;00;19753;%s\n"}};
        struct extracts_run r;
        struct buf found = {0};
        size_t n = 0;

        for (size_t k = 0; k < COUNT(form); k++) {
            const char *at = strstr(form[k][1], "%s");
            struct buf b = {0};

            buf_add(&b, form[k][1], (size_t)(at - form[k][1]));
            buf_fmt(&b, "%s%s", row[i].name, at + 2);
            extracts_put(form[k][0], buf_view(&b));
            buf_free(&b);
        }
        extracts_read(&r, NULL);
        cr_assert(r.ok, "%s", r.e.what);
        extracts_findings(&r, &found);
        for (const char *at = strstr(buf_z(&found), "D21"); at != NULL;
             at = strstr(at + 1, "D21")) {
            n++;
        }
        cr_assert_eq(n, row[i].told ? COUNT(form) : 0, "%s: %s", row[i].name, buf_z(&found));
        cr_assert(!row[i].told || strstr(found.p, "mã 19753 là \"Phường Phú Xuân\"") != NULL, "%s",
                  found.p);
        buf_free(&found);
        extracts_free(&r);
    }
}
