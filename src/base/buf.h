/*
 * buf - an array of bytes that grows: text that is being built, or a whole file.
 *
 * The buf owns its bytes; buf_free releases them; a zeroed struct is an empty buf.  A NUL always
 * follows the bytes, so .p may go to C libraries (but .p of a buf that nothing was added to is
 * NULL: use buf_z).  Growth happens in one function and ends the process with status 70 when memory
 * is out or a buf would pass BUF_MAX, as arenas do.
 */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stddef.h>

#include "base/str.h"

enum { BUF_MAX = 0x7fffffff }; /* 2 GiB: libcsv and libexpat count in int */

struct buf {
    char *p;
    size_t n;   /* bytes in use, the NUL not counted */
    size_t cap; /* bytes owned */
};

void buf_add(struct buf *b, const void *p, size_t n);
void buf_str(struct buf *b, str s);
void buf_text(struct buf *b, const char *z);
void buf_char(struct buf *b, char c);
void buf_fmt(struct buf *b, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* Return room for n more bytes, which the caller fills; they count as used at once.  Never NULL. */
char *buf_take(struct buf *b, size_t n);

str buf_view(const struct buf *b);      /* valid until the next addition */
const char *buf_z(const struct buf *b); /* "" when empty */
void buf_clear(struct buf *b);          /* keeps the memory */
void buf_free(struct buf *b);

/* Copy the text into the arena, release the buf and return the copy. */
str buf_moved(struct arena *to, struct buf *b);

#endif /* BASE_BUF_H */
