/*
 * aside - keeps bytes to read them again from the first: a few in memory, more in a file without a name.
 *
 *     aside_start
 *     aside_add*             one piece
 *     aside_read*            the pieces again; the caller knows their lengths
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
    const char *dir;   /* folder for the file, owned by the caller; NULL: no file */
    struct buf mem;    /* what is not in the file */
    int fd;            /* of the file; -1: there is none */
    uint64_t filed;    /* bytes in the file */
    uint64_t at;       /* where the next piece to read begins */
    struct buf window; /* bytes of the file; those from `beg` on come next */
    size_t beg;        /* how many bytes of window were read */
};

void aside_start(struct aside *a, const char *dir);
void aside_free(struct aside *a);

/* Add a piece.  false: it cannot be kept. */
bool aside_add(struct aside *a, const void *p, size_t n);
/* The next aside_read begins with the first byte. */
void aside_rewind(struct aside *a);
uint64_t aside_size(const struct aside *a);
/* Read the next n bytes; so many must be left.  The result lives until the next call.  NULL and *e: the file cannot be
 * read. */
const char *aside_read(struct aside *a, size_t n, struct err *e);

#endif /* INGEST_ASIDE_H */
