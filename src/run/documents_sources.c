/* documents_sources - the files that shaped the documents, for the manifest.  See documents.h. */

#include <stdio.h>
#include <string.h>

#include "base/fs.h"
#include "conf/names.h"
#include "ingest/boundaries.h"
#include "run/documents.h"

#define ANNEX_ENDING ".ini" /* the file of an annex is named by its id */

static void
put(struct manifest_source *v, size_t *n, const char *kind, const char *name, const char *path) {
    v[(*n)++] = (struct manifest_source){.kind = kind, .name = name, .path = path};
}

/* How often reports take a part in. */
static size_t
part_uses(const struct documents *s) {
    size_t n = 0;

    for (size_t i = 0; i < s->reports; i++) {
        for (size_t k = 0; prose_part(s->report[i].text, k) != NULL; k++) {
            n++;
        }
    }
    return n;
}

/* The parts that reports take in, each once. */
static void
put_parts(const struct documents *s, struct arena *a, struct manifest_source *v, size_t *n) {
    const size_t first = *n;

    for (size_t i = 0; i < s->reports; i++) {
        const char *path;

        for (size_t k = 0; (path = prose_part(s->report[i].text, k)) != NULL; k++) {
            size_t at = first;

            while (at < *n && strcmp(v[at].path, path) != 0) {
                at++;
            }
            if (at == *n) {
                put(v, n, "template", fs_join(a, NAMES_REPORTS "/doan", strrchr(path, '/') + 1),
                    path);
            }
        }
    }
}

static uint32_t
files_of(struct ledger *l) {
    return l == NULL ? 0 : ledger_files(l);
}

static size_t
earlier_files(const struct gather *g) {
    size_t n = 0;

    for (unsigned k = 0; k < ARREARS_PERIODS - 1; k++) {
        n += files_of(g->earlier[k].ledger);
    }
    return n;
}

/* Extracts of another period that lists are made from. */
static void
put_extracts(struct ledger *l, struct arena *a, const char *input, const char *kind,
             struct manifest_source *v, size_t *n) {
    for (uint32_t i = 0; i < files_of(l); i++) {
        const struct ledger_file *f = ledger_file(l, i);
        const char *name = str_keep(a, ledger_path(f)).p;

        if (*n == 0 || strcmp(v[*n - 1].name, name) != 0) { /* a further sheet of the same file */
            put(v, n, kind, name, fs_join(a, input, name));
            v[*n - 1].sha256 = f->sha256[0] == '\0' ? NULL : f->sha256;
        }
    }
}

void
documents_sources(const struct documents *s, struct arena *a, const struct gather *g,
                  const struct fonts *fonts, const struct manifest_source **out, size_t *n) {
    const size_t most = s->annexes.n + s->reports + part_uses(s) + g->forms.n + g->histories +
                        files_of(g->past.ledger) + files_of(g->last.ledger) + earlier_files(g) +
                        FONTS_STYLES + 2;
    struct manifest_source *v = arena_array(a, struct manifest_source, most);
    const char *profile = fs_join(a, g->r.input, NAMES_PROFILE);

    *n = 0;
    *out = v;
    if (fs_exists(profile)) {
        put(v, n, "profile", NAMES_PROFILE, profile);
    }
    if (g->boundaries.n > 0) {
        put(v, n, "boundaries", BOUNDARIES_FILE, fs_join(a, g->r.input, BOUNDARIES_FILE));
    }
    for (size_t i = 0; i < s->annexes.n; i++) {
        const str id = annex_id(s->annexes.annex[i]);
        char *name = arena_array(a, char, id.n + sizeof ANNEX_ENDING);

        (void)snprintf(name, id.n + sizeof ANNEX_ENDING, STR_FMT ANNEX_ENDING, STR_ARG(id));
        put(v, n, "template", fs_join(a, NAMES_ANNEXES, name),
            fs_join(a, fs_join(a, s->r.templates, NAMES_ANNEXES), name));
    }
    for (size_t i = 0; i < s->reports; i++) {
        put(v, n, "template", fs_join(a, NAMES_REPORTS, strrchr(s->report[i].path, '/') + 1),
            s->report[i].path);
    }
    put_parts(s, a, v, n);
    for (size_t i = 0; i < g->forms.n; i++) {
        put(v, n, "template", fs_join(a, NAMES_FORMS, strrchr(g->forms.form[i].path, '/') + 1),
            g->forms.form[i].path);
    }
    for (size_t i = 0; i < g->histories; i++) {
        put(v, n, "history", g->history[i].name, g->history[i].path);
    }
    put_extracts(g->past.ledger, a, g->r.input, "ky_truoc", v, n);
    put_extracts(g->last.ledger, a, g->r.input, "quy_cuoi", v, n);
    for (unsigned k = 0; k < ARREARS_PERIODS - 1; k++) {
        put_extracts(g->earlier[k].ledger, a, g->r.input, "ky_truoc", v, n);
    }
    for (size_t i = 0; i < FONTS_STYLES; i++) {
        put(v, n, "font", strrchr(fonts->path[i], '/') + 1, fonts->path[i]);
    }
}
