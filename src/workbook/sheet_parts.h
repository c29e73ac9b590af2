/*
 * sheet_parts - how a table that is too wide for one page is shared out over several.
 *
 *     | TT | Xã, phường | BHXH ............ | BHTN ....... | BHYT ............ |
 *     '------ lead -----'------ part 0 -----'--- part 1 ---'---- part 2 -------'
 *
 * Shrunk to one page's width, fifty columns could not be read.  So columns are parted between
 * the groups of the head, each printed page holds one part, the leading columns
 * (number and name) are repeated on it, and lines of text run over part 0 beside them.
 */
#ifndef WORKBOOK_SHEET_PARTS_H
#define WORKBOOK_SHEET_PARTS_H

#include "workbook/sheet.h"

/* One part (n == 1, scale 0) where the page can take the whole width.  Otherwise the columns are widened where
 * the widest part would leave room on its page. */
struct sheet_parts sheet_parts_of(struct arena *a, const struct doc_section *s, unsigned *width_px,
                                  uint32_t cols);

/* Columns up to the first of names, when that is near the left edge; else 0. */
uint32_t sheet_parts_lead(const struct doc_table *t);

#endif /* WORKBOOK_SHEET_PARTS_H */
