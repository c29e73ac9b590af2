/*
 * readback_zip_plain - what libxlsxwriter writes nearly always in the same form:
 *
 *     <col min="1" max="1" width="5.85546875" customWidth="1"/>
 *     <row r="7" spans="1:9" ht="15.75" customHeight="1">   spans, ht and customHeight may be missing; an empty row ends with "/>"
 *     <c r="B7" s="12"/>
 *     <c r="B7" s="12" t="s"><v>31</v></c>
 *     <c r="B7" s="12"><f>SUM(B3:B6)</f><v>31</v></c>       s and f may be missing
 *     </row>
 *     <mergeCell ref="B7:C9"/>
 *     <si><t>Tên xã</t></si>                                a shared string
 *
 * The XML parser is spared these (readback_zip), which are nearly all of a workbook's bytes.  What is not of such a form to
 * the byte, and a text with an entity, is left to the parser.
 */
#ifndef WORKBOOK_READBACK_ZIP_PLAIN_H
#define WORKBOOK_READBACK_ZIP_PLAIN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct readback_zip_plain {
    uint32_t row, col; /* from 0 */
    bool shared;       /* value is the number of a shared string; else it is a figure */
    str value;   /* digits, and of a figure what a figure has besides; empty: the cell is blank */
    str formula; /* without '='; empty: none */
    size_t n;    /* bytes of the cell */
};

#define READBACK_ZIP_ROW_END "</row>"

/* Where one of these may begin in the text, which a NUL ends; NULL: nowhere. */
const char *readback_zip_plain_next(const char *z);

/* In each of these s is a part of a text that a NUL ends.  Return how many bytes of s were read; 0: it does not begin with
 * that, or ends in it. */
size_t readback_zip_plain_column(str s);
size_t readback_zip_plain_row(str s, bool *empty);
size_t readback_zip_plain_merge(str s);
size_t readback_zip_plain_string(str s, str *text);

/* Read the cell that s begins with.  s is a part of a text that a NUL ends.  false: it is not of this form, or s ends
 * in it. */
bool readback_zip_plain(str s, struct readback_zip_plain *out);
/* "AB12" -> row 11, col 27.  Return how many bytes were read; 0: no place of a sheet. */
size_t readback_zip_place(const char *z, uint32_t *row, uint32_t *col);

#endif /* WORKBOOK_READBACK_ZIP_PLAIN_H */
