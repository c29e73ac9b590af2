/* demo_xlsx - a workbook of the demonstration.  See demo_xlsx.h. */

#include "demo/demo_xlsx.h"

#include <stdlib.h>
#include <string.h>

#include "base/heap.h"

#include <xlsxwriter.h>

enum { MADE_ON = 1782777600 /* 30/06/2026, in seconds */, SERIAL_OF_1970 = 25569, A4 = 9 };
#define ROW_PT 15.75

struct demo_xlsx {
    lxw_workbook *book;
    lxw_worksheet *sheet;
    lxw_format *style[DEMO_XLSX_STYLES];
    char *tmpdir;
    uint32_t row;
    lxw_error code; /* of the first call that failed */
};

static void
note(struct demo_xlsx *x, lxw_error code) {
    x->code = x->code == LXW_NO_ERROR ? code : x->code;
}

static void
make_styles(struct demo_xlsx *x) {
    for (unsigned i = 0; i < DEMO_XLSX_STYLES; i++) {
        lxw_format *f =
            i == DEMO_XLSX_PLAIN ? STAILQ_FIRST(x->book->formats) : workbook_add_format(x->book);

        if (f == NULL) {
            note(x, LXW_ERROR_MEMORY_MALLOC_FAILED);
            return;
        }
        x->style[i] = f;
        format_set_font_name(f, "Times New Roman");
        format_set_font_size(f, i == DEMO_XLSX_TITLE ? 14 : 12);
        if (i >= DEMO_XLSX_HEAD) {
            format_set_border(f, LXW_BORDER_THIN);
        }
        if (i == DEMO_XLSX_BOLD || i == DEMO_XLSX_TITLE || i == DEMO_XLSX_HEAD ||
            i == DEMO_XLSX_SUM) {
            format_set_bold(f);
        }
        if (i == DEMO_XLSX_TITLE || i == DEMO_XLSX_HEAD) {
            format_set_align(f, LXW_ALIGN_CENTER);
        }
    }
    format_set_align(x->style[DEMO_XLSX_HEAD], LXW_ALIGN_VERTICAL_CENTER);
    format_set_text_wrap(x->style[DEMO_XLSX_HEAD]);
    format_set_italic(x->style[DEMO_XLSX_ITALIC]);
    format_set_num_format(x->style[DEMO_XLSX_AMOUNT], "#,##0");
    format_set_num_format(x->style[DEMO_XLSX_SUM], "#,##0");
    format_set_num_format(x->style[DEMO_XLSX_DAY], "dd/mm/yyyy");
}

struct demo_xlsx *
demo_xlsx_open(const char *path, const char *tmpdir, struct err *e) {
    struct demo_xlsx *x = heap_new(struct demo_xlsx);
    lxw_doc_properties made = {.created = MADE_ON};
    lxw_workbook_options options = {.constant_memory = LXW_TRUE};

    x->tmpdir = heap_array(char, strlen(tmpdir) + 1);
    memcpy(x->tmpdir, tmpdir, strlen(tmpdir) + 1);
    options.tmpdir = x->tmpdir;
    x->book = workbook_new_opt(path, &options);
    if (x->book == NULL) {
        (void)err_set(e, ERR_INTERNAL, "không mở được sổ tính Excel %s", path);
        free(x->tmpdir);
        free(x);
        return NULL;
    }
    note(x, workbook_set_properties(x->book, &made));
    make_styles(x);
    return x;
}

void
demo_xlsx_sheet(struct demo_xlsx *x, const char *name, const int *width, size_t n) {
    x->sheet = workbook_add_worksheet(x->book, name);
    x->row = 0;
    if (x->sheet == NULL) {
        note(x, LXW_ERROR_MEMORY_MALLOC_FAILED);
        return;
    }
    worksheet_set_default_row(x->sheet, ROW_PT, LXW_FALSE);
    worksheet_set_landscape(x->sheet);
    worksheet_set_paper(x->sheet, A4);
    worksheet_fit_to_pages(x->sheet, 1, 0);
    for (size_t i = 0; i < n; i++) {
        note(x, worksheet_set_column(x->sheet, (lxw_col_t)i, (lxw_col_t)i, (double)width[i], NULL));
    }
}

void
demo_xlsx_text(struct demo_xlsx *x, uint32_t col, const char *text, enum demo_xlsx_style s) {
    if (x->sheet != NULL) {
        note(x, text[0] == '\0'
                    ? worksheet_write_blank(x->sheet, x->row, (lxw_col_t)col, x->style[s])
                    : worksheet_write_string(x->sheet, x->row, (lxw_col_t)col, text, x->style[s]));
    }
}

void
demo_xlsx_number(struct demo_xlsx *x, uint32_t col, int64_t v, enum demo_xlsx_style s) {
    if (x->sheet != NULL) {
        note(x, worksheet_write_number(x->sheet, x->row, (lxw_col_t)col, (double)v, x->style[s]));
    }
}

void
demo_xlsx_day(struct demo_xlsx *x, uint32_t col, period_day d) {
    demo_xlsx_number(x, col, (int64_t)d + SERIAL_OF_1970, DEMO_XLSX_DAY);
}

void
demo_xlsx_across(struct demo_xlsx *x, uint32_t from, uint32_t to, const char *text,
                 enum demo_xlsx_style s) {
    if (x->sheet != NULL) {
        note(x, worksheet_merge_range(x->sheet, x->row, (lxw_col_t)from, x->row, (lxw_col_t)to,
                                      text, x->style[s]));
    }
}

uint32_t
demo_xlsx_row(struct demo_xlsx *x) {
    return ++x->row;
}

void
demo_xlsx_high(struct demo_xlsx *x, unsigned lines) {
    if (x->sheet != NULL) {
        note(x, worksheet_set_row(x->sheet, x->row, ROW_PT * lines, NULL));
    }
}

void
demo_xlsx_freeze(struct demo_xlsx *x) {
    if (x->sheet != NULL) {
        worksheet_freeze_panes(x->sheet, x->row, 0);
    }
}

bool
demo_xlsx_close(struct demo_xlsx *x, struct err *e) {
    const lxw_error closed = workbook_close(x->book);
    const lxw_error code = x->code != LXW_NO_ERROR ? x->code : closed;

    free(x->tmpdir);
    free(x);
    return code == LXW_NO_ERROR ||
           err_set(e, ERR_IO, "không ghi được sổ tính Excel (libxlsxwriter %d: %s)", (int)code,
                   lxw_strerror(code));
}
