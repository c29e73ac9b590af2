/*
 * day - dates as offices write them (spec 2.1): d/m/yyyy (also with - or .), yyyymmdd, ISO, an
 * Excel serial number; a time of day behind is dropped; a birth date may be a year alone.
 *
 * Whether 3/4/2026 is in April or in March is decided from all values of the column: an order of
 * month first needs values that can be nothing else (3/31/2026), as many as there are such days, and
 * next to none against it.  One slip turns no column.  A time with a zone is the day in Viet Nam.
 */
#ifndef INGEST_DAY_H
#define INGEST_DAY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"
#include "time/period.h"

enum day_order { DAY_DMY, DAY_MDY };

struct day_evidence {       /* values of one column */
    uint64_t parted;        /* a/b/yyyy */
    uint64_t first, second; /* of them: only one of the two can be the day */
    uint64_t second_line;   /* the first whose second can only be the day; 0: none */
};
void day_evidence_add(struct day_evidence *v, str s, uint64_t line);
/* What the column says of its order; unsure: one or a few values against the others, or too few for all. */
enum day_verdict { DAY_SAYS_NOTHING, DAY_SAYS_DMY, DAY_SAYS_MDY, DAY_UNSURE };
enum day_verdict day_verdict(const struct day_evidence *v);
const char *day_order_text(enum day_order o); /* "ngày/tháng/năm" */

/* A date from 1900 to 2100, s trimmed and not missing.  false: no date, or one that cannot be. */
bool day_parse(str s, enum day_order o, bool year_alone, period_day *out);

#endif /* INGEST_DAY_H */
