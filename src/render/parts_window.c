/* parts_window - the bytes of a zip for minizip.  See parts_window.h. */

#include "render/parts_window.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/heap.h"

enum { WINDOW = 256 << 10 };

bool
parts_window_open(struct parts_window *w, const char *path) {
    struct stat s;

    *w = (struct parts_window){.fd = open(path, O_RDONLY | O_CLOEXEC)};
    if (w->fd < 0 || fstat(w->fd, &s) != 0 || !S_ISREG(s.st_mode)) {
        return false;
    }
    w->size = (uint64_t)s.st_size;
    w->bytes = heap_resize(NULL, WINDOW, 1);
    return true;
}

void
parts_window_close(struct parts_window *w) {
    if (w->fd >= 0) {
        (void)close(w->fd);
    }
    free(w->bytes);
    *w = (struct parts_window){.fd = -1};
}

/* Have the window hold the byte at this place, and what follows it there; false: it cannot. */
static bool
move_to(struct parts_window *w, uint64_t at) {
    w->from = at - at % WINDOW;
    w->n = 0;
    while (w->n < WINDOW && w->from + w->n < w->size) {
        const ssize_t got = pread(w->fd, w->bytes + w->n, WINDOW - w->n, (off_t)(w->from + w->n));

        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got <= 0) {
            break;
        }
        w->n += (size_t)got;
    }
    return at - w->from < w->n;
}

/* How many of the n bytes from there on were read. */
static size_t
take(struct parts_window *w, uint64_t at, char *to, size_t n) {
    size_t done = 0;

    while (done < n && at < w->size) {
        size_t some;

        if ((at < w->from || at - w->from >= w->n) && !move_to(w, at)) {
            w->bad = true;
            break;
        }
        some = w->n - (size_t)(at - w->from);
        some = some < n - done ? some : n - done;
        memcpy(to + done, w->bytes + (at - w->from), some);
        done += some;
        at += some;
    }
    return done;
}

bool
parts_window_read(struct parts_window *w, uint64_t at, void *to, size_t n) {
    return take(w, at, to, n) == n;
}

/* ---- what minizip calls ---- */

static voidpf
on_open(voidpf me, const void *name, int mode) {
    (void)name;
    (void)mode;
    return me;
}

static uLong
on_read(voidpf me, voidpf stream, void *to, uLong n) {
    struct parts_window *w = me;
    const size_t got = take(w, w->at, to, n);

    (void)stream;
    w->at += got;
    return got;
}

static ZPOS64_T
on_tell(voidpf me, voidpf stream) {
    (void)stream;
    return ((struct parts_window *)me)->at;
}

static long
on_seek(voidpf me, voidpf stream, ZPOS64_T offset, int origin) {
    struct parts_window *w = me;
    const uint64_t from = origin == SEEK_SET ? 0 : origin == SEEK_CUR ? w->at : w->size;

    (void)stream;
    w->at = from + offset;
    return 0;
}

static int
on_close(voidpf me, voidpf stream) {
    (void)me;
    (void)stream;
    return 0;
}

static int
on_error(voidpf me, voidpf stream) {
    (void)stream;
    return ((struct parts_window *)me)->bad ? 1 : 0;
}

zlib_filefunc64_def
parts_window_functions(struct parts_window *w) {
    return (zlib_filefunc64_def){.zopen64_file = on_open,
                                 .zread_file = on_read,
                                 .ztell64_file = on_tell,
                                 .zseek64_file = on_seek,
                                 .zclose_file = on_close,
                                 .zerror_file = on_error,
                                 .opaque = w};
}
