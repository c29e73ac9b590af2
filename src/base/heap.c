/* heap - memory that is given back by itself.  See heap.h. */

#include "base/heap.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/arena.h"

void *
heap_take(size_t n, size_t size) {
    void *p = calloc(n > 0 ? n : 1, size); /* which refuses a product beyond size_t */

    if (p == NULL) {
        arena_exhausted(size > 0 && n <= SIZE_MAX / size ? n * size : SIZE_MAX);
    }
    return p;
}

void *
heap_resize(void *old, size_t n, size_t size) {
    void *p;

    assert(n > 0 && size > 0);
    p = n > SIZE_MAX / size ? NULL : realloc(old, n * size);
    if (p == NULL) {
        arena_exhausted(n <= SIZE_MAX / size ? n * size : SIZE_MAX);
    }
    return p;
}
