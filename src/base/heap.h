/*
 * heap - memory that its owner gives back with free(): for arrays that grow and for things that
 * outlive every arena.
 *
 * An allocation never fails for the caller, as with an arena (arena_exhausted).
 */
#ifndef BASE_HEAP_H
#define BASE_HEAP_H

#include <stdbool.h>
#include <stddef.h>

/* Zeroed memory for n objects of the type; never NULL, even for n = 0. */
#define heap_new(type)      ((type *)heap_take(1, sizeof(type)))
#define heap_array(type, n) ((type *)heap_take((n), sizeof(type)))

void *heap_take(size_t n, size_t size)
    __attribute__((malloc, returns_nonnull, warn_unused_result, alloc_size(1, 2)));

/* Resize the array to n elements, n > 0, and return its new place.  New elements are not
 * zeroed.  old may be NULL. */
void *heap_resize(void *old, size_t n, size_t size)
    __attribute__((returns_nonnull, warn_unused_result, alloc_size(2, 3)));

/* Zeroed memory in pages that hold nothing else; large pages where the system has them.  For big tables that are read in no
 * order. */
struct heap_pages {
    void *p; /* NULL: none */
    size_t bytes;
};
/* false: there is not enough memory; then nothing is held. */
bool heap_pages_take(struct heap_pages *m, size_t bytes);
void heap_pages_free(struct heap_pages *m);
/* Give the pages that lie wholly inside this part back to the system.  The part must not be read again. */
void heap_pages_drop(void *part, size_t bytes);

#endif /* BASE_HEAP_H */
