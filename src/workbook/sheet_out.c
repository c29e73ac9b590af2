/* sheet_out - the sheet that is being laid out.  Its lines of text are in sheet_out_lines.c.  See sheet_out.h. */

#include "workbook/sheet_out.h"

#include <assert.h>
#include <string.h>

#include "base/buf.h"
#include "base/num.h"
#include "text/utf8.h"
#include "workbook/sheet_columns.h"
#include "workbook/sheet_parts.h"
#include "workbook/width.h"

#define LINE_FACTOR   1.3125 /* Excel's row of one line of Times New Roman, by its size */
#define CELL_INSET_PT 5.0    /* blank at both sides of a cell's text, together, and some room */
#define INDENT_PT     7.0    /* of one step of indent */
#define PT_OF_PX      0.75   /* 96 px an inch */
#define PAGE_SHARE    0.98   /* readers round rows up differently */
#define PT_OF_MM      (72 / 25.4)

enum { LITERAL_MOST = 255 }; /* UTF-16 units of a string inside a formula */

static void
begin(struct sheet_out *o) {
    char *first = arena_new(&o->scratch, char); /* so that rewinding keeps a block */

    *first = '\0';
    o->empty = arena_mark(&o->scratch);
    map_init(&o->names, &o->keep);
    map_init(&o->defined, &o->keep);
}

void
sheet_out_init(struct sheet_out *o, const struct doc *d, const struct sheet_sink *to,
               uint32_t max_rows, struct sheet_heights *h) {
    size_t n = 0;

    *o = (struct sheet_out){.doc = d, .to = to, .max_rows = max_rows, .heights = h, .named = true};
    begin(o);
    for (const struct doc_section *s = d->first; s != NULL; s = s->next) {
        n++;
    }
    o->section_sheet = arena_array(&o->keep, const char *, n + 1);
    n = 0;
    for (const struct doc_section *s = d->first; s != NULL; s = s->next) {
        o->section_sheet[n++] = sheet_out_name(o, s->name);
    }
}

void
sheet_out_trial(struct sheet_out *o, const struct sheet_out *of, const struct sheet_sink *to) {
    *o = (struct sheet_out){.doc = of->doc,
                            .to = to,
                            .max_rows = SHEET_ROWS,
                            .heights = of->heights,
                            .section_sheet = of->section_sheet,
                            .measuring = true,
                            .sheet = {.section = of->sheet.section,
                                      .cols = of->sheet.cols,
                                      .width_px = of->sheet.width_px,
                                      .parts = of->sheet.parts}};
    begin(o);
}

void
sheet_out_end(struct sheet_out *o) {
    map_free(&o->names);
    map_free(&o->defined);
    arena_free(&o->scratch);
    arena_free(&o->keep);
}

/* At most n UTF-16 units of s, at a border of code points. */
static str
cut_units(str s, size_t n) {
    size_t units = 0;
    size_t at = 0;

    while (at < s.n) {
        size_t next = at;
        const int32_t cp = utf8_next(s, &next);

        units += cp > 0xFFFF ? 2 : 1;
        if (units > n) {
            break;
        }
        at = next;
    }
    return (str){s.p, at};
}

/* What a sheet may be called: none of []:*?/\, no apostrophe at an end, not empty. */
static str
legal_name(struct arena *a, str wish) {
    static const char illegal[] = "[]:*?/\\";
    static const char instead[] = "()-----";
    char *p = str_keep_mut(a, wish);

    for (size_t i = 0; i < wish.n; i++) {
        const char *bad = p[i] == '\0' ? NULL : strchr(illegal, p[i]);

        if (bad != NULL) {
            p[i] = instead[bad - illegal];
        }
    }
    wish = str_trim((str){p, wish.n});
    while (wish.n > 0 && wish.p[0] == '\'') {
        wish.p++;
        wish.n--;
    }
    wish = cut_units(wish, SHEET_NAME_MAX);
    while (wish.n > 0 && (wish.p[wish.n - 1] == '\'' || wish.p[wish.n - 1] == ' ')) {
        wish.n--;
    }
    return wish.n == 0 ? STR("Trang") : wish;
}

static const char *
reserve(struct sheet_out *o, str wish) {
    const str base = legal_name(&o->keep, wish);
    struct buf b = {NULL, 0, 0};
    bool added = false;
    const char *name;

    buf_str(&b, base);
    if (!str_eq(utf8_lower(&o->keep, base), STR("history"))) {
        (void)map_put(&o->names, utf8_lower(&o->keep, base), &added);
    }
    for (unsigned n = 2; !added; n++) {
        enum { SUFFIX_ROOM = 9 }; /* " (99999)" */

        buf_clear(&b);
        buf_str(&b, cut_units(base, SHEET_NAME_MAX - SUFFIX_ROOM));
        buf_fmt(&b, " (%u)", n);
        (void)map_put(&o->names, utf8_lower(&o->keep, buf_view(&b)), &added);
    }
    name = str_keep(&o->keep, buf_view(&b)).p;
    buf_free(&b);
    return name;
}

const char *
sheet_out_name(struct sheet_out *o, str wish) {
    if (!o->named) {
        o->named = true;
        for (const struct doc_section *s = o->doc->first; s != NULL; s = s->next) {
            (void)reserve(o, s->name);
        }
    }
    return reserve(o, wish);
}

void
sheet_out_column(struct buf *b, uint32_t col) {
    char letters[NUM_TEXT];

    num_letters(letters, col);
    buf_text(b, letters);
}

const char *
sheet_out_ref(struct arena *a, const char *sheet, struct sheet_area at) {
    struct buf b = {NULL, 0, 0};
    const char *kept;

    buf_text(&b, "='");
    for (const char *p = sheet; *p != '\0'; p++) {
        if (*p == '\'') {
            buf_char(&b, '\'');
        }
        buf_char(&b, *p);
    }
    buf_text(&b, "'!$");
    sheet_out_column(&b, at.col);
    buf_fmt(&b, "$%u", at.row + 1);
    if (at.last_row != at.row || at.last_col != at.col) {
        buf_text(&b, ":$");
        sheet_out_column(&b, at.last_col);
        buf_fmt(&b, "$%u", at.last_row + 1);
    }
    kept = str_keep(a, buf_view(&b)).p;
    buf_free(&b);
    return kept;
}

/* Doubled quotes, as inside a string of a formula. */
static void
put_quoted(struct buf *b, str s) {
    buf_char(b, '"');
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '"') {
            buf_char(b, '"');
        }
        buf_char(b, s.p[i]);
    }
    buf_char(b, '"');
}

void
sheet_out_lead_to(struct sheet_out *o, struct sheet_cell *c, const char *sheet, uint32_t row,
                  struct sheet_area at) {
    const bool wraps =
        sheet_out_text_height(o, c, at.col, at.last_col) > sheet_out_height(1, c->style.size_pt);
    const str ref =
        str_from(sheet_out_ref(&o->scratch, sheet, (struct sheet_area){row, 0, row, 0}) + 1);
    struct buf b = {NULL, 0, 0};

    if (wraps && utf8_utf16_units(c->text) <= LITERAL_MOST) {
        struct buf to = {NULL, 0, 0};

        buf_char(&to, '#');
        buf_str(&to, ref);
        buf_text(&b, "=HYPERLINK(");
        put_quoted(&b, buf_view(&to));
        buf_char(&b, ',');
        put_quoted(&b, c->text);
        buf_char(&b, ')');
        buf_free(&to);
        c->formula = str_keep(&o->scratch, buf_view(&b)).p;
    } else {
        buf_text(&b, "internal:");
        buf_str(&b, ref);
        c->link = str_keep(&o->scratch, buf_view(&b)).p;
    }
    buf_free(&b);
}

bool
sheet_out_tab(struct sheet_out *o, const struct doc_section *s, const char *name, struct err *e) {
    const uint32_t ix = o->sheet.name == NULL ? 0 : o->sheet.ix + 1;
    struct sheet_tab sheet = {.name = name, .section = s, .ix = ix, .plain = s->kind == DOC_DATA};

    if (o->sheet.section == s && o->sheet.cols > 0) {
        sheet.cols = o->sheet.cols;
        sheet.width_px = o->sheet.width_px;
        sheet.parts = o->sheet.parts;
    } else {
        unsigned *width = sheet_columns(&o->keep, s, &sheet.cols);

        sheet.parts = sheet_parts_of(&o->keep, s, width, sheet.cols);
        sheet.width_px = width;
    }
    if (sheet.cols > SHEET_COLS) {
        return err_set(e, ERR_CONFIG,
                       "bảng có %u cột, Excel chỉ chứa %d cột; hãy bớt cột trong mẫu", sheet.cols,
                       SHEET_COLS);
    }
    sheet.landscape = s->landscape || sheet.plain;
    o->sheet = sheet;
    o->row = 0;
    o->y_pt = 0;
    o->page_y_pt = 0;
    return o->to->sheet(o->to->me, &o->sheet, e);
}

bool
sheet_out_tab_end(struct sheet_out *o, struct err *e) {
    o->sheet.rows = o->row;
    return o->to->sheet_end(o->to->me, &o->sheet, e);
}

/* Pages are parted here, not by the reader, so that what is kept together stays so. */
bool
sheet_out_row(struct sheet_out *o, double height_pt, struct err *e) {
    if (o->row >= o->max_rows) {
        return err_set(e, ERR_CONFIG, "phần \"%s\" dài quá một trang tính Excel (%u dòng)",
                       o->sheet.name, o->max_rows);
    }
    height_pt = height_pt < SHEET_OUT_TALLEST_PT ? height_pt : SHEET_OUT_TALLEST_PT;
    if (!o->sheet.plain && !sheet_out_keep_together(o, height_pt, e)) {
        return false;
    }
    o->y_pt += height_pt;
    o->page_y_pt += height_pt;
    return o->to->row(o->to->me, o->row, height_pt, e);
}

double
sheet_out_page_height(const struct sheet_out *o) {
    const double page = o->sheet.landscape ? 170 * PT_OF_MM : 257 * PT_OF_MM;
    const unsigned wide = sheet_columns_page(o->sheet.section);
    unsigned sum = 0;

    if (o->sheet.parts.scale > 0) {
        return PAGE_SHARE * page * 100 / o->sheet.parts.scale;
    }
    for (uint32_t i = 0; i < o->sheet.cols; i++) {
        sum += o->sheet.width_px[i];
    }
    return PAGE_SHARE * (sum > wide ? page * sum / wide : page);
}

bool
sheet_out_keep_together(struct sheet_out *o, double height_pt, struct err *e) {
    const double page = sheet_out_page_height(o);

    if (o->measuring || o->row == 0 || o->page_y_pt + height_pt <= page) {
        return true;
    }
    o->page_y_pt = o->sheet.has_head ? o->head_pt : 0;
    return o->to->page_break(o->to->me, o->row, e);
}

bool
sheet_out_cell(struct sheet_out *o, uint32_t col, struct sheet_cell c, struct err *e) {
    c.row = o->row;
    c.col = col;
    return o->to->cell(o->to->me, &c, e);
}

void
sheet_out_next(struct sheet_out *o) {
    o->row++;
    arena_rewind(&o->scratch, o->empty);
}

bool
sheet_out_span(struct sheet_out *o, uint32_t col, uint32_t last, struct sheet_cell c,
               struct err *e) {
    const struct sheet_cell blank = {.kind = SHEET_BLANK, .style = c.style};
    const struct sheet_area area = {o->row, col, o->row, last};

    if (!sheet_out_cell(o, col, c, e)) {
        return false;
    }
    for (uint32_t i = col + 1; i <= last; i++) {
        if (!sheet_out_cell(o, i, blank, e)) {
            return false;
        }
    }
    return col == last || o->to->merge(o->to->me, area, e);
}

double
sheet_out_height(unsigned lines, int size_pt) {
    return (double)lines * size_pt * LINE_FACTOR;
}

double
sheet_out_text_height(const struct sheet_out *o, const struct sheet_cell *c, uint32_t col,
                      uint32_t last) {
    double room = c->style.indent ? -CELL_INSET_PT - INDENT_PT : -CELL_INSET_PT;

    if (c->kind != SHEET_TEXT) {
        return sheet_out_height(1, c->style.size_pt);
    }
    for (uint32_t i = col; i <= last; i++) {
        room += o->sheet.width_px[i] * PT_OF_PX;
    }
    return sheet_out_height(width_lines(c->text, c->style.bold, c->style.size_pt, room),
                            c->style.size_pt);
}

struct sheet_cell
sheet_out_text(struct sheet_out *o, str s, struct sheet_style style) {
    static const char cut_mark[] = " … [văn bản dài, đã cắt bớt cho vừa một ô Excel]";
    struct sheet_cell c = {.kind = s.n == 0 ? SHEET_BLANK : SHEET_TEXT, .text = s, .style = style};

    assert(s.n == 0 || utf8_valid(s));
    if (s.n > SHEET_TEXT_MAX && utf8_utf16_units(s) > SHEET_TEXT_MAX) {
        const str mark = STR(cut_mark);
        const str kept = cut_units(s, SHEET_TEXT_MAX - mark.n);
        char *p = arena_array(&o->scratch, char, kept.n + mark.n + 1);

        memcpy(p, kept.p, kept.n);
        memcpy(p + kept.n, mark.p, mark.n);
        c.text = (str){p, kept.n + mark.n};
    } else if (s.n > 0) {
        c.text = str_keep(&o->scratch, s);
    }
    return c;
}

struct sheet_cell
sheet_out_runs(struct sheet_out *o, struct doc_runs runs, struct sheet_style style) {
    struct buf joined = {NULL, 0, 0};
    struct sheet_cell c;
    bool mixed = false;

    for (size_t i = 0; i < runs.n; i++) {
        buf_str(&joined, runs.run[i].text);
        mixed = mixed || runs.run[i].style != runs.run[0].style;
    }
    if (runs.n > 0 && !mixed) {
        style.bold = style.bold || (runs.run[0].style & DOC_BOLD) != 0;
        style.italic = style.italic || (runs.run[0].style & DOC_ITALIC) != 0;
    }
    c = sheet_out_text(o, buf_view(&joined), style);
    if (mixed && c.text.n == joined.n) {
        c.runs = runs;
    }
    buf_free(&joined);
    return c;
}
