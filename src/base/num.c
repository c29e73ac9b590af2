/* num - exact arithmetic and the Vietnamese form of numbers.  See num.h. */

#include "base/num.h"

#include <assert.h>
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/heap.h"

__extension__ typedef unsigned __int128 wide_abs;

bool
num_add(int64_t a, int64_t b, int64_t *out) {
    int64_t v;

    if (__builtin_add_overflow(a, b, &v)) {
        return false;
    }
    *out = v;
    return true;
}

static wide_abs
magnitude(num_wide v) {
    return v < 0 ? (wide_abs)0 - (wide_abs)v : (wide_abs)v;
}

/* a sign and a magnitude as int64_t; false when it does not fit */
static bool
signed_of(wide_abs m, bool negative, int64_t *out) {
    if (m > (wide_abs)INT64_MAX + (negative ? 1 : 0)) {
        return false;
    }
    *out = (int64_t)(negative ? (uint64_t)0 - (uint64_t)m : (uint64_t)m);
    return true;
}

bool
num_percent(struct num_ratio r, int64_t *hundredths) {
    const uint32_t scale = 10000;
    const wide_abs den = magnitude(r.den);
    const bool negative = (r.num < 0) != (r.den < 0);
    wide_abs whole;
    wide_abs rest;
    wide_abs part = 0; /* (rest * scale) / den, and what is left of it in acc */
    wide_abs acc = 0;

    if (den == 0) {
        return false;
    }
    whole = magnitude(r.num) / den;
    rest = magnitude(r.num) % den;
    if (whole > (wide_abs)INT64_MAX) {
        return false;
    }
    /* Bit by bit of the scale: acc < den <= 2^127, so nothing here passes 2^128. */
    for (int bit = 13; bit >= 0; bit--) {
        part *= 2;
        acc *= 2;
        if (acc >= den) {
            acc -= den;
            part++;
        }
        if ((scale >> bit & 1U) != 0) {
            acc += rest;
            if (acc >= den) {
                acc -= den;
                part++;
            }
        }
    }
    if (acc >= den - acc) {
        part++; /* half away from zero */
    }
    return signed_of(whole * scale + part, negative, hundredths);
}

/* The closest double to n/d: 55 bits of the quotient and, in the last one, whether anything is
 * left; the conversion then rounds once. */
static double
divide(wide_abs n, wide_abs d) {
    wide_abs q = n / d;
    wide_abs rest = n % d;
    int exp2 = 0;
    bool more = false;

    while (q >> 55 != 0) {
        more = more || (q & 1) != 0;
        q >>= 1;
        exp2++;
    }
    while (q >> 54 == 0) {
        rest *= 2; /* rest < d <= 2^127 */
        q = q * 2 + (rest >= d ? 1 : 0);
        rest -= rest >= d ? d : 0;
        exp2--;
    }
    if (more || rest != 0) {
        q |= 1;
    }
    return ldexp((double)(uint64_t)q, exp2);
}

double
num_double(struct num_ratio r) {
    double v;

    assert(r.den != 0);
    if (r.num == 0) {
        return 0.0;
    }
    v = divide(magnitude(r.num), magnitude(r.den));
    return (r.num < 0) != (r.den < 0) ? -v : v;
}

struct share {
    wide_abs rest;
    size_t ix;
};

/* larger remainder first, ties to the lower index */
static int
share_cmp(const void *a, const void *b) {
    const struct share *x = a;
    const struct share *y = b;

    if (x->rest != y->rest) {
        return x->rest > y->rest ? -1 : 1;
    }
    return (x->ix > y->ix) - (x->ix < y->ix);
}

static bool
sum_weights(const int64_t *weight, size_t n, wide_abs *sum) {
    *sum = 0;
    for (size_t i = 0; i < n; i++) {
        if (weight[i] < 0) {
            return false;
        }
        *sum += (uint64_t)weight[i];
    }
    return true;
}

bool
num_spread(int64_t total, const int64_t *weight, size_t n, int64_t *part) {
    const wide_abs whole = magnitude(total);
    wide_abs sum;
    wide_abs given = 0;
    struct share *share;

    if (!sum_weights(weight, n, &sum)) {
        return false;
    }
    if (n == 0) {
        return total == 0;
    }
    share = heap_array(struct share, n);
    for (size_t i = 0; i < n; i++) {
        const uint64_t share_of = sum == 0 ? 1 : (uint64_t)weight[i];
        const wide_abs product = whole * share_of;
        const wide_abs by = sum == 0 ? n : sum;

        share[i] = (struct share){product % by, i};
        (void)signed_of(product / by, total < 0, &part[i]); /* at most |total| */
        given += product / by;
    }
    qsort(share, n, sizeof *share, share_cmp);
    for (size_t i = 0; given < whole; i++, given++) {
        part[share[i].ix] += total < 0 ? -1 : 1;
    }
    free(share);
    return true;
}

/* digits of v with a dot between thousands; returns the length */
static size_t
grouped(char *out, uint64_t v, bool negative) {
    char digit[24];
    const size_t n = (size_t)snprintf(digit, sizeof digit, "%" PRIu64, v);
    size_t at = 0;

    if (negative) {
        out[at++] = '-';
    }
    for (size_t i = 0; i < n; i++) {
        if (i > 0 && (n - i) % 3 == 0) {
            out[at++] = '.';
        }
        out[at++] = digit[i];
    }
    out[at] = '\0';
    return at;
}

void
num_vn_int(char out[NUM_TEXT], int64_t v) {
    (void)grouped(out, (uint64_t)magnitude(v), v < 0);
}

void
num_vn_hundredths(char out[NUM_TEXT], int64_t hundredths) {
    const uint64_t m = (uint64_t)magnitude(hundredths);
    const size_t at = grouped(out, m / 100, hundredths < 0);

    (void)snprintf(out + at, NUM_TEXT - at, ",%02u", (unsigned)(m % 100));
}

void
num_dot_hundredths(char out[NUM_TEXT], int64_t hundredths) {
    const uint64_t m = (uint64_t)magnitude(hundredths);

    (void)snprintf(out, NUM_TEXT, "%s%" PRIu64 ".%02u", hundredths < 0 ? "-" : "", m / 100,
                   (unsigned)(m % 100));
}

void
num_letters(char out[NUM_TEXT], uint32_t column) {
    char text[8]; /* UINT32_MAX has 7 letters */
    size_t n = sizeof text;

    for (uint64_t v = (uint64_t)column + 1; v > 0; v = (v - 1) / 26) {
        text[--n] = (char)('A' + (v - 1) % 26);
    }
    memcpy(out, text + n, sizeof text - n);
    out[sizeof text - n] = '\0';
}

void
num_roman(char out[NUM_TEXT], unsigned n) {
    static const struct {
        unsigned value;
        char text[3];
    } digit[] = {{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"},
                 {90, "XC"},  {50, "L"},   {40, "XL"}, {10, "X"},   {9, "IX"},
                 {5, "V"},    {4, "IV"},   {1, "I"}};
    size_t at = 0;

    assert(n >= 1 && n < 4000); /* at most 15 letters: MMMDCCCLXXXVIII */
    for (size_t i = 0; i < sizeof digit / sizeof digit[0]; i++) {
        while (n >= digit[i].value) {
            const size_t len = strlen(digit[i].text);

            memcpy(out + at, digit[i].text, len);
            at += len;
            n -= digit[i].value;
        }
    }
    out[at] = '\0';
}

/* The digits at *at (no leading zero beyond "0") into *v. */
static bool
parse_digits(str s, size_t *at, uint64_t *v) {
    const size_t from = *at;

    *v = 0;
    for (; *at < s.n && s.p[*at] >= '0' && s.p[*at] <= '9'; (*at)++) {
        if (__builtin_mul_overflow(*v, (uint64_t)10, v) ||
            __builtin_add_overflow(*v, (uint64_t)(s.p[*at] - '0'), v)) {
            return false;
        }
    }
    return *at > from && (s.p[from] != '0' || *at == from + 1);
}

bool
num_parse_int(str s, int64_t *out) {
    const bool negative = s.n > 0 && s.p[0] == '-';
    size_t at = negative ? 1 : 0;
    uint64_t v;

    if (!parse_digits(s, &at, &v) || at != s.n || (negative && v == 0)) {
        return false;
    }
    return signed_of(v, negative, out);
}

bool
num_parse_hundredths(str s, int64_t *out) {
    const bool negative = s.n > 0 && s.p[0] == '-';
    size_t at = negative ? 1 : 0;
    uint64_t v;
    unsigned part = 0;

    if (!parse_digits(s, &at, &v)) {
        return false;
    }
    if (at < s.n) {
        const size_t places = s.n - at - 1;

        if (s.p[at] != '.' || places < 1 || places > 2) {
            return false;
        }
        for (at++; at < s.n; at++) {
            if (s.p[at] < '0' || s.p[at] > '9') {
                return false;
            }
            part = part * 10 + (unsigned)(s.p[at] - '0');
        }
        part *= places == 1 ? 10 : 1;
    }
    if (negative && v == 0 && part == 0) {
        return false;
    }
    return signed_of((wide_abs)v * 100 + part, negative, out);
}
