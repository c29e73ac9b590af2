/* test_err - the one error value. */

#include <criterion/criterion.h>
#include <errno.h>
#include <pwd.h>
#include <string.h>
#include <unistd.h>

#include "base/err.h"

Test(err, what_is_kept_and_places_are_added_from_the_inside_out) {
    struct err e;

    cr_assert_not(err_set(&e, ERR_DATA, "dòng %d có hơn %d ô", 17, 1024));
    cr_assert_not(err_at(&e, "dòng %d", 17));
    cr_assert_not(err_at(&e, "%s", "input/thue.csv"));
    cr_assert_str_eq(e.what, "dòng 17 có hơn 1024 ô");
    cr_assert_str_eq(e.where, "dòng 17 của input/thue.csv");
    cr_assert_eq(e.kind, ERR_DATA);
    cr_assert_eq(e.os, 0);
    cr_assert_eq(err_exit_status(e.kind), 65);
}

Test(err, the_system_error_is_kept_with_its_text) {
    struct err e;

    errno = ENOENT;
    cr_assert_not(err_os(&e, ERR_NOINPUT, "không mở được %s", "a.csv"));
    cr_assert_eq(e.os, ENOENT);
    cr_assert_str_eq(e.what, "không mở được a.csv: không có tệp hoặc thư mục này");
}

Test(err, a_missing_right_names_who_runs_the_program) {
    const struct passwd *user = getpwuid(geteuid());
    struct err e;

    errno = EACCES;
    (void)err_os(&e, ERR_IO, "không mở được tệp a");
    cr_expect_not_null(strstr(e.what, "không có quyền; chương trình đang chạy bằng người dùng "));
    cr_expect_not_null(strstr(e.what, user != NULL ? user->pw_name : " số "));
}

Test(err, a_text_that_is_too_long_ends_between_two_letters) {
    static const struct {
        const char *letter;
        size_t bytes;
    } row[] = {{"ệ", 3}, {"đ", 2}, {"x", 1}, {"😀", 4}};

    for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
        for (size_t shift = 0; shift < 4; shift++) {
            char big[2000] = "....";
            struct err e;
            size_t n;

            for (size_t at = shift; at + 4 < sizeof big; at += row[i].bytes) {
                memcpy(big + at, row[i].letter, row[i].bytes + 1);
            }
            (void)err_set(&e, ERR_DATA, "%s", big);
            n = strlen(e.what);
            cr_assert_eq((n - shift) % row[i].bytes, 0, "%s after %zu", row[i].letter, shift);
            cr_assert_gt(n, sizeof e.what - 5);
            for (int k = 0; k < 40; k++) {
                (void)err_at(&e, "%.*s", (int)(shift + 8 * row[i].bytes), big);
            }
            n = strlen(e.where);
            cr_assert(n < sizeof e.where);
            cr_assert_neq((unsigned char)e.where[n - 1] & 0xc0U, 0xc0U);
        }
    }
}

Test(err, a_message_is_one_line_whatever_a_path_holds) {
    struct err e;

    (void)err_set(&e, ERR_IO, "không đọc được %s", "a\nb\x1b[2Jc");
    cr_assert_str_eq(e.what, "không đọc được a b [2Jc");
}

/* A byte of TCVN3, a letter written too long, half of a pair, one past the last letter, a control of the second kind. */
Test(err, a_message_is_valid_whatever_a_file_holds) {
    struct err e;

    (void)err_set(&e, ERR_DATA, "dòng \"%s\"; kiểm tra",
                  "H\xb5 \xc0\xaf \xed\xa0\x80 \xf4\x90\x80\x80 \xc2\x9b [\xc3");
    cr_expect_str_eq(e.what, "dòng \"H? ?? ??? ???? ?? [?\"; kiểm tra");
    (void)err_at(&e, "%s", "a\xe1\xba");
    cr_expect_str_eq(e.where, "a??");
}
