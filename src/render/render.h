/*
 * render - walk over a document and call one format's functions.
 *
 *     struct render_format { name, suffix, ops, check }    paper/pdf, workbook/xlsx
 *     open -> (section_begin -> block...* -> section_end)* -> close
 *
 * A renderer writes a file, which must not exist yet.  When it returns true, the file is complete
 * and on disk; after false a part may be left, which the caller removes with the staging folder.
 * Each file is read back (struct render_format, as_noted and check) before anything is published.
 */
#ifndef RENDER_RENDER_H
#define RENDER_RENDER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"
#include "doc/block.h"

struct once;     /* render/once.h */
struct typeface; /* measure/typeface.h: what documents are set in; may be NULL for xlsx and text */

enum { RENDER_MEMORY = 32 << 20 }; /* bytes */

/* A file of the set that the document carries with it, where the format can. */
struct render_attachment {
    const char *name;  /* "so-lieu.csv" */
    const char *path;  /* where it is read */
    const char *about; /* for a person */
    const char *type;  /* "text/csv" */
    bool pack;         /* worth packing */
};

struct render_target {
    const char *path;   /* file to create */
    const char *tmpdir; /* folder for temporary files: inside the staging folder */
    const char *memory; /* the same in memory, for at most RENDER_MEMORY bytes; NULL: none */
    const struct typeface *typeface; /* for paper and Word */
    /* How much of the space between the lines of running text was given up to save a page: from 0 (none) to 1 (single
     * spacing).  The format with pages sets it; the twin for Word, written afterwards, reads it.  NULL: nobody asks. */
    double *closer;
    struct once *once; /* from the documents before; NULL: nothing is kept */
    /* What the format notes of what it writes, for `as_noted`.  NULL: nobody asks. */
    struct buf *noted;
    const struct render_attachment *attachment; /* a document to keep only; in the order of names */
    size_t attachments;
};

/* One function per block kind, named by DOC_BLOCKS; each returns false with *e on failure. */
struct render_ops {
    void *(*open)(const struct doc *d, const struct render_target *t, struct err *e);
    bool (*section_begin)(void *me, const struct doc_section *s, struct err *e);
#define RENDER_OP(NAME, name) bool (*(name))(void *me, const struct doc_block *b, struct err *e);
    DOC_BLOCKS(RENDER_OP)
#undef RENDER_OP
    bool (*section_end)(void *me, const struct doc_section *s, struct err *e);
    bool (*close)(void *me, struct err *e); /* writes the file */
    void (*free)(void *me);                 /* always called, also when close was not */
};
/* A format is one folder and offers one of these. */
struct render_format {
    const char *name;   /* "pdf" */
    const char *suffix; /* ".pdf" */
    const struct render_ops *ops;
    /* Read the file back and compare it with the document.  NULL: the format needs no check. */
    bool (*check)(const char *path, const struct doc *d, struct once *once, struct err *e);
    /* Whether the file, read back, is whole and holds what was noted while it was written: a cheaper answer than `check`,
     * which then is asked only to say what is wrong.  NULL: the format has none. */
    bool (*as_noted)(const char *path, str noted, struct once *once);
};

/* Walk over d and write the file.  On failure *e also names the file's path. */
bool render_document(const struct render_format *f, const struct doc *d,
                     const struct render_target *t, struct err *e);

#endif /* RENDER_RENDER_H */
