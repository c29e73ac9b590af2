/*
 * xlsx - the workbook: cells laid out by workbook/sheet and handed to libxlsxwriter, strictly in
 * row order, so that a long list can be written without being kept.
 */

#include "workbook/xlsx.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/fs.h"
#include "base/map.h"
#include "workbook/cell_sum.h"
#include "workbook/readback.h"
#include "workbook/sheet_walk.h"
#include "workbook/xlsx_chart.h"
#include "workbook/xlsx_format.h"
#include "workbook/xlsx_page.h"
#include "workbook/xlsx_text.h"

#include <xlsxwriter.h>

enum {
    KEPT_CELLS_MOST = 1000000, /* beyond, rows go to a temporary file as they are written */
    CELL_BYTES = 160,          /* of temporary files: the most of all cells, and of the book */
    BOOK_BYTES = 1 << 20,
    SECONDS_A_DAY = 86400,
    BODY_PT = 12,
    BREAKS_MOST = 1000, /* of pages, Excel's limit is 1023 */
    BAR_COLOUR = 0x9DC3E6
};
#define DEFAULT_ROW_PT 15.75

struct xlsx {
    const struct doc *doc;
    const char *path;
    struct arena arena;
    lxw_workbook *book; /* NULL once closed */
    lxw_worksheet *sheet;
    const struct sheet_tab *laid; /* the sheet that is being written */
    struct xlsx_format *format;
    struct sheet_sink sink;
    struct sheet *layout;
    lxw_row_t break_before[BREAKS_MOST + 1];
    size_t breaks;
    struct buf *noted; /* the sums of the sheets (readback.h); NULL: nobody asks */
    struct cell_sum sum;
};

static bool
check(lxw_error code, struct err *e) {
    return code == LXW_NO_ERROR ||
           err_set(e, ERR_IO, "không ghi được sổ tính Excel (libxlsxwriter %d: %s)", (int)code,
                   lxw_strerror(code));
}

/* ---- the sink ---- */

/* The library counts a column in digits of 7 px, Calibri 11; the normal font's have 8, by which readers multiply. */
static unsigned
library_px(unsigned px) {
    return px * 7 / 8;
}

static bool
on_sheet(void *me, const struct sheet_tab *s, struct err *e) {
    struct xlsx *x = me;

    x->sheet = workbook_add_worksheet(x->book, s->name);
    if (x->sheet == NULL) {
        return err_set(e, ERR_INTERNAL, "không mở được trang tính \"%s\"", s->name);
    }
    x->laid = s;
    x->breaks = 0;
    cell_sum_begin(&x->sum, str_from(s->name));
    worksheet_set_default_row(x->sheet, DEFAULT_ROW_PT, LXW_FALSE);
    for (uint32_t c = 0; c < s->cols; c++) {
        if (!check(worksheet_set_column_pixels(x->sheet, (lxw_col_t)c, (lxw_col_t)c,
                                               library_px(s->width_px[c]), NULL),
                   e)) {
            return false;
        }
    }
    return true;
}

static bool
on_row(void *me, uint32_t row, double height_pt, struct err *e) {
    const struct xlsx *x = me;

    return x->laid->plain || check(worksheet_set_row(x->sheet, row, height_pt, NULL), e);
}

static bool
write_rich(struct xlsx *x, const struct sheet_cell *c, lxw_format *format, struct err *e) {
    struct arena a = ARENA_EMPTY;
    lxw_rich_string_tuple *part = arena_array(&a, lxw_rich_string_tuple, c->runs.n);
    lxw_rich_string_tuple **list = arena_array(&a, lxw_rich_string_tuple *, c->runs.n + 1);
    size_t n = 0;
    bool ok;

    for (size_t i = 0; i < c->runs.n; i++) {
        struct sheet_style style = c->style;

        if (c->runs.run[i].text.n == 0) {
            continue; /* the library refuses an empty part */
        }
        style.bold = style.bold || (c->runs.run[i].style & DOC_BOLD) != 0;
        style.italic = style.italic || (c->runs.run[i].style & DOC_ITALIC) != 0;
        part[n].format = xlsx_format_of(x->format, &style);
        part[n].string = xlsx_text_mut(&a, c->runs.run[i].text);
        list[n] = &part[n];
        n++;
    }
    ok =
        check(n > 1 ? worksheet_write_rich_string(x->sheet, c->row, (lxw_col_t)c->col, list, format)
                    : worksheet_write_string(x->sheet, c->row, (lxw_col_t)c->col,
                                             xlsx_text_mut(&a, c->text), format),
              e);
    arena_free(&a);
    return ok;
}

static bool
write_text(struct xlsx *x, const struct sheet_cell *c, lxw_format *format, struct err *e) {
    const lxw_col_t col = (lxw_col_t)c->col;
    struct arena a = ARENA_EMPTY;
    const char *text;
    lxw_error code;

    if (c->runs.n > 1) {
        return write_rich(x, c, format, e);
    }
    text = xlsx_text(&a, c->text);
    if (c->link != NULL) {
        code = worksheet_write_url_opt(x->sheet, c->row, col, c->link, format, text, NULL);
    } else if (c->formula != NULL) {
        code = worksheet_write_formula_str(x->sheet, c->row, col, c->formula, format, text);
    } else {
        code = worksheet_write_string(x->sheet, c->row, col, text, format);
    }
    arena_free(&a);
    return check(code, e);
}

/* Whether a blank cell is to be seen: one inside a merged range without lines is not, and those are a tenth of all cells. */
static bool
is_seen(const struct sheet_style *s) {
    return s->border || s->shade ||
           s->number != SHEET_GENERAL; /* what is typed there gets the form */
}

/* What the cell must be in the file. */
static void
note_cell(struct xlsx *x, const struct sheet_cell *c) {
    if (x->noted != NULL && c->kind != SHEET_BLANK) {
        const bool is_text = c->kind == SHEET_TEXT;

        cell_sum_add(&x->sum, c->row, c->col, is_text,
                     is_text ? map_hash(c->text) : cell_sum_figure(c->figure),
                     c->formula == NULL ? (str){"", 0} : str_from(c->formula + 1)); /* no '=' */
    }
}

static bool
on_cell(void *me, const struct sheet_cell *c, struct err *e) {
    struct xlsx *x = me;
    const lxw_col_t col = (lxw_col_t)c->col;
    lxw_format *format;

    if (c->kind == SHEET_BLANK && !is_seen(&c->style)) {
        return true;
    }
    format = xlsx_format_of(x->format, &c->style);
    note_cell(x, c);
    switch (c->kind) {
    case SHEET_BLANK:
        return check(worksheet_write_blank(x->sheet, c->row, col, format), e);
    case SHEET_TEXT:
        return write_text(x, c, format, e);
    case SHEET_FIGURE:
        return check(
            c->formula != NULL
                ? worksheet_write_formula_num(x->sheet, c->row, col, c->formula, format, c->figure)
                : worksheet_write_number(x->sheet, c->row, col, c->figure, format),
            e);
    }
    assert(!"a cell has a kind");
    return false;
}

/* worksheet_merge_range writes the cells of all rows at once, which breaks row order; the cells
 * are written by on_cell, here the range is only recorded. */
static bool
on_merge(void *me, struct sheet_area a, struct err *e) {
    struct xlsx *x = me;
    lxw_merged_range *range = calloc(1, sizeof *range);

    if (range == NULL) {
        return err_set(e, ERR_INTERNAL, "hết bộ nhớ khi ghi sổ tính Excel");
    }
    range->first_row = a.row;
    range->first_col = (lxw_col_t)a.col;
    range->last_row = a.last_row;
    range->last_col = (lxw_col_t)a.last_col;
    STAILQ_INSERT_TAIL(x->sheet->merged_ranges, range, list_pointers); /* freed by the library */
    x->sheet->merged_range_count++;
    x->sum.merges++;
    return true;
}

static bool
on_bars(void *me, struct sheet_area a, struct err *e) {
    const struct xlsx *x = me;
    lxw_conditional_format bars = {.type = LXW_CONDITIONAL_DATA_BAR,
                                   .bar_color = BAR_COLOUR,
                                   .bar_solid = LXW_TRUE,
                                   .data_bar_2010 = LXW_TRUE,
                                   .min_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
                                   .min_value = 0};

    return check(worksheet_conditional_format_range(x->sheet, a.row, (lxw_col_t)a.col, a.last_row,
                                                    (lxw_col_t)a.last_col, &bars),
                 e);
}

static bool
on_chart(void *me, const struct sheet_chart *c, struct err *e) {
    enum { ROW_PX = 21, FRAME_PX = 6 /* or the right edge is cut in print */ };
    const struct xlsx *x = me;
    unsigned width = 0;

    for (uint32_t i = c->place.col; i <= c->place.last_col; i++) {
        width += x->laid->width_px[i];
    }
    return check(xlsx_chart(x->book, x->sheet, c, library_px(width - FRAME_PX),
                            (c->place.last_row - c->place.row + 1) * ROW_PX),
                 e);
}

static bool
on_filter(void *me, struct sheet_area a, struct err *e) {
    const struct xlsx *x = me;

    return check(
        worksheet_autofilter(x->sheet, a.row, (lxw_col_t)a.col, a.last_row, (lxw_col_t)a.last_col),
        e);
}

static bool
on_page_break(void *me, uint32_t before_row, struct err *e) {
    struct xlsx *x = me;

    (void)e;
    if (x->breaks < BREAKS_MOST) { /* beyond, pages part where they are full */
        x->break_before[x->breaks++] = before_row;
    }
    return true;
}

static bool
on_name(void *me, const char *name, const char *ref, struct err *e) {
    const struct xlsx *x = me;

    return check(workbook_define_name(x->book, name, ref), e);
}

static bool
on_sheet_end(void *me, const struct sheet_tab *s, struct err *e) {
    struct xlsx *x = me;
    lxw_worksheet *w = x->sheet;
    const lxw_col_t last_col = (lxw_col_t)(s->cols - 1);

    if (x->noted != NULL) {
        const uint64_t sum = cell_sum_end(&x->sum);

        buf_add(x->noted, (const char *)&sum, sizeof sum);
    }
    x->break_before[x->breaks] = 0; /* the list ends with a 0 */
    if (!check(xlsx_page(w, s, x->doc->draft, x->break_before), e)) {
        return false;
    }
    if (!s->plain) {
        worksheet_gridlines(w, LXW_HIDE_ALL_GRIDLINES);
    }
    if (s->frozen_rows > 0 || s->frozen_cols > 0) {
        worksheet_freeze_panes(w, s->frozen_rows, (lxw_col_t)s->frozen_cols);
    }
    if (s->has_head && !check(worksheet_repeat_rows(w, s->head_first, s->head_last), e)) {
        return false;
    }
    return s->rows == 0 ||
           (check(worksheet_print_area(w, 0, 0, xlsx_page_rows(s) - 1, last_col), e) &&
            check(worksheet_ignore_errors(w, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:XFD1048576"),
                  e));
}

/* ---- the format's functions ---- */

static void
set_properties(const struct xlsx *x, struct arena *a) {
    const struct doc *d = x->doc;
    lxw_doc_properties p = {.title = str_keep_mut(a, d->title),
                            .subject = str_keep_mut(a, d->subject),
                            .author = str_keep_mut(a, d->author),
                            .company = str_keep_mut(a, d->author),
                            .keywords = str_keep_mut(a, d->keywords),
                            .created = (time_t)d->day * SECONDS_A_DAY};

    if (p.created == 0) {
        p.created = 1; /* 0 would ask the clock */
    }
    (void)workbook_set_properties(x->book, &p);
}

/* The first format is the workbook's normal style; there is no call to change it. */
static void
set_normal_font(const struct xlsx *x) {
    lxw_format *normal = STAILQ_FIRST(x->book->formats);

    format_set_font_name(normal, "Times New Roman");
    format_set_font_size(normal, BODY_PT);
}

static void *
open_book(const struct doc *d, const struct render_target *t, struct err *e) {
    struct xlsx *x;
    const uint64_t cells = sheet_cells(d);
    const bool small = cells <= (RENDER_MEMORY - BOOK_BYTES) / CELL_BYTES;
    const char *tmpdir = small && t->memory != NULL ? t->memory : t->tmpdir;
    lxw_workbook_options options = {.constant_memory = cells > KEPT_CELLS_MOST};

    if (fs_exists(t->path)) {
        (void)err_set(e, ERR_CANTCREAT, "tệp cần tạo đã có sẵn");
        return NULL;
    }
    if (d->first == NULL) {
        (void)err_set(e, ERR_INTERNAL, "sổ tính Excel không có trang nào");
        return NULL;
    }
    x = calloc(1, sizeof *x);
    if (x == NULL) {
        (void)err_set(e, ERR_INTERNAL, "hết bộ nhớ khi mở sổ tính Excel");
        return NULL;
    }
    options.tmpdir = tmpdir == NULL ? NULL : str_keep_mut(&x->arena, str_from(tmpdir));
    x->doc = d;
    x->noted = t->noted;
    x->path = str_keep(&x->arena, str_from(t->path)).p;
    x->book = workbook_new_opt(x->path, &options);
    if (x->book == NULL) {
        (void)err_set(e, ERR_INTERNAL, "không mở được sổ tính Excel");
        arena_free(&x->arena);
        free(x);
        return NULL;
    }
    set_normal_font(x);
    x->format = xlsx_format_new(&x->arena, x->book);
    set_properties(x, &x->arena);
    x->sink = (struct sheet_sink){.me = x,
                                  .sheet = on_sheet,
                                  .row = on_row,
                                  .cell = on_cell,
                                  .merge = on_merge,
                                  .bars = on_bars,
                                  .chart = on_chart,
                                  .filter = on_filter,
                                  .page_break = on_page_break,
                                  .name = on_name,
                                  .sheet_end = on_sheet_end};
    x->layout = sheet_new(d, &x->sink, SHEET_ROWS);
    return x;
}

static bool
begin_section(void *me, const struct doc_section *s, struct err *e) {
    return sheet_section_begin(((struct xlsx *)me)->layout, s, e);
}

static bool
any_block(void *me, const struct doc_block *b, struct err *e) {
    return sheet_block(((struct xlsx *)me)->layout, b, e);
}

static bool
end_section(void *me, const struct doc_section *s, struct err *e) {
    return sheet_section_end(((struct xlsx *)me)->layout, s, e);
}

/* What workbook_close wrote is on the disk only after this. */
static bool
sync_file(const char *path, struct err *e) {
    const int fd = open(path, O_RDONLY | O_CLOEXEC);
    bool ok;

    if (fd < 0) {
        return err_os(e, ERR_IO, "sổ tính Excel vừa ghi không mở lại được");
    }
    ok = fsync(fd) == 0 || err_os(e, ERR_IO, "sổ tính Excel không ghi được xuống đĩa");
    return close(fd) == 0 && ok;
}

/* The library says in English on standard error what its status says as well: on a full disk a line for each workbook. */
static lxw_error
close_quietly(lxw_workbook *book) {
    const int kept = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 0);
    const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
    lxw_error code;

    if (kept >= 0 && nowhere >= 0) {
        (void)dup2(nowhere, STDERR_FILENO);
    }
    code = workbook_close(book);
    if (kept >= 0 && nowhere >= 0) {
        (void)dup2(kept, STDERR_FILENO);
    }
    if (kept >= 0) {
        (void)close(kept);
    }
    if (nowhere >= 0) {
        (void)close(nowhere);
    }
    return code;
}

static bool
close_book(void *me, struct err *e) {
    struct xlsx *x = me;
    lxw_workbook *book = x->book;

    if (!sheet_end(x->layout, e)) {
        return false;
    }
    x->book = NULL; /* freed by workbook_close, whatever it says */
    return check(close_quietly(book), e) && sync_file(x->path, e);
}

static void
free_book(void *me) {
    struct xlsx *x = me;

    if (x->book != NULL) {
        lxw_workbook_free(x->book);
    }
    sheet_free(x->layout);
    arena_free(&x->arena);
    free(x);
}

static const struct render_ops ops = {
    .open = open_book,
    .section_begin = begin_section,
#define XLSX_ROW(NAME, name) .name = any_block,
    DOC_BLOCKS(XLSX_ROW)
#undef XLSX_ROW
        .section_end = end_section,
    .close = close_book,
    .free = free_book,
};

const struct render_format xlsx_workbook = {"xlsx", ".xlsx", &ops, readback_xlsx,
                                            readback_xlsx_as_noted};
