/* regular_masks - separators, line ends and odd bytes of a text.  See regular_masks.h. */

#include "ingest/regular_masks.h"

static void
mask_bytes(const char *p, char separator, struct regular_mask *m) {
    *m = (struct regular_mask){0, 0, 0};
    for (unsigned i = 0; i < REGULAR_BLOCK; i++) {
        const uint64_t bit = UINT64_C(1) << i;

        if (p[i] == separator) {
            m->separator |= bit;
        } else if (p[i] == '\n') {
            m->line_end |= bit;
        } else if (p[i] == '"' || (unsigned char)p[i] < ' ') {
            m->odd |= bit;
        }
    }
}

#if defined(__x86_64__)
#include <immintrin.h>

enum { SSE2_BYTES = 16, AVX2_BYTES = 32 };

/* A byte is below the blank when the smaller of it and the last of those is the byte itself. */
static void
mask_sse2(const char *p, char separator, struct regular_mask *m) {
    *m = (struct regular_mask){0, 0, 0};
    for (unsigned i = 0; i < REGULAR_BLOCK; i += SSE2_BYTES) {
        const __m128i v = _mm_loadu_si128((const __m128i *)(const void *)(p + i));
        const __m128i below = _mm_cmpeq_epi8(_mm_min_epu8(v, _mm_set1_epi8(' ' - 1)), v);
        const __m128i quote = _mm_cmpeq_epi8(v, _mm_set1_epi8('"'));
        const __m128i sep = _mm_cmpeq_epi8(v, _mm_set1_epi8(separator));
        const __m128i lf = _mm_cmpeq_epi8(v, _mm_set1_epi8('\n'));

        m->separator |= (uint64_t)(uint32_t)_mm_movemask_epi8(sep) << i;
        m->line_end |= (uint64_t)(uint32_t)_mm_movemask_epi8(lf) << i;
        m->odd |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_or_si128(below, quote)) << i;
    }
    m->odd &= ~(m->separator | m->line_end);
}

__attribute__((target("avx2"))) static void
mask_avx2(const char *p, char separator, struct regular_mask *m) {
    *m = (struct regular_mask){0, 0, 0};
    for (unsigned i = 0; i < REGULAR_BLOCK; i += AVX2_BYTES) {
        const __m256i v = _mm256_loadu_si256((const __m256i *)(const void *)(p + i));
        const __m256i below = _mm256_cmpeq_epi8(_mm256_min_epu8(v, _mm256_set1_epi8(' ' - 1)), v);
        const __m256i quote = _mm256_cmpeq_epi8(v, _mm256_set1_epi8('"'));
        const __m256i sep = _mm256_cmpeq_epi8(v, _mm256_set1_epi8(separator));
        const __m256i lf = _mm256_cmpeq_epi8(v, _mm256_set1_epi8('\n'));

        m->separator |= (uint64_t)(uint32_t)_mm256_movemask_epi8(sep) << i;
        m->line_end |= (uint64_t)(uint32_t)_mm256_movemask_epi8(lf) << i;
        m->odd |= (uint64_t)(uint32_t)_mm256_movemask_epi8(_mm256_or_si256(below, quote)) << i;
    }
    m->odd &= ~(m->separator | m->line_end);
}

static void
masks_sse2(const char *text, size_t n, char separator, struct regular_mask *out) {
    for (size_t k = 0; k < n; k++) {
        mask_sse2(text + k * REGULAR_BLOCK, separator, &out[k]);
    }
}

__attribute__((target("avx2"))) static void
masks_avx2(const char *text, size_t n, char separator, struct regular_mask *out) {
    for (size_t k = 0; k < n; k++) {
        mask_avx2(text + k * REGULAR_BLOCK, separator, &out[k]);
    }
}

enum regular_way
regular_best(void) {
    return __builtin_cpu_supports("avx2") ? REGULAR_AVX2 : REGULAR_SSE2;
}

#else

#define masks_sse2 masks_bytes
#define masks_avx2 masks_bytes

enum regular_way
regular_best(void) {
    return REGULAR_BYTES;
}

#endif

static void
masks_bytes(const char *text, size_t n, char separator, struct regular_mask *out) {
    for (size_t k = 0; k < n; k++) {
        mask_bytes(text + k * REGULAR_BLOCK, separator, &out[k]);
    }
}

void
regular_masks(enum regular_way w, const char *text, size_t n, char separator,
              struct regular_mask *out) {
    static void (*const way[])(const char *, size_t, char, struct regular_mask *) = {
        [REGULAR_BYTES] = masks_bytes, [REGULAR_SSE2] = masks_sse2, [REGULAR_AVX2] = masks_avx2};

    way[w](text, n, separator, out);
}
