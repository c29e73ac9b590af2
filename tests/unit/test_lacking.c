/* test_lacking - a column that a delivery does without is missing, not zero: what is said of it, and what is refused. */

#include <criterion/criterion.h>
#include <string.h>
#include <unistd.h>

#include "extracts.h"
#include "ingest/lacking.h"

TestSuite(lacking, .init = extracts_set_up, .fini = extracts_tear_down);

#define ALL                                                                                        \
    "ma_so_bhxh,ma_xa,ma_don_vi,ngay_sinh,gioi_tinh,loai_bhxh,bhtn,bhyt,nhom_bhyt,tu_ngay,"        \
    "den_ngay,ma_co_quan\n"
#define ROW1 "4600000001,19753,DV1,01/01/1990,1,BB,1,1,DN,01/01/2020,,\n"
#define ROW2 "4600000002,19753,DV1,01/01/1991,0,TN,0,1,HS,01/01/2021,31/12/2026\n"

static void
read_two(struct extracts_run *r, struct buf *lacks, const char *one, const char *two) {
    extracts_put("nguoi_tham_gia_1.csv", str_from(one));
    if (two != NULL) {
        extracts_put("nguoi_tham_gia_2.csv", str_from(two));
    }
    extracts_read(r, NULL);
    extracts_lacks(r, lacks);
}

static const struct {
    const char *name, *one, *two; /* files of people */
    const char *said;             /* part of the findings D22; "": there are none */
    const char *refused;          /* part of the message; NULL: read */
    uint32_t lost;                /* columns */
} cases[] = {
    {"all there", ALL ROW1 ROW2, NULL, "", NULL, 0},
    {"no kind, and nothing like it",
     "ma_so_bhxh,ma_xa,ma_don_vi,ngay_sinh,gioi_tinh,bhtn,bhyt,nhom_bhyt,tu_ngay,den_ngay,Ghi chú\n"
     "4600000001,19753,DV1,01/01/1990,1,1,1,DN,01/01/2020,31/12/2026,x\n",
     NULL, "canh_bao ky/nguoi_tham_gia_1.csv loai_bhxh không có cột loai_bhxh", NULL,
     1U << SCHEMA_PERSON_loai_bhxh},
    {"the kind under another name",
     "ma_so_bhxh,ma_xa,ma_don_vi,ngay_sinh,gioi_tinh,Diện,bhtn,bhyt,nhom_bhyt,tu_ngay,den_"
     "ngay\n" ROW1 ROW2,
     NULL, "(có phải cột \"Diện\"?)", NULL, 1U << SCHEMA_PERSON_loai_bhxh},
    {"the kind under another name in one of two files", ALL ROW1,
     "ma_so_bhxh,ma_xa,ma_don_vi,ngay_sinh,gioi_tinh,Diện,bhtn,bhyt,nhom_bhyt,tu_ngay,den_"
     "ngay\n" ROW2,
     "chan ky/nguoi_tham_gia_2.csv loai_bhxh",
     "D22: không có cột loai_bhxh mà ky/nguoi_tham_gia_1.csv", 0},
    {"a list of cards beside a list of workers", ALL ROW1,
     "ma_so_bhxh,ma_xa,ma_don_vi,ngay_sinh,gioi_tinh,bhyt,nhom_bhyt,tu_ngay,den_ngay\n"
     "4600000002,19753,DV1,01/01/1991,0,1,HS,01/01/2021,31/12/2026\n",
     "canh_bao ky/nguoi_tham_gia_2.csv loai_bhxh", NULL, 0},
    {"the end under another name: who has ended would be counted",
     "ma_so_bhxh,ma_xa,ma_don_vi,ngay_sinh,gioi_tinh,loai_bhxh,bhtn,bhyt,nhom_bhyt,tu_ngay,Hết "
     "hạn\n" ROW1 ROW2,
     NULL, "chan ky/nguoi_tham_gia_1.csv den_ngay", "(có phải cột \"Hết hạn\"?)",
     1U << SCHEMA_PERSON_den_ngay},
    {"the end under a header that says nothing",
     "ma_so_bhxh,ma_xa,ma_don_vi,ngay_sinh,gioi_tinh,loai_bhxh,bhtn,bhyt,nhom_bhyt,tu_ngay,"
     "C15\n" ROW1 ROW2,
     NULL, "chan ky/nguoi_tham_gia_1.csv den_ngay", "(có phải cột \"C15\"?)",
     1U << SCHEMA_PERSON_den_ngay},
    {"the end under no header at all",
     "ma_so_bhxh,ma_xa,ma_don_vi,ngay_sinh,gioi_tinh,loai_bhxh,bhtn,bhyt,nhom_bhyt,tu_ngay,\n" ROW1
         ROW2,
     NULL, "chan ky/nguoi_tham_gia_1.csv den_ngay", "(có phải cột \"cột thứ 11 không có tên\"?)",
     1U << SCHEMA_PERSON_den_ngay},
    {"days of something else are no end",
     "ma_so_bhxh,ma_xa,ma_don_vi,ngay_sinh,gioi_tinh,loai_bhxh,bhtn,bhyt,nhom_bhyt,tu_ngay,Ngày "
     "cập nhật\n" ROW1 ROW2,
     NULL, "canh_bao ky/nguoi_tham_gia_1.csv den_ngay", NULL, 1U << SCHEMA_PERSON_den_ngay},
    {"no end in any row", ALL ROW1, NULL, "", NULL, 0},
    {"what is paid under another name in one of two files: a wrong amount there rejects no row",
     "ma_so_bhxh,ma_xa,ma_don_vi,ngay_sinh,gioi_tinh,loai_bhxh,bhtn,bhyt,nhom_bhyt,tu_ngay,"
     "den_ngay,muc_dong\n4600000001,19753,DV1,01/01/1990,1,BB,1,1,DN,01/01/2020,,5000000\n",
     "ma_so_bhxh,ma_xa,ma_don_vi,ngay_sinh,gioi_tinh,loai_bhxh,bhtn,bhyt,nhom_bhyt,tu_ngay,"
     "den_ngay,Cột lạ\n4600000002,19753,DV1,01/01/1991,0,TN,0,1,HS,01/01/2021,,-5\n",
     "thong_tin ky/nguoi_tham_gia_2.csv muc_dong không có cột muc_dong mà "
     "ky/nguoi_tham_gia_1.csv có",
     NULL, 0},
    {"the department under another name in one of two files: the rows go elsewhere",
     "ma_so_bhxh,ma_xa,ma_don_vi,ngay_sinh,gioi_tinh,loai_bhxh,bhtn,bhyt,nhom_bhyt,tu_ngay,"
     "den_ngay,ma_co_quan\n4600000001,19753,DV1,01/01/1990,1,BB,1,1,DN,01/01/2020,,SYT\n",
     "ma_so_bhxh,ma_xa,ma_don_vi,ngay_sinh,gioi_tinh,loai_bhxh,bhtn,bhyt,nhom_bhyt,tu_ngay,"
     "den_ngay,Cơ quan phụ trách\n4600000002,19753,DV1,01/01/1991,0,TN,0,1,HS,01/01/2021,,SYT\n",
     "chan ky/nguoi_tham_gia_2.csv ma_co_quan", "(có phải cột \"Cơ quan phụ trách\"?)", 0},
    {"the card's column empty in every row",
     ALL "4600000001,19753,DV1,01/01/1990,1,BB,1,,DN,01/01/2020,,\n", NULL,
     "canh_bao ky/nguoi_tham_gia_1.csv bhyt cột bhyt trống ở mọi dòng", NULL,
     1U << SCHEMA_PERSON_bhyt},
    {"no department in any file",
     "ma_so_bhxh,ma_xa,ma_don_vi,ngay_sinh,gioi_tinh,loai_bhxh,bhtn,bhyt,nhom_bhyt,tu_ngay,"
     "den_ngay\n" ROW1,
     NULL,
     "thong_tin ky/nguoi_tham_gia_1.csv ma_co_quan không có cột ma_co_quan: cơ quan quản lý chỉ "
     "theo đơn vị và nhóm BHYT",
     NULL, 0},
    {"no cards at all, said so", ALL "4600000001,19753,DV1,01/01/1990,1,BB,1,0,DN,01/01/2020,,\n",
     NULL, "", NULL, 0},
    {"a number that could be a header is covered",
     "ma_so_bhxh,ma_xa,ma_don_vi,ngay_sinh,gioi_tinh,loai_bhxh,bhtn,nhom_bhyt,tu_ngay,den_ngay,"
     "079123456789\n4600000001,19753,DV1,01/01/1990,1,BB,1,DN,01/01/2020,,1\n",
     NULL, "\"0791********\"", NULL, 1U << SCHEMA_PERSON_bhyt},
};

Test(lacking, is_said_with_the_headers_seen_and_refused_where_the_count_would_be_wrong) {
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct buf lacks = {0};
        struct extracts_run r;

        (void)unlink(extracts_path("nguoi_tham_gia_2.csv"));
        read_two(&r, &lacks, cases[i].one, cases[i].two);
        if (cases[i].said[0] == '\0') {
            cr_expect_str_eq(buf_z(&lacks), "", "%s: %s", cases[i].name, buf_z(&lacks));
        } else {
            cr_expect_not_null(strstr(buf_z(&lacks), cases[i].said), "%s: %s", cases[i].name,
                               buf_z(&lacks));
        }
        cr_expect_eq(r.ok, cases[i].refused == NULL, "%s: %s", cases[i].name, r.e.what);
        if (cases[i].refused != NULL) {
            cr_expect_not_null(strstr(r.e.what, cases[i].refused), "%s: %s", cases[i].name,
                               r.e.what);
        } else {
            cr_expect_eq(r.have.person_lacks, cases[i].lost, "%s: %x", cases[i].name,
                         r.have.person_lacks);
        }
        extracts_free(&r);
        buf_free(&lacks);
    }
}

Test(lacking, no_row_is_blamed_for_a_group_that_its_file_does_not_tell) {
    struct buf found = {0};
    struct extracts_run r;

    extracts_put("nguoi_tham_gia.csv",
                 STR("ma_so_bhxh,ma_xa,bhyt\n4600000001,19753,1\n4600000002,19753,1\n"));
    extracts_read(&r, NULL);
    extracts_findings(&r, &found);
    cr_assert(r.ok, "%s", r.e.what);
    cr_assert_str_eq(buf_z(&found), "");
    cr_assert((r.have.person_lacks >> SCHEMA_PERSON_nhom_bhyt & 1) != 0);
    extracts_free(&r);
    buf_free(&found);
}

Test(lacking, dates_that_cannot_be_those_of_the_closing_day_stop_the_run) {
    static const struct {
        const char *text, *refused;
    } file[] = {
        {"ma_so_bhxh,ma_xa,bhyt,tu_ngay,den_ngay\n"
         "4600000001,19753,1,31/12/2026,01/01/2026\n4600000002,19753,1,31/12/2026,01/01/2026\n"
         "4600000003,19753,1,31/12/2026,01/01/2026\n4600000004,19753,1,31/12/2026,01/01/2026\n"
         "4600000005,19753,1,31/12/2026,01/01/2026\n4600000006,19753,1,01/01/2026,\n",
         "D12: 5 trong 5 dòng có ngày kết thúc trước ngày bắt đầu"},
        {"ma_so_bhxh,ma_xa,bhyt,tu_ngay\n4600000001,19753,1,01/04/2026\n"
         "4600000002,19753,1,02/05/2026\n",
         "D17: không dòng nào của tệp có hiệu lực"},
        {"ma_so_bhxh,ma_xa,bhyt,den_ngay\n4600000001,19753,1,30/03/2026\n",
         "D17: không dòng nào của tệp có hiệu lực"},
        {"ma_so_bhxh,ma_xa,bhyt,den_ngay\n4600000001,19753,1,31/03/2026\n", NULL},
    };

    extracts_put("nguoi_tham_gia_1.csv", STR(ALL ROW1)); /* another file has people enough */
    for (size_t i = 0; i < sizeof file / sizeof file[0]; i++) {
        struct extracts_run r;

        extracts_put("nguoi_tham_gia_2.csv", str_from(file[i].text));
        extracts_read(&r, NULL);
        cr_expect_eq(r.ok, file[i].refused == NULL, "%zu: %s", i, r.e.what);
        if (file[i].refused != NULL) {
            cr_expect_not_null(strstr(r.e.what, file[i].refused), "%zu: %s", i, r.e.what);
            cr_expect_not_null(strstr(r.e.where, "nguoi_tham_gia_2.csv"), "%s", r.e.where);
        }
        extracts_free(&r);
    }
}
