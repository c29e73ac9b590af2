/*
 * ooxml_sheet - the rows of one sheet of an .xlsx, one after the other.
 *
 *     <worksheet> ... <sheetData>   <row>...</row> <row>...</row>   </sheetData> ... </worksheet>
 *          expat                          ooxml_scan                       expat
 *
 * expat reads the XML round the rows.  The scanner reads the rows; from the first row that it
 * cannot read, expat reads the rows too.
 */
#ifndef OFFICE_OOXML_SHEET_H
#define OFFICE_OOXML_SHEET_H

#include "office/ooxml_book.h"
#include "office/row.h"

struct ooxml_sheet;

/* Begin to read the sheet and count its hidden columns and rows.  The book's package cannot be
 * used for anything else until ooxml_sheet_free.  judged: expat reads everything (for tests). */
bool ooxml_sheet_new(const struct ooxml_book *b, struct row_sheet *sheet, bool judged,
                     struct ooxml_sheet **out, struct err *e);
void ooxml_sheet_free(struct ooxml_sheet *s);
/* Read the next row; its texts live until the next call. */
enum row_step ooxml_sheet_next(struct ooxml_sheet *s, struct row *row, struct err *e);

#endif /* OFFICE_OOXML_SHEET_H */
