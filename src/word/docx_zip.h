/*
 * docx_zip - make an office file in memory: a zip of parts, with a list of their types.  The same parts
 * give the same bytes.
 *
 *     docx_zip_add* -> docx_zip_end -> view of z->out -> docx_zip_free
 *
 * A zeroed struct is an empty file that keeps nothing.  All entries have the first day that a zip can hold, not
 * today's date.
 */
#ifndef WORD_DOCX_ZIP_H
#define WORD_DOCX_ZIP_H

#include "base/buf.h"
#include "render/once.h"

#define DOCX_XML "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

struct docx_zip {
    struct buf out;     /* the file so far */
    struct buf central; /* its directory */
    struct buf types;   /* of [Content_Types].xml */
    unsigned n;
    struct once *once; /* how parts of other files were packed; or NULL */
};

/* Add a part and compress its bytes.  name: ASCII, with '/' between folders.  type: what follows
 * "application/vnd.openxmlformats-"; NULL for relations and workbooks, whose suffix tells it. */
void docx_zip_add(struct docx_zip *z, const char *name, const char *type, str bytes);
/* The same, of a part that no other file has. */
void docx_zip_add_own(struct docx_zip *z, const char *name, const char *type, str bytes);
/* Add the list of types and the directory. */
void docx_zip_end(struct docx_zip *z);
void docx_zip_free(struct docx_zip *z);

#endif /* WORD_DOCX_ZIP_H */
