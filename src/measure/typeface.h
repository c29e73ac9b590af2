/*
 * typeface - what documents are set in, made ready once for all documents of a run: the ruler, and each font cut to the letters
 * that documents here have.
 *
 *     struct typeface t;
 *     typeface_load(arena, &fonts, &t, e) -> render_target.typeface
 *
 * Workers inherit it.  The ruler remembers what it measured, so the second document measures nothing twice; it is not for
 * two threads.
 */
#ifndef MEASURE_TYPEFACE_H
#define MEASURE_TYPEFACE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "measure/fonts.h"
#include "measure/ruler.h"

struct typeface {
    const struct fonts *fonts;
    struct ruler *ruler;
    /* For each style a font file with the letters of truetype_cut_has(); empty: the font must not
     * be cut, or cannot be. */
    str cut[FONTS_STYLES];
};

/* All belongs to the arena, but *fonts.  ERR_CONFIG as truetype_source(). */
bool typeface_load(struct arena *a, const struct fonts *fonts, struct typeface *out, struct err *e);

#endif /* MEASURE_TYPEFACE_H */
