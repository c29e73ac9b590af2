/* column_words - what people write into each column of the tables that they deliver.  The pages that `init` writes show
 * these words.  The guide has them too, and a test compares it with this room. */
#ifndef INGEST_COLUMN_WORDS_H
#define INGEST_COLUMN_WORDS_H

#include "ingest/schema.h"

/* The tables that have words, in the order in which pages show them. */
enum { COLUMN_WORDS_TABLES = 6 };
enum schema_table column_words_table(unsigned i);

struct column_words {
    const char *values;  /* what is written in it */
    const char *example; /* one value; "{xa}", "{ten_xa}", "{tinh}": of the present province */
    const char *used;    /* which figures and checks use it */
    const char *without; /* what the results lack when a file lacks the column */
};
/* The words of a column; t must be one of column_words_table. */
struct column_words column_words(enum schema_table t, uint32_t column);

#endif /* INGEST_COLUMN_WORDS_H */
