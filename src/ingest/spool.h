/*
 * spool - records of text that are written once and read from the front, in memory while they are
 * few and in a nameless file when they are many.
 *
 *     record   length u32 | fixed part | n texts: length u32, bytes
 */
#ifndef INGEST_SPOOL_H
#define INGEST_SPOOL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"

enum { SPOOL_TEXTS = 4 };

struct spool {
    char *dir; /* where the file goes; NULL: all in memory */
    struct buf mem;
    size_t keep; /* bytes in memory before they are spilled */
    int fd;      /* -1: none yet */
    int64_t spilled;
};

void spool_start(struct spool *s, const char *dir, size_t keep);
void spool_free(struct spool *s);

/* A text longer than 64 KiB is cut. */
void spool_add(struct spool *s, const void *fixed, size_t n, const str *text, size_t texts);

/* Every record in its order, until fn says false (spool_each then returns true all the same).
 * fixed is as it was added, not aligned. */
bool spool_each(const struct spool *s, size_t n, size_t texts,
                bool (*fn)(void *ctx, const void *fixed, const str *text), void *ctx,
                struct err *e);

#endif /* INGEST_SPOOL_H */
