/*
 * gates - what stands between a checked delivery and a published set, beside the rules of rows (spec 2.3):
 *
 *     D18  half a delivery: a stock or the dues of the province moved by more than nguong.bien_dong against the period
 *          before (of a commune or a department: told), or a file or a total line that it had is not there
 *     D19  a file of the period's folder that no table takes and that looks like one
 */
#ifndef RUN_GATES_H
#define RUN_GATES_H

#include <stdbool.h>

#include "base/err.h"
#include "run/gather.h"

/* Hold the delivery, after gather_extracts, against both rules: findings of the ledger.  false: a finding stops the run (ERR_DATA names the first of them and
 * the way past), or something could not be read. */
bool gates_hold(struct gather *g, struct err *e);

#endif /* RUN_GATES_H */
