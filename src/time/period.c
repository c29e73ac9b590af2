/* period - civil dates and reporting periods.  See period.h. */

#include "time/period.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/num.h"

enum { YEAR_MIN = 1900, YEAR_MAX = 9999, ND09_OPENS = 15 };

/* How many months each kind has, and how many of it a year has. */
static const struct {
    int months;
    int per_year;
} shape[] = {[PERIOD_MONTH] = {1, 12},
             [PERIOD_QUARTER] = {3, 4},
             [PERIOD_HALF] = {6, 2},
             [PERIOD_YEAR] = {12, 1}};

bool
period_valid_civil(int year, int month, int day) {
    return year >= 1 && year <= YEAR_MAX && month >= 1 && month <= 12 && day >= 1 &&
           day <= period_month_length(year, month);
}

int
period_month_length(int year, int month) {
    static const int length[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

    assert(month >= 1 && month <= 12);
    return month == 2 && leap ? 29 : length[month - 1];
}

/* The year is counted from March, so that the leap day is its last; 400 years are 146097 days. */
period_day
period_from_civil(int year, int month, int day) {
    const int y = month <= 2 ? year - 1 : year;
    const int from_march = month > 2 ? month - 3 : month + 9;
    const int era = y / 400;
    const int of_era = y % 400;
    const int of_year = (153 * from_march + 2) / 5 + day - 1;

    assert(period_valid_civil(year, month, day));
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

struct period_date
period_to_civil(period_day d) {
    const int z = d + 719468;
    const int era = z / 146097;
    const int of_era = z % 146097;
    const int y = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    const int of_year = of_era - (365 * y + y / 4 - y / 100);
    const int from_march = (5 * of_year + 2) / 153;
    const int month = from_march < 10 ? from_march + 3 : from_march - 9;

    assert(z >= 0); /* 1 March of the year 0; real dates start with the year 1 */
    return (struct period_date){era * 400 + y + (month <= 2 ? 1 : 0), month,
                                of_year - (153 * from_march + 2) / 5 + 1};
}

/* n digits at p as a number, -1 when one is not a digit */
static int
digits(const char *p, size_t n) {
    int v = 0;

    for (size_t i = 0; i < n; i++) {
        if (p[i] < '0' || p[i] > '9') {
            return -1;
        }
        v = v * 10 + (p[i] - '0');
    }
    return v;
}

bool
period_parse_iso(str s, period_day *out) {
    int year;
    int month;
    int day;

    if (s.n != 10 || s.p[4] != '-' || s.p[7] != '-') {
        return false;
    }
    year = digits(s.p, 4);
    month = digits(s.p + 5, 2);
    day = digits(s.p + 8, 2);
    if (!period_valid_civil(year, month, day)) {
        return false;
    }
    *out = period_from_civil(year, month, day);
    return true;
}

void
period_iso(char out[PERIOD_TEXT], period_day d) {
    struct period_date c;

    out[0] = '\0';
    if (d != PERIOD_NO_DATE) {
        c = period_to_civil(d);
        (void)snprintf(out, PERIOD_TEXT, "%04d-%02d-%02d", c.year, c.month, c.day);
    }
}

void
period_date_vn(char out[PERIOD_TEXT], period_day d) {
    struct period_date c;

    out[0] = '\0';
    if (d != PERIOD_NO_DATE) {
        c = period_to_civil(d);
        (void)snprintf(out, PERIOD_TEXT, "%d/%d/%d", c.day, c.month, c.year);
    }
}

static const struct {
    char letter;
    enum period_kind kind;
    size_t places;
} written[] = {{'Q', PERIOD_QUARTER, 1}, {'H', PERIOD_HALF, 1}, {'M', PERIOD_MONTH, 2}};
enum { WRITTEN = sizeof written / sizeof written[0] };

/* "2026-Q1" and the like, exactly. */
static bool
read_exactly(str s, struct period *out) {
    const int year = s.n >= 4 ? digits(s.p, 4) : -1;

    if (year >= YEAR_MIN && s.n == 4) {
        *out = (struct period){PERIOD_YEAR, year, 1};
        return true;
    }
    for (size_t i = 0; i < WRITTEN && year >= YEAR_MIN; i++) {
        if (s.n == 6 + written[i].places && s.p[4] == '-' && s.p[5] == written[i].letter) {
            const int n = digits(s.p + 6, written[i].places);

            if (n >= 1 && n <= shape[written[i].kind].per_year) {
                *out = (struct period){written[i].kind, year, n};
                return true;
            }
        }
    }
    return false;
}

/* The numbers and the first letter of the one word of a text in whatever order: "q1-2026", "2026/03", "Quý 1 2026". */
struct pieces {
    int year, n;     /* -1: none */
    size_t n_places; /* digits of n */
    char letter;     /* upper case; 0: none */
};

static bool
take_number(str s, size_t from, size_t to, struct pieces *p) {
    const int v = to - from > 4 ? -1 : digits(s.p + from, to - from);

    if (to - from == 4 && p->year < 0) {
        p->year = v;
        return v >= YEAR_MIN;
    }
    if (v < 0 || p->n >= 0) {
        return false;
    }
    p->n = v;
    p->n_places = to - from;
    return true;
}

/* Or a byte of a letter beyond ASCII. */
static bool
is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0;
}

static bool
take_pieces(str s, struct pieces *p) {
    size_t i = 0;

    *p = (struct pieces){.year = -1, .n = -1};
    while (i < s.n) {
        const size_t from = i;
        const char c = s.p[i];

        while (i < s.n && s.p[i] >= '0' && s.p[i] <= '9') {
            i++;
        }
        if (i > from) {
            if (!take_number(s, from, i, p)) {
                return false;
            }
            continue;
        }
        if (is_letter(c) && (i == 0 || !is_letter(s.p[i - 1]))) {
            if (p->letter != 0) {
                return false;
            }
            p->letter = (char)(c >= 'a' ? c - 'a' + 'A' : c);
        }
        i++;
    }
    return p->year >= 0 && p->n >= 0;
}

/* A number without a letter is a month when it has two digits. */
bool
period_guess(str s, struct period *out) {
    struct pieces p;

    if (!take_pieces(s, &p)) {
        return false;
    }
    if (p.letter == 0) {
        p.letter = p.n_places == 2 ? 'M' : 'Q';
    }
    for (size_t i = 0; i < WRITTEN; i++) {
        if (written[i].letter == p.letter && p.n >= 1 && p.n <= shape[written[i].kind].per_year) {
            *out = (struct period){written[i].kind, p.year, p.n};
            return true;
        }
    }
    return false;
}

bool
period_parse(str s, struct period *out, struct err *e) {
    char meant[PERIOD_TEXT] = "";
    struct period guessed;

    if (read_exactly(s, out)) {
        return true;
    }
    if (period_guess(s, &guessed)) {
        period_text(meant, guessed);
    }
    return err_set(e, ERR_USAGE,
                   "kỳ \"%.*s\" không đúng; %s%s%s viết 2026-Q1 … 2026-Q4 (quý), 2026-H1 hoặc "
                   "2026-H2 (6 tháng), 2026 (năm), 2026-M01 … 2026-M12 (tháng)",
                   (int)(s.n < 40 ? s.n : 40), s.n == 0 ? "" : s.p,
                   meant[0] == '\0' ? "" : "có phải ", meant, meant[0] == '\0' ? "hãy" : "? Hãy");
}

void
period_text(char out[PERIOD_TEXT], struct period p) {
    switch (p.kind) {
    case PERIOD_MONTH:
        (void)snprintf(out, PERIOD_TEXT, "%04d-M%02d", p.year, p.n);
        break;
    case PERIOD_QUARTER:
        (void)snprintf(out, PERIOD_TEXT, "%04d-Q%d", p.year, p.n);
        break;
    case PERIOD_HALF:
        (void)snprintf(out, PERIOD_TEXT, "%04d-H%d", p.year, p.n);
        break;
    case PERIOD_YEAR:
        (void)snprintf(out, PERIOD_TEXT, "%04d", p.year);
        break;
    }
}

void
period_label(char out[PERIOD_TEXT], struct period p) {
    char roman[NUM_TEXT];

    switch (p.kind) {
    case PERIOD_MONTH:
        (void)snprintf(out, PERIOD_TEXT, "tháng %d năm %d", p.n, p.year);
        break;
    case PERIOD_QUARTER:
        num_roman(roman, (unsigned)p.n);
        (void)snprintf(out, PERIOD_TEXT, "quý %.4s năm %d", roman, p.year);
        break;
    case PERIOD_HALF:
        (void)snprintf(out, PERIOD_TEXT, "6 tháng %s năm %d", p.n == 1 ? "đầu" : "cuối", p.year);
        break;
    case PERIOD_YEAR:
        (void)snprintf(out, PERIOD_TEXT, "năm %d", p.year);
        break;
    }
}

bool
period_equal(struct period a, struct period b) {
    return a.kind == b.kind && a.year == b.year && a.n == b.n;
}

int
period_compare(struct period a, struct period b) {
    const int a_end = a.year * 12 + a.n * shape[a.kind].months;
    const int b_end = b.year * 12 + b.n * shape[b.kind].months;

    if (a_end != b_end) {
        return a_end < b_end ? -1 : 1;
    }
    return (shape[a.kind].months > shape[b.kind].months) -
           (shape[a.kind].months < shape[b.kind].months);
}

/* A day of the month that lies `month` months after December of the year before (1 is January). */
static period_day
day_of(int year, int month, int day) {
    const int since = year * 12 + month - 1;

    return period_from_civil(since / 12, since % 12 + 1, day);
}

period_day
period_first(struct period p, enum period_calendar c) {
    const int month = (p.n - 1) * shape[p.kind].months + 1;

    assert(p.year >= YEAR_MIN && p.n >= 1 && p.n <= shape[p.kind].per_year);
    return c == PERIOD_ND09 ? day_of(p.year, month - 1, ND09_OPENS) : day_of(p.year, month, 1);
}

period_day
period_last(struct period p, enum period_calendar c) {
    const int month = p.n * shape[p.kind].months;

    assert(p.year >= YEAR_MIN && p.n >= 1 && p.n <= shape[p.kind].per_year);
    return c == PERIOD_ND09 ? day_of(p.year, month, ND09_OPENS - 1)
                            : period_from_civil(p.year, month, period_month_length(p.year, month));
}

struct period
period_before(struct period p) {
    if (p.n > 1) {
        return (struct period){p.kind, p.year, p.n - 1};
    }
    return (struct period){p.kind, p.year - 1, shape[p.kind].per_year};
}

struct period
period_year_ago(struct period p) {
    return (struct period){p.kind, p.year - 1, p.n};
}

struct period
period_start_of_year(struct period p) {
    return (struct period){PERIOD_QUARTER, p.year - 1, 4};
}

struct period
period_of_day(enum period_kind kind, period_day d, enum period_calendar c) {
    const struct period_date at = period_to_civil(d);
    const bool next = c == PERIOD_ND09 && at.day >= ND09_OPENS;
    const int since = at.year * 12 + at.month - 1 + (next ? 1 : 0);

    return (struct period){kind, since / 12, since % 12 / shape[kind].months + 1};
}

bool
period_is_compiled(struct period p) {
    return shape[p.kind].months > shape[PERIOD_QUARTER].months;
}

size_t
period_quarters(struct period p, struct period out[4]) {
    const int n = period_is_compiled(p) ? shape[p.kind].months / shape[PERIOD_QUARTER].months : 0;

    for (int i = 0; i < n; i++) {
        out[i] = (struct period){PERIOD_QUARTER, p.year, (p.n - 1) * n + i + 1};
    }
    return (size_t)n;
}

period_day
period_due(struct period p, int due_month, int due_day) {
    assert(due_month >= 1 && due_month <= 12 && due_day >= 1 && due_day <= 28);
    return day_of(p.year, p.n * shape[p.kind].months + due_month, due_day) - 1;
}
