/* known_files - digests of files that nobody has written since.  See known_files.h. */

#include "run/known_files.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fs.h"
#include "base/heap.h"
#include "base/map.h"
#include "conf/names.h"

#define NAME  ".ma-tep"
#define ASIDE NAMES_ASIDE "ma-tep"

enum { RECORD_MAX = 64 << 20, MARK_TEXT = 128 };
enum { LINES = 16384 }; /* of the record, 2.5 MB: a quarter's extracts are 4 to 40 files */

struct known {
    char hex[DIGEST_HEX];
    bool asked; /* since the loading */
};
struct known_files {
    struct arena arena;
    struct map marks;
    struct known *file; /* [place in marks] */
    size_t cap;
    bool learnt; /* something that was not loaded */
};

/* Both times lie so far back that a writing from now on cannot have the same. */
static bool
is_settled(const struct fs_mark *m) {
    enum { COARSE = 4 }; /* seconds: the coarsest clock of a file system ticks every 2 */
    struct timespec now = {0};
    int64_t before;

    if (clock_gettime(CLOCK_REALTIME, &now) != 0) {
        return false;
    }
    before = ((int64_t)now.tv_sec - COARSE) * INT64_C(1000000000);
    return m->written_ns < before && m->changed_ns < before;
}

static str
mark_text(char z[MARK_TEXT], const struct fs_mark *m) {
    const int n = snprintf(z, MARK_TEXT, "%" PRIu64 " %" PRIu64 " %" PRId64 " %" PRId64 " %" PRId64,
                           m->device, m->inode, m->bytes, m->written_ns, m->changed_ns);

    return (str){z, (size_t)n};
}

static struct known *
put(struct known_files *k, str mark, str hex) {
    bool added;
    const uint32_t at = map_put(&k->marks, mark, &added);

    if (added) {
        k->file = arena_grown(&k->arena, k->file, at, &k->cap, sizeof *k->file);
    }
    k->file[at] = (struct known){.asked = false};
    memcpy(k->file[at].hex, hex.p, DIGEST_HEX - 1);
    k->file[at].hex[DIGEST_HEX - 1] = '\0';
    return &k->file[at];
}

/* A line that is not whole is left out: its file is read again. */
static void
take_line(struct known_files *k, str line) {
    const size_t hex = DIGEST_HEX - 1;

    if (line.n > hex + 1 && line.p[line.n - hex - 1] == ' ') {
        (void)put(k, (str){line.p, line.n - hex - 1}, (str){line.p + line.n - hex, hex});
    }
}

struct known_files *
known_files_load(const char *output) {
    struct known_files *k = heap_array(struct known_files, 1);
    const char *path;
    struct buf b = {0};
    struct err ignored;
    str rest;

    k->arena = ARENA_EMPTY;
    map_init(&k->marks, &k->arena);
    path = fs_join(&k->arena, output, NAME);
    if (fs_exists(path) && fs_slurp(path, RECORD_MAX, &b, &ignored)) {
        rest = buf_view(&b);
        while (rest.n > 0) {
            str line;

            rest = str_cut(rest, '\n', &line);
            take_line(k, line);
        }
    }
    buf_free(&b);
    return k;
}

void
known_files_free(struct known_files *k) {
    map_free(&k->marks);
    arena_free(&k->arena);
    free(k);
}

bool
known_files_digest(struct known_files *k, const char *path, char hex[DIGEST_HEX], struct err *e) {
    char before[MARK_TEXT];
    char after[MARK_TEXT];
    struct fs_mark m;
    uint32_t at;
    str mark;

    if (k == NULL || !fs_mark(path, &m) || !is_settled(&m)) {
        return digest_file(path, hex, e);
    }
    mark = mark_text(before, &m);
    at = map_get(&k->marks, mark);
    if (at != MAP_NONE) {
        k->file[at].asked = true;
        memcpy(hex, k->file[at].hex, DIGEST_HEX);
        return true;
    }
    if (!digest_file(path, hex, e)) {
        return false;
    }
    if (fs_mark(path, &m) &&
        str_eq(mark, mark_text(after, &m))) { /* nobody wrote while it was read */
        put(k, mark, (str){hex, DIGEST_HEX - 1})->asked = true;
        k->learnt = true;
    }
    return true;
}

/* Device and inode, the beginning of a mark. */
static str
place_of(str mark) {
    str device;
    str inode;
    const str rest = str_cut(mark, ' ', &device);

    (void)str_cut(rest, ' ', &inode);
    return (str){mark.p, device.n + 1 + inode.n};
}

/* First what was asked for, then what was only loaded, in the order of the loading: so what nobody asks for is what
 * falls out at the end.  An older mark of a file that was asked for names what is gone. */
static void
write_lines(const struct known_files *k, struct map *places, struct buf *b) {
    size_t lines = 0;

    for (int asked = 1; asked >= 0; asked--) {
        for (uint32_t i = 0; i < k->marks.n && lines < LINES; i++) {
            const str mark = k->marks.key[i];

            if (k->file[i].asked != (asked == 1) ||
                (asked == 0 && map_get(places, place_of(mark)) != MAP_NONE)) {
                continue;
            }
            (void)map_put(places, place_of(mark), NULL);
            buf_fmt(b, STR_FMT " %s\n", STR_ARG(mark), k->file[i].hex);
            lines++;
        }
    }
}

bool
known_files_save(const struct known_files *k, const char *output, struct err *e) {
    struct arena a = ARENA_EMPTY;
    struct map places;
    const char *aside;
    struct buf b = {0};
    bool ok;

    if (!k->learnt || !fs_is_dir(output)) {
        return true;
    }
    map_init(&places, &a);
    aside = fs_join(&a, output, ASIDE);
    write_lines(k, &places, &b);
    ok = fs_remove_tree(aside, e) && fs_write_new(aside, buf_z(&b), b.n, e) &&
         fs_rename(aside, fs_join(&a, output, NAME), e);
    if (!ok) {
        struct err ignored;

        (void)fs_remove_tree(aside, &ignored);
    }
    buf_free(&b);
    map_free(&places);
    arena_free(&a);
    return ok;
}
