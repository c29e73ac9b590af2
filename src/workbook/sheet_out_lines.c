/* sheet_out_lines - lines of text over a sheet's columns, and pairs of them.  See sheet_out.h. */

#include "workbook/sheet_out.h"

enum {
    LEFT_LEAST_PX = 220, /* of the left one of two signatures */
    CENTRED_LEAST = 58   /* percent of its room that a centred text keeps at least */
};

/* Where a text over columns first..last ends.  Centred text beside repeated columns stands in the middle of the
 * page, not of what they leave: it ends as far from the right edge as it begins from the left, or as near
 * to that as leaves it most of its room. */
static uint32_t
text_end(const struct sheet_out *o, const struct sheet_cell *c, uint32_t first, uint32_t last) {
    unsigned before = 0;
    unsigned after = 0;
    unsigned room = 0;

    for (uint32_t i = 0; i <= last; i++) {
        before += i < o->sheet.parts.text_first ? o->sheet.width_px[i] : 0;
        room += i >= first ? o->sheet.width_px[i] : 0;
    }
    while (c->style.align == DOC_CENTRE && last > first &&
           after + o->sheet.width_px[last] / 2 < before &&
           (after + o->sheet.width_px[last]) * 100 <= room * (100 - CENTRED_LEAST)) {
        after += o->sheet.width_px[last--];
    }
    return last;
}

/* The same text over each further part of a wide sheet, in the announced row. */
static bool
repeat_over_parts(struct sheet_out *o, struct sheet_cell c, struct err *e) {
    const struct sheet_parts *p = &o->sheet.parts;

    for (uint32_t k = 1; k < p->n; k++) {
        const uint32_t end = k + 1 < p->n ? p->first[k + 1] : o->sheet.cols;

        if (!sheet_out_span(o, p->first[k], text_end(o, &c, p->first[k], end - 1), c, e)) {
            return false;
        }
    }
    return true;
}

/* A text merged over the columns of text up to last, in as many rows as it needs; again (not blank): what
 * stands beside it over the further parts. */
static bool
line_to(struct sheet_out *o, struct sheet_cell c, uint32_t end, struct sheet_cell again,
        struct err *e) {
    const uint32_t first = o->sheet.parts.text_first;
    const uint32_t last = text_end(o, &c, first, end);
    const double height = sheet_out_text_height(o, &c, first, last);
    const unsigned rows = 1 + (unsigned)(height / SHEET_OUT_TALLEST_PT);
    const struct sheet_cell blank = {.kind = SHEET_BLANK, .style = c.style};
    const struct sheet_area area = {o->row, first, o->row + rows - 1, last};

    for (unsigned r = 0; r < rows; r++) {
        if (!sheet_out_row(o, height / rows, e)) {
            return false;
        }
        for (uint32_t col = first; col <= last; col++) {
            if (!sheet_out_cell(o, col, r == 0 && col == first ? c : blank, e)) {
                return false;
            }
        }
        if (r == 0 && again.kind != SHEET_BLANK && !repeat_over_parts(o, again, e)) {
            return false;
        }
        o->row++;
    }
    arena_rewind(&o->scratch, o->empty);
    return (rows == 1 && last == first) || o->to->merge(o->to->me, area, e);
}

bool
sheet_out_line(struct sheet_out *o, struct sheet_cell c, struct err *e) {
    const struct sheet_cell nothing = {.kind = SHEET_BLANK};

    return line_to(o, c, o->sheet.parts.text_cols - 1, nothing, e);
}

bool
sheet_out_line_again(struct sheet_out *o, struct sheet_cell c, struct sheet_cell again,
                     struct err *e) {
    return line_to(o, c, o->sheet.parts.text_cols - 1, again, e);
}

bool
sheet_out_line_over(struct sheet_out *o, struct sheet_cell c, uint32_t cols, struct err *e) {
    const double one = sheet_out_height(1, c.style.size_pt);
    const struct sheet_cell nothing = {.kind = SHEET_BLANK};

    if (o->sheet.parts.n > 1 || cols >= o->sheet.parts.text_cols ||
        sheet_out_text_height(o, &c, 0, cols - 1) > one) {
        return sheet_out_line(o, c, e);
    }
    return line_to(o, c, cols - 1, nothing, e);
}

/* The last column of the left half.  Beside repeated columns the halves stand as far from the page's middle, one
 * as the other, so far as that leaves the left one its room. */
static uint32_t
middle(const struct sheet_out *o) {
    unsigned long sum = 0;
    unsigned long left = 0;
    unsigned long before = 0;
    unsigned long half;
    uint32_t col = o->sheet.parts.text_first;

    for (uint32_t i = 0; i < o->sheet.parts.text_cols; i++) {
        sum += i >= col ? o->sheet.width_px[i] : 0;
        before += i < col ? o->sheet.width_px[i] : 0;
    }
    half = before > 0 && sum / 2 < before + LEFT_LEAST_PX ? LEFT_LEAST_PX : sum / 2 - before;
    while (col + 2 < o->sheet.parts.text_cols &&
           left + o->sheet.width_px[col] + o->sheet.width_px[col + 1] / 2 <= half) {
        left += o->sheet.width_px[col++];
    }
    return col;
}

bool
sheet_out_pair(struct sheet_out *o, struct sheet_cell left, struct sheet_cell right,
               struct err *e) {
    const uint32_t first = o->sheet.parts.text_first;
    const uint32_t last = o->sheet.parts.text_cols - 1;
    const uint32_t mid = middle(o);
    double height;
    double other;

    if (last == first) {                             /* one column: one below the other */
        right.text = str_keep(&o->keep, right.text); /* the left one's line clears the scratch */
        return (left.kind == SHEET_BLANK || sheet_out_line(o, left, e)) &&
               (right.kind == SHEET_BLANK || sheet_out_line(o, right, e));
    }
    height = sheet_out_text_height(o, &left, first, mid);
    other = sheet_out_text_height(o, &right, mid + 1, last);
    if (!sheet_out_row(o, height > other ? height : other, e) ||
        !sheet_out_span(o, first, mid, left, e) || !sheet_out_span(o, mid + 1, last, right, e)) {
        return false;
    }
    sheet_out_next(o);
    return true;
}

bool
sheet_out_gap(struct sheet_out *o, double height_pt, struct err *e) {
    if (!sheet_out_row(o, height_pt, e)) {
        return false;
    }
    sheet_out_next(o);
    return true;
}
