/* unit - the unit that a table states for its amounts.  See unit.h. */

#include "ingest/unit.h"

#include <string.h>

#include "text/fold.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

enum word_kind { WORD_FACTOR, WORD_VND, WORD_PEOPLE, WORD_OTHER, WORD_FILLER };

/* Folded words; zeros: of a factor, or of a unit that has one in it. */
static const struct word {
    const char *key;
    enum word_kind kind;
    int zeros;
} word[] = {
    {"chuc", WORD_FACTOR, 1}, {"tram", WORD_FACTOR, 2},   {"nghin", WORD_FACTOR, 3},
    {"ngan", WORD_FACTOR, 3}, {"k", WORD_FACTOR, 3},      {"trieu", WORD_FACTOR, 6},
    {"tr", WORD_FACTOR, 6},   {"ty", WORD_FACTOR, 9},     {"ti", WORD_FACTOR, 9},
    {"dong", WORD_VND, 0},    {"d", WORD_VND, 0},         {"vnd", WORD_VND, 0},
    {"trd", WORD_VND, 6},     {"nguoi", WORD_PEOPLE, 0},  {"ld", WORD_PEOPLE, 0},
    {"khau", WORD_PEOPLE, 0}, {"the", WORD_OTHER, 0},     {"ho", WORD_OTHER, 0},
    {"don", WORD_OTHER, 0},   {"thang", WORD_OTHER, 0},   {"phan", WORD_OTHER, 0},
    {"ngay", WORD_OTHER, 0},  {"doanh", WORD_OTHER, 0},   {"vi", WORD_FILLER, 0},
    {"viet", WORD_FILLER, 0}, {"nam", WORD_FILLER, 0},    {"vn", WORD_FILLER, 0},
    {"va", WORD_FILLER, 0},   {"nghiep", WORD_FILLER, 0}, {"dan", WORD_FILLER, 0},
    {"la", WORD_FILLER, 0},   {"so", WORD_FILLER, 0},     {"tien", WORD_FILLER, 0},
};

static const struct word *
find(str piece) {
    for (size_t i = 0; i < COUNT(word); i++) {
        if (str_eq(piece, str_from(word[i].key))) {
            return &word[i];
        }
    }
    return NULL;
}

static bool
is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* Two words that are one, and no đồng and no tỷ. */
static const struct {
    str pair;
    str one;
} joined[] = {
    {{"lao_dong", 8}, {"ld", 2}}, {{"ty_le", 5}, {"phan", 4}}, {{"ti_le", 5}, {"phan", 4}}};

/* The next run of digits or of letters, or one of those pairs. */
static str
next_piece(str *rest) {
    str piece;
    size_t n = 0;

    while (rest->n > 0 && rest->p[0] == '_') {
        rest->p++;
        rest->n--;
    }
    while (n < rest->n && rest->p[n] != '_' && is_digit(rest->p[n]) == is_digit(rest->p[0])) {
        n++;
    }
    piece = (str){rest->p, n};
    for (size_t i = 0; i < COUNT(joined); i++) {
        if (str_starts(*rest, joined[i].pair)) {
            n = joined[i].pair.n;
            piece = joined[i].one;
        }
    }
    rest->p += n;
    rest->n -= n;
    return piece;
}

/* A unit that is being read: its factor so far, and what it was read from. */
struct reading {
    struct unit out;
    int zeros;
    bool digits, words; /* a number, a word of a factor stand open */
    bool closed;        /* some unit was read */
};

static int
close_unit(struct reading *r, int zeros) {
    const int all = r->zeros + zeros;

    r->zeros = 0;
    r->digits = false;
    r->words = false;
    r->closed = true;
    return all;
}

/* "1", "000": only a power of ten is a factor. */
static bool
read_digits(struct reading *r, str piece) {
    for (size_t i = 0; i < piece.n; i++) {
        if (piece.p[i] != (i == 0 && !r->digits ? '1' : '0')) {
            return false;
        }
    }
    r->zeros += (int)piece.n - (r->digits ? 0 : 1);
    r->digits = true;
    return true;
}

static bool
read_word(struct reading *r, str piece) {
    const struct word *w = find(piece);

    if (w == NULL) {
        return false;
    }
    switch (w->kind) {
    case WORD_FACTOR:
        r->zeros += w->zeros;
        r->words = true;
        break;
    case WORD_VND:
        r->out.vnd_zeros = close_unit(r, w->zeros);
        break;
    case WORD_PEOPLE:
        r->out.people_zeros = close_unit(r, 0);
        break;
    case WORD_OTHER:
        (void)close_unit(r, 0);
        break;
    case WORD_FILLER:
        break;
    }
    return true;
}

/* The units that a key begins with.  whole: nothing else stands behind them.  bare: a factor alone is of whatever the
 * table counts. */
static struct unit
read_key(str key, bool bare, bool *whole) {
    struct reading r = {.out = {-1, -1, false}};
    bool known = true;

    while (known && key.n > 0) {
        const str piece = next_piece(&key);

        if (piece.n == 0) {
            break;
        }
        known = is_digit(piece.p[0]) ? read_digits(&r, piece) : read_word(&r, piece);
    }
    if (known && (r.words || (bare && r.digits && r.zeros > 0))) {
        r.out.vnd_zeros = r.out.vnd_zeros < 0 ? r.zeros : r.out.vnd_zeros;
        r.out.people_zeros = r.out.people_zeros < 0 ? r.zeros : r.out.people_zeros;
        r.closed = true;
    }
    *whole = known;
    r.out.strange =
        !r.closed || r.out.vnd_zeros > UNIT_ZEROS_MAX || r.out.people_zeros > UNIT_ZEROS_MAX;
    return r.out;
}

static bool
says_amount(const struct unit *u) {
    return !u->strange && (u->vnd_zeros >= 0 || u->people_zeros >= 0);
}

/* What stands behind one of these words in the key; n 0: none stands there. */
static str
behind(str key, const char *const *mark, size_t n) {
    for (size_t i = 0; i < n; i++) {
        const str m = str_from(mark[i]);
        const char *at = memmem(key.p, key.n, m.p, m.n);

        if (at != NULL && (at == key.p || at[-1] == '_')) {
            return (str){at + m.n, (size_t)(key.p + key.n - at) - m.n};
        }
    }
    return (str){NULL, 0};
}

/* What says that a unit follows. */
static const char *const strong[] = {"don_vi_tinh_", "dvt_", "dv_tinh_"};

bool
unit_stated(struct arena *scratch, str cell, struct unit *out) {
    static const char *const weak[] = {"tinh_bang_", "don_vi_tien_", "don_vi_"};
    const str key = fold_key(scratch, cell);
    str rest = behind(key, strong, COUNT(strong));
    bool whole;

    if (rest.n > 0) {
        *out = read_key(rest, true, &whole);
        return true;
    }
    rest = behind(key, weak, COUNT(weak));
    if (rest.n == 0 && key.n < 2) {
        return false; /* "K": the letter of a column, "A", "B", "C" under the header */
    }
    *out = read_key(rest.n > 0 ? rest : key, false, &whole);
    return whole && says_amount(out) && (rest.n > 0 || out->vnd_zeros > 0 || out->people_zeros > 0);
}

/* The text ends with the name of money that is not đồng. */
static bool
is_foreign(struct arena *scratch, str text) {
    static const char *const money[] = {"usd", "do_la", "do_la_my", "eur",      "euro",
                                        "jpy", "cny",   "krw",      "ngoai_te", "nhan_dan_te"};
    const str key = fold_key(scratch, text);

    for (size_t i = 0; i < COUNT(money); i++) {
        const size_t n = strlen(money[i]);

        if (key.n >= n && memcmp(key.p + key.n - n, money[i], n) == 0 &&
            (key.n == n || key.p[key.n - n - 1] == '_')) {
            return true;
        }
    }
    return text.n > 0 && text.p[text.n - 1] == '$';
}

/* A factor stands in the key, or a power: the amounts are not in đồng, whatever the rest says. */
static bool
says_factor(str text, str key) {
    static const char *const factor[] = {"nghin", "ngan", "trieu"};
    bool says = memchr(text.p, '^', text.n) != NULL;

    while (!says && key.n > 0) {
        const str piece = next_piece(&key);

        for (size_t i = 0; i < COUNT(factor); i++) {
            says = says || str_eq(piece, str_from(factor[i]));
        }
    }
    return says;
}

/* What stands in brackets in a header. */
static struct unit
of_brackets(struct arena *scratch, str text) {
    const str key = fold_key(scratch, text);
    const str rest = behind(key, strong, COUNT(strong));
    struct unit u;
    bool whole;

    u = read_key(rest.n > 0 ? rest : key, rest.n > 0, &whole);
    if (whole && says_amount(&u)) {
        return u;
    }
    return (struct unit){-1, -1,
                         is_foreign(scratch, text) || says_factor(text, rest.n > 0 ? rest : key)};
}

struct unit
unit_of_header(struct arena *scratch, str name) {
    struct unit u = {-1, -1, is_foreign(scratch, name)};

    while (name.n > 0) {
        const char *open = memchr(name.p, '(', name.n);
        const char *close =
            open == NULL ? NULL : memchr(open, ')', (size_t)(name.p + name.n - open));
        struct unit own;

        if (close == NULL) {
            break;
        }
        own = of_brackets(scratch, (str){open + 1, (size_t)(close - open - 1)});
        if (own.strange || own.vnd_zeros >= 0 || own.people_zeros >= 0) {
            return own;
        }
        name = (str){close + 1, (size_t)(name.p + name.n - close - 1)};
    }
    return u;
}

void
unit_text(struct buf *b, int zeros, const char *of) {
    static const struct {
        int zeros;
        const char *text;
    } named[] = {{9, "tỷ "}, {6, "triệu "}, {3, "nghìn "}};

    for (size_t i = 0; i < COUNT(named); i++) {
        if (zeros == named[i].zeros) {
            buf_fmt(b, "%s%s", named[i].text, of);
            return;
        }
    }
    buf_char(b, '1');
    for (int i = 1; i <= zeros; i++) {
        buf_text(b, (zeros - i) % 3 == 2 ? ".0" : "0");
    }
    buf_fmt(b, " %s", of);
}
