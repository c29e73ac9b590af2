/*
 * regular_masks - where separators, line ends and what may spoil a row stand in a text, 64 bytes at a time.
 *
 * SSE2 is in every processor of this kind; AVX2 is used where the running one has it.  Elsewhere the same is told byte
 * by byte.
 */
#ifndef INGEST_REGULAR_MASKS_H
#define INGEST_REGULAR_MASKS_H

#include <stddef.h>
#include <stdint.h>

enum { REGULAR_BLOCK = 64 };

/* One bit a byte of a block, the first byte lowest. */
struct regular_mask {
    uint64_t separator, line_end; /* the separator; LF */
    uint64_t odd;                 /* a quote, or below the blank and neither of the two */
};

enum regular_way { REGULAR_BYTES, REGULAR_SSE2, REGULAR_AVX2 };
/* The fastest way that this processor knows. */
enum regular_way regular_best(void);
/* The masks of n blocks; the way is not beyond regular_best(). */
void regular_masks(enum regular_way w, const char *text, size_t n, char separator,
                   struct regular_mask *out);

#endif /* INGEST_REGULAR_MASKS_H */
