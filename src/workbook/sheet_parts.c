/* sheet_parts - a wide table shared out over pages.  See sheet_parts.h. */

#include "workbook/sheet_parts.h"

#include <assert.h>

#include "workbook/sheet_columns.h"

enum {
    LEAD_MOST = 3,          /* columns that may be repeated */
    SAID_LEAD_MOST = 4,     /* the same where one is said to name the rows, behind their codes */
    WHOLE_PERCENT = 62,     /* a table that fits one page at this scale or more stays whole */
    PART_PERCENT = 75,      /* what a part is wished to be printed at */
    PART_MOST_PERCENT = 85, /* larger letters would take more pages */
    LEAST_PERCENT = 60,     /* a group that needs a smaller scale is parted itself */
    SAID_PERCENT = 45,      /* the same of a part that the table itself asks for */
    ROUNDING_PERCENT = 2    /* readers round widths up */
};

struct sharing {
    unsigned room;   /* px of a part */
    bool any_column; /* parts may begin at any, not just at groups */
};

uint32_t
sheet_parts_lead(const struct doc_table *t) {
    for (uint32_t c = 0; c < t->cols && c < SAID_LEAD_MOST; c++) {
        if (t->col[c].names_row) {
            return c + 1 < t->cols ? c + 1 : 0;
        }
    }
    for (uint32_t c = 0; c < t->cols && c < LEAD_MOST && t->rows > 0; c++) {
        if (t->row[t->rows - 1].cell[c].kind == DOC_TEXT && t->col[c].align == DOC_LEFT) {
            return c + 1 < t->cols ? c + 1 : 0;
        }
    }
    return 0;
}

static const struct doc_table *
widest_table(const struct doc_section *s) {
    const struct doc_table *t = NULL;

    for (const struct doc_block *b = s->first; b != NULL; b = b->next) {
        if (b->kind == DOC_TABLE && (t == NULL || b->u.table->cols > t->cols)) {
            t = b->u.table;
        }
    }
    return t;
}

/* Whether the table says itself where its parts begin. */
static bool
says_parts(const struct doc_table *t) {
    for (uint32_t c = 0; c < t->cols; c++) {
        if (t->col[c].starts_part) {
            return true;
        }
    }
    return false;
}

/* Whether a new page may begin at the column: where the table says, or where a group of the head's
 * first row begins. */
static bool
group_begins(const struct doc_table *t, uint32_t col) {
    if (says_parts(t)) {
        return t->col[col].starts_part;
    }
    for (size_t i = 0; i < t->head_cells; i++) {
        if (t->head[i].row == 0 && t->head[i].col == col) {
            return true;
        }
    }
    return false;
}

static unsigned
sum(const unsigned *width, uint32_t from, uint32_t to) {
    unsigned px = 0;

    while (from < to) {
        px += width[from++];
    }
    return px;
}

/* The end of the group that begins at col; any_column: each column is one. */
static uint32_t
group_end(const struct doc_table *t, uint32_t col, bool any_column) {
    col++;
    while (!any_column && col < t->cols && !group_begins(t, col)) {
        col++;
    }
    return col;
}

static unsigned
widest_group(const struct doc_table *t, const unsigned *width, uint32_t lead) {
    unsigned widest = 0;

    for (uint32_t c = lead; c < t->cols;) {
        const uint32_t end = group_end(t, c, false);
        const unsigned px = sum(width, c, end);

        widest = px > widest ? px : widest;
        c = end;
    }
    return widest;
}

/* The columns after the lead, shared out over parts of at most room px (a group wider than that is one);
 * gives the widest. */
static unsigned
share_out(struct sheet_parts *p, uint32_t *first, const struct doc_table *t, const unsigned *width,
          struct sharing by) {
    unsigned widest = 0;

    p->n = 0;
    for (uint32_t c = p->lead; c < t->cols;) {
        uint32_t end = group_end(t, c, by.any_column);

        while (end < t->cols && sum(width, c, group_end(t, end, by.any_column)) <= by.room) {
            end = group_end(t, end, by.any_column);
        }
        first[p->n++] = c;
        widest = sum(width, c, end) > widest ? sum(width, c, end) : widest;
        c = end;
    }
    return widest;
}

/* Whether the first part, which bears the title, is a narrow one beside a wide one. */
static bool
begins_narrow(const struct sheet_parts *p, const uint32_t *first, const unsigned *width,
              unsigned widest) {
    return p->n > 1 && sum(width, first[0], first[1]) < widest / 2;
}

/* The same in parts of one width, wherever they begin: as many as come nearest to the room, so that none is left for
 * a column or two.  A part is wider than the mean by less than a column. */
static unsigned
share_evenly(struct sheet_parts *p, uint32_t *first, const struct doc_table *t,
             const unsigned *width, struct sharing by) {
    const unsigned total = sum(width, p->lead, t->cols);
    unsigned parts = (total + by.room / 2) / by.room;
    unsigned widest = 0;

    for (uint32_t c = p->lead; c < t->cols; c++) {
        widest = width[c] > widest ? width[c] : widest;
    }
    parts = parts < 2 ? 2 : parts;
    return share_out(p, first, t, width, (struct sharing){total / parts + widest, true});
}

/* Columns widened until the widest page, used px now, takes room; gives what it takes. */
static unsigned
fill_page(unsigned *width, uint32_t cols, unsigned used, unsigned room) {
    for (uint32_t c = 0; c < cols && used < room; c++) {
        width[c] = (unsigned)((unsigned long)width[c] * room / used);
    }
    return used < room ? room : used;
}

struct sheet_parts
sheet_parts_of(struct arena *a, const struct doc_section *s, unsigned *width_px, uint32_t cols) {
    const struct doc_table *t = widest_table(s);
    const unsigned page = sheet_columns_page(s);
    struct sheet_parts p = {.n = 1, .text_cols = cols};
    struct sharing by = {.room = page * 100 / PART_PERCENT};
    unsigned lead;
    unsigned widest;
    uint32_t *first;

    if (t == NULL || s->kind == DOC_DATA || t->head_rows == 0 ||
        sum(width_px, 0, cols) <= page * 100 / WHOLE_PERCENT) {
        return p;
    }
    p.lead = sheet_parts_lead(t);
    lead = sum(width_px, 0, p.lead);
    by.room -= lead < by.room / 2 ? lead : by.room / 2;
    widest = widest_group(t, width_px, p.lead);
    by.any_column = lead + widest > page * 100 / (says_parts(t) ? SAID_PERCENT : LEAST_PERCENT);
    by.room = widest > by.room && !by.any_column ? widest : by.room;
    first = arena_array(a, uint32_t, cols);
    widest = share_out(&p, first, t, width_px, by);
    if (p.n > 1 && (by.any_column || begins_narrow(&p, first, width_px, widest))) {
        widest = share_evenly(&p, first, t, width_px, by);
    }
    first[0] = 0;
    p.first = first;
    p.text_cols = p.n > 1 ? first[1] : cols;
    p.text_first = p.n > 1 ? p.lead : 0;
    assert(widest > 0); /* a part has a column, and columns have a width */
    widest = fill_page(width_px, cols, lead + widest, page * 100 / PART_MOST_PERCENT);
    p.scale = page * 100 / widest - ROUNDING_PERCENT;
    return p;
}
