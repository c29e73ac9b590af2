/*
 * demo_lists - the files of the demonstration that are no extracts: profile, population, targets,
 * history, own paragraphs of offices.
 */
#ifndef DEMO_DEMO_LISTS_H
#define DEMO_DEMO_LISTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "demo/demo_history.h"

struct demo_list {
    const char *path;
    bool (*make)(const struct demo_list_source *s, struct buf *out, struct err *e);
};
const struct demo_list *demo_lists(size_t *n);

/* How many rows of dan_so.csv D16 reports: the damaged one, the row of the next year, and at
 * small scales every commune with fewer than 1.000 people. */
uint64_t demo_lists_doubtful(const struct demo_plan *p);

#endif /* DEMO_DEMO_LISTS_H */
