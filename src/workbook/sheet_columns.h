/*
 * sheet_columns - choose the widths of a sheet's columns: every number is visible, no word is
 * broken, the page is filled.
 *
 * The tables of a section stand under each other and share the columns.  A column is never narrower
 * than its widest figure and its longest word; the rest of the page's width goes to the columns
 * whose texts need more.
 */
#ifndef WORKBOOK_SHEET_COLUMNS_H
#define WORKBOOK_SHEET_COLUMNS_H

#include <stdint.h>

#include "base/arena.h"
#include "doc/block.h"

/* The width of each column in pixels of 1/96 inch; *cols, how many there are, is at least 1. */
unsigned *sheet_columns(struct arena *a, const struct doc_section *s, uint32_t *cols);

/* The width between the margins of the section's page, in the same pixels. */
unsigned sheet_columns_page(const struct doc_section *s);

#endif /* WORKBOOK_SHEET_COLUMNS_H */
