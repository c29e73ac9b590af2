/* gather_by_hand - what offices counted by hand for the period.  See gather.h. */

#include "base/fs.h"
#include "figures/subjects.h"
#include "ingest/by_hand.h"
#include "run/gather.h"

static bool
read_of(struct gather *g, struct period p, struct by_hand_subjects *out, struct err *e) {
    char ky[PERIOD_TEXT];
    struct by_hand_job j = {.profile = g->r.profile, .members = &g->members, .ledger = g->ledger};

    period_text(ky, p);
    j.dir = fs_join(&g->arena, g->r.input, ky);
    j.prefix = fs_join(&g->arena, ky, "");
    return by_hand_subjects(&g->arena, &j, out, e);
}

bool
gather_by_hand(struct gather *g, struct err *e) {
    struct by_hand_subjects subjects;
    struct period quarter[4];
    const size_t n = period_quarters(g->r.period, quarter);

    if (!read_of(g, g->r.period, &subjects, e)) {
        return false;
    }
    if (!subjects.there && n > 0 && !read_of(g, quarter[n - 1], &subjects, e)) {
        return false;
    }
    subjects_lists(&subjects, &g->members, &g->arena, &g->lists);
    return true;
}
