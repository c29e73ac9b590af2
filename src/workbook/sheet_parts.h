/*
 * sheet_parts - divide a table that is too wide for one page over several pages.
 *
 *     | TT | Xã, phường | BHXH ............ | BHTN ....... | BHYT ............ |
 *     '------ lead -----'------ part 0 -----'--- part 1 ---'---- part 2 -------'
 *
 * Fifty columns shrunk to the width of one page could not be read.  So the columns are divided
 * between groups of the head, and each printed page holds one part.  The leading columns (number
 * and name) are repeated on every page; lines of text stand over part 0.
 */
#ifndef WORKBOOK_SHEET_PARTS_H
#define WORKBOOK_SHEET_PARTS_H

#include "workbook/sheet.h"

/* The parts of a section's columns.  One part (n == 1, scale 0) where the whole width fits on a
 * page.  Else columns may be made wider (width_px is changed), so that the widest part fills its
 * page. */
struct sheet_parts sheet_parts_of(struct arena *a, const struct doc_section *s, unsigned *width_px,
                                  uint32_t cols);

/* How many leading columns there are: those up to the column that names the rows; where no column near the left edge
 * is said to, up to the first one of texts.  0 when there is neither. */
uint32_t sheet_parts_lead(const struct doc_table *t);

#endif /* WORKBOOK_SHEET_PARTS_H */
