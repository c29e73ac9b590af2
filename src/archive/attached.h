/*
 * attached - the files that a PDF carries, and how often it is signed: of a copy that came back from whoever signed it.
 *
 * The only room that knows libqpdf.  What signs appends to a file or writes it anew, with other tables and packed
 * objects, so reading a copy takes a reader of every PDF; what this program makes itself it needs no library to read.
 */
#ifndef ARCHIVE_ATTACHED_H
#define ARCHIVE_ATTACHED_H

#include <stdbool.h>
#include <stddef.h>

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
    size_t signatures; /* fields that are signed; whether a signature is good is not asked */
};

/* ERR_DATA: the bytes are no PDF that can be read. */
bool attached_read(struct arena *a, str pdf, struct attached *out, struct err *e);

#endif /* ARCHIVE_ATTACHED_H */
