/* column_words - what goes into each column of the tables that people deliver, in words: for the pages that `init` writes,
 * and for the guide, whose table a test holds to this one. */
#ifndef INGEST_COLUMN_WORDS_H
#define INGEST_COLUMN_WORDS_H

#include "ingest/schema.h"

/* The tables that have words, in the order in which pages show them. */
enum { COLUMN_WORDS_TABLES = 6 };
enum schema_table column_words_table(unsigned i);

struct column_words {
    const char *values;  /* what is written in it */
    const char *example; /* one value; "{xa}", "{ten_xa}", "{tinh}": of the province in hand */
    const char *used;    /* where it counts */
    const char *without; /* what is missing where the column is not there */
};
/* Of a table that has words. */
struct column_words column_words(enum schema_table t, uint32_t column);

#endif /* INGEST_COLUMN_WORDS_H */
