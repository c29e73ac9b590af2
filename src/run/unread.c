/* unread - what stands in a period's folder and no table takes.  See unread.h. */

#include "run/unread.h"

#include <string.h>
#include <strings.h>

#include "base/fs.h"
#include "base/litter.h"
#include "conf/names.h"
#include "ingest/by_hand.h"
#include "ingest/extract_folder.h"
#include "text/fold.h"

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

/* What the input folder may hold for all periods, and is looked for under this name alone. */
static const char *const own_names[] = {INPUT_FILE(dan_so),
                                        INPUT_FILE(chi_tieu),
                                        INPUT_FILE(quyet_dinh_doi_chieu),
                                        INPUT_FILE(quyet_dinh_dia_chi),
                                        NAMES_HISTORY,
                                        NAMES_PROFILE};

/* Whether it is looked for under the name it has. */
static bool
is_own(const char *name) {
    for (size_t k = 0; k < sizeof own_names / sizeof own_names[0]; k++) {
        if (strcmp(name, own_names[k]) == 0) {
            return true;
        }
    }
    return false;
}

/* Whether a file of this name may be a table or a profile, by its ending. */
static bool
may_be_data(str ending) {
    static const char *const endings[] = {"csv", "txt",  "xlsx", "xls", "xlsb",
                                          "ods", "xlsm", "ini",  "zip"};

    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        if (strlen(endings[i]) == ending.n && strncasecmp(endings[i], ending.p, ending.n) == 0) {
            return true;
        }
    }
    return false;
}

/* Whether the entry is likely meant to have the name: its stem is nearly the name's, or begins with it. */
static bool
is_nearly(struct arena *a, const struct fs_entry *f, const char *name) {
    const char *stem[1];
    str own;
    str given;
    const str own_ending = str_cut(str_from(name), '.', &own);
    const str ending = str_cut(str_from(f->name), '.', &given);

    if (f->is_dir != (own_ending.p == NULL) || (!f->is_dir && !may_be_data(ending))) {
        return false;
    }
    stem[0] = str_keep(a, own).p;
    return fold_nearest(given, stem, 1) == 0 ||
           (given.n >= own.n && strncasecmp(given.p, own.p, own.n) == 0);
}

bool
unread_misnamed(const char *input, struct outcome *o, struct err *e) {
    struct arena a = ARENA_EMPTY;
    struct fs_list list = {NULL, 0};
    const bool ok = fs_list_any(&a, input, &list, e);

    for (size_t k = 0; ok && k < sizeof own_names / sizeof own_names[0]; k++) {
        const char *own = own_names[k];

        for (size_t i = 0; !fs_exists(fs_join(&a, input, own)) && i < list.n; i++) {
            if (!is_nothing(list.e[i].name) && !is_own(list.e[i].name) &&
                is_nearly(&a, &list.e[i], own)) {
                outcome_warn(o, "%s/%s không được đọc; có phải %s? Nếu phải, hãy đổi tên", input,
                             list.e[i].name, own);
            }
        }
    }
    arena_free(&a);
    return ok;
}
