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

/* Return zeroed memory for n objects of the type, aligned for that type; never NULL. */
#define arena_new(a, type)      ((type *)arena_take((a), 1, sizeof(type)))
#define arena_array(a, type, n) ((type *)arena_take((a), (n), sizeof(type)))

void *arena_take(struct arena *a, size_t n, size_t size)
    __attribute__((returns_nonnull, warn_unused_result, alloc_size(2, 3)));

/* Return n bytes for a text, n > 0, wherever they fit: not zeroed, not aligned. */
char *arena_text(struct arena *a, size_t n)
    __attribute__((returns_nonnull, warn_unused_result, alloc_size(2)));

/* Return an array with room for n + 1 elements of `size` bytes.  While n < *cap that is `old`
 * itself; else the n elements are copied to a new array in the arena, twice as large (64
 * elements at the least), and *cap is set.  What is new is zeroed. */
void *arena_grown(struct arena *a, void *old, size_t n, size_t *cap, size_t size)
    __attribute__((returns_nonnull, warn_unused_result));

/* arena_mark remembers a point; arena_rewind goes back to it and releases everything taken
 * since. */
struct arena_mark arena_mark(const struct arena *a);
void arena_rewind(struct arena *a, struct arena_mark m);

/* Say that memory is out and stop with status 70.  For the other rooms that allocate memory. */
void arena_exhausted(size_t wanted)
    __attribute__((noreturn)); /* cppcheck knows this word, but not _Noreturn */

/* Release everything.  An empty arena may be freed too. */
void arena_free(struct arena *a);

#endif /* BASE_ARENA_H */
