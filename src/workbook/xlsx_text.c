/* xlsx_text - text as a workbook's file holds it.  See xlsx_text.h. */

#include "workbook/xlsx_text.h"

#include <stdint.h>
#include <string.h>

#include "base/buf.h"
#include "text/utf8.h"

enum { ESCAPE_N = 7, HEX_DIGITS = 4 };

static int
hex(char c) {
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    if (c >= 'a' && c <= 'f') {
        return c - 'a' + 10;
    }
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* The code of "_xHHHH_" at s[at], or -1. */
static int32_t
escape_at(str s, size_t at) {
    int32_t code = 0;

    if (s.n - at < ESCAPE_N || s.p[at] != '_' || s.p[at + 1] != 'x' ||
        s.p[at + ESCAPE_N - 1] != '_') {
        return -1;
    }
    for (size_t i = at + 2; i < at + 2 + HEX_DIGITS; i++) {
        if (hex(s.p[i]) < 0) {
            return -1;
        }
        code = code * 16 + hex(s.p[i]);
    }
    return code;
}

static bool
has_escape(str s) {
    const char *at = s.p;

    while (s.n > 0 && (at = memchr(at, '_', s.n - (size_t)(at - s.p))) != NULL) {
        if (escape_at(s, (size_t)(at - s.p)) >= 0) {
            return true;
        }
        at++;
    }
    return false;
}

char *
xlsx_text_mut(struct arena *a, str s) {
    struct buf b = {NULL, 0, 0};
    char *out;

    if (!has_escape(s)) {
        return str_keep_mut(a, s);
    }
    for (size_t i = 0; i < s.n; i++) {
        if (escape_at(s, i) >= 0) {
            buf_text(&b, "_x005F");
        }
        buf_char(&b, s.p[i]);
    }
    out = str_keep_mut(a, buf_view(&b));
    buf_free(&b);
    return out;
}

const char *
xlsx_text(struct arena *a, str s) {
    return s.n > 0 && !has_escape(s) ? s.p : xlsx_text_mut(a, s);
}

str
xlsx_text_read(struct arena *a, str s) {
    struct buf b = {NULL, 0, 0};
    str out;

    if (!has_escape(s)) {
        return s;
    }
    for (size_t i = 0; i < s.n;) {
        const int32_t code = escape_at(s, i);

        if (code >= 0) {
            utf8_put(&b, (uint32_t)code);
            i += ESCAPE_N;
        } else {
            buf_char(&b, s.p[i++]);
        }
    }
    out = buf_moved(a, &b);
    return out;
}
