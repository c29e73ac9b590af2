/*
 * utf8 - validation, code points, NFC and letter case.  The only room that uses the library
 * utf8proc.
 */
#ifndef TEXT_UTF8_H
#define TEXT_UTF8_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"

/* Decode the code point at s.p[*at] and move *at behind it.  -1: the byte is bad, and *at moves
 * by one byte.  Surrogates, overlong forms and code points above U+10FFFF are bad. */
int32_t utf8_next(str s, size_t *at);
bool utf8_valid(str s);
size_t utf8_ascii_run(str s); /* bytes at the start of s that are ASCII */
void utf8_put(struct buf *b, uint32_t cp);
/* Write cp, at most four bytes; the place behind it. */
char *utf8_write(char *to, uint32_t cp);

/* Whether s is valid UTF-8 without NUL, noncharacters and control characters (C0, DEL, C1; tab,
 * LF and CR are allowed). */
bool utf8_clean(str s);

/* The NFC of s; s itself when it is NFC already, or is no valid UTF-8: a file may be written into
 * between the look at its bytes and their reading, which is told at the end of it. */
str utf8_nfc(struct arena *a, str s);
bool utf8_is_nfc(str s);

/* Whether text may be cut before cp when it is normalised in pieces: cp is NFC by itself and
 * never joins with what stands before it.  In doubt the answer is false. */
bool utf8_stands_alone(uint32_t cp);
/* How many bytes at the start of s are whole code points that all stand alone
 * (utf8_stands_alone): this part is NFC and can be copied.  Fast, because nearly every byte
 * comes this way. */
size_t utf8_plain_run(str s);
/* How many bytes at the start of s are letters and signs that are shown as they stand: printable ASCII, Latin letters and those of
 * Vietnamese.  That part is NFC and valid, without blanks but spaces and without anything invisible. */
size_t utf8_shown_run(str s);
/* Whether s is the beginning of a sequence whose rest is still to come. */
bool utf8_is_partial(str s);
enum { UTF8_PIECE = 24 };
/* Add to b the NFC of n code points, n <= UTF8_PIECE. */
void utf8_compose(struct buf *b, const uint32_t *cp, size_t n);

/* Whether cp is invisible and takes no room: a byte order mark, a zero-width character, a
 * direction mark, a soft hyphen, a variation selector. */
bool utf8_is_hidden(uint32_t cp);
/* Whether cp is a tab or a line end of any kind; in a line of text it becomes one blank. */
bool utf8_is_break(uint32_t cp);
/* The letter that looks most like cp: the bracket for a full-width bracket, the blank for an
 * unusual blank, the plain letter for a letter with marks.  cp itself where there is none. */
uint32_t utf8_nearest(uint32_t cp);

/* Letters (of any script) and decimal digits. */
bool utf8_is_letter(uint32_t cp);
bool utf8_is_digit(uint32_t cp);
uint32_t utf8_lower_cp(uint32_t cp);

str utf8_upper(struct arena *a, str s); /* Unicode simple case mapping */
str utf8_lower(struct arena *a, str s);
/* s with its first character in upper case, for the start of a sentence. */
str utf8_capital(struct arena *a, str s);

size_t utf8_length(str s);      /* code points */
size_t utf8_utf16_units(str s); /* what Excel's limits count */
/* The first n code points of s, or all of s where it has fewer. */
str utf8_cut(str s, size_t n);

#endif /* TEXT_UTF8_H */
