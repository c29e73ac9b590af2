/* biff8 - an .xls of Excel 97 to 2003.  See biff8.h. */

#include "office/biff8.h"

#include <stdlib.h>
#include <string.h>

#include "base/heap.h"
#include "office/biff8_records.h"
#include "office/cells.h"

enum {
    ID_FORMULA = 0x06,
    ID_EOF = 0x0a,
    ID_1904 = 0x22,
    ID_FILEPASS = 0x2f,
    ID_COLINFO = 0x7d,
    ID_BOUNDSHEET = 0x85,
    ID_MULRK = 0xbd,
    ID_RSTRING = 0xd6,
    ID_XF = 0xe0,
    ID_SST = 0xfc,
    ID_LABELSST = 0xfd,
    ID_NUMBER = 0x203,
    ID_LABEL = 0x204,
    ID_BOOLERR = 0x205,
    ID_STRING = 0x207,
    ID_ROW = 0x208,
    ID_RK = 0x27e,
    ID_FORMAT = 0x41e,
    ID_BOF = 0x809
};
enum { VERSION_8 = 0x600, ROWS = 65536, CELL_HEAD = 6 };

struct biff8 {
    struct biff8_records r;
    struct arena arena;
    struct row_sheet *sheet;
    uint64_t *begins; /* of each sheet: where in the stream */
    uint32_t sheets;
    size_t sheet_cap, begins_cap;
    struct cells cells;
    struct buf text;
    /* of the sheet that is read */
    struct row_sheet *in;
    unsigned depth;   /* of the parts of a sheet, charts within it */
    bool held, ended; /* held: the record in hand belongs to the next row */
    uint32_t last;    /* number of the row before */
    bool waits;       /* a formula's text is to come */
    uint32_t waits_at;
    uint8_t hidden[ROWS / 8];
};

static bool
damaged(struct err *e, const char *what) {
    return biff8_records_damaged(e, what);
}

/* --- the globals ---------------------------------------------------------------------- */

static bool
add_sheet(struct biff8 *b, struct err *e) {
    enum { HEAD = 6, WORKSHEET = 0, STATE = 3 };
    const unsigned char *p = b->r.data;
    uint64_t begins;
    bool hidden;

    if (b->r.n < HEAD) {
        return damaged(e, "danh sách trang tính");
    }
    begins = biff8_u32(p);
    hidden = (p[4] & STATE) != 0;
    if (p[5] != WORKSHEET) {
        return true; /* a chart or a macro has no rows */
    }
    b->r.pos = HEAD;
    buf_clear(&b->text);
    if (!biff8_records_text(&b->r, true, &b->text, e)) {
        return false;
    }
    b->sheet = arena_grown(&b->arena, b->sheet, b->sheets, &b->sheet_cap, sizeof *b->sheet);
    b->begins = arena_grown(&b->arena, b->begins, b->sheets, &b->begins_cap, sizeof *b->begins);
    b->begins[b->sheets] = begins;
    b->sheet[b->sheets++] =
        (struct row_sheet){.name = str_keep(&b->arena, buf_view(&b->text)), .hidden = hidden};
    return true;
}

static bool
add_format(struct biff8 *b, struct err *e) {
    uint32_t id;

    if (b->r.n < 2) {
        return damaged(e, "định dạng số");
    }
    id = biff8_u16(b->r.data);
    b->r.pos = 2;
    buf_clear(&b->text);
    if (!biff8_records_text(&b->r, false, &b->text, e)) {
        return false;
    }
    cells_format(&b->cells, id, buf_view(&b->text));
    return true;
}

static bool
add_style(struct biff8 *b, struct err *e) {
    if (b->r.n < 4) {
        return damaged(e, "định dạng ô");
    }
    cells_style(&b->cells, biff8_u16(b->r.data + 2));
    return true;
}

static bool
read_strings(struct biff8 *b, struct err *e) {
    unsigned char head[8];
    uint32_t n;

    if (!biff8_records_take(&b->r, head, sizeof head, e)) {
        return false;
    }
    n = biff8_u32(head + 4);
    for (uint32_t i = 0; i < n; i++) {
        buf_clear(&b->text);
        if (!biff8_records_text(&b->r, false, &b->text, e) ||
            !cells_share(&b->cells, buf_view(&b->text), e)) {
            return false;
        }
    }
    return true;
}

static bool
take_global(struct biff8 *b, struct err *e) {
    switch (b->r.id) {
    case ID_FILEPASS:
        return err_set(e, ERR_DATA, "tệp .xls có mật khẩu; hãy bỏ mật khẩu rồi lưu lại");
    case ID_1904:
        b->cells.since_1904 = b->r.n >= 2 && biff8_u16(b->r.data) != 0;
        return true;
    case ID_BOUNDSHEET:
        return add_sheet(b, e);
    case ID_FORMAT:
        return add_format(b, e);
    case ID_XF:
        return add_style(b, e);
    case ID_SST:
        return read_strings(b, e);
    default:
        return true;
    }
}

static bool
read_globals(struct biff8 *b, struct err *e) {
    enum biff8_step step = biff8_records_next(&b->r, e);

    if (step == BIFF8_RECORD && (b->r.id != ID_BOF || b->r.n < 4)) {
        return damaged(e, "không bắt đầu bằng bảng tính");
    }
    if (step == BIFF8_RECORD && biff8_u16(b->r.data) != VERSION_8) {
        return err_set(e, ERR_DATA,
                       "tệp .xls của Excel 5.0/95; hãy mở bằng Excel và lưu lại ở dạng .xlsx");
    }
    while (step == BIFF8_RECORD && (step = biff8_records_next(&b->r, e)) == BIFF8_RECORD) {
        if (b->r.id == ID_EOF) {
            return true;
        }
        if (!take_global(b, e)) {
            return false;
        }
    }
    return step == BIFF8_END ? damaged(e, "thiếu phần cuối") : false;
}

bool
biff8_open(struct compound *c, struct biff8 **out, struct err *e) {
    struct biff8 *b;

    if (!compound_has(c, "Workbook")) {
        return err_set(e, ERR_DATA,
                       compound_has(c, "EncryptedPackage")
                           ? "tệp Excel có mật khẩu; hãy bỏ mật khẩu rồi lưu lại"
                       : compound_has(c, "Book")
                           ? "tệp .xls của Excel 5.0/95; hãy mở bằng Excel và lưu lại ở dạng .xlsx"
                           : "tệp không phải bảng tính Excel (.xls); hãy kiểm tra lại tệp");
    }
    b = heap_new(struct biff8);
    cells_start(&b->cells);
    biff8_records_start(&b->r, c);
    if (!compound_stream(c, "Workbook", e) || !read_globals(b, e)) {
        biff8_close(b);
        return false;
    }
    cells_settle(&b->cells);
    *out = b;
    return true;
}

void
biff8_close(struct biff8 *b) {
    if (b != NULL) {
        biff8_records_free(&b->r);
        cells_free(&b->cells);
        buf_free(&b->text);
        arena_free(&b->arena);
        free(b);
    }
}

struct row_sheet *
biff8_sheets(struct biff8 *b, uint32_t *n) {
    *n = b->sheets;
    return b->sheet;
}

/* --- cells ---------------------------------------------------------------------------- */

/* fault: of cells.h. */
static bool
holds(const char *fault, struct err *e) {
    return fault == NULL || damaged(e, fault);
}

/* The text in hand. */
static bool
put_text(const struct biff8 *b, struct row *row, uint32_t column, struct err *e) {
    return holds(cells_put_text(row, column, str_keep(&row->scratch, buf_view(&b->text))), e);
}

static bool
put_number(const struct biff8 *b, struct row *row, uint32_t column, uint32_t style, double v,
           struct err *e) {
    return holds(cells_put_number(&b->cells, row, column, style, v), e);
}

static bool
put_flag(struct row *row, uint32_t column, unsigned v, bool error, struct err *e) {
    return holds(cells_put(row, column, error ? ROW_ERROR : ROW_FLAG,
                           error    ? row_error_text(v)
                           : v == 0 ? STR("0")
                                    : STR("1")),
                 e);
}

/* Several numbers side by side. */
static bool
put_numbers(const struct biff8 *b, struct row *row, struct err *e) {
    enum { ONE = 6, HEAD = 4, TAIL = 2 };
    const unsigned char *p = b->r.data;
    const uint32_t column = biff8_u16(p + 2);
    const uint32_t n = (b->r.n - HEAD - TAIL) / ONE; /* least_of(ID_MULRK) are there */

    for (uint32_t i = 0; i < n; i++) {
        const unsigned char *one = p + HEAD + (size_t)i * ONE;

        if (!put_number(b, row, column + i, biff8_u16(one), biff8_rk(biff8_u32(one + 2)), e)) {
            return false;
        }
    }
    return true;
}

/* The value that a formula had when it was saved; a text comes in a record of its own. */
static bool
put_result(struct biff8 *b, struct row *row, uint32_t column, uint32_t style, struct err *e) {
    enum { TEXT = 0, FLAG = 1, FAULT = 2 };
    const unsigned char *v = b->r.data + CELL_HEAD;

    if (v[6] != 0xff || v[7] != 0xff) {
        return put_number(b, row, column, style, biff8_double(v), e);
    }
    if (v[0] == TEXT) {
        b->waits = true;
        b->waits_at = column;
    }
    return v[0] != FLAG && v[0] != FAULT ? true : put_flag(row, column, v[2], v[0] == FAULT, e);
}

/* Bytes that a cell's record has at the least; 0: it is none, or a blank one. */
static uint32_t
least_of(uint16_t id) {
    switch (id) {
    case ID_LABELSST:
    case ID_RK:
        return CELL_HEAD + 4;
    case ID_NUMBER:
    case ID_FORMULA:
        return CELL_HEAD + 8;
    case ID_BOOLERR:
        return CELL_HEAD + 2;
    case ID_LABEL:
    case ID_RSTRING:
        return CELL_HEAD + 3;
    case ID_MULRK:
        return CELL_HEAD;
    default:
        return 0;
    }
}

static bool
take_cell(struct biff8 *b, struct row *row, struct err *e) {
    const unsigned char *p = b->r.data;
    const uint32_t column = biff8_u16(p + 2);
    const uint32_t style = biff8_u16(p + 4);

    b->waits = false;
    switch (b->r.id) {
    case ID_LABELSST:
        return holds(cells_put_shared(&b->cells, row, column, biff8_u32(p + CELL_HEAD)), e);
    case ID_RK:
        return put_number(b, row, column, style, biff8_rk(biff8_u32(p + CELL_HEAD)), e);
    case ID_NUMBER:
        return put_number(b, row, column, style, biff8_double(p + CELL_HEAD), e);
    case ID_MULRK:
        return put_numbers(b, row, e);
    case ID_BOOLERR:
        return put_flag(row, column, p[CELL_HEAD], p[CELL_HEAD + 1] != 0, e);
    case ID_FORMULA:
        return put_result(b, row, column, style, e);
    default: /* a text of its own */
        b->r.pos = CELL_HEAD;
        buf_clear(&b->text);
        return biff8_records_text(&b->r, false, &b->text, e) && put_text(b, row, column, e);
    }
}

/* --- rows ------------------------------------------------------------------------------- */

bool
biff8_start(struct biff8 *b, uint32_t sheet, struct err *e) {
    b->in = &b->sheet[sheet];
    b->in->hidden_columns = 0;
    b->in->hidden_rows = 0;
    b->depth = 0;
    b->held = false;
    b->ended = false;
    b->waits = false;
    b->last = 0;
    memset(b->hidden, 0, sizeof b->hidden);
    biff8_records_seek(&b->r, b->begins[sheet]);
    return b->begins[sheet] < compound_size(b->r.c) || damaged(e, "trang tính ra ngoài tệp");
}

/* What a record says beside cells. */
static bool
take_other(struct biff8 *b, struct row *row, struct err *e) {
    enum { ROW_FLAGS = 12, ROW_HIDDEN = 0x20, COLUMN_FLAGS = 8 };
    const unsigned char *p = b->r.data;

    if (b->r.id == ID_ROW && b->r.n > ROW_FLAGS && (p[ROW_FLAGS] & ROW_HIDDEN) != 0) {
        b->hidden[biff8_u16(p) / 8] |= (uint8_t)(1U << biff8_u16(p) % 8);
    } else if (b->r.id == ID_COLINFO && b->r.n > COLUMN_FLAGS && (p[COLUMN_FLAGS] & 1) != 0 &&
               biff8_u16(p + 2) >= biff8_u16(p)) {
        b->in->hidden_columns += biff8_u16(p + 2) - biff8_u16(p) + 1;
    } else if (b->r.id == ID_STRING && b->waits) {
        b->waits = false;
        buf_clear(&b->text);
        return biff8_records_text(&b->r, false, &b->text, e) && put_text(b, row, b->waits_at, e);
    }
    return true;
}

enum taken { TAKEN_ON, TAKEN_ROW, TAKEN_END, TAKEN_FAILED };

static enum taken
refused(struct err *e, const char *what) {
    (void)damaged(e, what);
    return TAKEN_FAILED;
}

/* The record in hand. */
static enum taken
take_record(struct biff8 *b, struct row *row, bool *begun, struct err *e) {
    const uint32_t least = least_of(b->r.id);
    uint32_t number;

    if (b->r.id == ID_BOF) {
        b->depth++;
        return TAKEN_ON;
    }
    if (b->r.id == ID_EOF && b->depth > 0) {
        return --b->depth == 0 ? TAKEN_END : TAKEN_ON;
    }
    if (b->depth != 1) {
        return b->depth > 1 ? TAKEN_ON : refused(e, "trang tính không có phần đầu");
    }
    if (least == 0) {
        return take_other(b, row, e) ? TAKEN_ON : TAKEN_FAILED;
    }
    if (b->r.n < least) {
        return refused(e, "một ô bị cắt");
    }
    number = biff8_u16(b->r.data) + 1;
    if (!*begun && number <= b->last) {
        return refused(e, "các dòng không theo thứ tự");
    }
    if (!*begun) {
        row_begin(row, number);
        row->hidden = (b->hidden[(number - 1) / 8] >> (number - 1) % 8 & 1) != 0;
        *begun = true;
    } else if (number != row->number) {
        b->held = true;
        return TAKEN_ROW;
    }
    return take_cell(b, row, e) ? TAKEN_ON : TAKEN_FAILED;
}

enum row_step
biff8_next(struct biff8 *b, struct row *row, struct err *e) {
    enum taken taken = TAKEN_ON;
    bool begun = false;

    while (!b->ended && taken == TAKEN_ON) {
        const enum biff8_step step = b->held ? BIFF8_RECORD : biff8_records_next(&b->r, e);

        b->held = false;
        if (step == BIFF8_END) {
            (void)damaged(e, "thiếu phần cuối");
        }
        taken = step == BIFF8_RECORD ? take_record(b, row, &begun, e) : TAKEN_FAILED;
    }
    if (taken == TAKEN_FAILED) {
        (void)err_at(e, "sau dòng %u", b->last);
        return ROW_FAILED;
    }
    b->ended = b->ended || taken == TAKEN_END;
    if (!begun) {
        return ROW_END;
    }
    b->last = row->number;
    b->in->hidden_rows += row->hidden;
    return ROW_READ;
}

uint64_t
biff8_at(const struct biff8 *b) {
    return b->r.at;
}
