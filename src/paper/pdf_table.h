/*
 * pdf_table - measure a table and draw its rows.
 *
 *     title, unit line
 *     head    merged cells, number line      one box, repeated on every page
 *     row     one box each                   never parted
 *     "more" line, notes, source
 *
 * Every column is at least as wide as its longest word; the rest of the width goes first to columns
 * whose texts would otherwise wrap.  The letters shrink, from 12 down to 9 pt, only as far as the
 * words need.
 */
#ifndef PAPER_PDF_TABLE_H
#define PAPER_PDF_TABLE_H

#include "doc/table.h"
#include "paper/display_list.h"

void pdf_table_table(struct display_list_flow *f, const struct doc_table *t);

#endif /* PAPER_PDF_TABLE_H */
