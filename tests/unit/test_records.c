/* records - a sheet is read as the table that it carries; what it hides or lacks is named. */

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "extracts.h"
#include "ingest/ledger_place.h"
#include "zipped.h"

TestSuite(records, .init = extracts_set_up, .fini = extracts_tear_down);

#define CELL(text) "<c t=\"inlineStr\"><is><t>" text "</t></is></c>"
#define HEAD                                                                                       \
    "<row>" CELL("Mã đơn vị") CELL("Tên đơn vị") CELL("Mã xã") CELL("Số lao động")                 \
        CELL("Quỹ lương") CELL("Số tháng chậm") "</row>"
#define ROW(code, cells) "<row>" CELL(code) CELL("Công ty A") CELL("19753") cells "</row>"

static void
put_book(const char *name, const struct zipped_book *b) {
    struct buf file = {0};

    zipped_book(b, &file);
    extracts_put(name, buf_view(&file));
    buf_free(&file);
}

static void
expect_refused(const char *part) {
    struct extracts_run r;

    extracts_read(&r, NULL);
    cr_expect_not(r.ok, "expected: %s", part);
    cr_expect_not_null(strstr(r.e.what, part), "%s instead of %s", r.e.what, part);
    extracts_free(&r);
}

Test(records, numbers_of_a_sheet_are_numbers_whatever_its_texts_look_like) {
    struct extracts_run r;

    extracts_put("nguoi_tham_gia.csv", str_from(extracts_people));
    put_book("don_vi.xlsx",
             &(struct zipped_book){
                 .sheet = "<sheetData>" HEAD ROW("TZ1", "<c><v>5</v></c><c><v>1234567</v></c>")
                     ROW("TZ2", CELL("1.234") CELL("9.876.543")) ROW("TZ3", "<c><v>1.5</v></c>")
                         ROW("TZ4",
                             "<c><v>7</v></c><c/><c><v>2</v></c><c><v>99</v></c>") "</sheetData>"});
    extracts_read(&r, NULL);
    cr_assert(r.ok, "%s", r.e.what);
    cr_expect_str_eq(buf_z(&r.rows),
                     "dv TZ1|Công ty A||0|1|-1|2|5|1234567|-9223372036854775808|"
                     "-9223372036854775808|-9223372036854775808|-9223372036854775808\n"
                     "dv TZ2|Công ty A||0|1|-1|2|1234|9876543|-9223372036854775808|"
                     "-9223372036854775808|-9223372036854775808|-9223372036854775808\n"
                     "dv TZ4|Công ty A||0|1|-1|2|7|-9223372036854775808|-9223372036854775808|"
                     "-9223372036854775808|-9223372036854775808|200\n"
                     "ng 4600000001|-2147483648|0|1|-1|2||0|0|0|-9223372036854775808|-2147483648|"
                     "-2147483648\n");
    cr_expect_eq(extracts_file(&r, "ky/don_vi.xlsx[03-2026]")->rejected, 1);
    cr_expect_not_null(strstr(extracts_file(&r, "ky/don_vi.xlsx[03-2026]")->how.p,
                              "1 ô ngoài các cột của tiêu đề"));
    extracts_free(&r);
}

Test(records, a_formula_without_its_value_is_no_empty_cell) {
    struct extracts_run r;
    struct buf found = {0};
    struct buf place = {0};

    extracts_put("nguoi_tham_gia.csv", str_from(extracts_people));
    put_book("don_vi.xlsx",
             &(struct zipped_book){.sheet = "<sheetData><row r=\"4\"/>" HEAD ROW(
                                       "TZ1", "<c><v>5</v></c><c><f>D5*2</f></c>")
                                       ROW("TZ2", "<c><v>5</v></c>") "</sheetData>"});
    extracts_read(&r, NULL);
    cr_assert(r.ok, "%s", r.e.what);
    extracts_findings(&r, &found);
    cr_expect(str_starts(buf_view(&found), STR("D03 6 quy_luong  ô là công thức mà tệp không lưu")),
              "%s", buf_z(&found));
    ledger_place(extracts_file(&r, "ky/don_vi.xlsx[03-2026]"), 6, STR("quy_luong"), &place);
    buf_char(&place, ' ');
    ledger_place_cell(extracts_file(&r, "ky/don_vi.xlsx[03-2026]"), 7, STR(""), &place);
    ledger_place(extracts_file(&r, "ky/nguoi_tham_gia.csv"), 2, STR("ma_xa"), &place);
    cr_expect_str_eq(buf_z(&place), "ky/don_vi.xlsx[03-2026]!E6 7ky/nguoi_tham_gia.csv");
    cr_expect_eq(extracts_file(&r, "ky/don_vi.xlsx[03-2026]")->accepted, 1);
    buf_free(&found);
    buf_free(&place);
    extracts_free(&r);
}

Test(records, what_is_hidden_counts_and_is_named) {
    struct extracts_run r;
    const struct ledger_file *f;

    extracts_put("nguoi_tham_gia.csv", str_from(extracts_people));
    put_book("don_vi.xlsx",
             &(struct zipped_book){
                 .sheet = "<sheetData><row>" CELL("Ghi chú") "</row></sheetData>",
                 .second = "<cols><col min=\"2\" max=\"3\" hidden=\"1\"/></cols><sheetData>" HEAD
                           "<row hidden=\"1\">" CELL("TZ1") CELL("A")
                               CELL("19753") "<c><v>5</v></c></row></sheetData>"});
    extracts_read(&r, NULL);
    cr_assert(r.ok, "%s", r.e.what);
    f = extracts_file(&r, "ky/don_vi.xlsx[Phụ]");
    cr_expect_eq(f->accepted, 1);
    cr_expect(
        str_eq(f->how, STR("Excel (.xlsx), trang \"Phụ\" (trang ẩn, vẫn tính), 1 dòng ẩn (vẫn "
                           "tính), 2 cột ẩn (vẫn tính), tiêu đề ở dòng 1, số dạng 1234567 "
                           "(so_lao_dong, quy_luong, so_thang_cham); không đọc trang "
                           "\"03-2026\" (không có tiêu đề của bảng)")),
        "%s", f->how.p);
    extracts_free(&r);
}

Test(records, a_hidden_sheet_that_is_not_read_is_named_as_hidden) {
    struct extracts_run r;

    extracts_put("nguoi_tham_gia.csv", str_from(extracts_people));
    put_book("don_vi.xlsx",
             &(struct zipped_book){.sheet = "<sheetData>" HEAD "<row>" CELL("TZ1") CELL("A")
                                       CELL("19753") "<c><v>5</v></c></row></sheetData>",
                                   .second = "<sheetData><row>" CELL("Nháp") "</row></sheetData>"});
    extracts_read(&r, NULL);
    cr_assert(r.ok, "%s", r.e.what);
    cr_expect(strstr(extracts_file(&r, "ky/don_vi.xlsx[03-2026]")->how.p,
                     "không đọc trang \"Phụ\" (trang ẩn, không có tiêu đề của bảng)") != NULL);
    extracts_free(&r);
}

Test(records, a_book_without_the_table_says_what_is_missing) {
    extracts_put("nguoi_tham_gia.csv", str_from(extracts_people));
    put_book("don_vi.xlsx",
             &(struct zipped_book){.sheet = "<sheetData><row>" CELL("Mã đơn vị") CELL("Mã xã")
                                       CELL("Tên đơn vị") "</row></sheetData>",
                                   .second = "<sheetData/>"});
    expect_refused("thiếu cột so_lao_dong");
}

Test(records, a_book_of_people_without_rows_stops) {
    put_book("nguoi_tham_gia.xlsx",
             &(struct zipped_book){.sheet = "<sheetData><row>" CELL("Mã số BHXH")
                                       CELL("Mã xã") "</row></sheetData>"});
    expect_refused("D17");
}

Test(records, what_only_is_named_as_a_workbook_is_told) {
    extracts_put("nguoi_tham_gia.xls", STR("<html><table><tr><td>ma_so_bhxh</td></tr></table>"));
    expect_refused("tệp là trang web (HTML)");
    extracts_put("nguoi_tham_gia.xls",
                 STR("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1xxxxxxxxxxxxxxxxxxxxxxxx"));
    expect_refused("bị hỏng hoặc chép chưa hết");
    extracts_put("nguoi_tham_gia.xls", STR("ma_so_bhxh\tma_xa\n4600000001\t19753\n"));
    {
        struct extracts_run r;

        extracts_read(&r, NULL); /* a text is read, whatever it is named */
        cr_assert(r.ok, "%s", r.e.what);
        cr_expect_eq(extracts_file(&r, "ky/nguoi_tham_gia.xls")->accepted, 1);
        extracts_free(&r);
    }
}
