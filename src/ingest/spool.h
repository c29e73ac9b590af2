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
/* Bytes of all records so far: where the next one begins. */
uint64_t spool_size(const struct spool *s);

struct spool_reader {
    size_t n, texts;   /* of a record: bytes of the fixed part, number of texts */
    uint64_t from, to; /* where the first record begins and the last ends */
    /* fixed is as it was added, not aligned; false: no more. */
    bool (*fn)(void *ctx, const void *fixed, const str *text);
    void *ctx;
};
/* The records in their order. */
bool spool_each(const struct spool *s, const struct spool_reader *r, struct err *e);

#endif /* INGEST_SPOOL_H */
