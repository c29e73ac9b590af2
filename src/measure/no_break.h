/*
 * no_break - keep a number, and the dash within a name, on one line with the word before, in running text on paper.
 *
 *     tại Biểu đồ|1    xã A Lưới|4    quý|II năm|2026    ngày|17 tháng|3    xã Chân Mây|- Lăng Cô
 *
 * A careful typist types a no-break space there.  This room puts one into the text that is laid
 * out, and nowhere else: text copied from the page has a plain space.
 */
#ifndef MEASURE_NO_BREAK_H
#define MEASURE_NO_BREAK_H

#include "base/arena.h"
#include "doc/block.h"

/* The same runs, with U+00A0 wherever no line may end. */
struct doc_runs no_break_runs(struct arena *a, struct doc_runs runs);

#endif /* MEASURE_NO_BREAK_H */
