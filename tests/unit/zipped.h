/*
 * zipped - a zip made part by part, whole or wrong on purpose; and the smallest .xlsx around a sheet.
 */
#ifndef TESTS_ZIPPED_H
#define TESTS_ZIPPED_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"

struct zipped {
    struct buf out, directory;
    uint32_t parts;
    unsigned flags; /* of every part: 1 says that it is encrypted */
};

void zipped_part(struct zipped *z, const char *name, str bytes);     /* as it is */
void zipped_deflated(struct zipped *z, const char *name, str bytes); /* packed */
/* The whole file; lives until zipped_free. */
str zipped_end(struct zipped *z);
void zipped_free(struct zipped *z);

/* A file without a name that holds the bytes. */
int zipped_fd(str bytes);

/* Of an .xlsx: NULL leaves a part out. */
struct zipped_book {
    const char *sheet;   /* "<sheetData>...": within <worksheet> */
    const char *second;  /* of a second sheet, which is hidden */
    const char *strings; /* within <sst> */
    const char *styles;  /* within <styleSheet> */
    const char *head;    /* within <workbook>, before the sheets */
};
/* The file's bytes, added to out. */
void zipped_book(const struct zipped_book *b, struct buf *out);

#endif /* TESTS_ZIPPED_H */
