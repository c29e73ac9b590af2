/*
 * fonts - the four font files that documents are set in, named and verified.
 *
 * fonts/fonts.ini names families in order of preference, each with four files and their SHA-256.
 * The first family whose four files exist is used, even when a digest differs.  If the font's own
 * checksum is right, the file is another version, for example from an update of its package: it is
 * used, and `changed` names it.  Else it is damaged, which is an error: libharu can crash on such a
 * font (LIBRARIES.md).
 */
#ifndef MEASURE_FONTS_H
#define MEASURE_FONTS_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"

enum fonts_style { FONTS_REGULAR, FONTS_BOLD, FONTS_ITALIC, FONTS_BOLD_ITALIC, FONTS_STYLES };

struct fonts {
    const char *family;
    const char *path[FONTS_STYLES];   /* index: DOC_BOLD | DOC_ITALIC of doc/block.h */
    const char *sha256[FONTS_STYLES]; /* of the files that are there */
    const char *section;              /* of fonts.ini */
    const char *changed; /* the first file that is whole but not the recorded one; NULL: none */
};

/* Read <dir>/fonts.ini and choose a family.  Relative file names are relative to dir. */
bool fonts_load(struct arena *a, const char *dir, struct fonts *out, struct err *e);

#endif /* MEASURE_FONTS_H */
