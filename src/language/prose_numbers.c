/* prose_numbers - figures typed by hand in a report, which no placeholder keeps right.  See prose.h. */

#include <stdio.h>
#include <string.h>

#include "language/prose_parts.h"
#include "text/utf8.h"

/* A number after one of these words counts nothing: it cites, dates or numbers. */
static const char *const before_words[] = {"số",     "ngày", "tháng", "năm",  "quý",  "điều",
                                           "khoản",  "điểm", "mục",   "lục",  "phần", "chương",
                                           "luật",   "mẫu",  "biểu",  "bảng", "đồ",   "quận",
                                           "phường", "khóa", "lần",   "kỳ",   "cấp",  "nhiệm kỳ"};
/* ... or before one of these: a span of time. */
static const char *const after_words[] = {"tháng", "ngày", "năm", "quý", "tuổi", "giờ"};

static bool
is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* The word that ends at `at`, in lower case. */
static str
word_before(struct arena *a, str line, size_t at) {
    size_t from;

    while (at > 0 && line.p[at - 1] == ' ') {
        at--;
    }
    from = at;
    while (from > 0 && line.p[from - 1] != ' ' && line.p[from - 1] != '(') {
        from--;
    }
    return utf8_lower(a, (str){line.p + from, at - from});
}

static str
word_after(struct arena *a, str line, size_t at) {
    size_t to;

    while (at < line.n && line.p[at] == ' ') {
        at++;
    }
    to = at;
    while (to < line.n && line.p[to] != ' ' && line.p[to] != ',' && line.p[to] != '.' &&
           line.p[to] != ';') {
        to++;
    }
    return utf8_lower(a, (str){line.p + at, to - at});
}

static bool
among(str word, const char *const *list, size_t n) {
    for (size_t k = 0; k < n; k++) {
        if (str_eq(word, str_from(list[k]))) {
            return true;
        }
    }
    return false;
}

/* Part of 31/3/2026, 141/KH-UBND, 30/2020/NĐ-CP, of a word (BHXH2), or the number of a heading. */
static bool
is_citation(str line, size_t from, size_t to) {
    const char before = from > 0 ? line.p[from - 1] : ' ';
    const char after = to < line.n ? line.p[to] : ' ';
    size_t start = 0;

    while (start < from && (line.p[start] == '#' || line.p[start] == ' ' || line.p[start] == '*')) {
        start++;
    }
    if (start == from && (after == '.' || after == ')')) {
        return true;
    }
    return before == '/' || before == '-' || after == '/' || after == '-' ||
           (before != ' ' && before != '(' && before != '"' && before != '*');
}

static void
warn(struct arena *a, struct prose *p, int line_no, str number) {
    struct buf b = {0};
    char **grown = arena_array(a, char *, p->warnings + 1);
    const struct prose_spot at = prose_where(p, line_no);

    if (p->warnings > 0) {
        memcpy(grown, p->warning, p->warnings * sizeof *grown);
    }
    p->warning = grown;
    buf_fmt(&b, "%s:%d: con số " STR_FMT " viết tay trong lời văn, không gắn với số liệu nào",
            at.path, at.line, STR_ARG(number));
    p->warning[p->warnings++] = str_keep_mut(a, buf_view(&b));
    buf_free(&b);
}

static void
look(struct arena *a, struct prose *p, str line, int line_no) {
    for (size_t from = 0; from < line.n; from++) {
        size_t to = from;

        if (!is_digit(line.p[from])) {
            continue;
        }
        while (to < line.n &&
               (is_digit(line.p[to]) || ((line.p[to] == '.' || line.p[to] == ',') &&
                                         to + 1 < line.n && is_digit(line.p[to + 1])))) {
            to++;
        }
        if (!is_citation(line, from, to) &&
            !among(word_before(a, line, from), before_words,
                   sizeof before_words / sizeof before_words[0]) &&
            !among(word_after(a, line, to), after_words,
                   sizeof after_words / sizeof after_words[0])) {
            warn(a, p, line_no, (str){line.p + from, to - from});
        }
        from = to;
    }
}

void
prose_numbers(struct arena *a, struct prose *p) {
    struct buf line = {0};
    int line_no = 0;

    for (size_t k = 0; k <= p->tokens; k++) {
        const struct prose_token *t = k < p->tokens ? &p->token[k] : NULL;

        if (t == NULL || t->line != line_no) {
            look(a, p, buf_view(&line), line_no);
            buf_clear(&line);
            line_no = t == NULL ? 0 : t->line;
        }
        if (t != NULL) {
            buf_str(&line, t->is_text ? t->text : STR("@")); /* a figure with a placeholder */
        }
    }
    buf_free(&line);
}
