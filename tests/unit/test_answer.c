/* test_answer - the one JSON object of --json. */

#include <criterion/criterion.h>
#include <string.h>

#include "run/answer.h"

Test(answer, keeps_keys_in_order_and_closes_what_was_begun) {
    struct answer *a = answer_new();
    struct buf out = {0};

    answer_text(a, "z", "đầu");
    answer_list(a, "a");
    answer_int(a, NULL, -1);
    answer_object(a, NULL);
    answer_flag(a, "yes", true);
    answer_none(a, "nothing");
    answer_end(a);
    answer_end(a);
    answer_str(a, "empty", (str){NULL, 0});
    answer_print(a, &out);
    cr_expect_str_eq(buf_z(&out), "{\n \"z\": \"đầu\",\n \"a\": [\n  -1,\n  {\n   \"yes\": true,\n"
                                  "   \"nothing\": null\n  }\n ],\n \"empty\": \"\"\n}\n");
    buf_free(&out);
    answer_free(a);
}

Test(answer, a_failure_ends_what_a_command_left_open_and_says_where_and_which_status) {
    struct answer *a = answer_new();
    struct err e = {.kind = ERR_IO, .what = "đĩa \"đầy\"\n\xff", .where = "tệp x"};
    struct buf out = {0};

    answer_list(a, "rows");
    answer_object(a, NULL);
    answer_end_all(a);
    answer_result(a, &e, 74);
    answer_print(a, &out);
    cr_expect_not_null(strstr(out.p, "\"error\": \"đĩa \\\"đầy\\\"\\n\xef\xbf\xbd\""), "%s", out.p);
    cr_expect_not_null(strstr(out.p, "\"where\": \"tệp x\",\n \"status\": 74\n}\n"), "%s", out.p);
    buf_free(&out);
    answer_free(a);
}

Test(answer, what_ended_well_has_no_error) {
    struct answer *a = answer_new();
    struct buf out = {0};

    answer_result(a, NULL, 3);
    answer_print(a, &out);
    cr_expect_str_eq(buf_z(&out), "{\n \"error\": null,\n \"where\": null,\n \"status\": 3\n}\n");
    buf_free(&out);
    answer_free(a);
}
