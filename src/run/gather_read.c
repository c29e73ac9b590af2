/* gather_read - the extracts of the period, read and counted.  See gather.h. */

#include "base/fs.h"
#include "figures/people_set.h"
#include "run/gather.h"

static enum extract_pot
on_employer(void *ctx, struct extract_at at, const struct extract_employer *row) {
    struct gather *g = ctx;

    return employers_row(g->employers, at, row);
}

static enum extract_pot
on_taxpayer(void *ctx, struct extract_at at, const struct extract_taxpayer *row) {
    struct gather *g = ctx;

    return reconcile_taxpayer(g->reconcile, at, row);
}

static enum extract_pot
on_person(void *ctx, struct extract_at at, const struct extract_person *row) {
    struct gather *g = ctx;

    if (g->r.row != NULL) {
        g->r.row(g->r.ctx, row);
    }
    g->ma_so = row->ma_so;
    g->employer = row->ma_don_vi;
    return people_row(g->people, at, row);
}

static void
on_expect(void *ctx, uint64_t people) {
    struct gather *g = ctx;

    people_set_expect(people_table(g->people), people);
    if (g->movement != NULL) {
        movement_expect(g->movement, MOVEMENT_AFTER, people);
    }
    gather_propose_start(g);
}

static void
on_ahead(void *ctx, uint64_t ma_so) {
    const struct gather *g = ctx;

    people_set_ahead(people_table(g->people), ma_so);
    if (g->movement != NULL) {
        movement_ahead(g->movement, MOVEMENT_AFTER, ma_so);
    }
}

static void
on_progress(void *ctx, str file, uint64_t done, uint64_t all) {
    const struct gather *g = ctx;

    if (g->r.progress != NULL) {
        g->r.progress(g->r.ctx, file, done, all);
    }
}

static struct people_rules
rules_of(const struct gather *g) {
    const struct profile *p = g->r.profile;

    return (struct people_rules){
        .first = g->first,
        .closing = g->closing,
        .age_from = (int)profile_int(p, PROFILE_TUOI_TU),
        .months_nam = (int)profile_int(p, PROFILE_TUOI_NAM),
        .months_nu = (int)profile_int(p, PROFILE_TUOI_NU),
    };
}

/* One reading of all files. */
static bool
read_extracts(struct gather *g, bool trusting, struct err *e) {
    const struct people_rules rules = rules_of(g);
    const struct extract_sink sink = {.ctx = g,
                                      .employer = on_employer,
                                      .taxpayer = on_taxpayer,
                                      .person = on_person,
                                      .expect = on_expect,
                                      .ahead = on_ahead,
                                      .progress = on_progress};
    char ky[PERIOD_TEXT + 1];
    struct extract_job job = {.profile = g->r.profile,
                              .members = &g->members,
                              .ledger = g->ledger,
                              .closing = g->closing,
                              .trusting = trusting};

    period_text(ky, g->r.period);
    job.forms = &g->forms;
    g->located = located_new(&g->members, &g->crosswalk, &g->places);
    job.located = g->located;
    job.dir = fs_join(&g->arena, g->r.input, ky);
    job.prefix = fs_join(&g->arena, ky, "");
    g->employers = employers_new(&g->members, g->ledger);
    g->reconcile = reconcile_new(g->r.profile, &g->members, g->ledger);
    g->people = people_new(&rules, &g->members, &g->indicators, g->employers, g->ledger);
    reconcile_decide(g->reconcile, &g->decisions);
    people_watch(g->people, g->r.watch, g->r.ctx);
    gather_movement_open(g);
    gather_past_start(g);
    job.one_core = g->reading != NULL && g->movement != NULL;
    return extract_period(&job, &sink, &g->have, e);
}

void
gather_drop(struct gather *g) {
    gather_past_drop(g);
    gather_propose_wait(g);
    people_free(g->people);
    gather_movement_drop(g);
    reconcile_free(g->reconcile);
    employers_free(g->employers);
    located_free(g->located);
    g->people = NULL;
    g->reconcile = NULL;
    g->employers = NULL;
    g->located = NULL;
}

bool
gather_read(struct gather *g, struct err *e) {
    const struct ledger_mark *mark = ledger_mark(g->ledger, &g->arena);
    const size_t told = g->told_n;

    if (g->r.again != NULL || (g->r.row == NULL && g->r.watch == NULL)) {
        if (read_extracts(g, true, e)) {
            return true;
        }
        gather_drop(g);
        ledger_rewind(g->ledger, mark);
        g->told_n = told;
        *e = (struct err){.kind = ERR_NONE};
        if (g->r.again != NULL) {
            g->r.again(g->r.ctx);
        }
    }
    return read_extracts(g, false, e);
}
