/*
 * digest - SHA-256 of bytes and files (manifest, fonts, locks).  libcrypto does
 * the work: it is in every Debian and already comes with libxlsxwriter.
 *
 *     struct digest *d = digest_new();  digest_add(d, p, n)*;  digest_end(d, hex);
 */
#ifndef BASE_DIGEST_H
#define BASE_DIGEST_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

enum { DIGEST_HEX = 65 }; /* 64 lower-case hex digits and NUL */

struct digest;
struct digest *digest_new(void);
void digest_add(struct digest *d, const void *p, size_t n);
void digest_end(struct digest *d, char hex[DIGEST_HEX]); /* frees d */

/* Of a whole regular file, streamed. */
bool digest_file(const char *path, char hex[DIGEST_HEX], struct err *e);

#endif /* BASE_DIGEST_H */
