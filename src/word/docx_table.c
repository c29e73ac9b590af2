/* docx_table - tables of a document for Word.  See docx_parts.h. */

#include "measure/columns.h"
#include "word/docx_parts.h"

#define SHORT_TABLE 0.3 /* of a page's height: what a table may take and be kept whole */

/* Width of the grid column, whole twips that sum to the table's. */
static long
grid_width(const struct columns *c, uint32_t from, uint32_t to) {
    return docx_twips(c->x[to]) - docx_twips(c->x[from]);
}

struct grid {
    struct docx *m;
    const struct doc_table *t;
    struct columns col;
    const char *style, *number_style;
};

static void
row_begin(const struct grid *g, bool head) {
    buf_fmt(&g->m->body, "<w:tr><w:trPr><w:cantSplit/>%s</w:trPr>", head ? "<w:tblHeader/>" : "");
}

struct span {
    uint32_t from, to; /* columns from ... to - 1 */
};

/* One cell over some columns.  more: of its properties. */
static void
cell(const struct grid *g, struct span c, const char *more, const struct docx_look *look, str s,
     unsigned style) {
    buf_fmt(&g->m->body, "<w:tc><w:tcPr><w:tcW w:w=\"%ld\" w:type=\"dxa\"/>",
            grid_width(&g->col, c.from, c.to));
    if (c.to - c.from > 1) {
        docx_put(&g->m->body, "w:gridSpan=%u", c.to - c.from);
    }
    buf_fmt(&g->m->body, "%s<w:vAlign w:val=\"center\"/></w:tcPr>", more);
    docx_begin(g->m, look);
    docx_text(g->m, s, style);
    docx_end(g->m);
    buf_text(&g->m->body, "</w:tc>");
}

static void
row_end(const struct grid *g) {
    buf_text(&g->m->body, "</w:tr>");
}

/* The head cell that covers a place of the head. */
static struct doc_head
head_at(const struct doc_table *t, uint32_t row, uint32_t col) {
    for (size_t i = 0; i < t->head_cells; i++) {
        const struct doc_head *h = &t->head[i];

        if (h->row <= row && row < h->row + h->rows && h->col <= col && col < h->col + h->cols) {
            return *h;
        }
    }
    return (struct doc_head){.row = row, .col = col, .rows = 1, .cols = 1};
}

static void
head_row(const struct grid *g, uint32_t row) {
    const struct docx_look look = {.style = g->style, .keep = true, .align = "center"};

    row_begin(g, true);
    for (uint32_t col = 0; col < g->t->cols;) {
        const struct doc_head h = head_at(g->t, row, col);
        const bool first = h.row == row;

        cell(g, (struct span){col, h.col + h.cols},
             h.rows == 1 ? ""
             : first     ? "<w:vMerge w:val=\"restart\"/>"
                         : "<w:vMerge/>",
             &look, first ? h.text : STR(""), DOC_BOLD);
        col = h.col + h.cols;
    }
    row_end(g);
}

static void
number_row(const struct grid *g) {
    const struct docx_look look = {.style = g->number_style, .keep = true, .align = "center"};

    row_begin(g, true);
    for (uint32_t col = 0; col < g->t->cols; col++) {
        /* A number may come nearer to the border than words. */
        cell(g, (struct span){col, col + 1},
             "<w:tcMar><w:left w:w=\"36\" w:type=\"dxa\"/><w:right w:w=\"36\" "
             "w:type=\"dxa\"/></w:tcMar>",
             &look, g->t->number[col], DOC_ITALIC);
    }
    row_end(g);
}

static void
body_row(const struct grid *g, uint32_t row, bool keep) {
    static const char *const align[] = {
        [LAYOUT_LEFT] = NULL, [LAYOUT_CENTRE] = "center", [LAYOUT_RIGHT] = "right"};
    const struct doc_row *r = &g->t->row[row];

    row_begin(g, false);
    for (uint32_t col = 0; col < g->t->cols; col++) {
        const struct docx_look look = {
            .style = g->style,
            .keep = keep,
            .align = align[columns_cell_align(&g->t->col[col], &r->cell[col])]};

        cell(g, (struct span){col, col + 1}, "", &look, g->col.text[(size_t)row * g->t->cols + col],
             columns_row_style(r->role));
    }
    row_end(g);
}

static void
open_table(const struct grid *g) {
    struct buf *b = &g->m->body;

    buf_fmt(b,
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"BangSoLieu\"/><w:tblW w:w=\"%ld\" "
            "w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>",
            grid_width(&g->col, 0, g->t->cols));
    for (uint32_t col = 0; col < g->t->cols; col++) {
        buf_fmt(b, "<w:gridCol w:w=\"%ld\"/>", grid_width(&g->col, col, col + 1));
    }
    buf_text(b, "</w:tblGrid>");
}

static void
after(struct docx *m, const struct doc_table *t, bool keep) {
    docx_line(m, &(struct docx_look){.style = "ConDong", .keep = keep}, t->more, 0);
    for (size_t i = 0; i < t->notes; i++) {
        docx_line(
            m, &(struct docx_look){.style = "GhiChuBang", .before = i == 0 ? 4 : 1, .keep = keep},
            t->note[i], 0);
    }
    docx_line(m, &(struct docx_look){.style = "NguonBang", .keep = keep}, t->source, 0);
    if (t->notes == 0 && t->source.n == 0 && t->more.n == 0) {
        docx_gap(m, keep, ""); /* else two tables one after the other would be one */
    }
}

void
docx_table(struct docx *m, const struct doc_block *b) {
    const struct doc_table *t = b->u.table;
    const bool keep_last = docx_before_signature(b);
    const struct arena_mark mark = arena_mark(&m->arena);
    struct grid g = {m, t, columns_measure(&m->arena, m->ruler, t, m->width), NULL, NULL};
    const double page = A4_SHORT - MARGIN_TOP - MARGIN_BOTTOM;
    const double row = g.col.size_pt * RULER_LINE + 2 * TABLE_PAD;
    const bool whole = row * (t->rows + t->head_rows) < SHORT_TABLE * page;
    const bool tail = t->notes > 0 || t->source.n > 0 || t->more.n > 0;

    g.style = docx_cell_style(m, g.col.size_pt);
    g.number_style = docx_cell_style(m, columns_number_size(g.col.size_pt));
    docx_line(m, &(struct docx_look){.style = "TenBang", .keep = true}, t->title, 0);
    docx_line(m, &(struct docx_look){.style = "DonViTinh", .keep = true}, t->unit, 0);
    if (t->title.n + t->unit.n == 0) {
        docx_gap(m, true, "");
    }
    open_table(&g);
    for (uint32_t i = 0; i < t->head_rows; i++) {
        head_row(&g, i);
    }
    if (t->number != NULL) {
        number_row(&g);
    }
    for (uint32_t i = 0; i < t->rows; i++) {
        /* No row alone under the head, none alone after the break, the last with its notes. */
        const bool last = i + 1 == t->rows;

        body_row(&g, i,
                 last ? tail || keep_last
                      : whole || i == 0 || i + 2 == t->rows || t->row[i].role == DOC_ROW_GROUP);
    }
    buf_text(&m->body, "</w:tbl>");
    after(m, t, keep_last);
    arena_rewind(&m->arena, mark);
}

static void
pair_cell(struct docx *m, double width) {
    buf_fmt(&m->body, "<w:tc><w:tcPr><w:tcW w:w=\"%ld\" w:type=\"dxa\"/></w:tcPr>",
            docx_twips(width));
}

void
docx_pair_begin(struct docx *m, double left, double right) {
    buf_fmt(
        &m->body,
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"BangKhongKe\"/><w:tblW w:w=\"%ld\" "
        "w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid><w:gridCol "
        "w:w=\"%ld\"/><w:gridCol w:w=\"%ld\"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr>",
        docx_twips(left) + docx_twips(right), docx_twips(left), docx_twips(right));
    pair_cell(m, left);
}

void
docx_pair_next(struct docx *m, double width) {
    buf_text(&m->body, "</w:tc>");
    pair_cell(m, width);
}

void
docx_pair_end(struct docx *m) {
    buf_text(&m->body, "</w:tc></w:tr></w:tbl>");
    docx_gap(m, false, "");
}
