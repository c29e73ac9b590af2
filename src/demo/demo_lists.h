/*
 * demo_lists - the demonstration's files that are no extracts: profile, population, targets, history,
 * the offices' paragraphs.
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

/* Rows of dan_so.csv that D16 doubts: the damaged one, its recovery a year later, and at small
 * scales every commune of under 1.000 people. */
uint64_t demo_lists_doubtful(const struct demo_plan *p);

#endif /* DEMO_DEMO_LISTS_H */
