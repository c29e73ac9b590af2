/* checksum - the CRC-32 of a zip's parts.  See checksum.h. */

#include "office/checksum.h"

#include <zlib.h>

#if defined(__x86_64__)
#include <immintrin.h>

enum { WIDE = 16, TWO = 2 * WIDE, THREE = 3 * WIDE, FOUR = 4 * WIDE };

/* Take 16 bytes `far` bytes further on: what they stand for is the remainder of each half, times x to that power. */
__attribute__((target("pclmul"))) static __m128i
further(__m128i v, __m128i far) {
    return _mm_xor_si128(_mm_clmulepi64_si128(v, far, 0x00), _mm_clmulepi64_si128(v, far, 0x11));
}

static __m128i
wide(const unsigned char *p) {
    return _mm_loadu_si128((const __m128i *)(const void *)p);
}

/* Bytes in whole sixteens, at least FOUR: 16 bytes of the same remainder take their place (Gopal and others, Fast CRC
 * Computation for Generic Polynomials Using PCLMULQDQ, Intel 2009; the constants are those of its table for this CRC). */
__attribute__((target("pclmul"))) static void
fold(uint32_t sum, const unsigned char *p, size_t n, unsigned char out[WIDE]) {
    const __m128i by_64 = _mm_set_epi64x(0x1c6e41596, 0x154442bd4);
    const __m128i by_16 = _mm_set_epi64x(0x0ccaa009e, 0x1751997d0);
    __m128i a = _mm_xor_si128(wide(p), _mm_cvtsi32_si128((int)~sum));
    __m128i b = wide(p + WIDE);
    __m128i c = wide(p + TWO);
    __m128i d = wide(p + THREE);

    for (p += FOUR, n -= FOUR; n >= FOUR; p += FOUR, n -= FOUR) {
        a = _mm_xor_si128(further(a, by_64), wide(p));
        b = _mm_xor_si128(further(b, by_64), wide(p + WIDE));
        c = _mm_xor_si128(further(c, by_64), wide(p + TWO));
        d = _mm_xor_si128(further(d, by_64), wide(p + THREE));
    }
    b = _mm_xor_si128(further(a, by_16), b);
    c = _mm_xor_si128(further(b, by_16), c);
    d = _mm_xor_si128(further(c, by_16), d);
    for (; n >= WIDE; p += WIDE, n -= WIDE) {
        d = _mm_xor_si128(further(d, by_16), wide(p));
    }
    _mm_storeu_si128((__m128i *)(void *)out, d);
}

static size_t
folded(uint32_t *sum, const unsigned char *p, size_t n) {
    unsigned char left[WIDE];
    const size_t whole = n - n % WIDE;

    if (n < FOUR || !__builtin_cpu_supports("pclmul")) {
        return 0;
    }
    fold(*sum, p, whole, left);
    *sum = (uint32_t)crc32(UINT32_MAX, left, sizeof left); /* behind nothing: the sum is in them */
    return whole;
}

#else

static size_t
folded(uint32_t *sum, const unsigned char *p, size_t n) {
    (void)sum;
    (void)p;
    (void)n;
    return 0;
}

#endif

uint32_t
checksum_add(uint32_t sum, const void *p, size_t n) {
    const unsigned char *bytes = p;
    const size_t done = folded(&sum, bytes, n);

    return (uint32_t)crc32_z(sum, bytes + done, n - done);
}
