/*
 * previous - employers and tax payers of the period before, one by one, from its extracts: what became of each since.
 * They are read with a ledger of their own, so that this period's account of rows does not know them.
 */
#ifndef RUN_PREVIOUS_H
#define RUN_PREVIOUS_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"
#include "conf/profile.h"
#include "dim/indicator.h"
#include "dim/member.h"
#include "figures/employers.h"
#include "figures/reconcile.h"
#include "ingest/ledger.h"
#include "ingest/reference.h"
#include "time/period.h"

struct previous_request {
    struct period period; /* the one before */
    const char *input;    /* "input" */
    const char *spill;    /* of the run; may be NULL */
    const struct profile *profile;
    const struct member_set *members;
    const struct indicator_set *indicators;
    const struct reference_decisions *decisions;
};
struct previous {
    struct arena arena;
    struct ledger *ledger;       /* its files, for who records what was read */
    struct employers *employers; /* NULL: there is no don_vi of that period */
    struct reconcile *reconcile; /* NULL: no thue */
};

/* A period that has no extracts leaves *out empty.  false: they cannot be read; *out is then empty too. */
bool previous_read(const struct previous_request *r, struct previous *out, struct err *e);
void previous_free(struct previous *p);

#endif /* RUN_PREVIOUS_H */
