/*
 * arena - memory that is released all at once.
 *
 * Every long-lived thing belongs to one arena, and the arena's name says how
 * long that is: `run` (the whole process), `file` (one input file), `page`
 * (one rendered document).  Nothing taken from an arena is freed by itself.
 * An allocation never fails for the caller: when memory is out the process
 * says so and stops with status 70, and since nothing is published before the
 * final rename, nothing half-made is left behind.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

struct arena_block;

struct arena {
    struct arena_block *top; /* newest block; owns the chain below it */
};

struct arena_mark {
    struct arena_block *top;
    size_t used; /* bytes in use in top */
};

#define ARENA_EMPTY                                                                                \
    (struct arena) {                                                                               \
        NULL                                                                                       \
    }

/* Zeroed memory for n objects of the type, aligned for it; never NULL. */
#define arena_new(a, type)      ((type *)arena_take((a), 1, sizeof(type)))
#define arena_array(a, type, n) ((type *)arena_take((a), (n), sizeof(type)))

void *arena_take(struct arena *a, size_t n, size_t size)
    __attribute__((returns_nonnull, warn_unused_result, alloc_size(2, 3)));

/* Room for one more than n of things that lie in a row: where they are as long as *cap says so, else for twice as many
 * (64 at the least) at another place of the arena, the n moved there and the rest zeroed. */
void *arena_grown(struct arena *a, void *old, size_t n, size_t *cap, size_t size)
    __attribute__((returns_nonnull, warn_unused_result));

/* Remember a point and go back to it: everything taken since is gone. */
struct arena_mark arena_mark(const struct arena *a);
void arena_rewind(struct arena *a, struct arena_mark m);

/* Memory is out: say so and stop with status 70.  For the other rooms that own memory. */
void arena_exhausted(size_t wanted)
    __attribute__((noreturn)); /* which cppcheck knows, unlike _Noreturn */

/* Release everything.  arena_free on an empty arena does nothing. */
void arena_free(struct arena *a);

#endif /* BASE_ARENA_H */
