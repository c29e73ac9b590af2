/* explain_tally - the rows of one part, file by file.  See explain_parts.h. */

#include <stdlib.h>
#include <string.h>

#include "ask/explain_parts.h"

struct explain_tally *
explain_tally_of(struct explain_part *p, uint32_t file) {
    if (file >= p->files) {
        const uint32_t n = file + 1;

        p->file = realloc(p->file, n * sizeof *p->file);
        if (p->file == NULL) {
            arena_exhausted(n * sizeof *p->file);
        }
        memset(p->file + p->files, 0, (n - p->files) * sizeof *p->file);
        p->files = n;
    }
    return &p->file[file];
}

bool
explain_belongs(uint32_t part, uint32_t ind) {
    return part == ind ||
           (part == INDICATOR_BHXH && (ind == INDICATOR_BHXH_BB || ind == INDICATOR_BHXH_TN));
}

str
explain_file(const struct explainer *x, uint32_t file) {
    return x->file != NULL ? x->file[file] : ledger_file(x->g.ledger, file)->path;
}
