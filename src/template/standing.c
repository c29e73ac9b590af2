/* standing - what documents of single places say about all places.  See standing.h. */

#include "template/standing.h"

#include <assert.h>

/* A few dozen in a run: each column that ranks, each figure that a report ranks by, each list. */
struct kept {
    struct standing_key key;
    const void *value;
};
struct standing {
    struct arena *a;
    struct kept *kept;
    size_t n, cap;
};

struct standing *
standing_new(struct arena *a) {
    struct standing *s = arena_new(a, struct standing);

    s->a = a;
    return s;
}

struct arena *
standing_arena(struct standing *s) {
    return s->a;
}

static bool
same(const struct standing_key *x, const struct standing_key *y) {
    return x->kind == y->kind && x->of == y->of && x->level == y->level && x->ix == y->ix;
}

const void *
standing_find(const struct standing *s, const struct standing_key *k) {
    for (size_t i = 0; i < s->n; i++) {
        if (same(&s->kept[i].key, k)) {
            return s->kept[i].value;
        }
    }
    return NULL;
}

void
standing_keep(struct standing *s, const struct standing_key *k, const void *value) {
    assert(value != NULL && standing_find(s, k) == NULL);
    s->kept = arena_grown(s->a, s->kept, s->n, &s->cap, sizeof *s->kept);
    s->kept[s->n++] = (struct kept){*k, value};
}
