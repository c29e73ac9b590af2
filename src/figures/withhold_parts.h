/*
 * withhold_parts - what the files of withhold share: the counts, the sums between them, and the moves.
 */
#ifndef FIGURES_WITHHOLD_PARTS_H
#define FIGURES_WITHHOLD_PARTS_H

#include "figures/withhold.h"

enum withhold_hidden { WITHHOLD_SHOWN, WITHHOLD_SMALL, WITHHOLD_OTHER };

/* One count.  A count that stands in two cells of the cube (the BHYT of a group) is one of these. */
struct withhold_count {
    enum member_level level; /* where it stands first */
    uint32_t line, ind;
    int64_t value;
    enum withhold_hidden hidden;
    int64_t low, high;     /* what a reader knows of a hidden one, both included */
    uint32_t price;        /* how much readers lose when it is hidden */
    uint32_t first, terms; /* its sums: in_sum[first ...] */
    bool moved;            /* some move changes it */
    bool barred;           /* the search for a move may not use it */
};

/* A sum of counts, each with a sign, of which a reader knows that it is `value`, or at least that. */
struct withhold_sum {
    bool at_least;
    int64_t value;
    uint32_t first, terms; /* term[first ...] */
};
struct withhold_term {
    uint32_t of; /* the count, in a sum; the sum, of a count */
    int sign;
};

enum { WITHHOLD_MOVE_MAX = 16 };
struct withhold_move {
    uint32_t n;
    struct withhold_term step[WITHHOLD_MOVE_MAX]; /* the count and +1 or -1 */
};

struct withhold_plan {
    struct arena arena;
    const struct cube *c;
    struct withhold_rule rule;
    uint32_t *of_cell; /* of each cell of the cube: its count, or WITHHOLD_NONE */
    struct withhold_count *count;
    uint32_t counts;
    size_t count_cap;
    struct withhold_sum *sum;
    uint32_t sums;
    size_t sum_cap;
    struct withhold_term *term;
    uint32_t terms;
    size_t term_cap;
    struct withhold_term *in_sum;
    int64_t *off; /* of each sum: how much the move in the search changes it */
    struct withhold_move *move;
    uint32_t moves;
    size_t move_cap;
};
#define WITHHOLD_NONE UINT32_MAX

/* Find the counts of the cube and the sums between them. */
void withhold_sums(struct withhold_plan *p);
/* The count of a cell, or WITHHOLD_NONE where there is none. */
uint32_t withhold_count_at(const struct withhold_plan *p, enum member_level l, uint32_t line,
                           uint32_t ind);
/* Find the cheapest move that changes the count and no barred one, and hide the counts that it uses.  false: none exists. */
bool withhold_find_move(struct withhold_plan *p, uint32_t count);

#endif /* FIGURES_WITHHOLD_PARTS_H */
