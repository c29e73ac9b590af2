/* previous - employers, tax payers and people of the period before.  See previous.h. */

#include "run/previous.h"

#include <stdlib.h>
#include <string.h>

#include "base/fs.h"
#include "base/heap.h"
#include "figures/cube.h"
#include "figures/people_set.h"
#include "figures/people_told.h"
#include "ingest/extract.h"
#include "ingest/schema.h"

struct reader {
    struct previous *p;
    struct movement *movement;
    period_day closing;
    bool again_falls; /* D10 rejects rows */
};

static enum extract_pot
on_employer(void *ctx, struct extract_at at, const struct extract_employer *row) {
    const struct reader *r = ctx;

    return employers_row(r->p->employers, at, row);
}

static enum extract_pot
on_taxpayer(void *ctx, struct extract_at at, const struct extract_taxpayer *row) {
    const struct reader *r = ctx;

    return reconcile_taxpayer(r->p->reconcile, at, row);
}

static enum extract_pot
on_person(void *ctx, struct extract_at at, const struct extract_person *row) {
    const struct reader *r = ctx;
    unsigned counts = 0;
    const enum extract_pot pot =
        movement_row(r->movement, MOVEMENT_BEFORE, r->closing, r->again_falls, row, &counts);

    (void)at;
    if ((counts & PEOPLE_SET_BHXH) != 0 && row->bhxh == EXTRACT_BB) {
        headcount_note(r->p->headcount, row->ma_don_vi, INDICATOR_BHXH_BB, 1);
    }
    if ((counts & PEOPLE_SET_BHTN) != 0) {
        headcount_note(r->p->headcount, row->ma_don_vi, INDICATOR_BHTN, 1);
    }
    return pot;
}

static void
on_expect(void *ctx, uint64_t people) {
    const struct reader *r = ctx;

    movement_expect(r->movement, MOVEMENT_BEFORE, people);
}

static void
on_ahead(void *ctx, uint64_t ma_so) {
    const struct reader *r = ctx;

    movement_ahead(r->movement, MOVEMENT_BEFORE, ma_so);
}

/* How many people of each right that the files tell of are counted in each commune and in all. */
static void
put_people(const struct previous_request *r, uint32_t person_lacks, struct cube *c) {
    static const unsigned lack[MOVEMENT_RIGHTS] = {[MOVEMENT_BB] = PEOPLE_TOLD_NO_BHXH,
                                                   [MOVEMENT_TN] = PEOPLE_TOLD_NO_BHXH,
                                                   [MOVEMENT_BHTN] = PEOPLE_TOLD_NO_BHTN,
                                                   [MOVEMENT_BHYT] = PEOPLE_TOLD_NO_BHYT};
    const uint32_t lines = member_lines(r->members, MEMBER_XA);
    const unsigned without = people_told_lack(person_lacks);
    int64_t *people = heap_array(int64_t, (size_t)MOVEMENT_RIGHTS * lines);

    movement_people(r->movement, MOVEMENT_BEFORE, people);
    for (unsigned right = 0; right < MOVEMENT_RIGHTS; right++) {
        for (uint32_t line = 0; (without & lack[right]) == 0 && line < lines; line++) {
            const int64_t n = people[(size_t)right * lines + line];

            cube_add(c, MEMBER_XA, line, movement_indicator(right), n);
            cube_add(c, MEMBER_TINH, 0, movement_indicator(right), n);
        }
    }
    free(people);
}

/* All tables, or those of business alone. */
static bool
read_tables(const struct previous_request *r, const struct extract_job *job, struct previous *p,
            struct extract_have *have, struct err *e) {
    struct reader reader = {.p = p,
                            .movement = r->movement,
                            .closing = job->closing,
                            .again_falls = ledger_severity(p->ledger, LEDGER_D10) >= LEDGER_LOAI};
    struct extract_sink sink = {.ctx = &reader,
                                .employer = on_employer,
                                .taxpayer = r->employers_only ? NULL : on_taxpayer};

    if (r->movement == NULL) {
        return extract_business(job, &sink, have, e);
    }
    p->headcount = headcount_new();
    sink.person = on_person;
    sink.expect = on_expect;
    sink.ahead = on_ahead;
    if (!extract_period(job, &sink, have, e)) {
        return false;
    }
    p->people = cube_new(&p->arena, r->period, r->members, r->indicators);
    put_people(r, have->person_lacks, p->people);
    return true;
}

static bool
read_all(const struct previous_request *r, const char *ky, struct previous *p, struct err *e) {
    struct extract_job job = {.profile = r->profile, .members = r->members, .forms = r->forms};
    struct extract_have have;

    if (!ledger_new(r->profile, r->spill, &p->ledger, e)) {
        return false;
    }
    ledger_let_through(p->ledger, r->let_through);
    job.ledger = p->ledger;
    job.one_core = true; /* it is the other core's work */
    job.closing = r->closing;
    job.dir = fs_join(&p->arena, r->input, ky);
    job.prefix = fs_join(&p->arena, ky, "");
    p->employers = employers_new(r->members, p->ledger);
    p->reconcile = reconcile_new(r->profile, r->members, p->ledger);
    reconcile_decide(p->reconcile, r->decisions);
    if (!read_tables(r, &job, p, &have, e)) {
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
    headcount_free(p->headcount);
    ledger_free(p->ledger);
    memset(p, 0, sizeof *p);
    arena_free(&a);
}
