/*
 * remarks - paragraphs that an office adds to a period's report: the .md files of input/<KỲ>/nhan_xet (spec 2).
 */
#ifndef RUN_REMARKS_H
#define RUN_REMARKS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "template/fill.h"

struct remarks {
    const struct fill_remark *v;
    size_t n;
    const char *const *other; /* names of files that are none: "kho-khan.docx" */
    size_t others;
};
/* Every .md file of the folder in byte order of name; no folder: none.  Text that is not UTF-8, or
 * longer than 256 KiB, is refused by name (ERR_DATA). */
bool remarks_load(struct arena *a, const char *dir, struct remarks *out, struct err *e);

#endif /* RUN_REMARKS_H */
