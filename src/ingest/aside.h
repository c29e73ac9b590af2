/*
 * aside - bytes that are put aside once and read again from the front: few stay in memory, many go to a file without a
 * name.
 *
 *     aside_start
 *     aside_add*             a piece at a time
 *     aside_read*            the pieces, by their lengths, which the caller knows
 *     aside_free
 *
 * Where the file cannot be written, aside_add says so; then nothing can be read again and the caller does without.
 */
#ifndef INGEST_ASIDE_H
#define INGEST_ASIDE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"

struct aside {
    const char *dir; /* folder of the file, the caller's; NULL: there is none */
    struct buf mem;  /* what is not in the file */
    int fd;          /* of the file; -1: there is none */
    uint64_t filed;  /* bytes in the file */
    uint64_t at;     /* of the next piece to read */
    struct buf window;
    size_t beg; /* of window: what was read of it */
};

void aside_start(struct aside *a, const char *dir);
void aside_free(struct aside *a);

/* Add a piece.  false: it cannot be kept. */
bool aside_add(struct aside *a, const void *p, size_t n);
/* Read from the front again. */
void aside_rewind(struct aside *a);
uint64_t aside_size(const struct aside *a);
/* The next n bytes, which are there and lie in one piece; they live until the next call.  NULL and *e on an error. */
const char *aside_read(struct aside *a, size_t n, struct err *e);

#endif /* INGEST_ASIDE_H */
