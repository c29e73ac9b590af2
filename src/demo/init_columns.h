/*
 * init_columns - what `init` puts into the example folder of a period: one row of each table, and a page and a workbook
 * that say what goes into every column.
 */
#ifndef DEMO_INIT_COLUMNS_H
#define DEMO_INIT_COLUMNS_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"
#include "ingest/schema.h"

/* A commune of the province, for the examples. */
struct init_columns_place {
    str xa, ten_xa;
};

/* The header of the table and one row under it, as CSV. */
void init_columns_example(enum schema_table t, const struct init_columns_place *p, struct buf *out);
/* The page, in Markdown. */
void init_columns_page(const struct init_columns_place *p, struct buf *out);
/* The same as a workbook at path, which must not exist; tmpdir: a folder for its temporary files. */
bool init_columns_book(const struct init_columns_place *p, const char *path, const char *tmpdir,
                       struct err *e);

#endif /* DEMO_INIT_COLUMNS_H */
