/*
 * digest - SHA-256 of bytes and files (manifest, fonts, locks).  libcrypto does the work: every
 * Debian has it, and libxlsxwriter needs it anyway.
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

/* The digest of n bytes. */
void digest_bytes(const void *p, size_t n, char hex[DIGEST_HEX]);

/* The digest of a regular file.  The file is read in pieces, never held whole. */
bool digest_file(const char *path, char hex[DIGEST_HEX], struct err *e);

/* Hash the whole file of an open descriptor on another core, while the caller goes on.  The descriptor's position does
 * not move; it must stay open until digest_finish, which waits for the hash and frees the task. */
struct digest_task;
struct digest_task *digest_start(int fd);
bool digest_finish(struct digest_task *t, const char *path, char hex[DIGEST_HEX], struct err *e);

#endif /* BASE_DIGEST_H */
