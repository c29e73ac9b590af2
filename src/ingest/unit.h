/*
 * unit - the unit that a table states for its amounts (spec 2.1):
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

/* What a statement says of amounts in đồng and of counts of people; -1: nothing. */
struct unit {
    int vnd_zeros, people_zeros;
    bool strange; /* no unit that is known: "USD" */
};

/* A cell above, under or below the table that states the unit: behind "Đơn vị tính", "ĐVT", "Đơn vị", "tính bằng", or
 * nothing but a unit with a factor.  strange only behind the first two.  false: it states none. */
bool unit_stated(struct arena *scratch, str cell, struct unit *out);
/* The unit in the brackets of a header, "Số tiền (triệu đồng) Phải đóng"; none: -1 in both. */
struct unit unit_of_header(struct arena *scratch, str name);
/* "triệu đồng", "10.000 đồng"; of: "đồng" or "người". */
void unit_text(struct buf *b, int zeros, const char *of);

#endif /* INGEST_UNIT_H */
