/*
 * column_kinds - what a column of an annex can be: one table, a row a kind.
 *
 * A new kind is a row in column_kinds.c, its functions in a column_kinds_*.c, and a line in docs/mau-trinh-bay.md.
 */
#ifndef TEMPLATE_COLUMN_KINDS_H
#define TEMPLATE_COLUMN_KINDS_H

#include "language/annex_kind.h"

/* For annex_load.  Each kind is the first member of a struct filled_table_kind (filled_table_kind.h), which says how the
 * cells of its columns are made. */
extern const struct annex_kinds column_kinds;

#endif /* TEMPLATE_COLUMN_KINDS_H */
