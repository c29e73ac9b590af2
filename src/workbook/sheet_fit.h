/*
 * sheet_fit - print a sheet a little smaller, where that saves its last page.
 *
 * A table that fits a page should not run over to a second one because of the lines above it and the signature below.
 */
#ifndef WORKBOOK_SHEET_FIT_H
#define WORKBOOK_SHEET_FIT_H

#include "workbook/sheet_out.h"

/* Whether it is worth measuring the section: it is for people, and not much longer than a page. */
bool sheet_fit_may(const struct doc_section *s);

/* Set the scale of o's sheet, which has no rows yet.  trial: the same section, laid out into sheet_nowhere, so that
 * its height is known.  The scale stays where the sheet fits already, or where letters would become too small to read. */
void sheet_fit(struct sheet_out *o, const struct sheet_out *trial);

#endif /* WORKBOOK_SHEET_FIT_H */
