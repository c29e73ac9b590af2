/* fingerprint - one SHA-256 over everything that decides the bytes of a set.  See fingerprint.h. */

#include "run/fingerprint.h"

#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/fs.h"
#include "base/litter.h"
#include "conf/names.h"
#include "figures/outliers.h"
#include "ingest/by_hand.h"
#include "ingest/extract_folder.h"
#include "measure/fonts.h"
#include "run/gather.h"
#include "store/manifest.h"
#include "store/seal.h"
#include "store/version.h"

const char *
fingerprint_options(struct arena *a, const struct profile *p, const char *more) {
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
    struct known_files *known;
    struct err *e;
};

static void
add_text(struct sum *s, const char *text) {
    digest_add(s->digest, text, strlen(text) + 1); /* the NUL parts one from the next */
}

#define NO_FILE "-" /* in place of a digest */

/* A file by its name in the set's world and its own digest; a missing one by its name alone. */
static bool
add_file(struct sum *s, const char *name, const char *path) {
    char hex[DIGEST_HEX] = NO_FILE;

    add_text(s, name);
    if (fs_exists(path) && !known_files_digest(s->known, path, hex, s->e)) {
        return false;
    }
    add_text(s, hex);
    return true;
}

/* The same of a file that was loaded, or was not there. */
static void
add_loaded(struct sum *s, const char *name, const struct ini *file) {
    char hex[DIGEST_HEX] = NO_FILE;

    add_text(s, name);
    if (file->path != NULL) {
        digest_bytes(file->bytes.p, file->bytes.n, hex);
    }
    add_text(s, hex);
}

/* Every file below dir, or only those directly in it, but for one. */
static bool
add_folder(struct sum *s, const char *name, const char *dir, bool deep, const char *without) {
    struct fs_list files;

    add_text(s, name);
    if (!fs_is_dir(dir)) {
        return true;
    }
    if (deep ? !fs_walk(&s->arena, dir, &files, s->e) : !fs_list(&s->arena, dir, &files, s->e)) {
        return false;
    }
    for (size_t i = 0; i < files.n; i++) {
        if (!files.e[i].is_dir && !litter_is(files.e[i].name) &&
            strcmp(files.e[i].name, without) != 0 &&
            !add_file(s, files.e[i].name, fs_join(&s->arena, dir, files.e[i].name))) {
            return false;
        }
    }
    return true;
}

enum whom { EMPLOYERS, EVERYBODY };

/* Employers and tax payers of another period, which those of this one are compared with or which its lists are made
 * of, and what offices counted by hand; its people, where who came and went since is counted.  Or its employers alone. */
static bool
add_extracts(struct sum *s, const struct fingerprint_request *r, struct period p, enum whom whom) {
    char ky[PERIOD_TEXT];
    const char *dir;
    struct fs_list files;

    period_text(ky, p);
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
        enum schema_table t;

        if (files.e[i].is_dir || !(extract_begins_table(name, &t) || by_hand_names(name))) {
            continue;
        }
        if (whom == EMPLOYERS && (by_hand_names(name) || t != SCHEMA_DON_VI)) {
            continue;
        }
        if (!add_file(s, name, fs_join(&s->arena, dir, name))) {
            return false;
        }
    }
    return true;
}

/* The employers of the periods before `last`, whose late payment is counted with the one of that period. */
static bool
add_late(struct sum *s, const struct fingerprint_request *r, struct period last) {
    for (unsigned k = 0; k < ARREARS_PERIODS - 1; k++) {
        last = period_before(last);
        if (!add_extracts(s, r, last, EMPLOYERS)) {
            return false;
        }
    }
    return true;
}

/* Of a half or a year those of its last quarter, and of the last one of the period before. */
static bool
add_past(struct sum *s, const struct fingerprint_request *r) {
    const struct period before = period_before(r->period);
    struct period quarter[4];
    size_t n;

    if (!period_is_compiled(r->period)) {
        return add_extracts(s, r, before, EVERYBODY) && add_late(s, r, r->period);
    }
    n = period_quarters(r->period, quarter);
    if (!add_extracts(s, r, quarter[n - 1], EVERYBODY) || !add_late(s, r, quarter[n - 1])) {
        return false;
    }
    n = period_quarters(before, quarter);
    return add_extracts(s, r, quarter[n - 1], EVERYBODY);
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
    newest = fs_join(&s->arena, newest, NAMES_DATA);
    return add_file(s, newest, fs_join(&s->arena, output, newest));
}

/* The manifest of the period before: its files and their total lines are looked for again (run/gates.h). */
static bool
add_delivery_before(struct sum *s, const struct fingerprint_request *r) {
    const char *newest = NULL;
    const char *next = NULL;
    char ky[PERIOD_TEXT];

    period_text(ky, period_before(r->period));
    if (!seal_newest(&s->arena, r->output, ky, &newest, &next, s->e)) {
        return false;
    }
    newest = fs_join(&s->arena, newest == NULL ? ky : newest, MANIFEST_NAME);
    return add_file(s, newest, fs_join(&s->arena, r->output, newest));
}

/* The periods that figures out of line are told by. */
static bool
add_back(struct sum *s, const struct fingerprint_request *r) {
    struct period p = r->period;

    for (size_t k = 0; k < OUTLIERS_BACK; k++) {
        p = period_before(p);
        if ((p.kind == PERIOD_QUARTER || p.kind == PERIOD_MONTH) &&
            !add_period(s, r->output, p, false)) {
            return false;
        }
    }
    return true;
}

/* The figures of the periods that a set compares with or is compiled from, of the quarters that
 * stand in for a half or a year, and of the year ends in the annex by year. */
static bool
add_others(struct sum *s, const struct fingerprint_request *r) {
    const struct period other[] = {r->period, period_before(r->period), period_year_ago(r->period),
                                   period_start_of_year(r->period)};

    for (size_t i = 0; i < sizeof other / sizeof other[0]; i++) {
        struct period quarter[4];
        const size_t n = period_quarters(other[i], quarter);

        if (i > 0 && !add_period(s, r->output, other[i], false)) {
            return false;
        }
        for (size_t q = 0; q < n; q++) {
            if (!add_period(s, r->output, quarter[q], i == 0)) {
                return false;
            }
        }
    }
    if (!add_back(s, r)) {
        return false;
    }
    for (int y = r->period.year - GATHER_YEARS_BACK; y < r->period.year; y++) {
        if (!add_period(s, r->output, (struct period){PERIOD_QUARTER, y, 4}, false)) {
            return false;
        }
    }
    return true;
}

/* The files themselves, which may stand elsewhere and be other ones than the list has recorded; a list that cannot be
 * used is what the run itself refuses.  A fault of the disk is no other font. */
static bool
add_fonts_in_use(struct sum *s, const char *dir) {
    struct fonts fonts = {0};
    struct err why;

    if (fonts_load(&s->arena, dir, &fonts, &why)) {
        for (size_t i = 0; i < FONTS_STYLES; i++) {
            add_text(s, fonts.sha256[i]);
        }
    } else if (why.kind == ERR_IO) {
        *s->e = why;
        return false;
    }
    return true;
}

/* The words of the quarters, which a half or a year prints too. */
static bool
add_words(struct sum *s, const struct fingerprint_request *r) {
    struct period quarter[4];
    const size_t n = period_quarters(r->period, quarter);

    for (size_t q = 0; q < n; q++) {
        char ky[PERIOD_TEXT];

        period_text(ky, quarter[q]);
        if (!add_folder(s, ky, fs_join(&s->arena, fs_join(&s->arena, r->input, ky), NAMES_REMARKS),
                        false, "")) {
            return false;
        }
    }
    return true;
}

static bool
add_part(struct sum *s, const struct fingerprint_request *r, enum fingerprint_part part,
         const char *ky) {
    char as_of[PERIOD_TEXT] = "-"; /* or another short text */

    switch (part) {
    case FINGERPRINT_EXTRACTS:
        return add_folder(s, ky, fs_join(&s->arena, r->input, ky), true, "") && add_words(s, r);
    case FINGERPRINT_PROFILE:
        if (r->profile != NULL) {
            add_loaded(s, NAMES_PROFILE, &r->profile->ini);
            return true;
        }
        return add_file(s, NAMES_PROFILE, fs_join(&s->arena, r->input, NAMES_PROFILE));
    case FINGERPRINT_LISTS:
        return add_folder(s, "input", r->input, false, NAMES_PROFILE) &&
               add_folder(s, NAMES_LISTS, fs_join(&s->arena, r->input, NAMES_LISTS), true, "");
    case FINGERPRINT_OTHERS:
        return add_folder(s, NAMES_HISTORY, fs_join(&s->arena, r->input, NAMES_HISTORY), true,
                          "") &&
               add_past(s, r) && add_delivery_before(s, r) && add_others(s, r);
    case FINGERPRINT_TEMPLATES:
        return add_folder(s, NAMES_ANNEXES, fs_join(&s->arena, r->templates, NAMES_ANNEXES), true,
                          "") &&
               add_folder(s, NAMES_REPORTS, fs_join(&s->arena, r->templates, NAMES_REPORTS), true,
                          "") &&
               add_folder(s, NAMES_FORMS, fs_join(&s->arena, r->templates, NAMES_FORMS), true, "");
    case FINGERPRINT_FONTS:
        return add_folder(s, "fonts", r->fonts, true, "") && add_fonts_in_use(s, r->fonts);
    case FINGERPRINT_PROGRAM:
        add_text(s, VERSION_NAME " " VERSION_TEXT);
        return true;
    case FINGERPRINT_RULES:
        (void)snprintf(as_of, sizeof as_of, "%d", VERSION_RULES);
        add_text(s, as_of);
        return true;
    case FINGERPRINT_OPTIONS:
        add_text(s, r->options);
        return true;
    case FINGERPRINT_SETTINGS:
        add_text(s, r->settings);
        return true;
    case FINGERPRINT_DAY:
        if (r->as_of != PERIOD_NO_DATE) {
            period_iso(as_of, r->as_of);
        }
        add_text(s, as_of);
        return true;
    case FINGERPRINT_PART_COUNT:
        break;
    }
    return true;
}

void
fingerprint_options_digest(const char *options, char hex[DIGEST_HEX]) {
    struct sum s = {.digest = digest_new()};

    add_text(&s, options);
    digest_end(s.digest, hex);
}

/* The parts of the mask, bit p for each. */
static bool
digest_parts(const struct fingerprint_request *r, unsigned mask, struct fingerprint *out,
             struct err *e) {
    struct sum s = {.e = e, .known = r->known};
    char ky[PERIOD_TEXT];
    bool ok = true;

    *out = (struct fingerprint){.whole = ""};
    period_text(ky, r->period);
    for (unsigned p = 0; ok && p < FINGERPRINT_PART_COUNT; p++) {
        if ((mask >> p & 1U) != 0) {
            s.digest = digest_new();
            ok = add_part(&s, r, (enum fingerprint_part)p, ky);
            digest_end(s.digest, out->part[p]);
        }
    }
    arena_free(&s.arena);
    return ok;
}

/* The whole is the digest of the period and of the parts' digests. */
bool
fingerprint_digest(const struct fingerprint_request *r, struct fingerprint *out, struct err *e) {
    struct digest *whole = digest_new();
    char ky[PERIOD_TEXT];
    const bool ok = digest_parts(r, ~0U, out, e);

    period_text(ky, r->period);
    digest_add(whole, ky, strlen(ky) + 1);
    for (unsigned p = 0; p < FINGERPRINT_PART_COUNT; p++) {
        digest_add(whole, out->part[p], DIGEST_HEX);
    }
    digest_end(whole, out->whole);
    return ok;
}

bool
fingerprint_figures(const struct fingerprint_request *r, struct fingerprint *out, struct err *e) {
    return digest_parts(r, ~(1U << FINGERPRINT_FONTS | 1U << FINGERPRINT_OPTIONS), out, e);
}

static const struct {
    const char *id, *text;
} part_row[FINGERPRINT_PART_COUNT] = {
#define FINGERPRINT_ROW(NAME, id, text) [FINGERPRINT_##NAME] = {id, text},
    FINGERPRINT_PARTS(FINGERPRINT_ROW)
#undef FINGERPRINT_ROW
};

const char *
fingerprint_part_id(enum fingerprint_part p) {
    return part_row[p].id;
}

bool
fingerprint_of_set(const char *folder, struct fingerprint *out, struct err *e) {
    bool ok = manifest_cause(folder, NULL, out->whole, e);

    for (unsigned p = 0; p < FINGERPRINT_PART_COUNT; p++) {
        out->part[p][0] = '\0';
        ok = ok && manifest_cause(folder, part_row[p].id, out->part[p], e);
    }
    if (!ok) {
        out->whole[0] = '\0';
    }
    return ok || e->kind == ERR_DATA || e->kind == ERR_NOINPUT;
}

bool
fingerprint_same(const struct fingerprint *a, const struct fingerprint *b) {
    return strcmp(a->whole, b->whole) == 0;
}

static bool
is_known_same(const struct fingerprint *a, const struct fingerprint *b, unsigned part) {
    return a->part[part][0] != '\0' && strcmp(a->part[part], b->part[part]) == 0;
}

bool
fingerprint_same_but_day(const struct fingerprint *a, const struct fingerprint *b) {
    for (unsigned p = 0; p < FINGERPRINT_PART_COUNT; p++) {
        if (p != FINGERPRINT_DAY && !is_known_same(a, b, p)) {
            return false;
        }
    }
    return true;
}

bool
fingerprint_same_data(const struct fingerprint *a, const struct fingerprint *b) {
    return is_known_same(a, b, FINGERPRINT_EXTRACTS) && is_known_same(a, b, FINGERPRINT_LISTS) &&
           is_known_same(a, b, FINGERPRINT_PROFILE) && is_known_same(a, b, FINGERPRINT_OTHERS);
}

void
fingerprint_changes(const struct fingerprint *was, const struct fingerprint *is, struct buf *out) {
    for (unsigned p = 0; p < FINGERPRINT_PART_COUNT; p++) {
        if (was->part[p][0] != '\0' && is->part[p][0] != '\0' &&
            strcmp(was->part[p], is->part[p]) != 0) {
            buf_text(out, out->n > 0 ? ", " : "");
            buf_text(out, part_row[p].text);
        }
    }
}
