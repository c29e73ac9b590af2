/* source_ahead - a file read ahead.  See source_ahead.h. */

#include "ingest/source_ahead.h"

#include <errno.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/heap.h"
#include "base/relay.h"

struct source_ahead {
    struct relay *relay;
    int fd;
    bool ended;           /* the caller has seen the last chunk */
    atomic_bool unwanted; /* no more chunks */
    /* the thread's while it reads: */
    off_t at;
    struct digest *digest;
    struct source_look look;
    struct source_ahead_chunk chunk[RELAY_SLOTS];
    unsigned char *bytes; /* [RELAY_SLOTS] chunks */
};

/* Fill a chunk, or as much as there is. */
static void
read_chunk(struct source_ahead *a, unsigned char *to, struct source_ahead_chunk *c) {
    while (c->n < SOURCE_CHUNK) {
        const ssize_t n = pread(a->fd, to + c->n, SOURCE_CHUNK - c->n, a->at);

        if (n > 0) {
            c->n += (size_t)n;
            a->at += n;
        } else if (n == 0) {
            return;
        } else if (errno != EINTR) {
            c->error = errno;
            return;
        }
    }
}

/* What is in this chunk alone goes into it, what was seen so far stays in a->look. */
static void
look_at(struct source_ahead *a, const unsigned char *p, struct source_ahead_chunk *c) {
    const struct source_look all = a->look;

    a->look.bad = false;
    a->look.nul = false;
    a->look.control = false;
    source_look_add(&a->look, p, c->n);
    c->bad = a->look.bad;
    c->dirty = a->look.bad || a->look.nul || a->look.control;
    a->look.bad |= all.bad;
    a->look.nul |= all.nul;
    a->look.control |= all.control;
}

static bool
fill(void *ctx, unsigned slot) {
    struct source_ahead *a = ctx;
    struct source_ahead_chunk *c = &a->chunk[slot];
    unsigned char *to = a->bytes + (size_t)slot * SOURCE_CHUNK;

    *c = (struct source_ahead_chunk){.text = (const char *)to};
    if (atomic_load(&a->unwanted)) {
        return false;
    }
    read_chunk(a, to, c);
    digest_add(a->digest, to, c->n);
    look_at(a, to, c);
    return c->n == SOURCE_CHUNK && c->error == 0;
}

struct source_ahead *
source_ahead_new(int fd) {
    struct relay *relay = relay_new();
    struct source_ahead *a;

    if (relay == NULL) {
        return NULL;
    }
    a = heap_new(struct source_ahead);
    a->relay = relay;
    a->fd = fd;
    a->digest = digest_new();
    a->bytes = heap_array(unsigned char, (size_t)RELAY_SLOTS *SOURCE_CHUNK);
    relay_begin(relay, fill, a);
    return a;
}

bool
source_ahead_next(struct source_ahead *a, struct source_ahead_chunk *out) {
    unsigned slot;

    if (a->ended || !relay_next(a->relay, &slot)) {
        a->ended = true;
        return false;
    }
    *out = a->chunk[slot];
    return true;
}

const struct source_look *
source_ahead_seen(struct source_ahead *a, char sha256[DIGEST_HEX]) {
    digest_end(a->digest, sha256);
    a->digest = NULL;
    return &a->look;
}

void
source_ahead_free(struct source_ahead *a) {
    struct source_ahead_chunk unused;

    if (a == NULL) {
        return;
    }
    atomic_store(&a->unwanted, true);
    while (source_ahead_next(a, &unused)) {
    }
    relay_free(a->relay);
    if (a->digest != NULL) {
        char unread[DIGEST_HEX];

        digest_end(a->digest, unread);
    }
    free(a->bytes);
    free(a);
}
