/*
 * boundary - the borders of communes for a map, in millionths of a degree, and how they are simplified (spec 3.6).
 *
 *     ring     points in order, the first not repeated at the end; outer borders and holes alike
 *     node     a point where borders part: its neighbours are not the same in every ring that has it
 *     arc      the piece of a ring between two nodes, or a whole ring without one
 *
 *          A           The border of A and B from node 1 to node 2 is one arc of both rings.  The rule of Douglas and
 *     1 ------- 2      Peucker always runs from the same end of an arc, and nodes stay.  So A and B still share the
 *          B           same points afterwards: no gap, no overlap.
 */
#ifndef DIM_BOUNDARY_H
#define DIM_BOUNDARY_H

#include <stdint.h>

#include "base/arena.h"
#include "doc/chart.h"

enum { BOUNDARY_DEGREE = 1000000 }; /* units of a point in one degree; x: longitude, y: latitude */

/* Outlines by line of MEMBER_XA. */
struct boundary_set {
    struct doc_outline *of;
    uint32_t n; /* 0: no borders are known */
};

uint64_t boundary_points(const struct boundary_set *s);

/* Leave out points, in place, until at most `most` are left.  Nodes stay, and three points of each ring, so more than
 * `most` may be left.  Points that follow each other must differ. */
void boundary_simplify(struct boundary_set *s, uint64_t most);

#endif /* DIM_BOUNDARY_H */
