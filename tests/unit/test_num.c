/* test_num - exact arithmetic.  Expected values by hand and by Python's fractions. */

#include <criterion/criterion.h>
#include <string.h>

#include "base/num.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

static num_wide
wide(int64_t hi, int64_t lo) {
    return (num_wide)hi * 1000000000000000000 + lo;
}

Test(num, percent_is_rounded_half_away_from_zero) {
    static const struct {
        int64_t num, den, want;
    } row[] = {
        {1, 3, 3333},
        {2, 3, 6667},
        {1, 8, 1250},
        {1, 16, 625},
        {1, 32, 313},
        {-1, 32, -313},
        {1, -32, -313},
        {1, 20000, 1},
        {1, 20001, 0},
        {-1, 20000, -1},
        {0, 7, 0},
        {1188826, 1236393, 9615},
        {684623, 794226, 8620},
        {7, 1, 70000},
        {INT64_MAX, INT64_MAX, 10000},
        {INT64_MIN, INT64_MIN, 10000},
    };
    for (size_t i = 0; i < COUNT(row); i++) {
        int64_t got = 0;

        cr_assert(num_percent((struct num_ratio){row[i].num, row[i].den}, &got));
        cr_assert_eq(got, row[i].want, "row %zu: %ld", i, (long)got);
    }
}

Test(num, percent_of_128_bit_parts_stays_exact) {
    /* (10^36 + 5*10^31) / 10^37: 10.0005 % is 10,00; one more 5*10^31 is 10.001 %, still 10,00;
     * 10.005 % is 10,01, one unit below it is 10,00 */
    const num_wide den = wide(10, 0) * 1000000000000000000;
    const num_wide half = den / 10000 * 1000 + den / 20000;
    int64_t got = 0;

    cr_assert(num_percent((struct num_ratio){half, den}, &got));
    cr_assert_eq(got, 1001);
    cr_assert(num_percent((struct num_ratio){half - 1, den}, &got));
    cr_assert_eq(got, 1000);
}

Test(num, percent_without_a_denominator_or_too_large_leaves_the_result_alone) {
    int64_t got = 42;

    cr_assert_not(num_percent((struct num_ratio){1, 0}, &got));
    cr_assert_not(num_percent((struct num_ratio){INT64_MAX, 1}, &got));
    cr_assert_not(num_percent((struct num_ratio){wide(1000, 0), 1}, &got));
    cr_assert_eq(got, 42);
    cr_assert(num_percent((struct num_ratio){922337203685477, 1}, &got));
    cr_assert_eq(got, 9223372036854770000);
}

Test(num, the_double_is_the_closest_one) {
    static const struct {
        int64_t num, den;
    } small[] = {{1, 3},
                 {-2, 3},
                 {684623, 794226},
                 {0, 5},
                 {1, INT64_C(9007199254740991)},
                 {INT64_C(9007199254740991), 3},
                 {5, -10}};
    for (size_t i = 0; i < COUNT(small); i++) {
        const double want = (double)small[i].num / (double)small[i].den;
        const double got = num_double((struct num_ratio){small[i].num, small[i].den});

        cr_assert(got >= want && got <= want, "row %zu", i);
    }
    /* Python: (n / d).hex() divides integers of any size with one rounding */
    static const struct {
        int64_t num, den;
        double want;
    } big[] = {
        {INT64_C(9007199254740993), 2, 0x1.0000000000000p+52},
        {INT64_C(18014398509481985), 1, 0x1.0000000000000p+54},
        {INT64_C(18014398509481987), 1, 0x1.0000000000001p+54},
        /* what is dropped tells a tie from more than a half: 2^55 + 4 and + 5, 2^56 + 8, + 9 and + 10 */
        {INT64_C(36028797018963972), 1, 0x1.0000000000000p+55},
        {INT64_C(36028797018963973), 1, 0x1.0000000000001p+55},
        {INT64_C(72057594037927944), 1, 0x1.0000000000000p+56},
        {INT64_C(72057594037927945), 1, 0x1.0000000000001p+56},
        {INT64_C(72057594037927946), 1, 0x1.0000000000001p+56}};
    for (size_t i = 0; i < COUNT(big); i++) {
        const double got = num_double((struct num_ratio){big[i].num, big[i].den});

        cr_assert(got >= big[i].want && got <= big[i].want, "big row %zu: %a", i, got);
    }
    {
        const double got =
            num_double((struct num_ratio){wide(INT64_C(1000000000000), 0), INT64_C(7000000000001)});

        cr_assert(got >= 0x1.fb87d085a0429p+56 && got <= 0x1.fb87d085a0429p+56, "%a", got);
    }
    {
        const num_wide two100 = (num_wide)1 << 100;
        const double got = num_double(
            (struct num_ratio){-(two100 + 1), (num_wide)INT64_C(12157665459056928) * 1000 + 801});

        cr_assert(got >= -0x1.846d550e37b50p+36 && got <= -0x1.846d550e37b50p+36, "%a", got);
    }
}

Test(num, a_spread_sums_to_its_total_and_ties_go_to_the_lower_index) {
    static const struct {
        int64_t total, weight[4], want[4];
        size_t n;
    } row[] = {
        {10, {1, 1, 1}, {4, 3, 3}, 3},
        {11, {1, 1, 1}, {4, 4, 3}, 3},
        {-10, {1, 1, 1}, {-4, -3, -3}, 3},
        {100, {47, 16, 158, 0}, {21, 7, 72, 0}, 4}, /* 21,27 7,24 71,49: one left to 71,49 */
        {7, {0, 0, 0, 0}, {2, 2, 2, 1}, 4},
        {0, {3, 4}, {0, 0}, 2},
        {INT64_MAX, {INT64_MAX, INT64_MAX}, {INT64_MAX / 2 + 1, INT64_MAX / 2}, 2},
        {INT64_MIN, {1}, {INT64_MIN}, 1},
        /* 2,0 1,2 0,8: what is left goes by what each lacks, and not by what it has */
        {4, {5, 3, 2}, {2, 1, 1}, 3},
        {-4, {5, 3, 2}, {-2, -1, -1}, 3},
    };
    for (size_t i = 0; i < COUNT(row); i++) {
        int64_t got[4] = {0};

        cr_assert(num_spread(row[i].total, row[i].weight, row[i].n, got));
        for (size_t j = 0; j < row[i].n; j++) {
            cr_assert_eq(got[j], row[i].want[j], "row %zu part %zu: %ld", i, j, (long)got[j]);
        }
    }
}

Test(num, a_spread_over_nothing_or_a_negative_weight_is_refused) {
    const int64_t bad[] = {1, -1};
    int64_t got[2] = {5, 5};

    cr_assert_not(num_spread(1, bad, 2, got));
    cr_assert_not(num_spread(1, bad, 0, got));
    cr_assert(num_spread(0, bad, 0, got));
    cr_assert_eq(got[0], 5);
}

Test(num, numbers_are_written_as_vietnamese_offices_write_them) {
    static const struct {
        int64_t v;
        const char *whole, *hundredths, *dot;
    } row[] = {
        {0, "0", "0,00", "0.00"},
        {5, "5", "0,05", "0.05"},
        {-5, "-5", "-0,05", "-0.05"},
        {2015, "2.015", "20,15", "20.15"},
        {-1234, "-1.234", "-12,34", "-12.34"},
        {1188826, "1.188.826", "11.888,26", "11888.26"},
        {INT64_MAX, "9.223.372.036.854.775.807", "92.233.720.368.547.758,07",
         "92233720368547758.07"},
        {INT64_MIN, "-9.223.372.036.854.775.808", "-92.233.720.368.547.758,08",
         "-92233720368547758.08"},
    };
    for (size_t i = 0; i < COUNT(row); i++) {
        char got[NUM_TEXT];

        num_vn_int(got, row[i].v);
        cr_assert_str_eq(got, row[i].whole);
        num_vn_hundredths(got, row[i].v);
        cr_assert_str_eq(got, row[i].hundredths);
        num_dot_hundredths(got, row[i].v);
        cr_assert_str_eq(got, row[i].dot);
    }
}

Test(num, roman_numerals) {
    static const struct {
        unsigned n;
        const char *want;
    } row[] = {{1, "I"},           {4, "IV"},
               {9, "IX"},          {14, "XIV"},
               {40, "XL"},         {400, "CD"},
               {444, "CDXLIV"},    {63, "LXIII"},
               {1949, "MCMXLIX"},  {3888, "MMMDCCCLXXXVIII"},
               {3999, "MMMCMXCIX"}};
    for (size_t i = 0; i < COUNT(row); i++) {
        char got[NUM_TEXT];

        num_roman(got, row[i].n);
        cr_assert_str_eq(got, row[i].want);
    }
}

Test(num, only_canonical_integers_are_parsed) {
    static const struct {
        const char *text;
        bool ok;
        int64_t want;
    } row[] = {
        {"0", true, 0},
        {"12", true, 12},
        {"-12", true, -12},
        {"9223372036854775807", true, INT64_MAX},
        {"-9223372036854775808", true, INT64_MIN},
        {"9223372036854775808", false, 0},
        {"-9223372036854775809", false, 0},
        {"18446744073709551616", false, 0},
        {"99999999999999999999999", false, 0},
        {"", false, 0},
        {"-", false, 0},
        {"-0", false, 0},
        {"01", false, 0},
        {"+1", false, 0},
        {" 1", false, 0},
        {"1 ", false, 0},
        {"1.0", false, 0},
        {"1a", false, 0},
    };
    for (size_t i = 0; i < COUNT(row); i++) {
        int64_t got = 77;

        cr_assert_eq(num_parse_int(str_from(row[i].text), &got), row[i].ok, "%s", row[i].text);
        cr_assert_eq(got, row[i].ok ? row[i].want : 77);
    }
}

Test(num, hundredths_are_parsed_with_at_most_two_decimals) {
    static const struct {
        const char *text;
        bool ok;
        int64_t want;
    } row[] = {
        {"20.15", true, 2015},
        {"20.1", true, 2010},
        {"20", true, 2000},
        {"0.05", true, 5},
        {"-0.05", true, -5},
        {"-3.2", true, -320},
        {"0.00", true, 0},
        {"20.150", false, 0},
        {"20.", false, 0},
        {".5", false, 0},
        {"20,15", false, 0},
        {"-0.00", false, 0},
        {"-", false, 0},
        {"", false, 0},
        {"020.1", false, 0},
        {"1.2.3", false, 0},
        {"1.x", false, 0},
        {"1.0x", false, 0},
        {"1.:0", false, 0},
        {"92233720368547758.07", true, INT64_MAX},
        {"92233720368547758.08", false, 0},
        {"-92233720368547758.08", true, INT64_MIN},
    };
    for (size_t i = 0; i < COUNT(row); i++) {
        int64_t got = 77;

        cr_assert_eq(num_parse_hundredths(str_from(row[i].text), &got), row[i].ok, "%s",
                     row[i].text);
        cr_assert_eq(got, row[i].ok ? row[i].want : 77, "%s", row[i].text);
    }
}

Test(num, sums_and_products_that_do_not_fit_are_refused) {
    int64_t got = 1;

    cr_assert_not(num_add(INT64_MAX, 1, &got));
    cr_assert_eq(got, 1);
    cr_assert(num_add(-3, 5, &got));
    cr_assert_eq(got, 2);
}

Test(num, columns_of_a_spreadsheet_have_letters) {
    static const struct {
        uint32_t column;
        const char *letters;
    } row[] = {{0, "A"},   {25, "Z"},   {26, "AA"},   {51, "AZ"},
               {52, "BA"}, {701, "ZZ"}, {702, "AAA"}, {16383, "XFD"} /* Excel's last column */};

    for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
        char got[NUM_TEXT];

        num_letters(got, row[i].column);
        cr_expect_str_eq(got, row[i].letters);
    }
}
