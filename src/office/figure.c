/* figure - the number in a cell as text.  See figure.h. */

#include "office/figure.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    DIGITS = 15,
    LEAP_1900 = 60,        /* the day that 1900 did not have and Excel counts */
    LAST_SERIAL = 2958465, /* 31/12/9999 */
    BEFORE_1904 = 1462     /* days that are counted from 1904 are so many less */
};

/* --- formats ------------------------------------------------------------------- */

enum figure_class
figure_class_of_id(unsigned id) {
    if (id == 9 || id == 10) {
        return FIGURE_PERCENT;
    }
    /* 18 to 21 and 45 to 47 are times of day; 27 to 36 and 50 to 58 dates of East Asia */
    return (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) || id == 36 ||
                   (id >= 50 && id <= 58)
               ? FIGURE_DATE
               : FIGURE_PLAIN;
}

/* Step over what a format only shows: "text", \x, _x, *x, [Red], [$-42A].  false: p is at a letter that counts. */
static bool
skip_shown(str *s) {
    size_t n = 0;
    const char *end;

    switch (s->p[0]) {
    case '"':
        end = memchr(s->p + 1, '"', s->n - 1);
        n = end == NULL ? s->n : (size_t)(end - s->p) + 1;
        break;
    case '[':
        end = memchr(s->p, ']', s->n);
        n = end == NULL ? s->n : (size_t)(end - s->p) + 1;
        break;
    case '\\':
    case '_':
    case '*':
        n = s->n < 2 ? s->n : 2;
        break;
    default:
        return false;
    }
    s->p += n;
    s->n -= n;
    return true;
}

enum figure_class
figure_class_of_code(str code) {
    str s = code;
    bool day = false; /* or a year */
    bool month = false;
    bool hour = false; /* or a second */
    bool percent = false;

    if (s.n >= 7 && memcmp(s.p, "General", 7) == 0) {
        return FIGURE_PLAIN;
    }
    while (s.n > 0 && s.p[0] != ';') { /* the first section: of positive numbers */
        char c;

        if (skip_shown(&s)) {
            continue;
        }
        c = s.p[0];
        day |= c == 'd' || c == 'D' || c == 'y' || c == 'Y';
        month |= c == 'm' || c == 'M';
        hour |= c == 'h' || c == 'H' || c == 's' || c == 'S';
        percent |= c == '%';
        s.p++;
        s.n--;
    }
    return day || (month && !hour) ? FIGURE_DATE : percent ? FIGURE_PERCENT : FIGURE_PLAIN;
}

/* --- values -------------------------------------------------------------------- */

bool
figure_is_plain(str s) {
    const size_t sign = s.n > 0 && s.p[0] == '-' ? 1 : 0;

    if (s.n == sign || s.n - sign > DIGITS || (s.p[sign] == '0' && s.n > 1)) {
        return false;
    }
    for (size_t i = sign; i < s.n; i++) {
        if (s.p[i] < '0' || s.p[i] > '9') {
            return false;
        }
    }
    return true;
}

/* Digits of a plain number to a whole one, which a double holds exactly. */
static double
whole(str s) {
    const bool negative = s.p[0] == '-';
    int64_t v = 0;

    for (size_t i = negative ? 1 : 0; i < s.n; i++) {
        v = v * 10 + (s.p[i] - '0');
    }
    return (double)(negative ? -v : v);
}

bool
figure_read(str s, double *out) {
    enum { LONGEST = 400 };
    char text[LONGEST];
    char *end = NULL;

    if (s.n == 0 || s.n >= sizeof text) {
        return false;
    }
    if (figure_is_plain(s)) {
        *out = whole(s);
        return true;
    }
    for (size_t i = 0; i < s.n; i++) {
        if (memchr("0123456789+-.eE", s.p[i], 15) == NULL) {
            return false; /* strtod reads more: "nan", "0x1" */
        }
    }
    memcpy(text, s.p, s.n);
    text[s.n] = '\0';
    *out = strtod(text, &end);
    return *end == '\0' && isfinite(*out);
}

static size_t
put_date(char *out, int year, int month, int day) {
    const int part[] = {year / 1000, year / 100 % 10, year / 10 % 10, year % 10,
                        -1,          month / 10,      month % 10,     -1,
                        day / 10,    day % 10};
    size_t n = 0;

    for (; n < sizeof part / sizeof part[0]; n++) {
        out[n] = part[n] < 0 ? '-' : (char)('0' + part[n]);
    }
    return n;
}

/* The day of a serial number; 0: it is none. */
static size_t
date_text(int64_t serial, bool since_1904, char out[FIGURE_TEXT]) {
    struct period_date d;

    if (serial < (since_1904 ? 0 : 1) || serial > LAST_SERIAL - (since_1904 ? BEFORE_1904 : 0)) {
        return 0;
    }
    if (!since_1904 && serial == LEAP_1900) {
        return put_date(out, 1900, 2, 29);
    }
    d = period_to_civil((period_day)serial +
                        (since_1904 ? period_from_civil(1904, 1, 1)
                                    : period_from_civil(1899, 12, serial < LEAP_1900 ? 31 : 30)));
    return put_date(out, d.year, d.month, d.day);
}

/* A time of day behind the day is dropped; the second that it is nearest to counts. */
static int64_t
serial_of(double v) {
    static const double half_second = 0.5 / 86400;
    const double day = floor(v + half_second);

    return day < 0 || day > LAST_SERIAL ? -1 : (int64_t)day;
}

/* Digits and the place of the point among them: v is 0.DIGITS * 10^point, digits without zeros behind. */
struct decimal {
    char digit[DIGITS + 1];
    int n, point;
    bool negative;
};

static struct decimal
decimal_of(double v) {
    struct decimal d = {.negative = signbit(v) != 0};
    char text[FIGURE_TEXT];
    const char *e;

    (void)snprintf(text, sizeof text, "%.*e", DIGITS - 1, fabs(v));
    e = strchr(text, 'e');
    d.point = (int)strtol(e + 1, NULL, 10) + 1;
    for (const char *p = text; p < e; p++) {
        if (*p != '.') {
            d.digit[d.n++] = *p;
        }
    }
    while (d.n > 0 && d.digit[d.n - 1] == '0') {
        d.n--;
    }
    return d;
}

/* 1.25E+15, 1.2E-9 */
static size_t
scientific(const struct decimal *d, char *out, size_t n, size_t cap) {
    const int more = snprintf(out + n, cap - n, "%c%s%.*sE%+03d", d->digit[0], d->n > 1 ? "." : "",
                              d->n > 1 ? d->n - 1 : 0, d->digit + 1, d->point - 1);

    return n + (size_t)more;
}

/* A whole number of at most 15 digits, as nearly all are. */
static bool
is_whole(double v) {
    static const double beyond = 1e15;

    return fabs(v) < beyond && islessgreater(v, trunc(v)) == 0;
}

static size_t
whole_text(int64_t v, char *out) {
    char digit[FIGURE_TEXT];
    size_t k = sizeof digit;
    size_t n = 0;

    if (v < 0) {
        out[n++] = '-';
        v = -v;
    }
    do {
        digit[--k] = (char)('0' + v % 10);
        v /= 10;
    } while (v > 0);
    memcpy(out + n, digit + k, sizeof digit - k);
    return n + sizeof digit - k;
}

/* 0.0025, 12.5, 100 */
static size_t
plain(const struct decimal *d, char *out, size_t n) {
    if (d->point <= 0) {
        out[n++] = '0';
    }
    for (int i = 0; i < d->point; i++) {
        out[n++] = i < d->n ? d->digit[i] : '0';
    }
    if (d->n > d->point) {
        out[n++] = '.';
    }
    for (int i = d->point; i < 0; i++) {
        out[n++] = '0';
    }
    for (int i = d->point < 0 ? 0 : d->point; i < d->n; i++) {
        out[n++] = d->digit[i];
    }
    return n;
}

static size_t
number_text(double v, bool percent, char out[FIGURE_TEXT]) {
    enum { SMALL = -9 }; /* places behind the point that are zeros: less is 0 to every reader */
    struct decimal d;
    size_t n = 0;

    if (!percent && is_whole(v)) {
        return whole_text((int64_t)v, out);
    }
    d = decimal_of(v);
    if (d.n == 0) {
        memcpy(out, "0%", 2);
        return percent ? 2 : 1;
    }
    d.point += percent ? 2 : 0;
    if (d.negative) {
        out[n++] = '-';
    }
    n = d.point > DIGITS || d.point < SMALL ? scientific(&d, out, n, FIGURE_TEXT)
                                            : plain(&d, out, n);
    if (percent) {
        out[n++] = '%';
    }
    return n;
}

size_t
figure_text(double v, enum figure_class c, bool since_1904, char out[FIGURE_TEXT],
            enum row_kind *kind) {
    if (c == FIGURE_DATE) {
        const size_t n = date_text(serial_of(v), since_1904, out);

        if (n > 0) {
            *kind = ROW_DATE;
            return n;
        }
    }
    *kind = ROW_NUMBER;
    return number_text(v, c == FIGURE_PERCENT, out);
}
