/*
 * width - the width of text in Times New Roman, without a font file.
 *
 * A workbook only names its font, and the reader's machine has it.  So columns are measured with
 * the font's published widths (those of Liberation Serif are the same).  A letter with marks is as
 * wide as its base; ơ and ư a little wider. The result is right to a few percent, so callers leave
 * room.  Pages use the exact ruler of the font they embed.
 */
#ifndef WORKBOOK_WIDTH_H
#define WORKBOOK_WIDTH_H

#include <stdbool.h>

#include "base/str.h"

/* Width of one line in points. */
double width_of(str s, bool bold, double size_pt);

/* The width in points of the widest word.  Words end at spaces, not at U+00A0. */
double width_of_longest_word(str s, bool bold, double size_pt);

/* Both: the width of one line, and that of its widest word in *longest. */
double width_of_words(str s, bool bold, double size_pt, double *longest);

/* How many lines s takes in a width of room_pt, at least 1.  Lines break at spaces; only a word
 * wider than room_pt is broken. */
unsigned width_lines(str s, bool bold, double size_pt, double room_pt);

#endif /* WORKBOOK_WIDTH_H */
