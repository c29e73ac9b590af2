/* ooxml_book - an .xlsx but for its rows.  See ooxml_book.h. */

#include "office/ooxml_book.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/heap.h"
#include "office/relations.h"
#include "office/xml.h"
#include "workbook/xlsx_text.h"

/* --- the workbook --------------------------------------------------------------- */

struct listing {
    struct ooxml_book *x;
    const struct relations *to;
    size_t cap;
};

static void
add_sheet(struct listing *l, const char **atts) {
    struct ooxml_book *x = l->x;
    const char *name = xml_attribute(atts, "name");
    const char *id = xml_attribute(atts, "id");
    const char *state = xml_attribute(atts, "state");
    const struct relations_row *r = id == NULL ? NULL : relations_of_id(l->to, id);

    if (name == NULL || r == NULL || r->part == NULL || !relations_is(r, "worksheet")) {
        return; /* a sheet that is a chart or a macro has no rows */
    }
    x->sheet = arena_grown(&x->arena, x->sheet, x->sheets, &l->cap, sizeof *x->sheet);
    x->sheet[x->sheets++] =
        (struct row_sheet){.name = str_keep(&x->arena, str_from(name)),
                           .part = r->part,
                           .hidden = state != NULL && strcmp(state, "visible") != 0};
}

static void
workbook_start(void *ctx, const char *name, const char **atts) {
    struct listing *l = ctx;

    if (strcmp(name, "sheet") == 0) {
        add_sheet(l, atts);
    } else if (strcmp(name, "workbookPr") == 0) {
        l->x->cells.since_1904 = xml_is_true(xml_attribute(atts, "date1904"));
    }
}

/* --- styles --------------------------------------------------------------------- */

struct styling {
    struct cells *to;
    bool in_styles; /* within cellXfs */
};

static unsigned
unsigned_of(const char *value) {
    return value == NULL ? 0 : (unsigned)strtoul(value, NULL, 10);
}

static void
styles_start(void *ctx, const char *name, const char **atts) {
    struct styling *s = ctx;

    if (strcmp(name, "numFmt") == 0) {
        cells_format(s->to, unsigned_of(xml_attribute(atts, "numFmtId")),
                     str_from(xml_attribute(atts, "formatCode")));
    } else if (strcmp(name, "cellXfs") == 0) {
        s->in_styles = true;
    } else if (s->in_styles && strcmp(name, "xf") == 0) {
        cells_style(s->to, unsigned_of(xml_attribute(atts, "numFmtId")));
    }
}

static void
styles_end(void *ctx, const char *name) {
    struct styling *s = ctx;

    if (strcmp(name, "cellXfs") == 0) {
        s->in_styles = false;
        cells_settle(s->to);
    }
}

/* --- shared strings -------------------------------------------------------------- */

enum { TEXT_MOST = 1 << 17 }; /* twice what a field may hold: enough to see that it is too long */

struct sharing {
    struct cells *to;
    struct buf text;
    bool in_text;
    unsigned spoken; /* depth within a phonetic run, which is no part of the text */
    bool full;
    struct err *e;
};

static void
strings_start(void *ctx, const char *name, const char **atts) {
    struct sharing *s = ctx;

    (void)atts;
    if (strcmp(name, "si") == 0) {
        buf_clear(&s->text);
    } else if (strcmp(name, "t") == 0) {
        s->in_text = s->spoken == 0;
    } else if (strcmp(name, "rPh") == 0) {
        s->spoken++;
    }
}

static void
strings_end(void *ctx, const char *name) {
    struct sharing *s = ctx;

    if (strcmp(name, "t") == 0) {
        s->in_text = false;
    } else if (strcmp(name, "rPh") == 0) {
        s->spoken--;
    } else if (strcmp(name, "si") == 0) {
        struct arena scratch = ARENA_EMPTY;

        s->full =
            s->full || !cells_share(s->to, xlsx_text_read(&scratch, buf_view(&s->text)), s->e);
        arena_free(&scratch);
    }
}

static void
strings_text(void *ctx, str text) {
    struct sharing *s = ctx;

    if (s->in_text && s->text.n <= TEXT_MOST) {
        buf_str(&s->text, text);
    }
}

static bool
read_strings(struct ooxml_book *x, const char *part, struct err *e) {
    static const struct xml_handlers h = {strings_start, strings_end, strings_text};
    struct err full = {.kind = ERR_NONE};
    struct sharing s = {.to = &x->cells, .e = &full};
    const bool ok = xml_part(x->package, part, &h, &s, e);

    buf_free(&s.text);
    if (ok && s.full) {
        *e = full;
    }
    return ok && !s.full;
}

/* --- all of it -------------------------------------------------------------------- */

static bool
read_book(struct ooxml_book *x, const char *workbook, struct err *e) {
    static const struct xml_handlers of_book = {.start = workbook_start};
    static const struct xml_handlers of_styles = {styles_start, styles_end, NULL};
    struct relations to;
    struct listing l = {.x = x, .to = &to};
    struct styling s = {.to = &x->cells};
    const char *part;

    if (!relations_read(&x->arena, x->package, workbook, &to, e) ||
        !xml_part(x->package, workbook, &of_book, &l, e)) {
        return false;
    }
    part = relations_of_type(&to, "styles");
    if (part != NULL && !xml_part(x->package, part, &of_styles, &s, e)) {
        return false;
    }
    part = relations_of_type(&to, "sharedStrings");
    return part == NULL || read_strings(x, part, e);
}

bool
ooxml_book_open(struct package *p, const char *workbook, struct ooxml_book **out, struct err *e) {
    struct ooxml_book *x = heap_new(struct ooxml_book);

    x->package = p;
    cells_start(&x->cells);
    if (!read_book(x, workbook, e)) {
        ooxml_book_close(x);
        return false;
    }
    *out = x;
    return true;
}

void
ooxml_book_close(struct ooxml_book *x) {
    if (x != NULL) {
        cells_free(&x->cells);
        arena_free(&x->arena);
        free(x);
    }
}
