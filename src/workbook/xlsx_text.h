/*
 * xlsx_text - text as a workbook's file holds it: Excel reads "_x0041_" inside a string
 * as the letter A, so such a piece is written as "_x005F_x0041_" and read back.
 */
#ifndef WORKBOOK_XLSX_TEXT_H
#define WORKBOOK_XLSX_TEXT_H

#include "base/arena.h"
#include "base/str.h"

/* Escaped, a writable C string in the arena. */
char *xlsx_text_mut(struct arena *a, str s);

/* What a reader of the file will see: the escapes undone.  In the arena, or s itself. */
str xlsx_text_read(struct arena *a, str s);

#endif /* WORKBOOK_XLSX_TEXT_H */
