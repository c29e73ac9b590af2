/*
 * period - civil dates and reporting periods (kỳ), spec 1.1.
 *
 * A date is a day number: days since 1970-01-01 in the Gregorian calendar, without hours or time
 * zone.  PERIOD_NO_DATE stands for "not given".
 *
 *     kind    written     first..last day (duong_lich)   (nd09, NĐ 09/2019 Điều 12)
 *     MONTH   2026-M03    1/3 .. 31/3                     15/2 .. 14/3
 *     QUARTER 2026-Q1     1/1 .. 31/3                     15/12/2025 .. 14/3
 *     HALF    2026-H1     1/1 .. 30/6                     15/12/2025 .. 14/6
 *     YEAR    2026        1/1 .. 31/12                    15/12/2025 .. 14/12
 */
#ifndef TIME_PERIOD_H
#define TIME_PERIOD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/str.h"

typedef int32_t period_day;
#define PERIOD_NO_DATE INT32_MIN
enum { PERIOD_TEXT = 64 };

enum period_kind { PERIOD_MONTH, PERIOD_QUARTER, PERIOD_HALF, PERIOD_YEAR };
enum period_calendar { PERIOD_DUONG_LICH, PERIOD_ND09 };

struct period {
    enum period_kind kind;
    int year; /* 1900..9999 */
    int n;    /* from 1: month, quarter or half; 1 for a year */
};

struct period_date {
    int year, month, day; /* month and day from 1 */
};

period_day period_from_civil(int year, int month, int day); /* must be a real date */
struct period_date period_to_civil(period_day d);
bool period_valid_civil(int year, int month, int day); /* years 1..9999 */
int period_month_length(int year, int month);
/* Read "2026-03-31"; nothing else is accepted. */
bool period_parse_iso(str s, period_day *out);
/* Write a date; both write "" for PERIOD_NO_DATE. */
void period_iso(char out[PERIOD_TEXT], period_day d);     /* 2026-03-31 */
void period_date_vn(char out[PERIOD_TEXT], period_day d); /* 31/3/2026 */

/* Read "2026-Q1", "2026-H2", "2026" or "2026-M03".  Anything else is refused (ERR_USAGE); the
 * message says what is accepted and, for slips such as "2026-q1" or "Q1/2026", what was probably
 * meant. */
bool period_parse(str s, struct period *out, struct err *e);
/* What a text that period_parse refuses probably means; false: that is not clear. */
bool period_guess(str s, struct period *out);
/* Write a period as period_parse reads it. */
void period_text(char out[PERIOD_TEXT], struct period p);
/* "quý I năm 2026", "6 tháng đầu năm 2026", "năm 2026", "tháng 3 năm 2026" */
void period_label(char out[PERIOD_TEXT], struct period p);
bool period_equal(struct period a, struct period b);
/* Order by last day; of periods that end on one day the shorter comes first: 2026-M12, 2026-Q4,
 * 2026-H2, 2026. */
int period_compare(struct period a, struct period b);

period_day period_first(struct period p, enum period_calendar c);
period_day period_last(struct period p, enum period_calendar c);

struct period period_before(struct period p);        /* ky_truoc: same kind, just before */
struct period period_year_ago(struct period p);      /* cung_ky */
struct period period_start_of_year(struct period p); /* dau_nam: Q4 of the year before */
struct period period_of_day(enum period_kind kind, period_day d, enum period_calendar c);

/* Whether the figures of p are compiled from those of its quarters: a half or a year. */
bool period_is_compiled(struct period p);
/* *out gets the quarters that p is compiled from, in order.  Return how many: 4 for a year, 2 for a
 * half, 0 for a quarter or a month. */
size_t period_quarters(struct period p, struct period out[4]);

/* The last safe day to hand in the report.  It is due *before* day due_day of the due_month-th
 * month after the period's last calendar month (spec 1.1; S-2021 says before the 5th of the
 * first month, so this is the 4th).  due_day 1..28, due_month 1..12. */
period_day period_due(struct period p, int due_month, int due_day);

#endif /* TIME_PERIOD_H */
