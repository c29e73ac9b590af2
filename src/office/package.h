/*
 * package - a zip of parts, read one part after the other.
 *
 * No size that the zip states is believed: what comes out of a part is counted, and a part that grows without
 * measure (a zip bomb) is refused.  The checksum of every part that is read to its end is checked.  The only room
 * that knows minizip.
 */
#ifndef OFFICE_PACKAGE_H
#define OFFICE_PACKAGE_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/err.h"

enum { PACKAGE_CHUNK = 1 << 17 };
#define PACKAGE_MOST (INT64_C(4) << 30) /* bytes that come out of one part */

struct package;
/* fd: of the file, read at its own places; stays the caller's and open as long as the package.  Refused
 * (ERR_DATA): no whole zip. */
bool package_open(int fd, struct package **out, struct err *e);
void package_close(struct package *p);

bool package_has(struct package *p, const char *part);
/* Begin to read a part from its front; one that is being read is left. */
bool package_part(struct package *p, const char *part, struct err *e);
/* Up to n bytes; 0 at the end, when the checksum is right; -1 and *e. */
ssize_t package_read(struct package *p, void *to, size_t n, struct err *e);
/* Packed bytes of the part that have been taken, and all of them. */
int64_t package_taken(const struct package *p);
int64_t package_packed(const struct package *p);

#endif /* OFFICE_PACKAGE_H */
