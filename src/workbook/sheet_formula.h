/*
 * sheet_formula - how a cell was made, written so that a workbook computes it again.
 *
 *     DOC_SUM     =SUM(C10,C14:C16)          DOC_QUOT    =IF(D9=0,"-",C9/D9)
 *     DOC_SPAN    =SUM(C10:C49)              DOC_CHANGE  =IF(D9=0,"-",(C9-D9)/D9)
 *     DOC_DIFF    =C9-D9                     DOC_RANK    =RANK(E9,E9:E48)
 *
 * Where a cell that is referred to holds "-", and so does the result, the formula asks
 * COUNT first.  A formula that would not give the value that the cell holds is
 * a broken promise of whoever built the table, and is refused.
 */
#ifndef WORKBOOK_SHEET_FORMULA_H
#define WORKBOOK_SHEET_FORMULA_H

#include "workbook/sheet_out.h"

/* The formula of c, in the arena, or *out NULL where c is a constant or cannot be live (a
 * figure among its operands is withheld, or it runs over Excel's length). */
bool sheet_formula(struct arena *a, const struct sheet_plan *p, uint32_t part,
                   const struct doc_cell *c, const char **out, struct err *e);

/* A cell as a number; false: it is none. */
bool sheet_formula_number(const struct doc_cell *c, double *out);

/* Sheet (part) and row where row r of the body stands. */
uint32_t sheet_formula_part(const struct sheet_plan *p, uint32_t r);
uint32_t sheet_formula_row(const struct sheet_plan *p, uint32_t r);

#endif /* WORKBOOK_SHEET_FORMULA_H */
