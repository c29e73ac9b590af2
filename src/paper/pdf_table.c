/* pdf_table - a table measured and turned into rows of ink.  See pdf_table.h. */

#include "paper/pdf_table.h"

#include "doc/block.h"
#include "measure/columns.h"
#include "measure/decree.h"

#define RULE_THICK  0.5
#define WHOLE_SHARE 0.3 /* of a page's height: what a table may take and be kept whole */

struct pdf_table {
    struct display_list_flow *flow;
    const struct doc_table *table;
    struct columns col;
    struct display_list_ruling ruling;
    double pitch;
    struct tag *part; /* NULL: without tags */
};

static struct layout_shape
cell_shape(const struct pdf_table *g, uint32_t from, uint32_t to, enum layout_align align) {
    return (struct layout_shape){.ruler = g->flow->ruler,
                                 .size_pt = g->col.size_pt,
                                 .width_pt = g->col.x[to] - g->col.x[from] - 2 * g->col.inside,
                                 .align = align};
}

/* Words across the whole width, one box a line: title, unit, notes. */
static void
words_across(struct display_list_flow *f, str s, unsigned style, double size,
             enum layout_align align, double before) {
    const struct layout_shape shape = {.ruler = f->ruler,
                                       .size_pt = size,
                                       .width_pt = f->width,
                                       .align = align,
                                       .balanced = align == LAYOUT_CENTRE};
    const struct layout_text text = layout_plain(f->arena, &shape, s, style);
    const double pitch = display_list_pitch(size) * 1.05;

    if (s.n > 0) {
        (void)display_list_part(f, "P");
    }
    for (size_t i = 0; i < text.n; i++) {
        struct display_list_box *b =
            display_list_box_add(f, pitch + (i + 1 == text.n ? 2 : 0), i == 0 ? before : 0);

        display_list_line(f, b, &text.line[i], 0, display_list_baseline(size, pitch), size);
        b->keep = true;
    }
}

/* Heights of the head's rows: a cell over several rows adds what it lacks to its last one. */
static double *
head_tops(const struct pdf_table *g, const struct layout_text *text) {
    const struct doc_table *t = g->table;
    double *top = arena_array(g->flow->arena, double, t->head_rows + 1);

    for (uint32_t span = 1; span <= t->head_rows; span++) {
        for (size_t i = 0; i < t->head_cells; i++) {
            const struct doc_head *h = &t->head[i];
            const double need = g->pitch * (double)text[i].n + 2 * TABLE_PAD + 1;
            double have = 0;

            for (uint32_t r = h->row; r < h->row + h->rows; r++) {
                have += top[r + 1];
            }
            if (h->rows == span && need > have) {
                top[h->row + h->rows] += need - have;
            }
        }
    }
    for (uint32_t r = 0; r < t->head_rows; r++) {
        top[r + 1] += top[r];
    }
    return top;
}

/* A cell of the head, in the part of its row; shown again on the next page it is an artifact. */
static struct tag *
head_part(struct tag *row, const struct doc_head *h) {
    struct tag *cell = tag_new(row, "TH");

    if (cell != NULL) {
        cell->once = true;
        cell->rows = h->rows;
        cell->cols = h->cols;
    }
    return cell;
}

static void
thin_rule(const struct pdf_table *g, struct display_list_box *b, double x, double y, double w,
          double h) {
    display_list_rule(g->flow, b, x, y, w, h)->thick = RULE_THICK;
}

static void
head_cells(const struct pdf_table *g, struct display_list_box *b, const struct layout_text *text,
           const double *top) {
    const struct doc_table *t = g->table;
    struct tag **row = arena_array(g->flow->arena, struct tag *, t->head_rows + 1);

    for (uint32_t r = 0; r < t->head_rows; r++) {
        row[r] = tag_new(g->part, "TR");
    }
    for (size_t i = 0; i < t->head_cells; i++) {
        const struct doc_head *h = &t->head[i];
        const double x = g->col.x[h->col];
        const double w = g->col.x[h->col + h->cols] - x;
        const double y = top[h->row];
        const double height = top[h->row + h->rows] - y;
        const double blank = height - g->pitch * (double)text[i].n;

        thin_rule(g, b, x, y, w, 0);
        thin_rule(g, b, x, y, 0, height);
        g->flow->tag = head_part(row[h->row], h);
        (void)display_list_lines(g->flow, b, &text[i], x + g->col.inside, y + blank / 2, g->pitch);
    }
    thin_rule(g, b, g->col.x[t->cols], 0, 0, top[t->head_rows]);
    thin_rule(g, b, 0, top[t->head_rows], g->col.x[t->cols], 0);
}

static double
number_line(const struct pdf_table *g, struct display_list_box *b, double y) {
    const struct doc_table *t = g->table;
    const double size = columns_number_size(g->col.size_pt);
    const double pitch = display_list_pitch(size);
    const double height = pitch + 2;
    struct tag *row = tag_new(g->part, "TR");

    for (uint32_t i = 0; i < t->cols; i++) {
        const struct doc_head column = {.rows = 1, .cols = 1};
        struct layout_shape shape = cell_shape(g, i, i + 1, LAYOUT_CENTRE);
        struct layout_text text;

        shape.size_pt = size;
        shape.width_pt += g->col.inside; /* a number may come nearer to the border than words */
        text = layout_plain(g->flow->arena, &shape, t->number[i], DOC_ITALIC);
        g->flow->tag = head_part(row, &column);
        (void)display_list_lines(g->flow, b, &text, g->col.x[i] + g->col.inside / 2, y + 1, pitch);
        thin_rule(g, b, g->col.x[i], y, 0, height);
    }
    thin_rule(g, b, g->col.x[t->cols], y, 0, height);
    thin_rule(g, b, 0, y + height, g->col.x[t->cols], 0);
    return y + height;
}

static const struct display_list_box *
add_head(const struct pdf_table *g) {
    const struct doc_table *t = g->table;
    struct layout_text *text = arena_array(g->flow->arena, struct layout_text, t->head_cells + 1);
    struct display_list_box *b;
    double *top;

    if (t->head_rows == 0 && t->number == NULL) {
        return NULL;
    }
    for (size_t i = 0; i < t->head_cells; i++) {
        const struct doc_head *h = &t->head[i];
        struct layout_shape shape = cell_shape(g, h->col, h->col + h->cols, LAYOUT_CENTRE);

        shape.balanced = true;
        text[i] = layout_plain(g->flow->arena, &shape, h->text, DOC_BOLD);
    }
    top = head_tops(g, text);
    b = display_list_box_add(g->flow, top[t->head_rows], t->title.n + t->unit.n > 0 ? 3 : 8);
    b->keep = true;
    head_cells(g, b, text, top);
    if (t->number != NULL) {
        b->height = number_line(g, b, b->height);
    }
    return b;
}

/* Lines [from, from + most) of every cell as one box: all of a row that is lower than a page. */
static struct display_list_box *
row_box(const struct pdf_table *g, const struct layout_text *text, struct tag *row, size_t from,
        size_t most) {
    struct tag *cell = row == NULL ? NULL : row->first;
    const uint32_t cols = g->table->cols;
    size_t lines = 1;
    struct display_list_box *b;

    for (uint32_t i = 0; i < cols; i++) {
        const size_t n = text[i].n > from ? text[i].n - from : 0;

        lines = n > lines ? n : lines;
    }
    lines = lines < most ? lines : most;
    b = display_list_box_add(g->flow, g->pitch * (double)lines + 2 * TABLE_PAD, 0);
    b->ruling = &g->ruling;
    for (uint32_t i = 0; i < cols; i++) {
        struct layout_text part = {.size_pt = text[i].size_pt};
        double blank;

        if (text[i].n > from) {
            part.line = text[i].line + from;
            part.n = text[i].n - from < most ? text[i].n - from : most;
        }
        blank = b->height - g->pitch * (double)part.n;
        g->flow->tag = cell;
        cell = cell == NULL ? NULL : cell->next;
        (void)display_list_lines(g->flow, b, &part, g->col.x[i] + g->col.inside, blank / 2,
                                 g->pitch);
    }
    return b;
}

/* The cell that names its row: the first one of words. */
static uint32_t
name_of_row(const struct doc_table *t) {
    uint32_t i = 0;

    while (i < t->cols && t->col[i].align != DOC_LEFT) {
        i++;
    }
    return i;
}

static void
body_part(struct tag *row, bool names_row) {
    struct tag *cell = tag_new(row, names_row ? "TH" : "TD");

    if (cell != NULL && names_row) {
        cell->rows = cell->cols = 1;
        cell->names_row = true;
    }
}

static void
add_row(const struct pdf_table *g, uint32_t row, const struct display_list_box *head,
        struct layout_text *text) {
    const struct doc_table *t = g->table;
    const unsigned style = columns_row_style(t->row[row].role);
    const double room = g->flow->height - (head == NULL ? 0 : head->height) - 2 * TABLE_PAD;
    const size_t most = room > 4 * g->pitch ? (size_t)(room / g->pitch) : 4;
    struct tag *part = tag_new(g->part, "TR");
    const uint32_t name = name_of_row(t);
    size_t lines = 1;

    for (uint32_t i = 0; i < t->cols; i++) {
        const struct layout_shape shape =
            cell_shape(g, i, i + 1, columns_cell_align(&t->col[i], &t->row[row].cell[i]));

        text[i] =
            layout_plain(g->flow->arena, &shape, g->col.text[(size_t)row * t->cols + i], style);
        lines = text[i].n > lines ? text[i].n : lines;
        body_part(part, i == name);
    }
    for (size_t from = 0; from < lines; from += most) {
        struct display_list_box *b = row_box(g, text, part, from, most);

        b->repeat = head;
        /* No row alone under the head, none alone after the break, the last with its notes. */
        b->keep = row == 0 || row + 2 >= t->rows || t->row[row].role == DOC_ROW_GROUP;
    }
}

/* A table (what stands behind a box of the flow) that takes but a part of a page is not parted. */
static void
keep_short(const struct display_list_flow *f, const struct display_list_box *behind) {
    struct display_list_box *first = behind == NULL ? f->first : behind->next;
    double height = 0;

    for (const struct display_list_box *b = first; b != NULL; b = b->next) {
        height += b->height;
    }
    if (first == NULL || height > WHOLE_SHARE * f->height) {
        return;
    }
    first->floats = f->running;
    for (struct display_list_box *b = first; b != NULL; b = b->next) {
        b->keep = true;
    }
}

void
pdf_table_table(struct display_list_flow *f, const struct doc_table *t) {
    struct pdf_table *g = arena_new(f->arena, struct pdf_table); /* rows share its ruling */
    struct layout_text *text = arena_array(f->arena, struct layout_text, t->cols + 1);
    const struct display_list_box *head;
    const struct display_list_box *behind = f->last;
    const bool after = t->notes > 0 || t->source.n > 0 || t->more.n > 0;

    g->flow = f;
    g->table = t;
    g->col = columns_measure(f->arena, f->ruler, t, f->width);
    g->pitch = display_list_pitch(g->col.size_pt);
    g->ruling = (struct display_list_ruling){g->col.x, t->cols + 1, RULE_THICK};

    words_across(f, t->title, DOC_BOLD, TABLE_TITLE_SIZE, LAYOUT_CENTRE, 10);
    words_across(f, t->unit, DOC_ITALIC, TABLE_UNIT_SIZE, LAYOUT_RIGHT, 4);
    g->part = display_list_part(f, "Table");
    head = add_head(g);
    for (uint32_t i = 0; i < t->rows; i++) {
        add_row(g, i, head, text);
    }
    keep_short(f, behind);
    if (f->last != NULL) {
        f->last->keep = after;
    }
    words_across(f, t->more, DOC_ITALIC, TABLE_NOTE_SIZE, LAYOUT_LEFT, 3);
    for (size_t i = 0; i < t->notes; i++) {
        words_across(f, t->note[i], DOC_ITALIC, TABLE_NOTE_SIZE, LAYOUT_JUSTIFY, i == 0 ? 4 : 1);
        if (i > 0 && f->last != NULL) {
            f->last->keep = false; /* the first ones stay with the table, others may follow later */
        }
    }
    words_across(f, t->source, DOC_ITALIC, TABLE_NOTE_SIZE, LAYOUT_LEFT, 2);
    if (f->last != NULL) {
        f->last->keep = false;
    }
}
