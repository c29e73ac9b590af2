/*
 * known - which periods an office has worked on, and how far each of them is.
 *
 *     input/2026-Q1/          extracts of a quarter or a month
 *     input/lich_su/2025-Q1.csv   figures of a period before the program
 *     output/2026-Q1[.dcN]/   a published set, provisional or final; sealed or not
 */
#ifndef RUN_KNOWN_H
#define RUN_KNOWN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "time/period.h"

struct known_period {
    struct period period;
    bool input, output; /* has extracts; has a published set */
};

/* Every period with extracts or a published set, in order of time. */
bool known_list(struct arena *a, const char *input, const char *output, struct known_period **out,
                size_t *n, struct err *e);

/* In the order in which a period comes to them. */
enum known_state { KNOWN_NOTHING, KNOWN_PROVISIONAL, KNOWN_FINAL, KNOWN_SEALED };

/* The newest set of the period.  One whose manifest cannot be read is KNOWN_NOTHING: nobody can say what it is. */
bool known_state(struct arena *a, const char *output, struct period p, enum known_state *out,
                 struct err *e);

/* Are its figures among those of the time before the program? */
bool known_history(struct arena *a, const char *input, struct period p);

#endif /* RUN_KNOWN_H */
