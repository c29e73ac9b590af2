/*
 * srgb - the colour profile of a PDF/A document: what its red, green and blue mean.
 *
 * ICC.1:2001-04 (version 2): a display profile with primaries and one curve, made from the numbers of IEC 61966-2-1.
 * So no file of somebody else's, with a licence of its own, has to be shipped.
 */
#ifndef ARCHIVE_SRGB_H
#define ARCHIVE_SRGB_H

#include "base/buf.h"

#define SRGB_NAME "sRGB IEC61966-2.1"

void srgb_profile(struct buf *b);

#endif /* ARCHIVE_SRGB_H */
