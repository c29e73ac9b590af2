/* test_number - numbers as offices write them.  Expected values by hand. */

#include <criterion/criterion.h>

#include "ingest/number.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

Test(number, reads_whole_numbers_in_the_form_of_the_column) {
    static const struct {
        const char *text;
        enum number_form form;
        enum number_result result;
        int64_t value;
    } row[] = {
        {"0", NUMBER_PLAIN, NUMBER_OK, 0},
        {"1234567", NUMBER_PLAIN, NUMBER_OK, 1234567},
        {"1234567", NUMBER_DOT, NUMBER_OK, 1234567},
        {"1.234.567", NUMBER_DOT, NUMBER_OK, 1234567},
        {"1.234.567", NUMBER_COMMA, NUMBER_NOT, 0},
        {"1,234,567", NUMBER_COMMA, NUMBER_OK, 1234567},
        {"1,234,567", NUMBER_DOT, NUMBER_NOT, 0},
        {"1.234", NUMBER_DOT, NUMBER_OK, 1234},
        {"1.234", NUMBER_COMMA, NUMBER_NOT_WHOLE, 0},
        {"1.234", NUMBER_PLAIN, NUMBER_NOT, 0},
        {"1.234,0", NUMBER_DOT, NUMBER_OK, 1234},
        {"1.234,00", NUMBER_DOT, NUMBER_OK, 1234},
        {"1.234,5", NUMBER_DOT, NUMBER_NOT_WHOLE, 0},
        {"1234,0", NUMBER_DOT, NUMBER_OK, 1234},
        {"1234.0", NUMBER_COMMA, NUMBER_OK, 1234},
        {"1 234 567", NUMBER_PLAIN, NUMBER_OK, 1234567},
        {"1\u00a0234\u00a0567", NUMBER_PLAIN, NUMBER_OK, 1234567},
        {"1\u202f234\u202f567", NUMBER_DOT, NUMBER_OK, 1234567},
        {"12 34", NUMBER_PLAIN, NUMBER_NOT, 0},
        {"5 7.971.868.654", NUMBER_DOT, NUMBER_OK, 57971868654},
        {"1.234.567 đ", NUMBER_DOT, NUMBER_OK, 1234567},
        {"1.234.567đồng", NUMBER_DOT, NUMBER_OK, 1234567},
        {"1,234,567 VND", NUMBER_COMMA, NUMBER_OK, 1234567},
        {"-5", NUMBER_PLAIN, NUMBER_NEGATIVE, 0},
        {"-5.000", NUMBER_DOT, NUMBER_NEGATIVE, 0},
        {"-0", NUMBER_PLAIN, NUMBER_OK, 0},
        {"(5)", NUMBER_PLAIN, NUMBER_NOT, 0},
        {"1,2E+09", NUMBER_DOT, NUMBER_DAMAGED, 0},
        {"1.23E+09", NUMBER_COMMA, NUMBER_DAMAGED, 0},
        {"năm triệu", NUMBER_PLAIN, NUMBER_NOT, 0},
        {"12a", NUMBER_PLAIN, NUMBER_NOT, 0},
        {"12.34.567", NUMBER_DOT, NUMBER_NOT, 0},
        {"1.2345", NUMBER_DOT, NUMBER_NOT, 0},
        {"0.123", NUMBER_DOT, NUMBER_NOT, 0},
        {"1,234.567", NUMBER_DOT, NUMBER_NOT, 0},
        {".5", NUMBER_COMMA, NUMBER_NOT, 0},
        {"5.", NUMBER_COMMA, NUMBER_NOT, 0},
        {"007", NUMBER_PLAIN, NUMBER_OK, 7},
        {"1000001", NUMBER_PLAIN, NUMBER_OK, 1000001},
        {"100000000000000000000", NUMBER_PLAIN, NUMBER_TOO_LARGE, 0},
        {"9999999999999999999999999999999999999999999999999999999", NUMBER_PLAIN, NUMBER_NOT, 0},
        {"100.000.000.000.001", NUMBER_DOT, NUMBER_TOO_LARGE, 0},
    };
    for (size_t i = 0; i < COUNT(row); i++) {
        int64_t v = -1;
        const enum number_result got =
            number_whole(str_from(row[i].text), row[i].form, 100000000000000, &v);

        cr_assert_eq(got, row[i].result, "%s: %d", row[i].text, (int)got);
        cr_assert_eq(v, row[i].result == NUMBER_OK ? row[i].value : -1, "%s", row[i].text);
    }
}

Test(number, reads_percentages_to_hundredths) {
    static const struct {
        const char *text;
        enum number_form form;
        enum number_result result;
        int64_t value;
    } row[] = {
        {"95,15%", NUMBER_DOT, NUMBER_OK, 9515},    {"95.15", NUMBER_COMMA, NUMBER_OK, 9515},
        {"95", NUMBER_PLAIN, NUMBER_OK, 9500},      {"95,1", NUMBER_DOT, NUMBER_OK, 9510},
        {"95,150", NUMBER_DOT, NUMBER_OK, 9515},    {"95,155", NUMBER_DOT, NUMBER_NOT_WHOLE, 0},
        {"0,05 %", NUMBER_DOT, NUMBER_OK, 5},       {"-1,5", NUMBER_DOT, NUMBER_NEGATIVE, 0},
        {"1000", NUMBER_PLAIN, NUMBER_TOO_LARGE, 0}};

    for (size_t i = 0; i < COUNT(row); i++) {
        int64_t v = -1;

        cr_assert_eq(number_hundredths(str_from(row[i].text), row[i].form, 20000, &v),
                     row[i].result, "%s", row[i].text);
        cr_assert_eq(v, row[i].result == NUMBER_OK ? row[i].value : -1, "%s", row[i].text);
    }
}

Test(number, reads_signs_and_decimals_where_a_column_may_have_them) {
    static const struct {
        const char *text;
        enum number_form form;
        enum number_result signed_, decimal;
        int64_t whole, hundredths;
    } row[] = {{"-1.234.567", NUMBER_DOT, NUMBER_OK, NUMBER_NEGATIVE, -1234567, -1},
               {"- 5", NUMBER_PLAIN, NUMBER_OK, NUMBER_NEGATIVE, -5, -1},
               {"-0", NUMBER_PLAIN, NUMBER_OK, NUMBER_OK, 0, 0},
               {"7", NUMBER_PLAIN, NUMBER_OK, NUMBER_OK, 7, 700},
               {"2,9", NUMBER_DOT, NUMBER_NOT_WHOLE, NUMBER_OK, -1, 290},
               {"2,999", NUMBER_DOT, NUMBER_NOT_WHOLE, NUMBER_OK, -1, 299},
               {"2.955", NUMBER_COMMA, NUMBER_NOT_WHOLE, NUMBER_OK, -1, 295},
               {"1000000", NUMBER_PLAIN, NUMBER_OK, NUMBER_TOO_LARGE, 1000000, -1},
               {"-2000001", NUMBER_PLAIN, NUMBER_TOO_LARGE, NUMBER_NEGATIVE, -1, -1},
               {"hai", NUMBER_PLAIN, NUMBER_NOT, NUMBER_NOT, -1, -1}};

    for (size_t i = 0; i < COUNT(row); i++) {
        int64_t v = -1;

        cr_assert_eq(number_signed(str_from(row[i].text), row[i].form, 2000000, &v), row[i].signed_,
                     "%s", row[i].text);
        cr_assert_eq(v, row[i].whole, "%s", row[i].text);
        v = -1;
        cr_assert_eq(number_decimal(str_from(row[i].text), row[i].form, 2000000, &v),
                     row[i].decimal, "%s", row[i].text);
        cr_assert_eq(v, row[i].hundredths, "%s", row[i].text);
    }
}

Test(number, decides_the_form_from_all_values) {
    static const struct {
        const char *value[6];
        bool thousands, decided;
        enum number_form form;
    } row[] = {
        {{"1", "22"}, true, true, NUMBER_PLAIN},
        {{"1.234", "1.234.567"}, true, true, NUMBER_DOT},
        {{"1.234", "1.234.567"}, false, true, NUMBER_DOT},
        {{"1,234", "1,234,567"}, false, true, NUMBER_COMMA},
        {{"1.234", "0,5"}, true, true, NUMBER_DOT},
        {{"1.234", "0.5"}, true, true, NUMBER_COMMA},
        {{"1.234,5"}, true, true, NUMBER_DOT},
        {{"1,234.5"}, true, true, NUMBER_COMMA},
        {{"1.234", "5.678"}, true, true, NUMBER_DOT},
        {{"1.234", "5.678"}, false, true, NUMBER_COMMA},
        {{"1,234"}, true, true, NUMBER_COMMA},
        {{"1,234"}, false, true, NUMBER_DOT},
        {{"1.234.567", "1,234,567"}, true, false, NUMBER_PLAIN},
        {{"1.234", "1,234"}, true, false, NUMBER_PLAIN},
        {{"abc", "12"}, true, true, NUMBER_PLAIN},
        {{"12.0", "1234.0"}, true, true, NUMBER_COMMA},
    };
    for (size_t i = 0; i < COUNT(row); i++) {
        struct number_evidence v = {0};
        enum number_form f = NUMBER_PLAIN;

        for (size_t k = 0; k < COUNT(row[i].value) && row[i].value[k] != NULL; k++) {
            number_evidence_add(&v, str_from(row[i].value[k]));
        }
        cr_assert_eq(number_decide(&v, row[i].thousands, &f), row[i].decided, "case %zu", i);
        cr_assert(!row[i].decided || f == row[i].form, "case %zu: %s", i, number_form_text(f));
    }
}

Test(number, one_slip_among_many_does_not_undo_the_form) {
    struct number_evidence v = {0};
    enum number_form f;

    number_evidence_add(&v, STR("1,234,567"));
    for (int i = 0; i < 20; i++) {
        cr_assert_eq(number_decide(&v, true, &f), i == 0, "%d", i);
        number_evidence_add(&v, STR("1.234.567"));
    }
    cr_assert(number_decide(&v, true, &f));
    cr_assert_eq(f, NUMBER_DOT);
}
