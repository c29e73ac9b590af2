/* utf8 - validation, code points, NFC and letter case.  See utf8.h. */

#include "text/utf8.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>

#include "base/letter.h"

/* The library's flags are one enum of single bits. */
static const unsigned decomposed = (unsigned)UTF8PROC_STABLE | (unsigned)UTF8PROC_DECOMPOSE;
static const unsigned composed = (unsigned)UTF8PROC_STABLE | (unsigned)UTF8PROC_COMPOSE;

int32_t
utf8_next(str s, size_t *at) {
    const unsigned char *p = (const unsigned char *)s.p + *at;
    size_t used = 1;
    int32_t cp;

    assert(*at < s.n);
    cp = p[0] < 0x80 ? (int32_t)p[0] : letter_decode(p, s.n - *at, &used);
    *at += used;
    return cp;
}

/* Which of the two ends of a word its first byte in memory is. */
enum { LITTLE = __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ };

/* How many bytes in memory stand before the first whose top bit is set in `tops`, which is not 0. */
static size_t
bytes_before(uint64_t tops) {
    return (size_t)(LITTLE ? __builtin_ctzll(tops) : __builtin_clzll(tops)) / 8;
}

size_t
utf8_ascii_run(str s) {
    size_t i = 0;

    for (; i + 8 <= s.n; i += 8) {
        uint64_t word;

        memcpy(&word, s.p + i, sizeof word);
        word &= UINT64_C(0x8080808080808080);
        if (word != 0) {
            return i + bytes_before(word);
        }
    }
    while (i < s.n && (unsigned char)s.p[i] < 0x80) {
        i++;
    }
    return i;
}

/* The length of a letter of Vietnamese at p (U+00C0..U+02FF, U+1E00..U+1EFF), 0 for anything else:
 * the letters that are worth not being decoded. */
static size_t
letter_run(const unsigned char *p, size_t n) {
    if (n >= 2 && p[0] >= 0xc3 && p[0] <= 0xcb && (p[1] & 0xc0U) == 0x80U) {
        return 2;
    }
    if (n >= 3 && p[0] == 0xe1 && p[1] >= 0xb8 && p[1] <= 0xbb && (p[2] & 0xc0U) == 0x80U) {
        return 3;
    }
    return 0;
}

bool
utf8_valid(str s) {
    size_t at = 0;

    while (at < s.n) { /* an empty str has no pointer to add to */
        const unsigned char *p = (const unsigned char *)s.p + at;
        const size_t run =
            *p < 0x80 ? utf8_ascii_run((str){s.p + at, s.n - at}) : letter_run(p, s.n - at);

        if (run > 0) {
            at += run;
        } else if (utf8_next(s, &at) < 0) {
            return false;
        }
    }
    return true;
}

char *
utf8_write(char *to, uint32_t cp) {
    const unsigned more = cp < 0x80 ? 0 : cp < 0x800 ? 1 : cp < 0x10000 ? 2 : 3;
    static const unsigned char first[] = {0, 0xc0, 0xe0, 0xf0};

    assert(cp <= 0x10ffff);
    *to++ = (char)(first[more] | cp >> 6 * more);
    for (unsigned left = more; left > 0; left--) {
        *to++ = (char)(0x80U | (cp >> 6 * (left - 1) & 0x3fU));
    }
    return to;
}

void
utf8_put(struct buf *b, uint32_t cp) {
    char raw[4];

    buf_add(b, raw, (size_t)(utf8_write(raw, cp) - raw));
}

static bool
is_clean_cp(int32_t cp) {
    if (cp < 0x20) {
        return cp == '\t' || cp == '\n' || cp == '\r'; /* a bad byte is -1 */
    }
    if (cp >= 0x7f && cp < 0xa0) {
        return false;
    }
    return (cp & 0xfffe) != 0xfffe && !(cp >= 0xfdd0 && cp <= 0xfdef);
}

/* How many of the eight bytes at p, from the first, are printable ASCII: the top bit marks what
 * has it, what is below 0x20 and what is 0x7f.  A borrow spoils only the bytes above one that is
 * marked itself, so on a little-endian machine the first mark is right; else it is all or none. */
static size_t
printable_run(const char *p) {
    const uint64_t ones = UINT64_C(0x0101010101010101);
    uint64_t w;

    memcpy(&w, p, sizeof w);
    w = (w | (w - ones * 0x20) | (w + ones)) & (ones * 0x80);
    if (w == 0) {
        return 8;
    }
    return LITTLE ? bytes_before(w) : 0;
}

size_t
utf8_shown_run(str s) {
    size_t at = 0;
    size_t run = 1;

    while (run > 0 && at < s.n) {
        const unsigned char *p = (const unsigned char *)s.p + at;

        if (*p >= 0x80) {
            run = letter_run(p, s.n - at);
        } else if (s.n - at >= 8) {
            run = printable_run(s.p + at);
        } else {
            run = *p >= 0x20 && *p < 0x7f ? 1 : 0;
        }
        at += run;
    }
    return at;
}

bool
utf8_clean(str s) {
    size_t at = 0;

    while (at < s.n) {
        at += utf8_shown_run((str){s.p + at, s.n - at});
        if (at < s.n && !is_clean_cp(utf8_next(s, &at))) {
            return false;
        }
    }
    return true;
}

bool
utf8_stands_alone(uint32_t cp) {
    const utf8proc_property_t *p;

    /* Latin, and the Vietnamese letters of Latin Extended Additional, at once. */
    if (cp < 0x300 || (cp >= 0x1e00 && cp < 0x1f00)) {
        return true;
    }
    if (cp >= 0x1100 && cp < 0x1200) {
        return false; /* Hangul jamo, which join by rule */
    }
    p = utf8proc_get_property((utf8proc_int32_t)cp);
    return p->combining_class == 0 && p->decomp_seqindex == UINT16_MAX &&
           p->comb_index == UINT16_MAX;
}

size_t
utf8_plain_run(str s) {
    size_t at = 0;

    while (at < s.n) { /* an empty str has no pointer to add to */
        size_t run;

        at += utf8_ascii_run((str){s.p + at, s.n - at});
        if (at >= s.n) {
            return at;
        }
        run = letter_run((const unsigned char *)s.p + at, s.n - at);
        if (run > 0) {
            at += run;
        } else {
            size_t after = at;
            const int32_t cp = utf8_next(s, &after);

            if (cp < 0 || !utf8_stands_alone((uint32_t)cp)) {
                return at;
            }
            at = after;
        }
    }
    return at;
}

bool
utf8_is_partial(str s) {
    static const char rest[] = "\x80\x80\x80";
    const unsigned lead = s.n == 0 ? 0 : (unsigned char)s.p[0];
    unsigned char whole[4];
    size_t used;

    if (s.n == 0 || s.n >= 4 || lead < 0xc2) {
        return false;
    }
    /* Partial if some continuation makes it whole; after one byte the second may be any of its
     * range, of which 0x90 or 0x80 fits every lead byte but E0. */
    memcpy(whole, s.p, s.n);
    memcpy(whole + s.n, rest, 4 - s.n);
    if (s.n == 1) {
        whole[1] = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
    }
    return letter_decode(whole, 4, &used) >= 0 && used > s.n;
}

bool
utf8_is_nfc(str s) {
    struct arena a = ARENA_EMPTY;
    str nfc;
    bool same;

    nfc = utf8_nfc(&a, s);
    same = nfc.p == s.p;
    arena_free(&a);
    return same;
}

str
utf8_nfc(struct arena *a, str s) {
    utf8proc_uint8_t *out = NULL;
    utf8proc_ssize_t n;
    str kept;

    if (utf8_plain_run(s) == s.n) {
        return s;
    }
    n = utf8proc_map((const utf8proc_uint8_t *)s.p, (utf8proc_ssize_t)s.n, &out,
                     (utf8proc_option_t)composed);
    if (n == UTF8PROC_ERROR_NOMEM) {
        arena_exhausted(s.n * sizeof(utf8proc_int32_t));
    }
    if (n < 0) {
        return s; /* a file that somebody wrote into since it was looked at */
    }
    kept = str_eq((str){(const char *)out, (size_t)n}, s)
               ? s
               : str_keep(a, (str){(const char *)out, (size_t)n});
    free(out);
    return kept;
}

void
utf8_compose(struct buf *b, const uint32_t *cp, size_t n) {
    utf8proc_int32_t part[UTF8_PIECE * 4]; /* a canonical decomposition has at most 4 parts */
    utf8proc_ssize_t used = 0;

    assert(n <= UTF8_PIECE);
    for (size_t i = 0; i < n; i++) {
        int boundary = 0;

        used += utf8proc_decompose_char((utf8proc_int32_t)cp[i], part + used,
                                        (utf8proc_ssize_t)(UTF8_PIECE * 4) - used,
                                        (utf8proc_option_t)decomposed, &boundary);
    }
    /* canonical order of the marks (utf8proc_normalize_utf32 expects it done) */
    for (utf8proc_ssize_t i = 1; i < used;) {
        const int before = utf8proc_get_property(part[i - 1])->combining_class;
        const int here = utf8proc_get_property(part[i])->combining_class;

        if (here != 0 && before > here) {
            const utf8proc_int32_t moved = part[i];

            part[i] = part[i - 1];
            part[i - 1] = moved;
            i = i > 1 ? i - 1 : i + 1;
        } else {
            i++;
        }
    }
    used = utf8proc_normalize_utf32(part, used, (utf8proc_option_t)composed);
    for (utf8proc_ssize_t i = 0; i < used; i++) {
        utf8_put(b, (uint32_t)part[i]);
    }
}

bool
utf8_is_letter(uint32_t cp) {
    const utf8proc_category_t c = utf8proc_category((utf8proc_int32_t)cp);

    return c == UTF8PROC_CATEGORY_LU || c == UTF8PROC_CATEGORY_LL || c == UTF8PROC_CATEGORY_LT ||
           c == UTF8PROC_CATEGORY_LM || c == UTF8PROC_CATEGORY_LO;
}

bool
utf8_is_digit(uint32_t cp) {
    return utf8proc_category((utf8proc_int32_t)cp) == UTF8PROC_CATEGORY_ND;
}

uint32_t
utf8_lower_cp(uint32_t cp) {
    return (uint32_t)utf8proc_tolower((utf8proc_int32_t)cp);
}

/* The first `count` characters mapped, the rest copied.  A bad byte stays as it is. */
static str
mapped(struct arena *a, str s, size_t count, utf8proc_int32_t (*map)(utf8proc_int32_t)) {
    /* ASCII maps to ASCII and two bytes to at most three, so twice the room is enough */
    char *out = arena_array(a, char, 2 * s.n + 1);
    size_t at = 0;
    size_t n = 0;

    for (; at < s.n && count > 0; count--) {
        const size_t from = at;
        const int32_t cp = utf8_next(s, &at);

        if (cp < 0) {
            out[n++] = s.p[from];
        } else {
            utf8proc_uint8_t raw[4];
            const size_t len = (size_t)utf8proc_encode_char(map(cp), raw);

            memcpy(out + n, raw, len);
            n += len;
        }
    }
    if (at < s.n) {
        memcpy(out + n, s.p + at, s.n - at);
        n += s.n - at;
    }
    return (str){out, n};
}

str
utf8_upper(struct arena *a, str s) {
    return mapped(a, s, SIZE_MAX, utf8proc_toupper);
}

str
utf8_lower(struct arena *a, str s) {
    return mapped(a, s, SIZE_MAX, utf8proc_tolower);
}

str
utf8_capital(struct arena *a, str s) {
    return mapped(a, s, 1, utf8proc_toupper);
}

size_t
utf8_length(str s) {
    size_t n = 0;

    for (size_t at = 0; at < s.n; n++) {
        (void)utf8_next(s, &at);
    }
    return n;
}

size_t
utf8_utf16_units(str s) {
    size_t n = 0;

    for (size_t at = 0; at < s.n;) {
        n += utf8_next(s, &at) >= 0x10000 ? 2 : 1;
    }
    return n;
}

str
utf8_cut(str s, size_t n) {
    size_t at = 0;

    while (at < s.n && n > 0) {
        (void)utf8_next(s, &at);
        n--;
    }
    return (str){s.p, at};
}

bool
utf8_is_hidden(uint32_t cp) {
    static const uint32_t range[][2] = {{0xad, 0xad},     {0x34f, 0x34f},   {0x180b, 0x180e},
                                        {0x200b, 0x200f}, {0x202a, 0x202e}, {0x2060, 0x206f},
                                        {0xfe00, 0xfe0f}, {0xfeff, 0xfeff}, {0xe0000, 0xe0fff}};

    for (size_t i = 0; cp >= range[0][0] && i < sizeof range / sizeof range[0]; i++) {
        if (cp >= range[i][0] && cp <= range[i][1]) {
            return true;
        }
    }
    return false;
}

bool
utf8_is_break(uint32_t cp) {
    return cp == '\t' || cp == '\n' || cp == '\r' || cp == 0x2028 || cp == 0x2029;
}

uint32_t
utf8_nearest(uint32_t cp) {
    enum { PARTS = 32 }; /* more than any letter falls into */
    utf8proc_int32_t part[PARTS];
    int boundary = 0;
    const utf8proc_ssize_t n = utf8proc_decompose_char(
        (utf8proc_int32_t)cp, part, PARTS, UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT, &boundary);

    for (utf8proc_ssize_t i = 1; i < n && i < PARTS; i++) {
        if (utf8proc_get_property(part[i])->combining_class == 0) {
            return cp; /* several letters: none of them is it */
        }
    }
    return n < 1 || n > PARTS ? cp : (uint32_t)part[0];
}
