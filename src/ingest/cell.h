/*
 * cell - what every cell of an extract is asked first: its text without the blanks of office
 * software, whether it is a missing value, a yes or a no, a code that Excel has touched (spec 2.1, 2.2).
 *
 * Nothing here allocates; a str that comes back points into the one that went in, or into the
 * caller's own room.
 */
#ifndef INGEST_CELL_H
#define INGEST_CELL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"

/* Without blanks, tabs, line breaks, no-break and zero-width spaces at either end. */
str cell_trim(str s);

/* A value that is no text for people, as it is compared: fullwidth letters and digits as ASCII, no-break and other wide
 * blanks as blanks, marks that no eye sees gone.  In the arena where something changed, else s. */
str cell_clean(struct arena *a, str s);

/* ASCII above the blank at both ends, no dash or d in front and no L behind, as nearly every cell of an extract:
 * then cell_trim has nothing to take off and cell_missing says no. */
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

/* The same words, written with or without capitals, diacritics and blanks. */
bool cell_means(str s, const char *key);

/* A code as it was before Excel: without leading ' and trailing ".0" of a number, out of ="0123". */
str cell_code(str s);
/* 1.23E+09: digits of the code are gone for good. */
bool cell_damaged(str s);
/* ASCII letters, digits and . _ / - only, no blanks: what a code can look like. */
bool cell_codelike(str s);
bool cell_digits(str s); /* one digit or more and nothing else */
bool cell_has_digit(str s);

/* s (digits only) with zeros in front up to width, in room; s itself when it is as wide already. */
str cell_widen(str s, size_t width, char *room);

#endif /* INGEST_CELL_H */
