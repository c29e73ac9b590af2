/* by_hand_parts - what the rooms' files share.  See by_hand.h. */
#ifndef INGEST_BY_HAND_PARTS_H
#define INGEST_BY_HAND_PARTS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "ingest/table_reader_job.h"

struct by_hand_job;

/* Read one file of the folder, with t's table and row handler; the ledger calls it by the period's name and its own. */
bool by_hand_file(const struct by_hand_job *j, struct arena *a, const char *name,
                  struct table_reader_job *t, struct err *e);
/* Note D22 about a file of which no row has the column: it stands there under a name that nobody knows, or nobody has
 * written yet.  false: the profile makes that stop the run. */
bool by_hand_lacks(const struct by_hand_job *j, uint32_t file, str column, str what, struct err *e);

#endif /* INGEST_BY_HAND_PARTS_H */
