/* reconcile_propose - tax payers proposed for the employers of sai_mst.  See reconcile.h. */

#include <stdlib.h>

#include "figures/proposals.h"
#include "figures/reconcile.h"
#include "figures/reconcile_parts.h"

/* The sides that are compared. */
struct sides {
    const struct reconcile *r;
    const struct employers *e;
    uint32_t *employer; /* index of each that has no tax code */
    uint32_t *payer;    /* index of each that no employer has */
    uint32_t employers, payers;
};

static void
employer_at(const void *ctx, uint32_t ix, struct proposals_side *out) {
    const struct sides *s = ctx;
    const struct employers_one *one = employers_at(s->e, s->employer[ix]);

    *out = (struct proposals_side){.name = one->name,
                                   .address = one->dia_chi,
                                   .code = one->mst,
                                   .xa = one->xa,
                                   .workers = one->so_lao_dong};
}

static void
payer_at(const void *ctx, uint32_t ix, struct proposals_side *out) {
    const struct sides *s = ctx;
    const struct reconcile_tax *t = &s->r->tax[s->payer[ix]];

    *out = (struct proposals_side){.name = t->name,
                                   .address = t->address,
                                   .code = t->mst,
                                   .xa = t->xa,
                                   .workers = t->ld_whole ? t->ld : EXTRACT_NO_NUMBER};
}

static bool
is_forbidden(const void *ctx, uint32_t employer, uint32_t payer) {
    const struct sides *s = ctx;

    return reconcile_forbids(s->r, employers_at(s->e, s->employer[employer])->code,
                             s->r->tax[s->payer[payer]].mst);
}

static void
find_sides(const struct reconcile *r, struct sides *s, struct arena *a) {
    s->employer = arena_array(a, uint32_t, r->groups);
    s->payer = arena_array(a, uint32_t, r->taxes);
    for (uint32_t ix = 0; ix < r->groups; ix++) {
        if (r->group[ix].class == RECONCILE_SAI_MST) {
            s->employer[s->employers++] = r->group[ix].employer;
        }
    }
    for (uint32_t ix = 0; ix < r->taxes; ix++) {
        if (!r->group[r->tax[ix].group].bhxh && str_eq(r->by_mst.key[ix], r->tax[ix].mst)) {
            s->payer[s->payers++] = ix;
        }
    }
}

void
reconcile_propose(struct reconcile *r, const struct employers *e) {
    struct arena scratch = ARENA_EMPTY;
    struct sides s = {.r = r, .e = e};
    const struct proposals_one *found;
    size_t cap = 0;

    reconcile_sort(r, e);
    find_sides(r, &s, &scratch);
    found =
        proposals_find(&scratch, &(struct proposals_request){.ctx = &s,
                                                             .employers = s.employers,
                                                             .payers = s.payers,
                                                             .unknown_xa = r->m->list[MEMBER_XA].n,
                                                             .employer = employer_at,
                                                             .payer = payer_at,
                                                             .forbidden = is_forbidden});
    r->proposals = 0;
    for (uint32_t ix = 0; ix < s.employers; ix++) {
        if (found[ix].payer != PROPOSALS_NONE) {
            const struct reconcile_tax *t = &r->tax[s.payer[found[ix].payer]];

            r->proposal = arena_grown(&r->a, r->proposal, r->proposals, &cap, sizeof *r->proposal);
            r->proposal[r->proposals++] = (struct reconcile_proposal){.employer = s.employer[ix],
                                                                      .mst = t->mst,
                                                                      .name = t->name,
                                                                      .active = t->active,
                                                                      .score = found[ix].score,
                                                                      .why = found[ix].why};
        }
    }
    arena_free(&scratch);
}

const struct reconcile_proposal *
reconcile_proposals(const struct reconcile *r, size_t *n) {
    *n = r == NULL || !r->finished ? 0 : r->proposals;
    return *n == 0 ? NULL : r->proposal;
}

void
reconcile_say(const struct reconcile_proposal *p, struct buf *out) {
    proposals_say(p->why, out);
    buf_text(out, p->active ? "" : "; người nộp thuế đã ngừng hoạt động");
}

static int
by_employer(const void *key, const void *row) {
    const uint32_t employer = *(const uint32_t *)key;
    const struct reconcile_proposal *p = row;

    return employer < p->employer ? -1 : employer > p->employer;
}

const struct reconcile_proposal *
reconcile_proposed(const struct reconcile *r, uint32_t employer) {
    return r->proposals == 0
               ? NULL
               : bsearch(&employer, r->proposal, r->proposals, sizeof *r->proposal, by_employer);
}
