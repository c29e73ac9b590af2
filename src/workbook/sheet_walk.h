/*
 * sheet_walk - walk over a document and lay out its sheets (sheet.h).
 *
 *     sheet_new -> (sheet_section_begin -> sheet_block* -> sheet_section_end)* -> sheet_end
 *     -> sheet_free, always
 */
#ifndef WORKBOOK_SHEET_WALK_H
#define WORKBOOK_SHEET_WALK_H

#include "workbook/sheet.h"

struct sheet;

/* max_rows: rows of a sheet, SHEET_ROWS; tests take fewer to see how a table continues. */
struct sheet *sheet_new(const struct doc *d, const struct sheet_sink *to, uint32_t max_rows);
void sheet_free(struct sheet *g);

/* The calls of a walk (render/render.h), in their order; sheet_end comes after all sections. */
bool sheet_section_begin(struct sheet *g, const struct doc_section *s, struct err *e);
bool sheet_block(struct sheet *g, const struct doc_block *b, struct err *e);
bool sheet_section_end(struct sheet *g, const struct doc_section *s, struct err *e);
bool sheet_end(struct sheet *g, struct err *e);

/* How many cells all tables of d have; a writer keeps few in memory, but not many. */
uint64_t sheet_cells(const struct doc *d);

#endif /* WORKBOOK_SHEET_WALK_H */
