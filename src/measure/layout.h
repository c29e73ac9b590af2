/*
 * layout - break a paragraph into lines: from text and a ruler to positions, without side effects.
 *
 *     |      Thực hiện Nghị định số 30/2020/NĐ-CP của      first_indent, justified
 *     | Chính phủ, Bảo hiểm xã hội báo cáo như sau:        last line left
 *
 * Lines are filled greedily, as Word and Writer do.  A line may end at a space, after a hyphen or
 * dash inside a word (Writer breaks "NĐ-|CP", never at "/"), and, where one word is wider than the
 * line, inside it.  U+00A0 neither breaks nor stretches.  A justified line spreads its free width
 * over its gaps.
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
    bool balanced; /* make the lines about equally long: for titles, heads */
};

/* A part of a line that has one style; the spaces behind it are not in it. */
struct layout_piece {
    str text;
    unsigned style;
    double x_pt;     /* from the left end of the width */
    double width_pt; /* without the spaces */
    unsigned spaces; /* how many follow on this line; 0: the next piece touches this one */
};
struct layout_line {
    struct layout_piece *piece;
    size_t n;
    double x_pt, width_pt; /* of the words, without the free width round them */
    double extra_pt;       /* what justification adds to every gap */
    unsigned spaces;       /* blanks of the text that fell away at the end of the line */
};
struct layout_text {
    struct layout_line *line;
    size_t n;
    double widest_pt; /* width of the widest line */
    double size_pt;   /* of the letters */
};

/* Break the runs into lines.  Lines and pieces belong to the arena; their texts point into the
 * runs.  Text without a word has no line. */
struct layout_text layout_runs(struct arena *a, const struct layout_shape *shape,
                               struct doc_runs runs);
struct layout_text layout_plain(struct arena *a, const struct layout_shape *shape, str s,
                                unsigned style);

/* *longest_pt: the width of the longest word, which a line should have room for; *whole_pt: the
 * width of s on one line. */
void layout_extent(struct ruler *r, str s, unsigned style, double size_pt, double *longest_pt,
                   double *whole_pt);

#endif /* MEASURE_LAYOUT_H */
