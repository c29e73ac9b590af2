/* gather_by_hand - what offices wrote by hand for the period.  See gather.h. */

#include "base/fs.h"
#include "figures/subjects.h"
#include "ingest/by_hand.h"
#include "run/gather.h"

static struct by_hand_job
job_of(struct gather *g, struct period p) {
    char ky[PERIOD_TEXT];
    struct by_hand_job j = {.profile = g->r.profile,
                            .members = &g->members,
                            .ledger = g->ledger,
                            .indicators = &g->indicators};

    period_text(ky, p);
    j.dir = fs_join(&g->arena, g->r.input, ky);
    j.prefix = fs_join(&g->arena, ky, "");
    return j;
}

bool
gather_by_hand(struct gather *g, struct err *e) {
    struct by_hand_job j = job_of(g, g->r.period);
    struct by_hand_subjects subjects;
    struct period quarter[4];
    const size_t n = period_quarters(g->r.period, quarter);

    if (!by_hand_subjects(&g->arena, &j, &subjects, e) ||
        !by_hand_answers(&g->arena, &j, &g->answers, e)) {
        return false;
    }
    if (n > 0) {
        j = job_of(g, quarter[n - 1]);
    }
    if (n > 0 && !subjects.there && !by_hand_subjects(&g->arena, &j, &subjects, e)) {
        return false;
    }
    if (n > 0 && !g->answers.there) {
        g->answers_carried = true;
        if (!by_hand_answers(&g->arena, &j, &g->answers, e)) {
            return false;
        }
    }
    subjects_lists(&subjects, &g->members, &g->arena, &g->lists);
    return true;
}
