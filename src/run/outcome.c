/* outcome - what a run came to.  See outcome.h. */

#include "run/outcome.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { LINE_BYTES = 1024 };

static void
add_form(struct outcome *o, const struct ledger_file *f) {
    struct buf b = {0};

    if (f->form.n > 0) {
        buf_fmt(&b, STR_FMT ": " STR_FMT, STR_ARG(f->path), STR_ARG(f->form));
        o->form[o->forms++] = buf_moved(&o->arena, &b);
    }
}

void
outcome_rows(struct outcome *o, struct ledger *l) {
    o->form = arena_array(&o->arena, str, ledger_files(l) + 1);
    o->forms = 0;
    o->counted = true;
    o->files = 0;
    o->read = o->accepted = o->rejected = o->duplicate = o->skipped = 0;
    for (uint32_t i = 0; i < ledger_files(l); i++) {
        const struct ledger_file *f = ledger_file(l, i);

        o->files += !f->absent;
        o->read += f->read;
        o->accepted += f->accepted;
        o->rejected += f->rejected;
        o->duplicate += f->duplicate;
        o->skipped += f->skipped;
        add_form(o, f);
    }
    for (unsigned s = 0; s < OUTCOME_SEVERITIES; s++) {
        const uint64_t above =
            s == LEDGER_CHAN ? 0 : ledger_count(l, (enum ledger_severity)(s + 1));

        o->findings[s] = ledger_count(l, (enum ledger_severity)s) - above;
    }
}

void
outcome_free(struct outcome *o) {
    arena_free(&o->arena);
    *o = (struct outcome){.due = o->due};
}

/* text lies in the outcome's arena. */
static void
add_warning(struct outcome *o, str text) {
    o->warning = arena_grown(&o->arena, o->warning, o->warnings, &o->room, sizeof *o->warning);
    o->warning[o->warnings++] = text;
}

void
outcome_folder(struct outcome *o, const char *path) {
    o->folder = str_keep(&o->arena, str_from(path)).p;
}

void
outcome_warn(struct outcome *o, const char *fmt, ...) {
    char line[LINE_BYTES];
    va_list ap;

    va_start(ap, fmt);
    (void)vsnprintf(line, sizeof line, fmt, ap);
    va_end(ap);
    str_one_line(line);
    add_warning(o, str_keep(&o->arena, str_from(line)));
}

void
outcome_warnings(struct outcome *o, const struct gather *g) {
    for (size_t i = 0; i < g->warnings; i++) {
        add_warning(o, str_keep(&o->arena, g->warning[i]));
    }
    for (size_t i = 0; i < g->told_n; i++) {
        add_warning(o, str_keep(&o->arena, g->told[i]));
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
        struct outcome_headline h = {.name = shown[i].name,
                                     .indicator = str_keep(&o->arena, set->v[ind].id),
                                     .value = -1,
                                     .target = -1};

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

/* -1 stands for what is not known. */
static void
put_known(struct json_out *a, const char *key, int64_t v) {
    if (v < 0) {
        json_out_none(a, key);
    } else {
        json_out_int(a, key, v);
    }
}

static void
answer_headlines(const struct outcome *o, struct json_out *a) {
    json_out_list(a, "headlines");
    for (unsigned i = 0; i < o->headlines; i++) {
        const struct outcome_headline *h = &o->headline[i];

        json_out_object(a, NULL);
        json_out_str(a, "indicator", h->indicator);
        json_out_text(a, "name", h->name);
        put_known(a, "value", h->value);
        put_known(a, "target", h->target);
        json_out_flag(a, "hundredths_of_percent", h->percent);
        json_out_end(a);
    }
    json_out_end(a);
}

static void
answer_rows(const struct outcome *o, struct json_out *a) {
    json_out_int(a, "files", (int64_t)o->files);
    json_out_int(a, "read", (int64_t)o->read);
    json_out_int(a, "accepted", (int64_t)o->accepted);
    json_out_int(a, "rejected", (int64_t)o->rejected);
    json_out_int(a, "duplicate", (int64_t)o->duplicate);
    json_out_int(a, "skipped", (int64_t)o->skipped);
    json_out_object(a, "findings");
    for (unsigned s = 0; s < OUTCOME_SEVERITIES; s++) {
        json_out_int(a, ledger_severity_text((enum ledger_severity)s), (int64_t)o->findings[s]);
    }
    json_out_end(a);
}

void
outcome_answer(const struct outcome *o, struct period p, struct json_out *a) {
    char ky[PERIOD_TEXT];
    char due[PERIOD_TEXT];

    period_text(ky, p);
    period_iso(due, o->due);
    json_out_text(a, "ky", ky);
    json_out_flag(a, "published", o->published);
    json_out_flag(a, "stands", o->stands);
    json_out_text(a, "folder", o->folder);
    json_out_int(a, "documents", (int64_t)o->documents);
    json_out_text(a, "due", o->due == PERIOD_NO_DATE ? NULL : due);
    if (o->counted) {
        answer_rows(o, a);
    }
    json_out_list(a, "forms");
    for (size_t i = 0; i < o->forms; i++) {
        json_out_str(a, NULL, o->form[i]);
    }
    json_out_end(a);
    answer_headlines(o, a);
    json_out_list(a, "warnings");
    for (size_t i = 0; i < o->warnings; i++) {
        json_out_str(a, NULL, o->warning[i]);
    }
    json_out_end(a);
}
