/* no_break - numbers that stay with the word they number.  See no_break.h. */

#include "measure/no_break.h"

#include <string.h>

#include "text/utf8.h"

/* Small words that a number follows to name a thing; any word with a capital does too ("Lưới 4"). */
static const char *const naming[] = {"quý", "tháng", "ngày", "lục", "đồ", "bảng", "điều", "khoản"};
enum { SMALL_DIGITS = 2, YEAR_DIGITS = 4, ROMAN_LETTERS = 5 };

static bool
is_end(char c) {
    return c == ' ' || c == ',' || c == '.' || c == ';' || c == ':' || c == ')';
}

/* Bytes of what [from, ...) begins with of a set of letters, when a word ends there; else 0. */
static size_t
span_of(str s, size_t from, const char *letters) {
    size_t n = 0;

    while (from + n < s.n && strchr(letters, s.p[from + n]) != NULL && s.p[from + n] != '\0') {
        n++;
    }
    return from + n == s.n || is_end(s.p[from + n]) ? n : 0;
}

static bool
names_a_thing(struct arena *a, str word) {
    const str small = utf8_lower(a, word);

    if (word.n == 0) {
        return false;
    }
    for (size_t k = 0; k < sizeof naming / sizeof naming[0]; k++) {
        if (str_eq(small, str_from(naming[k]))) {
            return true;
        }
    }
    return small.n > 0 &&
           small.p[0] != word.p[0]; /* a capital of ASCII: enough for places and parts */
}

/* "Phụ|lục IV", "Biểu|đồ 1": the space at `at` stands within a name of two words that a number follows. */
static bool
within_name(str s, size_t at) {
    static const char *const second[] = {" lục ", " đồ "};

    for (size_t k = 0; k < sizeof second / sizeof second[0]; k++) {
        const size_t n = strlen(second[k]);

        if (str_starts((str){s.p + at, s.n - at}, str_from(second[k])) &&
            (span_of(s, at + n, "0123456789") > 0 || span_of(s, at + n, "IVXL") > 0)) {
            return true;
        }
    }
    return false;
}

/* Whether the space at `at` holds a number to the word before it. */
static bool
holds(struct arena *a, str s, size_t at) {
    const size_t digits = span_of(s, at + 1, "0123456789");
    const size_t roman = span_of(s, at + 1, "IVXL");
    size_t from = at;
    str word;

    if (digits == 0 && roman == 0) {
        return false;
    }
    while (from > 0 && s.p[from - 1] != ' ' && s.p[from - 1] != '(') {
        from--;
    }
    word = (str){s.p + from, at - from};
    if (digits == YEAR_DIGITS) {
        return str_eq(word, STR("năm"));
    }
    return digits <= SMALL_DIGITS && roman <= ROMAN_LETTERS && names_a_thing(a, word);
}

/* "Chân Mây|- Lăng Cô": no line begins with the dash within a name, as an entry of a list does. */
static bool
before_dash(str s, size_t at) {
    const str rest = {s.p + at + 1, s.n - at - 1};

    return str_starts(rest, STR("- ")) || str_starts(rest, STR("– "));
}

static str
glue(struct arena *a, str s) {
    static const str fixed = {"\xc2\xa0", 2};
    char *z = arena_array(a, char, 2 * s.n + 1);
    size_t n = 0;

    for (size_t k = 0; k < s.n; k++) {
        if (s.p[k] == ' ' && k > 0 && s.p[k - 1] != ' ' &&
            (holds(a, s, k) || within_name(s, k) || before_dash(s, k))) {
            memcpy(z + n, fixed.p, fixed.n);
            n += fixed.n;
        } else {
            z[n++] = s.p[k];
        }
    }
    return (str){z, n};
}

struct doc_runs
no_break_runs(struct arena *a, struct doc_runs runs) {
    struct doc_run *run = arena_array(a, struct doc_run, runs.n + 1);

    for (size_t k = 0; k < runs.n; k++) {
        run[k] = (struct doc_run){glue(a, runs.run[k].text), runs.run[k].style};
    }
    return (struct doc_runs){run, runs.n};
}
