/*
 * relay - a second thread that makes pieces ahead of the caller, who takes them in their order:
 *
 *     relay_new
 *     (relay_begin  relay_next* )*     a job: the pieces of one kind, until fill says that there are no more
 *     relay_free
 *
 * There are RELAY_SLOTS places for pieces; the thread fills those that the caller has left.  Between two jobs it sleeps
 * and touches nothing.  A run with this thread gives the same result as a run without it: only the caller acts on a piece.
 */
#ifndef BASE_RELAY_H
#define BASE_RELAY_H

#include <stdbool.h>

enum { RELAY_SLOTS = 4 };

struct relay;
/* NULL: no thread can be had. */
struct relay *relay_new(void);
/* End the thread.  The job must have ended (relay_next said false).  r may be NULL. */
void relay_free(struct relay *r);

/* Let the thread call fill for the slots 0, 1, ... RELAY_SLOTS - 1, 0, ...; false: that piece is the last one.  ctx and
 * all that fill uses belong to the thread until relay_next has said that there are no more. */
void relay_begin(struct relay *r, bool (*fill)(void *ctx, unsigned slot), void *ctx);
/* Give back the slot before and wait for the next; false: there are no more. */
bool relay_next(struct relay *r, unsigned *slot);

#endif /* BASE_RELAY_H */
