/* basis - the legal bases that a document cites.  See basis.h. */

#include "template/basis.h"

#include "base/buf.h"

/* The number at *s, behind blanks and the words between it; -1: there is none next. */
static int
next_number(str *s) {
    int v = -1;

    while (s->n > 0 && (s->p[0] == ' ' || s->p[0] == '/')) {
        *s = (str){s->p + 1, s->n - 1};
    }
    for (size_t k = 0; k < 4 && s->n > 0 && s->p[0] >= '0' && s->p[0] <= '9'; k++) {
        v = (v < 0 ? 0 : v * 10) + (s->p[0] - '0');
        *s = (str){s->p + 1, s->n - 1};
    }
    return v;
}

static void
skip_word(str *s, str word) {
    while (s->n > 0 && s->p[0] == ' ') {
        *s = (str){s->p + 1, s->n - 1};
    }
    if (str_starts(*s, word)) {
        *s = (str){s->p + word.n, s->n - word.n};
    }
}

/* "ngày 17 tháng 3 năm 2026" or "ngày 17/3/2026" in the text, the first of them. */
static period_day
signed_on(str text) {
    for (size_t k = 0; k < text.n; k++) {
        str s = {text.p + k, text.n - k};
        int part[3];

        if (!str_starts(s, STR("ngày "))) {
            continue;
        }
        s = (str){s.p + sizeof "ngày", s.n - sizeof "ngày"};
        part[0] = next_number(&s);
        skip_word(&s, STR("tháng"));
        part[1] = next_number(&s);
        skip_word(&s, STR("năm"));
        part[2] = next_number(&s);
        if (period_valid_civil(part[2], part[1], part[0])) {
            return period_from_civil(part[2], part[1], part[0]);
        }
    }
    return PERIOD_NO_DATE;
}

str
basis_text(struct arena *a, const struct fill *f) {
    struct buf b = {0};
    str out;
    str text;

    for (size_t k = 0;
         (text = profile_text_in(f->profile, PROFILE_VAN_BAN_CAN_CU, f->period.year, k)).n > 0;
         k++) {
        if (signed_on(text) <= f->closing) { /* no date: nothing is known against it */
            buf_text(&b, b.n > 0 ? "; " : "");
            buf_str(&b, text);
        }
    }
    out = buf_moved(a, &b);
    return out;
}
