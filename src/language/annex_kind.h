/*
 * annex_kind - the kinds of columns, as far as reading a definition needs to know them.
 *
 * The kinds stand in one table above (template/column_kinds.c), which is handed to annex_load: a definition
 * is read by what the table says, and no room of language/ knows a kind by name.
 */
#ifndef LANGUAGE_ANNEX_KIND_H
#define LANGUAGE_ANNEX_KIND_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "dim/indicator.h"
#include "language/figure.h"

struct annex_checking; /* language/annex_parts.h */
struct annex_column;   /* language/annex_def.h */

struct annex_kind {
    /* The key of [cot.x] that makes a column one of this kind; NULL: no key does, only `word`. */
    const char *key;
    /* The value of `loai` that makes a column one of this kind; NULL: no value does. */
    const char *word;
    /* Hold what the key says against what exists, and keep what it names in the column; false: refused. */
    bool (*check)(const struct annex_checking *c, struct annex_column *col);
    bool named;      /* formulas, ranks, orders and filters may name such a column */
    bool late;       /* its cells are known when all lines are; only a formula may name it */
    bool by_group;   /* "bhyt_*" gives a column for each BHYT group */
    bool by_row;     /* in a table by indicator the row's word stands for the '*' */
    bool names_line; /* it holds the name of the line */
    /* Of a kind by_row: whether a figure will do; false: *why says what is wrong with it.  NULL: any will. */
    bool (*takes)(const struct indicator_set *i, const struct figure *f, char why[FIGURE_WHY]);
};

struct annex_kinds {
    const struct annex_kind *const *kind; /* in the order in which messages name them */
    size_t n;
};

/* The checks of the kinds that a definition is mostly made of. */
bool annex_check_figure(const struct annex_checking *c, struct annex_column *col);
bool annex_check_months(const struct annex_checking *c, struct annex_column *col);
bool annex_check_formula(const struct annex_checking *c, struct annex_column *col);
bool annex_check_reference(const struct annex_checking *c, struct annex_column *col);
bool annex_check_field(const struct annex_checking *c, struct annex_column *col);
bool annex_check_words(const struct annex_checking *c, struct annex_column *col);
/* Whether what remains to the year's target of a figure can be spread over the months: people and counts. */
bool annex_takes_months(const struct indicator_set *i, const struct figure *f,
                        char why[FIGURE_WHY]);

#endif /* LANGUAGE_ANNEX_KIND_H */
