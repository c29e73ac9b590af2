/* lacking_parts - the columns that carry a figure.  For lacking*.c only. */
#ifndef INGEST_LACKING_PARTS_H
#define INGEST_LACKING_PARTS_H

#include <stddef.h>
#include <stdint.h>

#include "ingest/schema.h"

/* What is peculiar to the lack of a column; bits. */
enum {
    /* It is only information: nobody has to act. */
    LACKING_QUIET = 1,
    /* A column without any value is in order. */
    LACKING_MAY_BE_EMPTY = 2,
    /* Figures are counted without the column.  They are wrong when it is there under another name. */
    LACKING_STANDS = 4,
    /* The lack is told only where another file has the column, or where an unknown header looks like it.  An office that
     * never delivers the column misses nothing. */
    LACKING_MIXED = 8,
    /* Every row should have a value, so one file without any is told too. */
    LACKING_EVERYBODY = 16,
    /* The same where a file has many people in BHXH TN. */
    LACKING_VOLUNTARY = 32,
    /* With LACKING_MIXED: where no file has the column, that is information, since figures are counted by other columns
     * than in a period that had it. */
    LACKING_INFORMED = 64
};
/* A column that carries a figure. */
struct lacking_carrier {
    enum schema_table table;
    uint32_t column;
    const char *lost;  /* what the documents lack without it, in words for people */
    const char *words; /* of a header that may mean it; folded, '|' between */
    unsigned is;       /* LACKING_QUIET and its like */
};
extern const struct lacking_carrier lacking_carriers[]; /* in lacking_columns.c */
extern const size_t lacking_carriers_n;

#endif /* INGEST_LACKING_PARTS_H */
