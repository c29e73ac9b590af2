/* buf - bytes that grow.  See buf.h. */

#include "base/buf.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/heap.h"

enum { CAP_MIN = 256 };

/* The one place where a buf grows: room for n more bytes and the NUL. */
static void
grow(struct buf *b, size_t n) {
    size_t cap = b->cap < CAP_MIN ? CAP_MIN : b->cap;

    if (n > (size_t)BUF_MAX - b->n) {
        arena_exhausted(n);
    }
    while (cap < b->n + n + 1) {
        cap *= 2; /* at most twice BUF_MAX, far below SIZE_MAX */
    }
    b->p = heap_resize(b->p, cap, 1);
    b->cap = cap;
}

char *
buf_take(struct buf *b, size_t n) {
    char *p;

    if (b->cap - b->n <= n) {
        grow(b, n);
    }
    p = b->p + b->n;
    b->n += n;
    b->p[b->n] = '\0';
    return p;
}

void
buf_add(struct buf *b, const void *p, size_t n) {
    char *to = buf_take(b, n);

    if (n > 0) {
        memcpy(to, p, n);
    }
}

void
buf_str(struct buf *b, str s) {
    buf_add(b, s.p, s.n);
}

void
buf_text(struct buf *b, const char *z) {
    buf_add(b, z, strlen(z));
}

void
buf_char(struct buf *b, char c) {
    *buf_take(b, 1) = c;
}

void
buf_fmt(struct buf *b, const char *fmt, ...) {
    va_list ap;
    va_list again;
    int n;

    va_start(ap, fmt);
    va_copy(again, ap);
    n = vsnprintf(NULL, 0, fmt, ap);
    va_end(ap);
    assert(n >= 0); /* no wide characters are printed, so no encoding error */
    if (n > 0) {
        char *to = buf_take(b, (size_t)n);

        (void)vsnprintf(to, (size_t)n + 1, fmt, again);
    }
    va_end(again);
}

str
buf_view(const struct buf *b) {
    return (str){b->p, b->n};
}

const char *
buf_z(const struct buf *b) {
    return b->p == NULL ? "" : b->p;
}

void
buf_clear(struct buf *b) {
    b->n = 0;
    if (b->p != NULL) {
        b->p[0] = '\0';
    }
}

void
buf_free(struct buf *b) {
    free(b->p);
    *b = (struct buf){NULL, 0, 0};
}

str
buf_moved(struct arena *to, struct buf *b) {
    const str out = str_keep(to, buf_view(b));

    buf_free(b);
    return out;
}
