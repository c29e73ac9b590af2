/*
 * utf16 - UTF-16 of binary workbooks to UTF-8; half a pair that stands alone becomes U+FFFD.
 */
#ifndef OFFICE_UTF16_H
#define OFFICE_UTF16_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

/* One unit added to out.  *high: the first half of a pair that waits, 0 at the beginning. */
void utf16_unit(struct buf *out, uint32_t unit, uint32_t *high);
/* n units, the low byte first. */
void utf16_add(struct buf *out, const unsigned char *p, size_t n);

#endif /* OFFICE_UTF16_H */
