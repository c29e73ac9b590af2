/*
 * xlsx_text - text in the form that a workbook file needs.  Excel reads "_x0041_" inside a string
 * as the letter A, so a text that holds these signs is written with "_x005F_x0041_".
 */
#ifndef WORKBOOK_XLSX_TEXT_H
#define WORKBOOK_XLSX_TEXT_H

#include "base/arena.h"
#include "base/str.h"

/* s in that form, as a writable C string in the arena. */
char *xlsx_text_mut(struct arena *a, str s);
/* The same, only to be read; s itself, which a NUL must follow, where it has that form. */
const char *xlsx_text(struct arena *a, str s);

/* The text that a reader of the file sees: s with these forms undone.  In the arena, or s
 * itself. */
str xlsx_text_read(struct arena *a, str s);

#endif /* WORKBOOK_XLSX_TEXT_H */
