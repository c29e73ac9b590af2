/* fs_tree - listing folders, and whole trees of them.  See fs.h.
 *
 * Not fts(3): glibc's takes a folder whose listing breaks off for a shorter folder, and a file that is not seen is a
 * file that is not read, not synced or not recorded. */

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fs.h"

/* fsync of one file or folder, by name. */
static bool
sync_one(const char *path, int flags, struct err *e) {
    const int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | flags);
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

/* A list that grows in an arena by doubling. */
struct growing {
    struct arena *arena;
    struct fs_entry *e;
    size_t n, cap;
};

static void
push(struct growing *g, struct fs_entry x) {
    g->e = arena_grown(g->arena, g->e, g->n, &g->cap, sizeof x);
    g->e[g->n++] = x;
}

static void
sorted(struct growing *g, struct fs_list *out) {
    if (g->n > 1) {
        qsort(g->e, g->n, sizeof *g->e, entry_cmp);
    }
    *out = (struct fs_list){g->e, g->n};
}

/* One entry of a folder, links followed or not.  *gone: it was removed since it was listed. */
static bool
look(const char *path, bool follow, struct stat *st, bool *gone, struct err *e) {
    *gone = false;
    if ((follow ? stat(path, st) : lstat(path, st)) == 0) {
        return true;
    }
    if (errno == ENOENT && lstat(path, st) == 0) {
        return err_set(e, ERR_IO, "%s là liên kết tới một tệp không có; hãy xóa hoặc sửa liên kết",
                       path);
    }
    *gone = errno == ENOENT;
    return *gone || err_os(e, ERR_IO, "không xem được %s", path);
}

/* Names in a folder in no order. */
static bool
names_of(const char *dir, struct growing *g, struct err *e) {
    DIR *d = opendir(dir);
    bool ok = true;

    if (d == NULL) {
        return err_os(e, errno == ENOENT || errno == ENOTDIR ? ERR_NOINPUT : ERR_IO,
                      "không mở được thư mục %s", dir);
    }
    for (;;) {
        const struct dirent *x;

        errno = 0;
        x = readdir(d);
        if (x == NULL) {
            ok = errno == 0 || err_os(e, ERR_IO, "không đọc được thư mục %s", dir);
            break;
        }
        if (strcmp(x->d_name, ".") != 0 && strcmp(x->d_name, "..") != 0) {
            push(g, (struct fs_entry){str_keep_mut(g->arena, str_from(x->d_name)), false, 0});
        }
    }
    (void)closedir(d);
    return ok;
}

/* Whether a link leads to nothing that this user can reach. */
static bool
leads_nowhere(const char *path) {
    struct stat st;

    return stat(path, &st) != 0 &&
           (errno == ENOENT || errno == ENOTDIR || errno == ELOOP || errno == EACCES);
}

/* lenient: a link that leads nowhere is looked at itself. */
static bool
list(struct arena *a, const char *dir, bool lenient, struct fs_list *out, struct err *e) {
    struct growing g = {.arena = a};
    size_t kept = 0;

    if (!names_of(dir, &g, e)) {
        return false;
    }
    for (size_t i = 0; i < g.n; i++) {
        struct stat st;
        bool gone;

        const char *path = fs_join(a, dir, g.e[i].name);

        if (!look(path, !lenient || !leads_nowhere(path), &st, &gone, e)) {
            return false;
        }
        if (!gone) {
            g.e[kept++] = (struct fs_entry){g.e[i].name, S_ISDIR(st.st_mode), st.st_size};
        }
    }
    g.n = kept;
    sorted(&g, out);
    return true;
}

bool
fs_list(struct arena *a, const char *dir, struct fs_list *out, struct err *e) {
    return list(a, dir, false, out, e);
}

bool
fs_list_any(struct arena *a, const char *dir, struct fs_list *out, struct err *e) {
    return list(a, dir, true, out, e);
}

/* A tree read to its end before anything is done with it.  Folders stand in the order in which they
 * were found: a folder before what it holds, so backwards each is empty of folders. */
struct folder {
    const char *path;
    dev_t device;
    ino_t inode;
    size_t parent; /* index; the root is its own */
};
struct tree {
    struct arena *arena;
    bool follow; /* links to files and folders */
    struct folder *folder;
    size_t folders, cap;
    struct growing
        file; /* all that is no folder: full paths; is_dir says that it is no regular file */
};

/* Is the folder one of those that it stands in? */
static bool
is_circle(const struct tree *t, size_t at, const struct stat *st) {
    for (;; at = t->folder[at].parent) {
        if (t->folder[at].device == st->st_dev && t->folder[at].inode == st->st_ino) {
            return true;
        }
        if (t->folder[at].parent == at) {
            return false;
        }
    }
}

static void
add_folder(struct tree *t, const char *path, const struct stat *st, size_t parent) {
    t->folder = arena_grown(t->arena, t->folder, t->folders, &t->cap, sizeof *t->folder);
    t->folder[t->folders++] = (struct folder){path, st->st_dev, st->st_ino, parent};
}

static bool
read_folder(struct tree *t, size_t at, struct err *e) {
    struct growing names = {.arena = t->arena};

    if (!names_of(t->folder[at].path, &names, e)) {
        return false;
    }
    for (size_t i = 0; i < names.n; i++) {
        const char *path = fs_join(t->arena, t->folder[at].path, names.e[i].name);
        struct stat st;
        bool gone;

        if (!look(path, t->follow, &st, &gone, e)) {
            return false;
        }
        if (gone) {
            continue;
        }
        if (!S_ISDIR(st.st_mode)) {
            push(&t->file, (struct fs_entry){path, !S_ISREG(st.st_mode), st.st_size});
        } else if (is_circle(t, at, &st)) {
            return err_set(e, ERR_IO, "thư mục %s là một liên kết vòng; hãy xóa liên kết đó", path);
        } else {
            add_folder(t, path, &st, at);
        }
    }
    return true;
}

static bool
read_tree(const char *root, struct tree *t, struct err *e) {
    struct stat st;

    if (stat(root, &st) != 0) {
        return err_os(e, ERR_IO, "không đọc được thư mục %s", root);
    }
    t->file.arena = t->arena;
    add_folder(t, str_keep(t->arena, str_from(root)).p, &st, 0);
    for (size_t i = 0; i < t->folders; i++) {
        if (!read_folder(t, i, e)) {
            return false;
        }
    }
    return true;
}

bool
fs_walk(struct arena *a, const char *dir, struct fs_list *out, struct err *e) {
    struct tree t = {.arena = a, .follow = true};
    struct growing g = {.arena = a};

    if (!fs_is_dir(dir)) {
        return err_set(e, ERR_NOINPUT, "không có thư mục %s", dir);
    }
    if (!read_tree(dir, &t, e)) {
        return false;
    }
    for (size_t i = 0; i < t.file.n; i++) {
        const char *name = t.file.e[i].name + strlen(dir);

        if (!t.file.e[i].is_dir) {
            push(&g, (struct fs_entry){name + strspn(name, "/"), false, t.file.e[i].bytes});
        }
    }
    sorted(&g, out);
    return true;
}

bool
fs_tree_bytes(const char *dir, uint64_t *bytes, struct err *e) {
    struct arena a = ARENA_EMPTY;
    struct tree t = {.arena = &a};
    const bool ok = !fs_is_dir(dir) || read_tree(dir, &t, e);

    *bytes = 0;
    for (size_t i = 0; ok && i < t.file.n; i++) {
        *bytes += (uint64_t)t.file.e[i].bytes;
    }
    arena_free(&a);
    return ok;
}

bool
fs_sync_tree(const char *path, struct err *e) {
    struct arena a = ARENA_EMPTY;
    struct tree t = {.arena = &a};
    bool ok = read_tree(path, &t, e);

    for (size_t i = 0; ok && i < t.file.n; i++) {
        ok = t.file.e[i].is_dir || sync_one(t.file.e[i].name, O_NOFOLLOW, e);
    }
    for (size_t i = t.folders; ok && i > 0; i--) {
        ok = sync_one(t.folder[i - 1].path, O_DIRECTORY | O_NOFOLLOW, e);
    }
    arena_free(&a);
    return ok;
}

/* unlink or rmdir; what is no longer there need not be removed. */
static bool
remove_one(const char *path, int (*how)(const char *), struct err *e) {
    return how(path) == 0 || errno == ENOENT || err_os(e, ERR_IO, "không xóa được %s", path);
}

bool
fs_remove_tree(const char *path, struct err *e) {
    struct arena a = ARENA_EMPTY;
    struct tree t = {.arena = &a};
    struct stat st;
    bool ok;

    if (lstat(path, &st) != 0) {
        return errno == ENOENT || err_os(e, ERR_IO, "không xóa được %s", path);
    }
    if (!S_ISDIR(st.st_mode)) {
        return remove_one(path, unlink, e);
    }
    ok = read_tree(path, &t, e);
    for (size_t i = 0; ok && i < t.file.n; i++) {
        ok = remove_one(t.file.e[i].name, unlink, e);
    }
    for (size_t i = t.folders; ok && i > 0; i--) {
        ok = remove_one(t.folder[i - 1].path, rmdir, e);
    }
    arena_free(&a);
    return ok;
}

bool
fs_remove_empty(const char *path, struct err *e) {
    return rmdir(path) == 0 || errno == ENOENT || errno == ENOTEMPTY || errno == EEXIST ||
           err_os(e, ERR_IO, "không xóa được %s", path);
}
