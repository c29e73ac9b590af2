/* fold_collate - the Vietnamese dictionary order.  See fold.h. */

#include "text/fold.h"

#include <stdint.h>
#include <string.h>

#include "text/syllable.h"
#include "text/utf8.h"

/* One word: a run of digits or a run of letters.  The order of the kinds is theirs. */
struct word {
    enum { WORD_END, WORD_DIGITS, WORD_LETTERS } kind;
    str text;
};

static bool
is_ascii_digit(int32_t cp) {
    return cp >= '0' && cp <= '9';
}

static int
kind_of(int32_t cp) {
    if (is_ascii_digit(cp)) {
        return WORD_DIGITS;
    }
    return cp >= 0 && (utf8_is_letter((uint32_t)cp) || utf8_is_digit((uint32_t)cp)) ? WORD_LETTERS
                                                                                    : WORD_END;
}

static struct word
next_word(str s, size_t *at) {
    struct word w = {WORD_END, {NULL, 0}};
    int kind = WORD_END;
    size_t from = *at;

    while (*at < s.n && kind == WORD_END) {
        from = *at;
        kind = kind_of(utf8_next(s, at));
    }
    if (kind == WORD_END) {
        return w;
    }
    w.kind = kind == WORD_DIGITS ? WORD_DIGITS : WORD_LETTERS;
    while (*at < s.n) {
        size_t after = *at;

        if (kind_of(utf8_next(s, &after)) != kind) {
            break;
        }
        *at = after;
    }
    w.text = (str){s.p + from, *at - from};
    return w;
}

/* The place of a letter in the alphabet; letters of other scripts follow by code point. */
static uint32_t
rank_of(uint32_t base) {
    static const uint16_t alphabet[] = {'a',   0x103, 0xe2,  'b', 'c', 'd', 0x111, 'e', 0xea,
                                        'f',   'g',   'h',   'i', 'j', 'k', 'l',   'm', 'n',
                                        'o',   0xf4,  0x1a1, 'p', 'q', 'r', 's',   't', 'u',
                                        0x1b0, 'v',   'w',   'x', 'y', 'z'};

    for (uint32_t i = 0; i < sizeof alphabet / sizeof alphabet[0]; i++) {
        if (alphabet[i] == base) {
            return i + 1;
        }
    }
    return base + 64;
}

static struct syllable_letter
letter_at(str s, size_t *at) {
    const int32_t cp = utf8_next(s, at);
    struct syllable_letter l;

    if (!syllable_split((uint32_t)cp, &l)) {
        l = (struct syllable_letter){utf8_lower_cp((uint32_t)cp), SYLLABLE_NGANG, false, false};
    }
    return l;
}

/* Letters first; among equal letters the tones, wherever in the word they are written. */
static int
cmp_letters(str a, str b) {
    unsigned a_tone = 0; /* base 6; a syllable has one tone, and a run of joined ones is rare */
    unsigned b_tone = 0;
    size_t i = 0;
    size_t j = 0;

    while (i < a.n && j < b.n) {
        const struct syllable_letter x = letter_at(a, &i);
        const struct syllable_letter y = letter_at(b, &j);
        const uint32_t x_rank = rank_of(x.base);
        const uint32_t y_rank = rank_of(y.base);

        if (x_rank != y_rank) {
            return x_rank < y_rank ? -1 : 1;
        }
        a_tone = x.tone == SYLLABLE_NGANG ? a_tone : a_tone * 6 + x.tone;
        b_tone = y.tone == SYLLABLE_NGANG ? b_tone : b_tone * 6 + y.tone;
    }
    if (i < a.n || j < b.n) {
        return i < a.n ? 1 : -1;
    }
    return (a_tone > b_tone) - (a_tone < b_tone);
}

static int
cmp_digits(str a, str b) {
    while (a.n > 0 && a.p[0] == '0') {
        a = (str){a.p + 1, a.n - 1};
    }
    while (b.n > 0 && b.p[0] == '0') {
        b = (str){b.p + 1, b.n - 1};
    }
    return a.n != b.n ? (a.n < b.n ? -1 : 1) : str_cmp(a, b);
}

int
fold_collate(str a, str b) {
    size_t i = 0;
    size_t j = 0;

    for (;;) {
        const struct word x = next_word(a, &i);
        const struct word y = next_word(b, &j);
        int c = (x.kind > y.kind) - (x.kind < y.kind);

        if (c == 0 && x.kind == WORD_END) {
            return str_cmp(a, b);
        }
        if (c == 0) {
            c = x.kind == WORD_DIGITS ? cmp_digits(x.text, y.text) : cmp_letters(x.text, y.text);
        }
        if (c != 0) {
            return c;
        }
    }
}
