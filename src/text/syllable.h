/*
 * syllable - the letters and the syllable of Vietnamese, as the spelling rules have them.
 *
 *     ng | uyê | n      onset | nucleus | coda, and one tone over the nucleus
 *
 * Two rooms stand on it: fold puts the tone mark in its one place, legacy tells
 * Vietnamese from nonsense.  Letters are code points of NFC text.
 */
#ifndef TEXT_SYLLABLE_H
#define TEXT_SYLLABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* In the order of the dictionary. */
enum syllable_tone {
    SYLLABLE_NGANG,
    SYLLABLE_HUYEN,
    SYLLABLE_HOI,
    SYLLABLE_NGA,
    SYLLABLE_SAC,
    SYLLABLE_NANG,
    SYLLABLE_TONES
};

/* A letter taken apart: ặ is U+0103 (ă) with NANG, Đ is U+0111 upper, k is itself. */
struct syllable_letter {
    uint32_t base; /* lower case, shape kept, tone gone */
    enum syllable_tone tone;
    bool vowel;
    bool upper;
};

/* false: cp is no letter of a-z or the Vietnamese ones. */
bool syllable_split(uint32_t cp, struct syllable_letter *out);
/* base must be one of the 12 vowels when there is a tone. */
uint32_t syllable_join(struct syllable_letter l);

enum { SYLLABLE_MAX = 8 }; /* nghiêng has 7 letters */

/* The parts as ranges of the n letters. */
struct syllable_parts {
    size_t nucleus, coda;    /* where they begin; the onset begins at 0 */
    enum syllable_tone tone; /* of the whole */
};

/* Whether the letters are one possible Vietnamese syllable (at most one tone, a coda that takes
 * it, parts from the lists of the spelling), and how it is cut. */
bool syllable_parse(const struct syllable_letter *l, size_t n, struct syllable_parts *out);

/* Which letter carries the tone: by the older rule, hòa, thủy, but hoàn, thuyền, quý, già. */
size_t syllable_tone_at(const struct syllable_letter *l, size_t n, struct syllable_parts p);

#endif /* TEXT_SYLLABLE_H */
