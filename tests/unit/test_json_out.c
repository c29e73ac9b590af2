/* test_answer - the one JSON object of --json. */

#include <criterion/criterion.h>
#include <string.h>

#include "store/json_out.h"
#include "store/version.h"

Test(json_out, keeps_keys_in_order_and_closes_what_was_begun) {
    struct json_out *a = json_out_new();
    struct buf out = {0};

    json_out_text(a, "z", "đầu");
    json_out_list(a, "a");
    json_out_int(a, NULL, -1);
    json_out_object(a, NULL);
    json_out_flag(a, "yes", true);
    json_out_none(a, "nothing");
    json_out_end(a);
    json_out_end(a);
    json_out_str(a, "empty", (str){NULL, 0});
    json_out_print(a, &out);
    cr_expect_str_eq(buf_z(&out),
                     "{\n \"version\": \"" VERSION_TEXT
                     "\",\n \"z\": \"đầu\",\n \"a\": [\n  -1,\n  {\n   \"yes\": true,\n"
                     "   \"nothing\": null\n  }\n ],\n \"empty\": \"\"\n}\n");
    buf_free(&out);
    json_out_free(a);
}

Test(json_out, a_failure_ends_what_a_command_left_open_and_says_where_and_which_status) {
    struct json_out *a = json_out_new();
    struct err e = {.kind = ERR_IO, .what = "đĩa \"đầy\"\n\xff", .where = "tệp x"};
    struct buf out = {0};

    json_out_list(a, "rows");
    json_out_object(a, NULL);
    json_out_end_all(a);
    json_out_result(a, &e, "baophu run", 74);
    json_out_print(a, &out);
    cr_expect_not_null(strstr(out.p, "\"error\": \"đĩa \\\"đầy\\\"\\n\xef\xbf\xbd\""), "%s", out.p);
    cr_expect_not_null(strstr(out.p, "\"where\": \"tệp x\",\n \"status\": 74\n}\n"), "%s", out.p);
    buf_free(&out);
    json_out_free(a);
}

Test(json_out, what_ended_well_has_no_error) {
    struct json_out *a = json_out_new();
    struct buf out = {0};

    json_out_result(a, NULL, "baophu run", 3);
    json_out_print(a, &out);
    cr_expect_str_eq(buf_z(&out), "{\n \"version\": \"" VERSION_TEXT
                                  "\",\n \"error\": null,\n \"where\": \"\",\n"
                                  " \"status\": 3\n}\n");
    buf_free(&out);
    json_out_free(a);
}

Test(json_out, an_error_without_a_place_of_its_own_is_that_of_the_whole_command) {
    struct json_out *a = json_out_new();
    struct err e = {.kind = ERR_NOINPUT, .what = "không có"};
    struct buf out = {0};

    json_out_result(a, &e, "baophu run 2026-Q1", 66);
    json_out_print(a, &out);
    cr_expect_not_null(strstr(out.p, "\"where\": \"baophu run 2026-Q1\""), "%s", out.p);
    buf_free(&out);
    json_out_free(a);
}
