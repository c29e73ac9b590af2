/*
 * srgb - the profile of the colours that a document to keep means by its red, green and blue.
 *
 * ICC.1:2001-04 (version 2), a display profile of primaries and one curve, made from the numbers of IEC 61966-2-1: no
 * profile of somebody else's, with a licence of its own, has to be shipped.
 */
#ifndef ARCHIVE_SRGB_H
#define ARCHIVE_SRGB_H

#include "base/buf.h"

#define SRGB_NAME "sRGB IEC61966-2.1"

void srgb_profile(struct buf *b);

#endif /* ARCHIVE_SRGB_H */
