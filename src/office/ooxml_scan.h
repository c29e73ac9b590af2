/*
 * ooxml_scan - rows of a sheet's part as nearly every program writes them, cut without an XML parser.
 *
 *     <row r="2" spans="1:3"><c r="A2" t="s"><v>0</v></c><c r="B2" s="4"><v>12</v></c><c r="C2" s="1"/></row>
 *
 * Whatever is written another way, or may be wrong, is OOXML_SCAN_HARD: expat is the judge of it and of everything
 * behind it (ooxml_sheet).  A row that is read here is the row that expat would have read: tests hold one against the
 * other.
 */
#ifndef OFFICE_OOXML_SCAN_H
#define OFFICE_OOXML_SCAN_H

#include <stdint.h>

#include "office/ooxml_book.h"
#include "office/row.h"

enum ooxml_scan {
    OOXML_SCAN_ROW,
    OOXML_SCAN_BEHIND, /* the text begins with the end of the rows */
    OOXML_SCAN_MORE,   /* the row goes on behind the text's end */
    OOXML_SCAN_HARD
};

/* The row that begins at from; *end is '\0'.  last: the number of the row before, 0: none.  *used: bytes of the row. */
enum ooxml_scan ooxml_scan_row(const struct ooxml_book *b, const char *from, const char *end,
                               uint32_t last, struct row *row, size_t *used);

#endif /* OFFICE_OOXML_SCAN_H */
