/* ooxml_sheet - the rows of one sheet of an .xlsx.  See ooxml_sheet.h. */

#include "office/ooxml_sheet.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/heap.h"
#include "office/ooxml_cell.h"
#include "office/ooxml_scan.h"
#include "office/xml.h"

enum {
    WINDOW = 1 << 18,
    ROW_MOST = 1 << 26,    /* bytes of one row: 16,384 cells of the longest text */
    TEXT_MOST = 1 << 17,   /* of a cell that are kept: twice what a field may hold */
    DECLARATION_MOST = 200 /* bytes in which <?xml encoding="..."?> stands */
};

/* Where expat stands within a row. */
enum within { WITHIN_NOTHING, WITHIN_ROW, WITHIN_CELL, WITHIN_VALUE, WITHIN_INLINE, WITHIN_TEXT };

struct ooxml_sheet {
    const struct ooxml_book *book;
    struct row_sheet *sheet;
    struct xml *xml;
    char *w; /* window: [beg, end) is still to be read; w[end] is '\0' */
    size_t cap, beg, end;
    bool ended; /* the part has given all its bytes */
    bool judged, paused, done;
    uint32_t last; /* number of the row before */
    /* what expat is told */
    bool in_data;
    enum within within;
    unsigned spoken;
    struct row *row; /* the caller's */
    struct ooxml_cell cell;
    uint32_t column; /* of the next cell that does not say */
    char type[16];
    struct buf value;
    bool inlined; /* the value is that of <is> */
};

/* --- what expat tells -------------------------------------------------------------- */

static void
hidden_columns(struct ooxml_sheet *s, const char **atts) {
    const char *min = xml_attribute(atts, "min");
    const char *max = xml_attribute(atts, "max");
    uint32_t from;
    uint32_t to;

    if (xml_is_true(xml_attribute(atts, "hidden")) && min != NULL && max != NULL &&
        ooxml_cell_whole(str_from(min), &from) && ooxml_cell_whole(str_from(max), &to) &&
        from > 0 && to >= from && to <= ROW_CELLS_MOST) {
        s->sheet->hidden_columns += to - from + 1;
    }
}

static void
row_starts(struct ooxml_sheet *s, const char **atts) {
    const char *r = xml_attribute(atts, "r");
    uint32_t number = s->last + 1;

    if ((r != NULL && (!ooxml_cell_whole(str_from(r), &number) || number <= s->last)) ||
        number > ROW_NUMBER_MOST) {
        xml_refuse(s->xml, "các dòng không theo thứ tự, hoặc quá dòng 1.048.576");
        return;
    }
    row_begin(s->row, number);
    s->row->hidden = xml_is_true(xml_attribute(atts, "hidden"));
    s->within = WITHIN_ROW;
    s->column = 0;
}

static void
cell_starts(struct ooxml_sheet *s, const char **atts) {
    const char *r = xml_attribute(atts, "r");
    const char *style = xml_attribute(atts, "s");
    const char *type = xml_attribute(atts, "t");
    uint32_t row = s->row->number;

    s->cell = (struct ooxml_cell){.column = s->column};
    if ((r != NULL &&
         (!ooxml_cell_place(str_from(r), &s->cell.column, &row) || row != s->row->number)) ||
        (style != NULL && !ooxml_cell_whole(str_from(style), &s->cell.style)) ||
        (type != NULL && strlen(type) >= sizeof s->type)) {
        xml_refuse(s->xml, "một ô có địa chỉ hoặc định dạng sai");
        return;
    }
    memcpy(s->type, type == NULL ? "" : type, type == NULL ? 1 : strlen(type) + 1);
    s->cell.type = str_from(s->type);
    s->within = WITHIN_CELL;
    s->spoken = 0;
    buf_clear(&s->value);
}

static void
in_cell_starts(struct ooxml_sheet *s, const char *name) {
    if (strcmp(name, "v") == 0 && s->within == WITHIN_CELL) {
        s->within = WITHIN_VALUE;
        s->cell.valued = true;
    } else if (strcmp(name, "f") == 0) {
        s->cell.formula = true;
    } else if (strcmp(name, "is") == 0) {
        s->within = WITHIN_INLINE;
        s->cell.valued = true;
    } else if (strcmp(name, "rPh") == 0) {
        s->spoken++;
    } else if (strcmp(name, "t") == 0 && s->within == WITHIN_INLINE && s->spoken == 0) {
        s->within = WITHIN_TEXT;
    }
}

static void
on_start(void *ctx, const char *name, const char **atts) {
    struct ooxml_sheet *s = ctx;

    if (s->within >= WITHIN_CELL) {
        in_cell_starts(s, name);
    } else if (s->within == WITHIN_ROW) {
        if (strcmp(name, "c") == 0) {
            cell_starts(s, atts);
        }
    } else if (s->in_data && strcmp(name, "row") == 0) {
        row_starts(s, atts);
    } else if (strcmp(name, "sheetData") == 0) {
        s->in_data = true;
    } else if (strcmp(name, "col") == 0 && !s->in_data) {
        hidden_columns(s, atts);
    }
}

static void
cell_ends(struct ooxml_sheet *s) {
    const char *why;

    s->cell.value = str_keep(&s->row->scratch, buf_view(&s->value));
    why = ooxml_cell_put(s->book, &s->cell, s->row);
    s->column = s->cell.column + 1;
    s->within = WITHIN_ROW;
    if (why != NULL) {
        xml_refuse(s->xml, why);
    }
}

static void
on_end(void *ctx, const char *name) {
    struct ooxml_sheet *s = ctx;

    if ((strcmp(name, "v") == 0 && s->within == WITHIN_VALUE) ||
        (strcmp(name, "is") == 0 && s->within == WITHIN_INLINE)) {
        s->within = WITHIN_CELL;
    } else if (strcmp(name, "t") == 0 && s->within == WITHIN_TEXT) {
        s->within = WITHIN_INLINE;
    } else if (strcmp(name, "rPh") == 0 && s->within >= WITHIN_CELL && s->spoken > 0) {
        s->spoken--;
    } else if (strcmp(name, "c") == 0 && s->within >= WITHIN_CELL) {
        cell_ends(s);
    } else if (strcmp(name, "row") == 0 && s->within == WITHIN_ROW) {
        s->within = WITHIN_NOTHING;
        xml_pause(s->xml);
    } else if (strcmp(name, "sheetData") == 0) {
        s->in_data = false;
    }
}

static void
on_text(void *ctx, str text) {
    struct ooxml_sheet *s = ctx;

    if ((s->within == WITHIN_VALUE || s->within == WITHIN_TEXT) && s->value.n <= TEXT_MOST) {
        buf_str(&s->value, text);
    }
}

/* --- the window ---------------------------------------------------------------------- */

/* More bytes behind what is there. */
static bool
refill(struct ooxml_sheet *s, struct err *e) {
    ssize_t n;

    memmove(s->w, s->w + s->beg, s->end - s->beg);
    s->end -= s->beg;
    s->beg = 0;
    if (s->end == s->cap) {
        if (s->cap >= ROW_MOST) {
            return err_set(e, ERR_DATA, "dòng sau dòng %u dài hơn 64 MiB; không phải bảng số liệu",
                           s->last);
        }
        s->cap *= 2;
        s->w = heap_resize(s->w, s->cap + 1, 1);
    }
    n = package_read(s->book->package, s->w + s->end, s->cap - s->end, e);
    if (n < 0) {
        return false;
    }
    s->end += (size_t)n;
    s->w[s->end] = '\0';
    s->ended = n == 0;
    return true;
}

/* The XML declares no other letters than UTF-8. */
static bool
is_utf8(const struct ooxml_sheet *s) {
    const size_t n = s->end < DECLARATION_MOST ? s->end : DECLARATION_MOST;
    const char *end = memmem(s->w, n, "?>", 2);
    const char *word = end == NULL ? NULL : memmem(s->w, (size_t)(end - s->w), "encoding=", 9);

    return word == NULL || strncasecmp(word + 10, "utf-8", 5) == 0;
}

/* Up to the rows by expat, the rows by the scanner: where they can be told in the first window. */
static bool
read_head(struct ooxml_sheet *s, struct err *e) {
    static const char tag[] = "<sheetData>";
    const char *at;
    size_t n;

    while (!s->ended && s->end < s->cap) {
        if (!refill(s, e)) {
            return false;
        }
    }
    at = memmem(s->w, s->end, tag, sizeof tag - 1);
    if (s->judged || at == NULL || !is_utf8(s)) {
        s->judged = true;
        return true;
    }
    n = (size_t)(at - s->w) + sizeof tag - 1;
    if (xml_feed(s->xml, (str){s->w, n}, false, e) != XML_FED) {
        return false;
    }
    s->beg = n;
    s->judged = !s->in_data; /* the words stood in a comment */
    return true;
}

bool
ooxml_sheet_new(const struct ooxml_book *b, struct row_sheet *sheet, bool judged,
                struct ooxml_sheet **out, struct err *e) {
    static const struct xml_handlers h = {on_start, on_end, on_text};
    struct ooxml_sheet *s;

    if (!package_part(b->package, sheet->part, e)) {
        return false;
    }
    s = heap_new(struct ooxml_sheet);
    s->book = b;
    s->sheet = sheet;
    s->judged = judged;
    s->xml = xml_new(&h, s);
    s->cap = WINDOW;
    s->w = heap_resize(NULL, s->cap + 1, 1);
    sheet->hidden_columns = 0;
    sheet->hidden_rows = 0;
    if (!read_head(s, e)) {
        ooxml_sheet_free(s);
        return false;
    }
    *out = s;
    return true;
}

void
ooxml_sheet_free(struct ooxml_sheet *s) {
    if (s != NULL) {
        xml_free(s->xml);
        buf_free(&s->value);
        free(s->w);
        free(s);
    }
}

/* --- rows ------------------------------------------------------------------------------ */

/* expat has the rows: on to the end of the next one. */
static enum row_step
judged_row(struct ooxml_sheet *s, struct err *e) {
    for (;;) {
        enum xml_step step;

        if (s->done) {
            return ROW_END;
        }
        if (s->paused) {
            step = xml_resume(s->xml, e);
        } else {
            if (s->beg == s->end && !s->ended && !refill(s, e)) {
                return ROW_FAILED;
            }
            step = xml_feed(s->xml, (str){s->w + s->beg, s->end - s->beg}, s->ended, e);
        }
        s->paused = step == XML_PAUSED;
        if (step == XML_FAILED) {
            return ROW_FAILED;
        }
        if (step == XML_PAUSED) {
            return ROW_READ;
        }
        s->done = s->ended;
        s->beg = s->end;
    }
}

static enum row_step
scanned_row(struct ooxml_sheet *s, struct err *e) {
    enum ooxml_scan got;
    size_t used;

    while ((got = ooxml_scan_row(s->book, s->w + s->beg, s->w + s->end, s->last, s->row, &used)) ==
               OOXML_SCAN_MORE &&
           !s->ended) {
        if (!refill(s, e)) {
            return ROW_FAILED;
        }
    }
    if (got == OOXML_SCAN_ROW) {
        s->beg += used;
        return ROW_READ;
    }
    s->judged = true; /* behind the rows, or hard */
    return judged_row(s, e);
}

enum row_step
ooxml_sheet_next(struct ooxml_sheet *s, struct row *row, struct err *e) {
    enum row_step step;

    s->row = row;
    step = s->judged ? judged_row(s, e) : scanned_row(s, e);
    if (step == ROW_READ) {
        s->last = row->number;
        s->sheet->hidden_rows += row->hidden;
    } else if (step == ROW_FAILED) {
        (void)err_at(e, "sau dòng %u", s->last);
    }
    return step;
}
