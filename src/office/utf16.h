/*
 * utf16 - convert the UTF-16 of binary workbooks to UTF-8; half of a surrogate pair without its
 * other half becomes U+FFFD.
 */
#ifndef OFFICE_UTF16_H
#define OFFICE_UTF16_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

/* Add one unit to out.  *high keeps the first half of a pair until the second comes; it is 0 at
 * the beginning. */
void utf16_unit(struct buf *out, uint32_t unit, uint32_t *high);
/* Add n units, each with its low byte first. */
void utf16_add(struct buf *out, const unsigned char *p, size_t n);

#endif /* OFFICE_UTF16_H */
