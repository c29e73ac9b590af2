/*
 * suppress - cells that count so few people that one could be known (spec 4.5): in documents about one
 * commune or department, which leave the office, they are printed "<n".
 *
 *     [nguong] o_nho = 5     bhyt_hn 3   ->  "<5"      and so is not the difference of the others:
 *                            bhyt_hs 12  ->  "(ẩn)"    the smallest other parts of the same sum go too, as many as it
 *                                                      takes, so that every hidden part of a sum could have at least
 *                                                      two values; where none is left the sum goes
 *
 * The province's line of such a document is no exception.  A count for coverage that differs from the whole count by a
 * small number of soldiers is withheld with its rate; [nguong] an_vu_trang leaves army and police out altogether.
 * Rates, changes and months that rest on such a cell are withheld with it.  Zero is nobody and is
 * shown; targets and population are no counts of participants.
 */
#ifndef TEMPLATE_SUPPRESS_H
#define TEMPLATE_SUPPRESS_H

#include <stdbool.h>

#include "language/figure.h"
#include "template/fill_input.h"

#define SUPPRESS_WITHHELD "(ẩn)"

/* As figure_cell, but a cell to be withheld is DOC_TEXT: "<5" or SUPPRESS_WITHHELD. */
struct doc_cell suppress_cell(struct arena *a, const struct fill *f, const struct cube *c,
                              enum member_level l, uint32_t line, uint32_t ind);
/* Whether the figure may be shown at all. */
bool suppress_shows(const struct fill *f, const struct cube *c, enum member_level l, uint32_t line,
                    uint32_t ind);

#endif /* TEMPLATE_SUPPRESS_H */
