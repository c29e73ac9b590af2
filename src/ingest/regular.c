/* regular - rows of regular form.  See regular.h. */

#include "ingest/regular.h"

#include <string.h>

enum { BLOCKS = 256, SPAN = BLOCKS * REGULAR_BLOCK }; /* bytes looked at together */
#define NOWHERE UINT32_MAX

/* Places of one kind of byte in the span, then NOWHERE. */
struct places {
    uint32_t n, next; /* next: the first that is not before the row */
    uint32_t at[SPAN + 1];
};

struct regular {
    enum regular_way way;
    char separator;
    uint32_t width;
    uint64_t at;    /* where the span begins in the reading */
    uint32_t bytes; /* of the span; 0: none yet */
    struct places separators, line_ends, odd;
    struct regular_mask mask[BLOCKS];
};

struct regular *
regular_new(struct arena *a, enum regular_way w) {
    struct regular *r = arena_new(a, struct regular);

    r->way = w;
    return r;
}

void
regular_start(struct regular *r, char separator, uint32_t width) {
    r->separator = separator;
    r->width = width;
    r->bytes = 0;
}

static void
add(struct places *p, uint32_t base, uint64_t mask) {
    uint32_t n = p->n;

    for (; mask != 0; mask &= mask - 1) {
        p->at[n++] = base + (uint32_t)__builtin_ctzll(mask);
    }
    p->n = n;
}

static void
begin(struct places *p) {
    p->n = 0;
    p->next = 0;
}

/* Look at the whole blocks at the head of the text. */
static void
look(struct regular *r, const char *text, size_t n, uint64_t at) {
    const size_t blocks = n / REGULAR_BLOCK < BLOCKS ? n / REGULAR_BLOCK : BLOCKS;

    regular_masks(r->way, text, blocks, r->separator, r->mask);
    begin(&r->separators);
    begin(&r->line_ends);
    begin(&r->odd);
    for (uint32_t k = 0; k < blocks; k++) {
        add(&r->separators, k * REGULAR_BLOCK, r->mask[k].separator);
        add(&r->line_ends, k * REGULAR_BLOCK, r->mask[k].line_end);
        add(&r->odd, k * REGULAR_BLOCK, r->mask[k].odd);
    }
    r->separators.at[r->separators.n] = NOWHERE;
    r->line_ends.at[r->line_ends.n] = NOWHERE;
    r->odd.at[r->odd.n] = NOWHERE;
    r->at = at;
    r->bytes = (uint32_t)blocks * REGULAR_BLOCK;
}

/* The first place that is not before from. */
static uint32_t
skip(struct places *p, uint32_t from) {
    while (p->at[p->next] < from) {
        p->next++;
    }
    return p->at[p->next];
}

static bool
holds(const struct regular *r, uint64_t at) {
    return at >= r->at && at - r->at < r->bytes;
}

bool
regular_next(struct regular *r, const char *text, size_t n, uint64_t at, struct regular_row *row) {
    uint32_t from;
    uint32_t lf;
    uint32_t end;
    uint32_t last; /* of the row's separators */

    if (r->width < 2) {
        return false;
    }
    if (!holds(r, at) || (skip(&r->line_ends, (uint32_t)(at - r->at)) == NOWHERE && at > r->at)) {
        look(r, text, n, at);
    }
    if (!holds(r, at)) {
        return false; /* less than a block is there */
    }
    from = (uint32_t)(at - r->at);
    lf = end = skip(&r->line_ends, from);
    (void)skip(&r->separators, from);
    last = r->separators.next + r->width - 2;
    if (lf == NOWHERE || lf - from >= n || last >= r->separators.n || r->separators.at[last] > lf ||
        r->separators.at[last + 1] < lf) {
        return false;
    }
    if (skip(&r->odd, from) < lf) {
        end = r->odd.at[r->odd.next];
        if (end + 1 != lf || text[end - from] != '\r') {
            return false;
        }
        r->odd.next++;
    }
    *row = (struct regular_row){.text = text,
                                .separator = &r->separators.at[r->separators.next],
                                .from = from,
                                .end = end,
                                .fields = r->width,
                                .bytes = lf + 1 - from};
    r->separators.next = last + 1;
    r->line_ends.next++;
    return true;
}
