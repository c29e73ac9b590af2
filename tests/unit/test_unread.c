/* unread - a file that no table takes is named, one that is read is not. */

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/fs.h"
#include "run/unread.h"

Test(unread, strange_names_are_told_and_extracts_are_not) {
    static const char *const file[] = {"nguoi_tham_gia_01.csv",
                                       "don_vi.CSV",
                                       "thue.xlsx",
                                       "thue.csv",
                                       "Thuế Q1.txt",
                                       "danh sach.csv",
                                       ".an.csv",
                                       "Người tham gia.XLSX",
                                       "thue.docx",
                                       "Chuyên đề 1.xlsx"};
    static const char *const told[] = {"bo sung", "danh sach.csv", "thue.docx"};
    char dir[] = "/tmp/baophu-unread-XXXXXX";
    struct arena a = ARENA_EMPTY;
    const char *const *name;
    struct fs_list files;
    size_t n;
    struct err e;

    cr_assert_not_null(mkdtemp(dir));
    cr_assert(fs_mkdirs(fs_join(&a, dir, "nhan_xet"), &e));
    cr_assert(fs_mkdirs(fs_join(&a, dir, "bo sung"), &e)); /* late extracts put a folder deeper */
    for (size_t i = 0; i < sizeof file / sizeof file[0]; i++) {
        cr_assert(fs_write_new(fs_join(&a, dir, file[i]), "x", 1, &e), "%s", e.what);
    }
    cr_assert(unread_list(&a, dir, &name, &n, &e), "%s", e.what);
    cr_assert_eq(n, sizeof told / sizeof told[0]);
    for (size_t i = 0; i < n; i++) {
        cr_expect_str_eq(name[i], told[i]);
    }
    cr_assert(fs_write_new(fs_join(&a, dir, "bo sung/don_vi.csv"), "xy", 2, &e));
    cr_assert(fs_write_new(fs_join(&a, dir, "bo sung/.an"), "x", 1, &e));
    cr_assert(fs_write_new(fs_join(&a, dir, "nhan_xet/y.csv"), "x", 1, &e));
    cr_assert(fs_write_new(fs_join(&a, dir, "~$thue.xlsx"), "x", 1, &e)); /* it is open */
    cr_assert(unread_files(&a, dir, &files, &e), "%s", e.what);
    cr_assert_eq(files.n, 3);
    cr_expect_str_eq(files.e[0].name, "bo sung/don_vi.csv");
    cr_expect_eq(files.e[0].bytes, 2);
    cr_assert(unread_list(&a, dir, &name, &n, &e), "%s", e.what);
    cr_expect_eq(n, sizeof told / sizeof told[0]);
    cr_assert(fs_remove_tree(dir, &e));
    cr_assert(unread_list(&a, dir, &name, &n, &e));
    cr_expect_eq(n, 0);
    arena_free(&a);
}
