/* scan - text to records.  See scan.h. */

#include "ingest/scan.h"

#include <assert.h>
#include <csv.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/heap.h"
#include "text/utf8.h"

enum {
    WINDOW = 1 << 20,
    FAR = 1 << 12,                   /* a byte that most texts lack is looked for so far at once */
    ENTRY_MAX = SCAN_FIELD_MAX + 64, /* libcsv asks for room one letter ahead */
    ALONE_LINES = 64 /* lines that a row standing by itself may have, when looked for */
};

/* Where one byte was looked for: none stands in [from, at) of the window.  A line that comes in many pieces is
 * looked through once. */
struct mark {
    char c;
    size_t from, at;
};

/* What libcsv hands over of one record. */
struct caught {
    struct buf text;
    size_t end[SCAN_FIELDS_MAX]; /* of each field, in text */
    size_t n;
    size_t rows;
    bool keep; /* the text too, or only the count */
    bool too_long;
};

struct scan {
    struct source *src;
    char separator;
    uint32_t width;
    char *w; /* window: the text [beg, end) is still to be read */
    size_t cap, beg, end;
    bool eof;
    uint64_t line; /* of beg */
    uint64_t at;   /* bytes of text before beg */
    struct mark lf, cr, quote;
    struct csv_parser csv, other; /* the record; a row looked for inside it */
    struct caught got, seen;
    str field[SCAN_FIELDS_MAX];
};

struct span { /* a line, counted from beg */
    size_t from, end, next;
};

static void *
capped(void *p, size_t n) {
    return n > ENTRY_MAX ? NULL : realloc(p, n);
}

static void
on_field(void *p, size_t n, void *ctx) {
    struct caught *c = ctx;

    if (n > SCAN_FIELD_MAX || c->n == SCAN_FIELDS_MAX) {
        c->too_long = true;
        return;
    }
    if (c->keep && n > 0) {
        buf_add(&c->text, p, n);
    }
    c->end[c->n++] = c->text.n;
}

static void
on_row(int term, void *ctx) {
    struct caught *c = ctx;

    (void)term;
    c->rows++;
}

static void
parser_start(struct csv_parser *p, char separator) {
    if (csv_init(p, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL) != 0) {
        arena_exhausted(sizeof *p);
    }
    csv_set_delim(p, (unsigned char)separator);
    csv_set_realloc_func(p, capped);
    csv_set_blk_size(p, 4096);
}

static void
caught_clear(struct caught *c) {
    buf_clear(&c->text);
    c->n = 0;
    c->rows = 0;
    c->too_long = false;
}

bool
scan_new(struct source *src, char separator, struct scan **out, struct err *e) {
    struct scan *s;

    if (!source_rewind(src, e)) {
        return false;
    }
    s = heap_new(struct scan);
    s->src = src;
    s->separator = separator;
    s->cap = WINDOW;
    s->w = heap_array(char, s->cap + SCAN_CUT_BEHIND);
    s->line = 1;
    s->lf.c = '\n';
    s->cr.c = '\r';
    s->quote.c = '"';
    s->got.keep = true;
    parser_start(&s->csv, separator);
    parser_start(&s->other, separator);
    *out = s;
    return true;
}

void
scan_free(struct scan *s) {
    if (s != NULL) {
        csv_free(&s->csv);
        csv_free(&s->other);
        buf_free(&s->got.text);
        buf_free(&s->seen.text);
        free(s->w);
        free(s);
    }
}

void
scan_width(struct scan *s, uint32_t fields) {
    s->width = fields;
}

/* --- the window -------------------------------------------------------------- */

/* The window's first n bytes are given up. */
static void
move_mark(struct mark *m, size_t n) {
    m->from = m->from < n ? 0 : m->from - n;
    m->at = m->at < n ? 0 : m->at - n;
}

/* The nearest byte at or behind from; it is not looked for far behind `to`, which is the answer, or a place behind it, where
 * none stands before. */
static size_t
find_before(struct scan *s, struct mark *m, size_t from, size_t to) {
    const size_t enough = s->end - from > FAR ? from + FAR : s->end;
    const size_t until = to > enough ? to : enough;

    if (from < m->from || m->at < from) {
        m->from = from;
        m->at = from;
    }
    if (m->at < to && s->w[m->at] != m->c) {
        const char *at = memchr(s->w + m->at, m->c, until - m->at);

        m->at = at == NULL ? until : (size_t)(at - s->w);
    }
    return m->at;
}

/* More text behind what is there.  SCAN_RECORD: there is more or the end is known; SCAN_END:
 * the window is as large as it may be. */
static enum scan_step
refill(struct scan *s, struct err *e) {
    ssize_t n;

    if (s->beg > 0) {
        move_mark(&s->lf, s->beg);
        move_mark(&s->cr, s->beg);
        move_mark(&s->quote, s->beg);
        memmove(s->w, s->w + s->beg, s->end - s->beg);
        s->end -= s->beg;
        s->beg = 0;
    }
    if (s->end == s->cap) {
        const size_t cap = s->cap < WINDOW ? WINDOW : s->cap * 2;

        if (s->cap >= SCAN_LINE_MAX) {
            return SCAN_END;
        }
        s->w = heap_resize(s->w, cap + SCAN_CUT_BEHIND, 1);
        memset(s->w + cap, 0, SCAN_CUT_BEHIND);
        s->cap = cap;
    }
    n = source_read(s->src, s->w + s->end, s->cap - s->end, e);
    if (n < 0) {
        return SCAN_FAILED;
    }
    s->end += (size_t)n;
    s->eof = n == 0;
    return SCAN_RECORD;
}

/* The physical line at from (in the window), if all of it is there. */
static bool
line_there(struct scan *s, size_t from, struct span *out) {
    const size_t lf = find_before(s, &s->lf, from, s->end);
    const size_t cr = s->src->has_cr ? find_before(s, &s->cr, from, lf) : s->end;

    out->from = from - s->beg;
    if (cr < lf) {
        if (cr + 1 == s->end && !s->eof) {
            return false; /* the LF of a CRLF may still come */
        }
        out->end = cr - s->beg;
        out->next = out->end + 1 + (cr + 1 == lf && lf < s->end ? 1 : 0);
        return true;
    }
    out->end = lf - s->beg;
    out->next = lf < s->end ? out->end + 1 : out->end;
    return lf < s->end || (s->eof && from < s->end);
}

/* The line that starts off bytes behind beg.  SCAN_END: there is none. */
static enum scan_step
line_at(struct scan *s, size_t off, struct span *out, struct err *e) {
    while (!line_there(s, s->beg + off, out)) {
        const enum scan_step step = s->eof ? SCAN_END : refill(s, e);

        if (step != SCAN_RECORD) {
            return step;
        }
    }
    return SCAN_RECORD;
}

/* The first n bytes of the window, cut; false: D15. */
static bool
cut(struct scan *s, size_t n, struct scan_record *out) {
    const char *line = s->w + s->beg;

    out->field = s->field;
    return scan_cut(s->separator, line, line + n, s->field, &out->n);
}

/* --- records with quotes, judged by libcsv ------------------------------------ */

enum judged { JUDGED_WHOLE, JUDGED_OPEN, JUDGED_STRAY, JUDGED_LONG };

/* Drop what an open or misplaced quote has collected. */
static void
parser_drop(struct scan *s, struct csv_parser *p) {
    csv_free(p);
    parser_start(p, s->separator);
}

/* Feed one line, its end included.  After STRAY and LONG the parser has been started anew. */
static enum judged
feed(struct scan *s, struct csv_parser *p, struct caught *c, struct span l) {
    const bool last = l.next == l.end; /* no line end behind it: the end of the text */
    const size_t n = l.next - l.from;
    enum judged j = JUDGED_OPEN;

    if (csv_parse(p, s->w + s->beg + l.from, n, on_field, on_row, c) != n) {
        j = csv_error(p) == CSV_ENOMEM ? JUDGED_LONG : JUDGED_STRAY;
    } else if (last && csv_fini(p, on_field, on_row, c) != 0) {
        parser_drop(s, p); /* still open at the end of the text */
        return JUDGED_OPEN;
    } else if (c->rows > 0) {
        j = JUDGED_WHOLE;
    }
    if (c->too_long) {
        j = JUDGED_LONG;
    }
    if (j == JUDGED_LONG || j == JUDGED_STRAY) {
        parser_drop(s, p);
    }
    return j;
}

static uint32_t
count_fields(const struct scan *s, struct span l) {
    const char *p = s->w + s->beg + l.from;
    const char *end = s->w + s->beg + l.end;
    uint32_t n = 1;

    while ((p = memchr(p, s->separator, (size_t)(end - p))) != NULL) {
        p++;
        n++;
    }
    return n;
}

/* The text from this line on is a whole row by itself: as many fields as the header. */
static enum scan_step
is_row(struct scan *s, struct span l, bool *row, struct err *e) {
    const char *text = s->w + s->beg + l.from;
    enum judged j = JUDGED_OPEN;

    *row = false;
    if (s->width < 2) {
        return SCAN_RECORD; /* any line would be one */
    }
    if (memchr(text, '"', l.end - l.from) == NULL) {
        *row = count_fields(s, l) == s->width;
        return SCAN_RECORD;
    }
    caught_clear(&s->seen);
    for (int i = 0; i < ALONE_LINES; i++) {
        enum scan_step step;

        j = feed(s, &s->other, &s->seen, l);
        if (j != JUDGED_OPEN) {
            break;
        }
        step = line_at(s, l.next, &l, e);
        if (step != SCAN_RECORD) {
            if (step == SCAN_FAILED) {
                return step;
            }
            break;
        }
    }
    if (j == JUDGED_OPEN) {
        parser_drop(s, &s->other);
    }
    *row = j == JUDGED_WHOLE && s->seen.n == s->width;
    return SCAN_RECORD;
}

/* The lines behind an open quote until the record is whole.  *l comes back as its last line. */
static enum scan_step
join(struct scan *s, struct span *l, uint64_t *lines, enum judged *j, struct err *e) {
    while (*j == JUDGED_OPEN) {
        struct span more;
        bool row;
        enum scan_step step = line_at(s, l->next, &more, e);

        if (step != SCAN_RECORD) {
            return step; /* SCAN_END: still open at the end of the text */
        }
        step = is_row(s, more, &row, e);
        if (step != SCAN_RECORD || row) {
            return step;
        }
        *j = feed(s, &s->csv, &s->got, more);
        *l = more;
        (*lines)++;
    }
    return SCAN_RECORD;
}

static void
fields_of_caught(struct scan *s, struct scan_record *out) {
    size_t from = 0;

    for (size_t i = 0; i < s->got.n; i++) {
        s->field[i] =
            (str){s->got.text.p == NULL ? "" : s->got.text.p + from, s->got.end[i] - from};
        from = s->got.end[i];
    }
    out->field = s->field;
    out->n = (uint32_t)s->got.n;
}

/* A record whose first line holds a quote.  *used: its bytes from beg, its lines counted. */
static enum scan_step
judge(struct scan *s, struct span first, struct scan_record *out, size_t *used, struct err *e) {
    struct span last = first;
    uint64_t lines = 1;
    enum judged j;
    enum scan_step step;

    caught_clear(&s->got);
    j = feed(s, &s->csv, &s->got, first);
    step = join(s, &last, &lines, &j, e);
    if (step == SCAN_FAILED) {
        return step;
    }
    if (j == JUDGED_OPEN) {
        parser_drop(s, &s->csv);
    }
    out->quoted = true;
    if (j == JUDGED_WHOLE && (lines == 1 || s->width == 0 || s->got.n == s->width)) {
        fields_of_caught(s, out);
        *used = last.next;
        s->line += lines;
        return SCAN_RECORD;
    }
    (void)cut(s, first.end, out);
    out->fault = lines > 1 || j == JUDGED_OPEN ? SCAN_QUOTE
                 : j == JUDGED_LONG            ? SCAN_LONG
                                               : SCAN_STRAY;
    *used = first.next;
    s->line++;
    return SCAN_RECORD;
}

/* A line that does not fit the window: known to be too long, dropped up to its end. */
static enum scan_step
drop_line(struct scan *s, struct scan_record *out, struct err *e) {
    struct span l;

    out->fault = SCAN_LONG;
    out->n = 0;
    s->at += s->end - s->beg;
    s->beg = s->end;
    for (;;) {
        const enum scan_step step = s->eof ? SCAN_END : refill(s, e);

        if (step == SCAN_FAILED) {
            return step;
        }
        if (line_there(s, s->beg, &l)) {
            s->beg += l.next;
            s->at += l.next;
            break;
        }
        if (s->eof) {
            break;
        }
        l.next = s->end - s->beg - (s->end > s->beg && s->w[s->end - 1] == '\r' ? 1 : 0);
        s->beg += l.next;
        s->at += l.next;
    }
    s->line++;
    return SCAN_RECORD;
}

static bool
holds_bad_bytes(const struct scan *s, size_t used) {
    const str text = {s->w + s->beg, used};

    if (source_is_clean(s->src, s->at, s->at + used)) {
        return false;
    }
    return !utf8_clean(text) ||
           (s->src->enc != LEGACY_UTF8 && memmem(text.p, text.n, "\xef\xbf\xbd", 3) != NULL);
}

enum scan_step
scan_next(struct scan *s, struct scan_record *out, struct err *e) {
    struct span l;
    size_t used;
    enum scan_step step = line_at(s, 0, &l, e);

    *out = (struct scan_record){.line = s->line, .field = s->field};
    if (step == SCAN_END && s->end - s->beg >= SCAN_LINE_MAX) {
        return drop_line(s, out, e);
    }
    if (step != SCAN_RECORD) {
        return step;
    }
    if (s->src->has_quote && find_before(s, &s->quote, s->beg, s->beg + l.end) < s->beg + l.end) {
        if (judge(s, l, out, &used, e) == SCAN_FAILED) {
            return SCAN_FAILED;
        }
    } else {
        if (!cut(s, l.end, out)) {
            out->fault = SCAN_LONG;
        }
        used = l.next;
        s->line++;
    }
    if (out->fault == SCAN_GOOD && holds_bad_bytes(s, used)) {
        out->fault = SCAN_BYTES;
    }
    s->beg += used;
    s->at += used;
    return SCAN_RECORD;
}

/* --- records cut by others ---------------------------------------------------- */

struct scan_ahead
scan_ahead(const struct scan *s) {
    struct scan_ahead a = {.text = s->w + s->beg, .at = s->at, .line = s->line};
    const size_t all = s->end - s->beg;

    while (a.n < all) { /* a piece of a chunk, then whole chunks: each says whether it is clean */
        const size_t step = a.n + SOURCE_CHUNK < all ? SOURCE_CHUNK : all - a.n;

        if (!source_is_clean(s->src, s->at + a.n, s->at + a.n + step)) {
            break;
        }
        a.n += step;
    }
    return a;
}

void
scan_take(struct scan *s, size_t bytes, uint64_t lines) {
    assert(bytes <= s->end - s->beg);
    s->beg += bytes;
    s->at += bytes;
    s->line += lines;
}
