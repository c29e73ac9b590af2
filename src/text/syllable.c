/* syllable - the letters and the syllable of Vietnamese.  See syllable.h. */

#include "text/syllable.h"

#include <assert.h>
#include <string.h>

enum { VOWELS = 12, SMALL = VOWELS * SYLLABLE_TONES, LETTERS = 2 * SMALL };

/* Small, then capital; a ă â e ê i o ô ơ u ư y; by tone. */
static const uint16_t letter[LETTERS] = {
    0x0061, 0x00e0, 0x1ea3, 0x00e3, 0x00e1, 0x1ea1, 0x0103, 0x1eb1, 0x1eb3, 0x1eb5, 0x1eaf, 0x1eb7,
    0x00e2, 0x1ea7, 0x1ea9, 0x1eab, 0x1ea5, 0x1ead, 0x0065, 0x00e8, 0x1ebb, 0x1ebd, 0x00e9, 0x1eb9,
    0x00ea, 0x1ec1, 0x1ec3, 0x1ec5, 0x1ebf, 0x1ec7, 0x0069, 0x00ec, 0x1ec9, 0x0129, 0x00ed, 0x1ecb,
    0x006f, 0x00f2, 0x1ecf, 0x00f5, 0x00f3, 0x1ecd, 0x00f4, 0x1ed3, 0x1ed5, 0x1ed7, 0x1ed1, 0x1ed9,
    0x01a1, 0x1edd, 0x1edf, 0x1ee1, 0x1edb, 0x1ee3, 0x0075, 0x00f9, 0x1ee7, 0x0169, 0x00fa, 0x1ee5,
    0x01b0, 0x1eeb, 0x1eed, 0x1eef, 0x1ee9, 0x1ef1, 0x0079, 0x1ef3, 0x1ef7, 0x1ef9, 0x00fd, 0x1ef5,

    0x0041, 0x00c0, 0x1ea2, 0x00c3, 0x00c1, 0x1ea0, 0x0102, 0x1eb0, 0x1eb2, 0x1eb4, 0x1eae, 0x1eb6,
    0x00c2, 0x1ea6, 0x1ea8, 0x1eaa, 0x1ea4, 0x1eac, 0x0045, 0x00c8, 0x1eba, 0x1ebc, 0x00c9, 0x1eb8,
    0x00ca, 0x1ec0, 0x1ec2, 0x1ec4, 0x1ebe, 0x1ec6, 0x0049, 0x00cc, 0x1ec8, 0x0128, 0x00cd, 0x1eca,
    0x004f, 0x00d2, 0x1ece, 0x00d5, 0x00d3, 0x1ecc, 0x00d4, 0x1ed2, 0x1ed4, 0x1ed6, 0x1ed0, 0x1ed8,
    0x01a0, 0x1edc, 0x1ede, 0x1ee0, 0x1eda, 0x1ee2, 0x0055, 0x00d9, 0x1ee6, 0x0168, 0x00da, 0x1ee4,
    0x01af, 0x1eea, 0x1eec, 0x1eee, 0x1ee8, 0x1ef0, 0x0059, 0x1ef2, 0x1ef6, 0x1ef8, 0x00dd, 0x1ef4,
};

/* ASCII stands for the 13 letters that are not: A â, W ă, E ê, O ô, P ơ, U ư, D đ. */
static const struct {
    char key;
    uint16_t base;
} shaped[] = {{'A', 0xe2},  {'W', 0x103}, {'E', 0xea}, {'O', 0xf4},
              {'P', 0x1a1}, {'U', 0x1b0}, {'D', 0x111}};

static const char *const onsets[] = {"",   "b",  "c", "ch", "d",  "D",  "g",   "gh", "gi", "h",
                                     "k",  "kh", "l", "m",  "n",  "ng", "ngh", "nh", "p",  "ph",
                                     "qu", "r",  "s", "t",  "th", "tr", "v",   "x"};

/* What may stand between onset and coda; `open` takes no coda, `shut` must have one. */
static const struct {
    char key[4];
    bool open, shut;
} nuclei[] = {
    {"a", 0, 0},   {"W", 0, 1},   {"A", 0, 1},   {"e", 0, 0},   {"E", 0, 0},   {"i", 0, 0},
    {"o", 0, 0},   {"O", 0, 0},   {"P", 0, 0},   {"u", 0, 0},   {"U", 0, 0},   {"y", 0, 0},
    {"oo", 0, 1},  {"iE", 0, 1},  {"yE", 0, 1},  {"uO", 0, 1},  {"UP", 0, 1},  {"oa", 0, 0},
    {"oW", 0, 1},  {"oe", 0, 0},  {"uA", 0, 1},  {"uE", 0, 0},  {"uy", 0, 0},  {"uyE", 0, 1},
    {"uP", 1, 0},  {"ia", 1, 0},  {"ua", 1, 0},  {"Ua", 1, 0},  {"uya", 1, 0}, {"ya", 1, 0},
    {"ai", 1, 0},  {"ao", 1, 0},  {"au", 1, 0},  {"ay", 1, 0},  {"Au", 1, 0},  {"Ay", 1, 0},
    {"eo", 1, 0},  {"Eu", 1, 0},  {"iu", 1, 0},  {"oi", 1, 0},  {"Oi", 1, 0},  {"Pi", 1, 0},
    {"ui", 1, 0},  {"Ui", 1, 0},  {"Uu", 1, 0},  {"iEu", 1, 0}, {"yEu", 1, 0}, {"oai", 1, 0},
    {"oay", 1, 0}, {"oao", 1, 0}, {"oeo", 1, 0}, {"uAy", 1, 0}, {"uOi", 1, 0}, {"uyu", 1, 0},
    {"UPi", 1, 0}, {"UPu", 1, 0}, {"uau", 1, 0},
};

/* `stop` takes sắc and nặng only.  k stands in the names of the Central Highlands: Đắk Lắk. */
static const struct {
    char key[3];
    bool stop;
} codas[] = {{"", 0},  {"c", 1},  {"ch", 1}, {"k", 1}, {"m", 0},
             {"n", 0}, {"ng", 0}, {"nh", 0}, {"p", 1}, {"t", 1}};

static bool
split_vowel(uint32_t cp, struct syllable_letter *out) {
    for (unsigned i = 0; i < LETTERS; i++) {
        if (letter[i] == cp) {
            const unsigned tone = i % SYLLABLE_TONES;

            *out = (struct syllable_letter){letter[i % SMALL - tone], (enum syllable_tone)tone,
                                            true, i >= SMALL};
            return true;
        }
    }
    return false;
}

bool
syllable_split(uint32_t cp, struct syllable_letter *out) {
    if (cp < 0x80) {
        const bool upper = cp >= 'A' && cp <= 'Z';
        const uint32_t low = upper ? cp + ('a' - 'A') : cp;

        if (low < 'a' || low > 'z') {
            return false;
        }
        *out = (struct syllable_letter){low, SYLLABLE_NGANG, memchr("aeiouy", (int)low, 6) != NULL,
                                        upper};
        return true;
    }
    if (cp == 0x110 || cp == 0x111) {
        *out = (struct syllable_letter){0x111, SYLLABLE_NGANG, false, cp == 0x110};
        return true;
    }
    return cp >= 0xc0 && cp <= 0x1ef9 && split_vowel(cp, out);
}

uint32_t
syllable_join(struct syllable_letter l) {
    for (unsigned i = 0; i < SMALL; i += SYLLABLE_TONES) {
        if (letter[i] == l.base) {
            return letter[i + (l.upper ? SMALL : 0) + l.tone];
        }
    }
    assert(l.tone == SYLLABLE_NGANG);
    if (l.base == 0x111) {
        return l.upper ? 0x110 : 0x111;
    }
    return l.upper ? l.base - ('a' - 'A') : l.base;
}

static char
key_of(uint32_t base) {
    for (size_t i = 0; i < sizeof shaped / sizeof shaped[0]; i++) {
        if (shaped[i].base == base) {
            return shaped[i].key;
        }
    }
    return (char)base;
}

static bool
is_part(const char *key, const char *from, size_t n) {
    return strlen(key) == n && memcmp(key, from, n) == 0;
}

static bool
is_onset(const char *key, size_t n) {
    for (size_t i = 0; i < sizeof onsets / sizeof onsets[0]; i++) {
        if (is_part(onsets[i], key, n)) {
            return true;
        }
    }
    return false;
}

/* Nucleus [from, coda) and coda [coda, n) against the lists and each other. */
static bool
is_rhyme(const char *key, size_t from, size_t coda, size_t n, enum syllable_tone tone) {
    bool known = false;

    for (size_t i = 0; i < sizeof nuclei / sizeof nuclei[0] && !known; i++) {
        known = is_part(nuclei[i].key, key + from, coda - from) && !(nuclei[i].open && coda < n) &&
                !(nuclei[i].shut && coda == n);
    }
    if (!known) {
        return false;
    }
    for (size_t i = 0; i < sizeof codas / sizeof codas[0]; i++) {
        if (is_part(codas[i].key, key + coda, n - coda)) {
            return !codas[i].stop || tone == SYLLABLE_SAC || tone == SYLLABLE_NANG;
        }
    }
    return false;
}

bool
syllable_parse(const struct syllable_letter *l, size_t n, struct syllable_parts *out) {
    char key[SYLLABLE_MAX];
    struct syllable_parts p = {0, 0, SYLLABLE_NGANG};
    size_t toned = 0;

    if (n == 0 || n > SYLLABLE_MAX) {
        return false;
    }
    for (size_t i = 0; i < n; i++) {
        key[i] = key_of(l[i].base);
        if (l[i].tone != SYLLABLE_NGANG) {
            p.tone = l[i].tone;
            toned++;
        }
    }
    while (p.nucleus < n && !l[p.nucleus].vowel) {
        p.nucleus++;
    }
    p.coda = p.nucleus;
    while (p.coda < n && l[p.coda].vowel) {
        p.coda++;
    }
    /* qu always, and gi before another vowel, lend their vowel letter to the onset */
    if (p.coda - p.nucleus > 1 && p.nucleus == 1 &&
        ((key[0] == 'q' && key[1] == 'u') || (key[0] == 'g' && key[1] == 'i'))) {
        p.nucleus = 2;
    }
    if (toned > 1 || p.nucleus == n || !is_onset(key, p.nucleus)) {
        return false;
    }
    if (!is_rhyme(key, p.nucleus, p.coda, n, p.tone)) {
        return false;
    }
    *out = p;
    return true;
}

size_t
syllable_tone_at(const struct syllable_letter *l, size_t n, struct syllable_parts p) {
    const size_t vowels = p.coda - p.nucleus;

    for (size_t i = p.coda; i > p.nucleus; i--) {
        if (l[i - 1].base >= 0x80) {
            return i - 1; /* a letter with a hat or horn takes it; of ươ the second */
        }
    }
    if (vowels == 3 || (vowels == 2 && p.coda < n)) {
        return p.nucleus + 1;
    }
    return p.nucleus;
}
