/* previous - employers and tax payers of the period before.  See previous.h. */

#include "run/previous.h"

#include <string.h>

#include "base/fs.h"
#include "figures/cube.h"
#include "ingest/extract.h"
#include "ingest/schema.h"

static enum extract_pot
on_employer(void *ctx, struct extract_at at, const struct extract_employer *row) {
    const struct previous *p = ctx;

    return employers_row(p->employers, at, row);
}

static enum extract_pot
on_taxpayer(void *ctx, struct extract_at at, const struct extract_taxpayer *row) {
    const struct previous *p = ctx;

    return reconcile_taxpayer(p->reconcile, at, row);
}

static bool
read_all(const struct previous_request *r, const char *ky, struct previous *p, struct err *e) {
    const struct extract_sink sink = {.ctx = p, .employer = on_employer, .taxpayer = on_taxpayer};
    struct extract_job job = {.profile = r->profile, .members = r->members, .forms = r->forms};
    struct extract_have have;

    if (!ledger_new(r->profile, r->spill, &p->ledger, e)) {
        return false;
    }
    job.ledger = p->ledger;
    job.closing = period_last(r->period, profile_calendar(r->profile));
    job.dir = fs_join(&p->arena, r->input, ky);
    job.prefix = fs_join(&p->arena, ky, "");
    p->employers = employers_new(r->members, p->ledger);
    p->reconcile = reconcile_new(r->profile, r->members, p->ledger);
    reconcile_decide(p->reconcile, r->decisions);
    if (!extract_business(&job, &sink, &have, e)) {
        return false;
    }
    if (!have.employers || !have.taxpayers ||
        (have.employer_lacks >> SCHEMA_EMPLOYER_ma_so_thue & 1) != 0) {
        reconcile_free(p->reconcile);
        p->reconcile = NULL;
    }
    if (!have.employers) {
        employers_free(p->employers);
        p->employers = NULL;
    }
    return p->reconcile == NULL ||
           reconcile_finish(p->reconcile, p->employers,
                            cube_new(&p->arena, r->period, r->members, r->indicators), e);
}

bool
previous_read(const struct previous_request *r, struct previous *out, struct err *e) {
    char ky[PERIOD_TEXT];
    struct arena names = ARENA_EMPTY;
    bool ok = true;

    memset(out, 0, sizeof *out);
    period_text(ky, r->period);
    if (fs_is_dir(fs_join(&names, r->input, ky)) && !read_all(r, ky, out, e)) {
        previous_free(out);
        ok = false;
    }
    arena_free(&names);
    return ok;
}

void
previous_free(struct previous *p) {
    struct arena a = p->arena;

    reconcile_free(p->reconcile);
    employers_free(p->employers);
    ledger_free(p->ledger);
    memset(p, 0, sizeof *p);
    arena_free(&a);
}
