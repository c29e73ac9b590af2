/* test_period - civil dates and reporting periods.  Expected values by calendar and Python. */

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "time/period.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

static struct period
of(const char *text) {
    struct period p;
    struct err e;

    cr_assert(period_parse(str_from(text), &p, &e), "%s", text);
    return p;
}

static const char *
text_of(struct period p) {
    static char text[PERIOD_TEXT];

    period_text(text, p);
    return text;
}

static const char *
iso_of(period_day d) {
    static char text[PERIOD_TEXT];

    period_iso(text, d);
    return text;
}

static period_day
on(const char *iso) {
    period_day d = PERIOD_NO_DATE;

    cr_assert(period_parse_iso(str_from(iso), &d), "%s", iso);
    return d;
}

Test(period, day_numbers_count_from_1970) {
    /* python: (date(...) - date(1970, 1, 1)).days */
    static const struct {
        const char *iso;
        period_day day;
    } row[] = {{"1970-01-01", 0},       {"1969-12-31", -1},     {"2000-02-29", 11016},
               {"2000-03-01", 11017},   {"2026-03-31", 20543},  {"1900-01-01", -25567},
               {"0001-01-01", -719162}, {"9999-12-31", 2932896}};
    for (size_t i = 0; i < COUNT(row); i++) {
        cr_assert_eq(on(row[i].iso), row[i].day, "%s", row[i].iso);
        cr_assert_str_eq(iso_of(row[i].day), row[i].iso);
    }
}

Test(period, every_day_of_the_calendar_follows_the_one_before) {
    period_day d = on("0001-01-01");

    for (int y = 1; y <= 9999; y++) {
        for (int m = 1; m <= 12; m++) {
            const int length = period_month_length(y, m);

            for (int k = 1; k <= length; k++, d++) {
                const struct period_date c = period_to_civil(d);

                if (period_from_civil(y, m, k) != d || c.year != y || c.month != m || c.day != k) {
                    cr_assert_fail("%d-%d-%d", y, m, k);
                }
            }
        }
    }
    cr_assert_eq(d, on("9999-12-31") + 1);
}

Test(period, dates_that_cannot_be_are_refused) {
    static const char *const bad[] = {"2026-02-29",
                                      "1900-02-29",
                                      "2026-04-31",
                                      "2026-13-01",
                                      "2026-00-10",
                                      "2026-01-00",
                                      "0000-01-01",
                                      "2026-1-1",
                                      "2026/01/01",
                                      "2026/01-01",
                                      "2026-01/01",
                                      "2026-01-0:",
                                      "2026-01-1/",
                                      "2026-01-1x",
                                      " 2026-01-0",
                                      "2026-01-010",
                                      ""};
    period_day d = 7;

    for (size_t i = 0; i < COUNT(bad); i++) {
        cr_assert_not(period_parse_iso(str_from(bad[i]), &d), "%s", bad[i]);
    }
    cr_assert_eq(d, 7);
    cr_assert_not(period_valid_civil(10000, 1, 1));
    cr_assert_not(period_valid_civil(2026, -1, 1));
    cr_assert(period_valid_civil(2024, 2, 29));
}

Test(period, dates_are_written_as_vietnamese_offices_write_them) {
    char text[PERIOD_TEXT];

    period_date_vn(text, on("2026-03-31"));
    cr_assert_str_eq(text, "31/3/2026");
    period_date_vn(text, PERIOD_NO_DATE);
    cr_assert_str_eq(text, "");
    cr_assert_str_eq(iso_of(PERIOD_NO_DATE), "");
}

Test(period, a_day_that_is_not_given_is_written_as_nothing) {
    char iso[PERIOD_TEXT] = "2026-03-31";
    char shown[PERIOD_TEXT] = "31/3/2026";

    period_iso(iso, PERIOD_NO_DATE);
    cr_assert_str_eq(iso, "");
    period_date_vn(shown, PERIOD_NO_DATE);
    cr_assert_str_eq(shown, "");
}

Test(period, periods_are_read_and_written_back) {
    static const char *const good[] = {"2026-Q1", "2026-Q4",  "2026-H1",  "2026-H2", "2026",
                                       "1900",    "2026-M01", "9999-M12", "1900-Q1"};
    for (size_t i = 0; i < COUNT(good); i++) {
        cr_assert_str_eq(text_of(of(good[i])), good[i]);
    }
}

/* A year of four digits, one other number and one word at most, in any order; of a number alone two digits are a month. */
Test(period, what_somebody_means_is_guessed_from_its_numbers_and_its_word) {
    static const struct {
        const char *text;
        size_t from, n; /* of the text, whose other letters are none of it; n: 0 for all */
        const char *meant;
    } row[] = {
        {"q1-2026", 0, 0, "2026-Q1"},
        {"2026/03", 0, 0, "2026-M03"},
        {"2026/3", 0, 0, "2026-Q3"},
        {"09/2026", 0, 0, "2026-M09"},
        {"19/2026", 0, 0, NULL},
        {"Quý 1 2026", 0, 0, "2026-Q1"},
        {"QUÝ 4/1900", 0, 0, "1900-Q4"},
        {"h2.2026", 0, 0, "2026-H2"},
        {"h3.2026", 0, 0, NULL},
        {"m1 2026", 0, 0, "2026-M01"},
        {"xm1 2026", 1, 0, "2026-M01"},
        {"x1m 2026", 1, 0, "2026-M01"},
        {"2026 12", 0, 6, "2026-Q1"},
        {"2026 1x", 0, 6, "2026-Q1"},
        {"A1 2026", 0, 0, NULL},
        {"z1 2026", 0, 0, NULL},
        {"Z1 2026", 0, 0, NULL},
        {"2026 q1 m", 0, 0, NULL},
        {"q0 1 2026", 0, 0, NULL},
        {"q1 1899", 0, 0, NULL},
        {"q1 2026 2026", 0, 0, NULL},
        {"q1 20260", 0, 0, NULL},
        {"q1", 0, 0, NULL},
        {"2026", 0, 0, NULL},
        {"", 0, 0, NULL},
    };

    for (size_t i = 0; i < COUNT(row); i++) {
        const char *from = row[i].text + row[i].from;
        struct period p = {PERIOD_HALF, 1, 2};
        const bool ok = period_guess((str){from, row[i].n > 0 ? row[i].n : strlen(from)}, &p);

        cr_expect_eq(ok, row[i].meant != NULL, "%s", row[i].text);
        cr_expect_str_eq(text_of(p), ok ? row[i].meant : "0001-H2");
    }
}

Test(period, a_wrong_period_is_repeated_up_to_40_letters) {
    struct period p;
    struct err e;

    cr_assert_not(period_parse(STR("x"), &p, &e));
    cr_expect_not_null(strstr(e.what, "kỳ \"x\" không đúng; hãy viết"), "%s", e.what);
    cr_assert_not(period_parse(STR("q1 2026"), &p, &e));
    cr_expect_not_null(strstr(e.what, "\" không đúng; có phải 2026-Q1? Hãy viết"), "%s", e.what);
    cr_assert_not(period_parse(STR("1234567890123456789012345678901234567890b"), &p, &e));
    cr_expect_not_null(strstr(e.what, "\"1234567890123456789012345678901234567890\" "), "%s",
                       e.what);
}

Test(period, a_period_written_wrongly_is_refused_with_what_is_accepted) {
    static const char *const bad[] = {"2026-Q0", "2026-Q5",  "2026-H3",  "2026-M13", "2026-M1",
                                      "2026-q1", "2026Q1",   "26-Q1",    "2026-",    "2026-Q",
                                      "1899",    "2026-Q11", "2026-M00", "",         "quý 1/2026",
                                      "2026 ",   "20260"};
    struct period p = {PERIOD_HALF, 1, 2};

    for (size_t i = 0; i < COUNT(bad); i++) {
        struct err e;

        cr_assert_not(period_parse(str_from(bad[i]), &p, &e), "%s", bad[i]);
        cr_assert_eq(e.kind, ERR_USAGE);
        cr_assert_not_null(strstr(e.what, bad[i]));
        cr_assert_not_null(strstr(e.what, "2026-Q1"));
    }
    cr_assert(p.kind == PERIOD_HALF && p.year == 1 && p.n == 2);
}

static const struct {
    const char *text, *label, *first, *last, *nd09_first, *nd09_last, *before, *year_ago;
} table[] = {
    {"2026-M03", "tháng 3 năm 2026", "2026-03-01", "2026-03-31", "2026-02-15", "2026-03-14",
     "2026-M02", "2025-M03"},
    {"2026-M01", "tháng 1 năm 2026", "2026-01-01", "2026-01-31", "2025-12-15", "2026-01-14",
     "2025-M12", "2025-M01"},
    {"2024-M02", "tháng 2 năm 2024", "2024-02-01", "2024-02-29", "2024-01-15", "2024-02-14",
     "2024-M01", "2023-M02"},
    {"2026-Q1", "quý I năm 2026", "2026-01-01", "2026-03-31", "2025-12-15", "2026-03-14", "2025-Q4",
     "2025-Q1"},
    {"2026-Q4", "quý IV năm 2026", "2026-10-01", "2026-12-31", "2026-09-15", "2026-12-14",
     "2026-Q3", "2025-Q4"},
    {"2026-H1", "6 tháng đầu năm 2026", "2026-01-01", "2026-06-30", "2025-12-15", "2026-06-14",
     "2025-H2", "2025-H1"},
    {"2026-H2", "6 tháng cuối năm 2026", "2026-07-01", "2026-12-31", "2026-06-15", "2026-12-14",
     "2026-H1", "2025-H2"},
    {"2026", "năm 2026", "2026-01-01", "2026-12-31", "2025-12-15", "2026-12-14", "2025", "2025"},
};

Test(period, each_kind_opens_and_closes_as_its_calendar_says) {
    for (size_t i = 0; i < COUNT(table); i++) {
        const struct period p = of(table[i].text);
        char label[PERIOD_TEXT];

        period_label(label, p);
        cr_assert_str_eq(label, table[i].label);
        cr_assert_str_eq(iso_of(period_first(p, PERIOD_DUONG_LICH)), table[i].first);
        cr_assert_str_eq(iso_of(period_last(p, PERIOD_DUONG_LICH)), table[i].last);
        cr_assert_str_eq(iso_of(period_first(p, PERIOD_ND09)), table[i].nd09_first);
        cr_assert_str_eq(iso_of(period_last(p, PERIOD_ND09)), table[i].nd09_last);
        cr_assert_str_eq(text_of(period_before(p)), table[i].before);
        cr_assert_str_eq(text_of(period_year_ago(p)), table[i].year_ago);
        cr_assert_str_eq(text_of(period_start_of_year(p)), p.year == 2024 ? "2023-Q4" : "2025-Q4");
    }
}

Test(period, every_day_lies_in_exactly_the_period_that_is_found_for_it) {
    static const enum period_kind kind[] = {PERIOD_MONTH, PERIOD_QUARTER, PERIOD_HALF, PERIOD_YEAR};
    static const enum period_calendar calendar[] = {PERIOD_DUONG_LICH, PERIOD_ND09};

    for (period_day d = on("2023-12-01"); d <= on("2025-01-31"); d++) {
        for (size_t k = 0; k < COUNT(kind); k++) {
            for (size_t c = 0; c < COUNT(calendar); c++) {
                const struct period p = period_of_day(kind[k], d, calendar[c]);

                cr_assert(p.kind == kind[k]);
                cr_assert(period_first(p, calendar[c]) <= d && d <= period_last(p, calendar[c]),
                          "%s", iso_of(d));
                cr_assert_eq(period_last(period_before(p), calendar[c]) + 1,
                             period_first(p, calendar[c]));
            }
        }
    }
}

Test(period, periods_stand_in_the_order_of_their_ends_then_of_their_length) {
    static const char *const sorted[] = {"2025",    "2026-M01", "2026-M03", "2026-Q1",
                                         "2026-Q2", "2026-H1",  "2026-M11", "2026-M12",
                                         "2026-Q4", "2026-H2",  "2026",     "2027-M01"};
    for (size_t i = 0; i < COUNT(sorted); i++) {
        for (size_t j = 0; j < COUNT(sorted); j++) {
            const int c = period_compare(of(sorted[i]), of(sorted[j]));

            cr_assert_eq((c > 0) - (c < 0), (i > j) - (i < j), "%s %s", sorted[i], sorted[j]);
            cr_assert_eq(period_equal(of(sorted[i]), of(sorted[j])), i == j);
        }
    }
}

Test(period, a_half_and_a_year_are_made_of_their_quarters) {
    static const struct {
        const char *text, *first, *last;
        size_t n;
    } row[] = {{"2026-H1", "2026-Q1", "2026-Q2", 2},
               {"2026-H2", "2026-Q3", "2026-Q4", 2},
               {"2026", "2026-Q1", "2026-Q4", 4}};
    struct period q[4];

    for (size_t i = 0; i < COUNT(row); i++) {
        cr_assert_eq(period_quarters(of(row[i].text), q), row[i].n);
        cr_assert_str_eq(text_of(q[0]), row[i].first);
        cr_assert_str_eq(text_of(q[row[i].n - 1]), row[i].last);
    }
    cr_assert_eq(period_quarters(of("2026-Q3"), q), 0);
    cr_assert_eq(period_quarters(of("2026-M05"), q), 0);
    cr_assert(period_is_compiled(of("2026-H1")) && period_is_compiled(of("2026")));
    cr_assert_not(period_is_compiled(of("2026-Q3")) || period_is_compiled(of("2026-M05")));
}

Test(period, a_report_due_before_the_fifth_is_safe_on_the_fourth) {
    static const struct {
        const char *text;
        int month, day;
        const char *want;
    } row[] = {{"2026-Q1", 1, 5, "2026-04-04"},  {"2026-Q4", 1, 5, "2027-01-04"},
               {"2026", 1, 5, "2027-01-04"},     {"2026-H1", 1, 1, "2026-06-30"},
               {"2026-M02", 1, 1, "2026-02-28"}, {"2026", 12, 28, "2027-12-27"},
               {"2026-H2", 2, 10, "2027-02-09"}};
    for (size_t i = 0; i < COUNT(row); i++) {
        cr_assert_str_eq(iso_of(period_due(of(row[i].text), row[i].month, row[i].day)),
                         row[i].want);
    }
}

static const struct {
    const char *text, *meant; /* NULL: only what is accepted is told */
} slips[] = {
    {"2026-q1", "2026-Q1"},  {"2026Q1", "2026-Q1"},   {"Q3/2026", "2026-Q3"},
    {"h2-2026", "2026-H2"},  {"2026-1", "2026-Q1"},   {"03/2026", "2026-M03"},
    {"2026-M3", "2026-M03"}, {"2026-Q01", "2026-Q1"}, {"2026-Q5", NULL},
    {"2026-H3", NULL},       {"26-Q1", NULL},         {"", NULL},
    {"2026-X1", NULL},       {"2026-Q1-2", NULL},     {"0026-Q1", NULL},
    {"2026-Q12345", NULL},   {"2026-zQ1", NULL},      {"2026-ZQ1", NULL},
    {"2026-aQ1", NULL},
};

Test(period, a_slip_is_answered_with_the_period_that_was_meant) {
    for (size_t i = 0; i < sizeof slips / sizeof slips[0]; i++) {
        struct period p;
        struct err e;
        char hint[64];

        cr_assert_not(period_parse(str_from(slips[i].text), &p, &e), "%s", slips[i].text);
        (void)snprintf(hint, sizeof hint, "có phải %s?",
                       slips[i].meant == NULL ? "" : slips[i].meant);
        cr_expect_eq(strstr(e.what, slips[i].meant == NULL ? "có phải" : hint) != NULL,
                     slips[i].meant != NULL, "%s: %s", slips[i].text, e.what);
        cr_expect_not_null(strstr(e.what, "ãy viết 2026-Q1"), "%s", e.what);
    }
}
