/*
 * ruler - how wide a text is in a style and size.
 *
 * A ruler asks a font once for each letter's advance and remembers it: a long annex measures
 * millions of letters, but only some hundred different ones.  The font is behind one function, so
 * tests of the layout use a made-up font.
 *
 * A letter that the font lacks is measured and shown as the letter that looks most like it (a
 * full-width bracket as a bracket), else as a box, else as '?'.  An invisible letter (a byte order
 * mark, a zero-width one) is shown as nothing.
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

/* The height of a line and its part above the baseline, for letters of size 1: the metrics of
 * Times, which Word and Writer call single spacing. */
#define RULER_LINE   1.149
#define RULER_ASCENT 0.891

struct ruler_source {
    void *font; /* handed to advance */
    /* The advance of a code point in units of the em (em[style] units are the size); -1: the
     * font has no such letter. */
    int (*advance)(void *font, unsigned style, uint32_t cp);
    int em[RULER_STYLES]; /* units in the em of each style's file */
};

struct ruler {
    struct ruler_source source;
    /* By code point: 0: not asked yet; -1: the font lacks it; else its advance + 1. */
    int16_t *width[RULER_STYLES];
    uint32_t missing; /* the first code point that nothing can be shown for; 0: none */
    unsigned missing_style;
};

struct ruler *ruler_new(struct arena *a, const struct ruler_source *source);

/* The width of s in points; style is DOC_BOLD | DOC_ITALIC.  A letter that nothing can be shown
 * for counts as half an em and is noted in r->missing: the caller then refuses the document. */
double ruler_width(struct ruler *r, str s, unsigned style, double size_pt);

/* s as it is shown, with other letters for those that the font lacks: s itself where the font
 * has all, else a copy in the arena. */
str ruler_shown(struct ruler *r, struct arena *a, str s, unsigned style);

/* How many bytes of s fit into width_pt; at least its first letter. */
size_t ruler_fit(struct ruler *r, str s, unsigned style, double size_pt, double width_pt);

#endif /* MEASURE_RULER_H */
