/* sheet_chart - charts and their figures.  See sheet_chart.h. */

#include "workbook/sheet_chart.h"

#include <assert.h>

#include "workbook/sheet_columns.h"
#include "workbook/sheet_formula.h"
#include "workbook/sheet_table.h"

enum {
    FRAME_ROWS = 6,  /* title, axis, legend */
    LEAST_ROWS = 16, /* rows of a chart of lines or of few bars */
    UP_ROWS = 20,
    PAGE_ROWS = 44, /* of ROW_PT on an upright A4 page */
    CHART_COLS = 8,
    LABEL_PX = 200,
    FIGURE_PX = 100,
    HEAD_ROWS = 5 /* of a chart's figures: title and names */
};
#define ROW_PT 15.75

static uint32_t
figure_columns(const struct doc_chart *c) {
    return 1 + (uint32_t)c->series_n + (c->has_guide ? 1 : 0);
}

/* Reserve the chart's rows on the sheet of figures: title, names, one a category, a gap. */
static struct sheet_series *
book(struct sheet_out *o, const struct doc_chart *c) {
    struct sheet_series *s = arena_new(&o->keep, struct sheet_series);

    if (o->figure_sheet == NULL) {
        o->figure_sheet = sheet_out_name(o, STR("Số liệu biểu đồ"));
    }
    s->chart = c;
    s->first_row = o->figure_row + 2;
    o->figure_row = s->first_row + (uint32_t)c->categories + 1;
    if (o->last_chart == NULL) {
        o->charts = s;
    } else {
        o->last_chart->next = s;
    }
    o->last_chart = s;
    return s;
}

static uint32_t
rows_of(const struct doc_chart *c) {
    const uint32_t rows =
        c->kind == DOC_BARS_ACROSS ? (uint32_t)c->categories + FRAME_ROWS : UP_ROWS;

    return rows < LEAST_ROWS ? LEAST_ROWS : rows;
}

/* The chart over the next rows of the sheet. */
static bool
place(struct sheet_out *o, const struct sheet_series *s, uint32_t rows, struct err *e) {
    const struct sheet_chart chart = {.chart = s->chart,
                                      .place = {o->row, o->sheet.parts.text_first,
                                                o->row + rows - 1, o->sheet.parts.text_cols - 1},
                                      .data_sheet = o->figure_sheet,
                                      .first_row = s->first_row};

    if (!o->to->chart(o->to->me, &chart, e)) {
        return false;
    }
    for (uint32_t i = 0; i < rows; i++) {
        if (!sheet_out_gap(o, ROW_PT, e)) {
            return false;
        }
    }
    return true;
}

static bool
leave_link(struct sheet_out *o, const struct doc_chart *c, struct err *e) {
    const struct sheet_style style = {
        .size_pt = SHEET_OUT_SIZE, .italic = true, .wrap = true, .link = true};
    struct buf b = {NULL, 0, 0};
    struct sheet_cell cell;

    if (o->chart_sheet == NULL) {
        o->chart_sheet = sheet_out_name(o, STR("Biểu đồ"));
    }
    buf_str(&b, c->title);
    buf_text(&b, ": xem trang tính “");
    buf_text(&b, o->chart_sheet);
    buf_text(&b, "”");
    cell = sheet_out_text(o, buf_view(&b), style);
    sheet_out_lead_to(
        o, &cell, o->chart_sheet, o->late_charts * PAGE_ROWS,
        (struct sheet_area){0, o->sheet.parts.text_first, 0, o->sheet.parts.text_cols - 1});
    buf_free(&b);
    o->late_charts++;
    return sheet_out_line(o, cell, e);
}

bool
sheet_chart(struct sheet_out *o, const struct doc_chart *c, struct err *e) {
    struct sheet_series *s = book(o, c);
    const double height = (rows_of(c) + 1) * ROW_PT + o->tail_pt;
    const bool first_page = o->page_y_pt >= o->y_pt;

    assert(c->categories > 0 && c->series_n > 0);
    if (!o->measuring && first_page && o->page_y_pt + height <= sheet_out_page_height(o)) {
        return sheet_out_gap(o, ROW_PT, e) && place(o, s, rows_of(c), e);
    }
    s->late = true;
    return leave_link(o, c, e);
}

/* ---- the sheet of charts ---- */

/* A section that the document has not. */
static const struct doc_section *
own_section(struct sheet_out *o, str id) {
    struct doc_section *s = arena_new(&o->keep, struct doc_section);

    *s = (struct doc_section){.kind = DOC_NOTES, .id = id};
    return s;
}

/* Each chart fills a page of its own. */
static bool
late_charts(struct sheet_out *o, struct err *e) {
    const struct doc_section *section = own_section(o, STR("bieu-do"));
    unsigned *width = arena_array(&o->keep, unsigned, CHART_COLS);

    for (uint32_t i = 0; i < CHART_COLS; i++) {
        width[i] = sheet_columns_page(section) / CHART_COLS;
    }
    o->sheet.section = section;
    o->sheet.cols = CHART_COLS;
    o->sheet.parts = (struct sheet_parts){.n = 1, .text_cols = CHART_COLS};
    o->sheet.width_px = width;
    if (!sheet_out_tab(o, section, o->chart_sheet, e)) {
        return false;
    }
    for (struct sheet_series *s = o->charts; s != NULL; s = s->next) {
        const uint32_t want = rows_of(s->chart);

        if (!s->late) {
            continue;
        }
        s->late = false;
        if (!sheet_out_keep_together(o, sheet_out_page_height(o), e) ||
            !place(o, s, want < PAGE_ROWS ? want : PAGE_ROWS, e)) {
            return false;
        }
        while (o->row % PAGE_ROWS != 0) {
            if (!sheet_out_gap(o, ROW_PT, e)) {
                return false;
            }
        }
    }
    return sheet_out_tab_end(o, e);
}

/* ---- the sheet of figures ---- */

static struct sheet_cell
label(struct sheet_out *o, str s, enum doc_align align, bool bold) {
    const struct sheet_style style = {.number = SHEET_AS_TEXT,
                                      .align = align,
                                      .size_pt = SHEET_OUT_SIZE,
                                      .bold = bold,
                                      .wrap = true,
                                      .grey = true};

    return sheet_out_text(o, s, style);
}

/* "='II. Theo xã'!$E$12", or NULL where the value stands in no table of this workbook, or not
 * as a number there. */
static const char *
source(struct sheet_out *o, const struct doc_series *s, size_t i) {
    const struct sheet_plan *p = s->table == NULL ? NULL : sheet_table_plan(o, s->table);
    struct sheet_area at;
    double v;

    if (p == NULL || !sheet_formula_number(doc_table_at(s->table, s->at[i]), &v)) {
        return NULL;
    }
    at.row = at.last_row = sheet_formula_row(p, s->at[i].row);
    at.col = at.last_col = s->at[i].col;
    return sheet_out_ref(&o->scratch, p->sheet[sheet_formula_part(p, s->at[i].row)], at);
}

static struct sheet_cell
figure(const struct doc_chart *c, const struct doc_chart_value *v) {
    struct sheet_cell cell = {.kind = SHEET_BLANK,
                              .style = {.number = c->percent ? SHEET_PERCENT : SHEET_INTEGER,
                                        .align = DOC_RIGHT,
                                        .size_pt = SHEET_OUT_SIZE,
                                        .grey = true}};

    if (doc_value_known(v)) {
        cell.kind = SHEET_FIGURE;
        cell.figure = num_double(v->value);
    }
    return cell;
}

/* The names over the series and the guide, as many lines as the longest takes. */
static bool
names_row(struct sheet_out *o, const struct doc_chart *c, struct err *e) {
    const uint32_t n = figure_columns(c) - 1;
    struct sheet_cell *name = arena_array(&o->scratch, struct sheet_cell, n);
    double height = ROW_PT;

    for (uint32_t s = 0; s < n; s++) {
        const str text = s < c->series_n ? c->series[s].name : c->guide_name;
        double need;

        name[s] = label(o, text, DOC_RIGHT, true);
        need = sheet_out_text_height(o, &name[s], s + 1, s + 1);
        height = need > height ? need : height;
    }
    if (!sheet_out_row(o, height, e)) {
        return false;
    }
    for (uint32_t s = 0; s < n; s++) {
        if (!sheet_out_cell(o, s + 1, name[s], e)) {
            return false;
        }
    }
    sheet_out_next(o);
    return true;
}

static bool
category_row(struct sheet_out *o, const struct doc_chart *c, size_t i, struct err *e) {
    const struct doc_chart_value guide = {.known = true, .value = c->guide};
    const struct sheet_cell name = label(o, c->category[i], DOC_LEFT, false);
    const double height = sheet_out_text_height(o, &name, 0, 0);

    if (!sheet_out_row(o, height > ROW_PT ? height : ROW_PT, e) || !sheet_out_cell(o, 0, name, e)) {
        return false;
    }
    for (size_t s = 0; s < c->series_n; s++) {
        struct sheet_cell cell = figure(c, &c->series[s].value[i]);

        if (cell.kind == SHEET_FIGURE) {
            cell.formula = source(o, &c->series[s], i);
        }
        if (!sheet_out_cell(o, (uint32_t)s + 1, cell, e)) {
            return false;
        }
    }
    if (c->has_guide && !sheet_out_cell(o, (uint32_t)c->series_n + 1, figure(c, &guide), e)) {
        return false;
    }
    sheet_out_next(o);
    return true;
}

static bool
figures_of(struct sheet_out *o, const struct sheet_series *s, struct err *e) {
    const double about = (double)(s->chart->categories + HEAD_ROWS) * ROW_PT;

    if (!sheet_out_keep_together(o, about, e) ||
        !sheet_out_line(o, label(o, s->chart->title, DOC_LEFT, true), e) ||
        !names_row(o, s->chart, e)) {
        return false;
    }
    assert(o->row == s->first_row);
    for (size_t i = 0; i < s->chart->categories; i++) {
        if (!category_row(o, s->chart, i, e)) {
            return false;
        }
    }
    return sheet_out_gap(o, ROW_PT, e);
}

static bool
figures(struct sheet_out *o, struct err *e) {
    const struct doc_section *section = own_section(o, STR("so-lieu-bieu-do"));
    unsigned *width;
    uint32_t cols = 1;

    for (const struct sheet_series *s = o->charts; s != NULL; s = s->next) {
        cols = figure_columns(s->chart) > cols ? figure_columns(s->chart) : cols;
    }
    width = arena_array(&o->keep, unsigned, cols);
    for (uint32_t i = 0; i < cols; i++) {
        width[i] = i == 0 ? LABEL_PX : FIGURE_PX;
    }
    o->sheet.section = section;
    o->sheet.cols = cols;
    o->sheet.parts = (struct sheet_parts){.n = 1, .text_cols = cols};
    o->sheet.width_px = width;
    if (!sheet_out_tab(o, section, o->figure_sheet, e)) {
        return false;
    }
    for (const struct sheet_series *s = o->charts; s != NULL; s = s->next) {
        if (!figures_of(o, s, e)) {
            return false;
        }
    }
    return sheet_out_tab_end(o, e);
}

bool
sheet_chart_sheet(struct sheet_out *o, struct err *e) {
    if (o->late_charts > 0 && !late_charts(o, e)) {
        return false;
    }
    o->late_charts = 0;
    o->chart_sheet = NULL;
    return true;
}

bool
sheet_chart_figures(struct sheet_out *o, struct err *e) {
    return o->charts == NULL || figures(o, e);
}
