/* publish - a folder of results appears whole or not at all.  See publish.h. */

#include "store/publish.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/fs.h"
#include "base/num.h"
#include "conf/names.h"
#include "store/guard.h"
#include "store/kept.h"

#define LOCK_NAME ".khoa"
#define DONE_HEAD ".xong-"
#define OLD_HEAD  ".cu-"

enum { MARKER_MAX = 4096 };

struct publish_lock {
    struct arena arena;
    const char *output;
    int fd;
};

struct publish {
    struct arena arena;
    const char *output, *name;
    const char *flat; /* name with '/' as '+': what hidden folders are called by */
    const char *stage, *target, *parent, *marker, *old;
};

/* "kiem-tra/2026-Q1" -> "kiem-tra+2026-Q1": hidden names stay in the output folder itself. */
static char *
flatten(struct arena *a, const char *name) {
    char *flat = str_keep_mut(a, str_from(name));

    for (char *c = flat; *c != '\0'; c++) {
        if (*c == '/') {
            *c = '+';
        }
    }
    return flat;
}

static char *
unflatten(struct arena *a, const char *flat) {
    char *name = str_keep_mut(a, str_from(flat));

    for (char *c = name; *c != '\0'; c++) {
        if (*c == '+') {
            *c = '/';
        }
    }
    return name;
}

static const char *
hidden(struct arena *a, const char *output, const char *head, const char *flat) {
    const size_t n = strlen(head) + strlen(flat) + 1;
    char *name = arena_array(a, char, n);

    (void)snprintf(name, n, "%s%s", head, flat);
    return fs_join(a, output, name);
}

/* Remove a folder's only name for it and make that last. */
static bool
drop(const char *path, const char *output, struct err *e) {
    return fs_remove_tree(path, e) && fs_sync_dir(output, e);
}

/* What a marker says. */
struct marked {
    const char *stage; /* path; NULL: the marker is cut */
    int64_t inode;     /* of the new set, where it was to be exchanged; 0: it goes in steps */
};

static bool
read_marker(struct arena *a, const char *output, const char *marker, struct marked *out,
            struct err *e) {
    struct buf text = {0};
    str inode;
    str name;

    *out = (struct marked){NULL, 0};
    if (!fs_slurp(marker, MARKER_MAX, &text, e)) {
        buf_free(&text);
        return false;
    }
    inode = str_cut(buf_view(&text), '\n', &name);
    if (str_starts(name, STR(NAMES_ASIDE)) &&
        (inode.p == NULL || num_parse_int(inode, &out->inode))) {
        out->stage = fs_join(a, output, str_keep(a, name).p);
    }
    buf_free(&text);
    return true;
}

/* A marker .xong-<flat> stands: the stage is whole.  Was it to be exchanged, then either that was done, and what lies
 * under the stage's name is the old set, to be kept; or it was not, and tidy clears the stage.  Otherwise carry the
 * sequence of commit_in_steps on from wherever it stopped.  A marker that is cut was being written: nothing had moved
 * yet. */
static bool
complete(struct arena *a, const char *output, const char *flat, struct err *e) {
    const char *marker = hidden(a, output, DONE_HEAD, flat);
    const char *old = hidden(a, output, OLD_HEAD, flat);
    const char *name = unflatten(a, flat);
    const char *target = fs_join(a, output, name);
    struct marked m;
    uint64_t inode;
    bool has_stage = false;
    bool has_target;
    bool has_old;

    if (!read_marker(a, output, marker, &m, e) || !fs_inode(target, &inode, e) ||
        !fs_has_dir(target, &has_target, e) || !fs_has_dir(old, &has_old, e) ||
        (m.stage != NULL && !fs_has_dir(m.stage, &has_stage, e))) {
        return false;
    }
    if (m.stage != NULL && m.inode != 0) {
        return (inode != (uint64_t)m.inode || !has_stage || kept_put(output, name, m.stage, e)) &&
               drop(marker, output, e);
    }
    if (has_stage && has_target && !has_old) {
        if (!fs_rename(target, old, e)) {
            return false;
        }
        has_target = false;
        has_old = true;
    }
    if (has_stage && !has_target) {
        if (!fs_rename(m.stage, target, e)) {
            return false;
        }
        has_target = true;
    }
    if (!has_target) {
        return err_set(e, ERR_IO, "không thấy bộ kết quả nào của %s để hoàn tất", target);
    }
    return fs_sync_dir(output, e) && (!has_old || kept_put(output, name, old, e)) &&
           drop(marker, output, e);
}

/* What a crash left: unfinished sequences are completed, stages removed. */
static bool
tidy(const char *output, struct err *e) {
    struct arena a = ARENA_EMPTY;
    struct fs_list all;
    bool ok = fs_list_any(&a, output, &all, e);

    for (size_t i = 0; ok && i < all.n; i++) {
        if (str_starts(str_from(all.e[i].name), STR(DONE_HEAD))) {
            ok = complete(&a, output, all.e[i].name + strlen(DONE_HEAD), e);
        }
    }
    for (size_t i = 0; ok && i < all.n; i++) {
        if (str_starts(str_from(all.e[i].name), STR(NAMES_ASIDE)) ||
            str_starts(str_from(all.e[i].name), STR(OLD_HEAD))) {
            ok = drop(fs_join(&a, output, all.e[i].name), output, e);
        }
    }
    arena_free(&a);
    return ok;
}

bool
publish_lock(const char *output, struct publish_lock **out, struct err *e) {
    struct arena a = ARENA_EMPTY;
    struct publish_lock *l;
    int fd;

    if (!publish_outside(output, false, e) || !guard_output(output, e)) {
        return false;
    }
    if (!fs_mkdirs(output, e)) {
        e->kind = ERR_CANTCREAT;
        return false;
    }
    fd = fs_lock(fs_join(&a, output, LOCK_NAME), e);
    if (fd < 0) {
        arena_free(&a);
        return false;
    }
    l = arena_new(&a, struct publish_lock);
    l->output = str_keep(&a, str_from(output)).p;
    l->fd = fd;
    l->arena = a;
    if (!tidy(output, e)) {
        publish_unlock(l);
        return false;
    }
    *out = l;
    return true;
}

void
publish_unlock(struct publish_lock *l) {
    struct arena a;

    if (l == NULL) {
        return;
    }
    (void)close(l->fd);
    a = l->arena; /* l itself lives in it */
    arena_free(&a);
}

int
publish_lock_fd(const struct publish_lock *l) {
    return l->fd;
}

/* The folder that a name with a '/' stands in; of any other name the output folder itself. */
static const char *
parent_of(struct arena *a, const char *output, const char *name) {
    const char *slash = strrchr(name, '/');

    return slash == NULL ? output
                         : fs_join(a, output, str_keep(a, (str){name, (size_t)(slash - name)}).p);
}

/* A parent that was made for one set and holds none any more says nothing; one that was given to a group of its own stays. */
static bool
drop_parent(const char *parent, const char *output, struct err *e) {
    return strcmp(parent, output) == 0 || fs_group(parent) != fs_group(output) ||
           !fs_is_dir(parent) || fs_remove_empty(parent, e);
}

/* Born in the set's parent, so that it has that folder's group where the parent hands it on (setgid). */
static bool
make_stage(const struct publish *p, struct err *e) {
    struct arena a = ARENA_EMPTY;
    const char *born = fs_join(&a, p->parent, NAMES_ASIDE "moi");
    const bool ok = strcmp(p->parent, p->output) == 0
                        ? fs_mkdirs(p->stage, e)
                        : fs_mkdirs(born, e) && fs_rename(born, p->stage, e);

    arena_free(&a);
    return ok;
}

bool
publish_begin(const struct publish_lock *l, const char *name, struct publish **out, struct err *e) {
    struct arena a = ARENA_EMPTY;
    struct publish *p = arena_new(&a, struct publish);
    char pid[32];
    char *flat = flatten(&a, name);

    assert(name[0] != '\0' && name[0] != '/');
    (void)snprintf(pid, sizeof pid, "-%ld", (long)getpid());
    p->output = l->output;
    p->name = str_keep(&a, str_from(name)).p;
    p->flat = flat;
    p->target = fs_join(&a, l->output, name);
    p->parent = parent_of(&a, l->output, name);
    p->marker = hidden(&a, l->output, DONE_HEAD, flat);
    p->old = hidden(&a, l->output, OLD_HEAD, flat);
    p->stage = str_keep(&a, str_from(hidden(&a, l->output, NAMES_ASIDE, flat))).p;
    {
        const size_t n = strlen(p->stage) + strlen(pid) + 1;
        char *with_pid = arena_array(&a, char, n);

        (void)snprintf(with_pid, n, "%s%s", p->stage, pid);
        p->stage = with_pid;
    }
    p->arena = a;
    if (!fs_remove_tree(p->stage, e) || !fs_mkdirs(p->parent, e) || !make_stage(p, e)) {
        if (e->kind == ERR_IO) {
            e->kind = ERR_CANTCREAT;
        }
        publish_abandon(p);
        return false;
    }
    *out = p;
    return true;
}

const char *
publish_stage(const struct publish *p) {
    return p->stage;
}

const char *
publish_target(const struct publish *p) {
    return p->target;
}

bool
publish_retire(const struct publish_lock *l, const char *name, struct err *e) {
    struct arena a = ARENA_EMPTY;
    const char *target = fs_join(&a, l->output, name);
    const char *old = hidden(&a, l->output, OLD_HEAD, flatten(&a, name));
    const bool ok =
        (!fs_is_dir(target) || (fs_rename(target, old, e) && drop(old, l->output, e))) &&
        drop_parent(parent_of(&a, l->output, name), l->output, e);

    arena_free(&a);
    return ok;
}

/* Say in a marker what is about to be done.  inode: see struct marked; 0 in steps. */
static bool
write_marker(const struct publish *p, uint64_t inode, struct err *e) {
    struct buf text = {0};
    bool ok;

    buf_text(&text, strrchr(p->stage, '/') + 1);
    if (inode != 0) {
        buf_fmt(&text, "\n%llu", (unsigned long long)inode);
    }
    ok = fs_write_new(p->marker, text.p, text.n, e) && fs_sync_dir(p->output, e);
    buf_free(&text);
    return ok;
}

/* The exchange of two folders where the kernel or the file system has none.  *undone: it failed and the
 * old set stands as before; otherwise the next run carries the sequence to its end. */
static bool
commit_in_steps(const struct publish *p, bool *undone, struct err *e) {
    struct err ignored; /* the first failure is the one to be told */

    *undone = false;
    if (!write_marker(p, 0, e) || !fs_rename(p->target, p->old, e)) {
        *undone = true;
    } else if (!fs_rename(p->stage, p->target, e)) {
        *undone = fs_rename(p->old, p->target, &ignored);
    } else {
        return fs_sync_dir(p->output, e) && fs_sync_dir(p->parent, e) &&
               kept_put(p->output, p->name, p->old, e) && drop(p->marker, p->output, e);
    }
    if (*undone) {
        (void)fs_remove_tree(p->marker, &ignored);
    }
    return false;
}

/* The exchange in one step, then the old set to where it is kept; *undone as in commit_in_steps. */
static bool
commit_by_exchange(const struct publish *p, bool *undone, struct err *e) {
    bool unsupported = false;
    uint64_t inode;
    struct err ignored;

    *undone = true;
    if (!fs_inode(p->stage, &inode, e) || !write_marker(p, inode, e)) {
        (void)fs_remove_tree(p->marker, &ignored);
        return false;
    }
    if (fs_exchange(p->stage, p->target, &unsupported, e)) {
        *undone = false;
        return fs_sync_dir(p->parent, e) && kept_put(p->output, p->name, p->stage, e) &&
               drop(p->marker, p->output, e);
    }
    if (!drop(p->marker, p->output, unsupported ? e : &ignored)) {
        return false;
    }
    return unsupported && commit_in_steps(p, undone, e);
}

static void
release(struct publish *p) {
    struct arena a = p->arena; /* p itself lives in it */

    arena_free(&a);
}

bool
publish_commit(struct publish *p, struct err *e) {
    bool undone = false; /* nothing was published: the stage goes */
    bool ok = fs_sync_tree(p->stage, e);

    if (!ok) {
        undone = true;
    } else if (!fs_exists(p->target)) {
        undone = !fs_rename(p->stage, p->target, e);
        ok = !undone && fs_sync_dir(p->parent, e) && fs_sync_dir(p->output, e);
    } else {
        ok = commit_by_exchange(p, &undone, e);
    }
    if (undone) {
        publish_abandon(p);
    } else {
        release(p);
    }
    return ok;
}

void
publish_abandon(struct publish *p) {
    struct err ignored; /* the next run's tidy tries again */

    if (p == NULL) {
        return;
    }
    (void)fs_remove_tree(p->stage, &ignored);
    (void)drop_parent(p->parent, p->output, &ignored);
    release(p);
}

bool
publish_outside(const char *folder, bool itself, struct err *e) {
    struct arena a = ARENA_EMPTY;
    const char *real = NULL;
    bool ok = fs_real(&a, folder, &real, e);
    const bool skip = ok && !itself && fs_is_dir(folder);

    for (size_t n = ok ? strlen(real) : 0; ok && n > 0; n--) {
        if (real[n] != '\0' && real[n] != '/') {
            continue; /* every folder on the way up, the innermost first */
        }
        if (real[n] == '\0' && skip) {
            continue;
        }
        if (fs_exists(fs_join(&a, str_keep(&a, (str){real, n}).p, LOCK_NAME))) {
            ok = err_set(e, ERR_CANTCREAT,
                         "%s nằm trong thư mục kết quả %.*s, nơi chỉ có các bộ đã phát hành; dùng "
                         "thư mục khác",
                         folder, (int)n, real);
        }
    }
    arena_free(&a);
    return ok;
}
