/*
 * suppress - how a cell that is withheld is printed (spec 4.5; figures/withhold says which are).
 *
 *     a count of 1 to 4 people     "<5"
 *     others that would tell it    "(ẩn)", and so do the rates that rest on them
 *
 * The same in every document of a set.  In documents about one commune or department counts of few workers, of
 * employers and of what tax data say, are printed "<5" too.
 */
#ifndef TEMPLATE_SUPPRESS_H
#define TEMPLATE_SUPPRESS_H

#include <stdbool.h>

#include "figures/snapshot.h"
#include "language/figure.h"
#include "template/fill_input.h"

#define SUPPRESS_WITHHELD SNAPSHOT_WITHHELD

/* As figure_cell, but a cell to be withheld is DOC_TEXT: "<5" or SUPPRESS_WITHHELD. */
struct doc_cell suppress_cell(struct arena *a, const struct fill *f, const struct cube *c,
                              enum member_level l, uint32_t line, uint32_t ind);
/* Whether the figure may be shown at all. */
bool suppress_shows(const struct fill *f, const struct cube *c, enum member_level l, uint32_t line,
                    uint32_t ind);

#endif /* TEMPLATE_SUPPRESS_H */
