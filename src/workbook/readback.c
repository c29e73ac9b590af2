/* readback - re-reading a workbook that was written.  See readback.h. */

#include "workbook/readback.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "workbook/readback_zip.h"
#include "workbook/sheet_nowhere.h"
#include "workbook/sheet_walk.h"

/* The writer gives 16 significant digits. */
#define SIXTEEN_DIGITS 2e-15

struct reader {
    struct readback_zip *file;
    uint32_t sheet;  /* sheets laid out so far */
    uint32_t merges; /* on this one */
};

static bool
differs(const struct reader *r, const struct sheet_cell *c, const char *what, struct err *e) {
    return err_set(e, ERR_IO,
                   "sổ tính Excel vừa ghi không giống số liệu: trang \"%s\" dòng %u cột %u: %s; "
                   "hãy kiểm tra chỗ trống trên đĩa rồi chạy lại",
                   readback_zip_sheet_name(r->file, r->sheet - 1), c->row + 1, c->col + 1, what);
}

static bool
on_sheet(void *me, const struct sheet_tab *s, struct err *e) {
    struct reader *r = me;

    if (r->sheet >= readback_zip_sheets(r->file) ||
        strcmp(readback_zip_sheet_name(r->file, r->sheet), s->name) != 0) {
        return err_set(e, ERR_IO, "sổ tính Excel vừa ghi thiếu trang \"%s\"", s->name);
    }
    r->merges = 0;
    return readback_zip_sheet(r->file, r->sheet++, e);
}

static bool
same_value(const struct sheet_cell *want, const struct readback_zip_cell *got) {
    if (want->kind == SHEET_TEXT) {
        return got->is_text && str_eq(got->text, want->text);
    }
    return !got->is_text && fabs(got->figure - want->figure) <= SIXTEEN_DIGITS * fabs(want->figure);
}

static bool
on_cell(void *me, const struct sheet_cell *want, struct err *e) {
    const struct reader *r = me;
    const str formula =
        want->formula == NULL ? (str){NULL, 0} : str_from(want->formula + 1); /* without '=' */
    struct readback_zip_cell got;
    bool end;

    if (want->kind == SHEET_BLANK) {
        return true;
    }
    if (!readback_zip_next(r->file, &got, &end, e)) {
        return false;
    }
    if (end || got.row != want->row || got.col != want->col) {
        return differs(r, want, "không có ô này", e);
    }
    if (!same_value(want, &got)) {
        return differs(r, want, "giá trị khác", e);
    }
    return str_eq(got.formula, formula) || differs(r, want, "công thức khác", e);
}

static bool
on_merge(void *me, struct sheet_area a, struct err *e) {
    struct reader *r = me;

    (void)a;
    (void)e;
    r->merges++;
    return true;
}

static bool
on_sheet_end(void *me, const struct sheet_tab *s, struct err *e) {
    const struct reader *r = me;
    struct readback_zip_cell extra;
    bool end;

    if (!readback_zip_next(r->file, &extra, &end, e)) {
        return false;
    }
    if (!end) {
        const struct sheet_cell at = {.row = extra.row, .col = extra.col};

        return differs(r, &at, "ô thừa", e);
    }
    return readback_zip_merges(r->file) == r->merges ||
           err_set(e, ERR_IO, "sổ tính Excel vừa ghi thiếu ô gộp ở trang \"%s\"", s->name);
}

static bool
walk(struct sheet *g, const struct doc *d, struct err *e) {
    for (const struct doc_section *s = d->first; s != NULL; s = s->next) {
        if (!sheet_section_begin(g, s, e)) {
            return false;
        }
        for (const struct doc_block *b = s->first; b != NULL; b = b->next) {
            if (!sheet_block(g, b, e)) {
                return false;
            }
        }
        if (!sheet_section_end(g, s, e)) {
            return false;
        }
    }
    return sheet_end(g, e);
}

bool
readback_xlsx(const char *path, const struct doc *d, struct once *once, struct err *e) {
    struct reader r = {.file = readback_zip_open(path, once, e)};
    struct sheet_sink sink = sheet_nowhere;
    struct sheet *g;
    bool ok;

    if (r.file == NULL) {
        return err_at(e, "%s", path);
    }
    sink.me = &r;
    sink.sheet = on_sheet;
    sink.cell = on_cell;
    sink.merge = on_merge;
    sink.sheet_end = on_sheet_end;
    g = sheet_new(d, &sink, SHEET_ROWS);
    ok = walk(g, d, e);
    if (ok && r.sheet != readback_zip_sheets(r.file)) {
        ok = err_set(e, ERR_IO, "sổ tính Excel vừa ghi có trang thừa");
    }
    sheet_free(g);
    readback_zip_close(r.file);
    return ok || err_at(e, "%s", path);
}

bool
readback_xlsx_as_noted(const char *path, str noted, struct once *once) {
    struct err e;
    struct readback_zip *file = readback_zip_open(path, once, &e);
    bool same = file != NULL && noted.n == readback_zip_sheets(file) * sizeof(uint64_t);

    for (uint32_t i = 0; same && i < readback_zip_sheets(file); i++) {
        uint64_t want;
        uint64_t got;

        memcpy(&want, noted.p + i * sizeof want, sizeof want);
        same = readback_zip_sum(file, i, &got, &e) && got == want;
    }
    readback_zip_close(file);
    return same;
}
