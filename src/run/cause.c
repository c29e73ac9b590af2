/* cause - one SHA-256 over everything that decides the bytes of a set.  See cause.h. */

#include "run/cause.h"

#include <string.h>

#include "base/buf.h"
#include "base/fs.h"
#include "run/gather.h"
#include "run/manifest.h"
#include "run/seal.h"
#include "run/version.h"

#define DATA_NAME "so-lieu.csv"

const char *
cause_options(struct arena *a, const struct profile *p, const char *more) {
    struct buf b = {0};
    const char *text;

    for (unsigned i = 0; i < PROFILE_COUNT; i++) {
        if (p->v[i].origin == PROFILE_ENV || p->v[i].origin == PROFILE_OPTION) {
            const struct profile_row *r = profile_row((enum profile_id)i);

            buf_fmt(&b, "%s.%s=" STR_FMT "\n", r->section, r->key, STR_ARG(p->v[i].text));
        }
    }
    buf_text(&b, more);
    text = str_keep(a, str_from(buf_z(&b))).p;
    buf_free(&b);
    return text;
}

struct sum {
    struct arena arena;
    struct digest *digest;
    struct err *e;
};

static void
add_text(struct sum *s, const char *text) {
    digest_add(s->digest, text, strlen(text) + 1); /* the NUL parts one from the next */
}

/* A file by its name in the set's world and its own digest; a missing one by its name alone. */
static bool
add_file(struct sum *s, const char *name, const char *path) {
    char hex[DIGEST_HEX] = "-";

    add_text(s, name);
    if (fs_exists(path) && !digest_file(path, hex, s->e)) {
        return false;
    }
    add_text(s, hex);
    return true;
}

/* Every file below dir, or only those directly in it. */
static bool
add_folder(struct sum *s, const char *name, const char *dir, bool deep) {
    struct fs_list files;

    add_text(s, name);
    if (!fs_is_dir(dir)) {
        return true;
    }
    if (deep ? !fs_walk(&s->arena, dir, &files, s->e) : !fs_list(&s->arena, dir, &files, s->e)) {
        return false;
    }
    for (size_t i = 0; i < files.n; i++) {
        if (!files.e[i].is_dir &&
            !add_file(s, files.e[i].name, fs_join(&s->arena, dir, files.e[i].name))) {
            return false;
        }
    }
    return true;
}

/* Employers and tax payers of the period before, which those of this one are compared with. */
static bool
add_past(struct sum *s, const struct cause_request *r) {
    char ky[PERIOD_TEXT];
    const char *dir;
    struct fs_list files;

    period_text(ky, period_before(r->period));
    dir = fs_join(&s->arena, r->input, ky);
    add_text(s, ky);
    if (!fs_is_dir(dir)) {
        return true;
    }
    if (!fs_list(&s->arena, dir, &files, s->e)) {
        return false;
    }
    for (size_t i = 0; i < files.n; i++) {
        const char *name = files.e[i].name;

        if (!files.e[i].is_dir &&
            (strncmp(name, "don_vi", 6) == 0 || strncmp(name, "thue", 4) == 0) &&
            !add_file(s, name, fs_join(&s->arena, dir, name))) {
            return false;
        }
    }
    return true;
}

/* What a half or a year tells of a quarter beside its figures (run/gather.h, gather_quarters): sealed,
 * provisional, forced, its calendar and population. */
static bool
add_standing(struct sum *s, const char *output, const char *set) {
    const char *name = fs_join(&s->arena, set, MANIFEST_NAME);
    bool sealed = false;

    if (!seal_is_sealed(output, set, &sealed, s->e)) {
        return false;
    }
    add_text(s, sealed ? "sealed" : "open");
    return add_file(s, name, fs_join(&s->arena, output, name));
}

/* The published figures of one period, by their newest set; of a quarter that is a part of the set, how they
 * stand too. */
static bool
add_period(struct sum *s, const char *output, struct period p, bool is_part) {
    const char *newest = NULL;
    const char *next = NULL;
    char ky[PERIOD_TEXT];

    period_text(ky, p);
    if (!seal_newest(&s->arena, output, ky, &newest, &next, s->e)) {
        return false;
    }
    newest = newest == NULL ? ky : newest;
    if (is_part && !add_standing(s, output, newest)) {
        return false;
    }
    newest = fs_join(&s->arena, newest, DATA_NAME);
    return add_file(s, newest, fs_join(&s->arena, output, newest));
}

/* The figures of the periods that a set compares with or is compiled from, of the quarters that
 * stand in for a half or a year, and of the year ends in the annex by year. */
static bool
add_others(struct sum *s, const struct cause_request *r) {
    const struct period other[] = {r->period, period_before(r->period), period_year_ago(r->period),
                                   period_start_of_year(r->period)};

    for (size_t i = 0; i < sizeof other / sizeof other[0]; i++) {
        struct period quarter[4];
        const size_t n = other[i].kind == PERIOD_HALF || other[i].kind == PERIOD_YEAR
                             ? period_quarters(other[i], quarter)
                             : 0;

        if (i > 0 && !add_period(s, r->output, other[i], false)) {
            return false;
        }
        for (size_t q = 0; q < n; q++) {
            if (!add_period(s, r->output, quarter[q], i == 0)) {
                return false;
            }
        }
    }
    for (int y = r->period.year - GATHER_YEARS_BACK; y < r->period.year; y++) {
        if (!add_period(s, r->output, (struct period){PERIOD_QUARTER, y, 4}, false)) {
            return false;
        }
    }
    return true;
}

bool
cause_digest(const struct cause_request *r, char hex[DIGEST_HEX], struct err *e) {
    struct sum s = {.digest = digest_new(), .e = e};
    char ky[PERIOD_TEXT];
    char as_of[PERIOD_TEXT] = "-";
    bool ok;

    period_text(ky, r->period);
    if (r->as_of != PERIOD_NO_DATE) {
        period_iso(as_of, r->as_of);
    }
    add_text(&s, VERSION_NAME " " VERSION_TEXT);
    add_text(&s, ky);
    add_text(&s, as_of);
    add_text(&s, r->options);
    ok = add_folder(&s, "input", r->input, false) &&
         add_folder(&s, "danh_muc", fs_join(&s.arena, r->input, "danh_muc"), true) &&
         add_folder(&s, "lich_su", fs_join(&s.arena, r->input, "lich_su"), true) &&
         add_folder(&s, ky, fs_join(&s.arena, r->input, ky), true) && add_past(&s, r) &&
         add_folder(&s, "phu-luc", fs_join(&s.arena, r->templates, "phu-luc"), true) &&
         add_folder(&s, "bao-cao", fs_join(&s.arena, r->templates, "bao-cao"), true) &&
         add_folder(&s, "fonts", r->fonts, true) && add_others(&s, r);
    digest_end(s.digest, hex);
    arena_free(&s.arena);
    return ok;
}
