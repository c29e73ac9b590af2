/*
 * truetype_cut - a font file with the letters of this country's documents only, to embed.
 *
 * A document that embeds a whole font carries its tables for 2,600 glyphs, and the library walks them for each font of each
 * document.  What is cut has some 500 glyphs, and no hints: paper needs none, and the programs that show a PDF draw without them.
 */
#ifndef MEASURE_TRUETYPE_CUT_H
#define MEASURE_TRUETYPE_CUT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

enum { TRUETYPE_CUT_LAST = 0x25cf /* no letter of a cut lies above */ };

/* The font of the file with the letters of truetype_cut_has() that it has; the bytes belong to the arena.  Empty: its maker
 * forbids cutting, or the file is not as a cut needs it. */
str truetype_cut(struct arena *a, str file);

/* Whether a cut has the letter, if the font has it. */
bool truetype_cut_has(uint32_t cp);

#endif /* MEASURE_TRUETYPE_CUT_H */
