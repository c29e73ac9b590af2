/* by_hand_parts - what the files of by_hand share. */
#ifndef INGEST_BY_HAND_PARTS_H
#define INGEST_BY_HAND_PARTS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "ingest/table_reader_job.h"

struct by_hand_job;

/* Read one file of the folder with the table and row handler of t.  In the ledger it is "2026-Q1/<name>". */
bool by_hand_file(const struct by_hand_job *j, struct arena *a, const char *name,
                  struct table_reader_job *t, struct err *e);
/* Note D22 about a file in which no row fills the column: its header is unknown, or nobody wrote anything yet.  false:
 * by the profile that stops the run. */
bool by_hand_lacks(const struct by_hand_job *j, uint32_t file, str column, str what, struct err *e);

#endif /* INGEST_BY_HAND_PARTS_H */
