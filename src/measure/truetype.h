/*
 * truetype - the width of each letter, from the four font files, for a ruler.
 *
 *     struct ruler_source s;
 *     truetype_source(arena, fonts, &s, e) -> ruler_new(arena, &s)
 *
 * Every format measures with this room, so lines break alike in all of them.  It reads four tables
 * of a font file (head, hhea, hmtx, cmap) and checks every offset in them.
 */
#ifndef MEASURE_TRUETYPE_H
#define MEASURE_TRUETYPE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"
#include "measure/fonts.h"
#include "measure/ruler.h"

/* Fill *out for a ruler; its memory belongs to the arena.  ERR_CONFIG: a file is no TrueType
 * font, or has no table of Unicode letters. */
bool truetype_source(struct arena *a, const struct fonts *fonts, struct ruler_source *out,
                     struct err *e);

#endif /* MEASURE_TRUETYPE_H */
