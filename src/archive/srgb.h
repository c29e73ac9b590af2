/*
 * srgb - the colour profile of a PDF/A document: what its red, green and blue mean.
 *
 * ICC.1:2001-04 (version 2): a display profile with primaries and one curve, made from the numbers of IEC 61966-2-1.
 * So we need not ship a file that another party made and licenses.
 */
#ifndef ARCHIVE_SRGB_H
#define ARCHIVE_SRGB_H

#include "base/buf.h"

#define SRGB_NAME "sRGB IEC61966-2.1"

void srgb_profile(struct buf *b);

#endif /* ARCHIVE_SRGB_H */
