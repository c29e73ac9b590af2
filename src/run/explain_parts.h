/* explain_parts - what the files of explain share.  See explain.h. */
#ifndef RUN_EXPLAIN_PARTS_H
#define RUN_EXPLAIN_PARTS_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "run/gather.h"

struct explain_request;

enum { EXPLAIN_PARTS = 4 };

/* The rows of one part in one file. */
struct explain_tally {
    uint64_t rows;
    uint64_t *line;
    size_t lines, cap;
};

/* One figure that is counted: the one asked for, or a part of a rate. */
struct explain_part {
    uint32_t ind;
    struct explain_tally *file; /* one a file of the ledger */
    uint32_t files;
    int64_t sum; /* of what was watched */
};

struct explainer {
    const struct explain_request *r;
    struct gather g;
    struct buf *out;
    uint32_t line; /* of the place asked for, at r->level */
    struct explain_part part[EXPLAIN_PARTS];
    size_t parts;
};

/* The table of the year that a figure comes from which no row of an extract makes; NULL: another figure. */
const char *explain_table(uint32_t ind);

/* The figure and its rule; each part with its files; or, of a half or a year, the quarters it was compiled from. */
void explain_tell(const struct explainer *x, uint32_t ind);
void explain_answer(const struct explainer *x, uint32_t ind);

#endif /* RUN_EXPLAIN_PARTS_H */
