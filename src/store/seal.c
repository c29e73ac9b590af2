/* seal - closing the figures of a period.  See seal.h. */

#include "store/seal.h"

#include <stdio.h>
#include <string.h>

#include "base/digest.h"
#include "base/fs.h"
#include "base/litter.h"
#include "base/map.h"
#include "base/num.h"
#include "conf/names.h"

#define SEAL_DIR   "chot"
#define SEAL_MAGIC "baophu-chot 1"
#define REASON     "ly_do "
#define BOOK_NAME  "so-chot.txt"
#define BOOK_MAGIC "baophu-so-chot 1"
/* Half a record must not stand among the whole ones. */
#define ASIDE NAMES_ASIDE SEAL_DIR

enum {
    RECORD_MAX = 256 * 1024 * 1024,
    BOOK_MAX = 4096,
    NUMBER_WIDTH = 4,
    HEX = DIGEST_HEX - 1,
    TWO_SPACES = 2
};

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
    if (str_starts(rest, STR(REASON))) {
        (void)line_of(&rest);
    }
    r->files = rest;
    return true;
}

/* The witness of the newest record.  Where there is none *number is 0. */
struct book {
    int64_t number;
    str set, sha256; /* in text */
    struct buf text;
};

static bool
read_book(const char *path, struct book *b, struct err *e) {
    str rest;
    str number;

    *b = (struct book){.number = 0};
    if (!fs_exists(path)) {
        return true;
    }
    if (!fs_slurp(path, BOOK_MAX, &b->text, e)) {
        return false;
    }
    rest = buf_view(&b->text);
    if (!str_eq(line_of(&rest), STR(BOOK_MAGIC)) || !take(&rest, STR("so "), &number) ||
        !num_parse_int(number, &b->number) || b->number < 1 || !take(&rest, STR("bo "), &b->set) ||
        !take(&rest, STR("ban_ghi "), &b->sha256) || b->sha256.n != HEX) {
        buf_free(&b->text);
        return err_set(e, ERR_DATA, "sổ chốt %s hỏng; khôi phục từ bản lưu", path);
    }
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

/* n whole records, the newest and the one before it by digest, against the witness. */
static bool
witnessed(const char *path, size_t n, const char *newest, const char *before, struct err *e) {
    struct book b;
    bool ok = read_book(path, &b, e);
    const bool behind = ok && b.number + 1 == (int64_t)n; /* the crash between record and witness */

    if (!ok) {
        return false;
    }
    if (b.number > (int64_t)n) {
        ok = err_set(e, ERR_DATA,
                     "thiếu bản ghi chốt số %lld (bộ " STR_FMT "): %s ghi có, trong " SEAL_DIR
                     " chỉ còn %zu; khôi phục từ bản lưu",
                     (long long)b.number, STR_ARG(b.set), path, n);
    } else if (b.number == 0 && n > 1) {
        ok = err_set(e, ERR_DATA, "thiếu sổ chốt %s của %zu bản ghi chốt; khôi phục từ bản lưu",
                     path, n);
    } else if (b.number > 0 && !(behind && str_eq(b.sha256, str_from(before))) &&
               !(b.number == (int64_t)n && str_eq(b.sha256, str_from(newest)))) {
        ok = err_set(e, ERR_DATA,
                     "bản ghi chốt số %zu không phải bản mà %s đã ghi; khôi phục từ bản lưu", n,
                     path);
    }
    buf_free(&b.text);
    return ok;
}

bool
seal_chain(const char *output, struct seal_end *end, struct err *e) {
    struct arena a = ARENA_EMPTY;
    struct fs_list all;
    char before[DIGEST_HEX];
    bool ok = records(&a, output, &all, e);

    (void)snprintf(before, sizeof before, "%s", no_record);
    (void)snprintf(end->sha256, sizeof end->sha256, "%s", no_record);
    for (size_t i = 0; ok && i < all.n; i++) {
        struct record r;

        ok = read_record(all.e[i].name, &r, e);
        if (!ok) {
            break;
        }
        (void)snprintf(before, sizeof before, "%s", end->sha256);
        if (r.number != (int64_t)i + 1) {
            ok = err_set(e, ERR_DATA, "thiếu bản ghi chốt số %zu trước %s", i + 1, all.e[i].name);
        } else if (!str_eq(r.before, str_from(before))) {
            ok = err_set(e, ERR_DATA, "bản ghi chốt số %zu đã bị sửa: %s không khớp", i,
                         all.e[i].name);
        }
        buf_free(&r.text);
        ok = ok && digest_file(all.e[i].name, end->sha256, e);
    }
    ok = ok && witnessed(fs_join(&a, output, BOOK_NAME), all.n, end->sha256, before, e);
    end->records = ok ? all.n : 0;
    arena_free(&a);
    return ok;
}

/* Rows with personal data have to be deleted, and what programs leave beside files is nobody's: neither is sealed. */
static bool
is_outside(const char *name) {
    return str_starts(str_from(name), STR(NAMES_RETURNS "/")) || litter_is(name);
}

static bool
list_files(struct arena *a, const char *folder, struct buf *out, struct err *e) {
    struct fs_list files;

    if (!fs_walk(a, folder, &files, e)) {
        return false;
    }
    for (size_t i = 0; i < files.n; i++) {
        char hex[DIGEST_HEX];

        if (is_outside(files.e[i].name)) {
            continue;
        }
        if (!digest_file(fs_join(a, folder, files.e[i].name), hex, e)) {
            return false;
        }
        buf_fmt(out, "%s  %s\n", hex, files.e[i].name);
    }
    return true;
}

/* A text under its name at once, in a folder of the output. */
static bool
appear(struct arena *a, const char *output, const struct buf *text, const char *path,
       struct err *e) {
    const char *aside = fs_join(a, output, ASIDE);
    struct err ignored;
    const bool ok = fs_write_new(aside, text->p, text->n, e) && fs_rename(aside, path, e);

    if (!ok) {
        (void)fs_remove_tree(aside, &ignored);
    }
    return ok;
}

/* reason: why the set was sealed against the rules, or empty. */
static bool
write_record(struct arena *a, const char *output, const char *set, str reason,
             const struct seal_end *last, struct err *e) {
    const char *dir = fs_join(a, output, SEAL_DIR);
    const size_t n = strlen(set) + 32;
    char *name = arena_array(a, char, n);
    struct buf text = {0};
    bool ok;

    (void)snprintf(name, n, "%0*zu-%s.txt", NUMBER_WIDTH, last->records + 1, set);
    buf_fmt(&text, SEAL_MAGIC "\nso %zu\nbo %s\ntruoc %s\n", last->records + 1, set, last->sha256);
    if (reason.n > 0) {
        buf_fmt(&text, REASON STR_FMT "\n", STR_ARG(reason));
    }
    ok = list_files(a, fs_join(a, output, set), &text, e) && fs_mkdirs(dir, e) &&
         appear(a, output, &text, fs_join(a, dir, name), e) && fs_sync_dir(dir, e) &&
         fs_sync_dir(output, e);
    buf_free(&text);
    return ok;
}

/* Let the book witness the newest record, where it does not yet. */
static bool
write_book(struct arena *a, const char *output, const struct seal_end *last, struct err *e) {
    const char *path = fs_join(a, output, BOOK_NAME);
    struct fs_list all;
    struct record r;
    struct book b;
    struct buf text = {0};
    bool ok;

    if (last->records == 0) {
        return true;
    }
    if (!records(a, output, &all, e) || !read_book(path, &b, e)) {
        return false;
    }
    buf_free(&b.text);
    if (b.number == (int64_t)last->records) {
        return true;
    }
    ok = read_record(all.e[last->records - 1].name, &r, e);
    if (ok) {
        buf_fmt(&text, BOOK_MAGIC "\nso %zu\nbo " STR_FMT "\nban_ghi %s\n", last->records,
                STR_ARG(r.set), last->sha256);
        ok = appear(a, output, &text, path, e) && fs_sync_dir(output, e);
        buf_free(&text);
        buf_free(&r.text);
    }
    return ok;
}

bool
seal_make(const char *output, const char *set, str reason, struct err *e) {
    struct arena a = ARENA_EMPTY;
    struct seal_end last = {0};
    const char *old = NULL;
    bool ok = seal_chain(output, &last, e) && write_book(&a, output, &last, e) &&
              find(&a, output, set, &old, e);

    if (ok && old != NULL) {
        ok = err_set(e, ERR_CANTCREAT, "%s đã chốt từ trước (%s)", set, old);
    }
    ok = ok && write_record(&a, output, set, reason, &last, e) && seal_chain(output, &last, e) &&
         write_book(&a, output, &last, e);
    arena_free(&a);
    return ok;
}

/* The digest that a record has of a file; empty: it lists no such file. */
static str
recorded_digest(const struct record *r, str file) {
    str rest = r->files;

    while (rest.n > 0) {
        str line;

        rest = str_cut(rest, '\n', &line);
        if (line.n == HEX + TWO_SPACES + file.n &&
            memcmp(line.p + HEX + TWO_SPACES, file.p, file.n) == 0) {
            return (str){line.p, HEX};
        }
    }
    return (str){NULL, 0};
}

bool
seal_holds(const char *output, const char *set, const char *file, struct err *e) {
    struct arena a = ARENA_EMPTY;
    struct seal_end end = {0};
    struct record r;
    const char *path = NULL;
    const char *target = fs_join(&a, fs_join(&a, output, set), file);
    char hex[DIGEST_HEX];
    bool ok = find(&a, output, set, &path, e) &&
              (path == NULL || (seal_chain(output, &end, e) && read_record(path, &r, e)));

    if (ok && path != NULL) {
        struct err unread;

        if (!digest_file(target, hex, &unread) ||
            !str_eq(recorded_digest(&r, str_from(file)), str_from(hex))) {
            ok =
                err_set(e, ERR_DATA,
                        "%s đã bị sửa hoặc mất sau khi chốt, không dùng được; khôi phục từ bản lưu "
                        "(baophu verify cho biết tệp nào)",
                        target);
        }
        buf_free(&r.text);
    }
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
        if (is_outside(name)) {
            continue; /* of a record from before tra-lai/ stood outside */
        }
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
        if (!is_outside(there.e[i].name) &&
            map_get(&known, str_from(there.e[i].name)) == MAP_NONE) {
            c->fn(c->ctx, there.e[i].name, SEAL_EXTRA);
            c->bad++;
        }
    }
    buf_free(&r.text);
    map_free(&known);
    arena_free(&a);
    return ok;
}

bool
seal_last(struct arena *a, const char *output, const char *ky, const char **set, struct err *e) {
    const char *next = NULL;
    struct fs_list all;
    int64_t most;

    if (!seal_newest(a, output, ky, set, &next, e) || !records(a, output, &all, e)) {
        return false;
    }
    most = *set == NULL ? -1 : seal_revision_of(str_from(*set), str_from(ky));
    for (size_t i = 0; i < all.n; i++) {
        struct record r;
        int64_t revision;

        if (!read_record(all.e[i].name, &r, e)) {
            return false;
        }
        revision = seal_revision_of(r.set, str_from(ky));
        if (revision > most) {
            most = revision;
            *set = str_keep(a, r.set).p;
        }
        buf_free(&r.text);
    }
    return true;
}
