/* test_outcome - what a run came to, told to programs. */

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "run/outcome.h"
#include "text/utf8.h"

static void
answered(struct outcome *o, struct period p, struct buf *out) {
    struct json_out *a = json_out_new();

    outcome_answer(o, p, a);
    json_out_print(a, out);
    json_out_free(a);
}

/* Paths may hold any bytes. */
Test(outcome, an_answer_keeps_the_folder_and_every_warning_whatever_their_bytes) {
    struct outcome o = {.due = PERIOD_NO_DATE};
    struct buf out = {0};

    outcome_folder(&o, "ra/\xff");
    outcome_warn(&o, "đúng");
    outcome_warn(&o, "tệp %s", "\xe1\xba");
    answered(&o, (struct period){PERIOD_MONTH, 2026, 1}, &out);
    cr_assert(utf8_valid(buf_view(&out)));
    cr_expect_not_null(strstr(out.p, "\"folder\": \"ra/\xef\xbf\xbd\""), "%s", out.p);
    cr_expect_not_null(strstr(out.p, "\"đúng\""), "%s", out.p);
    cr_expect_not_null(strstr(out.p, "\"tệp \xef\xbf\xbd"), "%s", out.p);
    cr_expect_not_null(strstr(out.p, "\"due\": null"), "a month is due nowhere: %s", out.p);
    buf_free(&out);
    outcome_free(&o);
}

Test(outcome, no_warning_is_dropped_however_many_there_are) {
    enum { MANY = 1000 };
    struct outcome o = {0};
    struct buf out = {0};

    for (int i = 0; i < MANY; i++) {
        outcome_warn(&o, "cảnh báo %d.", i);
    }
    cr_assert_eq(o.warnings, MANY);
    answered(&o, (struct period){PERIOD_QUARTER, 2026, 1}, &out);
    for (int i = 0; i < MANY; i++) {
        char line[64];

        (void)snprintf(line, sizeof line, "\"cảnh báo %d.\"", i);
        cr_expect_not_null(strstr(out.p, line), "%s is gone", line);
    }
    buf_free(&out);
    outcome_free(&o);
    cr_expect_eq(o.warnings, 0);
}
