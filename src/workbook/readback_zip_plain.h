/*
 * readback_zip_plain - a cell in the form in which libxlsxwriter writes nearly all of them:
 *
 *     <c r="B7" s="12"/>
 *     <c r="B7" s="12" t="s"><v>31</v></c>
 *     <c r="B7" s="12"><f>SUM(B3:B6)</f><v>31</v></c>       s and f may be missing
 *
 * The XML parser is spared such cells (readback_zip), which are nine tenths of a workbook's bytes.  What is not of this
 * form to the byte, and a text with an entity, is left to the parser.
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

#define READBACK_ZIP_PLAIN "<c r=\"" /* its beginning */

/* Read the cell that s begins with.  s is a part of a text that a NUL ends.  false: it is not of this form, or s ends
 * in it. */
bool readback_zip_plain(str s, struct readback_zip_plain *out);
/* "AB12" -> row 11, col 27.  Return how many bytes were read; 0: no place of a sheet. */
size_t readback_zip_place(const char *z, uint32_t *row, uint32_t *col);

#endif /* WORKBOOK_READBACK_ZIP_PLAIN_H */
