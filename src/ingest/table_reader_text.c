/* table_reader_text - a cell whose text documents print.  See table_reader.h. */

#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "ingest/table_reader.h"
#include "measure/letters.h"
#include "text/utf8.h"

enum { ASCII_FIRST = ' ', ASCII_END = 0x7f, DETAIL_BYTES = 160 };

/* The letter at p, in n bytes: one of Latin that stands alone, is not hidden and breaks no line.  0: anything else. */
static uint32_t
latin(const unsigned char *p, size_t n) {
    if (n >= 2 && p[0] >= 0xc3 && p[0] <= 0xc9 && (p[1] & 0xc0U) == 0x80U) { /* U+00C0 to U+027F */
        return (p[0] & 0x1fU) << 6 | (p[1] & 0x3fU);
    }
    if (n >= 3 && p[0] == 0xe1 && p[1] >= 0xb8 && p[1] <= 0xbb && (p[2] & 0xc0U) == 0x80U) {
        return UINT32_C(0x1000) | (p[1] & 0x3fU) << 6 | (p[2] & 0x3fU); /* U+1E00 to U+1EFF */
    }
    return 0;
}

/* By far the most texts: all of it is printed as it stands. */
static bool
is_plain(const struct letters *have, str s) {
    const unsigned char *p = (const unsigned char *)s.p;

    for (size_t i = 0; i < s.n;) {
        uint32_t cp;

        if (p[i] >= ASCII_FIRST && p[i] < ASCII_END) {
            i++;
            continue;
        }
        cp = latin(p + i, s.n - i);
        if (cp == 0 || (have != NULL && !letters_has(have, cp))) {
            return false;
        }
        i += cp < 0x800 ? 2 : 3;
    }
    return true;
}

/* The first letter of a text that will not be printed as it stands, hidden or lacking; 0: there is none. */
static uint32_t
first_strange(const struct letters *have, str s) {
    size_t at = 0;

    while (at < s.n) {
        const int32_t cp = utf8_next(s, &at);

        if (cp > 0 && !utf8_is_break((uint32_t)cp) &&
            (utf8_is_hidden((uint32_t)cp) || !letters_has(have, (uint32_t)cp))) {
            return (uint32_t)cp;
        }
    }
    return 0;
}

static void
note_strange(struct table_reader_row *r, uint32_t column, const struct letters *have, uint32_t cp) {
    const uint32_t near = utf8_nearest(cp);
    char detail[DETAIL_BYTES];
    struct buf letter = {NULL, 0, 0};
    struct buf shown = {NULL, 0, 0};

    utf8_put(&letter, cp);
    utf8_put(&shown, near != cp && letters_has(have, near) ? near : 0x25a1);
    if (utf8_is_hidden(cp)) {
        (void)snprintf(detail, sizeof detail, "ký tự ẩn U+%04X, được bỏ khi in", cp);
    } else {
        (void)snprintf(detail, sizeof detail,
                       "phông chữ của văn bản không có ký tự \"%s\" (U+%04X), in thành \"%s\"",
                       buf_z(&letter), cp, buf_z(&shown));
    }
    (void)table_reader_note(r, column, LEDGER_D20, str_from(detail));
    buf_free(&letter);
    buf_free(&shown);
}

/* Hidden characters gone, every line end and tab a blank. */
static str
cleaned(struct arena *a, str s) {
    struct buf out = {NULL, 0, 0};
    size_t at = 0;

    while (at < s.n) {
        const size_t start = at;
        const int32_t cp = utf8_next(s, &at);

        if (cp >= 0 && utf8_is_hidden((uint32_t)cp)) {
            continue;
        }
        if (cp >= 0 && utf8_is_break((uint32_t)cp)) {
            buf_char(&out, ' ');
        } else {
            buf_str(&out, (str){s.p + start, at - start});
        }
    }
    s = str_keep(a, str_trim(buf_view(&out)));
    buf_free(&out);
    return s;
}

str
table_reader_text(struct table_reader_row *r, uint32_t column, struct arena *a) {
    const struct letters *have = ledger_letters(table_reader_ledger(r));
    const str s = r->cell[column];
    uint32_t cp;

    if (is_plain(have, s)) {
        return s;
    }
    cp = have == NULL ? 0 : first_strange(have, s);
    if (cp != 0) {
        note_strange(r, column, have, cp);
    }
    return utf8_nfc(a, cleaned(a, s));
}
