/* test_buf - bytes that grow. */

#include <criterion/criterion.h>
#include <signal.h>
#include <string.h>

#include "base/buf.h"

Test(buf, an_empty_buf_reads_as_empty_text) {
    struct buf b = {0};

    cr_assert_str_eq(buf_z(&b), "");
    cr_assert_eq(buf_view(&b).n, 0);
    buf_add(&b, NULL, 0);
    cr_assert_str_eq(b.p, "");
    buf_free(&b);
    buf_free(&b);
    cr_assert_null(b.p);
}

Test(buf, additions_follow_each_other_and_a_nul_follows_them) {
    struct buf b = {0};

    buf_text(&b, "xã ");
    buf_str(&b, STR("Đình Lập"));
    buf_char(&b, ':');
    buf_fmt(&b, " %d%s", 12, "%");
    buf_fmt(&b, "%s", "");
    memcpy(buf_take(&b, 2), "ok", 2);
    cr_assert_str_eq(b.p, "xã Đình Lập: 12%ok");
    cr_assert_eq(b.n, strlen(b.p));
    buf_clear(&b);
    cr_assert_str_eq(buf_z(&b), "");
    buf_free(&b);
}

Test(buf, every_length_up_to_some_growths_keeps_its_bytes) {
    struct buf b = {0};

    for (size_t i = 0; i < 5000; i++) {
        buf_char(&b, (char)('a' + (int)(i % 26)));
        cr_assert_eq(b.p[b.n], '\0');
        cr_assert_lt(b.n, b.cap);
    }
    for (size_t i = 0; i < 5000; i++) {
        cr_assert_eq(b.p[i], 'a' + (int)(i % 26));
    }
    buf_free(&b);
}

Test(buf, a_buf_beyond_its_maximum_ends_the_process, .exit_code = 70) {
    struct buf b = {0};

    (void)buf_take(&b, (size_t)BUF_MAX + 1);
}
