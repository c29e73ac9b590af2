/* intake_job - what one file is read for, and a row of it as its handler sees it.  See intake.h. */
#ifndef INGEST_INTAKE_JOB_H
#define INGEST_INTAKE_JOB_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/str.h"
#include "conf/profile.h"
#include "ingest/ledger.h"
#include "ingest/schema.h"

#define INTAKE_NO_NUMBER INT64_MIN /* the same as EXTRACT_NO_NUMBER */

enum intake_pot { INTAKE_ACCEPTED, INTAKE_DUPLICATE };

struct intake;
struct intake_row {
    struct intake *in;
    uint32_t file;
    uint64_t line;
    const str *cell; /* by column of the table, trimmed; empty where the file has no such column */
    str xa;          /* commune of the row, once known: for findings */
    bool rejected;   /* a finding of severity loai or chan was noted */
};

struct intake_job {
    const char *path;  /* "input/2026-Q1/thue.csv" */
    const char *shown; /* "2026-Q1/thue.csv" */
    enum schema_table table;
    const struct profile *profile;
    struct ledger *ledger;
    void *ctx;
    /* A row with all required cells.  When it comes back rejected the pot does not matter. */
    enum intake_pot (*row)(void *ctx, struct intake_row *r);
    /* Read 2, may be NULL: these columns (one bit each) of every row before any is counted; then the
     * verdict. */
    uint32_t preview_columns;
    void (*preview)(void *ctx, const str *cell);
    bool (*approve)(void *ctx, const struct intake_job *j, struct err *e);
    /* May be NULL. */
    void (*progress)(void *ctx, str shown, uint64_t done, uint64_t all);
    void *progress_ctx;
};

#endif /* INGEST_INTAKE_JOB_H */
