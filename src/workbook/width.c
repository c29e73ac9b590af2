/* width - how wide text runs in Times New Roman.  See width.h. */

#include "workbook/width.h"

#include <stdint.h>

#include "text/utf8.h"

enum { ASCII_FIRST = 0x20, ASCII_N = 95, OTHER = 600, WIDE = 1000 };

/* Thousandths of the size, U+0020 to U+007E. */
static const uint16_t advance[2][ASCII_N] = {
    {250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500,
     500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444, 921, 722, 667, 667, 722, 611,
     556, 722, 722, 333, 389, 722, 611, 889, 722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722,
     722, 611, 333, 278, 333, 469, 500, 333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500,
     278, 778, 500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541},
    {250, 333, 555, 500, 500, 1000, 833, 278,  333, 333, 500, 570, 250, 333, 250, 278,
     500, 500, 500, 500, 500, 500,  500, 500,  500, 500, 333, 333, 570, 570, 570, 500,
     930, 722, 667, 722, 722, 667,  611, 778,  778, 389, 500, 778, 667, 944, 722, 778,
     611, 778, 722, 556, 667, 722,  722, 1000, 722, 722, 667, 333, 278, 333, 581, 500,
     333, 500, 556, 444, 556, 444,  333, 500,  556, 278, 333, 556, 278, 833, 556, 500,
     556, 556, 444, 389, 333, 556,  500, 722,  500, 500, 444, 394, 220, 394, 520},
};

/* Letters with marks and their bases, block by block; '?' is no letter of ours. */
#define BLOCK(first, base)                                                                         \
    { first, sizeof(base) - 1, base }
static const struct {
    int32_t first;
    size_t n;
    const char *base;
} blocks[] = {
    /* the most frequent one first */
    BLOCK(0x1EA0, "AaAaAaAaAaAaAaAaAaAaAaAaEeEeEeEeEeEeEeEeIiIiOoOoOoOoOoOoOoQwQwQwQwQw"
                  "UuUuHpHpHpHpHpYyYyYyYy"),
    BLOCK(0xC0, "AAAAAAMCEEEEIIIIDNOOOOO?OUUUUYPsaaaaaamceeeeiiiidnooooo?ouuuuypy"),
    BLOCK(0x102, "Aa"),
    BLOCK(0x110, "Dd"),
    BLOCK(0x128, "Ii"),
    BLOCK(0x168, "Uu"),
    BLOCK(0x1A0, "Qw"), /* Ơ ơ: a little wider than O o */
    BLOCK(0x1AF, "Hp"), /* Ư ư */
};
#undef BLOCK

/* A letter that is not of ASCII. */
static unsigned
letter(int32_t cp, bool bold) {
    if (cp == 0xA0) {
        return advance[bold][0];
    }
    for (size_t i = 0; i < sizeof blocks / sizeof blocks[0]; i++) {
        const int32_t ix = cp - blocks[i].first;

        if (ix >= 0 && (size_t)ix < blocks[i].n) {
            return advance[bold][blocks[i].base[ix] - ASCII_FIRST];
        }
    }
    return cp >= 0x2026 ? WIDE : OTHER;
}

/* As utf8_next(); the letters of Vietnamese without a call. */
static int32_t
next(str s, size_t *at) {
    const unsigned char *p = (const unsigned char *)s.p + *at;
    const size_t n = s.n - *at;

    if (n >= 2 && p[0] >= 0xc3 && p[0] <= 0xcb && (p[1] & 0xc0U) == 0x80U) {
        *at += 2;
        return (int32_t)((p[0] & 0x1fU) << 6 | (p[1] & 0x3fU));
    }
    if (n >= 3 && p[0] == 0xe1 && (p[1] & 0xc0U) == 0x80U && (p[2] & 0xc0U) == 0x80U) {
        *at += 3;
        return (int32_t)(0x1000U | (p[1] & 0x3fU) << 6 | (p[2] & 0x3fU));
    }
    return utf8_next(s, at);
}

/* The sum of s, in thousandths of the size, and of its widest word. */
struct sum {
    unsigned long all, word;
};

static struct sum
measure(str s, bool bold) {
    struct sum sum = {0, 0};
    unsigned long word = 0;
    size_t at = 0;

    while (at < s.n) {
        const unsigned c = (unsigned char)s.p[at];
        unsigned one;

        if (c >= ASCII_FIRST && c < ASCII_FIRST + ASCII_N) {
            one = advance[bold][c - ASCII_FIRST];
            at++;
        } else {
            one = letter(next(s, &at), bold);
        }
        sum.all += one;
        word = c == ' ' ? 0 : word + one;
        sum.word = word > sum.word ? word : sum.word;
    }
    return sum;
}

static double
points(unsigned long thousandths, double size_pt) {
    return (double)thousandths * size_pt / 1000;
}

double
width_of(str s, bool bold, double size_pt) {
    return points(measure(s, bold).all, size_pt);
}

double
width_of_words(str s, bool bold, double size_pt, double *longest) {
    const struct sum sum = measure(s, bold);

    *longest = points(sum.word, size_pt);
    return points(sum.all, size_pt);
}

double
width_of_longest_word(str s, bool bold, double size_pt) {
    return points(measure(s, bold).word, size_pt);
}

unsigned
width_lines(str s, bool bold, double size_pt, double room_pt) {
    const double space = width_of(STR(" "), bold, size_pt);
    unsigned lines = 1;
    double used = 0;

    if (room_pt < size_pt) {
        room_pt = size_pt;
    }
    if ((double)s.n * size_pt <= room_pt) {
        return 1; /* no letter is wider than its size, and each has a byte or more */
    }
    while (s.n > 0) {
        str word;
        double w;

        s = str_cut(s, ' ', &word);
        w = width_of(word, bold, size_pt);
        if (used > 0 && used + space + w > room_pt) {
            lines++;
            used = 0;
        }
        used += (used > 0 ? space : 0) + w;
        while (used > room_pt) {
            lines++;
            used -= room_pt;
        }
    }
    return lines;
}
