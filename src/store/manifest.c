/* manifest - what went into a published set and what it is made of.  See manifest.h. */

#include "store/manifest.h"

#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "base/digest.h"
#include "base/fs.h"
#include "store/json_made.h"
#include "store/manifest_parts.h"
#include "store/version.h"

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
        json_t *one;
        json_t *rules;

        if (f->absent) {
            continue;
        }
        one = file_json(f->path.p, f->bytes, f->sha256);
        rules = json_made(json_object());

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
} basis[] = {{MANIFEST_CALENDAR, PROFILE_KY_LICH},
             {MANIFEST_POPULATION, PROFILE_DAN_SO_NGUON},
             {MANIFEST_POPULATION_AT, PROFILE_DAN_SO_NGAY}};

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
