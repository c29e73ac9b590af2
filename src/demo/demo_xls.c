/* demo_xls - an .xls of Excel 97.  See demo_xls.h. */

#include "demo/demo_xls.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/heap.h"
#include "base/map.h"
#include "demo/demo_compound.h"
#include "text/utf8.h"

enum {
    BOF = 0x0809,
    CODEPAGE = 0x0042,
    WINDOW1 = 0x003d,
    DATEMODE = 0x0022,
    FONT = 0x0031,
    XF = 0x00e0,
    STYLE = 0x0293,
    BOUNDSHEET = 0x0085,
    SST = 0x00fc,
    CONTINUE = 0x003c,
    DEFAULTROWHEIGHT = 0x0225,
    WSBOOL = 0x0081,
    SETUP = 0x00a1,
    COLINFO = 0x007d,
    DIMENSIONS = 0x0200,
    LABELSST = 0x00fd,
    RK = 0x027e,
    NUMBER = 0x0203,
    BLANK = 0x0201,
    WINDOW2 = 0x023e,
    MERGEDCELLS = 0x00e5,
    END = 0x000a
};
enum {
    RECORD_MOST = 8224,
    TEXT_MOST = 4000,
    MERGES_MOST = 64,
    STYLE_XFS = 15,
    GLOBAL = 5,
    SHEET = 16
};

struct sheet {
    char name[32];
    size_t at; /* of its BOF, in cells */
};
struct demo_xls {
    struct arena arena;
    struct map text;  /* the shared strings, in the order of their first use */
    uint32_t uses;    /* cells with one */
    struct buf cells; /* the records of all sheets */
    struct sheet sheet[DEMO_XLS_SHEETS];
    uint32_t sheets;
    /* of the sheet that is open */
    size_t dimensions; /* in cells, where its data is; 0: not written yet */
    uint32_t rows, cols;
    uint32_t next; /* the least place that its next cell may have: row * DEMO_XLS_COLUMNS + col */
    uint16_t merge[MERGES_MOST][4];
    uint32_t merges;
};

static void
u16(struct buf *b, uint32_t v) {
    buf_char(b, (char)(v & 0xff));
    buf_char(b, (char)(v >> 8 & 0xff));
}

static void
u32(struct buf *b, uint32_t v) {
    u16(b, v & 0xffff);
    u16(b, v >> 16);
}

static void
record(struct buf *b, uint32_t id, uint32_t n) {
    u16(b, id);
    u16(b, n);
}

static void
patch_u32(struct buf *b, size_t at, uint32_t v) {
    for (size_t i = 0; i < 4; i++) {
        b->p[at + i] = (char)(v >> (8 * i) & 0xff);
    }
}

static void
begin(struct buf *b, uint32_t kind) {
    record(b, BOF, 16);
    u16(b, 0x0600);
    u16(b, kind);
    u16(b, 0x0dbb);
    u16(b, 1996);
    u32(b, 0xc1);
    u32(b, 6);
}

/* The flags of a text and its letters: one byte each when all are Latin-1, else UTF-16. */
static void
letters(struct buf *b, str text) {
    bool wide = false;

    for (size_t at = 0; at < text.n;) {
        wide = utf8_next(text, &at) > 0xff || wide;
    }
    buf_char(b, wide ? 1 : 0);
    for (size_t at = 0; at < text.n;) {
        const int32_t next = utf8_next(text, &at);
        const uint32_t cp = next < 0 ? 0xfffd : (uint32_t)next;

        if (!wide) {
            buf_char(b, (char)cp);
        } else if (cp > 0xffff) {
            u16(b, 0xd800 + ((cp - 0x10000) >> 10));
            u16(b, 0xdc00 + ((cp - 0x10000) & 0x3ff));
        } else {
            u16(b, cp);
        }
    }
}

struct demo_xls *
demo_xls_new(void) {
    struct demo_xls *x = heap_new(struct demo_xls);

    map_init(&x->text, &x->arena);
    return x;
}

void
demo_xls_free(struct demo_xls *x) {
    if (x != NULL) {
        map_free(&x->text);
        buf_free(&x->cells);
        arena_free(&x->arena);
        free(x);
    }
}

/* --- sheets ---------------------------------------------------------------------------------- */

static void
end_sheet(struct demo_xls *x) {
    struct buf *b = &x->cells;

    if (x->sheets == 0) {
        return;
    }
    if (x->dimensions != 0) {
        patch_u32(b, x->dimensions + 4, x->rows);
        patch_u32(b, x->dimensions + 8, x->cols << 16); /* first u16, last u16 */
    }
    record(b, WINDOW2, 18);
    u16(b, x->sheets == 1 ? 0x06b6 : 0x00b6); /* the first sheet is selected and shown */
    u32(b, 0);
    u32(b, 0x40);
    u32(b, 0);
    u32(b, 0);
    if (x->merges > 0) {
        record(b, MERGEDCELLS, 2 + 8 * x->merges);
        u16(b, x->merges);
        for (uint32_t i = 0; i < x->merges; i++) {
            u16(b, x->merge[i][0]);
            u16(b, x->merge[i][1]);
            u16(b, x->merge[i][2]);
            u16(b, x->merge[i][3]);
        }
    }
    record(b, END, 0);
}

/* Rows as high as the letters need, pages across and as wide as the table. */
static void
page(struct buf *b) {
    enum { ROW_TWIPS = 315, FIT = 0x0100, A4 = 9, DPI = 600 };

    record(b, DEFAULTROWHEIGHT, 4);
    u16(b, 1);
    u16(b, ROW_TWIPS);
    record(b, WSBOOL, 2);
    u16(b, 0x04c1 | FIT);
    record(b, SETUP, 34);
    u16(b, A4);
    u16(b, 100);
    u16(b, 1);
    u16(b, 1); /* pages across, down: as many as it takes */
    u16(b, 0);
    u16(b, 0);
    u16(b, DPI);
    u16(b, DPI);
    for (unsigned i = 0; i < 2; i++) { /* half an inch of head and foot, as a double */
        u32(b, 0);
        u32(b, 0x3fe00000);
    }
    u16(b, 1);
}

void
demo_xls_sheet(struct demo_xls *x, const char *name) {
    assert(x->sheets < DEMO_XLS_SHEETS && utf8_length(str_from(name)) < 32);
    end_sheet(x);
    (void)strncpy(x->sheet[x->sheets].name, name, sizeof x->sheet[0].name - 1);
    x->sheet[x->sheets].at = x->cells.n;
    x->sheets++;
    x->dimensions = 0;
    x->rows = 0;
    x->cols = 0;
    x->next = 0;
    x->merges = 0;
    begin(&x->cells, SHEET);
    page(&x->cells);
}

void
demo_xls_width(struct demo_xls *x, uint32_t col, uint32_t letters) {
    struct buf *b = &x->cells;

    assert(x->sheets > 0 && x->dimensions == 0);
    record(b, COLINFO, 12);
    u16(b, col);
    u16(b, col);
    u16(b, letters * 256);
    u16(b, STYLE_XFS);
    u32(b, 0);
}

/* A cell's record up to its value of n bytes. */
static void
cell(struct demo_xls *x, uint32_t id, uint32_t row, uint32_t col, enum demo_xls_style s,
     uint32_t n) {
    struct buf *b = &x->cells;

    assert(x->sheets > 0 && row < DEMO_XLS_ROWS && col < DEMO_XLS_COLUMNS);
    if (x->dimensions == 0) {
        record(b, DIMENSIONS, 14);
        x->dimensions = b->n;
        memset(buf_take(b, 14), 0, 14);
    }
    assert(row * DEMO_XLS_COLUMNS + col >= x->next);
    x->next = row * DEMO_XLS_COLUMNS + col + 1;
    x->rows = row >= x->rows ? row + 1 : x->rows;
    x->cols = col >= x->cols ? col + 1 : x->cols;
    record(b, id, 6 + n);
    u16(b, row);
    u16(b, col);
    u16(b, STYLE_XFS + (uint32_t)s);
}

void
demo_xls_text(struct demo_xls *x, uint32_t row, uint32_t col, str text, enum demo_xls_style s) {
    bool added;

    assert(utf8_utf16_units(text) <= TEXT_MOST);
    if (text.n == 0) {
        cell(x, BLANK, row, col, s, 0);
        return;
    }
    cell(x, LABELSST, row, col, s, 4);
    u32(&x->cells, map_put(&x->text, text, &added));
    x->uses++;
}

void
demo_xls_number(struct demo_xls *x, uint32_t row, uint32_t col, int64_t v, enum demo_xls_style s) {
    const double d = (double)v;
    uint64_t bits;

    if (v >= -(1 << 29) && v < 1 << 29) {
        cell(x, RK, row, col, s, 4);
        u32(&x->cells, (uint32_t)v << 2 | 2);
        return;
    }
    memcpy(&bits, &d, sizeof bits);
    cell(x, NUMBER, row, col, s, 8);
    u32(&x->cells, (uint32_t)bits);
    u32(&x->cells, (uint32_t)(bits >> 32));
}

void
demo_xls_merge(struct demo_xls *x, uint32_t row, uint32_t col, uint32_t last_row,
               uint32_t last_col) {
    uint16_t *m = x->merge[x->merges];

    assert(x->merges < MERGES_MOST && row <= last_row && col <= last_col);
    x->merges++;
    m[0] = (uint16_t)row;
    m[1] = (uint16_t)last_row;
    m[2] = (uint16_t)col;
    m[3] = (uint16_t)last_col;
}

/* --- the globals ----------------------------------------------------------------------------- */

static void
font(struct buf *b, uint32_t points, uint32_t flags, uint32_t weight) {
    static const char name[] = "Times New Roman";

    record(b, FONT, 16 + sizeof name - 1);
    u16(b, points * 20);
    u16(b, flags);
    u16(b, 0x7fff);
    u16(b, weight);
    u16(b, 0);
    u32(b, 0xa3 << 16); /* the letters of Vietnamese */
    buf_char(b, sizeof name - 1);
    letters(b, STR(name));
}

/* align: 1 left, 2 middle, 3 right, 8 may break, 16 in the middle of the height. */
static void
format(struct buf *b, uint32_t font_ix, uint32_t number, bool style, uint32_t align, bool framed) {
    record(b, XF, 20);
    u16(b, font_ix);
    u16(b, number);
    u16(b, style ? 0xfff5 : 1);
    u16(b, align);
    u16(b, style ? 0 : 0xf800);
    u32(b, framed ? 0x20401111 : 0);
    u32(b, framed ? 0x2040 : 0);
    u16(b, 0x20c0);
}

static void
formats(struct buf *b) {
    enum { AMOUNT = 3 /* #,##0 */, MIDDLE = 2 | 8 | 16 };

    for (unsigned i = 0; i < STYLE_XFS; i++) {
        format(b, 0, 0, true, 32, false);
    }
    format(b, 0, 0, false, 32, false); /* in the order of demo_xls_style */
    format(b, 1, 0, false, 32, false);
    format(b, 2, 0, false, 32, false);
    format(b, 3, 0, false, 2 | 32, false);
    format(b, 1, 0, false, MIDDLE, true);
    format(b, 0, 0, false, 32, true);
    format(b, 0, AMOUNT, false, 3 | 32, true);
    record(b, STYLE, 4);
    u16(b, 0x8000);
    u16(b, 0xff00);
}

/* A text never begins in one record and ends in another: what does not fit begins a CONTINUE. */
static void
shared_texts(const struct demo_xls *x, struct buf *b) {
    size_t length = b->n + 2;
    struct buf one = {0};

    record(b, SST, 0);
    u32(b, x->uses);
    u32(b, x->text.n);
    for (uint32_t i = 0; i < x->text.n; i++) {
        buf_clear(&one);
        u16(&one, (uint32_t)utf8_utf16_units(x->text.key[i]));
        letters(&one, x->text.key[i]);
        if (b->n + one.n - length - 2 > RECORD_MOST) {
            patch_u32(b, length - 2,
                      (unsigned char)b->p[length - 2] | (uint32_t)(b->n - length - 2) << 16);
            length = b->n + 2;
            record(b, CONTINUE, 0);
        }
        buf_add(b, one.p, one.n);
    }
    patch_u32(b, length - 2, (unsigned char)b->p[length - 2] | (uint32_t)(b->n - length - 2) << 16);
    buf_free(&one);
}

void
demo_xls_save(struct demo_xls *x, struct buf *out) {
    size_t place[DEMO_XLS_SHEETS]; /* where the globals say where a sheet begins */
    struct buf b = {0};

    end_sheet(x);
    begin(&b, GLOBAL);
    record(&b, CODEPAGE, 2);
    u16(&b, 1200);
    record(&b, WINDOW1, 18);
    u32(&b, 0);
    u32(&b, 0x3000 << 16 | 0x4000);
    u32(&b, 0x38);
    u32(&b, 1 << 16);
    u16(&b, 600);
    record(&b, DATEMODE, 2);
    u16(&b, 0);
    font(&b, 12, 0, 400);
    font(&b, 12, 1, 700);
    font(&b, 12, 2, 400);
    font(&b, 14, 1, 700);
    formats(&b);
    for (uint32_t i = 0; i < x->sheets; i++) {
        const str name = str_from(x->sheet[i].name);
        const size_t at = b.n;

        record(&b, BOUNDSHEET, 0);
        place[i] = b.n;
        u32(&b, 0);
        u16(&b, 0);
        buf_char(&b, (char)utf8_utf16_units(name));
        letters(&b, name);
        b.p[at + 2] = (char)(b.n - at - 4);
    }
    shared_texts(x, &b);
    record(&b, END, 0);
    for (uint32_t i = 0; i < x->sheets; i++) {
        patch_u32(&b, place[i], (uint32_t)(b.n + x->sheet[i].at));
    }
    buf_add(&b, x->cells.p, x->cells.n);
    demo_compound_add(out, "Workbook", buf_view(&b));
    buf_free(&b);
}
