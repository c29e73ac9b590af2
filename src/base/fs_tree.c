/* fs_tree - folders: what is in them, made sure of on disk, removed.  See fs.h. */

#include "base/fs.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <fts.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

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
        return err_os(e, errno == ENOENT || errno == ENOTDIR ? ERR_NOINPUT : ERR_IO,
                      "không mở được thư mục %s", dir);
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
