/*
 * book - a workbook of an office program as sheets of rows, whatever its kind.
 *
 *     book_open
 *     book_start, book_next*     one sheet, as often as wanted
 *     book_close
 *
 *     .xlsx   package (zip) -> ooxml_book (expat) -> ooxml_sheet (scanner, expat its judge)
 *     .xlsb   package (zip) -> biff12
 *     .ods    package (zip) -> ods (expat)
 *     .xls    compound (OLE) -> biff8
 *
 * What is encrypted, damaged, made to exhaust (zip bombs, 10^6 columns, nesting) or no workbook at all is refused
 * with the reason (ERR_DATA).
 */
#ifndef OFFICE_BOOK_H
#define OFFICE_BOOK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "office/kind.h"
#include "office/row.h"

struct book;

/* fd: of the file, the caller's and open as long as the book; read at places of its own.  k: what kind_of said,
 * KIND_ZIP or KIND_COMPOUND.  On failure nothing is held. */
bool book_open(int fd, enum kind k, struct book **out, struct err *e);
void book_close(struct book *b);

const char *book_format(const struct book *b); /* "Excel (.xlsx)" */
uint32_t book_sheets(const struct book *b);    /* at least one */
const struct row_sheet *book_sheet(const struct book *b, uint32_t sheet);

/* Begin to read a sheet; one that is being read is left. */
bool book_start(struct book *b, uint32_t sheet, struct err *e);
/* Rows in rising order, those without a cell maybe left out.  The row's texts live until the next call. */
enum row_step book_next(struct book *b, struct row *row, struct err *e);
/* How far the sheet is read, 0 to all. */
uint64_t book_taken(const struct book *b, uint64_t all);

#endif /* OFFICE_BOOK_H */
