/*
 * reconciling - a reconciliation for unit tests, in the province of world.h: rows are put in by hand, then it is finished.
 */
#ifndef TESTS_UNIT_RECONCILING_H
#define TESTS_UNIT_RECONCILING_H

#include "figures/reconcile.h"
#include "world.h"

#define NO EXTRACT_NO_NUMBER

struct reconciling_side {
    const char *mst;
    int64_t ld, luong;
};

struct reconciling {
    struct world *w;
    struct profile profile;
    struct ledger *l;
    struct employers *e;
    struct reconcile *r;
    struct cube *c;
    uint64_t line;
};

void reconciling_start(struct reconciling *t);
void reconciling_stop(struct reconciling *t);
void reconciling_set(struct reconciling *t, enum profile_id id, const char *text);
/* ok: the tax code is a valid one. */
void reconciling_employer(struct reconciling *t, const char *code, const char *name,
                          struct reconciling_side s, uint32_t xa, bool ok);
enum extract_pot reconciling_payer(struct reconciling *t, const char *name,
                                   struct reconciling_side s, uint32_t xa, bool active,
                                   period_day from);
void reconciling_finish(struct reconciling *t);
/* A figure of the province. */
int64_t reconciling_tinh(const struct reconciling *t, uint32_t ind);

#endif /* TESTS_UNIT_RECONCILING_H */
