/* readback_zip - a workbook file read back.  See readback_zip.h. */

#include "workbook/readback_zip.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/heap.h"
#include "base/map.h"
#include "render/parts.h"
#include "workbook/readback_zip_plain.h"
#include "workbook/xlsx_text.h"

enum { UNREAD_MOST = 1 << 20 }; /* bytes that wait for the end of a tag */

/* Where the parser stands: which element's letters are being gathered. */
enum gather { GATHER_NONE, GATHER_VALUE, GATHER_FORMULA, GATHER_TEXT };

struct piece {
    size_t at, n; /* in readback_zip.held */
};
struct queued {
    struct readback_zip_cell cell;
    struct piece text, formula;
};

struct readback_zip {
    struct parts *file;
    struct arena arena;
    struct map parts; /* names of the zip's parts */
    str *string;      /* shared strings */
    size_t strings, string_cap;
    const char **name; /* of the sheets */
    uint32_t sheets, sheet_cap;

    bool part_done;    /* the part of the sheet that is being read has been read to its end */
    bool in_row;       /* the parser stands directly in a row */
    struct buf unread; /* bytes of the part that nobody has read yet */
    enum gather gather;
    struct buf value, formula, text; /* of the cell that is being parsed */
    struct readback_zip_cell cell;
    char type[16];       /* its t attribute */
    const char *trouble; /* what a handler found wrong */
    struct queued *queue;
    size_t queued, taken, queue_cap;
    struct buf held; /* texts of the queue */
    uint32_t merges;
};

/* ---- handlers of a sheet ---- */

static void
begin_cell(struct readback_zip *p, const char **atts) {
    const char *place = parts_attribute(atts, "r");
    const char *type = parts_attribute(atts, "t");
    const size_t read = place == NULL ? 0 : readback_zip_place(place, &p->cell.row, &p->cell.col);
    size_t n;

    if (read == 0 || place[read] != '\0') {
        p->trouble = "một ô không có địa chỉ";
        return;
    }
    if (type == NULL) {
        type = "n";
    }
    n = strlen(type);
    n = n < sizeof p->type ? n : sizeof p->type - 1;
    memcpy(p->type, type, n);
    p->type[n] = '\0';
    buf_clear(&p->value);
    buf_clear(&p->formula);
    buf_clear(&p->text);
}

static void
on_start(void *me, const char *name, const char **atts) {
    struct readback_zip *p = me;

    p->in_row = strcmp(name, "row") == 0;
    if (strcmp(name, "c") == 0) {
        begin_cell(p, atts);
    } else if (strcmp(name, "v") == 0) {
        p->gather = GATHER_VALUE;
    } else if (strcmp(name, "f") == 0) {
        p->gather = GATHER_FORMULA;
    } else if (strcmp(name, "t") == 0) {
        p->gather = GATHER_TEXT;
    } else if (strcmp(name, "mergeCell") == 0) {
        p->merges++;
    }
}

static void
letters(void *me, const char *s, int n) {
    struct readback_zip *p = me;
    struct buf *const to[] = {
        [GATHER_VALUE] = &p->value, [GATHER_FORMULA] = &p->formula, [GATHER_TEXT] = &p->text};

    if (p->gather != GATHER_NONE) {
        buf_add(to[p->gather], s, (size_t)n);
    }
}

static struct piece
hold(struct readback_zip *p, str s) {
    const struct piece at = {p->held.n, s.n};

    buf_str(&p->held, s);
    return at;
}

static void
enqueue(struct readback_zip *p, bool is_text, str text, double figure, str formula) {
    struct queued *q;

    if (p->queued == p->queue_cap) {
        const size_t cap = p->queue_cap == 0 ? 1024 : p->queue_cap * 2;

        q = arena_array(&p->arena, struct queued, cap); /* a chunk's cells: grows a few times */
        if (p->queued > 0) {
            memcpy(q, p->queue, p->queued * sizeof *q);
        }
        p->queue = q;
        p->queue_cap = cap;
    }
    q = &p->queue[p->queued++];
    q->cell = p->cell;
    q->cell.is_text = is_text;
    q->cell.figure = figure;
    q->text = hold(p, text);
    q->formula = hold(p, formula);
}

static void
end_number(struct readback_zip *p) {
    char *end = NULL;
    const char *z = buf_z(&p->value);
    const double v = strtod(z, &end);

    if (*end != '\0') {
        p->trouble = "một ô số không phải là số";
        return;
    }
    enqueue(p, false, (str){NULL, 0}, v, buf_view(&p->formula));
}

/* value: digits and then no digit; empty is none. */
static void
end_shared(struct readback_zip *p, str value, str formula) {
    const unsigned long ix = value.n == 0 ? p->strings : strtoul(value.p, NULL, 10);

    if (ix >= p->strings) {
        p->trouble = "một ô chỉ tới chuỗi không có";
        return;
    }
    enqueue(p, true, p->string[ix], 0, formula);
}

static void
end_cell(struct readback_zip *p) {
    struct arena scratch = ARENA_EMPTY;
    const str formula = buf_view(&p->formula);

    if (strcmp(p->type, "s") == 0) {
        end_shared(p, buf_view(&p->value), formula);
    } else if (strcmp(p->type, "str") == 0) {
        enqueue(p, true, xlsx_text_read(&scratch, buf_view(&p->value)), 0, formula);
    } else if (strcmp(p->type, "inlineStr") == 0) {
        enqueue(p, true, xlsx_text_read(&scratch, buf_view(&p->text)), 0, formula);
    } else if (strcmp(p->type, "n") != 0) {
        p->trouble = "một ô mang giá trị lỗi";
    } else if (p->value.n > 0) {
        end_number(p);
    } else if (p->formula.n > 0) {
        p->trouble = "một công thức không có giá trị";
    }
    arena_free(&scratch);
}

static void
on_end(void *me, const char *name) {
    struct readback_zip *p = me;

    if (strcmp(name, "v") == 0 || strcmp(name, "f") == 0 || strcmp(name, "t") == 0) {
        p->gather = GATHER_NONE;
    } else if (strcmp(name, "c") == 0) {
        end_cell(p);
    }
    p->in_row = strcmp(name, "c") == 0; /* which stands in a row only */
}

/* ---- handlers of the other parts ---- */

static void
strings_start(void *me, const char *name, const char **atts) {
    struct readback_zip *p = me;

    (void)atts;
    if (strcmp(name, "si") == 0) {
        buf_clear(&p->text);
    } else if (strcmp(name, "t") == 0) {
        p->gather = GATHER_TEXT;
    }
}

static void
strings_end(void *me, const char *name) {
    struct readback_zip *p = me;

    if (strcmp(name, "t") == 0) {
        p->gather = GATHER_NONE;
    } else if (strcmp(name, "si") == 0) {
        p->string =
            arena_grown(&p->arena, p->string, p->strings, &p->string_cap, sizeof *p->string);
        p->string[p->strings++] =
            str_keep(&p->arena, xlsx_text_read(&p->arena, buf_view(&p->text)));
    }
}

static void
book_start(void *me, const char *name, const char **atts) {
    struct readback_zip *p = me;
    const char *sheet = parts_attribute(atts, "name");

    if (strcmp(name, "sheet") != 0 || sheet == NULL) {
        return;
    }
    if (p->sheets == p->sheet_cap) {
        const uint32_t cap = p->sheet_cap == 0 ? 32 : p->sheet_cap * 2;
        const char **grown = arena_array(&p->arena, const char *, cap);

        for (uint32_t i = 0; i < p->sheets; i++) {
            grown[i] = p->name[i];
        }
        p->name = grown;
        p->sheet_cap = cap;
    }
    p->name[p->sheets++] = str_keep(&p->arena, str_from(sheet)).p;
}

/* ---- parts ---- */

static const struct parts_handlers of_sheet = {on_start, on_end, letters};
static const struct parts_handlers of_strings = {strings_start, strings_end, letters};
static const struct parts_handlers of_book = {book_start, NULL, NULL};

/* Every part but the sheets. */
static bool
read_parts(struct readback_zip *p, struct err *e) {
    const char *part = "";
    bool ok = true;

    while (ok && part != NULL) {
        ok = parts_next(p->file, &part, e);
        if (!ok || part == NULL) {
            break;
        }
        (void)map_put(&p->parts, str_from(part), NULL);
        if (!str_starts(str_from(part), STR("xl/worksheets/sheet"))) {
            p->gather = GATHER_NONE;
            ok = parts_read(p->file,
                            strcmp(part, "xl/sharedStrings.xml") == 0 ? &of_strings
                            : strcmp(part, "xl/workbook.xml") == 0    ? &of_book
                                                                      : NULL,
                            p, e);
        }
    }
    return ok;
}

static bool
has_needed_parts(const struct readback_zip *p, struct err *e) {
    static const char *const needed[] = {
        "[Content_Types].xml", "_rels/.rels",       "xl/workbook.xml", "xl/_rels/workbook.xml.rels",
        "xl/styles.xml",       "docProps/core.xml", "docProps/app.xml"};

    for (size_t i = 0; i < sizeof needed / sizeof needed[0]; i++) {
        if (map_get(&p->parts, str_from(needed[i])) == MAP_NONE) {
            return parts_damaged(p->file, needed[i], "không có", e);
        }
    }
    return p->sheets > 0 || parts_damaged(p->file, "xl/workbook.xml", "không có trang tính nào", e);
}

struct readback_zip *
readback_zip_open(const char *path, struct err *e) {
    struct readback_zip *p = heap_new(struct readback_zip);

    map_init(&p->parts, &p->arena);
    p->file = parts_open(path, "sổ tính Excel", e);
    if (p->file != NULL && read_parts(p, e) && has_needed_parts(p, e)) {
        return p;
    }
    readback_zip_close(p);
    return NULL;
}

void
readback_zip_close(struct readback_zip *p) {
    if (p == NULL) {
        return;
    }
    parts_close(p->file);
    map_free(&p->parts);
    buf_free(&p->value);
    buf_free(&p->formula);
    buf_free(&p->text);
    buf_free(&p->held);
    buf_free(&p->unread);
    arena_free(&p->arena);
    free(p);
}

uint32_t
readback_zip_sheets(const struct readback_zip *p) {
    return p->sheets;
}

const char *
readback_zip_sheet_name(const struct readback_zip *p, uint32_t ix) {
    assert(ix < p->sheets);
    return p->name[ix];
}

uint32_t
readback_zip_merges(const struct readback_zip *p) {
    return p->merges;
}

bool
readback_zip_sheet(struct readback_zip *p, uint32_t ix, struct err *e) {
    struct buf part = {NULL, 0, 0};
    bool ok;

    p->part_done = false;
    p->queued = p->taken = 0;
    p->merges = 0;
    p->gather = GATHER_NONE;
    p->in_row = false;
    buf_clear(&p->held);
    buf_clear(&p->unread);
    buf_fmt(&part, "xl/worksheets/sheet%u.xml", ix + 1);
    ok = parts_begin(p->file, buf_z(&part), &of_sheet, p, e);
    buf_free(&part);
    return ok;
}

/* A cell that the parser does not see. */
static void
enqueue_plain(struct readback_zip *p, const struct readback_zip_plain *c) {
    char *end = NULL;
    double v;

    p->cell.row = c->row;
    p->cell.col = c->col;
    if (c->shared) {
        end_shared(p, c->value, c->formula);
    } else if (c->value.n > 0) {
        v = strtod(c->value.p, &end); /* up to the '<' */
        if (end != c->value.p + c->value.n) {
            p->trouble = "một ô số không phải là số";
        }
        enqueue(p, false, (str){NULL, 0}, v, c->formula);
    }
}

/* Where the last tag of s begins that s does not end; else s.n.  The parser gets whole tags, so that it has told of all that
 * it got. */
static size_t
whole_tags(str s) {
    size_t n = s.n;

    while (n > 0 && s.p[n - 1] != '<' && s.p[n - 1] != '>') {
        n--;
    }
    return n > 0 && s.p[n - 1] == '<' && s.n - n < UNREAD_MOST ? n - 1 : s.n;
}

/* Take plain cells out of what is unread and give the parser the rest, in their order; what may go on stays unread. */
static bool
read_unread(struct readback_zip *p, struct err *e) {
    const str all = {buf_z(&p->unread), p->unread.n};
    size_t from = 0; /* of what the parser has not seen */
    size_t look = 0;
    const char *at;

    while ((at = strstr(all.p + look, READBACK_ZIP_PLAIN)) != NULL) {
        struct readback_zip_plain c;

        if (!parts_parse(p->file, (str){all.p + from, (size_t)(at - all.p) - from}, false, e)) {
            return false;
        }
        from = (size_t)(at - all.p);
        while (p->in_row && readback_zip_plain((str){all.p + from, all.n - from}, &c)) {
            enqueue_plain(p, &c);
            from += c.n;
        }
        look = from + (from == (size_t)(at - all.p) ? 1 : 0);
    }
    look = from + whole_tags((str){all.p + from, all.n - from});
    if (!parts_parse(p->file, (str){all.p + from, look - from}, false, e)) {
        return false;
    }
    memmove(p->unread.p, p->unread.p + look, all.n - look);
    p->unread.n = all.n - look;
    return true;
}

/* A piece of the sheet that is being read. */
static bool
feed(struct readback_zip *p, struct err *e) {
    str piece;
    bool ok;

    if (!parts_take(p->file, &piece, e)) {
        return false;
    }
    p->part_done = piece.n == 0;
    buf_str(&p->unread, piece);
    ok = p->part_done ? parts_parse(p->file, buf_view(&p->unread), true, e) : read_unread(p, e);
    return ok && (p->trouble == NULL || parts_damaged(p->file, NULL, p->trouble, e));
}

bool
readback_zip_next(struct readback_zip *p, struct readback_zip_cell *out, bool *end, struct err *e) {
    const struct queued *q;

    while (p->taken == p->queued && !p->part_done) {
        p->queued = p->taken = 0;
        buf_clear(&p->held);
        if (!feed(p, e)) {
            return false;
        }
    }
    *end = p->taken == p->queued;
    if (*end) {
        return true;
    }
    q = &p->queue[p->taken++];
    *out = q->cell;
    out->text = (str){buf_z(&p->held) + q->text.at, q->text.n};
    out->formula = (str){buf_z(&p->held) + q->formula.at, q->formula.n};
    return true;
}
