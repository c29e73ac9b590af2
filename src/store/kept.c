/* kept - the set that a newer one replaced.  See kept.h. */

#include "store/kept.h"

#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/fs.h"
#include "conf/names.h"
#include "store/manifest.h"

#define REJECTED ".bo-lai"

enum { MANIFEST_MAX = 64 * 1024 * 1024 };

const char *
kept_folder(struct arena *a, const char *output, const char *set) {
    return fs_join(a, fs_join(a, output, NAMES_KEPT), set);
}

static const char *
rejected_mark(struct arena *a, const char *output, const char *set) {
    const size_t n = strlen(set) + sizeof REJECTED;
    char *name = arena_array(a, char, n);

    (void)snprintf(name, n, "%s" REJECTED, set);
    return kept_folder(a, output, name);
}

/* Two sets are the same when their manifests are: each holds the digest of every file. */
static bool
is_same_set(struct arena *a, const char *x, const char *y) {
    struct buf one = {0};
    struct buf other = {0};
    struct err ignored;
    const bool same = fs_slurp(fs_join(a, x, MANIFEST_NAME), MANIFEST_MAX, &one, &ignored) &&
                      fs_slurp(fs_join(a, y, MANIFEST_NAME), MANIFEST_MAX, &other, &ignored) &&
                      str_eq(buf_view(&one), buf_view(&other));

    buf_free(&one);
    buf_free(&other);
    return same;
}

static bool
put(struct arena *a, const char *output, const char *set, const char *folder, struct err *e) {
    const char *home = fs_join(a, output, NAMES_KEPT);
    const char *kept = kept_folder(a, output, set);

    return fs_mkdirs(home, e) && fs_remove_tree(rejected_mark(a, output, set), e) &&
           fs_remove_tree(kept, e) && fs_rename(folder, kept, e) && fs_sync_dir(home, e);
}

bool
kept_put(const char *output, const char *set, const char *folder, struct err *e) {
    struct arena a = ARENA_EMPTY;
    const bool worth = strchr(set, '/') == NULL && fs_exists(fs_join(&a, folder, MANIFEST_NAME)) &&
                       !is_same_set(&a, folder, fs_join(&a, output, set));
    const bool ok = (worth ? put(&a, output, set, folder, e) : fs_remove_tree(folder, e)) &&
                    fs_sync_dir(output, e);

    arena_free(&a);
    return ok;
}

/* The exchange where the file system has none.  A crash between leaves both sets whole, the published one under
 * aside. */
static bool
exchange_in_steps(struct arena *a, const char *output, const char *kept, const char *target,
                  struct err *e) {
    const char *aside = fs_join(a, fs_join(a, output, NAMES_KEPT), ".doi");

    return fs_rename(target, aside, e) && fs_rename(kept, target, e) && fs_rename(aside, kept, e);
}

static bool
exchange(struct arena *a, const char *output, const char *kept, const char *target, struct err *e) {
    bool unsupported = false;

    if (!fs_exists(target)) { /* somebody took it away */
        return fs_rename(kept, target, e);
    }
    return fs_exchange(kept, target, &unsupported, e) ||
           (unsupported && exchange_in_steps(a, output, kept, target, e));
}

bool
kept_restore(const char *output, const char *set, struct err *e) {
    struct arena a = ARENA_EMPTY;
    const char *kept = kept_folder(&a, output, set);
    const char *target = fs_join(&a, output, set);
    const char *mark = rejected_mark(&a, output, set);
    const bool again = fs_exists(mark);
    bool ok = fs_is_dir(kept) || err_set(e, ERR_NOINPUT,
                                         "không có bộ trước của %s trong %s; bộ trước chỉ có sau "
                                         "khi một bộ khác đã thay nó",
                                         set, fs_join(&a, output, NAMES_KEPT));

    /* The mark first: a crash between leaves a night that makes nothing, never one that undoes the restoring. */
    ok = ok && (again || fs_write_new(mark, "", 0, e)) && exchange(&a, output, kept, target, e) &&
         (!again || fs_remove_tree(mark, e)) && fs_sync_dir(fs_join(&a, output, NAMES_KEPT), e) &&
         fs_sync_dir(output, e);
    arena_free(&a);
    return ok;
}

bool
kept_is_rejected(const char *output, const char *set) {
    struct arena a = ARENA_EMPTY;
    const bool rejected =
        fs_exists(rejected_mark(&a, output, set)) && fs_is_dir(kept_folder(&a, output, set));

    arena_free(&a);
    return rejected;
}
