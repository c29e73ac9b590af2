/*
 * unit - read the unit that a table states for its amounts (spec 2.1):
 *
 *     Đơn vị tính: triệu đồng      ĐVT: 1.000 đồng, người      (nghìn đồng)      Quỹ lương (tỷ đ)
 *
 * A factor is a power of ten: triệu đồng is 10^6 đồng.  Words are compared folded.  What stands in
 * the brackets of a header is a unit, or plainly none, "(1)", "(4) = (1) + (2)", "(nếu có)",
 * "(tính đến 31/3/2026)", or it is strange: amounts are never read past words that may be a unit.
 */
#ifndef INGEST_UNIT_H
#define INGEST_UNIT_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"

enum { UNIT_ZEROS_MAX = 12 };

/* What else a unit may count, one bit each: percents, months, years or days,
 * households, anything else (cards, establishments), quarters. */
enum unit_other {
    UNIT_SHARE = 1,
    UNIT_MONTH = 2,
    UNIT_TIME = 4,
    UNIT_HOUSEHOLD = 8,
    UNIT_THING = 16,
    UNIT_QUARTER = 32
};

/* The zeros of a stated unit, for amounts in đồng and for counts of people; -1: none is stated. */
struct unit {
    int vnd_zeros, people_zeros;
    unsigned other; /* of enum unit_other */
    bool strange;   /* the unit is not known: "USD" */
    str words;      /* of a header, what its brackets hold: that unit, or what is strange */
};
#define UNIT_NONE ((struct unit){-1, -1, 0, false, {NULL, 0}})

/* Read a cell above or below the table that states a unit: after "Đơn vị tính", "ĐVT", "Đơn vị"
 * or "tính bằng", or a unit with a factor, alone or in the brackets of a title.  `strange` is set
 * only after the first two, and for money of another country.  false: the cell states no unit. */
bool unit_stated(struct arena *scratch, str cell, struct unit *out);
/* The unit in the brackets of a header, "Số tiền (triệu đồng) Phải đóng"; UNIT_NONE when there is
 * none.  `strange`: in brackets or at its end stands money of another country, "(USD)", or words
 * that are neither a unit nor plainly none, "(bao)". */
struct unit unit_of_header(struct arena *scratch, str name);
/* Whether strange words hold a factor or money of another country, and not only what nobody knows. */
bool unit_is_certain(struct arena *scratch, str words);
/* Add a unit in words, "triệu đồng" or "10.000 đồng"; of: "đồng" or "người". */
void unit_text(struct buf *b, int zeros, const char *of);

#endif /* INGEST_UNIT_H */
