/*
 * demo_lists - the demonstration's files that are no extracts: profile, population, targets, history,
 * the offices' paragraphs.
 */
#ifndef CLI_DEMO_LISTS_H
#define CLI_DEMO_LISTS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "cli/demo_history.h"

struct demo_list {
    const char *path;
    bool (*make)(const struct demo_list_source *s, struct buf *out, struct err *e);
};
const struct demo_list *demo_lists(size_t *n);

#endif /* CLI_DEMO_LISTS_H */
