/* reconcile_decide - what the office decided about employers and tax codes.  See reconcile.h. */

#include "figures/reconcile.h"
#include "figures/reconcile_parts.h"

void
reconcile_decide(struct reconcile *r, const struct reference_decisions *d) {
    r->decision = d->v;
    r->decision_before = arena_array(&r->a, uint32_t, d->n);
    r->decision_last = arena_array(&r->a, uint32_t, d->n);
    for (uint32_t i = 0; i < d->n; i++) {
        bool added = false;
        const uint32_t at = map_put(&r->decided, d->v[i].ma_don_vi, &added);

        r->decision_before[i] = added ? MEMBER_NONE : r->decision_last[at];
        r->decision_last[at] = i;
    }
}

struct reconcile_decided
reconcile_decided(const struct reconcile *r) {
    return r->told;
}

/* The latest decision about an employer, or MEMBER_NONE. */
static uint32_t
latest(const struct reconcile *r, str employer) {
    const uint32_t at = r->decided.n == 0 ? MAP_NONE : map_get(&r->decided, employer);

    return at == MAP_NONE ? MEMBER_NONE : r->decision_last[at];
}

bool
reconcile_forbids(const struct reconcile *r, str employer, str mst) {
    for (uint32_t i = latest(r, employer); i != MEMBER_NONE; i = r->decision_before[i]) {
        const struct reference_decision *d = &r->decision[i];

        if (d->mst.n == 0 || str_eq(d->mst, mst)) {
            return d->verdict == REFERENCE_KHONG_GHEP;
        }
    }
    return false;
}

str
reconcile_code(const struct reconcile *r, const struct employers_one *one, bool *ok) {
    for (uint32_t i = latest(r, one->code); i != MEMBER_NONE; i = r->decision_before[i]) {
        const struct reference_decision *d = &r->decision[i];

        if (d->verdict == REFERENCE_GHEP && !reconcile_forbids(r, one->code, d->mst)) {
            *ok = true;
            return d->mst;
        }
    }
    *ok = one->mst_ok && !reconcile_forbids(r, one->code, one->mst);
    return one->mst;
}
