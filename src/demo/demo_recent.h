/*
 * demo_recent - the figures that a quarter of the demonstration must come to, in the form of
 * so-lieu.csv: people by commune and department as they were tallied while its files were written.
 */
#ifndef DEMO_DEMO_RECENT_H
#define DEMO_DEMO_RECENT_H

#include "base/buf.h"
#include "conf/names.h"
#include "demo/demo_people.h"
#include "demo/demo_plan.h"
#include "demo/demo_roster.h"

#define DEMO_RECENT_PATH NAMES_HISTORY "/2025-Q4.csv"

void demo_recent_write(const struct demo_plan *p, const struct demo_roster *r,
                       const struct demo_tally *t, enum demo_quarter q, struct buf *out);

#endif /* DEMO_DEMO_RECENT_H */
