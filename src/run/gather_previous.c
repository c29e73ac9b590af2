/* gather_previous - the extracts of another period, read with the lists of this one.  See gather.h. */

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/fs.h"
#include "base/heap.h"
#include "figures/arrears.h"
#include "run/gather.h"
#include "store/manifest.h"
#include "store/seal.h"

/* What a person let through when the period was published: its rows are read again as they were counted.  Nothing where
 * there is no set, or none whose manifest can be read. */
static uint32_t
let_through(const struct gather *g, struct period p) {
    struct arena a = ARENA_EMPTY;
    struct err ignored;
    const char *newest = NULL;
    const char *next = NULL;
    char ky[PERIOD_TEXT];
    uint32_t rules = 0;
    str reason;

    period_text(ky, p);
    if (seal_newest(&a, g->r.output, ky, &newest, &next, &ignored) && newest != NULL) {
        (void)manifest_accepted(&a, fs_join(&a, g->r.output, newest), &rules, &reason, &ignored);
    }
    arena_free(&a);
    return rules;
}

/* The last quarter of a year that is not over ends with what is known of the year. */
static struct previous_request
request_of(const struct gather *g, struct period p, struct movement *m) {
    const period_day last = period_last(p, g->calendar);

    return (struct previous_request){.period = p,
                                     .closing = last < g->closing ? last : g->closing,
                                     .input = g->r.input,
                                     .spill = g->r.spill,
                                     .profile = g->r.profile,
                                     .members = &g->members,
                                     .forms = &g->forms,
                                     .indicators = &g->indicators,
                                     .decisions = &g->decisions,
                                     .movement = m,
                                     .let_through = let_through(g, p)};
}

bool
gather_previous(const struct gather *g, struct period p, struct movement *m, struct previous *out,
                struct err *why) {
    const struct previous_request r = request_of(g, p, m);

    return previous_read(&r, out, why);
}

/* --- on another core --------------------------------------------------------------- */

/* What the thread uses beside its own: lists, profile, forms, indicators and decisions, which nobody writes once
 * references are read; and the side BEFORE of the movement, while the main thread counts into the other. */
struct gather_reading {
    pthread_t thread;
    struct previous_request request;
    struct previous read;
    struct err why;
    bool ok;
};

static void *
read_apart(void *ctx) {
    struct gather_reading *t = ctx;

    t->ok = previous_read(&t->request, &t->read, &t->why);
    return NULL;
}

void
gather_past_start(struct gather *g) {
    struct gather_reading *t = heap_new(struct gather_reading);

    t->request = request_of(g, period_before(g->r.period), g->movement);
    if (pthread_create(&t->thread, NULL, read_apart, t) == 0) {
        g->reading = t;
    } else { /* gather_past reads it then */
        free(t);
    }
}

/* Wait for the thread; what it read and its verdict are then in *t. */
static void
wait_for(struct gather *g, struct gather_reading *t) {
    (void)pthread_join(g->reading->thread, NULL);
    *t = *g->reading;
    free(g->reading);
    g->reading = NULL;
}

void
gather_past_drop(struct gather *g) {
    struct gather_reading t;

    if (g->reading != NULL) {
        wait_for(g, &t);
        previous_free(&t.read);
    }
}

/* The period before, with its people where they are compared: what the thread has read of it, or now. */
static bool
read_there(struct gather *g, struct period before, struct err *why) {
    struct gather_reading t;

    if (g->reading == NULL) {
        return gather_previous(g, before, g->movement, &g->past, why);
    }
    wait_for(g, &t);
    g->past = t.read;
    *why = t.why;
    return t.ok;
}

static void
tell_identity(struct gather *g, const char *ky, const struct arrears_identity *n) {
    char differ[NUM_TEXT];
    char checked[NUM_TEXT];
    char more[NUM_TEXT];
    char less[NUM_TEXT];

    if (n->differ == 0) {
        return;
    }
    num_vn_int(differ, (int64_t)n->differ);
    num_vn_int(checked, (int64_t)n->checked);
    num_vn_int(more, n->more);
    num_vn_int(less, n->less);
    gather_warn(g,
                "%s/%s đơn vị có số chậm đóng khác số chậm đóng kỳ %s cộng phải đóng trừ đã đóng "
                "(cao hơn %s đồng, thấp hơn %s đồng); từng đơn vị ở phát hiện D12.",
                differ, checked, ky, more, less);
}

/* The extracts of the period before; those of its people may be of no use where the others are. */
static bool
read_past(struct gather *g, struct period before, struct err *why) {
    const bool people = g->movement != NULL;

    if (!people && !g->have.employers) { /* nothing is compared with it */
        gather_past_drop(g);
        return true;
    }
    if (read_there(g, before, why)) {
        return true;
    }
    if (!people || why->kind != ERR_DATA) {
        return false;
    }
    gather_tell(g, "Không có số liệu biến động người tham gia: %s.", why->what);
    gather_movement_drop(g);
    *why = (struct err){0};
    return !g->have.employers || gather_previous(g, before, NULL, &g->past, why);
}

bool
gather_past(struct gather *g, struct err *e) {
    const struct period before = period_before(g->r.period);
    struct arrears_identity identity;
    struct err why = {0};
    char ky[PERIOD_TEXT];
    char label[PERIOD_TEXT];
    char face[PERIOD_TEXT + 96];

    period_text(ky, before);
    if (!read_past(g, before, &why)) {
        /* A broken disk is no wrong extract: the same run again would say more. */
        if (why.kind != ERR_DATA) {
            *e = why;
            return false;
        }
        period_label(label, before);
        (void)snprintf(face, sizeof face, "Không so sánh được từng đơn vị với %s.", label);
        gather_warn_as(g, face, "Không so sánh được từng đơn vị với kỳ %s: %s.", ky, why.what);
    }
    if (!g->have.employers || g->past.employers == NULL) {
        return true;
    }
    arrears_compare(g->employers, g->past.employers, g->now);
    if (!arrears_identity(g->employers, g->past.employers, g->ledger, &identity, e)) {
        return false;
    }
    tell_identity(g, ky, &identity);
    return true;
}

bool
gather_late(struct gather *g, struct period last, struct period compared, struct arrears_past *out,
            struct err *e) {
    struct period p = last;
    char label[PERIOD_TEXT];

    for (unsigned k = 0; k < ARREARS_PERIODS - 1; k++) {
        struct previous_request r;
        struct err why = {0};

        p = period_before(p);
        if (period_equal(p, compared)) {
            out->of[k] = g->past.employers;
            continue;
        }
        r = request_of(g, p, NULL);
        r.employers_only = true;
        if (!previous_read(&r, &g->earlier[k], &why)) {
            if (why.kind != ERR_DATA) { /* a broken disk is no wrong extract */
                *e = why;
                return false;
            }
            period_label(label, p);
            gather_tell(g, "Không đếm được số kỳ chậm đóng qua %s: %s.", label, why.what);
        }
        out->of[k] = g->earlier[k].employers;
    }
    return true;
}
