/*
 * width - how wide text runs in Times New Roman, without a font file.
 *
 * A workbook names its font and the reader's machine supplies it, so columns
 * are measured with the font's published advance widths (those of Liberation Serif are the
 * same).  A letter with marks is as wide as its base; ơ and ư a little wider.
 * Good to a few percent: callers leave room.  Pages use the exact ruler of the
 * font they embed instead.
 */
#ifndef WORKBOOK_WIDTH_H
#define WORKBOOK_WIDTH_H

#include <stdbool.h>

#include "base/str.h"

/* Width of one line in points. */
double width_of(str s, bool bold, double size_pt);

/* The widest piece that may not be broken: spaces break, U+00A0 does not. */
double width_of_longest_word(str s, bool bold, double size_pt);

/* Lines that s takes in a space of room_pt, broken at spaces; a word that is wider
 * than the room is broken where it must be.  At least 1. */
unsigned width_lines(str s, bool bold, double size_pt, double room_pt);

#endif /* WORKBOOK_WIDTH_H */
