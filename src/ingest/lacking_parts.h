/* lacking_parts - the columns that carry a figure.  For lacking*.c only. */
#ifndef INGEST_LACKING_PARTS_H
#define INGEST_LACKING_PARTS_H

#include <stddef.h>
#include <stdint.h>

#include "ingest/schema.h"

/* Columns that carry a figure: what is lost without them, and words of a header that may mean them.
 * may_be_empty: a column without any value is as it should be.  stands: figures are counted without it, and wrong
 * where it is there under another name.  quiet: information only.  mixed: told only where another file has the column
 * or a header is likely it; whoever delivers none of it misses nothing.
 * everybody: every row has it, so that it is told of one file that has it nowhere, too. */
enum {
    LACKING_QUIET = 1,
    LACKING_MAY_BE_EMPTY = 2,
    LACKING_STANDS = 4,
    LACKING_MIXED = 8,
    LACKING_EVERYBODY = 16
};
struct lacking_carrier {
    enum schema_table table;
    uint32_t column;
    const char *lost;
    const char *words; /* folded, '|' */
    unsigned is;       /* LACKING_QUIET and so on */
};
extern const struct lacking_carrier lacking_carriers[]; /* in lacking_columns.c */
extern const size_t lacking_carriers_n;

#endif /* INGEST_LACKING_PARTS_H */
