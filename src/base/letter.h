/*
 * letter - one letter of UTF-8, as Unicode table 3-7 has it.  base/err needs it as text/utf8 does.
 */
#ifndef BASE_LETTER_H
#define BASE_LETTER_H

#include <stddef.h>
#include <stdint.h>

/* Decode the sequence that begins at p, of which `left` bytes can be read (at least one).  Return its code point; -1 where
 * no whole well-formed sequence begins there.  *used gets its bytes, 1 with -1. */
int32_t letter_decode(const unsigned char *p, size_t left, size_t *used);

#endif /* BASE_LETTER_H */
