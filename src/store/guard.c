/* guard - what a run may never write over.  See guard.h. */

#include "store/guard.h"

#include <string.h>

#include "base/arena.h"
#include "base/fs.h"
#include "base/litter.h"
#include "conf/names.h"
#include "store/manifest.h"
#include "time/period.h"

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
lies_in_kept(struct arena *a, const char *path, const char *home, bool *lies, struct err *e) {
    size_t below = strlen(path);

    *lies = false;
    for (size_t n = below; n-- > 0;) {
        const char *folder;
        bool same;

        if (path[n] != '/') {
            continue;
        }
        folder = n == 0 ? "/" : str_keep(a, (str){path, n}).p;
        if (!fs_same(folder, home, &same, e)) {
            return false;
        }
        if (same) {
            *lies = is_kept((str){path + n + 1, below - n - 1});
            return true;
        }
        below = n;
    }
    return true;
}

bool
guard_apart(const char *input, const char *output, const char *ky, struct err *e) {
    struct arena a = ARENA_EMPTY;
    const char *real_in = NULL;
    const char *real_out = NULL;
    bool one = false;
    bool within = false;
    bool around = false;
    bool period = false;
    bool ok = fs_real(&a, input, &real_in, e) && fs_real(&a, output, &real_out, e) &&
              fs_same(input, output, &one, e) && lies_in_kept(&a, real_out, input, &within, e) &&
              lies_in_kept(&a, real_in, output, &around, e) &&
              fs_same(fs_join(&a, input, ky), fs_join(&a, output, ky), &period, e);

    if (ok && one) {
        ok = err_set(
            e, ERR_USAGE,
            "--input và --output là cùng một thư mục (%s): kết quả sẽ thay chỗ số liệu được giao; "
            "hãy chọn thư mục kết quả khác",
            real_in);
    } else if (ok && (within || around)) {
        ok = err_set(
            e, ERR_USAGE,
            "thư mục %s và %s lồng vào nhau: một bên nằm trong kỳ hoặc danh mục của bên kia; hãy "
            "chọn thư mục kết quả khác",
            real_in, real_out);
    } else if (ok && period) {
        ok = err_set(
            e, ERR_USAGE,
            "%s/%s và %s/%s là cùng một thư mục: kết quả sẽ thay chỗ số liệu được giao; hãy bỏ "
            "liên kết hoặc chọn thư mục kết quả khác",
            input, ky, output, ky);
    }
    arena_free(&a);
    return ok;
}

bool
guard_output(const char *output, struct err *e) {
    static const char *const parent[] = {NAMES_CHECKS, NAMES_KEPT};
    struct arena a = ARENA_EMPTY;
    bool ok = true;

    if (fs_exists(fs_join(&a, output, NAMES_PROFILE)) ||
        fs_exists(fs_join(&a, output, NAMES_LISTS))) {
        ok = err_set(e, ERR_USAGE,
                     "%s là thư mục đầu vào (có " NAMES_PROFILE " hoặc " NAMES_LISTS
                     "), không ghi kết quả vào đó; hãy chọn thư mục kết quả khác",
                     output);
    }
    for (size_t k = 0; ok && k < sizeof parent / sizeof parent[0]; k++) {
        const char *path = fs_join(&a, output, parent[k]);
        enum fs_kind kind;

        ok = fs_kind_of(path, &kind, e);
        if (ok && kind == FS_LINK) {
            ok = err_set(e, ERR_CANTCREAT,
                         "%s là liên kết: bộ được thay ở đó sẽ bị xóa; hãy bỏ liên kết ấy (cả thư "
                         "mục kết quả thì có thể là liên kết)",
                         path);
        }
    }
    arena_free(&a);
    return ok;
}

/* Whether a file of output/kiem-tra/<KỲ>/ is one that this program makes. */
static bool
is_of_check(str name) {
    static const char *const made[] = {NAMES_FINDINGS, NAMES_CHECKED, NAMES_ADDRESSES, NAMES_REPLY};

    for (size_t k = 0; k < sizeof made / sizeof made[0]; k++) {
        if (str_eq(name, str_from(made[k]))) {
            return true;
        }
    }
    return str_starts(name, STR(NAMES_RETURNS "/")) || litter_is(name.p);
}

bool
guard_checks(const char *output, const char *ky, struct err *e) {
    struct arena a = ARENA_EMPTY;
    const char *folder = fs_join(&a, fs_join(&a, output, NAMES_CHECKS), ky);
    struct fs_list files = {NULL, 0};
    bool ok = !fs_is_dir(folder) || fs_walk(&a, folder, &files, e);

    for (size_t i = 0; ok && i < files.n; i++) {
        if (!is_of_check(str_from(files.e[i].name))) {
            ok = err_set(e, ERR_CANTCREAT,
                         "%s có tệp không do baophu lập (%s): thư mục ấy được lập lại mỗi lần kiểm "
                         "tra; hãy chuyển tệp đó đi nơi khác rồi chạy lại",
                         folder, files.e[i].name);
        }
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

/* A set may be replaced while it is as it was published: what an office put beside it, or wrote into its documents,
 * would be kept for one more run and then be gone. */
static bool
is_untouched(struct arena *a, const char *target, struct err *e) {
    enum manifest_state state = MANIFEST_WHOLE;
    const char *path = NULL;

    if (!manifest_foreign(a, target, &path, &state, e)) {
        return false;
    }
    return path == NULL ||
           err_set(e, ERR_CANTCREAT,
                   state == MANIFEST_EXTRA
                       ? "%s có tệp không phải của bộ (%s): bộ mới sẽ thay cả thư mục; hãy chuyển "
                         "tệp đó đi nơi khác rồi chạy lại"
                       : "%s có tệp đã bị sửa sau khi lập (%s): bộ mới sẽ thay bản sửa ấy; hãy "
                         "chuyển tệp đó đi nơi khác, hoặc xóa nó, rồi chạy lại",
                   target, path);
}

bool
guard_target(const char *target, struct err *e) {
    struct arena a = ARENA_EMPTY;
    enum fs_kind kind;
    bool empty = false;
    bool ok = true;

    if (!fs_kind_of(target, &kind, e)) {
        return false;
    }
    if (kind == FS_NOTHING) {
        return true;
    }
    if (kind != FS_FOLDER) {
        return err_set(
            e, ERR_CANTCREAT,
            "%s không phải thư mục kết quả của baophu nên không được thay; hãy chuyển nó đi "
            "nơi khác rồi chạy lại",
            target);
    }
    if (fs_exists(fs_join(&a, target, MANIFEST_NAME))) {
        ok = is_untouched(&a, target, e);
    } else {
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
