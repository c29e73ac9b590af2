/* ods - a spreadsheet of LibreOffice.  See ods.h. */

#include "office/ods.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/heap.h"
#include "base/map.h"
#include "office/figure.h"
#include "office/xml.h"

#define CONTENT "content.xml"
enum { TEXT_MOST = 1 << 17 }; /* of a cell that is kept: twice what a field may hold */

/* What is told while the XML is read. */
struct ods {
    struct package *package;
    struct arena arena;
    struct row_sheet *sheet;
    uint32_t sheets;
    size_t cap;
    struct map unseen; /* styles of tables that are not shown */
    str style;         /* whose properties are read */
    /* of the table that is read */
    struct xml *xml;
    char *chunk;
    struct row_sheet *in;
    uint32_t want,
        table; /* the table that is read, the one that the XML stands in, from 1; 0: none yet */
    bool reading, paused;
    bool last, done; /* the part's last piece is with expat, and used up */
    struct row *row; /* the caller's */
    uint32_t line;   /* rows so far */
    uint32_t again;  /* how often the row in hand is still to be given */
    bool in_row, hidden;
    /* of a cell */
    bool in_cell;
    unsigned aside; /* depth within a note, whose text is not the cell's */
    bool in_text;
    uint32_t column, repeat;
    enum ods_type { TYPE_OTHER, TYPE_TEXT, TYPE_NUMBER, TYPE_PERCENT, TYPE_DATE, TYPE_FLAG } type;
    struct buf value, text;
    bool valued, formula, error;
};

static uint32_t
times(const char **atts, const char *name, uint32_t most) {
    const char *text = xml_attribute(atts, name);
    const unsigned long n = text == NULL ? 1 : strtoul(text, NULL, 10);

    return n == 0 ? 1 : n > most ? most + 1 : (uint32_t)n;
}

static bool
is_hidden(const char **atts) {
    const char *v = xml_attribute(atts, "visibility");

    return v != NULL && strcmp(v, "visible") != 0;
}

/* --- the list of tables ------------------------------------------------------------------ */

static void
list_start(void *ctx, const char *name, const char **atts) {
    struct ods *o = ctx;
    const char *of = xml_attribute(atts, "style-name");

    if (strcmp(name, "style") == 0) {
        const char *style = xml_attribute(atts, "name");

        o->style = str_keep(&o->arena, str_from(style));
    } else if (strcmp(name, "table-properties") == 0) {
        const char *display = xml_attribute(atts, "display");

        if (display != NULL && strcmp(display, "false") == 0) {
            (void)map_put(&o->unseen, o->style, NULL);
        }
    } else if (strcmp(name, "table") == 0) {
        const char *title = xml_attribute(atts, "name");

        o->sheet = arena_grown(&o->arena, o->sheet, o->sheets, &o->cap, sizeof *o->sheet);
        o->sheet[o->sheets++] = (struct row_sheet){
            .name = str_keep(&o->arena, str_from(title == NULL ? "?" : title)),
            .part = CONTENT,
            .hidden = of != NULL && map_get(&o->unseen, str_from(of)) != MAP_NONE};
    }
}

/* The package is locked: its list of parts says how each one is. */
static void
manifest_start(void *ctx, const char *name, const char **atts) {
    (void)atts;
    *(bool *)ctx |= strcmp(name, "encryption-data") == 0;
}

bool
ods_open(struct package *p, struct ods **out, struct err *e) {
    static const struct xml_handlers list = {.start = list_start};
    static const struct xml_handlers manifest = {.start = manifest_start};
    struct ods *o = heap_new(struct ods);
    bool locked = false;
    bool ok = true;

    o->package = p;
    map_init(&o->unseen, &o->arena);
    if (package_has(p, "META-INF/manifest.xml")) {
        ok = xml_part(p, "META-INF/manifest.xml", &manifest, &locked, e);
    }
    if (ok && locked) {
        ok = err_set(e, ERR_DATA, "tệp .ods có mật khẩu; hãy bỏ mật khẩu rồi lưu lại");
    }
    if (!ok || !xml_part(p, CONTENT, &list, o, e)) {
        ods_close(o);
        return false;
    }
    *out = o;
    return true;
}

void
ods_close(struct ods *o) {
    if (o != NULL) {
        xml_free(o->xml);
        free(o->chunk);
        buf_free(&o->value);
        buf_free(&o->text);
        map_free(&o->unseen);
        arena_free(&o->arena);
        free(o);
    }
}

struct row_sheet *
ods_sheets(struct ods *o, uint32_t *n) {
    *n = o->sheets;
    return o->sheet;
}

/* --- cells ----------------------------------------------------------------------------- */

static enum ods_type
type_of(const char *name) {
    static const struct {
        const char *name;
        enum ods_type type;
    } types[] = {{"string", TYPE_TEXT},        {"float", TYPE_NUMBER}, {"currency", TYPE_NUMBER},
                 {"percentage", TYPE_PERCENT}, {"date", TYPE_DATE},    {"boolean", TYPE_FLAG}};

    for (size_t i = 0; name != NULL && i < sizeof types / sizeof types[0]; i++) {
        if (strcmp(name, types[i].name) == 0) {
            return types[i].type;
        }
    }
    return TYPE_OTHER;
}

static void
cell_starts(struct ods *o, const char **atts) {
    const char *type = xml_attribute(atts, "value-type");
    const char *value = NULL;
    static const char *const holds[] = {"value", "date-value", "boolean-value", "string-value"};

    o->repeat = times(atts, "number-columns-repeated", ROW_CELLS_MOST);
    o->formula = xml_attribute(atts, "formula") != NULL;
    o->error = false;
    for (size_t i = 0; atts[i] != NULL; i += 2) {
        o->error |= strcmp(atts[i], "calcext:value-type") == 0 && strcmp(atts[i + 1], "error") == 0;
        if (strcmp(atts[i], "office:value-type") == 0) {
            type = atts[i + 1]; /* calcext says it again, and says "error" */
        }
    }
    for (size_t i = 0; value == NULL && i < sizeof holds / sizeof holds[0]; i++) {
        value = xml_attribute(atts, holds[i]);
    }
    o->type = type_of(type);
    buf_clear(&o->value);
    buf_clear(&o->text);
    o->valued = value != NULL;
    buf_text(&o->value, value == NULL ? "" : value);
    o->in_cell = true;
    o->in_text = false;
    o->aside = 0;
}

/* What the cell holds, kept in the row's scratch. */
static enum row_kind
cell_kind(struct ods *o, str *text) {
    const bool percent = o->type == TYPE_PERCENT;
    double v;

    if (o->error) {
        *text = str_keep(&o->row->scratch, o->text.n > 0 ? buf_view(&o->text) : STR("#ERROR"));
        return ROW_ERROR;
    }
    if ((percent || o->type == TYPE_NUMBER) && figure_read(buf_view(&o->value), &v)) {
        char *to = arena_array(&o->row->scratch, char, FIGURE_TEXT);
        enum row_kind kind;
        const size_t n = figure_text(v, percent ? FIGURE_PERCENT : FIGURE_PLAIN, false, to, &kind);

        *text = (str){to, n};
        return kind;
    }
    if (o->type == TYPE_DATE) {
        *text = str_keep(&o->row->scratch, buf_view(&o->value));
        return ROW_DATE;
    }
    if (o->type == TYPE_FLAG) {
        *text = str_eq(buf_view(&o->value), STR("true")) ? STR("1") : STR("0");
        return ROW_FLAG;
    }
    *text = str_keep(&o->row->scratch, o->valued ? buf_view(&o->value) : buf_view(&o->text));
    o->row->bad |= !row_text_is_good(*text);
    return text->n > 0 ? ROW_TEXT : o->formula && o->type != TYPE_TEXT ? ROW_UNCOUNTED : ROW_EMPTY;
}

static void
cell_ends(struct ods *o) {
    str text;
    const enum row_kind kind = cell_kind(o, &text);

    o->in_cell = false;
    for (uint32_t i = 0; kind != ROW_EMPTY && i < o->repeat; i++) {
        if (!row_put(o->row, o->column + i, kind, text)) {
            xml_refuse(o->xml, "một dòng có hơn 16.384 ô");
            return;
        }
    }
    o->column += o->repeat;
    if (o->column > ROW_CELLS_MOST) {
        o->column = ROW_CELLS_MOST; /* what is empty to the sheet's end */
    }
}

/* Something within a cell. */
static void
in_cell_starts(struct ods *o, const char *name, const char **atts) {
    if (o->aside > 0 || strcmp(name, "annotation") == 0 || strcmp(name, "shapes") == 0) {
        o->aside++;
    } else if (strcmp(name, "p") == 0) {
        buf_text(&o->text, o->text.n > 0 ? "\n" : "");
        o->in_text = true;
    } else if (strcmp(name, "s") == 0) {
        for (uint32_t n = times(atts, "c", 100); n > 0; n--) {
            buf_char(&o->text, ' ');
        }
    } else if (strcmp(name, "tab") == 0 || strcmp(name, "line-break") == 0) {
        buf_char(&o->text, ' ');
    }
}

/* --- rows ------------------------------------------------------------------------------ */

static void
on_start(void *ctx, const char *name, const char **atts) {
    struct ods *o = ctx;

    if (o->in_cell) {
        in_cell_starts(o, name, atts);
        return;
    }
    if (strcmp(name, "table") == 0) {
        o->reading = ++o->table == o->want;
        return;
    }
    if (!o->reading) {
        return;
    }
    if (strcmp(name, "table-column") == 0) {
        o->in->hidden_columns +=
            is_hidden(atts) ? times(atts, "number-columns-repeated", ROW_CELLS_MOST) : 0;
    } else if (strcmp(name, "table-row") == 0) {
        row_begin(o->row, o->line + 1);
        o->again = times(atts, "number-rows-repeated", ROW_NUMBER_MOST);
        o->row->hidden = is_hidden(atts);
        o->in_row = true;
        o->column = 0;
    } else if (o->in_row &&
               (strcmp(name, "table-cell") == 0 || strcmp(name, "covered-table-cell") == 0)) {
        cell_starts(o, atts);
    }
}

static void
row_ends(struct ods *o) {
    o->in_row = false;
    if (o->again > ROW_NUMBER_MOST - o->line) {
        if (o->row->n > 0) {
            xml_refuse(o->xml, "quá dòng 1.048.576");
            return;
        }
        o->again = ROW_NUMBER_MOST - o->line;
    }
    if (o->row->n == 0) {
        o->line += o->again; /* blank lines, which whoever reads counts by the numbers */
        o->again = 0;
    } else {
        xml_pause(o->xml);
    }
}

static void
on_end(void *ctx, const char *name) {
    struct ods *o = ctx;

    if (o->in_cell) {
        if (o->aside > 0) {
            o->aside--;
        } else if (strcmp(name, "p") == 0) {
            o->in_text = false;
        } else if (strcmp(name, "table-cell") == 0 || strcmp(name, "covered-table-cell") == 0) {
            cell_ends(o);
        }
    } else if (o->reading && strcmp(name, "table-row") == 0 && o->in_row) {
        row_ends(o);
    } else if (o->reading && strcmp(name, "table") == 0) {
        o->reading = false;
    }
}

static void
on_text(void *ctx, str text) {
    struct ods *o = ctx;

    if (o->in_cell && o->in_text && o->aside == 0 && o->text.n <= TEXT_MOST) {
        buf_str(&o->text, text);
    }
}

bool
ods_start(struct ods *o, uint32_t sheet, struct err *e) {
    static const struct xml_handlers h = {on_start, on_end, on_text};

    xml_free(o->xml);
    o->xml = xml_new(&h, o);
    if (o->chunk == NULL) {
        o->chunk = heap_array(char, PACKAGE_CHUNK);
    }
    o->in = &o->sheet[sheet];
    o->in->hidden_columns = 0;
    o->in->hidden_rows = 0;
    o->want = sheet + 1;
    o->table = o->line = o->again = 0;
    o->reading = o->paused = o->last = o->done = o->in_row = o->in_cell = false;
    return package_part(o->package, CONTENT, e);
}

/* On to the next row with something in it, or to the part's end, which its checksum needs. */
static enum row_step
read_on(struct ods *o, struct err *e) {
    while (!o->done) {
        enum xml_step step;

        if (o->paused) {
            step = xml_resume(o->xml, e);
        } else {
            const ssize_t n = package_read(o->package, o->chunk, PACKAGE_CHUNK, e);

            if (n < 0) {
                return ROW_FAILED;
            }
            o->last = n == 0;
            step = xml_feed(o->xml, (str){o->chunk, (size_t)n}, o->last, e);
        }
        o->paused = step == XML_PAUSED;
        if (step != XML_FED) {
            return o->paused ? ROW_READ : ROW_FAILED;
        }
        o->done = o->last;
    }
    return ROW_END;
}

enum row_step
ods_next(struct ods *o, struct row *row, struct err *e) {
    o->row = row;
    if (o->again == 0) {
        const enum row_step step = read_on(o, e);

        if (step == ROW_FAILED) {
            (void)err_at(e, "sau dòng %u", o->line);
        }
        if (step != ROW_READ) {
            return step;
        }
    }
    o->again--;
    row->number = ++o->line;
    o->in->hidden_rows += row->hidden;
    return ROW_READ;
}
