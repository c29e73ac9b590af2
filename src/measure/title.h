/*
 * title - break a centred title where it reads well.
 *
 *     Kết quả phát triển người tham gia bảo hiểm xã hội,          not   ... bảo hiểm xã hội, bảo
 *     bảo hiểm thất nghiệp, bảo hiểm y tế 6 tháng đầu năm 2026          hiểm thất nghiệp, ...
 *
 * The title gets as few lines as the width allows, or one more where a term ("xã | hội") would be
 * divided otherwise.  Of all ways to break it so, that one is chosen whose lines end after commas, do
 * not divide a term, a name ("Sở Công | Thương") or a year from its word, and are about equally long.
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
    /* Parts of the text, without the spaces between them; a word wider than the width is a line. */
    const str *line;
    size_t n;
};
struct title title_break(struct arena *a, const struct title_shape *shape, str text);

#endif /* MEASURE_TITLE_H */
