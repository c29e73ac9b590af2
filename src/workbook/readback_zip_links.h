/*
 * readback_zip_links - whether the parts of a workbook file hold together: each is led to by a relationship and has a type of content,
 * and nothing is named that is not there.  libxlsxwriter leaves out a relationship or a type that it had no memory for and says
 * nothing; Excel calls such a file damaged, or shows it without a chart.
 */
#ifndef WORKBOOK_READBACK_ZIP_LINKS_H
#define WORKBOOK_READBACK_ZIP_LINKS_H

#include "workbook/readback_zip_parts.h"

/* Handlers for a part that says types or relationships; NULL: it is another. */
const struct parts_handlers *readback_zip_links(struct readback_zip *p, const char *part);
/* Once all parts were read.  false and *e: the file is damaged. */
bool readback_zip_holds_together(const struct readback_zip *p, struct err *e);

#endif /* WORKBOOK_READBACK_ZIP_LINKS_H */
