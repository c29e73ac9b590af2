/* unread - what stands in a period's folder and no table takes.  See unread.h. */

#include "run/unread.h"

#include <string.h>

#include "base/fs.h"
#include "base/litter.h"
#include "conf/names.h"
#include "ingest/by_hand.h"
#include "ingest/extract_folder.h"

static bool
is_read(const char *name) {
    enum schema_table t;

    return extract_names_table(name, &t) || by_hand_names(name);
}

/* The office's own paragraphs (run/remarks.h) and the reports that came back (run/returned.h) have folders there; any other may hold extracts. */
static bool
is_known_folder(const struct fs_entry *f) {
    return f->is_dir &&
           (strcmp(f->name, NAMES_REMARKS) == 0 || strcmp(f->name, NAMES_RETURNED) == 0);
}

/* Nobody's extract. */
static bool
is_nothing(const char *name) {
    return name[0] == '.' || litter_is(name);
}

bool
unread_list(struct arena *a, const char *dir, const char *const **name, size_t *n, struct err *e) {
    struct fs_list list = {NULL, 0};
    const char **out;

    *name = NULL;
    *n = 0;
    if (!fs_is_dir(dir)) {
        return true;
    }
    if (!fs_list(a, dir, &list, e)) {
        return false;
    }
    out = arena_array(a, const char *, list.n + 1);
    for (size_t i = 0; i < list.n; i++) {
        if (!is_nothing(list.e[i].name) && !is_known_folder(&list.e[i]) &&
            (list.e[i].is_dir || !is_read(list.e[i].name))) {
            out[(*n)++] = list.e[i].name;
        }
    }
    *name = out;
    return true;
}

/* Whether a part of the path is hidden or nobody's, or the first one the folder of remarks or of reports. */
static bool
leads_nowhere(const char *path) {
    static const char remarks[] = NAMES_REMARKS "/";
    static const char returned[] = NAMES_RETURNED "/";

    if (strncmp(path, remarks, sizeof remarks - 1) == 0 ||
        strncmp(path, returned, sizeof returned - 1) == 0) {
        return true;
    }
    for (const char *part = path; part != NULL; part = strchr(part, '/')) {
        part += *part == '/' ? 1 : 0;
        if (is_nothing(part)) {
            return true;
        }
    }
    return false;
}

bool
unread_files(struct arena *a, const char *dir, struct fs_list *out, struct err *e) {
    struct fs_list all = {NULL, 0};

    *out = (struct fs_list){NULL, 0};
    if (!fs_is_dir(dir)) {
        return true;
    }
    if (!fs_walk(a, dir, &all, e)) {
        return false;
    }
    out->e = all.e;
    for (size_t i = 0; i < all.n; i++) {
        const char *name = all.e[i].name;
        const bool below = strchr(name, '/') != NULL;

        if (!leads_nowhere(name) && (below || !is_read(name))) {
            out->e[out->n++] = all.e[i];
        }
    }
    return true;
}

bool
unread_tell(const char *dir, const char *ky, struct outcome *o, struct err *e) {
    struct arena a = ARENA_EMPTY;
    const char *const *name;
    size_t n;
    const bool ok = unread_list(&a, dir, &name, &n, e);

    for (size_t i = 0; i < n; i++) {
        outcome_warn(o,
                     "%s/%s không được đọc: chỉ đọc nguoi_tham_gia*, don_vi*, thue*, chuyen_de*, "
                     "giai_trinh* (.xlsx, .csv) ngay "
                     "trong thư mục của kỳ",
                     ky, name[i]);
    }
    arena_free(&a);
    return ok;
}
