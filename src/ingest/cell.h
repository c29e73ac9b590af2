/*
 * cell - the first look at a cell of an extract: its text without blanks at the ends; whether it is
 * a missing value, a yes or a no, a code that Excel has changed (spec 2.1, 2.2).
 *
 * Only cell_clean allocates.  A str that is returned points into the str that was passed, or into
 * memory of the caller.
 */
#ifndef INGEST_CELL_H
#define INGEST_CELL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"

/* s without blanks, tabs, line breaks, no-break and zero-width spaces at its ends. */
str cell_trim(str s);

/* s as codes, numbers and dates are compared: full-width letters and digits become ASCII,
 * no-break and other special blanks become blanks, invisible characters are dropped.  In the
 * arena where something changed, else s itself.  Not for texts that people read. */
str cell_clean(struct arena *a, str s);

/* A quick test that holds for nearly every cell: both ends are visible ASCII, the first is not
 * '-' or 'd', the last is not 'L'.  Then cell_trim changes nothing and cell_missing is false. */
static inline bool
cell_is_plain(str s) {
    const unsigned char a = s.n == 0 ? 0 : (unsigned char)s.p[0];
    const unsigned char z = s.n == 0 ? 0 : (unsigned char)s.p[s.n - 1];

    return a > ' ' && a < 0x80 && z > ' ' && z < 0x80 && a != '-' && a != 'd' && a != 'D' &&
           z != 'L';
}

/* A trimmed cell that says "no value": empty, dashes of any kind, "đang cập nhật", the NULL of databases. */
bool cell_missing(str s);

enum cell_flag { CELL_NO, CELL_YES, CELL_UNCLEAR };
/* 1, x, Có: yes; 0, Không and every missing value: no. */
enum cell_flag cell_flag(str s);

/* Whether s is the word `key` (folded), with or without capitals, diacritics and blanks. */
bool cell_means(str s, const char *key);

/* The code as it was before Excel changed it: without a ' in front and without ".0" at the end
 * of a number; 0123 out of ="0123". */
str cell_code(str s);
/* Whether digits of the code are lost, as in 1.23E+09. */
bool cell_damaged(str s);
/* Whether s can be a code: only ASCII letters, digits and . _ / - */
bool cell_codelike(str s);
bool cell_digits(str s); /* one digit or more and nothing else */
bool cell_has_digit(str s);

/* s (digits only) with zeros in front up to `width` digits, written into room; s itself when it
 * is long enough. */
str cell_widen(str s, size_t width, char *room);

#endif /* INGEST_CELL_H */
