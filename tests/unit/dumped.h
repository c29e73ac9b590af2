/*
 * dumped - a workbook's rows as text, for tests: "R2h 0:text 1#12 2=2026-03-31", a line a row, the kind before each
 * cell's text (: text, # number, = day, ? flag, ! error, ~ formula without a value), h hidden, x a bad letter.
 */
#ifndef TESTS_DUMPED_H
#define TESTS_DUMPED_H

#include "base/buf.h"
#include "office/row.h"

void dumped_row(const struct row *r, struct buf *out);
/* The file's bytes: every sheet under "[name]", behind its rows how many columns are hidden; ends with "refused: why" where it is. */
void dumped_book(str bytes, struct buf *out);

#endif /* TESTS_DUMPED_H */
