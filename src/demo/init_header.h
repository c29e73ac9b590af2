/*
 * init_header - the header line of a table's file, as `init` and the demonstration write it.
 */
#ifndef DEMO_INIT_HEADER_H
#define DEMO_INIT_HEADER_H

#include "base/buf.h"
#include "ingest/schema.h"

/* Add the names of all columns of the table but ten_xa and dia_chi, in the order of the schema, and a line end.  These two are
 * left out because the code of the commune says the same, and the demonstration's rows do not have them. */
void init_header(struct buf *out, enum schema_table t);

#endif /* DEMO_INIT_HEADER_H */
