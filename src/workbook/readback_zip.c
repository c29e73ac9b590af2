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
#include "text/utf8.h"
#include "workbook/cell_sum.h"
#include "workbook/readback_zip_links.h"
#include "workbook/readback_zip_parts.h"
#include "workbook/readback_zip_plain.h"
#include "workbook/xlsx_text.h"

#define STRINGS_PART "xl/sharedStrings.xml"
enum { UNREAD_MOST = 1 << 20 }; /* bytes that wait for the end of a tag */

/* ---- handlers of the other parts ---- */

/* text: as the file holds it. */
static void
add_string(struct readback_zip *p, str text) {
    struct shared *to;

    p->string = arena_grown(&p->arena, p->string, p->strings, &p->string_cap, sizeof *p->string);
    to = &p->string[p->strings++];
    to->text = str_keep(&p->arena, xlsx_text_read(&p->arena, text));
    to->hash = map_hash(to->text);
}

static void
strings_start(void *me, const char *name, const char **atts) {
    struct readback_zip *p = me;

    (void)atts;
    p->within = strcmp(name, "sst") == 0 ? WITHIN_STRINGS : WITHIN_ELSE;
    if (strcmp(name, "si") == 0) {
        p->within = WITHIN_CELL;
        buf_clear(&p->text);
    } else if (strcmp(name, "t") == 0) {
        p->gather = GATHER_TEXT;
    }
}

static void
strings_end(void *me, const char *name) {
    struct readback_zip *p = me;

    p->within = WITHIN_ELSE;
    if (strcmp(name, "t") == 0) {
        p->gather = GATHER_NONE;
        p->within = WITHIN_CELL;
    } else if (strcmp(name, "si") == 0) {
        add_string(p, buf_view(&p->text));
        p->within = WITHIN_STRINGS;
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

/* ---- pieces of a part ---- */

static size_t
take_in_row(struct readback_zip *p, str s) {
    struct readback_zip_plain c;

    if (readback_zip_plain(s, &c)) {
        readback_zip_add_plain(p, &c);
        return c.n;
    }
    if (p->plain_row && str_starts(s, STR(READBACK_ZIP_ROW_END))) {
        p->plain_row = false;
        p->within = WITHIN_DATA;
        return sizeof READBACK_ZIP_ROW_END - 1;
    }
    return 0;
}

static size_t
take_row(struct readback_zip *p, str s) {
    bool empty;
    const size_t n = readback_zip_plain_row(s, &empty);

    if (n > 0 && !empty) {
        p->plain_row = true;
        p->within = WITHIN_ROW;
    }
    return n;
}

/* Read what s begins with without the parser, which has seen all before it.  Return how many bytes that is; 0: the
 * parser must see it. */
static size_t
take_plain(struct readback_zip *p, str s) {
    str text;
    size_t n = 0;

    switch (p->within) {
    case WITHIN_ROW:
        return take_in_row(p, s);
    case WITHIN_COLUMNS:
        return readback_zip_plain_column(s);
    case WITHIN_DATA:
        return take_row(p, s);
    case WITHIN_MERGES:
        n = readback_zip_plain_merge(s);
        p->merges += n > 0 ? 1U : 0U;
        return n;
    case WITHIN_STRINGS:
        n = readback_zip_plain_string(s, &text);
        if (n == 0 || !utf8_valid(text)) {
            return 0;
        }
        add_string(p, text);
        return n;
    case WITHIN_CELL:
    case WITHIN_ELSE:
        break;
    }
    return 0;
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

/* Take what is plain out of what is unread and give the parser the rest, in their order; what may go on stays unread. */
static bool
read_unread(struct readback_zip *p, struct err *e) {
    const str all = {buf_z(&p->unread), p->unread.n};
    size_t from = 0; /* of what the parser has not seen */
    size_t look = 0;
    const char *at;
    size_t n;

    while ((at = readback_zip_plain_next(all.p + look)) != NULL) {
        n = (size_t)(at - all.p) - from;
        if (n > 0 && !parts_parse(p->file, (str){all.p + from, n}, false, e)) {
            return false;
        }
        from = (size_t)(at - all.p);
        look = from + 1;
        while ((n = take_plain(p, (str){all.p + from, all.n - from})) > 0) {
            from += n;
            look = from;
        }
    }
    n = whole_tags((str){all.p + from, all.n - from});
    if (!parts_parse(p->file, (str){all.p + from, n}, false, e)) {
        return false;
    }
    from += n;
    memmove(p->unread.p, p->unread.p + from, all.n - from);
    p->unread.n = all.n - from;
    return true;
}

/* A piece of the part that is being read. */
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

static bool
begin_part(struct readback_zip *p, const char *part, const struct parts_handlers *h,
           struct err *e) {
    p->part_done = false;
    p->gather = GATHER_NONE;
    p->within = WITHIN_ELSE;
    p->plain_row = false;
    buf_clear(&p->unread);
    return parts_begin(p->file, part, h, p, e);
}

/* ---- parts ---- */

static const struct parts_handlers of_strings = {strings_start, strings_end, readback_zip_letters};
static const struct parts_handlers of_book = {book_start, NULL, NULL};

static bool
read_strings(struct readback_zip *p, struct err *e) {
    bool ok = begin_part(p, STRINGS_PART, &of_strings, e);

    while (ok && !p->part_done) {
        ok = feed(p, e);
    }
    return ok;
}

static bool
read_part(struct readback_zip *p, const char *part, struct err *e) {
    if (strcmp(part, STRINGS_PART) == 0) {
        return read_strings(p, e);
    }
    p->gather = GATHER_NONE;
    return parts_read(p->file,
                      strcmp(part, "xl/workbook.xml") == 0 ? &of_book : readback_zip_links(p, part),
                      p, e);
}

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
            ok = read_part(p, part, e);
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
readback_zip_open(const char *path, struct once *once, struct err *e) {
    struct readback_zip *p = heap_new(struct readback_zip);

    map_init(&p->parts, &p->arena);
    map_init(&p->typed, &p->arena);
    map_init(&p->reached, &p->arena);
    p->file = parts_open(path, "sổ tính Excel", once, e);
    if (p->file != NULL && read_parts(p, e) && has_needed_parts(p, e) &&
        readback_zip_holds_together(p, e)) {
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
    map_free(&p->typed);
    map_free(&p->reached);
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

    p->queued = p->taken = 0;
    p->merges = 0;
    buf_clear(&p->held);
    buf_fmt(&part, "xl/worksheets/sheet%u.xml", ix + 1);
    ok = begin_part(p, buf_z(&part), &readback_zip_of_sheet, e);
    buf_free(&part);
    return ok;
}

bool
readback_zip_sum(struct readback_zip *p, uint32_t ix, uint64_t *sum, struct err *e) {
    struct cell_sum s;
    bool ok;

    cell_sum_begin(&s, str_from(readback_zip_sheet_name(p, ix)));
    p->sum = &s;
    ok = readback_zip_sheet(p, ix, e);
    while (ok && !p->part_done) {
        ok = feed(p, e);
    }
    p->sum = NULL;
    s.merges = p->merges;
    *sum = cell_sum_end(&s);
    return ok;
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
    *out = (struct readback_zip_cell){.row = q->place.row,
                                      .col = q->place.col,
                                      .is_text = q->is_text,
                                      .text = {buf_z(&p->held) + q->text.at, q->text.n},
                                      .figure = q->figure,
                                      .formula = {buf_z(&p->held) + q->formula.at, q->formula.n}};
    return true;
}
