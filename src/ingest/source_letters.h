/* source_letters - pass over well-formed UTF-8 of the usual letters, 64 bytes at once.  Any other text is left to source,
 * which looks at it letter by letter. */
#ifndef INGEST_SOURCE_LETTERS_H
#define INGEST_SOURCE_LETTERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { SOURCE_BLOCK = 64 };

/* What was seen in the bytes passed over so far. */
struct source_letters {
    uint64_t letters; /* multi-byte sequences */
    bool quote, cr;
};

/* p is at the start of a letter.  Pass over whole blocks of ASCII without control characters (tab, LF and CR are none)
 * and of letters of two or three bytes, as long as no more than the first byte must be looked at to tell that they are
 * good: U+00C0 to U+07FF, U+1000 to U+CFFF.  Return how many of the n bytes were passed over, up to the start of a
 * letter. */
size_t source_letters_pass(const unsigned char *p, size_t n, struct source_letters *seen);

#endif /* INGEST_SOURCE_LETTERS_H */
