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
    while (*z >= '0' && *z <= '9' && r <= ROWS_MOST) {
        r = r * 10 + (uint32_t)(*z++ - '0');
    }
    *row = r - 1;
    *col = c - 1;
    return c > 0 && c <= COLUMNS_MOST && r > 0 && r <= ROWS_MOST ? (size_t)(z - from) : 0;
}

/* Whether z goes on with the word, which is then passed. */
static bool
pass(const char **z, const char *word) {
    const size_t n = strlen(word);
    const bool there = strncmp(*z, word, n) == 0;

    *z += there ? n : 0;
    return there;
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
        if ((s.p[i] < '0' || s.p[i] > '9') && (digits_only || memchr("+-.Ee", s.p[i], 5) == NULL)) {
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
    if (!pass(&z, READBACK_ZIP_PLAIN)) {
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
