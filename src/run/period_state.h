/*
 * period_state - which periods an office has worked on, and how far each of them is.
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

/* In the order in which a period comes to them. */
enum period_state {
    PERIOD_STATE_NOTHING,
    PERIOD_STATE_PROVISIONAL,
    PERIOD_STATE_FINAL,
    PERIOD_STATE_SEALED
};

/* The newest set of the period.  One whose manifest cannot be read is PERIOD_STATE_NOTHING: nobody can say what it is. */
bool period_state_of(struct arena *a, const char *output, struct period p, enum period_state *out,
                     struct err *e);

/* Are its figures among those of the time before the program? */
bool period_state_history(struct arena *a, const char *input, struct period p);

#endif /* RUN_PERIOD_STATE_H */
