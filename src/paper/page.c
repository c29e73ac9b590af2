/* page - boxes stacked on pages.  See page.h. */

#include "paper/page.h"

#include <string.h>

/* Sums of line heights differ from the page's height by rounding only. */
#define TOLERANCE_PT 0.01
#define FIGURE_GAP   8.0  /* under a figure that leads a page: a paragraph may go on there */
#define LAST_SHORT   0.40 /* of a page's height: what a last page holds that is worth saving */
#define CLOSER_STEPS 8    /* from the spacing of the text down to single spacing */

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

/* closer: the share of its slack that a box gives up. */
static double
height_of(const struct display_list_box *b, double closer) {
    return b->height - closer * b->slack;
}

static void
put(struct arena *a, struct page *p, const struct display_list_box *b, double closer) {
    if (p->n == p->cap) {
        struct page_item *old = p->item;

        p->cap = p->cap == 0 ? 32 : p->cap * 2;
        p->item = arena_array(a, struct page_item, p->cap);
        if (p->n > 0) {
            memcpy(p->item, old, p->n * sizeof(*old));
        }
    }
    p->used += p->n == 0 ? 0 : b->before;
    p->item[p->n++] = (struct page_item){b, p->used - closer * b->slack};
    p->used += height_of(b, closer);
}

/* Height of the chain that starts with b, without what is blank above it. */
static double
chain_height(const struct display_list_box *b, double closer) {
    double h = height_of(b, closer);

    while (b->keep && b->next != NULL) {
        b = b->next;
        h += b->before + height_of(b, closer);
    }
    return h;
}

static const struct display_list_box *
chain_end(const struct display_list_box *b) {
    while (b->keep && b->next != NULL) {
        b = b->next;
    }
    return b;
}

/* Whether the figure must be placed before b. */
static bool
stops(const struct display_list_box *b, const struct display_list_box *figure) {
    return b->stops_floats || (b->stops_tables && !figure->named);
}

/* Whether the chain that starts with b holds a box that stops the figure, or (another) a figure itself. */
static bool
chain_has(const struct display_list_box *b, const struct display_list_box *figure, bool another) {
    const struct display_list_box *end = chain_end(b);

    while (b != end && !stops(b, figure) && !(another && b->floats)) {
        b = b->next;
    }
    return stops(b, figure) || (another && b->floats);
}

struct stack {
    struct arena *arena;
    struct page_set set;
    struct page *page;                     /* the last one */
    const struct display_list_box *figure; /* begins what waits for the next page; or NULL */
    bool
        late; /* it is on its page already, and waits for the end of the sentence that goes on there */
    double room, closer;
    bool in_chain; /* a chain that was found to fit */
};

static void
put_figure(struct stack *s) {
    const struct display_list_box *b = s->figure;

    put(s->arena, s->page, b, s->closer);
    while (b->keep && b->next != NULL) {
        b = b->next;
        put(s->arena, s->page, b, s->closer);
    }
    s->page->used += FIGURE_GAP;
    s->figure = NULL;
    s->late = false;
}

/* b (NULL: nothing) stands first on it, or behind the figure that waits. */
static void
next_page(struct stack *s, const struct display_list_box *b) {
    s->page = add_page(s->arena, &s->set);
    s->late = s->figure != NULL && b != NULL && b->goes_on;
    if (s->figure != NULL && !s->late) {
        put_figure(s);
    }
}

/* The figure that waits comes before b: here where there is room, else on a page of its own. */
static void
place_figure(struct stack *s) {
    const double before = s->page->n == 0 ? 0 : s->figure->before;

    if (s->late && s->page->used + before + chain_height(s->figure, s->closer) <= s->room) {
        put_figure(s);
    } else {
        next_page(s, NULL);
    }
}

/* A chain longer than a page is parted before the first box from which it does fit one, so that its
 * end (a signature and what stands before it) stays together. */
static bool
is_whole(const struct stack *s, const struct display_list_box *b) {
    const double head = b->repeat != NULL ? b->repeat->height : 0;

    return !s->in_chain && head + chain_height(b, s->closer) <= s->room;
}

/* turned: b was moved to this page, so that its head stands above it again. */
static bool
fits(const struct stack *s, const struct display_list_box *b, bool turned) {
    const double before = s->page->n == 0 ? 0 : b->before;
    const double head = turned && b->repeat != NULL ? b->repeat->height : 0;
    const double height = is_whole(s, b) ? chain_height(b, s->closer) : height_of(b, s->closer);

    return s->page->used + before + head + height <= s->room;
}

/* Returns the last box that was dealt with. */
static const struct display_list_box *
stack_box(struct stack *s, const struct display_list_box *b) {
    const bool whole = is_whole(s, b);
    bool turned = false;

    /* Neither a stop nor another figure comes before the one that waits; a late one waits for no more than the
     * end of the sentence. */
    if (s->figure != NULL && !s->in_chain &&
        (chain_has(b, s->figure, true) || (s->late && !b->goes_on))) {
        place_figure(s);
    }
    while (s->page->n > 0 && !fits(s, b, turned)) {
        if (b->floats && s->figure == NULL && whole && !chain_has(b, b, false)) {
            s->figure = b;
            return chain_end(b);
        }
        next_page(s, b);
        turned = true;
    }
    if (turned && b->repeat != NULL) {
        put(s->arena, s->page, b->repeat, s->closer);
    }
    put(s->arena, s->page, b, s->closer);
    s->in_chain = b->keep && (s->in_chain || whole);
    return b;
}

static struct page_set
stack_all(struct arena *a, const struct display_list_flow *f, double closer) {
    struct stack s = {.arena = a, .room = f->height + TOLERANCE_PT, .closer = closer};

    next_page(&s, NULL);
    for (const struct display_list_box *b = f->first; b != NULL; b = b->next) {
        b = stack_box(&s, b);
    }
    if (s.figure != NULL) {
        place_figure(&s);
    }
    s.set.closer = closer;
    return s.set;
}

struct page_set
page_stack(struct arena *a, const struct display_list_flow *f) {
    const struct page_set set = stack_all(a, f, 0);

    if (!f->running || set.n == 1 || set.page[set.n - 1].used > LAST_SHORT * f->height) {
        return set;
    }
    for (int step = 1; step <= CLOSER_STEPS; step++) {
        const struct page_set closer = stack_all(a, f, (double)step / CLOSER_STEPS);

        if (closer.n < set.n) {
            return closer;
        }
    }
    return set;
}
