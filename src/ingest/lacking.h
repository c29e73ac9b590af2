/*
 * lacking - columns that a delivered table does without.  Missing is not zero (spec 2.1): what a column
 * would tell is then absent from every document, and the run says which headers were seen instead (D22).
 *
 *     lacking_start   the header of a file is known
 *     lacking_look    for its first records: what stands under the headers that mean no column
 *     lacking_row     for every row: which columns have a value
 *     lacking_tell    all files of the table were read
 */
#ifndef INGEST_LACKING_H
#define INGEST_LACKING_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "ingest/header.h"
#include "ingest/ledger.h"
#include "ingest/scan.h"
#include "ingest/schema.h"

struct lacking_field; /* a header that means no column, and what stands under it */

/* One file of a table.  The arena is given by who reads, owns the texts, and outlives lacking_tell. */
struct lacking_file {
    struct arena *arena;
    enum schema_table table;
    uint32_t file; /* of the ledger */
    uint64_t line; /* of the header */
    uint64_t rows, looked;
    uint32_t there;  /* columns that the header names, one bit each */
    uint32_t filled; /* columns that have a value in some row */
    struct lacking_field *field;
    uint32_t fields;
};

void lacking_start(struct lacking_file *f, enum schema_table t, uint32_t file,
                   const struct header *h);
/* A record behind the header. */
void lacking_look(struct lacking_file *f, const struct scan_record *r);
/* The cells of a row that was not rejected, by column. */
void lacking_row(struct lacking_file *f, const str *cell);

/* Note D22 for each column that carries a figure and that a file lacks, or that has no value in any file.  Refused
 * (false) where an unknown header looks like the column and what is counted without it would be wrong: another file
 * has it, so only half of the rows would be counted, or the rows are counted all the same (den_ngay).  *lost: the columns that no file fills, one bit each. */
bool lacking_tell(struct ledger *l, enum schema_table t, const struct lacking_file *f, size_t n,
                  uint32_t *lost, struct err *e);
/* What the documents do not tell for want of the column, "không có số người ..."; NULL: nothing that must be said. */
const char *lacking_lost(enum schema_table t, uint32_t column);

#endif /* INGEST_LACKING_H */
