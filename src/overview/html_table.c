/* html_table - tables of the page.  See html_parts.h. */

#include "overview/html_parts.h"

enum { LIST_ROWS = 10, FULL_BAR = 100 }; /* a longer table is one to sort and search */

static void
put_head(struct html *h, const struct doc_table *t, uint32_t row) {
    struct buf *b = &h->out;

    buf_text(b, "<tr>");
    for (uint32_t col = 0; col < t->cols; col++) {
        for (size_t i = 0; i < t->head_cells; i++) {
            const struct doc_head *c = &t->head[i];

            if (c->row != row || c->col != col) {
                continue;
            }
            buf_fmt(b, "<th scope=\"%s\"", c->cols > 1 ? "colgroup" : "col");
            if (c->cols > 1) {
                buf_fmt(b, " colspan=\"%u\"", c->cols);
            }
            if (c->rows > 1) {
                buf_fmt(b, " rowspan=\"%u\"", c->rows);
            }
            if (c->cols == 1) { /* the script sorts by it */
                buf_fmt(b, " data-c=\"%u\"", col);
            }
            buf_char(b, '>');
            markup_escape(b, c->text);
            buf_text(b, "</th>");
        }
    }
    buf_text(b, "</tr>\n");
}

static bool
is_words(const struct doc_cell *c) {
    return c->kind == DOC_TEXT || c->kind == DOC_CODE || c->kind == DOC_EMPTY;
}

/* A bar behind the figure, as long as its share of the whole. */
static void
put_bar(struct buf *b, const struct doc_cell *c) {
    const double share =
        c->kind == DOC_PERCENT && c->u.ratio.den != 0 ? num_double(c->u.ratio) * FULL_BAR : 0;

    buf_fmt(b, "<td class=\"v\" style=\"--w:%.0f%%\">",
            share < 0          ? 0
            : share > FULL_BAR ? FULL_BAR
                               : share);
}

static void
put_cell(struct html *h, const struct doc_table *t, const struct doc_row *r, uint32_t col,
         uint32_t name) {
    static const char *const align[] = {
        [DOC_LEFT] = "<td class=\"l\">", [DOC_CENTRE] = "<td class=\"c\">", [DOC_RIGHT] = "<td>"};
    const struct doc_cell *c = &r->cell[col];
    struct buf *b = &h->out;

    if (col == name) {
        buf_text(b, "<th scope=\"row\">");
    } else if (t->col[col].data_bar && !is_words(c)) {
        put_bar(b, c);
    } else {
        buf_text(
            b,
            align[!is_words(c) && t->col[col].align == DOC_LEFT ? DOC_RIGHT : t->col[col].align]);
    }
    if (col == name && r->link.n > 0) {
        buf_text(b, "<a href=\"");
        markup_escape(b, r->link);
        buf_text(b, "/\">");
    }
    markup_escape(b, doc_cell_text(&h->arena, c));
    buf_text(b, col == name && r->link.n > 0 ? "</a>" : "");
    buf_text(b, col == name ? "</th>" : "</td>");
}

/* The column whose words name a row: the first that is read from the left. */
static uint32_t
name_column(const struct doc_table *t) {
    for (uint32_t col = 0; col < t->cols; col++) {
        if (t->col[col].align == DOC_LEFT) {
            return col;
        }
    }
    return 0;
}

static void
put_rows(struct html *h, const struct doc_table *t) {
    static const char *const open[] = {
        [DOC_ROW_ITEM] = "<tr>",
        [DOC_ROW_TOTAL] = "<tr class=\"b\">",
        [DOC_ROW_GROUP] = "<tr class=\"b\">",
        [DOC_ROW_SUBGROUP] = "<tr class=\"b\">",
        [DOC_ROW_OUTSIDE] = "<tr class=\"o\">",
    };
    const uint32_t name = name_column(t);

    for (uint32_t row = 0; row < t->rows; row++) {
        const struct arena_mark mark = arena_mark(&h->arena);

        buf_text(&h->out, open[t->row[row].role]);
        for (uint32_t col = 0; col < t->cols; col++) {
            put_cell(h, t, &t->row[row], col, name);
        }
        buf_text(&h->out, "</tr>\n");
        arena_rewind(&h->arena, mark);
    }
}

static void
put_note(struct html *h, str s) {
    if (s.n > 0) {
        buf_text(&h->out, "<p class=\"note\">");
        markup_escape(&h->out, s);
        buf_text(&h->out, "</p>\n");
    }
}

void
html_table(struct html *h, const struct doc_table *t) {
    struct buf *b = &h->out;

    buf_fmt(b, "<div class=\"wide\"><table%s>\n", t->rows > LIST_ROWS ? " class=\"list\"" : "");
    if (t->title.n + t->unit.n > 0) {
        buf_text(b, "<caption>");
        markup_escape(b, t->title);
        buf_text(b, "<span>");
        markup_escape(b, t->unit);
        buf_text(b, "</span></caption>\n");
    }
    buf_text(b, "<thead>\n");
    for (uint32_t row = 0; row < t->head_rows; row++) {
        put_head(h, t, row);
    }
    buf_text(b, "</thead>\n<tbody>\n");
    put_rows(h, t);
    buf_text(b, "</tbody>\n</table></div>\n");
    put_note(h, t->more);
    for (size_t i = 0; i < t->notes; i++) {
        put_note(h, t->note[i]);
    }
    put_note(h, t->source);
}
