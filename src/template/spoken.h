/*
 * spoken - figures as a sentence says them: amounts in triệu or tỷ, a count with its unit.
 *
 *     table  547.167.552      sentence  547,17 triệu đồng
 *            25.463.000.000             25,46 tỷ đồng
 *            854.000                    854.000 đồng
 *
 * The exact amount stands in the annex that the sentence points to.
 */
#ifndef TEMPLATE_SPOKEN_H
#define TEMPLATE_SPOKEN_H

#include "base/arena.h"
#include "dim/indicator.h"
#include "doc/table.h"

/* The cell without its unit and mark: "1.234", "547,17 triệu", "20,15%", "<5". */
str spoken_figure(struct arena *a, const struct doc_cell *c);
/* The same with the indicator's unit: "1.234 người", "547,17 triệu đồng"; a rate has only its %. */
str spoken_amount(struct arena *a, const struct indicator_set *i, uint32_t ind,
                  const struct doc_cell *c);

#endif /* TEMPLATE_SPOKEN_H */
