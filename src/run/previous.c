/* previous - employers, tax payers and people of the period before.  See previous.h. */

#include "run/previous.h"

#include <string.h>

#include "base/fs.h"
#include "figures/cube.h"
#include "figures/people.h"
#include "figures/people_set.h"
#include "ingest/extract.h"
#include "ingest/schema.h"

struct reader {
    struct previous *p;
    struct people *people; /* NULL: they are not read */
    struct movement *movement;
    uint64_t ma_so; /* of the row being counted */
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
    struct reader *r = ctx;

    r->ma_so = row->ma_so;
    return people_row(r->people, at, row);
}

static void
on_count(void *ctx, struct extract_at at, uint32_t ind, const uint32_t place[3], int n) {
    const struct reader *r = ctx;

    (void)at;
    movement_note(r->movement, MOVEMENT_BEFORE, r->ma_so, ind, place[0], MOVEMENT_PLAIN, n);
}

static void
on_expect(void *ctx, uint64_t people) {
    const struct reader *r = ctx;

    people_set_expect(people_table(r->people), people);
    movement_expect(r->movement, MOVEMENT_BEFORE, people);
}

static void
on_ahead(void *ctx, uint64_t ma_so) {
    const struct reader *r = ctx;

    people_set_ahead(people_table(r->people), ma_so);
    movement_ahead(r->movement, MOVEMENT_BEFORE, ma_so);
}

/* All tables, or those of business alone. */
static bool
read_tables(const struct previous_request *r, const struct extract_job *job, struct previous *p,
            struct extract_have *have, struct err *e) {
    struct reader reader = {.p = p, .movement = r->movement};
    const struct people_rules rules = {
        .first = period_first(r->period, profile_calendar(r->profile)), .closing = job->closing};
    struct extract_sink sink = {.ctx = &reader, .employer = on_employer, .taxpayer = on_taxpayer};
    bool ok;

    if (r->movement == NULL) {
        return extract_business(job, &sink, have, e);
    }
    reader.people = people_new(&rules, r->members, r->indicators, p->employers, p->ledger);
    people_watch(reader.people, on_count, &reader);
    sink.person = on_person;
    sink.expect = on_expect;
    sink.ahead = on_ahead;
    ok = extract_period(job, &sink, have, e);
    if (ok) {
        p->people = cube_new(&p->arena, r->period, r->members, r->indicators);
        people_without(reader.people, people_told_lack(have->person_lacks));
        people_finish(reader.people, p->people);
    }
    people_free(reader.people);
    return ok;
}

static bool
read_all(const struct previous_request *r, const char *ky, struct previous *p, struct err *e) {
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
    ledger_free(p->ledger);
    memset(p, 0, sizeof *p);
    arena_free(&a);
}
