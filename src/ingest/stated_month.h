/*
 * stated_month - the month that the lines above a table name: "Tháng 01 năm 2026", "THÁNG 1/2026".
 *
 * The day of a signature ("ngày 05 tháng 02 năm 2026") names none, nor does a span of months.
 */
#ifndef INGEST_STATED_MONTH_H
#define INGEST_STATED_MONTH_H

#include <stdint.h>

#include "ingest/header.h"

enum { STATED_MONTH_NONE = 0 };

/* Months since year 0: 2026 * 12 for January 2026.  STATED_MONTH_NONE: the n lines name no month, or more than one. */
int stated_month(const struct header_line *line, uint32_t n);

#endif /* INGEST_STATED_MONTH_H */
