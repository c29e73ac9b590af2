/*
 * kind - tell by its first bytes, not by its name, what a file is.
 */
#ifndef OFFICE_KIND_H
#define OFFICE_KIND_H

#include "base/str.h"

enum { KIND_HEAD = 512 }; /* bytes that are enough to tell */

enum kind {
    KIND_TEXT,     /* none of the others: it is read as a CSV */
    KIND_ZIP,      /* .xlsx, .xlsb or .ods: its parts say which */
    KIND_COMPOUND, /* .xls, or an encrypted .xlsx */
    KIND_BIFF,     /* .xls of Excel 2.0 to 4.0, which is no compound file */
    KIND_HTML,
    KIND_XML,
    KIND_MHTML,
    KIND_PDF,
    KIND_RAR,
    KIND_SEVEN_ZIP,
    KIND_GZIP,
    KIND_PICTURE,
    KIND_RICH_TEXT,
    KIND_DATABASE,
    KIND_JSON
};

/* head: the first KIND_HEAD bytes of the file, or all of them where it has fewer. */
enum kind kind_of(str head);
/* The name of a kind that is not read: "trang web (HTML)"; NULL for the kinds that are. */
const char *kind_name(enum kind k);
/* What to do about such a file, after "hãy". */
const char *kind_remedy(enum kind k);

#endif /* OFFICE_KIND_H */
