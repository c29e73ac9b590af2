/* outcome - what a run came to.  See outcome.h. */

#include "run/outcome.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

#include "text/utf8.h"

enum { UNREADABLE = 0xfffd }; /* what stands for a byte that is no text */

void
outcome_rows(struct outcome *o, struct ledger *l) {
    o->counted = true;
    o->files = ledger_files(l);
    o->read = o->accepted = o->rejected = o->duplicate = o->skipped = 0;
    for (uint32_t i = 0; i < ledger_files(l); i++) {
        const struct ledger_file *f = ledger_file(l, i);

        o->read += f->read;
        o->accepted += f->accepted;
        o->rejected += f->rejected;
        o->duplicate += f->duplicate;
        o->skipped += f->skipped;
    }
    for (unsigned s = 0; s < OUTCOME_SEVERITIES; s++) {
        const uint64_t above =
            s == LEDGER_CHAN ? 0 : ledger_count(l, (enum ledger_severity)(s + 1));

        o->findings[s] = ledger_count(l, (enum ledger_severity)s) - above;
    }
}

void
outcome_warnings(struct outcome *o, const struct gather *g) {
    for (size_t i = 0; i < g->warnings + g->tolds && o->warnings < OUTCOME_WARNINGS; i++) {
        const str w = i < g->warnings ? g->warning[i] : g->told[i - g->warnings];

        (void)snprintf(o->warning[o->warnings++], OUTCOME_TEXT, STR_FMT, STR_ARG(w));
    }
}

void
outcome_headlines(struct outcome *o, const struct gather *g) {
    static const struct {
        const char *name;
        uint32_t ind;
    } shown[] = {
        {"BHXH bắt buộc", INDICATOR_BHXH_BB},
        {"BHXH tự nguyện", INDICATOR_BHXH_TN},
        {"BHTN", INDICATOR_BHTN},
        {"BHYT", INDICATOR_BHYT},
        {"Bao phủ BHXH", INDICATOR_BP_BHXH},
        {"Bao phủ BHTN", INDICATOR_BP_BHTN},
        {"Bao phủ BHYT", INDICATOR_BP_BHYT},
    };
    const struct indicator_set *set = &g->indicators;

    for (size_t i = 0; i < sizeof shown / sizeof shown[0]; i++) {
        const uint32_t ind = shown[i].ind;
        const uint32_t target = indicator_target(set, ind);
        struct outcome_headline h = {.name = shown[i].name, .value = -1, .target = -1};

        h.percent = set->v[ind].kind == INDICATOR_RATIO;
        if (h.percent) {
            (void)num_percent(cube_ratio(g->now, MEMBER_TINH, 0, ind), &h.value);
        } else {
            (void)cube_get(g->now, MEMBER_TINH, 0, ind, &h.value);
        }
        if (target != INDICATOR_NONE) {
            (void)cube_get(g->now, MEMBER_TINH, 0, target, &h.target);
        }
        o->headline[o->headlines++] = h;
    }
}

bool
outcome_has_warnings(const struct outcome *o) {
    return o->warnings > 0 || o->findings[LEDGER_CANH_BAO] > 0 || o->findings[LEDGER_LOAI] > 0;
}

/* A path of any bytes, a warning cut inside a letter: jansson takes neither, and what it does not take would be
 * missing without a word. */
static json_t *
words(const char *z) {
    const str s = str_from(z);
    struct buf b = {0};
    size_t at = 0;
    json_t *j;

    while (at < s.n) {
        const int32_t cp = utf8_next(s, &at);

        utf8_put(&b, cp < 0 ? UNREADABLE : (uint32_t)cp);
    }
    j = json_string(buf_z(&b));
    buf_free(&b);
    return j;
}

static json_t *
headlines(const struct outcome *o) {
    json_t *all = json_array();

    for (unsigned i = 0; i < o->headlines; i++) {
        const struct outcome_headline *h = &o->headline[i];
        json_t *one = json_object();

        (void)json_object_set_new(one, "name", json_string(h->name));
        (void)json_object_set_new(one, "value",
                                  h->value < 0 ? json_null() : json_integer(h->value));
        (void)json_object_set_new(one, "target",
                                  h->target < 0 ? json_null() : json_integer(h->target));
        (void)json_object_set_new(one, "hundredths_of_percent", json_boolean(h->percent));
        (void)json_array_append_new(all, one);
    }
    return all;
}

static void
put_rows(json_t *root, const struct outcome *o) {
    json_t *findings = json_object();

    (void)json_object_set_new(root, "files", json_integer((json_int_t)o->files));
    (void)json_object_set_new(root, "read", json_integer((json_int_t)o->read));
    (void)json_object_set_new(root, "accepted", json_integer((json_int_t)o->accepted));
    (void)json_object_set_new(root, "rejected", json_integer((json_int_t)o->rejected));
    (void)json_object_set_new(root, "duplicate", json_integer((json_int_t)o->duplicate));
    (void)json_object_set_new(root, "skipped", json_integer((json_int_t)o->skipped));
    for (unsigned s = 0; s < OUTCOME_SEVERITIES; s++) {
        (void)json_object_set_new(findings, ledger_severity_text((enum ledger_severity)s),
                                  json_integer((json_int_t)o->findings[s]));
    }
    (void)json_object_set_new(root, "findings", findings);
}

void
outcome_json(const struct outcome *o, struct period p, const struct err *e, struct buf *out) {
    json_t *root = json_object();
    json_t *warnings = json_array();
    char ky[PERIOD_TEXT];
    char due[PERIOD_TEXT];
    char *text;

    period_text(ky, p);
    period_iso(due, o->due);
    (void)json_object_set_new(root, "ky", json_string(ky));
    (void)json_object_set_new(root, "published", json_boolean(o->published));
    (void)json_object_set_new(root, "folder", words(o->folder));
    (void)json_object_set_new(root, "documents", json_integer((json_int_t)o->documents));
    (void)json_object_set_new(root, "due", json_string(due));
    if (o->counted) {
        put_rows(root, o);
    }
    (void)json_object_set_new(root, "headlines", headlines(o));
    for (unsigned i = 0; i < o->warnings; i++) {
        (void)json_array_append_new(warnings, words(o->warning[i]));
    }
    (void)json_object_set_new(root, "warnings", warnings);
    (void)json_object_set_new(root, "error", e == NULL ? json_null() : words(e->what));
    text = json_dumps(root, JSON_INDENT(1));
    buf_text(out, text == NULL ? "{}" : text);
    buf_char(out, '\n');
    free(text);
    json_decref(root);
}
