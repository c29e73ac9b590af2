/*
 * package - a zip of parts, read one part after the other.
 *
 * The sizes that the zip states are not trusted: the bytes that come out of a part are counted, and
 * a part that gives too many (a zip bomb) is refused.  The checksum of every part that is read to
 * its end is compared.  The only room that uses minizip, for the list
 * of parts.
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
/* The caller owns fd and keeps it open as long as the package; its file position is neither used
 * nor changed.  A file that is no complete zip is refused (ERR_DATA). */
bool package_open(int fd, struct package **out, struct err *e);
void package_close(struct package *p);

bool package_has(struct package *p, const char *part);
/* Begin to read a part; reading of the one before ends. */
bool package_part(struct package *p, const char *part, struct err *e);
/* Read up to n bytes and return how many; 0 at the end, where the checksum was right; -1 and *e
 * on an error. */
ssize_t package_read(struct package *p, void *to, size_t n, struct err *e);
/* How many packed bytes of the part were read, and how many it has. */
int64_t package_taken(const struct package *p);
int64_t package_packed(const struct package *p);

#endif /* OFFICE_PACKAGE_H */
