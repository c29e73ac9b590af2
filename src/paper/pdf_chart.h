/*
 * pdf_chart - draw a chart with rules, bars and dots that can be read in grey print.
 *
 *     title                      series differ by lightness and outline, projected
 *     bars or lines, values      ones are hollow or dashed; a label that would
 *     legend                     touch another moves; where it finds no place it
 *                                is left out, because the table has the figure
 *
 * A chart with more names than a page has room for continues in another box.
 */
#ifndef PAPER_PDF_CHART_H
#define PAPER_PDF_CHART_H

#include "doc/chart.h"
#include "paper/display_list.h"

void pdf_chart_chart(struct display_list_flow *f, const struct doc_chart *c);

#endif /* PAPER_PDF_CHART_H */
