/* test_table_looks - a file that no table takes is known for one by its name or by its headers, and a letter is not. */

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/fs.h"
#include "ingest/table_looks.h"
#include "zipped.h"

#define PEOPLE "ma_so_bhxh;ho_ten;ma_xa\n4601234567;An;19753\n"

static const struct {
    const char *name, *text, *looks; /* NULL: like nothing */
} files[] = {
    {"Người tham gia Q1.XLSX", "PK\3\4", "nguoi_tham_gia"},
    {"DS_nguoi_tham_gia-01.csv", "x", "nguoi_tham_gia"},
    {"don_vi", "x", "don_vi"},
    {"DON VI (2).zip", "", "don_vi"},
    {"thue.csv.bak", "x", "thue"}, /* a copy that somebody kept */
    {"thuế quý 1.ods", "x", "thue"},
    {"thuemay.csv", "x", NULL},
    {"thuê nhà.docx", "x", NULL},
    {"cong van don vi.pdf", "x", NULL},
    {"moi.dat", PEOPLE, "nguoi_tham_gia"},
    {"moi2.dat", "BẢO HIỂM XÃ HỘI\n\nMã số thuế|Tên người nộp thuế|Trạng thái\n", "thue"},
    {"moi3.dat", "ma_so_bhxh;ho_ten\n", NULL}, /* a required column is not there */
    {"C12 quý 1.dat", "madvi;tendvi;diachi;tiền đầu kỳ;tiền đã nộp;tiền cuối kỳ\n", "don_vi"},
    {"ghi chu.txt", "đã nhận của đơn vị, thuế\n", NULL},
    {"trong.txt", "", NULL},
};

Test(table_looks, by_its_name_or_its_headers) {
    char dir[] = "/tmp/baophu-looks-XXXXXX";
    struct arena a = ARENA_EMPTY;
    struct form_list forms;
    struct profile p;
    struct err e;

    cr_assert_not_null(mkdtemp(dir));
    cr_assert(form_load(&a, "templates/mau", &forms, &e), "%s", e.what);
    cr_assert(profile_load(&a, NULL, &p, &e), "%s", e.what);
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        const char *path = fs_join(&a, dir, files[i].name);
        const char *looks;

        cr_assert(fs_write_new(path, files[i].text, strlen(files[i].text), &e), "%s", e.what);
        looks = table_looks_file(path, &p, &forms);
        cr_expect_str_eq(looks == NULL ? "-" : looks, files[i].looks == NULL ? "-" : files[i].looks,
                         "%s", files[i].name);
    }
    cr_assert_null(table_looks_file(fs_join(&a, dir, "khong co.dat"), &p, &forms));
    cr_assert(fs_remove_tree(dir, &e));
    arena_free(&a);
}

#define TEXT(t) "<c t=\"inlineStr\"><is><t>" t "</t></is></c>"
#define HEAD    TEXT("Mã đơn vị") TEXT("Tên đơn vị") TEXT("Mã xã")

/* A sheet's rows end with their last filled cell, so that the levels of a header are not as wide as each other. */
Test(table_looks, each_sheet_of_a_workbook_and_each_level_of_its_header) {
    static const char wide[] = "<sheetData><row>" HEAD TEXT(
        "Lao động") "</row><row><c r=\"D2\" t=\"inlineStr\"><is><t>Số lao động</t></is></c>"
                    "<c r=\"E2\" t=\"inlineStr\"><is><t>Quỹ lương</t></is></c></row></sheetData>";
    static const char note[] = "<sheetData><row>" TEXT("Lịch họp") "</row></sheetData>";
    static const struct {
        struct zipped_book book;
        const char *looks;
    } want[] = {{{.sheet = wide}, "don_vi"},
                {{.sheet = note, .second = wide}, "don_vi"},
                {{.sheet = note, .second = note}, "-"}};
    char dir[] = "/tmp/baophu-looks-XXXXXX";
    struct arena a = ARENA_EMPTY;
    struct profile p;
    struct err e;

    cr_assert_not_null(mkdtemp(dir));
    cr_assert(profile_load(&a, NULL, &p, &e), "%s", e.what);
    for (size_t i = 0; i < sizeof want / sizeof want[0]; i++) {
        char name[] = "moi0.dat";
        struct buf file = {0};
        const char *path;
        const char *looks;

        name[3] = (char)('0' + i);
        path = fs_join(&a, dir, name);
        zipped_book(&want[i].book, &file);
        cr_assert(fs_write_new(path, file.p, file.n, &e), "%s", e.what);
        looks = table_looks_file(path, &p, NULL);
        cr_expect_str_eq(looks == NULL ? "-" : looks, want[i].looks, "%zu", i);
        buf_free(&file);
    }
    cr_assert(fs_remove_tree(dir, &e));
    arena_free(&a);
}
