/* fs - files and folders: every system call that can fail, checked.  See fs.h. */

#include "base/fs.h"

#include <assert.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <fts.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

bool
fs_exists(const char *path) {
    struct stat st;

    return lstat(path, &st) == 0;
}

bool
fs_is_dir(const char *path) {
    struct stat st;

    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
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
    if (!ok) {
        b->n = from;
        if (b->p != NULL) {
            b->p[from] = '\0';
        }
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
    struct arena a = ARENA_EMPTY;
    char *dir = str_keep_mut(&a, str_from(path));
    const size_t n = strlen(dir);
    bool ok = true;

    for (size_t i = 1; ok && i <= n; i++) {
        if (dir[i] != '/' && dir[i] != '\0') {
            continue;
        }
        dir[i] = '\0';
        if (mkdir(dir, 0777) != 0 && (errno != EEXIST || !fs_is_dir(dir))) {
            ok = err_os(e, ERR_CANTCREAT, "không tạo được thư mục %s", dir);
        }
        if (i < n) {
            dir[i] = '/';
        }
    }
    arena_free(&a);
    return ok;
}

/* fsync of one file or folder, by name. */
static bool
sync_one(const char *path, int flags, struct err *e) {
    const int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | flags);
    bool ok = true;

    if (fd < 0) {
        return err_os(e, ERR_IO, "không mở được %s để ghi chắc xuống đĩa", path);
    }
    if (fsync(fd) != 0) {
        ok = err_os(e, ERR_IO, "không ghi chắc được %s xuống đĩa", path);
    }
    if (close(fd) != 0 && ok) {
        ok = err_os(e, ERR_IO, "đóng %s không được", path);
    }
    return ok;
}

bool
fs_sync_dir(const char *path, struct err *e) {
    return sync_one(path, O_DIRECTORY, e);
}

static int
entry_cmp(const void *a, const void *b) {
    const struct fs_entry *x = a;
    const struct fs_entry *y = b;

    return strcmp(x->name, y->name);
}

static int
fts_cmp(const FTSENT **a, const FTSENT **b) {
    return strcmp((*a)->fts_name, (*b)->fts_name);
}

/* A list that grows in an arena by doubling. */
struct growing {
    struct arena *arena;
    struct fs_entry *e;
    size_t n, cap;
};

static void
push(struct growing *g, struct fs_entry x) {
    if (g->n == g->cap) {
        const size_t cap = g->cap == 0 ? 64 : g->cap * 2;
        struct fs_entry *e = arena_array(g->arena, struct fs_entry, cap);

        if (g->n > 0) {
            memcpy(e, g->e, g->n * sizeof *e);
        }
        g->e = e;
        g->cap = cap;
    }
    g->e[g->n++] = x;
}

static void
sorted(struct growing *g, struct fs_list *out) {
    if (g->n > 1) {
        qsort(g->e, g->n, sizeof *g->e, entry_cmp);
    }
    *out = (struct fs_list){g->e, g->n};
}

bool
fs_list(struct arena *a, const char *dir, struct fs_list *out, struct err *e) {
    struct growing g = {.arena = a};
    DIR *d = opendir(dir);
    bool ok = true;

    if (d == NULL) {
        return err_os(e, is_missing(errno) ? ERR_NOINPUT : ERR_IO, "không mở được thư mục %s", dir);
    }
    for (;;) {
        struct dirent *x;
        struct stat st;

        errno = 0;
        x = readdir(d);
        if (x == NULL) {
            if (errno != 0) {
                ok = err_os(e, ERR_IO, "không đọc được thư mục %s", dir);
            }
            break;
        }
        if (strcmp(x->d_name, ".") == 0 || strcmp(x->d_name, "..") == 0) {
            continue;
        }
        if (fstatat(dirfd(d), x->d_name, &st, 0) != 0) {
            ok = err_os(e, ERR_IO, "không xem được %s/%s", dir, x->d_name);
            break;
        }
        push(&g, (struct fs_entry){str_keep_mut(a, str_from(x->d_name)), S_ISDIR(st.st_mode),
                                   st.st_size});
    }
    (void)closedir(d);
    if (ok) {
        sorted(&g, out);
    }
    return ok;
}

/* Open a walk of the tree at path.  The words of the failure are the caller's. */
static FTS *
open_tree(const char *path, int options) {
    struct arena a = ARENA_EMPTY;
    char *const root[] = {str_keep_mut(&a, str_from(path)), NULL};
    FTS *t = fts_open(root, options | FTS_NOCHDIR, fts_cmp);
    const int os = errno;

    arena_free(&a);
    errno = os;
    return t;
}

/* What went wrong at one entry of a walk; true when nothing did. */
static bool
check_entry(const FTSENT *x, struct err *e) {
    switch (x->fts_info) {
    case FTS_DC:
        return err_set(e, ERR_IO, "thư mục %s là một liên kết vòng; hãy xóa liên kết đó",
                       x->fts_path);
    case FTS_SLNONE:
        return err_set(e, ERR_IO, "%s là liên kết tới một tệp không có; hãy xóa hoặc sửa liên kết",
                       x->fts_path);
    case FTS_DNR:
    case FTS_ERR:
    case FTS_NS:
        errno = x->fts_errno;
        return err_os(e, ERR_IO, "không đọc được %s", x->fts_path);
    default:
        return true;
    }
}

bool
fs_walk(struct arena *a, const char *dir, struct fs_list *out, struct err *e) {
    const size_t skip = strlen(dir);
    struct growing g = {.arena = a};
    FTS *t;
    bool ok = true;

    if (!fs_is_dir(dir)) {
        return err_set(e, ERR_NOINPUT, "không có thư mục %s", dir);
    }
    t = open_tree(dir, FTS_LOGICAL);
    if (t == NULL) {
        return err_os(e, ERR_IO, "không đọc được thư mục %s", dir);
    }
    while (ok) {
        const FTSENT *x;

        errno = 0;
        x = fts_read(t);
        if (x == NULL) {
            ok = errno == 0 || err_os(e, ERR_IO, "không đọc được thư mục %s", dir);
            break;
        }
        ok = check_entry(x, e);
        if (ok && x->fts_info == FTS_F) {
            const char *name = x->fts_path + skip;

            name += strspn(name, "/");
            push(&g,
                 (struct fs_entry){str_keep_mut(a, str_from(name)), false, x->fts_statp->st_size});
        }
    }
    (void)fts_close(t);
    if (ok) {
        sorted(&g, out);
    }
    return ok;
}

bool
fs_sync_tree(const char *path, struct err *e) {
    FTS *t = open_tree(path, FTS_PHYSICAL);
    bool ok = true;

    if (t == NULL) {
        return err_os(e, ERR_IO, "không đọc được thư mục %s", path);
    }
    while (ok) {
        const FTSENT *x;

        errno = 0;
        x = fts_read(t);
        if (x == NULL) {
            ok = errno == 0 || err_os(e, ERR_IO, "không đọc được thư mục %s", path);
            break;
        }
        ok = check_entry(x, e);
        if (ok && x->fts_info == FTS_F) {
            ok = sync_one(x->fts_path, 0, e);
        } else if (ok && x->fts_info == FTS_DP) {
            ok = sync_one(x->fts_path, O_DIRECTORY, e);
        }
    }
    (void)fts_close(t);
    return ok;
}

bool
fs_remove_tree(const char *path, struct err *e) {
    FTS *t;
    bool ok = true;

    if (!fs_exists(path)) {
        return true;
    }
    t = open_tree(path, FTS_PHYSICAL);
    if (t == NULL) {
        return err_os(e, ERR_IO, "không xóa được %s", path);
    }
    while (ok) {
        const FTSENT *x;
        int failed = 0;

        errno = 0;
        x = fts_read(t);
        if (x == NULL) {
            ok = errno == 0 || err_os(e, ERR_IO, "không xóa được %s", path);
            break;
        }
        ok = check_entry(x, e);
        if (!ok || x->fts_info == FTS_D) {
            continue; /* a folder goes when it is empty: FTS_DP */
        }
        failed = x->fts_info == FTS_DP ? rmdir(x->fts_path) : unlink(x->fts_path);
        if (failed != 0 && errno != ENOENT) {
            ok = err_os(e, ERR_IO, "không xóa được %s", x->fts_path);
        }
    }
    (void)fts_close(t);
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
