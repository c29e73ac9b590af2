/* once - what a worker need not do twice.  See once.h. */

#include "render/once.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/heap.h"
#include "base/map.h"

enum { ALL_MOST = 4 << 20, ONE_MOST = 64 << 10 }; /* bytes */

struct kind {
    struct map asked;
    str *answer; /* [index in asked] */
    size_t cap;
};

struct once {
    struct arena arena;
    struct kind kind[ONCE_KINDS];
    size_t bytes;
    void *thing; /* NULL: none */
    void (*release)(void *thing);
};

struct once *
once_new(void) {
    struct once *k = heap_new(struct once);

    for (int i = 0; i < ONCE_KINDS; i++) {
        map_init(&k->kind[i].asked, &k->arena);
    }
    return k;
}

void
once_free(struct once *k) {
    if (k != NULL) {
        if (k->thing != NULL) {
            k->release(k->thing);
        }
        for (int i = 0; i < ONCE_KINDS; i++) {
            map_free(&k->kind[i].asked);
        }
        arena_free(&k->arena);
        free(k);
    }
}

bool
once_find(const struct once *k, enum once_kind kind, str asked, str *answer) {
    const uint32_t ix =
        k == NULL || asked.n > ONE_MOST ? MAP_NONE : map_get(&k->kind[kind].asked, asked);

    if (ix != MAP_NONE) {
        *answer = k->kind[kind].answer[ix];
    }
    return ix != MAP_NONE;
}

void
once_add(struct once *k, enum once_kind kind, str asked, str answer) {
    struct kind *to = k == NULL ? NULL : &k->kind[kind];

    if (to != NULL && asked.n <= ONE_MOST && k->bytes + asked.n + answer.n <= ALL_MOST) {
        k->bytes += asked.n + answer.n;
        to->answer = arena_grown(&k->arena, to->answer, to->asked.n, &to->cap, sizeof *to->answer);
        to->answer[to->asked.n] = str_keep(&k->arena, answer);
        (void)map_put(&to->asked, asked, NULL);
    }
}

void *
once_take(struct once *k) {
    void *thing = k == NULL ? NULL : k->thing;

    if (thing != NULL) {
        k->thing = NULL;
    }
    return thing;
}

void
once_give(struct once *k, void *thing, void (*release)(void *thing)) {
    if (k->thing != NULL) {
        release(thing);
        return;
    }
    k->thing = thing;
    k->release = release;
}
