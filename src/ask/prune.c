/* prune - what may be deleted from an output folder.  See prune.h. */

#include "ask/prune.h"

#include <string.h>

#include "base/fs.h"
#include "conf/names.h"
#include "store/manifest.h"
#include "store/seal.h"

struct search {
    struct arena *a;
    const struct prune_request *r;
    struct prune_item *v;
    size_t n;
    struct err *e;
};

/* A folder that is older than the rule allows.  made: the file or folder whose age counts. */
static void
take(struct search *s, enum profile_id rule, const char *path, const char *made, const char *what,
     bool sealed) {
    const int64_t most = profile_int(s->r->profile, rule);
    period_day day = 0;

    if (most > 0 && fs_is_dir(fs_join(s->a, s->r->output, path)) &&
        fs_changed_day(fs_join(s->a, s->r->output, made), &day) && s->r->today - day > most) {
        s->v[s->n++] = (struct prune_item){path, what, (int)(s->r->today - day), sealed};
    }
}

static bool
folders_of(struct search *s, const char *dir, struct fs_list *out) {
    *out = (struct fs_list){NULL, 0};
    return !fs_is_dir(dir) || fs_list_any(s->a, dir, out, s->e);
}

/* Every folder of a subfolder of the output.  by: a file in it whose age counts, or "" for its own. */
static void
take_all(struct search *s, enum profile_id rule, const char *home, const struct fs_list *all,
         const char *by, const char *what) {
    for (size_t i = 0; i < all->n; i++) {
        const char *path = fs_join(s->a, home, all->e[i].name);

        if (all->e[i].is_dir) {
            take(s, rule, path, by[0] == '\0' ? path : fs_join(s->a, path, by), what, false);
        }
    }
}

/* "2026-Q1" or "2026-Q1.dc2": anything else in the output folder is somebody's own. */
static bool
is_set(const struct fs_entry *f) {
    struct err ignored;
    struct period p;
    str ky;

    (void)str_cut(str_from(f->name), '.', &ky);
    return f->is_dir && seal_revision(f->name) >= 0 && period_parse(ky, &p, &ignored);
}

/* The rows for senders in every published set. */
static bool
take_returns(struct search *s, const struct fs_list *sets) {
    for (size_t i = 0; i < sets->n; i++) {
        const char *set = sets->e[i].name;
        const char *path = fs_join(s->a, set, NAMES_RETURNS);
        bool sealed = false;

        if (!is_set(&sets->e[i])) {
            continue;
        }
        if (!seal_is_sealed(s->r->output, set, &sealed, s->e)) {
            return false;
        }
        take(s, PROFILE_LUU_GIU_TRA_LAI, path, fs_join(s->a, set, MANIFEST_NAME),
             "dòng bị loại gửi trả nơi lập, có dữ liệu cá nhân", sealed);
    }
    return true;
}

bool
prune_list(struct arena *a, const struct prune_request *r, struct prune_item **out, size_t *n,
           struct err *e) {
    struct search s = {.a = a, .r = r, .e = e};
    struct fs_list kept;
    struct fs_list sets;
    struct fs_list checks;

    if (!folders_of(&s, fs_join(a, r->output, NAMES_KEPT), &kept) ||
        !folders_of(&s, r->output, &sets) ||
        !folders_of(&s, fs_join(a, r->output, NAMES_CHECKS), &checks)) {
        return false;
    }
    s.v = arena_array(a, struct prune_item, kept.n + sets.n + checks.n + 1);
    take_all(&s, PROFILE_LUU_GIU_BO_TRUOC, NAMES_KEPT, &kept, MANIFEST_NAME,
             "bộ trước, đã được thay");
    if (!take_returns(&s, &sets)) {
        return false;
    }
    take_all(&s, PROFILE_LUU_GIU_KIEM_TRA, NAMES_CHECKS, &checks, "", "kết quả kiểm tra");
    *out = s.v;
    *n = s.n;
    return true;
}

bool
prune_remove(const char *output, const struct prune_item *item, struct err *e) {
    struct arena a = ARENA_EMPTY;
    const bool ok = !item->sealed && fs_remove_tree(fs_join(&a, output, item->path), e) &&
                    fs_remove_empty(fs_join(&a, output, NAMES_KEPT), e) &&
                    fs_remove_empty(fs_join(&a, output, NAMES_CHECKS), e) && fs_sync_dir(output, e);

    arena_free(&a);
    return ok;
}
