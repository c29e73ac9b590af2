/* sheet_columns - how wide the columns of a sheet are.  See sheet_columns.h. */

#include "workbook/sheet_columns.h"

#include <stdbool.h>

#include "workbook/width.h"

enum {
    SIZE_PT = 12,
    NUMBER_SIZE_PT = 10,
    PORTRAIT_PX = 600,  /* 210 - 30 - 20 mm, less a little */
    LANDSCAPE_PX = 928, /* 297 - 30 - 20 mm */
    PAD_PX = 12,        /* blank at both sides and the rule */
    INDENT_PX = 10,     /* of text in a body cell */
    HEAD_PAD_PX = 4,    /* more, of a head: its words fill their cells */
    LEAST_PX = 36,
    WORD_MOST_PX = 170, /* a longer word is broken */
    TEXT_MOST_PX = 330, /* a longer text wraps */
    NAME_MOST_PX = 190, /* so does a longer name of a row in a table that is wider than a page */
    NAME_COLS = 3,      /* where a row's name may stand */
    DATA_MOST_PX = 420,
    LABEL_PX = 110,         /* of a contents line */
    TEXT_ROWS_SEEN = 20000, /* texts further down wrap in what these asked for */
    LINES_OF_HEAD = 3,
    SHRINK_SHARE = 4, /* of the page's width, by which a table may run over it */
    WIDE_SHARE = 6    /* of what a table needs that is wider: it is parted anyway */
};
#define PX_OF_PT (96.0 / 72.0)

struct wish {
    unsigned least, most; /* px */
    unsigned name;        /* its longest text on one line */
    double weight;
    int64_t biggest; /* count measured so far: smaller ones are not wider */
};

static unsigned
px(double pt) {
    return (unsigned)(pt * PX_OF_PT * 1.03) + PAD_PX;
}

static unsigned
larger(unsigned a, unsigned b) {
    return a > b ? a : b;
}
static unsigned
smaller(unsigned a, unsigned b) {
    return a < b ? a : b;
}

unsigned
sheet_columns_page(const struct doc_section *s) {
    return s->landscape || s->kind == DOC_DATA ? LANDSCAPE_PX : PORTRAIT_PX;
}

/* A figure is never broken: what it takes is least and most. */
static void
measure_figure(struct arena *a, struct wish *w, const struct doc_cell *c) {
    const unsigned take = px(width_of(doc_cell_text(a, c), true, SIZE_PT));

    w->least = larger(w->least, take);
    w->most = larger(w->most, take);
}

static void
measure_cell(struct arena *a, struct wish *w, const struct doc_cell *c, bool text_too) {
    switch (c->kind) {
    case DOC_COUNT:
    case DOC_MONEY:
        if (c->u.count >= w->biggest || c->u.count < 0 || c->mark.n > 0) {
            w->biggest = c->u.count > w->biggest ? c->u.count : w->biggest;
            measure_figure(a, w, c);
        }
        return;
    case DOC_PERCENT:
    case DOC_RATE:
    case DOC_DECIMAL:
    case DOC_MISSING:
        measure_figure(a, w, c);
        return;
    case DOC_TEXT:
    case DOC_CODE:
        if (text_too) {
            const str s = doc_cell_text(a, c);
            double longest;
            const unsigned whole = px(width_of_words(s, true, SIZE_PT, &longest)) + INDENT_PX;
            const unsigned word = px(longest) + INDENT_PX;

            w->least = larger(w->least, smaller(word, WORD_MOST_PX));
            w->most = larger(w->most, smaller(whole, TEXT_MOST_PX));
            w->name = larger(w->name, whole);
        }
        return;
    case DOC_EMPTY:
    case DOC_CELL_KINDS:
        return;
    }
}

static void
measure_head(struct wish *w, const struct doc_head *h) {
    double longest;
    const unsigned whole = px(width_of_words(h->text, true, SIZE_PT, &longest));
    const unsigned word = smaller(px(longest) + HEAD_PAD_PX, WORD_MOST_PX);
    unsigned have = 0;

    if (h->cols == 1) {
        w[h->col].least = larger(w[h->col].least, word);
        w[h->col].most =
            larger(w[h->col].most, smaller(whole / LINES_OF_HEAD + PAD_PX, TEXT_MOST_PX));
        return;
    }
    for (uint32_t i = 0; i < h->cols; i++) {
        have += w[h->col + i].least;
    }
    for (uint32_t i = 0; have < word && i < h->cols; i++) {
        w[h->col + i].least += (word - have) / h->cols + 1;
    }
}

static void
measure_table(struct wish *w, const struct doc_table *t) {
    struct arena a = ARENA_EMPTY;
    char *first = arena_new(&a, char); /* so that rewinding keeps a block */

    for (uint32_t c = 0; c < t->cols; c++) {
        w[c].biggest = 0;
        w[c].weight = t->col[c].weight > w[c].weight ? t->col[c].weight : w[c].weight;
        if (t->number != NULL) {
            const double pt = width_of_longest_word(t->number[c], false, NUMBER_SIZE_PT);

            w[c].least = larger(w[c].least, smaller(px(pt), WORD_MOST_PX));
        }
    }
    *first = '\0';
    for (uint32_t r = 0; r < t->rows; r++) {
        const struct arena_mark mark = arena_mark(&a);

        for (uint32_t c = 0; c < t->cols; c++) {
            measure_cell(&a, &w[c], &t->row[r].cell[c], r < TEXT_ROWS_SEEN);
        }
        arena_rewind(&a, mark);
    }
    for (uint32_t rows = 1; rows <= 2; rows++) { /* narrow head cells first */
        for (size_t i = 0; i < t->head_cells; i++) {
            if ((t->head[i].cols == 1) == (rows == 1)) {
                measure_head(w, &t->head[i]);
            }
        }
    }
    arena_free(&a);
}

static uint32_t
count_columns(const struct doc_section *s) {
    uint32_t cols = 1;

    for (const struct doc_block *b = s->first; b != NULL; b = b->next) {
        uint32_t need = 1;

        if (b->kind == DOC_TABLE) {
            need = b->u.table->cols;
        } else if (b->kind == DOC_LINKS || b->kind == DOC_LETTERHEAD || b->kind == DOC_SIGNATURE) {
            need = 2;
        }
        cols = need > cols ? need : cols;
    }
    return cols;
}

/* A weight asks for its share of the page where the content asks for less; a column without one
 * counts as a mean one. */
static void
apply_weights(struct wish *w, uint32_t cols, unsigned page) {
    double sum = 0;
    uint32_t n = 0;

    for (uint32_t i = 0; i < cols; i++) {
        sum += w[i].weight;
        n += w[i].weight > 0;
    }
    for (uint32_t i = 0; i < cols && n > 0; i++) {
        if (w[i].weight > 0) {
            w[i].most = larger(w[i].most, (unsigned)(page * w[i].weight / (sum / n * cols)));
        }
    }
}

/* Shares of what is left over between least and most; then of what the page has beyond that. */
static void
fill_page(struct wish *w, uint32_t cols, unsigned page) {
    unsigned long least = 0;
    unsigned long hope = 0;
    unsigned long room;

    for (uint32_t i = 0; i < cols; i++) {
        w[i].least = larger(w[i].least, LEAST_PX);
        least += w[i].least;
    }
    if (least <= page) { /* beyond a page there is nothing to share out */
        apply_weights(w, cols, page);
    }
    for (uint32_t i = 0; least > page && i < cols && i < NAME_COLS; i++) {
        const unsigned whole = smaller(w[i].name, NAME_MOST_PX);

        least += whole > w[i].least ? whole - w[i].least : 0; /* one row a line, on fewer pages */
        w[i].least = larger(w[i].least, whole);
    }
    for (uint32_t i = 0; i < cols; i++) {
        w[i].most = larger(w[i].most, w[i].least);
        hope += w[i].most - w[i].least;
    }
    room = page + page / SHRINK_SHARE; /* a table may be printed a little smaller than wrap a lot */
    room = room > least + least / WIDE_SHARE ? room - least : least / WIDE_SHARE;
    for (uint32_t i = 0; i < cols && hope > 0; i++) {
        const unsigned long want = w[i].most - w[i].least;

        w[i].least += (unsigned)(hope <= room ? want : want * room / hope);
    }
    least += hope <= room ? hope : room;
    for (uint32_t i = 0; i < cols && least < page; i++) {
        w[i].least += (unsigned)((page - least) * w[i].least / least);
    }
}

unsigned *
sheet_columns(struct arena *a, const struct doc_section *s, uint32_t *cols) {
    const unsigned page = sheet_columns_page(s);
    bool has_table = false;
    struct wish *w;
    unsigned *width;

    *cols = count_columns(s);
    w = arena_array(a, struct wish, *cols);
    width = arena_array(a, unsigned, *cols);
    for (const struct doc_block *b = s->first; b != NULL; b = b->next) {
        if (b->kind == DOC_TABLE) {
            measure_table(w, b->u.table);
            has_table = true;
        }
    }
    if (s->kind == DOC_DATA) {
        for (uint32_t i = 0; i < *cols; i++) {
            width[i] = smaller(larger(w[i].least, larger(w[i].most, LEAST_PX)), DATA_MOST_PX);
            width[i] = larger(width[i], w[i].least);
        }
        return width;
    }
    if (!has_table && *cols == 2) {
        const bool links = s->kind == DOC_CONTENTS;

        w[0].least = links ? LABEL_PX : page / 2;
        w[1].least = page - w[0].least;
    }
    fill_page(w, *cols, page);
    for (uint32_t i = 0; i < *cols; i++) {
        width[i] = w[i].least;
    }
    return width;
}
