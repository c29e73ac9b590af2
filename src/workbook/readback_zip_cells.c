/* readback_zip_cells - the cells of a sheet, as the parser tells them and as they are read without it.  See readback_zip.h. */

#include <stdlib.h>
#include <string.h>

#include "workbook/readback_zip_parts.h"
#include "workbook/xlsx_text.h"

static void
begin_cell(struct readback_zip *p, const char **atts) {
    const char *place = parts_attribute(atts, "r");
    const char *type = parts_attribute(atts, "t");
    const size_t read = place == NULL ? 0 : readback_zip_place(place, &p->place.row, &p->place.col);
    size_t n;

    if (read == 0 || place[read] != '\0') {
        p->trouble = "một ô không có địa chỉ";
        return;
    }
    if (type == NULL) {
        type = "n";
    }
    n = strlen(type);
    n = n < sizeof p->type ? n : sizeof p->type - 1;
    memcpy(p->type, type, n);
    p->type[n] = '\0';
    buf_clear(&p->value);
    buf_clear(&p->formula);
    buf_clear(&p->text);
}

static void
on_start(void *me, const char *name, const char **atts) {
    struct readback_zip *p = me;

    p->within = WITHIN_ELSE;
    if (strcmp(name, "row") == 0) {
        p->within = WITHIN_ROW;
        p->trouble = p->plain_row ? "một dòng nằm trong dòng khác" : p->trouble;
    } else if (strcmp(name, "sheetData") == 0) {
        p->within = WITHIN_DATA;
    } else if (strcmp(name, "mergeCells") == 0) {
        p->within = WITHIN_MERGES;
    } else if (strcmp(name, "cols") == 0) {
        p->within = WITHIN_COLUMNS;
    } else if (strcmp(name, "c") == 0) {
        p->within = WITHIN_CELL;
        begin_cell(p, atts);
    } else if (strcmp(name, "v") == 0) {
        p->gather = GATHER_VALUE;
    } else if (strcmp(name, "f") == 0) {
        p->gather = GATHER_FORMULA;
    } else if (strcmp(name, "t") == 0) {
        p->gather = GATHER_TEXT;
    } else if (strcmp(name, "mergeCell") == 0) {
        p->merges++;
    }
}

void
readback_zip_letters(void *me, const char *s, int n) {
    struct readback_zip *p = me;
    struct buf *const to[] = {
        [GATHER_VALUE] = &p->value, [GATHER_FORMULA] = &p->formula, [GATHER_TEXT] = &p->text};

    if (p->gather != GATHER_NONE) {
        buf_add(to[p->gather], s, (size_t)n);
    } else if (p->within != WITHIN_ELSE && str_trim((str){s, (size_t)n}).n > 0) {
        p->trouble = "có chữ nằm ngoài ô";
    }
}

static struct piece
hold(struct readback_zip *p, str s) {
    const struct piece at = {p->held.n, s.n};

    buf_str(&p->held, s);
    return at;
}

static void
enqueue(struct readback_zip *p, bool is_text, str text, double figure, str formula) {
    struct queued *q;

    if (p->queued == p->queue_cap) {
        const size_t cap = p->queue_cap == 0 ? 1024 : p->queue_cap * 2;

        q = arena_array(&p->arena, struct queued, cap); /* a chunk's cells: grows a few times */
        if (p->queued > 0) {
            memcpy(q, p->queue, p->queued * sizeof *q);
        }
        p->queue = q;
        p->queue_cap = cap;
    }
    q = &p->queue[p->queued++];
    q->place = p->place;
    q->is_text = is_text;
    q->figure = figure;
    q->text = hold(p, text);
    q->formula = hold(p, formula);
}

/* A cell with a text whose map_hash is known. */
static void
add_hashed(struct readback_zip *p, str text, uint64_t hash, str formula) {
    if (p->sum != NULL) {
        cell_sum_add(p->sum, p->place.row, p->place.col, true, hash, formula);
    } else {
        enqueue(p, true, text, 0, formula);
    }
}

static void
add_text(struct readback_zip *p, str text, str formula) {
    add_hashed(p, text, p->sum == NULL ? 0 : map_hash(text), formula);
}

/* figure: what a number is made of, and then none of it. */
static void
add_figure(struct readback_zip *p, str figure, str formula) {
    char *end = NULL;
    double v;

    if (p->sum != NULL) {
        cell_sum_add(p->sum, p->place.row, p->place.col, false, map_hash(figure), formula);
        return;
    }
    v = strtod(figure.p, &end); /* which reads "0x1F", " 31" and "inf" as well */
    if (end != figure.p + figure.n || strspn(figure.p, "0123456789.+-Ee") < figure.n) {
        p->trouble = "một ô số không phải là số";
        return;
    }
    enqueue(p, false, (str){NULL, 0}, v, formula);
}

/* value: what the number of a text is made of, and then no digit. */
static void
add_shared(struct readback_zip *p, str value, str formula) {
    size_t ix = 0;
    bool there = value.n > 0;

    for (size_t i = 0; there && i < value.n; i++) {
        there = value.p[i] >= '0' && value.p[i] <= '9';
        ix = there ? ix * 10 + (size_t)(value.p[i] - '0') : ix;
        there = there && ix < p->strings;
    }
    if (!there) {
        p->trouble = "một ô chỉ tới chuỗi không có";
        return;
    }
    add_hashed(p, p->string[ix].text, p->string[ix].hash, formula);
}

static void
end_cell(struct readback_zip *p) {
    struct arena scratch = ARENA_EMPTY;
    const str formula = buf_view(&p->formula);

    if (strcmp(p->type, "s") == 0) {
        add_shared(p, buf_view(&p->value), formula);
    } else if (strcmp(p->type, "str") == 0) {
        add_text(p, xlsx_text_read(&scratch, buf_view(&p->value)), formula);
    } else if (strcmp(p->type, "inlineStr") == 0) {
        add_text(p, xlsx_text_read(&scratch, buf_view(&p->text)), formula);
    } else if (strcmp(p->type, "n") != 0) {
        p->trouble = "một ô mang giá trị lỗi";
    } else if (p->value.n > 0) {
        add_figure(p, (str){buf_z(&p->value), p->value.n}, formula);
    } else if (p->formula.n > 0) {
        p->trouble = "một công thức không có giá trị";
    }
    arena_free(&scratch);
}

static void
on_end(void *me, const char *name) {
    struct readback_zip *p = me;

    p->within = WITHIN_ELSE;
    if (strcmp(name, "v") == 0 || strcmp(name, "f") == 0 || strcmp(name, "t") == 0) {
        p->gather = GATHER_NONE;
        p->within = WITHIN_CELL;
    }
    if (strcmp(name, "c") == 0) { /* which stands in a row only */
        end_cell(p);
        p->within = WITHIN_ROW;
    } else if (strcmp(name, "row") == 0) {
        p->within = WITHIN_DATA;
    } else if (strcmp(name, "mergeCell") == 0) {
        p->within = WITHIN_MERGES;
    } else if (strcmp(name, "sheetData") == 0 && p->plain_row) {
        p->trouble = "một dòng không có chỗ kết thúc";
    }
}

const struct parts_handlers readback_zip_of_sheet = {on_start, on_end, readback_zip_letters};

void
readback_zip_add_plain(struct readback_zip *p, const struct readback_zip_plain *c) {
    p->place.row = c->row;
    p->place.col = c->col;
    if (c->shared) {
        add_shared(p, c->value, c->formula);
    } else if (c->value.n > 0) {
        add_figure(p, c->value, c->formula);
    }
}
