/* legacy - decoders of the encodings of Vietnamese offices.  See legacy.h. */

#include "text/legacy.h"

#include <assert.h>
#include <endian.h>
#include <string.h>

#include "text/syllable.h"

static const struct {
    const char *id, *name;
} names[] = {
#define LEGACY_ROW(name, id, text) [LEGACY_##name] = {id, text},
    LEGACY_ENCODINGS(LEGACY_ROW)
#undef LEGACY_ROW
};

enum { HIGH = 0x80, BOM = 0xfeff, REPLACEMENT = 0xfffd };

/* Bytes 80..FF; 0 does not decode.  CC D2 DE EC F2 are combining marks. */
static const uint16_t cp1258[128] = {
    0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, /* 80 */
    0x02c6, 0x2030, 0,      0x2039, 0x0152, 0,      0,      0,      /* 88 */
    0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, /* 90 */
    0x02dc, 0x2122, 0,      0x203a, 0x0153, 0,      0,      0x0178, /* 98 */
    0x00a0, 0x00a1, 0x00a2, 0x00a3, 0x00a4, 0x00a5, 0x00a6, 0x00a7, /* A0 */
    0x00a8, 0x00a9, 0x00aa, 0x00ab, 0x00ac, 0x00ad, 0x00ae, 0x00af, /* A8 */
    0x00b0, 0x00b1, 0x00b2, 0x00b3, 0x00b4, 0x00b5, 0x00b6, 0x00b7, /* B0 */
    0x00b8, 0x00b9, 0x00ba, 0x00bb, 0x00bc, 0x00bd, 0x00be, 0x00bf, /* B8 */
    0x00c0, 0x00c1, 0x00c2, 0x0102, 0x00c4, 0x00c5, 0x00c6, 0x00c7, /* C0 */
    0x00c8, 0x00c9, 0x00ca, 0x00cb, 0x0300, 0x00cd, 0x00ce, 0x00cf, /* C8 */
    0x0110, 0x00d1, 0x0309, 0x00d3, 0x00d4, 0x01a0, 0x00d6, 0x00d7, /* D0 */
    0x00d8, 0x00d9, 0x00da, 0x00db, 0x00dc, 0x01af, 0x0303, 0x00df, /* D8 */
    0x00e0, 0x00e1, 0x00e2, 0x0103, 0x00e4, 0x00e5, 0x00e6, 0x00e7, /* E0 */
    0x00e8, 0x00e9, 0x00ea, 0x00eb, 0x0301, 0x00ed, 0x00ee, 0x00ef, /* E8 */
    0x0111, 0x00f1, 0x0323, 0x00f3, 0x00f4, 0x01a1, 0x00f6, 0x00f7, /* F0 */
    0x00f8, 0x00f9, 0x00fa, 0x00fb, 0x00fc, 0x01b0, 0x20ab, 0x00ff, /* F8 */
};

/* The letters, and the quotes and dashes that Windows shows at 82..97 in these fonts as in all. */
static const uint16_t tcvn3[128] = {
    0,      0,      0x201a, 0,      0x201e, 0x2026, 0,      0,      /* 80 */
    0,      0,      0,      0x2039, 0,      0,      0,      0,      /* 88 */
    0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, /* 90 */
    0,      0,      0,      0x203a, 0,      0,      0,      0,      /* 98 */
    0x00a0, 0x0102, 0x00c2, 0x00ca, 0x00d4, 0x01a0, 0x01af, 0x0110, /* A0 */
    0x0103, 0x00e2, 0x00ea, 0x00f4, 0x01a1, 0x01b0, 0x0111, 0,      /* A8 */
    0,      0,      0,      0,      0,      0x00e0, 0x1ea3, 0x00e3, /* B0 */
    0x00e1, 0x1ea1, 0,      0x1eb1, 0x1eb3, 0x1eb5, 0x1eaf, 0,      /* B8 */
    0,      0,      0,      0,      0,      0,      0x1eb7, 0x1ea7, /* C0 */
    0x1ea9, 0x1eab, 0x1ea5, 0x1ead, 0x00e8, 0,      0x1ebb, 0x1ebd, /* C8 */
    0x00e9, 0x1eb9, 0x1ec1, 0x1ec3, 0x1ec5, 0x1ebf, 0x1ec7, 0x00ec, /* D0 */
    0x1ec9, 0,      0,      0,      0x0129, 0x00ed, 0x1ecb, 0x00f2, /* D8 */
    0,      0x1ecf, 0x00f5, 0x00f3, 0x1ecd, 0x1ed3, 0x1ed5, 0x1ed7, /* E0 */
    0x1ed1, 0x1ed9, 0x1edd, 0x1edf, 0x1ee1, 0x1edb, 0x1ee3, 0x00f9, /* E8 */
    0,      0x1ee7, 0x0169, 0x00fa, 0x1ee5, 0x1eeb, 0x1eed, 0x1eef, /* F0 */
    0x1ee9, 0x1ef1, 0x1ef3, 0x1ef7, 0x1ef9, 0x00fd, 0x1ef5, 0,      /* F8 */
};

/* VNI below C0 is Windows-1252 punctuation; above it are the letters. */
static const uint16_t vni_sign[64] = {
    0,      0,      0x201a, 0,      0x201e, 0x2026, 0,      0,      /* 80 */
    0,      0,      0,      0x2039, 0,      0,      0,      0,      /* 88 */
    0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, /* 90 */
    0,      0,      0,      0x203a, 0,      0,      0,      0,      /* 98 */
    0x00a0, 0,      0,      0,      0,      0,      0,      0x00a7, /* A0 */
    0,      0,      0,      0x00ab, 0,      0,      0,      0,      /* A8 */
    0x00b0, 0x00b1, 0x00b2, 0x00b3, 0,      0,      0,      0x00b7, /* B0 */
    0,      0,      0,      0x00bb, 0,      0,      0,      0,      /* B8 */

};

/* E0..FF (C0..DF are the capitals): a letter of its own, or what it does to the letter before it.
 * `on` are the letters that take it ('+' is ơ, '*' is ư), `shape` is added to a e o. */
static const struct {
    uint16_t letter;
    enum { NO_SHAPE, HAT, BREVE } shape;
    enum syllable_tone tone;
    const char *on;
} vni[32] = {
    [0x00] = {0, HAT, SYLLABLE_HUYEN, "aeo"},
    [0x01] = {0, HAT, SYLLABLE_SAC, "aeo"},
    [0x02] = {0, HAT, SYLLABLE_NGANG, "aeo"},
    [0x03] = {0, HAT, SYLLABLE_NGA, "aeo"},
    [0x04] = {0, HAT, SYLLABLE_NANG, "aeo"},
    [0x05] = {0, HAT, SYLLABLE_HOI, "aeo"},
    [0x06] = {0x1ec9, NO_SHAPE, SYLLABLE_NGANG, ""},
    [0x08] = {0, BREVE, SYLLABLE_HUYEN, "a"},
    [0x09] = {0, BREVE, SYLLABLE_SAC, "a"},
    [0x0a] = {0, BREVE, SYLLABLE_NGANG, "a"},
    [0x0b] = {0, BREVE, SYLLABLE_NANG, "a"},
    [0x0c] = {0xec, NO_SHAPE, SYLLABLE_NGANG, ""},
    [0x0d] = {0xed, NO_SHAPE, SYLLABLE_NGANG, ""},
    [0x0e] = {0x1ef5, NO_SHAPE, SYLLABLE_NGANG, ""},
    [0x0f] = {0, NO_SHAPE, SYLLABLE_NANG, "aeou+*"},
    [0x11] = {0x111, NO_SHAPE, SYLLABLE_NGANG, ""},
    [0x12] = {0x1ecb, NO_SHAPE, SYLLABLE_NGANG, ""},
    [0x13] = {0x129, NO_SHAPE, SYLLABLE_NGANG, ""},
    [0x14] = {0x1a1, NO_SHAPE, SYLLABLE_NGANG, ""},
    [0x15] = {0, NO_SHAPE, SYLLABLE_NGA, "aeouy+*"},
    [0x16] = {0x1b0, NO_SHAPE, SYLLABLE_NGANG, ""},
    [0x18] = {0, NO_SHAPE, SYLLABLE_HUYEN, "aeouy+*"},
    [0x19] = {0, NO_SHAPE, SYLLABLE_SAC, "aeouy+*"},
    [0x1a] = {0, BREVE, SYLLABLE_HOI, "a"},
    [0x1b] = {0, NO_SHAPE, SYLLABLE_HOI, "aeouy+*"},
    [0x1c] = {0, BREVE, SYLLABLE_NGA, "a"},
};

const char *
legacy_name(enum legacy_encoding enc) {
    assert(enc < LEGACY_ENCODING_COUNT);
    return names[enc].name;
}

bool
legacy_from_id(str id, enum legacy_encoding *out) {
    for (unsigned i = 0; i < LEGACY_ENCODING_COUNT; i++) {
        if (str_eq(id, str_from(names[i].id))) {
            *out = (enum legacy_encoding)i;
            return true;
        }
    }
    return false;
}

/* --- composing -------------------------------------------------------------- */

/* The tone of a combining mark, NGANG when it is none of the five. */
static enum syllable_tone
tone_of(uint32_t mark) {
    switch (mark) {
    case 0x300:
        return SYLLABLE_HUYEN;
    case 0x309:
        return SYLLABLE_HOI;
    case 0x303:
        return SYLLABLE_NGA;
    case 0x301:
        return SYLLABLE_SAC;
    case 0x323:
        return SYLLABLE_NANG;
    default:
        return SYLLABLE_NGANG;
    }
}

static void
flush(struct legacy_decoder *d, struct buf *out) {
    struct syllable_letter l;

    if (d->held_n == 1 && utf8_stands_alone(d->held[0])) {
        utf8_put(out, d->held[0]);
    } else if (d->held_n == 2 && tone_of(d->held[1]) != SYLLABLE_NGANG &&
               syllable_split(d->held[0], &l) && l.vowel && l.tone == SYLLABLE_NGANG) {
        l.tone = tone_of(d->held[1]); /* the way of nearly every letter of Windows-1258 */
        utf8_put(out, syllable_join(l));
    } else if (d->held_n > 0) {
        utf8_compose(out, d->held, d->held_n);
    }
    d->held_n = 0;
}

static void
put_bad(struct legacy_decoder *d, struct buf *out) {
    flush(d, out);
    d->bad++;
    d->started = true;
    d->held[d->held_n++] = REPLACEMENT;
}

static void
put(struct legacy_decoder *d, uint32_t cp, struct buf *out) {
    const bool unicode =
        d->enc == LEGACY_UTF8 || d->enc == LEGACY_UTF16LE || d->enc == LEGACY_UTF16BE;

    if (!d->started) {
        d->started = true;
        if (unicode && cp == BOM) {
            return;
        }
    }
    if (utf8_stands_alone(cp)) {
        flush(d, out);
    } else if (d->held_n == UTF8_PIECE) {
        put_bad(d, out); /* more marks on one letter than any writing has */
        return;
    }
    d->held[d->held_n++] = cp;
}

/* Text whose characters all stand alone: copied whole but for the last, which may take a mark
 * (below '<' none does). */
static void
put_run(struct legacy_decoder *d, const char *p, size_t n, struct buf *out) {
    size_t last = n - 1;

    flush(d, out);
    d->started = true;
    if ((unsigned char)p[last] < '<') {
        buf_add(out, p, n);
        return;
    }
    while (((unsigned char)p[last] & 0xc0U) == 0x80U) {
        last--;
    }
    buf_add(out, p, last);
    {
        const int32_t cp = utf8_next((str){p, n}, &last);

        assert(cp >= 0);
        d->held[d->held_n++] = (uint32_t)cp;
    }
}

/* --- UTF-8 ------------------------------------------------------------------- */

/* Characters out of the raw bytes until what is left is none or the beginning of one. */
static void
drain(struct legacy_decoder *d, bool final, struct buf *out) {
    for (;;) {
        const str s = {(const char *)d->raw, d->raw_n};
        size_t used = 0;
        int32_t cp;

        if (s.n == 0 || (!final && utf8_is_partial(s))) {
            return;
        }
        cp = utf8_next(s, &used);
        if (cp < 0) {
            put_bad(d, out);
        } else {
            put(d, (uint32_t)cp, out);
        }
        d->raw_n -= used;
        memmove(d->raw, d->raw + used, d->raw_n);
    }
}

static void
feed_utf8(struct legacy_decoder *d, str s, struct buf *out) {
    size_t at = 0;

    while (at < s.n) {
        size_t run = 0;

        if (d->started && d->raw_n == 0) {
            run = utf8_plain_run((str){s.p + at, s.n - at});
        }
        if (run > 0) {
            put_run(d, s.p + at, run, out);
            at += run;
        } else {
            d->raw[d->raw_n++] = (unsigned char)s.p[at++];
            drain(d, false, out);
        }
    }
}

/* --- UTF-16 ------------------------------------------------------------------ */

static uint32_t
unit_at(const struct legacy_decoder *d, size_t at) {
    const uint32_t a = d->raw[at];
    const uint32_t b = d->raw[at + 1];

    return d->enc == LEGACY_UTF16LE ? b << 8 | a : a << 8 | b;
}

/* The first character of the raw bytes; false when its rest is still to come. */
static bool
take_utf16(struct legacy_decoder *d, struct buf *out) {
    uint32_t unit;
    uint32_t low = 0;

    if (d->raw_n < 2) {
        return false;
    }
    unit = unit_at(d, 0);
    if (unit >= 0xd800 && unit < 0xdc00) {
        if (d->raw_n < 4) {
            return false;
        }
        low = unit_at(d, 2);
    }
    if (low >= 0xdc00 && low < 0xe000) {
        d->raw_n = 0;
        put(d, 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00), out);
        return true;
    }
    d->raw_n -= 2;
    memmove(d->raw, d->raw + 2, d->raw_n);
    if (unit >= 0xd800 && unit < 0xe000) {
        put_bad(d, out); /* half a pair */
    } else {
        put(d, unit, out);
    }
    return true;
}

/* Four units at p, if they are letters of ASCII other than NUL. */
static bool
four_ascii(const char *p, size_t low, char out[4]) {
    const uint64_t one = UINT64_C(0x0001000100010001);
    uint64_t v;

    memcpy(&v, p, sizeof v);
    v = low == 0 ? le64toh(v) : be64toh(v);
    if ((v & one * 0xff80) != 0 || ((v - one) & one * 0x8000) != 0) {
        return false;
    }
    for (unsigned k = 0; k < 4; k++) {
        out[k] = (char)(v >> 16 * (low == 0 ? k : 3 - k) & 0x7f);
    }
    return true;
}

/* The letters of ASCII that whole units begin with, at most as many as run holds; these are by far the most. */
static size_t
ascii_units(const struct legacy_decoder *d, str s, char *run, size_t most) {
    enum { FOUR = 4 };
    const size_t low = d->enc == LEGACY_UTF16LE ? 0 : 1;
    size_t n = 0;

    while (n + FOUR <= most && s.n >= 2 * (n + FOUR) && four_ascii(s.p + 2 * n, low, run + n)) {
        n += FOUR;
    }
    while (n < most && s.n >= 2 * (n + 1) && s.p[2 * n + 1 - low] == 0 &&
           (unsigned char)(s.p[2 * n + low] - 1) < 0x7f) {
        run[n] = s.p[2 * n + low];
        n++;
    }
    return n;
}

static void
feed_utf16(struct legacy_decoder *d, str s, struct buf *out) {
    enum { RUN = 128 };
    char run[RUN];

    for (size_t at = 0; at < s.n;) {
        const size_t n =
            d->raw_n > 0 ? 0 : ascii_units(d, (str){s.p + at, s.n - at}, run, sizeof run);

        if (n > 0) {
            put_run(d, run, n, out);
            at += 2 * n;
            continue;
        }
        d->raw[d->raw_n++] = (unsigned char)s.p[at++];
        while (take_utf16(d, out)) {
        }
    }
}

/* --- one byte, one character ------------------------------------------------- */

/* The letter before takes what the byte says; false when it cannot. */
static bool
vni_change(struct legacy_decoder *d, size_t ix) {
    const char *on = vni[ix].on;
    struct syllable_letter l;
    char key;

    if (on == NULL || on[0] == '\0' || d->held_n != 1 || !syllable_split(d->held[0], &l) ||
        l.tone != SYLLABLE_NGANG) {
        return false;
    }
    key = l.base < HIGH ? (char)l.base : l.base == 0x1a1 ? '+' : l.base == 0x1b0 ? '*' : '?';
    if (strchr(on, key) == NULL) {
        return false;
    }
    if (vni[ix].shape == BREVE) {
        l.base = 0x103;
    } else if (vni[ix].shape == HAT) {
        l.base = key == 'a' ? 0xe2 : key == 'e' ? 0xea : 0xf4;
    }
    l.tone = vni[ix].tone;
    d->held[0] = syllable_join(l);
    return true;
}

static void
put_vni(struct legacy_decoder *d, unsigned char byte, struct buf *out) {
    const size_t ix = byte & 0x1fU;

    if (byte < 0xc0) {
        if (vni_sign[byte - HIGH] != 0) {
            put(d, vni_sign[byte - HIGH], out);
        } else {
            put_bad(d, out);
        }
    } else if (vni[ix].letter != 0) {
        struct syllable_letter l;

        (void)syllable_split(vni[ix].letter, &l);
        l.upper = (byte & 0x20U) == 0;
        put(d, syllable_join(l), out);
    } else if (!vni_change(d, ix)) {
        put_bad(d, out);
    }
}

static void
feed_bytes(struct legacy_decoder *d, str s, struct buf *out) {
    size_t at = 0;

    while (at < s.n) {
        const size_t run = utf8_ascii_run((str){s.p + at, s.n - at});

        if (run > 0) {
            put_run(d, s.p + at, run, out);
            at += run;
            continue;
        }
        {
            const unsigned char byte = (unsigned char)s.p[at++];

            if (d->enc == LEGACY_VNI) {
                put_vni(d, byte, out);
            } else if (cp1258[byte - HIGH] != 0) {
                put(d, cp1258[byte - HIGH], out);
            } else {
                put_bad(d, out);
            }
        }
    }
}

/* No letter of TCVN3 is a mark of the one before, so none is held. */
static void
feed_tcvn3(struct legacy_decoder *d, str s, struct buf *out) {
    for (size_t at = 0; at < s.n;) {
        const size_t run = utf8_ascii_run((str){s.p + at, s.n - at});
        uint32_t cp;

        buf_add(out, s.p + at, run);
        at += run;
        if (at == s.n) {
            return;
        }
        cp = tcvn3[(unsigned char)s.p[at++] - HIGH];
        d->bad += cp == 0;
        utf8_put(out, cp == 0 ? REPLACEMENT : cp);
    }
}

/* --- the streaming face ------------------------------------------------------ */

void
legacy_start(struct legacy_decoder *d, enum legacy_encoding enc) {
    assert(enc < LEGACY_ENCODING_COUNT);
    *d = (struct legacy_decoder){.enc = enc};
}

void
legacy_feed(struct legacy_decoder *d, str bytes, struct buf *out) {
    switch (d->enc) {
    case LEGACY_UTF8:
        feed_utf8(d, bytes, out);
        break;
    case LEGACY_UTF16LE:
    case LEGACY_UTF16BE:
        feed_utf16(d, bytes, out);
        break;
    case LEGACY_TCVN3:
        feed_tcvn3(d, bytes, out);
        break;
    case LEGACY_CP1258:
    case LEGACY_VNI:
        feed_bytes(d, bytes, out);
        break;
    case LEGACY_ENCODING_COUNT:
        assert(false);
        break;
    }
}

void
legacy_finish(struct legacy_decoder *d, struct buf *out) {
    if (d->enc == LEGACY_UTF8) {
        drain(d, true, out);
    } else if (d->raw_n > 0) {
        put_bad(d, out); /* half a unit, or half a pair */
        d->raw_n = 0;
    }
    flush(d, out);
}
