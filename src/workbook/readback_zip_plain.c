/* readback_zip_plain - a cell as libxlsxwriter writes it.  See readback_zip_plain.h. */

#include "workbook/readback_zip_plain.h"

#include <string.h>

enum { COLUMNS_MOST = 16384, ROWS_MOST = 1048576 };

size_t
readback_zip_place(const char *z, uint32_t *row, uint32_t *col) {
    const char *const from = z;
    uint32_t c = 0;
    uint32_t r = 0;

    while (*z >= 'A' && *z <= 'Z' && c <= COLUMNS_MOST) {
        c = c * 26 + (uint32_t)(*z++ - 'A') + 1;
    }
    while (*z >= (r > 0 ? '0' : '1') && *z <= '9' && r <= ROWS_MOST) { /* "A07" is no place */
        r = r * 10 + (uint32_t)(*z++ - '0');
    }
    *row = r - 1;
    *col = c - 1;
    return c > 0 && c <= COLUMNS_MOST && r > 0 && r <= ROWS_MOST ? (size_t)(z - from) : 0;
}

#define COLUMN "<col min=\""
#define CELL   "<c r=\""
#define ROW    "<row r=\""
#define MERGE  "<mergeCell ref=\""
#define STRING "<si><t>"

/* Whether z goes on with the word, which is then passed. */
static inline bool
pass(const char **z, const char *word) {
    const char *at = *z;

    while (*word != '\0') {
        if (*at++ != *word++) {
            return false;
        }
    }
    *z = at;
    return true;
}

static void
pass_digits(const char **z) {
    while (**z >= '0' && **z <= '9') {
        (*z)++;
    }
}

/* What stands before the next tag; false: an entity is in it, or a letter that XML forbids. */
static bool
take_text(const char **z, str *out) {
    const char *const from = *z;

    while ((unsigned char)**z >= ' ' && **z != '<' && **z != '&') {
        (*z)++;
    }
    *out = (str){from, (size_t)(*z - from)};
    return **z == '<';
}

static bool
is_figure(str s, bool digits_only) {
    for (size_t i = 0; i < s.n; i++) {
        const char c = s.p[i];

        if ((c < '0' || c > '9') &&
            (digits_only || (c != '.' && c != '-' && c != '+' && c != 'E' && c != 'e'))) {
            return false;
        }
    }
    return s.n > 0;
}

/* From behind the address to the end of the cell. */
static bool
take_rest(const char **z, struct readback_zip_plain *c) {
    if (pass(z, " s=\"")) {
        pass_digits(z);
        if (!pass(z, "\"")) {
            return false;
        }
    }
    c->shared = pass(z, " t=\"s\"");
    if (!c->shared && pass(z, "/>")) {
        return true;
    }
    if (!pass(z, ">") ||
        (pass(z, "<f>") && (!take_text(z, &c->formula) || c->formula.n == 0 || !pass(z, "</f>")))) {
        return false;
    }
    return pass(z, "<v>") && take_text(z, &c->value) && is_figure(c->value, c->shared) &&
           pass(z, "</v></c>");
}

bool
readback_zip_plain(str s, struct readback_zip_plain *out) {
    const char *z = s.p;
    size_t place;

    *out = (struct readback_zip_plain){.value = {"", 0}, .formula = {"", 0}};
    if (!pass(&z, CELL)) {
        return false;
    }
    place = readback_zip_place(z, &out->row, &out->col);
    z += place;
    if (place == 0 || !pass(&z, "\"") || !take_rest(&z, out)) {
        return false;
    }
    out->n = (size_t)(z - s.p);
    return out->n <= s.n;
}

const char *
readback_zip_plain_next(const char *z) {
    static const char *const begins[] = {CELL, COLUMN, READBACK_ZIP_ROW_END, ROW, MERGE, STRING};

    while ((z = strchr(z, '<')) != NULL) {
        for (size_t i = 0; i < sizeof begins / sizeof begins[0]; i++) {
            const char *at = z;

            if (pass(&at, begins[i])) {
                return z;
            }
        }
        z++;
    }
    return NULL;
}

/* An attribute after its name and the mark before its value, of digits and what else may stand among them. */
static bool
take_digits(const char **z, char among) {
    const char *const from = *z;

    while ((**z >= '0' && **z <= '9') || **z == among) {
        (*z)++;
    }
    return *z > from && pass(z, "\"");
}

size_t
readback_zip_plain_column(str s) {
    const char *z = s.p;
    size_t n;

    if (!pass(&z, COLUMN) || !take_digits(&z, '0') || !pass(&z, " max=\"") ||
        !take_digits(&z, '0') || !pass(&z, " width=\"") || !take_digits(&z, '.') ||
        !pass(&z, " customWidth=\"1\"/>")) {
        return 0;
    }
    n = (size_t)(z - s.p);
    return n <= s.n ? n : 0;
}

size_t
readback_zip_plain_row(str s, bool *empty) {
    const char *z = s.p;
    size_t n;

    if (!pass(&z, ROW) || !take_digits(&z, '0') ||
        (pass(&z, " spans=\"") && !take_digits(&z, ':')) ||
        (pass(&z, " ht=\"") && !take_digits(&z, '.')) ||
        (pass(&z, " customHeight=\"") && !take_digits(&z, '0')) ||
        (pass(&z, " x14ac:dyDescent=\"") && !take_digits(&z, '.'))) {
        return 0;
    }
    *empty = pass(&z, "/");
    n = pass(&z, ">") ? (size_t)(z - s.p) : 0;
    return n <= s.n ? n : 0;
}

size_t
readback_zip_plain_merge(str s) {
    const char *z = s.p;
    uint32_t row;
    uint32_t col;
    size_t n;

    if (!pass(&z, MERGE)) {
        return 0;
    }
    for (int end = 0; end < 2; end++) {
        n = readback_zip_place(z, &row, &col);
        z += n;
        if (n == 0 || !pass(&z, end == 0 ? ":" : "\"/>")) {
            return 0;
        }
    }
    n = (size_t)(z - s.p);
    return n <= s.n ? n : 0;
}

size_t
readback_zip_plain_string(str s, str *text) {
    const char *z = s.p;
    size_t n;

    if (!pass(&z, STRING) || !take_text(&z, text) || !pass(&z, "</t></si>")) {
        return 0;
    }
    n = (size_t)(z - s.p);
    return n <= s.n ? n : 0;
}
