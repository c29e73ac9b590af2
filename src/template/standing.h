/*
 * standing - what documents of single places say about all places, worked out once for all of them.
 *
 * The report of a commune says which place among all it has, and what each month must bring to the province; its lists
 * hold the entries of the commune.  None of that depends on which commune it is.  The first document that needs it
 * makes it and keeps it here; the others find it.  Each worker process has its own copy and does not see what another one keeps.
 *
 *     const struct standing_key key = {STANDING_COLUMN, def, MEMBER_XA, column};
 *     const struct ranking *r = standing_find(f->standing, &key);
 *     if (r == NULL) {
 *         r = ...;                                make it in standing_arena(f->standing)
 *         standing_keep(f->standing, &key, r);
 *     }
 *
 * Values belong to the arena of the standing.  A standing belongs to the figures of one run.
 */
#ifndef TEMPLATE_STANDING_H
#define TEMPLATE_STANDING_H

#include <stdint.h>

#include "base/arena.h"
#include "dim/member.h"

enum standing_kind {
    STANDING_FIGURE, /* struct ranking: of = the cube, ix = the indicator */
    STANDING_COLUMN, /* struct ranking: of = the annex_table, ix = its column */
    STANDING_MONTHS, /* struct filled_table_months: of = the annex_table, ix = the indicator */
    STANDING_LIST    /* struct standing_entries: of = the list, ix = 0 */
};
struct standing_key {
    enum standing_kind kind;
    const void *of;
    enum member_level level; /* of the document's place: what is too small to show depends on it */
    uint32_t ix;
};

/* The entries of a list by line of a level: those of line k are row[from[k]] to row[from[k + 1]], in the order of the
 * list. */
struct standing_entries {
    const uint32_t *from;
    const uint32_t *row;
};

struct standing;
struct standing *standing_new(struct arena *a);
struct arena *standing_arena(struct standing *s);
/* NULL: nobody has made it yet. */
const void *standing_find(const struct standing *s, const struct standing_key *k);
void standing_keep(struct standing *s, const struct standing_key *k, const void *value);

#endif /* TEMPLATE_STANDING_H */
