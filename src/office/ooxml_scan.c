/* ooxml_scan - rows of a sheet's part, cut without an XML parser.  See ooxml_scan.h. */

#include "office/ooxml_scan.h"

#include <limits.h>
#include <string.h>

#include "base/buf.h"
#include "office/ooxml_cell.h"
#include "text/utf8.h"

enum { ATTRIBUTES_MOST = 16, BLOCK = 64 };

struct cursor {
    const char *p, *end;
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

/* --- text ----------------------------------------------------------------------- */

static const struct {
    const char *name;
    char c;
} entity[] = {{"lt;", '<'}, {"gt;", '>'}, {"amp;", '&'}, {"quot;", '"'}, {"apos;", '\''}};

/* &#10; &#x1F; behind the '#' */
static bool
numeric_entity(str *s, struct buf *to) {
    const bool hex = s->n > 0 && s->p[0] == 'x';
    uint32_t v = 0;
    size_t i = hex ? 1 : 0;
    const size_t first = i;

    for (; i < s->n && s->p[i] != ';'; i++) {
        const char c = s->p[i];
        const uint32_t digit = c >= '0' && c <= '9'          ? (uint32_t)(c - '0')
                               : hex && c >= 'a' && c <= 'f' ? (uint32_t)(c - 'a') + 10
                               : hex && c >= 'A' && c <= 'F' ? (uint32_t)(c - 'A') + 10
                                                             : UINT32_MAX;

        if (digit == UINT32_MAX || v > 0x10ffff) {
            return false;
        }
        v = v * (hex ? 16 : 10) + digit;
    }
    if (i == first || i == s->n || (v < ' ' && v != '\t' && v != '\n' && v != '\r') ||
        v > 0x10ffff || (v >= 0xd800 && v <= 0xdfff) || v == 0xfffe || v == 0xffff) {
        return false;
    }
    utf8_put(to, v);
    s->p += i + 1;
    s->n -= i + 1;
    return true;
}

static bool
one_entity(str *s, struct buf *to) {
    if (s->n > 0 && s->p[0] == '#') {
        s->p++;
        s->n--;
        return numeric_entity(s, to);
    }
    for (size_t i = 0; i < sizeof entity / sizeof entity[0]; i++) {
        const str name = str_from(entity[i].name);

        if (str_starts(*s, name)) {
            buf_char(to, entity[i].c);
            s->p += name.n;
            s->n -= name.n;
            return true;
        }
    }
    return false;
}

static bool
decoded(struct arena *a, str raw, str *out) {
    struct buf b = {0};
    bool ok = true;

    while (ok && raw.n > 0) {
        const char *and = memchr(raw.p, '&', raw.n);
        const size_t n = and == NULL ? raw.n : (size_t)(and-raw.p);

        buf_add(&b, raw.p, n);
        raw.p += n;
        raw.n -= n;
        if (raw.n > 0) {
            raw.p++;
            raw.n--;
            ok = one_entity(&raw, &b);
        }
    }
    *out = buf_moved(a, &b);
    return ok;
}

/* Up to the next '<'. */
static bool
text(struct cursor *c, struct arena *a, str *out) {
    /* any other byte stands for itself */
    static const bool looked_at[UCHAR_MAX + 1] = {
        ['\0'] = true, ['\r'] = true, ['&'] = true, ['<'] = true, ['>'] = true};
    const char *from = c->p;
    bool plain = true;

    for (;;) {
        char ch;

        while (!looked_at[(unsigned char)*c->p]) {
            c->p++;
        }
        ch = *c->p;
        if (ch == '<') {
            break;
        }
        if (ch == '\0' || ch == '\r' ||
            (ch == '>' && c->p - from >= 2 && c->p[-1] == ']' && c->p[-2] == ']')) {
            return false;
        }
        plain &= ch != '&';
        c->p++;
    }
    *out = (str){from, (size_t)(c->p - from)};
    return plain || decoded(a, *out, out);
}

/* --- cells ---------------------------------------------------------------------- */

/* <v>12</v>, the '<' and its letter read. */
static bool
leaf(struct cursor *c, struct arena *a, const char *end_tag, str *out) {
    struct attributes at;

    *out = (str){NULL, 0};
    if (*c->p == '>') {
        c->p++;
        return text(c, a, out) && word(c, end_tag);
    }
    return attributes(c, &at) && (at.closed || (text(c, a, out) && word(c, end_tag)));
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

/* NAME="12", blank before it; false: something else stands there, and the cursor stays. */
static bool
whole_attribute(struct cursor *c, char name, uint32_t *out) {
    enum { SAFE = 9 }; /* digits */
    const char *p = c->p;
    uint32_t v = 0;

    if (p[0] != ' ' || p[1] != name || p[2] != '=' || p[3] != '"') {
        return false;
    }
    for (p += 4; *p >= '0' && *p <= '9'; p++) {
        v = v * 10 + (uint32_t)(*p - '0');
    }
    if (*p != '"' || p == c->p + 4 || p > c->p + 4 + SAFE) {
        return false;
    }
    *out = v;
    c->p = p + 1;
    return true;
}

/* The head as nearly every cell has it: r="A2" s="1" t="s", each once or not at all, in this order.  false: it is written in
 * another way, and the cursor and the cell stay. */
static bool
plain_head(struct cursor *c, uint32_t row_no, struct ooxml_cell *cell, bool *closed) {
    struct cursor at = *c;
    struct ooxml_cell got = *cell;

    if (at.p[0] == ' ' && at.p[1] == 'r' && at.p[2] == '=' && at.p[3] == '"') {
        const char *from = at.p + 4;
        uint32_t row;

        at.p = from;
        while ((*at.p >= 'A' && *at.p <= 'Z') || (*at.p >= '0' && *at.p <= '9')) {
            at.p++;
        }
        if (*at.p != '"' ||
            !ooxml_cell_place((str){from, (size_t)(at.p - from)}, &got.column, &row) ||
            row != row_no) {
            return false;
        }
        at.p++;
    }
    (void)whole_attribute(&at, 's', &got.style);
    if (at.p[0] == ' ' && at.p[1] == 't' && at.p[2] == '=' && at.p[3] == '"') {
        const char *from = at.p + 4;

        at.p = from;
        while (is_name(*at.p, true)) {
            at.p++;
        }
        got.type = (str){from, (size_t)(at.p - from)};
        if (!word(&at, "\"")) {
            return false;
        }
    }
    *closed = *at.p == '/';
    at.p += *closed;
    if (*at.p != '>') {
        return false;
    }
    at.p++;
    *c = at;
    *cell = got;
    return true;
}

/* Behind "<c". */
static bool
one_cell(const struct ooxml_book *b, struct cursor *c, uint32_t column, struct row *row,
         uint32_t *next) {
    struct ooxml_cell cell = {.column = column};
    bool closed;

    if (!plain_head(c, row->number, &cell, &closed)) {
        struct attributes a;

        if (!attributes(c, &a) || !head(&a, row->number, &cell)) {
            return false;
        }
        closed = a.closed;
    }
    if (!closed && !inside(c, row, &cell)) {
        return false;
    }
    *next = cell.column + 1;
    return ooxml_cell_put(b, &cell, row) == NULL;
}

/* --- rows ----------------------------------------------------------------------- */

/* U+FFFE or U+FFFF is among the letters; few begin with the same byte. */
static bool
has_no_letter(const char *p, size_t n) {
    const char *end = p + n;

    while ((p = memchr(p, 0xef, (size_t)(end - p))) != NULL) {
        if (end - p >= 3 && p[1] == '\xbf' && (p[2] == '\xbe' || p[2] == '\xbf')) {
            return true;
        }
        p++;
    }
    return false;
}

/* The bytes are XML's: no control character, whole UTF-8, no U+FFFE and U+FFFF. */
static bool
are_letters(const char *p, size_t n) {
    unsigned control = 0;
    unsigned beyond = 0;

    for (size_t i = 0; i < n; i++) {
        const unsigned char c = (unsigned char)p[i];

        control |= (unsigned)(c < ' ') & (unsigned)(c != '\t') & (unsigned)(c != '\n');
        beyond |= c & 0x80U;
    }
    return control == 0 && (beyond == 0 || (utf8_valid((str){p, n}) && !has_no_letter(p, n)));
}

static bool
row_head(const struct attributes *a, uint32_t last, struct row *row) {
    uint32_t number = last + 1;
    bool hidden = false;

    for (uint32_t i = 0; i < a->n; i++) {
        if (str_eq(a->a[i].name, STR("r"))) {
            if (!ooxml_cell_whole(a->a[i].value, &number) || number <= last) {
                return false;
            }
        } else if (str_eq(a->a[i].name, STR("hidden"))) {
            hidden = str_eq(a->a[i].value, STR("1")) || str_eq(a->a[i].value, STR("true"));
        }
    }
    row_begin(row, number);
    row->hidden = hidden;
    return number <= ROW_NUMBER_MOST;
}

static bool
cells(const struct ooxml_book *b, struct cursor *c, struct row *row) {
    uint32_t column = 0;

    for (;;) {
        blanks(c);
        if (!word(c, "<")) {
            return false;
        }
        if (*c->p == '/') {
            return word(c, "/row>");
        }
        if (!word(c, "c") || !one_cell(b, c, column, row, &column)) {
            return false;
        }
    }
}

enum ooxml_scan
ooxml_scan_row(const struct ooxml_book *b, const char *from, const char *end, uint32_t last,
               struct row *row, size_t *used) {
    struct cursor c = {from, end};
    struct attributes a;

    blanks(&c);
    if (!word(&c, "<")) {
        return stopped(&c);
    }
    if (*c.p == '/') {
        return OOXML_SCAN_BEHIND;
    }
    if (!word(&c, "row") || !attributes(&c, &a) || !row_head(&a, last, row) ||
        (!a.closed && !cells(b, &c, row))) {
        return stopped(&c);
    }
    *used = (size_t)(c.p - from);
    return are_letters(from, *used) ? OOXML_SCAN_ROW : OOXML_SCAN_HARD;
}
