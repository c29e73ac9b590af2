/* page - boxes stacked on pages.  See page.h. */

#include "render/page.h"

#include <string.h>

/* Sums of line heights differ from the page's height by rounding only. */
#define TOLERANCE_PT 0.01

static struct page *
add_page(struct arena *a, struct page_set *set) {
    if (set->n == set->cap) {
        struct page *old = set->page;

        set->cap = set->cap == 0 ? 8 : set->cap * 2;
        set->page = arena_array(a, struct page, set->cap);
        if (set->n > 0) {
            memcpy(set->page, old, set->n * sizeof(*old));
        }
    }
    return &set->page[set->n++];
}

static void
put(struct arena *a, struct page *p, const struct ink_box *b) {
    if (p->n == p->cap) {
        struct page_item *old = p->item;

        p->cap = p->cap == 0 ? 32 : p->cap * 2;
        p->item = arena_array(a, struct page_item, p->cap);
        if (p->n > 0) {
            memcpy(p->item, old, p->n * sizeof(*old));
        }
    }
    p->used += p->n == 0 ? 0 : b->before;
    p->item[p->n++] = (struct page_item){b, p->used};
    p->used += b->height;
}

/* Height of the chain that starts with b, under what is on the page already. */
static double
chain_height(const struct ink_box *b, bool at_top) {
    double h = !at_top ? b->before : b->repeat != NULL ? b->repeat->height : 0;

    h += b->height;
    while (b->keep && b->next != NULL) {
        b = b->next;
        h += b->before + b->height;
    }
    return h;
}

struct page_set
page_stack(struct arena *a, const struct ink_flow *f) {
    const double room = f->height + TOLERANCE_PT;
    struct page_set set = {NULL, 0, 0};
    struct page *p = add_page(a, &set);
    bool in_chain = false; /* a chain that was found to fit */

    for (const struct ink_box *b = f->first; b != NULL; b = b->next) {
        const double alone = p->used + (p->n == 0 ? 0 : b->before) + b->height;
        /* A chain longer than a page is parted before the first box from which it does fit one, so
         * that its end (a signature and what stands before it) stays together. */
        const bool whole = !in_chain && chain_height(b, true) <= room;
        const bool fits = whole ? p->used + chain_height(b, p->n == 0) <= room : alone <= room;

        if (!fits && p->n > 0) {
            p = add_page(a, &set);
            if (b->repeat != NULL) {
                put(a, p, b->repeat);
            }
        }
        put(a, p, b);
        in_chain = b->keep && (in_chain || whole);
    }
    return set;
}
