/* ooxml_cell - what one <c> of a sheet says.  See ooxml_cell.h. */

#include "office/ooxml_cell.h"

#include <string.h>

#include "workbook/xlsx_text.h"

static str
trimmed(str s) {
    while (s.n > 0 && (s.p[0] == ' ' || s.p[0] == '\n' || s.p[0] == '\t' || s.p[0] == '\r')) {
        s.p++;
        s.n--;
    }
    while (s.n > 0 && (s.p[s.n - 1] == ' ' || s.p[s.n - 1] == '\n' || s.p[s.n - 1] == '\t' ||
                       s.p[s.n - 1] == '\r')) {
        s.n--;
    }
    return s;
}

bool
ooxml_cell_whole(str s, uint32_t *out) {
    uint64_t v = 0;

    if (s.n == 0 || s.n > 10) {
        return false;
    }
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] < '0' || s.p[i] > '9') {
            return false;
        }
        v = v * 10 + (uint64_t)(s.p[i] - '0');
    }
    *out = (uint32_t)v;
    return v <= UINT32_MAX;
}

bool
ooxml_cell_place(str s, uint32_t *column, uint32_t *row) {
    enum { LETTERS_MOST = 3 };
    uint32_t c = 0;
    size_t i = 0;

    while (i < s.n && i < LETTERS_MOST && s.p[i] >= 'A' && s.p[i] <= 'Z') {
        c = c * 26 + (uint32_t)(s.p[i++] - 'A') + 1;
    }
    *column = c - 1;
    return c > 0 && c <= ROW_CELLS_MOST && ooxml_cell_whole((str){s.p + i, s.n - i}, row) &&
           *row > 0 && *row <= ROW_NUMBER_MOST;
}

const char *
ooxml_cell_put_text(struct row *row, uint32_t column, str raw) {
    return cells_put_text(row, column, xlsx_text_read(&row->scratch, raw));
}

static const char *
put_shared(const struct ooxml_book *b, struct row *row, uint32_t column, str value) {
    uint32_t ix;

    return cells_put_shared(&b->cells, row, column, ooxml_cell_whole(value, &ix) ? ix : UINT32_MAX);
}

static const char *
put_number(const struct ooxml_book *b, const struct ooxml_cell *c, struct row *row, str value) {
    double v;

    if (cells_class(&b->cells, c->style) == FIGURE_PLAIN && figure_is_plain(value)) {
        return cells_put(row, c->column, ROW_NUMBER, value);
    }
    return figure_read(value, &v) ? cells_put_number(&b->cells, row, c->column, c->style, v)
                                  : "một ô số không phải là số";
}

static bool
is(str type, str word) {
    return type.n == word.n && memcmp(type.p, word.p, word.n) == 0;
}

const char *
ooxml_cell_put(const struct ooxml_book *b, const struct ooxml_cell *c, struct row *row) {
    const str value = trimmed(c->value);

    if (is(c->type, STR("s")) && value.n > 0) {
        return put_shared(b, row, c->column, value);
    }
    if (is(c->type, STR("str")) || is(c->type, STR("inlineStr"))) {
        return c->formula && !c->valued ? cells_put(row, c->column, ROW_UNCOUNTED, STR(""))
                                        : ooxml_cell_put_text(row, c->column, c->value);
    }
    if (value.n == 0) {
        return cells_put(row, c->column, c->formula ? ROW_UNCOUNTED : ROW_EMPTY, STR(""));
    }
    if (c->type.n == 0 || is(c->type, STR("n"))) {
        return put_number(b, c, row, value);
    }
    if (is(c->type, STR("b"))) {
        return cells_put(row, c->column, ROW_FLAG,
                         is(value, STR("1")) || is(value, STR("true")) ? STR("1") : STR("0"));
    }
    if (is(c->type, STR("d"))) {
        return cells_put(row, c->column, ROW_DATE, value);
    }
    return is(c->type, STR("e")) ? cells_put(row, c->column, ROW_ERROR, value)
                                 : "một ô mang kiểu không có trong định dạng";
}
