/*
 * unit - read the unit that a table states for its amounts (spec 2.1):
 *
 *     Đơn vị tính: triệu đồng      ĐVT: 1.000 đồng, người      (nghìn đồng)      Quỹ lương (tỷ đ)
 *
 * A factor is a power of ten: triệu đồng is 10^6 đồng.  Words are compared folded.
 */
#ifndef INGEST_UNIT_H
#define INGEST_UNIT_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"

enum { UNIT_ZEROS_MAX = 12 };

/* The zeros of a stated unit, for amounts in đồng and for counts of people; -1: none is stated. */
struct unit {
    int vnd_zeros, people_zeros;
    bool strange; /* the unit is not known: "USD" */
};

/* Read a cell above or below the table that states a unit: after "Đơn vị tính", "ĐVT", "Đơn vị"
 * or "tính bằng", or a unit with a factor and nothing else.  `strange` is set only after the
 * first two.  false: the cell states no unit. */
bool unit_stated(struct arena *scratch, str cell, struct unit *out);
/* The unit in the brackets of a header, "Số tiền (triệu đồng) Phải đóng"; both are -1 when there
 * is none.  `strange`: in brackets or at its end stands money of another country, "(USD)". */
struct unit unit_of_header(struct arena *scratch, str name);
/* Add a unit in words, "triệu đồng" or "10.000 đồng"; of: "đồng" or "người". */
void unit_text(struct buf *b, int zeros, const char *of);

#endif /* INGEST_UNIT_H */
