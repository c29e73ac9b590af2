/*
 * demo_recent - the figures that a quarter of the demonstration must come to, in the form of
 * so-lieu.csv: people by commune and department as they were tallied while its files were written.
 */
#ifndef CLI_DEMO_RECENT_H
#define CLI_DEMO_RECENT_H

#include "base/buf.h"
#include "cli/demo_people.h"
#include "cli/demo_plan.h"
#include "cli/demo_roster.h"

#define DEMO_RECENT_PATH "lich_su/2025-Q4.csv"

void demo_recent_write(const struct demo_plan *p, const struct demo_roster *r,
                       const struct demo_tally *t, enum demo_quarter q, struct buf *out);

#endif /* CLI_DEMO_RECENT_H */
