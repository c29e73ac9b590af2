/* sentence_lists - which places: the highest, the lowest, those of which something holds.  See sentence.h. */

#include <stdlib.h>

#include "base/buf.h"
#include "template/cells.h"
#include "template/sentence.h"
#include "template/sentence_parts.h"
#include "template/spoken.h"
#include "template/suppress.h"
#include "template/words.h"

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

struct naming {
    enum member_level level;
    uint32_t ind;
    const struct ranked *r;
    uint32_t n; /* that are named */
};

/* "xã A (52,10%), phường B (53,00%)" */
static void
put_ranked(struct arena *a, const struct fill *f, struct naming w, struct buf *b) {
    for (uint32_t k = 0; k < w.n; k++) {
        buf_text(b, k == 0 ? "" : ", ");
        buf_str(b, words_member(a, f, w.level, w.r[k].line));
        buf_text(b, " (");
        buf_str(b, spoken_amount(a, f->indicators, w.ind, &w.r[k].cell));
        buf_char(b, ')');
    }
}

static bool
is_nothing(const struct doc_cell *c) {
    return (c->kind == DOC_COUNT || c->kind == DOC_MONEY) && c->u.count == 0;
}

str
sentence_extremes(struct arena *a, const struct fill *f, const struct placeholder *p) {
    const uint32_t n = f->members->list[p->level].n;
    struct ranked *r = arena_array(a, struct ranked, (size_t)n + 1);
    uint32_t known = 0;
    uint32_t named;
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
    named = known < p->n ? known : (uint32_t)p->n;
    /* A place where nobody is counted has not the most of anything. */
    while (p->kind == PLACEHOLDER_CAO_NHAT && named > 1 && is_nothing(&r[named - 1].cell)) {
        named--;
    }
    put_ranked(a, f, (struct naming){p->level, p->figure.ind, r, named}, &b);
    return buf_moved(a, &b);
}

/* What a line is compared with: its own figure where the operand is one (the province's, if it says so). */
static struct doc_cell
operand_of_line(struct arena *a, const struct fill *f, const struct placeholder_test *t,
                enum member_level l, uint32_t line) {
    if (t->operand != PLACEHOLDER_OTHER || t->other.province) {
        return sentence_operand(a, f, t);
    }
    return suppress_cell(a, f, f->book->at[t->other.when], l, line, t->other.ind);
}

struct doc_cell
sentence_operand(struct arena *a, const struct fill *f, const struct placeholder_test *t) {
    struct doc_cell c = {.kind = DOC_PERCENT, .u.ratio = t->number};

    if (t->operand == PLACEHOLDER_OTHER) {
        return sentence_cell(a, f, t->other, t->other.when);
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

bool
sentence_test(const struct placeholder_test *t, const struct doc_cell *c,
              const struct doc_cell *to) {
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
    uint32_t held = 0;

    for (uint32_t k = 0; k < n; k++) {
        const struct doc_cell to = operand_of_line(a, f, t, l, k);

        r[held].cell = suppress_cell(a, f, f->book->at[t->figure.when], l, k, t->figure.ind);
        r[held].line = k;
        r[held].sign = t->sign == PLACEHOLDER_LT || t->sign == PLACEHOLDER_LE ? -1 : 1;
        if (sentence_test(t, &r[held].cell, &to)) {
            r[held++].cell.mark = STR("");
        }
    }
    return held;
}

static struct ranked *
room_for(struct arena *a, const struct fill *f, enum member_level l) {
    return arena_array(a, struct ranked, (size_t)f->members->list[l].n + 1);
}

str
sentence_count(struct arena *a, const struct fill *f, const struct placeholder *p) {
    const uint32_t count = p->tests ? lines_that(a, f, p->level, &p->test, room_for(a, f, p->level))
                                    : f->members->list[p->level].n;
    char text[NUM_TEXT];

    num_vn_int(text, count);
    return str_keep(a, str_from(text));
}

/* The farthest from the bound first; of a longer list how many more there are. */
str
sentence_listed(struct arena *a, const struct fill *f, const struct placeholder *p) {
    struct ranked *r = room_for(a, f, p->level);
    const uint32_t held = lines_that(a, f, p->level, &p->test, r);
    const uint32_t shown =
        held > p->n + 1 ? (uint32_t)p->n : held; /* "và một nơi khác" is a name */
    struct buf b = {0};

    if (held == 0) {
        return STR("không có");
    }
    qsort(r, held, sizeof *r, by_value);
    put_ranked(a, f, (struct naming){p->level, p->test.figure.ind, r, shown}, &b);
    if (held > shown) {
        char text[NUM_TEXT];

        num_vn_int(text, held - shown);
        buf_fmt(&b, " và %s " STR_FMT " khác", text, STR_ARG(words_places(f, p->level)));
    }
    return buf_moved(a, &b);
}

uint32_t
sentence_lines(struct arena *a, const struct fill *f, enum member_level l,
               const struct placeholder_test *t) {
    return lines_that(a, f, l, t, room_for(a, f, l));
}
