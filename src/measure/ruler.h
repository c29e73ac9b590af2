/*
 * ruler - how wide a text is in a style and size.
 *
 * A ruler asks a font once for each letter's advance and keeps it: a long
 * annex measures millions of letters but has only some hundred different ones.
 * The font stands behind one function, so layout is tested with a made-up one.
 *
 * A letter that the font has not is measured and shown as its nearest one (a full-width bracket as a bracket), else as
 * a box, else as '?'; one that nobody sees (a byte order mark, a zero width) as nothing.
 *
 *     struct ruler *r = ruler_new(arena, &source);   lives as long as the arena
 */
#ifndef MEASURE_RULER_H
#define MEASURE_RULER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

enum { RULER_STYLES = 4, RULER_LETTERS = 0x10000 };

/* Line height and the part of it above the baseline, in parts of the size: Times metrics,
 * what Word and Writer call single spacing. */
#define RULER_LINE   1.149
#define RULER_ASCENT 0.891

struct ruler_source {
    void *font; /* handed to advance */
    /* Advance of a code point in 1/em of the size; -1: the font has no such letter. */
    int (*advance)(void *font, unsigned style, uint32_t cp);
    int em[RULER_STYLES]; /* units of the em of each style's file */
};

struct ruler {
    struct ruler_source source;
    int16_t
        *width[RULER_STYLES]; /* by code point: 0 unasked, -1 the font has not, else advance + 1 */
    uint32_t missing;         /* first code point that no glyph was found for; 0: none */
    unsigned missing_style;
};

struct ruler *ruler_new(struct arena *a, const struct ruler_source *source);

/* Width in points; style is DOC_BOLD | DOC_ITALIC.  Where the font has neither a letter nor what is shown for it, the
 * letter is noted in r->missing and counts as half an em: the caller refuses the document. */
double ruler_width(struct ruler *r, str s, unsigned style, double size_pt);

/* s as it is shown: every letter that the font has not by the one that stands for it.  s itself where it has all, else
 * a copy in the arena. */
str ruler_shown(struct ruler *r, struct arena *a, str s, unsigned style);

/* How many bytes of s, at least one letter, fit into width_pt. */
size_t ruler_fit(struct ruler *r, str s, unsigned style, double size_pt, double width_pt);

#endif /* MEASURE_RULER_H */
