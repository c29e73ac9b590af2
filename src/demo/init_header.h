/*
 * init_header - the header line of a table's file, as `init` and the demonstration write it.
 */
#ifndef DEMO_INIT_HEADER_H
#define DEMO_INIT_HEADER_H

#include "base/buf.h"
#include "ingest/schema.h"

/* Add the names of all columns of the table but ten_xa, in the order of the schema, and a line
 * end.  The commune's name is left out because its code says the same. */
void init_header(struct buf *out, enum schema_table t);

#endif /* DEMO_INIT_HEADER_H */
