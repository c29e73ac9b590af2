/* test_field - what came in as a name stays text in a spreadsheet of any separator. */

#include <criterion/criterion.h>

#include "base/field.h"

static const struct {
    const char *text, *field;
} row[] = {
    {"Xã Phú Vinh", "Xã Phú Vinh"},
    {"", ""},
    {"a,b", "\"a,b\""},
    {"a\"b", "\"a\"\"b\""},
    {"=1+1", "\"'=1+1\""},
    {"-5", "\"'-5\""},
    {"+84", "\"'+84\""},
    {"@x", "\"'@x\""},
    {" =1", "\"' =1\""},
    {"\"=1", "\"'\"\"=1\""},
    {"a;=1+1;b", "\"a;'=1+1;b\""},
    {"a\t-1", "\"a\t'-1\""},
    {"a|@b", "\"a|'@b\""},
    {"a\n=b", "\"a\n'=b\""},
    {"a; =b", "\"a;' =b\""},
    {"0100109106-001", "0100109106-001"},
    {"Cty A+B", "Cty A+B"},
};

Test(field, no_cell_of_a_field_is_run) {
    for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
        struct buf b = {0};

        field_put(&b, str_from(row[i].text));
        cr_expect_str_eq(buf_z(&b), row[i].field, "%s", row[i].text);
        buf_free(&b);
    }
}
