/*
 * parts - read back a zipped office file that was written: each part to its end, where its checksum
 * is compared, its XML parsed.
 *
 *     parts_open -> parts_next, parts_read, ... -> parts_close     every part, in the file's order
 *                   parts_begin -> (parts_take -> parts_parse*)*   one part, piece by piece; the parser may be
 *                                                                  spared what the caller has read itself
 *
 * The files are our own, so anything odd is damage: of the disk, or of a library that did not tell.
 */
#ifndef RENDER_PARTS_H
#define RENDER_PARTS_H

#include <stdbool.h>

#include "base/err.h"
#include "base/str.h"

struct once;
struct parts;

/* What is done with the XML of a part; each may be NULL.  Names are as written, prefix and all. */
struct parts_handlers {
    void (*start)(void *ctx, const char *name, const char **attributes);
    void (*end)(void *ctx, const char *name);
    void (*letters)(void *ctx, const char *s, int n);
};

/* what: the kind of file, as errors name it.  once: remembers the parts that parts_read found whole without handlers, so that one which lies
 * in a file byte by byte as in an earlier one is not unpacked again; or NULL.  NULL and *e: the file is no complete zip. */
struct parts *parts_open(const char *path, const char *what, struct once *once, struct err *e);
void parts_close(struct parts *p);

/* Go to the next part, from the first on.  *part: its name, until the next call; NULL: there are no more. */
bool parts_next(struct parts *p, const char **part, struct err *e);
/* The whole part that parts_next went to.  XML that is not well formed is damage, with handlers (h) or
 * without (NULL). */
bool parts_read(struct parts *p, const struct parts_handlers *h, void *ctx, struct err *e);

/* The part of this name, which is XML. */
bool parts_begin(struct parts *p, const char *part, const struct parts_handlers *h, void *ctx,
                 struct err *e);
/* The next piece of its bytes, valid until the next call; empty: there is no more. */
bool parts_take(struct parts *p, str *piece, struct err *e);
/* Parse bytes of it.  last: with them it ends, and its checksum is compared. */
bool parts_parse(struct parts *p, str bytes, bool last, struct err *e);

/* Set *e: the open part, or the named one, is damaged.  Returns false. */
bool parts_damaged(const struct parts *p, const char *part, const char *what, struct err *e);

/* The value of an attribute; NULL: there is no such attribute. */
const char *parts_attribute(const char **attributes, const char *name);

#endif /* RENDER_PARTS_H */
