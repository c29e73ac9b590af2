/* records - the records of one input file.  See records.h. */

#include "ingest/records.h"

#include <unistd.h>

#include "base/fs.h"
#include "office/kind.h"

/* What the file's first bytes say; a file that cannot be read is left to whoever reads it next. */
static enum kind
kind_at(const char *path) {
    char head[KIND_HEAD];
    enum kind k = KIND_TEXT;
    struct err unsaid;
    const int fd = fs_open_read(path, NULL, &unsaid);

    if (fd >= 0) {
        const ssize_t n = fs_read(fd, head, sizeof head, path, &unsaid);

        k = n > 0 ? kind_of((str){head, (size_t)n}) : KIND_TEXT;
        (void)close(fd); /* only read from */
    }
    return k;
}

/* Text or workbook; trusting: of a text whose encoding nobody forces. */
static bool
open_as(struct records *r, const char *path, const enum legacy_encoding *forced, bool trusting,
        struct err *e) {
    const enum kind k = kind_at(path);

    *r = (struct records){.scan = NULL};
    if (kind_name(k) != NULL) {
        return err_set(e, ERR_DATA, "tệp là %s; hãy %s", kind_name(k), kind_remedy(k));
    }
    if (!(k != KIND_TEXT ? source_open_bytes(&r->src, path, e)
          : trusting     ? source_open_trusting(&r->src, path, e)
                         : source_open(&r->src, path, forced, e))) {
        return false;
    }
    if (k != KIND_TEXT && !book_open(r->src.fd, k, &r->book, e)) {
        source_close(&r->src);
        return false;
    }
    if (r->book != NULL) {
        r->rows = sheet_rows_new(r->book);
    }
    return true;
}

bool
records_open(struct records *r, const char *path, const enum legacy_encoding *forced,
             struct err *e) {
    return open_as(r, path, forced, false, e);
}

bool
records_open_trusting(struct records *r, const char *path, struct err *e) {
    return open_as(r, path, NULL, true, e);
}

bool
records_conclude(struct records *r, struct err *e) {
    return source_conclude(&r->src, e);
}

void
records_keep_in(struct records *r, const char *dir) {
    if (r->rows != NULL) {
        sheet_rows_keep_in(r->rows, dir);
    }
}

bool
records_settled(const struct records *r, struct err *e) {
    return source_settled(&r->src, e);
}

void
records_close(struct records *r) {
    records_end(r);
    sheet_rows_free(r->rows);
    book_close(r->book);
    source_close(&r->src);
}

uint32_t
records_parts(const struct records *r) {
    return r->book == NULL ? 1 : book_sheets(r->book);
}

str
records_part(const struct records *r, uint32_t part) {
    return r->book == NULL ? (str){NULL, 0} : book_sheet(r->book, part)->name;
}

bool
records_part_hidden(const struct records *r, uint32_t part) {
    return r->book != NULL && book_sheet(r->book, part)->hidden;
}

void
records_choose(struct records *r, uint32_t part) {
    r->sheet = part;
}

bool
records_is_sheet(const struct records *r) {
    return r->book != NULL;
}

bool
records_empty(const struct records *r) {
    return r->src.empty;
}

const char *
records_sha256(const struct records *r) {
    return r->src.sha256;
}

uint64_t
records_bytes(const struct records *r) {
    return (uint64_t)r->src.seen.st_size;
}

uint64_t
records_taken(const struct records *r) {
    return r->book == NULL ? r->src.at : sheet_rows_taken(r->rows, records_bytes(r));
}

static void
say_count(struct buf *out, uint64_t n, const char *what) {
    if (n > 0) {
        buf_fmt(out, ", %llu %s", (unsigned long long)n, what);
    }
}

void
records_say(const struct records *r, struct buf *out) {
    const struct row_sheet *sheet;

    if (r->book == NULL) {
        buf_fmt(out, "%s (%s)", legacy_name(r->src.enc), buf_z(&r->src.why));
        return;
    }
    sheet = book_sheet(r->book, r->sheet);
    buf_fmt(out, "%s, trang \"" STR_FMT "\"%s", book_format(r->book), STR_ARG(sheet->name),
            sheet->hidden ? " (trang ẩn, vẫn tính)" : "");
    say_count(out, sheet->hidden_rows, "dòng ẩn (vẫn tính)");
    say_count(out, sheet->hidden_columns, "cột ẩn (vẫn tính)");
    say_count(out, r->beyond, "ô ngoài các cột của tiêu đề (không tính)");
    say_count(out, r->errors, "ô mang lỗi của công thức (#N/A, #VALUE!, ...)");
}

bool
records_start(struct records *r, char separator, struct err *e) {
    records_end(r);
    if (r->book == NULL) {
        return scan_new(&r->src, separator, &r->scan, e);
    }
    r->held = false;
    r->line = 0;
    r->width = 0;
    r->beyond = 0;
    r->errors = 0;
    return sheet_rows_start(r->rows, r->sheet, e);
}

bool
records_start_whole(struct records *r, char separator, struct err *e) {
    if (!records_start(r, separator, e)) {
        return false;
    }
    if (r->book != NULL) {
        sheet_rows_last(r->rows);
        return true;
    }
    return source_read_ahead(&r->src, e);
}

void
records_width(struct records *r, uint32_t fields) {
    if (r->book == NULL) {
        scan_width(r->scan, fields);
    } else {
        r->width = fields;
        sheet_rows_width(r->rows, fields);
    }
}

/* A row without the cells right of the header. */
static void
narrow(struct records *r) {
    for (uint32_t i = 0; i < r->row.n; i++) {
        r->errors += r->row.kind[i] == ROW_ERROR;
        r->beyond += r->width > 0 && i >= r->width && r->row.kind[i] != ROW_EMPTY;
    }
}

static enum scan_step
sheet_next(struct records *r, struct scan_record *out, struct err *e) {
    if (!r->held) {
        const enum row_step step = sheet_rows_next(r->rows, &r->row, e);

        if (step != ROW_READ) {
            return step == ROW_END ? SCAN_END : SCAN_FAILED;
        }
        r->held = true;
    }
    *out = (struct scan_record){.line = ++r->line, .field = r->row.text, .kind = r->row.kind};
    if (r->line < r->row.number) {
        return SCAN_RECORD; /* a blank line between rows */
    }
    r->held = false;
    narrow(r);
    out->n = r->width > 0 ? r->width : r->row.n;
    if (out->n > SCAN_FIELDS_MAX) {
        out->n = SCAN_FIELDS_MAX;
        out->fault = SCAN_LONG;
    }
    out->fault = r->row.bad ? SCAN_BYTES : out->fault;
    return SCAN_RECORD;
}

enum scan_step
records_next(struct records *r, struct scan_record *out, struct err *e) {
    return r->book == NULL ? scan_next(r->scan, out, e) : sheet_next(r, out, e);
}

char
records_separator(const struct records *r, char separator) {
    return r->book == NULL ? separator : SHEET_ROWS_SEPARATOR;
}

struct scan_ahead
records_ahead(struct records *r) {
    struct scan_ahead a = {.n = 0};

    if (r->scan != NULL) {
        return scan_ahead(r->scan);
    }
    if (r->book != NULL && !r->held) {
        a = sheet_rows_ahead(r->rows);
        a.n = a.line == r->line + 1 ? a.n : 0; /* blank lines come first */
    }
    return a;
}

void
records_take(struct records *r, size_t bytes, uint64_t lines) {
    if (r->scan != NULL) {
        scan_take(r->scan, bytes, lines);
    } else if (r->book != NULL && bytes > 0) {
        sheet_rows_take(r->rows, bytes, lines);
        r->line += lines;
    }
}

void
records_end(struct records *r) {
    scan_free(r->scan);
    r->scan = NULL;
}
