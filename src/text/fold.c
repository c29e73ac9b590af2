/* fold - spellings that mean the same made equal, for matching only.  See fold.h. */

#include "text/fold.h"

#include <assert.h>
#include <stdint.h>
#include <string.h>

#include <utf8proc.h>

#include "text/syllable.h"
#include "text/utf8.h"

/* The library's flags are one enum of single bits. */
static const unsigned decomposed = (unsigned)UTF8PROC_STABLE | (unsigned)UTF8PROC_DECOMPOSE;

/* A copy in the arena of what was built, which is then released. */
static str
kept(struct arena *a, struct buf *b) {
    const str s = str_keep(a, buf_view(b));

    buf_free(b);
    return s;
}

enum { GONE = 0, BLANK = ' ' };

/* Characters that are typed for one another. */
static const struct {
    uint32_t first, last, to;
} alike[] = {
    {'\t', '\r', BLANK},     {0xa0, 0xa0, BLANK},     {0x2000, 0x200a, BLANK},
    {0x202f, 0x202f, BLANK}, {0x3000, 0x3000, BLANK}, {0xad, 0xad, GONE},
    {0x200b, 0x200f, GONE},  {0x2060, 0x2060, GONE},  {0xfeff, 0xfeff, GONE},
    {'`', '`', '\''},        {0xb4, 0xb4, '\''},      {0x2018, 0x2019, '\''},
    {0x2bc, 0x2bc, '\''},    {0x2032, 0x2032, '\''},  {0x2010, 0x2015, '-'},
    {0x2212, 0x2212, '-'},
};

static uint32_t
plain_cp(uint32_t cp) {
    /* nearly every letter: of ASCII, Latin and Vietnamese, of which none is in the table but '`' */
    if ((cp > BLANK && cp < 0x7f && cp != '`') || (cp > 0xb4 && cp < 0x2bc) ||
        (cp >= 0x1e00 && cp < 0x1f00)) {
        return utf8_lower_cp(cp);
    }
    for (size_t i = 0; i < sizeof alike / sizeof alike[0]; i++) {
        if (cp >= alike[i].first && cp <= alike[i].last) {
            return alike[i].to;
        }
    }
    return utf8_lower_cp(cp);
}

/* Lower-case base letter or digit of a code point without its marks, 0 for a mark, -1 for what
 * parts words. */
static int32_t
key_cp(int32_t cp) {
    utf8proc_int32_t part[4];
    int boundary = 0;

    if (cp < 0) {
        return -1;
    }
    if (cp < 0x80) {
        const int32_t low = cp >= 'A' && cp <= 'Z' ? cp + ('a' - 'A') : cp;

        return (low >= 'a' && low <= 'z') || (low >= '0' && low <= '9') ? low : -1;
    }
    if (utf8proc_get_property(cp)->combining_class != 0 || plain_cp((uint32_t)cp) == GONE) {
        return 0;
    }
    if (utf8proc_decompose_char(cp, part, 4, (utf8proc_option_t)decomposed, &boundary) < 1) {
        return -1;
    }
    part[0] = (utf8proc_int32_t)utf8_lower_cp((uint32_t)part[0]);
    if (part[0] == 0x111) {
        return 'd';
    }
    return utf8_is_letter((uint32_t)part[0]) || utf8_is_digit((uint32_t)part[0]) ? part[0] : -1;
}

static str
key_with(struct arena *a, str s, char between) {
    struct buf b = {0};
    bool parted = false;

    for (size_t at = 0; at < s.n;) {
        const int32_t cp = key_cp(utf8_next(s, &at));

        if (cp < 0) {
            parted = true;
        } else if (cp > 0) {
            if (parted && b.n > 0) {
                buf_char(&b, between);
            }
            parted = false;
            utf8_put(&b, (uint32_t)cp);
        }
    }
    return kept(a, &b);
}

str
fold_key(struct arena *a, str s) {
    return key_with(a, s, '_');
}

str
fold_slug(struct arena *a, str s) {
    return key_with(a, s, '-');
}

/* --- names ---------------------------------------------------------------- */

/* Onsets after which a lone y and i are one sound and both are written (FACTS 1.3): quý, kỳ, mỹ,
 * lý, tỷ, sỹ, vỹ.  th is left out: Thy and Thi are two names. */
static bool
takes_either(const struct syllable_letter *l, size_t onset) {
    static const char single[] = "hklmstv";

    return (onset == 1 && l[0].base < 0x80 && memchr(single, (int)l[0].base, 7) != NULL) ||
           (onset == 2 && l[0].base == 'q');
}

/* The letters of one word, their tone put in its place if they are a syllable; fold: i and y are made equal. */
static void
put_word(struct buf *b, struct syllable_letter *l, size_t n, bool fold) {
    struct syllable_parts p;

    if (syllable_parse(l, n, &p)) {
        for (size_t i = 0; i < n; i++) {
            l[i].tone = SYLLABLE_NGANG;
        }
        l[syllable_tone_at(l, n, p)].tone = p.tone;
        if (fold && p.coda - p.nucleus == 1 && l[p.nucleus].base == 'y' &&
            takes_either(l, p.nucleus)) {
            l[p.nucleus].base = 'i';
        }
    }
    for (size_t i = 0; i < n; i++) {
        utf8_put(b, syllable_join(l[i]));
    }
}

static str
name_with(struct arena *a, str s, bool fold) {
    struct syllable_letter word[SYLLABLE_MAX];
    struct buf b = {0};
    size_t n = 0;
    bool blank = false;
    bool overlong = false; /* more letters than any syllable: taken as they are to their end */

    if (!utf8_valid(s)) {
        return str_keep(a, s); /* such a row is rejected before it is matched */
    }
    s = utf8_nfc(a, s);
    for (size_t at = 0; at < s.n;) {
        const uint32_t cp = plain_cp((uint32_t)utf8_next(s, &at));
        struct syllable_letter l;

        if (cp == GONE) {
            continue;
        }
        if (blank && cp != BLANK && b.n > 0) {
            buf_char(&b, ' ');
        }
        if (!syllable_split(cp, &l)) {
            put_word(&b, word, n, fold);
            n = 0;
            overlong = false;
            blank = cp == BLANK;
            if (cp != BLANK) {
                utf8_put(&b, cp);
            }
            continue;
        }
        blank = false;
        if (n == SYLLABLE_MAX || overlong) {
            for (size_t i = 0; i < n; i++) {
                utf8_put(&b, syllable_join(word[i]));
            }
            n = 0;
            overlong = true;
            utf8_put(&b, cp);
        } else {
            word[n++] = l;
        }
    }
    put_word(&b, word, n, fold);
    return kept(a, &b);
}

str
fold_name(struct arena *a, str s) {
    return name_with(a, s, true);
}

str
fold_written(struct arena *a, str s) {
    return name_with(a, s, false);
}

/* --- distance ------------------------------------------------------------- */

enum { DISTANCE_MAX = 256 }; /* code points compared; longer words are no slips of each other */

static size_t
code_points(str s, uint32_t *out) {
    size_t n = 0;

    for (size_t at = 0; at < s.n && n <= DISTANCE_MAX;) {
        const int32_t cp = utf8_next(s, &at);

        out[n++] = cp < 0 ? 0xfffd : (uint32_t)cp;
    }
    return n;
}

static unsigned
least(unsigned a, unsigned b) {
    return a < b ? a : b;
}

unsigned
fold_distance(str a, str b, unsigned cap) {
    uint32_t x[DISTANCE_MAX + 1];
    uint32_t y[DISTANCE_MAX + 1];
    unsigned row[3][DISTANCE_MAX + 2]; /* the row being filled, the one before, and before that */
    const size_t x_n = code_points(a, x);
    const size_t y_n = code_points(b, y);
    const size_t apart = x_n > y_n ? x_n - y_n : y_n - x_n;

    if (apart > cap || x_n > DISTANCE_MAX || y_n > DISTANCE_MAX) {
        return str_eq(a, b) ? 0 : cap + 1;
    }
    for (size_t j = 0; j <= y_n; j++) {
        row[0][j] = (unsigned)j;
    }
    for (size_t i = 1; i <= x_n; i++) {
        unsigned *here = row[i % 3];
        const unsigned *one = row[(i + 2) % 3];
        const unsigned *two = row[(i + 1) % 3];

        here[0] = (unsigned)i;
        for (size_t j = 1; j <= y_n; j++) {
            const unsigned swap = x[i - 1] == y[j - 1] ? 0 : 1;

            here[j] = least(least(one[j] + 1, here[j - 1] + 1), one[j - 1] + swap);
            if (i > 1 && j > 1 && x[i - 1] == y[j - 2] && x[i - 2] == y[j - 1]) {
                here[j] = least(here[j], two[j - 2] + 1);
            }
        }
    }
    return least(row[x_n % 3][y_n], cap + 1);
}

int
fold_nearest(str s, const char *const *word, size_t n) {
    struct arena a = ARENA_EMPTY;
    const str key = fold_key(&a, s);
    const unsigned third = (unsigned)(utf8_length(key) / 3);
    unsigned best = (third > 2 ? third : 2) + 1;
    int at = -1;

    assert(n <= INT32_MAX);
    for (size_t i = 0; i < n; i++) {
        const str other = fold_key(&a, str_from(word[i]));
        const unsigned d = fold_distance(key, other, best);

        /* a word of which nothing would be left is no slip of the other */
        if (d < best && d < utf8_length(key) && d < utf8_length(other)) {
            best = d;
            at = (int)i;
        }
    }
    arena_free(&a);
    return at;
}
