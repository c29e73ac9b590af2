/*
 * sheet_fit - the scale at which a sheet that is a little longer than a printed page, or than two, is not:
 * a table that fits a page is not parted for the sake of the lines and the signature around it.
 */
#ifndef WORKBOOK_SHEET_FIT_H
#define WORKBOOK_SHEET_FIT_H

#include "workbook/sheet_out.h"

/* A sink that keeps nothing, to learn how tall a section's sheet is (sheet_out.measuring). */
extern const struct sheet_sink sheet_fit_nowhere;

/* Whether it is worth measuring the section: it is for people, and not far longer than a page. */
bool sheet_fit_may(const struct doc_section *s);

/* Give o's sheet, which has no rows yet, the scale by what the trial, laid out for its height alone, took; unchanged
 * where it fits already, or where the letters would be too small to read. */
void sheet_fit(struct sheet_out *o, const struct sheet_out *trial);

#endif /* WORKBOOK_SHEET_FIT_H */
