/*
 * day - read dates as offices write them (spec 2.1): d/m/yyyy (also with - or .), yyyymmdd, ISO, or
 * an Excel serial number.  A time of day after the date is dropped; a birth date may be a year
 * alone.
 *
 * All values of a column decide whether 3/4/2026 is in April or in March.  Month first needs as
 * many values that can be nothing else (3/31/2026) as such days are frequent, and almost none that
 * speak against it; one slip does not change a column.  A time with a zone gives the day in Viet
 * Nam.
 */
#ifndef INGEST_DAY_H
#define INGEST_DAY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"
#include "time/period.h"

enum day_order { DAY_DMY, DAY_MDY };

struct day_evidence {       /* values of one column */
    uint64_t parted;        /* values a/b/yyyy */
    uint64_t first, second; /* of them, those in which only a, or only b, can be the day */
    uint64_t second_line;   /* line of the first in which only b can be the day; 0: none */
};
void day_evidence_add(struct day_evidence *v, str s, uint64_t line);
/* What the values say about the order.  DAY_UNSURE: a few values contradict the others, or there
 * are too few to decide. */
enum day_verdict { DAY_SAYS_NOTHING, DAY_SAYS_DMY, DAY_SAYS_MDY, DAY_UNSURE };
enum day_verdict day_verdict(const struct day_evidence *v);
const char *day_order_text(enum day_order o); /* "ngày/tháng/năm" */

/* Read a date of 1900 to 2100; s is trimmed and no missing value.  year_alone: a year is
 * enough.  false: s is no date, or a day that does not exist. */
bool day_parse(str s, enum day_order o, bool year_alone, period_day *out);

#endif /* INGEST_DAY_H */
