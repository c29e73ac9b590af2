/* table_reader_job - what one file is read for, and a row of it as its handler sees it.  See table_reader.h. */
#ifndef INGEST_TABLE_READER_JOB_H
#define INGEST_TABLE_READER_JOB_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/str.h"
#include "conf/profile.h"
#include "ingest/lacking.h"
#include "ingest/ledger.h"
#include "ingest/schema.h"

#define TABLE_READER_NO_NUMBER INT64_MIN /* the same as EXTRACT_NO_NUMBER */

enum table_reader_pot { TABLE_READER_ACCEPTED, TABLE_READER_DUPLICATE };

struct table_reader;
struct table_reader_row {
    struct table_reader *in;
    uint32_t file;
    uint64_t line;
    const str *cell; /* by column of the table, trimmed; empty where the file has no such column */
    str xa;          /* commune of the row, once known: for findings */
    bool rejected;   /* a finding of severity loai or chan was noted */
};

struct table_reader_job {
    const char *path;  /* "input/2026-Q1/thue.csv" */
    const char *shown; /* "2026-Q1/thue.csv" */
    enum schema_table table;
    const struct profile *profile;
    struct ledger *ledger;
    void *ctx;
    /* A row with all required cells.  When it comes back rejected the pot does not matter. */
    enum table_reader_pot (*row)(void *ctx, struct table_reader_row *r);
    /* Read 2, may be NULL: these columns (one bit each) of every row before any is counted; then the
     * verdict. */
    uint32_t preview_columns;
    void (*preview)(void *ctx, const str *cell);
    bool (*approve)(void *ctx, const struct table_reader_job *j, struct err *e);
    /* Room for what the next part of the file lacks, its arena set; may be NULL. */
    struct lacking_file *(*lacking)(void *ctx);
    /* May be NULL. */
    void (*progress)(void *ctx, str shown, uint64_t done, uint64_t all);
    void *progress_ctx;
};

#endif /* INGEST_TABLE_READER_JOB_H */
