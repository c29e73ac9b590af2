/* tag - the parts of a document for whoever does not see its pages.  See tag.h. */

#include "paper/tag.h"

struct tag *
tag_root(struct arena *a) {
    struct tag *t = arena_new(a, struct tag);

    t->arena = a;
    t->role = "Document";
    return t;
}

struct tag *
tag_new(struct tag *parent, const char *role) {
    struct tag *t;

    if (parent == NULL) {
        return NULL;
    }
    t = arena_new(parent->arena, struct tag);
    t->arena = parent->arena;
    t->role = role;
    t->parent = parent;
    if (parent->last == NULL) {
        parent->first = t;
    } else {
        parent->last->next = t;
    }
    parent->last = t;
    return t;
}

struct tag *
tag_after(const struct tag *t) {
    if (t->first != NULL) {
        return t->first;
    }
    while (t != NULL && t->next == NULL) {
        t = t->parent;
    }
    return t == NULL ? NULL : t->next;
}
