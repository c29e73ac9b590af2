/* spool - records of text, written once and read from the front.  See spool.h. */

#include "ingest/spool.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/fs.h"

enum { READ = 1 << 18, TEXT_MAX = 64 * 1024 };

void
spool_start(struct spool *s, const char *dir, size_t keep) {
    *s = (struct spool){.fd = -1, .keep = keep};
    if (dir != NULL) {
        s->dir = strdup(dir);
        if (s->dir == NULL) {
            arena_exhausted(strlen(dir));
        }
    }
}

void
spool_free(struct spool *s) {
    if (s->fd >= 0) {
        (void)close(s->fd); /* nameless: nothing of it is kept */
    }
    free(s->dir);
    buf_free(&s->mem);
    *s = (struct spool){.fd = -1};
}

/* Move what is in memory to the file.  On failure it stays, and nothing more is spilled. */
static void
spill(struct spool *s) {
    struct err e;

    if ((s->fd < 0 && (s->fd = fs_nameless(s->dir, &e)) < 0) ||
        lseek(s->fd, s->spilled, SEEK_SET) != s->spilled ||
        !fs_write_all(s->fd, s->mem.p, s->mem.n, s->dir, &e)) {
        s->keep = SIZE_MAX;
        return;
    }
    s->spilled += (int64_t)s->mem.n;
    buf_clear(&s->mem);
}

void
spool_add(struct spool *s, const void *fixed, size_t n, const str *text, size_t texts) {
    uint32_t whole = (uint32_t)(sizeof whole + n + texts * sizeof(uint32_t));
    char *p;

    assert(texts <= SPOOL_TEXTS);
    for (size_t i = 0; i < texts; i++) {
        whole += (uint32_t)(text[i].n < TEXT_MAX ? text[i].n : TEXT_MAX);
    }
    p = buf_take(&s->mem, whole);
    memcpy(p, &whole, sizeof whole);
    p += sizeof whole;
    memcpy(p, fixed, n);
    p += n;
    for (size_t i = 0; i < texts; i++) {
        const uint32_t len = (uint32_t)(text[i].n < TEXT_MAX ? text[i].n : TEXT_MAX);

        memcpy(p, &len, sizeof len);
        p += sizeof len;
        if (len > 0) {
            memcpy(p, text[i].p, len);
        }
        p += len;
    }
    if (s->dir != NULL && s->mem.n >= s->keep) {
        spill(s);
    }
}

uint64_t
spool_size(const struct spool *s) {
    return (uint64_t)s->spilled + s->mem.n;
}

void
spool_cut(struct spool *s, uint64_t size) {
    const uint64_t spilled = (uint64_t)s->spilled;

    assert(size <= spool_size(s));
    s->mem.n = size > spilled ? (size_t)(size - spilled) : 0;
    s->spilled = (int64_t)(size > spilled ? spilled : size);
}

/* Hand over the whole records of p[0..n); returns their bytes.  *on: fn wants more. */
static size_t
hand_over(const struct spool_reader *r, const char *p, size_t n, bool *on) {
    size_t at = 0;

    while (*on && n - at >= sizeof(uint32_t)) {
        str text[SPOOL_TEXTS];
        uint32_t whole;
        const char *q = p + at + sizeof whole;

        memcpy(&whole, p + at, sizeof whole);
        if (whole > n - at) {
            break;
        }
        q += r->n;
        for (size_t i = 0; i < r->texts; i++) {
            uint32_t len;

            memcpy(&len, q, sizeof len);
            text[i] = (str){q + sizeof len, len};
            q += sizeof len + len;
        }
        *on = r->fn(r->ctx, p + at + sizeof whole, text);
        at += whole;
    }
    return at;
}

static int64_t
least(uint64_t a, uint64_t b) {
    return (int64_t)(a < b ? a : b);
}

static bool
each_spilled(const struct spool *s, const struct spool_reader *r, bool *on, struct err *e) {
    const int64_t end = least(r->to, (uint64_t)s->spilled);
    int64_t at = least(r->from, (uint64_t)s->spilled);
    struct buf b = {0};
    bool ok = true;

    while (ok && *on && at < end) {
        const int64_t left = end - at;
        const size_t want = left < READ ? (size_t)left : READ;
        const size_t held = b.n;
        ssize_t got;
        size_t used;

        got = pread(s->fd, buf_take(&b, want), want, at);
        if (got <= 0) {
            ok = got < 0 && errno == EINTR;
            b.n = held;
            continue;
        }
        b.n = held + (size_t)got;
        at += got;
        used = hand_over(r, b.p, b.n, on);
        memmove(b.p, b.p + used, b.n - used);
        b.n -= used;
    }
    buf_free(&b);
    return ok || err_os(e, ERR_IO, "đọc lại tệp tạm trong %s không được", s->dir);
}

bool
spool_each(const struct spool *s, const struct spool_reader *r, struct err *e) {
    const uint64_t spilled = (uint64_t)s->spilled;
    const uint64_t from = r->from > spilled ? r->from - spilled : 0;
    const uint64_t to = r->to > spilled ? r->to - spilled : 0;
    bool on = true;

    assert(r->from <= r->to && r->to <= spool_size(s));
    if (!each_spilled(s, r, &on, e)) {
        return false;
    }
    if (to > from) {
        (void)hand_over(r, s->mem.p + from, to - from, &on);
    }
    return true;
}
