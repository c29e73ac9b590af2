/*
 * sheet_columns - how wide the columns of a sheet are: every number whole, no
 * word parted, the page filled.
 *
 * The tables of a section stand under each other and share the columns.  A column is
 * never narrower than its widest figure and its longest word; what the page
 * has left over goes to the columns that would like more.
 */
#ifndef WORKBOOK_SHEET_COLUMNS_H
#define WORKBOOK_SHEET_COLUMNS_H

#include <stdint.h>

#include "base/arena.h"
#include "doc/block.h"

/* Widths in pixels of 1/96 inch, one a column; *cols is at least 1. */
unsigned *sheet_columns(struct arena *a, const struct doc_section *s, uint32_t *cols);

/* Width between the margins of the section's page, in pixels. */
unsigned sheet_columns_page(const struct doc_section *s);

#endif /* WORKBOOK_SHEET_COLUMNS_H */
