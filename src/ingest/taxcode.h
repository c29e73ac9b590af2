/*
 * taxcode - mã số thuế (spec 1.5, FACTS 5.2).
 *
 *     10 digits   d10 = 10 - (31d1+29d2+23d3+19d4+17d5+13d6+7d7+5d8+3d9 mod 11); 10 is not issued
 *     13 digits   those and a branch 001..999, often written 0100109106-001
 *     12 digits   the personal number of a household business, no check digit
 *
 * A leading zero that Excel dropped is put back where the check digit is then right: 9 digits
 * become 10, 12 become 13 (a personal number begins with 001..096).  11 digits are left alone:
 * nothing shows that they were 12.
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

/* Read a tax code; s is trimmed and may be written in any way.  If it is no code, the result has
 * its digits, and ok is false. */
struct taxcode taxcode_read(str s);
/* Whether the last of the 10 digits is the check digit of the first nine. */
bool taxcode_checks(const char *ten);

/* A tax code as documents print it.  The 12 digits of a household business are its owner's
 * personal number: only the first 3 and the last 2 are shown (spec 1.5), and the result lies in
 * the arena.  Any other code is returned as it is. */
str taxcode_shown(struct arena *a, str digits);

#endif /* INGEST_TAXCODE_H */
