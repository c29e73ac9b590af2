/* test_unknown - words and codes that offices write otherwise are matched, and a column that means something else is
 * refused with the words that were seen. */

#include <criterion/criterion.h>
#include <string.h>
#include <unistd.h>

#include "extracts.h"
#include "ingest/employer_codes.h"

TestSuite(unknown, .init = extracts_set_up, .fini = extracts_tear_down);

#define EMPLOYERS "ma_don_vi,ten_don_vi,ma_xa,so_lao_dong\n"
#define PEOPLE    "ma_so_bhxh,ma_xa,ma_don_vi,loai_bhxh,bhtn,bhyt,nhom_bhyt\n"

Test(unknown, an_employer_is_found_by_its_code_in_any_writing) {
    static const struct {
        const char *given, *found; /* NULL: D09 */
    } row[] = {
        {"TZ0100009T", "TZ0100009T"},
        {"tz0100009t", "TZ0100009T"},
        {"TZ010\u200b0009T", "TZ0100009T"},
        {"\ufeffTZ0100009T", "TZ0100009T"},
        {"TZ 0100009T\u00a0", "TZ0100009T"},
        {"ＴＺ０１００００９Ｔ", "TZ0100009T"},
        {"12345", "0012345"}, /* Excel took the zeros */
        {"0012345", "0012345"},
        {"12345.0", "0012345"},
        {"00777", NULL}, /* 777 and 0777 are two employers */
        {"TZ9", NULL},
    };

    for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
        struct extracts_run r;
        struct buf text = {0};
        struct buf want = {0};

        extracts_put("don_vi.csv", STR(EMPLOYERS "tz0100009T,A,19753,1\n0012345,B,19753,1\n"
                                                 "777,C,19753,1\n0777,D,19753,1\n"));
        buf_fmt(&text, PEOPLE "4600000001,19753,%s,BB,1,1,DN\n", row[i].given);
        extracts_put("nguoi_tham_gia.csv", buf_view(&text));
        extracts_read(&r, NULL);
        cr_assert(r.ok, "%s: %s", row[i].given, r.e.what);
        if (row[i].found != NULL) {
            buf_fmt(&want, "|%s|1|", row[i].found);
            cr_expect_not_null(strstr(buf_z(&r.rows), buf_z(&want)), "%s: %s", row[i].given,
                               buf_z(&r.rows));
        }
        cr_expect_eq(extracts_file(&r, "ky/nguoi_tham_gia.csv")->findings[LEDGER_D09],
                     row[i].found == NULL, "%s", row[i].given);
        buf_free(&text);
        buf_free(&want);
        extracts_free(&r);
    }
}

Test(unknown, kinds_and_yes_are_read_in_words) {
    static const struct {
        const char *kind, *flag;
        const char *read; /* bhxh|bhtn|bhyt of the row; NULL: D04 */
    } row[] = {
        {"BB", "x", "|1|0|1|"},
        {"bb", "Có", "|1|0|1|"},
        {"Bảo hiểm xã hội bắt buộc", "✓", "|1|0|1|"},
        {"BHXH tự nguyện", "Đang tham gia", "|2|0|1|"},
        {"TỰ NGUYỆN", "Chưa tham gia", "|2|0|0|"},
        {"Không tham gia", "1", "|0|0|1|"},
        {"0", "1", "|0|0|1|"},
        {"Hưu trí", "1", NULL},
        {"BB", "sổ", NULL},
    };

    for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
        struct extracts_run r;
        struct buf text = {0};

        buf_fmt(&text, PEOPLE "4600000001,19753,,%s,0,%s,DN\n", row[i].kind, row[i].flag);
        extracts_put("nguoi_tham_gia.csv", buf_view(&text));
        extracts_read(&r, NULL);
        cr_expect_eq(extracts_file(&r, "ky/nguoi_tham_gia.csv")->findings[LEDGER_D04],
                     row[i].read == NULL, "%s %s", row[i].kind, row[i].flag);
        if (row[i].read != NULL) {
            cr_expect_not_null(strstr(buf_z(&r.rows), row[i].read), "%s %s: %s", row[i].kind,
                               row[i].flag, buf_z(&r.rows));
        }
        buf_free(&text);
        extracts_free(&r);
    }
}

/* Six rows whose value the list does not know, and how the file is refused. */
static void
expect_refused(const char *file, const char *head, const char *before, const char *behind,
               const char *said) {
    struct extracts_run r;
    struct buf text = {0};

    buf_text(&text, head);
    for (int i = 0; i < 6; i++) {
        buf_fmt(&text, "%s%d%s", before, i, behind);
    }
    extracts_put("nguoi_tham_gia.csv", str_from(extracts_people));
    extracts_put(file, buf_view(&text));
    extracts_read(&r, NULL);
    cr_expect_not(r.ok, "%s", said);
    cr_expect_not_null(strstr(r.e.what, said), "%s instead of %s", r.e.what, said);
    cr_expect_not_null(strstr(r.e.where, file), "%s", r.e.where);
    buf_free(&text);
    extracts_free(&r);
    (void)unlink(extracts_path(file));
}

Test(unknown, most_of_a_column_refuses_the_file_with_the_words_seen) {
    expect_refused(
        "thue.csv", "ma_so_thue,ten,trang_thai\n", "0100109106,A", ",Bình thường\n",
        "D09: 6 trong 6 ô của cột trang_thai có giá trị không biết nghĩa (\"Bình thường\")");
    expect_refused("nguoi_tham_gia.csv", PEOPLE, "460000000", ",19753,,BB,1,1,Đối tượng HC\n",
                   "cột nhom_bhyt");
    expect_refused("don_vi.csv", "ma_don_vi,ten_don_vi,ma_xa,so_lao_dong,ma_co_quan\n", "A",
                   ",An,19753,1,Sở Tài chính\n", "cột ma_co_quan");
    extracts_put("don_vi.csv", STR(EMPLOYERS "A1,An,19753,1\n"));
    expect_refused("nguoi_tham_gia.csv", PEOPLE, "460000000", ",19753,B1,BB,1,1,DN\n",
                   "cột ma_don_vi");
}

Test(unknown, a_word_that_may_be_a_name_is_masked) {
    struct extracts_run r;

    extracts_put("thue.csv", STR("ma_so_thue,ten,trang_thai\n0100109106,A,Trần Thị Bé\n"
                                 "0100109106,A,Lê Văn An\n0100109106,A,Hồ Xuân Hương\n"
                                 "0100109106,A,Đỗ Hòa\n0100109106,A,Bùi Tư\n"));
    extracts_put("nguoi_tham_gia.csv", str_from(extracts_people));
    extracts_read(&r, NULL);
    cr_assert_not(r.ok);
    cr_expect_null(strstr(r.e.what, "Trần"), "%s", r.e.what);
    cr_expect_null(strstr(r.e.what, "Văn"), "%s", r.e.what);
    extracts_free(&r);
}

Test(unknown, a_status_of_few_rows_is_shown_with_its_word) {
    struct extracts_run r;
    struct buf text = {0};
    struct buf found = {0};

    buf_text(&text, "ma_so_thue,ten,trang_thai\n");
    for (int i = 0; i < 20; i++) {
        buf_fmt(&text, "0100109106,A,%s\n", i < 6 ? "ĐÓ ĐÂY" : "00");
    }
    buf_text(&text, "0100109106,A,Chờ xét\n0100109106,A,Trần Thị Bé\n");
    extracts_put("thue.csv", buf_view(&text));
    extracts_put("nguoi_tham_gia.csv", str_from(extracts_people));
    extracts_read(&r, NULL);
    cr_assert(r.ok, "%s", r.e.what);
    extracts_findings(&r, &found);
    cr_expect_not_null(strstr(buf_z(&found), "8 trong 22 ô của cột trang_thai có giá trị không "
                                             "biết nghĩa (\"ĐÓ ĐÂY\", \"Chờ xét\", \"**** *** "
                                             "**\")"),
                       "%s", buf_z(&found));
    cr_expect_null(strstr(buf_z(&found), "Trần"), "%s", buf_z(&found));
    buf_free(&text);
    buf_free(&found);
    extracts_free(&r);
}
