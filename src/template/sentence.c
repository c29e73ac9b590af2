/* sentence - what a placeholder says, in official Vietnamese.  See sentence.h. */

#include "template/sentence.h"

#include <assert.h>
#include <stdlib.h>

#include "base/buf.h"
#include "figures/outlook.h"
#include "template/cells.h"
#include "template/filled_table.h"
#include "template/ranking.h"
#include "template/standing.h"
#include "template/suppress.h"
#include "template/words.h"

static str
take(struct arena *a, struct buf *b) {
    const str out = str_keep(a, buf_view(b));

    buf_free(b);
    return out;
}

static struct doc_cell
cell_at(struct arena *a, const struct fill *f, struct figure fig, enum cube_when when) {
    return suppress_cell(a, f, f->book->at[when], fig.province ? MEMBER_TINH : f->scope.level,
                         fig.province ? 0 : f->scope.line, fig.ind);
}

static str
say_figure(struct arena *a, const struct fill *f, const struct placeholder *p) {
    struct doc_cell c = cell_at(a, f, p->figure, p->figure.when);

    c.mark = STR("");
    return cells_known(&c) || c.kind == DOC_TEXT ? doc_cell_text(a, &c) : STR(SENTENCE_UNKNOWN);
}

static str
say_word(struct arena *a, const struct fill *f, const struct placeholder *p) {
    const str text = words_text(a, f, p->word, 0);

    return text.n > 0 ? text : STR("(chưa khai báo trong baophu.ini)");
}

/* "1.234 người", "0,52 điểm phần trăm": how far apart, without a sign. */
static void
put_distance(struct arena *a, const struct fill *f, uint32_t ind, struct doc_cell diff,
             struct buf *b) {
    if (diff.kind == DOC_PERCENT) {
        int64_t hundredths = 0;
        char text[NUM_TEXT];

        (void)num_percent(diff.u.ratio, &hundredths);
        num_vn_hundredths(text, hundredths < 0 ? -hundredths : hundredths);
        buf_text(b, text);
        buf_text(b, " điểm phần trăm");
        return;
    }
    diff.mark = STR("");
    if (diff.u.count < 0) {
        diff.u.count = -diff.u.count;
    }
    buf_str(b, doc_cell_text(a, &diff));
    buf_char(b, ' ');
    buf_text(b, indicator_unit_text(f->indicators->v[ind].unit));
}

/* " (0,73%)": the change in percent, where there is one. */
static void
put_change(struct arena *a, const struct doc_cell *now, const struct doc_cell *before,
           struct buf *b) {
    struct doc_cell change = cells_change(now, before);

    if (now->kind == DOC_PERCENT || !cells_known(&change)) {
        return;
    }
    change.mark = STR("");
    if (change.u.ratio.num < 0) {
        change.u.ratio.num = -change.u.ratio.num;
    }
    buf_text(b, " (");
    buf_str(b, doc_cell_text(a, &change));
    buf_char(b, ')');
}

/* Whether a difference shows when it is printed: 0,004 points are no change on paper. */
static int
direction(const struct doc_cell *diff) {
    int64_t v = diff->u.count;

    if (diff->kind == DOC_PERCENT && !num_percent(diff->u.ratio, &v)) {
        v = 0;
    }
    return (v > 0) - (v < 0);
}

static str
say_compared(struct arena *a, const struct fill *f, const struct placeholder *p) {
    const struct doc_cell now = cell_at(a, f, p->figure, p->figure.when);
    const struct doc_cell before = cell_at(a, f, p->figure, p->when);
    const struct doc_cell diff = cells_diff(&now, &before);
    const bool names = p->kind == PLACEHOLDER_SO_VOI;
    struct buf b = {0};

    if (now.kind == DOC_TEXT || before.kind == DOC_TEXT) {
        return STR("không nêu mức tăng, giảm do số nhỏ");
    }
    if (!cells_known(&now)) {
        return STR(SENTENCE_UNKNOWN);
    }
    if (diff.kind == DOC_MISSING) {
        buf_text(&b, before.mark.n > 0 ? "không so sánh được" : SENTENCE_UNKNOWN " để so sánh");
        if (names) {
            buf_text(&b, " với ");
            buf_str(&b, words_when(a, f, p->when));
        }
        return take(a, &b);
    }
    if (direction(&diff) == 0) {
        buf_text(&b, "không đổi");
    } else {
        buf_text(&b, direction(&diff) > 0 ? "tăng " : "giảm ");
        put_distance(a, f, p->figure.ind, diff, &b);
        put_change(a, &now, &before, &b);
    }
    if (names) {
        buf_text(&b, " so với ");
        buf_str(&b, words_when(a, f, p->when));
    }
    return take(a, &b);
}

static str
say_missing(struct arena *a, const struct fill *f, const struct placeholder *p) {
    struct figure target = p->figure;
    struct doc_cell now = cell_at(a, f, p->figure, p->figure.when);
    struct doc_cell to;
    struct doc_cell left;

    target.ind = indicator_target(f->indicators, p->figure.ind);
    to = cell_at(a, f, target, p->figure.when);
    left = cells_diff(&to, &now);
    if (!cells_known(&left)) {
        return STR(SENTENCE_UNKNOWN);
    }
    left.mark = STR("");
    if (left.kind != DOC_PERCENT && left.u.count < 0) {
        left.u.count = 0; /* reached: nothing is missing */
    } else if (left.kind == DOC_PERCENT && left.u.ratio.num < 0) {
        left.u.ratio.num = 0;
    }
    return doc_cell_text(a, &left);
}

static str
say_reached(struct arena *a, const struct fill *f, const struct placeholder *p) {
    const struct doc_cell c = cell_at(a, f, p->figure, p->figure.when);
    const struct doc_cell full = {.kind = DOC_PERCENT, .u.ratio = {1, 1}};
    int sign;

    (void)a;
    if (!cells_known(&c)) {
        return STR(SENTENCE_UNKNOWN " để đánh giá");
    }
    sign = cells_compare(&c, &full);
    return sign > 0 ? STR("vượt") : sign == 0 ? STR("đạt") : STR("chưa đạt");
}

static const struct ranking *
rank_figure(struct arena *a, const struct fill *f, struct figure fig) {
    const uint32_t n = f->members->list[f->scope.level].n;
    struct doc_cell *cell = arena_array(a, struct doc_cell, (size_t)n + 1);

    for (uint32_t k = 0; k < n; k++) {
        cell[k] = suppress_cell(a, f, f->book->at[fig.when], f->scope.level, k, fig.ind);
    }
    return ranking_of(a, cell, n);
}

/* The values of all places of the document's level. */
static const struct ranking *
ranking(struct arena *a, const struct fill *f, struct figure fig) {
    const struct standing_key key = {STANDING_FIGURE, f->book->at[fig.when], f->scope.level,
                                     fig.ind};
    const struct ranking *r;

    if (f->standing == NULL) {
        return rank_figure(a, f, fig);
    }
    r = standing_find(f->standing, &key);
    if (r == NULL) {
        r = rank_figure(standing_arena(f->standing), f, fig);
        standing_keep(f->standing, &key, r);
    }
    return r;
}

static str
say_place(struct arena *a, const struct fill *f, const struct placeholder *p) {
    const struct doc_cell own = cell_at(a, f, p->figure, p->figure.when);
    const struct ranking *all;
    struct buf b = {0};

    if (f->scope.level == MEMBER_TINH || !cells_known(&own)) {
        return STR(SENTENCE_UNKNOWN);
    }
    all = ranking(a, f, p->figure);
    buf_fmt(&b, "%u/%u", ranking_place(all, &own), all->known);
    return take(a, &b);
}

struct ranked {
    struct doc_cell cell;
    uint32_t line;
    int sign; /* 1: largest first */
};

static int
by_value(const void *a, const void *b) {
    const struct ranked *x = a;
    const struct ranked *y = b;
    const int c = cells_compare(&y->cell, &x->cell) * x->sign;

    return c != 0 ? c : (x->line > y->line) - (x->line < y->line);
}

/* "xã A (52,10%), phường B (53,00%)": the first of the ranked. */
static void
put_ranked(struct arena *a, const struct fill *f, enum member_level l, const struct ranked *r,
           uint32_t n, struct buf *b) {
    for (uint32_t k = 0; k < n; k++) {
        buf_text(b, k == 0 ? "" : ", ");
        buf_str(b, words_member(a, f, l, r[k].line));
        buf_text(b, " (");
        buf_str(b, doc_cell_text(a, &r[k].cell));
        buf_char(b, ')');
    }
}

static str
say_extremes(struct arena *a, const struct fill *f, const struct placeholder *p) {
    const uint32_t n = f->members->list[p->level].n;
    struct ranked *r = arena_array(a, struct ranked, (size_t)n + 1);
    uint32_t known = 0;
    struct buf b = {0};

    for (uint32_t k = 0; k < n; k++) {
        r[known].cell =
            suppress_cell(a, f, f->book->at[p->figure.when], p->level, k, p->figure.ind);
        r[known].cell.mark = STR("");
        r[known].line = k;
        r[known].sign = p->kind == PLACEHOLDER_CAO_NHAT ? 1 : -1;
        known += cells_known(&r[known].cell);
    }
    if (known == 0) {
        return STR(SENTENCE_UNKNOWN);
    }
    qsort(r, known, sizeof *r, by_value);
    put_ranked(a, f, p->level, r, known < p->n ? known : (uint32_t)p->n, &b);
    return take(a, &b);
}

static struct doc_cell
operand(struct arena *a, const struct fill *f, const struct placeholder_test *t) {
    struct doc_cell c = {.kind = DOC_PERCENT, .u.ratio = t->number};

    if (t->operand == PLACEHOLDER_OTHER) {
        return cell_at(a, f, t->other, t->other.when);
    }
    if (t->operand == PLACEHOLDER_SETTING) {
        if (!words_setting_given(f, t->setting)) {
            return (struct doc_cell){.kind = DOC_MISSING};
        }
        c.u.ratio =
            (struct num_ratio){profile_int(f->profile, t->setting),
                               profile_row(t->setting)->type == PROFILE_IS_PERCENT ? 10000 : 1};
    }
    return c;
}

static bool
test_holds(const struct placeholder_test *t, const struct doc_cell *c, const struct doc_cell *to) {
    int sign;

    if (!cells_known(c)) {
        return false;
    }
    if (!t->compares) {
        return true;
    }
    if (!cells_known(to)) {
        return false;
    }
    sign = cells_compare(c, to);
    switch (t->sign) {
    case PLACEHOLDER_LT:
        return sign < 0;
    case PLACEHOLDER_LE:
        return sign <= 0;
    case PLACEHOLDER_EQ:
        return sign == 0;
    case PLACEHOLDER_GE:
        return sign >= 0;
    case PLACEHOLDER_GT:
        break;
    }
    return sign > 0;
}

/* The lines of a level for which a test holds, into r (room for all); how many. */
static uint32_t
lines_that(struct arena *a, const struct fill *f, enum member_level l,
           const struct placeholder_test *t, struct ranked *r) {
    const uint32_t n = f->members->list[l].n;
    const struct doc_cell to = operand(a, f, t);
    uint32_t held = 0;

    for (uint32_t k = 0; k < n; k++) {
        r[held].cell = suppress_cell(a, f, f->book->at[t->figure.when], l, k, t->figure.ind);
        r[held].line = k;
        r[held].sign = t->sign == PLACEHOLDER_LT || t->sign == PLACEHOLDER_LE ? -1 : 1;
        if (test_holds(t, &r[held].cell, &to)) {
            r[held++].cell.mark = STR("");
        }
    }
    return held;
}

static struct ranked *
room_for(struct arena *a, const struct fill *f, enum member_level l) {
    return arena_array(a, struct ranked, (size_t)f->members->list[l].n + 1);
}

static str
say_count(struct arena *a, const struct fill *f, const struct placeholder *p) {
    const uint32_t count = p->tests ? lines_that(a, f, p->level, &p->test, room_for(a, f, p->level))
                                    : f->members->list[p->level].n;
    char text[NUM_TEXT];

    num_vn_int(text, count);
    return str_keep(a, str_from(text));
}

/* The farthest from the bound first; of a longer list how many more there are. */
static str
say_listed(struct arena *a, const struct fill *f, const struct placeholder *p) {
    struct ranked *r = room_for(a, f, p->level);
    const uint32_t held = lines_that(a, f, p->level, &p->test, r);
    const uint32_t shown = held > p->n ? (uint32_t)p->n : held;
    struct buf b = {0};

    if (held == 0) {
        return STR("không có nơi nào");
    }
    qsort(r, held, sizeof *r, by_value);
    put_ranked(a, f, p->level, r, shown, &b);
    if (held > shown) {
        char text[NUM_TEXT];

        num_vn_int(text, held - shown);
        buf_fmt(&b, " và %s nơi khác", text);
    }
    return take(a, &b);
}

static str
say_nothing(struct arena *a, const struct fill *f, const struct placeholder *p) {
    (void)a;
    (void)f;
    (void)p;
    assert(false && "blocks, conditions and annexes are not spoken");
    return STR("");
}

static str (*const speakers[PLACEHOLDER_KINDS])(struct arena *a, const struct fill *f,
                                                const struct placeholder *p) = {
    [PLACEHOLDER_FIGURE] = say_figure,     [PLACEHOLDER_WORD] = say_word,
    [PLACEHOLDER_SO_VOI] = say_compared,   [PLACEHOLDER_TANG_GIAM] = say_compared,
    [PLACEHOLDER_CON_THIEU] = say_missing, [PLACEHOLDER_DAT] = say_reached,
    [PLACEHOLDER_XEP_HANG] = say_place,    [PLACEHOLDER_THAP_NHAT] = say_extremes,
    [PLACEHOLDER_CAO_NHAT] = say_extremes, [PLACEHOLDER_DEM] = say_count,
    [PLACEHOLDER_LIET_KE] = say_listed,    [PLACEHOLDER_NEU] = say_nothing,
    [PLACEHOLDER_NEU_KHONG] = say_nothing, [PLACEHOLDER_HET] = say_nothing,
    [PLACEHOLDER_PHU_LUC] = say_nothing,   [PLACEHOLDER_BANG] = say_nothing,
    [PLACEHOLDER_BIEU_DO] = say_nothing,   [PLACEHOLDER_NHAN_XET] = say_nothing,
};

str
sentence_of(struct arena *a, const struct fill *f, const struct placeholder *p) {
    return speakers[p->kind](a, f, p);
}

const struct fill_remark *
sentence_remark(const struct fill *f, str name) {
    for (size_t k = 0; k < f->remarks; k++) {
        if (str_eq(f->remark[k].name, name)) {
            return &f->remark[k];
        }
    }
    return NULL;
}

static bool
clause_holds(struct arena *a, const struct fill *f, const struct placeholder_clause *c) {
    bool holds = false;

    switch (c->what) {
    case PLACEHOLDER_SOME:
        holds = lines_that(a, f, c->level, &c->test, room_for(a, f, c->level)) > 0;
        break;
    case PLACEHOLDER_REMARK:
        holds = sentence_remark(f, c->remark) != NULL;
        break;
    case PLACEHOLDER_PROVISIONAL:
        holds = f->provisional;
        break;
    case PLACEHOLDER_MONTHS:
        holds = outlook_months_left(f->period) > 0;
        break;
    case PLACEHOLDER_ANNEX:
        holds = filled_table_shows(f, c->annex);
        break;
    case PLACEHOLDER_TEST: {
        const struct doc_cell cell = cell_at(a, f, c->test.figure, c->test.figure.when);
        const struct doc_cell to = operand(a, f, &c->test);

        holds = test_holds(&c->test, &cell, &to);
        break;
    }
    }
    return holds != c->negated;
}

bool
sentence_holds(struct arena *a, const struct fill *f, const struct placeholder *p) {
    assert(p->kind == PLACEHOLDER_NEU);
    for (size_t k = 0; k < p->clauses; k++) {
        if (!clause_holds(a, f, &p->clause[k])) {
            return false;
        }
    }
    return true;
}
