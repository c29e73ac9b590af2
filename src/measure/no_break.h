/*
 * no_break - numbers that stay with the word they number, in running text on paper.
 *
 *     tại Biểu đồ|1    xã A Lưới|4    quý|II năm|2026    ngày|17 tháng|3
 *
 * A careful typist sets a no-break space there; so does this, in the text that is laid out and nowhere else: what
 * is copied out of the page has a plain space.
 */
#ifndef MEASURE_NO_BREAK_H
#define MEASURE_NO_BREAK_H

#include "base/arena.h"
#include "doc/block.h"

/* The same runs with U+00A0 where no line may end. */
struct doc_runs no_break_runs(struct arena *a, struct doc_runs runs);

#endif /* MEASURE_NO_BREAK_H */
