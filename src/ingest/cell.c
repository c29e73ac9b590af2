/* cell - what every cell of an extract is asked first.  See cell.h. */

#include "ingest/cell.h"

#include <assert.h>
#include <string.h>

#include "base/arena.h"
#include "text/fold.h"
#include "text/utf8.h"

/* Blanks that office software leaves and that no eye sees, in UTF-8. */
static const str blank[] = {
    {" ", 1},           {"\t", 1},           {"\r", 1},           {"\n", 1},
    {"\xc2\xa0", 2},    {"\xe2\x80\xaf", 3}, {"\xe2\x80\x8b", 3}, {"\xef\xbb\xbf", 3},
    {"\xe2\x80\x89", 3}};

static const str dash[] = {{"-", 1}, {"\xe2\x80\x93", 3}, {"\xe2\x80\x94", 3}, {"\xe2\x88\x92", 3}};

static size_t
starts_with(str s, const str *piece, size_t n) {
    for (size_t i = 0; i < n; i++) {
        if (s.n > 0 && s.p[0] == piece[i].p[0] && str_starts(s, piece[i])) {
            return piece[i].n;
        }
    }
    return 0;
}

static size_t
ends_with(str s, const str *piece, size_t n) {
    for (size_t i = 0; i < n; i++) {
        const size_t k = piece[i].n;

        if (s.n >= k && s.p[s.n - 1] == piece[i].p[k - 1] &&
            memcmp(s.p + s.n - k, piece[i].p, k) == 0) {
            return k;
        }
    }
    return 0;
}

/* First and last bytes of the blanks above: any other cell is asked nothing more. */
static bool
may_begin_blank(char c) {
    return (unsigned char)c <= ' ' || c == '\xc2' || c == '\xe2' || c == '\xef';
}

static bool
may_end_blank(char c) {
    return (unsigned char)c <= ' ' || c == '\xa0' || c == '\xaf' || c == '\x8b' || c == '\xbf' ||
           c == '\x89';
}

str
cell_trim(str s) {
    const size_t kinds = sizeof blank / sizeof blank[0];

    while (s.n > 0 && may_begin_blank(s.p[0])) {
        const size_t k = starts_with(s, blank, kinds);

        if (k == 0) {
            break;
        }
        s.p += k;
        s.n -= k;
    }
    while (s.n > 0 && may_end_blank(s.p[s.n - 1])) {
        const size_t k = ends_with(s, blank, kinds);

        if (k == 0) {
            break;
        }
        s.n -= k;
    }
    return s;
}

/* Marks without a shape: zero-width, direction, joiners, soft hyphen. */
static bool
is_invisible(int32_t cp) {
    return cp == 0xad || cp == 0x180e || cp == 0xfeff || (cp >= 0x200b && cp <= 0x200f) ||
           (cp >= 0x202a && cp <= 0x202e) || (cp >= 0x2060 && cp <= 0x2064) ||
           (cp >= 0x2066 && cp <= 0x2069);
}

static bool
is_wide_blank(int32_t cp) {
    return cp == 0xa0 || (cp >= 0x2000 && cp <= 0x200a) || cp == 0x202f || cp == 0x205f ||
           cp == 0x3000;
}

str
cell_clean(struct arena *a, str s) {
    size_t at = utf8_ascii_run(s);
    size_t n = at;
    char *p;

    if (at == s.n) {
        return s;
    }
    p = str_keep_mut(a, s);
    while (at < s.n) {
        const size_t from = at;
        const int32_t cp = utf8_next(s, &at);

        if (is_invisible(cp)) {
            continue;
        }
        if (is_wide_blank(cp)) {
            p[n++] = ' ';
        } else if (cp >= 0xff01 && cp <= 0xff5e) {
            p[n++] = (char)(cp - 0xff01 + '!');
        } else {
            memmove(p + n, s.p + from, at - from);
            n += at - from;
        }
    }
    return cell_trim((str){p, n});
}

bool
cell_means(str s, const char *key) {
    struct arena a = ARENA_EMPTY;
    const bool same = str_eq(fold_key(&a, s), str_from(key));

    arena_free(&a);
    return same;
}

bool
cell_missing(str s) {
    enum { SHORTEST = 13, LONGEST = 40 }; /* "dang cap nhat" .. decomposed and doubly blank */

    if (s.n == 0 || str_eq(s, STR("NULL"))) {
        return true;
    }
    if (s.p[0] == 'd' || s.p[0] == 'D' || s.p[0] == '\xc4') {
        const char *a = s.p + (s.p[0] == '\xc4' ? 2 : 1);

        /* the second letter keeps names such as Đặng from being folded for nothing */
        return s.n >= SHORTEST && s.n <= LONGEST && (*a == 'a' || *a == 'A') &&
               cell_means(s, "dang_cap_nhat");
    }
    if (s.p[0] != '-' && s.p[0] != '\xe2') {
        return false;
    }
    while (s.n > 0) {
        const size_t k = starts_with(s, dash, sizeof dash / sizeof dash[0]);

        if (k == 0) {
            return false;
        }
        s.p += k;
        s.n -= k;
    }
    return true;
}

enum cell_flag
cell_flag(str s) {
    static const struct {
        const char *key;
        enum cell_flag means;
    } word[] = {{"co", CELL_YES},
                {"khong", CELL_NO},
                {"true", CELL_YES},
                {"false", CELL_NO},
                {"yes", CELL_YES},
                {"no", CELL_NO},
                {"dung", CELL_YES},
                {"sai", CELL_NO},
                {"tham_gia", CELL_YES},
                {"khong_tham_gia", CELL_NO},
                {"co_tham_gia", CELL_YES},
                {"chua_tham_gia", CELL_NO},
                {"dang_tham_gia", CELL_YES},
                {"da_tham_gia", CELL_YES},
                {"ko", CELL_NO},
                {"dang_dong", CELL_YES},
                {"khong_co", CELL_NO}};
    static const char *const tick[] = {"\xe2\x9c\x93", "\xe2\x9c\x94", "\xe2\x88\x9a",
                                       "\xe2\x98\x91", "\xc3\x97"};

    if (s.n == 1) {
        switch (s.p[0]) {
        case '1':
        case 'x':
        case 'X':
        case 'v':
        case 'V':
            return CELL_YES;
        case '0':
        case '-':
            return CELL_NO;
        default:
            return CELL_UNCLEAR;
        }
    }
    if (cell_missing(s)) {
        return CELL_NO;
    }
    s = cell_code(s); /* "1.0", "'1" */
    if (s.n == 1) {
        return s.p[0] == '1' ? CELL_YES : s.p[0] == '0' ? CELL_NO : CELL_UNCLEAR;
    }
    for (size_t i = 0; i < sizeof tick / sizeof tick[0]; i++) {
        if (str_eq(s, str_from(tick[i]))) {
            return CELL_YES;
        }
    }
    for (size_t i = 0; i < sizeof word / sizeof word[0]; i++) {
        if (cell_means(s, word[i].key)) {
            return word[i].means;
        }
    }
    return CELL_UNCLEAR;
}

static bool
is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool
cell_digits(str s) {
    for (size_t i = 0; i < s.n; i++) {
        if (!is_digit(s.p[i])) {
            return false;
        }
    }
    return s.n > 0;
}

bool
cell_has_digit(str s) {
    for (size_t i = 0; i < s.n; i++) {
        if (is_digit(s.p[i])) {
            return true;
        }
    }
    return false;
}

str
cell_code(str s) {
    if (s.n > 1 && s.p[0] == '\'') {
        s = cell_trim((str){s.p + 1, s.n - 1});
    } else if (s.n > 3 && s.p[0] == '=' && s.p[1] == '"' && s.p[s.n - 1] == '"') {
        s = cell_trim((str){s.p + 2, s.n - 3});
    }
    if (s.n > 2 && s.p[s.n - 1] == '0' && (s.p[s.n - 2] == '.' || s.p[s.n - 2] == ',') &&
        cell_digits((str){s.p, s.n - 2})) {
        s.n -= 2;
    }
    return s;
}

bool
cell_damaged(str s) {
    size_t at = 0;
    size_t digits = 0;

    while (at < s.n && (is_digit(s.p[at]) || (digits > 0 && (s.p[at] == '.' || s.p[at] == ',')))) {
        at++;
        digits++;
    }
    /* The sign tells the damage from a code such as 12E05. */
    return digits > 0 && s.n - at > 2 && (s.p[at] == 'E' || s.p[at] == 'e') &&
           (s.p[at + 1] == '+' || s.p[at + 1] == '-') &&
           cell_digits((str){s.p + at + 2, s.n - at - 2});
}

bool
cell_codelike(str s) {
    enum { LONGEST = 32 };

    for (size_t i = 0; i < s.n; i++) {
        const char c = s.p[i];

        if (!is_digit(c) && !(c >= 'A' && c <= 'Z') && !(c >= 'a' && c <= 'z') && c != '.' &&
            c != '_' && c != '/' && c != '-' && !(c == '\'' && i == 0)) {
            return false;
        }
    }
    return s.n > 0 && s.n <= LONGEST;
}

str
cell_widen(str s, size_t width, char *room) {
    if (s.n >= width) {
        return s;
    }
    assert(cell_digits(s));
    memset(room, '0', width - s.n);
    memcpy(room + width - s.n, s.p, s.n);
    return (str){room, width};
}
