/*
 * cells - what the cells of an Excel workbook say, whichever of its three kinds the file is: numbers by the formats of
 * the workbook, and the texts that its cells share.
 *
 *     cells_start                                  nothing yet
 *     cells_format, cells_style, cells_share       while the parts of the workbook are read, in any order
 *     cells_settle                                 after the formats of numbers and of cells were read
 *     cells_put...                                 for every cell of its rows
 *     cells_free
 *
 * cells_put... return NULL, or what is wrong with the file, in words that stand as long as the program.
 */
#ifndef OFFICE_CELLS_H
#define OFFICE_CELLS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "office/figure.h"
#include "office/row.h"
#include "office/strings.h"

struct cells {
    bool since_1904; /* the caller's to set */
    struct arena arena;
    struct strings *strings;
    struct cells_format { /* a format of numbers that the workbook writes out */
        uint32_t id;
        enum figure_class class;
    } * format;
    uint32_t formats;
    /* One for each format of cells.  Below `settled`: its enum figure_class.  From `settled` on: the number of its format of
     * numbers, whose class is still to be found. */
    uint32_t *style;
    uint32_t styles, settled;
    size_t format_cap, style_cap;
};

void cells_start(struct cells *c);
void cells_free(struct cells *c);

/* The workbook writes the format of numbers id out as code: 164, "dd/mm/yyyy". */
void cells_format(struct cells *c, uint32_t id, str code);
/* The next format of cells, counted from 0, has the format of numbers id. */
void cells_style(struct cells *c, uint32_t id);
/* The next text that cells share, copied.  false: all of them are larger than STRINGS_MOST. */
bool cells_share(struct cells *c, str text, struct err *e);
/* Give each format of cells that was read so far its class, by the formats of numbers that were read so far.  Formats of
 * numbers that come later do not change it: an .xlsx then lists formats for conditions, which use the same ids again. */
void cells_settle(struct cells *c);

/* The class of a format of cells; FIGURE_PLAIN where the workbook has no format of this index. */
enum figure_class cells_class(const struct cells *c, uint32_t style);

/* Put a cell into the row.  text must stay valid until the next row_begin. */
const char *cells_put(struct row *row, uint32_t column, enum row_kind kind, str text);
const char *cells_put_text(struct row *row, uint32_t column, str text);
const char *cells_put_shared(const struct cells *c, struct row *row, uint32_t column, uint32_t ix);
const char *cells_put_number(const struct cells *c, struct row *row, uint32_t column,
                             uint32_t style, double v);

#endif /* OFFICE_CELLS_H */
