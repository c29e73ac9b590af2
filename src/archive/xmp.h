/*
 * xmp - the properties of a PDF/A document as a packet of XMP metadata.
 *
 * ISO 19005-3, 6.6: the packet and the document's information must say the same, so both are written from one set of
 * texts.
 */
#ifndef ARCHIVE_XMP_H
#define ARCHIVE_XMP_H

#include "base/buf.h"
#include "base/str.h"
#include "time/period.h"

struct xmp {
    str title, author, subject, keywords; /* as in the information; empty: not said there either */
    str creator, producer;
    str language;
    period_day day; /* of creation, at midnight in Viet Nam; PERIOD_NO_DATE: not said */
};

/* The packet of a file that claims to be PDF/A-3b. */
void xmp_write(struct buf *b, const struct xmp *x);

#endif /* ARCHIVE_XMP_H */
