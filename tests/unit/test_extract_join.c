/* test_extract_join - employers whose columns are spread over several files.  Expected rows by hand. */

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "extracts.h"
#include "ingest/extract_join.h"
#include "ingest/schema.h"

TestSuite(extract_join, .init = extracts_set_up, .fini = extracts_tear_down);

#define C12_HEAD  "madvi,tendvi,diachi,tiền đầu kỳ,tiền đã nộp,tiền cuối kỳ\n"
#define LIST_HEAD "ma_don_vi,ma_so_thue,ma_xa,so_lao_dong\n"
#define NO        "-9223372036854775808"

static void
read_two(struct extracts_run *r, const char *c12, const char *list) {
    extracts_put("nguoi_tham_gia.csv", str_from(extracts_people));
    extracts_put("don_vi_c12.csv", str_from(c12));
    extracts_put("don_vi_ds.csv", str_from(list));
    extracts_read(r, NULL);
}

static const char *
text_of(const struct extracts_run *r, void (*fn)(const struct extracts_run *, struct buf *)) {
    struct buf b = {0};
    const char *z;

    fn(r, &b);
    z = str_keep(&extracts_arena, str_from(buf_z(&b))).p;
    buf_free(&b);
    return z;
}

/* The rows of employers: those before the first of a person. */
static const char *
employers(const struct extracts_run *r) {
    const char *all = str_keep(&extracts_arena, buf_view(&r->rows)).p;
    const char *people = strstr(all, "\nng ");

    return people == NULL ? strncmp(all, "ng ", 3) == 0 ? "" : all
                          : str_keep(&extracts_arena, (str){all, (size_t)(people + 1 - all)}).p;
}

Test(extract_join, money_of_one_file_meets_commune_and_workers_of_another) {
    struct extracts_run r;

    read_two(&r,
             C12_HEAD "TZ0001A,Công ty A,1 Lê Lợi,100,900,250\n"
                      "tz0002b,Công ty B,2 Lê Lợi,0,700,0\n",
             LIST_HEAD "TZ0002B,0100109106,19774,7\nTZ0001A,,19753,5\n");
    cr_assert(r.ok, "%s", r.e.what);
    cr_assert_str_eq(employers(&r),
                     "dv TZ0002B|Công ty B|0100109106|1|2|-1|2|7|" NO "|700|700|0|" NO "\n"
                     "dv TZ0001A|Công ty A||0|1|-1|2|5|" NO "|1050|900|250|" NO "\n");
    cr_assert_eq(extracts_file(&r, "ky/don_vi_c12.csv")->accepted, 2);
    cr_assert_eq(extracts_file(&r, "ky/don_vi_ds.csv")->accepted, 2);
    cr_assert_str_eq(text_of(&r, extracts_findings), "");
    cr_assert_null(strstr(text_of(&r, extracts_lacks), "phai_dong"));
    cr_assert_eq(r.have.employer_lacks >> SCHEMA_EMPLOYER_phai_dong & 1, 0);
    cr_assert_eq(r.have.employer_lacks >> SCHEMA_EMPLOYER_so_thang_cham & 1, 1);
    extracts_free(&r);
}

Test(extract_join, an_account_of_no_employer_is_rejected_where_it_stands) {
    struct extracts_run r;
    const struct ledger_file *c12;

    read_two(&r,
             C12_HEAD "TZ0001A,Công ty A,1 Lê Lợi,100,900,250\n"
                      "TZ0009X,Công ty X,9 Lê Lợi,5,0,5\n",
             LIST_HEAD "TZ0001A,,19753,5\n");
    cr_assert(r.ok, "%s", r.e.what);
    c12 = extracts_file(&r, "ky/don_vi_c12.csv");
    cr_assert_eq(c12->read, 2);
    cr_assert_eq(c12->accepted, 1);
    cr_assert_eq(c12->rejected, 1);
    cr_assert_not_null(strstr(text_of(&r, extracts_findings), "D03 3 ma_don_vi"));
    cr_assert_null(strstr(employers(&r), "TZ0009X"));
    extracts_free(&r);
}

/* The same row twice looks the same twice, so that the second counts as its duplicate; one with other figures gets no
 * money of the account again. */
Test(extract_join, a_row_again_gets_the_account_again_and_no_other_row) {
    static const char same[] = "dv TZ0001A|Công ty A||0|1|-1|2|5|" NO "|1050|900|250|" NO "\n";
    struct extracts_run r;
    struct buf wanted = {0};

    read_two(&r, C12_HEAD "TZ0001A,Công ty A,1 Lê Lợi,100,900,250\n",
             "ma_don_vi,ten_don_vi,ma_xa,so_lao_dong\nTZ0001A,Công ty A,19753,5\n"
             "TZ0001A,Công ty A,19753,5\nTZ0001A,Công ty A,19753,6\n");
    cr_assert(r.ok, "%s", r.e.what);
    buf_text(&wanted, same);
    buf_text(&wanted, same);
    buf_text(&wanted, "dv TZ0001A|Công ty A||0|1|-1|2|6|" NO "|" NO "|" NO "|" NO "|" NO "\n");
    cr_assert_str_eq(employers(&r), buf_z(&wanted));
    buf_free(&wanted);
    extracts_free(&r);
}

Test(extract_join, an_account_whose_employer_fell_is_told_so) {
    struct extracts_run r;

    read_two(&r, C12_HEAD "TZ0001A,Công ty A,1 Lê Lợi,100,900,250\n",
             LIST_HEAD "TZ0001A,,19753,nhiều\nTZ0002B,,19753,5\n");
    cr_assert_not_null(strstr(text_of(&r, extracts_findings), "tệp don_vi* khác bị loại"), "%s",
                       text_of(&r, extracts_findings));
    extracts_free(&r);
}

Test(extract_join, an_employer_without_an_account_needs_its_name_all_the_same) {
    struct extracts_run r;

    read_two(&r, C12_HEAD "TZ0001A,Công ty A,1 Lê Lợi,100,900,250\n",
             "ma_don_vi,ten_don_vi,ma_xa,so_lao_dong\nTZ0001A,Tên khác,19753,5\nTZ0003C,Công ty "
             "C,19753,2\n");
    cr_assert(r.ok, "%s", r.e.what);
    /* its own name stands; without an account its dues are not known, not 0 */
    cr_assert_str_eq(employers(&r),
                     "dv TZ0001A|Tên khác||0|1|-1|2|5|" NO "|1050|900|250|" NO "\n"
                     "dv TZ0003C|Công ty C||0|1|-1|2|2|" NO "|" NO "|" NO "|" NO "|" NO "\n");
    extracts_free(&r);
    read_two(&r, C12_HEAD "TZ0001A,Công ty A,1 Lê Lợi,100,900,250\n",
             LIST_HEAD "TZ0001A,,19753,5\nTZ0003C,,19753,2\n");
    cr_assert(r.ok, "%s", r.e.what);
    cr_assert_not_null(strstr(text_of(&r, extracts_findings), "D03 3 ten_don_vi"));
    cr_assert_eq(extracts_file(&r, "ky/don_vi_ds.csv")->rejected, 1);
    extracts_free(&r);
}

Test(extract_join, two_accounts_of_one_employer_stop_the_run) {
    struct extracts_run r;

    extracts_put("don_vi_c12_t2.csv", STR(C12_HEAD "TZ0001A,Công ty A,1 Lê Lợi,0,900,100\n"));
    read_two(&r, C12_HEAD "TZ0001A,Công ty A,1 Lê Lợi,100,900,250\n",
             LIST_HEAD "TZ0001A,,19753,5\n");
    cr_assert(!r.ok);
    cr_assert_not_null(strstr(r.e.what, "hai tệp ghép cùng ghi một cột"), "%s", r.e.what);
    cr_assert_str_eq(employers(&r), "");
    extracts_free(&r);
}

Test(extract_join, offices_may_each_give_their_account) {
    struct extracts_run r;

    extracts_put("don_vi_c12_2.csv", STR(C12_HEAD "TZ0002B,Công ty B,1 Lê Lợi,0,900,100\n"));
    read_two(&r, C12_HEAD "TZ0001A,Công ty A,1 Lê Lợi,100,900,250\n",
             LIST_HEAD "TZ0001A,,19753,5\nTZ0002B,,19774,6\n");
    cr_assert(r.ok, "%s", r.e.what);
    cr_assert_str_eq(employers(&r),
                     "dv TZ0001A|Công ty A||0|1|-1|2|5|" NO "|1050|900|250|" NO "\n"
                     "dv TZ0002B|Công ty B||0|2|-1|2|6|" NO "|1000|900|100|" NO "\n");
    extracts_free(&r);
}

Test(extract_join, three_files_may_each_give_a_third) {
    struct extracts_run r;

    extracts_put("don_vi_ld.csv", STR("ma_don_vi,so_lao_dong\nTZ0001A,5\n"));
    read_two(&r, C12_HEAD "TZ0001A,Công ty A,1 Lê Lợi,100,900,250\n",
             "ma_don_vi,ma_xa\nTZ0001A,19753\n");
    cr_assert(r.ok, "%s", r.e.what);
    cr_assert_str_eq(employers(&r),
                     "dv TZ0001A|Công ty A||0|1|-1|2|5|" NO "|1050|900|250|" NO "\n");
    extracts_free(&r);
}

Test(extract_join, what_no_file_has_is_said_as_of_one_file) {
    struct extracts_run r;

    read_two(&r, C12_HEAD "TZ0001A,Công ty A,1 Lê Lợi,100,900,250\n",
             "ma_don_vi,ma_xa\nTZ0001A,19753\n");
    cr_assert(!r.ok);
    cr_assert_not_null(strstr(r.e.what, "so_lao_dong"), "%s", r.e.what);
    extracts_free(&r);
}

Test(extract_join, a_plan_needs_a_part_and_all_that_is_required) {
    enum {
        KEY = 1 << SCHEMA_EMPLOYER_ma_don_vi,
        NAME = 1 << SCHEMA_EMPLOYER_ten_don_vi,
        PLACE = 1 << SCHEMA_EMPLOYER_ma_xa,
        HEADS = 1 << SCHEMA_EMPLOYER_so_lao_dong
    };
    static const struct {
        uint32_t there[3];
        bool joins, whole[3];
    } plan[] = {
        {{KEY | NAME | PLACE | HEADS, KEY | NAME | PLACE | HEADS, KEY | NAME | PLACE | HEADS},
         false,
         {true, true, true}},
        {{KEY | NAME, KEY | NAME | PLACE | HEADS, KEY | PLACE}, true, {false, true, false}},
        {{KEY | NAME, KEY | PLACE | HEADS, KEY | PLACE | HEADS}, true, {false, true, true}},
        {{KEY | NAME, KEY | PLACE, KEY | PLACE}, false, {true, false, false}},
        {{NAME, KEY | PLACE | HEADS, KEY | PLACE}, false, {true, true, false}},
    };

    for (size_t i = 0; i < sizeof plan / sizeof plan[0]; i++) {
        bool whole[3];

        cr_expect_eq(extract_join_plan(plan[i].there, 3, whole), plan[i].joins, "%zu", i);
        cr_expect_eq(memcmp(whole, plan[i].whole, sizeof whole), 0, "%zu", i);
    }
}
