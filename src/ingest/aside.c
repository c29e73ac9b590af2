/* aside - bytes that are put aside and read again.  See aside.h. */

#include "ingest/aside.h"

#include <assert.h>
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/fs.h"

enum {
    KEPT = 1 << 23, /* bytes in memory */
    READ = 1 << 19  /* bytes that are read from the file at once */
};

void
aside_start(struct aside *a, const char *dir) {
    *a = (struct aside){.dir = dir, .fd = -1};
}

void
aside_free(struct aside *a) {
    if (a->fd >= 0) {
        (void)close(a->fd); /* nameless: nothing of it is kept */
    }
    buf_free(&a->mem);
    buf_free(&a->window);
    *a = (struct aside){.dir = a->dir, .fd = -1};
}

/* Move what is in memory to the file. */
static bool
file_away(struct aside *a) {
    struct err unsaid;

    if (a->dir == NULL || (a->fd < 0 && (a->fd = fs_nameless(a->dir, &unsaid)) < 0) ||
        !fs_write_all(a->fd, a->mem.p, a->mem.n, a->dir, &unsaid)) {
        return false;
    }
    a->filed += a->mem.n;
    buf_clear(&a->mem);
    return true;
}

bool
aside_add(struct aside *a, const void *p, size_t n) {
    buf_add(&a->mem, p, n);
    return a->mem.n < KEPT || file_away(a);
}

void
aside_rewind(struct aside *a) {
    a->at = 0;
    a->beg = 0;
    buf_clear(&a->window);
}

uint64_t
aside_size(const struct aside *a) {
    return a->filed + a->mem.n;
}

/* Fill the window with n bytes at least. */
static bool
fill(struct aside *a, size_t n, struct err *e) {
    const uint64_t behind = a->at + (a->window.n - a->beg); /* what the window has not yet */
    const uint64_t left = a->filed - behind;
    const size_t missing = n - (a->window.n - a->beg);
    size_t want = missing > READ ? missing : READ;
    size_t done = 0;
    char *to;

    if (a->beg > 0) {
        memmove(a->window.p, a->window.p + a->beg, a->window.n - a->beg);
        a->window.n -= a->beg;
        a->beg = 0;
    }
    want = want < left ? want : (size_t)left;
    to = buf_take(&a->window, want);
    while (done < want) {
        const ssize_t got = pread(a->fd, to + done, want - done, (off_t)(behind + done));

        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got <= 0) {
            return err_os(e, ERR_IO, "đọc lại tệp tạm trong %s không được", a->dir);
        }
        done += (size_t)got;
    }
    return true;
}

const char *
aside_read(struct aside *a, size_t n, struct err *e) {
    const char *p;

    assert(a->at + n <= aside_size(a));
    if (a->at >= a->filed) {
        p = a->mem.p + (a->at - a->filed);
    } else {
        if (a->window.n - a->beg < n && !fill(a, n, e)) {
            return NULL;
        }
        p = a->window.p + a->beg;
        a->beg += n;
    }
    a->at += n;
    return p;
}
