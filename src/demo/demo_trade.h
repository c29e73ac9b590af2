/*
 * demo_trade - the employer file (don_vi.csv) and the tax file (thue.csv) of a quarter.
 *
 * Both files come from one roster, so the class of every employer (spec 1.5) is known, and
 * `classes` counts them.  Dues keep the balance of C12 from quarter to quarter.
 */
#ifndef DEMO_DEMO_TRADE_H
#define DEMO_DEMO_TRADE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "demo/demo_out.h"
#include "demo/demo_people.h"
#include "demo/demo_plan.h"
#include "demo/demo_roster.h"

struct demo_trade {
    const struct demo_plan *plan;
    const struct demo_roster *roster;
    enum demo_quarter quarter;
    struct demo_out *out;
    struct demo_account *account;
    uint64_t *classes; /* [DEMO_CLASSES]: groups of one tax code by class, each counted once */
};

bool demo_trade_employers(struct demo_trade *t, struct err *e);
bool demo_trade_payers(struct demo_trade *t, struct err *e);

/* Ten digits with their check digit for a number below 10^7. */
void demo_trade_mst(uint64_t n, char out[16]);

#endif /* DEMO_DEMO_TRADE_H */
