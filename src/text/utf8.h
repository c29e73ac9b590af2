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
void utf8_put(struct buf *b, uint32_t cp);

/* Valid, no NUL or C0/C1 control except tab, LF and CR, no noncharacters. */
bool utf8_clean(str s);

/* NFC of valid UTF-8.  When s is NFC already (ASCII at once), s itself is returned. */
str utf8_nfc(struct arena *a, str s);
bool utf8_is_nfc(str s);

str utf8_upper(struct arena *a, str s); /* Unicode simple case mapping */
str utf8_lower(struct arena *a, str s);
/* First letter upper, the rest as it is: for the start of a sentence. */
str utf8_capital(struct arena *a, str s);

size_t utf8_length(str s);      /* code points */
size_t utf8_utf16_units(str s); /* what Excel's limits count */
/* s cut to at most n code points, at a border. */
str utf8_cut(str s, size_t n);

#endif /* TEXT_UTF8_H */
