/* source_look - look at the bytes of a text, piece by piece: whether they are UTF-8, and which marks are among them. */
#ifndef INGEST_SOURCE_LOOK_H
#define INGEST_SOURCE_LOOK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What one pass over the bytes tells of a file that may be UTF-8. */
struct source_look {
    uint64_t bytes, letters; /* multi-byte sequences */
    bool bad;                /* a sequence that is no UTF-8 */
    bool nul, control, quote, cr;
    unsigned char held[4]; /* a sequence that the chunk before ended in */
    size_t held_n;
};

/* Look at the next n bytes of the file. */
void source_look_add(struct source_look *l, const unsigned char *p, size_t n);

#endif /* INGEST_SOURCE_LOOK_H */
