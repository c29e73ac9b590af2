/* number - numbers as offices write them.  See number.h. */

#include "ingest/number.h"

#include <assert.h>
#include <string.h>

#include "ingest/cell.h"

enum {
    SQUEEZED = 48,
    PLACES_MAX = 12,
    GROUP = 3,
    SURE = 20 /* one slip among so many does not undo the form */
};

/* Digits and separators of a value, blanks, sign and unit taken off. */
struct squeezed {
    char t[SQUEEZED];
    size_t n;
    unsigned dots, commas;
    bool negative;
    bool ok;
};

static const str unit[] = {{"đồng", 7}, {"vnđ", 4}, {"vnd", 3}, {"VNĐ", 4}, {"VND", 3},
                           {"đ", 2},    {"Đ", 2},   {"₫", 3},   {"%", 1}};

static str
without_unit(str s) {
    for (size_t i = 0; i < sizeof unit / sizeof unit[0]; i++) {
        const str u = unit[i];

        if (s.n > u.n && memcmp(s.p + s.n - u.n, u.p, u.n) == 0) {
            return cell_trim((str){s.p, s.n - u.n});
        }
    }
    return s;
}

/* Bytes of the blank at the head of s: space, U+00A0, U+202F, U+2009; 0: none. */
static size_t
blank_at(str s) {
    if (s.p[0] == ' ') {
        return 1;
    }
    if (s.n >= 2 && memcmp(s.p, "\xc2\xa0", 2) == 0) {
        return 2;
    }
    return s.n >= 3 && (memcmp(s.p, "\xe2\x80\xaf", 3) == 0 || memcmp(s.p, "\xe2\x80\x89", 3) == 0)
               ? 3
               : 0;
}

/* Blanks as the only separators must stand before groups of three: "12 34" is two numbers. */
static bool
blanks_group(const char *t, size_t n, const bool *after_blank) {
    for (size_t i = 1; i < n; i++) {
        if (after_blank[i] && (n - i) % GROUP != 0) {
            return false;
        }
    }
    (void)t;
    return true;
}

static struct squeezed
squeeze(str s) {
    struct squeezed q = {.ok = false};
    bool after_blank[SQUEEZED] = {false};
    bool blank = false;
    bool blanks = false;

    s = without_unit(s);
    if (s.n > 0 && (s.p[0] == '-' || s.p[0] == '+')) {
        q.negative = s.p[0] == '-';
        s = cell_trim((str){s.p + 1, s.n - 1});
    }
    while (s.n > 0) {
        const size_t k = blank_at(s);

        if (k > 0) {
            blank = true;
            blanks = true;
            s.p += k;
            s.n -= k;
            continue;
        }
        if (q.n == SQUEEZED ||
            !((s.p[0] >= '0' && s.p[0] <= '9') || s.p[0] == '.' || s.p[0] == ',')) {
            return q;
        }
        q.dots += s.p[0] == '.';
        q.commas += s.p[0] == ',';
        after_blank[q.n] = blank;
        blank = false;
        q.t[q.n++] = s.p[0];
        s.p++;
        s.n--;
    }
    q.ok = q.n > 0 && q.t[0] >= '0' && q.t[0] <= '9' && q.t[q.n - 1] >= '0' &&
           q.t[q.n - 1] <= '9' &&
           (!blanks || q.dots + q.commas > 0 || blanks_group(q.t, q.n, after_blank));
    return q;
}

/* t[0..n) is 1 to 3 digits, no leading zero, then groups of three behind sep. */
static bool
grouped(const char *t, size_t n, char sep) {
    size_t since = 0;
    bool any = false;

    if (n == 0 || t[0] == '0') {
        return false;
    }
    for (size_t i = 0; i < n; i++) {
        if (t[i] != sep) {
            since++;
            if (since > GROUP) {
                return false;
            }
            continue;
        }
        if (since == 0 || (any && since != GROUP)) {
            return false;
        }
        any = true;
        since = 0;
    }
    return any && since == GROUP;
}

/* Where the digits before the decimal sign end. */
static size_t
whole_part(const struct squeezed *q, char decimal) {
    const char *at = memchr(q->t, decimal, q->n);

    return at == NULL ? q->n : (size_t)(at - q->t);
}

/* The value reads in this form: groups right, at most one decimal sign. */
static bool
reads_as(const struct squeezed *q, enum number_form f) {
    const char group = f == NUMBER_COMMA ? ',' : '.';
    const char decimal = f == NUMBER_COMMA ? '.' : ',';
    const unsigned groups = f == NUMBER_COMMA ? q->commas : q->dots;
    const unsigned decimals = f == NUMBER_COMMA ? q->dots : q->commas;
    const size_t whole = whole_part(q, decimal);

    if (f == NUMBER_PLAIN) {
        return groups + decimals == 0;
    }
    if (decimals > 1 || memchr(q->t + whole, group, q->n - whole) != NULL) {
        return false;
    }
    return groups == 0 || grouped(q->t, whole, group);
}

/* A decimal sign and behind it more than zeros. */
static bool
has_parts(const struct squeezed *q, char decimal) {
    for (size_t i = whole_part(q, decimal) + 1; i < q->n; i++) {
        if (q->t[i] != '0') {
            return true;
        }
    }
    return false;
}

static void
keep_first(uint64_t *at, uint64_t line) {
    *at = *at == 0 ? line : *at;
}

/* It reads in one form, or in both. */
static void
add_separated(struct number_evidence *v, const struct squeezed *q, uint64_t line) {
    const bool dot = reads_as(q, NUMBER_DOT);
    const bool comma = reads_as(q, NUMBER_COMMA);

    if (dot && comma) {
        v->maybe_dot += q->dots > 0;
        v->maybe_comma += q->commas > 0;
        keep_first(q->dots > 0 ? &v->dot_line : &v->comma_line, line);
    } else if (dot) {
        v->dot++;
        v->dot_parts += has_parts(q, ',');
        keep_first(&v->dot_line, line);
    } else if (comma) {
        v->comma++;
        v->comma_parts += has_parts(q, '.');
        keep_first(&v->comma_line, line);
    }
}

void
number_evidence_add(struct number_evidence *v, str s, uint64_t line) {
    struct squeezed q;

    if (cell_digits(s)) {
        v->plain++;
        return;
    }
    q = squeeze(s);
    if (!q.ok) {
        return; /* text: D04 will say so, the form it does not tell */
    }
    if (q.dots + q.commas == 0) {
        v->plain++;
    } else {
        add_separated(v, &q, line);
    }
}

bool
number_only_ambiguous(const struct number_evidence *v) {
    return v->dot + v->comma == 0 && v->maybe_dot + v->maybe_comma > 0;
}

/* The larger of two, when it outweighs the other. */
static bool
outweighs(uint64_t a, uint64_t b) {
    return a / SURE >= b && a > b;
}

/* One "12.5" must not make twelve million of all "12.000.000" twelve: where decimals are as likely as thousands, enough
 * values say which they are. */
static bool
enough_say(uint64_t sure, uint64_t ambiguous) {
    enum { PART = 5 };

    return ambiguous == 0 || (sure > 1 && sure >= ambiguous / PART);
}

bool
number_decide(const struct number_evidence *v, enum number_kind k, bool thousands,
              enum number_form *out) {
    uint64_t dot = v->dot - (k == NUMBER_WHOLES ? v->dot_parts : 0);
    uint64_t comma = v->comma - (k == NUMBER_WHOLES ? v->comma_parts : 0);
    bool sure = true;

    if (dot + comma == 0) {
        dot = thousands ? v->maybe_dot : v->maybe_comma;
        comma = thousands ? v->maybe_comma : v->maybe_dot;
    } else if (k == NUMBER_WHOLES) {
        dot += v->maybe_dot;
        comma += v->maybe_comma;
    } else if (k == NUMBER_SCALED) {
        sure = dot > comma ? enough_say(dot, v->maybe_comma) : enough_say(comma, v->maybe_dot);
    }
    *out = dot + comma == 0 ? NUMBER_PLAIN : dot > comma ? NUMBER_DOT : NUMBER_COMMA;
    if (dot + comma == 0 || outweighs(dot, comma) || outweighs(comma, dot)) {
        return sure;
    }
    if (k == NUMBER_WHOLES &&
        outweighs(v->plain, dot + comma)) { /* two slips of opposite kinds among hundreds */
        *out = NUMBER_PLAIN;
        return true;
    }
    return false;
}

const char *
number_form_text(enum number_form f) {
    static const char *const text[] = {
        [NUMBER_PLAIN] = "1234567", [NUMBER_DOT] = "1.234,5", [NUMBER_COMMA] = "1,234.5"};

    return text[f];
}

const char *
number_result_text(enum number_result r) {
    static const char *const text[] = {
        [NUMBER_OK] = "",
        [NUMBER_NOT] = "không phải số theo dạng của cột",
        [NUMBER_TWOFOLD] = "đọc được hai cách, dấu là phân cách nghìn hay thập phân",
        [NUMBER_NOT_WHOLE] = "không phải số nguyên",
        [NUMBER_NEGATIVE] = "là số âm",
        [NUMBER_TOO_LARGE] = "vượt quá giới hạn",
        [NUMBER_DAMAGED] = "đã bị Excel đổi thành dạng 1,2E+09, mất chữ số"};

    return text[r];
}

static enum number_result
digits_to(const char *t, size_t n, int64_t max, int64_t *out) {
    int64_t v = 0;

    for (size_t i = 0; i < n; i++) {
        if (t[i] < '0' || t[i] > '9') {
            continue; /* a group separator that reads_as has approved */
        }
        if (__builtin_mul_overflow(v, (int64_t)10, &v) ||
            __builtin_add_overflow(v, (int64_t)(t[i] - '0'), &v)) {
            return NUMBER_TOO_LARGE;
        }
    }
    if (v > max) {
        return NUMBER_TOO_LARGE;
    }
    *out = v;
    return NUMBER_OK;
}

/* What a value may be besides a whole number of 0..max. */
struct leave {
    unsigned places; /* decimals that are read */
    bool cut;        /* further ones may differ from 0: they are cut off */
    bool negative;
    bool no_groups; /* no thousands: a percent, a number of months */
};

static enum number_result
number_read(str s, enum number_form f, struct leave leave, int64_t max, int64_t *out) {
    const unsigned places = leave.places;
    enum number_result result;
    char all[SQUEEZED + PLACES_MAX];
    struct squeezed q;
    size_t whole;
    size_t n;

    if (cell_damaged(s)) {
        return NUMBER_DAMAGED;
    }
    q = squeeze(s);
    if (!q.ok || !reads_as(&q, f)) {
        return NUMBER_NOT;
    }
    whole = whole_part(&q, f == NUMBER_COMMA ? '.' : ',');
    for (size_t i = whole + 1 + places; i < q.n && !leave.cut; i++) {
        if (q.t[i] != '0') {
            return NUMBER_NOT_WHOLE;
        }
    }
    if (leave.places == 2 && !leave.cut && q.n == whole + 1 + GROUP &&
        memcmp(q.t + whole + 1, "000", GROUP) == 0) {
        return NUMBER_NOT_WHOLE; /* "12.000" of a rate: 12, or 12 thousand of something else */
    }
    memcpy(all, q.t, whole);
    n = whole;
    for (unsigned i = 0; i < places; i++) {
        all[n++] = whole + 1 + i < q.n ? q.t[whole + 1 + i] : '0';
    }
    if (q.negative && !leave.negative && strspn(q.t, "0.,") < q.n) {
        return NUMBER_NEGATIVE;
    }
    if (leave.no_groups && memchr(q.t, f == NUMBER_COMMA ? ',' : '.', whole) != NULL) {
        return NUMBER_NOT;
    }
    result = digits_to(all, n, max, out);
    if (result == NUMBER_OK && q.negative) {
        *out = -*out;
    }
    return result;
}

bool
number_twofold(str s, enum number_form f) {
    const char decimal = f == NUMBER_COMMA ? '.' : ',';
    struct squeezed q;

    if (f == NUMBER_PLAIN || memchr(s.p, decimal, s.n) == NULL) {
        return false;
    }
    q = squeeze(s);
    return q.ok && (f == NUMBER_COMMA ? q.commas : q.dots) == 0 && grouped(q.t, q.n, decimal);
}

enum number_result
number_whole(str s, enum number_form f, int64_t max, int64_t *out) {
    enum { SAFE = 18 }; /* digits that fit 64 bits whatever they are */

    if (s.n <= SAFE && cell_digits(s)) {
        return digits_to(s.p, s.n, max, out);
    }
    return number_read(s, f, (struct leave){0}, max, out);
}

enum number_result
number_signed(str s, enum number_form f, int64_t max, int64_t *out) {
    return number_read(s, f, (struct leave){.negative = true}, max, out);
}

enum number_result
number_decimal(str s, enum number_form f, int64_t max, int64_t *out) {
    return number_read(s, f, (struct leave){.places = 2, .cut = true, .no_groups = true}, max, out);
}

enum number_result
number_scaled(str s, enum number_form f, unsigned zeros, int64_t max, int64_t *out) {
    assert(zeros <= PLACES_MAX);
    return number_read(s, f, (struct leave){.places = zeros, .negative = true}, max, out);
}

enum number_result
number_hundredths(str s, enum number_form f, int64_t max, int64_t *out) {
    return number_read(s, f, (struct leave){.places = 2, .no_groups = true}, max, out);
}
