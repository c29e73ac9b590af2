/* test_outcome - what a run came to, told to programs. */

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "run/outcome.h"
#include "text/utf8.h"

/* Paths may hold any bytes, and a warning longer than its place is cut, even inside a letter. */
Test(outcome, json_keeps_the_error_and_every_warning_whatever_their_bytes) {
    const struct period p = {PERIOD_QUARTER, 2026, 1};
    struct outcome o = {.folder = "ra/\xff", .warnings = 2};
    struct err e = {.kind = ERR_IO, .what = "không mở được tệp \xe1\xba"};
    struct buf out = {0};

    (void)snprintf(o.warning[0], sizeof o.warning[0], "đúng");
    for (size_t i = 0; i + 1 < sizeof o.warning[1]; i++) {
        o.warning[1][i] = "\xc6\xb0"[i % 2]; /* ư, an odd number of bytes */
    }
    outcome_json(&o, p, &e, &out);
    cr_assert(utf8_valid(buf_view(&out)));
    cr_expect_not_null(strstr(out.p, "\"folder\": \"ra/\xef\xbf\xbd\""), "%s", out.p);
    cr_expect_not_null(strstr(out.p, "\"error\": \"không mở được tệp \xef\xbf\xbd"), "%s", out.p);
    cr_expect_not_null(strstr(out.p, "\"đúng\""), "%s", out.p);
    cr_expect_not_null(strstr(out.p, "\xc6\xb0\xc6\xb0\xef\xbf\xbd\""), "%s", out.p);
    buf_free(&out);
}
