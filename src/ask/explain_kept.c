/*
 * explain_kept - the counts behind a figure, as the published set of the period has kept them.  See explain_parts.h.
 */

#include <string.h>

#include "ask/explain.h"
#include "ask/explain_parts.h"
#include "base/field.h"
#include "base/fs.h"
#include "base/map.h"
#include "conf/names.h"
#include "figures/snapshot.h"
#include "run/fingerprint.h"
#include "run/origin.h"
#include "store/manifest.h"
#include "store/seal.h"

/* The rows of so-dong.csv, on their way to the parts. */
struct taking {
    struct explainer *x;
    struct map files; /* a path as origin_write writes it -> its index among the set's inputs */
};

static void
on_row(void *ctx, const struct origin_row *row) {
    const struct taking *t = ctx;
    struct explainer *x = t->x;
    const bool tinh = x->r->level == MEMBER_TINH;
    const uint32_t file = map_get(&t->files, row->file);
    uint32_t ind;

    if (row->level != (tinh ? MEMBER_XA : x->r->level) || file == MAP_NONE ||
        (!tinh && !str_eq(row->code, member_code(&x->g.members, x->r->level, x->line)))) {
        return;
    }
    ind = indicator_find(&x->g.indicators, row->indicator);
    for (size_t i = 0; i < x->parts; i++) {
        if (explain_belongs(x->part[i].ind, ind)) {
            explain_tally_of(&x->part[i], file)->rows += (uint64_t)row->rows;
            x->part[i].sum += row->value;
        }
    }
}

/* Read the counts; the files are told by the names and in the order of the set's manifest. */
static bool
take_rows(struct explainer *x, const char *folder, struct err *e) {
    struct arena *a = &x->g.arena;
    struct taking t = {.x = x};
    struct manifest_input *in = NULL;
    struct buf path = {0};
    size_t n = 0;
    str *name;
    bool ok = manifest_inputs(a, folder, &in, &n, e);

    map_init(&t.files, a);
    name = arena_array(a, str, n + 1);
    for (size_t i = 0; i < n; i++) {
        buf_clear(&path);
        field_put(&path, str_from(in[i].path));
        name[map_put(&t.files, buf_view(&path), NULL)] = str_from(in[i].path);
    }
    buf_free(&path);
    x->file = name;
    ok = ok && origin_read(fs_join(a, folder, ORIGIN_FILE), on_row, &t, e);
    map_free(&t.files);
    return ok;
}

/* Whether the set's figures are those that the files as they are now would give. */
static bool
holds(struct explainer *x, const char *set, const char *folder, bool *out, struct err *e) {
    struct arena *a = &x->g.arena;
    struct known_files *known = known_files_load(x->r->output);
    const struct fingerprint_request r = {.input = x->r->input,
                                          .output = x->r->output,
                                          .templates = x->r->templates,
                                          .period = x->r->period,
                                          .settings = fingerprint_options(a, x->r->profile, ""),
                                          .profile = x->r->profile,
                                          .known = known,
                                          .as_of = PERIOD_NO_DATE};
    struct fingerprint was;
    struct fingerprint is;
    struct manifest_output *made = NULL;
    size_t n = 0;
    struct buf why = {0};
    struct buf note = {0};
    const bool ok = fingerprint_of_set(folder, &was, e) && fingerprint_figures(&r, &is, e) &&
                    manifest_outputs(a, folder, &made, &n, e);

    known_files_free(known);
    if (ok) {
        fingerprint_changes(&was, &is, &why);
        if (why.n == 0 && (!manifest_is_whole(folder, made, n, NAMES_DATA) ||
                           !manifest_is_whole(folder, made, n, ORIGIN_FILE))) {
            buf_text(&why, "tệp số liệu của bộ");
        }
        *out = why.n == 0;
    }
    if (why.n > 0) {
        buf_fmt(&note,
                "từ khi phát hành bộ %s đã thay đổi: %s; con số dưới đây được đếm lại theo hiện "
                "tại, có thể khác bộ đó.",
                set, why.p);
        x->changed = str_keep(a, buf_view(&note));
    }
    buf_free(&why);
    buf_free(&note);
    return ok;
}

/* Back to nothing counted: a file of the set that cannot be read is no reason not to explain. */
static void
forget(struct explainer *x) {
    for (size_t i = 0; i < x->parts; i++) {
        for (uint32_t f = 0; f < x->part[i].files; f++) {
            x->part[i].file[f].rows = 0;
        }
        x->part[i].sum = 0;
    }
    x->file = NULL;
}

bool
explain_kept(struct explainer *x, bool *kept, struct err *e) {
    struct arena *a = &x->g.arena;
    const struct cube *c = NULL;
    const char *set = NULL;
    const char *next = NULL;
    const char *folder;
    char ky[PERIOD_TEXT];
    struct err why = {0};
    bool same = false;

    *kept = false;
    period_text(ky, x->r->period);
    if (x->r->rows || snapshot_on_old_communes(x->r->period)) {
        return true;
    }
    if (!seal_newest(a, x->r->output, ky, &set, &next, e)) {
        return false;
    }
    if (set == NULL) {
        return true;
    }
    folder = fs_join(a, x->r->output, set);
    if (!fs_exists(fs_join(a, folder, ORIGIN_FILE)) ||
        !fs_exists(fs_join(a, folder, MANIFEST_NAME))) {
        return true;
    }
    if (!holds(x, set, folder, &same, &why) || !same) {
        return true;
    }
    if (!gather_find(&x->g, x->r->period, &c, &set, &why) || c == NULL ||
        !take_rows(x, folder, &why)) {
        forget(x);
        return true;
    }
    x->g.now = arena_new(a, struct cube);
    *x->g.now = *c;
    x->set = set;
    *kept = true;
    return true;
}
