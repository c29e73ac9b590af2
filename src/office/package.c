/* package - a zip of parts.  See package.h. */

#include "office/package.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/heap.h"

#include <minizip/unzip.h>

/* A sheet is packed 10 to 30 times, one of blanks 100 times: what is packed 200 times and large is no table. */
enum { PARTS_MOST = 10000, RATIO_MOST = 200, RATIO_FROM = 1 << 25, ANY_CASE = 2 };

/* minizip's idea of a file.  It asks for the list of parts byte by byte, and walks the list for every part that it looks
 * for: `near` are the bytes [from, from + n) of the file, so that a byte costs no call. */
struct place {
    int fd;
    off_t at, size;
    int trouble;
    char near[4096];
    off_t from;
    size_t n;
};

struct package {
    unzFile zip;
    struct place place;
    int64_t taken, packed; /* bytes that came out of the open part; bytes that it is packed in */
    int64_t begins;        /* where in the file */
    bool open, ended;
};

static voidpf
place_open(voidpf opaque, const void *name, int mode) {
    (void)name;
    (void)mode;
    return opaque;
}

/* As many of n bytes from `at` on as there are. */
static size_t
bytes_at(struct place *p, off_t at, char *to, size_t n) {
    size_t done = 0;

    while (done < n) {
        const ssize_t got = pread(p->fd, to + done, n - done, at + (off_t)done);

        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            p->trouble = errno;
        }
        if (got <= 0) {
            break;
        }
        done += (size_t)got;
    }
    return done;
}

static uLong
place_read(voidpf opaque, voidpf stream, void *to, uLong n) {
    struct place *p = opaque;
    const bool few = n < sizeof p->near;
    size_t done;

    (void)stream;
    if (few && (p->at < p->from || p->at + (off_t)n > p->from + (off_t)p->n)) {
        p->from = p->at;
        p->n = bytes_at(p, p->at, p->near, sizeof p->near);
    }
    if (few) {
        const size_t left = p->n - (size_t)(p->at - p->from);

        done = n < left ? n : left;
        memcpy(to, p->near + (p->at - p->from), done);
    } else {
        done = bytes_at(p, p->at, to, n);
    }
    p->at += (off_t)done;
    return (uLong)done;
}

static ZPOS64_T
place_tell(voidpf opaque, voidpf stream) {
    const struct place *p = opaque;

    (void)stream;
    return (ZPOS64_T)p->at;
}

static long
place_seek(voidpf opaque, voidpf stream, ZPOS64_T offset, int origin) {
    struct place *p = opaque;
    const off_t from = origin == ZLIB_FILEFUNC_SEEK_CUR   ? p->at
                       : origin == ZLIB_FILEFUNC_SEEK_END ? p->size
                                                          : 0;

    (void)stream;
    if (offset > (ZPOS64_T)p->size || from > p->size - (off_t)offset) {
        return -1;
    }
    p->at = from + (off_t)offset;
    return 0;
}

static int
place_done(voidpf opaque, voidpf stream) {
    (void)opaque;
    (void)stream;
    return 0;
}

static int
place_error(voidpf opaque, voidpf stream) {
    const struct place *p = opaque;

    (void)stream;
    return p->trouble;
}

static bool
damaged(const struct package *p, struct err *e, const char *what) {
    if (p->place.trouble != 0) {
        errno = p->place.trouble;
        return err_os(e, ERR_IO, "không đọc được tệp");
    }
    return err_set(e, ERR_DATA, "tệp bảng tính bị hỏng hoặc chép chưa hết (%s); hãy chép lại tệp",
                   what);
}

/* Leave a part before its end. */
static void
leave(struct package *p) {
    if (p->open) {
        (void)unzCloseCurrentFile(p->zip); /* its checksum says nothing yet */
        p->open = false;
    }
}

bool
package_open(int fd, struct package **out, struct err *e) {
    struct package *p = heap_new(struct package);
    unz_global_info64 all;
    zlib_filefunc64_def io = {.zopen64_file = place_open,
                              .zread_file = place_read,
                              .ztell64_file = place_tell,
                              .zseek64_file = place_seek,
                              .zclose_file = place_done,
                              .zerror_file = place_error,
                              .opaque = &p->place};

    p->place.fd = fd;
    p->place.size = lseek(fd, 0, SEEK_END);
    p->zip = unzOpen2_64("", &io);
    if (p->zip == NULL || unzGetGlobalInfo64(p->zip, &all) != UNZ_OK || all.number_entry == 0) {
        (void)damaged(p, e, "không có mục lục của gói nén");
    } else if (all.number_entry > PARTS_MOST) {
        (void)err_set(e, ERR_DATA, "tệp bảng tính có hơn %d phần; không phải tệp do Excel lưu",
                      PARTS_MOST);
    } else {
        *out = p;
        return true;
    }
    package_close(p);
    return false;
}

void
package_close(struct package *p) {
    if (p != NULL) {
        if (p->zip != NULL) {
            leave(p);
            (void)unzClose(p->zip);
        }
        free(p);
    }
}

bool
package_has(struct package *p, const char *part) {
    leave(p);
    return unzLocateFile(p->zip, part, ANY_CASE) == UNZ_OK;
}

bool
package_part(struct package *p, const char *part, struct err *e) {
    unz_file_info64 info;

    leave(p);
    if (unzLocateFile(p->zip, part, ANY_CASE) != UNZ_OK ||
        unzGetCurrentFileInfo64(p->zip, &info, NULL, 0, NULL, 0, NULL, 0) != UNZ_OK) {
        return damaged(p, e, part);
    }
    if ((info.flag & 1) != 0) {
        return err_set(e, ERR_DATA, "gói nén có mật khẩu; hãy bỏ mật khẩu rồi lưu lại");
    }
    if (unzOpenCurrentFile(p->zip) != UNZ_OK) {
        return damaged(p, e, part);
    }
    p->open = true;
    p->ended = false;
    p->taken = 0;
    p->begins = (int64_t)unzGetCurrentFileZStreamPos64(p->zip);
    p->packed = (int64_t)info.compressed_size;
    return true;
}

ssize_t
package_read(struct package *p, void *to, size_t n, struct err *e) {
    const int got = p->ended ? 0 : unzReadCurrentFile(p->zip, to, (unsigned)n);

    if (got < 0) {
        (void)damaged(p, e, "không giải nén được");
        return -1;
    }
    p->taken += got;
    if (p->taken > PACKAGE_MOST ||
        (p->taken > RATIO_FROM && p->taken / RATIO_MOST > package_taken(p))) {
        (void)err_set(e, ERR_DATA,
                      "tệp bảng tính giải nén ra quá lớn (hơn %d lần, hoặc hơn 4 GiB); không phải "
                      "bảng số liệu",
                      RATIO_MOST);
        return -1;
    }
    if (got == 0 && !p->ended) {
        p->ended = true;
        p->open = false;
        if (unzCloseCurrentFile(p->zip) != UNZ_OK) {
            (void)damaged(p, e, "sai số kiểm tra");
            return -1;
        }
    }
    return got;
}

int64_t
package_taken(const struct package *p) {
    return p->open ? (int64_t)unzGetCurrentFileZStreamPos64(p->zip) - p->begins : p->packed;
}

int64_t
package_packed(const struct package *p) {
    return p->packed;
}
