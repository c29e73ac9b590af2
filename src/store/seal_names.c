/* seal_names - what the sets of a period are called, and which is the newest.  See seal.h. */

#include <stdio.h>
#include <string.h>

#include "base/fs.h"
#include "base/num.h"
#include "store/seal.h"

#define REVISION ".dc"

int64_t
seal_revision_of(str name, str ky) {
    int64_t n = 0;

    if (!str_starts(name, ky)) {
        return -1;
    }
    name = (str){name.p + ky.n, name.n - ky.n};
    if (name.n == 0) {
        return 0;
    }
    if (!str_starts(name, STR(REVISION))) {
        return -1;
    }
    name = (str){name.p + sizeof REVISION - 1, name.n - (sizeof REVISION - 1)};
    return num_parse_int(name, &n) && n > 0 ? n : -1;
}

bool
seal_newest(struct arena *a, const char *output, const char *ky, const char **newest,
            const char **next, struct err *e) {
    const size_t n = strlen(ky) + 32;
    char *name = arena_array(a, char, n);
    struct fs_list all = {NULL, 0};
    int64_t most = -1;

    *newest = NULL;
    if (fs_is_dir(output) && !fs_list_any(a, output, &all, e)) {
        return false;
    }
    for (size_t i = 0; i < all.n; i++) {
        const int64_t revision =
            all.e[i].is_dir ? seal_revision_of(str_from(all.e[i].name), str_from(ky)) : -1;

        if (revision > most) {
            most = revision;
            *newest = all.e[i].name;
        }
    }
    (void)snprintf(name, n, "%s" REVISION "%lld", ky, most < 0 ? 1LL : (long long)most + 1);
    *next = name;
    return true;
}

int64_t
seal_revision(const char *set) {
    str ky;

    (void)str_cut(str_from(set), '.', &ky);
    return seal_revision_of(str_from(set), ky);
}

const char *
seal_before(struct arena *a, const char *set) {
    const int64_t n = seal_revision(set);
    str ky;
    char *name;

    (void)str_cut(str_from(set), '.', &ky);
    if (n < 1) {
        return NULL;
    }
    if (n == 1) {
        return str_keep(a, ky).p;
    }
    name = arena_array(a, char, strlen(set) + 1);
    (void)snprintf(name, strlen(set) + 1, STR_FMT REVISION "%lld", STR_ARG(ky), (long long)n - 1);
    return name;
}
