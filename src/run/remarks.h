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

struct letters; /* measure/letters.h */

struct remarks_letter { /* one that documents cannot print: they show another for it */
    const char *name;   /* "kho-khan.md" */
    unsigned line;
    uint32_t cp;
};

struct remarks {
    const struct fill_remark *v;
    size_t n;
    const char *const *other; /* names of files that are none: "kho-khan.docx" */
    size_t others;
    const struct remarks_letter *strange; /* of each file the first */
    size_t stranges;
};
/* Every .md file of the folder in byte order of name; no folder: none.  Their Markdown is brought to what a report can
 * have (language/prose_remark.h).  Text that is not UTF-8 is refused with its line, a file longer than 256 KiB by its name
 * (ERR_DATA).  have: the letters of the documents' font; NULL: nobody asks. */
bool remarks_load(struct arena *a, const char *dir, const struct letters *have, struct remarks *out,
                  struct err *e);

#endif /* RUN_REMARKS_H */
