/* heap - memory that is given back by itself.  See heap.h. */

#include "base/heap.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>

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

enum { LARGE_PAGE = 1 << 21, PAGE = 1 << 12 };

bool
heap_pages_take(struct heap_pages *m, size_t bytes) {
    void *p;

    *m = (struct heap_pages){NULL, 0};
    if (bytes > SIZE_MAX - LARGE_PAGE) {
        return false;
    }
    bytes = (bytes + LARGE_PAGE - 1) & ~((size_t)LARGE_PAGE - 1);
    /* cppcheck-suppress invalidFunctionArg; -1 is no file, as mmap(2) says */
    p = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (p == MAP_FAILED) {
        return false;
    }
    (void)madvise(p, bytes, MADV_HUGEPAGE); /* a wish: small pages serve too */
    *m = (struct heap_pages){p, bytes};
    return true;
}

void
heap_pages_free(struct heap_pages *m) {
    if (m->p != NULL) {
        (void)munmap(m->p, m->bytes);
    }
    *m = (struct heap_pages){NULL, 0};
}

void
heap_pages_drop(void *part, size_t bytes) {
    const uintptr_t from = ((uintptr_t)part + PAGE - 1) & ~((uintptr_t)PAGE - 1);
    const uintptr_t to = ((uintptr_t)part + bytes) & ~((uintptr_t)PAGE - 1);

    if (from < to) {
        (void)madvise((unsigned char *)part + (from - (uintptr_t)part), to - from, MADV_DONTNEED);
    }
}
