/* sentence - what a placeholder says, in official Vietnamese.  See sentence.h. */

#include "template/sentence.h"

#include <assert.h>
#include <stdlib.h>

#include "base/buf.h"
#include "template/cells.h"
#include "template/filled_table.h"
#include "template/ranking.h"
#include "template/sentence_parts.h"
#include "template/spoken.h"
#include "template/standing.h"
#include "template/suppress.h"
#include "template/words.h"

static str
say_figure(struct arena *a, const struct fill *f, const struct placeholder *p) {
    const struct doc_cell c = sentence_cell(a, f, p->figure, p->figure.when);

    return cells_known(&c) || c.kind == DOC_TEXT ? spoken_figure(a, &c) : STR(SENTENCE_UNKNOWN);
}

static str
say_word(struct arena *a, const struct fill *f, const struct placeholder *p) {
    const str text = words_text(a, f, p->word, 0);

    return text.n > 0 ? text : STR("(chưa khai báo)");
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
    if (diff.u.count < 0) {
        diff.u.count = -diff.u.count;
    }
    buf_str(b, spoken_amount(a, f->indicators, ind, &diff));
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

/* "tăng 12 người (1,03%) so với ngày 31/12/2025". */
static void
put_movement(struct arena *a, const struct fill *f, uint32_t ind, const struct doc_cell *now,
             const struct doc_cell *before, struct buf *b) {
    const struct doc_cell diff = cells_diff(now, before);

    if (direction(&diff) == 0) {
        buf_text(b, "không đổi");
    } else {
        buf_text(b, direction(&diff) > 0 ? "tăng " : "giảm ");
        put_distance(a, f, ind, diff, b);
        put_change(a, now, before, b);
    }
}

static void
put_since(struct arena *a, const struct fill *f, uint32_t ind, enum cube_when w, struct buf *b) {
    buf_text(b, " so với ");
    buf_str(b, words_since(a, f, w, f->indicators->v[ind].kind == INDICATOR_FLOW));
}

static str
say_compared(struct arena *a, const struct fill *f, const struct placeholder *p) {
    const struct doc_cell now = sentence_cell(a, f, p->figure, p->figure.when);
    const struct doc_cell before = sentence_cell(a, f, p->figure, p->when);
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
            buf_str(&b, words_since(a, f, p->when,
                                    f->indicators->v[p->figure.ind].kind == INDICATOR_FLOW));
        }
        return buf_moved(a, &b);
    }
    put_movement(a, f, p->figure.ind, &now, &before, &b);
    if (names) {
        put_since(a, f, p->figure.ind, p->when, &b);
    }
    return buf_moved(a, &b);
}

/* ", tăng 12 người (1,03%) so với ngày 31/12/2025, tăng 40 người (3,51%) so với cùng kỳ năm 2025": each
 * comparison that is known, once; nothing where none is.  Two that fall on one day are one. */
static str
say_all_compared(struct arena *a, const struct fill *f, const struct placeholder *p) {
    static const enum cube_when whens[] = {CUBE_KY_TRUOC, CUBE_CUNG_KY};
    const struct doc_cell now = sentence_cell(a, f, p->figure, p->figure.when);
    struct buf b = {0};

    for (size_t k = 0; k < sizeof whens / sizeof whens[0]; k++) {
        const struct doc_cell before = sentence_cell(a, f, p->figure, whens[k]);
        const struct doc_cell diff = cells_diff(&now, &before);

        if (diff.kind == DOC_MISSING || now.kind == DOC_TEXT || before.kind == DOC_TEXT ||
            (k > 0 && words_same_day(f, whens[0], whens[k]))) {
            continue;
        }
        buf_text(&b, ", ");
        put_movement(a, f, p->figure.ind, &now, &before, &b);
        put_since(a, f, p->figure.ind, whens[k], &b);
    }
    return buf_moved(a, &b);
}

static str
say_missing(struct arena *a, const struct fill *f, const struct placeholder *p) {
    struct figure target = p->figure;
    struct doc_cell now = sentence_cell(a, f, p->figure, p->figure.when);
    struct doc_cell to;
    struct doc_cell left;

    target.ind = indicator_target(f->indicators, p->figure.ind);
    to = sentence_cell(a, f, target, p->figure.when);
    left = indicator_has_ceiling(p->figure.ind) ? cells_diff(&now, &to) : cells_diff(&to, &now);
    if (!cells_known(&left)) {
        return STR(SENTENCE_UNKNOWN);
    }
    if (left.kind != DOC_PERCENT && left.u.count < 0) {
        left.u.count = 0; /* reached: nothing is missing */
    } else if (left.kind == DOC_PERCENT && left.u.ratio.num < 0) {
        left.u.ratio.num = 0;
    }
    return spoken_figure(a, &left);
}

static str
say_reached(struct arena *a, const struct fill *f, const struct placeholder *p) {
    const struct doc_cell c = sentence_cell(a, f, p->figure, p->figure.when);
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
    const struct doc_cell own = sentence_cell(a, f, p->figure, p->figure.when);
    const struct ranking *all;
    struct buf b = {0};

    if (f->scope.level == MEMBER_TINH || !cells_known(&own)) {
        return STR(SENTENCE_UNKNOWN);
    }
    all = ranking(a, f, p->figure);
    buf_fmt(&b, "%u/%u", ranking_place(all, &own), all->known);
    return buf_moved(a, &b);
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
    [PLACEHOLDER_FIGURE] = say_figure,
    [PLACEHOLDER_WORD] = say_word,
    [PLACEHOLDER_SO_VOI] = say_compared,
    [PLACEHOLDER_TANG_GIAM] = say_compared,
    [PLACEHOLDER_BIEN_DONG] = say_all_compared,
    [PLACEHOLDER_CON_THIEU] = say_missing,
    [PLACEHOLDER_TIEN_DO] = sentence_pace,
    [PLACEHOLDER_PHAN_TANG] = sentence_share,
    [PLACEHOLDER_DU_KIEN] = sentence_share,
    [PLACEHOLDER_DU_KIEN_THIEU] = sentence_who_misses,
    [PLACEHOLDER_VI_SAO] = sentence_why,
    [PLACEHOLDER_TRUOC_DO] = sentence_earlier,
    [PLACEHOLDER_DOI_HANG] = sentence_rank_change,
    [PLACEHOLDER_DAT] = say_reached,
    [PLACEHOLDER_XEP_HANG] = say_place,
    [PLACEHOLDER_THAP_NHAT] = sentence_extremes,
    [PLACEHOLDER_CAO_NHAT] = sentence_extremes,
    [PLACEHOLDER_DEM] = sentence_count,
    [PLACEHOLDER_LIET_KE] = sentence_listed,
    [PLACEHOLDER_NEU] = say_nothing,
    [PLACEHOLDER_NEU_KHONG] = say_nothing,
    [PLACEHOLDER_HET] = say_nothing,
    [PLACEHOLDER_PHU_LUC] = say_nothing,
    [PLACEHOLDER_BANG] = say_nothing,
    [PLACEHOLDER_BIEU_DO] = say_nothing,
    [PLACEHOLDER_NHAN_XET] = say_nothing,
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
        holds = sentence_lines(a, f, c->level, &c->test) > 0;
        break;
    case PLACEHOLDER_REMARK:
        holds = sentence_remark(f, c->remark) != NULL;
        break;
    case PLACEHOLDER_PROVISIONAL:
        holds = f->provisional;
        break;
    case PLACEHOLDER_SHORT:
        holds = f->period.kind == PERIOD_QUARTER || f->period.kind == PERIOD_MONTH;
        break;
    case PLACEHOLDER_MONTHS:
        holds = words_months_left(f) > 0;
        break;
    case PLACEHOLDER_GIVEN:
        holds = words_text(a, f, c->given, 0).n > 0;
        break;
    case PLACEHOLDER_ANNEX:
        holds = filled_table_shows(f, c->annex);
        break;
    case PLACEHOLDER_TEST: {
        const struct doc_cell cell = sentence_cell(a, f, c->test.figure, c->test.figure.when);
        const struct doc_cell to = sentence_operand(a, f, &c->test);

        holds = sentence_test(&c->test, &cell, &to);
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
