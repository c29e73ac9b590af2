/*
 * heap - memory that is given back by itself, with free(): what grows, and what outlives every arena.
 *
 * Like an arena's, an allocation never fails for the caller (arena_exhausted).
 */
#ifndef BASE_HEAP_H
#define BASE_HEAP_H

#include <stddef.h>

/* Zeroed memory for n objects of the type; never NULL, even for n = 0. */
#define heap_new(type)      ((type *)heap_take(1, sizeof(type)))
#define heap_array(type, n) ((type *)heap_take((n), sizeof(type)))

void *heap_take(size_t n, size_t size)
    __attribute__((malloc, returns_nonnull, warn_unused_result, alloc_size(1, 2)));

/* The same objects, with room for n of them; what is new is not zeroed.  old may be NULL; n > 0. */
void *heap_resize(void *old, size_t n, size_t size)
    __attribute__((returns_nonnull, warn_unused_result, alloc_size(2, 3)));

#endif /* BASE_HEAP_H */
