/*
 * regular_masks - find separators, line ends and bytes that make a row irregular, 64 bytes at a time.
 *
 * On x86-64 with SSE2, which every such processor has, or with AVX2 when the running one has it.  On other processors
 * byte by byte, with the same result.
 */
#ifndef INGEST_REGULAR_MASKS_H
#define INGEST_REGULAR_MASKS_H

#include <stddef.h>
#include <stdint.h>

enum { REGULAR_BLOCK = 64 };

/* One bit a byte of a block, the first byte lowest. */
struct regular_mask {
    uint64_t separator, line_end; /* the separator; LF */
    uint64_t odd;                 /* a quote, or any other byte below the blank */
};

enum regular_way { REGULAR_BYTES, REGULAR_SSE2, REGULAR_AVX2 };
/* The fastest way that this processor offers. */
enum regular_way regular_best(void);
/* Write the masks of n blocks; w must not be faster than regular_best(). */
void regular_masks(enum regular_way w, const char *text, size_t n, char separator,
                   struct regular_mask *out);

#endif /* INGEST_REGULAR_MASKS_H */
