/* test_intake_corpus - files that are broken in every way known: never a crash, a hang, or a row that is lost
 * without a word.  Expected counts by hand. */

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/fs.h"
#include "extracts.h"
#include "thorough.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))
#define TEXT(s)  (s), sizeof(s) - 1

#define H   "ma_so_bhxh,ho_ten,ma_xa,bhyt\n"
#define R1  "4600000001,An,19753,0\n"
#define R2  "4600000002,Bình,19774,0\n"
#define R3  "4600000003,Cúc,00123,0\n"
#define R20 R2 R3 R2 R3 R2 R3 R2 R3 R2 R3 R2 R3 R2 R3 R2 R3 R2 R3 R2 R3
#define L   "ma_so_bhxh,ma_xa,loai_bhxh,bhtn,ngay_sinh,tu_ngay,den_ngay,muc_dong\n"

TestSuite(intake_corpus, .init = extracts_set_up, .fini = extracts_tear_down);

static const struct {
    const char *name, *text;
    size_t n;
    const char *refused; /* part of the message; NULL: read */
    unsigned read, accepted, rejected, skipped;
    const char *rules; /* of the findings, in their order */
} corpus[] = {
    {"empty", TEXT(""), "rỗng", 0, 0, 0, 0, ""},
    {"only a BOM", TEXT("\xef\xbb\xbf"), "rỗng", 0, 0, 0, 0, ""},
    {"only a UTF-16 BOM", TEXT("\xff\xfe"), "tiêu đề", 0, 0, 0, 0, ""},
    {"only a header", TEXT(H), "D17", 0, 0, 0, 0, ""},
    {"only a header, no line end", TEXT("ma_so_bhxh,ma_xa"), "D17", 0, 0, 0, 0, ""},
    {"only blank lines", TEXT("\n\n\r\n  \n"), "tiêu đề", 0, 0, 0, 0, ""},
    {"only a title", TEXT("BẢO HIỂM XÃ HỘI TỈNH\n"), "tiêu đề", 0, 0, 0, 0, ""},
    {"only separators", TEXT(",,,,\n,,,,\n"), "tiêu đề", 0, 0, 0, 0, ""},
    {"one byte", TEXT("x"), "tiêu đề", 0, 0, 0, 0, ""},
    {"one quote", TEXT("\""), "tiêu đề", 0, 0, 0, 0, ""},
    {"one NUL", TEXT("\0"), "", 0, 0, 0, 0, ""},
    {"clean", TEXT(H R1 R2 R3), NULL, 3, 3, 0, 0, ""},
    {"no final line end", TEXT(H "4600000001,An,19753,0"), NULL, 1, 1, 0, 0, ""},
    {"CRLF", TEXT("ma_so_bhxh,ma_xa\r\n4600000001,19753\r\n"), NULL, 1, 1, 0, 0, ""},
    {"CR", TEXT("ma_so_bhxh,ma_xa\r4600000001,19753\r"), NULL, 1, 1, 0, 0, ""},
    {"LF, CRLF and CR mixed",
     TEXT("ma_so_bhxh,ma_xa\n4600000001,19753\r\n4600000002,19753\r"
          "4600000003,19753"),
     NULL, 3, 3, 0, 0, ""},
    {"every field quoted", TEXT("\"ma_so_bhxh\",\"ma_xa\"\n\"4600000001\",\"19753\"\n"), NULL, 1, 1,
     0, 0, ""},
    {"doubled quotes", TEXT(H "4600000001,\"An \"\"Tèo\"\"\",19753,0\n" R2), NULL, 2, 2, 0, 0, ""},
    {"a separator in quotes", TEXT(H "4600000001,\"An, Lê\",19753,0\n"), NULL, 1, 1, 0, 0, ""},
    {"a line break in quotes", TEXT(H "4600000001,\"An\nLê\",19753,0\n" R2), NULL, 2, 2, 0, 0, ""},
    {"CRLF in quotes", TEXT(H "4600000001,\"An\r\nLê\",19753,0\n" R2), NULL, 2, 2, 0, 0, ""},
    {"CR in quotes", TEXT(H "4600000001,\"An\rLê\",19753,0\n" R2), NULL, 2, 2, 0, 0, ""},
    {"a lone CR in a field", TEXT(H "4600000001,An\rLê,19753,0\n" R2), NULL, 3, 1, 2, 0, "D01 D01"},
    {"blanks around fields", TEXT(H "  4600000001 ,\tAn , 19753 , 0 \n"), NULL, 1, 1, 0, 0, ""},
    {"no-break spaces around codes", TEXT(H "\u00a04600000001\u00a0,An,\u00a019753,0\n"), NULL, 1,
     1, 0, 0, ""},
    {"a short row", TEXT(H R1 "4600000002,An,19753\n" R3), NULL, 3, 3, 0, 0, "D01"},
    {"a row that is cut before its commune", TEXT(H R1 "4600000002,An\n" R3), NULL, 3, 2, 1, 0,
     "D01"},
    {"a long row", TEXT(H R1 "4600000002,An,19753,0,x\n" R3), NULL, 3, 2, 1, 0, "D01"},
    {"a key alone", TEXT(H R1 "4600000002\n" R3), NULL, 3, 2, 1, 0, "D01"},
    {"a text alone", TEXT(H R1 "chú ý\n" R3), NULL, 3, 2, 1, 0, "D01"},
    {"blank lines between rows", TEXT(H R1 "\n\n" R2 "   \n" R3), NULL, 3, 3, 0, 3, ""},
    {"empty cells as a line", TEXT(H R1 ",,,\n" R2), NULL, 2, 2, 0, 1, ""},
    {"no-break spaces as a line", TEXT(H R1 "\u00a0,,\u00a0,\n" R2), NULL, 2, 2, 0, 1, ""},
    {"a NUL in a name", TEXT(H "4600000001,A\0n,19753,0\n" R2), NULL, 2, 1, 1, 0, "D02"},
    {"an ESC in a name", TEXT(H "4600000001,A\x1bn,19753,0\n" R2), NULL, 2, 1, 1, 0, "D02"},
    {"a C1 control in a name", TEXT(H "4600000001,A\xc2\x85n,19753,0\n" R2), NULL, 2, 1, 1, 0,
     "D02"},
    {"Ctrl-Z at the end", TEXT(H R1 "\x1a"), NULL, 1, 1, 0, 1, ""},
    {"Ctrl-Z in the last row", TEXT(H R1 "4600000002,A,19753,0\x1a"), NULL, 2, 1, 1, 0, "D02"},
    {"a byte that is no UTF-8", TEXT(H R2 R3 R2 R3 R2 R3 "4600000001,A\xff,19753,0\n"), NULL, 7, 6,
     1, 0, "D02"},
    {"a sequence cut at the end", TEXT(H R20 "4600000001,A,19753,\xe1\xba"), NULL, 21, 20, 1, 0,
     "D02"},
    {"an open quote", TEXT(H R1 "4600000009,\"An,19753,0\n" R2 R3), NULL, 4, 3, 1, 0, "D14"},
    {"an open quote in the last row", TEXT(H R1 R2 "4600000009,\"An,19753,0\n"), NULL, 3, 2, 1, 0,
     "D14"},
    {"an open quote at the very end", TEXT(H R1 R2 "4600000009,An,19753,\""), NULL, 3, 2, 1, 0,
     "D14"},
    {"an open quote before a quoted row",
     TEXT(H "4600000009,\"An,19753,0\n4600000001,\"An\",19753,0\n"), NULL, 2, 1, 1, 0, "D14"},
    {"an open quote before a row of two lines",
     TEXT(H "4600000009,\"An,19753,0\n4600000001,\"An\nLê\",19753,0\n" R2), NULL, 3, 2, 1, 0,
     "D14"},
    {"two open quotes", TEXT(H "4600000009,\"An,19753,0\n" R1 "4600000008,\"An,19753,0\n" R2), NULL,
     4, 2, 2, 0, "D14 D14"},
    {"open quotes in every row",
     TEXT(H "4600000009,\"An,19753,0\n4600000008,\"An,19753,0\n4600000007,"
            "\"An,19753,0\n"),
     NULL, 3, 0, 3, 0, "D14 D14 D14"},
    {"a quote inside a field", TEXT(H "4600000001,An \"Tèo\",19753,0\n" R2), NULL, 2, 1, 1, 0,
     "D14"},
    {"text behind a closing quote", TEXT(H "4600000001,\"An\" Lê,19753,0\n" R2), NULL, 2, 1, 1, 0,
     "D14"},
    {"a quote alone on a line", TEXT(H R1 "\"\n" R2), NULL, 3, 2, 1, 0, "D14"},
    {"an open quote in the header", TEXT("\"ma_so_bhxh,ho_ten,ma_xa,bhyt\n" R1 R2), "tiêu đề", 0, 0,
     0, 0, ""},
    {"semicolons", TEXT("ma_so_bhxh;ma_xa\n4600000001;19753\n"), NULL, 1, 1, 0, 0, ""},
    {"tabs", TEXT("ma_so_bhxh\tma_xa\n4600000001\t19753\n"), NULL, 1, 1, 0, 0, ""},
    {"bars", TEXT("ma_so_bhxh|ma_xa\n4600000001|19753\n"), NULL, 1, 1, 0, 0, ""},
    {"commas in a file of semicolons",
     TEXT("ma_so_bhxh;ho_ten;ma_xa\n4600000001;An, Lê, Tèo;19753\n"), NULL, 1, 1, 0, 0, ""},
    {"sep= of Excel", TEXT("sep=;\nma_so_bhxh;ma_xa\n4600000001;19753\n"), NULL, 1, 1, 0, 1, ""},
    {"UTF-16LE without BOM",
     TEXT("m\0a\0_\0s\0o\0_\0b\0h\0x\0h\0,\0m\0a\0_\0x\0a\0\n\0"
          "4\0"
          "6\0"
          "0\0"
          "0\0"
          "0\0"
          "0\0"
          "0\0"
          "0\0"
          "0\0"
          "1\0,\0"
          "1\0"
          "9\0"
          "7\0"
          "5\0"
          "3\0\n\0"),
     NULL, 1, 1, 0, 0, ""},
    {"truncated UTF-16",
     TEXT("\xff\xfem\0a\0_\0s\0o\0_\0b\0h\0x\0h\0,\0m\0a\0_\0x\0a\0\n\0"
          "4\0"
          "6\0"
          "0\0"
          "0\0"
          "0\0"
          "0\0"
          "0\0"
          "0\0"
          "0\0"
          "1\0,\0"
          "1\0"
          "9\0"
          "7\0"
          "5\0"
          "3"),
     NULL, 1, 0, 1, 0, "D02"},
    {"a column twice", TEXT("ma_so_bhxh,ma_xa,ma_xa\n4600000001,19753,19753\n"), "hai lần", 0, 0, 0,
     0, ""},
    {"a required column missing", TEXT("ma_so_bhxh,ho_ten\n4600000001,An\n"), "thiếu cột ma_xa", 0,
     0, 0, 0, ""},
    {"a column misspelt", TEXT("ma_so_bhxh,ma_xaa\n4600000001,19753\n"), "có phải cột \"ma_xaa\"",
     0, 0, 0, 0, ""},
    {"twenty title lines",
     TEXT("1\n\n3\nBHXH\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n16\n17\n18\n19\n20\n" H R1), NULL,
     1, 1, 0, 20, ""},
    {"title lines as wide as the table", TEXT("BHXH TỈNH,,,\n,,,\n,,,Đơn vị tính: người\n" H R1),
     NULL, 1, 1, 0, 3, ""},
    {"a numbering line", TEXT(H "(1),(2),(3),(4)\n" R1), NULL, 1, 1, 0, 1, ""},
    {"a numbering line with letters", TEXT(H "A,B,1,2\n" R1), NULL, 1, 1, 0, 1, ""},
    {"a numbering line with a rule", TEXT(H "(1),(2),(3),(4)=(3)/(2)\n" R1), NULL, 1, 1, 0, 1, ""},
    {"group lines",
     TEXT("stt,ma_so_bhxh,ma_xa\nI,Phường Phú Xuân,\n1,4600000001,19753\nII. Kim Long,,\n1,"
          "4600000002,19774\n"),
     NULL, 2, 2, 0, 2, ""},
    {"the header again", TEXT(H R1 H R2), NULL, 2, 2, 0, 1, ""},
    {"signatures",
     TEXT(H R1 ",,,\n,\"Huế, ngày 05 tháng 4 năm 2026\",,\nNGƯỜI LẬP BIỂU,,GIÁM ĐỐC,\n"
               "(Ký tên),,,\nLê Văn A,,Trần B,\n"),
     NULL, 1, 1, 0, 5, ""},
    {"a row behind a signature", TEXT(H R1 "NGƯỜI LẬP BIỂU,,GIÁM ĐỐC,\n" R2), NULL, 2, 2, 0, 1, ""},
    {"a total that agrees",
     TEXT("ma_so_bhxh,ma_xa,muc_dong\n4600000001,19753,5000000\n4600000002,19753,2\nTổng "
          "cộng,,5000002\n"),
     NULL, 2, 2, 0, 1, "D16"},
    {"a total that does not",
     TEXT("ma_so_bhxh,ma_xa,muc_dong\n4600000001,19753,5000000\n4600000002,19753,2000\nTổng "
          "cộng,,5000002\n"),
     NULL, 2, 2, 0, 1, "D13"},
    {"a total before the rows",
     TEXT("ma_so_bhxh,ma_xa,muc_dong\nTỔNG "
          "SỐ,,7000000\n4600000001,19753,5000000\n4600000002,19753,2000000\n"),
     NULL, 2, 2, 0, 1, ""},
    {"group totals",
     TEXT("ma_so_bhxh,ma_xa,muc_dong\nI,,\n4600000001,19753,5000\nCộng,,5000\nII,,\n4600000002,"
          "19774,"
          "2000\nCộng,,2000\nTổng cộng,,7000\n"),
     NULL, 2, 2, 0, 5, ""},
    {"lost zeros", TEXT("ma_so_bhxh,ma_xa\n100000001,123\n0100000002,00123\n"), NULL, 2, 2, 0, 0,
     ""},
    {"codes touched by Excel", TEXT("ma_so_bhxh,ma_xa\n'4600000001,19753.0\n4600000002.0,'19753\n"),
     NULL, 2, 2, 0, 0, ""},
    {"codes that are gone",
     TEXT("ma_so_bhxh,ma_xa\n4.6E+09,19753\n46000001,19753\n46000000012,19753\n"
          "46O0000001,19753\n4600000001,2E+04\n"),
     NULL, 5, 1, 4, 0, "D06 D06 D06 D06 D08"},
    {"an unknown commune", TEXT("ma_so_bhxh,ma_xa\n4600000001,99999\n4600000002,Huế\n"), NULL, 2, 2,
     0, 0, "D08 D08"},
    {"missing values",
     TEXT("ma_so_bhxh,ma_xa,muc_dong\n-,19753,1000\n4600000002,đang cập nhật,1000\n"
          "4600000003,19753,---\n"),
     NULL, 3, 1, 2, 0, "D03 D03"},
    {"words for BHXH",
     TEXT("ma_so_bhxh,ma_xa,loai_bhxh\n4600000001,19753,Bắt buộc\n4600000002,19753,tn\n"
          "4600000003,19753,khác\n4600000004,19753,\n"),
     NULL, 4, 3, 1, 0, "D04"},
    {"a flag that is none", TEXT(H "4600000001,An,19753,y\n4600000002,An,19753,Không\n"), NULL, 2,
     1, 1, 0, "D04"},
    {"numbers that are none",
     TEXT("ma_so_bhxh,ma_xa,muc_dong\n4600000001,19753,năm\n4600000002,19753,-1\n"
          "4600000003,19753,99999999999999\n4600000004,19753,0\n"),
     NULL, 4, 1, 3, 0, "D04 D04 D04"},
    {"a half",
     TEXT("ma_so_bhxh,ma_xa,muc_dong\n4600000001,19753,\"1.234,5\"\n4600000002,19753,1.234\n"),
     NULL, 2, 1, 1, 0, "D04"},
    {"dates that cannot be",
     TEXT(L "4600000001,19753,BB,1,31/02/1990,,,\n4600000002,19753,BB,1,01/01/2020,"
            "01/01/2019,,\n4600000003,19753,BB,1,01/04/2026,,,\n4600000004,19753,BB,1,"
            "1990,2020-01-31,20261231,\n"),
     NULL, 4, 1, 3, 0, "D05 D05 D05"},
    {"contradictions",
     TEXT(L "4600000001,19753,TN,1,,,,\n4600000002,19753,BB,1,,01/02/2026,01/01/2026,\n"), NULL, 2,
     2, 0, 0, "D12 D12"},
    {"a formula", TEXT(H "4600000001,=1+1,19753,0\n"), NULL, 1, 1, 0, 0, ""},
    {"letters beyond the BMP", TEXT(H "4600000001,An \U0001f600,19753,0\n"), NULL, 1, 1, 0, 0, ""},
    {"a workbook",
     TEXT("PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0\x9f\xee\x01\xff\x80\xfe\0\0[Content_Types].xml"), "",
     0, 0, 0, 0, ""},
    {"a page of HTML",
     TEXT("<html><body><table><tr><td>ma_so_bhxh</td></tr></table></body></html>\n"), "trang web",
     0, 0, 0, 0, ""},
};

static void
rules_of(const struct extracts_run *r, struct buf *out) {
    struct buf all = {0};
    str rest;

    extracts_findings(r, &all);
    rest = buf_view(&all);
    while (rest.n > 0) {
        str line;

        rest = str_cut(rest, '\n', &line);
        buf_text(out, out->n > 0 ? " " : "");
        buf_add(out, line.p, 3);
    }
    buf_free(&all);
}

Test(intake_corpus, accounts_for_every_row_of_every_broken_file) {
    cr_assert_geq(COUNT(corpus), 60);
    for (size_t i = 0; i < COUNT(corpus); i++) {
        const char *name = corpus[i].name;
        const struct ledger_file *a;
        struct extracts_run r;
        struct buf rules = {0};

        extracts_put("nguoi_tham_gia.csv", (str){corpus[i].text, corpus[i].n});
        extracts_read(&r, NULL);
        if (corpus[i].refused != NULL) {
            cr_assert_not(r.ok, "%s: was read", name);
            cr_assert_not_null(strstr(r.e.what, corpus[i].refused), "%s: %s", name, r.e.what);
            cr_assert_not_null(strstr(r.e.where, "nguoi_tham_gia.csv"), "%s: %s", name, r.e.where);
            extracts_free(&r);
            continue;
        }
        cr_assert(r.ok, "%s: %s", name, r.e.what);
        a = extracts_file(&r, "ky/nguoi_tham_gia.csv");
        rules_of(&r, &rules);
        cr_assert_str_eq(buf_z(&rules), corpus[i].rules, "%s: %s", name, buf_z(&rules));
        cr_assert_eq(a->read, corpus[i].read, "%s: %lu read", name, (unsigned long)a->read);
        cr_assert_eq(a->accepted, corpus[i].accepted, "%s: %lu accepted", name,
                     (unsigned long)a->accepted);
        cr_assert_eq(a->rejected, corpus[i].rejected, "%s: %lu rejected", name,
                     (unsigned long)a->rejected);
        cr_assert_eq(a->skipped, corpus[i].skipped, "%s: %lu skipped", name,
                     (unsigned long)a->skipped);
        cr_assert_eq(a->duplicate, 0);
        cr_assert_gt(a->how.n, 0);
        buf_free(&rules);
        extracts_free(&r);
    }
}

/* --- files that are not files, or not yet --------------------------------------------- */

static void
expect_refused(const char *part, enum err_kind kind) {
    struct extracts_run r;

    extracts_read(&r, NULL);
    cr_assert_not(r.ok, "expected: %s", part);
    cr_assert_not_null(strstr(r.e.what, part), "%s instead of %s", r.e.what, part);
    cr_assert_eq(r.e.kind, kind, "%s: kind %d", part, (int)r.e.kind);
    extracts_free(&r);
}

Test(intake_corpus, a_folder_a_pipe_and_a_dangling_link_are_refused_without_waiting) {
    cr_assert_eq(mkdir(extracts_path("nguoi_tham_gia.csv"), 0700), 0);
    expect_refused("thư mục", ERR_IO);
    cr_assert_eq(rmdir(extracts_path("nguoi_tham_gia.csv")), 0);
    cr_assert_eq(mkfifo(extracts_path("nguoi_tham_gia.csv"), 0600), 0);
    expect_refused("tệp đặc biệt", ERR_IO);
    cr_assert_eq(unlink(extracts_path("nguoi_tham_gia.csv")), 0);
    cr_assert_eq(symlink("/nowhere", extracts_path("nguoi_tham_gia.csv")), 0);
    expect_refused("nguoi_tham_gia.csv", ERR_IO);
    cr_assert_eq(unlink(extracts_path("nguoi_tham_gia.csv")), 0);
}

Test(intake_corpus, a_file_that_is_still_being_copied_is_not_read) {
    extracts_put("nguoi_tham_gia.csv", STR(H R1));
    extracts_put("nguoi_tham_gia.csv.part", STR(H));
    expect_refused("đang được", ERR_NOINPUT);
    cr_assert_eq(unlink(extracts_path("nguoi_tham_gia.csv.part")), 0);
    extracts_put("nguoi_tham_gia.tmp", STR(H));
    expect_refused("đang được", ERR_NOINPUT);
    cr_assert_eq(unlink(extracts_path("nguoi_tham_gia.tmp")), 0);
    extracts_put("nguoi_tham_gia_2.csv.tmp", STR(H));
    expect_refused("đang được", ERR_NOINPUT);
}

static void
grow(void) {
    extracts_put("nguoi_tham_gia_2.csv", STR(H R1 R2 R3));
}

static void
grow_the_first(void) {
    extracts_put("nguoi_tham_gia_1.csv", STR(H R1 R2 R3));
}

static void
arrive(void) {
    extracts_put("nguoi_tham_gia_3.csv", STR(H R1));
}

static void
nothing(void) {
}

Test(intake_corpus, what_changes_while_it_is_read_is_refused) {
    static void (*const change[])(void) = {grow, grow_the_first, arrive, nothing};

    for (size_t i = 0; i < COUNT(change); i++) {
        struct extracts_run r;

        (void)unlink(extracts_path("nguoi_tham_gia_3.csv"));
        extracts_put("nguoi_tham_gia_1.csv", STR(H R1));
        extracts_put("nguoi_tham_gia_2.csv", STR(H R2));
        extracts_during(change[i]);
        extracts_read(&r, NULL);
        extracts_during(NULL);
        cr_assert_eq(r.ok, change[i] == nothing, "case %zu: %s", i, r.e.what);
        cr_assert(r.ok || r.e.kind == ERR_NOINPUT, "case %zu", i);
        extracts_free(&r);
    }
}

Test(intake_corpus, what_is_missing_is_named) {
    expect_refused("không có tệp nguoi_tham_gia* (.xlsx, .csv) trong", ERR_NOINPUT);
    extracts_put("nguoi_tham_gia.docx", STR("PK"));
    expect_refused("chỉ thấy nguoi_tham_gia.docx, không phải", ERR_NOINPUT);
}

/* --- large shapes ------------------------------------------------------------------------ */

static void
expect_counts(const char *name, unsigned read, unsigned rejected, const char *rules) {
    const struct ledger_file *a;
    struct extracts_run r;
    struct buf got = {0};

    extracts_read(&r, NULL);
    cr_assert(r.ok, "%s: %s", name, r.e.what);
    a = extracts_file(&r, "ky/nguoi_tham_gia.csv");
    rules_of(&r, &got);
    cr_assert_eq(a->read, read, "%s: %lu read", name, (unsigned long)a->read);
    cr_assert_eq(a->rejected, rejected, "%s: %lu rejected", name, (unsigned long)a->rejected);
    cr_assert_str_eq(buf_z(&got), rules, "%s: %s", name, buf_z(&got));
    buf_free(&got);
    extracts_free(&r);
}

static void
put_filled(const char *head, const char *fill, size_t times, const char *tail) {
    struct buf b = {0};

    buf_text(&b, head);
    for (size_t i = 0; i < times; i++) {
        buf_text(&b, fill);
    }
    buf_text(&b, tail);
    extracts_put("nguoi_tham_gia.csv", buf_view(&b));
    buf_free(&b);
}

Test(intake_corpus, monsters_cost_one_row) {
    static const struct {
        const char *name, *head, *fill;
        size_t times;
        const char *tail;
        unsigned read, rejected;
        const char *rules;
    } row[] = {
        {"64 KiB", H "4600000009,", "x", 65536, ",19753,0\n" R1, 2, 0, ""},
        {"64 KiB and one", H "4600000009,", "x", 65537, ",19753,0\n" R1, 2, 1, "D15"},
        {"64 KiB quoted", H "4600000009,\"", "x", 65536, "\",19753,0\n" R1, 2, 0, ""},
        {"64 KiB and one quoted", H "4600000009,\"", "x", 65537, "\",19753,0\n" R1, 2, 1, "D15"},
        {"10 MB", H "4600000009,", "0123456789", 1000000, ",19753,0\n" R1, 2, 1, "D15"},
        {"10 MB quoted", H "4600000009,\"", "0123456789", 1000000, "\",19753,0\n" R1, 2, 1, "D15"},
        {"a million columns", H R1, ",", 1000000, "\n" R2, 3, 1, "D15"},
        {"a million quotes", H R1, "\"", 1000000, "\n" R2, 3, 1, "D15"},
        {"1.000 lines in quotes", H "4600000009,\"", "An\n", 1000, "\",19753,0\n" R1, 2, 0, ""},
    };
    for (size_t i = 0; i < COUNT(row); i++) {
        put_filled(row[i].head, row[i].fill, row[i].times, row[i].tail);
        expect_counts(row[i].name, row[i].read, row[i].rejected, row[i].rules);
    }
    put_filled("ma_so_bhxh,ma_xa", ",x", 1000000, "\n" R1);
    expect_refused("tiêu đề", ERR_DATA);
}

/* --- D14 at every record and every place of a table ------------------------------------------ */

Test(intake_corpus, one_open_quote_anywhere_in_a_table_costs_exactly_its_row) {
    enum { ROWS = 40, COLUMNS = 8 };
    static const char *const cell[COLUMNS] = {"19753",      "BB", "1",       "01/01/1990",
                                              "01/01/2020", "",   "5000000", "\"Tèo, \"\"Tí\"\"\""};

    for (size_t bad = 0; bad < ROWS; bad++) {
        for (size_t column = bad % EACH; column <= COLUMNS; column += EACH) {
            struct buf b = {0};
            struct extracts_run r;
            const struct ledger_file *a;
            char key[16];

            buf_text(
                &b, "ma_so_bhxh,ma_xa,loai_bhxh,bhtn,ngay_sinh,tu_ngay,den_ngay,muc_dong,ho_ten\n");
            for (size_t i = 0; i < ROWS; i++) {
                buf_fmt(&b, "%s46000000%02zu", i == bad && column == 0 ? "\"" : "", i);
                for (size_t c = 0; c < COLUMNS; c++) {
                    buf_fmt(&b, ",%s%s", i == bad && column == c + 1 ? "\"" : "", cell[c]);
                }
                buf_char(&b, '\n');
            }
            extracts_put("nguoi_tham_gia.csv", buf_view(&b));
            extracts_read(&r, NULL);
            cr_assert(r.ok, "%s", r.e.what);
            a = extracts_file(&r, "ky/nguoi_tham_gia.csv");
            cr_assert_eq(a->read, ROWS, "row %zu, column %zu: %lu read", bad, column,
                         (unsigned long)a->read);
            cr_assert_eq(a->rejected, 1, "row %zu, column %zu", bad, column);
            cr_assert_eq(a->findings[LEDGER_D14], 1, "row %zu, column %zu", bad, column);
            for (size_t i = 0; i < ROWS; i++) {
                (void)snprintf(key, sizeof key, "46000000%02zu", i);
                cr_assert_eq(strstr(buf_z(&r.rows), key) == NULL, i == bad,
                             "row %zu, column %zu: %s", bad, column, key);
            }
            extracts_free(&r);
            buf_free(&b);
        }
    }
}
