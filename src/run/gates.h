/*
 * gates - two checks of a whole delivery before its set is published, besides the rules for rows
 * (spec 2.3):
 *
 *     D18  an incomplete delivery: a stock or the dues of the province changed by more than nguong.bien_dong since the
 *          period before (for a commune or department only a warning), or a file or total line of that period is missing
 *     D19  a file of the period's folder that was not read but looks like a table
 */
#ifndef RUN_GATES_H
#define RUN_GATES_H

#include <stdbool.h>

#include "base/err.h"
#include "run/gather.h"

/* Check the delivery by both rules, after gather_extracts, and note findings in the ledger.
 * false: a finding stops the run (ERR_DATA names the first ones and what a person can do), or
 * something could not be read. */
bool gates_hold(struct gather *g, struct err *e);

#endif /* RUN_GATES_H */
