/*
 * figure - how a template names a figure, and the cell it makes.
 *
 *     bhxh              of the period             bhxh.ct            the year's target for it
 *     bhxh.ky_truoc     of the period before      bhxh.ht            its completion of the target
 *     bhxh.cung_ky      a year ago                bhxh.dau_nam       at the start of the year
 *     bp_bhyt.toan_tinh of the whole province, in a document about one commune or department
 *
 * The endings may follow each other: bhxh.ct.cung_ky, ht_bhyt.toan_tinh.
 */
#ifndef LANGUAGE_FIGURE_H
#define LANGUAGE_FIGURE_H

#include <stdbool.h>

#include "dim/indicator.h"
#include "doc/table.h"
#include "figures/cube.h"

enum { FIGURE_WHY = 300 };

struct figure {
    uint32_t ind;
    enum cube_when when;
    bool province; /* toan_tinh */
};

/* false: why says in Vietnamese what is not known, with the nearest word. */
bool figure_parse(str text, const struct indicator_set *i, struct figure *out,
                  char why[FIGURE_WHY]);
/* "ky_truoc", "cung_ky" or "dau_nam" alone. */
bool figure_when(str word, enum cube_when *out);

/* The figure of a line as a cell: MISSING where it is not known (c may be NULL), with the mark
 * FIGURE_SPLIT or FIGURE_INCOMPARABLE where the cube says so. */
struct doc_cell figure_cell(const struct cube *c, enum member_level l, uint32_t line, uint32_t ind);
#define FIGURE_SPLIT        "(*)"
#define FIGURE_INCOMPARABLE "(**)"

/* A cell of `unit` with a count, or of a ratio. */
struct doc_cell figure_count(enum indicator_unit unit, int64_t v);

/* Whether the indicator, or what it is computed from, rests on dan_so or llld. */
bool figure_on_population(const struct indicator_set *i, uint32_t ind);

#endif /* LANGUAGE_FIGURE_H */
