/* unit - the unit that a table states for its amounts.  See unit.h. */

#include "ingest/unit.h"

#include <string.h>

#include "ingest/unit_plain.h"
#include "text/fold.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

enum word_kind { WORD_FACTOR, WORD_VND, WORD_PEOPLE, WORD_OTHER, WORD_FILLER };

/* Folded words; value: the zeros of a factor, or of a unit that has one in it; of WORD_OTHER what it counts. */
static const struct word {
    const char *key;
    enum word_kind kind;
    int value;
} word[] = {{"chuc", WORD_FACTOR, 1},
            {"tram", WORD_FACTOR, 2},
            {"nghin", WORD_FACTOR, 3},
            {"ngan", WORD_FACTOR, 3},
            {"k", WORD_FACTOR, 3},
            {"thousand", WORD_FACTOR, 3},
            {"thousands", WORD_FACTOR, 3},
            {"van", WORD_FACTOR, 4},
            {"trieu", WORD_FACTOR, 6},
            {"tr", WORD_FACTOR, 6},
            {"million", WORD_FACTOR, 6},
            {"millions", WORD_FACTOR, 6},
            {"mil", WORD_FACTOR, 6},
            {"ty", WORD_FACTOR, 9},
            {"ti", WORD_FACTOR, 9},
            {"billion", WORD_FACTOR, 9},
            {"billions", WORD_FACTOR, 9},
            {"dong", WORD_VND, 0},
            {"d", WORD_VND, 0},
            {"vnd", WORD_VND, 0},
            {"ngd", WORD_VND, 3},
            {"nghd", WORD_VND, 3},
            {"trd", WORD_VND, 6},
            {"trdong", WORD_VND, 6},
            {"tyd", WORD_VND, 9},
            {"nguoi", WORD_PEOPLE, 0},
            {"ld", WORD_PEOPLE, 0},
            {"khau", WORD_PEOPLE, 0},
            {"person", WORD_PEOPLE, 0},
            {"persons", WORD_PEOPLE, 0},
            {"people", WORD_PEOPLE, 0},
            {"phan", WORD_OTHER, UNIT_SHARE},
            {"percent", WORD_OTHER, UNIT_SHARE},
            {"thang", WORD_OTHER, UNIT_MONTH},
            {"month", WORD_OTHER, UNIT_MONTH},
            {"months", WORD_OTHER, UNIT_MONTH},
            {"nam", WORD_OTHER, UNIT_TIME},
            {"quy", WORD_OTHER, UNIT_QUARTER},
            {"tuan", WORD_OTHER, UNIT_TIME},
            {"ngay", WORD_OTHER, UNIT_TIME},
            {"gio", WORD_OTHER, UNIT_TIME},
            {"year", WORD_OTHER, UNIT_TIME},
            {"years", WORD_OTHER, UNIT_TIME},
            {"day", WORD_OTHER, UNIT_TIME},
            {"days", WORD_OTHER, UNIT_TIME},
            {"ho", WORD_OTHER, UNIT_HOUSEHOLD},
            {"household", WORD_OTHER, UNIT_HOUSEHOLD},
            {"households", WORD_OTHER, UNIT_HOUSEHOLD},
            {"the", WORD_OTHER, UNIT_THING},
            {"don", WORD_OTHER, UNIT_THING},
            {"doanh", WORD_OTHER, UNIT_THING},
            {"vi", WORD_FILLER, 0},
            {"viet", WORD_FILLER, 0},
            {"vn", WORD_FILLER, 0},
            {"va", WORD_FILLER, 0},
            {"nghiep", WORD_FILLER, 0},
            {"gia", WORD_FILLER, 0},
            {"dinh", WORD_FILLER, 0},
            {"dan", WORD_FILLER, 0},
            {"la", WORD_FILLER, 0},
            {"so", WORD_FILLER, 0},
            {"tien", WORD_FILLER, 0}};

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

/* Two words that are one, and no đồng, no tỷ, no hundred and no year. */
static const struct {
    str pair;
    str one;
} joined[] = {{{"lao_dong", 8}, {"ld", 2}},    {{"ty_le", 5}, {"phan", 4}},
              {{"ti_le", 5}, {"phan", 4}},     {{"ng_d", 4}, {"ngd", 3}},
              {{"phan_tram", 9}, {"phan", 4}}, {{"viet_nam", 8}, {"vn", 2}}};

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
    bool times;         /* "x 1.000": the number is a factor, whatever it is */
    bool after_vnd;     /* the last unit was money without a factor: "VND million" */
    bool broken;        /* a factor of what is never counted in it */
    bool closed;        /* some unit was read */
};

static int
close_unit(struct reading *r, int zeros) {
    const int all = r->zeros + zeros;

    r->zeros = 0;
    r->digits = false;
    r->words = false;
    r->after_vnd = false;
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
        r->zeros += w->value;
        r->words = true;
        break;
    case WORD_VND:
        r->out.vnd_zeros = close_unit(r, w->value);
        r->after_vnd = r->out.vnd_zeros == 0;
        break;
    case WORD_PEOPLE:
        r->out.people_zeros = close_unit(r, 0);
        break;
    case WORD_OTHER:
        r->broken = r->broken || close_unit(r, 0) > 0;
        r->out.other |= (unsigned)w->value;
        break;
    case WORD_FILLER:
        break;
    }
    return true;
}

/* When a number alone is a factor: never, from a thousand on (no table has so many columns), always. */
enum bare { BARE_NEVER, BARE_THOUSAND, BARE_ALWAYS };

static bool
is_open_factor(const struct reading *r, enum bare bare) {
    const int least = bare == BARE_THOUSAND && !r->times ? 3 : 1;

    return r->words || (r->digits && r->zeros >= least && (bare != BARE_NEVER || r->times));
}

/* A factor with nothing behind it is of whatever the table counts, or of the money before it. */
static void
end_reading(struct reading *r) {
    struct unit *u = &r->out;

    if (r->after_vnd) {
        u->vnd_zeros = r->zeros;
    } else {
        u->vnd_zeros = u->vnd_zeros < 0 ? r->zeros : u->vnd_zeros;
        u->people_zeros = u->people_zeros < 0 ? r->zeros : u->people_zeros;
    }
    r->closed = true;
}

static bool
read_piece(struct reading *r, str piece) {
    if (is_digit(piece.p[0])) {
        return read_digits(r, piece);
    }
    if (piece.n == 1 && piece.p[0] == 'x') {
        r->times = true;
        return true;
    }
    return read_word(r, piece);
}

/* The units that a key begins with.  whole: nothing else stands behind them. */
static struct unit
read_key(str key, enum bare bare, bool *whole) {
    struct reading r = {.out = UNIT_NONE};
    bool known = true;

    while (known && key.n > 0) {
        const str piece = next_piece(&key);

        if (piece.n == 0) {
            break;
        }
        known = read_piece(&r, piece);
    }
    if (known && is_open_factor(&r, bare)) {
        end_reading(&r);
    } else {
        known = known && !r.digits; /* "quý 1" is no unit */
    }
    *whole = known;
    r.out.strange = !r.closed || r.broken || r.out.vnd_zeros > UNIT_ZEROS_MAX ||
                    r.out.people_zeros > UNIT_ZEROS_MAX;
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

/* The text ends with the name of money that is not đồng. */
static bool
is_foreign(struct arena *scratch, str text) {
    static const char *const money[] = {"usd",       "do_la",   "do_la_my",   "eur",      "euro",
                                        "jpy",       "cny",     "krw",        "ngoai_te", "dollar",
                                        "us_dollar", "dollars", "nhan_dan_te"};
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
    bool says = memchr(text.p, '^', text.n) != NULL;

    while (!says && key.n > 0) {
        const str piece = next_piece(&key);
        const struct word *w = find(piece);

        says = w != NULL && w->kind == WORD_FACTOR && w->value >= 3 && piece.n > 2;
    }
    return says;
}

/* What says that a unit follows. */
static const char *const strong[] = {"don_vi_tinh_", "dvt_", "dv_tinh_", "unit_of_measure_"};

/* Take the text in the first brackets off the name; a bracket that is not closed ends with it. */
static bool
take_brackets(str *name, str *text) {
    const char *open = memchr(name->p, '(', name->n);
    const char *end = name->p + name->n;
    const char *close;

    if (open == NULL) {
        return false;
    }
    close = memchr(open, ')', (size_t)(end - open));
    *text = str_trim((str){open + 1, (size_t)((close == NULL ? end : close) - open - 1)});
    *name = close == NULL ? (str){end, 0} : (str){close + 1, (size_t)(end - close - 1)};
    return true;
}

/* A unit with a factor in the brackets of a title: "Danh sách đơn vị (triệu đồng)". */
static bool
title_states(struct arena *scratch, str cell, struct unit *out) {
    str text;

    while (cell.n > 0 && take_brackets(&cell, &text)) {
        bool whole;

        *out = read_key(fold_key(scratch, text), BARE_THOUSAND, &whole);
        if (whole && says_amount(out) && (out->vnd_zeros > 0 || out->people_zeros > 0)) {
            return true;
        }
    }
    return false;
}

/* "ĐVT: %": a sign has no letters in a key. */
static bool
states_percent(str cell, str key) {
    static const char *const mark[] = {"don_vi_tinh", "dvt", "dv_tinh", "don_vi", "unit"};
    bool marked = false;

    for (size_t i = 0; i < COUNT(mark); i++) {
        const size_t n = strlen(mark[i]);

        marked = marked || (key.n >= n && memcmp(key.p + key.n - n, mark[i], n) == 0);
    }
    return marked && memchr(cell.p, '%', cell.n) != NULL;
}

bool
unit_stated(struct arena *scratch, str cell, struct unit *out) {
    static const char *const weak[] = {"tinh_bang_", "tinh_theo_", "don_vi_tien_",
                                       "don_vi_",    "unit_",      "currency_"};
    const str key = fold_key(scratch, cell);
    str rest = behind(key, strong, COUNT(strong));
    bool whole;

    if (rest.n > 0) {
        *out = read_key(rest, BARE_ALWAYS, &whole);
        return true;
    }
    if (states_percent(cell, key)) {
        *out = UNIT_NONE;
        out->other = UNIT_SHARE;
        return true;
    }
    rest = behind(key, weak, COUNT(weak));
    if (rest.n == 0 && key.n < 2) {
        return false; /* "K": the letter of a column, "A", "B", "C" under the header */
    }
    *out = read_key(rest.n > 0 ? rest : key, BARE_NEVER, &whole);
    if (rest.n > 0 && !whole && is_foreign(scratch, rest)) {
        out->strange = true;
        return true;
    }
    if (whole && says_amount(out) && (rest.n > 0 || out->vnd_zeros > 0 || out->people_zeros > 0)) {
        return true;
    }
    return title_states(scratch, cell, out);
}

bool
unit_is_certain(struct arena *scratch, str words) {
    return is_foreign(scratch, words) || says_factor(words, fold_key(scratch, words));
}

/* What stands in brackets in a header. */
static struct unit
of_brackets(struct arena *scratch, str text) {
    const str key = fold_key(scratch, text);
    const str rest = behind(key, strong, COUNT(strong));
    struct unit u;
    bool whole;

    u = read_key(rest.n > 0 ? rest : key, rest.n > 0 ? BARE_ALWAYS : BARE_THOUSAND, &whole);
    u.words = text;
    if (whole && !u.strange && !str_eq(key, STR("k"))) {
        return u;
    }
    u = UNIT_NONE;
    u.words = text;
    if (key.n == 0 && memchr(text.p, '%', text.n) != NULL) {
        u.other = UNIT_SHARE;
    } else {
        u.strange = rest.n > 0 || unit_is_certain(scratch, text) || !unit_plain(key) ||
                    str_eq(key, STR("k"));
    }
    return u;
}

struct unit
unit_of_header(struct arena *scratch, str name) {
    struct unit u = UNIT_NONE;
    str text;

    u.strange = is_foreign(scratch, name);
    u.words = name;
    while (name.n > 0 && take_brackets(&name, &text)) {
        const struct unit own = of_brackets(scratch, text);

        if (own.strange || own.vnd_zeros >= 0 || own.people_zeros >= 0 || own.other != 0) {
            return own;
        }
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
