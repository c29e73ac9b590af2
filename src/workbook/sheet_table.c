/* sheet_table - a table on a sheet.  See sheet_table.h. */

#include "workbook/sheet_table.h"

#include <assert.h>

#include "text/fold.h"
#include "workbook/sheet_formula.h"
#include "workbook/sheet_head.h"

enum {
    ROWS_WITH_TAIL = 3,
    ROWS_WITH_HEAD = 6, /* title, unit, column numbers, and some of the body */
    TAIL_SHARE = 1000,  /* of a sheet, left free for what stands below a table */
    HEIGHTS_KEPT = 256  /* rows of a table: more than stand on the pages that are planned */
};
#define EXACT_IN_DOUBLE ((int64_t)1 << 53)
#define PLAIN_HEIGHT_PT 15.75
#define CELL_HEIGHT_PAD 2.0
#define PAGE_BEGUN      0.4 /* of a page, in use: a table that fits a page waits for the next */

static const struct sheet_style title_style = {
    .align = DOC_CENTRE, .size_pt = SHEET_OUT_HEAD, .bold = true, .wrap = true};
static const struct sheet_style unit_style = {
    .align = DOC_RIGHT, .size_pt = SHEET_OUT_SIZE, .italic = true, .wrap = true};
static const struct sheet_style note_style = {
    .align = DOC_LEFT, .size_pt = SHEET_OUT_SIZE, .italic = true, .wrap = true};

const struct sheet_plan *
sheet_table_plan(const struct sheet_out *o, const struct doc_table *t) {
    const struct sheet_plan *p = o->plans;

    while (p != NULL && p->table != t) {
        p = p->next;
    }
    return p;
}

/* ---- the body ---- */

static struct sheet_style
body_style(const struct sheet_out *o, const struct doc_table *t, const struct doc_row *row,
           uint32_t c) {
    const struct doc_cell *cell = &row->cell[c];
    struct sheet_style s = {.align = t->col[c].align,
                            .size_pt = SHEET_OUT_SIZE,
                            .border = true,
                            .bold = row->role == DOC_ROW_TOTAL || row->role == DOC_ROW_GROUP ||
                                    row->role == DOC_ROW_SUBGROUP,
                            .italic =
                                row->role == DOC_ROW_SUBGROUP || row->role == DOC_ROW_OUTSIDE};

    switch (cell->kind) {
    case DOC_COUNT:
    case DOC_MONEY:
        s.number = SHEET_INTEGER;
        s.mark = cell->mark;
        break;
    case DOC_PERCENT:
    case DOC_RATE:
        s.number = SHEET_PERCENT;
        s.mark = cell->mark;
        break;
    case DOC_TEXT:
        s.wrap = !o->sheet.plain;
        s.indent = !o->sheet.plain && s.align == DOC_LEFT;
        break;
    case DOC_CODE:
        s.number = SHEET_AS_TEXT;
        break;
    case DOC_DECIMAL: /* as it is, with the decimals it has */
        s.mark = cell->mark;
        break;
    case DOC_EMPTY:
    case DOC_MISSING:
    case DOC_CELL_KINDS:
        break;
    }
    return s;
}

static bool
body_cell(struct sheet_out *o, const struct sheet_plan *p, uint32_t r, uint32_t c,
          struct sheet_cell *out, struct err *e) {
    const struct doc_table *t = p->table;
    const struct doc_row *row = &t->row[r];
    const struct doc_cell *cell = &row->cell[c];
    const struct sheet_style style = body_style(o, t, row, c);

    if (sheet_formula_number(cell, &out->figure)) {
        *out = (struct sheet_cell){.kind = SHEET_FIGURE, .figure = out->figure, .style = style};
        if ((cell->kind == DOC_COUNT || cell->kind == DOC_MONEY) &&
            (cell->u.count > EXACT_IN_DOUBLE || cell->u.count < -EXACT_IN_DOUBLE)) {
            return err_set(e, ERR_DATA,
                           "số %lld ở bảng \"" STR_FMT "\" vượt mức Excel giữ được chính xác",
                           (long long)cell->u.count, STR_ARG(t->name));
        }
    } else {
        *out = sheet_out_text(o, doc_cell_text(&o->scratch, cell), style);
    }
    return sheet_formula(&o->scratch, p, sheet_formula_part(p, r), cell, &out->formula, e);
}

/* A row is as tall as its tallest text. */
static double
measured_height(struct sheet_out *o, const struct doc_table *t, uint32_t r) {
    double height = PLAIN_HEIGHT_PT;

    for (uint32_t c = 0; c < t->cols; c++) {
        const struct sheet_style style = body_style(o, t, &t->row[r], c);

        if (style.wrap) {
            const str text = doc_cell_text(&o->scratch, &t->row[r].cell[c]);
            const struct sheet_cell cell = {/* a text that is cut is taller than a row can be */
                                            .kind = text.n == 0 ? SHEET_BLANK : SHEET_TEXT,
                                            .text = text,
                                            .style = style};
            const double need = sheet_out_text_height(o, &cell, c, c) + CELL_HEIGHT_PAD;

            height = need > height ? need : height;
        }
    }
    return height;
}

static double *
kept_heights(const struct sheet_out *o, const struct doc_table *t) {
    struct sheet_heights *all = o->heights;
    struct sheet_heights_table *k = all->first;

    while (k != NULL && (k->table != t || k->width_px != o->sheet.width_px)) {
        k = k->next;
    }
    if (k == NULL) {
        k = arena_new(&all->arena, struct sheet_heights_table);
        *k = (struct sheet_heights_table){
            .table = t,
            .width_px = o->sheet.width_px,
            .pt = arena_array(&all->arena, double,
                              t->rows < HEIGHTS_KEPT ? t->rows + 1 : HEIGHTS_KEPT),
            .next = all->first};
        all->first = k;
    }
    return k->pt;
}

static double
row_height(struct sheet_out *o, const struct doc_table *t, uint32_t r) {
    double *kept;

    if (r >= HEIGHTS_KEPT) {
        return measured_height(o, t, r);
    }
    kept = &kept_heights(o, t)[r];
    if (*kept <= 0) {
        *kept = measured_height(o, t, r);
    }
    return *kept;
}

static bool
body_row(struct sheet_out *o, const struct sheet_plan *p, uint32_t r, struct err *e) {
    if (!sheet_out_row(o, row_height(o, p->table, r), e)) {
        return false;
    }
    for (uint32_t c = 0; !o->measuring && c < p->table->cols; c++) {
        struct sheet_cell cell;

        if (!body_cell(o, p, r, c, &cell, e) || !sheet_out_cell(o, c, cell, e)) {
            return false;
        }
    }
    sheet_out_next(o);
    return true;
}

/* ---- names and bars ---- */

/* "theo_xa" as Excel allows a name, unique in the workbook; *again counts upwards. */
static const char *
defined_name(struct sheet_out *o, str wish, const char *tail) {
    struct buf b = {NULL, 0, 0};
    bool added = false;
    const char *kept;

    for (unsigned n = 1; !added; n++) {
        buf_clear(&b);
        buf_text(&b, "bang_");
        buf_str(&b, fold_key(&o->scratch, wish));
        buf_text(&b, tail);
        if (n > 1) {
            buf_fmt(&b, "_%u", n);
        }
        (void)map_put(&o->defined, buf_view(&b), &added);
    }
    kept = str_keep(&o->scratch, buf_view(&b)).p;
    buf_free(&b);
    return kept;
}

static bool
name_area(struct sheet_out *o, const struct doc_table *t, const char *tail, struct sheet_area area,
          struct err *e) {
    const char *name = defined_name(o, t->name, tail);

    return o->to->name(o->to->me, name, sheet_out_ref(&o->scratch, o->sheet.name, area), e);
}

/* The part of the body that lies on this sheet: its filter, its name, its total's name, its bars. */
static bool
dress_part(struct sheet_out *o, const struct sheet_plan *p, uint32_t from, uint32_t n,
           struct err *e) {
    const struct doc_table *t = p->table;
    const uint32_t row = sheet_formula_row(p, from);
    const struct sheet_area body = {row, 0, row + n - 1, t->cols - 1};

    if (!o->sheet.filtered && sheet_head_rows(t) > 0) { /* a sheet can have one */
        o->sheet.filtered = true;
        if (!o->to->filter(o->to->me, (struct sheet_area){row - 1, 0, body.last_row, body.last_col},
                           e)) {
            return false;
        }
    }
    if (t->name.n > 0 && !name_area(o, t, "", body, e)) {
        return false;
    }
    for (uint32_t i = 0; t->name.n > 0 && i < n; i++) {
        if (t->row[from + i].role == DOC_ROW_TOTAL) {
            const struct sheet_area total = {row + i, 0, row + i, t->cols - 1};

            if (!name_area(o, t, "_tong", total, e)) {
                return false;
            }
            break;
        }
    }
    for (uint32_t c = 0; c < t->cols; c++) {
        const struct sheet_area column = {row, c, row + n - 1, c};

        if (t->col[c].data_bar && !o->to->bars(o->to->me, column, e)) {
            return false;
        }
    }
    return true;
}

/* ---- the whole ---- */

/* How many body rows fit here and on each sheet that follows, and their sheets' names. */
static struct sheet_plan *
plan(struct sheet_out *o, const struct doc_table *t, struct err *e) {
    struct sheet_plan *p = arena_new(&o->keep, struct sheet_plan);
    const uint32_t heads = sheet_head_rows(t);
    const uint32_t body = o->row + heads;
    const uint32_t usable = o->max_rows - o->max_rows / TAIL_SHARE;
    const char **sheet;

    if (body >= usable || heads + 1 >= usable) {
        (void)err_set(e, ERR_CONFIG,
                      "không còn chỗ trên trang tính \"%s\" cho bảng \"" STR_FMT "\"",
                      o->sheet.name, STR_ARG(t->name));
        return NULL;
    }
    *p = (struct sheet_plan){.table = t,
                             .first_row = body,
                             .first_n = usable - body,
                             .next_row = heads,
                             .next_n = usable - heads,
                             .next = o->plans};
    p->parts = t->rows == 0 ? 1 : sheet_formula_part(p, t->rows - 1) + 1;
    sheet = arena_array(&o->keep, const char *, p->parts);
    sheet[0] = o->sheet.name;
    for (uint32_t i = 1; i < p->parts; i++) {
        sheet[i] = sheet_out_name(o, str_from(o->sheet.name));
    }
    p->sheet = sheet;
    o->plans = p;
    return p;
}

/* From row r on, with the notes and the signature that follow, if any: neither stands on a page without a line
 * of what it is about, unless that would part a table that fits one. */
static double
tail_height(struct sheet_out *o, const struct doc_table *t, uint32_t r) {
    const struct sheet_parts *p = &o->sheet.parts;
    double height = o->tail_pt;

    if (o->tail_pt <= 0 && t->notes == 0 && t->source.n == 0) {
        return 0;
    }
    while (r < t->rows) {
        height += row_height(o, t, r++);
    }
    for (size_t i = 0; i <= t->notes; i++) {
        const str note = i < t->notes ? t->note[i] : t->source;
        const struct sheet_cell cell = sheet_out_text(o, note, note_style);

        height +=
            note.n == 0 ? 0 : sheet_out_text_height(o, &cell, p->text_first, p->text_cols - 1);
    }
    return height;
}

/* The height of the table's rows, or `most` where they are higher. */
static double
rows_height(struct sheet_out *o, const struct doc_table *t, double most) {
    double height = 0;

    for (uint32_t r = 0; r < t->rows && height < most; r++) {
        height += row_height(o, t, r);
    }
    return height < most ? height : most;
}

/* How the rows are parted over pages, known when the head stands. */
struct parting {
    bool whole; /* they fit this page */
    uint32_t
        group; /* the row that begins the second of two pages; the number of rows where none does */
};

/* Rows that run over to one page more are parted where a group begins: a page with the last row or two looks forgotten. */
static struct parting
part_rows(struct sheet_out *o, const struct doc_table *t) {
    const double page_pt = sheet_out_page_height(o);
    struct parting by = {.whole = true, .group = t->rows};
    double y_pt = o->page_y_pt;
    double group_pt = 0;

    for (uint32_t r = 0; !o->sheet.plain && r < t->rows && y_pt <= 2 * page_pt; r++) {
        if (t->row[r].role == DOC_ROW_GROUP && r >= ROWS_WITH_HEAD && y_pt <= page_pt) {
            by.group = r;
            group_pt = y_pt;
        }
        y_pt += row_height(o, t, r);
    }
    by.whole = y_pt <= page_pt;
    if (by.whole || group_pt < PAGE_BEGUN * page_pt ||
        o->head_pt + y_pt - group_pt + tail_height(o, t, t->rows) > page_pt) {
        by.group = t->rows;
    }
    return by;
}

static bool
body(struct sheet_out *o, const struct sheet_plan *p, struct err *e) {
    const struct doc_table *t = p->table;
    const struct parting by = part_rows(o, t);
    const double page_pt = sheet_out_page_height(o);
    uint32_t from = 0;

    for (uint32_t part = 0; part < p->parts; part++) {
        const uint32_t room = part == 0 ? p->first_n : p->next_n;
        const uint32_t n = t->rows - from < room ? t->rows - from : room;

        if (part > 0) {
            if (!sheet_out_tab_end(o, e) ||
                !sheet_out_tab(o, o->sheet.section, p->sheet[part], e)) {
                return false;
            }
            if (!sheet_head(o, t, e)) {
                return false;
            }
        }
        for (uint32_t i = 0; i < n; i++) {
            const uint32_t left = t->rows - from - i;

            if ((from + i == by.group && !sheet_out_keep_together(o, page_pt, e)) ||
                (!by.whole && left == ROWS_WITH_TAIL && t->rows > ROWS_WITH_TAIL &&
                 !sheet_out_keep_together(o, tail_height(o, t, from + i), e)) ||
                !body_row(o, p, from + i, e)) {
                return err_at(e, "bảng \"" STR_FMT "\" dòng %u", STR_ARG(t->name), from + i + 1);
            }
        }
        if (n > 0 && !dress_part(o, p, from, n, e)) {
            return false;
        }
        from += n;
    }
    return true;
}

static bool
line(struct sheet_out *o, str s, struct sheet_style style, struct err *e) {
    return s.n == 0 || sheet_out_line(o, sheet_out_text(o, s, style), e);
}

static bool
line_above(struct sheet_out *o, const struct doc_table *t, str s, struct sheet_style style,
           struct err *e) {
    return s.n == 0 || sheet_out_line_over(o, sheet_out_text(o, s, style), t->cols, e);
}

/* Over each part of a wide table. */
static bool
unit_line(struct sheet_out *o, const struct doc_table *t, struct err *e) {
    const struct sheet_cell c = sheet_out_text(o, t->unit, unit_style);

    if (t->unit.n > 0 && o->sheet.parts.n > 1 && t->cols == o->sheet.cols) {
        return sheet_out_line_again(o, c, c, e);
    }
    return line_above(o, t, t->unit, unit_style, e);
}

bool
sheet_table(struct sheet_out *o, const struct doc_table *t, struct err *e) {
    const double line_pt = sheet_out_height(1, SHEET_OUT_SIZE) + CELL_HEIGHT_PAD;
    const double head_pt = sheet_head_height(o, t) + (ROWS_WITH_HEAD - 1) * line_pt;
    const double page_pt = sheet_out_page_height(o);
    const double rows_pt = o->sheet.plain ? page_pt : rows_height(o, t, page_pt);
    const bool whole = head_pt + rows_pt < page_pt;
    const double least_pt =
        head_pt + (whole && o->page_y_pt > PAGE_BEGUN * page_pt ? rows_pt : line_pt);
    const struct sheet_plan *p;

    if (!o->sheet.plain && (!sheet_out_keep_together(o, least_pt, e) ||
                            !line_above(o, t, t->title, title_style, e) || !unit_line(o, t, e))) {
        return false;
    }
    p = plan(o, t, e);
    if (p == NULL) {
        return false;
    }
    if (!sheet_head(o, t, e) || !body(o, p, e)) {
        return false;
    }
    for (size_t i = 0; i < t->notes; i++) {
        if (!line(o, t->note[i], note_style, e)) {
            return false;
        }
    }
    return line(o, t->source, note_style, e);
}
