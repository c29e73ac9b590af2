/* first_lines - the first records of a part of a file.  See first_lines.h. */

#include "ingest/first_lines.h"

#include <string.h>

#include "ingest/cell.h"

static struct header_line
keep_line(struct arena *a, const struct scan_record *r) {
    struct header_line l = {.n = r->n, .line = r->line, .good = r->fault == SCAN_GOOD};

    l.cell = arena_array(a, str, r->n + 1);
    for (uint32_t i = 0; l.good && i < r->n; i++) {
        l.cell[i] = str_keep(a, cell_trim(r->field[i]));
    }
    return l;
}

/* Rows of a sheet end with their last filled cell: all of them as wide as the widest. */
static void
even_out(struct arena *a, struct header_line *line, uint32_t n) {
    uint32_t widest = 0;

    for (uint32_t i = 0; i < n; i++) {
        widest = line[i].n > widest ? line[i].n : widest;
    }
    for (uint32_t i = 0; i < n; i++) {
        str *cell = arena_array(a, str, widest + 1);

        if (line[i].n > 0) {
            memcpy(cell, line[i].cell, line[i].n * sizeof *cell);
        }
        line[i].cell = cell;
        line[i].n = widest;
    }
}

bool
first_lines_read(struct arena *a, struct records *r, char separator, struct header_line *line,
                 uint32_t *n, struct err *e) {
    enum scan_step step = SCAN_RECORD;
    struct scan_record one;

    *n = 0;
    if (!records_start(r, separator, e)) {
        return false;
    }
    while (*n < HEADER_LOOKED_AT && (step = records_next(r, &one, e)) == SCAN_RECORD) {
        if (one.n > 0) {
            line[(*n)++] = keep_line(a, &one);
        }
    }
    records_end(r);
    if (step != SCAN_FAILED && records_is_sheet(r)) {
        even_out(a, line, *n);
    }
    return step != SCAN_FAILED;
}
