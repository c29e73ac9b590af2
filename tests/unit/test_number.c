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
        {"12.000", NUMBER_COMMA, NUMBER_OK, 12},
        {"500,000", NUMBER_DOT, NUMBER_OK, 500},
        {"1,234.000", NUMBER_COMMA, NUMBER_OK, 1234},
        {"1234.000", NUMBER_COMMA, NUMBER_OK, 1234},
        {"12.00", NUMBER_COMMA, NUMBER_OK, 12},
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
        {"1a5", NUMBER_PLAIN, NUMBER_NOT, 0},
        {"1:5", NUMBER_PLAIN, NUMBER_NOT, 0},
        {"1 a55", NUMBER_PLAIN, NUMBER_NOT, 0},
        {"1.a55", NUMBER_DOT, NUMBER_NOT, 0},
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
        {"100000000000000", NUMBER_PLAIN, NUMBER_OK, 100000000000000},
        {"100000000000001", NUMBER_PLAIN, NUMBER_TOO_LARGE, 0},
        {"100.000.000.000.000", NUMBER_DOT, NUMBER_OK, 100000000000000},
        {"1.234,0", NUMBER_PLAIN, NUMBER_NOT, 0},
        {"+5", NUMBER_PLAIN, NUMBER_OK, 5},
        {"+ 5", NUMBER_PLAIN, NUMBER_OK, 5},
        {"1 2345", NUMBER_PLAIN, NUMBER_NOT, 0},
        {"12 345", NUMBER_PLAIN, NUMBER_OK, 12345},
        {"5 7.971", NUMBER_DOT, NUMBER_OK, 57971},
        {"1 1.234,0", NUMBER_DOT, NUMBER_OK, 11234},
        {"5 đồng", NUMBER_PLAIN, NUMBER_OK, 5},
        {"5 vnđ", NUMBER_PLAIN, NUMBER_OK, 5},
        {"5vnd", NUMBER_PLAIN, NUMBER_OK, 5},
        {"5 VNĐ", NUMBER_PLAIN, NUMBER_OK, 5},
        {"5VND", NUMBER_PLAIN, NUMBER_OK, 5},
        {"5đ", NUMBER_PLAIN, NUMBER_OK, 5},
        {"5 Đ", NUMBER_PLAIN, NUMBER_OK, 5},
        {"5₫", NUMBER_PLAIN, NUMBER_OK, 5},
        {"5%", NUMBER_PLAIN, NUMBER_OK, 5},
        {"đồng", NUMBER_PLAIN, NUMBER_NOT, 0},
        {"%", NUMBER_PLAIN, NUMBER_NOT, 0},
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
        {"95,15%", NUMBER_DOT, NUMBER_OK, 9515},       {"95.15", NUMBER_COMMA, NUMBER_OK, 9515},
        {"95", NUMBER_PLAIN, NUMBER_OK, 9500},         {"95,1", NUMBER_DOT, NUMBER_OK, 9510},
        {"95,150", NUMBER_DOT, NUMBER_OK, 9515},       {"95,155", NUMBER_DOT, NUMBER_NOT_WHOLE, 0},
        {"8.296", NUMBER_DOT, NUMBER_NOT, 0},          {"8,296", NUMBER_COMMA, NUMBER_NOT, 0},
        {"82.960", NUMBER_COMMA, NUMBER_OK, 8296},     {"0,05 %", NUMBER_DOT, NUMBER_OK, 5},
        {"12.000", NUMBER_COMMA, NUMBER_NOT_WHOLE, 0}, {"12,000", NUMBER_DOT, NUMBER_NOT_WHOLE, 0},
        {"-1,5", NUMBER_DOT, NUMBER_NEGATIVE, 0},      {"1000", NUMBER_PLAIN, NUMBER_TOO_LARGE, 0}};

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
               {"2.955", NUMBER_DOT, NUMBER_OK, NUMBER_NOT, 2955, -1},
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

/* times of one value after times of another */
struct said {
    const char *value;
    unsigned times;
};

static bool
decided(const struct said *said, size_t n, enum number_kind k, bool thousands,
        enum number_form *out) {
    struct number_evidence v = {0};

    for (size_t i = 0; i < n; i++) {
        for (unsigned t = 0; t < said[i].times; t++) {
            number_evidence_add(&v, str_from(said[i].value), i + 1);
        }
    }
    return number_decide(&v, k, thousands, out);
}

/* 1.234 may be a thousand and a little over one; 1.234.567 may not, and a plain number says nothing. */
Test(number, only_values_that_can_be_read_both_ways_are_ambiguous) {
    static const struct {
        const char *value[3];
        bool want;
    } row[] = {{{"1.234", NULL}, true},
               {{"1,234", "1.234", NULL}, true},
               {{"1.234", "1.234.567", NULL}, false},
               {{"1,234", "12,5", NULL}, false},
               {{"1234", NULL}, false},
               {{"1.234.567", NULL}, false},
               {{"1.234", "1.234.567", "1,234,567"}, false},
               {{NULL}, false}};

    for (size_t i = 0; i < COUNT(row); i++) {
        struct number_evidence v = {0};

        for (size_t k = 0; k < COUNT(row[i].value) && row[i].value[k] != NULL; k++) {
            number_evidence_add(&v, str_from(row[i].value[k]), k + 1);
        }
        cr_expect_eq(number_only_ambiguous(&v), row[i].want, "case %zu", i);
    }
}

Test(number, decides_the_form_from_all_values) {
    static const struct {
        struct said said[4];
        enum number_kind kind;
        bool thousands, decided;
        enum number_form form;
    } row[] = {
        {{{"1", 1}, {"22", 1}}, NUMBER_WHOLES, true, true, NUMBER_PLAIN},
        {{{"1.234", 1}, {"1.234.567", 1}}, NUMBER_WHOLES, true, true, NUMBER_DOT},
        {{{"1.234", 1}, {"1.234.567", 1}}, NUMBER_WHOLES, false, true, NUMBER_DOT},
        {{{"1,234", 1}, {"1,234,567", 1}}, NUMBER_WHOLES, false, true, NUMBER_COMMA},
        {{{"1.234,0", 1}}, NUMBER_WHOLES, true, true, NUMBER_DOT},
        {{{"1,234.5", 1}}, NUMBER_MIXED, true, true, NUMBER_COMMA},
        {{{"1.234", 1}, {"5.678", 1}}, NUMBER_WHOLES, true, true, NUMBER_DOT},
        {{{"1.234", 1}, {"5.678", 1}}, NUMBER_WHOLES, false, true, NUMBER_COMMA},
        {{{"1,234", 1}}, NUMBER_WHOLES, true, true, NUMBER_COMMA},
        {{{"1,234", 1}}, NUMBER_WHOLES, false, true, NUMBER_DOT},
        {{{"1.234.567", 1}, {"1,234,567", 1}}, NUMBER_WHOLES, true, false, NUMBER_PLAIN},
        {{{"1.234", 1}, {"1,234", 1}}, NUMBER_WHOLES, true, false, NUMBER_PLAIN},
        {{{"abc", 1}, {"12", 1}}, NUMBER_WHOLES, true, true, NUMBER_PLAIN},
        {{{"12.0", 1}, {"1234.0", 1}}, NUMBER_WHOLES, true, true, NUMBER_COMMA},
        /* a slip among whole numbers tells nothing of the others */
        {{{"500.000", 4}, {"12.5", 1}}, NUMBER_WHOLES, true, true, NUMBER_DOT},
        {{{"500,000", 4}, {"12,5", 1}}, NUMBER_WHOLES, true, true, NUMBER_COMMA},
        {{{"500.000", 4}, {"12.0", 1}}, NUMBER_WHOLES, true, false, NUMBER_PLAIN},
        {{{"500.000", 40}, {"12.0", 1}}, NUMBER_WHOLES, true, true, NUMBER_DOT},
        {{{"500.000", 40}, {"12,000", 1}}, NUMBER_WHOLES, true, true, NUMBER_DOT},
        {{{"7", 300}, {"12.5", 1}}, NUMBER_WHOLES, true, true, NUMBER_PLAIN},
        {{{"7", 300}, {"1.234.567", 1}, {"1,234,567", 1}}, NUMBER_WHOLES, true, true, NUMBER_PLAIN},
        {{{"7", 30}, {"1.234.567", 1}, {"1,234,567", 1}}, NUMBER_WHOLES, true, false, NUMBER_PLAIN},
        /* where decimals are as likely, enough must say so */
        {{{"500.000", 20}, {"12.5", 1}}, NUMBER_SCALED, true, false, NUMBER_PLAIN},
        {{{"500.000", 4}, {"12.5", 1}}, NUMBER_SCALED, true, false, NUMBER_PLAIN},
        {{{"500.125", 20}, {"12.5", 4}}, NUMBER_SCALED, true, true, NUMBER_COMMA},
        {{{"500.000", 20}, {"1.500.000", 1}}, NUMBER_SCALED, true, true, NUMBER_DOT},
        {{{"12.5", 1}, {"7", 3}}, NUMBER_SCALED, true, true, NUMBER_COMMA},
        /* targets: whole numbers and percents */
        {{{"12.000", 1}, {"82.96", 1}}, NUMBER_MIXED, true, true, NUMBER_COMMA},
        {{{"12.000", 1}, {"82,96", 1}}, NUMBER_MIXED, true, true, NUMBER_DOT},
    };
    for (size_t i = 0; i < COUNT(row); i++) {
        enum number_form f = NUMBER_PLAIN;
        size_t n = 0;

        while (n < COUNT(row[i].said) && row[i].said[n].value != NULL) {
            n++;
        }
        cr_assert_eq(decided(row[i].said, n, row[i].kind, row[i].thousands, &f), row[i].decided,
                     "case %zu", i);
        cr_assert(!row[i].decided || f == row[i].form, "case %zu: %s", i, number_form_text(f));
    }
}

Test(number, one_slip_among_many_does_not_undo_the_form) {
    enum number_form f;

    for (unsigned i = 1; i < 20; i++) {
        const struct said said[] = {{"1,234,567", 1}, {"1.234.567", i}};

        cr_assert_not(decided(said, 2, NUMBER_WHOLES, true, &f), "%u", i);
    }
    cr_assert(decided((const struct said[]){{"1,234,567", 1}, {"1.234.567", 20}}, 2, NUMBER_WHOLES,
                      true, &f));
    cr_assert_eq(f, NUMBER_DOT);
}

Test(number, remembers_where_each_form_stood_first) {
    struct number_evidence v = {0};

    number_evidence_add(&v, STR("7"), 2);
    number_evidence_add(&v, STR("1.234"), 3);
    number_evidence_add(&v, STR("1,234.5"), 4);
    number_evidence_add(&v, STR("1.234.567"), 5);
    cr_assert_eq(v.dot_line, 3);
    cr_assert_eq(v.comma_line, 4);
    cr_assert_eq(v.comma_parts, 1);
    cr_assert_eq(v.dot_parts, 0);
}

Test(number, a_decimal_sign_where_thousands_stand_is_twofold) {
    static const struct {
        const char *text;
        enum number_form form;
        bool want;
    } row[] = {{"12.000", NUMBER_COMMA, true},     {"500,000", NUMBER_DOT, true},
               {"1.234 đ", NUMBER_COMMA, true},    {"1.234", NUMBER_DOT, false},
               {"1,234.000", NUMBER_COMMA, false}, {"1234.000", NUMBER_COMMA, false},
               {"12.00", NUMBER_COMMA, false},     {"0.123", NUMBER_COMMA, false},
               {"1.234", NUMBER_PLAIN, false},     {"12", NUMBER_COMMA, false},
               {"1.234.567", NUMBER_COMMA, true},  {"1,234", NUMBER_PLAIN, false}};

    for (size_t i = 0; i < COUNT(row); i++) {
        cr_assert_eq(number_twofold(str_from(row[i].text), row[i].form), row[i].want, "%s",
                     row[i].text);
    }
}

/* A fifth of the doubtful ones, two at the least, say what the doubtful ones are; nothing says nothing, and surely. */
Test(number, decimals_are_told_from_thousands_by_a_fifth_that_is_sure) {
    static const struct {
        uint64_t dot, maybe_comma;
        bool sure;
        enum number_form form;
    } row[] = {{0, 0, true, NUMBER_PLAIN}, {1, 0, true, NUMBER_DOT},   {1, 1, false, NUMBER_DOT},
               {2, 14, true, NUMBER_DOT},  {2, 15, false, NUMBER_DOT}, {3, 15, true, NUMBER_DOT},
               {3, 20, false, NUMBER_DOT}, {4, 20, true, NUMBER_DOT}};

    for (size_t i = 0; i < COUNT(row); i++) {
        const struct number_evidence v = {.dot = row[i].dot, .maybe_comma = row[i].maybe_comma};
        const struct number_evidence other = {.comma = row[i].dot, .maybe_dot = row[i].maybe_comma};
        enum number_form form;

        cr_expect_eq(number_decide(&v, NUMBER_SCALED, true, &form), row[i].sure, "case %zu", i);
        cr_expect_eq(form, row[i].form, "case %zu", i);
        cr_expect_eq(number_decide(&other, NUMBER_SCALED, true, &form), row[i].sure, "case %zu", i);
        cr_expect_eq(form, row[i].form == NUMBER_DOT ? NUMBER_COMMA : NUMBER_PLAIN, "case %zu", i);
    }
}

/* "12,5" in millions is 12.500.000; as many decimals as the unit has zeros are exact, one more is not. */
Test(number, a_number_in_a_larger_unit_keeps_its_decimals) {
    static const struct {
        const char *text;
        enum number_form form;
        unsigned zeros;
        enum number_result want;
        int64_t v;
    } row[] = {{"12,5", NUMBER_DOT, 6, NUMBER_OK, 12500000},
               {"-12,5", NUMBER_DOT, 6, NUMBER_OK, -12500000},
               {"1,234.5", NUMBER_COMMA, 3, NUMBER_OK, 1234500},
               {"7", NUMBER_PLAIN, 0, NUMBER_OK, 7},
               {"1,234", NUMBER_DOT, 3, NUMBER_OK, 1234},
               {"1,2345", NUMBER_DOT, 3, NUMBER_NOT_WHOLE, 0},
               {"1000", NUMBER_PLAIN, 9, NUMBER_OK, 1000000000000},
               {"10000", NUMBER_PLAIN, 12, NUMBER_TOO_LARGE, 0}};

    for (size_t i = 0; i < COUNT(row); i++) {
        int64_t v = 0;

        cr_expect_eq(
            number_scaled(str_from(row[i].text), row[i].form, row[i].zeros, 9000000000000000, &v),
            row[i].want, "%s", row[i].text);
        cr_expect_eq(v, row[i].v, "%s", row[i].text);
    }
}

Test(number, forms_and_results_are_told_in_words_of_their_own) {
    cr_expect_str_eq(number_form_text(NUMBER_PLAIN), "1234567");
    cr_expect_str_eq(number_form_text(NUMBER_DOT), "1.234,5");
    cr_expect_str_eq(number_form_text(NUMBER_COMMA), "1,234.5");
    cr_expect_str_eq(number_result_text(NUMBER_OK), "");
    cr_expect_str_eq(number_result_text(NUMBER_NEGATIVE), "là số âm");
    cr_expect_str_eq(number_result_text(NUMBER_DAMAGED),
                     "đã bị Excel đổi thành dạng 1,2E+09, mất chữ số");
    for (unsigned a = NUMBER_OK; a <= NUMBER_DAMAGED; a++) {
        for (unsigned b = NUMBER_OK; b < a; b++) {
            cr_expect_str_neq(number_result_text(a), number_result_text(b), "%u and %u", a, b);
        }
    }
}

/* A sign, a unit and each of the narrow spaces stand beside digits and tell no form. */
Test(number, a_number_without_a_mark_tells_no_form_whatever_stands_beside_it) {
    static const char *const text[] = {"-5", "12 đ",
                                       "1\xe2\x80\x89"
                                       "234",
                                       "1\xe2\x80\xaf"
                                       "234",
                                       "7"};
    struct number_evidence v = {0};
    int64_t got = 0;

    for (size_t i = 0; i < COUNT(text); i++) {
        number_evidence_add(&v, str_from(text[i]), i + 2);
    }
    cr_expect_eq(v.plain, COUNT(text));
    cr_expect_eq(v.dot + v.comma + v.maybe_dot + v.maybe_comma, 0);
    cr_expect_eq(number_whole(str_from(text[2]), NUMBER_PLAIN, 10000, &got), NUMBER_OK);
    cr_expect_eq(got, 1234);
    cr_expect_eq(number_whole(str_from(text[3]), NUMBER_PLAIN, 10000, &got), NUMBER_OK);
    cr_expect_eq(number_whole(STR("1\xe2\x80\x88"
                                  "234"),
                              NUMBER_PLAIN, 10000, &got),
                 NUMBER_NOT);
}

/* A cell is a part of a longer text, whose signs behind it are none of it; and the lines that show a form are kept. */
Test(number, neither_what_stands_behind_a_cell_nor_a_later_line_counts) {
    struct number_evidence v = {0};
    int64_t out = 0;

    cr_expect_eq(number_signed((str){"-5.7", 2}, NUMBER_PLAIN, 100, &out), NUMBER_OK);
    cr_expect_eq(out, -5);
    cr_expect_eq(number_signed((str){"-5,7", 2}, NUMBER_PLAIN, 100, &out), NUMBER_OK);
    cr_expect_eq(number_whole((str){"57", 1}, NUMBER_PLAIN, 100, &out), NUMBER_OK);
    cr_expect_eq(out, 5);
    number_evidence_add(&v, STR("1,234"), 7);
    cr_expect(v.comma_line == 7 && v.dot_line == 0);
    number_evidence_add(&v, STR("1.234"), 8);
    number_evidence_add(&v, STR("1.234"), 9);
    number_evidence_add(&v, STR("1,234,567"), 10);
    cr_expect(v.comma_line == 7 && v.dot_line == 8);
    cr_expect(v.maybe_dot == 2 && v.maybe_comma == 1 && v.comma == 1 && v.dot == 0);
}
