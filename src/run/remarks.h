/*
 * remarks - paragraphs that an office adds to a period's report: the .md files of input/<KỲ>/nhan_xet (spec 2).
 */
#ifndef RUN_REMARKS_H
#define RUN_REMARKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "template/fill.h"
#include "time/period.h"

struct letters; /* measure/letters.h */

struct remarks_letter { /* a letter that documents cannot print and replace by another */
    const char *name;   /* "kho-khan.md" */
    unsigned line;
    uint32_t cp;
};

struct remarks {
    const struct fill_remark *v;
    size_t n;
    const char *const *other; /* names of files that are not read: "kho-khan.docx" */
    size_t others;
    const struct remarks_letter *strange; /* the first of each file */
    size_t strange_n;
    /* How many of v, at its end, are words of the quarters that a half or a year is made of. */
    size_t carried;
};
/* Read every .md file of the folder, in byte order of name; no folder gives none.  Their
 * Markdown is reduced to what a report can have (language/prose_remark.h).  Refused (ERR_DATA):
 * text that is not UTF-8, with its line, and a file longer than 256 KiB.  have: the letters of
 * the documents' font; NULL: they are not checked. */
bool remarks_load(struct arena *a, const char *dir, const struct letters *have, struct remarks *out,
                  struct err *e);
/* Of a half or a year: where it has no words of its own under some name, add those of its quarters, in their order, each
 * paragraph and item once.  input: the folder that holds the periods' folders. */
bool remarks_carry(struct arena *a, const char *input, struct period p, struct remarks *io,
                   struct err *e);

#endif /* RUN_REMARKS_H */
