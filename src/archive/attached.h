/*
 * attached - read the files that a signed PDF carries, and count its signatures.
 *
 * This is the only room that uses libqpdf.  Signing programs append to a file or write it anew in their own way, so a
 * copy that comes back needs a reader for any PDF.  What this program writes itself it reads back without a library.
 */
#ifndef ARCHIVE_ATTACHED_H
#define ARCHIVE_ATTACHED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/digest.h"
#include "base/err.h"
#include "base/str.h"

enum { ATTACHED_MOST = 64 }; /* files, and fields; more is refused */

struct attached_file {
    const char *name; /* as a reader shows it */
    char sha256[DIGEST_HEX];
};
struct attached {
    struct attached_file file[ATTACHED_MOST];
    size_t files;
    size_t signatures; /* fields that are signed; who signed is not asked */
    /* Signatures that hold another SHA-256 than that of the bytes which they speak for: these were
     * changed afterwards.  A signature with another kind of digest is not judged. */
    size_t broken;
    /* How many bytes from the beginning of the file the last signature covers, without the signature itself; 0: no
     * signature covers the beginning. */
    uint64_t signed_to;
};

/* ERR_DATA: the bytes are no PDF that can be read. */
bool attached_read(struct arena *a, str pdf, struct attached *out, struct err *e);

#endif /* ARCHIVE_ATTACHED_H */
