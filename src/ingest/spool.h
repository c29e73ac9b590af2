/*
 * spool - records that are written once and read from the beginning: few are kept in memory, many
 * in a file without a name.
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
    char *dir; /* folder of the file; NULL: all stay in memory */
    struct buf mem;
    size_t keep; /* how many bytes stay in memory */
    int fd;      /* of the file; -1: there is none */
    int64_t spilled;
};

void spool_start(struct spool *s, const char *dir, size_t keep);
void spool_free(struct spool *s);

/* Add a record; a text longer than 64 KiB is cut. */
void spool_add(struct spool *s, const void *fixed, size_t n, const str *text, size_t texts);
/* The bytes of all records so far: the next record begins there. */
uint64_t spool_size(const struct spool *s);

/* Drop the records behind the first `size` bytes, where one begins. */
void spool_cut(struct spool *s, uint64_t size);

struct spool_reader {
    size_t n, texts;   /* of a record: bytes of the fixed part, number of texts */
    uint64_t from, to; /* where the first record begins and the last ends */
    /* Gets each record; `fixed` may not be aligned.  false ends the reading. */
    bool (*fn)(void *ctx, const void *fixed, const str *text);
    void *ctx;
};
/* Read the records in their order. */
bool spool_each(const struct spool *s, const struct spool_reader *r, struct err *e);

#endif /* INGEST_SPOOL_H */
