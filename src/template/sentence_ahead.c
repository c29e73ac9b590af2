/* sentence_ahead - pace, who will miss the target, why a figure moved, and a place's rank against the last one.
 * See sentence.h. */

#include <stdlib.h>

#include "base/buf.h"
#include "base/num.h"
#include "figures/headcount.h"
#include "template/cells.h"
#include "template/pace.h"
#include "template/sentence.h"
#include "template/sentence_parts.h"
#include "template/spoken.h"
#include "template/suppress.h"
#include "template/words.h"

static void
put_int(struct buf *b, int64_t v) {
    char text[NUM_TEXT];

    num_vn_int(text, v);
    buf_text(b, text);
}

static void
put_percent(struct arena *a, struct num_ratio r, struct buf *b) {
    const struct doc_cell c = {.kind = DOC_PERCENT, .u.ratio = r};

    buf_str(b, doc_cell_text(a, &c));
}

/* "đến hết năm 2026 dự kiến đạt 3.030 người, bằng 99,34% chỉ tiêu, thiếu 20 người" */
static void
put_ahead(struct arena *a, const struct fill *f, const struct pace *p, struct buf *b) {
    buf_fmt(b, "đến hết năm %d dự kiến đạt ", f->period.year);
    put_int(b, p->ahead);
    buf_text(b, " người, bằng ");
    put_percent(a, (struct num_ratio){p->ahead, p->target}, b);
    buf_text(b, " chỉ tiêu");
    if (p->ahead < p->target) {
        buf_text(b, ", thiếu ");
        put_int(b, p->target - p->ahead);
        buf_text(b, " người");
    }
}

/* "đã tăng 24/116 người phải tăng thêm trong năm (20,69%); với tiến độ này, đến hết năm 2026 dự kiến ..." */
str
sentence_pace(struct arena *a, const struct fill *f, const struct placeholder *p) {
    const enum member_level l = p->figure.province ? MEMBER_TINH : f->scope.level;
    struct pace w;
    const struct num_ratio gone = words_year_gone(f);
    struct buf b = {0};

    if (!pace_of(a, f, l, p->figure.province ? 0 : f->scope.line, p->figure.ind, &w)) {
        return STR(SENTENCE_UNKNOWN);
    }
    if (w.now >= w.target) {
        buf_text(&b, w.now > w.target ? "đã vượt chỉ tiêu năm" : "đã đạt chỉ tiêu năm");
        return buf_moved(a, &b);
    }
    if (w.now > w.start) {
        buf_text(&b, "đã tăng ");
        put_int(&b, w.now - w.start);
        buf_char(&b, '/');
        put_int(&b, w.target - w.start);
        buf_text(&b, " người phải tăng thêm trong năm (");
        put_percent(a, w.made, &b);
        buf_char(&b, ')');
    } else {
        buf_text(&b, w.now == w.start ? "chưa tăng" : "giảm ");
        if (w.now < w.start) {
            put_int(&b, w.start - w.now);
            buf_text(&b, " người");
        }
        buf_text(&b, " so với cuối năm trước, trong khi cả năm phải tăng thêm ");
        put_int(&b, w.target - w.start);
        buf_text(&b, " người");
    }
    if (gone.num < gone.den) {
        buf_text(&b, "; với tiến độ này, ");
        put_ahead(a, f, &w, &b);
    }
    return buf_moved(a, &b);
}

/* "20,69%": of the increase that is made; of the target at the year's end. */
str
sentence_share(struct arena *a, const struct fill *f, const struct placeholder *p) {
    const enum member_level l = p->figure.province ? MEMBER_TINH : f->scope.level;
    struct pace w;
    struct buf b = {0};

    if (!pace_of(a, f, l, p->figure.province ? 0 : f->scope.line, p->figure.ind, &w)) {
        return STR(SENTENCE_UNKNOWN);
    }
    if (p->kind == PLACEHOLDER_PHAN_TANG) {
        put_percent(a, w.made, &b);
    } else {
        put_percent(a, (struct num_ratio){w.ahead, w.target}, &b);
    }
    return buf_moved(a, &b);
}

struct part { /* of a whole: a place and its number */
    int64_t n;
    uint32_t line;
};

struct parts {
    struct part *v;
    uint32_t n;
    uint32_t nowhere; /* the line of what is of no place, or of no employer */
};

static int
by_size(const void *x, const void *y) {
    const struct part *p = x;
    const struct part *q = y;

    return p->n != q->n ? (p->n < q->n) - (p->n > q->n) : (p->line > q->line) - (p->line < q->line);
}

/* The employers whose people changed; a part's line is a row of it. */
static const struct list *
by_employer(const struct fill *f) {
    return &f->lists->of[LIST_THAY_DOI_DON_VI];
}

static str
name_of(struct arena *a, const struct fill *f, const struct placeholder *p, uint32_t line) {
    enum { TEN = 1 }; /* the field */

    if (p->by_employer) {
        return list_cell_of(&by_employer(f)->row[line], TEN).u.text;
    }
    if (p->level == MEMBER_NHOM) {
        return words_uncapital(a, member_name(f->members, p->level, line));
    }
    return words_member(a, f, p->level, line);
}

static str
names_of(const struct fill *f, const struct placeholder *p) {
    return p->by_employer            ? STR("đơn vị")
           : p->level == MEMBER_NHOM ? STR("nhóm đối tượng")
                                     : words_places(f, p->level);
}

/* "xã A (12 người), phường B (9 người)": the largest of the parts. */
static void
put_parts(struct arena *a, const struct fill *f, const struct placeholder *p, struct part *part,
          uint32_t n, struct buf *b) {
    qsort(part, n, sizeof *part, by_size);
    for (uint32_t k = 0; k < n && k < p->n; k++) {
        const struct doc_cell c = {
            .kind = f->indicators->v[p->figure.ind].unit == INDICATOR_DONG ? DOC_MONEY : DOC_COUNT,
            .u.count = part[k].n};

        buf_text(b, k == 0 ? "" : ", ");
        buf_str(b, name_of(a, f, p, part[k].line));
        buf_text(b, " (");
        buf_str(b, spoken_amount(a, f->indicators, p->figure.ind, &c));
        buf_char(b, ')');
    }
}

/* "36/40 xã, phường, thiếu nhiều nhất là xã A (12 người), ..." */
str
sentence_who_misses(struct arena *a, const struct fill *f, const struct placeholder *p) {
    const uint32_t n = f->members->list[p->level].n;
    struct part *part = arena_array(a, struct part, (size_t)n + 1);
    uint32_t known = 0;
    uint32_t missing = 0;
    struct buf b = {0};

    for (uint32_t k = 0; k < n; k++) {
        struct pace w;

        if (pace_of(a, f, p->level, k, p->figure.ind, &w)) {
            known++;
            if (w.ahead < w.target) {
                part[missing++] = (struct part){w.target - w.ahead, k};
            }
        }
    }
    if (known == 0) {
        return STR(SENTENCE_UNKNOWN);
    }
    put_int(&b, missing);
    buf_char(&b, '/');
    put_int(&b, known);
    buf_char(&b, ' ');
    buf_str(&b, words_places(f, p->level));
    if (missing > 0) {
        buf_text(&b, ", thiếu nhiều nhất là ");
        put_parts(a, f, p, part, missing, &b);
    }
    return buf_moved(a, &b);
}

/* The change of every line of the level, the unknown line too, so that the parts are the whole; false: one of
 * them is not known. */
static bool
changes_of(struct arena *a, const struct fill *f, const struct placeholder *p, struct part *part) {
    const uint32_t n = f->members->list[p->level].n;

    for (uint32_t k = 0; k <= n; k++) {
        const struct doc_cell now =
            suppress_cell(a, f, f->book->at[CUBE_NOW], p->level, k, p->figure.ind);
        const struct doc_cell before =
            suppress_cell(a, f, f->book->at[p->when], p->level, k, p->figure.ind);
        const struct doc_cell diff = cells_diff(&now, &before);

        part[k] = (struct part){0, k};
        if (k < n && (!cells_known(&diff) || !cells_count(&diff, &part[k].n))) {
            return false;
        }
        if (k == n && cells_known(&diff) && !cells_count(&diff, &part[k].n)) {
            return false;
        }
    }
    return true;
}

/* The same of every employer; the line of those that name none, or how many there are. */
static uint32_t
changes_by_employer(const struct fill *f, const struct placeholder *p, struct part *part) {
    const struct list *l = by_employer(f);
    uint32_t none = l->n;

    for (uint32_t k = 0; k < l->n; k++) {
        part[k] = (struct part){headcount_change(&l->row[k], p->figure.ind), k};
        none = list_cell_of(&l->row[k], 0).known ? none : k; /* no code */
    }
    return none;
}

/* Those of one direction, as amounts, in front; how many, and what they come to. */
static uint32_t
one_way(const struct part *all, uint32_t n, int sign, struct part *out, int64_t *sum) {
    uint32_t found = 0;

    *sum = 0;
    for (uint32_t k = 0; k < n; k++) {
        if (all[k].n * sign > 0) {
            out[found++] = (struct part){all[k].n * sign, all[k].line};
            *sum += all[k].n * sign;
        }
    }
    return found;
}

/* " tại 25 xã, phường, nhiều nhất là xã A (10 người), phường B (9 người)"; " tại xã A (1 người) và 3 người
 * chưa xác định địa bàn": what is of no place is no place, and is told beside them. */
static void
put_where(struct arena *a, const struct fill *f, const struct placeholder *p, struct parts way,
          struct buf *b) {
    struct part *part = way.v;
    int64_t none = 0;
    uint32_t places = 0;
    struct doc_cell c = {
        .kind = f->indicators->v[p->figure.ind].unit == INDICATOR_DONG ? DOC_MONEY : DOC_COUNT};

    for (uint32_t k = 0; k < way.n; k++) {
        if (part[k].line != way.nowhere) {
            part[places++] = part[k];
        } else {
            none = part[k].n;
        }
    }
    if (places > 0) {
        buf_text(b, places == 1 && p->level == MEMBER_NHOM ? " ở nhóm " : " tại ");
        if (places > 1) {
            put_int(b, places);
            buf_char(b, ' ');
            buf_str(b, names_of(f, p));
            buf_text(b, places > p->n ? ", nhiều nhất là " : " là ");
        }
        if (places == 1 && none == 0) {
            buf_str(b, name_of(a, f, p, part[0].line));
        } else {
            put_parts(a, f, p, part, places, b);
        }
    }
    if (none > 0 && places > 0) {
        c.u.count = none;
        buf_text(b, " và ");
        buf_str(b, spoken_amount(a, f->indicators, p->figure.ind, &c));
    }
    if (none > 0) {
        buf_char(b, ' ');
        buf_str(b, words_uncapital(a, p->by_employer
                                          ? name_of(a, f, p, way.nowhere)
                                          : member_name(f->members, p->level, way.nowhere)));
    }
}

/* "tăng 60 người tại 25 xã, phường, nhiều nhất là xã A (10 người), ...; giảm 18 người tại 9 xã, phường, ...": the
 * two sums are the whole change; NULL: not known. */
static str
what_moved(struct arena *a, const struct fill *f, const struct placeholder *p) {
    const bool known =
        !p->by_employer || (f->lists != NULL && f->lists->known[LIST_THAY_DOI_DON_VI]);
    const uint32_t n = !known           ? 0
                       : p->by_employer ? by_employer(f)->n
                                        : f->members->list[p->level].n + 1;
    struct part *all = arena_array(a, struct part, (size_t)n + 1);
    struct parts way = {.v = arena_array(a, struct part, (size_t)n + 1), .nowhere = n - 1};
    struct buf b = {0};

    if (!known || (!p->by_employer && !changes_of(a, f, p, all))) {
        return (str){NULL, 0};
    }
    if (p->by_employer) {
        way.nowhere = changes_by_employer(f, p, all);
    }
    for (int sign = 1; sign >= -1; sign -= 2) {
        struct doc_cell c = {
            .kind = f->indicators->v[p->figure.ind].unit == INDICATOR_DONG ? DOC_MONEY : DOC_COUNT};

        way.n = one_way(all, n, sign, way.v, &c.u.count);
        if (way.n > 0) {
            buf_text(&b, b.n > 0 ? "; " : "");
            buf_text(&b, sign > 0 ? "tăng " : "giảm ");
            buf_str(&b, spoken_amount(a, f->indicators, p->figure.ind, &c));
            put_where(a, f, p, way, &b);
        }
    }
    return b.n > 0 ? buf_moved(a, &b) : STR("không thay đổi");
}

/* "tăng 275 người": the change alone, where that of one place is not known or withheld; else "chưa có số liệu". */
static str
moved_in_all(struct arena *a, const struct fill *f, const struct placeholder *p) {
    const struct doc_cell now = sentence_cell(a, f, p->figure, CUBE_NOW);
    const struct doc_cell before = sentence_cell(a, f, p->figure, p->when);
    const struct doc_cell diff = cells_diff(&now, &before);
    struct doc_cell amount = {
        .kind = f->indicators->v[p->figure.ind].unit == INDICATOR_DONG ? DOC_MONEY : DOC_COUNT};
    struct buf b = {0};
    int64_t n;

    if (!cells_known(&diff) || !cells_count(&diff, &n)) {
        return STR(SENTENCE_UNKNOWN);
    }
    if (n == 0) {
        return STR("không thay đổi");
    }
    amount.u.count = n < 0 ? -n : n;
    buf_text(&b, n > 0 ? "tăng " : "giảm ");
    buf_str(&b, spoken_amount(a, f->indicators, p->figure.ind, &amount));
    return buf_moved(a, &b);
}

/* By employer or group the same change is told once more behind what was said of it: "; theo đơn vị, tăng ...", or
 * nothing where it is not known. */
str
sentence_why(struct arena *a, const struct fill *f, const struct placeholder *p) {
    const str said = what_moved(a, f, p);
    struct buf b = {0};

    if (!p->by_employer && p->level != MEMBER_NHOM) {
        return said.p == NULL ? moved_in_all(a, f, p) : said;
    }
    if (said.p != NULL) {
        buf_text(&b, "; theo ");
        buf_str(&b, names_of(f, p));
        buf_text(&b, ", ");
        buf_str(&b, said);
    }
    return said.p == NULL ? STR("") : buf_moved(a, &b);
}

/* The place of the document among all at one time; 0: not known. */
static uint32_t
place_at(struct arena *a, const struct fill *f, struct figure fig, enum cube_when when) {
    const enum member_level l = f->scope.level;
    const struct doc_cell own = sentence_cell(a, f, fig, when);
    uint32_t place = 1;

    if (l == MEMBER_TINH || !cells_known(&own)) {
        return 0;
    }
    for (uint32_t k = 0; k < f->members->list[l].n; k++) {
        const struct doc_cell c = suppress_cell(a, f, f->book->at[when], l, k, fig.ind);

        place += cells_known(&c) && cells_compare(&c, &own) > 0;
    }
    return place;
}

/* ", tăng 3 bậc so với ngày 31/12/2025"; nothing where there is no rank to compare with. */
str
sentence_rank_change(struct arena *a, const struct fill *f, const struct placeholder *p) {
    const uint32_t now = place_at(a, f, p->figure, CUBE_NOW);
    const uint32_t before = place_at(a, f, p->figure, CUBE_KY_TRUOC);
    struct buf b = {0};

    if (now == 0 || before == 0) {
        return STR("");
    }
    if (now == before) {
        buf_text(&b, ", giữ thứ hạng");
    } else {
        buf_fmt(&b, ", %s %u bậc", now < before ? "tăng" : "giảm",
                now < before ? before - now : now - before);
    }
    if (p->dated) {
        buf_text(&b, " so với ");
        buf_str(&b, words_since(a, f, CUBE_KY_TRUOC, false));
    }
    return buf_moved(a, &b);
}

/* " (31/3/2026: 73,48 tỷ; 30/6/2026: 60,11 tỷ)": the province's, the oldest first; nothing where no
 * earlier one is known. */
str
sentence_earlier(struct arena *a, const struct fill *f, const struct placeholder *p) {
    struct buf b = {0};

    for (size_t k = CUBE_EARLIER; k-- > 0;) {
        const struct cube *c = f->book->earlier[k];
        struct doc_cell cell;

        if (c == NULL) {
            continue;
        }
        cell = suppress_cell(a, f, c, MEMBER_TINH, 0, p->figure.ind);
        if (cells_known(&cell)) {
            buf_text(&b, b.n == 0 ? " (" : "; ");
            buf_str(&b, words_short_date(a, period_last(c->period, profile_calendar(f->profile))));
            buf_text(&b, ": ");
            buf_str(&b, spoken_figure(a, &cell));
        }
    }
    buf_text(&b, b.n > 0 ? ")" : "");
    return buf_moved(a, &b);
}
