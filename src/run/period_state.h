/*
 * period_state - the periods on which an office has worked, and the state of each.
 *
 *     input/2026-Q1/          extracts of a quarter or a month
 *     input/lich_su/2025-Q1.csv   figures of a period before the program
 *     output/2026-Q1[.dcN]/   a published set, provisional or final; sealed or not
 */
#ifndef RUN_PERIOD_STATE_H
#define RUN_PERIOD_STATE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "time/period.h"

struct period_state_period {
    struct period period;
    bool input, output; /* has extracts; has a published set */
};

/* Every period with extracts or a published set, in order of time. */
bool period_state_list(struct arena *a, const char *input, const char *output,
                       struct period_state_period **out, size_t *n, struct err *e);

/* In the order in which a period reaches them. */
enum period_state {
    PERIOD_STATE_NOTHING,
    PERIOD_STATE_PROVISIONAL,
    PERIOD_STATE_FINAL,
    PERIOD_STATE_SEALED
};

/* The state of the period's newest set.  A set whose manifest cannot be read counts as
 * PERIOD_STATE_NOTHING. */
bool period_state_of(struct arena *a, const char *output, struct period p, enum period_state *out,
                     struct err *e);

/* Whether lich_su has figures of the period, from the time before the program.  false: it cannot be read, which is not the same
 * as none. */
bool period_state_history(struct arena *a, const char *input, struct period p, bool *out,
                          struct err *e);

#endif /* RUN_PERIOD_STATE_H */
