/*
 * lacking - columns that a delivered table lacks.  Missing is not zero (spec 2.1): the figures of
 * such a column are absent from every document, and the run says which headers it saw instead
 * (D22).
 *
 *     lacking_start   the header of a file is known
 *     lacking_look    for its first records: the values under headers that are no column
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

struct lacking_field; /* a header that is no column, and the values under it */

/* One file of a table.  The caller gives the arena; it owns the texts and must live until
 * lacking_tell. */
struct lacking_file {
    struct arena *arena;
    enum schema_table table;
    uint32_t file; /* of the ledger */
    uint64_t line; /* of the header */
    uint64_t rows, looked;
    uint64_t voluntary; /* rows of people in BHXH TN, who pay for a time that ends */
    uint32_t there;     /* columns that the header names, one bit each */
    uint32_t filled;    /* columns that have a value in some row, one bit each */
    /* Of each column: how many rows have no value.  Not counted for nguoi_tham_gia. */
    uint32_t empty[SCHEMA_COLUMNS_MAX];
    struct lacking_field *field;
    uint32_t fields;
};

void lacking_start(struct lacking_file *f, enum schema_table t, uint32_t file,
                   const struct header *h);
/* Whether lacking_look still wants records after the header. */
bool lacking_looks(const struct lacking_file *f);
/* Look at a record after the header. */
void lacking_look(struct lacking_file *f, const struct scan_record *r);
/* Count a row that was not rejected; cell: its cells by column. */
void lacking_row(struct lacking_file *f, const str *cell);
/* The same for many rows; filled: columns with a value in at least one of them, one bit each. */
void lacking_rows(struct lacking_file *f, uint64_t rows, uint32_t filled);

/* Note D22 for each column of figures that a file lacks or that has no value in any file.
 * *lost: the columns without any value, one bit each.  false: the table is refused, because an
 * unknown header looks like a missing column and the count without it would be wrong: either
 * another file has the column, so that only a part of the rows would count, or rows count even
 * without it (den_ngay). */
bool lacking_tell(struct ledger *l, enum schema_table t, const struct lacking_file *f, size_t n,
                  uint32_t *lost, struct err *e);
/* What the documents lack without this column, "không có số người ..."; NULL: nothing that must
 * be said. */
const char *lacking_lost(enum schema_table t, uint32_t column);
/* The same for every column that a figure needs, also when its lack is only a notice; NULL: no figure needs it. */
const char *lacking_without(enum schema_table t, uint32_t column);

#endif /* INGEST_LACKING_H */
