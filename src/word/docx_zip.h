/*
 * docx_zip - make a zip file in memory; the same parts give the same bytes.
 *
 *     docx_zip_add* -> docx_zip_end -> view of z->out -> docx_zip_free
 *
 * A zeroed struct is an empty file.  All entries have the first day that a zip can hold, not
 * today's date.
 */
#ifndef WORD_DOCX_ZIP_H
#define WORD_DOCX_ZIP_H

#include "base/buf.h"

struct docx_zip {
    struct buf out;     /* the file so far */
    struct buf central; /* its directory */
    unsigned n;
};

/* Add a part and compress its bytes.  name: ASCII, with '/' between folders. */
void docx_zip_add(struct docx_zip *z, const char *name, str bytes);
void docx_zip_end(struct docx_zip *z);
void docx_zip_free(struct docx_zip *z);

#endif /* WORD_DOCX_ZIP_H */
