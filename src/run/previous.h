/*
 * previous - employers, tax payers and people of the period before, read from its extracts, to see how each
 * has changed. They have a ledger of their own, so that their rows do not count in this period.
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
#include "figures/headcount.h"
#include "figures/movement.h"
#include "figures/reconcile.h"
#include "ingest/form.h"
#include "ingest/ledger.h"
#include "ingest/reference.h"
#include "time/period.h"

struct previous_request {
    struct period period; /* the one before */
    period_day closing;   /* people are counted up to this day */
    const char *input;    /* "input" */
    const char *spill;    /* of the run; may be NULL */
    const struct profile *profile;
    const struct member_set *members;
    const struct form_list *forms;
    const struct indicator_set *indicators;
    const struct reference_decisions *decisions;
    /* Gets the people, as those of before.  NULL: they are not read; then the communes of the
     * others may be older than a merger. */
    struct movement *movement;
    uint32_t let_through; /* rules that a person let through for it, as for ledger_let_through */
    bool employers_only;  /* no tax payers either; movement must be NULL */
};
struct previous {
    struct arena arena;
    struct ledger *ledger;       /* of its files, to record what was read */
    struct employers *employers; /* NULL: there is no don_vi of that period */
    struct reconcile *reconcile; /* NULL: no thue */
    struct headcount *headcount; /* its people by employer; NULL: they were not read */
    /* How many people of each right there were in each commune; NULL: they were not read. */
    struct cube *people;
};

/* *out stays empty when the period has no extracts.  false: they cannot be read; *out is empty
 * too. */
bool previous_read(const struct previous_request *r, struct previous *out, struct err *e);
void previous_free(struct previous *p);

#endif /* RUN_PREVIOUS_H */
