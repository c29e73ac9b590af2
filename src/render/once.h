/*
 * once - what a worker need not do twice: it keeps from one document to the next how bytes that stand in many files were packed, and
 * that they were read back.
 *
 *     once_new -> (once_find, once_add)* -> once_free
 *                 (once_take, once_give)*    a thing that a format makes ready for its documents, with one owner at a time
 *
 * What is asked for is named by all bytes that decide the answer, so an answer is never that of another file: a file's bytes are the
 * same with a struct once and without, and so is what is found wrong in it.  Where a function takes one, NULL keeps nothing.
 */
#ifndef RENDER_ONCE_H
#define RENDER_ONCE_H

#include <stdbool.h>

#include "base/str.h"

enum once_kind {
    ONCE_PACKED, /* the bytes of a part: how they are packed */
    ONCE_STYLES, /* what decides the styles of a document for Word: their XML */
    ONCE_WHOLE, /* a part as it lies in a file: it unpacks, to its checksum, and is well formed; the answer is empty */
    ONCE_KINDS
};

struct once;
struct once *once_new(void);
void once_free(struct once *k);

/* Whether the answer is known; *answer then lives as long as k. */
bool once_find(const struct once *k, enum once_kind kind, str asked, str *answer);
/* Keep copies of both.  Only where once_find has just said no; nothing happens when k is full, or the bytes are many. */
void once_add(struct once *k, enum once_kind kind, str asked, str answer);

/* The thing that was given back, which then is the caller's; NULL: there is none. */
void *once_take(struct once *k);
/* Keep the thing; release() ends it with k, or now where there is one already. */
void once_give(struct once *k, void *thing, void (*release)(void *thing));

#endif /* RENDER_ONCE_H */
