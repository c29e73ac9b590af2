/* sheet_rows - the rows of one sheet, unpacked once.  See sheet_rows.h. */

#include "ingest/sheet_rows.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/heap.h"
#include "ingest/aside.h"

enum { RUN_BYTES = 1 << 18 /* of a run's text, about */ };
#define NO_SHEET UINT32_MAX

/* What is put aside: a head, then of a run its kinds and its text with what must be readable behind it, of another row
 * its cells, each with its length and its kind. */
struct head {
    uint32_t number; /* of the first row */
    uint32_t rows;   /* 0: one row that is in no run */
    uint32_t cells;  /* of a run those of the header */
    uint32_t bytes;  /* of what follows */
    bool bad;
};

struct run {
    const char *text; /* [beg, n) are still to be read */
    size_t beg, n;
    uint32_t next; /* number of the row at beg */
    uint32_t cells;
    uint8_t *kind; /* of each column; ROW_EMPTY: no cell so far */
};

struct sheet_rows {
    struct book *book;
    uint32_t width;
    struct row row;
    bool held; /* row was read and is in no run yet */
    bool ended;
    struct err failed; /* what stopped the reading, to be told with the next row */
    uint64_t place;    /* of the run's next line in the reading, in bytes */
    struct run run;
    struct buf line, own; /* the text of a run that is made; the present row's cells */
    str *cell;            /* the present row of a run */
    uint8_t *kind;
    /* what is put aside */
    struct aside aside;
    uint32_t sheet; /* of which; NO_SHEET: none */
    bool keeping, whole;
    bool again; /* this reading is of what was put aside */
};

struct sheet_rows *
sheet_rows_new(struct book *b) {
    struct sheet_rows *s = heap_new(struct sheet_rows);

    s->book = b;
    s->sheet = NO_SHEET;
    s->cell = heap_array(str, ROW_CELLS_MOST);
    s->kind = heap_array(uint8_t, ROW_CELLS_MOST);
    s->run.kind = heap_array(uint8_t, ROW_CELLS_MOST);
    row_start(&s->row);
    aside_start(&s->aside, NULL);
    return s;
}

void
sheet_rows_free(struct sheet_rows *s) {
    if (s != NULL) {
        row_free(&s->row);
        buf_free(&s->line);
        buf_free(&s->own);
        aside_free(&s->aside);
        free(s->cell);
        free(s->kind);
        free(s->run.kind);
        free(s);
    }
}

void
sheet_rows_keep_in(struct sheet_rows *s, const char *dir) {
    s->aside.dir = dir;
}

bool
sheet_rows_start(struct sheet_rows *s, uint32_t sheet, struct err *e) {
    s->width = 0;
    s->held = false;
    s->ended = false;
    s->failed = (struct err){.kind = ERR_NONE};
    s->place = 0;
    s->run.beg = 0;
    s->run.n = 0;
    s->again = s->sheet == sheet && s->whole;
    if (s->again) {
        aside_rewind(&s->aside);
        return true;
    }
    aside_free(&s->aside);
    s->sheet = sheet;
    s->whole = false;
    s->keeping = true;
    return book_start(s->book, sheet, e);
}

void
sheet_rows_last(struct sheet_rows *s) {
    s->keeping = false;
}

void
sheet_rows_width(struct sheet_rows *s, uint32_t fields) {
    s->width = fields;
}

/* --- put aside ------------------------------------------------------------------------- */

static void
keep(struct sheet_rows *s, const struct head *h, const void *p, const void *q, size_t n) {
    s->keeping = s->keeping && aside_add(&s->aside, h, sizeof *h) &&
                 aside_add(&s->aside, p, h->bytes - n) && (n == 0 || aside_add(&s->aside, q, n));
    if (!s->keeping) {
        aside_free(&s->aside);
    }
}

static void
keep_row(struct sheet_rows *s) {
    struct head h = {.number = s->row.number, .cells = s->row.n, .bad = s->row.bad};

    buf_clear(&s->own);
    for (uint32_t i = 0; i < s->row.n; i++) {
        const uint32_t n = (uint32_t)s->row.text[i].n;

        buf_char(&s->own, (char)s->row.kind[i]);
        buf_add(&s->own, &n, sizeof n);
        buf_str(&s->own, s->row.text[i]);
    }
    h.bytes = (uint32_t)s->own.n;
    keep(s, &h, s->own.p, NULL, 0);
}

static void
row_again(struct sheet_rows *s, const struct head *h, const char *p) {
    row_begin(&s->row, h->number);
    s->row.bad = h->bad;
    for (uint32_t i = 0; i < h->cells; i++) {
        const enum row_kind kind = (enum row_kind)(unsigned char)*p++;
        uint32_t n;

        memcpy(&n, p, sizeof n);
        p += sizeof n;
        (void)row_put(&s->row, i, kind, (str){p, n});
        p += n;
    }
    s->held = true;
}

/* The next of what was put aside becomes the run, or the row that is held. */
static enum row_step
next_again(struct sheet_rows *s) {
    struct head h;
    const char *p;

    if (s->aside.at == aside_size(&s->aside)) {
        s->ended = true;
        return ROW_END;
    }
    if ((p = aside_read(&s->aside, sizeof h, &s->failed)) == NULL) {
        return ROW_FAILED;
    }
    memcpy(&h, p, sizeof h);
    if (h.rows == 0) {
        if ((p = aside_read(&s->aside, h.bytes, &s->failed)) == NULL) {
            return ROW_FAILED;
        }
        row_again(s, &h, p);
        return ROW_READ;
    }
    if ((p = aside_read(&s->aside, h.cells, &s->failed)) == NULL) {
        return ROW_FAILED;
    }
    memcpy(s->run.kind, p, h.cells);
    if ((p = aside_read(&s->aside, h.bytes - h.cells, &s->failed)) == NULL) {
        return ROW_FAILED;
    }
    s->run.text = p;
    s->run.beg = 0;
    s->run.n = h.bytes - h.cells - SCAN_CUT_BEHIND;
    s->run.next = h.number;
    s->run.cells = h.cells;
    return ROW_READ;
}

/* --- runs -------------------------------------------------------------------------------- */

/* The book's next row that holds something. */
static enum row_step
pull(struct sheet_rows *s) {
    enum row_step step;

    do {
        step = book_next(s->book, &s->row, &s->failed);
    } while (step == ROW_READ && s->row.n == 0);
    s->held = step == ROW_READ;
    s->ended = step == ROW_END;
    s->whole = s->ended && s->keeping;
    return step;
}

/* A kind of cell that text can stand for, and in the run the only one of its column. */
static bool
fits(const struct sheet_rows *s, uint32_t column) {
    const enum row_kind k = (enum row_kind)s->row.kind[column];

    return k == ROW_EMPTY ||
           ((k == ROW_TEXT || k == ROW_NUMBER || k == ROW_DATE || k == ROW_FLAG) &&
            (s->run.kind[column] == ROW_EMPTY || s->run.kind[column] == k));
}

/* The top bits of those of eight bytes that are a quote or a control character; maybe of others too where there is one. */
static uint64_t
odd_of(uint64_t w) {
    const uint64_t ones = UINT64_C(0x0101010101010101);
    const uint64_t quotes = w ^ ones * '"';

    return (((w - ones * ' ') & ~w) | ((quotes - ones) & ~quotes)) & ones * 0x80;
}

static uint64_t
copied_word(char *to, const char *from) {
    uint64_t w;

    memcpy(&w, from, sizeof w);
    memcpy(to, &w, sizeof w);
    return odd_of(w);
}

/* Copy a cell; false: it has a quote or a control character. */
static bool
copied(char *to, str cell) {
    uint64_t odd = 0;
    size_t i = 0;

    for (; cell.n - i >= sizeof odd; i += sizeof odd) {
        odd |= copied_word(to + i, cell.p + i);
    }
    if (i > 0) { /* the last eight once more, with those that are left */
        odd |= copied_word(to + cell.n - sizeof odd, cell.p + cell.n - sizeof odd);
        i = cell.n;
    }
    for (; i < cell.n; i++) {
        const unsigned char c = (unsigned char)cell.p[i];

        odd |= c < ' ' || c == '"';
        to[i] = (char)c;
    }
    return odd == 0;
}

/* The row that is held as one more line of the run; false: it is none. */
static bool
add_line(struct sheet_rows *s) {
    const size_t before = s->line.n;
    const struct row *r = &s->row;
    size_t bytes = s->width;
    char *to;

    if (s->width < 2 || s->width > SCAN_FIELDS_MAX || r->n > s->width || r->bad) {
        return false;
    }
    for (uint32_t i = 0; i < r->n; i++) {
        if (!fits(s, i)) {
            return false;
        }
        bytes += r->text[i].n;
    }
    to = buf_take(&s->line, bytes);
    for (uint32_t i = 0; i < s->width; i++) {
        if (i < r->n) {
            if (!copied(to, r->text[i])) {
                s->line.n = before;
                return false;
            }
            to += r->text[i].n;
        }
        *to++ = i + 1 < s->width ? SHEET_ROWS_SEPARATOR : '\n';
    }
    for (uint32_t i = 0; i < r->n; i++) {
        s->run.kind[i] = r->kind[i] != ROW_EMPTY ? r->kind[i] : s->run.kind[i];
    }
    return true;
}

/* Make a run that begins with the row that is held; false: it is in none. */
static bool
make_run(struct sheet_rows *s) {
    static const char behind[SCAN_CUT_BEHIND] = {0};
    struct head h = {.number = s->row.number, .cells = s->width};

    buf_clear(&s->line);
    memset(s->run.kind, ROW_EMPTY, s->width);
    if (!add_line(s)) {
        return false;
    }
    do {
        h.rows++;
    } while (pull(s) == ROW_READ && s->row.number == h.number + h.rows && s->line.n < RUN_BYTES &&
             add_line(s));
    s->run.n = s->line.n;
    buf_add(&s->line, behind, sizeof behind);
    s->run.text = s->line.p;
    s->run.beg = 0;
    s->run.next = h.number;
    s->run.cells = s->width;
    h.bytes = (uint32_t)(s->width + s->line.n);
    keep(s, &h, s->run.kind, s->line.p, s->line.n);
    s->whole = s->whole && s->keeping;
    return true;
}

/* --- rows -------------------------------------------------------------------------------- */

static bool
in_run(const struct sheet_rows *s) {
    return s->run.beg < s->run.n;
}

/* The run at hand, or the row that is held, or neither: what stands next is found. */
static enum row_step
find_next(struct sheet_rows *s, struct err *e) {
    enum row_step step = ROW_READ;

    if (in_run(s)) {
        return ROW_READ;
    }
    if (!s->held) {
        step = s->failed.kind != ERR_NONE ? ROW_FAILED
               : s->ended                 ? ROW_END
               : s->again                 ? next_again(s)
                                          : pull(s);
    }
    if (step == ROW_FAILED) {
        *e = s->failed;
    } else if (step == ROW_READ && s->held && !s->again) {
        (void)make_run(s);
    }
    return step;
}

/* Cut the run's next line. */
static void
cut(struct sheet_rows *s, struct sheet_row *out) {
    const char *p = s->run.text + s->run.beg;

    for (uint32_t i = 0; i < s->run.cells; i++) {
        const char *end = p;

        while (*end != SHEET_ROWS_SEPARATOR && *end != '\n') {
            end++;
        }
        s->cell[i] = (str){p, (size_t)(end - p)};
        s->kind[i] = end == p ? ROW_EMPTY : s->run.kind[i];
        p = end + 1;
    }
    *out = (struct sheet_row){
        .number = s->run.next, .n = s->run.cells, .text = s->cell, .kind = s->kind};
    sheet_rows_take(s, (size_t)(p - s->run.text) - s->run.beg, 1);
}

enum row_step
sheet_rows_next(struct sheet_rows *s, struct sheet_row *out, struct err *e) {
    const enum row_step step = find_next(s, e);

    if (step != ROW_READ) {
        return step;
    }
    if (in_run(s)) {
        cut(s, out);
        return ROW_READ;
    }
    if (!s->again) {
        keep_row(s);
    }
    s->held = false;
    *out = (struct sheet_row){.number = s->row.number,
                              .n = s->row.n,
                              .text = s->row.text,
                              .kind = s->row.kind,
                              .bad = s->row.bad};
    return ROW_READ;
}

struct scan_ahead
sheet_rows_ahead(struct sheet_rows *s) {
    struct err told_later = {.kind = ERR_NONE};

    if (s->width < 2 || find_next(s, &told_later) != ROW_READ || !in_run(s)) {
        return (struct scan_ahead){.n = 0};
    }
    return (struct scan_ahead){.text = s->run.text + s->run.beg,
                               .n = s->run.n - s->run.beg,
                               .at = s->place,
                               .line = s->run.next,
                               .kind = s->run.kind};
}

void
sheet_rows_take(struct sheet_rows *s, size_t bytes, uint64_t lines) {
    s->run.beg += bytes;
    s->run.next += (uint32_t)lines;
    s->place += bytes;
}

uint64_t
sheet_rows_taken(const struct sheet_rows *s, uint64_t all) {
    enum { STEPS = 1000 };
    const uint64_t size = aside_size(&s->aside);

    if (!s->again) {
        return book_taken(s->book, all);
    }
    return size == 0 ? all : all / STEPS * (s->aside.at * STEPS / size);
}
