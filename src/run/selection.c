/* selection - a run that makes chosen documents only must not take others away.  See selection.h. */

#include "run/selection.h"

#include <string.h>

#include "base/fs.h"
#include "base/litter.h"
#include "conf/names.h"
#include "run/findings.h"
#include "run/sending.h"
#include "store/manifest.h"

#define WHAT_TO_DO                                                                                                            \
    "chạy không có --only, --xa để lập lại cả bộ, hoặc --output THƯ_MỤC khác để lập riêng phần " \
    "này"

static bool
ends_with(str s, str end) {
    return s.n >= end.n && memcmp(s.p + s.n - end.n, end.p, end.n) == 0;
}

static bool
is_book(str path) {
    return ends_with(path, STR(".xlsx")) && !str_eq(path, STR(NAMES_CHECKED)) &&
           !str_eq(path, STR(SENDING_BOOK));
}

static bool
is_made(const struct documents_jobs *jobs, str path) {
    for (size_t i = 0; i < jobs->n; i++) {
        if (str_eq(str_from(jobs->job[i].path), path)) {
            return true;
        }
    }
    return false;
}

static bool
is_chosen(const struct documents *s, str annex) {
    for (size_t i = 0; i < s->only_annexes; i++) {
        if (str_eq(s->only_annex[i], annex)) {
            return true;
        }
    }
    return false;
}

/* Do the published workbooks hold annexes that this run leaves out of its own?  only: how they were chosen. */
static bool
loses_annexes(const struct documents *s, const char *only) {
    str rest = str_from(only);
    bool chosen = false; /* the published workbooks are themselves of chosen annexes */

    if (s->only_annexes == 0) {
        return false;
    }
    while (rest.n > 0) {
        str id;

        rest = str_cut(rest, ',', &id);
        id = str_trim(id);
        if (documents_is_annex(s, id)) {
            chosen = true;
            if (!is_chosen(s, id)) {
                return true;
            }
        }
    }
    return !chosen;
}

bool
selection_keeps(const struct documents *s, const struct documents_jobs *jobs, const char *folder,
                struct err *e) {
    struct arena a = ARENA_EMPTY;
    struct fs_list there = {NULL, 0};
    const char *lost = NULL;
    const char *only = "";
    size_t n = 0;
    bool books = false;
    struct err unreadable; /* a set without a manifest is held to be whole */
    bool ok = true;

    if ((s->only_n == 0 && s->xa == MEMBER_NONE) || !fs_is_dir(folder)) {
        return true;
    }
    ok = fs_walk(&a, folder, &there, e);
    (void)manifest_only(&a, folder, &only, &unreadable);
    for (size_t i = 0; ok && i < there.n; i++) {
        const str path = str_from(there.e[i].name);

        if (litter_is(there.e[i].name)) {
            continue;
        }
        books = books || is_book(path);
        if ((is_book(path) || ends_with(path, STR(".pdf")) || ends_with(path, STR(".html"))) &&
            !is_made(jobs, path)) {
            lost = n == 0 ? there.e[i].name : lost;
            n++;
        }
    }
    if (ok && n > 0) {
        ok = err_set(e, ERR_CANTCREAT,
                     "%s đang có %zu tài liệu mà lần chạy này không lập, ví dụ %s: không thay bộ "
                     "đầy đủ bằng bộ thiếu; " WHAT_TO_DO,
                     folder, n, lost);
    } else if (ok && books && loses_annexes(s, only)) {
        ok = err_set(e, ERR_CANTCREAT,
                     "%s đang có những phụ lục mà lần chạy này không lập: không thay bộ đầy đủ "
                     "bằng bộ thiếu; " WHAT_TO_DO,
                     folder);
    }
    arena_free(&a);
    return ok;
}
