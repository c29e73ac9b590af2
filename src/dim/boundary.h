/*
 * boundary - the borders of communes for a map, in millionths of a degree, and how they are simplified (spec 3.6).
 *
 *     ring     points in order, the first not repeated at the end; outer borders and holes alike
 *     node     a point where borders part: its two neighbours are not the same in every ring it stands in
 *     arc      the piece of a ring between two nodes, or a whole ring without one
 *
 *          A           The border of A and B from node 1 to node 2 is one arc of both rings.  Douglas and Peucker's
 *     1 ------- 2      rule takes it from the same end whichever ring it is met in, and nodes stay: what was shared
 *          B           is shared afterwards, point by point, so there are no gaps and no overlaps.
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

/* Leave out points, in place, until at most `most` are left or nodes and the least shape of a ring (three points) allow
 * no fewer.  Nothing is changed where there are no more than that.  No two points that follow each other are the same. */
void boundary_simplify(struct boundary_set *s, uint64_t most);

#endif /* DIM_BOUNDARY_H */
