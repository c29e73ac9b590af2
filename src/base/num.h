/*
 * num - exact arithmetic and the Vietnamese form of numbers (spec 1.3).
 *
 * Counts and đồng are int64_t.  A rate stays a pair of integers until it is
 * printed; a percentage is rounded half up (away from zero) to 2 decimals once, by
 * num_percent.  Products are taken in 128 bits.  Nothing here is computed in
 * floating point.
 */
#ifndef BASE_NUM_H
#define BASE_NUM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

enum { NUM_TEXT = 48 }; /* room for any formatted number and its NUL */

/* The fraction num/den: 2015/10000 is 20,15 %.  den == 0 means that there is no rate ("-").  The
 * parts have 128 bits, so that a rate divided by a stated rate, (a/b)/(c/10000), stays exact. */
__extension__ typedef __int128 num_wide; /* a GNU type, in gcc and clang alike */
struct num_ratio {
    num_wide num, den;
};

/* *out = a + b.  false: the sum does not fit, and *out is unchanged. */
bool num_add(int64_t a, int64_t b, int64_t *out);

/* *hundredths gets r in hundredths of a percent, rounded half up: {1, 3} gives 3333.  false: den
 * is 0, or the result does not fit. */
bool num_percent(struct num_ratio r, int64_t *hundredths);

/* The double closest to num/den, as a spreadsheet's own formula would compute it.  For
 * spreadsheets only; den must not be 0. */
double num_double(struct num_ratio r);

/* Share `total` out over n parts by their weights, in whole units, by the largest remainder
 * (Hare).  The parts add up to total exactly; of equal remainders the lower index wins.  When
 * all weights are 0 the parts are as equal as possible.  false: a weight is negative, or n is 0
 * and total is not. */
bool num_spread(int64_t total, const int64_t *weight, size_t n, int64_t *part);

/* "1.188.826", "-1.234". */
void num_vn_int(char out[NUM_TEXT], int64_t v);
/* 2015 -> "20,15" (hundredths to two decimals, dots between thousands). */
void num_vn_hundredths(char out[NUM_TEXT], int64_t hundredths);
/* 2015 -> "20.15": the form of so-lieu.csv. */
void num_dot_hundredths(char out[NUM_TEXT], int64_t hundredths);
void num_roman(char out[NUM_TEXT], unsigned n); /* 1 -> "I"; 1 <= n < 4000 */
/* The letters of a spreadsheet's column: 0 -> "A", 25 -> "Z", 26 -> "AA". */
void num_letters(char out[NUM_TEXT], uint32_t column);

/* Read an integer as the program itself writes it: the whole of s is digits after an optional
 * '-', without blanks or leading zeros.  Numbers in extracts are read by ingest/number.h. */
bool num_parse_int(str s, int64_t *out);
/* "20.15", "20.1", "20" -> hundredths; at most two decimals. */
bool num_parse_hundredths(str s, int64_t *out);

#endif /* BASE_NUM_H */
