/* title - a centred title broken where it reads well.  See title.h. */

#include "measure/title.h"

#include <math.h>
#include <stdbool.h>
#include <stdint.h>

#include "text/utf8.h"

/* What a break costs, beside the squares of what its lines leave blank as shares of the width. */
#define COST_PLAIN  0.06 /* behind a word without a comma */
#define COST_NAME   0.30 /* between two words of a name */
#define COST_NUMBER 0.20 /* before a number: "năm | 2026" */
#define COST_TERM   1.00 /* within a term: "xã | hội" */
#define COST_LINE   0.15 /* of one line more than the width needs */

/* Words of two syllables that titles are made of.  A term of more is a chain of them: "bảo hiểm xã hội". */
static const char *const term[] = {
    "an toàn",     "ban quản",  "bao phủ",    "bảo hiểm",  "bắt buộc",    "báo cáo",
    "bệnh viện",   "biến động", "bộ chỉ",     "chậm đóng", "chế xuất",    "chỉ huy",
    "chỉ tiêu",    "chính phủ", "chuyên đề",  "công an",   "công nghiệp", "công khai",
    "cơ quan",     "cuối năm",  "danh sách",  "dân tộc",   "dự kiến",     "dự thảo",
    "dữ liệu",     "đánh giá",  "đầu năm",    "đăng ký",   "đầy đủ",      "đại học",
    "địa bàn",     "đối chiếu", "đối tượng",  "đơn vị",    "giải trình",  "hiểm thất",
    "hiểm xã",     "hiểm y",    "hoàn thành", "hoạt động", "hộ kinh",     "hợp tác",
    "huy quân",    "kế hoạch",  "kết quả",    "kịch bản",  "kinh doanh",  "kinh tế",
    "lao động",    "loại hình", "mới đăng",   "người nộp", "người tham",  "nhân dân",
    "nhiệm vụ",    "nộp thuế",  "phát triển", "phạm vi",   "quan ngành",  "quân sự",
    "quản lý",     "rà soát",   "số liệu",    "tạm ngừng", "thành phố",   "tham gia",
    "thất nghiệp", "thôi đóng", "thực hiện",  "tiềm năng", "tiến độ",     "tình hình",
    "tôn giáo",    "tổ chức",   "trở lên",    "tự nguyện", "từng tháng",  "tỷ lệ",
    "ủy ban",      "văn phòng", "vi quản",    "việc giao", "xã hội",      "y tế"};

struct words {
    str *word;
    double *x;     /* where each begins on one endless line; x[n]: where a next one would */
    double *after; /* what a line's end behind each costs; the last has none */
    size_t n;
    double space;
};

static struct words
cut(struct arena *a, const struct title_shape *s, str text) {
    struct words w = {arena_array(a, str, text.n + 1), arena_array(a, double, text.n + 2),
                      arena_array(a, double, text.n + 1), 0,
                      ruler_width(s->ruler, STR(" "), s->style, s->size_pt)};

    while (text.n > 0) {
        str word;

        text = str_cut(text, ' ', &word);
        if (word.n > 0) {
            w.word[w.n] = word;
            w.x[w.n + 1] = w.x[w.n] + ruler_width(s->ruler, word, s->style, s->size_pt) + w.space;
            w.n++;
        }
    }
    return w;
}

/* "Công", "Thương"; not "BHXH", and no word of a title in capitals. */
static bool
is_name(struct arena *a, str word) {
    size_t first = 0;
    size_t second;
    str s;

    (void)utf8_next(word, &first);
    if (first >= word.n) {
        return false;
    }
    second = first;
    (void)utf8_next(word, &second);
    s = (str){word.p, first};
    if (str_eq(utf8_lower(a, s), s)) {
        return false;
    }
    s = (str){word.p + first, second - first};
    return str_eq(utf8_lower(a, s), s);
}

static bool
ends_phrase(str word) {
    return word.p[word.n - 1] == ',' || word.p[word.n - 1] == ';';
}

/* Whether the two words are one of `term`, in any case of letters. */
static bool
is_term(struct arena *a, str word, str next) {
    const str bare = {next.p, next.n - (ends_phrase(next) ? 1 : 0)};
    const str first = utf8_lower(a, word);
    const str second = utf8_lower(a, bare);

    for (size_t k = 0; k < sizeof term / sizeof term[0]; k++) {
        str head;
        const str tail = str_cut(str_from(term[k]), ' ', &head);

        if (str_eq(head, first) && str_eq(tail, second)) {
            return true;
        }
    }
    return false;
}

/* Of a line's end behind word k. */
static double
break_cost(struct arena *a, const struct words *w, size_t k) {
    const str word = w->word[k];
    const str next = w->word[k + 1];

    if (ends_phrase(word)) { /* but "BHXH, BHTN, BHYT" is one phrase */
        return (k > 0 && ends_phrase(w->word[k - 1])) || ends_phrase(next) ? COST_PLAIN : 0;
    }
    if (next.p[0] >= '0' && next.p[0] <= '9') {
        return COST_NUMBER;
    }
    if (is_term(a, word, next)) {
        return COST_TERM;
    }
    return is_name(a, word) && is_name(a, next) ? COST_NAME : COST_PLAIN;
}

/* Of a line of the words [from, to). */
static double
line_width(const struct words *w, size_t from, size_t to) {
    return w->x[to] - w->x[from] - w->space;
}

static size_t
fewest_lines(const struct words *w, double width) {
    size_t lines = 0;

    for (size_t from = 0; from < w->n; lines++) {
        size_t to = from + 1;

        while (to < w->n && line_width(w, from, to + 1) <= width) {
            to++;
        }
        from = to;
    }
    return lines;
}

/* best[l][to]: the least cost of the first `to` words on l lines, whose last one begins at from[l][to]. */
struct table {
    double *best;
    size_t *from;
    size_t row; /* entries of a number of lines */
};

static void
fill_line(const struct words *w, double width, const struct table *t, size_t l) {
    for (size_t to = 1; to <= w->n; to++) {
        const size_t at = l * t->row + to;

        t->best[at] = HUGE_VAL;
        for (size_t from = to; from-- > 0;) {
            const double line = line_width(w, from, to);
            const double blank = line < width ? (width - line) / width : 0;
            double cost = t->best[(l - 1) * t->row + from] + blank * blank;

            if (line > width && from + 1 < to) {
                break;
            }
            cost += to < w->n ? w->after[to - 1] : 0;
            if (cost < t->best[at]) {
                t->best[at] = cost;
                t->from[at] = from;
            }
        }
    }
}

struct title
title_break(struct arena *a, const struct title_shape *shape, str text) {
    const struct words w = cut(a, shape, text);
    const size_t fewest = fewest_lines(&w, shape->width_pt);
    const size_t most = fewest < w.n ? fewest + 1 : fewest;
    const struct table t = {arena_array(a, double, (most + 1) * (w.n + 1)),
                            arena_array(a, size_t, (most + 1) * (w.n + 1)), w.n + 1};
    str *line = arena_array(a, str, most + 1);
    size_t lines = fewest;

    for (size_t k = 0; k + 1 < w.n; k++) {
        w.after[k] = break_cost(a, &w, k);
    }
    for (size_t to = 1; to <= w.n; to++) {
        t.best[to] = HUGE_VAL; /* words on no line */
    }
    for (size_t l = 1; l <= most; l++) {
        t.best[l * t.row] = HUGE_VAL; /* lines without a word */
        fill_line(&w, shape->width_pt, &t, l);
    }
    if (most > fewest && t.best[most * t.row + w.n] + COST_LINE < t.best[fewest * t.row + w.n]) {
        lines = most;
    }
    for (size_t l = lines, to = w.n; l > 0; l--) {
        const size_t from = t.from[l * t.row + to];
        const str first = w.word[from];
        const str last = w.word[to - 1];

        line[l - 1] = (str){first.p, (size_t)(last.p - first.p) + last.n};
        to = from;
    }
    return (struct title){line, lines};
}
