/* source_letters - well-formed UTF-8 of the usual letters.  See source_letters.h. */

#include "ingest/source_letters.h"

#if defined(__SSE2__)
#include <immintrin.h>

enum { WIDE = 16, LAST = SOURCE_BLOCK - 1 };

/* Bytes of a block, one bit each. */
struct masks {
    uint64_t high;         /* not ASCII */
    uint64_t continuation; /* 80..BF */
    uint64_t two, three;   /* first bytes of as many: C3..DF, E1..EC */
};

/* Marks among 16 bytes, gathered over many. */
struct marks {
    __m128i control, quote, cr;
};

/* Everything of a block stands in the two functions at the end, which are compiled for two kinds of processors. */
#define INSIDE static inline __attribute__((always_inline))

INSIDE void
add_marks(struct marks *m, __m128i v) {
    const __m128i below = _mm_cmpeq_epi8(_mm_min_epu8(v, _mm_set1_epi8(' ' - 1)), v);
    const __m128i cr = _mm_cmpeq_epi8(v, _mm_set1_epi8('\r'));
    const __m128i blank = _mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8('\n')),
                                       _mm_cmpeq_epi8(v, _mm_set1_epi8('\t')));
    const __m128i deleted = _mm_cmpeq_epi8(v, _mm_set1_epi8(0x7f));

    m->control = _mm_or_si128(
        m->control, _mm_or_si128(deleted, _mm_andnot_si128(_mm_or_si128(cr, blank), below)));
    m->quote = _mm_or_si128(m->quote, _mm_cmpeq_epi8(v, _mm_set1_epi8('"')));
    m->cr = _mm_or_si128(m->cr, cr);
}

INSIDE bool
any(__m128i v) {
    return _mm_movemask_epi8(v) != 0;
}

INSIDE uint64_t
bits(__m128i v, unsigned at) {
    return (uint64_t)(uint32_t)_mm_movemask_epi8(v) << at;
}

/* Bytes from 80 on are negative, in the same order. */
INSIDE void
add_letters(struct masks *m, __m128i v, unsigned at) {
    const __m128i continuation = _mm_cmplt_epi8(v, _mm_set1_epi8(-0x40));
    const __m128i two = _mm_and_si128(_mm_cmpgt_epi8(v, _mm_set1_epi8(-0x3e)),
                                      _mm_cmplt_epi8(v, _mm_set1_epi8(-0x20)));
    const __m128i three = _mm_and_si128(_mm_cmpgt_epi8(v, _mm_set1_epi8(-0x20)),
                                        _mm_cmplt_epi8(v, _mm_set1_epi8(-0x13)));

    m->high |= bits(v, at);
    m->continuation |= bits(continuation, at);
    m->two |= bits(two, at);
    m->three |= bits(three, at);
}

/* Look at a block; *due: bytes at its head that must continue a letter of the block before, then the same of the next.
 * false: there is something in it that is not to be passed over. */
INSIDE bool
look(const unsigned char *p, struct marks *marks, struct masks *m, uint64_t *due) {
    *m = (struct masks){0, 0, 0, 0};
    for (unsigned i = 0; i < SOURCE_BLOCK; i += WIDE) {
        const __m128i v = _mm_loadu_si128((const __m128i *)(const void *)(p + i));

        add_marks(marks, v);
        add_letters(m, v, i);
    }
    if (any(marks->control) || m->high != (m->continuation | m->two | m->three) ||
        m->continuation != ((m->two | m->three) << 1 | m->three << 2 | *due)) {
        return false;
    }
    *due = (m->two | m->three) >> LAST | m->three >> (LAST - 1);
    return true;
}

INSIDE size_t
pass(const unsigned char *p, size_t n, struct source_letters *seen) {
    const __m128i none = _mm_setzero_si128();
    struct marks marks = {none, none, none};
    uint64_t due = 0;
    uint64_t first = 0; /* bytes of the last good block that begin a letter */
    size_t at = 0;

    while (n - at >= SOURCE_BLOCK) {
        struct masks m;

        if (!look(p + at, &marks, &m, &due)) {
            break; /* a quote or CR in it is there, whoever passes over it */
        }
        first = m.two | m.three;
        seen->letters += (unsigned)__builtin_popcountll(first);
        at += SOURCE_BLOCK;
    }
    if (due != 0) { /* a letter goes on behind the blocks */
        at -= (size_t)__builtin_clzll(first) + 1;
        seen->letters--;
    }
    seen->quote |= any(marks.quote);
    seen->cr |= any(marks.cr);
    return at;
}

static size_t
pass_sse2(const unsigned char *p, size_t n, struct source_letters *seen) {
    return pass(p, n, seen);
}

/* The same in fewer instructions, bits counted by one. */
__attribute__((target("avx2,popcnt"))) static size_t
pass_avx2(const unsigned char *p, size_t n, struct source_letters *seen) {
    return pass(p, n, seen);
}

size_t
source_letters_pass(const unsigned char *p, size_t n, struct source_letters *seen) {
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("popcnt")
               ? pass_avx2(p, n, seen)
               : pass_sse2(p, n, seen);
}

#else

size_t
source_letters_pass(const unsigned char *p, size_t n, struct source_letters *seen) {
    (void)p;
    (void)n;
    (void)seen;
    return 0;
}

#endif
