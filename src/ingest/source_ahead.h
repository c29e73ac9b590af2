/*
 * source_ahead - a file's bytes from the beginning, read, hashed and looked at by another thread while the caller uses those
 * before.
 *
 *     source_ahead_new   source_ahead_next*   source_ahead_seen   source_ahead_free
 */
#ifndef INGEST_SOURCE_AHEAD_H
#define INGEST_SOURCE_AHEAD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/digest.h"
#include "ingest/source_look.h"

enum { SOURCE_CHUNK = 1 << 18 };

struct source_ahead_chunk { /* SOURCE_CHUNK bytes, fewer at the end of the file */
    const char *text;       /* valid until the next call */
    size_t n;
    bool dirty; /* it holds, or ends a letter of the chunk before that is, a control character */
    bool bad;   /* or what is no UTF-8 */
    int error;  /* errno of the read that failed, or 0; then it is the last */
};

struct source_ahead;
/* The descriptor's position does not move; it stays open until source_ahead_free.  NULL: no thread can be had. */
struct source_ahead *source_ahead_new(int fd);
/* false: the file has ended. */
bool source_ahead_next(struct source_ahead *a, struct source_ahead_chunk *out);
/* When it has ended: what all bytes are, and their SHA-256. */
const struct source_look *source_ahead_seen(struct source_ahead *a, char sha256[DIGEST_HEX]);
/* Whether or not it has ended; a may be NULL. */
void source_ahead_free(struct source_ahead *a);

#endif /* INGEST_SOURCE_AHEAD_H */
