/*
 * summary - the few lines at the end of a run that an officer understands: rows, findings,
 * headline figures, where the documents are, days to the deadline.
 */
#ifndef CLI_SUMMARY_H
#define CLI_SUMMARY_H

#include <stdio.h>

#include "run/outcome.h"
#include "time/period.h"

void summary_print(FILE *to, struct period p, const struct outcome *o, period_day today);

#endif /* CLI_SUMMARY_H */
