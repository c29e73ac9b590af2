/* by_hand_parts - what the files of by_hand share. */
#ifndef INGEST_BY_HAND_PARTS_H
#define INGEST_BY_HAND_PARTS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "ingest/table_reader_job.h"

struct by_hand_job;

/* What the row handler notes about the file that is being read. */
struct by_hand_seen {
    uint32_t file;     /* of the ledger, that of the last row */
    bool any_row, any; /* a row; a row with the value that the table is for */
};
/* Read every file of a table by hand in the folder, in byte order of their names, with the row handler of t; its ctx has
 * *seen.  A file whose rows all lack the column of the value is D22, with `what`.  *there: a file was read. */
bool by_hand_files(const struct by_hand_job *j, struct arena *a, const struct table_reader_job *t,
                   struct by_hand_seen *seen, const char *column, str what, bool *there,
                   struct err *e);

#endif /* INGEST_BY_HAND_PARTS_H */
