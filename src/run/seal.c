/* seal - closing the figures of a period.  See seal.h. */

#include "run/seal.h"

#include <stdio.h>
#include <string.h>

#include "base/digest.h"
#include "base/fs.h"
#include "base/map.h"
#include "base/num.h"

#define SEAL_DIR   "chot"
#define SEAL_MAGIC "baophu-chot 1"
#define REVISION   ".dc"
#define ASIDE                                                                                      \
    ".tam-chot" /* half a record must not stand among the whole ones; publish_lock clears it */

enum { RECORD_MAX = 256 * 1024 * 1024, NUMBER_WIDTH = 4, HEX = DIGEST_HEX - 1, TWO_SPACES = 2 };

static const char no_record[] = "0000000000000000000000000000000000000000000000000000000000000000";

struct record {
    str set, before; /* in text */
    str files;       /* the "<sha256>  <path>" lines */
    int64_t number;
    struct buf text;
};

/* Take the next line off *rest. */
static str
line_of(str *rest) {
    str line;

    *rest = str_cut(*rest, '\n', &line);
    return line;
}

static bool
take(str *rest, str head, str *value) {
    const str line = line_of(rest);

    if (!str_starts(line, head)) {
        return false;
    }
    *value = (str){line.p + head.n, line.n - head.n};
    return true;
}

static bool
read_record(const char *path, struct record *r, struct err *e) {
    str rest;
    str number;

    memset(r, 0, sizeof *r);
    if (!fs_slurp(path, RECORD_MAX, &r->text, e)) {
        return false;
    }
    rest = buf_view(&r->text);
    if (!str_eq(line_of(&rest), STR(SEAL_MAGIC)) || !take(&rest, STR("so "), &number) ||
        !num_parse_int(number, &r->number) || !take(&rest, STR("bo "), &r->set) ||
        !take(&rest, STR("truoc "), &r->before) || r->before.n != HEX) {
        buf_free(&r->text);
        return err_set(e, ERR_DATA, "bản ghi chốt %s hỏng", path);
    }
    r->files = rest;
    return true;
}

/* Paths of all records in the order of their numbers. */
static bool
records(struct arena *a, const char *output, struct fs_list *out, struct err *e) {
    const char *dir = fs_join(a, output, SEAL_DIR);

    out->n = 0;
    if (!fs_is_dir(dir)) {
        return true;
    }
    if (!fs_list(a, dir, out, e)) {
        return false;
    }
    for (size_t i = 0; i < out->n; i++) {
        out->e[i].name = fs_join(a, dir, out->e[i].name);
    }
    return true;
}

/* The record of a set: *path stays NULL when there is none. */
static bool
find(struct arena *a, const char *output, const char *set, const char **path, struct err *e) {
    struct fs_list all;

    *path = NULL;
    if (!records(a, output, &all, e)) {
        return false;
    }
    for (size_t i = 0; i < all.n; i++) {
        struct record r;

        if (!read_record(all.e[i].name, &r, e)) {
            return false;
        }
        if (str_eq(r.set, str_from(set))) {
            *path = all.e[i].name;
        }
        buf_free(&r.text);
    }
    return true;
}

bool
seal_is_sealed(const char *output, const char *set, bool *out, struct err *e) {
    struct arena a = ARENA_EMPTY;
    const char *path = NULL;
    const bool ok = find(&a, output, set, &path, e);

    *out = path != NULL;
    arena_free(&a);
    return ok;
}

bool
seal_chain(const char *output, size_t *n, struct err *e) {
    struct arena a = ARENA_EMPTY;
    struct fs_list all;
    char before[DIGEST_HEX];
    bool ok = records(&a, output, &all, e);

    (void)snprintf(before, sizeof before, "%s", no_record);
    for (size_t i = 0; ok && i < all.n; i++) {
        struct record r;

        ok = read_record(all.e[i].name, &r, e);
        if (!ok) {
            break;
        }
        if (r.number != (int64_t)i + 1) {
            ok = err_set(e, ERR_DATA, "thiếu bản ghi chốt số %zu trước %s", i + 1, all.e[i].name);
        } else if (!str_eq(r.before, str_from(before))) {
            ok = err_set(e, ERR_DATA, "bản ghi chốt số %zu đã bị sửa: %s không khớp", i,
                         all.e[i].name);
        }
        buf_free(&r.text);
        ok = ok && digest_file(all.e[i].name, before, e);
    }
    *n = ok ? all.n : 0;
    arena_free(&a);
    return ok;
}

static bool
list_files(struct arena *a, const char *folder, struct buf *out, struct err *e) {
    struct fs_list files;

    if (!fs_walk(a, folder, &files, e)) {
        return false;
    }
    for (size_t i = 0; i < files.n; i++) {
        char hex[DIGEST_HEX];

        if (!digest_file(fs_join(a, folder, files.e[i].name), hex, e)) {
            return false;
        }
        buf_fmt(out, "%s  %s\n", hex, files.e[i].name);
    }
    return true;
}

static bool
write_record(struct arena *a, const char *output, const char *set, const char *before,
             size_t number, struct err *e) {
    const char *dir = fs_join(a, output, SEAL_DIR);
    const char *aside = fs_join(a, output, ASIDE);
    const size_t n = strlen(set) + 32;
    char *name = arena_array(a, char, n);
    struct buf text = {0};
    struct err ignored;
    bool ok;

    (void)snprintf(name, n, "%0*zu-%s.txt", NUMBER_WIDTH, number, set);
    buf_fmt(&text, SEAL_MAGIC "\nso %zu\nbo %s\ntruoc %s\n", number, set, before);
    ok = list_files(a, fs_join(a, output, set), &text, e) && fs_mkdirs(dir, e) &&
         fs_write_new(aside, text.p, text.n, e) && fs_rename(aside, fs_join(a, dir, name), e) &&
         fs_sync_dir(dir, e) && fs_sync_dir(output, e);
    if (!ok) {
        (void)fs_remove_tree(aside, &ignored);
    }
    buf_free(&text);
    return ok;
}

bool
seal_make(const char *output, const char *set, struct err *e) {
    struct arena a = ARENA_EMPTY;
    struct fs_list all;
    const char *old = NULL;
    char before[DIGEST_HEX];
    size_t n = 0;
    bool ok =
        seal_chain(output, &n, e) && records(&a, output, &all, e) && find(&a, output, set, &old, e);

    (void)snprintf(before, sizeof before, "%s", no_record);
    if (ok && old != NULL) {
        ok = err_set(e, ERR_CANTCREAT, "%s đã chốt từ trước (%s)", set, old);
    }
    if (ok && n > 0) {
        ok = digest_file(all.e[n - 1].name, before, e);
    }
    ok = ok && write_record(&a, output, set, before, n + 1, e);
    arena_free(&a);
    return ok;
}

/* Every recorded file; its name goes into known. */
static void
verify_recorded(const struct record *r, const char *folder, struct arena *a, struct map *known,
                struct seal_check *c) {
    str rest = r->files;

    while (rest.n > 0) {
        const str line = line_of(&rest);
        struct err ignored;
        char hex[DIGEST_HEX];
        const char *name;
        const char *path;
        enum seal_state s = SEAL_CHANGED;

        if (line.n <= HEX + TWO_SPACES) {
            continue;
        }
        name = str_keep(a, (str){line.p + HEX + TWO_SPACES, line.n - HEX - TWO_SPACES}).p;
        path = fs_join(a, folder, name);
        (void)map_put(known, str_from(name), NULL);
        if (!fs_exists(path)) {
            s = SEAL_MISSING;
        } else if (digest_file(path, hex, &ignored) && memcmp(hex, line.p, HEX) == 0) {
            s = SEAL_WHOLE;
        }
        if (s != SEAL_WHOLE) {
            c->fn(c->ctx, name, s);
            c->bad++;
        }
    }
}

bool
seal_verify(const char *output, const char *set, struct seal_check *c, struct err *e) {
    struct arena a = ARENA_EMPTY;
    const char *folder = fs_join(&a, output, set);
    const char *path = NULL;
    struct map known;
    struct fs_list there = {NULL, 0};
    struct record r;
    bool ok;

    c->files = 0;
    c->bad = 0;
    if (!find(&a, output, set, &path, e) ||
        (path == NULL && !err_set(e, ERR_NOINPUT, "%s chưa chốt", set)) ||
        !read_record(path, &r, e)) {
        arena_free(&a);
        return false;
    }
    map_init(&known, &a);
    verify_recorded(&r, folder, &a, &known, c);
    c->files = known.n;
    ok = !fs_is_dir(folder) || fs_walk(&a, folder, &there, e);
    for (size_t i = 0; ok && i < there.n; i++) {
        if (map_get(&known, str_from(there.e[i].name)) == MAP_NONE) {
            c->fn(c->ctx, there.e[i].name, SEAL_EXTRA);
            c->bad++;
        }
    }
    buf_free(&r.text);
    map_free(&known);
    arena_free(&a);
    return ok;
}

/* The revision that a folder's name says: 0 for the first set, -1 for another period's folder. */
static int64_t
revision_of(str name, str ky) {
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
    if (fs_is_dir(output) && !fs_list(a, output, &all, e)) {
        return false;
    }
    for (size_t i = 0; i < all.n; i++) {
        const int64_t revision =
            all.e[i].is_dir ? revision_of(str_from(all.e[i].name), str_from(ky)) : -1;

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
    return revision_of(str_from(set), ky);
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
