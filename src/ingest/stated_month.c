/* stated_month - the month that the lines above a table name.  See stated_month.h. */

#include "ingest/stated_month.h"

#include <string.h>

#include "base/arena.h"
#include "text/fold.h"

enum { YEAR_FIRST = 2000, YEAR_LAST = 2100, MONTHS = 12 };

/* The digits at the head of *s, which it loses with one '_' behind them; -1: none. */
static int
take_number(str *s) {
    int v = 0;
    size_t n = 0;

    while (n < s->n && n < 5 && s->p[n] >= '0' && s->p[n] <= '9') {
        v = v * 10 + (s->p[n++] - '0');
    }
    if (n == 0 || (n < s->n && s->p[n] != '_')) {
        return -1;
    }
    n += n < s->n ? 1 : 0;
    *s = (str){s->p + n, s->n - n};
    return v;
}

/* Whether "ngay_05_" stands before: then it is the month of a day. */
static bool
is_of_a_day(const char *head, size_t n) {
    static const char day[] = "ngay_";
    size_t k = n > 0 && head[n - 1] == '_' ? n - 1 : n;

    while (k > 0 && head[k - 1] >= '0' && head[k - 1] <= '9') {
        k--;
    }
    return k + 1 < n && k >= sizeof day - 1 &&
           memcmp(head + k - (sizeof day - 1), day, sizeof day - 1) == 0;
}

/* A month that a folded text names is added to *month; false: it names a span, or another one. */
static bool
add_months(str key, int *month) {
    static const char word[] = "thang_";
    const size_t w = sizeof word - 1;

    for (size_t at = 0; at + w < key.n; at++) {
        str rest = {key.p + at + w, key.n - at - w};
        int m;
        int year;

        if (memcmp(key.p + at, word, w) != 0 || (at > 0 && key.p[at - 1] != '_') ||
            (m = take_number(&rest)) < 0 || is_of_a_day(key.p, at)) {
            continue;
        }
        rest = str_starts(rest, STR("nam_")) ? (str){rest.p + 4, rest.n - 4} : rest;
        year = take_number(&rest);
        if (m < 1 || m > MONTHS || year < YEAR_FIRST || year > YEAR_LAST ||
            (at >= 4 && memcmp(key.p + at - 4, "den_", 4) == 0) ||
            (*month != STATED_MONTH_NONE && *month != year * MONTHS + m - 1)) {
            return false;
        }
        *month = year * MONTHS + m - 1;
    }
    return true;
}

int
stated_month(const struct header_line *line, uint32_t n) {
    struct arena a = ARENA_EMPTY;
    int month = STATED_MONTH_NONE;
    bool one = true;

    for (uint32_t i = 0; one && i < n; i++) {
        for (uint32_t k = 0; one && k < line[i].n; k++) {
            one = add_months(fold_key(&a, line[i].cell[k]), &month);
        }
    }
    arena_free(&a);
    return one ? month : STATED_MONTH_NONE;
}
