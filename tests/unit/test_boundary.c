/* test_boundary - borders that communes share stay shared when they are simplified: a grid made by hand. */

#include <criterion/criterion.h>
#include <string.h>

#include "dim/boundary.h"

/*
 * Four squares of 100 units, each side in 10 steps that go out and in by a little, and a fifth inside the last:
 *
 *     0,200 --- 100,200 --- 200,200      A left below, B right below, C left above, D right above with a hole
 *       |   C   |    D     |             for E, whose ring is the hole's ring, from another place, the other way
 *     0,100 --- 100,100 --- 200,100
 *       |   A   |    B     |             Nodes: the middle of each side and the centre.  A side has 9 points between.
 *     0,0 ----- 100,0 ----- 200,0
 */
enum { STEP = 10, SIDE = 100, WAVE = 3 };

static struct arena a;
static struct boundary_set set;

static void
open_arena(void) {
    a = ARENA_EMPTY;
    set = (struct boundary_set){arena_array(&a, struct doc_outline, 5), 5};
}

static void
close_arena(void) {
    arena_free(&a);
}

TestSuite(boundary, .init = open_arena, .fini = close_arena);

static struct doc_ring *
new_ring(uint32_t m) {
    struct doc_outline *o = &set.of[m];

    if (o->ring == NULL) {
        o->ring = arena_array(&a, struct doc_ring, 2);
    }
    o->ring[o->rings].p = arena_array(&a, struct doc_point, 64);
    return &o->ring[o->rings++];
}

/* From corner to corner, the last left out; the waves of a side are the same in both directions. */
static void
side(struct doc_ring *r, int x1, int y1, int x2, int y2) {
    const int dx = (x2 > x1) - (x2 < x1);
    const int dy = (y2 > y1) - (y2 < y1);

    for (int k = 0; k < SIDE / STEP; k++) {
        const int x = x1 + dx * STEP * k;
        const int y = y1 + dy * STEP * k;
        const int wave = k > 0 && (x + y) / STEP % 2 != 0 ? WAVE : 0;

        r->p[r->n++] = (struct doc_point){x + (dy != 0 ? wave : 0), y + (dx != 0 ? wave : 0)};
    }
}

static void
square(struct doc_ring *r, int x, int y) {
    side(r, x, y, x + SIDE, y);
    side(r, x + SIDE, y, x + SIDE, y + SIDE);
    side(r, x + SIDE, y + SIDE, x, y + SIDE);
    side(r, x, y + SIDE, x, y);
}

/* A round of 16 points: of E from the east on, of the hole in D from the west on and the other way. */
static void
make_grid(void) {
    static const struct doc_point round[16] = {{180, 150}, {178, 161}, {171, 171}, {161, 178},
                                               {150, 180}, {139, 178}, {129, 171}, {122, 161},
                                               {120, 150}, {122, 139}, {129, 129}, {139, 122},
                                               {150, 120}, {161, 122}, {171, 129}, {178, 139}};
    struct doc_ring *hole;
    struct doc_ring *e;

    square(new_ring(0), 0, 0);
    square(new_ring(1), SIDE, 0);
    square(new_ring(2), 0, SIDE);
    square(new_ring(3), SIDE, SIDE);
    hole = new_ring(3);
    e = new_ring(4);
    for (int k = 0; k < 16; k++) {
        e->p[e->n++] = round[k];
        hole->p[hole->n++] = round[(24 - k) % 16];
    }
    hole->hole = true;
}

static bool
has(const struct doc_ring *r, struct doc_point p) {
    for (uint32_t k = 0; k < r->n; k++) {
        if (r->p[k].x == p.x && r->p[k].y == p.y) {
            return true;
        }
    }
    return false;
}

/* Twice the area, without its sign. */
static long
area(const struct doc_ring *r) {
    long sum = 0;

    for (uint32_t k = 0; k < r->n; k++) {
        const struct doc_point p = r->p[k];
        const struct doc_point q = r->p[(k + 1) % r->n];

        sum += (long)p.x * q.y - (long)q.x * p.y;
    }
    return sum < 0 ? -sum : sum;
}

/* Each point of the side between two squares, but for its ends, stands in both or in neither. */
static void
expect_shared(uint32_t m, uint32_t n, int x1, int y1, int x2, int y2) {
    for (int x = x1 - WAVE; x <= x2 + WAVE; x++) {
        for (int y = y1 - WAVE; y <= y2 + WAVE; y++) {
            const struct doc_point p = {x, y};
            const bool inside =
                (x > x1 + WAVE && x < x2 - WAVE) || (y > y1 + WAVE && y < y2 - WAVE);

            if (inside) {
                cr_expect_eq(has(&set.of[m].ring[0], p), has(&set.of[n].ring[0], p), "%d,%d", x, y);
            }
        }
    }
}

Test(boundary, nothing_changes_where_few_points_are_enough) {
    make_grid();
    cr_assert_eq(boundary_points(&set), 4 * 40 + 2 * 16);
    boundary_simplify(&set, 4 * 40 + 2 * 16);
    cr_expect_eq(boundary_points(&set), 4 * 40 + 2 * 16);
}

/* At every degree of simplification, down to triangles: what was shared is shared. */
Test(boundary, a_shared_border_is_one_border_however_little_of_it_is_left) {
    for (uint64_t most = 190; most > 4; most = most * 3 / 4) {
        const struct doc_ring *hole;
        const struct doc_ring *e;

        memset(set.of, 0, 5 * sizeof *set.of);
        make_grid();
        boundary_simplify(&set, most);
        hole = &set.of[3].ring[1];
        e = &set.of[4].ring[0];
        cr_assert_eq(hole->n, e->n);
        for (uint32_t k = 0; k < e->n; k++) {
            cr_expect(has(hole, e->p[k]), "%d,%d at %lu", e->p[k].x, e->p[k].y,
                      (unsigned long)most);
        }
        expect_shared(0, 1, SIDE, 0, SIDE, SIDE);
        expect_shared(2, 3, SIDE, SIDE, SIDE, 2 * SIDE);
        expect_shared(0, 2, 0, SIDE, SIDE, SIDE);
        expect_shared(1, 3, SIDE, SIDE, 2 * SIDE, SIDE);
        for (uint32_t m = 0; m < 4; m++) {
            cr_expect(has(&set.of[m].ring[0], (struct doc_point){SIDE, SIDE}),
                      "the node of all four");
            cr_expect_geq(set.of[m].ring[0].n, 3);
        }
        cr_expect_eq(area(hole), area(e));
    }
}

Test(boundary, the_waves_go_first_and_the_corners_stay) {
    make_grid();
    boundary_simplify(&set, 60);
    for (uint32_t m = 0; m < 4; m++) {
        cr_expect_eq(set.of[m].ring[0].n, 4, "%u has %u", m, set.of[m].ring[0].n);
    }
    cr_expect_eq(area(&set.of[0].ring[0]), 2L * SIDE * SIDE);
}

/* Two communes with two corners in common and nothing else kept would be two lines: each gets a point, both have it. */
Test(boundary, a_ring_never_becomes_a_line) {
    static const struct doc_point left[] = {{50, 0},  {50, 50}, {50, 100},
                                            {40, 60}, {35, 50}, {40, 30}};
    static const struct doc_point right[] = {{50, 0},  {60, 30},  {65, 50},
                                             {60, 70}, {50, 100}, {50, 50}};
    struct doc_ring *r[2] = {new_ring(0), new_ring(1)};

    set.n = 2;
    for (uint32_t k = 0; k < 6; k++) {
        r[0]->p[r[0]->n++] = left[k];
        r[1]->p[r[1]->n++] = right[k];
    }
    boundary_simplify(&set, 1);
    cr_expect_eq(r[0]->n, 3);
    cr_expect_eq(r[1]->n, 3);
    cr_expect(has(r[0], (struct doc_point){35, 50}));
    cr_expect(has(r[1], (struct doc_point){65, 50}));
    cr_expect_gt(area(r[0]), 0);
}
