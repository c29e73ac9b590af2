/* field - one field of a CSV file that people open in a spreadsheet.  See field.h. */

#include "base/field.h"

#include <string.h>

static bool
is_separator(char c) {
    return c == ',' || c == ';' || c == '|' || c == '\t' || c == '\n' || c == '\r';
}

static bool
is_sign(char c) {
    return c == '=' || c == '+' || c == '-' || c == '@';
}

/* Whether s begins with signs behind blanks and quotes, as a cell that a spreadsheet would run. */
static bool
runs(str s) {
    size_t i = 0;

    while (i < s.n && (s.p[i] == ' ' || s.p[i] == '"')) {
        i++;
    }
    return i < s.n && is_sign(s.p[i]);
}

void
field_put(struct buf *out, str s) {
    bool quote = runs(s);
    bool begins = true; /* of a cell, in the eyes of a spreadsheet with whatever separator */

    for (size_t i = 0; !quote && i < s.n; i++) {
        quote = is_separator(s.p[i]) || s.p[i] == '"';
    }
    if (!quote) {
        buf_str(out, s);
        return;
    }
    buf_char(out, '"');
    for (size_t i = 0; i < s.n; i++) {
        if (begins && runs((str){s.p + i, s.n - i})) {
            buf_char(out, '\'');
        }
        begins = is_separator(s.p[i]);
        if (s.p[i] == '"') {
            buf_char(out, '"');
        }
        buf_char(out, s.p[i]);
    }
    buf_char(out, '"');
}
