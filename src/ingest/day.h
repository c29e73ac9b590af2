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

#include <endian.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/str.h"
#include "time/period.h"

enum day_order { DAY_DMY, DAY_MDY };

/* Whether the eight bytes of v are zero where ones has 0x00, and from 0 to 9 where ones has 0x01.  v: the text's bytes, the
 * first lowest, each XOR the mark that must stand there, or '0'. */
static inline bool
day_word_holds(uint64_t v, uint64_t ones) {
    /* a byte up to 9 leaves bit 7 clear when 0x76 is added; a mark's byte must be zero for 0x7f to leave it clear */
    const uint64_t add = UINT64_C(0x7f7f7f7f7f7f7f7f) - ones * 9;

    return ((v | ((v & UINT64_C(0x7f7f7f7f7f7f7f7f)) + add)) & UINT64_C(0x8080808080808080)) == 0;
}

/* What stands at the places of aa/bb/yyyy. */
struct day_numbers {
    unsigned a, b, year;
};

/* Cut by far the most frequent kind of date, aa/bb/yyyy, all of ten digits and marks.  false: s is not of that kind. */
static inline bool
day_cut(str s, struct day_numbers *out) {
    const uint64_t ones = UINT64_C(0x0101000101000101);
    uint64_t v;
    unsigned y;
    unsigned z;

    if (s.n != 10) {
        return false;
    }
    memcpy(&v, s.p, sizeof v);
    v = le64toh(v) ^ UINT64_C(0x30302f30302f3030); /* "00/00/00" */
    y = (unsigned char)s.p[8] - (unsigned)'0';
    z = (unsigned char)s.p[9] - (unsigned)'0';
    out->a = (unsigned)(v & 15) * 10 + (unsigned)(v >> 8 & 15);
    out->b = (unsigned)(v >> 24 & 15) * 10 + (unsigned)(v >> 32 & 15);
    out->year = (unsigned)(v >> 48 & 15) * 1000 + (unsigned)(v >> 56 & 15) * 100 + y * 10 + z;
    return day_word_holds(v, ones) && y <= 9 && z <= 9;
}

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
/* What a header says of its column, "Từ ngày (mm/dd/yyyy)".  key: folded (fold_key). */
enum day_verdict day_stated(str key);
const char *day_order_text(enum day_order o); /* "ngày/tháng/năm" */

/* Read a date of 1900 to 2100; s is trimmed and no missing value.  year_alone: a year is
 * enough.  false: s is no date, or a day that does not exist; *out is as it was. */
bool day_parse(str s, enum day_order o, bool year_alone, period_day *out);

#endif /* INGEST_DAY_H */
