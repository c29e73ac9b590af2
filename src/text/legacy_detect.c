/* legacy_detect - which encoding a file is written in, decided by evidence.  See legacy.h. */

#include "text/legacy.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/heap.h"
#include "text/syllable.h"

/* The encodings that no byte pattern betrays: they are read tentatively and judged by their words. */
static const enum legacy_encoding by_words[] = {LEGACY_CP1258, LEGACY_TCVN3, LEGACY_VNI};
enum {
    BY_WORDS = sizeof by_words / sizeof by_words[0],
    WORD_ROOM = sizeof((struct legacy_word *)0)->cp / sizeof(uint32_t),
    SURE_OF_UTF8 = 20000 /* sequences after which the tentative readings are given up */
};

/* Signs that do stand in Vietnamese text though they are not ASCII. */
static bool
is_usual_sign(uint32_t cp) {
    static const uint16_t usual[] = {0xa0,   0xa7,   0xab,   0xb0,   0xb1,   0xb2,
                                     0xb3,   0xb7,   0xbb,   0x2013, 0x2014, 0x2018,
                                     0x2019, 0x201c, 0x201d, 0x2022, 0x2026, 0x20ab};

    for (size_t i = 0; i < sizeof usual / sizeof usual[0]; i++) {
        if (usual[i] == cp) {
            return true;
        }
    }
    return false;
}

/* Words are small, Capitalised or CAPITAL.  TCVN3 writes toned capitals as small letters, so its
 * words may also mix them: only its plain letters are asked. */
static bool
is_cased_like_a_word(const struct syllable_letter *l, size_t n, bool toned_lie) {
    size_t upper = 0;
    size_t asked = 0;
    bool first_only = false;

    for (size_t i = 0; i < n; i++) {
        if (toned_lie && l[i].tone != SYLLABLE_NGANG) {
            continue;
        }
        asked++;
        if (l[i].upper) {
            upper++;
            first_only = i == 0;
        }
    }
    return upper == 0 || upper == asked || (upper == 1 && first_only);
}

static bool
is_syllable(const struct legacy_word *w, bool toned_lie) {
    struct syllable_letter l[WORD_ROOM];
    struct syllable_parts p;

    if (w->n > WORD_ROOM) {
        return false;
    }
    for (size_t i = 0; i < w->n; i++) {
        if (!syllable_split(w->cp[i], &l[i])) {
            return false;
        }
    }
    return syllable_parse(l, w->n, &p) && is_cased_like_a_word(l, w->n, toned_lie);
}

/* Nothing but đ is not ASCII: the sign of money, or an abbreviation such as HĐND.  No syllable, yet
 * meant. */
static bool
is_short_for(const struct legacy_word *w) {
    enum { D_SMALL = 0x111, D_CAPITAL = 0x110 };

    for (size_t i = 0; i < w->n && i < WORD_ROOM; i++) {
        if (w->cp[i] >= 0x80 && w->cp[i] != D_SMALL && w->cp[i] != D_CAPITAL) {
            return false;
        }
    }
    return w->n <= WORD_ROOM;
}

/* The word is at its end: it counts if it has a letter that is not ASCII. */
static void
end_word(struct legacy_evidence *v, enum legacy_encoding enc) {
    struct legacy_word *w = &v->word[enc];

    if (w->marked) {
        if (is_syllable(w, enc == LEGACY_TCVN3)) {
            v->likely[enc]++;
        } else if (!is_short_for(w)) {
            v->odd[enc]++;
        }
    }
    w->n = 0;
    w->marked = false;
}

static void
read_words(struct legacy_evidence *v, enum legacy_encoding enc, str text) {
    struct legacy_word *w = &v->word[enc];

    for (size_t at = 0; at < text.n;) {
        const uint32_t cp = (uint32_t)utf8_next(text, &at); /* a decoder's output is valid */

        if (cp == 0xfffd || (cp >= 0x80 && !utf8_is_letter(cp))) {
            end_word(v, enc);
            v->odd[enc] += is_usual_sign(cp) ? 0 : 1;
        } else if (cp < 0x80 && !((cp | 0x20) >= 'a' && (cp | 0x20) <= 'z')) {
            end_word(v, enc);
        } else {
            if (w->n < WORD_ROOM) {
                w->cp[w->n] = cp;
            }
            w->n++;
            w->marked = w->marked || cp >= 0x80;
        }
    }
}

static void
read_as(struct legacy_evidence *v, enum legacy_encoding enc, str bytes, struct buf *tmp) {
    buf_clear(tmp);
    legacy_feed(&v->as[enc], bytes, tmp);
    read_words(v, enc, buf_view(tmp));
}

static void
read_all_ways(struct legacy_evidence *v, str bytes, struct buf *tmp) {
    for (size_t i = 0; i < BY_WORDS; i++) {
        read_as(v, by_words[i], bytes, tmp);
    }
}

/* --- words weighed once ----------------------------------------------------------- */

/* What a word adds, by its bytes: texts are made of few words, and each is read in every way. */
enum { WORDS_BITS = 12, WORDS_BYTES = 16 };
struct legacy_words {
    struct known_word {
        unsigned char byte[WORDS_BYTES];
        unsigned char n; /* 0: none */
        unsigned char likely[BY_WORDS], odd[BY_WORDS];
    } at[1 << WORDS_BITS];
};

static void
start_all_ways(struct legacy_evidence *v) {
    for (size_t i = 0; i < BY_WORDS; i++) {
        legacy_start(&v->as[by_words[i]], by_words[i]);
    }
}

static bool
is_within_word(char c) {
    return ((unsigned char)c & 0x80U) != 0 || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

static size_t
word_place(str s) {
    uint64_t h = s.n;

    for (size_t i = 0; i < s.n; i++) {
        h = (h ^ (unsigned char)s.p[i]) * UINT64_C(0x100000001b3);
    }
    return (size_t)((h * UINT64_C(0x9e3779b97f4a7c15)) >> (64 - WORDS_BITS));
}

static void
learn_word(struct known_word *k, str s, struct buf *tmp) {
    struct legacy_evidence one = {0};

    start_all_ways(&one);
    read_all_ways(&one, s, tmp);
    read_all_ways(&one, STR(" "), tmp);
    memcpy(k->byte, s.p, s.n);
    k->n = (unsigned char)s.n;
    for (size_t i = 0; i < BY_WORDS; i++) {
        k->likely[i] = (unsigned char)one.likely[by_words[i]];
        k->odd[i] = (unsigned char)one.odd[by_words[i]];
    }
}

/* A word between signs of ASCII, which are the same in all ways and end whatever came before. */
static void
weigh_word(struct legacy_evidence *v, str s, struct buf *tmp) {
    struct known_word *k = &v->words->at[word_place(s)];

    if (k->n != s.n || memcmp(k->byte, s.p, s.n) != 0) {
        learn_word(k, s, tmp);
    }
    for (size_t i = 0; i < BY_WORDS; i++) {
        v->likely[by_words[i]] += k->likely[i];
        v->odd[by_words[i]] += k->odd[i];
    }
}

/* The words that are not all ASCII; one that the bytes begin or end in, and one that is longer than any syllable, is read
 * byte by byte. */
static void
weigh_words(struct legacy_evidence *v, str s, struct buf *tmp) {
    size_t at = 0;

    while (at < s.n) {
        size_t from = v->within ? at : at + utf8_ascii_run((str){s.p + at, s.n - at});
        size_t end = from;

        while (from > at && is_within_word(s.p[from - 1])) {
            from--;
        }
        while (end < s.n && is_within_word(s.p[end])) {
            end++;
        }
        if (v->within || end == s.n || end - from > WORDS_BYTES) {
            read_all_ways(v, (str){s.p + from, end - from + (end < s.n)}, tmp);
            v->within = end == s.n && (v->within || end > from);
        } else {
            weigh_word(v, (str){s.p + from, end - from}, tmp);
        }
        at = end;
    }
}

/* --- sequences -------------------------------------------------------------------- */

/* Count what the tail holds until it is empty or the beginning of a sequence. */
static void
count_tail(struct legacy_evidence *v, bool final) {
    while (v->tail_n > 0) {
        const str tail = {(const char *)v->tail, v->tail_n};
        size_t used = 0;

        if (!final && utf8_is_partial(tail)) {
            return;
        }
        if (utf8_next(tail, &used) < 0) {
            v->bad_utf8++;
        } else if (used > 1) {
            v->good_utf8++;
        }
        v->tail_n -= used;
        memmove(v->tail, v->tail + used, v->tail_n);
    }
}

/* Multi-byte sequences, whole and broken, with what the last chunk ended in. */
static void
count_utf8(struct legacy_evidence *v, str s) {
    size_t at = 0;

    while (v->tail_n > 0 && at < s.n) {
        v->tail[v->tail_n++] = (unsigned char)s.p[at++];
        count_tail(v, false);
    }
    while (at < s.n) {
        const size_t run = utf8_ascii_run((str){s.p + at, s.n - at});
        const str rest = {s.p + at + run, s.n - at - run};

        at += run;
        if (rest.n > 0 && rest.n < 4 && utf8_is_partial(rest)) {
            memcpy(v->tail, rest.p, rest.n);
            v->tail_n = rest.n;
            return;
        }
        if (rest.n > 0 && utf8_next(s, &at) < 0) {
            v->bad_utf8++;
        } else if (rest.n > 0) {
            v->good_utf8++;
        }
    }
}

static void
count_nul(struct legacy_evidence *v, str s) {
    const char *p = s.n == 0 ? NULL : memchr(s.p, 0, s.n);

    while (p != NULL) {
        const size_t at = (size_t)(p - s.p);

        if ((v->bytes + at) % 2 == 0) {
            v->nul_even++;
        } else {
            v->nul_odd++;
        }
        p = at + 1 < s.n ? memchr(p + 1, 0, s.n - at - 1) : NULL;
    }
}

static uint64_t
count_high(str s) {
    uint64_t n = 0;

    for (size_t i = 0; i < s.n; i++) {
        n += (unsigned char)s.p[i] >> 7;
    }
    return n;
}

static bool
find_bom(const struct legacy_evidence *v, enum legacy_encoding *out) {
    static const struct {
        enum legacy_encoding enc;
        size_t n;
        unsigned char byte[3];
    } bom[] = {{LEGACY_UTF8, 3, {0xef, 0xbb, 0xbf}},
               {LEGACY_UTF16LE, 2, {0xff, 0xfe, 0}},
               {LEGACY_UTF16BE, 2, {0xfe, 0xff, 0}}};

    for (size_t i = 0; i < sizeof bom / sizeof bom[0]; i++) {
        if (v->bytes >= bom[i].n && memcmp(v->head, bom[i].byte, bom[i].n) == 0) {
            *out = bom[i].enc;
            return true;
        }
    }
    return false;
}

void
legacy_evidence_add(struct legacy_evidence *v, str bytes) {
    enum legacy_encoding bom;
    struct buf tmp = {0};

    if (v->bytes == 0) {
        start_all_ways(v);
    }
    for (size_t i = 0; v->bytes + i < sizeof v->head && i < bytes.n; i++) {
        v->head[v->bytes + i] = (unsigned char)bytes.p[i];
    }
    v->bytes += bytes.n;
    if (find_bom(v, &bom)) {
        return; /* it decides, whatever the rest is */
    }
    v->bytes -= bytes.n;
    count_nul(v, bytes);
    count_utf8(v, bytes);
    if (v->good_utf8 < SURE_OF_UTF8 || v->bad_utf8 * 20 > v->good_utf8) {
        if (v->words == NULL) {
            v->words = heap_new(struct legacy_words);
        }
        weigh_words(v, bytes, &tmp);
    }
    v->high += count_high(bytes);
    v->bytes += bytes.n;
    buf_free(&tmp);
}

void
legacy_evidence_free(struct legacy_evidence *v) {
    free(v->words);
    v->words = NULL;
}

/* A copy of the evidence with the last word and the last sequence ended. */
static void
end_evidence(struct legacy_evidence *v) {
    struct buf tmp = {0};

    count_tail(v, true);
    for (size_t i = 0; i < BY_WORDS && v->bytes > 0; i++) {
        buf_clear(&tmp);
        legacy_finish(&v->as[by_words[i]], &tmp);
        read_words(v, by_words[i], buf_view(&tmp));
        end_word(v, by_words[i]);
    }
    buf_free(&tmp);
}

/* More than a quarter of the units have a NUL on one side, and hardly one on the other. */
static bool
find_utf16(const struct legacy_evidence *v, enum legacy_encoding *out) {
    const uint64_t units = v->bytes / 2;
    const bool little = v->nul_odd > v->nul_even;
    const uint64_t most = little ? v->nul_odd : v->nul_even;
    const uint64_t least = little ? v->nul_even : v->nul_odd;

    *out = little ? LEGACY_UTF16LE : LEGACY_UTF16BE;
    return units > 0 && most * 4 > units && least * 20 <= most;
}

/* Likely words less odd ones. */
static int64_t
balance(const struct legacy_evidence *v, enum legacy_encoding enc) {
    return (int64_t)v->likely[enc] - (int64_t)v->odd[enc];
}

/* The reading under which the words are words: at least two, few odd ones, and clearly more than
 * under any other reading. */
static bool
find_by_words(const struct legacy_evidence *v, enum legacy_encoding *out) {
    enum legacy_encoding best = by_words[0];

    for (size_t i = 1; i < BY_WORDS; i++) {
        best = balance(v, by_words[i]) > balance(v, best) ? by_words[i] : best;
    }
    *out = best;
    for (size_t i = 0; i < BY_WORDS; i++) {
        if (by_words[i] != best && balance(v, by_words[i]) * 2 > balance(v, best)) {
            return false;
        }
    }
    return v->likely[best] >= 2 && v->odd[best] * 3 <= v->likely[best];
}

static void
say_words(const struct legacy_evidence *v, struct buf *why) {
    for (size_t i = 0; i < BY_WORDS; i++) {
        buf_fmt(why, "%s%s: %" PRIu64 " âm tiết hợp lệ, %" PRIu64 " chỗ lạ", i == 0 ? "" : "; ",
                legacy_name(by_words[i]), v->likely[by_words[i]], v->odd[by_words[i]]);
    }
}

bool
legacy_decide(const struct legacy_evidence *seen, enum legacy_encoding *out, struct buf *why) {
    struct legacy_evidence v = *seen;
    enum legacy_encoding enc;

    end_evidence(&v);
    if (find_bom(&v, &enc)) {
        buf_fmt(why, "%s: có dấu BOM ở đầu tệp", legacy_name(enc));
    } else if (find_utf16(&v, &enc)) {
        buf_fmt(why,
                "%s: %" PRIu64 " byte 0 ở vị trí chẵn, %" PRIu64 " ở vị trí lẻ trong %" PRIu64
                " byte",
                legacy_name(enc), v.nul_even, v.nul_odd, v.bytes);
    } else if (v.high == 0) {
        enc = LEGACY_UTF8;
        buf_fmt(why, "%s: cả %" PRIu64 " byte đều là ASCII", legacy_name(enc), v.bytes);
    } else if (v.good_utf8 > 0 && v.good_utf8 >= v.bad_utf8 * 4) {
        enc = LEGACY_UTF8;
        buf_fmt(why, "%s: %" PRIu64 " chuỗi nhiều byte hợp lệ, %" PRIu64 " chuỗi hỏng",
                legacy_name(enc), v.good_utf8, v.bad_utf8);
    } else if (v.good_utf8 * 4 <= v.bad_utf8 && find_by_words(&v, &enc)) {
        buf_fmt(why, "%s (", legacy_name(enc));
        say_words(&v, why);
        buf_text(why, ")");
    } else {
        buf_fmt(why,
                "không rõ bảng mã: %" PRIu64 " byte ngoài ASCII, UTF-8 có %" PRIu64
                " chuỗi hợp lệ và %" PRIu64 " chuỗi hỏng; ",
                v.high, v.good_utf8, v.bad_utf8);
        say_words(&v, why);
        return false;
    }
    *out = enc;
    return true;
}
