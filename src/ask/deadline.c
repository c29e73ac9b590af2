/* deadline - which report is due or overdue, and what it still lacks.  See deadline.h. */

#include "ask/deadline.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/fs.h"
#include "ingest/extract_folder.h"
#include "run/pipeline.h"
#include "store/seal.h"

static const enum period_kind kinds[] = {PERIOD_QUARTER, PERIOD_HALF, PERIOD_YEAR};
enum { KINDS = sizeof kinds / sizeof kinds[0] };

/* Who has not handed in after a year is not waiting for a reminder.  The period of today and those that ended within
 * that year, of each kind. */
enum { OVERDUE_DAYS = 366, BACK = 6 };

/* From this many days before the last day on a missing file is no reminder but an alarm. */
enum { URGENT_DAYS = 2 };

struct watch {
    struct arena *a;
    const struct deadline_request *r;
    enum period_calendar calendar;
    const struct period_state_period *known;
    size_t known_n;
    struct deadline *v;
    size_t n;
    struct err *e;
};

static void
append(struct buf *b, const char *word) {
    buf_text(b, b->n > 0 ? ", " : "");
    buf_text(b, word);
}

/* Takes b over. */
static const char *
kept(struct arena *a, struct buf *b) {
    const char *text = str_keep(a, str_from(buf_z(b))).p;

    buf_free(b);
    return text;
}

static bool
lacks_files(const struct watch *w, struct deadline *d) {
    const period_day closing = period_last(d->period, w->calendar);
    char ky[PERIOD_TEXT];
    const char *dir;
    struct fs_list files = {NULL, 0};
    struct buf missing = {0};
    struct buf old = {0};

    period_text(ky, d->period);
    dir = fs_join(w->a, w->r->input, ky);
    if (fs_is_dir(dir) && !fs_list(w->a, dir, &files, w->e)) {
        return false;
    }
    for (unsigned t = 0; t < SCHEMA_EXTRACTS; t++) {
        if (!extract_table_there(&files, (enum schema_table)t)) {
            append(&missing, schema_name((enum schema_table)t));
        }
    }
    for (size_t i = 0; i < files.n; i++) {
        period_day changed = 0;
        enum schema_table read_as;

        if (!files.e[i].is_dir && extract_names_table(files.e[i].name, &read_as) &&
            fs_changed_day(fs_join(w->a, dir, files.e[i].name), &changed) && changed < closing) {
            append(&old, files.e[i].name);
        }
    }
    d->missing = kept(w->a, &missing);
    d->old = kept(w->a, &old);
    return true;
}

static bool
lacks_quarters(const struct watch *w, struct deadline *d) {
    struct period quarter[4];
    const size_t n = period_quarters(d->period, quarter);
    struct buf missing = {0};
    struct buf unsealed = {0};
    bool ok = true;

    for (size_t i = 0; ok && i < n; i++) {
        enum period_state state = PERIOD_STATE_NOTHING;
        bool typed = false;
        char ky[PERIOD_TEXT];

        period_text(ky, quarter[i]);
        ok = period_state_of(w->a, w->r->output, quarter[i], &state, w->e) &&
             period_state_history(w->a, w->r->input, quarter[i], &typed, w->e);
        if (ok && state < PERIOD_STATE_FINAL && !typed) {
            append(&missing, ky);
        } else if (ok && state == PERIOD_STATE_FINAL) {
            append(&unsealed, ky);
        }
    }
    d->missing = kept(w->a, &missing);
    d->unsealed = kept(w->a, &unsealed);
    return ok;
}

/* Is there a quarter that the office has worked on, this one or one before it? */
static bool
is_begun(const struct watch *w, struct period quarter) {
    for (size_t i = 0; i < w->known_n; i++) {
        const struct period k = w->known[i].period;

        if (k.kind == PERIOD_QUARTER && period_compare(k, quarter) <= 0) {
            return true;
        }
    }
    return false;
}

/* Is the report this program's to make?  A quarter is when it is begun; a half or a year when its last quarter is begun,
 * and each other one is begun too or among the figures from before. */
static bool
is_expected(const struct watch *w, struct period p, bool *out) {
    struct period quarter[4];
    const size_t n = period_quarters(p, quarter);

    *out = is_begun(w, n > 0 ? quarter[n - 1] : p);
    for (size_t i = 0; *out && i + 1 < n; i++) {
        if (!is_begun(w, quarter[i]) &&
            !period_state_history(w->a, w->r->input, quarter[i], out, w->e)) {
            return false;
        }
    }
    return true;
}

/* How far the period is.  A set that was sealed was handed in, though a revision of it is being made since. */
static bool
standing(const struct watch *w, struct period p, enum period_state *out) {
    char ky[PERIOD_TEXT];
    bool sealed = false;

    period_text(ky, p);
    if (!period_state_of(w->a, w->r->output, p, out, w->e) ||
        !seal_is_sealed(w->r->output, ky, &sealed, w->e)) {
        return false;
    }
    *out = sealed ? PERIOD_STATE_SEALED : *out;
    return true;
}

/* What the period is due and how far it is; what it lacks only where it is not done. */
static bool
look_whole(struct watch *w, struct period p, struct deadline *d) {
    *d = (struct deadline){.period = p, .missing = "", .old = "", .unsealed = ""};
    d->due = pipeline_due(p, w->r->profile);
    d->days_left = (int)(d->due - w->r->today);
    if (!standing(w, p, &d->state)) {
        return false;
    }
    if (d->state == PERIOD_STATE_SEALED) {
        return true;
    }
    return period_is_compiled(p) ? lacks_quarters(w, d) : lacks_files(w, d);
}

static bool
look_at(struct watch *w, struct period p) {
    const int64_t told = profile_int(w->r->profile, PROFILE_KY_BAO_TRUOC);
    struct deadline d = {.due = pipeline_due(p, w->r->profile)};
    bool expected = true;
    bool typed = false;
    bool overdue;

    d.days_left = (int)(d.due - w->r->today);
    overdue = d.days_left < 0;
    if (d.days_left > (told > URGENT_DAYS ? told : URGENT_DAYS) || d.days_left < -OVERDUE_DAYS) {
        return true;
    }
    if (overdue && (!is_expected(w, p, &expected) ||
                    !period_state_history(w->a, w->r->input, p, &typed, w->e))) {
        return false;
    }
    if (!expected) {
        return true;
    }
    if (!look_whole(w, p, &d)) {
        return false;
    }
    if (d.state != PERIOD_STATE_SEALED && !typed) {
        w->v[w->n++] = d;
    }
    return true;
}

enum err_kind
deadline_alarm(const struct deadline *d) {
    if (d->days_left < 0) {
        return ERR_OVERDUE;
    }
    return d->days_left <= URGENT_DAYS && d->missing[0] != '\0' ? ERR_NOINPUT : ERR_NONE;
}

static int
by_period(const void *a, const void *b) {
    const struct deadline *x = a;
    const struct deadline *y = b;

    return period_compare(x->period, y->period);
}

static bool
open_watch(struct watch *w, struct arena *a, const struct deadline_request *r, struct err *e) {
    struct period_state_period *known = NULL;

    *w = (struct watch){.a = a, .r = r, .e = e};
    w->calendar = profile_calendar(r->profile);
    if (!period_state_list(a, r->input, r->output, &known, &w->known_n, e)) {
        return false;
    }
    w->known = known;
    return true;
}

bool
deadline_of(struct arena *a, const struct deadline_request *r, struct period p,
            struct deadline *out, struct err *e) {
    struct watch w;

    return open_watch(&w, a, r, e) && look_whole(&w, p, out);
}

bool
deadline_list(struct arena *a, const struct deadline_request *r, struct deadline **out, size_t *n,
              struct err *e) {
    struct watch w;

    if (!open_watch(&w, a, r, e)) {
        return false;
    }
    w.v = arena_array(a, struct deadline, (size_t)KINDS * BACK);
    for (size_t k = 0; k < KINDS; k++) {
        struct period p = period_of_day(kinds[k], r->today, w.calendar);

        for (size_t i = 0; i < BACK; i++) {
            if (!look_at(&w, p)) {
                return false;
            }
            p = period_before(p);
        }
    }
    qsort(w.v, w.n, sizeof *w.v, by_period); /* each period stands once */
    *out = w.v;
    *n = w.n;
    return true;
}
