/* json_made - JSON values that are there or end the program.  See json_made.h. */

#include "store/json_made.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/heap.h"
#include "text/utf8.h"

static void *
take(size_t n) {
    return heap_take(n, 1);
}

void
json_take_heap(void) {
    json_set_alloc_funcs(take, free);
}

json_t *
json_made(json_t *v) {
    if (v == NULL) {
        arena_exhausted(sizeof(json_t));
    }
    return v;
}

json_t *
json_text(str s) {
    return json_made(!utf8_valid(s) ? json_string("?") : json_stringn(s.p == NULL ? "" : s.p, s.n));
}

void
json_put(json_t *o, const char *key, json_t *v) {
    if (json_object_set_new(json_made(o), key, json_made(v)) != 0) {
        arena_exhausted(sizeof(json_t));
    }
}

void
json_append(json_t *all, json_t *v) {
    if (json_array_append_new(json_made(all), json_made(v)) != 0) {
        arena_exhausted(sizeof(json_t));
    }
}

static int
add(const char *p, size_t n, void *out) {
    buf_add(out, p, n);
    return 0;
}

void
json_write(const json_t *v, struct buf *out) {
    if (json_dump_callback(v, add, out, JSON_INDENT(1)) != 0) {
        arena_exhausted(sizeof(json_t));
    }
}
