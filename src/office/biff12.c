/* biff12 - an .xlsb.  See biff12.h. */

#include "office/biff12.h"

#include <stdlib.h>
#include <string.h>

#include "base/heap.h"
#include "office/biff12_records.h"
#include "office/biff8_records.h"
#include "office/cells.h"
#include "office/relations.h"

enum {
    ID_ROW = 0,
    ID_RK = 2,
    ID_ERROR = 3,
    ID_FLAG = 4,
    ID_REAL = 5,
    ID_TEXT = 6,
    ID_SHARED = 7,
    ID_FORMULA_TEXT = 8,
    ID_FORMULA_REAL = 9,
    ID_FORMULA_FLAG = 10,
    ID_FORMULA_ERROR = 11,
    ID_STRING = 19,
    ID_FORMAT = 44,
    ID_XF = 47,
    ID_COLUMNS = 60,
    ID_ROWS_BEGIN = 145,
    ID_ROWS_END = 146,
    ID_WORKBOOK = 153,
    ID_SHEET = 156,
    ID_XFS_BEGIN = 617,
    ID_XFS_END = 618
};

struct biff12 {
    struct package *package;
    struct arena arena;
    struct biff12_records r;
    struct relations to;
    struct row_sheet *sheet;
    uint32_t sheets;
    size_t sheet_cap;
    struct cells cells;
    bool in_styles; /* among the formats of cells */
    struct buf text;
    /* of the sheet that is read */
    struct row_sheet *in;
    bool in_rows, held, ended; /* held: the head of the next row is in hand */
    uint32_t last;
};

static bool
damaged(struct err *e, const char *what) {
    return err_set(e, ERR_DATA, "tệp .xlsb bị hỏng (%s); hãy mở bằng Excel và lưu lại", what);
}

/* --- the workbook ------------------------------------------------------------------------ */

static bool
add_sheet(struct biff12 *b, struct err *e) {
    enum { RELATION = 8 };
    const bool hidden = biff12_u32(&b->r, 0) != 0;
    const struct relations_row *part;
    uint32_t at = RELATION;

    buf_clear(&b->text);
    if (!biff12_text(&b->r, &at, &b->text)) {
        return damaged(e, "danh sách trang tính");
    }
    part = relations_of_id(&b->to, buf_z(&b->text));
    buf_clear(&b->text);
    if (!biff12_text(&b->r, &at, &b->text)) {
        return damaged(e, "danh sách trang tính");
    }
    if (part == NULL || part->part == NULL || !relations_is(part, "worksheet")) {
        return true; /* a sheet that is a chart or a macro has no rows */
    }
    b->sheet = arena_grown(&b->arena, b->sheet, b->sheets, &b->sheet_cap, sizeof *b->sheet);
    b->sheet[b->sheets++] = (struct row_sheet){
        .name = str_keep(&b->arena, buf_view(&b->text)), .part = part->part, .hidden = hidden};
    return true;
}

static bool
add_format(struct biff12 *b, struct err *e) {
    uint32_t at = 2;

    buf_clear(&b->text);
    if (!biff12_text(&b->r, &at, &b->text)) {
        return damaged(e, "định dạng số");
    }
    cells_format(&b->cells, biff12_u16(&b->r, 0), buf_view(&b->text));
    return true;
}

static bool
add_string(struct biff12 *b, struct err *e) {
    uint32_t at = 1; /* behind the flags */

    buf_clear(&b->text);
    if (!biff12_text(&b->r, &at, &b->text)) {
        return damaged(e, "chữ dùng chung");
    }
    return cells_share(&b->cells, buf_view(&b->text), e);
}

/* A record of the parts that are read whole. */
static bool
take_global(struct biff12 *b, struct err *e) {
    switch (b->r.id) {
    case ID_SHEET:
        return add_sheet(b, e);
    case ID_WORKBOOK:
        b->cells.since_1904 = (biff12_u32(&b->r, 0) & 1) != 0;
        return true;
    case ID_FORMAT:
        return add_format(b, e);
    case ID_STRING:
        return add_string(b, e);
    case ID_XFS_BEGIN:
    case ID_XFS_END:
        b->in_styles = b->r.id == ID_XFS_BEGIN;
        cells_settle(&b->cells);
        return true;
    case ID_XF:
        if (b->in_styles) {
            cells_style(&b->cells, biff12_u16(&b->r, 2));
        }
        return true;
    default:
        return true;
    }
}

static bool
read_part(struct biff12 *b, const char *part, struct err *e) {
    enum biff12_step step;

    if (part == NULL) {
        return true;
    }
    if (!biff12_records_start(&b->r, b->package, part, e)) {
        return false;
    }
    while ((step = biff12_records_next(&b->r, e)) == BIFF12_RECORD) {
        if (!take_global(b, e)) {
            return err_at(e, "%s", part);
        }
    }
    return step == BIFF12_END || err_at(e, "%s", part);
}

bool
biff12_open(struct package *p, const char *workbook, struct biff12 **out, struct err *e) {
    struct biff12 *b = heap_new(struct biff12);

    b->package = p;
    cells_start(&b->cells);
    if (!relations_read(&b->arena, p, workbook, &b->to, e) || !read_part(b, workbook, e) ||
        !read_part(b, relations_of_type(&b->to, "styles"), e) ||
        !read_part(b, relations_of_type(&b->to, "sharedStrings"), e)) {
        biff12_close(b);
        return false;
    }
    *out = b;
    return true;
}

void
biff12_close(struct biff12 *b) {
    if (b != NULL) {
        biff12_records_free(&b->r);
        cells_free(&b->cells);
        buf_free(&b->text);
        arena_free(&b->arena);
        free(b);
    }
}

struct row_sheet *
biff12_sheets(struct biff12 *b, uint32_t *n) {
    *n = b->sheets;
    return b->sheet;
}

/* --- cells ------------------------------------------------------------------------------- */

/* fault: of cells.h. */
static bool
holds(const char *fault, struct err *e) {
    return fault == NULL || damaged(e, fault);
}

static bool
put_number(const struct biff12 *b, struct row *row, uint32_t column, double v, struct err *e) {
    const uint32_t style = biff12_u32(&b->r, 4) & 0xffffff;

    return holds(cells_put_number(&b->cells, row, column, style, v), e);
}

static bool
put_text(struct biff12 *b, struct row *row, uint32_t column, struct err *e) {
    enum { HEAD = 8 };
    uint32_t at = HEAD;

    buf_clear(&b->text);
    if (!biff12_text(&b->r, &at, &b->text)) {
        return damaged(e, "một ô bị cắt");
    }
    return holds(cells_put_text(row, column, str_keep(&row->scratch, buf_view(&b->text))), e);
}

/* A record of a cell: column u32, format u24, flags u8, value. */
static bool
take_cell(struct biff12 *b, struct row *row, struct err *e) {
    enum { HEAD = 8 };
    const uint32_t column = biff12_u32(&b->r, 0);
    const uint32_t value = b->r.n > HEAD ? b->r.data[HEAD] : 0;

    switch (b->r.id) {
    case ID_RK:
        return put_number(b, row, column, biff8_rk(biff12_u32(&b->r, HEAD)), e);
    case ID_REAL:
    case ID_FORMULA_REAL:
        return b->r.n < HEAD + 8 ? damaged(e, "một ô bị cắt")
                                 : put_number(b, row, column, biff8_double(b->r.data + HEAD), e);
    case ID_ERROR:
    case ID_FORMULA_ERROR:
        return holds(cells_put(row, column, ROW_ERROR, row_error_text(value)), e);
    case ID_FLAG:
    case ID_FORMULA_FLAG:
        return holds(cells_put(row, column, ROW_FLAG, value == 0 ? STR("0") : STR("1")), e);
    case ID_SHARED:
        return holds(cells_put_shared(&b->cells, row, column, biff12_u32(&b->r, HEAD)), e);
    case ID_TEXT:
    case ID_FORMULA_TEXT:
        return put_text(b, row, column, e);
    default:
        return true; /* blank, or no cell */
    }
}

/* --- rows -------------------------------------------------------------------------------- */

bool
biff12_start(struct biff12 *b, uint32_t sheet, struct err *e) {
    b->in = &b->sheet[sheet];
    b->in->hidden_columns = 0;
    b->in->hidden_rows = 0;
    b->in_rows = b->held = b->ended = false;
    b->last = 0;
    return biff12_records_start(&b->r, b->package, b->in->part, e);
}

/* What stands before and behind the rows.  false: no more of them. */
static void
take_other(struct biff12 *b) {
    enum { COLUMN_FLAGS = 16 };
    const uint32_t from = biff12_u32(&b->r, 0);
    const uint32_t to = biff12_u32(&b->r, 4);

    if (b->r.id == ID_ROWS_BEGIN || b->r.id == ID_ROWS_END) {
        b->in_rows = b->r.id == ID_ROWS_BEGIN;
    } else if (b->r.id == ID_COLUMNS && (biff12_u16(&b->r, COLUMN_FLAGS) & 1) != 0 && from <= to &&
               to < ROW_CELLS_MOST) {
        b->in->hidden_columns += to - from + 1;
    }
}

/* The head of a row is in hand. */
static bool
begin_row(struct biff12 *b, struct row *row, struct err *e) {
    enum { FLAGS = 11, HIDDEN = 0x10 };
    const uint32_t number = biff12_u32(&b->r, 0);

    if (b->r.n <= FLAGS || number >= ROW_NUMBER_MOST || number < b->last) {
        return damaged(e, "các dòng không theo thứ tự");
    }
    row_begin(row, number + 1);
    row->hidden = (b->r.data[FLAGS] & HIDDEN) != 0;
    b->last = number + 1;
    b->in->hidden_rows += row->hidden;
    return true;
}

enum row_step
biff12_next(struct biff12 *b, struct row *row, struct err *e) {
    bool begun = false;

    while (!b->ended) {
        const enum biff12_step step = b->held ? BIFF12_RECORD : biff12_records_next(&b->r, e);

        if (step == BIFF12_FAILED) {
            return ROW_FAILED;
        }
        b->ended = step == BIFF12_END;
        if (step == BIFF12_END) {
            break;
        }
        if (begun && (b->r.id == ID_ROW || b->r.id == ID_ROWS_END)) {
            b->held = true;
            return ROW_READ;
        }
        b->held = false;
        if (!b->in_rows || b->r.id == ID_ROWS_END) {
            take_other(b);
        } else if (b->r.id == ID_ROW) {
            if (!begin_row(b, row, e)) {
                return ROW_FAILED;
            }
            begun = true;
        } else if (begun && !take_cell(b, row, e)) {
            return ROW_FAILED;
        }
    }
    return begun ? ROW_READ : ROW_END;
}
