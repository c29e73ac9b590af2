/*
 * ooxml_scan - read the rows of a sheet without an XML parser, where they are written as nearly
 * every program writes them.
 *
 *     <row r="2" spans="1:3"><c r="A2" t="s"><v>0</v></c><c r="B2" s="4"><v>12</v></c><c r="C2" s="1"/></row>
 *
 * A row that is written in another way, or may be wrong, gives OOXML_SCAN_HARD: then expat reads it
 * and everything after it (ooxml_sheet).  A row that is read here is the same as expat would have
 * read: tests compare the two.
 */
#ifndef OFFICE_OOXML_SCAN_H
#define OFFICE_OOXML_SCAN_H

#include <stdint.h>

#include "office/ooxml_book.h"
#include "office/row.h"

enum ooxml_scan {
    OOXML_SCAN_ROW,
    OOXML_SCAN_BEHIND, /* the text begins behind the last row */
    OOXML_SCAN_MORE,   /* the row is not complete: its rest is to come */
    OOXML_SCAN_HARD
};

/* Read the row that begins at `from`; *end must be '\0'.  last: the number of the row before; 0:
 * there was none.  *used: how many bytes the row has. */
enum ooxml_scan ooxml_scan_row(const struct ooxml_book *b, const char *from, const char *end,
                               uint32_t last, struct row *row, size_t *used);

#endif /* OFFICE_OOXML_SCAN_H */
