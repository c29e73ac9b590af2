/*
 * ooxml_cell - what one <c> of a sheet says, as a cell of a row.
 */
#ifndef OFFICE_OOXML_CELL_H
#define OFFICE_OOXML_CELL_H

#include <stdbool.h>
#include <stdint.h>

#include "office/ooxml_book.h"
#include "office/row.h"

struct ooxml_cell {
    uint32_t column; /* from 0 */
    str type;        /* its t, empty: a number */
    uint32_t style;  /* its s */
    bool formula;
    bool valued; /* it has a <v> or an <is>, maybe empty */
    str value;   /* their text, living as long as the row's */
};

/* NULL, or what is wrong with it: then the sheet is damaged. */
const char *ooxml_cell_put(const struct ooxml_book *b, const struct ooxml_cell *c, struct row *row);

/* "AB12" to column 27 and row 12.  false: no place in a sheet. */
bool ooxml_cell_place(str s, uint32_t *column, uint32_t *row);
/* A whole number below 2^32, digits only. */
bool ooxml_cell_whole(str s, uint32_t *out);

#endif /* OFFICE_OOXML_CELL_H */
