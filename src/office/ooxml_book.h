/*
 * ooxml_book - all of an .xlsx but its rows: the list of sheets, the formats and the texts that
 * cells share.
 *
 * expat reads them once.  ooxml_sheet reads the rows of a sheet.
 */
#ifndef OFFICE_OOXML_BOOK_H
#define OFFICE_OOXML_BOOK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "office/cells.h"
#include "office/package.h"
#include "office/row.h"

struct ooxml_book {
    struct package *package; /* the caller's */
    struct arena arena;
    struct row_sheet *sheet;
    uint32_t sheets;
    struct cells cells;
};

/* workbook: the name of the package's workbook part.  After a failure there is nothing to close. */
bool ooxml_book_open(struct package *p, const char *workbook, struct ooxml_book **out,
                     struct err *e);
void ooxml_book_close(struct ooxml_book *x);

#endif /* OFFICE_OOXML_BOOK_H */
