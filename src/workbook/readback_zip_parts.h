/* readback_zip_parts - what the files of readback_zip share: where the reading of a part stands, and its cells. */
#ifndef WORKBOOK_READBACK_ZIP_PARTS_H
#define WORKBOOK_READBACK_ZIP_PARTS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/map.h"
#include "render/parts.h"
#include "workbook/cell_sum.h"
#include "workbook/readback_zip_plain.h"

/* Where the parser stands: which element's letters are being gathered. */
enum gather { GATHER_NONE, GATHER_VALUE, GATHER_FORMULA, GATHER_TEXT };
/* In which element it stands directly, of those that hold elements and no letters.  The content of all but a cell (or a
 * shared string) may be read without it. */
enum within {
    WITHIN_ELSE,
    WITHIN_COLUMNS,
    WITHIN_DATA,
    WITHIN_ROW,
    WITHIN_CELL,
    WITHIN_MERGES,
    WITHIN_STRINGS
};

struct piece {
    size_t at, n; /* in readback_zip.held */
};
struct place {
    uint32_t row, col; /* from 0 */
};
struct queued {
    struct place place;
    bool is_text;
    double figure;
    struct piece text, formula;
};
struct shared {
    str text;
    uint64_t hash; /* map_hash of it */
};

struct readback_zip {
    struct parts *file;
    struct arena arena;
    struct map parts;          /* names of the zip's parts */
    struct map typed, reached; /* those that have a type of content; that a relationship leads to */
    str folder;                /* that the relationships being read begin at: "xl/worksheets/" */
    struct shared *string;
    size_t strings, string_cap;
    const char **name; /* of the sheets */
    uint32_t sheets, sheet_cap;

    bool part_done; /* the part that is being read has been read to its end */
    enum within within;
    bool plain_row;    /* a row is open that the parser has not seen begin */
    struct buf unread; /* bytes of the part that nobody has read yet */
    enum gather gather;
    struct buf value, formula, text; /* of the cell that is being parsed */
    struct place place;              /* of the same, as `type` */
    char type[16];                   /* its t attribute */
    const char *trouble;             /* what a handler found wrong */
    struct queued *queue;
    size_t queued, taken, queue_cap;
    struct buf held;      /* texts of the queue */
    struct cell_sum *sum; /* gets the cells, which are not queued; NULL: nobody asks */
    uint32_t merges;
};

/* Handlers of the XML of a sheet. */
extern const struct parts_handlers readback_zip_of_sheet;
void readback_zip_letters(void *me, const char *s, int n);
/* Add a cell that the parser does not see. */
void readback_zip_add_plain(struct readback_zip *p, const struct readback_zip_plain *c);

#endif /* WORKBOOK_READBACK_ZIP_PARTS_H */
