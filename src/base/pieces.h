/*
 * pieces - the pieces of a job, made by a second thread and by the caller, whichever is free; the caller takes them in
 * their order:
 *
 *     pieces_new
 *     (pieces_begin  pieces_next*  pieces_end)*     a job
 *     pieces_free
 *
 * There are PIECES_SLOTS places for pieces that are made and not yet given back.  The caller makes pieces only where the
 * next one is not there yet, so neither waits while there is work.  Between two jobs the thread sleeps and touches
 * nothing.  A run with this thread gives the same result as a run without it: only the caller acts on a piece.
 */
#ifndef BASE_PIECES_H
#define BASE_PIECES_H

#include <stdbool.h>
#include <stdint.h>

enum { PIECES_SLOTS = 8, PIECES_MAKERS = 2 };

struct pieces;
/* NULL: no thread can be had. */
struct pieces *pieces_new(void);
/* End the thread.  The job must have ended.  p may be NULL. */
void pieces_free(struct pieces *p);

/* Make piece `piece` in slot `slot`.  Called by two threads at once, but never for the same slot, and with the same maker
 * (below PIECES_MAKERS) by one thread only. */
typedef void pieces_make(void *ctx, unsigned maker, uint32_t piece, unsigned slot);
/* A job of n pieces. */
void pieces_begin(struct pieces *p, uint32_t n, pieces_make *make, void *ctx);
/* Give back the slot before and wait for the next piece; false: all were taken. */
bool pieces_next(struct pieces *p, unsigned *slot);
/* End the job, of which pieces may be left; when it returns, nobody makes any. */
void pieces_end(struct pieces *p);

#endif /* BASE_PIECES_H */
