/*
 * layout - a paragraph broken into lines.  Pure: text and a ruler in, positions out.
 *
 *     |      Thực hiện Nghị định số 30/2020/NĐ-CP của      first_indent, justified
 *     | Chính phủ, Bảo hiểm xã hội báo cáo như sau:        last line left
 *
 * Lines are filled greedily, as Word and Writer do.  A line may end at a space,
 * after a hyphen or dash inside a word (Writer breaks "NĐ-|CP", never at "/"),
 * and, where one word is wider than the line, inside it.  U+00A0 neither
 * breaks nor stretches.  A justified line spreads what is left over its gaps.
 */
#ifndef MEASURE_LAYOUT_H
#define MEASURE_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"
#include "doc/block.h"
#include "measure/ruler.h"

enum layout_align { LAYOUT_LEFT, LAYOUT_JUSTIFY, LAYOUT_CENTRE, LAYOUT_RIGHT };

struct layout_shape {
    struct ruler *ruler;
    double size_pt;
    double width_pt;
    double first_indent_pt;
    enum layout_align align;
    bool balanced; /* lines as even as their number allows: titles, heads */
};

/* A part of a line in one style, without the spaces behind it. */
struct layout_piece {
    str text;
    unsigned style;
    double x_pt;     /* from the left end of the width */
    double width_pt; /* without the spaces */
    unsigned spaces; /* that follow it on this line; 0: the next piece touches it */
};
struct layout_line {
    struct layout_piece *piece;
    size_t n;
    double x_pt, width_pt; /* what is inked */
    double extra_pt;       /* added to every gap by justification */
};
struct layout_text {
    struct layout_line *line;
    size_t n;
    double widest_pt; /* of the lines as they are */
    double size_pt;   /* of the letters */
};

/* Lines and pieces belong to the arena; texts point into the runs.  Text without a word gives
 * no line. */
struct layout_text layout_runs(struct arena *a, const struct layout_shape *shape,
                               struct doc_runs runs);
struct layout_text layout_plain(struct arena *a, const struct layout_shape *shape, str s,
                                unsigned style);

/* Width of the widest part that is not broken if it can be helped, and of all on one line. */
void layout_extent(struct ruler *r, str s, unsigned style, double size_pt, double *longest_pt,
                   double *whole_pt);

#endif /* MEASURE_LAYOUT_H */
