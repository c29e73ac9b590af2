/*
 * summary - the few lines for an officer at the end of a run: rows, findings, headline figures, the
 * folder of the documents, days to the deadline.
 */
#ifndef CLI_SUMMARY_H
#define CLI_SUMMARY_H

#include <stdio.h>

#include "run/outcome.h"
#include "time/period.h"

void summary_print(FILE *to, struct period p, const struct outcome *o, period_day today);

#endif /* CLI_SUMMARY_H */
