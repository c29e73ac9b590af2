/* period_state - which periods an office has worked on, and how far each of them is.  See period_state.h. */

#include "run/period_state.h"

#include <stdio.h>

#include "base/fs.h"
#include "conf/names.h"
#include "ingest/typed_figures.h"
#include "run/gather.h"
#include "store/manifest.h"
#include "store/seal.h"

struct finder {
    struct period_state_period *v;
    size_t n;
};

/* Its place in the list, which is in order and has room. */
static struct period_state_period *
place_of(struct finder *f, struct period p) {
    size_t i = f->n;

    while (i > 0 && period_compare(f->v[i - 1].period, p) > 0) {
        i--;
    }
    if (i > 0 && period_equal(f->v[i - 1].period, p)) {
        return &f->v[i - 1];
    }
    for (size_t k = f->n++; k > i; k--) {
        f->v[k] = f->v[k - 1];
    }
    f->v[i] = (struct period_state_period){.period = p};
    return &f->v[i];
}

/* "2026-Q1", and in the output folder its revisions "2026-Q1.dc2". */
static bool
name_of(const struct fs_entry *f, bool revisions, struct period *out) {
    struct err ignored;
    str ky = str_from(f->name);

    if (revisions) {
        (void)str_cut(ky, '.', &ky);
    }
    return f->is_dir && period_parse(ky, out, &ignored);
}

bool
period_state_list(struct arena *a, const char *input, const char *output,
                  struct period_state_period **out, size_t *n, struct err *e) {
    struct fs_list in = {NULL, 0};
    struct fs_list made = {NULL, 0};
    struct finder f = {NULL, 0};
    struct period p;

    if ((fs_is_dir(input) && !fs_list(a, input, &in, e)) ||
        (fs_is_dir(output) && !fs_list_any(a, output, &made, e))) {
        return false;
    }
    f.v = arena_array(a, struct period_state_period, in.n + made.n + 1);
    for (size_t i = 0; i < in.n; i++) {
        if (name_of(&in.e[i], false, &p)) {
            place_of(&f, p)->input = true;
        }
    }
    for (size_t i = 0; i < made.n; i++) {
        if (name_of(&made.e[i], true, &p)) {
            place_of(&f, p)->output = true;
        }
    }
    *out = f.v;
    *n = f.n;
    return true;
}

bool
period_state_of(struct arena *a, const char *output, struct period p, enum period_state *out,
                struct err *e) {
    struct manifest_basis basis;
    const char *newest = NULL;
    const char *next = NULL;
    char ky[PERIOD_TEXT];
    bool sealed = false;

    *out = PERIOD_STATE_NOTHING;
    period_text(ky, p);
    if (!seal_newest(a, output, ky, &newest, &next, e) ||
        (newest != NULL && !seal_is_sealed(output, newest, &sealed, e))) {
        return false;
    }
    if (newest == NULL) {
        return true;
    }
    if (sealed) {
        *out = PERIOD_STATE_SEALED;
    } else if (manifest_basis(a, fs_join(a, output, newest), &basis, e)) {
        *out = basis.provisional ? PERIOD_STATE_PROVISIONAL : PERIOD_STATE_FINAL;
    } else {
        return e->kind == ERR_DATA || e->kind == ERR_NOINPUT;
    }
    return true;
}

bool
period_state_history(struct arena *a, const char *input, struct period p, bool *out,
                     struct err *e) {
    const char *dir = fs_join(a, input, NAMES_HISTORY);
    struct fs_list files = {NULL, 0};
    char ky[PERIOD_TEXT];

    *out = false;
    period_text(ky, p);
    if (fs_is_dir(dir) && !fs_list_any(a, dir, &files, e)) {
        return false;
    }
    for (size_t i = 0; i < files.n; i++) {
        *out = *out || (!files.e[i].is_dir && typed_figures_is_of(files.e[i].name, ky));
    }
    return true;
}
