/*
 * kind - what a file is by its first bytes, whatever it is named.
 */
#ifndef OFFICE_KIND_H
#define OFFICE_KIND_H

#include "base/str.h"

enum { KIND_HEAD = 512 }; /* bytes that are enough to tell */

enum kind {
    KIND_TEXT,     /* nothing else: a CSV, or what is to be read as one */
    KIND_ZIP,      /* .xlsx, .xlsb, .ods: which, its parts say */
    KIND_COMPOUND, /* .xls, or an encrypted .xlsx */
    KIND_BIFF,     /* .xls of Excel 2.0 to 4.0, no compound file */
    KIND_HTML,
    KIND_XML,
    KIND_MHTML,
    KIND_PDF,
    KIND_RAR,
    KIND_SEVEN_ZIP,
    KIND_GZIP,
    KIND_PICTURE
};

/* head: the file's first bytes, KIND_HEAD of them or all. */
enum kind kind_of(str head);
/* What such a file is called, "trang web (HTML)"; NULL: it is one that is read. */
const char *kind_name(enum kind k);

#endif /* OFFICE_KIND_H */
