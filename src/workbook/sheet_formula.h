/*
 * sheet_formula - write how a cell was made as a formula, so that a workbook computes it again.
 *
 *     DOC_SUM     =SUM(C10,C14:C16)          DOC_QUOT    =IF(D9=0,"-",C9/D9)
 *     DOC_SPAN    =SUM(C10:C49)              DOC_CHANGE  =IF(D9=0,"-",(C9-D9)/D9)
 *     DOC_DIFF    =C9-D9                     DOC_RANK    =RANK(E9,E9:E48)
 *
 * Where an operand and the result are "-", the formula first asks COUNT whether the operands are
 * numbers.  A formula that does not give the value of its cell is refused: then the room that built
 * the table made a mistake.
 */
#ifndef WORKBOOK_SHEET_FORMULA_H
#define WORKBOOK_SHEET_FORMULA_H

#include "workbook/sheet_out.h"

/* *out gets the formula of c, in the arena.  It gets NULL where c is a constant, where a figure
 * among its operands is withheld, or where the formula would be longer than Excel allows. */
bool sheet_formula(struct arena *a, const struct sheet_plan *p, uint32_t part,
                   const struct doc_cell *c, const char **out, struct err *e);

/* *out gets the cell's number; false: it has none. */
bool sheet_formula_number(const struct doc_cell *c, double *out);

/* The part of the table, and the row of the sheet, in which row r of the body stands. */
uint32_t sheet_formula_part(const struct sheet_plan *p, uint32_t r);
uint32_t sheet_formula_row(const struct sheet_plan *p, uint32_t r);

#endif /* WORKBOOK_SHEET_FORMULA_H */
