/*
 * taxcode - mã số thuế (spec 1.5, FACTS 5.2).
 *
 *     10 digits   d10 = 10 - (31d1+29d2+23d3+19d4+17d5+13d6+7d7+5d8+3d9 mod 11); 10 is not issued
 *     13 digits   those and a branch 001..999, often written 0100109106-001
 *     12 digits   the personal number of a household business, no check digit
 *
 * A zero in front that Excel has taken is put back where the check digit then holds: 9 digits to 10, 12 to
 * 13 (a personal number begins with 001..096).  Nothing tells whether 11 digits were 12.
 */
#ifndef INGEST_TAXCODE_H
#define INGEST_TAXCODE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"

enum { TAXCODE_TEXT = 16 };

struct taxcode {
    char digit[TAXCODE_TEXT]; /* digits only, NUL behind */
    size_t n;
    bool ok; /* length and check digit hold */
};

/* s trimmed, of any writing.  What is no code gives the digits that were there and ok false. */
struct taxcode taxcode_read(str s);
/* 10 digits whose last is the check digit of the first nine. */
bool taxcode_checks(const char *ten);

/* A tax code as documents print it: the 12 digits of a household business are its owner's personal number, of which the
 * first 3 and the last 2 are shown (spec 1.5).  Any other code is itself; a masked one lies in the arena. */
str taxcode_shown(struct arena *a, str digits);

#endif /* INGEST_TAXCODE_H */
