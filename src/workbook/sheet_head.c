/* sheet_head - the head of a table.  See sheet_head.h. */

#include "workbook/sheet_head.h"

#include <assert.h>

#include "workbook/sheet_parts.h"

#define FROZEN_MOST_PT  330.0 /* more would leave no room for the body on a small screen */
#define FROZEN_SHARE    0.45  /* of the page, that name columns may take */
#define CELL_HEIGHT_PAD 2.0

static const struct sheet_style head_style = {.number = SHEET_AS_TEXT,
                                              .align = DOC_CENTRE,
                                              .size_pt = SHEET_OUT_SIZE,
                                              .bold = true,
                                              .border = true,
                                              .shade = true,
                                              .wrap = true};
static const struct sheet_style number_style = {.number = SHEET_AS_TEXT,
                                                .align = DOC_CENTRE,
                                                .size_pt = SHEET_OUT_SMALL,
                                                .italic = true,
                                                .border = true,
                                                .wrap = true};
uint32_t
sheet_head_rows(const struct doc_table *t) {
    return t->head_rows + (t->number != NULL ? 1 : 0);
}

static const struct doc_head *
head_at(const struct doc_table *t, uint32_t row, uint32_t col) {
    for (size_t i = 0; i < t->head_cells; i++) {
        const struct doc_head *h = &t->head[i];

        if (row >= h->row && row < h->row + h->rows && col >= h->col && col < h->col + h->cols) {
            return h;
        }
    }
    return NULL;
}

/* Where the piece of a head cell ends that begins at col: a merged cell over a break between pages would be
 * cut on one and empty on the other, so each page has a piece of its own. */
static uint32_t
piece_end(const struct sheet_out *o, const struct doc_head *h, uint32_t col) {
    const struct sheet_parts *p = &o->sheet.parts;
    uint32_t end = h->col + h->cols;

    for (uint32_t k = 1; k < p->n; k++) {
        if (p->first[k] > col && p->first[k] < end) {
            end = p->first[k];
        }
    }
    return end;
}

/* Height of a head cell's tallest piece. */
static double
head_cell_height(const struct sheet_out *o, const struct doc_head *h) {
    const struct sheet_cell c = {.kind = SHEET_TEXT, .text = h->text, .style = head_style};
    double tallest = 0;

    for (uint32_t col = h->col; h->text.n > 0 && col < h->col + h->cols;) {
        const uint32_t end = piece_end(o, h, col);
        const double need = sheet_out_text_height(o, &c, col, end - 1) + CELL_HEIGHT_PAD;

        tallest = need > tallest ? need : tallest;
        col = end;
    }
    return tallest;
}

/* Heights of the head's rows: cells of one row first, then what the tall ones still lack. */
static double *
head_heights(struct sheet_out *o, const struct doc_table *t) {
    double *height = arena_array(&o->keep, double, t->head_rows + 1);

    for (uint32_t r = 0; r < t->head_rows; r++) {
        height[r] = sheet_out_height(1, SHEET_OUT_SIZE) + CELL_HEIGHT_PAD;
    }
    for (uint32_t rows = 1; rows <= t->head_rows; rows++) {
        for (size_t i = 0; i < t->head_cells; i++) {
            const struct doc_head *h = &t->head[i];
            double need = h->rows == rows ? head_cell_height(o, h) : 0;

            for (uint32_t r = h->row; h->rows == rows && r < h->row + h->rows; r++) {
                need -= height[r];
            }
            if (need > 0) {
                height[h->row + h->rows - 1] += need;
            }
        }
    }
    return height;
}

double
sheet_head_height(struct sheet_out *o, const struct doc_table *t) {
    const double *height = head_heights(o, t);
    double sum = 0;

    for (uint32_t r = 0; r < t->head_rows; r++) {
        sum += height[r];
    }
    return sum;
}

static bool
head_merges(struct sheet_out *o, const struct doc_table *t, struct err *e) {
    for (size_t i = 0; i < t->head_cells; i++) {
        const struct doc_head *h = &t->head[i];

        assert(h->rows > 0 && h->cols > 0 && h->row + h->rows <= t->head_rows &&
               h->col + h->cols <= t->cols);
        for (uint32_t col = h->col; col < h->col + h->cols;) {
            const uint32_t end = piece_end(o, h, col);
            const struct sheet_area area = {o->row + h->row, col, o->row + h->row + h->rows - 1,
                                            end - 1};

            if ((h->rows > 1 || end > col + 1) && !o->to->merge(o->to->me, area, e)) {
                return false;
            }
            col = end;
        }
    }
    return true;
}

/* Whether a piece of the cell begins at the column. */
static bool
piece_begins(const struct sheet_out *o, const struct doc_head *h, uint32_t col) {
    return col == h->col || piece_end(o, h, col - 1) == col;
}

static bool
head_row(struct sheet_out *o, const struct doc_table *t, uint32_t r, struct err *e) {
    for (uint32_t c = 0; c < t->cols; c++) {
        const struct doc_head *h = head_at(t, r, c);
        const bool anchor = h != NULL && h->row == r && piece_begins(o, h, c);
        const str text = anchor ? h->text : (str){"", 0};

        if (!sheet_out_cell(o, c, sheet_out_text(o, text, head_style), e)) {
            return false;
        }
    }
    return true;
}

static bool
number_row(struct sheet_out *o, const struct doc_table *t, struct err *e) {
    double height = 0;

    for (uint32_t c = 0; c < t->cols; c++) {
        const struct sheet_cell cell = sheet_out_text(o, t->number[c], number_style);
        const double need = sheet_out_text_height(o, &cell, c, c);

        height = need > height ? need : height;
    }
    if (!sheet_out_row(o, height + CELL_HEIGHT_PAD, e)) {
        return false;
    }
    for (uint32_t c = 0; c < t->cols; c++) {
        if (!sheet_out_cell(o, c, sheet_out_text(o, t->number[c], number_style), e)) {
            return false;
        }
    }
    sheet_out_next(o);
    return true;
}

/* ---- what stays on the screen ---- */

/* The leading columns, where they leave room for others on the screen. */
static uint32_t
name_columns(const struct sheet_out *o, const struct doc_table *t) {
    const uint32_t lead = sheet_parts_lead(t);
    unsigned long all = 0;
    unsigned long left = 0;

    for (uint32_t c = 0; c < o->sheet.parts.text_cols; c++) {
        all += o->sheet.width_px[c];
        left += c < lead ? o->sheet.width_px[c] : 0;
    }
    return (double)left <= FROZEN_SHARE * (double)all ? lead : 0;
}

static bool
same_head(const struct doc_table *a, const struct doc_table *b) {
    if (a->head_rows != b->head_rows || a->head_cells != b->head_cells || a->cols != b->cols) {
        return false;
    }
    for (size_t i = 0; i < a->head_cells; i++) {
        const struct doc_head *x = &a->head[i];
        const struct doc_head *y = &b->head[i];

        if (x->row != y->row || x->col != y->col || x->rows != y->rows || x->cols != y->cols ||
            !str_eq(x->text, y->text)) {
            return false;
        }
    }
    return true;
}

/* Repeating and freezing suit a sheet with one head: under another head's name a
 * figure would be read wrongly. */
static bool
one_head(const struct doc_section *s) {
    const struct doc_table *first = NULL;

    for (const struct doc_block *b = s->first; b != NULL; b = b->next) {
        if (b->kind == DOC_TABLE && first == NULL) {
            first = b->u.table;
        } else if (b->kind == DOC_TABLE && !same_head(first, b->u.table)) {
            return false;
        }
    }
    return true;
}

static void
keep_in_sight(struct sheet_out *o, const struct doc_table *t, uint32_t first) {
    struct sheet_tab *s = &o->sheet;

    if (s->has_head || sheet_head_rows(t) == 0 || !one_head(s->section)) {
        return;
    }
    s->has_head = true;
    s->head_first = first;
    s->head_last = first + sheet_head_rows(t) - 1;
    s->frozen_cols = name_columns(o, t);
    o->head_pt = o->y_pt; /* until head_done takes what is above away */
}

/* The head stands: what it takes on each page, and whether the screen can spare it. */
static void
head_done(struct sheet_out *o) {
    struct sheet_tab *s = &o->sheet;

    if (s->has_head && s->head_last + 1 == o->row) {
        o->head_pt = o->y_pt - o->head_pt;
        s->frozen_rows = o->y_pt <= FROZEN_MOST_PT ? s->head_last + 1 : 0;
    }
}

bool
sheet_head(struct sheet_out *o, const struct doc_table *t, struct err *e) {
    const double *height = head_heights(o, t);

    keep_in_sight(o, t, o->row);
    if (!head_merges(o, t, e)) {
        return false;
    }
    for (uint32_t r = 0; r < t->head_rows; r++) {
        if (!sheet_out_row(o, height[r], e) || !head_row(o, t, r, e)) {
            return false;
        }
        sheet_out_next(o);
    }
    if (t->number != NULL && !number_row(o, t, e)) {
        return false;
    }
    head_done(o);
    return true;
}
