/* dumped - a workbook's rows as text.  See dumped.h. */

#include "dumped.h"

#include <unistd.h>

#include "office/book.h"
#include "zipped.h"

void
dumped_row(const struct row *r, struct buf *out) {
    static const char mark[] = {
        [ROW_EMPTY] = '_', [ROW_TEXT] = ':',  [ROW_NUMBER] = '#',   [ROW_DATE] = '=',
        [ROW_FLAG] = '?',  [ROW_ERROR] = '!', [ROW_UNCOUNTED] = '~'};

    buf_fmt(out, "R%u%s%s", r->number, r->hidden ? "h" : "", r->bad ? "x" : "");
    for (uint32_t i = 0; i < r->n; i++) {
        if (r->kind[i] != ROW_EMPTY) {
            buf_fmt(out, " %u%c" STR_FMT, i, mark[r->kind[i]], STR_ARG(r->text[i]));
        }
    }
    buf_char(out, '\n');
}

/* A sheet's rows, and how many of them are hidden. */
static enum row_step
dump_rows(struct book *b, struct row *row, uint32_t *hidden, struct buf *out, struct err *e) {
    enum row_step step;

    *hidden = 0;
    while ((step = book_next(b, row, e)) == ROW_READ) {
        dumped_row(row, out);
        *hidden += row->hidden;
    }
    return step;
}

static enum row_step
dump_sheets(struct book *b, struct row *row, struct buf *out, struct err *e) {
    enum row_step step = ROW_END;
    uint32_t hidden;

    for (uint32_t i = 0; step == ROW_END && i < book_sheets(b); i++) {
        if (!book_start(b, i, e)) {
            return ROW_FAILED;
        }
        buf_fmt(out, "[" STR_FMT "%s]\n", STR_ARG(book_sheet(b, i)->name),
                book_sheet(b, i)->hidden ? " ẩn" : "");
        step = dump_rows(b, row, &hidden, out, e);
        if (step == ROW_END && book_sheet(b, i)->hidden_rows != hidden) {
            buf_fmt(out, "(%u dòng ẩn)\n", book_sheet(b, i)->hidden_rows);
        }
        if (step == ROW_END && book_sheet(b, i)->hidden_columns > 0) {
            buf_fmt(out, "(%u cột ẩn)\n", book_sheet(b, i)->hidden_columns);
        }
    }
    return step;
}

void
dumped_book(str bytes, struct buf *out) {
    const int fd = zipped_fd(bytes);
    const enum kind k = kind_of((str){bytes.p, bytes.n < KIND_HEAD ? bytes.n : KIND_HEAD});
    enum row_step step = ROW_FAILED;
    struct book *b = NULL;
    struct row row;
    struct err e = {.kind = ERR_NONE};

    row_start(&row);
    if ((k == KIND_ZIP || k == KIND_COMPOUND) && book_open(fd, k, &b, &e)) {
        step = dump_sheets(b, &row, out, &e);
    }
    if (step == ROW_FAILED) {
        buf_fmt(out, "refused: %s, %s", e.what, e.where);
    } else if (e.kind != ERR_NONE || e.where[0] != '\0') {
        buf_text(out, "and yet an error\n");
    }
    row_free(&row);
    book_close(b);
    (void)close(fd);
}
