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

void
regular_start_as(struct regular *r, const struct regular *other) {
    regular_start(r, other->separator, other->width);
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

/* Whether the quotes at two places of the row, counted from its start, stand around one whole field. */
static bool
wrap_field(const struct regular *r, const struct regular_row *row, uint32_t open, uint32_t close,
           uint32_t *field) {
    const uint32_t last = row->fields - 1;

    while (*field < last && row->separator[*field] - row->from < open) {
        (*field)++;
    }
    return (open == 0 || row->text[open - 1] == r->separator) &&
           (*field == last ? row->from + close + 1 == row->end
                           : row->from + close + 1 == row->separator[*field]);
}

/* The odd bytes of a row, of which text[lf] is the line end: a CR before it, and quotes around fields.  false: others. */
static bool
take_odd(struct regular *r, uint32_t lf, struct regular_row *row) {
    const uint32_t *at = r->odd.at + r->odd.next;
    uint32_t all = 0;
    uint32_t n;
    uint32_t field = 0;

    while (at[all] < lf) { /* NOWHERE ends them */
        all++;
    }
    n = all;
    if (row->text[at[n - 1] - row->from] == '\r' && at[n - 1] + 1 == lf) {
        row->end = at[--n];
    }
    row->quoted = n > 0;
    for (uint32_t i = 0; i + 1 < n; i += 2) {
        const uint32_t open = at[i] - row->from;
        const uint32_t close = at[i + 1] - row->from;

        if (row->text[open] != '"' || row->text[close] != '"' ||
            !wrap_field(r, row, open, close, &field)) {
            return false;
        }
    }
    if (n % 2 != 0) {
        return false;
    }
    r->odd.next +=
        all; /* a row that is not taken may end before them: scan takes a lone CR for its end */
    return true;
}

bool
regular_next(struct regular *r, const char *text, size_t n, uint64_t at, struct regular_row *row) {
    uint32_t from;
    uint32_t lf;
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
    lf = skip(&r->line_ends, from);
    (void)skip(&r->separators, from);
    last = r->separators.next + r->width - 2;
    if (lf == NOWHERE || lf - from >= n || last >= r->separators.n || r->separators.at[last] > lf ||
        r->separators.at[last + 1] < lf) {
        return false;
    }
    *row = (struct regular_row){.text = text,
                                .separator = &r->separators.at[r->separators.next],
                                .from = from,
                                .end = lf,
                                .fields = r->width,
                                .bytes = lf + 1 - from};
    if (skip(&r->odd, from) < lf && !take_odd(r, lf, row)) {
        return false;
    }
    r->separators.next = last + 1;
    r->line_ends.next++;
    return true;
}
