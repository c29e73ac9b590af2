/*
 * title - a centred title broken where it reads well.
 *
 *     Kết quả phát triển người tham gia bảo hiểm xã hội,          not   ... bảo hiểm xã hội, bảo
 *     bảo hiểm thất nghiệp, bảo hiểm y tế 6 tháng đầu năm 2026          hiểm thất nghiệp, ...
 *
 * No more lines than the width needs; of the ways to break them the one whose lines end after commas, part
 * no name ("Sở Công | Thương") and no year from its word, and are even.
 */
#ifndef MEASURE_TITLE_H
#define MEASURE_TITLE_H

#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"
#include "measure/ruler.h"

struct title_shape {
    struct ruler *ruler;
    unsigned style;
    double size_pt;
    double width_pt;
};
struct title {
    const str *
        line; /* parts of the text, without the spaces between; a word wider than the width is one */
    size_t n;
};
struct title title_break(struct arena *a, const struct title_shape *shape, str text);

#endif /* MEASURE_TITLE_H */
