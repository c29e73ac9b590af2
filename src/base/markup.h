/*
 * markup - text as it stands in XML and HTML.
 */
#ifndef BASE_MARKUP_H
#define BASE_MARKUP_H

#include "base/buf.h"
#include "base/str.h"

/* Append s to *b with & < > written as entities, so that it may stand in an element. */
void markup_text(struct buf *b, str s);
/* The same with " too, so that it may also stand in an attribute between such quotes. */
void markup_escape(struct buf *b, str s);

#endif /* BASE_MARKUP_H */
