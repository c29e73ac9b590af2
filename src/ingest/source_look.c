/* source_look - what the bytes of a text are.  See source_look.h. */

#include "ingest/source_look.h"

#include <endian.h>
#include <string.h>

#include "ingest/source_letters.h"

enum { BLOCK = SOURCE_BLOCK };

static void
ascii_marks(struct source_look *l, const unsigned char *p, size_t n) {
    unsigned nul = 0;
    unsigned control = 0;
    unsigned quote = 0;
    unsigned cr = 0;

    for (size_t i = 0; i < n; i++) {
        const unsigned char c = p[i];

        nul |= c == 0;
        control |= (unsigned)(c < ' ') & (unsigned)(c != '\t') & (unsigned)(c != '\n') &
                   (unsigned)(c != '\r');
        control |= c == 0x7f;
        quote |= c == '"';
        cr |= c == '\r';
    }
    l->nul |= nul != 0;
    l->control |= control != 0;
    l->quote |= quote != 0;
    l->cr |= cr != 0;
}

static void
marks(struct source_look *l, const unsigned char *p, size_t n) {
    size_t at = 0;

    for (; at + BLOCK <= n; at += BLOCK) {
        ascii_marks(l, p + at, BLOCK);
    }
    ascii_marks(l, p + at, n - at);
}

/* Bytes of ASCII at the head of the n: told for eight at once, so it may stop short of more. */
static size_t
ascii_ahead(const unsigned char *p, size_t n) {
    uint64_t v;

    if (n < sizeof v) {
        return 1; /* the caller has looked at the first */
    }
    memcpy(&v, p, sizeof v);
    v = le64toh(v) & UINT64_C(0x8080808080808080);
    return v == 0 ? sizeof v : (size_t)__builtin_ctzll(v) / 8;
}

/* Length of the sequence that begins with c, 0: none does. */
static size_t
sequence(unsigned char c) {
    return c < 0xc2 ? 0 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : c < 0xf5 ? 4 : 0;
}

/* The whole sequence at p is well formed (Unicode table 3-7). */
static bool
well_formed(const unsigned char *p, size_t n) {
    const unsigned char low = p[0] == 0xe0 ? 0xa0 : p[0] == 0xf0 ? 0x90 : 0x80;
    const unsigned char high = p[0] == 0xed ? 0x9f : p[0] == 0xf4 ? 0x8f : 0xbf;

    if (p[1] < low || p[1] > high) {
        return false;
    }
    for (size_t i = 2; i < n; i++) {
        if ((p[i] & 0xc0) != 0x80) {
            return false;
        }
    }
    return true;
}

/* C1 controls and noncharacters: text/utf8's utf8_clean refuses them too. */
static bool
is_control(const unsigned char *p, size_t n) {
    if (n == 2) {
        return p[0] == 0xc2 && p[1] < 0xa0;
    }
    if (n == 3 && p[0] == 0xef && p[1] == 0xb7) {
        return p[2] >= 0x90 && p[2] <= 0xaf;
    }
    return p[n - 1] >= 0xbe && p[n - 2] == 0xbf && (n == 3 ? p[0] == 0xef : (p[1] & 0xf) == 0xf);
}

/* Letter by letter, those that begin among the first `most` of n bytes; where the next one begins. */
static size_t
look_letters(struct source_look *l, const unsigned char *p, size_t most, size_t n) {
    size_t at = 0;

    while (at < most) {
        size_t len;

        if (p[at] < 0x80) {
            at += ascii_ahead(p + at, n - at);
            continue;
        }
        len = sequence(p[at]);
        if (len > n - at) {
            memcpy(l->held, p + at, n - at);
            l->held_n = n - at;
            return n;
        }
        if (len == 0 || !well_formed(p + at, len)) {
            l->bad = true;
            at++;
            continue;
        }
        l->control |= is_control(p + at, len);
        l->letters++;
        at += len;
    }
    return at;
}

/* Text that starts with a letter: blocks of the usual ones at once, else a block letter by letter. */
static void
look_text(struct source_look *l, const unsigned char *p, size_t n) {
    struct source_letters seen = {0};
    size_t at = 0;

    while (at < n) {
        size_t step;

        at += source_letters_pass(p + at, n - at, &seen);
        step = look_letters(l, p + at, n - at < BLOCK ? n - at : BLOCK, n - at);
        marks(l, p + at, step);
        at += step;
    }
    l->letters += seen.letters;
    l->quote |= seen.quote;
    l->cr |= seen.cr;
}

void
source_look_add(struct source_look *l, const unsigned char *p, size_t n) {
    const unsigned char *const start = p;

    l->bytes += n;
    while (l->held_n > 0 && n > 0) {
        unsigned char joined[4];
        const size_t want = sequence(l->held[0]);

        l->held[l->held_n++] = *p++;
        n--;
        if (l->held_n == want) {
            memcpy(joined, l->held, want);
            l->held_n = 0;
            (void)look_letters(l, joined, want, want);
        }
    }
    marks(l, start, (size_t)(p - start));
    look_text(l, p, n);
}
