/* last_night - what the unwatched run of last night came to.  See last_night.h. */

#include "ask/last_night.h"

#include <stddef.h>

#include "base/buf.h"
#include "base/fs.h"
#include "base/num.h"
#include "conf/names.h"

#define NAME  ".dem-truoc"
#define ASIDE NAMES_ASIDE "dem-truoc"

enum { RECORD_MAX = 4096, DAY_TEXT = 10 };

static const struct {
    const char *key;
    size_t at; /* of an int64_t */
} numbers[] = {
    {"ma", offsetof(struct last_night, status)},
    {"lap", offsetof(struct last_night, made)},
    {"loi", offsetof(struct last_night, failed)},
    {"de_yen", offsetof(struct last_night, left)},
};
enum { NUMBERS = sizeof numbers / sizeof numbers[0] };

bool
last_night_write(const char *output, const struct last_night *n, struct err *e) {
    struct arena a = ARENA_EMPTY;
    const char *aside = fs_join(&a, output, ASIDE);
    struct buf b = {0};
    bool ok;

    buf_fmt(&b, "luc %s\n", n->time);
    for (size_t i = 0; i < NUMBERS; i++) {
        buf_fmt(&b, "%s %lld\n", numbers[i].key,
                (long long)*(const int64_t *)(const void *)((const char *)n + numbers[i].at));
    }
    ok = fs_remove_tree(aside, e) && fs_write_new(aside, b.p, b.n, e) &&
         fs_rename(aside, fs_join(&a, output, NAME), e);
    buf_free(&b);
    arena_free(&a);
    return ok;
}

/* "key value" into the field that the key names. */
static bool
take_line(struct arena *a, str line, struct last_night *out) {
    str key;
    const str value = str_cut(line, ' ', &key);

    if (str_eq(key, STR("luc"))) {
        out->time = str_keep(a, value).p;
        return value.n > DAY_TEXT && period_parse_iso((str){value.p, DAY_TEXT}, &out->day);
    }
    for (size_t i = 0; i < NUMBERS; i++) {
        if (str_eq(key, str_from(numbers[i].key))) {
            return num_parse_int(value, (int64_t *)(void *)((char *)out + numbers[i].at));
        }
    }
    return false;
}

bool
last_night_read(struct arena *a, const char *output, struct last_night *out, struct err *e) {
    const char *path = fs_join(a, output, NAME);
    struct buf b = {0};
    str rest;
    bool whole = true;

    *out = (struct last_night){.time = NULL};
    if (!fs_exists(path)) {
        return true;
    }
    if (!fs_slurp(path, RECORD_MAX, &b, e)) {
        return false;
    }
    rest = buf_view(&b);
    while (rest.n > 0) {
        str line;

        rest = str_cut(rest, '\n', &line);
        whole = whole && take_line(a, line, out);
    }
    if (!whole) {
        *out = (struct last_night){.time = NULL};
    }
    buf_free(&b);
    return true;
}
