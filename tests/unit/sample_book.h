/*
 * sample_book - a small workbook with everything a workbook can hold: contents,
 * notes, annexes with groups and formulas of every kind, charts, a data sheet.
 */
#ifndef TESTS_SAMPLE_BOOK_H
#define TESTS_SAMPLE_BOOK_H

#include "doc/block.h"

struct doc *sample_book(struct arena *a);

/* A section with one plain list of n rows: code, name, count. */
struct doc *sample_book_list(struct arena *a, uint32_t n);

#endif /* TESTS_SAMPLE_BOOK_H */
