/* cells - what the cells of an Excel workbook say.  See cells.h. */

#include "office/cells.h"

#include <math.h>

/* --- the workbook ------------------------------------------------------------------------ */

void
cells_start(struct cells *c) {
    *c = (struct cells){.strings = strings_new()};
}

void
cells_free(struct cells *c) {
    strings_free(c->strings);
    arena_free(&c->arena);
    *c = (struct cells){.strings = NULL};
}

void
cells_format(struct cells *c, uint32_t id, str code) {
    c->format = arena_grown(&c->arena, c->format, c->formats, &c->format_cap, sizeof *c->format);
    c->format[c->formats++] = (struct cells_format){id, figure_class_of_code(code)};
}

void
cells_style(struct cells *c, uint32_t id) {
    c->style = arena_grown(&c->arena, c->style, c->styles, &c->style_cap, sizeof *c->style);
    c->style[c->styles++] = id;
}

bool
cells_share(struct cells *c, str text, struct err *e) {
    return strings_add(c->strings, text) ||
           err_set(e, ERR_DATA, "chữ dùng chung của bảng tính lớn hơn 1 GiB");
}

static enum figure_class
class_of(const struct cells *c, uint32_t id) {
    for (uint32_t i = 0; i < c->formats; i++) {
        if (c->format[i].id == id) {
            return c->format[i].class;
        }
    }
    return figure_class_of_id(id);
}

void
cells_settle(struct cells *c) {
    for (; c->settled < c->styles; c->settled++) {
        c->style[c->settled] = class_of(c, c->style[c->settled]);
    }
}

enum figure_class
cells_class(const struct cells *c, uint32_t style) {
    return style < c->settled ? (enum figure_class)c->style[style] : FIGURE_PLAIN;
}

/* --- cells ------------------------------------------------------------------------------- */

const char *
cells_put(struct row *row, uint32_t column, enum row_kind kind, str text) {
    if (column >= ROW_CELLS_MOST) {
        return "một dòng có hơn 16.384 ô, nằm ngoài trang tính";
    }
    return row_put(row, column, kind, text) ? NULL : "một ô có hai lần trong dòng";
}

const char *
cells_put_text(struct row *row, uint32_t column, str text) {
    row->bad |= !row_text_is_good(text);
    return cells_put(row, column, text.n == 0 ? ROW_EMPTY : ROW_TEXT, text);
}

const char *
cells_put_shared(const struct cells *c, struct row *row, uint32_t column, uint32_t ix) {
    bool bad;
    str text;

    if (ix >= strings_count(c->strings)) {
        return "một ô chỉ tới chữ dùng chung không có";
    }
    text = strings_get(c->strings, ix, &bad);
    row->bad |= bad;
    return cells_put(row, column, text.n == 0 ? ROW_EMPTY : ROW_TEXT, text);
}

const char *
cells_put_number(const struct cells *c, struct row *row, uint32_t column, uint32_t style,
                 double v) {
    char *text = arena_array(&row->scratch, char, FIGURE_TEXT);
    enum row_kind kind;
    size_t n;

    if (!isfinite(v)) {
        return cells_put(row, column, ROW_ERROR, STR("#NUM!"));
    }
    n = figure_text(v, cells_class(c, style), c->since_1904, text, &kind);
    return cells_put(row, column, kind, (str){text, n});
}
