/* boundary - Douglas and Peucker's rule over arcs that rings share.  See boundary.h. */

#include "dim/boundary.h"

#include <stdlib.h>
#include <string.h>

#include "base/num.h"

enum {
    LEAST_RING = 3,
    FIRST_TOLERANCE = 4000
}; /* of the width of all: a quarter of a point on a screen */

/* One place in one ring.  Points of all rings lie one after the other. */
struct spot {
    struct doc_point at, side[2]; /* its neighbours, the smaller first */
    uint32_t ix;
};
struct net {
    struct arena arena;
    struct doc_point *at; /* [ix] */
    uint32_t *same;       /* [ix]: the least ix of the same point */
    bool *node;           /* [same] */
    bool *keep;           /* [ix] */
    uint32_t *walk;       /* ix of an arc, from its first node to its last */
    struct span {
        uint32_t from, to;
    } * stack;
    uint32_t n;
};

static int
compare(struct doc_point a, struct doc_point b) {
    return a.x != b.x ? (a.x > b.x) - (a.x < b.x) : (a.y > b.y) - (a.y < b.y);
}

static int
by_place(const void *a, const void *b) {
    const struct spot *x = a;
    const struct spot *y = b;
    const int c = compare(x->at, y->at);

    return c != 0 ? c : (x->ix > y->ix) - (x->ix < y->ix);
}

static struct spot
spot_of(const struct doc_ring *r, uint32_t k, uint32_t ix) {
    const struct doc_point before = r->p[k == 0 ? r->n - 1 : k - 1];
    const struct doc_point after = r->p[k + 1 == r->n ? 0 : k + 1];
    const bool turn = compare(before, after) > 0;

    return (struct spot){r->p[k], {turn ? after : before, turn ? before : after}, ix};
}

/* Which places are one point, and which points are nodes. */
static void
find_nodes(struct net *w, struct spot *spot) {
    qsort(spot, w->n, sizeof *spot, by_place);
    for (uint32_t i = 0, first = 0; i < w->n; i++) {
        if (compare(spot[i].at, spot[first].at) != 0) {
            first = i;
        }
        w->same[spot[i].ix] = spot[first].ix;
        if (compare(spot[i].side[0], spot[first].side[0]) != 0 ||
            compare(spot[i].side[1], spot[first].side[1]) != 0) {
            w->node[spot[first].ix] = true;
        }
    }
}

static void
net_open(struct net *w, const struct boundary_set *s) {
    struct spot *spot;

    memset(w, 0, sizeof *w);
    w->n = (uint32_t)boundary_points(s);
    spot = arena_array(&w->arena, struct spot, w->n + 1U);
    w->at = arena_array(&w->arena, struct doc_point, w->n + 1U);
    w->same = arena_array(&w->arena, uint32_t, w->n + 1U);
    w->node = arena_array(&w->arena, bool, w->n + 1U);
    w->keep = arena_array(&w->arena, bool, w->n + 1U);
    w->walk = arena_array(&w->arena, uint32_t, w->n + 1U);
    w->stack = arena_array(&w->arena, struct span, w->n + 1U);
    for (uint32_t m = 0, ix = 0; m < s->n; m++) {
        for (uint32_t r = 0; r < s->of[m].rings; r++) {
            for (uint32_t k = 0; k < s->of[m].ring[r].n; k++, ix++) {
                spot[ix] = spot_of(&s->of[m].ring[r], k, ix);
                w->at[ix] = spot[ix].at;
            }
        }
    }
    find_nodes(w, spot);
}

/* The square of the distance of p from the line from a to b, times the square of the line's length (1 where it has none):
 * whole numbers, so that every machine chooses the same point. */
static num_wide
distance(struct doc_point p, struct doc_point a, struct doc_point b, num_wide *length) {
    const int64_t dx = (int64_t)b.x - a.x;
    const int64_t dy = (int64_t)b.y - a.y;
    const int64_t px = (int64_t)p.x - a.x;
    const int64_t py = (int64_t)p.y - a.y;
    const num_wide along = (num_wide)px * dx + (num_wide)py * dy;
    const num_wide across = (num_wide)px * dy - (num_wide)py * dx;

    *length = (num_wide)dx * dx + (num_wide)dy * dy;
    if (*length == 0) {
        *length = 1;
        return (num_wide)px * px + (num_wide)py * py;
    }
    if (along < 0) {
        return ((num_wide)px * px + (num_wide)py * py) * *length;
    }
    if (along > *length) {
        const int64_t qx = (int64_t)p.x - b.x;
        const int64_t qy = (int64_t)p.y - b.y;

        return ((num_wide)qx * qx + (num_wide)qy * qy) * *length;
    }
    return across * across;
}

/* The place between two of the walk that is farthest from the line between them; 0: none lies beyond the tolerance. */
static uint32_t
farthest(const struct net *w, struct span of, int64_t tolerance) {
    const struct doc_point a = w->at[w->walk[of.from]];
    const struct doc_point b = w->at[w->walk[of.to]];
    num_wide most = 0;
    num_wide length = 1;
    uint32_t at = 0;

    for (uint32_t k = of.from + 1; k < of.to; k++) {
        const num_wide d = distance(w->at[w->walk[k]], a, b, &length);

        if (d > most) {
            most = d;
            at = k;
        }
    }
    return most > (num_wide)tolerance * tolerance * length ? at : 0;
}

/* Keep what the rule keeps of the n places of the walk. */
static void
keep_arc(struct net *w, uint32_t n, int64_t tolerance) {
    uint32_t depth = 0;

    w->keep[w->walk[0]] = true;
    w->keep[w->walk[n - 1]] = true;
    w->stack[depth++] = (struct span){0, n - 1};
    while (depth > 0) {
        const struct span of = w->stack[--depth];
        const uint32_t at = farthest(w, of, tolerance);

        if (at > 0) {
            w->keep[w->walk[at]] = true;
            w->stack[depth++] = (struct span){of.from, at};
            w->stack[depth++] = (struct span){at, of.to};
        }
    }
}

/* The arc of n places from place `from` of a ring on, from the end where it always begins. */
static void
walk_arc(struct net *w, uint32_t ring, uint32_t length, uint32_t from, uint32_t n) {
    const struct doc_point first = w->at[ring + from % length];
    const struct doc_point last = w->at[ring + (from + n - 1) % length];
    const struct doc_point second = w->at[ring + (from + 1) % length];
    const struct doc_point before = w->at[ring + (from + n - 2) % length];
    const int ends = compare(first, last);
    const bool turn = ends > 0 || (ends == 0 && compare(second, before) > 0);

    for (uint32_t k = 0; k < n; k++) {
        w->walk[turn ? n - 1 - k : k] = ring + (from + k) % length;
    }
}

/* A ring from its place `ring` on: arc by arc. */
static void
keep_ring(struct net *w, uint32_t ring, uint32_t length, int64_t tolerance) {
    uint32_t start = length;

    for (uint32_t k = 0; k < length && start == length; k++) {
        if (w->node[w->same[ring + k]]) {
            start = k;
        }
    }
    if (start == length) { /* no node: from the least point, which stands in it once */
        start = 0;
        for (uint32_t k = 1; k < length; k++) {
            start = compare(w->at[ring + k], w->at[ring + start]) < 0 ? k : start;
        }
    }
    for (uint32_t from = start; from < start + length;) {
        uint32_t n = 2;

        while (from + n - 1 < start + length && !w->node[w->same[ring + (from + n - 1) % length]]) {
            n++;
        }
        walk_arc(w, ring, length, from, n);
        keep_arc(w, n, tolerance);
        from += n - 1;
    }
}

static uint32_t
kept_of(const struct net *w, uint32_t ring, uint32_t length) {
    uint32_t n = 0;

    for (uint32_t k = 0; k < length; k++) {
        n += w->keep[ring + k];
    }
    return n;
}

/* A ring that would be a line gets one point more, a node from now on, so that its neighbour gets it too. */
static bool
pin(struct net *w, uint32_t ring, uint32_t length) {
    uint32_t end[2] = {ring, ring};
    uint32_t at = 0;
    num_wide most = 0;
    num_wide line;

    for (uint32_t k = 0; k < length; k++) {
        if (w->keep[ring + k]) {
            end[1] = end[0];
            end[0] = ring + k;
        }
    }
    for (uint32_t k = 0; k < length; k++) {
        const num_wide d = distance(w->at[ring + k], w->at[end[0]], w->at[end[1]], &line);

        if (d > most) {
            most = d;
            at = ring + k;
        }
    }
    if (most == 0 || w->node[w->same[at]]) {
        return false;
    }
    w->node[w->same[at]] = true;
    return true;
}

/* Choose what is kept at a tolerance; how many points that is. */
static uint64_t
choose(struct net *w, const struct boundary_set *s, int64_t tolerance) {
    bool again = true;
    uint64_t kept = 0;

    while (again) {
        uint32_t ring = 0;

        again = false;
        kept = 0;
        memset(w->keep, 0, w->n * sizeof *w->keep);
        for (uint32_t m = 0; m < s->n; m++) {
            for (uint32_t r = 0; r < s->of[m].rings; r++) {
                const uint32_t length = s->of[m].ring[r].n;
                uint32_t n;

                keep_ring(w, ring, length, tolerance);
                n = kept_of(w, ring, length);
                again = (n < LEAST_RING && pin(w, ring, length)) || again;
                kept += n;
                ring += length;
            }
        }
    }
    return kept;
}

static void
take_ring(const struct net *w, uint32_t from, struct doc_ring *ring) {
    const uint32_t length = ring->n;

    ring->n = 0;
    for (uint32_t k = 0; k < length; k++) {
        if (w->keep[from + k]) {
            ring->p[ring->n++] = w->at[from + k];
        }
    }
}

static void
take_kept(const struct net *w, struct boundary_set *s) {
    uint32_t ix = 0;

    for (uint32_t m = 0; m < s->n; m++) {
        for (uint32_t r = 0; r < s->of[m].rings; r++) {
            const uint32_t length = s->of[m].ring[r].n;

            take_ring(w, ix, &s->of[m].ring[r]);
            ix += length;
        }
    }
}

static int64_t
width_of(const struct net *w) {
    int32_t low = w->at[0].x;
    int32_t high = low;

    for (uint32_t ix = 1; ix < w->n; ix++) {
        low = w->at[ix].x < low ? w->at[ix].x : low;
        high = w->at[ix].x > high ? w->at[ix].x : high;
    }
    return (int64_t)high - low;
}

uint64_t
boundary_points(const struct boundary_set *s) {
    uint64_t n = 0;

    for (uint32_t m = 0; m < s->n; m++) {
        for (uint32_t r = 0; r < s->of[m].rings; r++) {
            n += s->of[m].ring[r].n;
        }
    }
    return n;
}

void
boundary_simplify(struct boundary_set *s, uint64_t most) {
    struct net w;
    uint64_t last = boundary_points(s);

    if (last <= most) {
        return;
    }
    net_open(&w, s);
    for (int64_t tolerance = width_of(&w) / FIRST_TOLERANCE + 1; last > most; tolerance *= 2) {
        last = choose(&w, s, tolerance);
        if (tolerance > width_of(&w)) {
            break; /* nodes and triangles are all that is left */
        }
    }
    take_kept(&w, s);
    arena_free(&w.arena);
}
