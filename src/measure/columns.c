/* columns - how wide each column of a table is.  See columns.h. */

#include "measure/columns.h"

#include <string.h>

#include "doc/block.h"
#include "measure/layout.h"

#define INSIDE_PT   3.6
#define HEAD_LINES  2.5  /* a head of one column is wished to wrap into no more lines */
#define WIDEST_WISH 22.0 /* em: a longer text is wrapped rather than given the page */
#define BREATH      1.0  /* em: wished between a figure and its borders beyond the inside */
#define ROOMY       9.0  /* em: a column wider than that asks no more of what is left over */
#define NARROW      4.2  /* em: ordinal numbers; stays as narrow as it is */
#define SMALLEST    9.0
#define TINY        6.0
#define COMFORT     0.3  /* of the way from need to wish that a size must leave room for */
#define BARE        0.1  /* of that way: the least of the figures beside names on one line */
#define ONE_LINE    10.0 /* letters may become as small as this for names on one line */

/* Of one column, in em of the size (the number line's in em of its own size). */
struct wish {
    double need; /* longest word of body and head */
    double want; /* longest text */
};

unsigned
columns_row_style(enum doc_row_role role) {
    static const unsigned style[] = {
        [DOC_ROW_ITEM] = 0,
        [DOC_ROW_TOTAL] = DOC_BOLD,
        [DOC_ROW_GROUP] = DOC_BOLD,
        [DOC_ROW_SUBGROUP] = DOC_BOLD | DOC_ITALIC,
        [DOC_ROW_OUTSIDE] = DOC_ITALIC,
    };

    return style[role];
}

enum layout_align
columns_cell_align(const struct doc_column *col, const struct doc_cell *cell) {
    static const enum layout_align align[] = {
        [DOC_LEFT] = LAYOUT_LEFT, [DOC_CENTRE] = LAYOUT_CENTRE, [DOC_RIGHT] = LAYOUT_RIGHT};
    const bool words = cell->kind == DOC_TEXT || cell->kind == DOC_CODE || cell->kind == DOC_EMPTY;

    return !words && col->align == DOC_LEFT ? LAYOUT_RIGHT : align[col->align];
}

double
columns_number_size(double size_pt) {
    return size_pt > 10.5 ? size_pt - 1.5 : size_pt - 1;
}

static void
at_least(double *v, double least) {
    *v = *v < least ? least : *v;
}

static void
measure_body(struct arena *a, struct ruler *r, const struct doc_table *t, struct columns *c,
             struct wish *wish) {
    for (uint32_t row = 0; row < t->rows; row++) {
        const unsigned style = columns_row_style(t->row[row].role);

        for (uint32_t col = 0; col < t->cols; col++) {
            str *text = &c->text[(size_t)row * t->cols + col];
            double longest = 0;
            double whole = 0;

            *text = doc_cell_text(a, &t->row[row].cell[col]);
            layout_extent(r, *text, style, 1, &longest, &whole);
            at_least(&wish[col].need, longest);
            at_least(&wish[col].want, whole < WIDEST_WISH ? whole : WIDEST_WISH);
        }
    }
}

/* A head over several columns asks them together for what it needs, in equal parts. */
static void
measure_head(struct ruler *r, const struct doc_table *t, struct wish *wish) {
    for (size_t i = 0; i < t->head_cells; i++) {
        const struct doc_head *h = &t->head[i];
        double longest = 0;
        double whole = 0;
        double need = 0;
        double want = 0;

        layout_extent(r, h->text, DOC_BOLD, 1, &longest, &whole);
        for (uint32_t col = h->col; col < h->col + h->cols; col++) {
            need += wish[col].need;
            want += wish[col].want;
        }
        for (uint32_t col = h->col; col < h->col + h->cols; col++) {
            struct wish *w = &wish[col];

            w->need += longest > need ? (longest - need) / h->cols : 0;
            w->want += whole / HEAD_LINES > want ? (whole / HEAD_LINES - want) / h->cols : 0;
        }
    }
}

static void
measure_numbers(struct ruler *r, const struct doc_table *t, struct wish *wish) {
    const double smaller = columns_number_size(11) / 11;

    for (uint32_t col = 0; t->number != NULL && col < t->cols; col++) {
        at_least(&wish[col].need, ruler_width(r, t->number[col], DOC_ITALIC, 1) * smaller);
    }
}

/* Sum over the columns at a size when each gets `part` of what it wants beyond its need. */
static double
total(const struct doc_table *t, const struct wish *wish, double size, double part) {
    double sum = 0;

    for (uint32_t col = 0; col < t->cols; col++) {
        sum += size * (wish[col].need + part * (wish[col].want - wish[col].need)) + 2 * INSIDE_PT;
    }
    return sum;
}

/* Sum over the columns at a size when columns of names get one part of what they want, the others
 * another. */
static double
total_named(const struct doc_table *t, const struct wish *wish, double size, double names,
            double others) {
    double sum = total(t, wish, size, others);

    for (uint32_t col = 0; col < t->cols; col++) {
        if (t->col[col].align == DOC_LEFT) {
            sum += size * (names - others) * (wish[col].want - wish[col].need);
        }
    }
    return sum;
}

static double
choose_size(const struct doc_table *t, const struct wish *wish, double width) {
    static const double size[] = {12, 11.5, 11, 10.5, 10, 9.5, SMALLEST};
    enum { SIZES = sizeof(size) / sizeof(size[0]) };
    double forced = SMALLEST;
    size_t best = 0;

    while (best < SIZES && total(t, wish, size[best], COMFORT) > width) {
        best++;
    }
    /* A little smaller is better than names on two lines, which make a long table half as long again. */
    for (size_t i = best; i < SIZES && size[i] >= ONE_LINE; i++) {
        if (total_named(t, wish, size[i], 1, BARE) <= width) {
            return size[i];
        }
    }
    if (best < SIZES) {
        return size[best];
    }
    /* A table too wide for any good size: smaller letters rather than figures broken in two. */
    while (forced > TINY && total(t, wish, forced, 0) > width) {
        forced -= 0.25;
    }
    return forced;
}

/* What is left when every column has what it wants goes by the template's weights, or where it
 * has none by want; narrow columns of numbers in order stay as they are. */
static void
spread_rest(const struct doc_table *t, const struct wish *wish, double *w, double rest) {
    double weights = 0;
    double share_sum = 0;

    for (uint32_t col = 0; col < t->cols; col++) {
        weights += t->col[col].weight;
    }
    for (int pass = 0; pass < 2; pass++) {
        for (uint32_t col = 0; col < t->cols; col++) {
            const bool narrow = t->col[col].align == DOC_CENTRE && wish[col].want < NARROW;
            const double even = wish[col].want < ROOMY ? wish[col].want : ROOMY;
            const double share = weights > 0 ? t->col[col].weight : narrow ? 0 : even;

            if (pass == 0) {
                share_sum += share;
            } else if (share_sum > 0) {
                w[col] += rest * share / share_sum;
            } else {
                w[col] += rest / t->cols;
            }
        }
    }
}

/* Widths as the template weighs them, when it weighs every column and no word suffers: who would be
 * narrower than its longest word takes what it lacks from the others.  false: not so. */
static bool
weigh(const struct doc_table *t, const struct wish *wish, struct columns *c, double width) {
    double *w = c->x + 1;
    double weights = 0;
    double lack = 0;
    double spare = 0;

    for (uint32_t col = 0; col < t->cols; col++) {
        if (t->col[col].weight <= 0) {
            return false;
        }
        weights += t->col[col].weight;
    }
    for (uint32_t col = 0; col < t->cols; col++) {
        const double need = c->size_pt * wish[col].need + 2 * INSIDE_PT;

        w[col] = width * t->col[col].weight / weights - need;
        lack += w[col] < 0 ? -w[col] : 0;
        spare += w[col] > 0 ? w[col] : 0;
    }
    for (uint32_t col = 0; col < t->cols && lack <= spare; col++) {
        const double need = c->size_pt * wish[col].need + 2 * INSIDE_PT;

        w[col] = need + (w[col] > 0 ? w[col] * (spare - lack) / spare : 0);
    }
    return lack <= spare;
}

/* A name on one line costs the figures beside it only air: columns of names get all they want where
 * the figures can spare it, else more than an even part as far as they can. */
static double
part_of_names(const struct doc_table *t, const struct wish *wish, double size, double width,
              double even) {
    double part = 1;

    while (part > even && total_named(t, wish, size, part, BARE) > width) {
        part -= 0.125;
    }
    return part > even ? part : even;
}

static void
share_width(const struct doc_table *t, const struct wish *wish, struct columns *c, double width) {
    const double size = c->size_pt;
    const double needed = total(t, wish, size, 0);
    /* Words wider than the page: all columns shrink alike and the words are broken. */
    const double squeeze = needed > width ? width / needed : 1;
    const double wanted = total(t, wish, size, 1);
    const double even = needed >= width   ? 0
                        : wanted <= width ? 1
                                          : (width - needed) / (wanted - needed);
    const double names = part_of_names(t, wish, size, width, even);
    const double bare = total_named(t, wish, size, names, 0);
    const double full = total_named(t, wish, size, names, 1);
    const double part = bare >= width ? 0 : full <= width ? 1 : (width - bare) / (full - bare);
    double *w = c->x + 1;

    for (uint32_t col = 0; col < t->cols; col++) {
        const double gets = t->col[col].align == DOC_LEFT ? names : part;

        w[col] = squeeze * (size * (wish[col].need + gets * (wish[col].want - wish[col].need)) +
                            2 * INSIDE_PT);
    }
    if (full < width) {
        spread_rest(t, wish, w, width - full);
    }
}

struct columns
columns_measure(struct arena *a, struct ruler *r, const struct doc_table *t, double width_pt) {
    struct columns c = {.x = arena_array(a, double, t->cols + 1),
                        .inside = INSIDE_PT,
                        .text = arena_array(a, str, (size_t)t->rows * t->cols + 1)};
    struct wish *wish = arena_array(a, struct wish, t->cols + 1);

    measure_body(a, r, t, &c, wish);
    measure_numbers(r, t, wish);
    measure_head(r, t, wish);
    for (uint32_t col = 0; col < t->cols; col++) {
        at_least(&wish[col].want, wish[col].need);
        wish[col].want += BREATH;
    }
    c.size_pt = choose_size(t, wish, width_pt);
    if (!weigh(t, wish, &c, width_pt)) {
        share_width(t, wish, &c, width_pt);
    }
    for (uint32_t col = 0; col < t->cols; col++) {
        c.x[col + 1] += c.x[col];
    }
    return c;
}
