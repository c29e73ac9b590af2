/* fs - files and folders: every system call that can fail, checked.  See fs.h. */

#include "base/fs.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/* Whether a call that failed so has told that nothing is there. */
static bool
is_nothing(int os) {
    return os == ENOENT || os == ENOTDIR || os == ENAMETOOLONG;
}

bool
fs_exists(const char *path) {
    struct stat st;

    return lstat(path, &st) == 0 || !is_nothing(errno);
}

bool
fs_is_dir(const char *path) {
    struct stat st;

    return stat(path, &st) == 0 ? S_ISDIR(st.st_mode) : !is_nothing(errno);
}

/* After a call that failed: true where nothing is there, else *e. */
static bool
cannot_tell(const char *path, struct err *e) {
    return is_nothing(errno) || err_os(e, ERR_IO, "không xem được %s", path);
}

bool
fs_has_dir(const char *path, bool *has, struct err *e) {
    struct stat st;
    const bool told = stat(path, &st) == 0;

    *has = told && S_ISDIR(st.st_mode);
    return told || cannot_tell(path, e);
}

bool
fs_inode(const char *path, uint64_t *inode, struct err *e) {
    struct stat st;
    const bool told = stat(path, &st) == 0;

    *inode = told ? (uint64_t)st.st_ino : 0;
    return told || cannot_tell(path, e);
}

bool
fs_same(const char *a, const char *b, bool *same, struct err *e) {
    struct stat x;
    struct stat y;

    *same = false;
    if (stat(a, &x) != 0) {
        return cannot_tell(a, e);
    }
    if (stat(b, &y) != 0) {
        return cannot_tell(b, e);
    }
    *same = x.st_dev == y.st_dev && x.st_ino == y.st_ino;
    return true;
}

bool
fs_kind_of(const char *path, enum fs_kind *kind, struct err *e) {
    struct stat st;
    const bool told = lstat(path, &st) == 0;

    *kind = !told                 ? FS_NOTHING
            : S_ISDIR(st.st_mode) ? FS_FOLDER
            : S_ISLNK(st.st_mode) ? FS_LINK
                                  : FS_ELSE;
    return told || cannot_tell(path, e);
}

static int64_t
nanoseconds(struct timespec t) {
    return (int64_t)t.tv_sec * INT64_C(1000000000) + t.tv_nsec;
}

bool
fs_mark(const char *path, struct fs_mark *out) {
    struct stat st;

    if (stat(path, &st) != 0 || !S_ISREG(st.st_mode)) {
        return false;
    }
    *out = (struct fs_mark){.device = (uint64_t)st.st_dev,
                            .inode = (uint64_t)st.st_ino,
                            .bytes = (int64_t)st.st_size,
                            .written_ns = nanoseconds(st.st_mtim),
                            .changed_ns = nanoseconds(st.st_ctim)};
    return true;
}

int64_t
fs_group(const char *path) {
    struct stat st;

    return stat(path, &st) == 0 ? (int64_t)st.st_gid : -1;
}

bool
fs_group_reads(const char *path) {
    struct stat st;

    return stat(path, &st) == 0 && (st.st_mode & S_IRGRP) != 0;
}

static bool
is_missing(int os) {
    return os == ENOENT || os == ENOTDIR;
}

static bool
not_regular(const char *path, mode_t mode, struct err *e) {
    return err_set(e, ERR_IO, "%s là %s, không phải tệp thường; hãy thay bằng tệp dữ liệu", path,
                   S_ISDIR(mode) ? "thư mục" : "tệp đặc biệt");
}

int
fs_open_read(const char *path, int64_t *bytes, struct err *e) {
    struct stat st;
    int fd;

    /* Looked at before opening, since opening a device may already act on it; looked at again
     * after, since the name may have changed hands in between. */
    if (stat(path, &st) != 0) {
        (void)err_os(e, is_missing(errno) ? ERR_NOINPUT : ERR_IO, "không mở được tệp %s", path);
        return -1;
    }
    if (!S_ISREG(st.st_mode)) {
        (void)not_regular(path, st.st_mode, e);
        return -1;
    }
    fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (fd < 0) {
        (void)err_os(e, is_missing(errno) ? ERR_NOINPUT : ERR_IO, "không mở được tệp %s", path);
        return -1;
    }
    if (fstat(fd, &st) != 0) {
        (void)err_os(e, ERR_IO, "không xem được tệp %s", path);
        (void)close(fd);
        return -1;
    }
    if (!S_ISREG(st.st_mode)) {
        (void)not_regular(path, st.st_mode, e);
        (void)close(fd);
        return -1;
    }
    if (bytes != NULL) {
        *bytes = st.st_size;
    }
    return fd;
}

ssize_t
fs_read(int fd, void *p, size_t n, const char *path, struct err *e) {
    for (;;) {
        const ssize_t got = read(fd, p, n);

        if (got >= 0) {
            return got;
        }
        if (errno != EINTR) {
            (void)err_os(e, ERR_IO, "đọc tệp %s không được", path);
            return -1;
        }
    }
}

bool
fs_slurp(const char *path, size_t max, struct buf *b, struct err *e) {
    const size_t from = b->n;
    int64_t bytes;
    const int fd = fs_open_read(path, &bytes, e);
    bool ok = true;

    if (fd < 0) {
        return false;
    }
    if (bytes > 0 && (uint64_t)bytes <= max) {
        (void)buf_take(b, (size_t)bytes); /* one growth instead of many */
        b->n = from;
    }
    for (;;) {
        char chunk[16384];
        const ssize_t n = fs_read(fd, chunk, sizeof chunk, path, e);

        if (n <= 0) {
            ok = n == 0;
            break;
        }
        if ((size_t)n > max - (b->n - from)) {
            ok = err_set(e, ERR_IO, "tệp %s lớn hơn %zu byte, là mức lớn nhất cho loại tệp này",
                         path, max);
            break;
        }
        buf_add(b, chunk, (size_t)n);
    }
    (void)close(fd);
    if (!ok && from == 0) {
        buf_free(b);
    } else if (!ok) {
        b->n = from;
        b->p[from] = '\0';
    }
    return ok;
}

bool
fs_write_all(int fd, const void *p, size_t n, const char *path, struct err *e) {
    const char *at = p;

    while (n > 0) {
        const ssize_t put = write(fd, at, n);

        if (put < 0 && errno == EINTR) {
            continue;
        }
        if (put <= 0) {
            errno = put == 0 ? ENOSPC : errno;
            return err_os(e, ERR_IO, "ghi tệp %s không được", path);
        }
        at += put;
        n -= (size_t)put;
    }
    return true;
}

int
fs_create(const char *path, struct err *e) {
    const int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);

    if (fd < 0) {
        (void)err_os(e, ERR_CANTCREAT, "không tạo được tệp %s", path);
    }
    return fd;
}

int
fs_nameless(const char *dir, struct err *e) {
    char path[PATH_MAX];
    int fd = -1;

    for (int i = 0; fd < 0 && i < 100; i++) {
        const int n = snprintf(path, sizeof path, "%s/.so-cai-%ld-%d", dir, (long)getpid(), i);

        errno = n < (int)sizeof path ? 0 : ENAMETOOLONG;
        fd = errno != 0 ? -1 : open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
        if (fd < 0 && errno != EEXIST) {
            break;
        }
    }
    if (fd < 0) {
        (void)err_os(e, ERR_CANTCREAT, "không tạo được tệp tạm trong %s", dir);
    } else {
        (void)unlink(path);
    }
    return fd;
}

bool
fs_finish(int fd, const char *path, bool ok, struct err *e) {
    if (ok && fsync(fd) != 0) {
        ok = err_os(e, ERR_IO, "không ghi chắc được tệp %s xuống đĩa", path);
    }
    if (close(fd) != 0 && ok) {
        ok = err_os(e, ERR_IO, "đóng tệp %s không được", path);
    }
    if (!ok) {
        (void)unlink(path); /* half a file must not look like a whole one */
    }
    return ok;
}

bool
fs_write_new(const char *path, const void *p, size_t n, struct err *e) {
    const int fd = fs_create(path, e);

    return fd >= 0 && fs_finish(fd, path, fs_write_all(fd, p, n, path, e), e);
}

bool
fs_changed_day(const char *path, int32_t *day) {
    enum { VIETNAM_OFFSET = 7 * 3600, DAY_SECONDS = 86400 };
    struct stat st;

    if (stat(path, &st) != 0) {
        return false;
    }
    *day = (int32_t)((st.st_mtim.tv_sec + VIETNAM_OFFSET) / DAY_SECONDS);
    return true;
}

void
fs_allow_group(void) {
    (void)umask(S_IWGRP | S_IRWXO);
}

bool
fs_mkdirs(const char *path, struct err *e) {
    static const char in_the_way[] =
        "không tạo được thư mục %s: ở đó đã có một tệp, hoặc một liên kết tới chỗ không có; hãy "
        "chuyển nó đi hoặc chọn thư mục khác";
    struct arena a = ARENA_EMPTY;
    char *dir = str_keep_mut(&a, str_from(path));
    const size_t n = strlen(dir);
    bool ok = true;

    for (size_t i = 1; ok && i <= n; i++) {
        if (dir[i] != '/' && dir[i] != '\0') {
            continue;
        }
        dir[i] = '\0';
        if (mkdir(dir, 0777) != 0) {
            ok = errno != EEXIST ? err_os(e, ERR_CANTCREAT, "không tạo được thư mục %s", dir)
                                 : fs_is_dir(dir) || err_set(e, ERR_CANTCREAT, in_the_way, dir);
        }
        if (i < n) {
            dir[i] = '/';
        }
    }
    arena_free(&a);
    return ok;
}

bool
fs_exchange(const char *a, const char *b, bool *unsupported, struct err *e) {
    *unsupported = false;
    if (renameat2(AT_FDCWD, a, AT_FDCWD, b, RENAME_EXCHANGE) == 0) {
        return true;
    }
    *unsupported = errno == EINVAL || errno == ENOSYS || errno == ENOTSUP;
    return err_os(e, ERR_IO, "không đổi chỗ được %s và %s", a, b);
}

bool
fs_rename(const char *from, const char *to, struct err *e) {
    if (rename(from, to) != 0) {
        return err_os(e, ERR_IO, "không đổi tên được %s thành %s", from, to);
    }
    return true;
}

const char *
fs_join(struct arena *a, const char *dir, const char *name) {
    const size_t dir_n = strlen(dir);
    const size_t name_n = strlen(name);
    const size_t slash = dir_n > 0 && dir[dir_n - 1] != '/' ? 1 : 0;
    char *p = arena_array(a, char, dir_n + slash + name_n + 1);

    memcpy(p, dir, dir_n);
    if (slash == 1) {
        p[dir_n] = '/';
    }
    memcpy(p + dir_n + slash, name, name_n);
    return p;
}

int
fs_lock(const char *path, struct err *e) {
    const int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0600);

    if (fd < 0) {
        (void)err_os(e, ERR_CANTCREAT, "không mở được tệp khóa %s", path);
        return -1;
    }
    while (flock(fd, LOCK_EX | LOCK_NB) != 0) {
        if (errno == EINTR) {
            continue;
        }
        if (errno == EWOULDBLOCK) {
            (void)err_set(e, ERR_BUSY,
                          "một lượt chạy khác đang giữ khóa %s; hãy chờ lượt đó xong rồi chạy lại",
                          path);
        } else {
            (void)err_os(e, ERR_IO, "không khóa được %s", path);
        }
        (void)close(fd);
        return -1;
    }
    return fd;
}

bool
fs_real(struct arena *a, const char *path, const char **out, struct err *e) {
    char *at = arena_array(a, char, strlen(path) + sizeof ".");
    const char *below = ""; /* the part of path that is not there */
    char *real;

    memcpy(at, path, strlen(path) + 1);
    while ((real = realpath(at, NULL)) == NULL && (errno == ENOENT || errno == ENOTDIR)) {
        char *slash = strrchr(at, '/');

        below = path + (slash == NULL ? 0 : slash - at + 1);
        if (slash == NULL || slash == at) {
            memcpy(at, slash == NULL ? "." : "/", sizeof ".");
        } else {
            *slash = '\0';
        }
    }
    if (real == NULL) {
        return err_os(e, ERR_IO, "không theo được đường dẫn %s", path);
    }
    *out = below[0] == '\0' ? str_keep(a, str_from(real)).p : fs_join(a, real, below);
    free(real);
    return true;
}
