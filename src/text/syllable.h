/*
 * syllable - Vietnamese letters and syllables by the spelling rules.
 *
 *     ng | uyê | n      onset | nucleus | coda, and one tone over the nucleus
 *
 * Two rooms use it: fold moves the tone mark to its one place, legacy tells Vietnamese from
 * nonsense.  Letters are code points of NFC text.
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

/* Take a letter apart.  false: cp is neither a letter of a-z nor a Vietnamese one. */
bool syllable_split(uint32_t cp, struct syllable_letter *out);
/* Put a letter together again.  A letter with a tone must be one of the 12 vowels. */
uint32_t syllable_join(struct syllable_letter l);

enum { SYLLABLE_MAX = 8 }; /* nghiêng has 7 letters */

/* How the letters of a syllable are shared out: onset [0, nucleus), nucleus [nucleus, coda),
 * coda [coda, n). */
struct syllable_parts {
    size_t nucleus, coda;    /* where they begin */
    enum syllable_tone tone; /* of the whole */
};

/* Whether the letters can be one Vietnamese syllable, and its parts.  It has at most one tone, a
 * coda that allows this tone, and parts from the lists of the spelling rules. */
bool syllable_parse(const struct syllable_letter *l, size_t n, struct syllable_parts *out);

/* The index of the letter that carries the tone, by the older rule: hòa, thủy, but hoàn, thuyền,
 * quý, già. */
size_t syllable_tone_at(const struct syllable_letter *l, size_t n, struct syllable_parts p);

#endif /* TEXT_SYLLABLE_H */
