/* unknown - values of a column that no list knows.  See unknown.h. */

#include "ingest/unknown.h"

#include "base/num.h"
#include "ingest/masking.h"
#include "text/utf8.h"

enum { ENOUGH = 5, SHOWN = 60, OFTEN = 5, DIGITS = 4 };

/* Digits that may be a person's number. */
static bool
long_number(str s) {
    size_t digits = 0;

    for (size_t i = 0; i < s.n; i++) {
        digits += s.p[i] >= '0' && s.p[i] <= '9';
    }
    return digits > DIGITS;
}

void
unknown_add(struct unknown *u, struct arena *a, str value, bool strange) {
    u->given += value.n > 0;
    if (value.n == 0 || !strange) {
        return;
    }
    u->strange++;
    value = utf8_cut(value, SHOWN);
    for (uint32_t i = 0; i < u->seen_n; i++) {
        if (str_eq(u->seen[i], value)) {
            u->times[i]++;
            return;
        }
    }
    if (u->seen_n < UNKNOWN_SEEN) {
        u->times[u->seen_n] = 1;
        u->seen[u->seen_n++] = str_keep(a, value);
    }
}

bool
unknown_most(const struct unknown *u) {
    return u->given >= ENOUGH && u->strange > u->given / 2;
}

void
unknown_say(const struct unknown *u, const char *column, struct buf *out) {
    char strange[NUM_TEXT];
    char given[NUM_TEXT];

    num_vn_int(strange, (int64_t)u->strange);
    num_vn_int(given, (int64_t)u->given);
    buf_fmt(out, "%s trong %s ô của cột %s có giá trị không biết nghĩa (", strange, given, column);
    for (uint32_t i = 0; i < u->seen_n; i++) {
        buf_text(out, i > 0 ? ", \"" : "\"");
        if (u->times[i] >= OFTEN && !long_number(u->seen[i])) {
            buf_str(out, u->seen[i]);
        } else {
            masking_show(out, str_from(column), u->seen[i]);
        }
        buf_char(out, '"');
    }
    buf_text(out, ")");
}
