/* guard - what a run may never write over.  See guard.h. */

#include "store/guard.h"

#include <string.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "base/fs.h"
#include "conf/names.h"
#include "store/manifest.h"
#include "time/period.h"

/* Whether both names lead to one and the same folder. */
static bool
is_same(const char *a, const char *b) {
    struct stat x;
    struct stat y;

    return stat(a, &x) == 0 && stat(b, &y) == 0 && x.st_dev == y.st_dev && x.st_ino == y.st_ino;
}

/* Folders below an input or output folder that hold what nobody may write into. */
static bool
is_kept(str name) {
    static const char *const kept[] = {NAMES_LISTS, NAMES_HISTORY, NAMES_CHECKS, NAMES_KEPT};
    struct err ignored;
    struct period p;
    str base;

    for (size_t k = 0; k < sizeof kept / sizeof kept[0]; k++) {
        if (str_eq(name, str_from(kept[k]))) {
            return true;
        }
    }
    (void)str_cut(name, '.', &base); /* "2026-Q1.dc1": a revision */
    return period_parse(base, &p, &ignored);
}

/* Whether path lies in a kept folder of home.  Every folder on the way up from path is compared with
 * home as the file system knows it: the name below it decides. */
static bool
lies_in_kept(struct arena *a, const char *path, const char *home) {
    size_t below = strlen(path);

    for (size_t n = below; n-- > 0;) {
        const char *folder;

        if (path[n] != '/') {
            continue;
        }
        folder = n == 0 ? "/" : str_keep(a, (str){path, n}).p;
        if (is_same(folder, home)) {
            return is_kept((str){path + n + 1, below - n - 1});
        }
        below = n;
    }
    return false;
}

bool
guard_apart(const char *input, const char *output, const char *ky, struct err *e) {
    struct arena a = ARENA_EMPTY;
    const char *real_in = NULL;
    const char *real_out = NULL;
    bool ok = fs_real(&a, input, &real_in, e) && fs_real(&a, output, &real_out, e);

    if (ok && (strcmp(real_in, real_out) == 0 || is_same(input, output))) {
        ok = err_set(
            e, ERR_USAGE,
            "--input và --output là cùng một thư mục (%s): kết quả sẽ thay chỗ số liệu được giao; "
            "hãy chọn thư mục kết quả khác",
            real_in);
    } else if (ok && (lies_in_kept(&a, real_out, input) || lies_in_kept(&a, real_in, output))) {
        ok = err_set(
            e, ERR_USAGE,
            "thư mục %s và %s lồng vào nhau: một bên nằm trong kỳ hoặc danh mục của bên kia; hãy "
            "chọn thư mục kết quả khác",
            real_in, real_out);
    } else if (ok && is_same(fs_join(&a, input, ky), fs_join(&a, output, ky))) {
        ok = err_set(
            e, ERR_USAGE,
            "%s/%s và %s/%s là cùng một thư mục: kết quả sẽ thay chỗ số liệu được giao; hãy bỏ "
            "liên kết hoặc chọn thư mục kết quả khác",
            input, ky, output, ky);
    }
    arena_free(&a);
    return ok;
}

/* Whether the folder holds nothing. */
static bool
is_empty(const char *folder, bool *empty, struct err *e) {
    struct arena a = ARENA_EMPTY;
    struct fs_list all;
    const bool ok = fs_list(&a, folder, &all, e);

    *empty = ok && all.n == 0;
    arena_free(&a);
    return ok;
}

bool
guard_target(const char *target, struct err *e) {
    struct arena a = ARENA_EMPTY;
    struct stat st;
    bool empty = false;
    bool ok = true;

    if (lstat(target, &st) != 0) {
        return true;
    }
    if (!S_ISDIR(st.st_mode)) {
        return err_set(
            e, ERR_CANTCREAT,
            "%s không phải thư mục kết quả của baophu nên không được thay; hãy chuyển nó đi "
            "nơi khác rồi chạy lại",
            target);
    }
    if (!fs_exists(fs_join(&a, target, MANIFEST_NAME))) {
        ok =
            is_empty(target, &empty, e) &&
            (empty ||
             err_set(
                 e, ERR_CANTCREAT,
                 "%s có tệp nhưng không có " MANIFEST_NAME
                 ", nên không phải bộ kết quả do baophu lập và không được thay; hãy chuyển các tệp "
                 "đó đi nơi khác rồi chạy lại",
                 target));
    }
    arena_free(&a);
    return ok;
}
