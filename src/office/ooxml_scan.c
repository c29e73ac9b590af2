/* ooxml_scan - rows of a sheet's part, cut without an XML parser.  See ooxml_scan.h. */

#include "office/ooxml_scan.h"

#include <string.h>

#include "office/ooxml_cell.h"
#include "office/ooxml_scan_text.h"

enum { ATTRIBUTES_MOST = 16 };

struct cursor {
    const char *p, *end;
};

/* The row that is being read. */
struct reading {
    const struct ooxml_book *book;
    struct row *row;
    /* Its number as it states it and the quote behind it, as its cells repeat them: bytes of a word, those that count.  0: it
     * states none, or a long one. */
    uint64_t number, counts;
    size_t digits;
};

struct attributes {
    struct {
        str name, value;
    } a[ATTRIBUTES_MOST];
    uint32_t n;
    bool closed; /* <c/> */
};

/* What stopped the cursor: the end of the text, or something that is not to be read here. */
static enum ooxml_scan
stopped(const struct cursor *c) {
    return c->p >= c->end ? OOXML_SCAN_MORE : OOXML_SCAN_HARD;
}

/* Step over the word, or stop where it differs. */
static bool
word(struct cursor *c, const char *z) {
    while (*z != '\0' && *c->p == *z) {
        c->p++;
        z++;
    }
    return *z == '\0';
}

static void
blanks(struct cursor *c) {
    while (*c->p == ' ' || *c->p == '\n' || *c->p == '\t') {
        c->p++;
    }
}

static bool
is_name(char c, bool first) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           (!first && ((c >= '0' && c <= '9') || c == ':' || c == '-' || c == '.'));
}

/* NAME="VALUE" */
static bool
attribute(struct cursor *c, str *name, str *value) {
    const char *from = c->p;

    if (!is_name(*c->p, true)) {
        return false;
    }
    while (is_name(*c->p, false)) {
        c->p++;
    }
    *name = (str){from, (size_t)(c->p - from)};
    if (!word(c, "=\"")) {
        return false;
    }
    from = c->p;
    while (*c->p != '"' && *c->p != '<' && *c->p != '&' && *c->p != '\0') {
        c->p++;
    }
    *value = (str){from, (size_t)(c->p - from)};
    return word(c, "\"");
}

static bool
is_new(const struct attributes *a, str name) {
    for (uint32_t i = 0; i < a->n; i++) {
        if (a->a[i].name.p[0] == name.p[0] && str_eq(a->a[i].name, name)) {
            return false;
        }
    }
    return a->n < ATTRIBUTES_MOST;
}

/* Behind an element's name, up to its '>'. */
static bool
attributes(struct cursor *c, struct attributes *a) {
    a->n = 0;
    for (;;) {
        const char *before = c->p;
        str name;
        str value;

        blanks(c);
        if (*c->p == '>' || *c->p == '/') {
            a->closed = *c->p == '/';
            c->p += a->closed;
            return word(c, ">");
        }
        if (c->p == before || !attribute(c, &name, &value) || !is_new(a, name)) {
            return false;
        }
        a->a[a->n].name = name;
        a->a[a->n++].value = value;
    }
}

/* --- cells ---------------------------------------------------------------------- */

/* <v>12</v>, the '<' and its letter read. */
static bool
leaf(struct cursor *c, struct arena *a, const char *end_tag, str *out) {
    struct attributes at;

    *out = (str){NULL, 0};
    if (*c->p == '>') {
        c->p++;
        return ooxml_scan_text(&c->p, a, out) && word(c, end_tag);
    }
    return attributes(c, &at) &&
           (at.closed || (ooxml_scan_text(&c->p, a, out) && word(c, end_tag)));
}

/* What stands in a cell. */
static bool
inside(struct cursor *c, struct row *row, struct ooxml_cell *cell) {
    str ignored;

    for (;;) {
        blanks(c);
        if (!word(c, "<")) {
            return false;
        }
        switch (*c->p) {
        case '/':
            return word(c, "/c>");
        case 'v':
            c->p++;
            if (cell->valued || !leaf(c, &row->scratch, "</v>", &cell->value)) {
                return false;
            }
            cell->valued = true;
            break;
        case 'f':
            c->p++;
            if (cell->formula || !leaf(c, &row->scratch, "</f>", &ignored)) {
                return false;
            }
            cell->formula = true;
            break;
        case 'i':
            if (cell->valued || !word(c, "is><t") ||
                !leaf(c, &row->scratch, "</t>", &cell->value) || !word(c, "</is>")) {
                return false;
            }
            cell->valued = true;
            break;
        default:
            return false;
        }
    }
}

/* Its place, format and type. */
static bool
head(const struct attributes *a, uint32_t row_no, struct ooxml_cell *cell) {
    for (uint32_t i = 0; i < a->n; i++) {
        const str value = a->a[i].value;
        uint32_t row;

        if (a->a[i].name.n != 1) {
            continue;
        }
        switch (a->a[i].name.p[0]) {
        case 'r':
            if (!ooxml_cell_place(value, &cell->column, &row) || row != row_no) {
                return false;
            }
            break;
        case 's':
            if (!ooxml_cell_whole(value, &cell->style)) {
                return false;
            }
            break;
        case 't':
            cell->type = value;
            break;
        default:
            break;
        }
    }
    return true;
}

/* NAME="12", blank before it.  Where something else stands, the cursor and *out stay. */
static void
whole_attribute(struct cursor *c, char name, uint32_t *out) {
    enum { SAFE = 9 }; /* digits */
    const char *p = c->p;
    uint32_t v = 0;

    if (p[0] != ' ' || p[1] != name || p[2] != '=' || p[3] != '"') {
        return;
    }
    for (p += 4; *p >= '0' && *p <= '9'; p++) {
        v = v * 10 + (uint32_t)(*p - '0');
    }
    if (*p == '"' && p > c->p + 4 && p <= c->p + 4 + SAFE) {
        *out = v;
        c->p = p + 1;
    }
}

/* r="A2": a place in this row, as the row states its number.  false: it is written in another way, and the cursor stays. */
static bool
plain_place(const struct reading *r, struct cursor *c, uint32_t *column) {
    enum { LETTERS_MOST = 3 };
    static const char before[] = " r=\"";
    const char *p = c->p + sizeof before - 1;
    uint64_t number;
    uint32_t v = 0;

    if ((size_t)(c->end - c->p) < sizeof before + LETTERS_MOST + sizeof number || r->counts == 0 ||
        memcmp(c->p, before, sizeof before - 1) != 0) {
        return false;
    }
    for (int i = 0; i < LETTERS_MOST && *p >= 'A' && *p <= 'Z'; i++) {
        v = v * 26 + (uint32_t)(*p++ - 'A') + 1;
    }
    memcpy(&number, p, sizeof number);
    if (v == 0 || v > ROW_CELLS_MOST || ((number ^ r->number) & r->counts) != 0) {
        return false;
    }
    *column = v - 1;
    c->p = p + r->digits + 1;
    return true;
}

/* The head as most cells have it, behind the place: s="1" t="s", each once or not at all, in this order.  false: it is
 * written in another way. */
static bool
plain_head(struct cursor *c, struct ooxml_cell *cell, bool *closed) {
    whole_attribute(c, 's', &cell->style);
    if (c->p[0] == ' ' && c->p[1] == 't' && c->p[2] == '=' && c->p[3] == '"') {
        const char *from = c->p + 4;

        c->p = from;
        while (is_name(*c->p, true)) {
            c->p++;
        }
        cell->type = (str){from, (size_t)(c->p - from)};
        if (!word(c, "\"")) {
            return false;
        }
    }
    *closed = *c->p == '/';
    c->p += *closed;
    return word(c, ">");
}

/* A text that stands in its cell, behind the place: t="inlineStr"><is><t>12</t></is></c>.  *plain: of plain letters alone.
 * false: it is something else, and the cursor stays. */
static bool
own_text(struct cursor *c, struct arena *a, str *out, bool *plain) {
    static const char before[] = " t=\"inlineStr\"><is><t>";
    static const char behind[] = "</t></is></c>";
    enum { BEFORE = sizeof before - 1, BEHIND = sizeof behind - 1, LONGEST = 1024 };
    const char *from = c->p + BEFORE;
    const char *p = from;

    if (c->end - c->p < BEFORE || memcmp(c->p, before, BEFORE) != 0) {
        return false;
    }
    p += ooxml_scan_plain(p, c->end);
    *out = (str){from, (size_t)(p - from)};
    *plain = *p == '<' && p - from <= LONGEST;
    if (!*plain) {
        p = from;
        if (!ooxml_scan_text(&p, a, out)) {
            return false;
        }
    }
    if (c->end - p < BEHIND || memcmp(p, behind, BEHIND) != 0) {
        return false;
    }
    c->p = p + BEHIND;
    return true;
}

/* Behind "<c". */
static bool
one_cell(const struct reading *r, struct cursor *c, uint32_t *column) {
    struct ooxml_cell cell = {.column = *column};
    const struct cursor from = *c;
    const bool placed = plain_place(r, c, &cell.column);
    bool closed;
    bool plain;
    str text;

    if (placed && own_text(c, &r->row->scratch, &text, &plain)) {
        *column = cell.column + 1;
        return plain ? row_put(r->row, cell.column, text.n == 0 ? ROW_EMPTY : ROW_TEXT, text)
                     : ooxml_cell_put_text(r->row, cell.column, text) == NULL;
    }
    if (!placed || !plain_head(c, &cell, &closed)) {
        struct attributes a;

        *c = from;
        cell = (struct ooxml_cell){.column = *column};
        if (!attributes(c, &a) || !head(&a, r->row->number, &cell)) {
            return false;
        }
        closed = a.closed;
    }
    *column = cell.column + 1;
    return (closed || inside(c, r->row, &cell)) && ooxml_cell_put(r->book, &cell, r->row) == NULL;
}

/* --- rows ----------------------------------------------------------------------- */

/* The row states its number so. */
static void
state_number(struct reading *r, str s) {
    char number[sizeof r->number] = {0};
    char counts[sizeof r->counts] = {0};

    if (s.n < sizeof number) {
        memcpy(number, s.p, s.n);
        number[s.n] = '"';
        memset(counts, 0xff, s.n + 1);
        memcpy(&r->number, number, sizeof number);
        memcpy(&r->counts, counts, sizeof counts);
        r->digits = s.n;
    }
}

static bool
row_head(const struct attributes *a, uint32_t last, struct reading *r) {
    uint32_t number = last + 1;
    bool hidden = false;

    for (uint32_t i = 0; i < a->n; i++) {
        if (str_eq(a->a[i].name, STR("r"))) {
            if (!ooxml_cell_whole(a->a[i].value, &number) || number <= last) {
                return false;
            }
            state_number(r, a->a[i].value);
        } else if (str_eq(a->a[i].name, STR("hidden"))) {
            hidden = str_eq(a->a[i].value, STR("1")) || str_eq(a->a[i].value, STR("true"));
        }
    }
    row_begin(r->row, number);
    r->row->hidden = hidden;
    return number <= ROW_NUMBER_MOST;
}

static bool
cells(const struct reading *r, struct cursor *c) {
    uint32_t column = 0;

    for (;;) {
        blanks(c);
        if (!word(c, "<")) {
            return false;
        }
        if (*c->p == '/') {
            return word(c, "/row>");
        }
        if (!word(c, "c") || !one_cell(r, c, &column)) {
            return false;
        }
    }
}

enum ooxml_scan
ooxml_scan_row(const struct ooxml_book *b, const char *from, const char *end, uint32_t last,
               struct row *row, size_t *used) {
    struct reading r = {.book = b, .row = row};
    struct cursor c = {from, end};
    struct attributes a;

    blanks(&c);
    if (!word(&c, "<")) {
        return stopped(&c);
    }
    if (*c.p == '/') {
        return OOXML_SCAN_BEHIND;
    }
    if (!word(&c, "row") || !attributes(&c, &a) || !row_head(&a, last, &r) ||
        (!a.closed && !cells(&r, &c))) {
        return stopped(&c);
    }
    *used = (size_t)(c.p - from);
    return ooxml_scan_letters(from, *used) ? OOXML_SCAN_ROW : OOXML_SCAN_HARD;
}
