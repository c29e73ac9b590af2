/*
 * utf8 - validation, code points, NFC and letter case.  utf8proc does the
 * Unicode work; no other room knows it.
 */
#ifndef TEXT_UTF8_H
#define TEXT_UTF8_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"

/* Decode the code point at s.p[*at] and step over it.  -1 at a bad byte
 * (*at steps over one byte): surrogates, overlong forms, > U+10FFFF are bad. */
int32_t utf8_next(str s, size_t *at);
bool utf8_valid(str s);
size_t utf8_ascii_run(str s); /* bytes at the start of s that are ASCII */
void utf8_put(struct buf *b, uint32_t cp);

/* Valid, no NUL, control (C0, DEL, C1) except tab, LF and CR, no noncharacters. */
bool utf8_clean(str s);

/* NFC of valid UTF-8.  When s is NFC already (ASCII at once), s itself is returned. */
str utf8_nfc(struct arena *a, str s);
bool utf8_is_nfc(str s);

/* For normalising piece by piece.  True when text may be cut before cp: cp is NFC by itself and
 * takes part in nothing that stands before it.  False is the careful answer. */
bool utf8_stands_alone(uint32_t cp);
/* How many bytes at the start of s are whole code points that all stand alone: NFC that can be
 * copied as it is.  The way of nearly every byte, so it is fast. */
size_t utf8_plain_run(str s);
/* s is the beginning of a sequence whose rest is still to come. */
bool utf8_is_partial(str s);
enum { UTF8_PIECE = 24 };
/* The NFC of n <= UTF8_PIECE code points, added to b. */
void utf8_compose(struct buf *b, const uint32_t *cp, size_t n);

/* A character that nobody sees and that takes no room: a byte order mark, a zero width, a mark of direction, a soft
 * hyphen, a variation selector. */
bool utf8_is_hidden(uint32_t cp);
/* A tab or a line end of any kind: in a line one blank stands for it. */
bool utf8_is_break(uint32_t cp);
/* The one letter that is nearest in shape: a full-width bracket's is the bracket, a strange blank's the blank, a letter's
 * with marks the letter.  cp itself where there is none. */
uint32_t utf8_nearest(uint32_t cp);

/* Letters (of any script) and decimal digits. */
bool utf8_is_letter(uint32_t cp);
bool utf8_is_digit(uint32_t cp);
uint32_t utf8_lower_cp(uint32_t cp);

str utf8_upper(struct arena *a, str s); /* Unicode simple case mapping */
str utf8_lower(struct arena *a, str s);
/* First character upper, the rest as it is: for the start of a sentence. */
str utf8_capital(struct arena *a, str s);

size_t utf8_length(str s);      /* code points */
size_t utf8_utf16_units(str s); /* what Excel's limits count */
/* s cut to at most n code points, at a border. */
str utf8_cut(str s, size_t n);

#endif /* TEXT_UTF8_H */
