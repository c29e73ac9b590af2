/*
 * typed_figures - figures of a period before the tool, lich_su/2025-Q1.csv, as an office types or exports them: any
 * encoding, separator and writing of numbers, a workbook, titles above the header.  They become the text that the
 * program itself writes of a period (figures/snapshot.h), and are accounted for and judged as every table is.
 */
#ifndef INGEST_TYPED_FIGURES_H
#define INGEST_TYPED_FIGURES_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "conf/profile.h"
#include "dim/indicator.h"
#include "ingest/ledger.h"

/* Whether a file is named for a period: "2025-Q1.csv", "2025-q1.XLSX". */
bool typed_figures_is_of(const char *name, const char *ky);

struct typed_figures_job {
    const char *path, *shown; /* "input/lich_su/2025-Q1.csv", "lich_su/2025-Q1.csv" */
    const struct profile *profile;
    const struct indicator_set *indicators;
    struct ledger *ledger;
    const char *header;   /* of the text */
    const char *withheld; /* a value that stands for a count that is not given */
};
/* Append the header and the rows that were not rejected to out.  Each stands on the line that it has in its file, so that
 * a fault in the text can be named by its line in the file; rows of further sheets of a workbook follow below.  false: the
 * file is refused. */
bool typed_figures_read(struct arena *a, const struct typed_figures_job *j, struct buf *out,
                        struct err *e);

#endif /* INGEST_TYPED_FIGURES_H */
