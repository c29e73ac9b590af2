/* test_day - dates as offices write them.  Serial numbers by Python: date(1899,12,30) + timedelta(n). */

#include <criterion/criterion.h>

#include "ingest/day.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

Test(day, reads_every_form_and_refuses_what_cannot_be) {
    static const struct {
        const char *text;
        bool year_alone;
        const char *want; /* ISO; NULL: no date */
    } row[] = {
        {"31/03/2026", false, "2026-03-31"},
        {"1/3/2026", false, "2026-03-01"},
        {"01-03-2026", false, "2026-03-01"},
        {"1.3.2026", false, "2026-03-01"},
        {"20260331", false, "2026-03-31"},
        {"2026-03-31", false, "2026-03-31"},
        {"2026-03-31 00:00:00", false, "2026-03-31"},
        {"2026-03-31T00:00:00", false, "2026-03-31"},
        {"2026/03/31", false, "2026-03-31"},
        /* an instant is the day in Viet Nam, seven hours east */
        {"2026-03-31T17:00:00.000Z", false, "2026-04-01"},
        {"2026-03-31T16:59:59.999Z", false, "2026-03-31"},
        {"2026-03-31T17:00Z", false, "2026-04-01"},
        {"2026-12-31T17:00:00Z", false, "2027-01-01"},
        {"2026-03-31T23:30:00+07:00", false, "2026-03-31"},
        {"2026-04-01T00:30:00+0900", false, "2026-03-31"},
        {"2026-03-31 20:00:00 -05:00", false, "2026-04-01"},
        {"2026-03-31T23:59:59", false, "2026-03-31"},
        /* zones of half hours, and those a whole day away from here, at their edges */
        {"2026-03-31T13:30:00-0330", false, "2026-04-01"},
        {"2026-03-31T13:29:59-0330", false, "2026-03-31"},
        {"2026-03-31T13:30:00-03:30", false, "2026-04-01"},
        {"2026-03-31T07:00:00+14:00", false, "2026-03-31"},
        {"2026-03-31T06:59:59+14:00", false, "2026-03-30"},
        {"31/03/2/26", false, NULL},
        {"'31/03/2026", false, "2026-03-31"},
        {"2026.03.31", false, NULL},
        {"2026/03-31", false, NULL},
        {"31/03/2026 07:30", false, "2026-03-31"},
        {"46112", false, "2026-03-31"},
        {"46112.0", false, "2026-03-31"},
        {"25569", false, "1970-01-01"},
        {"29/02/2024", false, "2024-02-29"},
        {"1985", true, "1985-01-01"},
        {"1985.0", true, "1985-01-01"},
        {"1985", false, NULL},
        {"29/02/2025", false, NULL},
        {"31/02/1990", false, NULL},
        {"31/04/2024", false, NULL},
        {"00/01/2024", false, NULL},
        {"1/13/2024", false, NULL},
        {"1/1/24", false, NULL},
        {"1/1/02024", false, NULL},
        {"1/1-2024", false, NULL},
        {"01/01/1899", false, NULL},
        {"1900-01-01", false, "1900-01-01"},
        {"01/01/1900", false, "1900-01-01"},
        {"2100-12-31", false, "2100-12-31"},
        {"01/01/2101", false, NULL},
        {"20261301", false, NULL},
        {"2026-3-1", false, NULL},
        {"60", false, NULL},
        {"073415", false, NULL},
        {"99999", false, NULL},
        {"hôm qua", false, NULL},
        {"1/1/2024x", false, NULL},
        {"31/03/2026 7", false, "2026-03-31"},
        {"31/03/2026 chiều", false, NULL},
        {"2026-03-31 chiều", false, NULL},
        {"2026-03-31T", false, NULL},
        {"61", false, "1900-03-01"},
        {"62", false, "1900-03-02"},
        {"73415", false, "2100-12-31"},
        {"73416", false, NULL},
        {"20261231", false, "2026-12-31"},
        {"202612310", false, NULL},
        {"31/12/2100", false, "2100-12-31"},
        {"01/01/2100", false, "2100-01-01"},
        {"1/1/1000", false, NULL},
        {"001/1/2024", false, NULL},
        {"1/001/2024", false, NULL},
        {"1/0/2024", false, NULL},
        {"1/1/2", false, NULL},
        {"1/1/202", false, NULL},
        {"1/1/", false, NULL},
        {"1/1", false, NULL},
        {"1/", false, NULL},
        {"1", false, NULL},
        {"/1/2024", false, NULL},
        {"1//2024", false, NULL},
        {"1+1+2024", false, NULL},
        /* what stands behind the hour is a zone, or none */
        {"2026-03-31T17:00z", false, "2026-04-01"},
        {"2026-03-31T17:00x", false, "2026-03-31"},
        {"2026-03-31T17:00Zx", false, "2026-03-31"},
        {"2026-03-31T17:00+", false, "2026-03-31"},
        {"2026-03-31T17:00-", false, "2026-03-31"},
        {"2026-03-31T17:00+0", false, "2026-03-31"},
        {"2026-03-31T17:00+00", false, "2026-04-01"},
        {"2026-03-31T16:59+00", false, "2026-03-31"},
        {"2026-03-31T16:59-00", false, "2026-03-31"},
        {"2026-03-31T17:00-00:00", false, "2026-04-01"},
        {"2026-03-31T16:59-00:01", false, "2026-04-01"},
        {"2026-03-31T16:58-00:01", false, "2026-03-31"},
        {"2026-03-31T1x:00Z", false, "2026-03-31"},
        {"2026-03-31T1x:00-23:00", false, "2026-03-31"},
        {"2026-03-31T18:x0Z", false, "2026-03-31"},
        {"2026-03-31T23:00x01", false, "2026-03-31"},
        {"4611x", false, NULL},
        {"2026-03-31T1:700Z", false, "2026-03-31"},
        {"2026-03-31T17.00Z", false, "2026-03-31"},
        {"2026-03-31T17:0xZ", false, "2026-03-31"},
        {"2026-03-31T17:00:00.5 Z", false, "2026-04-01"},
        {"0985", true, NULL},
        {"2500", true, NULL},
    };
    for (size_t i = 0; i < COUNT(row); i++) {
        char text[PERIOD_TEXT] = "";
        period_day d = PERIOD_NO_DATE;
        const bool got = day_parse(str_from(row[i].text), DAY_DMY, row[i].year_alone, &d);

        cr_assert_eq(got, row[i].want != NULL, "%s", row[i].text);
        period_iso(text, d);
        cr_assert_str_eq(text, got ? row[i].want : "", "%s", row[i].text);
    }
}

Test(day, month_comes_first_only_when_the_column_says_so) {
    static const struct {
        unsigned both, day_first, month_first; /* values that can be either, or only one */
        enum day_verdict want;
    } row[] = {{10, 0, 0, DAY_SAYS_NOTHING}, {10, 1, 0, DAY_SAYS_DMY}, {0, 0, 10, DAY_SAYS_MDY},
               {50, 0, 60, DAY_SAYS_MDY},    {1000, 0, 1, DAY_UNSURE}, {10, 1, 5, DAY_UNSURE},
               {10, 1, 50, DAY_SAYS_MDY},    {4, 0, 1, DAY_UNSURE},    {0, 0, 1, DAY_SAYS_MDY},
               {4, 0, 2, DAY_SAYS_MDY},      {6, 0, 2, DAY_UNSURE},    {0, 1, 20, DAY_SAYS_MDY},
               {2, 0, 1, DAY_UNSURE},        {0, 0, 2, DAY_SAYS_MDY},  {0, 1, 1, DAY_UNSURE},
               {4, 20, 1, DAY_SAYS_DMY},     {4, 19, 1, DAY_UNSURE},   {20, 0, 5, DAY_UNSURE}};

    for (size_t i = 0; i < COUNT(row); i++) {
        struct day_evidence v = {0};

        for (unsigned k = 0; k < row[i].both; k++) {
            day_evidence_add(&v, STR("03/04/2026"), 2);
        }
        for (unsigned k = 0; k < row[i].day_first; k++) {
            day_evidence_add(&v, STR("31/3/2026"), 3);
        }
        for (unsigned k = 0; k < row[i].month_first; k++) {
            day_evidence_add(&v, STR("3/31/2026"), 4 + k);
        }
        cr_assert_eq(day_verdict(&v), row[i].want, "case %zu", i);
        cr_assert_eq(v.second_line, row[i].month_first > 0 ? 4 : 0, "case %zu", i);
    }
}

/* Cut eight bytes at once, a date must be refused for the same bytes as when it is cut one by one. */
Test(day, any_other_byte_in_a_date_makes_it_none) {
    const char date[] = "21/03/2026";

    for (size_t at = 0; at < sizeof date - 1; at++) {
        for (unsigned c = 0; c < 256; c++) {
            const bool mark = date[at] == '/';
            const bool quote = at == 0 && c == '\''; /* Excel's sign for a text, no part of it */
            const bool fits = mark ? c == '/' : c >= '0' && c <= '9';
            struct day_evidence v = {0};
            char text[sizeof date];

            memcpy(text, date, sizeof date);
            text[at] = (char)c;
            day_evidence_add(&v, (str){text, sizeof date - 1}, 7);
            cr_expect(v.parted == (fits || quote), "byte %u at %zu: %llu", c, at,
                      (unsigned long long)v.parted);
        }
    }
}

Test(day, a_header_says_what_stands_first) {
    static const struct {
        const char *key;
        enum day_verdict says;
    } row[] = {{"tu_ngay_mm_dd_yyyy", DAY_SAYS_MDY}, {"tu_ngay_m_d_yyyy", DAY_SAYS_MDY},
               {"thang_ngay_nam", DAY_SAYS_MDY},     {"tu_ngay_dd_mm_yyyy", DAY_SAYS_DMY},
               {"tu_ngay_d_m_yy", DAY_SAYS_DMY},     {"ngay_thang_nam_sinh", DAY_SAYS_NOTHING},
               {"tu_ngay", DAY_SAYS_NOTHING},        {"", DAY_SAYS_NOTHING}};

    for (size_t i = 0; i < COUNT(row); i++) {
        cr_expect_eq(day_stated(str_from(row[i].key)), row[i].says, "%s", row[i].key);
    }
}

/* There is no thirteenth month, and a twelfth. */
Test(day, only_a_part_above_twelve_says_which_one_is_the_day) {
    static const struct {
        const char *text;
        unsigned first, second;
    } row[] = {{"12/12/2026", 0, 0}, {"13/12/2026", 1, 0}, {"12/13/2026", 0, 1},
               {"13/1/2026", 1, 0},  {"1/13/2026", 0, 1},  {"13/13/2026", 0, 0}};

    for (size_t i = 0; i < COUNT(row); i++) {
        struct day_evidence v = {0};

        day_evidence_add(&v, str_from(row[i].text), 2);
        cr_assert_eq(v.parted, 1, "%s", row[i].text);
        cr_assert_eq(v.first, row[i].first, "%s", row[i].text);
        cr_assert_eq(v.second, row[i].second, "%s", row[i].text);
    }
}

/* A cell is a part of a longer text: what stands behind it is none of it. */
Test(day, no_letter_behind_the_cell_is_read) {
    static const struct {
        const char *text;
        size_t n;
        const char *want;
    } row[] = {{"1/1/20240", 8, "2024-01-01"},
               {"1/1/2024", 7, NULL},
               {"20260331", 7, NULL},
               {"202603310", 8, "2026-03-31"},
               {"461123", 5, "2026-03-31"},
               {"2026-03-31T17:00Z", 16, "2026-03-31"},
               {"2026-03-31T17:00-05", 16, "2026-03-31"},
               {"2026-03-31T17:00+00:30", 19, "2026-04-01"},
               {"2026-03-31T17:00:00Z", 19, "2026-03-31"},
               {"1/1/2024 7", 9, NULL},
               {"2026-03-310", 10, "2026-03-31"}};

    for (size_t i = 0; i < COUNT(row); i++) {
        char text[PERIOD_TEXT] = "";
        period_day d = PERIOD_NO_DATE;
        const bool got = day_parse((str){row[i].text, row[i].n}, DAY_DMY, false, &d);

        cr_expect_eq(got, row[i].want != NULL, "%zu", i);
        period_iso(text, d);
        cr_expect_str_eq(text, got ? row[i].want : "", "%zu", i);
    }
}

/* In each way of writing, and at an hour that is another day here; what is refused leaves *out as it was. */
Test(day, the_day_before_1900_and_the_day_after_2100_are_none) {
    static const char *const text[] = {"1899-12-31",
                                       "31/12/1899",
                                       "18991231",
                                       "2101-01-01",
                                       "01/01/2101",
                                       "21010101",
                                       "2100-12-31T17:00:00Z",
                                       "1900-01-01T00:00+08:00"};
    period_day d = 1234;

    for (size_t i = 0; i < COUNT(text); i++) {
        cr_expect_not(day_parse(str_from(text[i]), DAY_DMY, false, &d), "%s", text[i]);
        cr_expect_eq(d, 1234, "%s", text[i]);
    }
}

Test(day, a_day_that_no_calendar_has_is_none_and_leaves_what_was_there) {
    static const char *const text[] = {"2026-02-30",         "2026-13-01", "2026-00-10",
                                       "2026-04-31",         "2025-02-29", "2026/02/30",
                                       "2026-02-30T08:00:00"};
    period_day d = 1234;

    for (size_t i = 0; i < COUNT(text); i++) {
        cr_expect_not(day_parse(str_from(text[i]), DAY_DMY, false, &d), "%s", text[i]);
        cr_expect_eq(d, 1234, "%s", text[i]);
    }
    cr_expect(day_parse(STR("2024-02-29"), DAY_DMY, false, &d));
    cr_expect_eq(d, period_from_civil(2024, 2, 29));
}

/* Only what has two parts and a year of four digits says how a column is written. */
Test(day, what_has_no_three_parts_is_no_evidence) {
    static const struct {
        const char *text;
        unsigned parted;
    } row[] = {{"1/1/1000", 1},  {"1/1/0999", 0}, {"1/1/2", 0},      {"1/1/202", 0},
               {"/1/2024", 0},   {"1//2024", 0},  {"123/1/2024", 0}, {"1/123/2024", 0},
               {"1/1/20245", 0}, {"1/1/2024", 1}};

    for (size_t i = 0; i < COUNT(row); i++) {
        struct day_evidence v = {0};

        day_evidence_add(&v, str_from(row[i].text), 2);
        cr_expect_eq(v.parted, row[i].parted, "%s", row[i].text);
    }
    cr_expect_str_eq(day_order_text(DAY_DMY), "ngày/tháng/năm");
    cr_expect_str_eq(day_order_text(DAY_MDY), "tháng/ngày/năm");
}
