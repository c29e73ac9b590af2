/* row - one row of a sheet while it is read.  See row.h. */

#include "office/row.h"

#include "text/utf8.h"

void
row_start(struct row *r) {
    *r = (struct row){.number = 0};
    r->text = arena_array(&r->scratch, str, ROW_CELLS_MOST);
    r->kind = arena_array(&r->scratch, uint8_t,
                          ROW_CELLS_MOST); /* in a block with room for a row's texts */
    r->fresh = arena_mark(&r->scratch);
}

void
row_free(struct row *r) {
    arena_free(&r->scratch);
    *r = (struct row){.number = 0};
}

void
row_begin(struct row *r, uint32_t number) {
    for (uint32_t i = 0; i < r->n; i++) {
        r->text[i] = (str){NULL, 0};
        r->kind[i] = ROW_EMPTY;
    }
    r->number = number;
    r->n = 0;
    r->hidden = false;
    r->bad = false;
    arena_rewind(&r->scratch, r->fresh);
}

bool
row_put(struct row *r, uint32_t column, enum row_kind kind, str text) {
    if (column >= ROW_CELLS_MOST || r->kind[column] != ROW_EMPTY) {
        return false;
    }
    if (kind == ROW_EMPTY) {
        return true;
    }
    r->text[column] = text;
    r->kind[column] = (uint8_t)kind;
    if (column >= r->n) {
        r->n = column + 1;
    }
    return true;
}

bool
row_text_is_good(str text) {
    enum { LONGEST = 64 * 1024 };

    return text.n <= LONGEST && utf8_clean(text);
}

str
row_error_text(unsigned code) {
    static const struct {
        unsigned code;
        const char *text;
    } row[] = {{0x00, "#NULL!"}, {0x07, "#DIV/0!"}, {0x0f, "#VALUE!"}, {0x17, "#REF!"},
               {0x1d, "#NAME?"}, {0x24, "#NUM!"},   {0x2a, "#N/A"}};

    for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
        if (row[i].code == code) {
            return str_from(row[i].text);
        }
    }
    return STR("#ERROR");
}
