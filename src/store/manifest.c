/* manifest - what went into a published set and what it is made of.  See manifest.h. */

#include "store/manifest.h"

#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "base/digest.h"
#include "base/fs.h"
#include "base/litter.h"
#include "base/map.h"
#include "conf/names.h"
#include "ingest/schema.h"
#include "store/json_made.h"
#include "store/version.h"

enum { MANIFEST_MAX = 64 * 1024 * 1024 };

static json_t *
file_json(const char *name, int64_t bytes, const char *sha256) {
    json_t *o = json_made(json_object());

    json_put(o, "path", json_text(str_from(name)));
    json_put(o, "bytes", json_integer((json_int_t)bytes));
    json_put(o, "sha256", json_string(sha256));
    return o;
}

static json_t *
inputs(struct ledger *l) {
    json_t *all = json_made(json_array());

    for (uint32_t i = 0; i < ledger_files(l); i++) {
        const struct ledger_file *f = ledger_file(l, i);
        json_t *one = file_json(f->path.p, f->bytes, f->sha256);
        json_t *rules = json_made(json_object());

        for (unsigned r = 0; r < LEDGER_RULE_COUNT; r++) {
            if (f->findings[r] > 0) {
                json_put(rules, ledger_rule_row(r)->code, json_integer((json_int_t)f->findings[r]));
            }
        }
        json_put(one, "table", json_text(f->table));
        json_put(one, "how", json_text(f->how));
        json_put(one, "read", json_integer((json_int_t)f->read));
        json_put(one, "accepted", json_integer((json_int_t)f->accepted));
        json_put(one, "rejected", json_integer((json_int_t)f->rejected));
        json_put(one, "duplicate", json_integer((json_int_t)f->duplicate));
        json_put(one, "skipped", json_integer((json_int_t)f->skipped));
        json_put(one, "totals", json_integer((json_int_t)f->totals));
        json_put(one, "findings", rules);
        json_append(all, one);
    }
    return all;
}

static bool
sources(const struct manifest *m, json_t *all, struct err *e) {
    for (size_t i = 0; i < m->sources; i++) {
        const struct manifest_source *s = &m->source[i];
        char hex[DIGEST_HEX];
        json_t *one;

        if (s->sha256 == NULL && !digest_file(s->path, hex, e)) {
            return false;
        }
        one = json_made(json_object());
        json_put(one, "kind", json_string(s->kind));
        json_put(one, "path", json_text(str_from(s->name)));
        json_put(one, "sha256", json_string(s->sha256 == NULL ? hex : s->sha256));
        json_append(all, one);
    }
    return true;
}

static bool
outputs(const char *stage, json_t *all, struct err *e) {
    struct arena a = ARENA_EMPTY;
    struct fs_list files;
    bool ok = fs_walk(&a, stage, &files, e);

    for (size_t i = 0; ok && i < files.n; i++) {
        char hex[DIGEST_HEX];

        ok = digest_file(fs_join(&a, stage, files.e[i].name), hex, e);
        if (ok) {
            json_append(all, file_json(files.e[i].name, files.e[i].bytes, hex));
        }
    }
    arena_free(&a);
    return ok;
}

static json_t *
warnings(const struct manifest *m) {
    json_t *all = json_made(json_array());

    for (size_t i = 0; i < m->warnings; i++) {
        json_append(all, json_text(m->warning[i]));
    }
    return all;
}

/* The rules that a person let through, where they would have stopped the run. */
static json_t *
accepted(const struct manifest *m) {
    json_t *all = json_made(json_array());

    for (unsigned r = 0; r < LEDGER_RULE_COUNT; r++) {
        if ((m->let_through >> r & 1U) != 0 &&
            ledger_was_let_through(m->ledger, (enum ledger_rule)r)) {
            json_t *one = json_made(json_object());

            json_put(one, "rule", json_string(ledger_rule_row((enum ledger_rule)r)->code));
            json_put(one, "reason", json_text(m->reason));
            json_append(all, one);
        }
    }
    return all;
}

/* Keys of the profile that decide what a figure means. */
static const struct {
    const char *name;
    enum profile_id id;
} basis[] = {{"calendar", PROFILE_KY_LICH},
             {"population_source", PROFILE_DAN_SO_NGUON},
             {"population_date", PROFILE_DAN_SO_NGAY}};

static json_t *
basis_of(const struct profile *p) {
    json_t *o = json_made(json_object());

    for (size_t i = 0; i < sizeof basis / sizeof basis[0]; i++) {
        json_put(o, basis[i].name, json_text(profile_text(p, basis[i].id)));
    }
    return o;
}

static json_t *
causes(const struct manifest *m) {
    json_t *o = json_made(json_object());

    for (size_t i = 0; i < m->parts; i++) {
        json_put(o, m->part[i].id, json_string(m->part[i].hex));
    }
    return o;
}

bool
manifest_write(const struct manifest *m, const char *stage, struct err *e) {
    struct arena a = ARENA_EMPTY;
    json_t *root = json_made(json_object());
    json_t *from = json_made(json_array());
    json_t *made = json_made(json_array());
    char ky[PERIOD_TEXT];
    char closing[PERIOD_TEXT];
    bool ok;

    period_text(ky, m->period);
    period_iso(closing, m->closing);
    json_put(root, "ky", json_string(ky));
    json_put(root, "closing_day", json_string(closing));
    json_put(root, "program", json_string(VERSION_NAME));
    json_put(root, "version", json_string(VERSION_TEXT));
    json_put(root, "rules", json_integer(VERSION_RULES));
    json_put(root, "provisional", json_boolean(m->provisional));
    json_put(root, "forced", json_boolean(m->forced));
    json_put(root, "draft", json_boolean(m->draft));
    json_put(root, "accepted", accepted(m));
    json_put(root, "only", json_string(m->only));
    json_put(root, "xa", json_string(m->xa));
    json_put(root, "basis", basis_of(m->profile));
    json_put(root, "warnings", warnings(m));
    json_put(root, "inputs", inputs(m->ledger));
    json_put(root, "sources", json_incref(from));
    ok = sources(m, from, e);
    if (ok) {
        json_put(root, "cause", json_string(m->cause));
        json_put(root, "causes", causes(m));
        json_put(root, "outputs", json_incref(made));
        ok = outputs(stage, made, e);
    }
    if (ok) {
        struct buf b = {0};

        json_write(root, &b);
        buf_char(&b, '\n');
        ok = fs_write_new(fs_join(&a, stage, MANIFEST_NAME), b.p, b.n, e);
        buf_free(&b);
    }
    json_decref(from);
    json_decref(made);
    json_decref(root);
    arena_free(&a);
    return ok;
}

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
        .calendar = kept(a, o, basis[0].name),
        .population = kept(a, o, basis[1].name),
        .population_at = kept(a, o, basis[2].name),
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
