/* ooxml_scan_text - the letters of a sheet's part.  See ooxml_scan_text.h. */

#include "office/ooxml_scan_text.h"

#include <limits.h>
#include <string.h>

#include "text/utf8.h"

enum { BLOCK = 64 };

/* --- a text --------------------------------------------------------------------- */

static const struct {
    const char *name;
    char c;
} entity[] = {{"lt;", '<'}, {"gt;", '>'}, {"amp;", '&'}, {"quot;", '"'}, {"apos;", '\''}};

/* &#10; &#x1F; behind the '#'.  It is longer than what it stands for. */
static bool
numeric_entity(str *s, char **to) {
    const bool hex = s->n > 0 && s->p[0] == 'x';
    uint32_t v = 0;
    size_t i = hex ? 1 : 0;
    const size_t first = i;

    for (; i < s->n && s->p[i] != ';'; i++) {
        const char c = s->p[i];
        const uint32_t digit = c >= '0' && c <= '9'          ? (uint32_t)(c - '0')
                               : hex && c >= 'a' && c <= 'f' ? (uint32_t)(c - 'a') + 10
                               : hex && c >= 'A' && c <= 'F' ? (uint32_t)(c - 'A') + 10
                                                             : UINT32_MAX;

        if (digit == UINT32_MAX || v > 0x10ffff) {
            return false;
        }
        v = v * (hex ? 16 : 10) + digit;
    }
    if (i == first || i == s->n || (v < ' ' && v != '\t' && v != '\n' && v != '\r') ||
        v > 0x10ffff || (v >= 0xd800 && v <= 0xdfff) || v == 0xfffe || v == 0xffff) {
        return false;
    }
    *to = utf8_write(*to, v);
    s->p += i + 1;
    s->n -= i + 1;
    return true;
}

static bool
one_entity(str *s, char **to) {
    if (s->n > 0 && s->p[0] == '#') {
        s->p++;
        s->n--;
        return numeric_entity(s, to);
    }
    for (size_t i = 0; i < sizeof entity / sizeof entity[0]; i++) {
        const str name = str_from(entity[i].name);

        if (str_starts(*s, name)) {
            *(*to)++ = entity[i].c;
            s->p += name.n;
            s->n -= name.n;
            return true;
        }
    }
    return false;
}

static bool
decoded(struct arena *a, str raw, str *out) {
    char *const from = arena_array(a, char, raw.n);
    char *to = from;

    while (raw.n > 0) {
        const char c = *raw.p++;

        raw.n--;
        if (c != '&') {
            *to++ = c;
        } else if (!one_entity(&raw, &to)) {
            return false;
        }
    }
    *out = (str){from, (size_t)(to - from)};
    return true;
}

bool
ooxml_scan_text(const char **at, struct arena *a, str *out) {
    /* any other byte stands for itself */
    static const bool looked_at[UCHAR_MAX + 1] = {
        ['\0'] = true, ['\r'] = true, ['&'] = true, ['<'] = true, ['>'] = true};
    const char *from = *at;
    const char *p = from;
    bool plain = true;

    for (;;) {
        while (!looked_at[(unsigned char)*p]) {
            p++;
        }
        if (*p == '<') {
            break;
        }
        if (*p == '\0' || *p == '\r' ||
            (*p == '>' && p - from >= 2 && p[-1] == ']' && p[-2] == ']')) {
            *at = p;
            return false;
        }
        plain &= *p != '&';
        p++;
    }
    *at = p;
    *out = (str){from, (size_t)(p - from)};
    return plain || decoded(a, *out, out);
}

/* --- many letters at once ------------------------------------------------------- */

/* Printable ASCII that means nothing else in XML or in a workbook's text (_x000D_). */
static bool
is_plain(char c) {
    static const bool other[UCHAR_MAX + 1] = {
        ['<'] = true, ['>'] = true, ['&'] = true, ['_'] = true, [0x7f] = true};

    return c >= ' ' && (unsigned char)c < 0x80 && !other[(unsigned char)c];
}

#define EACH(byte) ((byte)*UINT64_C(0x0101010101010101))

/* Top bits of the bytes of v that are 0; maybe of bytes above one that is. */
static uint64_t
zeros(uint64_t v) {
    return (v - EACH(1)) & ~v & EACH(0x80);
}

size_t
ooxml_scan_plain(const char *from, const char *end) {
    enum { LITTLE = __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ };
    const char *p = from;
    uint64_t w;

    for (; (size_t)(end - p) >= sizeof w; p += sizeof w) {
        memcpy(&w, p, sizeof w);
        w = zeros((w | EACH('<' ^ '>')) ^ EACH('>')) | zeros((w | EACH('_' ^ 0x7f)) ^ EACH(0x7f)) |
            zeros(w ^ EACH('&')) | (((w - EACH(' ')) | w) & EACH(0x80));
        if (w != 0) { /* of the lowest byte, all that is told is right */
            p += LITTLE ? __builtin_ctzll(w) / CHAR_BIT : 0;
            break;
        }
    }
    while (is_plain(*p)) {
        p++;
    }
    return (size_t)(p - from);
}

/* U+FFFE or U+FFFF is among the letters; few begin with the same byte. */
static bool
has_no_letter(const char *p, size_t n) {
    const char *end = p + n;

    while ((p = memchr(p, 0xef, (size_t)(end - p))) != NULL) {
        if (end - p >= 3 && p[1] == '\xbf' && (p[2] == '\xbe' || p[2] == '\xbf')) {
            return true;
        }
        p++;
    }
    return false;
}

/* Gather the control characters that XML does not have, and the top bits. */
static void
look(const unsigned char *p, size_t n, unsigned char *control, unsigned char *beyond) {
    unsigned char c = 0;
    unsigned char b = 0;

    for (size_t i = 0; i < n; i++) {
        c |= (unsigned char)((p[i] < ' ') & (p[i] != '\t') & (p[i] != '\n'));
        b |= p[i];
    }
    *control |= c;
    *beyond |= b & 0x80U;
}

/* How many bytes at p, in whole words, are ASCII and no control characters. */
static size_t
ascii_words(const unsigned char *p, size_t n) {
    size_t at = 0;
    uint64_t w;

    for (; n - at >= sizeof w; at += sizeof w) {
        memcpy(&w, p + at, sizeof w);
        if ((((w - EACH(' ')) | w) & EACH(0x80)) != 0) {
            break;
        }
    }
    return at;
}

bool
ooxml_scan_letters(const char *p, size_t n) {
    const unsigned char *bytes = (const unsigned char *)p;
    unsigned char control = 0;
    unsigned char beyond = 0;
    size_t at = 0;

    for (; n - at >= BLOCK; at += BLOCK) {
        look(bytes + at, BLOCK, &control, &beyond); /* so many at once by the compiler */
    }
    at += ascii_words(bytes + at, n - at);
    look(bytes + at, n - at, &control, &beyond);
    return control == 0 && (beyond == 0 || (utf8_valid((str){p, n}) && !has_no_letter(p, n)));
}
