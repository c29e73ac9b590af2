/* day - dates as offices write them.  See day.h. */

#include "ingest/day.h"

#include <string.h>

#include "ingest/cell.h"

enum {
    YEAR_FIRST = 1900,
    YEAR_LAST = 2100,
    SERIAL_EPOCH = 25569, /* Excel's number of 1970-01-01, right from 1 March 1900 on */
    SERIAL_MIN = 61,
    SERIAL_MAX = 73415, /* 31/12/2100 */
    SURE = 20
};

struct parted {
    int a, b, year;
};

static bool
digit_at(str s, size_t i) {
    return i < s.n && s.p[i] >= '0' && s.p[i] <= '9';
}

/* One or more digits from *at, at most most of them; -1: none or too many. */
static int
digits(str s, size_t *at, size_t most) {
    const size_t from = *at;
    int v = 0;

    while (digit_at(s, *at) && *at - from < most) {
        v = v * 10 + (s.p[*at] - '0');
        (*at)++;
    }
    return *at == from || digit_at(s, *at) ? -1 : v;
}

static bool
is_mark(char c) {
    return c == '/' || c == '-' || c == '.';
}

/* Nothing, or a time of day, which is of no concern here. */
static bool
ends_or_time(str s, size_t at) {
    return at == s.n || ((s.p[at] == ' ' || s.p[at] == 'T') && digit_at(s, at + 1));
}

static bool
part(str s, struct parted *out) {
    size_t at = 0;
    char mark;

    out->a = digits(s, &at, 2);
    if (out->a < 0 || at >= s.n || !is_mark(s.p[at])) {
        return false;
    }
    mark = s.p[at++];
    out->b = digits(s, &at, 2);
    if (out->b < 0 || at >= s.n || s.p[at] != mark) {
        return false;
    }
    at++;
    if (at + 4 > s.n) {
        return false;
    }
    out->year = digits(s, &at, 4);
    return out->year >= 1000 && ends_or_time(s, at);
}

static bool
civil(int year, int month, int day, period_day *out) {
    if (year < YEAR_FIRST || year > YEAR_LAST || !period_valid_civil(year, month, day)) {
        return false;
    }
    *out = period_from_civil(year, month, day);
    return true;
}

enum { CLOCK = 6, HOUR = 60, VIET_NAM = 7 * HOUR, DAY_MINUTES = 24 * HOUR };

/* Two digits at i, or -1. */
static int
two(str s, size_t i) {
    return digit_at(s, i) && digit_at(s, i + 1) ? (s.p[i] - '0') * 10 + s.p[i + 1] - '0' : -1;
}

/* "Z", "+07:00", "-0330" from at on: minutes east of Greenwich.  false: no zone stands there. */
static bool
zone(str s, size_t at, int *minutes) {
    const int sign = at < s.n && s.p[at] == '-' ? -1 : 1;
    int hours;
    int rest;

    if (at + 1 == s.n && (s.p[at] == 'Z' || s.p[at] == 'z')) {
        *minutes = 0;
        return true;
    }
    if (at >= s.n || (s.p[at] != '+' && s.p[at] != '-')) {
        return false;
    }
    hours = two(s, at + 1);
    at += 3;
    rest = two(s, at < s.n && s.p[at] == ':' ? at + 1 : at);
    *minutes = (hours * HOUR + (rest < 0 ? 0 : rest)) * sign;
    return hours >= 0;
}

/* Days that the instant behind a date lies later in Viet Nam: T17:00:00.000Z is the next day there.  A time without a
 * zone is of a clock here. */
static int
days_later(str s, size_t at) {
    const int hours = two(s, at + 1);
    const int minutes = two(s, at + 4);
    int here;
    int east;

    if (hours < 0 || minutes < 0 || s.p[at + 3] != ':') {
        return 0;
    }
    at += CLOCK;
    while (at < s.n && (digit_at(s, at) || s.p[at] == ':' || s.p[at] == '.' || s.p[at] == ' ')) {
        at++;
    }
    if (!zone(s, at, &east)) {
        return 0;
    }
    here = hours * HOUR + minutes + VIET_NAM - east;
    return here < 0 ? -1 : here >= DAY_MINUTES ? 1 : 0;
}

/* 2026-03-31, also written 2026/03/31. */
static bool
iso(str s, period_day *out) {
    period_day day;
    char z[10];

    if (s.n < sizeof z || !ends_or_time(s, sizeof z) || s.p[4] != s.p[7] || !is_mark(s.p[4]) ||
        s.p[4] == '.') {
        return false;
    }
    memcpy(z, s.p, sizeof z);
    z[4] = '-';
    z[7] = '-';
    if (!period_parse_iso((str){z, sizeof z}, &day)) {
        return false;
    }
    day += days_later(s, sizeof z);
    if (day < period_from_civil(YEAR_FIRST, 1, 1) || day > period_from_civil(YEAR_LAST, 12, 31)) {
        return false;
    }
    *out = day;
    return true;
}

/* yyyymmdd, an Excel serial, a year. */
static bool
number(str s, bool year_alone, period_day *out) {
    size_t at = 0;
    const int v = s.n <= 8 ? digits(s, &at, 8) : -1;

    if (v < 0 || at != s.n) {
        return false;
    }
    if (s.n == 8) {
        return civil(v / 10000, v / 100 % 100, v % 100, out);
    }
    if (s.n == 4 && year_alone) {
        return civil(v, 1, 1, out);
    }
    if (s.n == 4 || s.p[0] == '0' || v < SERIAL_MIN || v > SERIAL_MAX) {
        return false; /* of four digits: a year where a day is wanted */
    }
    *out = v - SERIAL_EPOCH;
    return true;
}

static bool
cut(str s, struct parted *p) {
    struct day_numbers n;

    if (!day_cut(s, &n)) {
        return false;
    }
    *p = (struct parted){(int)n.a, (int)n.b, (int)n.year};
    return true;
}

bool
day_parse(str s, enum day_order o, bool year_alone, period_day *out) {
    struct parted p;

    s = cell_code(s);
    if (cut(s, &p) || part(s, &p)) {
        return o == DAY_DMY ? civil(p.year, p.b, p.a, out) : civil(p.year, p.a, p.b, out);
    }
    return iso(s, out) || number(s, year_alone, out);
}

void
day_evidence_add(struct day_evidence *v, str s, uint64_t line) {
    struct parted p;

    if (!cut(s, &p) && !part(cell_code(s), &p)) {
        return;
    }
    v->parted++;
    v->first += p.a > 12 && p.b <= 12;
    if (p.b > 12 && p.a <= 12) {
        v->second_line = v->second++ == 0 ? line : v->second_line;
    }
}

enum day_verdict
day_verdict(const struct day_evidence *v) {
    enum { PART = 3 }; /* of dates nearly two in three have a day that is no month */

    if (v->first + v->second == 0) {
        return DAY_SAYS_NOTHING;
    }
    if (v->first >= SURE * v->second) {
        return DAY_SAYS_DMY;
    }
    return v->second >= SURE * v->first && v->second * PART >= v->parted &&
                   (v->second > 1 || v->parted == 1)
               ? DAY_SAYS_MDY
               : DAY_UNSURE;
}

const char *
day_order_text(enum day_order o) {
    return o == DAY_DMY ? "ngày/tháng/năm" : "tháng/ngày/năm";
}

enum day_verdict
day_stated(str key) {
    static const struct {
        str part;
        enum day_verdict says;
    } way[] = {{{"mm_dd", 5}, DAY_SAYS_MDY},
               {{"m_d_y", 5}, DAY_SAYS_MDY},
               {{"thang_ngay_nam", 14}, DAY_SAYS_MDY},
               {{"dd_mm", 5}, DAY_SAYS_DMY},
               {{"d_m_y", 5}, DAY_SAYS_DMY}};

    for (size_t i = 0; i < sizeof way / sizeof way[0]; i++) {
        if (memmem(key.p, key.n, way[i].part.p, way[i].part.n) != NULL) {
            return way[i].says;
        }
    }
    return DAY_SAYS_NOTHING;
}
