/*
 * init_table - one of the reference lists that come with the program (templates/tham-chieu).
 *
 * They are our own files in one fixed form: UTF-8, comma, LF, one header row, a field in quotes
 * where it holds a comma.  Any other form is refused with the line.  Extracts of offices are read
 * by ingest/, never here.
 */
#ifndef DEMO_INIT_TABLE_H
#define DEMO_INIT_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

struct init_table {
    const char *path;
    str *head;     /* column names */
    uint32_t cols; /* cells in every row */
    str *cell;     /* row after row */
    size_t rows;
};

/* Read dir/name; the cells live in the arena. */
bool init_table_load(struct arena *a, const char *dir, const char *name, struct init_table *out,
                     struct err *e);
/* ix[k] gets the column with the k-th of the n names. */
bool init_table_columns(const struct init_table *t, const char *const *names, size_t n,
                        uint32_t *ix, struct err *e);
str init_table_cell(const struct init_table *t, size_t row, uint32_t col);

#endif /* DEMO_INIT_TABLE_H */
