/*
 * ooxml_cell - turn one <c> of a sheet into a cell of a row.
 */
#ifndef OFFICE_OOXML_CELL_H
#define OFFICE_OOXML_CELL_H

#include <stdbool.h>
#include <stdint.h>

#include "office/ooxml_book.h"
#include "office/row.h"

struct ooxml_cell {
    uint32_t column; /* from 0 */
    str type;        /* its attribute t; empty: a number */
    uint32_t style;  /* its attribute s */
    bool formula;
    bool valued; /* it has a <v> or an <is>, maybe empty */
    str value;   /* the text of these; lives as long as the row's texts */
};

/* Put the cell into the row.  Returns NULL, or what is wrong with the cell: the sheet is then
 * damaged. */
const char *ooxml_cell_put(const struct ooxml_book *b, const struct ooxml_cell *c, struct row *row);

/* The same of a text that stands in the cell itself. */
const char *ooxml_cell_put_text(struct row *row, uint32_t column, str raw);

/* Read a place: "AB12" is column 27 and row 12.  false: s is no place in a sheet. */
bool ooxml_cell_place(str s, uint32_t *column, uint32_t *row);
/* Read a whole number below 2^32; false when s has other signs than digits. */
bool ooxml_cell_whole(str s, uint32_t *out);

#endif /* OFFICE_OOXML_CELL_H */
