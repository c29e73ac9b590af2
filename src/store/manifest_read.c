/* manifest_read - what the manifest of a published set says, and what stands there now.  See manifest.h. */

#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "base/digest.h"
#include "base/fs.h"
#include "base/litter.h"
#include "base/map.h"
#include "conf/names.h"
#include "ingest/schema.h"
#include "store/manifest.h"
#include "store/manifest_parts.h"

enum { MANIFEST_MAX = 64 * 1024 * 1024 };

static json_t *
load(const char *folder, struct err *e) {
    struct arena a = ARENA_EMPTY;
    struct buf b = {0};
    const char *path = fs_join(&a, folder, MANIFEST_NAME);
    json_error_t why;
    json_t *root = NULL;

    if (fs_slurp(path, MANIFEST_MAX, &b, e)) {
        root = json_loadb(buf_z(&b), b.n, JSON_REJECT_DUPLICATES, &why);
        if (root == NULL || !json_is_array(json_object_get(root, "outputs"))) {
            json_decref(root);
            root = NULL;
            (void)err_set(e, ERR_DATA, "%s hỏng, không đọc được", path);
        }
    }
    buf_free(&b);
    arena_free(&a);
    return root;
}

/* One recorded file against what stands in the folder. */
static enum manifest_state
state_of(const char *path, const char *sha256) {
    struct err ignored;
    char hex[DIGEST_HEX];

    if (!fs_exists(path)) {
        return MANIFEST_MISSING;
    }
    return digest_file(path, hex, &ignored) && strcmp(hex, sha256) == 0 ? MANIFEST_WHOLE
                                                                        : MANIFEST_CHANGED;
}

static bool
find_extra(const char *folder, const json_t *made,
           void (*fn)(void *ctx, const char *path, enum manifest_state s), void *ctx, size_t *bad,
           struct err *e) {
    struct arena a = ARENA_EMPTY;
    struct map known;
    struct fs_list files;
    size_t i;
    json_t *one;
    bool ok = fs_walk(&a, folder, &files, e);

    map_init(&known, &a);
    json_array_foreach(made, i, one) {
        const char *name = json_string_value(json_object_get(one, "path"));

        (void)map_put(&known, str_from(name), NULL);
    }
    for (size_t f = 0; ok && f < files.n; f++) {
        if (strcmp(files.e[f].name, MANIFEST_NAME) != 0 && !litter_is(files.e[f].name) &&
            map_get(&known, str_from(files.e[f].name)) == MAP_NONE) {
            fn(ctx, files.e[f].name, MANIFEST_EXTRA);
            ++*bad;
        }
    }
    map_free(&known);
    arena_free(&a);
    return ok;
}

bool
manifest_verify(const char *folder, void (*fn)(void *ctx, const char *path, enum manifest_state s),
                void *ctx, size_t *files, size_t *bad, struct err *e) {
    struct arena a = ARENA_EMPTY;
    json_t *root = load(folder, e);
    const json_t *made;
    json_t *one;
    size_t i;
    bool ok;

    if (root == NULL) {
        return false;
    }
    made = json_object_get(root, "outputs");
    *files = json_array_size(made);
    *bad = 0;
    json_array_foreach(made, i, one) {
        const char *name = json_string_value(json_object_get(one, "path"));
        const char *sha = json_string_value(json_object_get(one, "sha256"));
        const enum manifest_state s = name == NULL || sha == NULL
                                          ? MANIFEST_CHANGED
                                          : state_of(fs_join(&a, folder, name), sha);

        if (s == MANIFEST_MISSING && str_starts(str_from(name), STR(NAMES_RETURNS "/"))) {
            --*files; /* gone back to its sender and deleted, as it must be */
        } else if (s != MANIFEST_WHOLE) {
            fn(ctx, name == NULL ? "?" : name, s);
            ++*bad;
        }
    }
    ok = find_extra(folder, made, fn, ctx, bad, e);
    json_decref(root);
    arena_free(&a);
    return ok;
}

bool
manifest_cause(const char *folder, const char *part, char hex[65], struct err *e) {
    const char *value;
    json_t *root;

    hex[0] = '\0';
    if (!fs_is_dir(folder)) {
        return true;
    }
    root = load(folder, e);
    if (root == NULL) {
        return false;
    }
    value =
        json_string_value(part == NULL ? json_object_get(root, "cause")
                                       : json_object_get(json_object_get(root, "causes"), part));
    (void)snprintf(hex, DIGEST_HEX, "%s", value == NULL ? "" : value);
    json_decref(root);
    return true;
}

static const char *
kept(struct arena *a, const json_t *o, const char *name) {
    const char *v = json_string_value(json_object_get(o, name));

    return v == NULL ? "" : str_keep(a, str_from(v)).p;
}

static uint64_t
count_of(const json_t *o, const char *name) {
    return (uint64_t)json_integer_value(json_object_get(o, name));
}

static bool
is_extract(str table) {
    for (unsigned t = 0; t < SCHEMA_EXTRACTS; t++) {
        if (str_eq(table, str_from(schema_name((enum schema_table)t)))) {
            return true;
        }
    }
    return false;
}

/* Of the extracts alone: every period reads the same lists beside them. */
static struct ledger_account
account(const json_t *inputs) {
    struct ledger_account sum = {0};
    const json_t *one;
    str last = {NULL, 0};
    size_t i;

    json_array_foreach(inputs, i, one) {
        str file;

        if (!is_extract(str_from(json_string_value(json_object_get(one, "table"))))) {
            continue;
        }
        (void)str_cut(str_from(json_string_value(json_object_get(one, "path"))), '[', &file);
        sum.files += !str_eq(file, last);
        last = file;
        sum.read += count_of(one, "read");
        sum.accepted += count_of(one, "accepted");
        sum.rejected += count_of(one, "rejected");
        sum.duplicate += count_of(one, "duplicate");
    }
    return sum;
}

bool
manifest_basis(struct arena *a, const char *folder, struct manifest_basis *out, struct err *e) {
    json_t *root = load(folder, e);
    const json_t *o;

    if (root == NULL) {
        return false;
    }
    o = json_object_get(root, "basis");
    *out = (struct manifest_basis){
        .calendar = kept(a, o, MANIFEST_CALENDAR),
        .population = kept(a, o, MANIFEST_POPULATION),
        .population_at = kept(a, o, MANIFEST_POPULATION_AT),
        .provisional = json_is_true(json_object_get(root, "provisional")),
        .forced = json_is_true(json_object_get(root, "forced")),
        .draft = json_is_true(json_object_get(root, "draft")),
        .partial = kept(a, root, "only")[0] != '\0' || kept(a, root, "xa")[0] != '\0',
        .closing = PERIOD_NO_DATE,
        .rules = json_is_integer(json_object_get(root, "rules"))
                     ? (int64_t)json_integer_value(json_object_get(root, "rules"))
                     : 1,
        .rows = account(json_object_get(root, "inputs"))};
    (void)period_parse_iso(str_from(kept(a, root, "closing_day")), &out->closing);
    json_decref(root);
    return true;
}

bool
manifest_inputs(struct arena *a, const char *folder, struct manifest_input **out, size_t *n,
                struct err *e) {
    json_t *root = load(folder, e);
    const json_t *all = json_object_get(root, "inputs");
    const json_t *one;
    size_t i;

    if (root == NULL) {
        return false;
    }
    *n = json_array_size(all);
    *out = arena_array(a, struct manifest_input, *n + 1);
    json_array_foreach(all, i, one) {
        (*out)[i] = (struct manifest_input){.path = kept(a, one, "path"),
                                            .table = kept(a, one, "table"),
                                            .sha256 = kept(a, one, "sha256"),
                                            .read = count_of(one, "read"),
                                            .totals = count_of(one, "totals")};
    }
    json_decref(root);
    return true;
}

bool
manifest_templates(struct arena *a, const char *folder, const char *const **out, size_t *n,
                   struct err *e) {
    json_t *root = load(folder, e);
    const json_t *all = json_object_get(root, "sources");
    const char **path;
    const json_t *one;
    size_t i;

    if (root == NULL) {
        return false;
    }
    path = arena_array(a, const char *, json_array_size(all) + 1);
    *n = 0;
    json_array_foreach(all, i, one) {
        if (strcmp(kept(a, one, "kind"), "template") == 0) {
            path[(*n)++] = kept(a, one, "path");
        }
    }
    *out = path;
    json_decref(root);
    return true;
}

bool
manifest_outputs(struct arena *a, const char *folder, struct manifest_output **out, size_t *n,
                 struct err *e) {
    json_t *root = load(folder, e);
    const json_t *all = json_object_get(root, "outputs");
    const json_t *one;
    size_t i;

    if (root == NULL) {
        return false;
    }
    *n = json_array_size(all);
    *out = arena_array(a, struct manifest_output, *n + 1);
    json_array_foreach(all, i, one) {
        (*out)[i] = (struct manifest_output){
            .path = kept(a, one, "path"),
            .sha256 = kept(a, one, "sha256"),
            .bytes = (uint64_t)json_integer_value(json_object_get(one, "bytes"))};
    }
    json_decref(root);
    return true;
}

bool
manifest_is_whole(const char *folder, const struct manifest_output *made, size_t n,
                  const char *path) {
    struct arena a = ARENA_EMPTY;
    bool whole = false;

    for (size_t i = 0; i < n && !whole; i++) {
        whole = strcmp(made[i].path, path) == 0 &&
                state_of(fs_join(&a, folder, path), made[i].sha256) == MANIFEST_WHOLE;
    }
    arena_free(&a);
    return whole;
}

bool
manifest_only(struct arena *a, const char *folder, const char **out, struct err *e) {
    json_t *root = load(folder, e);

    if (root == NULL) {
        return false;
    }
    *out = kept(a, root, "only");
    json_decref(root);
    return true;
}

bool
manifest_accepted(struct arena *a, const char *folder, uint32_t *rules, str *reason,
                  struct err *e) {
    json_t *root = load(folder, e);
    const json_t *all = json_object_get(root, "accepted");
    const json_t *one;
    size_t i;

    *rules = 0;
    *reason = STR("");
    if (root == NULL) {
        return false;
    }
    json_array_foreach(all, i, one) {
        enum ledger_rule r;

        if (ledger_rule_find(str_from(kept(a, one, "rule")), &r)) {
            *rules |= UINT32_C(1) << r;
            *reason = str_from(kept(a, one, "reason"));
        }
    }
    json_decref(root);
    return true;
}

/* What a folder's manifest is: one of a set, of another program, or no JSON any more (a disk's fault). */
enum kind { KIND_SET, KIND_OTHER, KIND_DAMAGED };

static bool
kind_of(struct arena *a, const char *folder, enum kind *kind, struct err *e) {
    struct buf b = {0};
    const bool ok = fs_slurp(fs_join(a, folder, MANIFEST_NAME), MANIFEST_MAX, &b, e);
    json_t *root = ok ? json_loadb(buf_z(&b), b.n, 0, NULL) : NULL;

    *kind = root == NULL                                      ? KIND_DAMAGED
            : json_is_array(json_object_get(root, "outputs")) ? KIND_SET
                                                              : KIND_OTHER;
    json_decref(root);
    buf_free(&b);
    return ok;
}

/* Whether people write in such a file (spec 3.5): another size of a PDF or a CSV file is a fault of the disk, which a new
 * set mends. */
static bool
is_written_in(const char *name) {
    const char *end = strrchr(name, '.');

    return end != NULL && (strcmp(end, ".docx") == 0 || strcmp(end, ".xlsx") == 0);
}

bool
manifest_foreign(struct arena *a, const char *folder, const char **path, enum manifest_state *state,
                 struct err *e) {
    struct manifest_output *made = NULL;
    struct map known;
    struct fs_list files;
    size_t n = 0;
    enum kind kind;
    bool ok;

    *state = MANIFEST_EXTRA;
    *path = NULL;
    if (!kind_of(a, folder, &kind, e)) {
        return false;
    }
    if (kind != KIND_SET) {
        *path = kind == KIND_OTHER ? MANIFEST_NAME : NULL;
        return true;
    }
    ok = manifest_outputs(a, folder, &made, &n, e) && fs_walk(a, folder, &files, e);
    map_init(&known, a);
    for (size_t i = 0; ok && i < n; i++) {
        (void)map_put(&known, str_from(made[i].path), NULL);
    }
    for (size_t f = 0; ok && f < files.n && *path == NULL; f++) {
        const struct fs_entry *one = &files.e[f];
        const uint32_t i = map_get(&known, str_from(one->name));

        if (strcmp(one->name, MANIFEST_NAME) != 0 && !litter_is(one->name) &&
            (i == MAP_NONE || (one->bytes != 0 && made[i].bytes != (uint64_t)one->bytes &&
                               is_written_in(one->name)))) {
            *path = one->name;
            *state = i == MAP_NONE ? MANIFEST_EXTRA : MANIFEST_CHANGED;
        }
    }
    map_free(&known);
    return ok;
}
